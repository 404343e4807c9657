"""What a named method of progress says of a target: a published one, or a plugin's."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from eduplan.bounds import AtLeast, AtMost, Exactly
from eduplan.catalogue.definitions import Indicator
from eduplan.catalogue.progress import ProgressAnswer, ProgressFacts, ProgressMethod
from eduplan.engine.evaluation.level import Level
from eduplan.engine.evaluation.start import Start
from eduplan.failures import failure_of
from eduplan.plan.model import Target
from eduplan.plan.promised import Value
from eduplan.quantity import Interval
from eduplan.words import Words

NO_ONE_NUMBER = Words(
    "这种方法只管到一个数的目标：至少、至多或等于",
    "the method is for targets of one number: at least, at most, exactly",
)
NO_START = Words("没有起点", "there is no start")
NO_VALUE = Words("评价年没有数值", "there is no value for the year of the evaluation")
NOT_EXACT = Words("数字带有约、余、超过等字样", "a figure is hedged")


def answer_of(
    method: ProgressMethod,
    target: Target,
    indicator: Indicator,
    start: Start | None,
    value: Value | None,
    level: Level,
    years: tuple[int, int],
) -> ProgressAnswer:
    """Return what a method says; whatever its code does, return an answer.

    `years` are that of the evaluation and the due year.
    """
    bound, scale = target.bound, indicator.unit.scale
    if not isinstance(bound, AtLeast | AtMost | Exactly):
        return _not_told(NO_ONE_NUMBER)
    if start is None or value is None:
        return _not_told(NO_START if start is None else NO_VALUE)
    end = bound.accepted.upper if isinstance(bound, AtMost) else bound.accepted.lower
    numbers = [_number(start.value.printed, scale), _number(value.printed, scale)]
    if end is None or None in numbers:
        return _not_told(NOT_EXACT)
    begun, now = (number or Fraction(0) for number in numbers)
    better: Literal["higher", "lower"] = "higher" if end / scale >= begun else "lower"
    if isinstance(bound, AtLeast | AtMost):
        better = "higher" if isinstance(bound, AtLeast) else "lower"
    facts = ProgressFacts(
        start=begun,
        start_year=start.year,
        value=now,
        year=years[0],
        target=end / scale,
        due_year=years[1],
        better=better,
        is_met=level.state == "met",
        unit=indicator.unit.symbol,
    )
    try:
        answer = method.judge(facts)
        if isinstance(answer, ProgressAnswer):
            return answer
        raise TypeError(f"{method.name} returned {type(answer).__name__}, not ProgressAnswer")
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return ProgressAnswer(status="error", words=failure_of(error).words)


def _number(printed: Interval, scale: Fraction) -> Fraction | None:
    return printed.value / scale if printed.is_point else None


def _not_told(words: Words) -> ProgressAnswer:
    return ProgressAnswer(status="not_applicable", words=words)
