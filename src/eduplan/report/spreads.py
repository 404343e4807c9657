"""The distribution of institutions, each with its share of a variation (差异系数)."""

from __future__ import annotations

from collections.abc import Iterator

from eduplan.charts import Distribution, Dot
from eduplan.engine.evaluation.evaluate import EvaluationReport
from eduplan.engine.spread import Spread, SpreadShare, spread_of
from eduplan.formula import Aggregate, walk
from eduplan.formula import Reference as NameOf
from eduplan.quantity import Interval, Unit, parse_unit, round_half_up
from eduplan.readings.facts import Context
from eduplan.report.target_words import TargetWords, amount_words, share_words
from eduplan.report_model import (
    Cell,
    Column,
    Picture,
    Quantity,
    Reference,
    Row,
    Section,
    Table,
)
from eduplan.words import Words

_PLACES = 3
PURE, _PERCENT = parse_unit(""), parse_unit("%")
_BETWEEN = Words("校际差异：{item}", "Between schools: {item}")
_COLUMNS = (
    Column("school", Words("学校", "School")),
    Column("value", Words("实际", "Value"), "amount"),
    Column("share", Words("占差异的份额", "Share of the spread"), "amount"),
    Column("without", Words("去掉它的差异系数", "Variation without it"), "amount"),
)


def spread_section(item: Words, spread: Spread | None, *about: Reference) -> Iterator[Section]:
    """Yield what each institution adds to a variation, those first that add most, as a picture."""
    if spread is None or not spread.shares:
        return
    ordered = sorted(spread.shares, key=lambda share: (-_upper(share), share.name))
    rows = tuple(
        Row(
            (
                Cell(Words.same(share.name)),
                amount_cell("value", share.value, spread.unit),
                Cell(share_words(share.share), (Quantity("share", share.share, _PERCENT),)),
                amount_cell("without", share.without, PURE),
            )
        )
        for share in ordered
    )
    title = _BETWEEN.fill(item=item)
    dots = tuple(Dot(share.name, share.value, share.share) for share in spread.shares)
    chart = Distribution(spread.unit, dots, spread.mean)
    yield Section(title, (Picture(title, chart, Table(_COLUMNS, rows), about),))


def spread_sections(result: EvaluationReport) -> Iterator[Section]:
    """Yield the distribution behind each target that is about a variation between schools."""
    catalogue = result.registry.catalogue
    for one in result.targets:
        definition = catalogue.indicator(one.target.indicator) if one.target.indicator else None
        formula = definition.formula if definition else None
        if formula is None or not any(_is_variation(node) for node in walk(formula)):
            continue
        context = Context(result.plan.region, result.as_of, scope=one.target.scope)
        reading = result.reader.printed.read(NameOf(one.target.indicator), context)
        said = TargetWords(one, result.case)
        yield from spread_section(
            said.title(), spread_of(reading), Reference("item", one.target.id)
        )


def as_printed(value: Interval) -> Interval:
    """Return a variation with three decimals, as the published tables print it."""
    return Interval.point(round_half_up(value.value, _PLACES)) if value.is_point else value


def amount_cell(key: str, value: Interval | None, unit: Unit) -> Cell:
    """Return a cell with an amount; a dash where it is not known."""
    words = Words("—", "—") if value is None else amount_words(value, unit)
    return Cell(words, (Quantity(key, value, unit),))


def _is_variation(node: object) -> bool:
    return isinstance(node, Aggregate) and node.function == "variation"


def _upper(share: SpreadShare) -> float:
    return float(share.share.upper or 0)
