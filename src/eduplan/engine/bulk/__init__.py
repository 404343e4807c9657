"""Many regions and years at once: over data frames, exact."""
