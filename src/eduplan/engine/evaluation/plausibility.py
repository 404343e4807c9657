"""What is possible and yet hardly likely: sources that differ, jumps, outliers. All are notes.

Every comparison is of exact fractions; square roots are only shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import isqrt
from statistics import median
from typing import NamedTuple

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Element, Indicator, adds_up
from eduplan.catalogue.outcome import (
    PASSED,
    Outcome,
    Reason,
    not_applicable,
)
from eduplan.data.observation import Observation
from eduplan.engine.evaluation.data_case import (
    DataCase,
    Decision,
    context_of,
    failed_on_rows,
    subject_of,
)
from eduplan.engine.evaluation.trace import rows_of
from eduplan.formula import Aggregate, Node, references, transform, walk
from eduplan.quantity import Figure, Interval, Unit, format_value
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Context
from eduplan.words import Words

CORRECTED = Reason("corrected", Words("更正，已写明原因", "a correction, with its reason"))
FEW = Reason("few", Words("能比较的机构太少", "too few institutions to compare"))

CHANCE = 25
"""A count that jumps changes by more than five times what chance does: diff² > 25 × count."""

POINTS = Fraction(1, 5)
"""A rate that jumps changes by 20 percentage points or more."""

FEWEST = 8
"""Institutions that are needed for one of them to be an outlier."""

ROBUST, ORDINARY = Fraction(7, 2), 3
"""From where a value is an outlier: Iglewicz and Hoaglin (1993) for the robust z, and 3 s."""

NORMAL = Fraction(6745, 10_000)
"""MAD of the standard normal distribution, by which the robust z is comparable to the other."""

APART = Fraction(1, 4)
"""An outlier is also at least a quarter of the median away, however alike the others are."""

_DIFFER = Words(
    "{label}（{place}）：采用{first}，{others}", "{label} ({place}): {first} counts; {others}"
)
_SAYS = Words("{source} 为 {text}", "{source} says {text}")
_JUMP = Words(
    "{label}（{place}）：{before}年 {earlier}，{year}年 {now}",
    "{label} ({place}): {earlier} in {before}, {now} in {year}",
)
_OUTLIERS = Words(
    "{label}（{place}，{n}所的中位数 {median}）：{each}",
    "{label} ({place}, median of {n}: {median}): {each}",
)
_ONE = Words(
    "{name} {value}（稳健z {robust}，z {ordinary}）",
    "{name} {value} (robust z {robust}, z {ordinary})",
)


class Jump(NamedTuple):
    """A row and that of the same figure a year earlier."""

    row: Observation
    earlier: Observation


class Group(NamedTuple):
    """Institutions of a region that are of the same kinds, and an indicator of each."""

    indicator: Indicator
    formula: Node
    places: Sequence[Context]


def _of_row(row: Observation) -> str:
    return f"{row.name} {subject_of(context_of(row))}"


# What is asked about


def _rows_of_several_sources(case: DataCase) -> Iterator[tuple[str, Observation]]:
    return ((_of_row(row), row) for row in case.table.observations if row.instead_of)


def _rows_of_two_years(case: DataCase) -> Iterator[tuple[str, Jump]]:
    for row in case.table.observations:
        if row.figure is None or row.is_part:
            continue
        earlier = case.table.find(row.name, row.region, row.year - 1, row.institution, row.scope)
        if earlier is not None and earlier.figure is not None:
            yield _of_row(row), Jump(row, earlier)


def _groups(case: DataCase) -> Iterator[tuple[str, Group]]:
    """Yield the indicators of each kind of institution of which the table has the elements."""
    names = {row.name for row in case.table.observations}
    known = [one for one in case.catalogue.definitions.values() if isinstance(one, Indicator)]
    formulas = [(one, _of_each(one, case)) for one in known if case.elements_of(one) <= names]
    indicators = [(one, formula) for one, formula in formulas if formula is not None]
    for region in case.table.regions:
        for year in case.table.years if indicators else ():
            by_kind: dict[str, list[Context]] = {}
            for place in case.facts.institutions(Context(region, year)):
                kinds = "|".join(sorted(case.facts.kinds(place)))
                by_kind.setdefault(kinds, []).append(place)
            for kinds, places in by_kind.items():
                for one, formula in indicators if len(places) >= FEWEST else ():
                    yield f"{one.name} {region} {year} {kinds}", Group(one, formula, places)


def _of_each(indicator: Indicator, case: DataCase) -> Node | None:
    """Return the formula of an indicator for one institution, if its size can be compared.

    The formula of a region says totals, and of one institution these are its own figures.
    """
    if indicator.unit.kind not in ("ratio", "quotient"):  # shares of a few people are far apart
        return None

    def own(one: Node) -> Node | None:
        if isinstance(one, Aggregate) and one.function == "total" and one.weight is None:
            return one.operand
        return None

    formula = transform(indicator.formula, own)
    definitions = [case.catalogue.get(name) for name in references(formula)]
    is_of_institution = all(
        isinstance(one, Element) and one.level == "institution" for one in definitions
    )
    is_plain = not any(isinstance(one, Aggregate) for one in walk(formula))
    return formula if definitions and is_of_institution and is_plain else None


# How it is decided


def sources_differ(row: Observation, case: DataCase) -> Outcome:
    """Compare the figure that counts with those of the sources that it goes before."""
    if row.reason:
        return not_applicable(CORRECTED)
    others = [one for one in row.instead_of if _differ(row.figure, one.figure)]
    if not others:
        return PASSED
    said = [_SAYS.fill(source=one.place, text=one.text) for one in others]
    words = _DIFFER.fill(
        label=case.catalogue.words(row.name),
        place=subject_of(context_of(row)),
        first=_SAYS.fill(source=row.place, text=row.text),
        others=Words.listed(said),
    )
    return failed_on_rows(words, (row, *others), row.location)


def _differ(figure: Figure | None, other: Figure | None) -> bool:
    if figure is None or other is None:
        return figure is not other
    return not figure.interval.meets(other.interval)


def jump_from_the_year_before(subject: Jump, case: DataCase) -> Outcome:
    """Compare a figure with that of the year before."""
    row, earlier = subject
    assert row.figure is not None
    assert earlier.figure is not None
    now, before = row.figure.value, earlier.figure.value
    if not _jumps(now, before, case.catalogue, row.name):
        return PASSED
    unit = case.catalogue.unit(row.name)
    words = _JUMP.fill(
        label=case.catalogue.words(row.name),
        place=subject_of(context_of(row)),
        before=earlier.year,
        earlier=_shown(before, unit),
        year=row.year,
        now=_shown(now, unit),
    )
    return failed_on_rows(words, (earlier, row), row.location)


def _jumps(now: Fraction, before: Fraction, catalogue: Catalogue, name: str) -> bool:
    definition = catalogue.get(name)
    difference, larger = abs(now - before), max(now, before)
    if isinstance(definition, Element) and adds_up(definition):
        return larger > 2 * min(now, before) and difference**2 > CHANCE * larger
    return catalogue.unit(name).kind == "rate" and difference >= POINTS


def outliers(group: Group, case: DataCase) -> Outcome:
    """Look for institutions far from the others of their kind."""
    reader = ExactReader(case.printed, case.catalogue)
    read = [reader.read(group.formula, place) for place in group.places]
    known = [one for one in read if one.is_known and _is_point(one.value)]
    if len(known) < FEWEST:
        return not_applicable(FEW)
    values = [one.interval.lower or Fraction(0) for one in known]
    scores = list(map(_Scores(values).of, values))
    far = [at for at, one in enumerate(scores) if one.is_outlier]
    if not far:
        return PASSED
    unit = group.indicator.unit
    each = [
        _ONE.fill(
            name=known[at].context.institution or "",
            value=_shown(values[at], unit),
            robust=_root(scores[at].robust_square),
            ordinary=_root(scores[at].square),
        )
        for at in far
    ]
    first = group.places[0]
    words = _OUTLIERS.fill(
        label=case.catalogue.words(group.indicator.name),
        place=f"{first.region} {first.year}",
        n=len(known),
        median=_shown(median(values), unit),
        each=Words.clauses(each),
    )
    rows = rows_of([known[at] for at in far], case.facts)
    return failed_on_rows(words, rows, rows[0].location if rows else None)


def _is_point(value: object) -> bool:
    return isinstance(value, Interval) and value.is_point


class _Score(NamedTuple):
    """The squares of the ordinary and the robust z; None where all others are alike."""

    square: Fraction | None
    robust_square: Fraction | None
    is_apart: bool

    @property
    def is_outlier(self) -> bool:
        """Whether it is one by the robust z, or by the ordinary where there is no robust one."""
        if self.robust_square is not None:
            return self.is_apart and self.robust_square > ROBUST**2
        return self.is_apart and self.square is not None and self.square > ORDINARY**2


class _Scores:
    """How far values are from the middle of them all."""

    def __init__(self, values: Sequence[Fraction]) -> None:
        self.mean = sum(values, Fraction(0)) / len(values)
        squares = ((one - self.mean) ** 2 for one in values)
        self.variance = sum(squares, Fraction(0)) / (len(values) - 1)
        self.median = median(values)
        self.mad = median([abs(one - self.median) for one in values])

    def of(self, value: Fraction) -> _Score:
        """Return the scores of one of the values."""
        away = abs(value - self.median)
        return _Score(
            (value - self.mean) ** 2 / self.variance if self.variance else None,
            (NORMAL * away / self.mad) ** 2 if self.mad else None,
            away > APART * abs(self.median),
        )


def _root(square: Fraction | None) -> str:
    """Return a square root to one decimal, cut off."""
    if square is None:
        return "—"
    tenths = isqrt(100 * square.numerator // square.denominator)
    return f"{tenths // 10}.{tenths % 10}"


def _shown(value: Fraction, unit: Unit) -> Words:
    return Words.in_both(lambda lang: format_value(value, unit, lang=lang))


PLAUSIBLE: Mapping[str, Decision] = {
    "DATA006": Decision(_rows_of_several_sources, sources_differ),
    "DATA007": Decision(_rows_of_two_years, jump_from_the_year_before),
    "DATA008": Decision(_groups, outliers),
}
