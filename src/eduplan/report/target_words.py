"""What an evaluation says of one target, in sentences: level, pace, direction and start."""

from __future__ import annotations

from fractions import Fraction

from eduplan.catalogue.definitions import Indicator
from eduplan.engine.case import Case
from eduplan.engine.derived import is_derived
from eduplan.engine.evaluation.direction import Change
from eduplan.engine.evaluation.target import TargetEvaluation
from eduplan.engine.naming import id_words
from eduplan.plan.model import STATUSES
from eduplan.quantity import (
    Interval,
    Unit,
    format_interval,
    format_value,
    parse_unit,
    round_half_up,
)
from eduplan.readings.explanation import missing_words
from eduplan.report_model import NOTHING
from eduplan.words import COMMA, SEMICOLON, Words

MANUAL_WORDS = {"": Words("未认定", "not judged yet"), **STATUSES}
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
_STARTS = {
    "refined": Words(
        "{value}（{year}年数据；规划 {source} 写{text}）",
        "{value} (data of {year}; the plan's {source} says {text})",
    ),
    "plan": Words("{value}（规划 {source}，{year}年）", "{value} (the plan's {source}, {year})"),
    "data": Words(
        "{value}（{year}年数据；规划没有基数）",
        "{value} (data of {year}; the plan has no baseline)",
    ),
}
_DIFFERENCES = {"rate": "个百分点", "ratio": ""}
"""The unit of a difference where it is another than that of the values: 15:1 less 14:1 is 1."""

_PURE, _PERCENT = parse_unit(""), parse_unit("%")
_LEAST_PLACES, _MOST_PLACES = 2, 6
_READ_PLACES = 4
"""So many decimals are read as they are; an average with more is rounded as one without end."""


def amount_words(amount: Interval, unit: Unit, places: int | None = None) -> Words:
    """Return an amount for people: one number where both its ends round to it."""
    if amount.lower is not None and amount.upper is not None:
        lower = _value_words(amount.lower, unit, places)
        if amount.is_point or lower == _value_words(amount.upper, unit, places):
            return lower
    return Words.in_both(lambda lang: format_interval(amount, unit, lang))


def _value_words(value: Fraction, unit: Unit, places: int | None) -> Words:
    return Words.in_both(lambda lang: format_value(value, unit, places, lang))


def _readable(amount: Interval, unit: Unit, places: int | None) -> Interval:
    """Return an amount that people can read: 8.171875 as 8.17."""
    if not amount.is_point or unit.kind in ("ratio", "flag"):
        return amount
    size = amount.value / unit.scale
    if size == round_half_up(size, _READ_PLACES):
        return amount
    return Interval.point(round_half_up(size, places or _LEAST_PLACES) * unit.scale)


def share_words(share: Interval) -> Words:
    """Return a share in per cent, with one decimal where both its ends round to it."""
    if share.lower is not None and share.upper is not None:
        rounded = round_half_up(share.lower, 3)
        if rounded == round_half_up(share.upper, 3):
            return Words.same(format_value(rounded, _PERCENT))
    return Words.same(format_interval(share, _PERCENT))


