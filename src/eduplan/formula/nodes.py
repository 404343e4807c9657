"""The formula tree: frozen nodes that say what a calculation is, not how it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import attrs

from eduplan.immutable import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from eduplan.quantity import Unit

__all__ = [
    "AGGREGATES",
    "MAXIMUM_DEPTH",
    "OPERATORS",
    "WINDOWS",
    "Aggregate",
    "Apply",
    "Call",
    "Constant",
    "Earlier",
    "Membership",
    "Node",
    "Operator",
    "Reference",
    "Selection",
    "StandardFor",
    "Window",
    "children",
    "depth",
    "is_change",
    "references",
    "walk",
]

MAXIMUM_DEPTH = 100
"""Deepest tree that is accepted: every reading may then recurse safely."""


class Operator(NamedTuple):
    """How a pointwise operator is spelled, bound and counted.

    `precedence` is None for those written as a function; `most` is None where any number of
    operands may follow.
    """

    name: str
    chinese: str
    english: str
    precedence: int | None
    least: int
    most: int | None


OPERATORS: dict[str, Operator] = {
    operator.name: operator
    for operator in (
        Operator("or", "或", "or", 1, 2, 2),
        Operator("and", "且", "and", 2, 2, 2),
        Operator("not", "非", "not", 3, 1, 1),
        Operator("<", "<", "<", 4, 2, 2),
        Operator("<=", "≤", "≤", 4, 2, 2),
        Operator("=", "=", "=", 4, 2, 2),
        Operator("!=", "≠", "≠", 4, 2, 2),
        Operator(">=", "≥", "≥", 4, 2, 2),
        Operator(">", ">", ">", 4, 2, 2),
        Operator("+", "+", "+", 5, 2, 2),
        Operator("-", "-", "-", 5, 2, 2),
        Operator("*", "×", "×", 6, 2, 2),
        Operator("/", "÷", "÷", 6, 2, 2),
        Operator("negative", "-", "-", 7, 1, 1),
        Operator("if", "若", "if", None, 3, 3),
        Operator("larger", "较大", "larger", None, 2, None),
        Operator("smaller", "较小", "smaller", None, 2, None),
        Operator("round_up", "进位", "round_up", None, 1, 2),
        Operator("round_down", "舍去", "round_down", None, 1, 2),
        Operator("round", "四舍五入", "round", None, 1, 2),
        Operator("number_true", "成立数", "number_true", None, 1, None),
    )
}
"""Every pointwise operator by its name in the tree."""

AGGREGATES: dict[str, tuple[str, str, int]] = {
    "total": ("合计", "total", 1),
    "mean": ("平均", "mean", 1),
    "minimum": ("最小", "minimum", 1),
    "maximum": ("最大", "maximum", 1),
    "count": ("个数", "count", 1),
    "share": ("占比", "share", 1),
    "weighted_mean": ("加权平均", "weighted_mean", 2),
    "standard_deviation": ("标准差", "standard_deviation", 2),
    "variation": ("差异系数", "variation", 2),
}
"""Functions over the level below: Chinese and English spelling, and how many operands."""

WINDOWS: dict[str, tuple[str, str]] = {
    "total": ("近年合计", "total_over"),
    "mean": ("近年平均", "mean_over"),
    "growth": ("年均增长", "yearly_growth"),
}
"""Functions over the last years: Chinese and English spelling."""


@attrs.frozen(eq=False, repr=False)
class Constant(Record):
    """A number with its unit; `value` is in base units (85 % is 17/20) and ends as a decimal."""

    value: Fraction
    unit: Unit


@attrs.frozen(eq=False, repr=False)
class Reference(Record):
    """An element, indicator, standard or published figure by its full name."""

    name: str


@attrs.frozen(eq=False, repr=False)
class StandardFor(Record):
    """The standard in force about an element or indicator, for the year, region and scope read."""

    about: str


@attrs.frozen(eq=False, repr=False)
class Apply(Record):
    """A pointwise operator of `OPERATORS` over operands of one level."""

    operator: str
    operands: tuple[Node, ...]


@attrs.frozen(eq=False, repr=False)
class Aggregate(Record):
    """A function of `AGGREGATES` over the level below, optionally weighted by a second operand."""

    function: str
    operand: Node
    weight: Node | None = None


@attrs.frozen(eq=False, repr=False)
class Selection(Record):
    """The operand restricted to some codes of one dimension; codes are sorted and unique."""

    operand: Node
    dimension: str
    codes: tuple[str, ...]


@attrs.frozen(eq=False, repr=False)
class Membership(Record):
    """True where the institution's own code of `dimension` is one of `codes`."""

    dimension: str
    codes: tuple[str, ...]


@attrs.frozen(eq=False, repr=False)
class Earlier(Record):
    """The operand as it was `years` (one or more) years before."""

    operand: Node
    years: int


@attrs.frozen(eq=False, repr=False)
class Window(Record):
    """A function of `WINDOWS` over the year itself and the `years` - 1 before it.

    For `growth` the span is `years` steps: the mean yearly growth since `years` years before.
    """

    function: str
    operand: Node
    years: int


@attrs.frozen(eq=False, repr=False)
class Call(Record):
    """A typed pure Python function over declared inputs, by name; has the exact reading only."""

    function: str
    operands: tuple[Node, ...]


Node: TypeAlias = (
    Constant
    | Reference
    | StandardFor
    | Apply
    | Aggregate
    | Selection
    | Membership
    | Earlier
    | Window
    | Call
)
"""Any node of the tree of a formula."""


def children(node: Node) -> tuple[Node, ...]:
    """Return the direct operands of a node, in the order in which they are written."""
    if isinstance(node, (Apply, Call)):
        return node.operands
    if isinstance(node, Aggregate):
        return (node.operand,) if node.weight is None else (node.operand, node.weight)
    if isinstance(node, (Selection, Earlier, Window)):
        return (node.operand,)
    return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and all below it, parents first, left to right, without recursion."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(children(current)))


def references(node: Node) -> tuple[str, ...]:
    """Return the names that a tree reads, each once, in the order of their first appearance.

    A standard is read by the name of what it is about, which is not a value the tree depends on.
    """
    names: dict[str, None] = {}
    pending = [node]
    while pending:  # in the order of `walk`; every formula is asked, most for a few names
        current = pending.pop()
        if isinstance(current, Reference):
            names[current.name] = None
        else:
            pending.extend(reversed(children(current)))
    return tuple(names)


def is_change(node: Node) -> bool:
    """Return whether a tree is the change of something: growth, ÷ the year before, less it."""
    if isinstance(node, Window):
        return node.function == "growth"
    if not isinstance(node, Apply) or node.operator not in ("-", "/"):
        return False
    now, before = node.operands
    if isinstance(before, Earlier) and before.operand == now:
        return True
    return node.operator == "-" and isinstance(before, Constant) and is_change(now)


def depth(node: Node) -> int:
    """Return the number of levels of the tree; counted without recursion."""
    deepest, level = 0, [node]
    while level:
        deepest += 1
        level = [child for parent in level for child in children(parent)]
        if deepest > MAXIMUM_DEPTH:
            break
    return deepest
