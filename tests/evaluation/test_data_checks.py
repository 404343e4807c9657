"""Whether the data agree: with themselves, with the plan's baselines, and with every check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pytest

from eduplan import (
    Domain,
    InputError,
    Observation,
    ObservationTable,
    Words,
    evaluate,
    parse_figure,
)
from eduplan.engine.evaluation.data_rules import DATA_RULES
from eduplan.engine.evaluation.evaluate import EvaluationError
from tests import small
from tests.evaluation.county import REGISTRY, baseline, plan, rates, row, table, target
from tests.installed import installed_registry

if TYPE_CHECKING:
    from eduplan import EvaluationReport, Finding

PLAN = plan(baseline("80%"), target('at_least = "90%"'))
SCHOOLS = [
    row("在校生数", 2023, 300, institution="甲"),
    row("在校生数", 2023, 200, institution="乙"),
]


def report(rows: list[str], as_of: int | None = None) -> EvaluationReport:
    return evaluate(PLAN, REGISTRY, table(rows), as_of=as_of)


def found(rows: list[str]) -> list[Finding]:
    return list(report(rows).findings)


def outcomes(rows: list[str], code: str) -> list[tuple[str, str]]:
    return [(one.subject, one.outcome.status) for one in report(rows).outcomes if one.code == code]


# Totals


def test_a_total_that_is_not_the_sum_of_its_institutions_is_found_with_every_row() -> None:
    [one] = found([*SCHOOLS, row("在校生数", 2023, 510)])

    assert one.code == "DATA001"
    assert "公布 510人，各部分之和 500人" in one.message.zh
    assert one.values["sources"] == "data.csv:4\ndata.csv:3\ndata.csv:2"
    assert str(one.location) == "data.csv:4"


def test_a_total_that_is_the_sum_is_silent() -> None:
    rows = [*SCHOOLS, row("在校生数", 2023, 500)]

    assert found(rows) == []
    assert outcomes(rows, "DATA001") == [("town.pupils 229901 2023", "pass")]


def test_while_an_institution_is_missing_nothing_is_concluded() -> None:
    rows = [*SCHOOLS, row("教师数", 2023, 9, institution="丙"), row("在校生数", 2023, 510)]

    assert found(rows) == []
    assert outcomes(rows, "DATA001") == [("town.pupils 229901 2023", "not_evaluated")]


def test_a_total_that_is_too_small_whatever_is_missing_is_found() -> None:
    rows = [*SCHOOLS, row("教师数", 2023, 9, institution="丙"), row("在校生数", 2023, 400)]

    assert [one.code for one in found(rows)] == ["DATA001"]


def test_a_prefecture_is_compared_with_its_counties() -> None:
    counties = [row("在校生数", 2023, 300), row("在校生数", 2023, 200, region="229902")]

    wider = attrs.evolve(PLAN, region="229900")
    rows = [*counties, row("在校生数", 2023, 510, region="229900")]
    [one] = evaluate(wider, REGISTRY, table(rows)).findings

    assert one.code == "DATA001"
    assert one.subjects == ("town.pupils 229900 2023",)


def test_figures_that_make_no_total_and_totals_without_parts_are_not_compared() -> None:
    rows = [
        row("建校年份", 2023, 1998, institution="甲"),
        row("适龄儿童数", 2023, 100),
        row("教师数", 2023, 10),
    ]

    assert outcomes(rows, "DATA001") == []


def test_a_rounded_total_agrees_with_what_rounds_to_it() -> None:
    counties = [
        row("教育支出", 2023, 71_340_700),
        row("教育支出", 2023, 600, region="229902"),
    ]

    rows = [*counties, row("教育支出", 2023, "7134.1", unit="万元", region="229900")]
    wider = attrs.evolve(PLAN, region="229900")

    assert evaluate(wider, REGISTRY, table(rows)).findings == ()


# Indicators


def test_a_published_indicator_that_its_elements_do_not_give_is_found() -> None:
    counts = [row("入学人数", 2023, 26), row("适龄儿童数", 2023, 29)]

    assert found([*counts, *rates(y2023="90%")]) == []
    [one] = found([*counts, *rates(y2023="91%")])
    assert one.code == "DATA002"
    assert "公布 91%，按数据项计算 89.66%" in one.message.zh


def test_a_sum_of_the_period_is_compared_with_the_years_of_the_period_that_are_gone() -> None:
    """What was done in 2020 is not part of it."""
    years = [row("当年培训人次", year, 100) for year in (2019, 2020, 2021, 2022, 2023)]

    assert found([*years, row("累计培训人次", 2023, 300)]) == []
    assert [one.code for one in found([*years, row("累计培训人次", 2023, 500)])] == ["DATA002"]


# Baselines


def test_a_baseline_that_the_data_contradict_is_found() -> None:
    [one] = found(rates(y2020="79.4%", y2023="86%"))

    assert one.code == "DATA003"
    assert one.subjects == ("B1",)
    assert "公布 80%，数据 [79.35%, 79.45%)" in one.message.zh
    assert found(rates(y2020="79.5%", y2023="86%")) == []


def test_a_baseline_without_data_is_not_compared() -> None:
    assert outcomes(rates(y2023="86%"), "DATA003") == [("B1", "not_evaluated")]


# Institutions that come and go


def test_an_institution_that_misses_a_year_is_found() -> None:
    rows = [
        row("在校生数", year, 300, institution=name)
        for year, names in ((2020, "甲乙丙"), (2021, "甲"), (2023, "甲乙"))
        for name in names
    ]

    first, second = found(rows)

    assert (first.code, first.severity) == ("DATA004", "warning")
    assert first.message.zh == "1所机构2021年没有数据，前后的年份都有：乙"
    assert (second.code, second.severity) == ("DATA004", "info")
    assert second.message.zh == "1所机构2023年没有数据，此前有过：丙"


def test_a_year_without_any_institution_says_nothing_of_them() -> None:
    rows = [*SCHOOLS, row("在校生数", 2020, 300), row("在校生数", 2024, 300)]

    assert outcomes(rows, "DATA004") == []


# Checks that are formulas


def test_a_check_runs_for_each_institution_where_it_says_so() -> None:
    rows = [*SCHOOLS, row("入学人数", 2023, 310, institution="甲"), row("入学人数", 2023, 9)]

    codes = [(one.code, one.subjects) for one in found(rows)]

    assert ("TOWN001", ("229901 甲 2023",)) in codes
    assert outcomes(rows, "TOWN001") == [
        ("229901 乙 2023", "not_evaluated"),
        ("229901 甲 2023", "fail"),
    ]


def test_the_finding_of_a_check_leads_to_its_rows() -> None:
    [one] = found([row("入学人数", 2023, 310, institution="甲"), SCHOOLS[0]])

    assert one.values["sources"] == "data.csv:2\ndata.csv:3"
    assert str(one.location) == "data.csv:2"
    assert "入学人数 310人 ≤ 在校生数 300人" in one.message.zh


def test_a_check_of_totals_alone_is_made_of_the_region() -> None:
    rows = [row("入学人数", 2023, 310), row("在校生数", 2023, 300)]

    assert [one.subjects for one in found(rows)] == [("229901 2023",)]


def test_a_check_of_which_nothing_is_observed_does_not_apply() -> None:
    assert outcomes(rates(y2023="86%"), "TOWN001") == [("229901 2023", "not_applicable")]


def test_a_check_that_can_not_be_put_into_words_is_an_error_and_the_rest_goes_on() -> None:
    broken = Domain("broken", Words("坏", "Broken"))
    broken.check(
        "BRK001",
        "学生数 ≤ 学位数",
        title=Words("坏", "broken"),
        message=Words("{nothing}", "{nothing}"),
        remedy=Words("", ""),
    )
    registry = small.registry(broken)
    observed = table([row("学生数", 2023, 5), row("学位数", 2023, 3)], using=registry)

    seen = evaluate(small.plan(small.TARGET, registry), registry, observed)

    assert [(one.code, one.outcome.status) for one in seen.failed] == [("BRK001", "error")]
    assert seen.targets[0].level.state == "met"


# The report


def test_the_counts_of_the_checks_add_up() -> None:
    seen = report([*SCHOOLS, row("在校生数", 2023, 510), *rates(y2023="86%")])

    assert sum(seen.counts.values()) == len(seen.outcomes)
    assert seen.counts["fail"] == len(seen.findings)


def test_the_most_serious_finding_comes_first() -> None:
    rows = [
        *SCHOOLS,
        row("在校生数", 2023, 510),
        row("入学人数", 2023, 310, institution="甲"),
        row("入学人数", 2023, 1, institution="乙"),
        row("学校数", 2022, 1, institution="丙"),
    ]

    assert [one.severity for one in found(rows)] == ["error", "warning", "info"]


def test_no_rule_has_the_code_of_a_comparison() -> None:
    assert DATA_RULES.keys() & installed_registry().catalogue.rules.keys() == set()


# Which year


def test_without_a_year_the_last_of_the_period_that_has_a_figure_counts() -> None:
    rows = rates(y2022="84%", y2023="—", y2026="99%")

    assert report(rows).as_of == 2022
    assert report(rates(y2026="99%")).as_of == 2026
    assert report(rows, as_of=2026).as_of == 2026


def test_a_year_before_all_data_is_refused_with_the_years_there_are() -> None:
    with pytest.raises(EvaluationError, match=r"cover 2022 to 2023, .*; expected a year from 2022"):
        report(rates(y2022="84%", y2023="86%"), as_of=2021)


def test_rows_of_other_regions_are_counted_and_not_read() -> None:
    """Neither their mistakes nor their years are the plan's."""
    rows = [
        *rates(y2023="86%"),
        row("在校生数", 2024, 5, region="229902"),
        row("在校生数", 2023, 5, region="229900"),
        row("入学人数", 2023, 310, region="229902"),
        row("在校生数", 2023, 300, region="229902"),
    ]
    seen = report(rows)

    assert (seen.as_of, len(seen.table.observations), seen.outside) == (2023, 1, 3)
    assert seen.findings == ()
    assert {one.subject for one in seen.outcomes} <= {"B1", "229901 2023"} | {
        f"{one.name} 229901 2023" for one in seen.table.observations
    }


def test_a_table_without_any_row_of_the_region_is_refused_with_those_there_are() -> None:
    rows = [row("在校生数", 2024, 5, region=one) for one in ("229902", "229900")]

    with pytest.raises(EvaluationError, match="no row of 229901 nor of a region in it: 229900, 2"):
        report(rows)


def test_observations_made_by_hand_must_be_of_something_in_its_unit() -> None:
    def one(name: str, figure: str, stage: str = "primary") -> Observation:
        found, scope = parse_figure(figure), {"stage": stage}
        return Observation(region="229901", year=2023, name=name, figure=found, scope=scope)

    with pytest.raises(InputError) as caught:
        evaluate(
            PLAN,
            REGISTRY,
            ObservationTable(
                [
                    one("town.pupil", "5人"),
                    one("town.pupils", "5元"),
                    one("town.pupils", "5人", "primry"),
                ]
            ),
        )

    unknown, wrong, elsewhere = caught.value.problems
    assert "'town.pupils'" in str(unknown)
    assert "5元 is in 元" in str(wrong)
    assert "a figure in 人" in str(wrong)
    assert "no code 'primry' of a dimension 'stage'" in str(elsewhere)
