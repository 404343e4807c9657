"""差异系数: the published worked example, its bounds, and where it has no value."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan.quantity import EVERYTHING, Interval
from tests.readings.table import (
    Table,
    books_per_child,
    enrolment,
    of_institutions,
    read,
    value,
    variation,
)

PUPILS = [45, 37, 89, 76, 55]
BOOKS = [279, 137, 935, 160, 402]


def _schools(pupils: list[int], books: list[int]) -> Table:
    names = [chr(65 + row) for row in range(len(pupils))]
    return Table(of_institutions({"enrolment": pupils, "books": books}), institutions=names)


def test_the_published_example_is_met_to_its_last_digit() -> None:
    facts = _schools(PUPILS, BOOKS)

    assert value(books_per_child.weighted_mean(enrolment), facts) == Fraction(1913, 302)
    deviation = read(books_per_child.standard_deviation(enrolment), facts).interval
    found = read(variation, facts).interval
    assert Interval(Fraction("3.263855"), Fraction("3.263865")).intersect(deviation) == deviation
    assert Interval(Fraction("0.5152565"), Fraction("0.5152575")).intersect(found) == found


def test_every_school_alike_gives_another_value_than_by_pupils() -> None:
    """Without the weights the same schools give 0.488771, a mistake often made."""
    found = read(books_per_child.variation(1), _schools(PUPILS, BOOKS)).interval

    assert Interval(Fraction("0.4887705"), Fraction("0.4887715")).intersect(found) == found


def test_a_school_without_pupils_has_no_part_in_it() -> None:
    assert read(variation, _schools([*PUPILS, 0], [*BOOKS, 500])).value == (
        read(variation, _schools(PUPILS, BOOKS)).value
    )


@pytest.mark.parametrize(
    ("pupils", "books", "words"),
    [
        ([45], [279], "不足两个机构"),
        ([45, 0], [279, 10], "不足两个机构"),
        ([45, 37], [0, 0], "平均值为 0"),
    ],
)
def test_where_it_is_undefined_it_is_not_zero(
    pupils: list[int], books: list[int], words: str
) -> None:
    reading = read(variation, _schools(pupils, books))

    assert reading.value == EVERYTHING
    assert reading.problem is not None
    assert reading.problem.zh == words


def test_a_missing_school_leaves_it_unknown_and_is_named() -> None:
    facts = Table(
        of_institutions({"enrolment": PUPILS, "books": [*BOOKS[:4], None]}), institutions="ABCDE"
    )

    reading = read(variation, facts)
    assert not reading.is_known
    assert [(one.name, one.context.institution) for one in reading.missing] == [
        ("county.books", "E")
    ]


_rows = st.lists(st.tuples(st.integers(1, 500), st.integers(0, 5000)), min_size=2, max_size=6)


@given(_rows)
def test_its_square_encloses_the_exact_square(rows: list[tuple[int, int]]) -> None:
    pupils, books = [row[0] for row in rows], [row[1] for row in rows]
    whole = sum(pupils)
    mean = Fraction(sum(books), whole)
    found = read(variation, _schools(pupils, books))

    if mean == 0:
        assert not found.is_known
        return
    variance = sum(
        Fraction(weight, whole) * (Fraction(count, weight) - mean) ** 2 for weight, count in rows
    )
    assert (found.interval * found.interval).contains(variance / mean**2)


@given(_rows)
def test_the_order_of_the_schools_never_matters(rows: list[tuple[int, int]]) -> None:
    mixed = sorted(rows)

    one = read(variation, _schools([row[0] for row in rows], [row[1] for row in rows]))
    two = read(variation, _schools([row[0] for row in mixed], [row[1] for row in mixed]))

    assert one.value == two.value
