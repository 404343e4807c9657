"""An item of a plan and all that is about it: its figures, standards, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eduplan.plan.model import Clause, Item, Target
from eduplan.report.item_facts import KIND_WORDS, item_facts, item_kind, item_summary, item_title
from eduplan.report.json import (
    failed_rule_document,
    finding_document,
    location_document,
    tracebacks_document,
)
from eduplan.report.standards import standard_document, standard_words
from eduplan.report.writer import SEVERITY_WORDS
from eduplan.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduplan.catalogue.definitions import Standard
    from eduplan.engine.audit import AuditReport
    from eduplan.engine.case import Case
    from eduplan.engine.findings import Finding
    from eduplan.report.writer import Writer

__all__ = ["item_document", "item_lines"]


def item_lines(item: Item, report: AuditReport, writer: Writer) -> Iterator[str]:
    """Yield what an item is and says, then what else is about the same thing."""
    case, words = report.case, writer.words
    title = f"{item.id} {writer.said(KIND_WORDS[type(item)])} {writer.said(item_title(item, case))}"
    for line in writer.lines(title.rstrip()):
        yield writer.console.styled(line, "bold")
    yield from writer.labelled(
        [
            *(
                (label.in_language(writer.lang), text.in_language(writer.lang))
                for label, text in item_facts(item, case)
            ),
            (words("原文用词", "Wording"), writer.listed(item.wording)),
            (words("条款", "Clause"), writer.listed(item.clauses)),
            (words("注", "Note"), item.note),
            (words("位置", "Place"), _place(item)),
        ]
    )
    beside = [item_summary(one, case) for one in _siblings(item, case)]
    within = words("本条内容", "In this clause")
    of_same = words("同指标各项", "Of the same indicator")
    yield from _section(within if isinstance(item, Clause) else of_same, beside, writer)
    standards = [standard_words(one, case.catalogue) for one in _standards(item, case)]
    yield from _section(words("标准", "Standards"), standards, writer)
    found = [_finding(one) for one in _findings(item, report)]
    yield from _section(words("发现", "Findings"), found, writer)
    if report.failed:
        from eduplan.report.failures import failed_rule_lines

        yield from failed_rule_lines(report.failed, writer)


def _place(item: Item) -> str:
    place = item.location
    return "" if place is None else f"{place.file}:{place.line}"


def item_document(item: Item, report: AuditReport, lang: Language) -> dict[str, Any]:
    """Return an item and what is about it as a document, with the rules that failed meanwhile."""
    return {
        "item": _item(item, report, lang),
        "failed_rules": [
            failed_rule_document(one, report.catalogue, lang) for one in report.failed
        ],
        "tracebacks": tracebacks_document(one.failure for one in report.failed),
    }


def _item(item: Item, report: AuditReport, lang: Language) -> dict[str, Any]:
    case = report.case
    return {
        "id": item.id,
        "kind": item_kind(item),
        "title": item_title(item, case).in_language(lang),
        "clauses": list(item.clauses),
        "wording": list(item.wording),
        "note": item.note,
        "facts": {label.en: text.in_language(lang) for label, text in item_facts(item, case)},
        "location": location_document(item.location),
        "beside": [one.id for one in _siblings(item, case)],
        "standards": [
            standard_document(one, case.catalogue, lang) for one in _standards(item, case)
        ],
        "findings": [finding_document(one, report, lang) for one in _findings(item, report)],
    }


def _about(item: Item) -> str:
    return str(getattr(item, "indicator", "") or getattr(item, "about", ""))


def _siblings(item: Item, case: Case) -> list[Item]:
    """Return the other items about the same indicator, and for a clause those that stand in it."""
    if isinstance(item, Clause):
        return list(case.plan.by_clause.get(item.id, ()))
    about = _about(item)
    same = [one for one in case.plan.items() if about and _about(one) == about and one is not item]
    moving = [one for one in case.plan.measures if about and about in one.moves]
    return [*same, *moving]


def _standards(item: Item, case: Case) -> list[Standard]:
    """Return what is in force about the item's subject at the end of the year it speaks of."""
    about = _about(item)
    if about not in case.catalogue.definitions:
        return []
    if isinstance(item, Target):
        return list(case.standards.of_target(item).in_force)
    year = getattr(item, "year", None) or case.plan.baseline_year
    return list(case.standards.about(about, year, getattr(item, "scope", {})).in_force)


def _findings(item: Item, report: AuditReport) -> list[Finding]:
    return [
        one
        for one in report.findings
        if item.id in one.subjects or (isinstance(item, Clause) and item.id in one.clauses)
    ]


def _finding(finding: Finding) -> Words:
    severity = SEVERITY_WORDS[finding.severity]
    return Words(
        f"{severity.zh} {finding.code} {finding.message.zh}",
        f"{severity.en} {finding.code} {finding.message.en}",
    )


def _section(title: str, parts: list[Words], writer: Writer) -> Iterator[str]:
    if parts:
        yield writer.console.styled(f"{title} ({len(parts)})", "bold")
    for part in parts:
        yield from writer.lines(writer.said(part), "  ", "    ")
