"""Rules on waivers: one that is unused, has lapsed, or accepts more than it should."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.coherence.domain import coherence

NOT_ASKED = ep.Reason(
    "not_asked", ep.Words("所涉规则本次没有执行", "its rule was not asked this time")
)


@coherence.rule(
    "PLAN031",
    per="waiver",
    nature="note",
    title=ep.Words("豁免没有用处", "Waiver without use"),
    message=ep.Words(
        "对{rule}、{subject}的豁免没有对应任何发现。",
        "The waiver of {rule} on {subject} answers to no finding.",
    ),
    remedy=ep.Words(
        "问题已经解决的，删去豁免；写错规则或对象的，更正。",
        "Delete it if the matter is settled; mend it if rule or subject are misspelt.",
    ),
)
def unused_waiver(use: ep.WaiverUse, case: ep.Case) -> ep.Outcome:
    """A waiver that answers to nothing hides the next finding that happens to fit it."""
    if not use.asked:
        return ep.not_applicable(NOT_ASKED)
    if use.findings or use.lapsed:  # a lapsed one is reported as that, once
        return ep.PASSED
    return ep.failed(rule=use.waiver.rule, subject=use.waiver.subject)


@coherence.rule(
    "PLAN032",
    per="waiver",
    nature="note",
    title=ep.Words("豁免已经过期", "Lapsed waiver"),
    message=ep.Words(
        "对{rule}、{subject}的豁免（{document}）到{expires}为止，已经过期，{count}项发现重新列出。",
        "The waiver of {rule} on {subject} ({document}) ended on {expires}; {count} findings are "
        "back.",
    ),
    remedy=ep.Words(
        "解决所列问题，或按程序重新批准豁免并写明新的期限。",
        "Settle what is listed, or have the waiver approved anew with a new day.",
    ),
)
def lapsed_waiver(use: ep.WaiverUse, case: ep.Case) -> ep.Outcome:
    """A waiver ends on its day; what it accepted is back the day after."""
    if not use.lapsed:
        return ep.PASSED
    waiver = use.waiver
    return ep.failed(
        rule=waiver.rule,
        subject=waiver.subject,
        document=waiver.document,
        expires=waiver.expires,
        count=len(use.findings),
    )


@coherence.rule(
    "PLAN033",
    per="waiver",
    nature="note",
    title=ep.Words("豁免范围过宽", "Over-broad waiver"),
    message=ep.Words(
        "对{rule}的豁免没有指明对象，一并免去了{count}项发现。",
        "The waiver of {rule} names no subject and accepts {count} findings at once.",
    ),
    remedy=ep.Words(
        "逐项写明豁免的对象、理由和文件。",
        "Write one waiver per subject, with reason and document.",
    ),
)
def broad_waiver(use: ep.WaiverUse, case: ep.Case) -> ep.Outcome:
    """A waiver of everything that a rule finds also accepts what nobody has looked at."""
    if not use.is_broad:
        return ep.PASSED
    return ep.failed(rule=use.waiver.rule, count=len(use.findings))
