"""Cells of tables, whatever file they stand in: texts with their file, sheet, row and column."""
