"""Two published methods of progress that compare growth: of SDG monitoring, and the UN chart.

Both work on compound annual growth, (b ÷ a)^(1 ÷ years) − 1, which is irrational as a rule: it is
enclosed, and a class is told only where the whole enclosure lies in it.
"""

from __future__ import annotations

from fractions import Fraction

from eduplan.catalogue.progress import ProgressAnswer, ProgressFacts, ProgressMethod, not_told
from eduplan.quantity import Interval
from eduplan.quantity.ranges import root
from eduplan.words import Words

ZERO_STAND_IN = Fraction(1, 1000)
"""Both methods put 0.001 in the place of a start or target of 0, and say so in the steps."""

_POINT = Interval.point
_ONE = _POINT(1)
_CLASSES = {
    "substantial_progress": Words("进展显著", "on track"),
    "moderate_progress": Words("有进展", "moderate progress"),
    "limited_progress": Words("进展有限", "limited progress"),
    "deterioration": Words("退步", "deterioration"),
    "target_achieved": Words("已达到目标", "target achieved"),
    "on_track": Words("已达到或在轨道上", "target achieved or on track"),
    "fair": Words("有进展，要加快", "fair progress, acceleration needed"),
    "stagnation": Words("停滞或倒退", "stagnation or regression"),
}
_STAND_IN = Words("{what}为0，以0.001代替", "{what} is 0; 0.001 stands in for it")
_START, _TARGET = Words("起点", "the start"), Words("目标", "the target")
_GROWTH = Words(
    "{what}年均增长 = ({end} ÷ {start})^(1 ÷ {years}) − 1 = {growth}%",
    "{what} growth a year = ({end} ÷ {start})^(1 ÷ {years}) − 1 = {growth}%",
)
_ACTUAL, _NEEDED = Words("实际", "actual"), Words("需要的", "needed")


def _sdg(facts: ProgressFacts) -> ProgressAnswer:
    if facts.is_met:
        return _achieved()
    start, target, steps = _without_zeros(facts)
    if refused := _refused(facts, start):
        return refused
    if start == target:
        return not_told("目标等于起点，没有要走的路", "the target equals the start: no way to go")
    actual = _growth(start, facts.value, facts.year - facts.start_year)
    needed = _growth(start, target, facts.due_year - facts.start_year)
    steps += (
        _step(_ACTUAL, start, facts.value, facts.year - facts.start_year, actual),
        _step(_NEEDED, start, target, facts.due_year - facts.start_year, needed),
    )
    towards = (1 if facts.better == "higher" else -1) * (-1 if start < 0 else 1)
    size = needed if _POINT(0).less(needed) else _POINT(-1) * needed
    ratio = _POINT(towards) * actual / size
    said = Words("R = {r}", "R = {r}").fill(r=_text(ratio, 3))
    bands = (
        ("substantial_progress", Fraction(95, 100)),
        ("moderate_progress", Fraction(60, 100)),
        ("limited_progress", Fraction(0)),
    )
    return _in_bands(ratio, bands, "deterioration", (*steps, said))


def _un_chart(facts: ProgressFacts) -> ProgressAnswer:
    ends = facts.unit == "%" and facts.target in (0, 100)
    if facts.is_met or (ends and abs(facts.value - facts.target) <= 1):
        return _achieved()
    start, target, steps = _without_zeros(facts)
    if refused := _refused(facts, start):
        return refused
    if start == target:
        return not_told("目标等于起点，没有要走的路", "the target equals the start: no way to go")
    gone, left = facts.year - facts.start_year, max(0, facts.due_year - facts.year)
    actual = _growth(start, facts.value, gone)
    power = (facts.value / start) ** left
    expected = _POINT(facts.value) * _root(power, gone)
    ratio = (expected - _POINT(start)) / _POINT(target - start)
    steps += (
        _step(_ACTUAL, start, facts.value, gone, actual),
        Words(
            "照此到{due}年 = {value} × (1 + 年均增长)^{left} = {expected}",
            "at this rate in {due} = {value} × (1 + growth)^{left} = {expected}",
        ).fill(
            due=facts.due_year, value=_number(facts.value), left=left, expected=_text(expected, 2)
        ),
        Words(
            "({expected} − {start}) ÷ ({target} − {start}) = {ratio}",
            "({expected} − {start}) ÷ ({target} − {start}) = {ratio}",
        ).fill(
            expected=_text(expected, 2),
            start=_number(start),
            target=_number(target),
            ratio=_text(ratio, 3),
        ),
    )
    bands = (("on_track", Fraction(95, 100)), ("fair", Fraction(10, 100)))
    return _in_bands(ratio, bands, "stagnation", steps)


