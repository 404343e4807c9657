"""Documents as paragraphs and table cells, each with its clause and place."""
