"""What is done with a plan and a catalogue: the audit, and the evaluation against data."""
