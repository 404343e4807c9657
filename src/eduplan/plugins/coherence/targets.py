"""Rules on targets beside each other, on their way there and in their own words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import eduplan as ep
from eduplan.plugins.coherence import arithmetic, baselines, changes, comparable
from eduplan.plugins.coherence.domain import coherence

MOST_STEPS = 3
"""How many mean yearly steps one year may take of the way to a target."""

OTHER_YEAR = ep.Reason(
    "other_year", ep.Words("两个目标的年份不同", "the two are due in other years")
)
LATER = ep.Words("{target}在后而要求较低", "{target} is later and asks less")
WEAKER = ep.Words("二者可以同时成立，但{target}的要求较低", "both can hold, but {target} asks less")


@coherence.rule(
    "PLAN003",
    per="target_pair",
    about="numeric",
    title=ep.Words("同一指标的目标相互冲突", "Conflicting targets for one indicator"),
    message=ep.Words(
        "{name}{conflict}：{one_aim}（{one}）与{other_aim}（{other}），{verdict}。",
        "{name} {conflict}: {one_aim} ({one}) and {other_aim} ({other}); {verdict}.",
    ),
    remedy=ep.Words(
        "只保留一个数值，其余条款引用它；确有不同口径的，写明各自的范围。",
        "Keep one figure and let the other clauses refer to it; where the two mean different "
        "things, state the scope of each.",
    ),
)
def conflicting_targets(pair: tuple[ep.Target, ep.Target], case: ep.Case) -> ep.Outcome:
    """Bounds that can't hold together are an error; bounds that can but differ, worth a note.

    Of two years the later may not ask less: what is reached would be given up again. Targets of two
    places or standards, and a rule and its exception, are no two targets of one thing.
    """
    apart = comparable.are_told_apart(*pair) or comparable.is_nameless_part(pair, case.plan)
    one, other = sorted(pair, key=case.plan.due_year)
    is_one_text = bool(one.quote and other.quote and set(one.clauses) & set(other.clauses))
    # As drafted: 五年内补充460名，其中2023—2025年每年90名 are no two promises of one period.
    if apart or (is_one_text and ep.over_of(one.bound) != ep.over_of(other.bound)):
        return ep.not_applicable(comparable.TOLD_APART)
    aims = (case.figures.aim(one), case.figures.aim(other))
    for aim in aims:
        if aim.reason is not None:
            return ep.not_evaluated(ep.Reason("no_aim", aim.reason))
    year, later = case.plan.due_year(one), case.plan.due_year(other)
    if year != later:
        better = case.catalogue.indicator(one.indicator).better
        if not all(comparable.has_state(target, case) for target in pair):
            return ep.not_applicable(comparable.NO_STATE)
        if not ep.asks_less(aims[1], aims[0], better):
            return ep.not_applicable(OTHER_YEAR)
        conflict = ep.Words(f"{year}年和{later}年的目标", f"has targets for {year} and {later}")
        verdict = LATER.fill(target=case.words.mark(other))
        return _conflict(one, other, case, conflict, verdict)
    compared = changes.compared(one, other, case)
    if isinstance(compared, ep.Outcome):
        return compared
    common = compared.one.intersect(compared.other)
    conflict = ep.Words(f"在{year}年有两个不同的目标", f"has two different targets for {year}")
    verdict = _verdict((one, compared.one), (other, compared.other), common, case)
    verdict = ep.Words.clauses([*compared.implied, verdict])
    if common is None:
        return _conflict(one, other, case, conflict, verdict, severity="error")
    if not compared.implied and is_one_text:
        return ep.not_applicable(comparable.TOLD_APART)  # a floor and an aim: 不低于5%，力争达到7%
    nature: ep.Nature | None = None if compared.implied else "note"
    return _conflict(one, other, case, conflict, verdict, nature=nature)


def _conflict(
    one: ep.Target,
    other: ep.Target,
    case: ep.Case,
    conflict: ep.Words,
    verdict: ep.Words,
    *,
    severity: ep.Severity | None = None,
    nature: ep.Nature | None = None,
) -> ep.Outcome:
    return ep.failed(
        severity=severity,
        nature=nature,
        name=case.words.name(one),
        conflict=conflict,
        one=case.words.place(one),
        one_aim=case.words.aim(one),
        other=case.words.place(other),
        other_aim=case.words.aim(other),
        verdict=verdict,
    )


@coherence.rule(
    "PLAN004",
    per="target_pair",
    nature="gap",
    title=ep.Words("同一指标一处有年份、一处没有", "One indicator with and without a year"),
    message=ep.Words(
        "{name}的目标{dated_aim}写明{year}年（{dated}），而{undated_aim}没有写年份（{undated}）。",
        "The target {dated_aim} for {name} is dated {year} ({dated}), while {undated_aim} has no "
        "year ({undated}).",
    ),
    remedy=ep.Words(
        "给没有年份的条款补上完成年份。", "Give the clause without a year its due year."
    ),
)
def dated_and_undated_targets(pair: tuple[ep.Target, ep.Target], case: ep.Case) -> ep.Outcome:
    """An undated clause beside a dated one leaves open which of the two is to be checked."""
    undated = [target for target in pair if target.year is None]
    dated = [target for target in pair if target.year is not None]
    if not undated or not dated:
        return ep.PASSED
    return ep.failed(
        name=case.words.name(dated[0]),
        dated=case.words.place(dated[0]),
        dated_aim=case.words.aim(dated[0]),
        year=case.words.year(dated[0]),
        undated=case.words.place(undated[0]),
        undated_aim=case.words.aim(undated[0]),
    )


@coherence.rule(
    "PLAN017",
    per="target",
    severity="info",
    nature="note",
    title=ep.Words("目标的表述留有多重余地", "Hedged target"),
    message=ep.Words(
        "{name}：目标{aim}（{target}）同时用了“{hedges}”，期末难以认定是否完成。",
        "{name}: the target {aim} ({target}) hedges {count} times (“{hedges}”), so at the end "
        "nobody can say whether it was met.",
    ),
    remedy=ep.Words(
        "去掉留有余地的词，或写明允许的差距。",
        "Leave the hedges out, or state how far below the figure is still accepted.",
    ),
)
def hedged_twice(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """One hedge is usual; several in one sentence take the promise back."""
    found = ep.hedges(target.wording)
    if len(found) < 2:
        return ep.PASSED
    return ep.failed(
        name=case.words.name(target),
        aim=case.words.aim(target),
        target=case.words.place(target),
        count=len(found),
        hedges="”“".join(found),
    )


@coherence.rule(
    "PLAN012",
    per="target",
    about=("with_milestones", "numeric", "directed"),
    title=ep.Words("年度节点不是通向目标的路", "Milestones that don't lead to the target"),
    message=ep.Words(
        "{name}（{target}）的节点{path}：{flaws}。", "{name} ({target}) goes {path}: {flaws}."
    ),
    remedy=ep.Words(
        "让节点从基数起逐年接近目标，不倒退、不超出；有意前低后高的，写明靠哪项措施在哪一年跨过去。",
        "Let the milestones approach the target year by year from the baseline, neither falling "
        "back nor going beyond; where one year is to carry most of the way, say by which measure.",
    ),
)
def milestones_off_the_way(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """Milestones approach the target without falling back, and no year carries most of the way.

    Those outside the years up to when it is due are PLAN024's; a baseline that meets the target
    already is PLAN001's, PLAN026's and PLAN027's, and where no way starts.
    """
    if isinstance(target.bound, ep.Maintain) or not comparable.has_state(target, case):
        return ep.not_applicable(ep.OTHER_KIND)
    end = baselines.worst_accepted(target, case)
    if isinstance(end, ep.Outcome):
        return end
    way = _way(target, end, case)
    most = case.catalogue.indicator(target.indicator).most
    if most is not None and max(point.value for point in way) > most:
        return ep.not_applicable(arithmetic.IMPOSSIBLE)
    turns = [*_turns(way), *_short_of_its_year(target, case)]
    flaws = turns or [*_jump(way, target, case)]
    if not flaws:
        return ep.PASSED
    return ep.failed(
        nature=None if turns else "note",
        name=case.words.name(target),
        target=case.words.place(target),
        path=ep.Words.join((point.words for point in way), ep.Words("→", " → ")),
        flaws=ep.Words.clauses(flaws),
    )


class _Point(NamedTuple):
    """A year of the way to a target: its value, how far that is on the way, and how it reads.

    `least` and `furthest` are what the value may stand for, higher where it is better.
    """

    year: int
    value: Fraction
    words: ep.Words
    least: Fraction
    furthest: Fraction


def _point(year: int, value: Fraction, words: ep.Words, sign: int, *spread: Fraction) -> _Point:
    least, furthest = sorted(sign * end for end in spread or (value, value))
    return _Point(year, value, words, least, furthest)


def _way(target: ep.Target, end: Fraction, case: ep.Case) -> list[_Point]:
    """Return the baseline, if the way starts there, the milestones up to the due year, the end."""
    sign = 1 if case.catalogue.indicator(target.indicator).better == "higher" else -1
    due, aim = case.plan.due_year(target), case.words.aim(target)
    baseline = case.figures.baseline(target)
    way = [
        _point(year, one.value, _in(year, one.text), sign)
        for year, one in sorted(target.milestones.items())
        if case.plan.first_year <= year <= due
    ]
    way.append(_point(due, end, ep.Words(f"{due}年{aim.zh}", f"{aim.en} in {due}"), sign))
    if baseline is None or baseline.figure.value * sign >= end * sign:
        return way
    figure, year = baseline.figure, case.plan.year_of(baseline)
    low, high = figure.interval.lower, figure.interval.upper
    if low is None or high is None or year >= way[0].year:
        return way
    return [_point(year, figure.value, _in(year, figure.text), sign, low, high), *way]


def _in(year: int, text: str) -> ep.Words:
    return ep.Words(f"{year}年{text}", f"{text} in {year}")


def _turns(way: list[_Point]) -> Iterator[ep.Words]:
    """Yield where the way falls back, and what of it is beyond its end or, when due, short."""
    *before, end = way
    for one, two in pairwise(before):
        if two.furthest < one.least:
            yield ep.Words(
                f"{two.words.zh}比{one.words.zh}倒退", f"{two.words.en} falls behind {one.words.en}"
            )
    for point in before:
        if point.least > end.furthest:
            yield ep.Words(
                f"{point.words.zh}已超出{end.year}年的目标",
                f"{point.words.en} is beyond the target",
            )
        elif point.year == end.year and point.furthest < end.least:
            yield ep.Words(
                f"{point.words.zh}达不到当年的目标",
                f"{point.words.en} is short of what is due then",
            )


def _short_of_its_year(target: ep.Target, case: ep.Case) -> Iterator[ep.Words]:
    """Yield the milestones that fall short of a change that is promised for each year."""
    if not isinstance(target.bound, (ep.Rise, ep.Fall)) or target.bound.over != "each_year":
        return
    unit, due = case.catalogue.unit(target.indicator), case.plan.due_year(target)
    for year, figure in sorted(target.milestones.items()):
        aim = case.figures.aim(target, year=year)
        if case.plan.first_year <= year < due and not aim.possibly.meets(figure.interval):
            yield ep.Words(
                "{point}不到每年都变化时应有的{asked}",
                "{point} is short of {asked}, to which the change of each year leads",
            ).fill(point=_in(year, figure.text), asked=case.words.accepted(aim, unit))


def _jump(way: list[_Point], target: ep.Target, case: ep.Case) -> Iterator[ep.Words]:
    """Yield the steepest stretch where it takes over three times the mean step of a year.

    A baseline counts at whichever end of its rounding makes the stretch less steep.
    """
    first, last = way[0], way[-1]
    if len(way) < 3 or first.year == last.year:
        return
    stretches = [(one, two) for one, two in pairwise(way) if two.year > one.year]
    steep = max(stretches, key=lambda pair: _pace(*pair))
    times = min(_times(*steep, start, way) for start in {first.least, first.furthest})
    if times <= MOST_STEPS:
        return
    points = ep.format_value(times, ep.parse_unit(""), 1)
    unit = case.catalogue.unit(target.indicator)
    one, two = steep
    step = case.words.gap(abs(two.value - one.value) / (two.year - one.year), unit)
    shown = ep.Words.in_both(lambda lang: ep.format_value(step.value, step.unit, 2, lang))
    yield ep.Words(
        f"{one.year}到{two.year}年每年要变{shown.zh}，是全程平均的{points}倍",
        f"from {one.year} to {two.year} it takes {shown.en} a year, {points} times the mean step",
    )


def _pace(one: _Point, two: _Point) -> Fraction:
    return (two.furthest - one.least) / (two.year - one.year)


def _times(one: _Point, two: _Point, start: Fraction, way: list[_Point]) -> Fraction:
    """Return how many times the mean step of the whole way a stretch of it takes in a year."""
    first, last = way[0], way[-1]
    whole = last.furthest - start
    if whole <= 0:
        return Fraction(0)
    part = two.furthest - (start if one is first else one.furthest)
    return part * (last.year - first.year) / (whole * (two.year - one.year))


def _verdict(
    one: tuple[ep.Target, ep.Interval],
    other: tuple[ep.Target, ep.Interval],
    common: ep.Interval | None,
    case: ep.Case,
) -> ep.Words:
    if common is None:
        return ep.Words("二者不能同时成立", "they can't both hold")
    weaker = [target for target, accepted in (one, other) if accepted != common]
    if len(weaker) == 1:
        return WEAKER.fill(target=case.words.mark(weaker[0]))
    return ep.Words("二者只在部分范围内同时成立", "both can hold only in part of their ranges")
