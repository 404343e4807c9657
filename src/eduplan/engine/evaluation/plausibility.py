"""What is possible and yet hardly likely: sources that differ, jumps, outliers. All are notes.

Every comparison is of exact fractions; square roots are only shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from functools import cached_property
from math import floor, isqrt
from typing import NamedTuple

from eduplan.catalogue.definitions import Element, Indicator, adds_up
from eduplan.catalogue.outcome import (
    PASSED,
    Outcome,
    Reason,
    not_applicable,
)
from eduplan.data.observation import Observation
from eduplan.engine.evaluation.answers import Alike
from eduplan.engine.evaluation.data_case import (
    DataCase,
    Decision,
    context_of,
    failed_on_rows,
    subject_of_row,
)
from eduplan.engine.evaluation.trace import rows_of
from eduplan.formula import Aggregate, Node, references, transform, walk
from eduplan.plan.settings import USUAL, Plausibility
from eduplan.quantity import EVERYTHING, Figure, Unit, format_value
from eduplan.readings.column import Numbers, numbers, replaced
from eduplan.readings.columns import NotInColumnsError
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Context
from eduplan.readings.notes import cells_of, mask_at
from eduplan.readings.places import Places
from eduplan.words import Words

CORRECTED = Reason("corrected", Words("更正，已写明原因", "a correction, with its reason"))
FEW = Reason("few", Words("能比较的机构太少", "too few institutions to compare"))

CHANCE = 25
"""A count that jumps changes by more than five times what chance does: diff² > 25 × count."""

FEWEST = 8
"""Institutions that are needed for one of them to be an outlier."""

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
    """Institutions of a region that are of the same kinds, and an indicator of each.

    They are some of the `places`, which are those of all years; `mask` says which.
    """

    indicator: Indicator
    formula: Node
    places: Places
    mask: int


# What is asked about


def _rows_of_several_sources(case: DataCase) -> Iterator[tuple[str, Observation]]:
    return ((subject_of_row(row), row) for row in case.table.observations.several_sources)


def _rows_of_two_years(case: DataCase) -> Iterator[tuple[str, Jump] | Alike]:
    """Yield the rows that jump, and all others at once."""
    cells, still = case.table.observations, list[int]()
    most, least = case.plausible.times.as_integer_ratio()
    values = cells.values
    for name, rows, earlier in case.table.a_year_apart():
        is_rate = case.catalogue.unit(name).kind == "rate"
        for at, before in zip(rows, earlier, strict=True):
            if before is None:
                continue
            now, was = values[at], values[before]
            if type(now) is type(was) is int and not is_rate:
                if least * now <= most * was and least * was <= most * now:
                    still.append(at)
                    continue
            elif now is None or was is None:
                continue
            if _jumps(_printed(now), _printed(was), case, name):
                yield subject_of_row(cells[at]), Jump(cells[at], cells[before])
            else:
                still.append(at)

    def subjects() -> Iterator[str]:
        return map(subject_of_row, cells.views(still))

    yield Alike("DATA007", PASSED, len(still), subjects)


def _printed(value: int | Figure) -> int | Fraction:
    return value.value if isinstance(value, Figure) else value


def _groups(case: DataCase) -> Iterator[tuple[str, Group]]:
    """Yield the indicators of each kind of institution of which the table has the elements."""
    names = case.table.restrictions.keys()
    known = [one for one in case.catalogue.definitions.values() if isinstance(one, Indicator)]
    formulas = [(one, _of_each(one, case)) for one in known if case.elements_of(one) <= names]
    indicators = [(one, formula) for one, formula in formulas if formula is not None]
    institutions, years = case.series.printed_columns.institutions, case.table.years
    for region in case.table.regions if indicators else ():
        homes = institutions.places((region, "", year) for year in years)
        places, masks = institutions.members(homes, inner=False)
        for year, mask in zip(years, masks, strict=True):
            by_kind: dict[str, list[int]] = {}
            for cell in cells_of(mask):
                kinds = "|".join(sorted(case.facts.kinds(places.context(cell))))
                by_kind.setdefault(kinds, []).append(cell)
            for kinds, cells in by_kind.items():
                of_kind = mask_at(cells)
                for one, formula in indicators if len(cells) >= FEWEST else ():
                    group = Group(one, formula, places, of_kind)
                    yield f"{one.name} {region} {year} {kinds}", group


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
        place=case.place(context_of(row)),
        first=_SAYS.fill(source=row.place, text=row.text),
        others=Words.listed(said),
    )
    return failed_on_rows(words, (row, *others), row.location)


def _differ(figure: Figure | None, other: Figure | None) -> bool:
    if figure is None or other is None:
        return figure is not other
    return not figure.interval.meets(other.interval)


def jump_from_the_year_before(subject: Jump, case: DataCase) -> Outcome:
    """Say of a figure that jumps what it was the year before."""
    row, earlier = subject
    assert row.figure is not None
    assert earlier.figure is not None
    now, before = row.figure.value, earlier.figure.value
    unit = case.catalogue.unit(row.name)
    words = _JUMP.fill(
        label=case.catalogue.words(row.name),
        place=case.place(context_of(row)),
        before=earlier.year,
        earlier=_shown(before, unit),
        year=row.year,
        now=_shown(now, unit),
    )
    return failed_on_rows(words, (earlier, row), row.location)


def _jumps(now: Fraction | int, before: Fraction | int, case: DataCase, name: str) -> bool:
    definition, scale = case.catalogue.get(name), now.denominator * before.denominator
    one, two = now.numerator * before.denominator, before.numerator * now.denominator
    if definition.unit.kind == "rate":
        return 100 * abs(one - two) >= case.plausible.points * scale
    larger = max(one, two)
    many = case.plausible.times * min(one, two)
    if larger <= many or abs(one - two) ** 2 <= CHANCE * larger * scale:
        return False
    return isinstance(definition, Element) and adds_up(definition)


def outliers(group: Group, case: DataCase) -> Outcome:
    """Look for institutions far from the others of their kind."""
    column = _settled(_values(group, case), group.mask)
    known = [*cells_of(group.mask & column.known & ~column.spread.mask)]
    if len(known) < FEWEST:
        return not_applicable(FEW)
    values, bottom = column.points(mask_at(known))  # in any unit one is as far from others
    scores = _Scores(values, case.plausible)
    far = [at for at, value in enumerate(values) if scores.is_outlier(value)]
    if not far:
        return PASSED
    unit, contexts = group.indicator.unit, group.places.contexts
    each = [
        _ONE.fill(
            name=contexts[known[at]].institution or "",
            value=_shown(Fraction(values[at], bottom), unit),
            robust=_root(scores.robust_square(values[at])),
            ordinary=_root(scores.square(values[at])),
        )
        for at in far
    ]
    first = contexts[known[0]]
    words = _OUTLIERS.fill(
        label=case.catalogue.words(group.indicator.name),
        place=case.place(Context(first.region, first.year)),
        n=len(known),
        median=_shown(scores.median / bottom, unit),
        each=Words.clauses(each),
    )
    read = [case.reader.read(group.formula, contexts[known[at]]) for at in far]
    rows = rows_of(read, case.facts)
    return failed_on_rows(words, rows, rows[0].location if rows else None)


def _values(group: Group, case: DataCase) -> Numbers:
    """Return the values of the institutions of a group, rounded figures as printed."""
    reader = case.series.printed_columns
    with suppress(NotInColumnsError):
        column = reader.column(reader.lowered(group.formula, "institution"), group.places)
        if isinstance(column, Numbers):
            return column
    exact = ExactReader(case.printed, case.catalogue)
    values = [EVERYTHING] * group.places.size
    for cell in cells_of(group.mask):
        read = exact.read(group.formula, group.places.context(cell))
        values[cell] = read.interval if read.is_known else EVERYTHING
    return numbers(values)


def _settled(column: Numbers, mask: int) -> Numbers:
    """Return a column of whose cells some are points if they are one value, whatever it is from."""
    known = column.known & column.spread.mask & mask
    spread = {cell: column.value(cell) for cell in cells_of(known)}
    points = {cell: value for cell, value in spread.items() if value.is_point}
    return replaced(column, points) if points else column


def _twice_median(values: Iterable[int]) -> int:
    """Return twice the median, which is a whole number."""
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]


class _Scores:
    """How far whole numbers are from the middle of them all."""

    def __init__(self, values: Sequence[int], bounds: Plausibility = USUAL) -> None:
        self._bounds = bounds
        self.values = values
        self._twice = _twice_median(values)
        self.median = Fraction(self._twice, 2)
        self.mad = Fraction(_twice_median(abs(2 * one - self._twice) for one in values), 4)
        self._near = floor(2 * APART * abs(self.median))
        self._alike = floor(2 * bounds.robust_z * self.mad / NORMAL)

    def is_outlier(self, value: int) -> bool:
        """Return whether one is, by the robust z or, where there is none, by the ordinary."""
        twice_away = abs(2 * value - self._twice)
        if twice_away <= self._near:
            return False
        if self.mad:
            return twice_away > self._alike
        square = self.square(value)
        return square is not None and square > self._bounds.z**2

    def robust_square(self, value: int) -> Fraction | None:
        """Return the square of the robust z; None where more than half are alike."""
        return (NORMAL * (value - self.median) / self.mad) ** 2 if self.mad else None

    def square(self, value: int) -> Fraction | None:
        """Return the square of the ordinary z; None where all are alike."""
        return (value - self._mean) ** 2 / self._variance if self._variance else None

    @cached_property
    def _mean(self) -> Fraction:
        return Fraction(sum(self.values), len(self.values))

    @cached_property
    def _variance(self) -> Fraction:
        squares = ((one - self._mean) ** 2 for one in self.values)
        return sum(squares, Fraction(0)) / (len(self.values) - 1)


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
