"""The gap in whole children, teachers, schools and yuan: enough, and not one more than needed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan.engine.evaluation.whole_units import reads_apart, whole_units
from tests.evaluation.county import judged, plan, row, target
from tests.evaluation.ordinary_table import evaluated, ordinary_rows, register, table

COUNTS = st.integers(1, 3_000)


def _state(items: str, rows: list[str]) -> str:
    return judged(plan(items), rows)[0].level.state


@given(enrolled=COUNTS, children=COUNTS, percent=st.integers(1, 100), more_than=st.booleans())
def test_so_many_more_children_meet_the_target_and_one_less_does_not(
    enrolled: int, children: int, percent: int, more_than: bool
) -> None:
    """For 达到 and for 超过; the found number is put into the table and evaluated forward."""
    items = target(f'at_least = "{"超过" if more_than else ""}{percent}%"')

    def rows(number: int) -> list[str]:
        return [row("入学人数", 2023, number), row("适龄儿童数", 2023, children)]

    one, _ = judged(plan(items), rows(enrolled))

    assert one.units is not None
    assert one.units.change is not None
    assert one.units.present == enrolled
    assert one.units.about.zh == "入学人数"
    if one.level.state == "met":
        assert one.units.change == 0
    else:
        assert _state(items, rows(enrolled + one.units.change)) == "met"
        assert _state(items, rows(enrolled + one.units.change - 1)) == "missed"


@given(data=st.data(), most=st.integers(1, 30))
def test_a_ratio_of_two_things_falls_by_more_of_the_second(data: st.DataObject, most: int) -> None:
    """生师比 falls by more teachers, not by fewer pupils."""
    items = target(f'at_most = "{most}:1"', indicator="ratio")
    teachers = data.draw(st.integers(1, 2_999 // most))
    pupils = data.draw(st.integers(most * teachers + 1, 3_000))

    def rows(number: int) -> list[str]:
        return [row("在校生数", 2023, pupils), row("教师数", 2023, number)]

    one, _ = judged(plan(items), rows(teachers))

    assert one.units is not None
    assert one.units.change is not None
    assert one.units.about.zh == "教师数"
    assert _state(items, rows(teachers + one.units.change)) == "met"
    assert _state(items, rows(teachers + one.units.change - 1)) == "missed"


@given(st.lists(st.integers(0, 2), min_size=1, max_size=12), st.integers(1, 100))
def test_a_share_of_schools_lacks_whole_schools(bases: list[int], percent: int) -> None:
    items = target(f'at_least = "{percent}%"', indicator="with_base")

    def rows(more: int) -> list[str]:
        """Give the first schools without a base one."""
        without = [number for number, base in enumerate(bases) if base == 0][:more]
        return [
            row("劳动基地数", 2023, 1 if number in without else base, institution=f"学校{number}")
            for number, base in enumerate(bases)
        ]

    one, _ = judged(plan(items), rows(0))

    assert one.units is not None
    assert one.units.change is not None
    assert one.units.unit.symbol == "所"
    if change := one.units.change:
        assert _state(items, rows(change)) == "met"
        assert _state(items, rows(change - 1)) == "missed"


@given(pupils=COUNTS, most=st.integers(0, 3_000))
def test_a_count_lacks_the_difference_itself(pupils: int, most: int) -> None:
    items = target(f'at_most = "{most}人"', indicator="pupil_count")
    one, _ = judged(plan(items), [row("在校生数", 2023, pupils)])

    assert one.units is not None
    assert one.units.change == min(0, most - pupils)
    assert one.units.step is None


def test_constants_in_a_formula_are_looked_through() -> None:
    """1 - 入学人数 ÷ 适龄儿童数 at most 5 %: of 100 children, 92 are enrolled."""
    items = plan(target('at_most = "5%"', indicator="outside_rate"))
    one, _ = judged(items, [row("入学人数", 2023, 92), row("适龄儿童数", 2023, 100)])

    assert one.units is not None
    assert one.units.change == 3
    assert one.units.step == Fraction(1, 100)


def test_a_growth_lacks_yuan_of_this_year() -> None:
    items = plan(target('at_least = "10%"', indicator="yearly_growth"))
    one, _ = judged(items, [row("教育支出", 2022, 1_000), row("教育支出", 2023, 1_050)])

    assert one.units is not None
    assert (one.units.change, one.units.unit.symbol) == (50, "元")


def test_institutions_are_summed_before_anything_is_lacking() -> None:
    """One school has enough and the other has not: what counts is both together."""
    rows = [
        row("入学人数", 2023, 60, institution="甲"),
        row("入学人数", 2023, 20, institution="乙"),
        row("适龄儿童数", 2023, 100),
    ]
    one, _ = judged(plan(target('at_least = "90%"')), rows)

    assert one.units is not None
    assert one.units.present == 80
    assert one.units.change == 10


@pytest.mark.parametrize(
    ("items", "rows"),
    [
        (target('at_least = "90%"'), [row("入学率", 2023, "86%")]),
        (
            target('at_most = "0.1"', indicator="balance"),
            [
                row(element, 2023, number, institution=name)
                for name, area in (("甲", 50), ("乙", 100))
                for element, number in (("校舍面积", area), ("在校生数", 10))
            ],
        ),
        (
            target('at_least = "90%"'),
            [row("入学人数", 2023, "约80", unit="人"), row("适龄儿童数", 2023, 100)],
        ),
    ],
    ids=["a published rate", "a variation", "a hedged count"],
)
def test_where_no_single_count_is_behind_a_value_nothing_is_said(
    items: str, rows: list[str]
) -> None:
    one, _ = judged(plan(items), rows)

    assert one.units is None


def test_a_band_that_no_whole_number_meets_has_no_answer() -> None:
    """Between 33.4 % and 33.5 % of 10 children is nobody."""
    items = plan(target('range = ["33.4%", "33.5%"]'))
    one, _ = judged(items, [row("入学人数", 2023, 3), row("适龄儿童数", 2023, 10)])

    assert one.units is not None
    assert one.units.change is None


def test_what_is_lacking_is_the_same_whether_institutions_are_read_one_by_one_or_added_up() -> None:
    report = evaluated(table(ordinary_rows(), register()))
    catalogue, compared = report.case.catalogue, 0

    for one in report.targets:
        if one.units is not None and one.value is not None and one.aim is not None:
            assert one.units == whole_units(one.value.printed, one.aim.accepted, catalogue)
            compared += reads_apart(catalogue.indicator(one.target.indicator), catalogue)

    assert compared
