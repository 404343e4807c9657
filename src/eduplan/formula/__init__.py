"""Formulas as data: the tree, the author's operand, the text form and the check."""

from __future__ import annotations

from eduplan.formula.errors import FormulaError
from eduplan.formula.names import NameTable
from eduplan.formula.nodes import (
    Aggregate,
    Apply,
    Call,
    Constant,
    Earlier,
    Membership,
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
    call,
    count_true,
    maximum,
    member,
    minimum,
    node_of,
    ref,
    round_down,
    round_half_up,
    round_up,
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
    "Call",
    "Constant",
    "Earlier",
    "FormulaError",
    "Level",
    "Membership",
    "NameTable",
    "Node",
    "Operand",
    "OperandLike",
    "Reference",
    "Selection",
    "Shape",
    "StandardFor",
    "Window",
    "call",
    "check_formula",
    "count_true",
    "format_formula",
    "is_change",
    "lift",
    "maximum",
    "member",
    "minimum",
    "node_of",
    "parse_formula",
    "ref",
    "references",
    "round_down",
    "round_half_up",
    "round_up",
    "standard_for",
    "transform",
    "walk",
    "where",
]
