"""Plans print 师生比 1:19 and 生师比 19:1 for one thing; a bound must not turn round with it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from eduplan import FigureError, Indicator
from eduplan.catalogue import figures
from eduplan.catalogue.figures import figure_of
from eduplan.files.plan_file import parse_plan
from eduplan.files.table_file import parse_table
from eduplan.messages import Message, MessageKind
from eduplan.quantity import Interval
from eduplan.quantity.unit import is_count_quotient
from tests.installed import installed_registry
from tests.small import HEAD

REGISTRY = installed_registry()
PUPILS_PER_TEACHER = REGISTRY.catalogue.get("teachers.student_teacher_ratio")
PAY = REGISTRY.catalogue.get("teachers.pay_parity")


@pytest.mark.parametrize("text", ["19:1", "1:19", "１∶１９", "1 比 19", "约1:19", "1:19左右"])
def test_either_side_of_a_many_to_one_ratio_may_stand_first(text: str) -> None:
    """1:19 pupils per teacher is nineteen; a nineteenth would make every verdict wrong."""
    figure = figure_of(PUPILS_PER_TEACHER, text)

    assert figure.value == 19
    assert figure.text == text


def test_the_many_are_rounded_and_the_one_is_not() -> None:
    figure = figure_of(PUPILS_PER_TEACHER, "1:13.5")

    assert figure.interval == Interval(Fraction(1345, 100), Fraction(1355, 100), True, False)


def test_a_ratio_that_may_be_either_is_read_as_it_stands() -> None:
    assert figure_of(PAY, "1:1.02").value == Fraction(100, 102)


@pytest.mark.parametrize("text", ["不低于1:15", "1:15以上", "不超过1:15"])
def test_a_word_beside_a_turned_ratio_is_refused(text: str) -> None:
    """不低于1:15 asks for at most fifteen to one, 不超过1:15 is written for both."""
    with pytest.raises(FigureError, match="sides turned"):
        figure_of(PUPILS_PER_TEACHER, text)


def test_plans_and_tables_read_either_side() -> None:
    plan = parse_plan(
        HEAD + '[[target]]\nid = "T1"\nindicator = "teachers.student_teacher_ratio"\n'
        'at_most = "1:18"\npath = { 2023 = "1:18.5" }\n',
        REGISTRY,
    ).plan
    table = parse_table(
        "region,institution,scope,year,element,value,unit,source\n"
        "229901,,,2023,teachers.student_teacher_ratio,1:19,,年报\n",
        REGISTRY,
        "data.csv",
    )

    assert plan.targets[0].bound.accepted.upper == 18
    assert plan.targets[0].milestones[2023].value == Fraction(37, 2)
    assert table.observations[0].figure is not None
    assert table.observations[0].figure.value == 19


def test_at_least_one_to_fifteen_is_refused_with_what_it_asks_for() -> None:
    with pytest.raises(FigureError) as caught:
        figure_of(PUPILS_PER_TEACHER, "1:15", comparator="at_least")

    assert 'at_most = "15:1"' in str(caught.value.expected)


def test_every_ratio_of_two_things_says_which_sizes_are_possible() -> None:
    """Whoever adds such an indicator decides how its pairs are read."""
    ratios = [
        one
        for one in REGISTRY.catalogue.definitions.values()
        if isinstance(one, Indicator) and (one.unit.kind == "ratio" or is_count_quotient(one.unit))
    ]

    assert [one.name for one in ratios if one.sizes is None] == []
    assert [one.name for one in ratios if one.ordered] == ["teachers.pay_parity"]
    assert len(ratios) > 15


@pytest.mark.parametrize(
    ("indicator", "text", "value"),
    [
        ("teachers.student_teacher_ratio", "2:15", Fraction(15, 2)),
        ("teachers.student_teacher_ratio", "01:19", 19),
        ("teachers.student_teacher_ratio", "0.8:1", Fraction(4, 5)),
        ("preschool.child_teacher_ratio", "2:15", Fraction(15, 2)),
        ("governance.schools_per_inspector", "1:5", 5),
        ("compulsory.average_class_size", "1:30", 30),
        ("compulsory.backbone_teachers_per_hundred_students", "100:1.05", Fraction(105, 10_000)),
        ("informatization.students_per_computer", "1:12", 12),
        ("informatization.students_per_computer", "10:2.2", Fraction(50, 11)),
        ("informatization.computers_per_hundred_students", "10:2.2", Fraction(22, 100)),
        ("teachers.pay_parity", "102%", Fraction(102, 100)),
    ],
)
def test_a_pair_is_read_the_way_that_is_possible(
    indicator: str, text: str, value: Fraction | int
) -> None:
    figure = figure_of(REGISTRY.catalogue.get(indicator), text)

    assert figure.value == value
    assert figure.text == text


@pytest.mark.parametrize(
    ("indicator", "text", "kind", "readings"),
    [
        ("teachers.student_teacher_ratio", "14%", figures.A_RATE, ()),
        ("teachers.student_teacher_ratio", "0.05", figures.ONE_WAY, ("0.05", "20")),
        ("teachers.student_teacher_ratio", "0.3:1", figures.ONE_WAY, ("0.3", "3.33")),
        ("teachers.student_teacher_ratio", "1:200", figures.NEITHER_WAY, ("0.005", "200")),
        ("special_education.student_teacher_ratio", "4:5", figures.EITHER_WAY, ("0.8", "1.25")),
        ("informatization.new_books_per_student", "1:2", figures.EITHER_WAY, ("0.5册", "2册")),
        ("teachers.pay_parity", "1:19", figures.NEITHER_WAY, ("0.05", "19")),
    ],
)
def test_a_ratio_that_can_not_be_settled_is_refused_with_both_readings(
    indicator: str, text: str, kind: MessageKind, readings: tuple[str, ...]
) -> None:
    with pytest.raises(FigureError) as caught:
        figure_of(REGISTRY.catalogue.get(indicator), text)

    assert isinstance(caught.value.message, Message)
    assert caught.value.message.kind is kind
    assert all(reading in caught.value.in_language("zh") for reading in readings)
