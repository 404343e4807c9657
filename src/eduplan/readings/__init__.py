"""Readings of the formula tree: the exact value, and the words that explain it."""
