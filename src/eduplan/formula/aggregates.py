"""What functions over institutions and over years mean: to add one is to add a row to a table.

The parser, the printers, the check of units and every reading take what they need from the rows, as
they do from those of `operators.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from eduplan.formula import spread
from eduplan.formula.operators import Takes, count_of
from eduplan.quantity import EVERYTHING, NON_NEGATIVE, Interval
from eduplan.quantity.ranges import ONE, ZERO, divide, largest, root, smallest, sum_of
from eduplan.words import Words


@attrs.frozen(eq=False)
class Aggregation:
    """A function over the institutions of a region.

    Attributes:
        name: what the tree calls it.
        words: how it is written.
        value: the value from those of the institutions, or from pairs of value and weight. Raises
            `Undefined` where a population has none.
        meaning: what it gives, in a clause.
        example: a formula with it.
        is_weighted: whether a second operand is the weight.
        takes: what its operand is.
        unit: the unit of the result; None for that of the operand.
        of_nobody: the value where there is no institution, None if there is none.
        at_least: what the value is at least, whatever institutions there are.
        notation: as an operator's.
    """

    name: str
    words: Words
    value: Callable[[Sequence[Any]], Interval]
    meaning: Words
    example: str
    is_weighted: bool = False
    takes: Takes = "numbers"
    unit: str | None = None
    of_nobody: Interval | None = None
    at_least: Interval = EVERYTHING
    notation: str = ""


def _mean(values: Sequence[Interval]) -> Interval:
    return divide(sum_of(values), Interval.point(len(values)))


def _share(truths: Sequence[bool | None]) -> Interval:
    return divide(count_of(truths), Interval.point(len(truths)))


def _row(
    name: str,
    chinese: str,
    value: Callable[[Sequence[Any]], Interval],
    meaning: tuple[str, str],
    example: str,
    **more: Any,
) -> Aggregation:
    return Aggregation(name, Words(chinese, name), value, Words(*meaning), example, **more)


_OF_TRUTHS = {"takes": "conditions"}
_ROWS = (
    _row(
        "total",
        "合计",
        sum_of,
        ("各校之和；少一所就不知道", "the sum over the schools; unknown where one is missing"),
        "合计(在校生数)",
        of_nobody=ZERO,
        notation="<mrow><mo>∑</mo>{0}</mrow>",
    ),
    _row("mean", "平均", _mean, ("各校的平均", "the mean of the schools"), "平均(在校生数)"),
    _row("minimum", "最小", smallest, ("各校中最小的", "the least"), "最小(在校生数)"),
    _row("maximum", "最大", largest, ("各校中最大的", "the greatest"), "最大(在校生数)"),
    _row(
        "count",
        "个数",
        count_of,
        ("条件成立的学校有几所", "how many schools the condition holds of"),
        "个数(在校生数 < 100人)",
        unit="所",
        of_nobody=ZERO,
        at_least=NON_NEGATIVE,
        **_OF_TRUTHS,
    ),
    _row(
        "share",
        "占比",
        _share,
        ("条件成立的学校占几成", "the share of schools that the condition holds of"),
        "占比(在校生数 < 100人)",
        unit="%",
        **_OF_TRUTHS,
    ),
    _row(
        "weighted_mean",
        "加权平均",
        spread.weighted_mean,
        ("各校按第二个数加权的平均", "the mean of the schools, weighted by the second number"),
        "加权平均(在校生数 ÷ 班级数, 班级数)",
        is_weighted=True,
        notation=(
            "<mfrac><mrow><mo>∑</mo><mrow>{0}<mo>×</mo>{1}</mrow></mrow>"
            "<mrow><mo>∑</mo>{1}</mrow></mfrac>"
        ),
    ),
    _row(
        "standard_deviation",
        "标准差",
        spread.standard_deviation,
        ("各校按第二个数加权的标准差", "the standard deviation, weighted by the second number"),
        "标准差(在校生数 ÷ 班级数, 班级数)",
        is_weighted=True,
    ),
    _row(
        "variation",
        "差异系数",
        spread.variation,
        ("标准差除以平均，按第二个数加权", "the standard deviation by the mean, weighted alike"),
        "差异系数(在校生数 ÷ 班级数, 班级数)",
        is_weighted=True,
        unit="",
    ),
)
AGGREGATES: Mapping[str, Aggregation] = {row.name: row for row in _ROWS}
"""Every function over the level below by its name in the tree."""


@attrs.frozen(eq=False)
class WindowFunction:
    """A function over the last years.

    Attributes:
        name: what the tree calls it.
        words: how it is written.
        value: the value from those of the years read, earliest first, and the number of years;
            None where there is none.
        meaning: what it gives, in a clause.
        example: a formula with it.
        reads: how many years back it reads, earliest first, for a number of years.
        unit: the unit of the result; None for that of the operand.
        adds_up: whether a figure for all its years together stands for those of each.
        divisor: the place of the value that must not be zero.
        undefined: why there is no value although nothing is missing.
        notation: as an operator's; `{years}` and `{last}` are the number of years, and one less.
    """

    name: str
    words: Words
    value: Callable[[Sequence[Interval], int], Interval | None]
    meaning: Words
    example: str
    reads: Callable[[int], Sequence[int]]
    unit: str | None = None
    adds_up: bool = False
    divisor: int | None = None
    undefined: Words | None = None
    notation: str = ""


def _every_year(years: int) -> Sequence[int]:
    return range(years - 1, -1, -1)


def _both_ends(years: int) -> Sequence[int]:
    return (years, 0)


def _growth(values: Sequence[Interval], years: int) -> Interval | None:
    factor = root(divide(values[1], values[0]), years)
    return None if factor is None else factor - ONE


NOT_GROWING_FROM = Words(
    "增长率的起点或终点可能为负", "the start or the end of the growth may be negative"
)


def _total(values: Sequence[Interval], _: int) -> Interval:
    return sum_of(values)


def _yearly_mean(values: Sequence[Interval], years: int) -> Interval:
    return divide(sum_of(values), Interval.point(years))


_SUM_OF_YEARS = (
    "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>0</mn></mrow>{last}</munderover>"
    "<msub>{0}<mrow><mi>t</mi><mo>−</mo><mi>i</mi></mrow></msub>"
)
_WINDOW_ROWS = (
    WindowFunction(
        "total",
        Words("近年合计", "total_over"),
        _total,
        Words("当年和之前各年之和，共几年", "the sum of so many years up to this one"),
        "近年合计(毕业生数, 3)",
        _every_year,
        adds_up=True,
        notation=f"<mrow>{_SUM_OF_YEARS}</mrow>",
    ),
    WindowFunction(
        "mean",
        Words("近年平均", "mean_over"),
        _yearly_mean,
        Words("这几年的平均", "the mean of these years"),
        "近年平均(毕业生数, 3)",
        _every_year,
        adds_up=True,
        notation=f"<mfrac><mrow>{_SUM_OF_YEARS}</mrow>{{years}}</mfrac>",
    ),
    WindowFunction(
        "growth",
        Words("年均增长", "yearly_growth"),
        _growth,
        Words("几年以来平均每年增长百分之几（复合）", "the mean growth a year since so many years"),
        "年均增长(在园幼儿数, 3)",
        _both_ends,
        unit="%",
        divisor=0,
        undefined=NOT_GROWING_FROM,
        notation=(
            "<mrow><mroot><mfrac><msub>{0}<mi>t</mi></msub>"
            "<msub>{0}<mrow><mi>t</mi><mo>−</mo>{years}</mrow></msub></mfrac>{years}</mroot>"
            "<mo>−</mo><mn>1</mn></mrow>"
        ),
    ),
)
WINDOWS: Mapping[str, WindowFunction] = {row.name: row for row in _WINDOW_ROWS}
"""Every function over the last years by its name in the tree."""
