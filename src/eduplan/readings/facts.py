"""The context of a reading, the facts that it is read over, and its result."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, Protocol, TypeAlias, runtime_checkable

import attrs

from eduplan.catalogue.definitions import Scope
from eduplan.failures import Failure, PluginFailedError
from eduplan.formula import Node
from eduplan.immutable import EMPTY, frozen_texts
from eduplan.quantity import Interval, Unit
from eduplan.words import Words

_Order: TypeAlias = "tuple[str | int, ...]"


def _frozen(scope: Scope) -> Mapping[str, str]:
    if len(scope) < 2:
        return frozen_texts(scope)
    return frozen_texts(dict(sorted(scope.items())))


@attrs.frozen
class Context:
    """The context of a fact, as in XBRL: a region or one of its institutions, a year, a scope.

    `scope` gives a code for each restricted dimension; several codes that count together are
    written with a bar: `56-65|66`.
    """

    region: str
    year: int
    institution: str | None = None
    scope: Mapping[str, str] = attrs.field(default=EMPTY, converter=_frozen)
    # Readings look up and sort many thousands of contexts. One flat key serves for both; nested
    # tuples would keep the garbage collector busy.
    order: _Order = attrs.field(init=False, repr=False)

    @order.default
    def _ordered(self) -> _Order:
        institution = self.institution
        place = (self.region, self.year, institution is not None, institution or "")
        return (*place, *chain.from_iterable(self.scope.items())) if self.scope else place

    def restricted(self, dimension: str, code: str) -> Context:
        """Return the context restricted to a code of a dimension, in place of any it had."""
        scope = {**self.scope, dimension: code}
        return Context(self.region, self.year, self.institution, scope)

    def __eq__(self, other: object) -> bool:
        return self.order == other.order if isinstance(other, Context) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.order)


class Fact(NamedTuple):
    """A stated value and its source.

    Attributes:
        interval: what it may be, in base units.
        source: where it comes from, for people: `B01 一(一)1` or `data.csv:12`.
        text: the figure as printed, if it was.
        occurrences: the value in each place that states it, where several do and no one of them
            says everything.
        problem: why the value is unknown although it is stated: the places differ.
        note: what was stated otherwise and why this counts, None where nothing was.
    """

    interval: Interval
    source: str
    text: str = ""
    occurrences: tuple[Fact, ...] = ()
    problem: Words | None = None
    note: Words | None = None


class Facts(Protocol):
    """What formulas are read over: a plan's figures, a table of data, or several together."""

    def fact(self, name: str, context: Context) -> Fact | None:
        """Return the value of a name for exactly this region or institution, year and scope."""
        ...

    def restrictions(self, name: str) -> Collection[frozenset[str]] | None:
        """Return the sets of dimensions that figures of a name are restricted by; None: unknown.

        Where there is none, no figure of the name is known of any place, year or scope.
        """
        ...

    def institutions(self, context: Context) -> Sequence[Context]:
        """Return the institutions of just this region in a year, always in the same order."""
        ...

    def parts(self, context: Context) -> Sequence[Context]:
        """Return the inner regions that add up to the region, always in the same order."""
        ...

    def code(self, context: Context, dimension: str) -> str | None:
        """Return an institution's own code of a dimension, e.g. its ownership."""
        ...

    def applies(self, name: str, context: Context) -> bool:
        """Return whether an institution has what a name stands for: by its kind, or it says so."""
        ...

    def zero_including(self, name: str, context: Context) -> Fact | None:
        """Return a figure of a name that is zero and includes this one, by its place or codes."""
        ...

    def standard(self, about: str, context: Context) -> Fact | None:
        """Return the standard in force about a name, for the year, region and scope."""
        ...


class RegionFacts:
    """A base for facts of a region as a whole, without institutions, inner regions or standards."""

    def restrictions(self, name: str) -> Collection[frozenset[str]] | None:
        """Return None: whoever asks is to look."""
        return None

    def institutions(self, context: Context) -> Sequence[Context]:
        """Return none."""
        return ()

    def parts(self, context: Context) -> Sequence[Context]:
        """Return none."""
        return ()

    def code(self, context: Context, dimension: str) -> str | None:
        """Return None: codes are those of institutions."""
        return None

    def applies(self, name: str, context: Context) -> bool:
        """Return True: nothing is known of kinds."""
        return True

    def zero_including(self, name: str, context: Context) -> Fact | None:
        """Return None: no figure is told of but itself."""
        return None

    def standard(self, about: str, context: Context) -> Fact | None:
        """Return None."""
        return None


