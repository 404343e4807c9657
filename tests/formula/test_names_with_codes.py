"""A name may say its codes itself: 小学生师比, and every place that takes names reads it alike."""

from __future__ import annotations

import pytest

from eduplan import InputError, parse_plan, parse_table
from eduplan.formula import parse_formula
from tests.installed import installed_registry
from tests.small import HEAD

REGISTRY = installed_registry()
CATALOGUE = REGISTRY.catalogue
RATIO = "teachers.student_teacher_ratio"


@pytest.mark.parametrize(
    "spelling",
    ["小学生师比", "小学的生师比", "生师比（小学）", "生师比[学段=小学]", "生师比 (primary)"],
)
def test_a_label_with_a_code_is_the_name_in_that_scope(spelling: str) -> None:
    [meaning] = CATALOGUE.names.meanings(spelling)

    assert (meaning.name, dict(meaning.scope)) == (RATIO, {"stage": "primary"})
    assert CATALOGUE.indicator(spelling).name == RATIO


def test_several_codes_may_stand_before_a_label() -> None:
    [meaning] = CATALOGUE.names.meanings("乡村小学在校生数")

    assert dict(meaning.scope) == {"location": "rural", "stage": "primary"}


@pytest.mark.parametrize(
    "spelling", ["小学天文馆数", "小学普惠性幼儿园覆盖率", "小学初中生师比", "生师比[城乡=小学]"]
)
def test_a_code_that_a_name_does_not_have_means_nothing(spelling: str) -> None:
    assert CATALOGUE.names.meanings(spelling) == ()


def test_no_text_of_many_codes_takes_long() -> None:
    assert CATALOGUE.names.meanings("小学" * 1000 + "生师比") == ()
    assert CATALOGUE.names.meanings("生师比" + "（小学）" * 300) == ()


def test_a_name_of_its_own_goes_before_a_code_and_a_label() -> None:
    assert CATALOGUE.find("公办幼儿园数")[0].name == "preschool.public_kindergartens"


def test_a_code_of_two_dimensions_is_refused_with_both() -> None:
    """小学 is a stage, and a kind of school."""
    row = 'target = [{ indicator = "小学学校数", at_least = "30所" }]\n'

    with pytest.raises(InputError, match=r"schools\[school_type=\w+\].*schools\[stage=primary\]"):
        parse_plan(HEAD + row, REGISTRY)
    assert len(CATALOGUE.find("小学学校数")) == 1


def test_a_shared_label_is_refused_with_what_means_one_alone() -> None:
    with pytest.raises(InputError) as caught:
        parse_plan(HEAD + 'target = [{ indicator = "生师比", at_most = "19:1" }]\n', REGISTRY)

    assert caught.value.problems[0].nearest == ("高中生师比", "师资/生师比")
    assert all(len(CATALOGUE.find(one)) == 1 for one in caught.value.problems[0].nearest)


def test_a_formula_reads_it() -> None:
    names = CATALOGUE.names
    formula = parse_formula("小学在校生数 ÷ 小学专任教师数 ≤ 19", names)

    assert formula == parse_formula("在校生数[学段=小学] ÷ 专任教师数[学段=小学] ≤ 19", names)
    with pytest.raises(InputError, match="小学天文馆数"):
        parse_formula("小学天文馆数 + 1", names)


def test_a_plan_reads_it_into_the_scope_of_the_row() -> None:
    rows = (
        'target = [{ indicator = "小学生师比", at_most = "18:1", from = "19:1" }]\n'
        'statement = [{ label = "学生", about = "小学在校生数", value = "190人", year = 2020 }]\n'
    )
    plan = parse_plan(HEAD + rows, REGISTRY).plan
    [target], [baseline], [statement] = plan.targets, plan.baselines, plan.statements
    scopes = [dict(one) for one in (target.scope, baseline.scope, statement.scope)]

    assert scopes == [{"stage": "primary"}] * 3
    assert target.indicator == RATIO


def test_a_scope_that_says_otherwise_is_an_error() -> None:
    row = 'target = [{ indicator = "小学生师比", scope = "学段=初中", at_most = "18:1" }]\n'

    with pytest.raises(InputError, match="stage is given twice"):
        parse_plan(HEAD + row, REGISTRY)


def test_a_long_table_reads_it_as_a_wide_one_does() -> None:
    long = "地区,年份,数据项,数值\n229901,2024,小学在校生数,190人\n"
    wide = "地区,年份,小学在校生数\n229901,2024,190人\n"
    rows = [parse_table(text, REGISTRY).observations[0] for text in (long, wide)]

    assert [(one.name, dict(one.scope)) for one in rows] == [
        ("governance.students", {"stage": "primary"})
    ] * 2
