"""Law: missing input is never computed as zero; unknown travels with what is missing."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from eduplan import Interval
from eduplan.readings.exact import Fact, Moment, read_exact
from tests import small

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Facts:
    def __init__(self, **values: int) -> None:
        self.values = {f"schools.{name}": value for name, value in values.items()}

    def fact(self, name: str, moment: Moment) -> Fact | None:
        value = self.values.get(name)
        return None if value is None else Fact(Interval.point(Fraction(value)), "表:2")

    def institutions(self, moment: Moment) -> Sequence[Moment]:
        return ()

    def parts(self, moment: Moment) -> Sequence[Moment]:
        return ()

    def code(self, moment: Moment, dimension: str) -> str | None:
        return None

    def standard(self, about: str, moment: Moment) -> Fact | None:
        return None


def test_a_rate_with_a_missing_part_is_unknown_and_names_it() -> None:
    """Neither 0 % nor a number of any other kind."""
    catalogue = small.registry().catalogue
    formula = catalogue.indicator("schools.use").formula

    reading = read_exact(formula, _Facts(places=100), Moment("229901", 2020), catalogue)

    assert not reading.is_known
    assert [missing.name for missing in reading.missing] == ["schools.pupils"]


def test_a_zero_that_is_given_is_a_zero() -> None:
    """Nought pupils are not the same as no figure."""
    catalogue = small.registry().catalogue
    formula = catalogue.indicator("schools.use").formula

    reading = read_exact(formula, _Facts(pupils=0, places=100), Moment("229901", 2020), catalogue)

    assert reading.is_known
    assert reading.interval == Interval.point(0)
