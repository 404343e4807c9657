"""What an evaluation says of one target, in sentences: level, pace, direction, start and notes."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from eduplan.engine.case import Case
from eduplan.quantity import format_interval, format_value, parse_unit, round_half_up
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from eduplan.catalogue.definitions import Indicator
    from eduplan.engine.evaluate import EvaluationReport
    from eduplan.engine.progress import Change, Value
    from eduplan.engine.target_progress import TargetEvaluation
    from eduplan.quantity import Unit
    from eduplan.words import Language

__all__ = ["STATUS_WORDS", "TargetWords", "case_of"]

STATUS_WORDS = {
    "": Words("未认定", "not judged yet"),
    "not_started": Words("未启动", "not started"),
    "in_progress": Words("推进中", "in progress"),
    "mostly_done": Words("基本完成", "mostly done"),
    "done": Words("完成", "done"),
}
"""What people say of a target in words."""

_CHANGES = {
    "improved": Words("好转", "improved"),
    "flat": Words("持平", "flat"),
    "worsened": Words("变差", "worsened"),
    "unknown": Words("看不出变化", "no change can be told"),
}
_TIME_POINTS = {
    "school_year": Words("按学年", "school years"),
    "september": Words("各年9月1日", "1 September of each year"),
    "december": Words("各年12月31日", "31 December of each year"),
    "calendar_year": Words("按日历年", "calendar years"),
    "period": Words("规划期累计", "the period so far"),
}


def case_of(report: EvaluationReport) -> Case:
    """Return what names the items of the report's plan."""
    day = datetime.date(report.as_of, 12, 31)
    return Case(report.plan, report.registry.catalogue, day, day)


