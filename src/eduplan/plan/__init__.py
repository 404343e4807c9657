"""What a plan says: goals, targets, baselines, statements, measures, problems, waivers, clauses."""
