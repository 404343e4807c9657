"""Exact numbers with units: what a printed figure says, and how far its last digit reaches."""

from __future__ import annotations

from eduplan.quantity.figure import Figure, parse_figure
from eduplan.quantity.formatting import format_interval, format_value, round_half_up
from eduplan.quantity.interval import EVERYTHING, NON_NEGATIVE, Interval
from eduplan.quantity.spelling import FigureError
from eduplan.quantity.unit import Unit, UnitError, parse_unit

__all__ = [
    "EVERYTHING",
    "NON_NEGATIVE",
    "Figure",
    "FigureError",
    "Interval",
    "Unit",
    "UnitError",
    "format_interval",
    "format_value",
    "parse_figure",
    "parse_unit",
    "round_half_up",
]