class TargetWords:
    """The sentences about one target, in one language."""

    def __init__(self, one: TargetEvaluation, case: Case, lang: Language) -> None:
        self.one = one
        self.case = case
        self.lang = lang

    def pick(self, zh: str, en: str) -> str:
        """Return one of two texts by the language."""
        return zh if self.lang == "zh" else en

    def say(self, words: Words) -> str:
        """Return the words of the language."""
        return words.in_language(self.lang)

    @property
    def indicator(self) -> Indicator | None:
        """What the target is about; None for one in words."""
        name = self.one.target.indicator
        return self.case.indicator(name) if name else None

    @property
    def unit(self) -> Unit:
        """The unit of the indicator."""
        return parse_unit("") if self.indicator is None else self.indicator.unit

    def name(self) -> str:
        """Return what the target is about, with its scope."""
        target = self.one.target
        if target.indicator:
            return self.say(self.case.name_of(target))
        return target.title or self.say(self.case.bound(self.one.version.bound, ""))

    def aim(self) -> str:
        """Return the bound in force and the year it is due."""
        version = self.one.version
        bound = self.say(self.case.bound(version.bound, self.one.target.indicator))
        due = self.pick(f"（{version.due_year}年）", f" ({version.due_year})")
        return bound + due if self.one.target.indicator else due.strip()

    def level(self) -> str:
        """Return the value of the year, and what it lacks."""
        one, level = self.one, self.one.level
        if level.state == "manual":
            status = self.say(STATUS_WORDS.get(one.target.status, STATUS_WORDS[""]))
            evidence = one.target.evidence
            return status + (self.pick("，依据：", "; evidence: ") + evidence if evidence else "")
        if level.state == "unknown":
            return self._unknown()
        value = self.value(one.value.value if one.value else None)
        if level.state == "met":
            spare = self._spare()
            return self.pick(f"{value}，达标{spare}", f"{value}, met{spare}")
        gap = "" if level.gap is None else self.difference(level.gap)
        lacks = self.pick(f"，距目标 {gap}", f", {gap} from the target") if gap else ""
        return value + lacks + self._whole()

    def pace(self) -> str:
        """Return the share of the way against the share of the time, or why there is none."""
        pace = self.one.pace
        if pace.share is not None and pace.time is not None and pace.due is not None:
            return self._shares()
        reason = self.say(pace.reason) if pace.reason else ""
        if pace.method == "yearly" or pace.years:
            kept = self._years()
            return self.pick("；", "; ").join(part for part in (reason, kept) if part)
        return reason

    def direction(self) -> str:
        """Return the change since the start and since the last year with a value."""
        changes = [self.one.since_base, self.one.since_last]
        if changes[1] is not None and changes[0] is not None and changes[0].year == changes[1].year:
            changes.pop()
        said = [self._change(change) for change in changes if change is not None]
        return self.pick("；", "; ").join(said)

    def start(self) -> str:
        """Return where the target starts from."""
        start = self.one.start
        if start is None or start.origin == "zero":
            return "" if start is None else self.pick("从零起累计", "counted from nothing")
        value = self.value(start.value)
        if start.origin == "plan":
            return self.pick(
                f"{value}（规划 {start.source}，{start.year}年）",
                f"{value} (the plan's {start.source}, {start.year})",
            )
        return self.pick(
            f"{value}（{start.year}年数据；规划没有基数）",
            f"{value} (data of {start.year}; the plan has no baseline)",
        )

    def notes(self) -> Iterator[str]:
        """Yield what a reader must know beside the three answers."""
        one = self.one
        if one.version.amendment is not None:
            yield self._amended()
        if one.path is not None:
            yield self._path()
        if one.is_small and one.units is not None:
            step, unit = self.difference(one.units.step), one.units.unit.symbol
            yield self.pick(
                f"数小：1{unit}就是 {step}，多于差距",
                f"small numbers: 1 {unit} is {step}, more than what lacks",
            )
        yield from self._rounding()

    def _rounding(self) -> Iterator[str]:
        one = self.one
        rests = [
            (one.level.rests_on_rounding, Words("水平", "level")),
            (one.pace.rests_on_rounding, Words("进度", "pace")),
            (one.since_base is not None and one.since_base.rests_on_rounding, _SINCE_BASE),
            (one.since_last is not None and one.since_last.rests_on_rounding, _SINCE_LAST),
        ]
        said = [self.say(words) for flag, words in rests if flag]
        if said:
            listed = self.pick("、", ", ").join(said)
            yield self.pick(
                f"{listed}的判断取决于公布数字的舍入",
                f"{listed}: other answers are possible within the published rounding",
            )

    def value(self, value: Value | None) -> str:
        """Return a value for people."""
        if value is None:
            return self.pick("未知", "unknown")
        if value.point is None:
            return format_interval(value.printed, self.unit)
        places = self.indicator.places if self.indicator else None
        return format_value(value.point, self.unit, places)

    def difference(self, value: Fraction) -> str:
        """Return a difference: of rates in percentage points, else in the unit itself."""
        return self.say(self.case.gap(value, self.unit))

    def share(self, value: Fraction) -> str:
        """Return a share of a way or of time in per cent, with one decimal."""
        return format_value(round_half_up(value, 3), parse_unit("%"))

    def _unknown(self) -> str:
        one = self.one
        reason = self.say(one.level.reason) if one.level.reason else ""
        if one.missing:
            labels = [self.case.catalogue.label(name, self.lang) for name in one.missing]
            listed = self.pick("、", ", ").join(labels)
            reason += self.pick(f"，缺：{listed}", f"; missing: {listed}")
        if one.last_year is not None:
            reason += self.pick(
                f"；最近有数据的是{one.last_year}年", f"; the last value is of {one.last_year}"
            )
        return reason

    def _spare(self) -> str:
        margin = self.one.level.margin
        if not margin:
            return ""
        spare = self.difference(margin)
        return self.pick(f"，余 {spare}", f" with {spare} to spare")

    def _whole(self) -> str:
        units = self.one.units
        if units is None or not units.change:
            return ""
        number, symbol, about = abs(units.change), units.unit.symbol, self.say(units.about)
        more = units.change > 0
        chinese = "还差" if more else "还要减少"
        english = "more" if more else "fewer"
        return self.pick(
            f"；{chinese} {number}{symbol}（{about}，其他数不变）",
            f"; {number}{symbol} {english} ({about}, all else unchanged)",
        )

    def _shares(self) -> str:
        pace = self.one.pace
        assert pace.share is not None
        assert pace.due is not None
        assert pace.time is not None
        gone, time = self.share(pace.share), self.share(pace.time)
        text = self.pick(f"已走 {gone}，时间过去 {time}", f"{gone} of the way, {time} of the time")
        if pace.method == "path":
            due = self.share(pace.due)
            text += self.pick(f"，按里程碑应走 {due}", f", {due} due by the milestones")
        if pace.ratio is not None:
            ratio = format_value(pace.ratio, parse_unit(""))
            text += self.pick(f"，比值 {ratio}", f", ratio {ratio}")
        return text + self._time_point()

    def _time_point(self) -> str:
        indicator, start = self.indicator, self.one.start
        if indicator is None or start is None:
            return ""
        when = self.say(_TIME_POINTS[indicator.time_point])
        years = f"{start.year}—{self.one.as_of}—{self.one.version.due_year}"
        return self.pick(f"（{when}，{years}）", f" ({when}, {years})")

    def _years(self) -> str:
        words = {
            True: self.pick("达标", "met"),
            False: self.pick("未达标", "not met"),
            None: self.pick("无数据", "no data"),
        }
        said = [f"{one.year} {words[one.kept]}" for one in self.one.pace.years]
        return self.pick("，", ", ").join(said)

    def _change(self, change: Change) -> str:
        state = self.say(_CHANGES[change.state])
        size = "" if not change.difference else self._signed(change.difference)
        between = " " if size else ""
        return self.pick(
            f"比{change.year}年{state}{between}{size}",
            f"{state}{between}{size} since {change.year}",
        )

    def _signed(self, value: Fraction) -> str:
        return ("+" if value > 0 else "") + self.difference(value)

    def _path(self) -> str:
        path = self.one.path
        assert path is not None
        places = self.indicator.places if self.indicator else None
        expected = format_value(path.expected, self.unit, places)
        met = {True: Words("达到", "met"), False: Words("未达到", "not met"), None: _OPEN}[path.met]
        kind = (
            self.pick("里程碑", "milestone")
            if path.is_milestone
            else self.pick("里程碑之间的路径", "path between milestones")
        )
        return self.pick(
            f"{path.year}年{kind} {expected}，{self.say(met)}",
            f"{kind} of {path.year}: {expected}, {self.say(met)}",
        )

    def _amended(self) -> str:
        version, target = self.one.version, self.one.target
        assert version.amendment is not None
        before = self.say(self.case.bound(target.bound, target.indicator))
        document, day = version.amendment.document, version.amendment.date
        reason = version.reason
        return self.pick(
            f"目标已调整：原 {before}，依据{document}（{day}）{'，' + reason if reason else ''}",
            f"restated: {before} before, by {document} ({day}){'; ' + reason if reason else ''}",
        )


_SINCE_BASE = Words("比基年的变化", "change since the start")
_SINCE_LAST = Words("比上一年的变化", "change since last year")
_OPEN = Words("无法判断", "cannot be decided")
