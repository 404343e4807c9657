"""What a target or a standard asks of a value: at least, at most, exactly, a range and so on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Literal, TypeAlias

import attrs

from eduplan.immutable import EMPTY, frozen_texts
from eduplan.quantity import EVERYTHING, Figure, Interval, Unit, format_value, parse_unit
from eduplan.words import Language, Words

Over: TypeAlias = Literal["", "each_year", "mean", "period"]

OVER: Mapping[str, Words] = {
    "each_year": Words("每年", "each year"),
    "mean": Words("年均", "a year on average"),
    "period": Words("累计", "in all"),
}
"""What time a figure is of: each year, a mean year, or the whole period; "" is the due year."""


@attrs.frozen
class _OfFigure:
    """A bound of one figure; unless a class says otherwise, the value is to be the figure.

    `over` is `each_year` where every year is judged by itself, and `period` where the years add up.
    """

    figure: Figure
    over: Over = attrs.field(default="", kw_only=True)

    @property
    def accepted(self) -> Interval:
        """Every value that meets the bound, in base units."""
        return Interval.point(self.figure.value)

    @property
    def _sign(self) -> Words:
        """The sign or the word that stands before the figure."""
        return Words.same("=")

    def describe(self, unit: Unit, lang: Language = "zh") -> str:
        """Return the bound as a sign or a word and a figure, e.g. `≥85%` or `保持100%`."""
        asked = self._sign.in_language(lang) + format_value(self.figure.value, unit, lang=lang)
        return _over_words(self.over, asked).in_language(lang)


@attrs.frozen
class AtLeast(_OfFigure):
    """达到…以上, 不低于: the value may not be below the figure."""

    kind: ClassVar[str] = "at_least"

    @property
    def accepted(self) -> Interval:
        """Every value that meets the bound, in base units."""
        is_open = self.figure.qualifier == "more_than"
        return Interval(self.figure.value, None, lower_closed=not is_open)

    @property
    def _sign(self) -> Words:
        return Words.same(">" if self.figure.qualifier == "more_than" else "≥")


@attrs.frozen
class AtMost(_OfFigure):
    """不超过, 控制在…以内: the value may not be above the figure."""

    kind: ClassVar[str] = "at_most"

    @property
    def accepted(self) -> Interval:
        """Every value that meets the bound, in base units."""
        is_open = self.figure.qualifier == "less_than"
        return Interval(None, self.figure.value, upper_closed=not is_open)

    @property
    def _sign(self) -> Words:
        return Words.same("<" if self.figure.qualifier == "less_than" else "≤")


@attrs.frozen
class Exactly(_OfFigure):
    """The value is to be the figure itself."""

    kind: ClassVar[str] = "exactly"


@attrs.frozen
class Maintain(_OfFigure):
    """保持: the value is to stay at the figure it is said to have already, every year.

    保持在95%以上 leaves it above its floor.
    """

    kind: ClassVar[str] = "maintain"

    @property
    def accepted(self) -> Interval:
        """Every value that meets the bound, in base units."""
        value, closed = self.figure.value, self.figure.qualifier != "more_than"
        if self.figure.qualifier in ("at_least", "more_than"):
            return Interval(value, None, lower_closed=closed)
        return Interval(None, value) if self.figure.qualifier == "at_most" else super().accepted

    @property
    def _sign(self) -> Words:
        sign = {"at_least": "≥", "more_than": ">", "at_most": "≤"}.get(self.figure.qualifier, "")
        return Words(f"保持{sign}", f"maintain {sign}")


@attrs.frozen
class Between:
    """A band, both ends included."""

    kind: ClassVar[str] = "range"
    lower: Figure
    upper: Figure
    over: Over = attrs.field(default="", kw_only=True)

    @property
    def accepted(self) -> Interval:
        """Every value that meets the bound, in base units."""
        return Interval(self.lower.value, self.upper.value)

    def describe(self, unit: Unit, lang: Language = "zh") -> str:
        """Return the band, e.g. `1%～5%`."""
        ends = (format_value(figure.value, unit, lang=lang) for figure in (self.lower, self.upper))
        return _over_words(self.over, "～".join(ends)).in_language(lang)


@attrs.frozen
class Eliminate:
    """消除: nothing of it is to be left."""

    kind: ClassVar[str] = "eliminate"

    @property
    def accepted(self) -> Interval:
        """Zero, the one value that meets the bound."""
        return Interval.point(Fraction(0))

    def describe(self, unit: Unit, lang: Language = "zh") -> str:
        """Return the bound as it is spoken of, e.g. `=0个`."""
        return "=" + format_value(Fraction(0), unit, lang=lang)


@attrs.frozen
class Qualitative:
    """A target in words only; never scored as if it were a number."""

    kind: ClassVar[str] = "qualitative"
    text: str

    @property
    def accepted(self) -> Interval:
        """Everything: words bound no number."""
        return EVERYTHING

    def describe(self, unit: Unit, lang: Language = "zh") -> str:
        """Return the words."""
        return self.text


@attrs.frozen
class FullCoverage:
    """全覆盖: all that is counted (`of`: 每所学校) is reached, 100 % of it."""

    kind: ClassVar[str] = "full_coverage"
    of: str

    @property
    def accepted(self) -> Interval:
        """All of it, and more where a rate may be more."""
        return Interval(1, None)

    def describe(self, unit: Unit, lang: Language = "zh") -> str:
        """Return what is covered."""
        return Words(f"{self.of}全覆盖", f"all of {self.of}").in_language(lang)


@attrs.frozen
class _OfStart:
    """A bound that depends on where the way starts: by itself it says nothing of a value.

    `since` is the year that it starts from, None for the base year; `eduplan.plan.promised` says
    what it asks.
    """

    figure: Figure
    over: Over = attrs.field(default="", kw_only=True)
    since: int | None = attrs.field(default=None, kw_only=True)

    @property
    def accepted(self) -> Interval:
        """Everything: without its start a change bounds no number."""
        return EVERYTHING

    @property
    def is_growth(self) -> bool:
        """Whether it changes by a share of what there was: 增长8%, not 提高8个百分点."""
        return self.figure.unit.kind == "rate"

    @property
    def is_limit(self) -> bool:
        """Whether the change may not be more; without a limiting word it may not be less."""
        return self.figure.qualifier in ("at_most", "less_than")

    def _described(self, verb: Words, lang: Language) -> str:
        amount = format_value(self.figure.value, self.figure.unit, lang=lang)
        limit = _LIMITS.get(self.figure.qualifier, Words.same("")).in_language(lang)
        since = Words(f"比{self.since}年", f" since {self.since}")
        asked = _over_words(self.over, f"{verb.in_language(lang)}{limit}{amount}")
        if self.since is None:
            return asked.in_language(lang)
        return Words(since.zh + asked.zh, asked.en + since.en).in_language(lang)


@attrs.frozen
class Rise(_OfStart):
    """提高, 增加, 增长: to rise by at least so much, in points, amounts or per cent."""

    kind: ClassVar[str] = "rise"

    def describe(self, unit: Unit, lang: Language = "zh") -> str:
        """Return the rise, e.g. `年均提高0.4个百分点`."""
        return self._described(_RISES.get(self.figure.unit.kind, _MORE), lang)


@attrs.frozen
class Fall(_OfStart):
    """降低, 减少, 下降: the value is to fall by at least so much."""

    kind: ClassVar[str] = "fall"

    def describe(self, unit: Unit, lang: Language = "zh") -> str:
        """Return the fall, e.g. `比2020年减少300人`."""
        return self._described(_FALLS.get(self.figure.unit.kind, _FEWER), lang)


@attrs.frozen
class Multiple(_OfStart):
    """翻一番, 达到2倍: the value is to be at least so many times what it was.

    Below one, as 减少一半, it is to be at most that.
    """

    kind: ClassVar[str] = "times"

    def describe(self, unit: Unit, lang: Language = "zh") -> str:
        """Return the multiple, e.g. `达到2020年的2倍`."""
        number = format_value(self.figure.value, _PURE)
        of = Words(f"{self.since}年" if self.since else "起点", str(self.since or "the start"))
        return Words(f"达到{of.zh}的{number}倍", f"{number} times {of.en}").in_language(lang)


@attrs.frozen(kw_only=True)
class Other:
    """The figure that a value is held against: of another name, scope or region, or in words."""

    name: str = ""
    scope: Mapping[str, str] = attrs.field(default=EMPTY, converter=frozen_texts, hash=False)
    region: str = ""
    words: str = ""


Sense: TypeAlias = Literal["not_below", "above", "not_above", "below", "level_with"]

SENSES: Mapping[str, Words] = {
    "not_below": Words("不低于", "not below "),
    "above": Words("高于", "above "),
    "not_above": Words("不高于", "not above "),
    "below": Words("低于", "below "),
    "level_with": Words("持平于", "level with "),
}
"""How a value is to stand to another figure."""


@attrs.frozen
class Compared:
    """Relative to another figure: 不低于公务员, 高于全省平均, 城乡差距在3个百分点以内.

    `within` is how far the value may be on the wrong side of it, none if None. What is promised per
    unit, 每12班1间, is `each` for every `per` of the other figure.
    """

    kind: ClassVar[str] = "compared"
    sense: Sense
    other: Other
    within: Figure | None = None
    each: Figure | None = None
    per: Figure | None = None

    @property
    def factor(self) -> Fraction:
        """How much is asked for one of the other figure, in base units; 1 if not per unit."""
        return Fraction(1) if not (self.each and self.per) else self.each.value / self.per.value

    @property
    def accepted(self) -> Interval:
        """Everything: without the other figure it bounds no number."""
        return EVERYTHING

    def describe(self, unit: Unit, lang: Language = "zh") -> str:
        """Return what it is held against; `Naming.bound` has the terms for the names."""
        other = self.other.words or self.other.name or self.other.region
        return self.described(Words.same(other)).in_language(lang)

    def described(self, other: Words) -> Words:
        """Return what it is held against, in the words for that."""
        each, per, sign = self.each, self.per, _SIGNS[self.sense]
        if each and per:
            asked = Words.in_both(
                lambda lang: sign + format_value(each.value, each.unit, lang=lang)
            )
            units = Words.in_both(lambda lang: format_value(per.value, per.unit, lang=lang))
            return _PER_UNIT.fill(asked=asked, units=units, other=other)
        asked = Words.join((SENSES[self.sense], other))
        if self.within is None:
            return asked
        return asked.with_details(Words.in_both(self._within_words))

    def _within_words(self, lang: Language) -> str:
        assert self.within is not None
        margin = format_value(self.within.value, self.within.unit, lang=lang)
        return Words(f"相差不超过{margin}", f"within {margin}").in_language(lang)


def _over_words(over: Over, asked: str) -> Words:
    words = OVER.get(over)
    return Words.same(asked) if words is None else Words(words.zh + asked, f"{asked} {words.en}")


_PURE = parse_unit("")
_PER_UNIT = Words("{other}每{units}{asked}", "{asked} for every {units} of {other}")
_SIGNS: Mapping[Sense, str] = {
    "not_below": "≥",
    "above": ">",
    "not_above": "≤",
    "below": "<",
    "level_with": "=",
}
_LIMITS: Mapping[str, Words] = {
    "at_most": Words("不超过", "at most "),
    "less_than": Words("不到", "less than "),
    "at_least": Words("不少于", "at least "),
    "more_than": Words("超过", "more than "),
}
_MORE, _FEWER = Words("增加", "rise by "), Words("减少", "fall by ")
_RISES: Mapping[str, Words] = {
    "difference": Words("提高", "rise by "),
    "rate": Words("增长", "grow by "),
}
_FALLS: Mapping[str, Words] = {
    "difference": Words("降低", "fall by "),
    "rate": Words("下降", "fall by "),
}

Bound: TypeAlias = (
    AtLeast
    | AtMost
    | Exactly
    | Maintain
    | Between
    | Eliminate
    | Qualitative
    | FullCoverage
    | Rise
    | Fall
    | Multiple
    | Compared
)
"""What a target or a standard asks of a value."""


def over_of(bound: Bound) -> Over:
    """Return what time the figure of a bound is of."""
    over: Over = getattr(bound, "over", "")
    return over


def since_of(bound: Bound) -> int | None:
    """Return the year from which a change counts, None if it is the base year or no change."""
    since: int | None = getattr(bound, "since", None)
    return since


def is_sum(bound: Bound) -> bool:
    """Return whether the years of the period add up to what is asked."""
    return over_of(bound) == "period" and not isinstance(bound, _OfStart)
