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
from eduplan.drafting.counting import counter
from eduplan.drafting.cues import is_state
from eduplan.drafting.fact import Fact, Unread
from eduplan.drafting.groups import is_figure, sign_of, tails_of, unit_of
from eduplan.drafting.moments import (
    ACCORDING,
    BEGINNING,
    BEGINS,
    BY_THEN,
    DATELINE,
    EACH,
    EVENT,
    EXPECTED,
    LISTED,
    NOW,
    OCCASION,
    PARTS,
    RISES_TO,
    SO_FAR,
    THAN,
    WITHIN,
    YEARLY,
    is_done,
    is_of_past,
    is_titled,
)
from eduplan.drafting.naming import Named, Names
from eduplan.drafting.promises import PLANNED, is_forecast, is_lack, is_set
from eduplan.drafting.relevance import Relevance
from eduplan.drafting.sections import Sections
from eduplan.drafting.times import kind_of
from eduplan.drafting.tokens import FIGURE, STRAY, Token
from eduplan.drafting.vocabulary import vocabulary
from eduplan.messages import Text

MAXIMUM_QUOTE = 110
"""Longest quote, in characters."""

_NEAR = 20
_REACH = 200
"""Most characters before a figure that name it."""


class Paragraph:
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
        self.default = section.default(text)
        self.names = Names()
        self.kind = ""
        self.last = ""  # the kind that the sentence before settled
        self.year = section.year
        self.is_stated = False  # whether digits of this paragraph give the year
        self.is_lack = False  # whether its figures are of what is needed
        self.is_parted = False  # whether it lists parts: 其中：小学2所，…；初中3所，…
        self.is_reckoned = False  # whether they are reckoned
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
        if self.default == "target" and is_of_past(text, tokens, self.times):
            self.default = "baseline"
        if section.told and text.startswith("其中"):
            self.kind, self.year = section.told

    def facts(self) -> Iterator[Fact]:
        """Yield the figures, sentence by sentence and clause by clause."""
        tokens = iter(self.tokens)
        mark = mark_of(self.text)
        line = DATELINE.match(self.text)
        start = mark.length if mark else line.end() if line else 0
        ahead = next(tokens, None)
        for end in [*(one.start() for one in SENTENCE_END.finditer(self.text)), len(self.text)]:
            within = []
            while ahead is not None and ahead.start < end:
                if ahead.start >= start:  # the number of the clause is none
                    within.append(ahead)
                ahead = next(tokens, None)
            yield from self._sentence(start, end, within)
            if mark and start == mark.length:
                self.names.note_heading(self.text[start:end])
            start = end + 1

    def _sentence(self, start: int, end: int, tokens: Sequence[Token]) -> Iterator[Fact]:
        is_near = self.text[start - 1 : start] in ("；", ";")
        begun = self.kept[0] if self.kept else self.year
        self.is_parted = (is_near and self.is_parted) or bool(PARTS.match(self.text, start))
        if self.is_parted:
            self.names.waiting = ""  # the parts of what the sentence before counts
        else:
            self.names.next_sentence(is_near=is_near)
        self.is_dated = False  # whether it gives a year ahead
        self.is_yearly = False
        self.is_told = False  # whether a year of its own is said
        self.base = self.aim = None
        if self.kept:
            (self.year,), self.kept = self.kept, None
        is_part = is_near or self.text.startswith("其中", start)
        self.is_lack = self.is_lack and is_part
        self.is_reckoned = self.is_reckoned and is_part
        if self.default and not is_part:
            self.last, self.kind = self.kind or self.last, ""
        about = Relevance(self.text[start:end], self.times)
        if NOW.match(self.text, start, end) and not any(one.years for one in tokens):
            self.year, self.section.stated = self.times.as_of, None
        usual = self.default or self.times.default
        if usual == "target" and is_done(self.text, start, end, tokens, self.times):
            self.kind = "baseline"
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
        now = self.times.now
        ahead = {one.years[1] for one in tokens if one.years and now and one.years[1] > now}
        if len(ahead) > 1 and self.times.plan and not self.kept:
            self.kept = (begun,)  # stages: nothing goes on with the last

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
        clause = BEGINNING.sub("由", self.text[start : min(end, start + 2 * _REACH)])
        inside = [one for one in times if is_titled(self.text, one)]
        dating = [one for one in times if one.kind not in ("plan", "span") or one not in inside]
        year, certain = self.times.year(self.text, dating, start)
        is_era = self.default == "baseline" and any(one.kind == "plan" for one in times)
        is_aside = self.text[start - 1 : start] in ("(", "（")  # （2022年为54%）
        if is_aside and not figures and times and end - start < times[0].end - times[0].start + 2:
            return  # “十三五”末（2020年）
        kind, strength, self.conflict = kind_of(
            clause,
            year if certain and not is_era else None,
            self.times,
            "baseline" if is_aside else self.default,
        )
        if LISTED.search(clause) and kind != "baseline":
            kind, strength = "target", max(strength, 3)
        titled = [one.years for one in inside if one.years]
        if titled and not self.is_told and ACCORDING.match(clause):
            self.aim = titled[-1][1]
        elif certain:
            self.aim, self.is_told = None, True
        elif kind == "target" and self.aim:
            self.year = self.aim
        is_ahead = certain and year is not None and self.times.now and year > self.times.now
        went_on, went_year = self.kind, self.year
        if kind and strength >= (5 if self.is_dated else 3):
            self.kind = kind
        elif not self.kind and self.last == "baseline":
            self.kind = self.last if is_state(clause) else ""
        self.is_dated = bool(is_ahead) or self.is_dated
        if is_ahead:
            self.section.ahead = year
        elif BY_THEN.match(clause) and self.section.ahead and not self.is_dated:
            self.year, self.kind = self.section.ahead, "target"
        if span := self.times.span(self.text, times):
            self.span, self.is_yearly = span, True
        if year is not None:
            if certain and year != self.year:
                is_aside = clause.startswith("其中") or bool(OCCASION.search(clause))
                is_kept = is_aside or (EVENT.search(clause) and (self.is_stated or is_ahead))
                self.kept = self.kept or ((self.year,) if is_kept else None)
            is_day = not certain and all(
                one.kind == "day" or WITHIN.match(self.text, one.start) for one in times
            )
            is_event = any(one.kind == "day" for one in times)  # 2017年7月，成立…
            if not (is_day and self.year):
                self.year, self.is_stated = year, certain and not is_event
        if figures:
            yield from self._figures(start, end, figures, times)
            is_so_far = self.default == "target" and SO_FAR.search(clause)
            usual = went_on or self.default or self.times.default
            is_expected = usual == "baseline" and not is_ahead and EXPECTED.search(clause)
            if is_so_far or is_expected:
                self.kind, self.year = went_on, went_year if is_expected else self.year
        else:
            begin = max(start, end - _REACH)
            near = _between(times, begin, end)
            self.names.wait(without_times(self.text, begin, end, near))

    def _figures(
        self, start: int, end: int, figures: Sequence[Token], times: Sequence[Token]
    ) -> Iterator[Fact]:
        place = start
        groups = grouped(self.text, figures, start)
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
                self._date(near, begin)
            yield from self._group(group, head, tail, span, near)
            place = last + rest

    def _date(self, times: Sequence[Token], begin: int) -> None:
        """Take the year that stands between two figures of a clause for the second."""
        if sum(one.years is not None for one in times) == 1:
            year, certain = self.times.year(self.text, times, begin)
            self.year = year if certain else self.year

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
        is_start = not is_pair and bool(BEGINS.search(head.rstrip("分别的")))
        is_start = is_start and (len(group) > 1 or bool(RISES_TO.match(self.text, group[0].end)))
        self.is_yearly = self.is_yearly or bool(YEARLY.search(before))
        items = self.names.of_group(group, head, tail, is_pair)
        names = {*map(_name, items)}
        is_each = bool(EACH.search(before[-24:])) and len(self.span) == len(group)
        is_yearly = self.is_yearly and is_each and len(names) == 1
        self.is_shared = not is_pair and not is_yearly and len(names) < len(items)
        for place, item in enumerate(items):
            is_base = (is_pair and item.token is group[0]) or is_start
            sign = sign_of(item.token, group, is_pair)
            if is_base:
                self.base = self.times.base_year(self.text, times, group) or self.base
                since = None if self._kind() == "target" else self.times.base
                year, kind = self.base or since, "baseline"
                sign = "=" if sign == "<=" else sign
            elif THAN.search(before) and times:  # 比上年的620元增长6%
                year, kind = self.times.compared(times[-1], self.year), "baseline"
            else:
                year, kind = self.year, self._kind()
            year = self.span[place] if is_yearly else year
            is_reckoned = kind == "target" and self._is_forecast(item.label, group[0].start)
            if is_reckoned:
                kind = "baseline"
            was_set = kind == "baseline" and not is_base and self._is_set(item, before, tail)
            if was_set:
                kind = "target"
                self.kind = kind if PLANNED.match(item.label) else self.kind
            scope = " ".join(dict.fromkeys((*places, *item.scopes)))
            unit = unit_of(item.token, group[-1])
            if not is_base:
                self.section.told = kind, year
            if not is_reckoned and not (was_set and year):
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

    def _settled(self, year: int | None, kind: str) -> int | None:
        """Return the year of an item; a fact without one goes on from the paragraph before."""
        if self.is_stated and self.times.is_early and year == self.times.as_of:
            return year
        is_open = year is None and kind == "baseline"
        return self.times.settled(self.section.stated if is_open else year, kind)

    def _leave(self, start: int, end: int, quote: str, reason: Text) -> None:
        self.unread.append(Unread(quote, reason, start, end, self.passage.clause))

    def _is_figure(self, token: Token, start: int, end: int) -> bool:
        if is_titled(self.text, token):
            return False
        known = self.names.waiting + self.names.level + "".join(self.names.names)
        return is_figure(self.text, known, token, start, end)

    def _is_forecast(self, label: str, place: int) -> bool:
        is_made = vocabulary().making.search(label)
        self.is_lack = is_lack(label) or (self.is_lack and not is_made)
        is_aim = self.default == "target"
        is_below = self.section.is_reckoned and not is_made
        self.is_reckoned = (
            is_below
            or is_forecast(self.text, label, place, is_aim=is_aim)
            or (self.is_reckoned and not is_made)
        )
        return self.is_lack or self.is_reckoned

    def _is_set(self, item: Named, head: str, tail: str) -> bool:
        is_ahead = bool(self.year and self.times.now and self.year > self.times.now)
        return is_set(self.text, item, head, tail, is_ahead=is_ahead)


def _between(times: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """Return the times between two places, of times in order."""
    first = bisect_left(times, start, key=lambda one: one.start)
    return times[first : bisect_left(times, end, first, key=lambda one: one.start)]


def _name(item: Named) -> tuple[str, tuple[str, ...]]:
    return item.label, item.scopes