class TargetWords:
    """The sentences about one target."""

    def __init__(self, one: TargetEvaluation, case: Case) -> None:
        self.one = one
        self.case = case
        name = one.target.indicator
        self.indicator: Indicator | None = case.catalogue.indicator(name) if name else None
        self.unit = _PURE if self.indicator is None else self.indicator.unit
        self.points = parse_unit(_DIFFERENCES.get(self.unit.kind, self.unit.symbol))

    def name(self) -> Words:
        """Return what the target is about, with its scope."""
        target = self.one.target
        return self.case.words.title(target)

    def label(self) -> Words:
        """Return the target by its own id, if it has one, and what it is about."""
        return self.case.words.called(self.one.target)

    def title(self) -> Words:
        """Return the same with what is asked."""
        return Words.join((self.label(), self.aim()), " ")

    def aim(self) -> Words:
        """Return the bound in force; nothing for a target in words."""
        target = self.one.target
        if not target.indicator:
            return NOTHING
        asked, aim = self.case.words.aim(target), self.one.aim
        if not is_derived(target) or aim is None or aim.reason is not None:
            return asked
        return asked.with_details(self.case.words.accepted(aim, self.unit))

    def level(self) -> Words:
        """Return the value of the year, and what it lacks."""
        one, level = self.one, self.one.level
        if level.state == "manual":
            status = MANUAL_WORDS.get(one.target.status, MANUAL_WORDS[""])
            evidence = Words("，依据：{it}", "; evidence: {it}").fill(it=one.target.evidence)
            return Words.join((status, evidence if one.target.evidence else ""))
        reading = one.value
        if level.state == "unknown" or reading is None or reading.value is None:
            return self._unknown()
        printed = reading.value.printed
        if level.state == "met":
            met = Words("{value}，达标", "{value}, met").fill(value=self.value(printed))
            return Words.join((met, self._spare()))
        if level.gap is None:
            return self.value(printed)
        lacks = Words("{value}，距目标 {gap}", "{value}, {gap} from the target").fill(
            value=self.value(printed, self._places(level.gap)), gap=self.difference(level.gap)
        )
        return Words.join((lacks, self.whole_units()), SEMICOLON)

    def whole_units(self) -> Words:
        """Return how many whole children, teachers or yuan are lacking, if that can be told."""
        units = self.one.units
        if units is None or not units.change:
            return NOTHING
        lacks = Words("还差", "more") if units.change > 0 else Words("还要减少", "fewer")
        return Words(
            "{lacks} {number}（{about}，其他数不变）",
            "{number} {lacks} ({about}, all else unchanged)",
        ).fill(lacks=lacks, number=_many(abs(units.change), units.unit), about=units.about)

    def pace(self, *, dated: bool = True) -> Words:
        """Return the share of the way against the share of the time, or why there is none.

        With `dated` it says between which days; where the years stand beside it, it need not.
        """
        pace = self.one.pace
        if pace.state == "manual":
            return NOTHING
        if pace.share is not None and pace.time is not None and pace.due is not None:
            shares = self._shares(pace.share, pace.time, pace.due)
            return Words.join((shares, self._time_point())) if dated else shares
        years = Words.join(
            (Words.join((str(one.year), _YEARS[one.kept]), " ") for one in pace.years), COMMA
        )
        return Words.join((pace.reason or NOTHING, years), SEMICOLON)

    def direction(self) -> Words:
        """Return the change since the start and since the last year with a value."""
        return Words.join(map(self._change, self.changes()), SEMICOLON)

    def changes(self) -> list[Change]:
        """Return the changes since the start and since the last year, one if they are the same."""
        base, last = self.one.since_base, self.one.since_last
        if base is not None and last is not None and base.year == last.year:
            last = None
        return [change for change in (base, last) if change is not None]

    def start(self) -> Words:
        """Return where the target starts from."""
        start = self.one.start
        if start is None:
            return NOTHING
        if start.origin == "zero":
            return Words("从零起累计", "counted from nothing")
        kind = "refined" if start.origin == "plan" and start.is_refined else start.origin
        return _STARTS.get(kind, _STARTS["data"]).fill(
            value=self.value(start.value.printed),
            year=start.year,
            source=self._source(start.source),
            text=start.text,
        )

    def _source(self, name: str) -> Words:
        """Return where the plan says where a target starts from: an id, a clause, or 基数."""
        item = self.case.plan.by_id.get(name)
        clauses = Words.listed(item.clauses) if item else NOTHING
        return id_words(name) or clauses or Words("基数", "baseline")

    def value(self, value: Interval, places: int | None = None) -> Words:
        """Return a value for people."""
        if places is None and self.indicator is not None:
            places = self.indicator.places
        return amount_words(_readable(value, self.unit, places), self.unit, places)

    def difference(self, amount: Interval, *, signed: bool = False) -> Words:
        """Return a difference: of rates in percentage points, else in the unit itself."""
        words = amount_words(amount, self.points, self._places(amount))
        rises = amount.lower is not None and amount.lower > 0
        return Words.join(("+", words)) if signed and rises else words

    def _places(self, amount: Interval) -> int:
        """Return the decimals that it takes to show that an amount is not zero."""
        end = amount.lower or amount.upper
        if not end:
            return _LEAST_PLACES
        size = abs(end) / self.points.scale
        enough = (one for one in range(_LEAST_PLACES, _MOST_PLACES) if round_half_up(size, one))
        return next(enough, _MOST_PLACES)

    def _unknown(self) -> Words:
        one, parts = self.one, [self.one.level.reason or NOTHING]
        if one.missing:
            home, catalogue = self.case.plan.region, self.case.catalogue
            listed = Words.in_both(
                lambda lang: missing_words(one.missing, catalogue, lang=lang, home=home)
            )
            parts.append(Words("，缺：{listed}", "; missing: {listed}").fill(listed=listed))
        problem = one.value.possible.problem if one.value else None
        if problem is not None:
            parts += [Words("，", ": "), problem]
        if one.last_year is not None:
            last = Words("；最近有数据的是{year}年", "; the last value is of {year}")
            parts.append(last.fill(year=one.last_year))
        return Words.join(parts)

    def _spare(self) -> Words:
        margin = self.one.level.margin
        if margin is None or margin == Interval.point(0):
            return NOTHING
        return Words("，余 {spare}", " with {spare} to spare").fill(spare=self.difference(margin))

    def _shares(self, share: Interval, time: Fraction, due: Fraction) -> Words:
        pace = self.one.pace
        parts = [
            Words("已走 {gone}，时间过去 {passed}", "{gone} of the way, {passed} of time").fill(
                gone=share_words(share), passed=share_words(Interval.point(time))
            )
        ]
        if pace.method == "path":
            asked = Words("按节点应走 {asked}", "{asked} due by the milestones")
            parts.append(asked.fill(asked=share_words(Interval.point(due))))
        if pace.ratio is not None:
            ratio = Words("比值 {ratio}", "ratio {ratio}")
            parts.append(ratio.fill(ratio=amount_words(pace.ratio, _PURE)))
        return Words.join(parts, COMMA)

    def _time_point(self) -> Words:
        indicator, start = self.indicator, self.one.start
        if indicator is None or start is None:
            return NOTHING
        return Words("（{when}，{years}）", " ({when}, {years})").fill(
            when=_TIME_POINTS[indicator.time_point],
            years=f"{start.year}—{self.one.as_of}—{self.one.due_year}",
        )

    def _change(self, change: Change) -> Words:
        amount = change.difference
        size = NOTHING if amount.contains(0) else self.difference(amount, signed=True)
        state = Words.join((CHANGE_WORDS[change.state], size), " ")
        since = Words("比{year}年{state}", "{state} since {year}")
        return since.fill(year=change.year, state=state)


def _many(number: int, unit: Unit) -> Words:
    """Return a whole number as people say it: yuan from ten thousand on in 万元."""
    wan = parse_unit("万元")
    large = unit.symbol == "元" and number >= wan.scale
    return amount_words(Interval.point(number), wan if large else unit)
