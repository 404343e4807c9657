"""The rules on any data, DATA001 to DATA008, and the checks of the domains, asked of data."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from eduplan.catalogue.definitions import Indicator
from eduplan.catalogue.outcome import (
    NO_NUMBER,
    PASSED,
    Outcome,
    Reason,
    failed,
    not_applicable,
)
from eduplan.catalogue.rule import AskedRule, Check
from eduplan.data.observation import Observation
from eduplan.engine.asking import Question
from eduplan.engine.conditions import explained, not_known, outcome_of_open
from eduplan.engine.evaluation.answers import Alike
from eduplan.engine.evaluation.check_columns import NOT_OBSERVED, OTHER_INSTITUTION, Answered
from eduplan.engine.evaluation.data_case import (
    DataCase,
    Decision,
    context_of,
    differs,
    failed_on_rows,
    subject_of,
    subject_of_row,
)
from eduplan.engine.evaluation.plausibility import PLAUSIBLE
from eduplan.engine.evaluation.series import formula_in
from eduplan.engine.evaluation.trace import rows_of
from eduplan.engine.own_standards import why_not_by_own
from eduplan.errors import Location
from eduplan.plan.model import Baseline
from eduplan.quantity import Figure, Interval, Unit, format_interval
from eduplan.readings.columns import NotInColumnsError
from eduplan.readings.facts import Context, Reading, require_calculations
from eduplan.readings.notes import cells_of
from eduplan.words import Words

DISPUTED = Reason(
    "disputed_total",
    Words(
        "合计与各部分之和不符（DATA001），按各部分之和没有矛盾",
        "it is DATA001's total alone that fails",
    ),
)
IMPOSSIBLE = Reason(
    "impossible", Words("数值超出可能的范围（DATA005）", "a figure is impossible; DATA005 says so")
)
JUDGED = Reason(
    "judged", Words("同样的数由领域的检查判断", "a check of the domain judges the same figures")
)
OF_PARTS = Words("各部分之和", "sum of the parts")
OF_WHOLE = Words("是其中一部分，整体只有", "a part of what is only")
BY_FORMULA = Words("按数据项计算", "computed")
BY_DATA = Words("数据", "data")
OPEN = Words("没有数据，名录上开办着", "open by the register and without rows")
STRANGE = Words("有数据，名录上没有", "not in the register and with rows")
BACK = Words("没有数据，前后的年份都有", "with rows before and after and none")
BEFORE = Words("没有数据，此前有过", "with rows before and none")


class Computed(NamedTuple):
    """An indicator of a place and year that the table does not publish but has the elements of."""

    indicator: Indicator
    context: Context


class Year(NamedTuple):
    """A year of a region, among the years for which the table has rows of its institutions."""

    region: str
    year: int
    present: Mapping[int, frozenset[str]]


def data_questions(rule: AskedRule, case: DataCase) -> Iterator[Question | Alike]:
    """Yield the questions of a rule or check about data, and what columns answer at once."""
    if isinstance(rule, Check):
        answered: tuple[Answered, ...] = ()
        if not rule.own_standard:
            with suppress(Exception):  # asked place by place, it says of each what failed
                answered = case.answered(rule)
        for one in answered:
            yield from _answers(rule, one, case)
        if answered:
            return
        for context in case.places(rule.level):
            end = datetime.date(context.year, 12, 31)
            unused = why_not_by_own(rule, case.catalogue, end, in_use=case.own_standards)
            ask = (
                partial(not_applicable, unused)
                if unused
                else partial(check_outcome, rule, context, case)
            )
            yield subject_of(context), ask
    else:
        for asked in DECISIONS[rule.code].subjects(case):
            if isinstance(asked, Alike):
                yield asked
            else:
                subject, value = asked
                yield subject, partial(rule.function, value, case)


def _answers(check: Check, answered: Answered, case: DataCase) -> Iterator[Question | Alike]:
    contexts = answered.places.contexts

    def subjects(mask: int) -> list[str]:
        return [subject_of(contexts[cell]) for cell in cells_of(mask)]

    for mask, outcome in answered.others:
        yield Alike(check.code, outcome, mask.bit_count(), partial(subjects, mask))
    for cell in cells_of(answered.failing):
        yield subject_of(contexts[cell]), partial(check_outcome, check, contexts[cell], case)


# What is asked about


def _totals(case: DataCase) -> Iterator[tuple[str, object]]:
    return ((subject_of_row(row), (row, total)) for row, total in case.totals)


def _published(case: DataCase) -> Iterator[tuple[str, Observation]]:
    cells = case.table.observations
    for name, rows in cells.by_name.items():
        if isinstance(case.catalogue.get(name), Indicator):
            for at in rows:
                if cells.values[at] is not None and not cells.kinds[at].is_part:
                    yield subject_of_row(cells[at]), cells[at]


def _baselines(case: DataCase) -> Iterator[tuple[str, object]]:
    return ((baseline.id, baseline) for baseline in case.plan.baselines)


def _years(case: DataCase) -> Iterator[tuple[str, object]]:
    """Yield the years in which institutions of a region may have no row.

    By the register any year with rows of institutions may be such a year, without it not the first.
    """
    for region in case.table.regions:
        found = {year: case.table.reporting(region, year) for year in case.table.years}
        present = {year: frozenset(names) for year, names in found.items() if names}
        for year in [*present][0 if region in case.table.register.regions else 1 :]:
            yield f"{region} {year}", Year(region, year, present)


def _values(case: DataCase) -> Iterator[tuple[str, object]]:
    """Yield each published indicator, and each with a largest value that can be computed.

    Of those only of which the table has every element, and does not publish the indicator.
    """
    yield from _published(case)
    names = case.table.restrictions.keys()
    for one in case.catalogue.definitions.values():
        if not isinstance(one, Indicator) or one.most is None or one.level != "region":
            continue
        if not case.elements_of(one) <= names:
            continue
        for region in case.table.regions:
            for year in case.table.years:
                context = Context(region, year)
                if case.facts.observation(one.name, context) is None:
                    yield f"{one.name} {subject_of(context)}", Computed(one, context)


# How it is decided


def total_against_parts(subject: tuple[Observation, Reading], case: DataCase) -> Outcome:
    """Compare a total that a region reports with the sum of its parts; a part with the whole."""
    row, total = subject
    if row.is_part:
        return _part_against_whole(row, total, case)
    return _compared(row, total, OF_PARTS, case)


def indicator_against_elements(row: Observation, case: DataCase) -> Outcome:
    """Compare a published indicator with what its elements give."""
    indicator = case.catalogue.indicator(row.name)
    if row.figure is not None and not indicator.can_be(row.figure):
        return not_applicable(IMPOSSIBLE)
    formula = formula_in(indicator, case.plan, row.year)
    return _compared(row, case.reader.read(formula, context_of(row)), BY_FORMULA, case)


def baseline_against_data(baseline: Baseline, case: DataCase) -> Outcome:
    """Compare a baseline of the plan with what the data give for its year."""
    year, figure = case.plan.year_of(baseline), baseline.figure
    observed = case.series.series(baseline.indicator, baseline.scope).in_year(year)
    if observed.value is None:
        return _open(observed.possible)
    values = observed.value.possible
    if figure.interval.meets(values):
        return PASSED
    rows = rows_of([observed.possible], case.facts)
    return _disagreement(baseline.indicator, str(year), figure, values, BY_DATA, rows, case)


def institutions_without_rows(subject: Year, case: DataCase) -> Outcome:
    """Look for institutions without a row for a year.

    Those that the register says are open, if anything that others report applies to them, and those
    that are back, are a warning. What the register says nothing of may have closed, or its name is
    one of the register's, misspelt.
    """
    region, year, present = subject
    register = case.table.register
    reported = case.table.names_reported(region, year)
    places = [Context(region, year, one) for one in register.open(region, year)]
    expected = {
        one.institution for one in places if any(case.facts.applies(name, one) for name in reported)
    }
    if silent := sorted(filter(None, expected - present[year])):
        strange = sorted(one for one in present[year] if not register.has(region, one))
        said = [_institutions(silent, year, OPEN)]
        said += [_institutions(strange, year, STRANGE)] if strange else []
        return failed(severity="warning", words=Words.clauses(said))
    before = frozenset[str]().union(*(names for one, names in present.items() if one < year))
    after = frozenset[str]().union(*(names for one, names in present.items() if one > year))
    known = {one: register.find(region, one, year) for one in before}
    unknown = {name for name, one in known.items() if one is None or not one.is_listed}
    absent = unknown - present[year]
    if not absent:
        return PASSED
    if back := sorted(absent & after):
        return failed(severity="warning", words=_institutions(back, year, BACK))
    return failed(severity="info", words=_institutions(sorted(absent), year, BEFORE))


def beyond_the_possible(subject: Observation | Computed, case: DataCase) -> Outcome:
    """Look for an indicator, published or computed, beyond what is possible."""
    if isinstance(subject, Computed):
        return _computed_beyond(subject.indicator, subject.context, case)
    indicator, figure = case.catalogue.indicator(subject.name), subject.figure
    if figure is None or indicator.can_be(figure):
        return PASSED
    said = Words("公布 " + figure.text, "published " + figure.text)
    place, rows = case.place(context_of(subject)), (subject,)
    return _beyond(indicator, place, said, rows, case, subject.location)


DECISIONS: Mapping[str, Decision] = {
    "DATA001": Decision(_totals, total_against_parts),
    "DATA002": Decision(_published, indicator_against_elements),
    "DATA003": Decision(_baselines, baseline_against_data),
    "DATA004": Decision(_years, institutions_without_rows),
    "DATA005": Decision(_values, beyond_the_possible),
    **PLAUSIBLE,
}


def check_outcome(check: Check, context: Context, case: DataCase) -> Outcome:
    """Judge a check for a place and year; disputed totals alone don't make it fail."""
    answered = case.known_outcome(check, context)
    if answered is not None:
        return answered
    known = case.known_conditions(check, context)
    failing = [one for one in known if one.value is False]
    if not known:
        return not_applicable(NOT_OBSERVED)
    if not failing:
        concerned = [one for one in known if case.concerns(one)]
        return outcome_of_open(concerned) if concerned else not_applicable(OTHER_INSTITUTION)
    against = case.undisputed(failing)
    if not against:
        return not_applicable(DISPUTED)
    rows = rows_of(against, case.facts)
    location = rows[0].location if rows else None
    return failed_on_rows(explained(against, case.catalogue), rows, location)


