"""Whatever is said otherwise is judged alike: complement, unit, row order, other questions."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from eduplan import evaluate
from eduplan.report.evaluation_json import evaluation_document
from tests.evaluation.county import REGISTRY, baseline, judged, plan, rates, row, table, target

if TYPE_CHECKING:
    from eduplan.engine.evaluation.target import TargetEvaluation

PERCENT = st.integers(0, 100)
TENTHS = st.integers(0, 1000).map(lambda tenths: Fraction(tenths, 10))


def decimal(value: Fraction) -> str:
    return f"{value.numerator * 10 // value.denominator / 10:.1f}%"


def answers(one: TargetEvaluation) -> tuple[object, ...]:
    """Return all that must not change: states, shares, and how sure they are."""
    changes = [(one.since_base, one.since_last)]
    return (
        one.verdict.code,
        one.level.state,
        one.level.gap,
        one.level.margin,
        one.level.rests_on_rounding,
        one.pace,
        [
            None if change is None else (change.state, change.rests_on_rounding)
            for change in changes[0]
        ],
    )


@given(start=TENTHS, end=TENTHS, value=TENTHS, last=TENTHS)
def test_a_rate_and_its_complement_are_judged_alike(
    start: Fraction, end: Fraction, value: Fraction, last: Fraction
) -> None:
    """Enrolled at least 95 % or not enrolled at most 5 %: the same facts, the same answers.

    The complement of a printed figure is rounded to the other side at an exact half, so counts
    are taken.
    """
    counts = {2020: start, 2022: last, 2023: value}
    rows = [row("适龄儿童数", year, 1000) for year in counts]
    rows += [row("入学人数", year, int(count * 10)) for year, count in counts.items()]
    rising = plan(target(f'at_least = "{decimal(end)}"'))
    falling = plan(target(f'at_most = "{decimal(100 - end)}"', indicator="outside_rate"))

    one, other = judged(rising, rows)[0], judged(falling, rows)[0]

    assert answers(one) == answers(other)


@given(start=PERCENT, end=PERCENT, value=PERCENT)
def test_per_cent_and_per_mille_are_judged_alike(start: int, end: int, value: int) -> None:
    rows = [
        row(element, year, count)
        for year, enrolled in ((2020, start), (2023, value))
        for element, count in (("入学人数", enrolled), ("适龄儿童数", 100))
    ]
    percent = plan(target(f'at_least = "{end}%"'))
    per_mille = plan(target(f'at_least = "{end * 10}‰"', indicator="per_mille"))

    assert answers(judged(percent, rows)[0]) == answers(judged(per_mille, rows)[0])


@given(st.permutations(range(8)))
def test_the_order_of_the_rows_changes_nothing_but_the_lines_they_stand_on(
    order: list[int],
) -> None:
    rows = [
        row("学校数", 2023, 1, institution="甲", scope="学段=小学"),
        row("入学人数", 2023, 50, institution="甲"),
        row("入学人数", 2023, 36, institution="乙"),
        row("在校生数", 2023, 49, institution="甲"),
        row("适龄儿童数", 2023, 100),
        *rates(y2020="80%", y2022="84%", y2023="87%"),
    ]
    assert _document(*(rows[number] for number in order)) == _document(*rows)


@cache
def _document(*rows: str) -> str:
    items = plan(baseline("80%"), target('at_least = "90%"'))
    document = evaluation_document(evaluate(items, REGISTRY, table(rows)))
    return json.dumps(_without_places(document), ensure_ascii=False)


def _without_places(value: object) -> object:
    """Return a document without what names a line."""
    if isinstance(value, dict):
        places = ("location", "sources", "source", "row")
        return {key: _without_places(one) for key, one in value.items() if key not in places}
    if isinstance(value, list):
        return [_without_places(one) for one in value]
    return value


@given(value=PERCENT, base=PERCENT)
def test_a_later_year_changes_no_earlier_evaluation(value: int, base: int) -> None:
    items = plan(baseline(f"{base}%"), target('at_least = "90%"'))
    known = rates(y2020=f"{base}%", y2022=f"{value}%")

    before = judged(items, known, as_of=2022)[0]
    after = judged(items, [*known, *rates(y2023="100%", y2024="0%")], as_of=2022)[0]

    assert answers(before) == answers(after)
