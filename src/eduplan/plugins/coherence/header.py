"""Rules on what a document says of itself, and on what somebody must still check."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.coherence.domain import coherence

UNSURE = ep.Reason("unsure", ep.Words("这个数还要人核对", "somebody must still check the figure"))
NOT_UNSURE = ep.Reason("not_unsure", ep.Words("没有标为待核", "it is not marked as unsure"))
_FACTS = {
    "issuer": ep.Words("发文机关", "the issuing body"),
    "document": ep.Words("文号", "its number"),
    "issued": ep.Words("印发日期", "the day of issue"),
}

UNNUMBERED = ("review", "bulletin", "report")
"""Documents that are published, not sent out under a number."""


@coherence.rule(
    "PLAN060",
    per="plan",
    documents=("plan", "measures", "review", "bulletin", "report", "notice"),
    severity="info",
    nature="gap",
    title=ep.Words("没有写明发文的情况", "Nothing on how it was issued"),
    message=ep.Words("没有写{facts}{judged}。", "The document lacks {facts}{judged}."),
    remedy=ep.Words(
        "补上发文机关、文号和印发日期；还没有印发的，印发时补上。",
        "Add the issuing body, the number and the day of issue; of a draft, once it is issued.",
    ),
)
def not_issued(plan: ep.Plan, case: ep.Case) -> ep.Outcome:
    """By which day a plan is judged depends on when it was issued."""
    facts = {**_FACTS}
    if plan.kind in UNNUMBERED:
        del facts["document"]
    lacking = [words for name, words in facts.items() if not getattr(plan, name)]
    if not lacking:
        return ep.PASSED
    day = case.clock.known_on
    judged = ep.Words(f"；以{day}已公布的内容为准", f"; it is judged by what was known on {day}")
    undated = plan.issued is None
    return ep.failed(facts=ep.Words.listed(lacking), judged=judged if undated else ep.Words("", ""))


@coherence.rule(
    "PLAN061",
    per="item",
    severity="info",
    nature="gap",
    title=ep.Words("待核", "Still to be checked"),
    message=ep.Words("{item}：{reason}。", "{item}: {reason}."),
    remedy=ep.Words(
        "对照原文核实，改好以后删去 unsure。",
        "Check it against the document, mend it, and take `unsure` out.",
    ),
)
def unsure(item: ep.Item, case: ep.Case) -> ep.Outcome:
    """What somebody entered with a doubt is counted until it is checked."""
    if not item.unsure:
        return ep.not_applicable(NOT_UNSURE)
    said = (case.words.place(item), f"「{item.quote}」" if item.quote else "")
    return ep.failed(item=ep.Words.join(said, ep.Words("", " ")), reason=item.unsure)
