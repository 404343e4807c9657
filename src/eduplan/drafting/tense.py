"""The time and the kind that a paragraph speaks of, sentence by sentence, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence

from eduplan.drafting import moments
from eduplan.drafting.cues import STRONG, is_state, said_of
from eduplan.drafting.sections import Sections
from eduplan.drafting.times import begin_of, kind_of
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue

_REACH = 400
"""Most characters of a clause that say of what time and kind it is."""
_LED = 8
"""How many characters before a colon say what the figures behind it are of: 工作安排：."""
_SURE = 4
"""The least strength at which a clause behind one of a year ahead is of another kind."""


class Tense:
    """What the figures of a paragraph are of, as its words go on.

    Attributes:
        default: what a figure is of which no word says it, or "".
        kind: what the words so far say: target, baseline or "".
        year: the year that they give.
        is_stated: whether digits of this paragraph give the year.
        conflict: whether the words of the clause disagree.
        span: the years that were listed last.
        is_yearly: whether the figures of the sentence are of them.
        base: the year that the last rise began in.
    """

    def __init__(self, section: Sections, text: str, tokens: Sequence[Token]) -> None:
        self.section, self.times, self.text = section, section.times, text
        self.default = section.default(text)
        self._is_of_past = moments.is_of_past(text, tokens, self.times)
        if self.default == "target" and self._is_of_past:
            self.default = "baseline"
        self._is_project = moments.is_project_ahead(text)
        self.default = "target" if self._is_project else self.default
        self.kind = self._last = ""  # _last is the kind that the sentence before settled
        self.year = section.year
        goes_on = moments.GOES_ON.match(text)
        if section.told and goes_on and (goes_on["part"] or not self.default):
            self.kind, self.year = section.told
        self.is_stated = self.conflict = False
        self.span: Sequence[int] = ()
        self._kept: tuple[int | None] | None = None  # what goes on after an event of another year
        self._aside: tuple[str, int | None, bool] | None = None  # what goes on behind a bracket
        self._is_dated = self._is_staged = False  # _is_staged: whether its years begin with this
        self._before: int | None = None  # the year before the sentence, its parts together
        self._stages: set[int] = set()  # the years ahead that its parts give
        self._start = 0  # where the sentence begins
        self._begin()

    def _begin(self) -> None:
        self.is_yearly = self._is_dated = False  # _is_dated: whether it gives a year ahead
        self._is_told = self._is_set_down = False  # whether it gives a year; tells what was set
        self.base: int | None = None
        self._since: int | None = None  # the year that its span of time begins in
        self._aim: int | None = None  # the last year of the plan by which it tells
        self._went: tuple[str, int | None] = self.kind, self.year
        self._is_ahead = False  # whether the clause gives a year ahead
        self._is_alone = False  # whether it is of a time to come, and no other with it
        self._is_of_fact = False  # whether its words say so far that it is of what is
        self._has_figures = False  # whether a clause before has figures
        self._ends_ahead = False  # whether the last year of the sentence lies ahead

    def next_sentence(
        self, start: int, end: int, tokens: Sequence[Token], *, is_part: bool
    ) -> None:
        """Go on with a sentence; one that is part of the sentence before has its kind."""
        if not is_part:
            self._before, self._stages = self._kept[0] if self._kept else self.year, set()
        if self._is_set_down and moments.OF_OURS.match(self.text, start):
            self.kind = "baseline" if is_state(self.text[start:end]) else self.kind
        self._begin()
        years = [one.years[1] for one in tokens if one.years]
        now = self.times.now
        self._ends_ahead = bool(now and years and max(years) > now)
        others = [one for one in years if one != now]
        is_first = bool(now in years[:-1] and others and years[-1] != now)
        self._is_staged = is_first and min(others) > (now or 0)
        if self._kept:
            (self.year,), self._kept = self._kept, None
        if is_part and self._is_of_stage() and moments.is_task_begun(self.text, start):
            self.year = self._before
        if self.default and not is_part:
            self._last, self.kind = self.kind or self._last, ""
        if moments.NOW.match(self.text, start, end) and not any(one.years for one in tokens):
            if self._is_of_past and self.is_stated:
                self._kept = (self.year,)  # “十二五”期间，…。目前，…
            self.year = self.times.at_present
            self.section.stated = None if self.year == self.times.as_of else self.year
        self._start = start
        usual = self.default or self._of_document
        if usual == "target" and moments.is_done(self.text, start, end, tokens, self.times):
            self.kind = "baseline"
        if moments.is_task(self.text, start, end):
            self.kind = "target"
        closing = moments.closing_of(self.text, end, tokens)
        if closing:
            self.kind = closing.kind
            self.year = self.times.year(self.text, closing.times, start)[0] or self.year

    def _is_of_stage(self) -> bool:
        """Tell whether the year lies ahead, but before the end of the plan."""
        now, period = self.times.now, self.times.period
        return bool(self.year and period and (now or 0) <= self.year < period[1])

    def end_sentence(self, tokens: Sequence[Token]) -> None:
        """Leave a sentence: nothing goes on with the last of several stages."""
        self.leave()
        now = self.times.now
        self._stages |= {one.years[1] for one in tokens if one.years and one.years[1] >= (now or 0)}
        if len(self._stages) > 1 and self.times.plan and not self._kept:
            self._kept = (self._before,)

    def enter(self) -> None:
        """Go on within brackets, which have a time of their own."""
        self._aside = self.kind, self.year, self._is_dated
        self._is_dated = False

    def leave(self) -> None:
        """Go on behind brackets with what was said before them."""
        if self._aside:
            (self.kind, self.year, self._is_dated), self._aside = self._aside, None

    def hear(self, start: int, end: int, times: Sequence[Token], *, has_figures: bool) -> None:
        """Take in what a clause says of its time and kind."""
        clause = moments.BEGINNING.sub("由", self.text[start : min(end, start + _REACH)])
        inside = [one for one in times if moments.is_named_by(self.text, one)]
        dating = [one for one in times if one.kind not in ("plan", "span") or one not in inside]
        year, certain = self.times.year(self.text, dating, start)
        is_ahead = bool(certain and year and self.times.now and year > self.times.now)
        self._went, self._is_ahead = (self.kind, self.year), is_ahead
        self._is_of_fact = self._is_of_fact or said_of(clause)[1] >= STRONG
        kind, strength = self._said(clause, start, year if certain else None, times)
        is_told = has_figures and said_of(clause)[1] >= STRONG
        if self.text.startswith("：", end) and not (is_told or self._is_project):
            led = self.times.section(clause[-_LED:])
            kind, strength = (led, max(strength, _SURE)) if led else (kind, strength)
        self._is_alone = self._is_to_come(clause, year, times)
        if self._is_alone:
            kind, strength = "target", max(strength, STRONG)
        was_set = self._was_set(clause) and not self._is_start(clause, year)
        if has_figures and (was_set or self._is_first_stage(clause, year)):
            kind, strength = "target", _SURE
        elif self._has_figures and moments.BESIDE.match(clause):
            kind = self.section.told[0] if self.section.told else kind
        titled = [one.years for one in inside if one.years]
        if titled and not self._is_told and moments.ACCORDING.match(clause):
            self._aim = titled[-1][1]
        elif certain:
            self._aim, self._is_told = None, True
        elif kind == "target" and self._aim:
            self.year = self._aim
        is_bound = (self._is_dated and not is_ahead) or self._is_project
        if kind and strength >= (_SURE if is_bound else STRONG):
            self.kind = kind
        elif not self.kind and self._last == "baseline" and not self._is_project:
            self.kind = self._last if is_state(clause) else ""
        self._is_dated = is_ahead or self._is_dated
        if is_ahead:
            self.section.ahead = year
        elif moments.BY_THEN.match(clause) and self.section.ahead and not self._is_dated:
            self.year, self.kind = self.section.ahead, "target"
        begun = (begin_of(self.text, one) for one in dating if moments.is_span(self.text, one))
        self._since = next(begun, self._since)
        if span := self.times.span(self.text, times):
            self.span, self.is_yearly = span, True
        if year is not None:
            self._date(clause, year, times, certain=certain, is_ahead=is_ahead)

    def _said(
        self, clause: str, start: int, year: int | None, times: Sequence[Token]
    ) -> tuple[str, int]:
        """Return the kind that a clause says it is of, and how strongly."""
        is_era = self.default == "baseline" and any(one.kind == "plan" for one in times)
        is_aside = self.text[start - 1 : start] in ("(", "（")  # （2022年为54%）
        kind, strength, self.conflict = kind_of(
            clause,
            None if is_era else year,
            self.times,
            "baseline" if is_aside else self.default,
            is_told=self._is_of_fact,
        )
        if is_aside and moments.is_launched(self.text, start, start + len(clause)):
            return "target", _SURE
        is_set_aside = moments.SET_ASIDE.search(clause) and self._is_of_budget(year)
        if moments.LISTED.search(clause) or is_set_aside:
            return "target", max(strength, STRONG)
        return kind, strength

    def _is_of_budget(self, year: int | None) -> bool:
        """Tell whether money set aside in a year is still to be spent, as far as is told."""
        times = self.times
        is_open = bool(times.month) and not (times.is_late or times.is_told or times.is_review)
        is_now = year is None or year == times.now
        return is_open and is_now and self.default != "baseline" and not self._is_of_fact

    def _is_first_stage(self, clause: str, year: int | None) -> bool:
        """Tell whether this year is the first of the years of a plan: 2020年15所，2021年16所."""
        return self._is_staged and year == self.times.now and said_of(clause)[1] < STRONG

    def _is_start(self, clause: str, year: int | None) -> bool:
        """Tell whether a clause says how things were before what is set: 2018年为54%."""
        now = self.times.now
        return bool(self._ends_ahead and year and now and year <= now and is_state(clause))

    def _is_to_come(self, clause: str, year: int | None, times: Sequence[Token]) -> bool:
        """Tell whether a month of this year is told of that was not yet: 30所9月开学."""
        month = self.times.month
        if not month or year != self.times.now or said_of(clause)[1] >= STRONG:
            return False
        days = [moments.month_of(self.text, one) for one in times if one.kind == "day"]
        ahead = (*days, moments.season_of(clause))
        return any(month < one <= month + moments.SOON for one in ahead)

    def _was_set(self, clause: str) -> bool:
        """Tell whether a clause tells what a plan or a standard set, whenever that was."""
        if cue("set_down").search(clause):
            self._is_set_down = True
        elif self._is_set_down and said_of(clause)[1] >= STRONG:
            self._is_set_down = False
        return self._is_set_down

    def _date(
        self, clause: str, year: int, times: Sequence[Token], *, certain: bool, is_ahead: bool
    ) -> None:
        """Take over the year of a clause, for as long as it holds."""
        if certain and moments.HONOUR.search(clause):
            return
        if certain and year != self.year:
            is_aside = clause.startswith("其中") or bool(moments.OCCASION.search(clause))
            is_event = moments.EVENT.search(clause) and (self.is_stated or is_ahead)
            self._kept = self._kept or ((self.year,) if is_aside or is_event else None)
        is_day = not certain and all(
            one.kind == "day" or moments.WITHIN.match(self.text, one.start) for one in times
        )
        if not (is_day and self.year):
            is_event = any(one.kind == "day" for one in times)  # 2017年7月，成立…
            self.year, self.is_stated = year, certain and not is_event

    def told(self, clause: str) -> None:
        """Go on behind the figures of a clause, of which it may be said for them only."""
        self._has_figures = True
        went_on, year = self._went
        usual = went_on or self.default or self._of_document
        is_expected = usual == "baseline" and moments.EXPECTED.search(clause)
        if self._is_alone or (is_expected and not self._is_ahead):
            self.kind, self.year = went_on, year
        elif self.default == "target" and moments.SO_FAR.search(clause):
            self.kind = went_on

    def date(self, times: Sequence[Token], begin: int) -> None:
        """Take the year that stands between two figures of a clause for the second."""
        if sum(one.years is not None for one in times) == 1:
            year, certain = self.times.year(self.text, times, begin)
            self.year = year if certain else self.year

    @property
    def usual(self) -> str:
        """The kind of a figure of which no word beside it says another."""
        return self.kind or self.default or self._of_document

    @property
    def _of_document(self) -> str:
        """The kind of what no word says another of, at this place of the document."""
        is_before = (self.section.number, self._start) < self.times.turn
        return "baseline" if is_before else self.times.default

    @property
    def is_ahead(self) -> bool:
        """Whether the year lies ahead."""
        return bool(self.year and self.times.now and self.year > self.times.now)

    def years_of(self, before: str, count: int) -> Sequence[int]:
        """Return the years that figures of one name are of, one each: 近三年分别为…."""
        self.is_yearly = self.is_yearly or bool(moments.YEARLY.search(before))
        is_each = moments.EACH.search(before[-24:]) and len(self.span) == count
        return self.span if self.is_yearly and is_each else ()

    def of_start(self, times: Sequence[Token], group: Sequence[Token]) -> int | None:
        """Return the year of the figure that a rise or fall begins at."""
        self.base = self.times.base_year(self.text, times, group) or self.base
        return self.base or self._since or (None if self.usual == "target" else self.times.base)

    def settled(self, year: int | None, kind: str) -> int | None:
        """Return the year of an item; a fact without one goes on from the paragraph before."""
        if self.is_stated and self.times.is_early and year == self.times.as_of:
            return year
        if year is not None and kind == "target" and self._is_set_down and self._is_told:
            return year
        is_open = year is None and kind == "baseline"
        return self.times.settled(self.section.stated if is_open else year, kind)
