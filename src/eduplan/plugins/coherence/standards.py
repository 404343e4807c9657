"""Rules that hold a plan's targets against the standards and the targets of higher levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduplan import (
    NO_NUMBER,
    NO_STANDARD,
    OTHER_KIND,
    PASSED,
    Case,
    Outcome,
    Qualitative,
    Reason,
    Standard,
    Target,
    Words,
    failed,
    judges,
    not_applicable,
)
from eduplan.plugins.coherence.domain import coherence
from eduplan.plugins.coherence.severity import STEPS, is_unsure, severity_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from eduplan import Better

__all__: list[str] = []

JUDGING_KINDS = ("legal", "supervision", "staffing", "target")
"""Funding standards change within a period and are judged year by year by FIN003."""

SINCE_THEN = Reason(
    "published_later",
    Words("规划印发后才公布了更高的要求", "more is asked only since the plan was issued"),
)
HAS_NUMBER = Reason("has_number", Words("目标有数值", "the target has a number"))


@coherence.rule(
    "PLAN002",
    per="target",
    severity="warning",
    title=Words("目标低于上级标准或上级目标", "Target weaker than a standard"),
    message=Words(
        "{name}：目标{aim}（{target}）的要求低于{standards}{later}。",
        "{name}: the target {aim} ({target}) asks for less than {standards}{later}.",
    ),
    remedy=Words(
        "把目标提高到不低于所列标准；确有困难的，写明理由和分步达到的年份。",
        "Raise the target to what is listed, or say why not and by which year it will be reached.",
    ),
)
def weaker_than_standard(target: Target, case: Case) -> Outcome:
    """A target is held against what was known on the day of issue and applies in its due year.

    What was published later is not held against it, only told.
    """
    if isinstance(target.bound, Qualitative):
        return not_applicable(NO_NUMBER)
    better = case.indicator(target.indicator).better
    if better not in ("higher", "lower"):
        return not_applicable(OTHER_KIND)
    answer = case.standards_of(target, JUDGING_KINDS)
    found = judges(answer, better)
    weaker = [one for one in found if _asks_less(target, one, better)]
    later = [one for one in answer.published_later if _asks_less(target, one, better)]
    if weaker:
        return failed(
            severity=max((severity_of(one, target) for one in weaker), key=STEPS.index),
            name=case.name_of(target),
            aim=case.aim(target),
            target=case.place(target),
            standards=_listed(weaker, case),
            later=_since_then(later, case),
        )
    if later:
        return not_applicable(SINCE_THEN)
    return PASSED if found else not_applicable(NO_STANDARD)


@coherence.rule(
    "PLAN028",
    per="target",
    severity="info",
    title=Words("有标准可依的目标没有写数值", "Target in words where standards give numbers"),
    message=Words(
        "{name}：目标（{target}）没有数值，而{standards}。",
        "{name}: the target ({target}) gives no number, but there is {standards}.",
    ),
    remedy=Words(
        "参照所列数值写出本地的目标值和年份。",
        "Set a value and a year of your own with the listed ones in view.",
    ),
)
def words_where_numbers_exist(target: Target, case: Case) -> Outcome:
    """Where a higher level has put a number on something, words alone can't be checked."""
    if not isinstance(target.bound, Qualitative):
        return not_applicable(HAS_NUMBER)
    if not target.indicator:
        return not_applicable(OTHER_KIND)
    beside = case.targets_of(target.indicator, target.scope)
    if any(not isinstance(one.bound, Qualitative) for one in beside):
        return PASSED
    answer = case.standards_of(target)
    known = [one for one in answer.not_yet if one.known_since <= case.known_when(target)]
    found = [one for one in (*answer.in_force, *known) if not isinstance(one.bound, Qualitative)]
    if not found:
        return not_applicable(NO_STANDARD)
    return failed(
        name=case.name_of(target), target=case.place(target), standards=_listed(found, case)
    )


def _asks_less(target: Target, standard: Standard, better: Better) -> bool:
    """Tell whether the worst value that meets the target misses the standard."""
    ours, theirs = target.bound.accepted, standard.bound.accepted
    if better == "higher":
        return _below(ours.lower, not ours.lower_closed, theirs.lower, not theirs.lower_closed)
    own, other = (None if end is None else -end for end in (ours.upper, theirs.upper))
    return _below(own, not ours.upper_closed, other, not theirs.upper_closed)


def _below(own: Fraction | None, beyond: bool, other: Fraction | None, above: bool) -> bool:
    """Compare two lower ends; of equal ones, an end that is left out asks more."""
    if other is None:
        return False
    return own is None or (own, beyond) < (other, above)


def _since_then(standards: list[Standard], case: Case) -> Words:
    if not standards:
        return Words("", "")
    listed = _listed(standards, case)
    return Words(
        f"。规划印发后又有{listed.zh}，不作为问题",
        f". Since then there is also {listed.en}, which is not held against the plan",
    )


def _listed(standards: Iterable[Standard], case: Case) -> Words:
    parts = [_shown(standard, case) for standard in standards]
    return Words("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def _shown(standard: Standard, case: Case) -> Words:
    """Return who asks what for when, and in which document: 「吉林省2025年≥99%（《…》）」."""
    region, bound = case.region(standard.region), case.bound(standard.bound, standard.about)
    year, number = standard.target_year, standard.document_number
    document = f"《{standard.document}》" + (f"{number}" if number else "")
    unsure = is_unsure(standard)
    return Words(
        f"{region.zh}{f'{year}年' if year else ''}{bound.zh}"
        f"（{document}{'，待核' if unsure else ''}）",
        f"{bound.en}{f' for {year}' if year else ''} "
        f"({region.en}, {document}{', to be verified' if unsure else ''})",
    )
