"""What an evaluation says of one target, in sentences: level, pace, direction and start."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from eduplan.plan.model import STATUSES
from eduplan.quantity import Interval, format_interval, format_value, parse_unit, round_half_up
from eduplan.readings.words import missing_words
from eduplan.words import Words

if TYPE_CHECKING:
    from eduplan.catalogue.definitions import Indicator
    from eduplan.engine.case import Case
    from eduplan.engine.evaluation.direction import Change
    from eduplan.engine.evaluation.target import TargetEvaluation
    from eduplan.quantity import Unit
    from eduplan.words import Language

__all__ = ["CHANGE_WORDS", "MANUAL_WORDS", "TargetWords", "amount_text", "share_text"]

MANUAL_WORDS = {
    "": Words("未认定", "not judged yet"),
    **STATUSES,
}
"""What people say of a target in words."""

CHANGE_WORDS = {
    "improved": Words("好转", "improved"),
    "flat": Words("持平", "flat"),
    "worsened": Words("变差", "worsened"),
    "unknown": Words("看不出变化", "no change can be told"),
}
"""The states of a direction."""

_TIME_POINTS = {
    "school_year": Words("按学年", "school years"),
    "september": Words("各年9月1日", "1 September of each year"),
    "december": Words("各年12月31日", "31 December of each year"),
    "calendar_year": Words("按日历年", "calendar years"),
    "period": Words("规划期累计", "the period so far"),
}
_YEARS = {
    True: Words("达标", "met"),
    False: Words("未达标", "not met"),
    None: Words("无数据", "no data"),
}
_DIFFERENCES = {"rate": "个百分点", "ratio": ""}
"""The unit of a difference where it is another than that of the values: 15:1 less 14:1 is 1."""

_LEAST_PLACES, _MOST_PLACES = 2, 6


def amount_text(amount: Interval, unit: Unit, places: int | None = None) -> str:
    """Return an amount for people: one number where both its ends round to it."""
    if amount.lower is not None and amount.upper is not None:
        ends = [format_value(end, unit, places) for end in (amount.lower, amount.upper)]
        if ends[0] == ends[1]:
            return ends[0]
    return format_interval(amount, unit)


def share_text(share: Interval) -> str:
    """Return a share in per cent, with one decimal where both its ends round to it."""
    percent = parse_unit("%")
    if share.lower is not None and share.upper is not None:
        rounded = round_half_up(share.lower, 3)
        if rounded == round_half_up(share.upper, 3):
            return format_value(rounded, percent)
    return format_interval(share, percent)


class TargetWords:
    """The sentences about one target, in one language."""

    def __init__(self, one: TargetEvaluation, case: Case, lang: Language) -> None:
        self.one = one
        self.case = case
        self.lang = lang
        name = one.target.indicator
        self.indicator: Indicator | None = case.catalogue.indicator(name) if name else None
        self.unit = parse_unit("") if self.indicator is None else self.indicator.unit
        self.points = parse_unit(_DIFFERENCES.get(self.unit.kind, self.unit.symbol))

    def pick(self, zh: str, en: str) -> str:
        """Return one of two texts by the language."""
        return zh if self.lang == "zh" else en

    def say(self, words: Words | None) -> str:
        """Return the words of the language, "" for none."""
        return "" if words is None else words.in_language(self.lang)

    def name(self) -> str:
        """Return what the target is about, with its scope."""
        target = self.one.target
        if target.indicator:
            return self.say(self.case.words.name(target))
        return target.title or self.say(self.case.words.bound(target.bound, ""))

    def aim(self) -> str:
        """Return the bound in force, "" for a target in words."""
        target = self.one.target
        return self.say(self.case.words.aim(target)) if target.indicator else ""

    def level(self) -> str:
        """Return the value of the year, and what it lacks."""
        one, level = self.one, self.one.level
        if level.state == "manual":
            status = self.say(MANUAL_WORDS.get(one.target.status, MANUAL_WORDS[""]))
            evidence = one.target.evidence
            return status + (self.pick("，依据：", "; evidence: ") + evidence if evidence else "")
        reading = one.value
        if level.state == "unknown" or reading is None or reading.value is None:
            return self._unknown()
        if level.state == "met":
            value = self.value(reading.value.printed)
            return self.pick(f"{value}，达标", f"{value}, met") + self._spare()
        if level.gap is None:
            return self.value(reading.value.printed)
        places = self._places(level.gap)
        value, gap = self.value(reading.value.printed, places), self.difference(level.gap)
        lacks = self.pick(f"，距目标 {gap}", f", {gap} from the target")
        return value + lacks + self._whole()

    def pace(self) -> str:
        """Return the share of the way against the share of the time, or why there is none."""
        pace = self.one.pace
        if pace.state == "manual":
            return ""
        if pace.share is not None and pace.time is not None and pace.due is not None:
            return self._shares(pace.share, pace.time, pace.due)
        years = self._years() if pace.years else ""
        return self.pick("；", "; ").join(part for part in (self.say(pace.reason), years) if part)

    def direction(self) -> str:
        """Return the change since the start and since the last year with a value."""
        base, last = self.one.since_base, self.one.since_last
        if base is not None and last is not None and base.year == last.year:
            last = None
        said = [self._change(change) for change in (base, last) if change is not None]
        return self.pick("；", "; ").join(said)

    def start(self) -> str:
        """Return where the target starts from."""
        start = self.one.start
        if start is None or start.origin == "zero":
            return "" if start is None else self.pick("从零起累计", "counted from nothing")
        value = self.value(start.value.printed)
        if start.origin == "plan" and start.is_refined:
            return self.pick(
                f"{value}（{start.year}年数据；规划 {start.source} 写{start.text}）",
                f"{value} (data of {start.year}; the plan's {start.source} says {start.text})",
            )
        if start.origin == "plan":
            return self.pick(
                f"{value}（规划 {start.source}，{start.year}年）",
                f"{value} (the plan's {start.source}, {start.year})",
            )
        return self.pick(
            f"{value}（{start.year}年数据；规划没有基数）",
            f"{value} (data of {start.year}; the plan has no baseline)",
        )

    def value(self, value: Interval, places: int | None = None) -> str:
        """Return a value for people."""
        if places is None and self.indicator is not None:
            places = self.indicator.places
        return amount_text(value, self.unit, places)

    def difference(self, amount: Interval, *, signed: bool = False) -> str:
        """Return a difference: of rates in percentage points, else in the unit itself."""
        text = amount_text(amount, self.points, self._places(amount))
        text = text.replace("个百分点", self.pick("个百分点", " percentage points"))
        rises = amount.lower is not None and amount.lower > 0
        return f"+{text}" if signed and rises else text

    def _places(self, amount: Interval) -> int:
        """Return the decimals that it takes to show that an amount is not zero."""
        end = amount.lower or amount.upper
        if not end:
            return _LEAST_PLACES
        size = abs(end) / self.points.scale
        enough = (one for one in range(_LEAST_PLACES, _MOST_PLACES) if round_half_up(size, one))
        return next(enough, _MOST_PLACES)

    def _unknown(self) -> str:
        one = self.one
        reason = self.say(one.level.reason)
        if one.missing:
            listed = missing_words(
                one.missing, self.case.catalogue, lang=self.lang, home=self.case.plan.region
            )
            reason += self.pick(f"，缺：{listed}", f"; missing: {listed}")
        problem = one.value.possible.problem if one.value else None
        if problem is not None:
            reason += self.pick("，", ": ") + self.say(problem)
        if one.last_year is not None:
            reason += self.pick(
                f"；最近有数据的是{one.last_year}年", f"; the last value is of {one.last_year}"
            )
        return reason

    def _spare(self) -> str:
        margin = self.one.level.margin
        if margin is None or margin == Interval.point(0):
            return ""
        spare = self.difference(margin)
        return self.pick(f"，余 {spare}", f" with {spare} to spare")

    def _whole(self) -> str:
        units = self.one.units
        if units is None or not units.change:
            return ""
        number, about = _many(abs(units.change), units.unit), self.say(units.about)
        more = units.change > 0
        chinese = "还差" if more else "还要减少"
        english = "more" if more else "fewer"
        return self.pick(
            f"；{chinese} {number}（{about}，其他数不变）",
            f"; {number} {english} ({about}, all else unchanged)",
        )

    def _shares(self, share: Interval, time: Fraction, due: Fraction) -> str:
        pace = self.one.pace
        gone, passed = share_text(share), share_text(Interval.point(time))
        text = self.pick(f"已走 {gone}，时间过去 {passed}", f"{gone} of the way, {passed} of time")
        if pace.method == "path":
            asked = share_text(Interval.point(due))
            text += self.pick(f"，按节点应走 {asked}", f", {asked} due by the milestones")
        if pace.ratio is not None:
            ratio = amount_text(pace.ratio, parse_unit(""))
            text += self.pick(f"，比值 {ratio}", f", ratio {ratio}")
        return text + self._time_point()

    def _time_point(self) -> str:
        indicator, start = self.indicator, self.one.start
        if indicator is None or start is None:
            return ""
        when = self.say(_TIME_POINTS[indicator.time_point])
        years = f"{start.year}—{self.one.as_of}—{self.one.due_year}"
        return self.pick(f"（{when}，{years}）", f" ({when}, {years})")

    def _years(self) -> str:
        said = [f"{one.year} {self.say(_YEARS[one.kept])}" for one in self.one.pace.years]
        return self.pick("，", ", ").join(said)

    def _change(self, change: Change) -> str:
        state, amount = self.say(CHANGE_WORDS[change.state]), change.difference
        size = "" if amount.contains(0) else self.difference(amount, signed=True)
        between = " " if size else ""
        return self.pick(
            f"比{change.year}年{state}{between}{size}",
            f"{state}{between}{size} since {change.year}",
        )


def _many(number: int, unit: Unit) -> str:
    """Return a whole number as people say it: yuan from ten thousand on in 万元."""
    wan = parse_unit("万元")
    large = unit.symbol == "元" and number >= wan.scale
    return format_value(Fraction(number), wan if large else unit)
