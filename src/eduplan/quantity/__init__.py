"""Exact numbers with units: what a printed figure says, and how far its last digit reaches."""

from __future__ import annotations

from eduplan.quantity.figure import Figure as Figure
from eduplan.quantity.figure import parse_figure as parse_figure
from eduplan.quantity.formatting import format_interval as format_interval
from eduplan.quantity.formatting import format_value as format_value
from eduplan.quantity.formatting import round_half_up as round_half_up
from eduplan.quantity.interval import EVERYTHING as EVERYTHING
from eduplan.quantity.interval import NON_NEGATIVE as NON_NEGATIVE
from eduplan.quantity.interval import Interval as Interval
from eduplan.quantity.spelling import FigureError as FigureError
from eduplan.quantity.unit import Unit as Unit
from eduplan.quantity.unit import UnitError as UnitError
from eduplan.quantity.unit import parse_unit as parse_unit
