"""Numbers as Chinese texts write them, read exactly: 1亿2000万, 三万五千, 二〇二五, 壹佰贰拾.

A number is read at a place of a text and says where it ends, so that a reader of documents and a
reader of figures share one grammar. Nothing is guessed: what is no number, or may be more than one
(三五, 七八十, 3万5), gives None.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

MAXIMUM_DIGITS = 40
"""Most digits that one number may have."""

_DIGITS = {one: value for value, one in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "两": 2,
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MULTIPLES = _TENS | {"万": 10**4, "亿": 10**8}


class Numeral(NamedTuple):
    """A number read at a place of a text: its exact value, and where it ends.

    `step` is one in its last printed place: 1/100 for 83.46, 1000 for 3万5千, and 1 for 三十, which
    is all that is written of 30. It tells how far a measured figure may lie from the printed one;
    0 for a fraction in words, which does not say.
    """

    value: Fraction
    end: int
    step: Fraction

    def times(self, factor: Fraction | int) -> Numeral:
        """Return the same number in units that are so many times smaller."""
        return Numeral(self.value * factor, self.end, self.step * factor)


_ARABIC = re.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})+(?![\d,])|\d+)(?:\.\d+)?", re.ASCII)
_CHINESE = re.compile("[〇○零一二三四五六七八九两十百千万亿]+")
_POSITIONAL = re.compile(
    "[〇○零一二三四五六七八九]{4}|(?=.[〇○零]|..[〇○零])[〇○零一二三四五六七八九]{3}"
)
_FORMAL = re.compile("[零壹贰叁肆伍陆柒捌玖]*[拾佰仟][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*")
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_DECIMALS = re.compile("点([〇零一二三四五六七八九]+)")
_MULTIPLE = re.compile("[十百千]?[万亿]|[十百千]")
_PARTS = re.compile("(百|千|万)分之")
_SINGLE = "一二三四五六七八九两"
_SECTION = re.compile(
    f"([{_SINGLE}]千)?零?([{_SINGLE}]百)?零?([{_SINGLE}]?十)?(?:[零〇]?([{_SINGLE}]))?"
)


def numeral_at(text: str, place: int = 0) -> Numeral | None:
    """Return the number that begins at a place of a text in half width, or None.

    The longest number is taken. A multiple belongs to it where another number follows (1亿2000万)
    and where Chinese numerals print it (三万); a multiple behind digits (3万) is left to the unit.
    """
    part = _PARTS.match(text, place)
    if part is not None:
        whole = numeral_at(text, part.end())
        return whole and whole.times(Fraction(1, _MULTIPLES[part[1]]))
    found = _arabic(text, place) or _chinese(text, place)
    if found is None or not text.startswith("分之", found.end):
        return found
    above = numeral_at(text, found.end + len("分之"))
    if above is None or found.value == 0:
        return None
    return Numeral(above.value / found.value, above.end, Fraction(0))


def _arabic(text: str, place: int) -> Numeral | None:
    """Return a number in digits, in groups (1亿2000万, 3万5千) if a number follows its multiple."""
    match = _ARABIC.match(text, place)
    if match is None or len(match[0]) > MAXIMUM_DIGITS:
        return None
    whole, _, decimals = match[0].replace(",", "").partition(".")
    scale = 10 ** len(decimals)
    first = Numeral(Fraction(int(whole + decimals), scale), match.end(), Fraction(1, scale))
    size, end = _multiple(text, first.end)
    if size == 1 or not _ARABIC.match(text, end):
        return first
    rest = _arabic(text, end)
    if decimals or rest is None:
        return None
    if rest.step == 1 and (below := _multiple(text, rest.end)[0]) > 1:
        rest = Numeral(rest.value * below, _multiple(text, rest.end)[1], Fraction(below))
    elif rest.step < 1 or (rest.step == 1 and 10 ** (rest.end - end) != size):
        return None  # 3万5 is 35000 to some and 30005 to others
    if rest.value >= size:
        return None
    return Numeral(first.value * size + rest.value, rest.end, rest.step)


def _multiple(text: str, place: int) -> tuple[int, int]:
    """Return the multiple that follows a number, such as 万 or 千万, and where it ends."""
    match = _MULTIPLE.match(text, place)
    if match is None:
        return 1, place
    size = 1
    for sign in match[0]:
        size *= _MULTIPLES[sign]
    return size, match.end()


def _chinese(text: str, place: int) -> Numeral | None:
    if formal := _FORMAL.match(text, place):
        found = _spelled(formal[0].translate(_PLAIN)) if len(formal[0]) <= MAXIMUM_DIGITS else None
        return Numeral(Fraction(found[0]), formal.end(), Fraction(found[1])) if found else None
    match = _CHINESE.match(text, place)
    if match is None or len(match[0]) > MAXIMUM_DIGITS:
        return None
    if _POSITIONAL.fullmatch(match[0]):  # 二〇二五, 一二〇
        year = int("".join(str(_DIGITS[one]) for one in match[0]))
        return Numeral(Fraction(year), match.end(), Fraction(1))
    found = _spelled(match[0])
    if found is None:
        return None
    whole, step = found
    point = _DECIMALS.match(text, match.end())
    if point is None:
        return Numeral(Fraction(whole), match.end(), Fraction(step))
    decimals = "".join(str(_DIGITS[one]) for one in point[1])
    tenths = Fraction(1, 10 ** len(decimals))
    return Numeral(whole + int(decimals) * tenths, point.end(), tenths)


def _spelled(letters: str) -> tuple[int, int] | None:
    """Return the value of a spelled-out number and of one in its last place, or None."""
    if letters == "零":
        return 0, 1
    total, rest, above = 0, letters, 0
    for sign in "亿万":
        before, found, after = rest.partition(sign)
        if not found:
            continue
        section, size = _section(before), _MULTIPLES[sign]
        if section is None:
            return None
        total, rest, above = total + section[0] * size, after, size
        if not rest:
            return total, size * (section[1] if len(letters) > len(before) + 1 else 1)
        if rest in _SINGLE:  # 三万五
            return total + _DIGITS[rest] * size // 10, size // 10
    section = _section(rest)
    if section is None:
        return None
    return total + section[0], section[1] if above else 1


def _section(letters: str) -> tuple[int, int] | None:
    """Return a number from 1 to 9999 and its step; 一百二 is 120."""
    match = _SECTION.fullmatch(letters)
    if match is None or letters[-1:] in ("", "零", "〇", "○"):
        return None
    value, step = 0, 1
    for part in match.group(1, 2, 3):
        if part:
            step = _TENS[part[-1]]
            value += step * (_DIGITS[part[0]] if len(part) > 1 else 1)
    last = match[4]
    if last is None:
        return value, step
    if step > 10 and letters[-2] not in "零〇":
        return value + _DIGITS[last] * step // 10, step // 10
    return value + _DIGITS[last], 1
