"""What would do, in words: one range or several, none, and what could not be decided."""

from __future__ import annotations

from fractions import Fraction

import pytest

from eduplan import Interval, parse_unit
from eduplan.readings.facts import Context
from eduplan.readings.solving import Input, Solution
from eduplan.report.solutions import wanted_words

PUPILS = parse_unit("人")
FEW, MANY, SOME = Interval(0, 3), Interval(8, None), Interval(5, 6)


def _said(accepted: tuple[Interval, ...], undecided: tuple[Interval, ...] = ()) -> str:
    figure = Input("schools.pupils", Context("229901", 2023), Interval.point(4))
    return wanted_words(Solution(figure, Fraction(1), accepted, undecided), PUPILS).zh


@pytest.mark.parametrize(
    ("accepted", "said"),
    [
        ((MANY,), "≥8人"),
        ((FEW, MANY), "≤3人，或≥8人"),
        ((Interval(None, 3), SOME), "≤3人，或5人～6人"),
        ((Interval.point(7),), "=7人"),
        ((), "只变这个数，达不到"),
    ],
)
def test_every_range_that_does_is_named_and_none_is_an_answer(
    accepted: tuple[Interval, ...], said: str
) -> None:
    assert _said(accepted) == said


def test_where_something_is_undecided_nobody_is_told_that_it_can_not_be_met() -> None:
    assert _said((), (SOME,)) == "说不准只变这个数能否达到；5人～6人以内未能定论"
    assert _said((MANY,), (SOME,)) == "≥8人；5人～6人以内未能定论"
