"""Law: there are no tolerances; a comparison and its negation never both hold, nor both fail."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.readings.table import Table, enrolment, public, read

if TYPE_CHECKING:
    from eduplan.formula import Operand

_counts = st.integers(1, 10**12)


def _holds(condition: Operand, part: int, whole: int) -> object:
    return read(condition, Table({"public": part, "enrolment": whole})).value


@given(_counts, _counts)
def test_exactly_one_of_a_comparison_and_its_negation_holds_also_at_a_tie(
    part: int, whole: int
) -> None:
    """The threshold is the very share, and then one unit of a far decimal beside it."""
    share = Fraction(part, whole)
    for threshold in (share, share + Fraction(1, 10**40), share - Fraction(1, 10**40)):
        at_most = public / enrolment <= threshold

        assert _holds(at_most, part, whole) is (share <= threshold)
        assert _holds(~at_most, part, whole) is (share > threshold)


def test_a_share_of_85_percent_is_not_above_and_not_below_85_percent() -> None:
    """The tie at which floats go wrong."""
    tie = Fraction(85, 100)

    assert _holds(public / enrolment >= tie, 1_003, 1_180) is True
    assert _holds(~(public / enrolment >= tie), 1_003, 1_180) is False
    assert _holds(public / enrolment >= tie, 1_002, 1_180) is False
