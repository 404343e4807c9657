"""How people write in cells: years, footnote marks, what is missing, units beside a name."""

from __future__ import annotations

import re

from eduplan.quantity.numerals import numeral_at
from eduplan.quantity.spelling import plain_text

YEARS = range(1900, 2201)
"""The years that a table may be of."""

MISSING_TOKENS = frozenset(
    {
        "空",
        "缺",
        "缺失",
        "缺报",
        "暂缺",
        "无数据",
        "未统计",
        "不详",
        "/",
        "na",
        "n/a",
        "null",
        "none",
    }
)
"""What a cell says instead of a figure, beside nothing, dashes and dots; none of it is zero."""

_MARKS = r"(?:[*＊†‡※①-⑳⑴-⒇]|\[(?:注|\d{1,2})\]|［(?:注|\d{1,2})］|（注\d?）|\(注\d?\))+"
_MARKED = re.compile(rf"(.*[\d%％‰人所]) *{_MARKS}", re.DOTALL)
_HEADED = re.compile(rf"(.*?) *{_MARKS}", re.DOTALL)
_SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?")
_YEAR = r"((?:19|20|21)\d\d|[一二][〇○零九一二][〇○零一二三四五六七八九]{2})"
_SCHOOL_YEAR = re.compile(rf"{_YEAR}年? *[-—–~～至/]+ *(?:{_YEAR}|\d\d)年? *学年度?")
_PLAIN_YEAR = re.compile(rf"{_YEAR} *(?:学?年度?)?")
_IN_TEXT = re.compile(rf"(?<!\d){_YEAR} *(?:学?年)")
_BARE_IN_TEXT = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_EXCEL_DATE = re.compile(
    r"\d{4}[-/]\d{1,2}[-/]\d{1,2}.*|\d{1,3}:\d\d:\d\d(?:\.\d+)?|\d{1,2}月\d{1,2}日"
)


def year_of(text: str) -> int | None:
    """Return the year that a cell names, or None.

    A school year is named by the year in which it opens: 2023—2024学年 is 2023.
    """
    plain = plain_text(text).removeprefix("'")
    found = _SCHOOL_YEAR.fullmatch(plain) or _PLAIN_YEAR.fullmatch(plain)
    return _number(found[1]) if found else None


def year_within(text: str) -> int | None:
    """Return the one year that a title, or the name of a sheet or file, names, or None."""
    plain = plain_text(text)
    school_years = [_number(found[1]) for found in _SCHOOL_YEAR.finditer(plain)]
    rest = _SCHOOL_YEAR.sub("", plain)
    named = [_number(found[1]) for found in _IN_TEXT.finditer(rest)]
    bare = [int(found[1]) for found in _BARE_IN_TEXT.finditer(rest)]
    found = {one for one in (school_years or named or bare) if one is not None}
    return found.pop() if len(found) == 1 else None


def _number(text: str) -> int | None:
    numeral = numeral_at(text)
    if numeral is None or numeral.end != len(text) or numeral.value not in YEARS:
        return None
    return int(numeral.value)


def region_code(text: str) -> str:
    """Return the six digits of a region's code that is written with 6 to 12, or the text itself.

    Only zeros may follow: 220503001000 is a town, and no county.
    """
    plain = plain_text(text).removeprefix("'")
    if re.fullmatch(r"\d{6}0{0,6}", plain, re.ASCII):
        return plain[:6]
    return "CN" if plain.upper() == "CN" or plain in ("全国", "中国") else plain


def is_region_code(text: str) -> bool:
    """Tell the code of a region, of 6 to 12 digits, from any other text."""
    return re.fullmatch(r"[1-8]\d{5}", region_code(text), re.ASCII) is not None


def is_missing(text: str) -> bool:
    """Tell whether a cell says that its figure is missing; 无 may also mean none, and doesn't."""
    plain = plain_text(text).lower()
    return plain in MISSING_TOKENS or not plain.strip("-–—.…·~")


def without_marks(text: str) -> str:
    """Return a figure without the footnote marks behind it, and without spaces between digits."""
    if text.isascii() and text.isdigit():
        return text
    marked = _MARKED.fullmatch(text)
    found = (marked[1] if marked else text).removeprefix("'")
    if _SPACED.fullmatch(found):
        return re.sub(r"\s", "", found)
    return found


def is_a_date(text: str) -> bool:
    """Tell whether a cell holds a date or a time, which spreadsheets make of 10:2.2 and 1-2."""
    return _EXCEL_DATE.fullmatch(text) is not None


def heading(text: str) -> str:
    """Return what a cell of a header says: in one line, in half width, without footnote marks."""
    plain = " ".join(plain_text(text).split())
    if " " in plain and not plain.isascii():
        plain = re.sub(r"(?<![A-Za-z]) | (?![A-Za-z])", "", plain)  # 学 校 数
    marked = None if plain[-1:].isalpha() else _HEADED.fullmatch(plain)  # no mark is a letter
    return marked[1] if marked else plain
