"""What is refused in a formula before there is any data."""

from __future__ import annotations

import pytest

from eduplan import Domain, Words, explain
from eduplan.formula import (
    FormulaError,
    Operand,
    Reference,
    Shape,
    check_formula,
    lift,
    node_of,
    ref,
    standard_for,
    where,
)
from eduplan.formula.operand import count_true, member, round_up
from eduplan.quantity import parse_unit
from tests import small
from tests.installed import installed_registry

STAGES = frozenset({"primary", "junior"})
SHAPES = {
    "x.pupils": Shape(parse_unit("人"), "institution", {"stage": STAGES}),
    "x.teachers": Shape(parse_unit("人"), "institution", {"stage": STAGES}),
    "x.classes": Shape(parse_unit("班"), "institution", {}),
    "x.births": Shape(parse_unit("人"), "region", {}),
    "x.class_size": Shape(parse_unit("人/班"), "institution", {}),
}
PUPILS, TEACHERS, CLASSES, BIRTHS, CLASS_SIZE = (ref(name) for name in SHAPES)


def _shape_of(name: str) -> Shape:
    if name not in SHAPES:
        raise FormulaError(f"no installed plugin defines {name!r}")
    return SHAPES[name]


def _check(formula: Operand) -> Shape:
    return check_formula(formula.node, _shape_of)


@pytest.mark.parametrize(
    ("formula", "unit", "level"),
    [
        (PUPILS / TEACHERS, "", "institution"),
        (PUPILS.total() / BIRTHS, "", "region"),
        (PUPILS / CLASSES - CLASS_SIZE, "人/班", "institution"),
        ((PUPILS >= "100人").share(), "%", "region"),
        ((PUPILS > 0).count(), "所", "region"),
        (PUPILS.variation(TEACHERS), "", "region"),
        (round_up(PUPILS / standard_for(CLASS_SIZE)), "班", "institution"),
        (where(PUPILS < "100人", "100人", PUPILS).total(), "人", "region"),
        (count_true(PUPILS > 0, TEACHERS > 0), "个", "institution"),
        (BIRTHS.yearly_growth(5), "%", "region"),
        ((PUPILS > 0) & member("stage", "primary"), None, "institution"),
    ],
)
def test_a_formula_yields_the_unit_and_level_of_its_parts(
    formula: Operand, unit: str | None, level: str
) -> None:
    """None stands for a condition."""
    shape = _check(formula)

    assert shape.level == level
    if unit is None:
        assert shape.unit is None
    else:
        assert shape.unit is not None
        assert shape.unit.compatible(parse_unit(unit))


@pytest.mark.parametrize(
    ("formula", "part"),
    [
        (PUPILS / CLASSES + PUPILS, "can't be added or compared"),
        (CLASS_SIZE >= "85%", "can't be added or compared"),
        (PUPILS + 1, "a pure number"),
        (PUPILS + 3, "such as 3人"),
        (PUPILS / CLASSES > 45, r"such as 45\[人/班"),
        (PUPILS / BIRTHS, "mixes levels: institution, region"),
        (BIRTHS.total(), "stands at the level of a region already"),
        (PUPILS.total().total(), "stands at the level of a region already"),
        (PUPILS.count(), "is a number; expected a condition"),
        ((PUPILS > 0) + 1, "is a condition; expected a number"),
        (PUPILS.select("stage", "senior"), "has no code 'senior'"),
        (CLASSES.select("stage", "primary"), "has no dimension 'stage'"),
        (ref("x.pupil") / BIRTHS, "no installed plugin defines 'x.pupil'"),
    ],
)
def test_a_formula_that_does_not_fit_is_refused_with_the_part(formula: Operand, part: str) -> None:
    """Units, levels, dimensions, unknown names."""
    with pytest.raises(FormulaError, match=part.replace("(", r"\(")):
        _check(formula)


def test_a_bare_institution_element_in_a_region_formula_means_its_total() -> None:
    """Outside of any aggregation only: what is written stays as it is written."""
    level_of = {name: shape.level for name, shape in SHAPES.items()}.get

    lifted = lift((PUPILS / BIRTHS + PUPILS.mean() / BIRTHS).node, level_of, "region")

    assert lifted == (PUPILS.total() / BIRTHS + PUPILS.mean() / BIRTHS).node


def test_a_check_per_institution_stays_below() -> None:
    """Nothing is lifted where the author asks for the institution."""
    formula = (TEACHERS <= PUPILS).node

    assert lift(formula, lambda _: "institution", "institution") == formula


def test_trees_are_equal_by_what_they_say() -> None:
    """Two ways to the same formula give equal trees that can be keys."""
    one = (PUPILS + TEACHERS).node
    other = (Operand(Reference("x.pupils")) + Operand(Reference("x.teachers"))).node

    assert one == other
    assert len({one, other, node_of(1)}) == 2


@pytest.mark.parametrize(
    ("formula", "unit"),
    [
        ("四舍五入(94.4%)", "94%"),
        ("四舍五入(94.5%)", "95%"),
        ("进位(94.4%)", "95%"),
        ("舍去(四舍五入(94.46%, 0.1%))", "94%"),
        ("四舍五入(94.46%, 0.1%)", "94.5%"),
        ("四舍五入(3.6人)", "4人"),
        ("四舍五入(15‰)", "15‰"),
    ],
)
def test_a_rounding_works_in_the_unit_that_is_shown(formula: str, unit: str) -> None:
    """94.4 % is 94 %, not 1; a step that is written stays."""
    found = explain(formula, installed_registry(), {}, year=2020)

    assert found.lines()[0].endswith(f" = {unit}")


@pytest.mark.parametrize(
    ("formula", "unit", "value"),
    [
        ("四舍五入(学生数 / 学位数)", "%", "94%"),
        ("舍去(四舍五入(学生数 / 学位数, 0.1%))", "%", "94%"),
        ("较大(四舍五入(学生数 / 学位数), 90%)", "%", "94%"),
        ("四舍五入(学生数 / 学位数)", "‰", "944‰"),
        ("若(四舍五入(学生数 / 学位数) = 94%, 1人, 2人)", "人", "1人"),
        ("四舍五入(学生数 / 7)", "人", "135人"),
    ],
)
def test_a_ratio_is_rounded_in_the_unit_of_its_indicator_or_of_what_it_is_compared_with(
    formula: str, unit: str, value: str
) -> None:
    domain = Domain("rounded", Words("取整", "Rounded"))
    domain.indicator("it", Words("取整率", "rounded"), formula=formula, unit=unit, better="none")
    given = {"schools.pupils": "944人", "schools.places": "1000人"}

    found = explain("rounded.it", small.registry(domain), given, year=2020)

    assert found.lines()[0].endswith(f" = {value}")
