"""Formulas over data frames: one emitter for Polars and for all that Narwhals reaches."""
