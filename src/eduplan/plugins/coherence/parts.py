"""Rules on figures of which one includes the other: a part is at most its whole."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.coherence.domain import coherence

STATED = ep.Reason(
    "stated",
    ep.Words(
        "同样的数由规划写明的关系判断", "a relation that the plan states judges the same figures"
    ),
)
_SHOWN = ep.Words("{name}{figure}（{place}）", "{name} {figure} ({place})")


@coherence.rule(
    "PLAN042",
    per="figure",
    about="numeric",
    severity="error",
    title=ep.Words("部分多于整体", "A part above its whole"),
    message=ep.Words(
        "{name}{state}（{part}）多于包含它的{wholes}。",
        "{name} {state} ({part}) is more than what includes it: {wholes}.",
    ),
    remedy=ep.Words(
        "核对两数的单位、位数、年份和范围，更正错数；“整体”其实也只是一部分的，写明它的范围。",
        "Check unit, digits, year and scope of both and mend the wrong one; where the “whole” is a "
        "part itself, state its scope.",
    ),
)
def part_above_its_whole(item: ep.Baseline | ep.Statement | ep.Target, case: ep.Case) -> ep.Outcome:
    """What the catalogue knows to be a part can't be more than what includes it in that year."""
    if isinstance(item, ep.Target) or item.figure is None:
        return ep.not_applicable(ep.OTHER_KIND)
    wholes = case.figures.parts.exceeded_by(item)
    if not wholes:
        return ep.PASSED
    if not case.index.read_together(item.id).isdisjoint(one.id for one in wholes):
        return ep.not_applicable(STATED)
    return ep.failed(
        *(one.id for one in wholes),
        name=case.words.name(item),
        state=item.figure.text,
        part=case.words.place(item),
        wholes=ep.Words.listed(_shown(one, case) for one in wholes),
    )


def _shown(item: ep.Baseline | ep.Statement, case: ep.Case) -> ep.Words:
    figure = "" if item.figure is None else item.figure.text
    return _SHOWN.fill(name=case.words.name(item), figure=figure, place=case.words.place(item))
