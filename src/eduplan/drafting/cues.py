"""What the words of a clause and of a heading say: of what is to be, or of what is."""

from __future__ import annotations

import re

from eduplan.drafting.vocabulary import cue, said_once, vocabulary

_QUOTED = re.compile("《[^《》]*》?|^[^《》]*》")  # titles say nothing of what is to be
_REACHED = re.compile(
    "(?:(?:提前|圆满|顺利|如期|超额|率先|已经?)[^，。；]{0,8}(?:实现|完成|达到)了?|(?:实现|完成|达到)了)"
    "[^，。；]{0,30}(?:目标|任务)"
)
"""A target that was reached is none that is set."""
_AT_AIM = re.compile("(?<![要将保争为取力])(?:基本)?实现[^，。；\\d]{2,24}目标(?=[，。；]|$)")
"""An aim that is reached, or is to be, which the words beside it have to say."""
_BESIDE_AIM = re.compile(
    "(?:远?超过?|超出|高于|低于|距离?|接近|达到或超过|落后于)[^，。；、\\d]{0,6}"
    "(?:(?:19|20)\\d\\d年)?[^，。；、\\d]{0,8}(?:[\\d.]+%的)?(?:目标|任务)"
)
"""A target beside which something is measured (超过规划目标2个百分点)."""
BOTH = re.compile("(?:总结|情况(?=.{0,2}[及和与暨])).*(?:计划|打算|思路|安排|要点)")
"""A title of what was done and of what is to be."""
_DONE_BY = re.compile(
    "(?:成[效绩就果]|进展|工作总结)(?:以?及|和|与|、)(?:主要|重点|工作|具体|经验|特色|创新)*(?:举措|措施|做法|经验)"
)
"""A heading of what was reached, and how."""
PURPOSE = re.compile(
    "(?:^|(?<=[，。；：]))为了?(?:切实|进一步|全面|加快|有效)*"
    "(?:确保|保证|实现|完成|推进|加快|推动|解决|缓解|贯彻|落实|提升|促进|适应|满足|加强)[^，。；\\d]*(?=[，。；]|$)"
)
"""What something is or was done for, which says nothing of when: 为确保完成任务，…."""
_BY_RULE = re.compile(
    "(?:^|(?<=[，。；：]))(?:按照?|根据|依据|依照|对照|遵照)[^，。；\\d]*"
    "(?:要求|标准|规定|部署|方案|计划|规划|意见|精神|原则|办法|通知)(?=，|$)"
)
"""What something is or was done by, which says nothing of when: 按照评估方案要求，…."""
_GROWN = re.compile(
    "(?<=...)(?:较大|显著|明显|稳步|大幅|持续|不断|进一步|逐步|全面|有效)(?:得到)?"
    "(?:增长|提升|提高|突破|改善|增强|扩大|加强|发展|进展|加大|优化|完善|健全)$"
    "|(?<=计划|工程|行动)(?:深入|顺利|全面|有效|有序|扎实|稳步)(?:实施|推进|开展)$"
)
"""A heading that says what became of its subject sets nothing: 办学条件明显改善."""
_HAS_BECOME = re.compile("已经?(?=[达超实完全基突进跃位走])|(?:达到|超过|实现|完成|突破)了")
"""What a heading says that tells of what is (主要指标已经超过全国平均水平)."""
_OF_EXACT = 2
"""How much an exact figure says of what is."""
STRONG = 3
"""The least weight of a word that says by itself what a clause is of."""


@said_once
def said_of(clause: str) -> tuple[int, int, bool]:
    """Return how strongly a clause speaks of what is to be, and of what is; and if words do so.

    A comparator (以上, 控制在) is no such word: it is said of both.
    """
    words, clause = vocabulary(), _QUOTED.sub("", clause)
    if "目标" in clause or "任务" in clause:
        clause = _AT_AIM.sub("", _BESIDE_AIM.sub("已", _REACHED.sub("已", clause)))
    clause = PURPOSE.sub("", clause) if "为" in clause else clause
    clause = _BY_RULE.sub("", clause)
    target = [weight for weight, one in words.target if one.search(clause)]
    fact = [weight for weight, one in words.fact if one.search(clause)]
    fact += [_OF_EXACT] * bool(cue("exact").search(clause))
    return sum(target), sum(fact), max((*target, *fact), default=0) >= STRONG


def weights_of(clause: str) -> tuple[int, int]:
    """Return how strongly a clause speaks of what is to be, and of what is."""
    return said_of(clause)[:2]


@said_once
def section_of(heading: str) -> str:
    """Return the kind that a heading sets for what stands below it, or nothing."""
    if _GROWN.search(heading.rstrip("。：")):
        return ""
    words, heading = vocabulary(), _AT_AIM.sub("", _REACHED.sub("完成", heading))
    heading = _DONE_BY.sub("成效", heading)
    fact, target = words.fact_heading.search(heading), words.target_heading.search(heading)
    if fact and target and BOTH.search(heading):
        return ""
    if fact and target:
        return "baseline" if fact.start() > target.start() else "target"
    if target and _HAS_BECOME.search(heading):
        return ""
    return "baseline" if fact else "target" if target else ""


def is_state(clause: str) -> bool:
    """Tell whether a clause says how things are: no word of a promise, and nothing is made."""
    return not weights_of(clause)[0] and not vocabulary().making.search(clause)
