"""The normal form of formulas: one node for each reading of a name, wherever it stands.

Selections, earlier years and the totals of names are gone: a leaf says itself of which codes, how
many years back and at which level it is read. Nodes are equal if they read the same, however that
was written; `origin` says where each comes from in the tree as written, which people see.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple, TypeAlias, TypeGuard

import attrs

from eduplan.catalogue.definitions import Scope
from eduplan.formula import Earlier, Level, Node, Selection
from eduplan.quantity import Unit


class Origin(NamedTuple):
    """Where a lowered node comes from: a part of the tree as written, and how that was read.

    `scope` and `back` are those in force at the part, counted like those of the lowered node.
    """

    node: Node
    scope: Scope
    back: int = 0


@attrs.frozen
class _Lowered:
    """Any lowered node; `back` is counted from the year in which the whole is read.

    What stands inside a `Published`, `Total`, `Fold` or `Years` counts from the year of that.
    """

    origin: Origin = attrs.field(eq=False, repr=False, kw_only=True)

    @property
    def children(self) -> tuple[Lowered, ...]:
        """The nodes directly below."""
        return ()


@attrs.frozen(cache_hash=True)
class Const(_Lowered):
    """A number in base units."""

    value: Fraction
    unit: Unit


@attrs.frozen(cache_hash=True)
class Figure(_Lowered):
    """A figure of an element (or of an item of a plan), as it stands or added up from its parts.

    `level` is `institution` for one of an institution, `region` for one of the whole region.
    """

    name: str
    scope: Scope
    back: int
    level: Level


@attrs.frozen(cache_hash=True)
class Published(_Lowered):
    """An indicator: a value that may be published, or computed by its formula.

    `Lowering.formula` gives the formula. It is no field, because most readings of what a plan
    publishes never ask for it.
    """

    name: str
    scope: Scope
    back: int
    level: Level


@attrs.frozen(cache_hash=True)
class Total(_Lowered):
    """A region's total of an indicator of institutions: its own figure, or else the fold."""

    name: str
    scope: Scope
    back: int
    fold: Fold

    @property
    def children(self) -> tuple[Lowered, ...]:
        """The nodes directly below."""
        return (self.fold,)


@attrs.frozen(cache_hash=True)
class Standard(_Lowered):
    """The standard in force about a name."""

    about: str
    scope: Scope
    back: int
    level: Level


@attrs.frozen(cache_hash=True)
class Own(_Lowered):
    """Whether an institution's own code of a dimension is one of some codes."""

    dimension: str
    codes: tuple[str, ...]
    scope: Scope
    back: int


@attrs.frozen(cache_hash=True)
class Operation(_Lowered):
    """An operator of `OPERATORS` over its operands."""

    operator: str
    operands: tuple[Lowered, ...]

    @property
    def children(self) -> tuple[Lowered, ...]:
        """The nodes directly below."""
        return self.operands


@attrs.frozen(cache_hash=True)
class Called(_Lowered):
    """A plugin's calculation over its operands, by name."""

    function: str
    operands: tuple[Lowered, ...]

    @property
    def children(self) -> tuple[Lowered, ...]:
        """The nodes directly below."""
        return self.operands


@attrs.frozen(cache_hash=True)
class Fold(_Lowered):
    """A function of `AGGREGATES` over the institutions of a region.

    `scopes` are those of all names that the operand reads: an institution outside each of them is
    not part of the population.
    """

    function: str
    operand: Lowered
    weight: Lowered | None
    scopes: tuple[Scope, ...]
    back: int

    @property
    def children(self) -> tuple[Lowered, ...]:
        """The nodes directly below."""
        return (self.operand,) if self.weight is None else (self.operand, self.weight)


@attrs.frozen(cache_hash=True)
class Years(_Lowered):
    """A function of `WINDOWS` over an operand in several years."""

    function: str
    operand: Lowered
    years: int
    back: int

    @property
    def children(self) -> tuple[Lowered, ...]:
        """The nodes directly below."""
        return (self.operand,)


Name: TypeAlias = Figure | Published | Total
"""The reading of a name that has values: of an element or an indicator."""

Lowered: TypeAlias = (
    "Const | Figure | Published | Total | Standard | Own | Operation | Called | Fold | Years"
)
"""Any node of the normal form."""


def is_plain(node: Lowered) -> TypeGuard[Name]:
    """Tell whether a node is a name alone: of the region, all codes and the year itself."""
    return (
        isinstance(node, Name)
        and not node.scope
        and not node.back
        and (isinstance(node, Total) or node.level == "region")
    )


def as_written(node: Lowered) -> Node:
    """Return a tree that says what a node reads, its codes and years included."""
    written, scope, back = node.origin
    for dimension, codes in scope.items():
        written = Selection(written, dimension, tuple(codes.split("|")))
    return Earlier(written, back) if back else written
