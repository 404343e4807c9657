"""Law: missing input is never computed as zero; unknown travels with what is missing."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from eduplan import Interval
from eduplan.readings.exact import read_exact
from eduplan.readings.facts import Context, Fact, RegionFacts
from tests import small
from tests.evaluation import county

if TYPE_CHECKING:
    pass


class _Facts(RegionFacts):
    def __init__(self, **values: int) -> None:
        self.values = {f"schools.{name}": value for name, value in values.items()}

    def fact(self, name: str, context: Context) -> Fact | None:
        value = self.values.get(name)
        return None if value is None else Fact(Interval.point(Fraction(value)), "表:2")


def test_a_rate_with_a_missing_part_is_unknown_and_names_it() -> None:
    """Neither 0 % nor a number of any other kind."""
    catalogue = small.registry().catalogue
    formula = catalogue.indicator("schools.use").formula

    reading = read_exact(formula, _Facts(places=100), Context("229901", 2020), catalogue)

    assert not reading.is_known
    assert [missing.name for missing in reading.missing] == ["schools.pupils"]


def test_a_zero_that_is_given_is_a_zero() -> None:
    """Nought pupils are not the same as no figure."""
    catalogue = small.registry().catalogue
    formula = catalogue.indicator("schools.use").formula

    reading = read_exact(formula, _Facts(pupils=0, places=100), Context("229901", 2020), catalogue)

    assert reading.is_known
    assert reading.interval == Interval.point(0)


COUNTS = st.lists(st.integers(0, 50), min_size=1, max_size=4)


@given(enrolled=COUNTS, children=st.integers(1, 200), data=st.data())
def test_an_observation_that_is_left_out_or_marked_never_moves_a_number(
    enrolled: list[int], children: int, data: st.DataObject
) -> None:
    """Each row in turn: what it was part of is unknown, or as it was."""
    rows = [county.row("适龄儿童数", 2023, children)]
    rows += [
        county.row("入学人数", 2023, number, institution=f"学校{place}")
        for place, number in enumerate(enrolled)
    ]
    # Each school has a row of its own beside, so that the table knows of it.
    rows += [county.row("学校数", 2023, 1, institution=f"学校{n}") for n in range(len(enrolled))]
    items = county.plan(county.target('at_least = "90%"'))
    whole, _ = county.judged(items, rows)
    assert whole.value is not None
    assert whole.value.value is not None
    left_out = data.draw(st.integers(0, len(rows) - 1))

    omitted = [one for place, one in enumerate(rows) if place != left_out]
    marked = rows[left_out].split(",")
    marked[5] = "缺"
    for changed in (omitted, [*omitted, ",".join(marked)]):
        one, _ = county.judged(items, changed)
        assert one.value is not None
        assert one.value.value in (None, whole.value.value)
        assert (one.value.value is None) == (left_out <= len(enrolled))
