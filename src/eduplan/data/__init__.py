"""What happened: observed figures, and the table that holds them."""
