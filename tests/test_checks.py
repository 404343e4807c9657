"""Checks that are formulas: each condition by itself, on published figures, targets and data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eduplan import Domain, Registry, Words, audit, evaluate, ref
from eduplan.files.table_file import parse_table
from tests import small

if TYPE_CHECKING:
    from eduplan import AuditReport, EvaluationReport, Level

HEAD = "region,institution,scope,year,element,value,unit,source\n"


def _registry(per: Level = "region") -> Registry:
    """Return a registry with a check of two conditions: use ≤ 100 %, and girls ≤ pupils."""
    domain = Domain("pupil", Words("学生", "Pupils"))
    girls = domain.element("girls", Words("女生数", "girls"), unit="人")
    pupils, use = ref("schools.pupils"), ref("schools.use")
    formula = (
        (girls <= pupils)
        if per == "institution"
        else ((use <= "100%") & (girls.total() <= pupils.total()))
    )
    domain.check(
        "PUP001", formula, title=Words("学生", "Pupils"), remedy=Words("改", "Mend it"), per=per
    )
    return small.registry(domain)


REGISTRY = _registry()


def _audit(*figures: tuple[str, str, str], body: str = "") -> AuditReport:
    statements = "".join(
        f'\n[[statement]]\nid = "{id_}"\nlabel = "数"\nvalue = "{value}"\nabout = "{about}"\n'
        "year = 2020\n"
        for id_, about, value in figures
    )
    plan = small.plan(statements + body, REGISTRY)
    return audit(plan, REGISTRY, today=small.TODAY)


def _evaluate(registry: Registry, rows: str) -> EvaluationReport:
    table = parse_table(HEAD + rows, registry)
    return evaluate(small.plan("", registry), registry, table)


PUPILS, GIRLS = ("S1", "schools.pupils", "100人"), ("S2", "pupil.girls", "120人")


def test_a_condition_fails_although_nothing_is_known_of_another() -> None:
    """The finding names the figures and the arithmetic of the condition that fails, no others."""
    report = _audit(PUPILS, GIRLS)
    (finding,) = report.findings

    assert finding.subjects == ("values 2020", "S1", "S2")
    assert finding.message.zh == "女生数 120人 ≤ 学生数 100人：不成立"


def test_a_condition_of_which_some_figures_are_known_is_open_and_says_what_is_missing() -> None:
    """The condition on use has no figure at all and is no matter of this plan."""
    (one,) = _audit(GIRLS).outcomes

    assert one.outcome.status == "not_evaluated"
    assert one.outcome.missing == ("schools.pupils",)


def test_the_figures_of_every_published_year_are_held_together() -> None:
    """A mistake of 2018 is a mistake; a year of which only a part is printed is left alone."""
    years = "".join(
        f'\n[[statement]]\nid = "{id_}"\nlabel = "数"\nvalue = "{value}"\n'
        f'about = "{about}"\nyear = {year}\n'
        for id_, about, value, year in (
            ("S3", "schools.pupils", "100人", 2018),
            ("S4", "pupil.girls", "120人", 2018),
            ("S5", "pupil.girls", "120人", 2019),
        )
    )
    report = _audit(body=years)
    (finding,) = report.findings

    assert finding.subjects == ("values 2018", "S3", "S4")
    assert report.counts["not_evaluated"] == 0


def test_without_any_figure_a_check_does_not_apply() -> None:
    """Nothing is published, so nothing can be wrong."""
    (one,) = _audit().outcomes

    assert one.outcome.status == "not_applicable"


@pytest.mark.parametrize(
    ("formula", "status"), [("S2 <= S1", "not_applicable"), ("S2 >= S1", "fail")]
)
def test_what_a_stated_relation_finds_is_not_found_again(formula: str, status: str) -> None:
    """One fact, one finding: the relation's own; one that holds leaves the check to find it."""
    relation = f'\n[[relation]]\nid = "A1"\nformula = "{formula}"\n'
    (one,) = _audit(PUPILS, GIRLS, body=relation).outcomes

    assert one.outcome.status == status


@pytest.mark.parametrize(("aim", "status"), [("120%", "fail"), ("90%", "pass")])
def test_targets_are_held_against_the_conditions_that_they_decide(aim: str, status: str) -> None:
    """No target can be set for girls, so that condition is not undecided but beside the matter."""
    target = f'\n[[target]]\nid = "T1"\nindicator = "schools.use"\nexactly = "{aim}"\nyear = 2025\n'
    outcomes = {one.subject: one.outcome.status for one in _audit(body=target).outcomes}

    assert outcomes == {"values 2020": "not_applicable", "targets 2025": status}


def test_data_of_a_region_fail_the_condition_that_they_decide() -> None:
    """The finding shows the rows that it rests on."""
    rows = "229901,,,2020,女生数,120,人,年报\n229901,,,2020,学生数,100,人,年报\n"
    (finding,) = _evaluate(REGISTRY, rows).findings

    assert finding.message.zh == "女生数 120人 ≤ 学生数 100人：不成立"
    assert finding.values["sources"] == "<text>:2\n<text>:3"


def test_a_check_of_institutions_is_made_of_each_and_names_the_one_that_fails() -> None:
    """One school has more girls than pupils; the sums would hide it."""
    rows = "".join(
        f"229901,{school},,2020,{element},{value},人,年报\n"
        for school, girls, pupils in (("甲校", 12, 10), ("乙校", 30, 90))
        for element, value in (("女生数", girls), ("学生数", pupils))
    )
    (finding,) = _evaluate(_registry("institution"), rows).findings

    assert finding.subjects == ("229901 甲校 2020",)


def test_a_check_of_institutions_is_made_of_totals_where_the_data_have_nothing_else() -> None:
    """A county's own totals must agree too."""
    rows = "229901,,,2020,女生数,120,人,年报\n229901,,,2020,学生数,100,人,年报\n"
    (finding,) = _evaluate(_registry("institution"), rows).findings

    assert finding.subjects == ("229901 2020",)
