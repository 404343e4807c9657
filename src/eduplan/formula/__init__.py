"""Formulas as data: the tree, the author's operand, the text form and the check."""

from __future__ import annotations

from eduplan.formula.errors import FormulaError as FormulaError
from eduplan.formula.names import NameTable as NameTable
from eduplan.formula.nodes import Aggregate as Aggregate
from eduplan.formula.nodes import Apply as Apply
from eduplan.formula.nodes import Constant as Constant
from eduplan.formula.nodes import Earlier as Earlier
from eduplan.formula.nodes import Node as Node
from eduplan.formula.nodes import Reference as Reference
from eduplan.formula.nodes import Selection as Selection
from eduplan.formula.nodes import StandardFor as StandardFor
from eduplan.formula.nodes import Window as Window
from eduplan.formula.nodes import is_change as is_change
from eduplan.formula.nodes import references as references
from eduplan.formula.nodes import transform as transform
from eduplan.formula.nodes import walk as walk
from eduplan.formula.operand import Operand as Operand
from eduplan.formula.operand import OperandLike as OperandLike
from eduplan.formula.operand import node_of as node_of
from eduplan.formula.operand import ref as ref
from eduplan.formula.operand import standard_for as standard_for
from eduplan.formula.operand import where as where
from eduplan.formula.printing import format_formula as format_formula
from eduplan.formula.shapes import LEVELS as LEVELS
from eduplan.formula.shapes import Level as Level
from eduplan.formula.shapes import Shape as Shape
from eduplan.formula.shapes import check_formula as check_formula
from eduplan.formula.shapes import lift as lift
from eduplan.formula.shapes import with_steps as with_steps
from eduplan.formula.text import parse_formula as parse_formula
