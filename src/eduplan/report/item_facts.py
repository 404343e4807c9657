"""What an item of a plan says, as fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eduplan.bounds import Qualitative
from eduplan.engine.case import Case
from eduplan.engine.naming import id_words
from eduplan.plan.model import (
    BINDINGS,
    STATEMENT_KINDS,
    Amendment,
    Baseline,
    Clause,
    Goal,
    Item,
    Measure,
    PlanProblem,
    Relation,
    Statement,
    Target,
    Waiver,
)
from eduplan.quantity import format_interval, parse_unit
from eduplan.readings.expression import formula_words
from eduplan.report.overrides import replaced_field
from eduplan.report_model import NOTHING, Field, Quantity, Reference
from eduplan.words import COMMA, Words

KIND_WORDS: Mapping[type, Words] = {
    Clause: Words("条款", "clause"),
    Goal: Words("目标", "goal"),
    Baseline: Words("基数", "baseline"),
    Statement: Words("陈述", "statement"),
    Target: Words("目标值", "target"),
    Measure: Words("措施", "measure"),
    PlanProblem: Words("问题", "problem"),
    Relation: Words("算术关系", "arithmetic relation"),
    Waiver: Words("豁免", "waiver"),
    Amendment: Words("中期调整", "amendment"),
}
_BINDING = {**BINDINGS, "unstated": Words("未写明", "unstated")}


def item_kind(item: Item) -> str:
    """Return what an item is, by the name of its table in a plan file."""
    return "problem" if isinstance(item, PlanProblem) else type(item).__name__.lower()


def item_anchor(item: Item, case: Case) -> Reference:
    """Return what others refer to an item by, with what people call it."""
    return Reference("item", item.id, case.words.mark(item))


def item_facts(item: Item, case: Case) -> Iterator[Field]:
    """Yield what an item says, in the order in which people ask for it."""
    if isinstance(item, Target):
        yield from _target(item, case)
    elif isinstance(item, (Baseline, Statement)):
        yield from _published(item, case)
    elif isinstance(item, Measure):
        yield from _measure(item, case)
    elif isinstance(item, PlanProblem):
        yield _labels("指标", "indicators", item.indicators, case)
    elif isinstance(item, Relation):
        yield Field.of("公式", "formula", formula_words(item.formula, case.catalogue))
    elif isinstance(item, Waiver):
        yield from _waiver(item)
    elif isinstance(item, Amendment):
        yield from _amendment(item)


def item_summary(item: Item, case: Case) -> Words:
    """Return an item in one line: its own id, kind, title, figure, year, clauses."""
    parts = [id_words(item.id), KIND_WORDS[type(item)], case.words.title(item)]
    if isinstance(item, Target):
        aim = case.words.aim(item)
        parts += [aim if aim not in parts else NOTHING, case.words.year(item)]
    elif figure := getattr(item, "figure", None):
        parts += [Words.same(figure.text), Words.same(getattr(item, "year", "") or "")]
    return Words.join((Words.join(parts, " "), Words.listed(item.clauses)), COMMA)


def _target(item: Target, case: Case) -> Iterator[Field]:
    accepted = []
    if item.indicator and not isinstance(item.bound, Qualitative):
        unit = case.catalogue.unit(item.indicator)
        accepted.append(Quantity("bound", case.figures.accepted(item), unit))
    yield Field.of(
        "指标", "indicator", item.indicator, *Reference.all("definition", [item.indicator])
    )
    yield Field.of("要求", "bound", case.words.aim(item), *accepted)
    if item.indicator:
        yield replaced_field(item.indicator, case.catalogue)
        yield Field.of("推算", "implied", Words.clauses(case.figures.implications(item)))
    yield Field.of("年份", "year", case.words.year(item))
    yield Field.of("性质", "binding", _BINDING.get(item.binding, Words.same(item.binding)))
    yield Field.of("归属目标", "goal", item.goal, *Reference.all("item", [item.goal]))
    steps = sorted(item.milestones.items())
    yield Field.of(
        "节点",
        "milestones",
        Words.join((f"{year}: {figure.text}" for year, figure in steps), COMMA),
        *(Quantity(str(year), figure.interval, figure.unit) for year, figure in steps),
    )
    if item.amended_by:
        yield from _versions(item, case)


def _versions(item: Target, case: Case) -> Iterator[Field]:
    """Yield what the plan itself set, then how each amendment restated it and why."""
    plan, was = case.plan, case.words.aim(case.index.as_issued(item))
    document = f"{plan.document}（{plan.issued}）" if plan.issued else plan.document
    yield Field.of("原定", "as issued", Words.join((was, document), COMMA))
    for amendment in plan.amendments_until(case.clock.today):
        mark = case.words.mark(amendment)
        for change in amendment.changes:
            if change.target == item.id:
                aim = case.words.bound(change.bound, item.indicator)
                document = f"{amendment.document}（{amendment.date}）"
                yield Field.of(
                    f"{mark.zh} 调整",
                    f"restated by {mark.en}",
                    Words.join((aim, document, change.reason), COMMA),
                    Reference("item", amendment.id),
                )


def _published(item: Baseline | Statement, case: Case) -> Iterator[Field]:
    about = item.indicator if isinstance(item, Baseline) else item.about
    yield Field.of("指标", "indicator", about, *Reference.all("definition", [about]))
    if item.figure is not None:
        figure = item.figure
        yield Field.of(
            "数值", "value", figure.text, Quantity("value", figure.interval, figure.unit)
        )
    if isinstance(item, Statement):
        yield Field.of("说法", "claim", item.claim)
        yield from _of_statement(item, case)
        years = _span(item.first_year, item.last_year)
    else:
        years = _span(item.year)
    yield Field.of("年份", "year", years or Words("未写年份", "no year given"))


def _of_statement(item: Statement, case: Case) -> Iterator[Field]:
    """Yield what a statement says besides its figure."""
    change, unit = item.change, parse_unit("")
    if change is not None:
        said = Words.in_both(lambda lang: change.describe(unit, lang))
        yield Field.of("变化", "change", said)
    of = case.words.other(item.per_of) if item.per_of else NOTHING
    per = Words.same(item.per.text if item.per else "")
    yield Field.of("每", "per", per.with_details(of) if of else per)
    yield Field.of("推算", "implied", Words.clauses(_needed(item, case)))
    for label, label_en, figure in (("起点", "from", item.start), ("占比", "share", item.share)):
        yield Field.of(label, label_en, figure.text if figure else "")
    yield Field.of("其中", "part of", item.part_of, *Reference.all("item", [item.part_of]))
    yield Field.of("性质", "kind", STATEMENT_KINDS.get(item.kind, NOTHING))
    yield Field.of("例外", "except", item.exceptions)


def _needed(item: Statement, case: Case) -> Iterator[Words]:
    """Yield what so much per unit comes to, in each year of which the units are known."""
    last, plan = item.last_year, case.plan
    for year in range(plan.baseline_year, plan.last_year + 1) if last is None else (last,):
        needed = case.figures.needed(item, year)
        if needed is not None and item.figure is not None:
            unit = item.figure.unit
            shown = Words.in_both(lambda lang: format_interval(needed, unit, lang))  # noqa: B023
            yield Words("{year}年{shown}", "{shown} in {year}").fill(year=year, shown=shown)


def _measure(item: Measure, case: Case) -> Iterator[Field]:
    yield Field.of("责任单位", "responsible", "、".join(item.responsible))
    money = [item.money.text] if item.money else []
    exact = [Quantity("money", item.money.interval, item.money.unit)] if item.money else []
    yield Field.of("经费", "money", " ".join((*money, item.money_source)).strip(), *exact)
    yield Field.of("时间", "years", _span(item.first_year, item.last_year))
    yield _labels("推动指标", "moves", item.moves, case)
    yield Field.of(
        "回应问题", "answers", "、".join(item.answers), *Reference.all("item", item.answers)
    )
    steps = (f"{year}: {text}" for year, text in sorted(item.milestones.items()))
    yield Field.of("节点", "milestones", Words.join(steps, COMMA))


def _waiver(item: Waiver) -> Iterator[Field]:
    yield Field.of("规则", "rule", f"{item.rule} / {item.subject}", Reference("rule", item.rule))
    yield Field.of("理由", "reason", item.reason)
    yield Field.of("文件", "document", item.document)
    yield Field.of("到期", "expires", item.expires.isoformat())


def _amendment(item: Amendment) -> Iterator[Field]:
    targets = [one.target for one in item.changes]
    yield Field.of("日期", "date", item.date.isoformat())
    yield Field.of("调整", "changes", "、".join(targets), *Reference.all("item", targets))


def _labels(zh: str, en: str, names: tuple[str, ...], case: Case) -> Field:
    return Field.of(
        zh, en, Words.listed(map(case.words.label, names)), *Reference.all("definition", names)
    )


def _span(*years: int | None) -> str:
    """Return the years from the first to the last as they are written, those that are known."""
    return "—".join(str(year) for year in dict.fromkeys(years) if year is not None)
