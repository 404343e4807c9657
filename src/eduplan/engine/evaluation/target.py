"""One target against the data: where it starts, and the three answers, each by itself."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property

import attrs

from eduplan.bounds import Compared, Fall, Qualitative, Rise, is_sum, over_of
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.progress import ProgressAnswer, ProgressMethod
from eduplan.catalogue.regions import includes
from eduplan.engine.derived import other_of
from eduplan.engine.evaluation.by_method import answer_of
from eduplan.engine.evaluation.direction import Change, ChangeState, change_between
from eduplan.engine.evaluation.level import Level, level_of
from eduplan.engine.evaluation.milestones import Path, path_at
from eduplan.engine.evaluation.pace import (
    Method,
    Pace,
    PaceState,
    YearKept,
    end_ahead,
    kept_pace,
    pace_of,
    share_gone,
    time_gone,
)
from eduplan.engine.evaluation.series import SeriesReader, YearReading
from eduplan.engine.evaluation.start import Start, start_of
from eduplan.engine.evaluation.verdicts import Verdict, verdict_of
from eduplan.engine.evaluation.whole_units import (
    WholeUnits,
    has_whole_units,
    reads_apart,
    whole_units,
)
from eduplan.plan.model import Plan, Target
from eduplan.plan.promised import (
    Aim,
    Known,
    Value,
    accepted_in,
    asks_every_year,
    membership,
    on_the_way,
)
from eduplan.quantity import Interval
from eduplan.readings.facts import Context, Missing
from eduplan.words import Words

HEDGED = Words("数字带有约、余、超过等字样，无法定论", "a figure is hedged, which decides nothing")
UNDECIDED = Words(
    "值离界线太近，分不出在哪一边", "the value lies too near a line to tell on which side"
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
IN_WORDS = Words("定性目标由人认定，不打分", "a target in words is judged by people, not scored")
NO_PACE = Words(
    "与另一个数相比的目标只有水平，没有进度",
    "what is held against another figure has a level and no pace",
)
NO_VALUE = Words("评价年没有数值", "there is no value for the year of the evaluation")
OF_INSTITUTIONS = Words(
    "这是每所机构的指标，全区域没有一个值",
    "an indicator of each institution has no value of the region",
)


@attrs.frozen(kw_only=True, slots=False)
class TargetEvaluation:
    """The three answers for one target, and what they were taken from.

    Attributes:
        target: the target as the amendments up to the end of the year restate it.
        as_of: the year of the evaluation.
        due_year: the year by which it is due.
        level: whether it is met, and what is lacking.
        pace: the share of the way against the share of the time.
        since_base, since_last: the direction since the start and since `last_year`.
        last_year: the last earlier year with a value; nothing is carried forward from it.
        aim: the values that meet it; None for a target in words.
        value: the indicator in the year, with the rows that it was read from.
        start: where it starts from, or None.
        path: what its milestones ask of the year.
        method, by_method: the method of progress that was asked for, and what it says.
    """

    target: Target
    as_of: int
    due_year: int
    level: Level
    pace: Pace
    since_base: Change | None = None
    since_last: Change | None = None
    last_year: int | None = None
    aim: Aim | None = None
    value: YearReading | None = None
    start: Start | None = None
    path: Path | None = None
    method: ProgressMethod | None = None
    by_method: ProgressAnswer | None = None
    _catalogue: Catalogue | None = attrs.field(default=None, repr=False, eq=False)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What would have given a value."""
        if self.value is None or self.value.value is not None:
            return ()
        return self.value.possible.missing

    @cached_property
    def units(self) -> WholeUnits | None:
        """The gap in whole children, teachers, yuan."""
        if self.value is None or self.aim is None or self._catalogue is None:
            return None
        indicator = self._catalogue.indicator(self.target.indicator)
        if not has_whole_units(indicator):
            return None
        is_apart = reads_apart(indicator, self._catalogue)
        reading = self.value.summed if is_apart else self.value.printed
        return whole_units(reading, self.aim.accepted, self._catalogue)

    @property
    def is_due(self) -> bool:
        """Whether the due year has come."""
        return self.as_of >= self.due_year

    @property
    def verdict(self) -> Verdict:
        """The row of the table of words for the three answers."""
        base, last = _state_of(self.since_base), _state_of(self.since_last)
        return verdict_of(self.level.state, self.pace.state, base, last, is_due=self.is_due)

    @property
    def is_small(self) -> bool:
        """Whether one child more or less moves the value by more than is lacking or to spare."""
        amount = self.level.gap if self.level.gap is not None else self.level.margin
        if amount is None or self._step is None or amount == Interval.point(0):
            return False
        return bool(amount.less(self._step))

    def is_within_one(self, change: Change | None) -> bool:
        """Return whether a change is not more than what one child more or less makes."""
        step = self._step
        if change is None or step is None or change.difference == Interval.point(0):
            return False
        size = change.difference
        return bool(size.less_equal(step) and (-size).less_equal(step))

    @property
    def _step(self) -> Interval | None:
        step = None if self.units is None else self.units.step
        return None if step is None else Interval.point(step)


