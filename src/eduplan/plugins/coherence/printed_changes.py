"""The rule on changes that are printed beside figures (由…到…, 比…增加)."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.coherence.domain import coherence

NO_CHANGE = ep.Reason("no_change", ep.Words("没有写变化了多少", "no change is printed"))


@coherence.rule(
    "PLAN051",
    per="statement",
    title=ep.Words("写的变化与两头的数对不上", "A change that does not fit its ends"),
    message=ep.Words(
        "{label}（{place}）写{change}：从{start}算起应为{led}，而{year}年是{end}{really}。",
        "{label} ({place}) is said to {change}: from {start} that leads to {led}, but in {year} it "
        "is {end}{really}.",
    ),
    remedy=ep.Words(
        "核对两头的数和变化量，更正错的一个；口径不同的分别写明。",
        "Check both ends and the change, mend the wrong one, or say how they differ.",
    ),
)
def change_beside_its_ends(statement: ep.Statement, case: ep.Case) -> ep.Outcome:
    """A rise, fall or multiple that is printed must lead from the one figure to the other.

    All are taken as what they may be rounded from: 0.38 points are printed as 0.4.
    """
    change, end_year = statement.change, statement.last_year
    if change is None or end_year is None:
        return ep.not_applicable(NO_CHANGE)
    first = statement.first_year
    of_period = first is not None and first != end_year
    start_year = change.since or (first - 1 if of_period and first is not None else end_year - 1)
    start, end = _start(statement, start_year, case), _end(statement, end_year, case)
    if start is None or end is None:
        return ep.not_evaluated(ep.MISSING_DATA, statement.about or statement.label)
    years = end_year - start_year if change.over in ("mean", "each_year") else 1
    led = ep.changed(change, start, change.figure.interval, years)
    if led.meets(end):
        return ep.PASSED
    unit = _unit(statement, case)
    return ep.failed(
        label=statement.label,
        place=case.words.place(statement),
        change=ep.Words.in_both(lambda lang: change.describe(unit, lang)),
        start=_shown(start, unit).with_details(ep.Words(f"{start_year}年", str(start_year))),
        led=_shown(led, unit),
        year=end_year,
        end=_shown(end, unit),
        really=_really(change, start, end, years),
    )


def _start(statement: ep.Statement, year: int, case: ep.Case) -> ep.Interval | None:
    if statement.start is not None:
        return statement.start.interval
    return _of_year(statement, year, case)


def _of_year(statement: ep.Statement, year: int, case: ep.Case) -> ep.Interval | None:
    """Return what the plan has for a year: of one name, or of one label where none is named."""
    if statement.about:
        return case.figures.of_year(statement.about, statement.scope, year)
    alike = [
        one.figure.interval
        for one in case.plan.statements
        if one.figure and one.is_fact and not one.about and one.label == statement.label
        if one.scope == statement.scope and one.first_year == one.last_year == year
    ]
    return alike[0] if len(alike) == 1 else None


def _end(statement: ep.Statement, year: int, case: ep.Case) -> ep.Interval | None:
    if statement.figure is not None:
        return statement.figure.interval
    return _of_year(statement, year, case)


def _unit(statement: ep.Statement, case: ep.Case) -> ep.Unit:
    if statement.about:
        return case.catalogue.unit(statement.about)
    return statement.figure.unit if statement.figure else ep.parse_unit("")


def _shown(values: ep.Interval, unit: ep.Unit) -> ep.Words:
    return ep.Words.in_both(lambda lang: ep.format_interval(values, unit, lang))


def _really(
    change: ep.Rise | ep.Fall | ep.Multiple, start: ep.Interval, end: ep.Interval, years: int
) -> ep.Words:
    """Return the change that leads from the one figure to the other."""
    if isinstance(change, ep.Multiple) or not (start.is_point and end.is_point):
        return ep.Words("", "")
    found = ep.yearly_change(change, start, end, years)
    if found is None or found.lower is None:
        return ep.Words("", "")
    shown = ep.Words.in_both(
        lambda lang: ep.format_value(found.lower, change.figure.unit, 2, lang)  # type: ignore[arg-type]
    )
    return ep.Words("，实际是{shown}", ", which is {shown}").fill(shown=shown)
