"""The rule on figures that are said to be parts of others (其中, 占, 共)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import eduplan as ep
from eduplan.plugins.coherence.domain import coherence

NO_PART = ep.Reason(
    "no_part", ep.Words("没有写是哪个数的一部分", "it is not said to be a part of anything")
)

_Item: TypeAlias = "ep.Baseline | ep.Statement | ep.Target"


class _Told(NamedTuple):
    """A figure as all that it may be rounded from, and as it is printed."""

    id: str
    values: ep.Interval
    words: ep.Words
    unit: ep.Unit


@coherence.rule(
    "PLAN052",
    per="figure",
    title=ep.Words("其中的数与整体对不上", "A part that does not fit its whole"),
    message=ep.Words("{label}（{place}）：{flaws}。", "{label} ({place}): {flaws}."),
    remedy=ep.Words(
        "核对整体、部分和占比，更正错的一个；有遗漏或重叠的写明。",
        "Check whole, parts and shares, mend the wrong one, or say what is left out or overlaps.",
    ),
)
def parts_beside_their_whole(item: _Item, case: ep.Case) -> ep.Outcome:
    """A part is no more than its whole, its share is their quotient, and all parts make the whole.

    A target is held against the target of its own year. Parts may overlap: only those of which the
    plan says that they are all there is make a sum.
    """
    if isinstance(item, ep.Baseline):
        return ep.not_applicable(NO_PART)
    if not item.part_of and not item.is_sum:
        return ep.not_applicable(NO_PART)
    if item.part_of and _whole_of(item, case) is None:
        return ep.not_evaluated(ep.MISSING_DATA, item.part_of)
    flaws = [*_of_part(item, case), *_of_whole(item, case)]
    if not flaws:
        return ep.PASSED
    return ep.failed(
        label=case.words.name(item) if isinstance(item, ep.Target) else item.label,
        place=case.words.place(item),
        flaws=ep.Words.clauses(flaws),
    )


def _of_part(item: ep.Statement | ep.Target, case: ep.Case) -> Iterator[ep.Words]:
    found = _whole_of(item, case)
    part, whole = _told(item, case), _told(found, case)
    if part is None or whole is None or not part.unit.compatible(whole.unit):
        return
    is_limit = isinstance(item, ep.Target) and item.bound.kind == "at_most"
    is_more = not is_limit and ep.Interval.less(whole.values, part.values)
    if is_more and not _is_known(item, found, case):
        yield ep.Words(
            "{part}多于整体的{whole}（{id}）", "{part} is more than the whole, {whole} ({id})"
        ).fill(part=part.words, whole=whole.words, id=whole.id)
    if item.share is None or whole.values.contains(0):
        return
    share = part.values / whole.values
    if not share.meets(item.share.interval):
        yield ep.Words(
            "{part}占{whole}（{id}）的{share}，不是{said}",
            "{part} of {whole} ({id}) is {share}, not {said}",
        ).fill(
            part=part.words,
            whole=whole.words,
            id=whole.id,
            share=_shown(share, ep.parse_unit("%")),
            said=item.share.text,
        )


def _of_whole(whole: ep.Statement | ep.Target, case: ep.Case) -> Iterator[ep.Words]:
    said = _told(whole, case) if whole.is_sum else None
    if said is None:
        return
    every: Sequence[ep.Statement | ep.Target]
    every = case.plan.targets if isinstance(whole, ep.Target) else case.plan.statements
    items = [one for one in every if _whole_of(one, case) is whole]
    parts = [_told(one, case) for one in items]
    known = [one for one in parts if one is not None and one.values != ep.Interval(None, None)]
    if not known or len(known) < len(parts):
        return
    total = sum((one.values for one in known), ep.Interval.point(0))
    is_more = ep.Interval.less(said.values, total) is True
    if is_more and _is_checked(items, whole, case):
        return
    if not total.meets(said.values):
        yield ep.Words("各部分之和是{sum}，不是{said}", "its parts sum to {sum}, not {said}").fill(
            sum=_shown(total, said.unit), said=said.words
        )


def _is_known(part: _Item, whole: _Item | None, case: ep.Case) -> bool:
    """Tell whether a part is one by what the catalogue knows: PLAN042 or a check judges it."""
    if isinstance(part, ep.Target) or whole is None or isinstance(whole, ep.Target):
        return False
    return case.figures.parts.is_known_part(part, whole)


def _is_checked(
    parts: Sequence[ep.Statement | ep.Target], whole: ep.Statement | ep.Target, case: ep.Case
) -> bool:
    """Tell whether a check of a domain judges these parts together: one fact is one finding."""
    facts = [one for one in parts if isinstance(one, ep.Statement)]
    if not isinstance(whole, ep.Statement):
        return False
    return case.figures.parts.is_sum_checked(facts, whole)


def _told(item: _Item | None, case: ep.Case) -> _Told | None:
    if isinstance(item, ep.Target):
        unit = case.catalogue.unit(item.indicator)
        return _Told(item.id, case.figures.level(item), case.words.aim(item), unit)
    if item is None or item.figure is None:
        return None
    figure = item.figure
    return _Told(item.id, figure.interval, ep.Words.same(figure.text), figure.unit)


def _shown(values: ep.Interval, unit: ep.Unit) -> ep.Words:
    return ep.Words.in_both(lambda lang: ep.format_interval(values, unit, lang))


def _whole_of(part: ep.Statement | ep.Target, case: ep.Case) -> _Item | None:
    """Return the figure of which one is a part: by its id, else the one of that name and year."""
    if not part.part_of:
        return None
    found = case.plan.by_id.get(part.part_of)
    if isinstance(part, ep.Target):
        return _whole_target(part, found, case)
    if isinstance(found, (ep.Statement, ep.Baseline)):
        return found
    alike = [one for one in case.plan.statements if one.label == part.part_of]
    of_year = [one for one in alike if one.last_year == part.last_year]
    return (of_year or alike)[0] if len(of_year or alike) == 1 else None


def _whole_target(part: ep.Target, found: ep.Item | None, case: ep.Case) -> ep.Target | None:
    """Return the target of which one is a part, due in the same year and told of the same time."""
    alike = [
        one
        for one in case.plan.targets
        if one is not part
        and (
            one is found
            or one.title == part.part_of
            or case.catalogue.means(part.part_of, one.indicator, one.scope)
        )
        and one.indicator
        and case.plan.due_year(one) == case.plan.due_year(part)
        and ep.over_of(one.bound) == ep.over_of(part.bound)
    ]
    # of several, the whole is the one of the fewest codes: 专任教师 before 初中专任教师
    least = min((len(one.scope) for one in alike), default=0)
    widest = [one for one in alike if len(one.scope) == least]
    return widest[0] if len(widest) == 1 else None
