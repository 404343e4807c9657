"""An item of a plan and all that is about it: its figures, standards, findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eduplan.catalogue.catalogue import UnknownNameError
from eduplan.catalogue.definitions import Standard
from eduplan.catalogue.outcome import SEVERITY_WORDS
from eduplan.engine.audit import AuditReport
from eduplan.engine.case import Case
from eduplan.engine.findings import Finding
from eduplan.engine.mistakes import UNKNOWN_IN_PLAN
from eduplan.engine.naming import id_words
from eduplan.errors import nearest_names
from eduplan.files.kinds import clause_name
from eduplan.formula import NameTable
from eduplan.plan.model import Clause, Item, Plan, Target
from eduplan.report.documents import ANSWERS, Json
from eduplan.report.failures import failed_rules_section
from eduplan.report.findings import finding_anchor, finding_references
from eduplan.report.item_facts import KIND_WORDS, item_facts, item_kind, item_summary
from eduplan.report.json import failure_documents, finding_document
from eduplan.report.labels import file_name
from eduplan.report.standard_words import standard_document, standard_entry
from eduplan.report_model import Entry, Field, Fields, Page, Part, Reference, Report, Section
from eduplan.words import Language, Words


def named_in_plan(text: str, plan: Plan) -> str:
    """Return the id of the item, or the number of the clause, that a text names; "" for none."""
    name = text if text in plan.by_id else clause_name(text)
    return name if name in plan.by_id or name in plan.by_clause else ""


def unknown_in_plan(text: str, plan: Plan, names: NameTable | None = None) -> UnknownNameError:
    """Return the error that a plan has no item or clause of a name, with the nearest of its own.

    Where it has none that is near, the nearest of other `names` stand in.
    """
    nearest = nearest_names(text, (*plan.by_id, *plan.by_clause))
    nearest = nearest or (names.nearest(text) if names else ())
    return UnknownNameError(UNKNOWN_IN_PLAN(name=text), nearest=nearest)


def item_as_judged(name: str, result: AuditReport) -> Item:
    """Return an item of the plan as it was judged, or the clause: a plan need not list these."""
    return result.plan.by_id.get(name) or Clause(name)


def item_report(item: Item, result: AuditReport) -> Report:
    """Return what an item is and says, then what else is about the same thing."""
    case = result.case
    title = Words.join((id_words(item.id), KIND_WORDS[type(item)], case.words.title(item)), " ")
    within = Words("本条内容", "In this clause")
    of_same = Words("同指标各项", "Of the same indicator")
    siblings = (_sibling(one, case) for one in _siblings(item, case))
    standards = (standard_entry(one, case.catalogue) for one in _standards(item, case))
    findings = (_finding(one, case) for one in _findings(item, result))
    parts: list[Part] = [
        *_section(within if isinstance(item, Clause) else of_same, siblings),
        *_section(Words("标准", "Standards"), standards),
        *_section(Words("发现", "Findings"), findings),
    ]
    if result.failed:
        parts.append(failed_rules_section(result.failed, case.words))
    anchor = Reference("clause" if isinstance(item, Clause) else "item", item.id)
    return Report((Page(title, _head(item, case), tuple(parts), is_card=True, anchor=anchor),))


def _head(item: Item, case: Case) -> Fields:
    place, clauses = item.location, Reference.all("clause", item.clauses)
    where = f"{file_name(place.file)}:{place.line}" if place else ""
    return Fields(
        (
            *item_facts(item, case),
            Field.of("原文用词", "Wording", Words.listed(item.wording)),
            Field.of("条款", "Clause", Words.listed(item.clauses), *clauses),
            Field.of("注", "Note", item.note),
            Field.of("引用时写作", "Referred to as", "" if ":" not in item.id else item.id),
            Field.of("位置", "Place", where, *filter(None, [place])),
        )
    )


def item_document(item: Item, report: AuditReport, lang: Language) -> Json:
    """Return an item and what is about it as a document, with the rules that failed meanwhile."""
    case = report.case
    standards = [standard_document(one, case.catalogue, lang) for one in _standards(item, case)]
    about = ANSWERS.document(
        "item",
        item,
        lang,
        kind=item_kind(item),
        title=case.words.title(item),
        facts={one.label.en: one.cell.words for one in item_facts(item, case)},
        beside=[one.id for one in _siblings(item, case)],
        standards=standards,
        findings=[finding_document(one, report, lang) for one in _findings(item, report)],
    )
    failures = failure_documents(report.failed, (), report.catalogue.owners, lang)
    return ANSWERS.document("item_of_plan", item, lang, item=about, **failures)


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


def _sibling(item: Item, case: Case) -> Entry:
    there = (Reference("item", item.id), *Reference.all("clause", item.clauses))
    return Entry(item_summary(item, case), references=there)


def _finding(finding: Finding, case: Case) -> Entry:
    severity = SEVERITY_WORDS[finding.severity]
    return Entry(
        Words.join((severity, finding.code, finding.message), " "),
        anchor=finding_anchor(finding),
        references=finding_references(finding, case),
    )


def _section(title: Words, entries: Iterable[Entry]) -> Iterator[Section]:
    found = tuple(entries)
    if found:
        heading = Words("{title} ({n})", "{title} ({n})").fill(title=title, n=len(found))
        yield Section(heading, found)
