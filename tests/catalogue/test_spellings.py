"""By which spellings people find a definition."""

from __future__ import annotations

import attrs
import pytest

from eduplan import UnknownNameError
from eduplan.files.plan_file import parse_plan
from tests import small
from tests.installed import installed_registry

CATALOGUE = installed_registry().catalogue
RATIO = "senior_high.student_teacher_ratio"


@pytest.mark.parametrize(
    "query", ["高中阶段/生师比", "高中阶段／生师比", "Senior secondary education/生师比", RATIO]
)
def test_a_label_that_two_domains_have_is_found_by_its_domain(query: str) -> None:
    """生师比 alone is that of teachers as well."""
    assert [one.name for one in CATALOGUE.find("生师比")] == [
        RATIO,
        "teachers.student_teacher_ratio",
    ]
    assert [one.name for one in CATALOGUE.find(query)] == [RATIO]


def test_a_search_looks_into_spellings_with_the_domain() -> None:
    """Whoever knows the domain need not know the whole label."""
    assert [one.name for one in CATALOGUE.search("高中阶段/生师")] == [RATIO]


def test_a_misspelt_domain_is_corrected() -> None:
    """Spellings that no formula has asked for yet are suggested as well."""
    assert "学前教育/毛入园率" in installed_registry().catalogue.names.nearest("学前教肓/毛入园率")


def test_a_catalogue_with_other_definitions_has_other_names() -> None:
    """The table of names that it was given is of the definitions that it had."""
    called = attrs.evolve(CATALOGUE.indicator(RATIO), label="每名教师的学生")

    changed = attrs.evolve(CATALOGUE, definitions={**CATALOGUE.definitions, RATIO: called})

    assert [one.name for one in changed.find("每名教师的学生")] == [RATIO]
    assert CATALOGUE.find("每名教师的学生") == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("小学班额", "大班额"), ("高中生师", "高中生师比"), ("农村小规模学校", "小规模学校数")],
)
def test_a_name_with_a_code_in_it_or_cut_short_finds_what_may_be_meant(
    typed: str, meant: str
) -> None:
    assert meant in installed_registry().catalogue.names.nearest(typed)


@pytest.mark.parametrize("name", ["普惠率", "普惠性幼儿园覆盖率"])
def test_an_indicator_is_given_by_label_alias_or_full_name(name: str) -> None:
    assert CATALOGUE.indicator(name).name == "preschool.inclusive_coverage_rate"


def test_a_shared_label_lists_the_indicators_that_it_may_mean() -> None:
    with pytest.raises(UnknownNameError, match=RATIO):
        CATALOGUE.indicator("生师比")


def test_what_a_plan_defines_itself_is_named_beside_all_else() -> None:
    """As if all names had been made anew: with its domain, and a label that it shares."""
    elements = '[[element]]\nname = "local.buses"\nlabel = "校车数"\nunit = "辆"\n'
    shared = 'dimensions = ["stage"]\naliases = ["生师比", "Student–teacher ratio"]\n'
    plan = parse_plan(f"{small.HEAD}{elements}{shared}", installed_registry())
    catalogue = plan.registry.catalogue

    names, anew = catalogue.names, attrs.evolve(catalogue).names

    assert sorted(names.spellings) == sorted(anew.spellings)
    assert len(CATALOGUE.find("生师比")) + 1 == len(catalogue.find("生师比"))
    for spelling in (*names.spellings, "小学校车数"):
        assert names.meanings(spelling) == anew.meanings(spelling)
    assert [str(one) for one in names.meanings("小学校车数")] == ["local.buses[stage=primary]"]
