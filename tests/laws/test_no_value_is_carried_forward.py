"""Law: no value stands in for that of another year; the last known one is told, with its year."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from eduplan import evaluate
from eduplan.report.of_results import report_of
from eduplan.report.text import write_text
from tests.evaluation.county import REGISTRY, baseline, judged, plan, rates, row, table, target

PLAN = plan(baseline("80%"), target('at_least = "90%"'))


@given(last=st.integers(2020, 2024), as_of=st.integers(2021, 2026))
def test_a_year_without_a_figure_is_unknown_whatever_was_known_before(
    last: int, as_of: int
) -> None:
    one, report = judged(PLAN, rates(**{f"y{last}": "95%"}), as_of=max(last, as_of))

    if report.as_of > last:
        assert one.level.state == "unknown"
        assert one.value is not None
        assert one.value.value is None
        assert one.since_base is one.since_last is None
        assert one.last_year == last
        assert one.verdict.code == "no_data"


def test_the_last_year_with_a_figure_is_told_and_nothing_else_is_made_of_it() -> None:
    report = evaluate(PLAN, REGISTRY, table(rates(y2022="95%")), as_of=2023)
    shown = re.sub(r"\n +", "", write_text(report_of(report)))

    assert "［数据不足］T1" in shown
    assert "；最近有数据的是2022年" in shown
    assert "95%" not in shown


def test_one_part_of_a_rate_is_not_taken_from_an_earlier_year_either() -> None:
    """The children of 2022 are no divisor for the enrolled of 2023."""
    rows = [row("适龄儿童数", 2022, 100), row("入学人数", 2022, 90), row("入学人数", 2023, 95)]
    one, _ = judged(PLAN, rows)

    assert one.level.state == "unknown"
    assert [(missing.name, missing.context.year) for missing in one.missing] == [
        ("town.children", 2023)
    ]
