"""Calculations that hang, die and raise, and a check that uses each."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from eduplan import Domain, Words, call, hookimpl, ref

if TYPE_CHECKING:
    from fractions import Fraction

county = Domain("calculations", Words("计算", "Calculations"))


@county.calculation("hanging", Words("停住的数", "hanging"), unit="人")
def hanging(children: Fraction) -> Fraction:
    """Give nothing, for ever; a file beside this one counts how often."""
    with Path(__file__).with_name("times_it_hung").open("a", encoding="utf-8") as file:
        file.write("x")
    while True:
        time.sleep(60)


@county.calculation("dying", Words("丢失的数", "dying"), unit="人")
def dying(children: Fraction) -> Fraction:
    """Give nothing, and end the process."""
    os._exit(5)


@county.calculation("halved", Words("半数", "halved"), unit="人")
def halved(children: Fraction) -> Fraction:
    """Give half of the children."""
    return children / 2


for number, name in enumerate(("hanging", "dying", "halved"), 1):
    county.check(
        f"CAL00{number}",
        call(f"calculations.{name}", ref("preschool.enrolment").total())
        <= ref("preschool.enrolment").total(),
        title=Words("计算", "calculation"),
        remedy=Words("", ""),
    )


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Return the domain."""
    return [county]
