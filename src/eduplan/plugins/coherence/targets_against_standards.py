"""Rules that hold a plan's targets against the standards and the targets of higher levels."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.coherence.domain import coherence

JUDGING_KINDS = ("legal", "supervision", "staffing", "target")
YEAR_BY_YEAR = ep.Reason(
    "year_by_year",
    ep.Words("经费标准逐年变化，由FIN003判断", "funding standards change by year; FIN003 judges"),
)

SINCE_THEN = ep.Reason(
    "published_later",
    ep.Words("规划印发后才公布了更高的要求", "more is asked only since the plan was issued"),
)


@coherence.rule(
    "PLAN002",
    per="target",
    about=("numeric", "directed"),
    title=ep.Words("目标低于上级标准或上级目标", "Target weaker than a standard"),
    message=ep.Words(
        "{name}：目标{aim}（{target}）的要求低于{standards}{later}。",
        "{name}: the target {aim} ({target}) asks for less than {standards}{later}.",
    ),
    remedy=ep.Words(
        "把目标提高到不低于所列标准；确有困难的，写明理由和分步达到的年份。",
        "Raise the target to what is listed, or say why not and by which year it will be reached.",
    ),
)
def weaker_than_standard(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """A target is held against what was known on the day of issue and applies in its due year.

    What was published later is not held against it, only told.
    """
    better = case.catalogue.indicator(target.indicator).better
    if case.standards.has_funding(target.indicator):
        return ep.not_applicable(YEAR_BY_YEAR)
    answer = case.standards.of_target(target, JUDGING_KINDS)
    found = ep.judges(answer, better)
    aim = case.figures.aim(target)
    if aim.reason is not None:
        return ep.not_evaluated(ep.Reason("no_aim", aim.reason))
    weaker = [one for one in found if ep.asks_less(aim, one.bound, better)]
    since = filter(ep.can_judge, answer.published_later)
    later = [one for one in since if ep.asks_less(aim, one.bound, better)]
    if weaker:
        return ep.failed(
            severity=ep.worst_severity(weaker, target),
            name=case.words.name(target),
            aim=case.words.aim(target),
            target=case.words.place(target),
            standards=case.words.asked_by(weaker),
            later=case.words.asked_since(later),
        )
    if later:
        return ep.not_applicable(SINCE_THEN)
    return ep.PASSED if found else ep.not_applicable(ep.NO_STANDARD)


@coherence.rule(
    "PLAN028",
    per="target",
    documents=("plan", "measures"),
    about="in_words",
    severity="info",
    nature="gap",
    title=ep.Words("有标准可依的目标没有写数值", "Target in words where standards give numbers"),
    message=ep.Words(
        "{name}：目标（{target}）没有数值，而{standards}。",
        "{name}: the target ({target}) gives no number, but there is {standards}.",
    ),
    remedy=ep.Words(
        "参照所列数值写出本地的目标值和年份。",
        "Set a value and a year of your own with the listed ones in view.",
    ),
)
def words_where_numbers_exist(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """Where a higher level has put a number on something, words alone can't be checked."""
    if not target.indicator:
        return ep.not_applicable(ep.OTHER_KIND)
    beside = case.index.targets(target.indicator, target.scope)
    if any(not isinstance(one.bound, ep.Qualitative) for one in beside):
        return ep.PASSED
    answer = case.standards.of_target(target)
    known = [one for one in answer.not_yet if one.known_since <= case.standards.known_when(target)]
    found = [one for one in filter(ep.can_judge, (*answer.in_force, *known)) if _asks(one, case)]
    if not found:
        return ep.not_applicable(ep.NO_STANDARD)
    return ep.failed(
        name=case.words.name(target),
        target=case.words.place(target),
        standards=case.words.asked_by(found),
    )


def _asks(standard: ep.Standard, case: ep.Case) -> bool:
    """Tell whether a standard asks for a number of its own.

    A benchmark is a statistic, and that a growth is not below zero (逐年增长) words say as well.
    """
    definition = case.catalogue.get(standard.about)
    is_change = isinstance(definition, ep.Indicator) and definition.is_change
    return standard.kind != "benchmark" and not (is_change and standard.bound.accepted.lower == 0)
