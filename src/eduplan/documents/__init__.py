"""Documents as their readers see them: paragraphs and table cells, each with its clause and place."""
