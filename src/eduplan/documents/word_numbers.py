"""The automatic numbers of Word (`w:numPr` with numbering.xml), which no file holds.

Word keeps for each paragraph only a list and a level. What it prints follows from the levels:
format, text, start, restarts (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_HAN = "零一二三四五六七八九"
_MOST_LEVELS = 9


def _chinese(
    number: int, digits: str = _HAN, units: tuple[str, ...] = ("", "十", "百", "千")
) -> str:
    """Return a number as 一百零五; 十 to 十九 without 一, as Word does."""
    if not 0 < number < 10_000:
        return str(number)
    text, zero = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if zero else "") + digits[digit] + units[place]
            zero = False
        elif text:
            zero = True
    return text[1:] if 10 <= number < 20 and digits is _HAN else text


def _positional(number: int) -> str:
    """Return a number digit by digit: 一〇五."""
    return "".join("〇一二三四五六七八九"[int(one)] for one in str(number))


def _formal(number: int) -> str:
    return _chinese(number, "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"))


def _of_list(signs: str) -> Callable[[int], str]:
    def pick(number: int) -> str:
        return signs[number - 1] if 0 < number <= len(signs) else str(number)

    return pick


def _letters(first: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        if number < 1:
            return ""
        return chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)

    return write


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    signs = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
             (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
    text = ""
    for value, sign in signs:
        text += sign * (number // value)
        number %= value
    return text


_CIRCLES = "".join(
    map(chr, [*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)])
)
_BRACKETED = "".join(map(chr, range(0x2474, 0x2488)))
_DOTTED = "".join(map(chr, range(0x2488, 0x249C)))
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02d}".format,
    "decimalHalfWidth": str,
    "numberInDash": "- {} -".format,
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(_WIDE),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "koreanCounting": _chinese,
    "ideographDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "taiwaneseDigital": _positional,
    "koreanDigital": _positional,
    "chineseLegalSimplified": _formal,
    "japaneseLegal": _formal,
    "ideographLegalTraditional": _formal,
    "ideographTraditional": _of_list("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _of_list("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _of_list("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "decimalEnclosedCircle": _of_list(_CIRCLES),
    "decimalEnclosedCircleChinese": _of_list(_CIRCLES),
    "decimalEnclosedParen": _of_list(_BRACKETED),
    "decimalEnclosedFullstop": _of_list(_DOTTED),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
}
"""How each format of ECMA-376 17.18.59 that Chinese documents use writes a number."""


class _Level(NamedTuple):
    start: int
    format: str
    text: str
    restarts_after: int | None
    is_legal: bool


class WordNumbers:
    """Counts the numbered paragraphs of one document in reading order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._lists = dict(_lists(numbering)) if numbering is not None else {}
        self._styles = (
            {one.get(qn("w:styleId")): one for one in styles.iter(qn("w:style"))}
            if styles is not None
            else {}
        )
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[str] = set()

    def text_of(self, paragraph: Any) -> str:
        """Return what Word prints before a paragraph, and count it; "" where that is nothing."""
        number, level = self._numbered(paragraph)
        found = self._lists.get(number)
        if found is None or not 0 <= level < _MOST_LEVELS or level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.shared, [None] * _MOST_LEVELS)
        if number not in self._started:
            self._started.add(number)
            for place in found.restarted:
                counts[place] = None
        own = found.levels[level]
        count = counts[level]
        counts[level] = own.start if count is None else count + 1
        for lower in range(level + 1, _MOST_LEVELS):
            if lower in found.levels and _restarts(found.levels[lower], level):
                counts[lower] = None
        return _written(found.levels, counts, level)

    def _numbered(self, paragraph: Any) -> tuple[str, int]:
        """Return the list and level of a paragraph: its own, or what its style says."""
        number, level = _of_properties(paragraph.find(qn("w:pPr")))
        style = _style_of(paragraph.find(qn("w:pPr")))
        seen: set[str] = set()
        while (number is None or level is None) and style in self._styles and style not in seen:
            seen.add(style)
            element = self._styles[style]
            inherited = _of_properties(element.find(qn("w:pPr")))
            number = inherited[0] if number is None else number
            if level is None:
                level = inherited[1]
            based = element.find(qn("w:basedOn"))
            style = based.get(qn("w:val")) if based is not None else ""
        if number is not None and level is None:
            level = self._level_of_style(number, _style_of(paragraph.find(qn("w:pPr"))))
        return number or "", level or 0

    def _level_of_style(self, number: str, style: str) -> int:
        """Return the level that a list ties to a style, 0 if to none."""
        found = self._lists.get(number)
        return found.of_style.get(style, 0) if found else 0


