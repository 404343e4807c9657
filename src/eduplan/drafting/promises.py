"""Tells what was set, and what is needed or reckoned, from what is promised or is so."""

from __future__ import annotations

import re

from eduplan.drafting.clauses import is_promised
from eduplan.drafting.naming import Named
from eduplan.drafting.vocabulary import cue, vocabulary

_REACH = 400
"""Most characters before a figure that say it is reckoned."""


class Reckoning:
    """Tells what is needed or reckoned among the figures of a paragraph, as it goes on."""

    def __init__(self, text: str, *, is_below: bool) -> None:
        self.text = text
        self.is_below = is_below  # whether it stands below a heading of forecasts
        self.is_lack = self.is_reckoned = False

    def next_sentence(self, *, is_part: bool) -> None:
        """Go on with a sentence; one that is part of the sentence before is of the same."""
        self.is_lack = self.is_lack and is_part
        self.is_reckoned = self.is_reckoned and is_part

    def holds(self, item: Named, *, is_aim: bool) -> bool:
        """Tell whether a figure is of what is needed or reckoned, and so no promise."""
        is_made = vocabulary().making.search(item.label)
        self.is_lack = bool(_LACK.search(item.label)) or (self.is_lack and not is_made)
        self.is_reckoned = (
            (self.is_below and not is_made)
            or _is_forecast(self.text, item.label, item.token.core[0], is_aim=is_aim)
            or (self.is_reckoned and not is_made)
        )
        return self.is_lack or self.is_reckoned


def _is_forecast(text: str, label: str, place: int, *, is_aim: bool) -> bool:
    """Tell what is expected to be needed from what is promised.

    `is_aim` says whether it stands in a section of targets, where pupils are what is aimed at.
    """
    sentence = re.split("[。；]", text[max(0, place - _REACH) : place])[-1]
    said = re.split("，", sentence[-40:])[-1]
    if (
        _OF_AGE.search(label)
        or _FORECAST.search(sentence)
        or said.endswith("预计在")
        or _NEEDED.search(said)
    ):
        return True
    if _IN_NEED.match(said) and re.search("预计|预测", sentence):
        return True
    if not is_aim and _PUPILS.search(label) and re.search("预计|预期|估算", sentence):
        return True
    return bool(_NEED.search(label) and re.search("预计|将达|据", said))


def is_set(text: str, item: Named, head: str, tail: str, *, is_ahead: bool) -> bool:
    """Tell whether a name or the words beside it say that it was set: 年度计划为20所."""
    if cue("set").match(tail) and (is_ahead or cue("was_set").search(head)):
        return True
    if _TASK.search(head) and _IN_FACT.match(text, item.token.end):
        return True
    if _PROMISED.match(text, item.token.end) or _TAKEN_ON.search(head):
        return True
    is_planned = bool(PLANNED.match(item.label) and _TASK.search(head + tail))
    is_reached = _COMPLETED.search(head) or _REACHED.search(tail)
    return (is_planned and not is_reached) or is_promised(text, item.token)


PLANNED = re.compile(
    "(?!.*(?:改善|行动|提升|支持|特岗|国培|培养|资助|攻坚|培训)计划)(?!.*(?:占|完成|达到|实现|超过|高于|低于|率|实施)).*(?:计划|任务|目标)(?:总?数|值)?$"
)
_PROMISED = re.compile("[^，。；、]{0,16}，(?:是|为|被?列入|被?列为)[^，。；]{0,20}(?:承诺|实事)")
"""What is said to be promised behind it: 新建9所幼儿园，是政府承诺的实事之一."""
_IN_FACT = re.compile("[^，。；、]{0,12}，(?:而|但)?实际")
"""What was done behind what was planned: 2020年计划完成170所，实际完成195所."""
_TAKEN_ON = re.compile("承担[^，。；]{0,12}(?:实事|任务)[^，。；]*$")
_COMPLETED = re.compile("(?:已经?|全面|圆满|顺利|超额|提前|如期)[^，。；]{0,6}(?:完成|落实)|完成了")
_REACHED = re.compile("实现|达到|完成")
_TASK = re.compile("计划|任务|目标")
_LACK = re.compile("(?:需求(?:总?量|规模|总数|数)?|缺口)$")
_FORECAST = re.compile("(?:根?据|依据|按照?)[^。；]{0,20}(?:预测|测算)|预测(?!为)")
_PUPILS = re.compile(
    "^(?!.*(?:容纳|接[纳收]|招收|资助|惠及|受益|安置|培训))"
    ".*(?:在校生|在校学生|在园幼儿|学龄|适龄|生源|入学人数|新生|(?:学生|研究生)(?:总?规模|人数)$|(?<!新增)学生(?:将|预计)?(?:增加|减少|达到)?$)"
)
_OF_AGE = re.compile(
    "^(?!.*(?:接收|容纳|惠及|资助|安置|入)).*(?:适龄|学龄)(?:残疾)?(?:儿童|幼儿|少年|人口)+(?:人数|数)?$"
)
"""Those who are of an age, who are never promised."""
_NEEDED = re.compile(
    "(?:仍|尚)需(?:要)?(?:新增|补充|增加|配备)[^，。；\\d]{0,12}$|(?:共|总)需(?:要)?[^，。；\\d]{0,12}$|(?<=[区县市旗镇乡])需要?(?:[^，。；\\d]{0,8}学位)?$"
)
_IN_NEED = re.compile(
    "(?:共|总)?需要?(?:新增|增加|补充|配备)?[^，。；\\d]{0,6}(?:学位|教师|用地)?$"
)
_NEED = re.compile("缺口|需求|人口|城镇化率|高峰")
