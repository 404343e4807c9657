"""What eduplan thinks likely, and no document asks for: dated, citable, shown as ours, optional."""

from __future__ import annotations

import datetime

import pytest

from eduplan import Words, audit, evaluate, parse_table, standards_for
from eduplan.catalogue.rule import Alias, Check
from eduplan.errors import EduplanError
from eduplan.files.plan_file import parse_plan
from eduplan.formula import format_formula
from tests import small
from tests.installed import installed_registry
from tests.plugins.mutants import preschool, senior_high, special_education, teachers
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
MUTANTS = {
    **preschool.MUTANTS,
    **senior_high.MUTANTS,
    **special_education.MUTANTS,
    **teachers.MUTANTS,
}
OURS = ("PRE003", "PRE004", "SH004", "SPEC007", "TCH010")
LIKELY_ALL = datetime.date(2026, 1, 1)


def test_the_rules_that_no_document_asks_for_rest_on_a_standard_of_our_own() -> None:
    rules = REGISTRY.catalogue.rules.values()
    found = {one.code: one for one in rules if not isinstance(one, Alias) and one.own_standard}

    assert sorted(found) == sorted(OURS)
    for rule in found.values():
        standard = REGISTRY.catalogue.standard(rule.own_standard)
        assert (standard.kind, standard.issuer) == ("own", "eduplan")
        assert rule.severity != "error"


@pytest.mark.parametrize("code", OURS)
def test_one_setting_switches_all_of_them_off(code: str) -> None:
    """And a finding names the standard that it rests on."""
    loaded = parse_plan(MUTANTS[code].text(), REGISTRY)
    day = LIKELY_ALL

    def found(*, own: bool) -> list[str]:
        report = audit(
            loaded.plan, REGISTRY, today=day, known_on=day, select=[code], own_standards=own
        )
        return [one.message.zh for one in report.findings]

    with_ours = found(own=True)
    rule = REGISTRY.catalogue.rules[code]
    assert not isinstance(rule, Alias)
    assert with_ours
    assert all(f"eduplan自定的参考{rule.own_standard}" in message for message in with_ours)
    assert found(own=False) == []


def test_none_judges_before_its_day() -> None:
    """A share of 2010 taught at home was held against nothing."""
    loaded = parse_plan(MUTANTS["SPEC007"].text(), REGISTRY)
    day = datetime.date(2010, 12, 30)

    report = audit(loaded.plan, REGISTRY, today=TODAY, known_on=day, select=["SPEC007"])

    assert report.findings == ()
    assert {one.outcome.reason.code for one in report.outcomes if one.outcome.reason} == {
        "not_known"
    }


def test_data_are_judged_by_them_unless_they_are_switched_off() -> None:
    table = parse_table(
        "地区,年份,指标,数值\n229901,2020,送教上门人数,40人\n"
        "229901,2020,残疾儿童少年入学人数,100人\n229901,2016,送教上门人数,40人\n"
        "229901,2016,残疾儿童少年入学人数,100人\n",
        REGISTRY,
    )
    plan = parse_plan(HEAD, REGISTRY).plan

    def found(*, own: bool) -> list[tuple[str, ...]]:
        report = evaluate(plan, REGISTRY, table, own_standards=own)
        return [one.subjects for one in report.findings if one.code == "SPEC007"]

    assert found(own=True) == [("229901 2020",)]
    assert found(own=False) == []


def test_a_band_is_found_like_any_standard_and_judges_no_target() -> None:
    """It stands among the standards by its kind, and nothing is weaker than it."""
    answer = standards_for(
        REGISTRY,
        "preschool.gross_enrolment_rate",
        on=TODAY,
        region="229901",
        kinds=["own"],
    )
    low = (
        '[[target]]\nid = "T1"\nindicator = "special_education.home_delivery_share"\n'
        'at_most = "30%"\nyear = 2025\n'
    )

    assert [one.name for one in answer.in_force] == ["preschool.plausible_gross_enrolment"]
    report = audit(parse_plan(HEAD + low, REGISTRY).plan, REGISTRY, today=TODAY, select=["PLAN002"])
    assert report.findings == ()


def test_the_formula_and_the_standard_of_teaching_at_home_say_one_number() -> None:
    standard = REGISTRY.catalogue.standard("special_education.plausible_home_delivery_share")
    check = REGISTRY.catalogue.rules["SPEC007"]

    assert "20%" in standard.bound.describe(REGISTRY.catalogue.unit(standard.about))
    assert isinstance(check, Check)
    assert "20%" in format_formula(check.formula)


def test_a_rule_of_ones_own_is_no_error_and_names_a_standard_that_there_is() -> None:
    domain = small.schools()
    with pytest.raises(EduplanError, match="can't be an error"):
        domain.check(
            "SCH001",
            "学生数 <= 学位数",
            title=Words("某事", "something"),
            remedy=Words("改", "mend"),
            own_standard="band",
        )
    domain.check(
        "SCH001",
        "学生数 <= 学位数",
        title=Words("某事", "something"),
        remedy=Words("改", "mend"),
        severity="warning",
        own_standard="band",
    )
    with pytest.raises(EduplanError, match=r"no standard 'schools.band' of kind own"):
        _strict(domain)


def _strict(domain: object) -> None:
    from eduplan import Registry

    Registry.of({"schools": small.plugin(domain)}, strict=True)  # type: ignore[arg-type]
