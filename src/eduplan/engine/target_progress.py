"""One target against the data: the version in force, where it starts, and the three answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

from eduplan.bounds import Maintain, Qualitative
from eduplan.engine.milestones import Path, path_at
from eduplan.engine.progress import (
    Change,
    Judged,
    Level,
    Pace,
    Value,
    YearKept,
    accepted_values,
    aim_from,
    change_between,
    level_of,
    pace_of,
    share_gone,
    time_gone,
)
from eduplan.engine.verdicts import Verdict, verdict_of
from eduplan.engine.versions import TargetVersion, version_in_force
from eduplan.engine.whole_units import WholeUnits, whole_units
from eduplan.quantity import Interval
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from eduplan.engine.progress import ChangeState
    from eduplan.engine.series import Series, SeriesReader, YearReading
    from eduplan.plan.model import Baseline, Plan, Target

__all__ = ["Start", "TargetEvaluation", "evaluate_target"]

NO_START = Words(
    "规划没有可比的基数，数据中也没有基年的值",
    "the plan has no comparable baseline and the data have no value of the base year",
)
HEDGED = Words(
    "数字前后有约、余、超过等字样，不是一个准确的点", "the figure is hedged and is no single point"
)
MET_AT_START = Words(
    "基年已经达标：这是一条底线，不是进度目标",
    "met at the start already: a floor to be kept, not a way to go",
)
SAME_AS_START = Words(
    "目标等于基数：每年看是否保持", "the target equals its start: kept or not, every year"
)
NO_TIME = Words("到期年不晚于基年，没有时间可分", "the due year is not after the base year")
NOT_STARTED = Words("评价年不晚于基年，时间还没有开始", "no time has gone since the base year")
OF_PERIOD = Words(
    "数年合并计算的比率，没有起点可言", "a rate of several years together starts nowhere"
)
IN_WORDS = Words("定性目标由人认定，不打分", "a target in words is judged by people, not scored")
NO_VALUE = Words("评价年没有数值", "there is no value for the year of the evaluation")


@attrs.frozen(eq=False)
class Start:
    """Where a target starts from; `origin` is the plan's baseline, an observation, or zero.

    `source` is the id of the baseline or the place of the data.
    """

    year: int
    value: Value
    origin: Literal["plan", "data", "zero"]
    source: str = ""


@attrs.frozen(eq=False, kw_only=True)
class TargetEvaluation:
    """The three answers for one target, and what they were taken from.

    `since_base` and `since_last` are the direction; `last_year` is the latest earlier year with a
    value; `missing` what would have given a value for the year of the evaluation.
    """

    target: Target
    version: TargetVersion
    as_of: int
    level: Level
    pace: Pace
    since_base: Change | None = None
    since_last: Change | None = None
    judged: Judged | None = None
    value: YearReading | None = None
    start: Start | None = None
    path: Path | None = None
    units: WholeUnits | None = None
    missing: tuple[str, ...] = ()
    last_year: int | None = None

    @property
    def is_due(self) -> bool:
        """Whether the due year has come."""
        return self.as_of >= self.version.due_year

    @property
    def direction(self) -> ChangeState:
        """The direction that the word is looked up by: since the base, else since last year."""
        for change in (self.since_base, self.since_last):
            if change is not None and change.state != "unknown":
                return change.state
        return "unknown"

    @property
    def verdict(self) -> Verdict:
        """The row of the table of words for the three answers."""
        return verdict_of(self.level.state, self.pace.state, self.direction, is_due=self.is_due)

    @property
    def is_small(self) -> bool:
        """Whether one child more or less moves the value by more than what lacks."""
        gap = self.level.gap
        return self.units is not None and bool(gap) and self.units.step > (gap or 0)


def evaluate_target(
    target: Target, plan: Plan, reader: SeriesReader, as_of: int
) -> TargetEvaluation:
    """Return the three answers for a target at the end of a year."""
    version = version_in_force(plan, target, as_of)
    if isinstance(version.bound, Qualitative):
        pace = Pace("manual", "manual", reason=IN_WORDS)
        level = Level("manual", reason=IN_WORDS)
        return TargetEvaluation(target=target, version=version, as_of=as_of, level=level, pace=pace)
    series = reader.series(target.indicator, target.scope)
    return _Judge(target, version, plan, series, reader, as_of).evaluation()


class _Judge:
    """Judges one target that has a number."""

    def __init__(
        self,
        target: Target,
        version: TargetVersion,
        plan: Plan,
        series: Series,
        reader: SeriesReader,
        as_of: int,
    ) -> None:
        self.target = target
        self.version = version
        self.plan = plan
        self.series = series
        self.reader = reader
        self.as_of = as_of
        self.judged = accepted_values(version.bound, series.indicator.better)
        self.start = self._start()
        self.value = series.value(as_of)

    def evaluation(self) -> TargetEvaluation:
        reading = self.series.in_year(self.as_of)
        first = min(self.plan.baseline_year, self.start.year if self.start else self.as_of)
        last = self.series.last_known(first, self.as_of)
        level = Level("unknown", reason=NO_VALUE)
        units = None
        if self.value is not None:
            level = level_of(self.value, self.judged.accepted)
            level = level if level.state != "unknown" else attrs.evolve(level, reason=HEDGED)
            accepted, catalogue = self.judged.accepted, self.reader.catalogue
            units = whole_units(reading.printed, accepted, catalogue)
        return TargetEvaluation(
            target=self.target,
            version=self.version,
            as_of=self.as_of,
            level=level,
            pace=self._pace(),
            since_base=self._since_base(),
            since_last=None if last is None else self._since(last, self.series.value(last)),
            judged=self.judged,
            value=reading,
            start=self.start,
            path=self._path(),
            units=units,
            missing=_missing(reading),
            last_year=last,
        )

    # Where it starts

    def _start(self) -> Start | None:
        if self.series.is_cumulative:
            nothing = Interval.point(0)
            return Start(self.plan.first_year - 1, Value(nothing, nothing), "zero")
        if self.series.is_of_period:
            return None
        baseline = self._baseline()
        if baseline is not None:
            figure = baseline.figure
            single = figure.qualifier in ("exact", "rounded")
            printed = Interval.point(figure.value) if single else figure.interval
            value = Value(printed, figure.interval)
            return Start(self._year_of(baseline), value, "plan", baseline.id)
        year = self.plan.baseline_year
        observed = self.series.value(year)
        return None if observed is None else Start(year, observed, "data")

    def _baseline(self) -> Baseline | None:
        """Return the latest baseline of the same indicator and scope, before the due year."""
        found = [
            one
            for one in self.plan.baselines
            if one.indicator == self.target.indicator
            and dict(one.scope) == dict(self.target.scope)
            and self._year_of(one) < self.version.due_year
        ]
        return max(found, key=self._year_of, default=None)

    def _year_of(self, baseline: Baseline) -> int:
        return self.plan.baseline_year if baseline.year is None else baseline.year

    # Direction

    def _since_base(self) -> Change | None:
        if self.start is None or self.start.origin == "zero" or self.start.year >= self.as_of:
            return None
        return self._since(self.start.year, self.start.value)

    def _since(self, year: int, before: Value | None) -> Change | None:
        if before is None or self.value is None:
            return None
        return change_between(before, self.value, self.judged, year)

    # Pace

    def _pace(self) -> Pace:
        if isinstance(self.version.bound, Maintain):
            return self._kept(None)
        if self.series.is_of_period:
            return Pace("", "not_applicable", reason=OF_PERIOD)
        if self.start is None:
            return Pace("", "unknown", reason=NO_START)
        if self.start.value.point is None:
            return Pace("", "unknown", reason=HEDGED)
        aim = aim_from(self.start.value.point, self.judged.accepted)
        if aim is None or aim == self.start.value.point:
            return self._met_at_start()
        return self._towards(aim, self.start)

    def _met_at_start(self) -> Pace:
        """Return the pace of a target that its start meets: one to keep, if it is its own start."""
        assert self.start is not None
        if self.start.value.point in (self.judged.accepted.lower, self.judged.accepted.upper):
            return self._kept(SAME_AS_START)
        years = self._years_kept()
        return Pace("", "not_applicable", years=years, reason=MET_AT_START)

    def _towards(self, aim: Fraction, start: Start) -> Pace:
        time = time_gone(start.year, self.as_of, self.version.due_year)
        if time is None:
            return Pace("", "not_applicable", reason=NO_TIME)
        if self.as_of <= start.year:
            return Pace("", "not_applicable", time=time, reason=NOT_STARTED)
        if self.value is None:
            return Pace("", "unknown", time=time, due=time, reason=NO_VALUE)
        path = self._path()
        due, method = time, "cumulative" if start.origin == "zero" else "linear_share"
        if path is not None and start.value.point is not None:
            expected, base = Interval.point(path.expected), Interval.point(start.value.point)
            due, method = share_gone(base, expected, aim).value, "path"
        pace = pace_of(start.value, self.value, aim, time=time, due=due, method=method)
        return pace if pace.state != "unknown" else attrs.evolve(pace, reason=HEDGED)

    def _kept(self, reason: Words | None) -> Pace:
        """Return whether a value that is to be kept was kept, year by year."""
        years = self._years_kept()
        now = years[-1] if years else None
        if now is None or now.kept is None:
            return Pace("yearly", "unknown", years=years, reason=NO_VALUE)
        broken = any(one.kept is False for one in years)
        state: Literal["kept", "restored", "lost"] = "restored" if broken else "kept"
        if not now.kept:
            state = "lost"
        rests = now.rests_on_rounding
        return Pace("yearly", state, years=years, rests_on_rounding=rests, reason=reason)

    def _years_kept(self) -> tuple[YearKept, ...]:
        return tuple(self._kept_in(year) for year in range(self._first_year(), self.as_of + 1))

    def _first_year(self) -> int:
        start = self.plan.baseline_year if self.start is None else self.start.year
        return start + 1

    def _kept_in(self, year: int) -> YearKept:
        value = self.series.value(year)
        if value is None:
            return YearKept(year, None)
        level = level_of(value, self.judged.accepted)
        kept = None if level.state == "unknown" else level.state == "met"
        return YearKept(year, kept, level.rests_on_rounding)

    # Path

    def _path(self) -> Path | None:
        """Return what the milestones ask; a target that was amended has none of its own."""
        milestones = self.target.milestones
        if not milestones or self.version.amendment is not None:
            return None
        points = list(self._points())
        return path_at(self.as_of, points, milestones, self.value, self.judged)

    def _points(self) -> Iterator[tuple[int, Fraction]]:
        start = self.start.value.point if self.start else None
        if self.start is not None and start is not None:
            yield self.start.year, start
        for year, figure in sorted(self.target.milestones.items()):
            if self.start is None or year > self.start.year:
                yield year, figure.value
        last = max(self.target.milestones)
        if last < self.version.due_year:
            aim = aim_from(start, self.judged.accepted) if start is not None else None
            aim = aim if aim is not None else _end(self.judged)
            if aim is not None:
                yield self.version.due_year, aim


def _end(judged: Judged) -> Fraction | None:
    return judged.accepted.upper if judged.better == "lower" else judged.accepted.lower


def _missing(reading: YearReading) -> tuple[str, ...]:
    if reading.value is not None:
        return ()
    return tuple(dict.fromkeys(one.name for one in reading.possible.missing))
