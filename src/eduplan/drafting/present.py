"""The year that a document speaks in, and which of its years lie ahead of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from eduplan.drafting.cues import BOTH
from eduplan.drafting.frames import Frame
from eduplan.drafting.seen import DONE, OVER, Seen

_REPORT = re.compile(
    "答卷|成绩单|盘点|回顾|总结|成效|公报|成就|以来|综述|巡礼|之变|中期评估|自[评查]|(?<!工作)报告"
)
_NO_REVIEW = re.compile("目标|规划(?!.{0,4}(?:回顾|实施))")
_MAKER = re.compile("规划|计划|方案|目标|要点|意见|纲要|任务|“十.五”|部署")
_MADE = re.compile("[^，。；]{4,50}(?:规划|计划|方案|意见|纲要)(?:[(（][^()（）]*[)）])?")
"""A title of a plan."""
_STANDARD = re.compile(
    "^(?=.{4,60}$).*(?:标准|规范|规程|细则|指标体系|(?:评估|验收|认定|评定)[^，。；]{0,4}办法|基本要求|(?:评估|评价|监测|验收|督导|考核)指标|必检指标)"
    r"(?:\s?[(（][^()（）]{1,16}[)）])?(?:的通知)?[》”]?(?:\s?[(（][^()（）]{1,16}[)）])?\s*$"
)
"""A title of what is required: 幼儿园办园标准（试行）."""
_FINDINGS = re.compile("情况|自[评查]|报告|结果|反馈|通报|完成|实现|达到|公报|[，。；]")
_THIS_YEAR = re.compile("今年|全年|(?<![一二两三四五六七八九十\\d])年内|[上下]半年|截[至止]|本年")
_JANUARY = re.compile(r"(?<!\d)(?:[12]月\d{1,2}日|元旦)")
_CITED = re.compile(r"〔(20\d\d)〕")
_HEAD = 120
"""How many characters at the beginning of a document say what it is."""


@attrs.define
class Present:
    """When a document speaks.

    Attributes:
        now: the year that it speaks in.
        as_of: the year that a fact holds for where nothing says so, if that is another.
        ahead: the years that lie ahead.
        behind: the others.
        period: the first and last year of the plan that it is about.
        is_review: whether it looks back on that period.
        is_guessed: whether only what it says of years ahead tells when it speaks.
    """

    ahead: set[int]
    behind: set[int]
    period: tuple[int, int] | None
    is_review: bool
    now: int | None = None
    as_of: int | None = None
    is_guessed: bool = False

    @classmethod
    def of(cls, texts: Sequence[str], frame: Frame, seen: Seen) -> Present:
        """Return what a document says of itself, weighed with the years in it."""
        if seen.now and not frame.issued:
            frame = attrs.evolve(frame, issued=seen.now)
        head = "".join(texts[:2])[:_HEAD]
        is_made = any(_MADE.fullmatch(one.strip()) for one in texts[:1])
        found = cls._of_years(head, frame, seen, is_made=is_made)
        if frame.plan:
            found._in_plan(frame.plan, frame.issued, seen)
        elif frame.reported:
            found._in_report(seen.last_told(frame.reported), frame)
        else:
            found._in_text(head, frame.issued, seen)
            found._behind(None if frame.issued else seen.gone, seen)
        if found.now is None and found.ahead:
            is_of_year = any(_THIS_YEAR.search(text) for text in texts)
            first = min(found.ahead)
            first = min([first, *(one for one, last in seen.spans if last == first)])
            before = first - (seen.coming or 1)
            running = max((end for _, end in seen.running if end < first), default=before)
            found.now = first if is_of_year else running
            found.is_guessed = not seen.says_this_year
        if not frame.issued:
            cited = (int(one) for text in texts for one in _CITED.findall(text))
            found._not_before(max(cited, default=0))
        return found

    @classmethod
    def _of_years(cls, head: str, frame: Frame, seen: Seen, *, is_made: bool) -> Present:
        """Part the years of a document in those ahead and those behind."""
        plans = seen.plans or (() if seen.years else seen.running)
        period = frame.plan or max(plans, key=lambda one: (one[1], -one[0]), default=None)
        ahead = seen.ahead()
        behind = {*seen.years} - ahead
        is_over = period in seen.over - seen.aimed and min(ahead, default=9999) > period[1]
        is_before = bool(period and behind and max(behind) < period[0])  # 截至2020年; “十四五”期间
        is_done = seen.is_told and not seen.is_promised
        is_past = not ahead and not is_before and (is_done or seen.fact > seen.target)
        is_past = is_past and period not in seen.aimed
        is_told = bool(period) and (is_over or is_past)
        looks_back = bool(_REPORT.search(head)) and not _NO_REVIEW.search(head[:60])
        is_next = period not in seen.over and any(one < period for one in seen.over if period)
        review = (looks_back or is_told) and not (frame.plan or is_next)
        if looks_back and not (behind or period or frame.issued) and seen.fact > seen.target:
            ahead, behind = set(), ahead  # 2025年，全县加快…。请看成绩单
        is_open = not (period or looks_back or frame.issued or frame.reported)
        is_only = is_made and not seen.fact and seen.lowest > OVER
        if is_open and not ahead and (seen.promises_only or is_only):
            ahead = {*seen.years}
        if period and not review:
            ahead |= {one for one in behind if one == period[1] and seen.years[one] > OVER}
        return cls(ahead=ahead, behind=behind - ahead, period=period, is_review=review)

    def _in_plan(self, plan: tuple[int, int], issued: int | None, seen: Seen) -> None:
        first, last = plan
        known = seen.told & {first}  # 截至2021年6月 in the plan of 2021 to 2025
        behind = {one for one in self.behind if one < last and seen.years[one] <= DONE} | known
        self.behind = behind
        self.now = max([first, *behind])
        if issued and first - 1 <= issued <= last:
            self.now = issued
        self.as_of = max([first - 1, *(one for one in behind if one <= self.now)])

    def _in_report(self, reported: int, frame: Frame) -> None:
        self.now = reported  # 2023年工作总结和2024年工作打算
        self.ahead |= {one for one in self.behind if one > reported}
        if frame.issued == reported + 1 and frame.is_spring:
            self.now, self.as_of = reported + 1, reported  # a report to the congress in January
        elif frame.is_yearly:
            self.as_of = reported - 1

    def _in_text(self, head: str, issued: int | None, seen: Seen) -> None:
        now = issued or max(self.behind, default=None)
        period, review = self.period, self.is_review
        is_next = now and not issued and seen.is_over(now, self.ahead)
        is_january = seen.says_last_year and _JANUARY.search(head)
        if now and (is_next or (not issued and is_january)):
            now, self.as_of = now + 1, now  # 截至2014年底…; 今年将…
        is_stage = bool(period and self.ahead and min(self.ahead) < period[0])
        is_unknown = now is None and not is_stage
        if period and (is_unknown or (now and now < period[0] - 1 and not issued)):
            self.as_of = self.as_of if review else period[0] - 1
            now = period[1] if review else period[0]
        if period and issued == period[1] + 1 and issued not in self.ahead:
            is_over = review and period in seen.over and not seen.says_this_year
            is_over = self.as_of is None and (is_over or seen.is_of_plan(period))
            self.as_of = period[1] if is_over else self.as_of
        is_open = review and not issued and "中期" not in head
        self.now = max(now, period[1]) if is_open and period and now else now

    def _behind(self, gone: int | None, seen: Seen) -> None:
        """Speak when so many years are over as are counted since one: 自2008年以来，4年共…."""
        if gone and gone >= (self.now or gone):
            is_to_come = seen.this_year > 0
            self.now, self.as_of = gone + is_to_come, gone if is_to_come else self.as_of

    def _not_before(self, cited: int) -> None:
        """Speak after a document that is named has come out."""
        now = self.now
        if now and now < cited <= now + 3 and cited not in self.behind:
            self.now, self.as_of = cited, self.as_of or now


def is_to_be(texts: Sequence[str], frame: Frame, seen: Seen, present: Present) -> bool:
    """Tell whether a figure of which no word says it is of what is to be."""
    if any(_STANDARD.search(one) and not _FINDINGS.search(one) for one in texts[:2]):
        return True
    head = "".join(texts[:2])[:_HEAD]
    is_report = bool(_REPORT.search(head[:60]))
    is_plan = (
        bool(_MAKER.search(re.split("[。；]", "".join(texts[:1])[:80])[0]))
        and not BOTH.search(head[:80])
        and (1 if is_report else 2) * seen.target > seen.fact - bool(frame.plan)
    )
    is_plan = is_plan or bool(frame.plan and frame.plan[0] == frame.plan[1])
    is_telling = present.is_review or frame.reported
    is_required = seen.required + seen.least > seen.fact and not seen.is_told
    if is_required or (present.is_guessed and not seen.is_told):
        return not is_telling
    leads = 0 if seen.years else 4 * seen.leads  # they are of reviews too
    return not is_telling and (leads + seen.target > 2 * seen.fact + 2 or is_plan)
