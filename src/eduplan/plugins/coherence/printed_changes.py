"""Rules on what stands beside printed figures: changes, shares and parts (其中, 占, 由…到…)."""

from __future__ import annotations

from collections.abc import Iterator

import eduplan as ep
from eduplan.plugins.coherence.domain import coherence

NO_CHANGE = ep.Reason("no_change", ep.Words("没有写变化了多少", "no change is printed"))
NO_PART = ep.Reason(
    "no_part", ep.Words("没有写是哪个数的一部分", "it is not said to be a part of anything")
)


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
    return case.figures.of_year(statement.about, statement.scope, year)


def _end(statement: ep.Statement, year: int, case: ep.Case) -> ep.Interval | None:
    if statement.figure is not None:
        return statement.figure.interval
    return case.figures.of_year(statement.about, statement.scope, year)


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


@coherence.rule(
    "PLAN052",
    per="statement",
    title=ep.Words("其中的数与整体对不上", "A part that does not fit its whole"),
    message=ep.Words("{label}（{place}）：{flaws}。", "{label} ({place}): {flaws}."),
    remedy=ep.Words(
        "核对整体、部分和占比，更正错的一个；有遗漏或重叠的写明。",
        "Check whole, parts and shares, mend the wrong one, or say what is left out or overlaps.",
    ),
)
def parts_beside_their_whole(statement: ep.Statement, case: ep.Case) -> ep.Outcome:
    """A part is no more than its whole, its share is their quotient, and all parts make the whole.

    Parts together may not be more than their whole either, unless they overlap.
    """
    if not statement.part_of and not statement.is_sum:
        return ep.not_applicable(NO_PART)
    flaws = [*_of_part(statement, case), *_of_whole(statement, case)]
    if not flaws:
        return ep.PASSED
    return ep.failed(
        label=statement.label,
        place=case.words.place(statement),
        flaws=ep.Words.clauses(flaws),
    )


def _of_part(part: ep.Statement, case: ep.Case) -> Iterator[ep.Words]:
    whole = _whole_of(part, case)
    if whole is None or part.figure is None or whole.figure is None:
        return
    of = whole.figure.text
    if ep.Interval.less(whole.figure.interval, part.figure.interval):
        yield ep.Words(
            f"{part.figure.text}多于整体的{of}（{whole.id}）",
            f"{part.figure.text} is more than the whole, {of} ({whole.id})",
        )
    if part.share is None or whole.figure.interval.contains(0):
        return
    share = part.figure.interval / whole.figure.interval
    if not share.meets(part.share.interval):
        shown = _shown(share, ep.parse_unit("%"))
        yield ep.Words(
            f"{part.figure.text}占{of}（{whole.id}）的{shown.zh}，不是{part.share.text}",
            f"{part.figure.text} of {of} ({whole.id}) is {shown.en}, not {part.share.text}",
        )


def _of_whole(whole: ep.Statement, case: ep.Case) -> Iterator[ep.Words]:
    parts = [one for one in case.plan.statements if _whole_of(one, case) is whole]
    figures = [one.figure for one in parts if one.figure is not None]
    if not whole.is_sum or not figures or whole.figure is None or len(figures) < len(parts):
        return
    total = sum((one.interval for one in figures), ep.Interval.point(0))
    if not total.meets(whole.figure.interval):
        shown = _shown(total, whole.figure.unit)
        yield ep.Words(
            f"各部分之和是{shown.zh}，不是{whole.figure.text}",
            f"its parts sum to {shown.en}, not {whole.figure.text}",
        )


def _whole_of(part: ep.Statement, case: ep.Case) -> ep.Statement | ep.Baseline | None:
    """Return the figure of which one is a part: by its id, else the one of that label and year."""
    if not part.part_of:
        return None
    found = case.plan.by_id.get(part.part_of)
    if isinstance(found, (ep.Statement, ep.Baseline)):
        return found
    alike = [one for one in case.plan.statements if one.label == part.part_of]
    of_year = [one for one in alike if one.last_year == part.last_year]
    return (of_year or alike)[0] if len(of_year or alike) == 1 else None