class _List(NamedTuple):
    """One `w:num`: its levels, the abstract list whose counters it shares, what it restarts."""

    shared: str
    levels: dict[int, _Level]
    restarted: tuple[int, ...]
    of_style: dict[str, int]


def _lists(numbering: Any) -> Iterator[tuple[str, _List]]:
    abstract = {one.get(qn("w:abstractNumId")): one for one in numbering.iter(qn("w:abstractNum"))}
    for number in numbering.iter(qn("w:num")):
        reference = number.find(qn("w:abstractNumId"))
        shared = reference.get(qn("w:val")) if reference is not None else ""
        shared = _with_levels(shared, abstract)
        if not shared:
            continue
        levels, of_style = _levels(abstract[shared])
        restarted = []
        for override in number.iter(qn("w:lvlOverride")):
            place = int(override.get(qn("w:ilvl"), "0"))
            changed, _ = _levels(override)
            levels |= changed
            start = override.find(qn("w:startOverride"))
            if start is not None and place in levels:
                levels[place] = levels[place]._replace(start=int(start.get(qn("w:val"), "1")))
                restarted.append(place)
        yield number.get(qn("w:numId")), _List(shared, levels, tuple(restarted), of_style)


def _with_levels(shared: str, abstract: Mapping[str, Any]) -> str:
    """Return the abstract list that holds the levels: the one that a list style names, or itself.

    `w:numStyleLink` of one names the style that `w:styleLink` of another defines.
    """
    link = _value(abstract[shared], "w:numStyleLink") if shared in abstract else ""
    if not link:
        return shared if shared in abstract else ""
    return next((key for key, one in abstract.items() if _value(one, "w:styleLink") == link), "")


def _levels(parent: Any) -> tuple[dict[int, _Level], dict[str, int]]:
    levels, of_style = {}, {}
    for one in parent.iter(qn("w:lvl")):
        place = int(one.get(qn("w:ilvl"), "0"))
        restart = _value(one, "w:lvlRestart")
        legal = one.find(qn("w:isLgl"))
        levels[place] = _Level(
            int(_value(one, "w:start") or 1),
            _value(one, "w:numFmt") or "decimal",
            _value(one, "w:lvlText") or "",
            None if restart is None else int(restart),
            legal is not None and legal.get(qn("w:val"), "1") not in ("0", "false"),
        )
        style = _value(one, "w:pStyle")
        if style:
            of_style[style] = place
    return levels, of_style


def _value(parent: Any, name: str) -> str | None:
    found = parent.find(qn(name))
    return None if found is None else found.get(qn("w:val"))


def _of_properties(properties: Any) -> tuple[str | None, int | None]:
    numbered = None if properties is None else properties.find(qn("w:numPr"))
    if numbered is None:
        return None, None
    level = _value(numbered, "w:ilvl")
    return _value(numbered, "w:numId"), None if level is None else int(level)


def _style_of(properties: Any) -> str:
    return "" if properties is None else (_value(properties, "w:pStyle") or "")


def _restarts(level: _Level, after: int) -> bool:
    """Tell whether a level begins anew after a paragraph of level `after`, a higher one.

    `w:lvlRestart` names the level (from 1) that restarts it; 0 says that none does.
    """
    return level.restarts_after is None or after < level.restarts_after


def _written(levels: dict[int, _Level], counts: list[int | None], level: int) -> str:
    own = levels[level]
    if own.format == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        part = levels.get(place)
        if part is None or place > level:
            return ""
        count = counts[place] if counts[place] is not None else part.start
        style = "decimal" if own.is_legal and part.format != "decimal" else part.format
        return "" if style == "none" else _FORMATS.get(style, str)(count or 0)

    return re.sub("%([1-9])", number, own.text)
