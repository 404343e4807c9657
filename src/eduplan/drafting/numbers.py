"""The number that a text prints, in digits: spelled out, in groups (1亿2000万), of tens (2千)."""

from __future__ import annotations

from fractions import Fraction

from eduplan.quantity.numerals import MAXIMUM_DIGITS, numeral_at

SIZES = {"十": 10, "百": 100, "千": 1000}
"""Multiples that a plan file writes out: 2千所 is 2000所."""

_TEN_THOUSAND = 10**4


def plain(number: str) -> str:
    """Return a number in digits without the commas of its groups."""
    return number.replace(",", "")


def decimal(value: Fraction) -> str | None:
    """Return a value in digits, exactly; None if they don't end."""
    decimals = 0
    while (value * 10**decimals).denominator != 1:
        decimals += 1
        if decimals > MAXIMUM_DIGITS:
            return None
    digits = str(value * 10**decimals).rjust(decimals + 1, "0")
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits


def spelled(number: str) -> str | None:
    """Return a number in any spelling in digits; None if it is none or may be more than one."""
    found = numeral_at(number)
    if found is None or found.end != len(number):
        return None
    return decimal(found.value)


def sized(number: str) -> tuple[str | None, str]:
    """Return a number without its last multiple, and the multiple, which goes with the unit.

    So 五万 is 5 and 万, and 一亿二千万 is 12000 and 万.
    """
    if number[-1] not in "万亿":
        return spelled(number), ""
    if not set("万亿").isdisjoint(number[:-1]):
        return thousands(number)
    return spelled(number[:-1]), number[-1]


def thousands(number: str) -> tuple[str | None, str]:
    """Return a number in ten thousands where it is so many, and 万; else the number and nothing."""
    found = numeral_at(number)
    if found is None or found.end != len(number):
        return None, ""
    if found.value % _TEN_THOUSAND:
        return decimal(found.value), ""
    return decimal(found.value / _TEN_THOUSAND), "万"


def scaled(number: str, factor: int | Fraction) -> str | None:
    """Return a number in digits so many times as large."""
    return decimal(Fraction(plain(number)) * factor)
