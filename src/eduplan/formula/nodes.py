"""The formula tree: frozen nodes that say what a calculation is, not how it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from operator import is_
from typing import Any, ClassVar, Protocol, TypeAlias, TypeVar

import attrs

from eduplan.formula import mistakes
from eduplan.formula.errors import FormulaError
from eduplan.quantity import Unit

MAXIMUM_DEPTH = 100
"""Deepest tree that can be built: every reading may then recurse safely."""

MAXIMUM_SIZE = 5_000
"""Most nodes of a tree, written out in full: a part that is used twice counts twice.

`n = n + n` forty times over has few nodes and 2⁴⁰ of them written out: printing it, or comparing it
with another one, would never end.
"""


class _Leaf:
    """A node without operands."""

    __slots__ = ()

    children: ClassVar[tuple[Node, ...]] = ()
    size: ClassVar[int] = 1
    depth: ClassVar[int] = 1


@attrs.frozen
class _Branch:
    """A node with operands; `children` are all of them, in the order in which they are written.

    Raises:
        FormulaError: the tree would be deeper than `MAXIMUM_DEPTH` or larger than `MAXIMUM_SIZE`.
    """

    children: tuple[Node, ...] = attrs.field(init=False, eq=False, repr=False)
    size: int = attrs.field(init=False, eq=False, repr=False)
    depth: int = attrs.field(init=False, eq=False, repr=False)

    def _below(self) -> tuple[Node, ...]:
        raise NotImplementedError

    def __attrs_post_init__(self) -> None:
        children = self._below()
        size = 1 + sum([child.size for child in children])
        depth = 1 + max([child.depth for child in children], default=0)
        if depth > MAXIMUM_DEPTH:
            raise FormulaError(mistakes.NESTED, mistakes.AT_MOST_LEVELS(most=MAXIMUM_DEPTH))
        if size > MAXIMUM_SIZE:
            raise FormulaError(mistakes.SIZE(size=size), mistakes.AT_MOST(most=MAXIMUM_SIZE))
        object.__setattr__(self, "children", children)
        object.__setattr__(self, "size", size)
        object.__setattr__(self, "depth", depth)


# Trees are keys of tables: each node keeps its hash, so that hashing one asks its operands' only.


@attrs.frozen(cache_hash=True)
class Constant(_Leaf):
    """A number with its unit; `value` is in base units (85 % is 17/20) and ends as a decimal."""

    value: Fraction
    unit: Unit


@attrs.frozen(cache_hash=True)
class Reference(_Leaf):
    """An element, indicator, standard or published figure by its full name."""

    name: str


@attrs.frozen(cache_hash=True)
class StandardFor(_Leaf):
    """The standard in force about an element or indicator, for the year, region and scope read."""

    about: str


@attrs.frozen(cache_hash=True)
class Membership(_Leaf):
    """True where the institution's own code of `dimension` is one of `codes`."""

    dimension: str
    codes: tuple[str, ...]


@attrs.frozen(cache_hash=True)
class Apply(_Branch):
    """A pointwise operator of `OPERATORS` over operands of one level."""

    operator: str
    operands: tuple[Node, ...]

    def _below(self) -> tuple[Node, ...]:
        return self.operands


@attrs.frozen(cache_hash=True)
class Call(_Branch):
    """A typed pure Python function over declared inputs, by name; has the exact reading only."""

    function: str
    operands: tuple[Node, ...]

    def _below(self) -> tuple[Node, ...]:
        return self.operands


@attrs.frozen(cache_hash=True)
class Aggregate(_Branch):
    """A function of `AGGREGATES` over the level below, optionally weighted by a second operand."""

    function: str
    operand: Node
    weight: Node | None = None

    def _below(self) -> tuple[Node, ...]:
        return (self.operand,) if self.weight is None else (self.operand, self.weight)


@attrs.frozen(cache_hash=True)
class Selection(_Branch):
    """The operand restricted to some codes of one dimension; codes are sorted and unique."""

    operand: Node
    dimension: str
    codes: tuple[str, ...]

    def _below(self) -> tuple[Node, ...]:
        return (self.operand,)


@attrs.frozen(cache_hash=True)
class Earlier(_Branch):
    """The operand as it was `years` (one or more) years before."""

    operand: Node
    years: int

    def _below(self) -> tuple[Node, ...]:
        return (self.operand,)


@attrs.frozen(cache_hash=True)
class Window(_Branch):
    """A function of `WINDOWS` over the year itself and the `years` - 1 before it.

    For `growth` the span is `years` steps: the mean yearly growth since `years` years before.
    """

    function: str
    operand: Node
    years: int

    def _below(self) -> tuple[Node, ...]:
        return (self.operand,)


Node: TypeAlias = (
    "Constant | Reference | StandardFor | Membership"
    " | Apply | Call | Aggregate | Selection | Earlier | Window"
)
"""Any node of the tree of a formula, as it is written."""


class _Tree(Protocol):
    @property
    def children(self) -> tuple[Any, ...]: ...


_AnyTree = TypeVar("_AnyTree", bound=_Tree)


def walk(node: _AnyTree) -> Iterator[_AnyTree]:
    """Yield the node and all below it, parents first, left to right; one used twice comes once.

    The node is of a tree as written, or of a lowered one.
    """
    seen: set[int] = set()
    pending = [node]
    while pending:
        current = pending.pop()
        if id(current) not in seen:
            seen.add(id(current))
            yield current
            pending.extend(reversed(current.children))


def transform(node: Node, change: Callable[[Node], Node | None]) -> Node:
    """Return a tree with other nodes in place of some; what is left alone stays the same object.

    Args:
        node: the tree.
        change: asked from the root down. It returns what takes a node's place, which may be the
            node itself, and is then not asked about what is below; None goes on below.

    Raises:
        FormulaError: the new tree would be too deep or too large.
    """
    done: dict[int, Node] = {}

    def changed(one: Node) -> Node:
        if id(one) not in done:
            found = change(one)
            if found is None:
                found = _with_children(one, tuple([changed(child) for child in one.children]))
            done[id(one)] = found
        return done[id(one)]

    return changed(node)


def references(node: Node) -> tuple[str, ...]:
    """Return the names that a tree reads, each once, in the order of their first appearance.

    A standard is read by the name of what it is about, which is not a value the tree depends on.
    """
    return tuple(dict.fromkeys(one.name for one in walk(node) if isinstance(one, Reference)))


def is_zero(node: Node) -> bool:
    """Return whether a tree is the number zero, written out."""
    return isinstance(node, Constant) and node.value == 0


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


def _with_children(node: Node, operands: tuple[Node, ...]) -> Node:
    """Return a node over other operands: itself if they are its own."""
    if all(map(is_, operands, node.children)):
        return node
    if isinstance(node, (Apply, Call)):
        return attrs.evolve(node, operands=operands)
    if isinstance(node, Aggregate):
        return Aggregate(node.function, *operands)
    assert isinstance(node, (Selection, Earlier, Window))
    return attrs.evolve(node, operand=operands[0])
