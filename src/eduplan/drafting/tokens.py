"""The numbers of a text: figures with their units and comparators, times, and neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from eduplan.drafting.numbers import SIZES, plain, scaled, sized, spelled, thousands
from eduplan.drafting.vocabulary import YEAR, cue, said_once, vocabulary
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
_WIDE_COMMA = re.compile(
    r"[，'’](?<=\d.)(?<!\d{4}.)(?<!\.\d.)(?<!\.\d\d.)(?<![栏件表图第]\d.)(?=\d{3}(?!\d))"
)
_MIDDLE_POINT = re.compile(r"·(?<=\d·)(?=\d{1,2}\s?[%‰万亿个元倍平册亩])")


_THOUSANDS = re.compile(r"(?<=[\u4e00-\u9fff])(?<![栏件表图第])\d{1,3}(?: \d{3})+(?![\d.])")
"""A number in groups that a space divides, as GB/T 15835-2011 has it."""


@said_once
def folded(text: str) -> str:
    """Return a text in half width, each character in its place; its marks of clauses are wide."""
    text = _WIDE_RATIO.sub(":", text.translate(_WIDTHS))
    text = _WIDE_COMMA.sub(",", _MIDDLE_POINT.sub(".", text))
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
        elif kind not in ("mask", "word"):  # listed as not read
            found.append(Token(STRAY, match.start(), match.end(), match[0]))
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
    "(?:^用?|未来|今后|接下来)的?([^个年近过未今续]{1,2})年(?:[内间]|(?:左右)?的?时间|$)"
)


def year_of(text: str) -> int:
    """Return a year in either kind of digits."""
    return int("".join(_HAN_DIGITS.get(one, one) for one in text))


_NO_UNIT = re.compile(r"[余多来\s]|个(?=亿|小时)")
_OVER = {"余": ">", "多": ">", "来": "~"}
"""What a letter between a number and its unit says of it: 120余所, 20来所."""


def _token(
    match: re.Match[str],
    value: str | None,
    unit: str,
    over: str | None = None,
    upper: str | None = "",
    *,
    is_implied: bool = False,
) -> Token | None:
    """Return a figure, or None where its number is not sure (十几, 三五, 3万5)."""
    if not value or upper is None or max(len(value), len(upper)) > MAXIMUM_DIGITS:
        return None
    if over == "几":
        return None
    unit = _NO_UNIT.sub("", unit)
    sign = "between" if upper else _OVER.get(over or "", "=")
    core = match.span()
    return Token(FIGURE, *core, value, upper, unit, sign, is_implied=is_implied, core=core)


def _digits(number: str) -> str | None:
    return plain(number) if number[0].isdigit() else spelled(number)


def _parts(match: re.Match[str]) -> Token | None:
    number, over = match["part"] or "百", match["partover"]
    value = _digits("一百" if number == "百" else number)
    if match[0].startswith("万"):
        return _token(match, value and f"{value}/10000", "", over)
    return _token(match, value, "‰" if match[0].startswith("千") else "%", over)


def _partrange(match: re.Match[str]) -> Token | None:
    low, high = (_digits(match[one]) for one in ("partlow", "parthigh"))
    return _token(match, low, "%", upper=high)


def _fraction(match: re.Match[str]) -> Token | None:
    below, above = spelled(match["below"]), spelled(match["above"])
    return _token(match, f"{above}/{below}", "") if below and above else None


def _ratio(match: re.Match[str]) -> Token | None:
    return _token(match, match[0].replace("比", ":"), "")


def _hanratio(match: re.Match[str]) -> Token | None:
    first, last = (spelled(one) for one in match[0].split("比"))
    return _token(match, f"{first}:{last}", "") if first and last else None


def _ratios(match: re.Match[str]) -> Token | None:
    low, high = (match[one].replace("比", ":") for one in ("lowratio", "highratio"))
    return _token(match, low, "", upper=high)


_MULTIPLE = re.compile("[十百千]?万|亿")
_SIZE = {"万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}


def _range(match: re.Match[str]) -> Token | None:
    first, unit = match["low"], match["rangeunit"]
    low, high = (_MULTIPLE.match(one) for one in (match["lowunit"], unit))
    own = match["lowunit"][low.end() :] if low else match["lowunit"]
    if own and own != (unit[high.end() :] if high else unit):
        return None
    value: str | None = plain(first)
    if high and not low and (own or Fraction(plain(first)) > Fraction(plain(match["high"]))):
        value = scaled(first, Fraction(1, _SIZE[high[0]]))  # 8000—1.2万人
    elif low and low[0] != (high[0] if high else ""):
        return None
    return _token(match, value, unit, upper=plain(match["high"]))


def _hanrange(match: re.Match[str]) -> Token | None:
    low, high, unit = spelled(match["hanlow"]), spelled(match["hanhigh"]), match["hanrangeunit"]
    if unit == "成":
        return _token(match, low and f"{low}0", "%", upper=high and f"{high}0")
    return _token(match, low, unit, upper=high)


def _figure(match: re.Match[str]) -> Token | None:
    number, unit = match["number"], match["unit"]
    over = match["over"] or match["over2"] or match["over3"]
    if unit == "成":
        return _token(match, scaled(number, 10), "%", over)
    if match["size"]:
        return _token(match, scaled(number, SIZES[match["size"]]), unit, over)
    return _token(match, plain(number), unit, over)


def _mixed(match: re.Match[str]) -> Token | None:
    value, multiple = thousands(match["mixednumber"])
    return _token(match, value, f"{multiple}{match['mixedunit']}", match["mixedover"])


def _round(match: re.Match[str]) -> Token | None:
    number = match["roundnumber"]
    value, multiple = sized(f"一{number}")
    found = _token(match, value, f"{multiple}{match['roundunit']}", match["roundover"])
    return found._replace(comparator=">") if found and match["up"] else found


def _formal(match: re.Match[str]) -> Token | None:
    value, multiple = sized(match["formalnumber"])
    return _token(match, value, f"{multiple}{match['formalunit']}")


_HALVES = {"小时": "小时", "百分点": "个百分点", "倍": "倍"}
"""Units of which there may be half a one: 一个半小时."""


def _half(match: re.Match[str]) -> Token | None:
    whole = _digits(match["whole"]) if match["whole"] else "0"
    unit = match["halfunit"] or match["halfofunit"] or "倍"
    is_known = bool(whole) and unit in _HALVES
    return _token(match, f"{whole}.5", _HALVES[unit]) if is_known else None


def _listed(match: re.Match[str]) -> Token | None:
    return _token(match, plain(match["listed"]), match["listunit"])


_TENTH = re.compile("[一二三四五六七八九半](?![十百千万亿所个名人家座间套台倍位])")


def _han(match: re.Match[str]) -> Token | None:
    number, unit, over = match["hannumber"], match["hanunit"], match["hanover"]
    if unit == "成":
        value = spelled(number)
        if not value or len(value) > 1:
            return None
        more = _TENTH.match(match.string, match.end())
        tenth = "5" if more and more[0] == "半" else spelled(more[0]) if more else "0"
        found = _token(match, f"{value}{tenth}", "%")
        end = more.end() if more else match.end()  # 九成二
        return found and found._replace(end=end, core=(match.start(), end))
    value, multiple = sized(number)
    return _token(match, value, f"{multiple}{unit}", over)


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
    return _token(match, plain(match["barenumber"]), "")


_FIGURES = {
    "parts": _parts, "fraction": _fraction, "ratio": _ratio, "ratios": _ratios, "range": _range,
    "hanrange": _hanrange, "figure": _figure, "list": _listed, "tenths": _tenths, "han": _han,
    "bare": _bare, "word": _word, "partrange": _partrange, "hanratio": _hanratio,
    "mixed": _mixed, "round": _round, "half": _half, "halfof": _half, "formal": _formal,
}  # fmt: skip
_DENIED = {">": "<=", "<": ">="}
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
        said = words.before.sign(found)
        is_denied = said in _DENIED and cue("denied").search(text, max(0, start - _NEAR), start)
        sign = _sign(sign, _DENIED[said] if is_denied else said)
    else:
        begin = max(figure, token.start - 2 * _NEAR)
        far = (one for one, pattern in words.far if pattern.search(text, begin, token.start))
        sign = next(far, sign) if sign != "between" else sign
    behind = text[token.end : token.end + _NEAR]
    skipped = len(behind) - len(behind.lstrip())
    classes = _CLASSES.match(behind, skipped) if token.unit == "个" else None  # 9个班以上
    if found := words.after.pattern.match(behind, classes.end() if classes else skipped):
        end += 0 if classes else found.end()
        sign = _sign(sign, words.after.sign(found))
    return token._replace(start=start, end=end, comparator=sign)


def _sign(sign: str, said: str) -> str:
    """Return the sign of a figure with that of words beside it; 之多 leaves it as it is."""
    return sign if sign == "between" or said == "=" else said


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
