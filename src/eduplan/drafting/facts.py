"""Reads the figures of a document: each with its name, sign, year, kind, words and place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

import attrs

from eduplan.documents.document import Document, Passage
from eduplan.documents.numbering import mark_of
from eduplan.drafting import reasons
from eduplan.drafting.clauses import (
    SENTENCE_END,
    clauses_of,
    grouped,
    is_from_to,
    is_promised,
    parted,
    without_times,
)
from eduplan.drafting.counting import counter
from eduplan.drafting.naming import Named, Names
from eduplan.drafting.predicates import after_brackets, predicate_of
from eduplan.drafting.sections import Sections
from eduplan.drafting.times import Times, is_state, kind_of
from eduplan.drafting.tokens import FIGURE, STRAY, Token, folded, tokens_of
from eduplan.drafting.vocabulary import cue, vocabulary
from eduplan.messages import Text

MAXIMUM_QUOTE = 110
"""Longest quote, in characters."""

_NEAR = 20
_REACH = 200
"""Most characters before a figure that name it."""


@attrs.frozen
class Fact:
    """A figure that a document prints.

    Attributes:
        kind: `target`, or `baseline` for any other figure.
        value: the number as printed, in half width and without separators.
        upper: the other end of a range, else "".
        unit: as printed.
        comparator: >=, >, =, <=, <, ~ or between.
        year: the year it holds for.
        label: the words that name it, as printed or put together from the sentence.
        scope: the words that restrict it.
        quote: the printed words, of one sentence or one row of a table.
        start: where the quote begins in the text of the document; `end` is where it ends.
        at: where its number stands.
        clause: the clause of the document that it stands in.
        page: the page, where the format has pages.
        is_implied: whether a word says the number (翻番, 半数).
        unsure: why a person has to look at it.
        binding: `binding`, `expected`, or "" where nothing is printed.
        about: full name of the element or indicator that the label spells; "" where it is unknown.
        codes: dimension and code of each restriction within the label.
        over: what a table says that it is counted over: 累计, 年均.
    """

    kind: str
    value: str
    upper: str
    unit: str
    comparator: str
    year: int | None
    label: str
    scope: str
    quote: str
    start: int
    end: int
    at: int
    clause: str = ""
    page: int | None = None
    is_implied: bool = False
    unsure: tuple[Text, ...] = ()
    binding: str = ""
    about: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    over: str = ""


@attrs.frozen
class Unread:
    """Printed words with a number that was not read as a figure, and why."""

    quote: str
    reason: Text
    start: int
    end: int
    clause: str = ""


def times_of(document: Document) -> Times:
    """Return the years that a document speaks in and of, as its years and words say."""
    texts = [folded(one.text) for one in document.passages]
    return Times.of(texts, [tokens_of(one) for one in texts])


def facts_of(
    document: Document, skipped: Collection[Passage] = (), prose: Collection[Passage] = ()
) -> tuple[list[Fact], list[Unread]]:
    """Return the figures of the paragraphs of a document, in order, and the numbers not read.

    `skipped` are paragraphs that were read as something else, `prose` cells that hold sentences.
    """
    texts = [folded(one.text) for one in document.passages]
    tokens = [tokens_of(one) for one in texts]
    times = Times.of(texts, tokens)
    found: list[Fact] = []
    unread: list[Unread] = []
    sections = Sections(times)
    for number, passage in enumerate(document.passages):
        text, within = texts[number], tokens[number]
        if passage.cell is None:
            sections.read(passage, text, within, is_first=not number)
        if passage in prose if passage.cell else passage not in skipped:
            paragraph = _Paragraph(passage, text, within, sections)
            found += paragraph.facts()
            unread += paragraph.unread
    return found, unread


class _Paragraph:
    """Reads one paragraph; what a sentence leaves out comes from those before it."""

    def __init__(
        self,
        passage: Passage,
        text: str,
        tokens: Sequence[Token],
        section: Sections,
    ) -> None:
        self.passage, self.text, self.tokens = passage, text, tokens
        self.section, self.times = section, section.times
        times = self.times
        lead = times.section(_lead(text))
        is_below = section.kind == "baseline" and lead == "target"
        is_below = is_below and not _TO_COME.match(_lead(text))
        self.default = section.kind if is_below else lead or section.kind
        self.names = Names()
        self.kind = ""
        self.last = ""  # the kind that the sentence before settled
        self.year = section.year
        self.is_stated = False  # whether digits of this paragraph give the year
        self.is_lack = False  # whether its figures are of what is needed
        self.kept: tuple[int | None] | None = (
            None  # the year that goes on after an event of another
        )
        self.conflict = self.is_dated = False
        self.is_shared = False  # whether several figures of a list have one name
        self.span: Sequence[int] = ()  # the years that were listed last
        self.is_yearly = False  # whether the figures of the sentence are of them
        self.base: int | None = None  # the year that the last rise began in
        self.aim: int | None = None  # the last year of the plan by which the sentence tells
        self.unread: list[Unread] = []
        if section.told and text.startswith("其中"):
            self.kind, self.year = section.told

    def facts(self) -> Iterator[Fact]:
        """Yield the figures, sentence by sentence and clause by clause."""
        tokens = iter(self.tokens)
        mark = mark_of(self.text)
        line = _DATELINE.match(self.text)
        start = mark.length if mark else line.end() if line else 0
        ahead = next(tokens, None)
        for end in [*(one.start() for one in SENTENCE_END.finditer(self.text)), len(self.text)]:
            within = []
            while ahead is not None and ahead.start < end:
                if ahead.start >= start:  # the number of the clause is none
                    within.append(ahead)
                ahead = next(tokens, None)
            yield from self._sentence(start, end, within)
            start = end + 1

    def _sentence(self, start: int, end: int, tokens: Sequence[Token]) -> Iterator[Fact]:
        is_near = self.text[start - 1 : start] in ("；", ";")
        self.names.next_sentence(is_near=is_near)
        self.is_dated = False  # whether it gives a year ahead
        self.is_yearly = False
        self.base = self.aim = None
        if self.kept:
            (self.year,), self.kept = self.kept, None
        is_part = is_near or self.text.startswith("其中", start)
        self.is_lack = self.is_lack and is_part
        if self.default and not is_part:
            self.last, self.kind = self.kind or self.last, ""
        about = _Relevance(self.text[start:end], self.times)
        place, last = 0, start
        kept: tuple[str, int | None, bool, Names] | None = None
        for clause_start, clause_end in clauses_of(self.text, start, end):
            gap, last = self.text[last:clause_start], clause_end
            if kept and re.search("[)）]", gap):
                self.kind, self.year, self.is_dated, self.names = kept
                kept = None
            if gap.endswith(("(", "（")):
                kept = (self.kind, self.year, self.is_dated, self.names)
                self.names = self.names.within()
                self.is_dated = False  # what stands in brackets has a time of its own
            within = []
            while place < len(tokens) and tokens[place].start < clause_end:
                within.append(tokens[place])
                place += 1
            for one in self._clause(clause_start, clause_end, within):
                if about.holds(one):
                    yield one
                else:
                    self._leave(one.start, one.end, one.quote, reasons.OTHER_MATTER)
        if kept:
            self.kind, self.year, self.is_dated, self.names = kept

    def _clause(self, start: int, end: int, tokens: Sequence[Token]) -> Iterator[Fact]:
        times = [one for one in tokens if one.kind not in (FIGURE, STRAY)]
        figures = []
        for one in tokens:
            if one.kind == FIGURE and self._is_figure(one, start, end):
                figures.append(one)
            elif one.kind in (FIGURE, STRAY):
                place = self.passage.place(one.start)
                quote = self.passage.text[max(start, one.start - 12) : min(end, one.end + 12)]
                self._leave(place, place + one.end - one.start, quote, reasons.NO_FIGURE)
        clause = _BEGINNING.sub("由", self.text[start : min(end, start + 2 * _REACH)])
        dating = [
            one for one in times if one.kind not in ("plan", "span") or not self._is_titled(one)
        ]
        year, certain = self.times.year(self.text, dating, start)
        is_era = self.default == "baseline" and any(one.kind == "plan" for one in times)
        is_aside = self.text[start - 1 : start] in ("(", "（")  # （2022年为54%）
        kind, strength, self.conflict = kind_of(
            clause,
            year if certain and not is_era else None,
            self.times,
            "baseline" if is_aside else self.default,
        )
        titled = [one.years for one in times if one.years and self._is_titled(one)]
        if titled and _ACCORDING.match(clause):
            self.aim = titled[-1][1]
        elif certain:
            self.aim = None
        elif kind == "target" and self.aim:
            self.year = self.aim
        is_ahead = certain and year is not None and self.times.now and year > self.times.now
        if kind and strength >= (5 if self.is_dated else 3):
            self.kind = kind
        elif not self.kind and self.last == "baseline":
            self.kind = self.last if is_state(clause) else ""
        self.is_dated = bool(is_ahead) or self.is_dated
        if is_ahead:
            self.section.ahead = year
        elif _BY_THEN.match(clause) and self.section.ahead and not self.is_dated:
            self.year, self.kind = self.section.ahead, "target"
        if span := self.times.span(self.text, times):
            self.span, self.is_yearly = span, True
        if year is not None:
            if certain and year != self.year and _EVENT.search(clause):
                is_kept = self.is_stated or is_ahead
                self.kept = self.kept or ((self.year,) if is_kept else None)
            is_day = not certain and all(
                one.kind == "day" or _WITHIN.match(self.text, one.start) for one in times
            )
            is_event = any(one.kind == "day" for one in times)  # 2017年7月，成立…
            if not (is_day and self.year):
                self.year, self.is_stated = year, certain and not is_event
        if figures:
            yield from self._figures(start, end, figures, times)
        else:
            begin = max(start, end - _REACH)
            near = _between(times, begin, end)
            self.names.wait(without_times(self.text, begin, end, near))

    def _is_titled(self, token: Token) -> bool:
        """Tell whether a time stands within the title of a document."""
        before = self.text[max(0, token.start - 2 * _NEAR) : token.start]
        return before.rfind("《") > before.rfind("》")

    def _figures(
        self, start: int, end: int, figures: Sequence[Token], times: Sequence[Token]
    ) -> Iterator[Fact]:
        place = start
        groups = grouped(self.text, figures, start)
        tails = self._tails(groups, end)
        before = self.text[max(0, start - _REACH) : start]
        is_inside = max(map(before.rfind, "(（")) > max(map(before.rfind, ")）"))
        for number, group in enumerate(groups):
            last = group[-1].end
            tail, rest, own = tails[number]
            begin = max(place, group[0].start - _REACH)
            self.names.is_inside = is_inside
            self.names.is_joined = number > 0 and self.text[begin - 1 : begin] in ("、", "和", "及")
            near = _between(times, begin, group[0].start)
            head = without_times(self.text, begin, group[0].start, near)
            span = (begin, min(last + own, last + 40))
            if len(groups) > 1:
                self._date(near, begin)
            yield from self._group(group, head, tail, span, near)
            place = last + rest

    def _date(self, times: Sequence[Token], begin: int) -> None:
        """Take the year that stands between two figures of a clause for the second."""
        if sum(one.years is not None for one in times) == 1:
            year, certain = self.times.year(self.text, times, begin)
            self.year = year if certain else self.year

    def _tails(self, groups: Sequence[Sequence[Token]], end: int) -> list[tuple[str, int, int]]:
        """Return what follows each group, where the next head begins, and how long its own is.

        What follows the last of several holds for those before it that name nothing:
        新建3所、改建5所幼儿园; 投资80万元的5所食堂.
        """
        found: list[tuple[str, int, int]] = []
        shared = ""
        for number in reversed(range(len(groups))):
            last_one = groups[number][-1]
            last = last_one.end
            has_next = number + 1 < len(groups)
            until = groups[number + 1][0].start if has_next else min(end, last + _REACH)
            tail, rest = parted(self.text[last:until], has_next, len(groups[number]))
            own = len(tail)
            if has_next and not rest and found[-1][0] and _NOUN.fullmatch(tail):
                rest = own  # 5个镇|12所幼儿园
            before = self.text[max(0, groups[number][0].start - 8) : groups[number][0].start]
            is_verb = bool(vocabulary().ends_in_making.search(before))
            behind = found[-1][0] if has_next else ""
            is_kind = behind.startswith("的") and vocabulary().measure.search(tail)
            if is_kind and is_verb and not rest:  # 建设90所规模3000人以上的|学校
                tail = behind.lstrip("的")
            if has_next and not rest and (verb := vocabulary().ends_in_making.search(tail)):
                tail = tail[: verb.start()]  # 在5个县|设立12个点
            if has_next and cue("seat").fullmatch(tail):  # 2个省份16个县未通过认定
                tail += predicate_of(found[-1][0])
            if not has_next and cue("bare_thing").fullmatch(tail):
                tail += after_brackets(self.text, end)
            is_rate = last_one.unit in ("%", "‰")
            if not has_next and is_rate and _SOME.fullmatch(tail):
                on = _HAVING.match(self.text, end)
                tail += on["on"] if on else ""  # 有六成的人，拥有本科学历
            if has_next and shared and is_verb and (not tail or tail == "的"):
                tail = shared
            if not tail and not has_next and last_one.unit.endswith("元") and _MONEY.search(before):
                spent = _SPENT.match(self.text, last)
                tail = f"用于{spent['on']}" if spent else tail
            shared = tail if is_verb or not before.strip() or before.endswith("的") else ""
            found.append((tail, rest, own))
        return found[::-1]

    def _group(
        self,
        group: list[Token],
        head: str,
        tail: str,
        span: tuple[int, int],
        times: Sequence[Token],
    ) -> Iterator[Fact]:
        before = self.text[span[0] : group[0].start]
        start = span[0] + len(before) - len(before.lstrip("、，： "))
        places = tuple(dict.fromkeys(vocabulary().place.findall(head)))
        is_pair = is_from_to(self.text, group)
        is_start = not is_pair and bool(_BEGINS.search(head.rstrip("分别的")))
        is_start = is_start and (len(group) > 1 or bool(_RISES_TO.match(self.text, group[0].end)))
        self.is_yearly = self.is_yearly or bool(_YEARLY.search(before))
        items = self.names.of_group(group, head, tail, is_pair)
        names = {*map(_name, items)}
        is_each = bool(_EACH.search(before[-8:])) and len(self.span) == len(group)
        is_yearly = self.is_yearly and is_each and len(names) == 1
        self.is_shared = not is_pair and not is_yearly and len(names) < len(items)
        for place, item in enumerate(items):
            is_base = (is_pair and item.token is group[0]) or is_start
            sign = _sign(item.token, group, is_pair)
            if is_base:
                self.base = self.times.base_year(self.text, times, group) or self.base
                since = None if self._kind() == "target" else self.times.base
                year, kind = self.base or since, "baseline"
                sign = "=" if sign == "<=" else sign
            else:
                year, kind = self.year, self._kind()
            year = self.span[place] if is_yearly else year
            is_forecast = kind == "target" and self._is_forecast(item.label, group[0].start)
            if is_forecast:
                kind = "baseline"
            is_set = kind == "baseline" and not is_base and self._is_set(item, before, tail)
            if is_set:
                kind = "target"
                self.kind = kind if _PLANNED.match(item.label) else self.kind
            scope = " ".join(dict.fromkeys((*places, *item.scopes)))
            unit = _unit(item.token, group[-1])
            if not is_base:
                self.section.told = kind, year
            if not is_forecast and not (is_set and year):
                year = self._settled(year, kind)
            if kind == "baseline" and self.is_stated and not is_base and year == self.year:
                self.section.stated = year
            yield self._fact(item, kind, sign, unit, year, scope, (start, span[1]))
        self.names.unit = counter(group[-1].unit)

    def _fact(
        self,
        item: Named,
        kind: str,
        sign: str,
        unit: str,
        year: int | None,
        scope: str,
        span: tuple[int, int],
    ) -> Fact:
        token, passage = item.token, self.passage
        start, end = min(span[0], token.core[0]), max(span[1], token.end)
        if end - start > MAXIMUM_QUOTE:
            start, end = max(start, token.core[0] - 60), min(end, token.core[1] + 20)
        unsure: list[Text] = []
        if self.conflict:
            unsure.append(reasons.CUES_DISAGREE)
        elif not self.kind and not self.default and self.times.is_mixed:
            unsure.append(reasons.KIND_UNSAID)
        if self.is_shared:
            unsure.append(reasons.SHARED_NAME)
        if not item.label:
            unsure.append(reasons.NO_NAME)
        return Fact(
            kind=kind,
            value=token.value,
            upper=token.upper,
            unit=unit,
            comparator=sign,
            year=year,
            label=item.label,
            scope=scope,
            quote=passage.text[start:end],
            start=passage.place(start),
            end=passage.place(end - 1) + 1,
            at=passage.place(token.core[0]),
            clause=passage.clause,
            page=passage.page,
            is_implied=token.is_implied,
            unsure=tuple(unsure),
        )

    def _kind(self) -> str:
        return self.kind or self.default or self.times.default

    def _is_forecast(self, label: str, place: int) -> bool:
        """Tell what is expected to be needed from what is promised."""
        is_made = vocabulary().making.search(label)
        self.is_lack = bool(_LACK.search(label)) or (self.is_lack and not is_made)
        if self.is_lack:
            return True
        sentence = re.split("[。；]", self.text[max(0, place - 2 * _REACH) : place])[-1]
        said = re.split("，", sentence[-40:])[-1]
        if _FORECAST.search(sentence) or said.endswith("预计在"):
            return True
        return bool(_NEED.search(label) and re.search("预计|将达|据", said))

    def _settled(self, year: int | None, kind: str) -> int | None:
        """Return the year of an item; a fact without one goes on from the paragraph before."""
        if self.is_stated and self.times.is_early and year == self.times.as_of:
            return year
        is_open = year is None and kind == "baseline"
        return self.times.settled(self.section.stated if is_open else year, kind)

    def _is_set(self, item: Named, head: str, tail: str) -> bool:
        """Tell whether a name or the words beside it say that it was set: 年度计划为20所."""
        is_ahead = self.year and self.times.now and self.year > self.times.now
        if cue("set").match(tail) and (is_ahead or cue("was_set").search(head)):
            return True
        if _PROMISED.match(self.text, item.token.end) or _TAKEN_ON.search(head):
            return True
        is_planned = _PLANNED.match(item.label) and _TASK.search(head + tail)
        return bool(is_planned) or is_promised(self.text, item.token)

    def _leave(self, start: int, end: int, quote: str, reason: Text) -> None:
        self.unread.append(Unread(quote, reason, start, end, self.passage.clause))

    def _is_figure(self, token: Token, start: int, end: int) -> bool:
        """Tell whether a number with a unit is a figure, and no length of time, share of a name."""
        before = self.text[max(start, token.start - _REACH) : token.start]
        known = before + self.names.waiting + self.names.level + "".join(self.names.names)
        if token.is_implied:
            return bool(re.search("学|教|园|班|校|生", known + self.text[token.end : end][:_NEAR]))
        if token.unit == "年":
            return "." in token.value or "年限" in known or "受教育" in known
        if token.value == "1" and self.text[token.core[0]] == "一":
            return "每" in self.text[max(0, token.start - 30) : token.start]
        if ":" in token.value:
            return bool(re.search("比|配备|配置|标准|按", known[-80:]))
        if token.unit == "" and "/" not in token.value:
            if self.text[token.core[1] : token.core[1] + 1] in ("、", "和"):
                return True
            return bool(re.search("系数|指数|比$|比[为达是在]|值", before[-20:]))
        if token.unit in ("小时", "分钟", "天"):
            clause = self.text[max(start, token.start - 40) : min(end, token.end + 40)]
            return bool(re.search("每天|每周|每年|人均|平均|时间|不少于|不低于|以上", clause))
        return token.unit not in ("岁", "分", "周", "把", "成")


def _between(times: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """Return the times between two places, of times in order."""
    first = bisect_left(times, start, key=lambda one: one.start)
    return times[first : bisect_left(times, end, first, key=lambda one: one.start)]


_DATELINE = re.compile(
    r"[\u4e00-\u9fff·]{2,10}(?:\d{1,2}月\d{1,2}日)?(?:电|讯)\s*(?:[(（][^()（）]{1,24}[)）])?\s*"
    r"(?:[^，。；]{0,16}记者[^，。；]{0,40}?(?:获悉|了解到|获知))?[，\s]*"
    r"|[^，。；]{0,16}记者[^，。；]{0,40}?(?:获悉|了解到|获知)[，\s]*"
)
"""Where news comes from, before what it says: 本报讯 记者从市教育局获悉."""
_BEGINNING = re.compile("(?:从|由|自)(?:目前|当前|现在|现有|如今|现状|上年|去年)")
_TO_COME = re.compile("(?:[^，。；]{0,6})(?:建议|下一?步|今后|打算)")
_BY_THEN = re.compile("到那时|届时|到时")
_EVENT = re.compile(
    "清零|通过[^，。；]{0,12}(?:验收|认定|评估)|成立|投入使用|投用|挂牌|获评|荣获|被评"
)
"""What happened in a year, which dates nothing but itself."""
_EACH = re.compile("分别|依次|各[为有]")
_YEARLY = re.compile("[两二三四五六]年(?:来)?(?:分别|依次)")
_BEGINS = re.compile("(?:从|由|自)$")
_RISES_TO = re.compile(
    "，(?:逐步|稳步)?(?:提高|提升|增加|上升|扩大|下降|降低|减少|压减|增长|[增升降减])[到至]"
)
_MONEY = re.compile("(?:投入|投资|安排|下达|筹措|筹集|争取)[^，。；]{0,6}$")
_SPENT = re.compile(
    "，(?:主要|重点)?(?:用于|推进|实施|建设|改善|支持|完成|对|落实|扩大|提高|购置|改造|资助|补助)(?:了|的)?"
    "(?P<on>[^，。；、\\d(（][^，。；、\\d]{1,23})(?=[，。；]|$)"
)
_SOME = re.compile("的(?:人|教师|学生|学校|家长|幼儿|儿童|校长|园长)")
_HAVING = re.compile("，(?P<on>(?:拥有|具有|具备|只有|仅有|没有|取得|接受)[^，。；、\\d]{2,16})")
_PLANNED = re.compile(
    "(?!.*(?:占|完成|达到|超过|高于|低于|率|实施)).*(?:计划|任务|目标)(?:总?数|值)?$"
)
_ACCORDING = re.compile("(?:根据|按照|依据)《")
_PROMISED = re.compile("[^，。；、]{0,16}，(?:是|为|被?列入|被?列为)[^，。；]{0,20}(?:承诺|实事)")
"""What is said to be promised behind it: 新建9所幼儿园，是政府承诺的实事之一."""
_TAKEN_ON = re.compile("承担[^，。；]{0,12}(?:实事|任务)[^，。；]*$")
_TASK = re.compile("计划|任务|目标")
_NOUN = re.compile(
    "(?:县区?|乡?镇|乡镇|街道|省份|学校|中小学|幼儿园|学区|教学点|校区|集团|社区|村)"
)
_WITHIN = re.compile("年内|全年|当年|[上下]半年|本学")
"""Times of the year that is spoken of, whichever it is."""
_LACK = re.compile("(?:需求(?:总?量|规模|总数|数)?|缺口)$")
_FORECAST = re.compile("(?:根?据|依据|按照?)[^。；]{0,20}(?:预测|测算)|预测(?!为)")
_NEED = re.compile("缺口|需求|学龄人口|适龄人口|出生人口|高峰")


def _unit(token: Token, last: Token) -> str:
    """Return the unit of a figure; the last of a list says it for all: 1.2万和2700个."""
    if last.unit.endswith("百分点") and token.unit == "个":  # 2.1个和4.6个百分点
        return last.unit
    is_open = token.unit in ("万", "亿") and not last.unit.startswith(("万", "亿"))
    return f"{token.unit}{last.unit}" if is_open or not token.unit else token.unit


def _sign(token: Token, group: Sequence[Token], is_pair: bool) -> str:
    """Return the comparator of a figure; one at either end of a list holds for all of it."""
    sign = token.comparator
    if len(group) == 1 or is_pair or sign == "between":
        return sign
    if group[-1].comparator == "<=":
        return "<="
    if sign != "=":
        return sign
    return next((one.comparator for one in (group[-1], group[0]) if one.comparator != "="), "=")


def _name(item: Named) -> tuple[str, tuple[str, ...]]:
    return item.label, item.scopes


class _Relevance:
    """Tells the figures of education in a sentence from those of other sectors."""

    def __init__(self, sentence: str, times: Times) -> None:
        self.words, self.sentence, self.times = vocabulary(), sentence, times

    @cached_property
    def _doubts(self) -> int:
        return len(self.words.doubtful.findall(self.sentence))

    @cached_property
    def _is_about(self) -> bool:
        is_known = not self._doubts and self.words.education.search(self.sentence)
        return bool(is_known) and not self.words.others.search(self.sentence)

    @cached_property
    def _fits(self) -> bool:
        known = len(self.words.education.findall(self.sentence)) if self._doubts else 0
        return not self._doubts or self.times.is_education or 2 * self._doubts < known

    def holds(self, fact: Fact) -> bool:
        words = self.words
        about = f"{fact.label}{fact.scope}"
        is_known = bool(words.education.search(about))
        other = words.others.search(about)
        if other and not _OURS.search(fact.label, other.end()):  # 低保家庭在园幼儿
            return False
        if not is_known and words.others.search(fact.quote):
            return False
        if is_known and (self.times.is_education or not words.doubtful.search(about)):
            return True
        if fact.unit.endswith("元") and cue("money").fullmatch(fact.label) and self._is_about:
            return True  # 全县投入3120万元，改建小学9所
        return self._fits and (self.times.is_education or bool(words.education.search(fact.quote)))


_OURS = re.compile("学生|幼儿|教师|学校|幼儿园|校舍")


def _lead(text: str) -> str:
    """Return the first words of a paragraph if they stand as its heading."""
    found = re.match(r"[^，。；]{2,16}(?=[。：])", text)
    return found[0] if found else ""


def by_place(facts: Iterable[Fact]) -> list[Fact]:
    """Return facts in the order of the document."""
    return sorted(facts, key=lambda one: (one.start, one.end))