def _computed_beyond(indicator: Indicator, context: Context, case: DataCase) -> Outcome:
    formula = formula_in(indicator, case.plan, context.year)
    with suppress(NotInColumnsError):
        cell = case.columns.cell(formula, context)
        if indicator.can_lie_in(cell.interval):
            return PASSED if cell.is_known else not_known(cell.problem, cell.missing)
    reading = case.reader.read(formula, context)
    if not isinstance(reading.value, Interval):
        return not_applicable(NO_NUMBER)
    if indicator.can_lie_in(reading.value):
        return PASSED if reading.is_known else _open(reading)
    rows = rows_of([reading], case.facts)
    if case.is_found(rows):
        return not_applicable(JUDGED)
    if case.reads_disputed(rows):
        summed = case.of_parts.read(formula, context).value
        if not isinstance(summed, Interval) or indicator.can_lie_in(summed):
            return not_applicable(DISPUTED)
    shown = _interval_words(reading.value, indicator.unit)
    said = Words.join((BY_FORMULA, shown), " ")
    return _beyond(indicator, case.place(context), said, rows, case, None)


def _part_against_whole(row: Observation, whole: Reading, case: DataCase) -> Outcome:
    """Look for a subtotal above the whole; of which part it is, the row need not say."""
    if row.figure is None or not isinstance(whole.value, Interval):
        return not_applicable(NO_NUMBER)
    is_less = Interval.less(whole.value, row.figure.interval)
    if not is_less:
        return _open(whole) if is_less is None else PASSED
    place, rows = case.place(context_of(row)), (row, *rows_of([whole], case.facts))
    return _disagreement(
        row.name, place, row.figure, whole.value, OF_WHOLE, rows, case, location=row.location
    )