OWN_METHODS = (
    ProgressMethod(
        "compound_growth",
        Words("年均增长之比（SDG 监测）", "ratio of compound growth (SDG monitoring)"),
        "Open SDG, progress measure, after Statistics Canada",
        _sdg,
    ),
    ProgressMethod(
        "un_chart",
        Words("联合国 SDG 进展图", "UN SDG progress chart"),
        "UN SDG Progress Chart 2023, technical note, as Eustat applies it",
        _un_chart,
    ),
)
"""The methods that come with eduplan; plugins add theirs by a hook."""


def _achieved() -> ProgressAnswer:
    step = Words("现值已达到目标，不再计算", "the value meets the target; nothing is computed")
    words = _CLASSES["target_achieved"]
    return ProgressAnswer(status="target_achieved", words=words, steps=(step,))


def _without_zeros(facts: ProgressFacts) -> tuple[Fraction, Fraction, tuple[Words, ...]]:
    """Return the start and the target, neither of them 0, and what was put in their place."""
    said = tuple(
        _STAND_IN.fill(what=what)
        for what, number in ((_START, facts.start), (_TARGET, facts.target))
        if number == 0
    )
    return facts.start or ZERO_STAND_IN, facts.target or ZERO_STAND_IN, said


def _refused(facts: ProgressFacts, start: Fraction) -> ProgressAnswer | None:
    """Return why growth can't be told: no two years, or values of two signs."""
    if facts.year <= facts.start_year or facts.due_year <= facts.start_year:
        return not_told("时间还没有开始", "no time has gone")
    target = facts.target or ZERO_STAND_IN
    if min(facts.value * start, target * start) <= 0:
        return not_told(
            "数为零或正负不一，没有增长率", "a value of 0 or of two signs has no growth"
        )
    return None


def _in_bands(
    ratio: Interval, bands: tuple[tuple[str, Fraction], ...], last: str, steps: tuple[Words, ...]
) -> ProgressAnswer:
    """Return the first class whose lower end the ratio reaches, or the last."""
    for status, least in bands:
        reaches = _POINT(least).less_equal(ratio)
        if reaches is None:
            return not_told("比值离界线太近，分不出", "the ratio is too near a line to tell")
        if reaches:
            return ProgressAnswer(status=status, words=_CLASSES[status], measure=ratio, steps=steps)
    return ProgressAnswer(status=last, words=_CLASSES[last], measure=ratio, steps=steps)


def _growth(start: Fraction, end: Fraction, years: int) -> Interval:
    return _root(end / start, years) - _ONE


def _root(value: Fraction, degree: int) -> Interval:
    found = root(_POINT(value), degree)
    assert found is not None, "values of two signs are refused before"
    return found


def _step(what: Words, start: Fraction, end: Fraction, years: int, growth: Interval) -> Words:
    percent = _text(_POINT(100) * growth, 2)
    return _GROWTH.fill(
        what=what, start=_number(start), end=_number(end), years=years, growth=percent
    )


def _number(value: Fraction) -> str:
    """Return a number as it is, with at most four decimals."""
    return str(value) if value.denominator == 1 else _text(_POINT(value), 4).rstrip("0")


def _text(value: Interval, places: int) -> str:
    """Return a number to some decimals, from an enclosure that is far narrower."""
    scaled = round((value.lower or Fraction(0)) * 10**places)
    whole, rest = divmod(abs(scaled), 10**places)
    return f"{'-' if scaled < 0 else ''}{whole}.{rest:0{places}d}"
