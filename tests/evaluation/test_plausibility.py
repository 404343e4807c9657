"""What is hardly likely is a note: jumps from the year before, and outliers among institutions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan import AuditSettings, evaluate
from eduplan.engine.evaluation.plausibility import _Scores
from eduplan.engine.findings import Finding
from eduplan.files.table_file import parse_table
from eduplan.plan.settings import Plausibility
from eduplan.report.evaluation import evaluation_report
from tests import small
from tests.evaluation.county import REGISTRY

PLAN = small.plan("", REGISTRY)


def findings(code: str, *rows: str) -> list[Finding]:
    text = "\n".join(("region,institution,year,element,value", *rows))
    report = evaluate(PLAN, REGISTRY, parse_table(text, REGISTRY, plan=PLAN))
    return [one for one in report.findings if one.code == code]


def two_years(before: object, now: object, name: str = "在校生数") -> list[Finding]:
    rows = (f"229901,甲小学,{y},{name},{v}" for y, v in ((2022, before), (2023, now)))
    return findings("DATA007", *rows)


@pytest.mark.parametrize(("before", "now"), [(120, 1200), (1200, 120), (500, 0), (0, 500)])
def test_a_figure_that_more_than_doubles_or_halves_is_a_note(before: int, now: int) -> None:
    (found,) = two_years(before, now)

    assert (found.nature, found.severity) == ("note", "info")
    assert f"2022年 {before}人，2023年 {now}人" in found.message.zh


@pytest.mark.parametrize(
    ("before", "now"), [(120, 240), (8, 19), (0, 20), (100, 100), ("缺", 500), ("约100", 150)]
)
def test_small_counts_and_ordinary_growth_are_none(before: object, now: object) -> None:
    assert not two_years(before, now)


def test_a_year_without_the_year_before_is_compared_with_none() -> None:
    rows = [f"229901,甲小学,{year},在校生数,{value}" for year, value in ((2021, 10), (2023, 1000))]

    assert not findings("DATA007", *rows)


@given(st.lists(st.integers(0, 10**9), min_size=8), st.integers(1, 1000))
def test_scores_do_not_depend_on_the_unit(values: list[int], factor: int) -> None:
    """They are exact: the same whether figures are written in 元 or 万元."""
    plain = _Scores(values)
    scaled = _Scores([one * factor for one in values])

    for value in values:
        again = value * factor
        assert plain.is_outlier(value) is scaled.is_outlier(again)
        assert plain.square(value) == scaled.square(again)
        assert plain.robust_square(value) == scaled.robust_square(again)


def test_where_most_are_alike_the_ordinary_score_decides() -> None:
    values = [15] * 20 + [60]

    assert _Scores(values).is_outlier(60)
    assert not _Scores(values).is_outlier(15)


def test_one_that_is_a_little_apart_from_others_that_are_all_alike_is_none() -> None:
    values = [1700 + one for one in range(20)] + [1900]

    assert not _Scores(values).is_outlier(1900)


def test_a_county_may_set_its_own_bounds() -> None:
    rows = "\n".join(f"229901,甲小学,{y},在校生数,{v}" for y, v in ((2022, 100), (2023, 250)))
    text = f"region,institution,year,element,value\n{rows}"
    table = parse_table(text, REGISTRY, plan=PLAN)
    wide = AuditSettings(plausible=Plausibility(times="3"))

    usual = evaluate(PLAN, REGISTRY, table)
    own = evaluate(PLAN, REGISTRY, table, settings=wide)

    assert "DATA007" in {one.code for one in usual.findings}
    assert "DATA007" not in {one.code for one in own.findings}
    assert "计数3倍" in str(evaluation_report(own))


def test_the_bound_of_an_outlier_may_be_wider() -> None:
    values = [10, 11, 10, 12, 11, 10, 12, 60]

    assert _Scores(values).is_outlier(60)
    assert not _Scores(values, Plausibility(robust_z="1000")).is_outlier(60)
