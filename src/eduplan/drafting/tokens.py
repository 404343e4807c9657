"""The numbers of a text: figures with their units and comparators, times, and neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from eduplan.drafting.vocabulary import YEAR, said_once, vocabulary
from eduplan.quantity.numerals import MAXIMUM_DIGITS, numeral_at

FIGURE, STRAY = "figure", "stray"
"""The kinds of token that are no time."""

_WIDTHS = str.maketrans(
    "".join(map(chr, range(0xFF10, 0xFF1A)))
    + "".join(map(chr, [*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]))
    + "％﹪．－＋～／（）［］＜＞﹤﹥≦≧⩽⩾―∼〜⁓∶︰;\u00a0\u3000\n",
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%%.-+~/()[]<><>≤≥≤≥—~~~::；   ",
)
_COMMA = re.compile(r",(?:(?!\d{3}(?!\d))|(?<!\d,))")
_COLON = re.compile(r":(?:(?<!\d:)|(?!\d))")
_WIDE_RATIO = re.compile(r"：(?<=\d：)(?=\d)")


_THOUSANDS = re.compile(r"(?<=[\u4e00-\u9fff])(?<![栏件表图第])\d{1,3}(?: \d{3})+(?![\d.])")
"""A number in groups that a space divides, as GB/T 15835-2011 has it."""


@said_once
def folded(text: str) -> str:
    """Return a text in half width, each character in its place; its marks of clauses are wide."""
    text = _WIDE_RATIO.sub(":", text.translate(_WIDTHS))
    text = _THOUSANDS.sub(lambda found: found[0].replace(" ", ","), text)
    return _COLON.sub("：", _COMMA.sub("，", text))


class Token(NamedTuple):
    """A figure or a time at its place.

    `kind` is figure, stray for a number that is neither, or the kind of time: year, span, plan,
    now, last, next, term, day, while.
    """

    kind: str
    start: int
    end: int
    value: str = ""
    upper: str = ""
    unit: str = ""
    comparator: str = "="
    years: tuple[int, int] | None = None
    is_implied: bool = False
    core: tuple[int, int] = (0, 0)


_PLANS = {"八五": 1991, "九五": 1996, "十五": 2001}
_PLANS |= {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}
_HAN_DIGITS = {one: str(value) for value, one in enumerate("〇一二三四五六七八九")}
_HAN_DIGITS |= {"零": "0", "○": "0"}
_TIMES = ("span", "plan", "year", "now", "last", "next", "term", "day", "while")


@said_once
def tokens_of(text: str) -> Sequence[Token]:
    """Return the figures and times of a folded text, in order; masked numbers are left out."""
    found = []
    figure = 0  # where the last one ends
    for match in vocabulary().tokens.finditer(text):
        kind = match.lastgroup or ""
        if kind in _TIMES:
            found.append(_time(kind, match))
        elif kind == STRAY:
            found.append(Token(STRAY, match.start(), match.end(), match[0]))
        elif kind in _FIGURES and (token := _FIGURES[kind](match)):
            last = found[-1].end if found else 0
            token = _with_comparator(text, token, last, figure)
            found.append(_as_before(text, found[-1], token) if figure else token)
            figure = token.end
    return found


def _time(kind: str, match: re.Match[str]) -> Token:
    years = None
    said = match[0]
    if kind == "plan":
        name = said.strip('"“”第')
        first = _PLANS[name if len(name) == 2 else name[1]]  # 十五, 十一五
        years = (first, first + 4)
    elif kind in ("year", "span"):
        found = [year_of(one) for one in re.findall(YEAR, said)]
        is_school_year = "学年" in said and found[-1] == found[0] + 1  # of its autumn
        years = (found[0], found[0] if is_school_year else found[-1])
    elif kind == "while" and (ahead := _AHEAD.search(said)):
        count = numeral_at(ahead[1])
        return Token(kind, match.start(), match.end(), value=str(count.value) if count else "")
    return Token(kind, match.start(), match.end(), years=years)


_AHEAD = re.compile(
    "(?:^|未来|今后|接下来)的?([^个年近过未今续]{1,2})年(?:[内间]|(?:左右)?的?时间|$)"
)


def year_of(text: str) -> int:
    """Return a year in either kind of digits."""
    return int("".join(_HAN_DIGITS.get(one, one) for one in text))


def _plain(number: str) -> str:
    return number.replace(",", "")


def _spelled(number: str) -> str | None:
    """Return a number in Chinese numerals in digits, exactly; None if it is none."""
    found = numeral_at(number)
    if found is None or found.end != len(number):
        return None
    value, decimals = found.value, 0
    while (value * 10**decimals).denominator != 1:
        decimals += 1
        if decimals > MAXIMUM_DIGITS:
            return None
    digits = str(value * 10**decimals).rjust(decimals + 1, "0")
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits


_NO_UNIT = re.compile(r"[余多\s]|个(?=亿|小时)")


def _token(
    match: re.Match[str],
    value: str,
    unit: str,
    over: str | None = None,
    upper: str = "",
    *,
    is_implied: bool = False,
) -> Token | None:
    if max(len(value), len(upper)) > MAXIMUM_DIGITS:
        return None
    unit = _NO_UNIT.sub("", unit)
    sign = "between" if upper else ">" if over else "="
    core = match.span()
    return Token(FIGURE, *core, value, upper, unit, sign, is_implied=is_implied, core=core)


def _parts(match: re.Match[str]) -> Token | None:
    number = match["part"]
    number = "一百" if number == "百" else number
    value = number if number[0].isdigit() else _spelled(number)
    return (value and _token(match, _plain(value), "%")) or None


def _fraction(match: re.Match[str]) -> Token | None:
    below, above = _spelled(match["below"]), _spelled(match["above"])
    return _token(match, f"{above}/{below}", "") if below and above else None


def _ratio(match: re.Match[str]) -> Token | None:
    return _token(match, match[0].replace("比", ":"), "")


def _ratios(match: re.Match[str]) -> Token | None:
    low, high = (match[one].replace("比", ":") for one in ("lowratio", "highratio"))
    return _token(match, low, "", upper=high)


def _range(match: re.Match[str]) -> Token | None:
    low, high = match["lowunit"], match["rangeunit"]
    if low and not high.startswith(low) and low != high:
        return None
    return _token(match, _plain(match["low"]), high, upper=_plain(match["high"]))


def _hanrange(match: re.Match[str]) -> Token | None:
    low, high = _spelled(match["hanlow"]), _spelled(match["hanhigh"])
    return _token(match, low, match["hanrangeunit"], upper=high) if low and high else None


def _figure(match: re.Match[str]) -> Token | None:
    return _token(match, _plain(match["number"]), match["unit"], match["over"] or match["over2"])


def _listed(match: re.Match[str]) -> Token | None:
    return _token(match, _plain(match["listed"]), match["listunit"])


_TENTH = re.compile("[一二三四五六七八九半](?![十百千万亿所个名人家座间套台倍位])")


def _han(match: re.Match[str]) -> Token | None:
    number, unit = match["hannumber"], match["hanunit"]
    if unit == "成":
        value = _spelled(number)
        if not value or len(value) > 1:
            return None
        more = _TENTH.match(match.string, match.end())
        tenth = "5" if more and more[0] == "半" else _spelled(more[0]) if more else "0"
        found = _token(match, f"{value}{tenth}", "%")
        end = more.end() if more else match.end()  # 九成二
        return found and found._replace(end=end, core=(match.start(), end))
    if number[-1] in "万亿":
        number, unit = number[:-1], f"{number[-1]}{unit}"
    value = _spelled(number)
    return _token(match, value, unit, match["hanover"]) if value else None


def _tenths(match: re.Match[str]) -> Token | None:
    tenth = _HAN_DIGITS.get(match["tenth"], "5")  # 九成二, 九成半
    return _token(match, f"{_HAN_DIGITS[match['tens']]}{tenth}", "%")


_NEARLY = re.compile("基本上?(?:实现|达到|做到|完成)[^，。；]{0,24}$")
"""What comes near to a number that a word says: 基本实现班班通全覆盖."""


def _word(match: re.Match[str]) -> Token | None:
    if _NEARLY.search(match.string, max(0, match.start() - 2 * _NEAR), match.start()):
        return None
    spoken = (said for one, *said in vocabulary().spoken if one.match(match.string, match.start()))
    value, unit, sign = next(spoken)
    found = _token(match, value, unit, is_implied=True)
    return found and found._replace(comparator=sign)


def _bare(match: re.Match[str]) -> Token | None:
    return _token(match, _plain(match["barenumber"]), "")


_FIGURES = {
    "parts": _parts, "fraction": _fraction, "ratio": _ratio, "ratios": _ratios, "range": _range,
    "hanrange": _hanrange, "figure": _figure, "list": _listed, "tenths": _tenths, "han": _han,
    "bare": _bare, "word": _word,
}  # fmt: skip
_NEAR = 14
_CLASSES = re.compile("(?:教学)?班")
_EACH = re.compile("(?<=[于过到达])每(?:生|人|校|班|所|名)(?:每?(?:学?年|月|学期))?$")
"""For each of whom: 不低于每生每年1500元."""


def _with_comparator(text: str, token: Token, last: int, figure: int) -> Token:
    """Return a figure with what the words beside it say of its sign, and the space they take.

    `last` is where the figure or the time before it ends, `figure` where the figure does.
    """
    before = _EACH.sub("", text[max(last, token.start - _NEAR) : token.start].rstrip())
    start, end, sign = token.start, token.end, token.comparator
    words = vocabulary()
    if found := words.before.pattern.search(before):  # the longest: 不超过, not 超过
        start = max(last, token.start - _NEAR) + found.start()
        sign = words.before.sign(found) if sign != "between" else sign
    else:
        begin = max(figure, token.start - 2 * _NEAR)
        far = (one for one, pattern in words.far if pattern.search(text, begin, token.start))
        sign = next(far, sign) if sign != "between" else sign
    behind = text[token.end : token.end + _NEAR]
    skipped = len(behind) - len(behind.lstrip())
    classes = _CLASSES.match(behind, skipped) if token.unit == "个" else None  # 9个班以上
    if found := words.after.pattern.match(behind, classes.end() if classes else skipped):
        end += 0 if classes else found.end()
        sign = words.after.sign(found) if sign != "between" else sign
    return token._replace(start=start, end=end, comparator=sign)


def _as_before(text: str, before: Token, token: Token) -> Token:
    """Return the figure of another stage with the sign that stands before both stages.

    So 不低于小学650元、初中850元 is at least 850 too.
    """
    is_far = before.comparator not in ("=", "between") and before[1:3] == before.core
    between = text[before.end + 1 : token.start]
    is_next = text[before.end : before.end + 1] in ("、", "和") and token.comparator == "="
    if is_far and is_next and before.unit == token.unit and vocabulary().stage.fullmatch(between):
        return token._replace(comparator=before.comparator)
    return token
