"""Units of measure: every spelling of the field, its factor to base units, and its dimension."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache, lru_cache
from itertools import product
from math import prod
from typing import Literal, NamedTuple, TypeAlias, TypeVar

import attrs

from eduplan.errors import nearest_names
from eduplan.quantity import mistakes
from eduplan.quantity.spelling import SpellingError, plain_text
from eduplan.words import Words

MAXIMUM_UNIT_LENGTH = 60
"""Longest text, in characters, that is read as a unit."""

Kind: TypeAlias = Literal[
    "count", "rate", "ratio", "difference", "money", "measure", "quotient", "number", "flag"
]
"""What a figure in a unit is: this decides how it is spelled and how exact it is."""


_Base = TypeVar("_Base")


class UnitError(SpellingError):
    """A text is not a unit; says which part is unknown and names the nearest spellings."""


@attrs.frozen
class Unit:
    """A unit as it is written; made by `parse_unit`, or from two units by `*` and `/`.

    `symbol` is the one canonical spelling, `scale` the factor to base units (1/100 for %), and
    `dimension` the base symbols with their powers, sorted, () for pure numbers. Each count noun is
    a base of its own: 人 is not 班.
    """

    symbol: str
    scale: Fraction
    dimension: tuple[tuple[str, int], ...]
    kind: Kind

    def __hash__(self) -> int:
        return hash(self.symbol)  # units of one spelling are equal

    def __str__(self) -> str:
        return self.symbol

    @property
    def words(self) -> Words:
        """What people call it where it stands alone: 人/台, people per computer."""
        english = english_of(self)
        size = self.scale / english.scale
        return Words(self.symbol, english.words if size == 1 else f"{size} {english.words}")

    @property
    def is_pure(self) -> bool:
        """Whether figures in this unit are pure numbers: %, ‰, 比, or no unit at all."""
        return not self.dimension

    def compatible(self, other: Unit) -> bool:
        """Return whether figures in both units may be added and compared."""
        return self.dimension == other.dimension

    def __mul__(self, other: Unit) -> Unit:
        """Return the unit of a product; a pure unit is only a spelling and drops out."""
        if not isinstance(other, Unit):
            return NotImplemented
        return _combined(self, other, 1)

    def __truediv__(self, other: Unit) -> Unit:
        """Return the unit of a quotient; a pure unit is only a spelling and drops out."""
        if not isinstance(other, Unit):
            return NotImplemented
        return _combined(self, other, -1)


def parse_unit(text: str) -> Unit:
    """Return the unit that `text` spells, in Chinese or English, in full or half width.

    After a slash (or 每, or "per") every factor divides, as the field writes it: 元/人·年 is
    元/(人·年). The empty text is the unit of pure numbers.

    Raises:
        UnitError: if `text` is no known unit, or longer than `MAXIMUM_UNIT_LENGTH`.
    """
    if not isinstance(text, str):
        raise UnitError(mistakes.NO_UNIT(text=repr(text)), mistakes.A_UNIT)
    if len(text) > MAXIMUM_UNIT_LENGTH:
        limit = mistakes.AT_MOST_CHARACTERS(most=MAXIMUM_UNIT_LENGTH)
        raise UnitError(mistakes.LONG_UNIT(text=text), limit)
    return _parsed(text)


def is_unit(text: str) -> bool:
    """Return whether a text is a unit; it costs no search for what else it may mean."""
    try:
        return len(text) <= MAXIMUM_UNIT_LENGTH and bool(_split(plain_text(text)))
    except KeyError:
        return False


def is_count_quotient(unit: Unit) -> bool:
    """Return whether a unit is one count per another, as in 人/台 or 台/百人."""
    upper, lower = _split(unit.symbol)
    return [part.kind for part in upper] == [part.kind for part in lower] == ["count"]


# One row per unit that is spelled by itself: its symbol, kind, its English word (and that for
# several, where it has no s), and other spellings. The order is the order in which factors are
# written: 元/(人·年).
SPELLINGS: tuple[tuple[str, Kind, str, str], ...] = (
    ("元", "money", "yuan yuan", "cny rmb 圆"),
    ("m²", "measure", "m² m²", "平方米 m2 m^2 平米 sqm"),
    ("亩", "measure", "mu mu", ""),
    ("公顷", "measure", "hectare", "ha"),
    ("公里", "measure", "km km", "千米 kilometre kilometer"),
    ("Mbps", "measure", "Mbps Mbps", "兆 mbit"),
    ("人次", "count", "attendance", ""),
    ("人", "count", "person people", "名 位 生 名学生 名教师 student pupil child children teacher"),
    ("所", "count", "institution", "校 园 school kindergarten"),
    ("班", "count", "class classes", "个班 个班级"),
    ("学位", "count", "place", "个学位"),
    ("台", "count", "computer", "machine"),
    ("册", "count", "book", "本 volume"),
    ("套", "count", "set", ""),
    ("件", "count", "piece", ""),
    ("间", "count", "room", ""),
    ("项", "count", "item", "project 个项目"),
    ("批", "count", "batch batches", ""),
    ("次", "count", "time", ""),
    ("辆", "count", "vehicle", ""),
    ("户", "count", "household", ""),
    ("处", "count", "site", ""),
    ("门", "count", "course", "subject"),
    ("个", "count", "unit", "家"),
    ("学时", "measure", "training_hour", "个学时 hour"),
    ("节", "measure", "lesson", "课时 个课时 period"),
    ("小时", "measure", "clock_hour", "个小时"),
    ("分钟", "measure", "minute", ""),
    ("岁", "measure", "year_of_age years_of_age", "周岁"),
    ("年", "measure", "year", ""),
    ("月", "measure", "month", "个月"),
    ("周", "measure", "week", "星期"),
    ("天", "measure", "day", "日"),
    ("%", "rate", "", "percent pct 百分比"),
    ("‰", "rate", "", "permille"),
    ("成", "rate", "tenth", ""),
    ("倍", "number", "fold fold", ""),
    ("个百分点", "difference", "percentage_point", "百分点 pp"),
    ("比", "ratio", "", "ratio"),
    ("是否", "flag", "", "flag boolean"),
)

# Units that are a fixed multiple of another; all others are their own base.
_MULTIPLES: dict[str, tuple[Fraction, str]] = {
    "%": (Fraction(1, 100), ""),
    "‰": (Fraction(1, 1000), ""),
    "成": (Fraction(1, 10), ""),
    "倍": (Fraction(1), ""),
    "个百分点": (Fraction(1, 100), ""),
    "比": (Fraction(1), ""),
    "是否": (Fraction(1), ""),
    "亩": (Fraction(2000, 3), "m²"),
    "公顷": (Fraction(10_000), "m²"),
    "分钟": (Fraction(1, 60), "小时"),
    "月": (Fraction(1, 12), "年"),
    "周": (Fraction(7), "天"),
}

_PREFIXES: dict[str, int] = {
    "百": 100,
    "千": 1000,
    "万": 10_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}
_DIGIT_PREFIXES = {"100": "百", "1000": "千", "10000": "万"}
_PREFIX_SPELLINGS = tuple(sorted((*_PREFIXES, *_DIGIT_PREFIXES), key=len, reverse=True))
_SIGNS = str.maketrans("*.每", "··/")

_ORDER = {row[0]: number for number, row in enumerate(SPELLINGS)}
_NUMBER = Unit("", Fraction(1), (), "number")


@cache
def _known() -> dict[str, Unit]:
    known = {}
    for symbol, kind, english, spellings in SPELLINGS:
        scale, base = _MULTIPLES.get(symbol, (Fraction(1), symbol))
        unit = Unit(symbol, scale, ((base, 1),) if base else (), kind)
        known[symbol.casefold()] = unit
        others = f"{english} {spellings}".casefold().split()
        known.update((spelling.replace("_", " "), unit) for spelling in others)
    return known


class English(NamedTuple):
    """How a unit is written in English: `word` after 1, `words` after other numbers.

    万元 is written in yuan, so that a number stands before it: `scale` is the factor of that.
    """

    word: str
    words: str
    scale: Fraction


@cache
def english_of(unit: Unit) -> English:
    """Return the English words for a unit; for % and what has none its symbol."""
    upper, lower = _split(unit.symbol)
    below = "".join(f" per {_one_of(part)}" for part in lower)
    named = [_english(part) for part in upper]
    one, many = ("·".join(part[place] for part in named) for place in (0, 1))
    scale = unit.scale / prod((_prefix(part) for part in upper), start=1)
    return English(f"{one}{below}".strip(), f"{many}{below}".strip(), scale)


def _one_of(unit: Unit) -> str:
    word, words = _english(unit)
    return f"{size} {words}" if (size := _prefix(unit)) > 1 else word


def _english(unit: Unit) -> tuple[str, str]:
    symbol = _own_symbol(unit)
    english = next(row[2] for row in SPELLINGS if row[0] == symbol)
    word, _, words = english.replace("_", "\0").partition(" ")
    one, many = (text.replace("\0", " ") for text in (word, words or f"{word}s"))
    return (one, many) if word else (symbol, symbol)


def _prefix(unit: Unit) -> int:
    return _PREFIXES.get(unit.symbol.removesuffix(_own_symbol(unit)), 1)


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Unit:
    try:
        upper, lower = _split(plain_text(text))
    except KeyError as error:
        raise _unknown(str(error.args[0]), text) from None
    return _written([(unit, 1) for unit in upper] + [(unit, -1) for unit in lower])


def _split(plain: str) -> tuple[list[Unit], list[Unit]]:
    """Return the units above and below the slash; KeyError holds the first unknown word."""
    plain = plain.casefold()
    if "件(" in plain or "台(" in plain:  # 3051件(套) counts items of which some are sets
        for item, other in product("件台", "套件台"):
            plain = plain.replace(f"{item}({other})", item)
    if "per" in plain:
        plain = re.sub(r"\bper\b", "/", plain)
    upper, *lower = plain.translate(_SIGNS).split("/")
    above = [] if upper.strip() == "1" or not plain else _words(upper)
    return above, [unit for part in lower for unit in _words(part)]


def _words(part: str) -> list[Unit]:
    part = part.strip()
    if part.startswith("(") and part.endswith(")"):
        part = part[1:-1]
    return [_atom(word.strip()) for word in part.split("·")]


def _atom(word: str) -> Unit:
    """Return the unit of one word in lower case, e.g. 万元, years; KeyError if there is none."""
    unit = _by_itself(word)
    if unit is not None:
        return unit
    if not word.startswith(_PREFIX_SPELLINGS):
        raise KeyError(word)
    prefix = next(sign for sign in _PREFIX_SPELLINGS if word.startswith(sign))
    base = _by_itself(word[len(prefix) :].strip())
    if base is None or base.is_pure:
        raise KeyError(word)
    sign = _DIGIT_PREFIXES.get(prefix, prefix)
    return attrs.evolve(base, symbol=sign + base.symbol, scale=base.scale * _PREFIXES[sign])


def _by_itself(word: str) -> Unit | None:
    known = _known()
    return known.get(word) or known.get(word.removesuffix("s"))


_SIZES = {*"wkm十百千万亿"}
"""Letters that say how many of a unit there are."""


def _unknown(word: str, text: str) -> UnitError:
    names = [*_known(), "万元", "亿元", "百人", "千人", "万人"]
    # Words of one or two characters are too short to be alike; a common first one must do.
    alike = nearest_names(word, names) or tuple(n for n in names if word and n[0] == word[0])[:3]
    # 5w% is not 5%: what is left out may be a mark, as in 95%*, but no multiple.
    alike = tuple(n for n in alike if n not in word or not _SIZES & {*word.replace(n, "", 1)})
    plain = plain_text(text).casefold()
    if word == plain:
        return UnitError(mistakes.NO_UNIT(text=text), mistakes.A_UNIT, alike)
    wholes = tuple(plain.replace(word, name) for name in alike)
    return UnitError(mistakes.UNKNOWN_PART(text=text, part=word), mistakes.A_UNIT, wholes)


def _written(factors: list[tuple[Unit, int]]) -> Unit:
    """Return the product of the factors as they are written, equal ones cancelled."""
    powers = _summed(factors)
    if not powers:
        return _NUMBER
    if list(powers.values()) == [1]:
        return next(iter(powers))
    scale = prod((unit.scale**power for unit, power in powers.items()), start=Fraction(1))
    kind: Kind = "quotient" if min(powers.values()) < 0 else "measure"
    return Unit(_symbol(powers), scale, _dimension(powers), kind)


def _summed(powers: Iterable[tuple[_Base, int]]) -> dict[_Base, int]:
    """Return the power of each base; those that cancel out are gone."""
    total: dict[_Base, int] = {}
    for base, power in powers:
        total[base] = total.get(base, 0) + power
    return {base: power for base, power in total.items() if power}


def _dimension(powers: dict[Unit, int]) -> tuple[tuple[str, int], ...]:
    total = _summed(
        (base, exponent * power)
        for unit, power in powers.items()
        for base, exponent in unit.dimension
    )
    return tuple(sorted(total.items()))


def _symbol(powers: dict[Unit, int]) -> str:
    ordered = sorted(powers, key=lambda unit: (_ORDER.get(_own_symbol(unit), -1), unit.scale))
    upper = [unit.symbol for unit in ordered for _ in range(powers[unit])]
    lower = [unit.symbol for unit in ordered for _ in range(-powers[unit])]
    if not lower:
        return "·".join(upper)
    divisor = lower[0] if len(lower) == 1 else f"({'·'.join(lower)})"
    return f"{'·'.join(upper) or '1'}/{divisor}"


def _own_symbol(unit: Unit) -> str:
    return unit.symbol if unit.symbol in _ORDER else unit.symbol.lstrip("百千万亿")


@lru_cache(maxsize=1024)
def _combined(one: Unit, two: Unit, sign: int) -> Unit:
    factors = [*_factors(one, 1), *_factors(two, sign)]
    powers = _summed(factors)
    dimension = _dimension(powers)
    parts = sum(abs(power) for unit, power in powers.items() if unit.dimension)
    if sum(abs(power) for _, power in dimension) < parts:
        # 台/百人 × 人 is 台: where parts of one dimension remain, all go to base units.
        factors = [(_atom(base.casefold()), power) for base, power in dimension]
    return _written(factors)


def _factors(unit: Unit, sign: int) -> list[tuple[Unit, int]]:
    if unit.is_pure:
        return []
    upper, lower = _split(unit.symbol)
    return [(part, sign) for part in upper] + [(part, -sign) for part in lower]
