"""A check asked of all places of a table at once: which it fails, and how it ends in the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from eduplan.catalogue.outcome import PASSED, Outcome, Reason, not_applicable
from eduplan.catalogue.rule import Check
from eduplan.engine.conditions import not_known
from eduplan.formula import Level
from eduplan.readings.column import Truths
from eduplan.readings.columns import ColumnReader, NotInColumnsError
from eduplan.readings.narrowing import conjuncts
from eduplan.readings.notes import Notes
from eduplan.readings.places import Places
from eduplan.words import Words

NOT_OBSERVED = Reason("not_observed", Words("数据中没有", "the data have none of it"))
OTHER_INSTITUTION = Reason(
    "other_institution",
    Words("这类机构没有这些数据项", "institutions of this kind have none of these"),
)


class _Condition(NamedTuple):
    """A condition that a check joins by `and`, and the places whose institution it concerns."""

    column: Truths
    concerned: int


class Answered(NamedTuple):
    """How a check ends in some places; `failing` are those that are to be explained."""

    places: Places
    failing: int
    others: tuple[tuple[int, Outcome], ...]

    def outcome(self, cell: int) -> Outcome | None:
        """Return how it ends in one place; None where one of its conditions fails."""
        return next((outcome for mask, outcome in self.others if mask >> cell & 1), None)


def answered(check: Check, reader: ColumnReader, places: Places) -> Answered:
    """Return how a check ends in each place.

    It answers as `data_questions` does with exact readings, which explain what fails.

    Raises:
        NotInColumnsError: the check is left to the exact reading.
    """
    conditions = [*_conditions(check, reader, places)]
    failing = known = concerned = 0
    for one in conditions:
        stated = one.column.notes.stated
        failing |= stated & one.column.false
        known |= stated
        concerned |= stated & one.concerned
    left = places.everyone & ~failing
    others = [
        (left & ~known, not_applicable(NOT_OBSERVED)),
        (left & known & ~concerned, not_applicable(OTHER_INSTITUTION)),
    ]
    for mask, problem, names in _open_ones(conditions, left & concerned):
        others.append((mask, not_known(problem, names) if problem or names else PASSED))
    return Answered(places, failing, tuple(one for one in others if one[0]))


def _conditions(check: Check, reader: ColumnReader, places: Places) -> Iterator[_Condition]:
    level: Level = "institution" if places.of_institutions else "region"
    for part in conjuncts(reader.lowered(check.formula, level)):
        column = reader.column(part, places)
        if not isinstance(column, Truths):
            raise NotInColumnsError("a check is no condition")
        concerned = places.everyone
        for name in reader.catalogue.names_read(part.origin.node):
            concerned &= reader.institutions.applies(name, part.origin.scope, places)
        yield _Condition(column, concerned)


class _Open(NamedTuple):
    """Places whose conditions are open for the same reason: a problem, or what is missing."""

    mask: int
    problem: Words | None = None
    names: tuple[str, ...] = ()


def _open_ones(conditions: list[_Condition], mask: int) -> list[_Open]:
    """Return why the conditions that concern some places are open; nothing where none is."""
    found = [_Open(mask)]
    for column, concerned in conditions:
        undecided = column.notes.stated & concerned & column.undecided & mask
        if undecided:
            found = [part for one in found for part in _split(one, undecided, column.notes)]
    return found


def _split(one: _Open, undecided: int, notes: Notes) -> Iterator[_Open]:
    """Yield the parts of some places that lack the same in a further condition."""
    left = one.mask & undecided if one.problem is None else 0
    if one.mask & ~left:
        yield one._replace(mask=one.mask & ~left)
    for mask, words in notes.problems:
        if left & mask:
            yield _Open(left & mask, words)
            left &= ~mask
    parts = [one._replace(mask=left)] if left else []
    for name in sorted(notes.missing):
        lacking = notes.missing[name] & left
        if lacking:
            parts = [half for part in parts for half in _halves(part, lacking, name)]
    yield from parts


def _halves(one: _Open, lacking: int, name: str) -> Iterator[_Open]:
    if one.mask & ~lacking:
        yield one._replace(mask=one.mask & ~lacking)
    if one.mask & lacking:
        names = one.names if name in one.names else (*one.names, name)
        yield one._replace(mask=one.mask & lacking, names=names)
