"""When a document speaks: its now, its period, the year of a clause; promise or fact."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs

from eduplan.drafting.cues import STRONG, said_of, section_of
from eduplan.drafting.frames import SPRING, Frame
from eduplan.drafting.present import Present, is_to_be
from eduplan.drafting.seen import (
    COMPARED,
    FROM,
    TIMES_OF,
    WITHIN_PLAN,
    Seen,
)
from eduplan.drafting.tokens import Token
from eduplan.quantity.numerals import numeral_at

_NAMED_NOW = re.compile("今年|本年|年内|年底|本学|下半年")
"""Words that say the year spoken in itself, not the state or the year that is told of."""
_THIS_YEAR = re.compile("今年|全年")
_BY_THEN = re.compile("到底?20\\d\\d年")
_OF_REACHING = 2
"""How much 到2020年 says of what is to be, which it does not of a year that is over."""
_LATE = 11
"""The first month in which a text tells of this year as of one that is over."""
_PAST_AIM = re.compile("(?:超过|超出|高于|低于|接近|落后于)[^，。；、]{0,6}$")
_AIM = re.compile("[^，。；、\\d]{0,8}(?:目标|任务)")
_FOUNDED = re.compile("(?:始?建|创[办建立]|成立|兴[办建])于$")
_FOUNDING = re.compile(
    "(?:\\d{1,2}月)?(?:正式|批准)?(?:始建|建[校园]|创[办建]|成立|开办|开园)[，。；]"
)
"""When a school was founded, which dates nothing else."""
_SHARE_OF_AIM = re.compile("[^，。；、\\d]{0,8}(?:目标|任务)(?:(?:总?[数量])?的|值)")
_YEARS_BEFORE = re.compile("过去的?(?:一年|[两二三四五]年(?!来))|(?:一|1)年来")
"""What a text of the first months of a year calls the years that are over."""
_BASIS = re.compile("(?:[^，。；、\\d]{0,4})?(?:的?基础上|为(?:基[数期准]|现状))")
"""What is measured from a year: 在2018年的基础上, 以2022年为基数."""
_ONWARD = ("起", "开始")
_DAY_OF_YEAR = re.compile("^\\d{1,2}月(?:\\d{1,2}日|份)?")
_RULED = re.compile(
    "(?![^。；]{0,60}(?:连续|累计|先后))[^。；]{0,40}(?:标准|每生|每人|每月|每学|免除|免费|补助|拨款|津贴)"
)
"""What holds from a year on, and so is of that year: 从2018年起标准提高到800元."""
_LASTING = re.compile("(?:(?:最近|近|过去)的?)?(?P<count>[二两三四五六])年(?P<since>来)?")
_TELLING = re.compile(
    "自[查评]|[中终末]期评估|总结|公报|督导|评估(?:报告|情况)|汇报|情况(?!.*(?:计划|打算|安排))|调[查研]|通报"
)
_TO_DO = re.compile(
    "拟建|待建|目标|打算|下一?步|思路|安排|要点|展望|部署|建议|整改|计划|今后|未来|明年|20\\d\\d"
)
"""What a heading says of what is to be in a document that looks back (not 政府保障程度)."""


@attrs.frozen(kw_only=True)
class Times:
    """What a document says of time as a whole.

    Attributes:
        now: the year that it speaks in.
        as_of: the year that a fact holds for where nothing says so.
        last: the year that it calls 去年 or 上年.
        period: the first and last year of its plan, or of the one that it looks back on.
        plan: the same if the document is a plan itself, or presents one.
        goal: the last year that lies ahead.
        base: the last year that it compares with.
        default: what a figure is of which no word says it: target or baseline.
        is_review: whether it looks back on a period.
        is_education: whether it is about education as a whole.
        is_mixed: whether it has many words of both kinds.
        is_set_now: whether it says what is to be done this year (今年将…).
        month: the month of its issue, 0 if that is not known.
        is_guessed: whether only the years ahead tell when it speaks.
        ahead: the years that lie ahead.
        is_told: whether it tells of what was done, as its title says.
        terms: the last year of each stage that it names: 近期, 远期.
        turn: the paragraph, and the place in it, where it turns from what is to what is to be.
    """

    now: int | None
    as_of: int | None
    last: int | None
    period: tuple[int, int] | None
    plan: tuple[int, int] | None
    goal: int | None
    base: int | None
    default: str
    is_review: bool
    is_education: bool
    is_mixed: bool
    is_set_now: bool
    is_told: bool
    month: int = 0
    is_guessed: bool = False
    ahead: frozenset[int] = frozenset()
    terms: Mapping[str, int] = attrs.field(factory=dict)
    turn: tuple[int, int] = (0, 0)

    @classmethod
    def of(cls, texts: Sequence[str], tokens: Sequence[Sequence[Token]]) -> Times:
        """Return what the years and the words of a document say."""
        frame = Frame.of(texts, tokens)
        seen = Seen(issued=frame.issued)
        for text, within in zip(texts, tokens, strict=True):
            seen.read(text, within)
        present = Present.of(texts, frame, seen)
        now, as_of = present.now, present.as_of or present.now
        is_dated = seen.says_this_year or frame.issued
        return cls(
            now=now,
            as_of=as_of,
            last=now - 1 if now and (is_dated or as_of == now - 1) else now,
            period=present.period,
            plan=frame.plan,
            goal=max((one for one in present.ahead if now is None or one > now), default=None),
            base=max(seen.bases, default=None),
            default="target" if is_to_be(texts, frame, seen, present) else "baseline",
            is_review=present.is_review,
            is_education=seen.education > 2,
            is_mixed=3 * min(seen.target, seen.fact) > max(seen.target, seen.fact),
            is_set_now=seen.this_year > 0,
            month=frame.month,
            is_guessed=present.is_guessed,
            ahead=frozenset(present.ahead),
            is_told=not frame.plan and bool(_TELLING.search("".join(texts[:1])[:60])),
            terms=seen.terms,
            turn=(0, 0) if frame.plan else seen.turn,
        )

    @property
    def is_spring(self) -> bool:
        """Whether it came out in the first months of a year, and tells of the year before."""
        return 0 < self.month <= SPRING

    @property
    def last_year(self) -> int | None:
        """The year before the one that it speaks in."""
        return self.now - 1 if self.now else None

    @property
    def at_present(self) -> int | None:
        """The year of what there is now: that of its issue, if most of a year before is over."""
        is_now = self._is_begun or ((self.plan or self.is_review) and self.month > SPRING)
        return self.now if is_now else self.as_of

    @property
    def _is_begun(self) -> bool:
        """Whether only the period that it is about tells when it speaks."""
        return bool(not self.plan and not self.month and self.period and self.now == self.period[0])

    @property
    def is_early(self) -> bool:
        """Whether it speaks at the beginning of a year, of which nothing is done yet."""
        is_before = bool(self.now and self.as_of and self.as_of < self.now)
        return is_before and not self.plan and not self._is_begun

    @property
    def is_late(self) -> bool:
        """Whether it comes out in the last months of a year, and tells of what was done in it."""
        return self.month >= _LATE and not self.plan

    @property
    def is_of_a_year(self) -> bool:
        """Whether it is the plan of one year."""
        return bool(self.plan and self.plan[0] == self.plan[1])

    def section(self, heading: str) -> str:
        """Return the kind that a heading sets for what stands below it, or nothing."""
        own = section_of(heading)
        return "" if own == "target" and self.is_told and not _TO_DO.search(heading) else own

    def year(self, text: str, times: Sequence[Token], start: int) -> tuple[int | None, bool]:
        """Return the year that a clause gives, and whether it says it in digits."""
        found: tuple[int | None, bool] = (None, False)
        for one in times:
            before = text[max(start, one.start - 10) : one.start]
            behind = text[one.end : one.end + 10]
            is_onward = _DAY_OF_YEAR.sub("", behind).startswith(_ONWARD)
            if COMPARED.search(before) or (FROM.search(before) and not is_onward):
                continue
            if TIMES_OF.match(text, one.end) or _BASIS.match(text, one.end):
                continue
            if one.kind == "plan" and WITHIN_PLAN.match(text, one.end):
                continue
            is_founding = not before.endswith(("于", "在")) and _FOUNDING.match(text, one.end)
            if _FOUNDED.search(before) or is_founding:
                continue
            if _PAST_AIM.search(before) and _AIM.match(text, one.end):
                continue  # 超过2025年目标
            if before.endswith(("完成", "达到")) and _SHARE_OF_AIM.match(text, one.end):
                continue  # 完成“十三五”规划任务的90%
            if one.kind in ("year", "plan", "span") and one.years:
                is_lasting = is_onward and not _RULED.match(text, one.end)
                if behind.startswith("以来") or (is_lasting and not self._is_ahead(one)):
                    found = (self._up_to_now(one), False)
                    continue
                found = (one.years[1], True)
            elif one.kind == "now" and text.startswith("今后", one.start):
                continue  # from now on: it dates nothing
            elif one.kind in ("now", "day") and found[0] is None:
                found = (self._spoken_in(text, one), False)
            elif one.kind == "last" and self.now:
                found = (self._called_last(text, one), False)
            elif one.kind == "next" and self.now:
                found = (self.now + 1, False)
            elif one.kind == "term" and (end := self.terms.get(text[one.start : one.end])):
                found = (end, True)
            elif one.kind == "while" and self.is_spring and _YEARS_BEFORE.match(text, one.start):
                found = (self.last_year, False)
            elif one.kind == "while" and found[0] is None and _lasting(text, one):
                found = (self.as_of, False)
            elif one.kind == "while" and one.value and self.now:
                found = (self._within(int(one.value)), False)
        return found

    def _spoken_in(self, text: str, token: Token) -> int | None:
        """Return the year of a time that is told from when the document speaks."""
        if token.kind == "day" or _NAMED_NOW.match(text, token.start):
            return self.now
        return self.at_present if text.startswith(("目前", "如今"), token.start) else self.as_of

    def _called_last(self, text: str, token: Token) -> int | None:
        """Return the year called 去年, or 上年: the one before that of which facts are told."""
        if text.startswith("上", token.start) and self.as_of and not self.plan:
            return self.as_of - 1
        return self.last

    def _up_to_now(self, token: Token) -> int | None:
        """Return the last year of what goes on since a time: the last of which facts are told."""
        if token.kind == "plan" and token.years and self.last_year == token.years[1]:
            return self.last_year  # the plan is just over
        since = token.years[0] if token.years else 0
        return self.as_of if self.as_of and self.as_of > since else self.now

    def _is_ahead(self, token: Token) -> bool:
        return bool(token.years and self.now and token.years[1] > self.now)

    def span(self, text: str, times: Sequence[Token]) -> Sequence[int]:
        """Return the years that a clause lists, or that it gives the first and last of."""
        if self.as_of and (
            lasting := next(filter(None, (_lasting(text, one) for one in times)), 0)
        ):
            return range(self.as_of - lasting + 1, self.as_of + 1)
        ends = [one.years for one in times if one.years and one.kind in ("span", "year")]
        if len(ends) == 1:
            return range(ends[0][0], ends[0][1] + 1) if ends[0][0] < ends[0][1] else ()
        return [first for first, _ in ends]

    def _within(self, count: int) -> int:
        """Return the last of so many years from now; that of the plan if they are its years."""
        is_yearly = self.is_of_a_year
        if self.is_guessed and self.goal and not is_yearly:
            return self.goal
        year = ((self.as_of if self.is_early or is_yearly else self.now) or 0) + count
        if year not in self.ahead and year - 1 in self.ahead:
            return year - 1  # 未来三年 in 2011, where 2013 is a goal
        length = self.plan[1] - self.plan[0] + 1 if self.plan and not is_yearly else 0
        if self.plan and length and (count == length or year > self.plan[1]):
            return self.plan[1]
        return self.period[1] if self.period and abs(self.period[1] - year) < 2 else year

    def compared(self, token: Token, year: int | None) -> int | None:
        """Return the year with which what is of a year is compared."""
        if token.years:
            return token.years[1]
        year = year or self.as_of
        return year - 1 if year else None

    def base_year(self, text: str, times: Sequence[Token], group: Sequence[Token]) -> int | None:
        """Return the year that is said of the figure that a rise or fall begins at."""
        for one in times:
            is_led = FROM.search(text[max(0, one.start - 2) : one.start])
            if one.end <= group[0].start and (is_led or group[0].start - one.end < 4):
                if one.years:
                    return begin_of(text, one)
                if one.kind in ("now", "last"):
                    return self._called_last(text, one) if one.kind == "last" else self.now
        return None

    def settled(self, year: int | None, kind: str) -> int | None:
        """Return the year of an item: its own if its kind allows it, else that of the document."""
        if kind == "target":
            if year is not None and (self.now is None or year >= self.now):
                return year
            if self.is_early and year == self.as_of:  # 全年 of what is to be
                return self.now
            if (
                self.period
                and not self.is_review
                and (self.now is None or self.period[1] >= self.now)
            ):
                return self.period[1]
            return self.goal or self.now
        if year is not None and (self.now is None or year <= self.now):
            return year
        return self.as_of


def begin_of(text: str, token: Token) -> int | None:
    """Return the year that what rose or fell over a time, or from a time on, began in."""
    if not token.years:
        return None
    if token.kind == "plan" and text.startswith(("末", "期末"), token.end):
        return token.years[1]
    is_over = token.kind == "plan" and text.startswith(("期间", "时期"), token.end)
    return token.years[0] - is_over


def _lasting(text: str, token: Token) -> int:
    """Return how many years up to now a time is (近三年); 0 if it is none such."""
    found = _LASTING.match(text, token.start, token.end) if token.kind == "while" else None
    is_past = found and (found["since"] or found.start("count") > found.start())
    count = numeral_at(found["count"]) if found and is_past else None
    return int(count.value) if count else 0


def kind_of(
    clause: str, year: int | None, times: Times, section: str, *, is_told: bool = False
) -> tuple[str, int, bool]:
    """Return target or baseline as the words and the year of a clause say.

    Also return how strongly they say so, and whether strong words speak for either. A comparator
    alone (以上, 控制在) is said of what is, too: below 3, it yields to the section.
    """
    target, fact, says = said_of(clause)
    is_to_come = times.is_early or (times.is_of_a_year and section != "baseline")
    is_this_year = is_to_come and "今年" in clause and not is_told
    section = section or ("target" if times.is_of_a_year else "")
    is_over = times.is_late and target < STRONG and bool(_THIS_YEAR.search(clause))
    is_strong = year is not None or says or is_this_year or is_over
    if year is not None and times.now is not None:
        if target <= _OF_REACHING and year <= times.now and _BY_THEN.search(clause):
            target = 0
        if year > times.now:
            target += 5
        elif year < times.now:
            fact += 5
        elif times.plan and section == "target" and year >= times.plan[0]:
            target += 5
        elif times.is_early and section != "baseline" and fact < STRONG:
            target += 4
        elif target < STRONG and section != "target" and not (times.is_set_now and not section):
            fact += 3
    target += 4 * (is_this_year and fact < STRONG)
    fact += 3 * is_over
    difference = abs(target - fact)
    disagrees = min(target, fact) >= 3 and difference < 3
    if difference < 2:
        return "", 0, disagrees
    strength = max(difference, STRONG) if is_strong and not disagrees else min(difference, 2)
    return "target" if target > fact else "baseline", strength, disagrees
