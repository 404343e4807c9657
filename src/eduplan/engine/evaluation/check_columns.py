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
from eduplan.readings.facts import Context
from eduplan.readings.narrowing import conjuncts
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


def answers(
    check: Check, reader: ColumnReader, places: Places
) -> Iterator[tuple[Context, Outcome | None]]:
    """Yield how a check ends in each place; None where one of its conditions fails.

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
    unobserved, other = not_applicable(NOT_OBSERVED), not_applicable(OTHER_INSTITUTION)
    open_ones: dict[tuple[object, ...], Outcome] = {}
    for cell, context in enumerate(places.contexts):
        bit = 1 << cell
        if failing & bit:
            yield context, None
        elif not known & bit:
            yield context, unobserved
        elif not concerned & bit:
            yield context, other
        else:
            lacking = _lacking(conditions, cell)
            if lacking not in open_ones:
                open_ones[lacking] = not_known(*lacking) if any(lacking) else PASSED
            yield context, open_ones[lacking]


def _conditions(check: Check, reader: ColumnReader, places: Places) -> Iterator[_Condition]:
    level: Level = "institution" if places.of_institutions else "region"
    for part in conjuncts(reader.lowered(check.formula, level)):
        column = reader.column(part, places)
        if not isinstance(column, Truths):
            raise NotInColumnsError("a check is no condition")
        concerned = places.everyone
        for name in reader.catalogue.names_read(part.origin.node):
            concerned &= reader.figures.applies(name, part.origin.scope, places)
        yield _Condition(column, concerned)


def _lacking(conditions: list[_Condition], cell: int) -> tuple[Words | None, tuple[str, ...]]:
    """Return why the conditions that concern a place are open: a problem, or what is missing."""
    bit, names = 1 << cell, dict[str, None]()
    for column, concerned in conditions:
        if column.notes.stated & concerned & column.undecided & bit:
            problem = column.notes.problem(cell)
            if problem is not None:
                return problem, ()
            names.update(dict.fromkeys(column.notes.names(cell)))
    return None, tuple(names)
