"""The exit codes of the commands that judge."""

CLEAN, FOUND, UNUSABLE = 0, 1, 2
"""Nothing found; something found; the input or an option can't be used."""