def _compared(row: Observation, other: Reading, by: Words, case: DataCase) -> Outcome:
    if row.figure is None or not isinstance(other.value, Interval):
        return not_applicable(NO_NUMBER)
    if not differs(row, other):
        return PASSED if other.is_known else _open(other)
    place, rows = case.place(context_of(row)), (row, *rows_of([other], case.facts))
    return _disagreement(
        row.name, place, row.figure, other.value, by, rows, case, location=row.location
    )


# What is said


def _interval_words(value: Interval, unit: Unit) -> Words:
    return Words.in_both(lambda lang: format_interval(value, unit, lang))


def _beyond(
    indicator: Indicator,
    place: str,
    said: Words,
    rows: Sequence[Observation],
    case: DataCase,
    location: Location | None,
) -> Outcome:
    assert indicator.most is not None
    label = case.catalogue.words(indicator.name)
    most = _interval_words(Interval.point(indicator.most), indicator.unit)
    words = Words(
        f"{label.zh}（{place}）：{said.zh}，最大只能是{most.zh}，最小是零",
        f"{label.en} ({place}): {said.en}; it is at most {most.en} and at least zero",
    )
    return failed_on_rows(words, rows, location)


def _disagreement(
    name: str,
    place: str,
    figure: Figure,
    other: Interval,
    by: Words,
    rows: Sequence[Observation],
    case: DataCase,
    location: Location | None = None,
) -> Outcome:
    label, shown = case.catalogue.words(name), _interval_words(other, case.catalogue.unit(name))
    bare = figure.text[-1:].isdigit() and figure.unit.kind != "ratio"
    exact = _interval_words(Interval.point(figure.value), figure.unit)
    printed = Words(f"{figure.text}{figure.unit.symbol if bare else ''}", exact.en)
    words = Words(
        f"{label.zh}（{place}）：公布 {printed.zh}，{by.zh} {shown.zh}",
        f"{label.en} ({place}): published {printed.en}, {by.en} {shown.en}",
    )
    return failed_on_rows(words, rows, location)


def _institutions(names: list[str], year: int, said: Words) -> Words:
    return Words(
        f"{len(names)}所机构{year}年{said.zh}：{'、'.join(names)}",
        f"{len(names)} institutions {said.en} in {year}: {', '.join(names)}",
    )


def _open(reading: Reading) -> Outcome:
    """Return why a value is not known.

    Raises:
        PluginFailedError: a plugin's calculation failed.
    """
    require_calculations(reading)
    names = dict.fromkeys(one.name for one in reading.missing)
    return not_known(reading.problem, tuple(names))
