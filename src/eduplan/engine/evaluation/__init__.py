"""A plan held against observed data: level, pace and direction, each an answer of its own."""
