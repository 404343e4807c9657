"""The solve reading: every value of one input that does, and no other, in whole grains."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduplan import Interval, Node, parse_table
from eduplan.formula import parse_formula
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Context
from eduplan.readings.observed import ObservedFacts
from eduplan.readings.solving import Input, Solution, inputs_of, solve
from tests import small

REGISTRY = small.registry()
CATALOGUE = REGISTRY.catalogue
CONTEXT = Context("229901", 2023)
SEVERAL = "smaller(学生数 ÷ 学位数, 2 - 学生数 ÷ 学位数)"
FORMULAS = (
    "学生数 ÷ 学位数",
    "学位数 ÷ 学生数",
    "学生数 ÷ (学生数 + 学位数)",
    SEVERAL,
    "round_up(学生数 ÷ 学位数) ÷ 2",
    "if(学生数 ÷ 学位数 > 1, 学位数 ÷ 学生数, 学生数 ÷ 学位数)",
)


def _facts(pupils: int, places: int) -> ObservedFacts:
    rows = f"schools.pupils,229901,2023,{pupils}\nschools.places,229901,2023,{places}\n"
    table = parse_table(f"element,region,year,value\n{rows}", REGISTRY, "data.csv")
    return ObservedFacts(table, CATALOGUE)


def _node(text: str) -> Node:
    return parse_formula(text, CATALOGUE.names)


def _value(text: str, pupils: int, places: int) -> Interval | None:
    reader = ExactReader(_facts(pupils, places), CATALOGUE)
    reading = reader.read(_node(text), CONTEXT)
    known = reading.is_known and isinstance(reading.value, Interval)
    return reading.interval if known else None


def _solved(text: str, pupils: int, places: int, accepted: Interval) -> Solution:
    facts = _facts(pupils, places)
    reading = ExactReader(facts, CATALOGUE).read(_node(text), CONTEXT)
    [unknown] = [one for one in inputs_of(reading, CATALOGUE) if one.name == "schools.pupils"]
    return solve(_node(text), CONTEXT, accepted, unknown, facts)


@pytest.mark.parametrize("text", FORMULAS)
@settings(max_examples=6, deadline=None)
@given(
    places=st.integers(1, 60),
    ends=st.tuples(st.fractions(0, 3, max_denominator=12), st.fractions(0, 3, max_denominator=12)),
)
def test_a_value_is_a_solution_just_where_the_formula_read_forward_is_accepted(
    text: str, places: int, ends: tuple[Fraction, Fraction]
) -> None:
    accepted = Interval(min(ends), max(ends))

    found = _solved(text, 50, places, accepted)

    ends_found = {
        end for one in found.accepted for end in (one.lower, one.upper) if end is not None
    }
    near = {int(end) + step for end in ends_found for step in (-1, 0, 1)}
    for pupils in sorted(one for one in {*near, *range(0, 240, 37)} if one >= 0):
        value = _value(text, pupils, places)
        does = value is not None and accepted.contains(value.value)
        said = any(one.contains(pupils) for one in found.accepted)
        is_open = any(one.contains(pupils) for one in found.undecided)
        assert said == does or (is_open and not said), pupils


def test_a_share_needs_so_many_more_and_one_less_is_not_enough() -> None:
    accepted = Interval(Fraction(9, 10), None)

    found = _solved("学生数 ÷ 学位数", 880, 1040, accepted)

    assert found.accepted == (Interval(936, None),)
    assert found.undecided == ()
    assert found.nearest == 936


def test_several_runs_of_solutions_are_all_found_and_the_nearest_is_named() -> None:
    accepted = Interval(None, Fraction(1, 5))

    found = _solved(SEVERAL, 150, 100, accepted)

    assert found.accepted[0] == Interval(0, 20)
    assert found.accepted[1] == Interval(180, None)
    assert found.nearest == 180


def test_that_nothing_does_is_an_answer() -> None:
    found = _solved("学生数 ÷ (学生数 + 学位数)", 50, 50, Interval(Fraction(3, 2), None))

    assert found.accepted == ()
    assert found.nearest is None


def test_what_is_accepted_already_needs_no_change() -> None:
    found = _solved("学生数 ÷ 学位数", 50, 50, Interval(Fraction(1, 2), None))

    assert found.nearest == 50


def test_an_input_is_the_figure_of_the_region_and_stands_once() -> None:
    facts = _facts(50, 40)
    reading = ExactReader(facts, CATALOGUE).read(_node("学生数 ÷ (学生数 + 学位数)"), CONTEXT)

    inputs = inputs_of(reading, CATALOGUE)

    assert [one.name for one in inputs] == ["schools.pupils", "schools.places"]
    assert inputs[0] == Input("schools.pupils", CONTEXT, Interval.point(50))