@runtime_checkable
class PeriodFacts(Protocol):
    """Facts that also hold figures of several years together, as plans print them."""

    def period_total(self, name: str, context: Context, years: int) -> Fact | None:
        """Return the figure for the `years` years up to the context's, all together."""
        ...


class Missing(NamedTuple):
    """Something without a value; `kind` says what `name` is the name of.

    `value`: an element or indicator; `standard`: what the standard would be about; `code`: a
    dimension of which the institution's code is unknown; `institutions`: their list itself.
    """

    name: str
    context: Context
    kind: str = "value"


class Reading(NamedTuple):
    """One part of a tree, read.

    Attributes:
        node: the part; a selection or an earlier year shows as its operand in another context.
        context: where and when it was read.
        value: the possible values in base units; for a condition True, False, or None where it
            is undecided. Where nothing is missing and there is no problem, a number is known.
        unit: the unit of a number, None for a condition.
        missing: what would be needed; empty for a condition that is decided whatever it may be.
        parts: the readings of the operands, and for an aggregate those of each institution; of a
            value that stands in several places, what each says, in the same context.
        name: the element, indicator or standard that this is the value of, "" for an expression.
        source: where the value stands, if it was not calculated.
        text: the figure as printed there.
        problem: why there is no value although nothing is missing.
        failure: what a plugin's calculation did wrong, where that is the problem.
        note: what else was stated of it, and why this counts.
    """

    node: Node
    context: Context
    value: Interval | bool | None
    unit: Unit | None
    missing: tuple[Missing, ...] = ()
    parts: tuple[Reading, ...] = ()
    name: str = ""
    source: str = ""
    text: str = ""
    problem: Words | None = None
    failure: Failure | None = None
    note: Words | None = None

    @property
    def has_several_occurrences(self) -> bool:
        """Whether this figure is stated in several places; `parts` are what each says."""
        parts, name = self.parts, self.name
        return bool(name and parts) and all(
            one.name == name and one.context == self.context for one in parts
        )

    @property
    def is_known(self) -> bool:
        """Whether the condition is decided, or the number has everything it needs."""
        if isinstance(self.value, Interval):
            return not self.missing and self.problem is None
        return self.value is not None

    @property
    def known_interval(self) -> Interval | None:
        """The possible values of a number that has everything it needs, else None."""
        return self.value if self.is_known and isinstance(self.value, Interval) else None

    @property
    def interval(self) -> Interval:
        """The possible values of a number, in base units.

        Raises:
            TypeError: it is a condition.
        """
        if isinstance(self.value, Interval):
            return self.value
        raise TypeError("a condition has no interval; expected the reading of a number")

    @property
    def truth(self) -> bool | None:
        """Whether a condition holds; None where that is open.

        Raises:
            TypeError: it is a number.
        """
        if isinstance(self.value, Interval):
            raise TypeError("a number has no truth value; expected the reading of a condition")
        return self.value


def combined(
    node: Node,
    context: Context,
    value: Interval | bool | None,
    unit: Unit | None,
    parts: tuple[Reading, ...],
    problem: Words | None = None,
) -> Reading:
    """Return the reading of an expression; unless it is decided, it misses what its parts miss."""
    if isinstance(value, bool):
        return Reading(node, context, value, unit, parts=parts)
    problems = [part.problem for part in parts if part.problem is not None]
    first = problems[0] if problems else problem
    return Reading(node, context, value, unit, sorted_missing(parts), parts, problem=first)


def every_part(reading: Reading) -> Iterator[Reading]:
    """Yield a reading and all that it is put together from, each once, from the top down."""
    pending, seen = [reading], set[int]()
    while pending:
        part = pending.pop()
        if id(part) not in seen:  # a figure that a formula reads twice is one reading
            seen.add(id(part))
            yield part
            pending.extend(reversed(part.parts))


def require_calculations(reading: Reading) -> None:
    """Raise if a reading has no value because a plugin's calculation failed.

    Raises:
        PluginFailedError: a plugin's calculation failed, and that is why there is no value.
    """
    pending = [reading]
    while pending:
        part = pending.pop()
        if part.failure is not None:
            raise PluginFailedError(part.failure)
        if part.problem is not None:
            pending.extend(reversed(part.parts))


def sorted_missing(readings: Iterable[Reading]) -> tuple[Missing, ...]:
    """Return all that some readings miss, each once, sorted."""
    found = [reading.missing for reading in readings if reading.missing]
    if len(found) < 2:
        return found[0] if found else ()
    return tuple(sorted({one for missing in found for one in missing}, key=_missing_order))


def _missing_order(missing: Missing) -> tuple[object, ...]:
    return (missing.name, missing.kind, missing.context.order)
