"""What people and machines read of a result: text for a terminal, and JSON with its schema."""
