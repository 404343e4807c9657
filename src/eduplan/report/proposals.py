"""What to mend in a plan, clause by clause in its order: what it says, what is wrong, and how."""

from __future__ import annotations

from collections.abc import Iterator

from eduplan.catalogue.outcome import SEVERITIES, SEVERITY_WORDS
from eduplan.engine.audit import AuditReport
from eduplan.engine.findings import Finding
from eduplan.plan.model import Clause
from eduplan.report.findings import finding_anchor, finding_references
from eduplan.report.item_facts import item_summary
from eduplan.report.labels import REMEDY, file_name
from eduplan.report_model import Entry, Field, Fields, Note, Page, Part, Reference, Report, Section
from eduplan.words import Words

_KIND = Words("逐条修改建议", "What to mend, clause by clause")
_SAYS, _ITEM = Words("原文：", "It says: "), Words("条目：", "Item: ")
_FEW = 2
"""A finding about more clauses than these is about the plan as a whole."""
_WHOLE = Words("规划全文", "The plan as a whole")
_COUNT = Words(
    "{clauses}条要改，问题 {faults}处，缺项 {gaps}处；没有列出的条款没有发现",
    "clauses to mend: {clauses}, faults: {faults}, gaps: {gaps}; nothing was found in the others",
)
_NOTHING = Words("没有要改的", "Nothing is to be mended")
_TIMES = Words("{n}处", "{n}")
_GAP = Words("缺项", "gap")


def proposals_report(result: AuditReport) -> Report:
    """Return what to mend in a plan, clause by clause."""
    found = [one for one in result.findings if one.nature != "note"]
    by_clause: dict[str, list[Finding]] = {clause: [] for clause in result.plan.by_clause}
    by_clause[""] = []
    for one in found:
        by_clause[_place(one)].append(one)
    sections = tuple(_clause(clause, those, result) for clause, those in by_clause.items() if those)
    counts = _COUNT.fill(
        clauses=sum(bool(those) for clause, those in by_clause.items() if clause),
        faults=sum(one.nature == "fault" for one in found),
        gaps=sum(one.nature == "gap" for one in found),
    )
    head = Fields(
        (
            Field.of("文件", "File", file_name(result.plan.file)),
            Field.of("合计", "In all", counts if found else _NOTHING),
        )
    )
    return Report((Page(Words.same(result.plan.title), head, sections, kind=_KIND),))


def _place(one: Finding) -> str:
    """Return the clause in which a finding is mended; "" where it is about the plan as a whole."""
    return one.clauses[0] if 0 < len(one.clauses) <= _FEW else ""


def _clause(clause: str, found: list[Finding], result: AuditReport) -> Section:
    titles = {one.id: one.title for one in result.plan.clauses}
    name = Words.join((clause, titles.get(clause, "")), " ") if clause else _WHOLE
    heading = name.with_details(_TIMES.fill(n=len(found)))
    ordered = sorted(found, key=lambda one: (one.nature != "fault", SEVERITIES.index(one.severity)))
    entries = tuple(_entry(one, result) for one in ordered)
    anchor = Reference("clause", clause) if clause else None
    return Section(heading, entries, is_numbered=True, anchor=anchor)


def _entry(one: Finding, result: AuditReport) -> Entry:
    tag = SEVERITY_WORDS[one.severity] if one.nature == "fault" else _GAP
    return Entry(
        one.message,
        one.severity if one.nature == "fault" else "aside",
        tag,
        anchor=finding_anchor(one),
        references=finding_references(one, result.case),
        parts=tuple(_parts(one, result)),
    )


def _parts(one: Finding, result: AuditReport) -> Iterator[Part]:
    items = [result.plan.by_id[name] for name in one.subjects if name in result.plan.by_id]
    for item in items:
        if isinstance(item, Clause):
            continue
        if item.quote:
            yield Note(Words.same(f"“{item.quote}”"), _SAYS, role="aside")
        else:
            yield Note(item_summary(item, result.case), _ITEM, role="aside")
    yield Note(one.remedy, REMEDY)
