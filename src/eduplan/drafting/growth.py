"""What a column of growth says of a row: a rate, how much more there is, or a sum of the period."""

from __future__ import annotations

import re
from fractions import Fraction

from eduplan.drafting.fact import OF_CHANGE
from eduplan.drafting.vocabulary import vocabulary
from eduplan.files.indicator_table import IndicatorRow, PrintedFigure

_YEARLY = re.compile("年均|每年|平均|年递")
_SUM = re.compile("累计|新增|净增|[五期]年(?!均)|期[间内]|总量")
_RATE = re.compile("增[长幅速]|递[增减]")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FALL = re.compile(r"[-－—−]\s*\d|下降|降低|减少")
_SHARES = ("%", "‰")


def growth_of(
    row: IndicatorRow, figure: PrintedFigure, label: str, unit: str
) -> tuple[str, str, str]:
    """Return the name of what a cell of the column says, over what it counts, and its unit.

    A figure in brackets, or that is the difference of the row's levels, is of the whole period;
    any other is a growth of each year, in % unless the column or the cell says another unit.
    """
    is_fall = bool(_FALL.search(figure.text))
    is_difference = _is_difference(row, figure)
    is_sum = figure.is_total or is_difference or _is_of_period(figure)
    is_share = row.unit in _SHARES
    if not is_sum and not row.dues and is_share:
        return label, "年均", unit  # 初中辍学率 | 0.2 | — | ＜0.1: what each year must reach
    if not is_sum:
        fall = "年均下降" if is_fall else "年均增长"
        word = fall if _YEARLY.search(figure.header) else fall.removeprefix("年均")
        return f"{label}{word}", OF_CHANGE if row.dues else "年均", figure.unit or "%"
    own = _own(figure) or unit
    is_made = bool(vocabulary().begins_in_making.match(label))
    is_more = not is_made and bool(is_share or (row.states and not row.dues))
    if is_difference or is_more:
        return f"{label}{'减少' if is_fall else '增加'}", OF_CHANGE if row.dues else "", own
    return label, "" if is_share else "累计", own


def _own(figure: PrintedFigure) -> str:
    """Return the unit of a column of growth, if it is no share: that is of the rates in it."""
    return "" if figure.unit in _SHARES else figure.unit


def _is_of_period(figure: PrintedFigure) -> bool:
    """Tell a column that only has sums or changes: 五年累计, 提高, and no rate of growth."""
    is_rate = _YEARLY.search(figure.header) or _RATE.search(figure.header)
    return not is_rate or bool(_SUM.search(figure.header) and not _YEARLY.search(figure.header))


def _is_difference(row: IndicatorRow, figure: PrintedFigure) -> bool:
    """Tell whether a figure is by how much the last level of a row is above the first."""
    numbers = [_number(one.text) for one in (figure, *row.states[-1:], *row.dues[-1:])]
    if len(numbers) < 3 or None in numbers:
        return False
    change, first, last = (one for one in numbers if one is not None)
    return abs(last - first) == change


def _number(text: str) -> Fraction | None:
    found = _NUMBER.findall(text)
    return Fraction(found[0].replace(",", "")) if len(found) == 1 else None
