"""Properties of indicators and checks, over made-up figures of any domain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from hypothesis import strategies as st

from eduplan.catalogue.definitions import Element, Indicator
from eduplan.catalogue.figures import figure_of
from eduplan.catalogue.rule import Check
from eduplan.errors import EduplanError
from eduplan.failures import Failure
from eduplan.formula import Node, Reference, format_formula, parse_formula, references
from eduplan.messages import Text
from eduplan.quantity import FigureError, Interval, format_value, parse_unit
from eduplan.readings.exact import read_exact
from eduplan.readings.explanation import explain_reading
from eduplan.readings.facts import Context, Reading
from eduplan.testing.made_up import REGION, YEAR, MadeUpFacts, elements_behind
from eduplan.testing.subject import Subject
from eduplan.testing.trial import told, trial, trials_in
from eduplan.words import Language

_SEEDS = st.integers(0, 10_000)
_ATTEMPTS = 12
_NONE = Interval.point(Fraction(0))
_ENOUGH = 11
"""Decided attempts from which a check is said to go one way only."""
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def _read(subject: Subject, node: Node, facts: MadeUpFacts, level: str) -> Reading:
    place = Context(REGION, YEAR, "A" if level != "region" else None)
    return read_exact(node, facts, place, subject.catalogue, prefer_published=False)


def _read_indicator(subject: Subject, one: Indicator, facts: MadeUpFacts) -> Reading:
    return _read(subject, Reference(one.name), facts, one.level)


def _some_facts(subject: Subject, data: st.DataObject) -> Iterator[MadeUpFacts]:
    """Yield figures of every mode, from all zero to large."""
    seed = data.draw(_SEEDS, "seed of the figures")
    for attempt in range(_ATTEMPTS):
        mode = ("large", "small", "large", "ones", "zeros", "small")[attempt % 6]
        yield MadeUpFacts(subject, seed + attempt, mode)


@trial(
    "indicators",
    (
        "数据齐全，指标也算不出来：公式引用了不存在的标准，或总是除以零",
        "an indicator can't be computed whatever the data are: it divides by zero, or lacks a "
        "standard, always",
    ),
    ("用一组齐全的数试算公式", "calculate the formula with a full set of figures"),
    is_property=True,
)
def indicators_can_be_known(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find indicators that no data give a value."""
    facts = [*_some_facts(subject, data)]
    for one in subject.indicators:
        if not any(_read_indicator(subject, one, these).is_known for these in facts):
            yield one.name


