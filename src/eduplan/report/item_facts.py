"""What an item of a plan says, as labels and texts in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduplan.plan.model import (
    BINDINGS,
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
from eduplan.readings.expression import formula_words
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eduplan.engine.case import Case

__all__ = ["KIND_WORDS", "item_facts", "item_kind", "item_summary", "item_title"]

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


def item_title(item: Item, case: Case) -> Words:
    """Return what an item is about, or its own title."""
    if isinstance(item, (Target, Baseline)) and item.indicator:
        return case.words.name(item)
    if isinstance(item, Relation):
        return _same(item.text)
    text = getattr(item, "title", "") or getattr(item, "label", "") or getattr(item, "document", "")
    return _same(text)


def item_facts(item: Item, case: Case) -> Iterator[tuple[Words, Words]]:
    """Yield the label and text of what an item says, in the order in which people ask for it."""
    if isinstance(item, Target):
        yield from _target(item, case)
    elif isinstance(item, (Baseline, Statement)):
        yield from _published(item, case)
    elif isinstance(item, Measure):
        yield from _measure(item, case)
    elif isinstance(item, PlanProblem):
        yield Words("指标", "indicators"), _labels(item.indicators, case)
    elif isinstance(item, Relation):
        yield Words("公式", "formula"), formula_words(item.formula, case.catalogue)
    elif isinstance(item, Waiver):
        yield Words("规则", "rule"), _same(f"{item.rule} / {item.subject}")
        yield Words("理由", "reason"), _same(item.reason)
        yield Words("文件", "document"), _same(item.document)
        yield Words("到期", "expires"), _same(item.expires.isoformat())
    elif isinstance(item, Amendment):
        yield Words("日期", "date"), _same(item.date.isoformat())
        yield Words("调整", "changes"), _same("、".join(one.target for one in item.changes))


def item_summary(item: Item, case: Case) -> Words:
    """Return an item in one line: id, kind, title, figure, year, clauses."""
    parts = [_same(item.id), KIND_WORDS[type(item)], item_title(item, case)]
    if isinstance(item, Target):
        parts += [case.words.aim(item), case.words.year(item)]
    elif figure := getattr(item, "figure", None):
        parts += [_same(figure.text), _same(str(getattr(item, "year", "") or ""))]
    text = Words(*(" ".join(filter(None, texts)) for texts in _by_language(parts)))
    if not item.clauses:
        return text
    return Words(f"{text.zh}，{'、'.join(item.clauses)}", f"{text.en}, {', '.join(item.clauses)}")


def _by_language(parts: list[Words]) -> tuple[list[str], list[str]]:
    return [one.zh for one in parts], [one.en for one in parts]


def _target(item: Target, case: Case) -> Iterator[tuple[Words, Words]]:
    yield Words("指标", "indicator"), _same(item.indicator)
    yield Words("要求", "bound"), case.words.aim(item)
    yield Words("年份", "year"), case.words.year(item)
    yield Words("性质", "binding"), _BINDING.get(item.binding, _same(item.binding))
    yield Words("归属目标", "goal"), _same(item.goal)
    steps = [f"{year}: {figure.text}" for year, figure in sorted(item.milestones.items())]
    yield Words("节点", "milestones"), Words("，".join(steps), ", ".join(steps))
    if item.amended_by:
        yield from _versions(item, case)


def _versions(item: Target, case: Case) -> Iterator[tuple[Words, Words]]:
    """Yield what the plan itself set, then how each amendment restated it and why."""
    plan, was = case.plan, case.words.aim(case.index.as_issued(item))
    document = f"{plan.document}（{plan.issued}）"
    yield Words("原定", "as issued"), Words(f"{was.zh}，{document}", f"{was.en}, {document}")
    for amendment in plan.amendments_until(case.clock.today):
        for change in amendment.changes:
            if change.target == item.id:
                aim = case.words.bound(change.bound, item.indicator)
                document = f"{amendment.document}（{amendment.date}）"
                yield (
                    Words(f"{amendment.id} 调整", f"restated by {amendment.id}"),
                    Words(
                        f"{aim.zh}，{document}，{change.reason}",
                        f"{aim.en}, {document}, {change.reason}",
                    ),
                )


def _published(item: Baseline | Statement, case: Case) -> Iterator[tuple[Words, Words]]:
    about = item.indicator if isinstance(item, Baseline) else item.about
    yield Words("指标", "indicator"), _same(about)
    if item.figure is not None:
        yield Words("数值", "value"), _same(item.figure.text)
    if isinstance(item, Statement):
        yield Words("说法", "claim"), _same(item.claim)
        years = dict.fromkeys((item.first_year, item.last_year))
        printed = "—".join(str(year) for year in years if year is not None)
    else:
        printed = "" if item.year is None else str(item.year)
    yield Words("年份", "year"), _same(printed) if printed else Words("未写年份", "no year given")


def _measure(item: Measure, case: Case) -> Iterator[tuple[Words, Words]]:
    yield Words("责任单位", "responsible"), _same("、".join(item.responsible))
    money = f"{item.money.text} {item.money_source}".strip() if item.money else item.money_source
    yield Words("经费", "money"), _same(money)
    years = dict.fromkeys((item.first_year, item.last_year))
    yield Words("时间", "years"), _same("—".join(str(year) for year in years if year is not None))
    yield Words("推动指标", "moves"), _labels(item.moves, case)
    yield Words("回应问题", "answers"), _same("、".join(item.answers))
    steps = [f"{year}: {text}" for year, text in sorted(item.milestones.items())]
    yield Words("节点", "milestones"), Words("，".join(steps), ", ".join(steps))


def _labels(names: tuple[str, ...], case: Case) -> Words:
    labels = [case.words.label(name) for name in names]
    return Words("、".join(one.zh for one in labels), ", ".join(one.en for one in labels))


def _same(text: str) -> Words:
    return Words(text, text)