def evaluate_target(
    target: Target,
    plan: Plan,
    reader: SeriesReader,
    as_of: int,
    method: ProgressMethod | None = None,
) -> TargetEvaluation:
    """Return the three answers for a target of a plan at the end of a year.

    Args:
        target: the target, as the amendments up to then restate it.
        plan: the plan that it stands in.
        reader: what is known of the indicators.
        as_of: the year.
        method: a method of progress to ask too.
    """
    if isinstance(target.bound, Qualitative):
        return TargetEvaluation(
            target=target,
            as_of=as_of,
            due_year=plan.due_year(target),
            level=Level("manual", reason=IN_WORDS),
            pace=Pace("", "manual", reason=IN_WORDS),
        )
    return _Judge(target, plan, reader, as_of).evaluation(method)


class _Judge:
    """Judges one target that has a number."""

    def __init__(self, target: Target, plan: Plan, reader: SeriesReader, as_of: int) -> None:
        self.target = target
        self.plan = plan
        self.reader = reader
        self.series = reader.series(target.indicator, target.scope, summed=is_sum(target.bound))
        self.as_of = as_of
        self.due = plan.due_year(target)
        self.value = self.series.value(as_of)
        start = start_of(target, plan, self.series)
        self.start = start if isinstance(start, Start) else None
        self.no_start = start if isinstance(start, Words) else None
        self.base_year = plan.baseline_year if self.start is None else self.start.year
        self.known = Known(
            better=self.series.indicator.better,
            due=self.due,
            start_year=self.base_year,
            start=None if self.start is None else self.start.value,
        )
        self.aim = self._aim_of(as_of if asks_every_year(target.bound) else max(as_of, self.due))

    def _aim_of(self, year: int) -> Aim:
        """Return what the target asks of a year."""
        known, bound = self.known, self.target.bound
        if isinstance(bound, Compared):
            known = attrs.evolve(known, other=self._other(bound))
        elif asks_every_year(bound):
            known = attrs.evolve(known, before=self._before(year))
        return accepted_in(bound, year, known)

    def _before(self, year: int) -> Value | None:
        """Return the value of the year before; of the base year, where the way starts."""
        before = self.series.value(year - 1)
        is_start = self.start is not None and self.start.year == year - 1
        return self.start.value if self.start is not None and is_start else before

    def _aim_in(self, year: int) -> Aim:
        """Return what is kept or not in a year: what is asked of it, else what is due."""
        return self._aim_of(year) if asks_every_year(self.target.bound) else self.aim

    def _other(self, bound: Compared) -> Value | None:
        """Return the figure that the target is held against, in the year of the evaluation."""
        other = bound.other
        if other.words and not other.name:
            return None
        name, scope = other_of(bound, self.target, self.reader.catalogue)
        context = Context(other.region or self.plan.region, self.as_of, scope=scope)
        is_own = includes(self.plan.region, context.region)
        return (self.reader if is_own else self.reader.beside).value(name, context)

    def evaluation(self, method: ProgressMethod | None) -> TargetEvaluation:
        """Return the three answers with all that they rest on."""
        reading = self.series.in_year(self.as_of)
        last = self.series.last_known(self.base_year, self.as_of)
        return TargetEvaluation(
            target=self.target,
            as_of=self.as_of,
            due_year=self.due,
            level=self._level(),
            pace=self._pace(),
            since_base=self._since_base(),
            since_last=None if last is None else self._since(last, self.series.value(last)),
            last_year=last,
            aim=self.aim,
            value=reading,
            start=self.start,
            path=self._path(),
            method=method,
            by_method=None if method is None else self._by_method(method),
            catalogue=self.reader.catalogue,
        )

    def _by_method(self, method: ProgressMethod) -> ProgressAnswer:
        years, indicator = (self.as_of, self.due), self.series.indicator
        return answer_of(
            method, self.target, indicator, self.start, self.value, self._level(), years
        )

    def _level(self) -> Level:
        if self.value is None:
            of_each = self.series.indicator.level == "institution"
            return Level("unknown", reason=OF_INSTITUTIONS if of_each else NO_VALUE)
        level = level_of(self.value, self.aim)
        if level.state != "unknown" or level.reason is not None:
            return level
        return attrs.evolve(level, reason=HEDGED)

    # Direction

    def _since_base(self) -> Change | None:
        start = self.start
        if start is None or start.origin == "zero" or start.year >= self.as_of:
            return None
        return self._since(start.year, start.value)

    def _since(self, year: int, before: Value | None) -> Change | None:
        if before is None or self.value is None or self.aim.reason is not None:
            return None
        return change_between(before, self.value, self.aim, year)

    # Pace

    def _pace(self) -> Pace:
        if self.start is not None and self.as_of < self.start.year:
            return Pace("", "unknown", reason=_later(self.start))
        if isinstance(self.target.bound, Compared):
            return Pace("", "not_applicable", reason=NO_PACE)
        if asks_every_year(self.target.bound):
            return self._kept(None)
        if self.start is None:
            return self._without_start()
        if self.aim.reason is not None:
            return Pace("", "unknown", reason=self.aim.reason)
        printed = self.start.value.printed
        met = membership(self.aim.accepted, printed)
        end = end_ahead(printed, self.aim.accepted)
        if met is None:
            return Pace("", "unknown", reason=HEDGED)
        if end is None or Interval.point(end) == printed:
            return self._met_at_start(printed)
        return self._towards(end, self.start)

    def _without_start(self) -> Pace:
        """Return the pace of a target that starts nowhere: beside its milestones, if it has any."""
        path = self._path()
        if path is not None and path.met is not None:
            state: PaceState = "on_schedule" if path.met else "behind"
            rests = path.rests_on_rounding
            return Pace("path", state, rests_on_rounding=rests, reason=self.no_start)
        of_period = self.series.is_of_period
        return Pace("", "not_applicable" if of_period else "unknown", reason=self.no_start)

    def _met_at_start(self, start: Interval) -> Pace:
        """Return the pace of a target that its start meets: one to keep, if it is its own start."""
        ends = (self.aim.accepted.lower, self.aim.accepted.upper)
        if start.is_point and start.value in ends:
            return self._kept(SAME_AS_START)
        return Pace("", "not_applicable", years=self._years_kept(), reason=MET_AT_START)

    def _towards(self, end: Fraction, start: Start) -> Pace:
        time = time_gone(start.year, self.as_of, self.due)
        if time is None:
            return Pace("", "not_applicable", reason=NO_TIME)
        if self.as_of <= start.year:
            return Pace("", "not_applicable", time=time, reason=NOT_STARTED)
        if self.value is None:
            return Pace("", "unknown", time=time, due=time, reason=NO_VALUE)
        path = self._path()
        due = time
        method: Method = "cumulative" if start.origin == "zero" else "linear_share"
        expected = on_the_way(self.target.bound, self.as_of, self.known)
        if expected is not None:
            is_growth = isinstance(self.target.bound, (Rise, Fall)) and self.target.bound.is_growth
            method = "compound" if is_growth else method
        if path is not None:
            expected, method = path.expected, "path"
        if expected is not None and start.value.printed.is_point:
            due = share_gone(start.value.printed, Interval.point(expected), end).value
        pace = pace_of(start.value, self.value, end, time=time, due=due, method=method)
        if self._is_beyond(pace):
            return attrs.evolve(pace, state="beyond")
        if pace.state != "unknown":
            return pace
        return attrs.evolve(pace, reason=HEDGED if pace.share is None else UNDECIDED)

    def _is_beyond(self, pace: Pace) -> bool:
        """Tell whether a value has gone all the way, and out of a band at its other end."""
        more = pace.share is not None and Interval.point(1).less(pace.share)
        return bool(more) and self._level().state == "missed"

    def _kept(self, reason: Words | None) -> Pace:
        if self.as_of <= self.base_year:
            return Pace("yearly", "not_applicable", reason=NOT_STARTED)
        pace = kept_pace(self._years_kept(), reason)
        return pace if pace.state != "unknown" else attrs.evolve(pace, reason=NO_VALUE)

    def _years_kept(self) -> tuple[YearKept, ...]:
        is_flow = over_of(self.target.bound) == "each_year"
        first = self.plan.first_year if is_flow else self.base_year + 1
        return tuple(self._kept_in(year) for year in range(first, self.as_of + 1))

    def _kept_in(self, year: int) -> YearKept:
        value = self.series.value(year)
        level = Level("unknown") if value is None else level_of(value, self._aim_in(year))
        kept = None if level.state == "unknown" else level.state == "met"
        return YearKept(year, kept, level.rests_on_rounding)

    # Path

    def _path(self) -> Path | None:
        """Return what the milestones ask of the year."""
        milestones = self.target.milestones
        if not milestones:
            return None
        return path_at(self.as_of, list(self._points()), milestones, self.value, self.aim)

    def _points(self) -> Iterator[tuple[int, Fraction]]:
        """Yield the year and value of the start, of each milestone, and of the end."""
        start = self.start
        is_point = start is not None and start.value.printed.is_point
        if start is not None and is_point:
            yield start.year, start.value.printed.value
        for year, figure in sorted(self.target.milestones.items()):
            if start is None or year > start.year:
                yield year, figure.value
        if max(self.target.milestones) < self.due:
            end = end_ahead(start.value.printed, self.aim.accepted) if start and is_point else None
            end = end if end is not None else _far_end(self.aim, figure.interval)
            if end is not None:
                yield self.due, end


def _later(start: Start) -> Words:
    """Return that the plan's only baseline is of a year after the one that is evaluated."""
    year, name = start.year, start.source
    return Words(
        f"规划的基数是{year}年的（{name}），晚于评价年：此前从哪里起步，规划没有写",
        f"the baseline of the plan is of {year} ({name}), after the year that is evaluated: where "
        "the way started before that is not said",
    )


def _far_end(aim: Aim, last: Interval) -> Fraction | None:
    """Return the end that a path arrives at: of a band, the one ahead of the last milestone."""
    ahead = end_ahead(last, aim.accepted) if aim.better == "band" else None
    if ahead is not None:
        return ahead
    return aim.accepted.upper if aim.better == "lower" else aim.accepted.lower


def _state_of(change: Change | None) -> ChangeState:
    return "unknown" if change is None else change.state