@trial(
    "indicators",
    ("数据怎么变，指标都不变", "an indicator has one value whatever the data are"),
    ("核对公式：分子分母是不是同一个数", "check the formula: is it divided by itself?"),
    is_property=True,
)
def indicators_vary(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find indicators that tell nothing."""
    facts = [*_some_facts(subject, data)]
    for one in subject.indicators:
        if not references(one.formula):
            continue  # another trial tells of it
        values: set[Interval | bool | None] = set()
        for these in facts:
            reading = _read_indicator(subject, one, these)
            values |= {reading.value} if reading.is_known else set()
            if len(values) > 1:
                break
        # Of many conditions together none may hold on made-up figures: a share of 0 says nothing.
        if len(values) == 1 and values != {_NONE} and one.unit.kind != "flag":
            yield one.name


@trial(
    "checks",
    ("核对从来不成立", "a check never holds, whatever the data are"),
    ("核对条件是不是写反了", "check whether the condition is the wrong way round"),
    is_property=True,
)
def checks_can_hold(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find checks that always fail."""
    facts = [*_some_facts(subject, data)]
    for one in subject.checks:
        if _goes_one_way(subject, one, facts, always=False):
            yield one.code


@trial(
    "checks",
    ("核对总是成立，什么也查不出", "a check holds whatever the data are, and finds nothing"),
    ("写一个真能不成立的条件", "write a condition that can fail"),
    is_property=True,
)
def checks_can_fail(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find checks that never fail."""
    facts = [*_some_facts(subject, data)]
    for one in subject.checks:
        if not references(one.formula):
            continue  # another trial tells of it
        if _goes_one_way(subject, one, facts, always=True):
            yield one.code


def _goes_one_way(
    subject: Subject, one: Check, facts: Iterable[MadeUpFacts], *, always: bool
) -> bool:
    """Tell whether a check is decided often enough, and always in one way."""
    decided = 0
    for these in facts:
        value = _read(subject, one.formula, these, one.level).value
        if value is (not always):
            return False
        decided += value is always
    return decided >= _ENOUGH


@trial(
    "indicators",
    (
        "缺了一个数，指标变成另一个确定的值：缺数被当成了零",
        "without one of its figures an indicator has another value: missing was taken for zero",
    ),
    ("缺数就是未知，不要补零", "what is missing is unknown; put no zero in its place"),
    is_property=True,
)
def missing_stays_unknown(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find indicators that are sure of something else where a figure is missing."""
    seed = data.draw(_SEEDS, "seed of the figures")
    for one in subject.indicators:
        names = _standing_alone(elements_behind(subject, one), subject)
        whole = _read_indicator(subject, one, MadeUpFacts(subject, seed, is_coded=False))
        if not names or not whole.is_known:
            continue
        hidden = names[seed % len(names)]
        facts = MadeUpFacts(subject, seed, hidden=[hidden], is_coded=False)
        without = _read_indicator(subject, one, facts)
        if without.is_known and without.value != whole.value:
            yield told(one.name, hidden)


def _standing_alone(names: Iterable[str], subject: Subject) -> tuple[str, ...]:
    """Return the elements that nothing else tells the figure of: no part, and no whole."""
    known = [one for one in subject.catalogue.definitions.values() if isinstance(one, Element)]
    linked = {one.name for one in known if one.whole or one.adds_to}
    linked |= {name for one in known for name in (one.whole, one.adds_to)}
    return tuple(name for name in names if name not in linked)


@trial(
    "indicators",
    ("机构换了次序，指标就变", "in another order of the institutions an indicator changes"),
    ("公式不要取决于次序", "let no formula hang on an order"),
    is_property=True,
)
def institutions_in_any_order(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find indicators that hang on the order of the institutions."""
    seed = data.draw(_SEEDS, "seed of the figures")
    for one in subject.indicators:
        before = _read_indicator(subject, one, MadeUpFacts(subject, seed))
        turned = MadeUpFacts(subject, seed, institutions=("C", "A", "B"))
        if _read_indicator(subject, one, turned).value != before.value:
            yield one.name


@trial(
    "elements",
    ("各机构相加不等于地区合计", "the institutions don't add up to the region"),
    ("不能相加的数写 adds_up=False", "declare adds_up=False of what makes no total"),
    is_property=True,
)
def totals_add_up(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find elements whose institutions don't add up."""
    facts = MadeUpFacts(subject, data.draw(_SEEDS, "seed of the figures"))
    place = Context(REGION, YEAR)
    for one in subject.elements:
        if one.level != "institution" or not one.adds_up or one.unit.kind == "rate":
            continue
        parts = [facts.fact(one.name, inner) for inner in facts.institutions(place)]
        total = sum((part.interval.lower or Fraction(0) for part in parts if part), Fraction(0))
        formula = parse_formula(f"合计(「{one.name}」)", subject.catalogue.names)
        reading = read_exact(formula, facts, place, subject.catalogue)
        if isinstance(reading.value, Interval) and reading.value != Interval.point(total):
            yield one.name


@trial(
    "indicators",
    ("全是零的数据让公式出错", "data that are all zero make a formula fail"),
    ("除以零是未知，不是错误；计算也要受得了", "a division by zero is unknown and no error"),
    is_property=True,
)
def zeros_are_harmless(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find indicators that raise, or whose calculations fail, on zeros."""
    facts = MadeUpFacts(subject, data.draw(_SEEDS, "seed of the figures"), "zeros")
    for one in subject.indicators:
        try:
            failure = _failure(_read_indicator(subject, one, facts))
        except EduplanError as error:
            yield told(one.name, str(error))
        else:
            if failure is not None:
                yield told(one.name, failure.words)


def _failure(reading: Reading) -> Failure | None:
    """Return what a calculation did wrong anywhere below a reading."""
    below = (failure for part in reading.parts if (failure := _failure(part)) is not None)
    return reading.failure or next(below, None)


@trial(
    "indicators",
    (
        "指标的数印出来以后读不回来：大小、单位或最大值的声明不对",
        "a figure of the indicator can't be read back as it is printed: its sizes, its unit or "
        "its largest value are wrong",
    ),
    ("核对 unit、sizes、most 和 places", "check `unit`, `sizes`, `most` and `places`"),
    is_property=True,
)
def figures_read_back(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find indicators whose own figures are refused."""
    number = data.draw(st.integers(1, 99), "figure")
    for one in subject.indicators:
        if one.unit.kind == "flag":
            continue
        value = _possible(one, number)
        text = format_value(value, one.unit)
        try:
            read = figure_of(one, text, exact=True)
        except FigureError as error:
            yield told(one.name, error.problems[0].message)
        else:
            if not one.can_be(read):
                yield told(one.name, text)


def _possible(one: Indicator, number: int) -> Fraction:
    """Return a value that the indicator may have: a per cent of its range, or a number."""
    share = Fraction(number, 100)
    sizes = one.sizes
    if sizes is not None and sizes.lower is not None and sizes.upper is not None:
        size = sizes.lower + share * (sizes.upper - sizes.lower)
        return Fraction(round(size)) if size >= 1 else Fraction(1, round(1 / size))
    if one.most is not None:
        return share * one.most if one.unit.kind == "rate" else Fraction(int(share * one.most))
    return share if one.unit.kind == "rate" else Fraction(number) * one.unit.scale


@trial(
    "indicators",
    (
        "比写成 a:1 和 1:a 读成两个数",
        "a ratio printed as a:1 and as 1:a is read as two numbers",
    ),
    ("写 sizes，使只有一个方向可能", "declare `sizes` so that one way round is possible"),
    is_property=True,
)
def pairs_read_either_way(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find ratios whose turned pair is another number."""
    number = data.draw(st.integers(2, 60), "ratio")
    for one in subject.indicators:
        if one.unit.kind != "ratio" or one.ordered or one.sizes is None:
            continue
        try:
            first = figure_of(one, f"{number}:1").value
            second = figure_of(one, f"1:{number}").value
        except FigureError:
            continue
        if first != second:
            yield told(one.name, f"{number}:1")


@trial(
    "indicators",
    ("公式写成文字以后读不回来", "a formula can't be read back from its text"),
    ("名称里不要有公式的符号", "let no name hold a sign of formulas"),
    is_property=True,
)
def formulas_read_back(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find formulas whose text means something else, or nothing."""
    one = data.draw(st.sampled_from(subject.indicators), "indicator")
    text = format_formula(one.formula)
    try:
        same = parse_formula(text, subject.catalogue.names) == one.formula
    except EduplanError as error:
        yield told(one.name, error.problems[0].message)
    else:
        if not same:
            yield told(one.name, text)


@trial(
    "indicators",
    ("指标算出来，却说不清是怎么算的", "an indicator's value can't be explained"),
    ("核对名称和单位", "check names and units"),
    is_property=True,
)
def values_can_be_explained(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find indicators whose explanation fails in one language."""
    facts = MadeUpFacts(subject, data.draw(_SEEDS, "seed of the figures"))
    one = data.draw(st.sampled_from(subject.indicators), "indicator")
    reading = _read_indicator(subject, one, facts)
    try:
        lines = [
            line
            for lang in LANGUAGES
            for line in explain_reading(reading, subject.catalogue, lang=lang).lines()
        ]
    except EduplanError as error:
        yield told(one.name, error.problems[0].message)
    else:
        if not all(lines):
            yield one.name


@trial(
    "elements",
    ("数据项的单位写不出数来", "no figure can be written in an element's unit"),
    ("用 eduplan 认识的单位", "use a unit that eduplan knows"),
    is_property=True,
)
def units_read_back(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find units that can't be read where they are printed."""
    number = data.draw(st.integers(1, 999), "figure")
    for one in subject.elements:
        if one.unit.kind == "flag":
            continue
        text = format_value(Fraction(number) * one.unit.scale, one.unit)
        try:
            if parse_unit(one.unit.symbol) != one.unit or figure_of(one, text).unit is None:
                yield one.name
        except EduplanError as error:
            yield told(one.name, error.problems[0].message)


TRIALS = trials_in(globals())
