"""What the years and the words of a document add up to."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

import attrs

from eduplan.drafting.cues import PURPOSE, STRONG, section_of, weights_of
from eduplan.drafting.tokens import Token, year_of
from eduplan.drafting.vocabulary import YEAR, cue, said_once, vocabulary
from eduplan.quantity.numerals import numeral_at

WITHIN_PLAN = re.compile(
    "(?:规划|计划|时期|发展|建设|实施)*的?(?:[^，。；\\d]{0,6}的)?"
    "(?:(?:开局|起步|收官|收尾|关键|决胜|攻坚|启动|谋划|冲刺)(?:之|第?一)?年|第[一二三四五]个?年|首年|头一年|中期)"
)
"""What a year is within a plan, which the plan does not date: 今年是“十四五”开局之年."""
_LAST = re.compile("收官|收尾|决胜|冲刺")
COMPARED = re.compile(
    r"(?:(?<!占)比(?![例重率])|较|相比|相较于?|对比|与)[^，。；、]{0,6}(?:末[(（])?$"
)
_AHEAD = re.compile(r"(?:到|至|力争|争取|确保|未来|截止到|预计|将于|拟于|计划于)[“\"]?\s?$")
FROM = re.compile("(?:从|由|自)$")
_FROM_TO = re.compile("(?:从|由|自)(?!明年|今年|现在|即日).{0,9}[到至]$")
_RISEN = re.compile("(?:从|由|自)[^，。；]*(?:提高|提升|增加|上升|增长|下降|减少|扩大)[到至]$")
_BY_A_PLAN = re.compile("(?:按照|根据|依据|落实|贯彻|结合|对照)[^，。；]{0,12}$")
_THIS_YEAR = re.compile("今年(?:，[^，。；]*|[^，。；]+)")
_BEFORE_THIS = re.compile("[^。；，月日\\d]{1,24}\\d[^。；]{1,40}，今年")
"""How what was done in the year before this one goes on: 2022年…新增学位3.4万个，今年…."""
_AT_PRESENT = re.compile("目前|计划|将|截[至止]|日前|近日|今年")
_TELLING = re.compile("(?:介绍|获悉|了解到|表示|透露|通报|[说称])，$")
_AIM = re.compile("[^，。；]{0,12}(?:目标|要求)")
_REACHING = re.compile("(?<!力争)(?<!争取)(?<!确保)[到至]$")
_IS_TERM = re.compile("末?(?:规划|建设|实施|目标|期限|年限|年)*[为是指至到：自]?[(（]?[至到即]?")
"""What stands between a stage and its years: 近期（至2025年）, 远期规划到2035年."""
_IN_SO_MANY = re.compile(
    f"[从自](?P<year>{YEAR})年(?:起|开始)，?(?:力争|争取|计划|拟|再)?[用经利分]过?用?(?P<count>[两二三四五]|[2-5])年"
)
"""从2009年起，用三年时间."""
_BEGUN = re.compile(f"(?P<year>{YEAR})年[^，。；]{{0,24}}?(?:以来|起|开始|正式启动)")
_GONE = re.compile(
    "(?<![近过十\\d])(?P<gone>[一两二三四五六七八九]|[2-9])年(?:多?来(?!自)|(?:间|时间)?(?:累计|共))"
    "|(?<=已连续|经连续)(?P<running>[两二三四五六七八九]|[2-9])年"
)
"""How many years of what began in a year are over: 自2008年以来…，4年累计…."""
_TURN = re.compile(
    "(?:^|(?<=[。；]))(?:据[^，。；]{0,8}，)?(?:下一?步|下阶段|接下来|今后|未来|明年)"
)
_PLACE = re.compile("(?:[我全该本]|[\u4e00-\u9fff]{2,6}?)[省市县区州旗国]")
_BY_THE_PLAN = re.compile("(?:按照?|根据)[^，。；]{0,8}(?:计划|规划|方案)，$")
_BY_PLAN_REACH = 16
_COMING = re.compile("(?:未来|今后|接下来)的?(?P<count>[两二三四五]|[2-5])年")
_REACHED = re.compile("(?:达到?|保持在|稳定在|[提扩增]\\S到)约?$")
_REACH = 4
_LEAST = re.compile("以上|以内|左右")
_ROUND = 2
"""Most digits of a round figure, without noughts."""
_LEAD = re.compile(r"[^，。；\d]{2,16}(?=[。：])")
_TO_COME = re.compile("将|预计|需|力争|确保|目标|要")
DONE = -3
"""The weight of a year that is told to be over (截至2020年底)."""
OVER = -2
"""The weight of a year in a sentence that tells what was done."""
TIMES_OF = re.compile(r"(?:[^，。；、\d]{0,12}的)?\s?[\d.一二两三四五六七八九]+(?:多|余)?倍")
_HEADING, _MARKED = 30, 16
"""Longest paragraph that may be a heading; longest that is one with a full stop."""
_HEAD = 3
"""How many paragraphs at the beginning say what a text is of."""
_NEAR = 80
_MUCH = 10
"""The least weight of the words of a text that is of nothing but promises."""
_CLAUSE_END = re.compile("[，。；]")
_PLAN_OF = re.compile("规划|计划|行动|方案|纲要|工程|期间|时期")


@attrs.define
class Seen:
    """What the years and words of a document add up to."""

    years: dict[int, int] = attrs.field(factory=dict)
    plans: list[tuple[int, int]] = attrs.field(factory=list)
    spans: list[tuple[int, int]] = attrs.field(factory=list)
    running: list[tuple[int, int]] = attrs.field(factory=list)
    since: set[int] = attrs.field(factory=set)
    over: set[tuple[int, int]] = attrs.field(factory=set)
    aimed: set[tuple[int, int]] = attrs.field(factory=set)
    bases: list[int] = attrs.field(factory=list)
    target: int = 0
    fact: int = 0
    education: int = 0
    section: str = ""
    lead: str = ""
    issued: int | None = None
    says_this_year: bool = False
    says_last_year: bool = False
    this_year: int = 0
    ends: set[int] = attrs.field(factory=set)
    told: set[int] = attrs.field(factory=set)
    now: int | None = None
    begun: int = 0
    gone: int | None = None
    coming: int = 0
    opened: set[int] = attrs.field(factory=set)
    lowest: int = 0
    is_told: bool = False
    is_promised: bool = False
    required: int = 0
    least: int = 0
    leads: int = 0
    headed: set[tuple[int, int]] = attrs.field(factory=set)
    count: int = 0
    terms: dict[str, int] = attrs.field(factory=dict)
    turn: tuple[int, int] = (0, 0)

    def read(self, text: str, tokens: Sequence[Token]) -> None:
        """Take in a paragraph."""
        words = vocabulary()
        self.count += 1
        is_heading = len(text) <= (_MARKED if text.endswith("。") else _HEADING)
        if is_heading:
            self.section = section_of(text) or self.section
        self.lead = "" if is_heading else section_of(lead_of(text))
        self.leads += bool(cue("goal_lead").match(text))
        self.education += len(words.education.findall(text)) - 2 * len(words.others.findall(text))
        self.required += len(cue("required").findall(text))
        self.least += sum(_is_round_least(text, one) for one in tokens)
        self._turn(text)
        for clause in _CLAUSE_END.split(text):
            target, fact = weights_of(clause)
            self.target, self.fact = self.target + target, self.fact + fact
            self.is_told = self.is_told or fact >= STRONG
            self.is_promised = self.is_promised or target >= STRONG
            self.says_last_year = self.says_last_year or "去年" in clause
        for said in _THIS_YEAR.finditer(text):
            target, fact = weights_of(said[0])
            self.says_this_year = True
            self.this_year += (target > fact) - (fact > target)
        for begun in _IN_SO_MANY.finditer(text):
            self._count(text, begun)
        if coming := _COMING.search(text):
            count = numeral_at(coming["count"])
            self.coming = int(count.value) if count else 0
        since = _BEGUN.search(text)
        self.begun = year_of(since["year"]) if since else self.begun
        gone = _GONE.search(text) if self.begun else None
        if gone and (count := numeral_at(gone["gone"] or gone["running"])):
            self.gone = self.begun + int(count.value) - 1
        stages = self._name(text, tokens)
        for one in tokens:
            if one.years is not None and one not in stages:
                self._see(text, one, one.years)
                if is_heading and self.count <= _HEAD and one.kind == "plan":
                    self.headed.add(one.years)

    def _turn(self, text: str) -> None:
        """Note where a text turns to what is to be that promised nothing before: 下一步，…."""
        if self.is_promised or self.turn != (0, 0) or not (turn := _TURN.search(text)):
            return
        before = _CLAUSE_END.split(text[: turn.start()])
        if all(weights_of(one)[0] < STRONG for one in before):
            self.turn = self.count - 1, turn.start()

    def _name(self, text: str, tokens: Sequence[Token]) -> Collection[Token]:
        """Return the years that a document calls near and far, all ahead: 近期为2020—2025年."""
        stages = []
        for term, stage in pairwise(tokens):
            is_named = term.kind == "term" and _IS_TERM.fullmatch(text, term.end, stage.start)
            if is_named and stage.years:
                self.terms.setdefault(text[term.start : term.end], stage.years[1])
                self.years[stage.years[1]] = 2
                stages.append(stage)
        return stages

    def _see(self, text: str, one: Token, years: tuple[int, int]) -> None:
        """Take in a year, a span of years or a plan."""
        first, last = years
        if one.kind == "plan" and (within := WITHIN_PLAN.match(text, one.end)):
            if "今年" in text[max(0, one.start - 8) : one.start]:
                self.now = last if _LAST.search(within[0]) else first
            return
        begin = max(0, one.start - _NEAR)
        opened, closed = text.rfind("《", begin, one.start), text.rfind("》", begin, one.start)
        is_within = last - first == 1 and opened > closed  # 《教育提升行动计划（2020—2021）》
        if one.kind == "span" and (is_within or _is_cited(text, one)):
            return
        before = text[max(0, one.start - 10) : one.start]
        is_compared = COMPARED.search(before) or TIMES_OF.match(text, one.end)
        is_period = one.kind == "span" and last - first > 1 and _is_titled(text, one)
        if is_period or (one.kind == "plan" and not is_compared):
            self._weigh(text, one)
            is_running = text.startswith("以来", one.end)
            (self.running if is_running else self.plans).append(years)
        elif one.kind in ("year", "plan") and is_compared:
            self.bases.append(first)
        elif text.startswith("以来", one.end):
            self.since.add(last)
        elif one.kind in ("year", "span"):
            self._place(text, one, years)
            goes_on = "今年" not in text[: one.start] and _BEFORE_THIS.match(text, one.end)
            is_opened = goes_on or _is_opened(text, one)
            if one.kind == "year" and is_opened:
                self.opened.add(last)

    def _place(self, text: str, one: Token, years: tuple[int, int]) -> None:
        """Weigh whether a year lies ahead or is over."""
        first, last = years
        ahead = _ahead(text, one, self.lead or self.section)
        self.years[last] = self.years.get(last, 0) + ahead
        is_fact = weights_of(_sentence_at(text, one.start))[1] >= STRONG
        self.lowest = min(self.lowest, OVER if is_fact else ahead)
        if first < last:
            self.spans.append(years)
        if ahead <= DONE:
            self.told.add(last)
            if text[: one.end].endswith(("底", "末")):
                self.ends.add(last)

    def _count(self, text: str, begun: re.Match[str]) -> None:
        """Count the years of what is to be done in so many from a year on."""
        target, fact = weights_of(re.split("[。；]", text[begun.end() : begun.end() + 60])[0])
        count = numeral_at(begun["count"])
        if count and fact <= target:
            first = year_of(begun["year"])
            self.spans.append((first, last := first + int(count.value) - 1))
            for year in (first, last):
                self.years[year] = self.years.get(year, 0) + 4

    def last_told(self, reported: int) -> int:
        """Return the last year told of by a report on one: the next, if the text tells of it."""
        is_next = self.years.get(reported + 1, 0) <= OVER
        return max(reported + is_next, *self.told, reported)

    def is_of_plan(self, plan: tuple[int, int]) -> bool:
        """Tell whether a heading at the beginning names a plan, and nothing is told of now."""
        return plan in self.headed and not self.says_this_year

    def is_over(self, year: int, ahead: Collection[int]) -> bool:
        """Tell whether the last year behind is over: what is called 今年 is the next."""
        is_end = year in self.ends
        promised = self.this_year >= 0 if is_end else self.this_year > 0
        is_next = is_end or year in self.opened or year + 1 in ahead
        return self.says_this_year and promised and is_next

    @property
    def promises_only(self) -> bool:
        """Whether nothing is told of what has been, and of a year neither."""
        is_told = self.says_this_year or self.lowest <= OVER
        is_least = self.least > 1 and not self.fact
        is_much = self.target > max(3 * self.fact, _MUCH)
        is_promise = self.is_promised and not self.is_told and len(self.years) > 1
        return (is_much or is_least or is_promise) and not is_told

    def ahead(self) -> set[int]:
        """Return the years that lie ahead, and the later ones that nothing says are over."""
        ahead = {one for one, score in self.years.items() if score > 0}
        first = min((one for one in ahead if self.years[one] > 1), default=None)
        later = {one for one, score in self.years.items() if first and one > first and score > OVER}
        spans = (range(one, last) for one, last in self.spans if last in ahead)
        within = {one for span in spans for one in span if self.years.get(one, OVER) > OVER}
        return ahead | later | within

    def _weigh(self, text: str, plan: Token) -> None:
        """Count a plan as what is to be, unless its sentence says what has been."""
        sentence = re.split("[。；]", text[plan.start : plan.end + 80], maxsplit=1)[0]
        is_past = self.issued and plan.years and plan.years[1] < self.issued
        target, fact = weights_of(sentence)
        is_exact = target < STRONG and cue("exact").search(sentence)
        fact += STRONG * bool(self.section == "baseline" or is_exact)
        if plan.years and target != fact and max(target, fact) >= STRONG:
            (self.over if fact > target else self.aimed).add(plan.years)
        if is_past or text.startswith(("以来", "实施以来"), plan.end) or fact:
            self.fact += 3
        elif text.startswith(("期间", "时期", "末"), plan.end):
            self.target += 6


def _is_round_least(text: str, token: Token) -> bool:
    """Tell whether a figure is a round one that is to be reached: 85%以上, 5万人左右."""
    is_least = _LEAST.search(text, max(token.start, token.core[1]), token.end)
    if is_least and is_least[0] == "左右":
        is_least = _REACHED.search(text, max(0, token.start - _REACH), token.core[0])
    return bool(is_least) and len(token.value.replace(".", "").rstrip("0")) <= _ROUND


@said_once
def lead_of(text: str) -> str:
    """Return the first words of a paragraph if they stand as its heading."""
    found = _LEAD.match(text)
    return found[0] if found else ""


def _sentence_at(text: str, place: int) -> str:
    """Return the sentence at a place, or what stands near in a long one."""
    before = re.split("[。；]", text[max(0, place - _NEAR) : place])[-1]
    return before + re.split("[。；]", text[place : place + _NEAR], maxsplit=1)[0]


def _is_cited(text: str, token: Token) -> bool:
    """Tell whether a span of years stands in the name of a plan by which a text tells."""
    start = text.rfind("《", max(0, token.start - 60), token.start)
    if start <= 0 or "》" in text[start : token.start]:
        return False
    return bool(_BY_A_PLAN.search(text, max(0, start - 16), start))


def _is_opened(text: str, token: Token) -> bool:
    """Tell whether a text begins with a year of which it tells what was done: 2015年，…."""
    before = text[: token.start].strip()
    if before and not before.endswith(("。", "；")) and not _TELLING.search(before[-8:]):
        return False
    is_apart = before.endswith("，") or text[token.end : token.end + 1] == "，"
    if not is_apart and not _PLACE.match(text, token.end):
        return False
    sentence = re.split("[。；]", text[token.start : token.start + 160])[0]
    target, fact = weights_of(text[token.start : token.start + 120].split("今年")[0])
    is_made = fact <= target < STRONG and vocabulary().making.search(sentence)
    return bool(fact > target or is_made) and not _AT_PRESENT.search(sentence)


def _is_titled(text: str, token: Token) -> bool:
    """Tell whether a span of years is that of a plan, which its name gives."""
    before, behind = text[: token.start].rstrip()[-1:], text[token.end : token.end + 8]
    return before in ("(", "（") or bool(_PLAN_OF.search(behind))


def _ahead(text: str, token: Token, section: str) -> int:
    """Return how far a year is said to lie ahead; below nothing, that it lies behind."""
    before = text[max(0, token.start - 6) : token.start]
    behind = text[token.end : token.end + 16]
    if FROM.search(before) or (behind.startswith("的") and re.search("[到至]$", before)):
        return 0
    if re.search("截[至止]到?$", before):
        return -3
    if re.search("(?:距离?|离|对照)$", before) and _AIM.match(text, token.end):
        return 1
    lead = text[max(0, token.start - _BY_PLAN_REACH) : token.start]
    if re.search("(?:时间表|路线图|任务书)：$", before) or _BY_THE_PLAN.search(lead):
        return 2
    if re.search("[(（]$", before) and re.match("为|是|达", behind):
        return -2
    if _AHEAD.search(before) and not _RISEN.search(text, max(0, token.start - 40), token.start):
        clause = re.split("[。；]", text[token.start : token.end + 60])[0]
        if cue("closes_done").search(
            re.split("[。；]", text[token.start : token.end + 2 * _NEAR])[0]
        ):
            return -1
        is_by = bool(_REACHING.search(before))
        target, fact = weights_of(clause)
        if is_by and fact > max(target, STRONG):
            return -1  # 到2020年底，已达到85%
        is_reached = is_by and section == "baseline" and not _TO_COME.search(clause)
        is_told = is_by and section != "target" and _is_told(text[token.start : token.end], clause)
        is_open = (
            is_reached or is_told or _FROM_TO.search(text, max(0, token.start - 12), token.start)
        )
        return 0 if is_open else 2
    if re.match(
        "[^，。；、\\d]{0,8}(?:工作)(?:计划|要点|打算|思路|安排|部署)(?=[：，》”]|$)"
        "|(?:计划|要点|打算|思路|安排|部署|目标(?!完成)|方案)|(?:为民办|民生|十[大件])?实事",
        behind,
    ):
        return 2
    clause = re.split(
        "[。；]|，(?:[今明]年|未来|今后)", text[token.start : token.end + 60], maxsplit=1
    )[0]
    lead = re.split("[。；]", text[max(0, token.start - _NEAR) : token.start])[-1]
    if _is_stage(text, token, lead, clause):
        return 1
    lead = PURPOSE.sub("", lead)[-12:]
    target, fact = weights_of(lead + clause)
    if section == "target" and fact < STRONG:
        return 1  # 进度安排：2014年完成学校20所
    target += 2 * (section == "target")
    return 1 if target > fact + 1 else -1 if target >= fact else -2


def _is_stage(text: str, token: Token, lead: str, clause: str) -> bool:
    """Tell whether a year is one of those in which what is to be is made: 其中2018年建设38所."""
    begins = vocabulary().begins_in_making.match(text, token.end) or lead.endswith("其中")
    if not begins or weights_of(clause)[1] >= STRONG:
        return False
    target, fact = weights_of(lead)
    return target >= STRONG > fact


def _is_told(time: str, clause: str) -> bool:
    """Tell whether what was there by the end of a year is counted only: 到2014年底，有小学64所."""
    is_end = time.endswith(("底", "末", "学年"))
    begins_in_making = vocabulary().begins_in_making
    is_made = any(begins_in_making.match(one) for one in clause.split("，"))
    return is_end and not weights_of(clause)[0] and not is_made
