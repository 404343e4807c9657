"""Rules on the plan's own arithmetic: sums, shares and bounds between published figures."""

from __future__ import annotations

from eduplan import PASSED, Case, Outcome, Reason, Relation, Words, failed, not_evaluated
from eduplan.plugins.coherence.domain import coherence

__all__: list[str] = []

CANNOT_TELL = Reason(
    "cannot_tell",
    Words("公布的数不足以判断", "the published figures are not enough to tell"),
)


@coherence.rule(
    "PLAN020",
    per="relation",
    severity="error",
    title=Words("公布的数字对不上", "Published figures do not add up"),
    message=Words(
        "{relation}不可能成立：{arithmetic}{against}。",
        "{relation} can't hold: {arithmetic}{against}.",
    ),
    remedy=Words(
        "核对各数的口径和年份，更正其中的错数；口径不同的，分别写明。",
        "Check what each figure covers and when, mend the wrong one, or state how they differ.",
    ),
)
def figures_that_do_not_add_up(relation: Relation, case: Case) -> Outcome:
    """A relation that no values within the printed precision can meet is an error somewhere."""
    verdict = case.arithmetic.verdicts[relation.id]
    if verdict == "holds":
        return PASSED
    if verdict == "cannot_tell":
        return not_evaluated(CANNOT_TELL, *case.arithmetic.unknown(relation.id))
    judgement = case.arithmetic.judgement(relation.id)
    against = "、".join(judgement.against)
    return failed(
        *judgement.against,
        relation=relation.id,
        arithmetic=judgement.arithmetic,
        against=Words(
            f"（与{against}一起看）" if against else "",
            f" (together with {against})" if against else "",
        ),
    )
