"""What formulas and figures may say: rows for the docs, from the tables that they are read by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from eduplan.engine.given_values import explain, formula_of
from eduplan.formula.aggregates import AGGREGATES, WINDOWS
from eduplan.formula.operators import OPERATORS, Operator, unit_words
from eduplan.formula.printing import EARLIER, MEMBER, STANDARD
from eduplan.quantity import format_interval, format_value, parse_figure
from eduplan.quantity.figure import hedge_words
from eduplan.quantity.mistakes import QUALIFIERS
from eduplan.quantity.unit import SPELLINGS
from eduplan.registry import Registry
from eduplan.words import Words

_ANY_YEAR = 2025
_SAME = Words("与所给的数相同", "that of the number")
_COUNTS: dict[int | None, Words] = {
    None: Words("几个都行", "any number"),
    1: Words("一个", "one"),
    2: Words("两个", "two"),
    3: Words("三个", "three"),
}
_ONE_OR_TWO = Words("一个或两个", "one or two")
_YEARS_TOO = Words("一个，和几年", "one, and a number of years")
_SPECIAL = (
    (
        EARLIER,
        _YEARS_TOO,
        Words("几年前的值", "the value so many years ago"),
        _SAME,
        "往年(在园幼儿数, 1)",
    ),
    (
        STANDARD,
        Words("一个名称", "a name"),
        Words("当年有效、按以判断的标准值", "the standard in force by which it is judged"),
        Words("与名称相同", "that of the name"),
        "标准(师幼比)",
    ),
    (
        MEMBER,
        Words("一个维度和它的代码", "a dimension and codes of it"),
        Words("学校属于这些代码之一", "the school is of one of these codes"),
        Words("成立或不成立", "holds or does not hold"),
        "个数(属于(城乡, 乡村))",
    ),
)


class FormulaRow(NamedTuple):
    """One operator or function: how it is written, what it takes and gives, and an example.

    `binding` is "" for a function; operators with a larger one bind more tightly.
    """

    written: str
    operands: Words
    meaning: Words
    unit: Words
    binding: str
    example: str


def formula_rows() -> Iterator[FormulaRow]:
    """Yield the operators, the loosest first, then the functions."""
    for one in sorted(OPERATORS.values(), key=lambda one: one.binding or 99):
        written = " ".join(dict.fromkeys((*one.words, *one.signs)))
        binding = "" if one.binding is None else str(one.binding)
        yield FormulaRow(
            written, _operands(one), one.meaning, unit_words(one), binding, one.example
        )
    for row in AGGREGATES.values():
        unit = _SAME if row.unit is None else Words.same(row.unit or "—")
        count = _COUNTS[2 if row.is_weighted else 1]
        yield FormulaRow(" ".join(row.words), count, row.meaning, unit, "", row.example)
    for window in WINDOWS.values():
        unit = _SAME if window.unit is None else Words.same(window.unit)
        written = " ".join(window.words)
        yield FormulaRow(written, _YEARS_TOO, window.meaning, unit, "", window.example)
    for words, operands, meaning, unit, example in _SPECIAL:
        yield FormulaRow(" ".join(words), operands, meaning, unit, "", example)


def _operands(operator: Operator) -> Words:
    if operator.has_step:
        return _ONE_OR_TWO
    return _COUNTS[operator.most]


def worked_example(example: str, registry: Registry) -> str:
    """Return an example with its value, if it needs no data, else as it stands.

    Raises:
        EduplanError: it can't be read.
    """
    formula_of(example, registry.catalogue)
    found = explain(example, registry, {}, year=_ANY_YEAR)
    return (
        f"{example} → {found.printer.value(found.reading)}" if found.reading.is_known else example
    )


FIGURES = (
    "83.46%",
    "85%以上",
    "不超过5%",
    "八成",
    "百分之八十五",
    "千分之三",
    "约150人",
    "500余套",
    "近百所",
    "1,234人",
    "1亿2000万元",
    "7134.1万元",
    "三万五千人",
    "10:2.2",
    "6000元/(人·年)",
    "0.4个百分点",
    "2倍",
)
"""Figures as documents print them."""


class FigureRow(NamedTuple):
    """A printed figure: its number, how it stands to the value, and what that may be."""

    printed: str
    number: str
    stands: Words
    values: str


_CERTAIN = {
    "exact": Words("就是这个数", "exactly this"),
    "rounded": Words("舍入得来的数", "what rounds to this"),
}


def figure_rows() -> Iterator[FigureRow]:
    """Yield what each of `FIGURES` stands for."""
    for text in FIGURES:
        figure = parse_figure(text)
        yield FigureRow(
            text,
            format_value(figure.value, figure.unit),
            _CERTAIN.get(figure.qualifier) or QUALIFIERS[figure.qualifier],
            format_interval(figure.interval, figure.unit),
        )


def hedge_rows() -> Iterator[tuple[Words, str]]:
    """Yield how a number may be hedged, and the words for it, before and behind a number."""
    for qualifier, words in hedge_words().items():
        yield QUALIFIERS[qualifier], "、".join(words)


def unit_rows() -> Iterator[tuple[str, str]]:
    """Yield each unit and how else it may be written."""
    for symbol, _, english, others in SPELLINGS:
        yield symbol, "、".join(f"{others} {english}".split()).replace("_", " ")
