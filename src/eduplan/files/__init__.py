"""Reading of plans and of data tables, with the place of everything that is reported."""
