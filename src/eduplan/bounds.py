"""What a target or a standard asks of a value: at least, at most, exactly, a range and so on."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, TypeAlias

import attrs

from eduplan.quantity import EVERYTHING, Figure, Interval, Unit, format_value
from eduplan.words import Language, Words


@attrs.frozen
class _OfFigure:
    """A bound of one figure; unless a class says otherwise, the value is to be the figure."""

    figure: Figure

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
        return self._sign.in_language(lang) + format_value(self.figure.value, unit)


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
    """保持: the value is to stay at the figure it is said to have already, every year."""

    kind: ClassVar[str] = "maintain"

    @property
    def _sign(self) -> Words:
        return Words("保持", "maintain ")


@attrs.frozen
class Between:
    """A band, both ends included."""

    kind: ClassVar[str] = "range"
    lower: Figure
    upper: Figure

    @property
    def accepted(self) -> Interval:
        """Every value that meets the bound, in base units."""
        return Interval(self.lower.value, self.upper.value)

    def describe(self, unit: Unit, lang: Language = "zh") -> str:
        """Return the band, e.g. `1%～5%`."""
        ends = (format_value(figure.value, unit) for figure in (self.lower, self.upper))
        return "～".join(ends)


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
        return "=" + format_value(Fraction(0), unit)


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


Bound: TypeAlias = AtLeast | AtMost | Exactly | Maintain | Between | Eliminate | Qualitative
"""What a target or a standard asks of a value."""
