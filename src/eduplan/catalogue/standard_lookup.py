"""Look up dated standards: which are in force where and when, as known on a day, and which judge.

Ended, not yet in force and never defined are three different answers, and none of them is zero.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Literal, NamedTuple, Protocol, TypeAlias

import attrs

from eduplan.arguments import require_days
from eduplan.bounds import Qualitative
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Better, Scope, Standard
from eduplan.catalogue.regions import includes, region_chain
from eduplan.quantity import Interval

StandardState: TypeAlias = Literal["in_force", "published_later", "not_yet", "ended"]

FLOOR_KINDS = ("legal", "supervision", "funding")
"""Kinds of which the strictest standard judges, whichever region it comes from."""

SHORTEST_TITLE = 4
"""Fewer characters of a title (班额) mean a subject rather than a document."""


class Accepts(Protocol):
    """A bound, or what a promise asks of a year."""

    @property
    def accepted(self) -> Interval:
        """The values that meet it."""


class HasCatalogue(Protocol):
    """What holds a catalogue: a registry."""

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue."""
        ...


class StandardAnswer(NamedTuple):
    """What is known about the standards of one thing in one region, on one day.

    Every list has the nearest region first, and within a region the newest first.

    Attributes:
        about: the element or indicator, or the document, that was asked about.
        in_force: what applies on the day and was known.
        published_later: what applies on the day, but was published after the day of knowledge.
        not_yet: what comes into force later; a target before the year it is set for, too.
        ended: what was in force before.
        not_comparable: what holds for another scope, or under a condition that only words say,
            whatever its days; it is there to be reported and judges nothing by itself.
    """

    about: str
    region: str
    on: datetime.date
    known_on: datetime.date | None
    in_force: tuple[Standard, ...] = ()
    published_later: tuple[Standard, ...] = ()
    not_yet: tuple[Standard, ...] = ()
    ended: tuple[Standard, ...] = ()
    not_comparable: tuple[Standard, ...] = ()

    @property
    def never_defined(self) -> bool:
        """Whether no standard of these kinds exists for the region at all, at any time or scope."""
        found = (self.published_later, self.not_yet, self.ended, self.not_comparable)
        return not self.in_force and not any(found)


def standards_for(
    standards: HasCatalogue | Catalogue | Iterable[Standard],
    about: str,
    *,
    on: datetime.date,
    region: str,
    scope: Scope | None = None,
    known_on: datetime.date | None = None,
    kinds: Collection[str] | None = None,
) -> StandardAnswer:
    """Return what is asked of the element or indicator `about` in `region` on the day `on`.

    `standards` is the registry, whose plugins know them, what a rule has of it, or some of them.
    The standards of the region and of every region that includes it count. A standard without
    scope holds for every figure; one with scope holds where the figure's scope has the same codes.
    `known_on` is the day whose knowledge counts, for a plan its day of issue; None knows all.

    Raises:
        RegionError: `region` is not a region's code.
        ArgumentError: `on` or `known_on` is no day.
    """
    require_days(on=on, known_on=on if known_on is None else known_on)
    known = _as_replaced([*_about(standards, about)], region)
    relevant = [one for one in known if kinds is None or one.kind in kinds]

    def place(one: Standard) -> str:
        comparable = not one.condition and _covers(one.scope, scope or {})
        return state_of(one, on=on, known_on=known_on) if comparable else "not_comparable"

    lists = _nearest_first(relevant, region, place)
    return StandardAnswer(about, region, on, known_on, **lists)


def standards_of_document(
    standards: Catalogue | Iterable[Standard],
    document: str,
    *,
    on: datetime.date,
    region: str,
    known_on: datetime.date | None = None,
) -> StandardAnswer:
    """Return all that a document asks in `region` on the day `on`, of whatever and of whom.

    `document` is its number, a part of its title that is at least `SHORTEST_TITLE` characters
    long, or a standard's own name. Standards in words, a law in force, are found so; they are about
    no element or indicator.

    Raises:
        RegionError: `region` is not a region's code.
    """
    every = standards.standards if isinstance(standards, Catalogue) else standards
    known = _as_replaced([*every], region)
    named = [one for one in known if document in (one.name, one.document_number)]
    title = document if len(document) >= SHORTEST_TITLE else ""
    matching = named or [one for one in known if title and title in one.document]
    lists = _nearest_first(matching, region, partial(state_of, on=on, known_on=known_on))
    return StandardAnswer(document, region, on, known_on, **lists)


def state_of(
    standard: Standard, *, on: datetime.date, known_on: datetime.date | None = None
) -> StandardState:
    """Return where a standard stands on a day; its first and its last day are both in force.

    A target is not yet in force before 1 January of the year that it is set for.
    """
    if standard.in_force_until is not None and standard.in_force_until < on:
        return "ended"
    if on < standard.in_force_from or on.year < (standard.target_year or 0):
        return "not_yet"
    if known_on is not None and known_on < standard.known_since:
        return "published_later"
    return "in_force"


def can_judge(standard: Standard) -> bool:
    """Tell whether a standard says a number, and one that is more than an uncertain parameter."""
    return standard.confidence != "U" and not isinstance(standard.bound, Qualitative)


