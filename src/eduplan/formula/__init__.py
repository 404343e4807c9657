"""Formulas as data: the tree, the author's operand, the text form and the check."""

from __future__ import annotations

from eduplan.formula.errors import FormulaError
from eduplan.formula.names import NameTable
from eduplan.formula.nodes import (
    Aggregate,
    Apply,
    Constant,
    Earlier,
    Node,
    Reference,
    Selection,
    StandardFor,
    Window,
    is_change,
    references,
    transform,
    walk,
)
from eduplan.formula.operand import (
    Operand,
    OperandLike,
    node_of,
    ref,
    standard_for,
    where,
)
from eduplan.formula.printing import format_formula
from eduplan.formula.shapes import LEVELS, Level, Shape, check_formula, lift
from eduplan.formula.text import parse_formula

__all__ = [
    "LEVELS",
    "Aggregate",
    "Apply",
    "Constant",
    "Earlier",
    "FormulaError",
    "Level",
    "NameTable",
    "Node",
    "Operand",
    "OperandLike",
    "Reference",
    "Selection",
    "Shape",
    "StandardFor",
    "Window",
    "check_formula",
    "format_formula",
    "is_change",
    "lift",
    "node_of",
    "parse_formula",
    "ref",
    "references",
    "standard_for",
    "transform",
    "walk",
    "where",
]
