"""Rules on figures of one thing in two years: which way they go, and how far."""

from __future__ import annotations

import re

import eduplan as ep
from eduplan.plugins.coherence.domain import coherence

RISE = re.compile(r"(增加|增长|提高|提升|上升|扩大|增|升)[到至]")
FALL = re.compile(r"(减少|降低|下降|压缩|缩小|减|降)[到至]")
NOT_SAID = ep.Reason(
    "no_rise", ep.Words("没有写增加到或减少到", "it is not said to rise or fall to anything")
)
NO_STOCK = ep.Reason(
    "no_stock",
    ep.Words("不是某一年的整体总量", "it is not the number of a whole in one year"),
)
MOST_TIMES = 8
"""How many times what it was the number of a whole may be within ten years.

A digit or 万 too many makes it ten; meanwhile it may have changed by a fifth by itself.
"""
MOST_YEARS = 10
_SHOWN = ep.Words("{year}年{figure}（{place}）", "{figure} in {year} ({place})")


@coherence.rule(
    "PLAN043",
    per="figure",
    about="numeric",
    title=ep.Words("增加到更小的数，或减少到更大的数", "A rise to less, or a fall to more"),
    message=ep.Words(
        "{name}：{item}写“{said}”{to}，而此前是{before}。",
        "{name}: {item} says “{said}” {to}, but before it was {before}.",
    ),
    remedy=ep.Words(
        "核对两个年份的数和口径，更正错数或用词。",
        "Check both years' figures and what they cover, and mend the wrong figure or the word.",
    ),
)
def rise_to_less(item: ep.Baseline | ep.Statement | ep.Target, case: ep.Case) -> ep.Outcome:
    """What rises to a figure was below it; a target with a better direction is PLAN001's."""
    said = _said(item)
    if not said:
        return ep.not_applicable(NOT_SAID)
    name = item.about if isinstance(item, ep.Statement) else item.indicator
    if isinstance(item, ep.Target) and case.catalogue.indicator(name).better != "none":
        return ep.not_applicable(ep.OTHER_KIND)
    before = _before(item, name, case)
    if before is None or before.figure is None:
        return ep.not_applicable(ep.NO_BASELINE)
    low, high = before.figure.interval, _values(item, case)
    if FALL.search(said):
        low, high = high, low
    if ep.Interval.less(high, low) is not True:
        return ep.PASSED
    return ep.failed(
        before.id,
        name=case.words.name(item),
        item=case.words.place(item),
        said=said,
        to=case.words.aim(item) if isinstance(item, ep.Target) else _text(item),
        before=_shown(before, case),
    )


def _shown(item: ep.Baseline | ep.Statement | ep.Target, case: ep.Case) -> ep.Words:
    """Return a figure with its year and place."""
    figure = case.words.aim(item) if isinstance(item, ep.Target) else _text(item)
    return _SHOWN.fill(year=_year(item, case), figure=figure, place=case.words.place(item))


def _year(item: ep.Baseline | ep.Statement | ep.Target, case: ep.Case) -> int:
    return case.plan.due_year(item) if isinstance(item, ep.Target) else case.plan.year_of(item)


@coherence.rule(
    "PLAN044",
    per="figure",
    about="numeric",
    title=ep.Words("总量相差一个数量级", "A number of another order of magnitude"),
    message=ep.Words(
        "{name}：{larger}是{smaller}的{times}倍以上。",
        "{name}: {larger} is over {times} times {smaller}.",
    ),
    remedy=ep.Words(
        "核对两个年份的单位、位数和范围，更正错数；确是如此的，写明原因（如区划调整）。",
        "Check unit, digits and scope of both years and mend the wrong figure; where it is so, say "
        "why (such as a change of the region's borders).",
    ),
)
def another_order_of_magnitude(
    item: ep.Baseline | ep.Statement | ep.Target, case: ep.Case
) -> ep.Outcome:
    """The students, classes or schools of a place don't become ten times as many in a few years.

    Nor a tenth. What is only a part of something, as large classes are, may.
    """
    name = item.about if isinstance(item, ep.Statement) else item.indicator
    if not _is_stock(item, name, case):
        return ep.not_applicable(NO_STOCK)
    before = _before(item, name, case)
    if before is None or before.figure is None or case.figures.is_part(item):
        return ep.not_applicable(ep.NO_BASELINE)
    if _year(item, case) - case.plan.year_of(before) > MOST_YEARS:
        return ep.not_applicable(ep.NO_BASELINE)
    two = (_shown(item, case), _shown(before, case))
    one, other = _values(item, case), before.figure.interval
    most = ep.Interval.point(MOST_TIMES)
    if ep.Interval.less(one * most, other):
        larger, smaller = two[1], two[0]
    elif ep.Interval.less(other * most, one):
        larger, smaller = two
    else:
        return ep.PASSED
    return ep.failed(
        before.id,
        name=case.words.name(item),
        larger=larger,
        smaller=smaller,
        times=MOST_TIMES,
    )


def _is_stock(item: ep.Baseline | ep.Statement | ep.Target, name: str, case: ep.Case) -> bool:
    """Tell whether an item is of a number that stands on one day, of all of something."""
    quantity = case.figures.parts.quantity(name, item.scope)
    if quantity is None or quantity.divisor is not None:
        return False
    if isinstance(item, ep.Statement) and not _is_of_one_year(item):
        return False
    counted = case.catalogue.definitions[quantity.counted.element]
    at_a_day = getattr(counted, "time_point", "") in ("september", "december")
    return at_a_day and case.figures.parts.is_whole(quantity.counted)


def _said(item: ep.Baseline | ep.Statement | ep.Target) -> str:
    said = (*item.wording, item.label) if isinstance(item, ep.Statement) else item.wording
    return next((found[0] for word in said for found in _changes(word)), "")


def _changes(word: str) -> list[re.Match[str]]:
    return [found for pattern in (RISE, FALL) if (found := pattern.search(word))]


def _values(item: ep.Baseline | ep.Statement | ep.Target, case: ep.Case) -> ep.Interval:
    if isinstance(item, ep.Target):
        return case.figures.accepted(item)
    assert item.figure is not None  # since the rule is about what is numeric
    return item.figure.interval


def _text(item: ep.Baseline | ep.Statement) -> str:
    return "" if item.figure is None else item.figure.text


def _before(
    item: ep.Baseline | ep.Statement | ep.Target, name: str, case: ep.Case
) -> ep.Baseline | ep.Statement | None:
    """Return the newest dated figure of the same name and scope from before; None if it is open."""
    last = case.index.last_before(name, item.scope, _year(item, case))
    return last[0] if len(last) == 1 and not case.figures.is_part(last[0]) else None


def _is_of_one_year(item: ep.Statement) -> bool:
    return item.is_fact and item.first_year is not None and item.first_year == item.last_year