def judges(answer: StandardAnswer, better: Better) -> tuple[Standard, ...]:
    """Return the standards that a figure is to be compared with, each by itself.

    They are the strictest floor, the nearest of staffing, every target that is due, and last the
    nearest benchmark, which is a statistic and no requirement.
    """
    first = (strictest(answer, better), nearest(answer, "staffing"))
    found = (*first, *due_targets(answer), nearest(answer, "benchmark"))
    return tuple(one for one in found if one is not None)


def asks_less(bound: Accepts, other: Accepts, better: Better) -> bool:
    """Tell whether the worst value that meets a bound misses another, such as a standard's.

    `better` is the direction of what both are about; without one (`band`, `none`) nothing is less.
    """
    ours, theirs = bound.accepted, other.accepted
    if better == "higher":
        return ours.lower_end < theirs.lower_end
    return better == "lower" and theirs.upper_end < ours.upper_end


def strictest(answer: StandardAnswer, better: Better) -> Standard | None:
    """Return the legal, supervision or funding standard in force that asks most, if there is any.

    `better` is the direction of what it is about: where higher is better, the highest lower end
    asks most, where lower is better, the lowest upper end, and elsewhere the band that lies within
    all others, if one does. Among equals, and among bands that only overlap, it is the nearest.
    """
    floors = [one for one in _judging(answer) if one.kind in FLOOR_KINDS]
    if better == "higher":
        return max(floors, key=lambda one: one.bound.accepted.lower_end, default=None)
    if better == "lower":
        return min(floors, key=lambda one: one.bound.accepted.upper_end, default=None)
    within_all = (one for one in floors if all(_lies_within(one, other) for other in floors))
    return next(within_all, next(iter(floors), None))


def nearest(answer: StandardAnswer, kind: str) -> Standard | None:
    """Return the standard of a kind that is in force for the nearest region, the newest of it."""
    return next((one for one in _judging(answer) if one.kind == kind), None)


def due_targets(answer: StandardAnswer) -> tuple[Standard, ...]:
    """Return the targets of higher levels that are due: of each region, those for the latest year.

    A target for 2020 still holds in 2024, and gives way in 2025 to what the same region set for
    2025. Where two documents of a region print one figure as 92%以上 and as >92%, the first judges:
    who promises 92%以上 promises what was asked.
    """
    targets = [one for one in _judging(answer) if one.kind == "target"]
    latest: dict[str, int] = {}
    for one in targets:
        latest[one.region] = max(latest.get(one.region, 0), one.target_year or 0)
    due = [one for one in targets if (one.target_year or 0) == latest[one.region]]
    return tuple(one for one in due if not any(_says_with_its_end(other, one) for other in due))


def _says_with_its_end(one: Standard, other: Standard) -> bool:
    """Tell whether `one` is the figure of `other` with its end included (92%以上 beside >92%)."""
    own, open_ended = one.bound.accepted, other.bound.accepted
    return (
        one.region == other.region
        and own != open_ended
        and (own.lower, own.upper) == (open_ended.lower, open_ended.upper)
        and own.intersect(open_ended) == open_ended
    )


def _about(
    standards: HasCatalogue | Catalogue | Iterable[Standard], about: str
) -> Iterable[Standard]:
    if isinstance(standards, Catalogue):
        return standards.standards_about(about)
    known: HasCatalogue | Iterable[Standard] = standards
    if not hasattr(known, "catalogue"):
        return (one for one in known if one.about == about)
    return known.catalogue.standards_about(about)


def _as_replaced(standards: list[Standard], region: str) -> list[Standard]:
    """Return some standards, those ended that another replaces where a region lies."""
    begun: dict[str, datetime.date] = {}
    for one in standards:
        if one.replaces and includes(one.region, region):
            first = max(one.in_force_from, one.known_since)
            begun[one.replaces] = min(first, begun.get(one.replaces, first))
    return [_ended(one, begun[one.name]) if one.name in begun else one for one in standards]


def _ended(standard: Standard, replaced: datetime.date) -> Standard:
    last = replaced - datetime.timedelta(days=1)
    until = min(last, standard.in_force_until or last)
    return attrs.evolve(standard, in_force_until=until)


def _nearest_first(
    standards: Iterable[Standard], region: str, place: Callable[[Standard], str]
) -> dict[str, tuple[Standard, ...]]:
    """Return those of a region and of all that include it, by their place in an answer.

    The nearest region stands first, and within a region the newest.
    """
    chain = region_chain(region)

    def order(one: Standard) -> tuple[object, ...]:
        newest = (-one.in_force_from.toordinal(), -(one.target_year or 0))
        return (chain.index(one.region), *newest, one.name)

    found: dict[str, list[Standard]] = {}
    for one in sorted((one for one in standards if one.region in chain), key=order):
        found.setdefault(place(one), []).append(one)
    return {name: tuple(those) for name, those in found.items()}


def _covers(scope: Scope, asked: Scope) -> bool:
    return all(asked.get(dimension) == code for dimension, code in scope.items())


def _judging(answer: StandardAnswer) -> Iterator[Standard]:
    return filter(can_judge, answer.in_force)


def _lies_within(standard: Standard, other: Standard) -> bool:
    inner: Interval = standard.bound.accepted
    return inner.intersect(other.bound.accepted) == inner
