"""What holds of the exact reading for every formula and every table."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from eduplan.formula import Aggregate, Apply, Node, Reference
from eduplan.quantity import Interval
from eduplan.readings.exact import ExactReader, read_exact
from tests.readings import trees
from tests.readings.table import CATALOGUE, REGION
from tests.readings.trees import PLACES, Interpreter, IntervalTable, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eduplan.readings.facts import Reading

OFFSETS = sorted(
    {Fraction(number, parts) for parts in (1, 3, 4) for number in range(2 * parts + 1)}
)
_any_tree = trees.numbers() | trees.conditions()


def _read(node: Node, figures: Mapping[Place, Interval]) -> Reading:
    return read_exact(node, IntervalTable(figures), REGION, CATALOGUE)


def _points(table: Mapping[Place, Fraction]) -> dict[Place, Interval]:
    return {place: Interval.point(value) for place, value in table.items()}


@given(_any_tree, trees.tables)
def test_over_exact_figures_the_value_is_that_of_plain_arithmetic(
    node: Node, table: dict[Place, Fraction]
) -> None:
    expected = Interpreter(table).value(node)
    reading = _read(node, _points(table))

    if isinstance(expected, Fraction):
        assert reading.is_known
        assert reading.interval.value == expected
    elif expected is not None:
        assert reading.value is expected
    assert reading.missing == ()


@given(_any_tree, trees.tables, st.data())
def test_over_rounded_figures_the_interval_holds_every_value_they_may_stand_for(
    node: Node, table: dict[Place, Fraction], data: st.DataObject
) -> None:
    offsets = st.sampled_from(OFFSETS)
    figures = {
        place: Interval(value - data.draw(offsets), value + data.draw(offsets))
        for place, value in table.items()
    }
    expected = Interpreter(table).value(node)
    found = _read(node, figures).value

    if isinstance(found, Interval) and isinstance(expected, Fraction):
        assert found.contains(expected)
    elif found is not None and expected is not None:
        assert found is expected


@given(_any_tree, trees.tables, st.sets(st.sampled_from(PLACES)))
def test_a_figure_left_out_gives_unknown_or_the_same_and_never_another_number(
    node: Node, table: dict[Place, Fraction], left_out: set[Place]
) -> None:
    figures = _points(table)
    whole = _read(node, figures)
    reading = _read(node, {place: figures[place] for place in PLACES if place not in left_out})

    if isinstance(whole.value, Interval):
        assert reading.interval.hull(whole.value) == reading.interval
        assert not reading.is_known or reading.value == whole.value
    else:
        assert reading.value in (None, whole.value)
    missing = {(one.name, one.context.institution, one.context.year) for one in reading.missing}
    assert missing <= left_out


@given(trees.tables, st.permutations(range(3)))
def test_the_order_of_institutions_and_of_terms_never_moves_a_sum(
    table: dict[Place, Fraction], order: list[int]
) -> None:
    names = [trees.INSTITUTIONS[row] for row in order]
    figures = _points(table)
    total = Aggregate("total", Reference("county.enrolment"))
    terms = [figures["county.enrolment", name, 2020] for name in names]

    assert _read(total, figures).value == terms[0] + terms[1] + terms[2]


@given(st.lists(_any_tree, min_size=1, max_size=4), trees.tables)
def test_what_was_read_before_never_changes_a_reading(
    nodes: list[Node], table: dict[Place, Fraction]
) -> None:
    reader = ExactReader(IntervalTable(_points(table)), CATALOGUE)

    for node in nodes:
        assert reader.read(node, REGION).value == _read(node, _points(table)).value


@given(trees.numbers(), trees.tables)
def test_no_reading_holds_a_float(node: Node, table: dict[Place, Fraction]) -> None:
    pending = [_read(node, _points(table))]
    while pending:
        reading = pending.pop()
        if isinstance(reading.value, Interval):
            ends = (reading.value.lower, reading.value.upper)
            assert all(end is None or isinstance(end, Fraction) for end in ends)
        pending.extend(reading.parts)


def test_a_tree_as_deep_as_is_accepted_is_read() -> None:
    node: Node = Reference("county.births")
    for _ in range(99):
        node = Apply("negative", (node,))

    reading = _read(node, {("county.births", None, REGION.year): Interval.point(3)})

    assert reading.interval.value == -3
    assert reading.unit == CATALOGUE.unit("county.births")
