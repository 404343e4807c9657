"""Reads one paragraph: its sentences, clauses and groups of figures, in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from eduplan.documents.document import Passage
from eduplan.documents.numbering import mark_of
from eduplan.drafting import reasons
from eduplan.drafting.clauses import (
    SENTENCE_END,
    clauses_of,
    grouped,
    is_from_to,
    without_times,
)
from eduplan.drafting.fact import Fact, Unread
from eduplan.drafting.groups import is_figure, sign_of, unit_of
from eduplan.drafting.lists import item_at
from eduplan.drafting.memory import counter
from eduplan.drafting.moments import DATELINE, PARTS, RISE, RISES_TO, THAN, is_titled
from eduplan.drafting.naming import Named, Names
from eduplan.drafting.promises import PLANNED, Reckoning, is_set
from eduplan.drafting.relevance import Relevance
from eduplan.drafting.sections import Sections
from eduplan.drafting.seen import FROM
from eduplan.drafting.tails import tails_of
from eduplan.drafting.tense import Tense
from eduplan.drafting.tokens import FIGURE, STRAY, Token
from eduplan.drafting.vocabulary import vocabulary
from eduplan.messages import Text

MAXIMUM_QUOTE = 110
"""Longest quote, in characters."""

_NEWS = re.compile("[电讯]|记者")
_REPORTED = 40
"""How far into a paragraph the line of a newspaper says where its news is from."""
_REACH = 200
"""Most characters before a figure that name it."""


class Paragraph:
    """Reads one paragraph; what a sentence leaves out comes from those before it."""

    def __init__(
        self, passage: Passage, text: str, tokens: Sequence[Token], section: Sections
    ) -> None:
        self.passage, self.text, self.tokens = passage, text, tokens
        self.section, self.times = section, section.times
        self.tense = Tense(section, text, tokens)
        self.reckoning = Reckoning(text, is_below=section.is_reckoned)
        self.names = Names()
        self.is_parted = False  # whether it lists parts: 其中：小学2所，…；初中3所，…
        self.is_shared = False  # whether several figures of a list have one name
        self.unread: list[Unread] = []

    def facts(self) -> Iterator[Fact]:
        """Yield the figures, sentence by sentence and clause by clause."""
        tokens = iter(self.tokens)
        mark = mark_of(self.text)
        line = DATELINE.match(self.text) if _NEWS.search(self.text, 0, _REPORTED) else None
        start = mark.length if mark else line.end() if line else 0
        ahead, is_first = next(tokens, None), True
        count = int(mark.shown) if mark and mark.shown.isdecimal() else 0
        for end in [*(one.start() for one in SENTENCE_END.finditer(self.text)), len(self.text)]:
            if item := item_at(self.text, start, count):
                start, count = start + len(str(item)), item
            within = []
            while ahead is not None and ahead.start < end:
                if ahead.start >= start:  # the number of the clause is none
                    within.append(ahead)
                ahead = next(tokens, None)
            yield from self._sentence(start, end, within)
            if is_first:
                self.names.note_lead(self.text[start:end])
            if is_first and mark:
                self.names.note_heading(self.text[start:end])
            is_first = False
            start = end + 1

    def _sentence(self, start: int, end: int, tokens: Sequence[Token]) -> Iterator[Fact]:
        is_near = self.text[start - 1 : start] in ("；", ";")
        self.is_parted = (is_near and self.is_parted) or bool(PARTS.match(self.text, start))
        if self.is_parted:
            self.names.waiting = ""  # the parts of what the sentence before counts
        else:
            self.names.next_sentence(is_near=is_near)
        is_part = is_near or self.text.startswith("其中", start)
        self.reckoning.next_sentence(is_part=is_part)
        self.tense.next_sentence(start, end, tokens, is_part=is_part)
        about = Relevance(self.text[start:end], self.times)
        place, last = 0, start
        outer: Names | None = None  # what names the figures behind a bracket
        for clause_start, clause_end in clauses_of(self.text, start, end):
            gap, last = self.text[last:clause_start], clause_end
            if outer and re.search("[)）]", gap):
                self.tense.leave()
                self.names, outer = outer, None
            if gap.endswith(("(", "（")):
                self.tense.enter()
                outer = self.names
                self.names = self.names.within()
            within = []
            while place < len(tokens) and tokens[place].start < clause_end:
                within.append(tokens[place])
                place += 1
            for one in self._clause(clause_start, clause_end, within):
                if about.holds(one):
                    yield one
                else:
                    self._leave(one.start, one.end, one.quote, reasons.OTHER_MATTER)
        self.names = outer or self.names
        self.tense.end_sentence(tokens)

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
        is_aside = self.text[start - 1 : start] in ("(", "（")
        if is_aside and not figures and times and end - start < times[0].end - times[0].start + 2:
            return  # “十三五”末（2020年）
        self.tense.hear(start, end, times, has_figures=bool(figures))
        if figures:
            yield from self._figures(start, end, figures, times)
            self.tense.told(self.text[start : min(end, start + 2 * _REACH)])
        else:
            begin = max(start, end - _REACH)
            near = _between(times, begin, end)
            self.names.wait(without_times(self.text, begin, end, near))

    def _figures(
        self, start: int, end: int, figures: Sequence[Token], times: Sequence[Token]
    ) -> Iterator[Fact]:
        place = start
        groups = grouped(self.text, figures, start)
        rise = RISE.search(self.text, start, end)
        tails = tails_of(self.text, groups, end)
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
                self.tense.date(near, begin)
            begins = bool(rise and rise.start() < group[0].start and last < rise.end())
            yield from self._group(group, head, tail, span, near, begins=begins)
            place = last + rest

    def _group(
        self,
        group: list[Token],
        head: str,
        tail: str,
        span: tuple[int, int],
        times: Sequence[Token],
        *,
        begins: bool,
    ) -> Iterator[Fact]:
        tense, before = self.tense, self.text[span[0] : group[0].start]
        start = span[0] + len(before) - len(before.lstrip("、，： "))
        places = tuple(dict.fromkeys(vocabulary().place.findall(head)))
        is_pair = is_from_to(self.text, group)
        is_start = not is_pair and bool(FROM.search(head.rstrip("分别的")))
        is_start = is_start and (len(group) > 1 or bool(RISES_TO.match(self.text, group[0].end)))
        is_start = is_start or begins
        items = self.names.of_group(group, head, tail, is_pair)
        names = {*map(_name, items)}
        years = tense.years_of(before, len(group)) if len(names) == 1 else ()
        self.is_shared = not is_pair and not years and len(names) < len(items)
        for place, item in enumerate(items):
            is_base = (is_pair and item.token is group[0]) or is_start
            sign = sign_of(item.token, group, is_pair)
            if is_base:
                kind, year = "baseline", tense.of_start(times, group)
                sign = "=" if sign == "<=" else sign
            elif THAN.search(before) and times:  # 比上年的620元增长6%
                kind, year = "baseline", self.times.compared(times[-1], tense.year)
            else:
                kind, year = tense.usual, tense.year
            year = years[place] if years else year
            kind, year = self._held(item, kind, year, (before, tail), is_base=is_base)
            scope = " ".join(dict.fromkeys((*places, *item.scopes)))
            unit = unit_of(item.token, group[-1])
            yield self._fact(item, kind, sign, unit, year, scope, (start, span[1]))
        self.names.unit = counter(group[-1].unit)

    def _held(
        self, item: Named, kind: str, year: int | None, beside: tuple[str, str], *, is_base: bool
    ) -> tuple[str, int | None]:
        """Return the kind and the year of a figure as its own words have them."""
        tense = self.tense
        is_aim = tense.default == "target"
        is_reckoned = kind == "target" and self.reckoning.holds(item, is_aim=is_aim)
        kind = "baseline" if is_reckoned else kind
        was_set = (
            kind == "baseline"
            and not is_base
            and is_set(self.text, item, *beside, is_ahead=tense.is_ahead)
        )
        if was_set:
            kind = "target"
            tense.kind = kind if PLANNED.match(item.label) else tense.kind
        if not is_base:
            self.section.told = kind, year
        if not is_reckoned and not (was_set and year):
            year = tense.settled(year, kind)
        if kind == "baseline" and tense.is_stated and not is_base and year == tense.year:
            self.section.stated = year
        return kind, year

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
        if self.tense.conflict:
            unsure.append(reasons.CUES_DISAGREE)
        elif not self.tense.kind and not self.tense.default and self.times.is_mixed:
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

    def _leave(self, start: int, end: int, quote: str, reason: Text) -> None:
        self.unread.append(Unread(quote, reason, start, end, self.passage.clause))

    def _is_figure(self, token: Token, start: int, end: int) -> bool:
        if is_titled(self.text, token):
            return False
        known = self.names.waiting + self.names.level + "".join(self.names.names)
        return is_figure(self.text, known, token, start, end)


def _between(times: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """Return the times between two places, of times in order."""
    first = bisect_left(times, start, key=lambda one: one.start)
    return times[first : bisect_left(times, end, first, key=lambda one: one.start)]


def _name(item: Named) -> tuple[str, tuple[str, ...]]:
    return item.label, item.scopes
