"""Gaps and notes of an audit: a table each, with a row for each rule and how often it spoke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from eduplan.catalogue.outcome import Nature
from eduplan.engine.audit import AuditReport
from eduplan.engine.findings import Finding
from eduplan.report.findings import findings_section
from eduplan.report.labels import counted
from eduplan.report_model import Cell, Column, Reference, Row, Section, Table
from eduplan.words import Words

_TITLES: Mapping[Nature, Words] = {
    "gap": Words("可检查性：规划没有写的", "What can't be checked: left out by the plan"),
    "note": Words("提示：值得留意的", "Notes: worth knowing"),
}
_COLUMNS = (
    Column("title", Words("内容", "What")),
    Column("count", Words("几处", "How often"), "amount"),
    Column("rule", Words("规则", "Rule"), "name"),
    Column("items", Words("哪些", "Which"), "name"),
)
_MOST_ITEMS = 2
"""How many items a row names; of more it names the first, so that a line of a terminal holds it."""
_AND_MORE = Words("{named}等{n}项", "{named}, +{others}")


def counted_sections(nature: Nature, result: AuditReport) -> Iterator[Section]:
    """Yield the table of the findings of a nature, if there are any.

    A row is what one rule found, with how many of those that it was asked about; what they are
    stands below for those who ask for everything.
    """
    asked = Counter(one.code for one in result.outcomes if one.outcome.status in ("pass", "fail"))
    rows = tuple(
        _row(code, findings, asked[code], result)
        for code, findings in result.groups_of(nature).items()
    )
    if rows:
        yield Section(_TITLES[nature], (Table(_COLUMNS, rows, needs_head=False),))


def _row(code: str, findings: Sequence[Finding], asked: int, result: AuditReport) -> Row:
    title = result.catalogue.rules[code].title
    words = Words.same(len(findings))
    if asked > len(findings):
        words = Words.same(f"{len(findings)}/{asked}")
    quantities = counted({"count": len(findings), "asked": asked})
    return Row(
        (
            Cell(title),
            Cell(words, quantities),
            Cell(Words.same(code), references=(Reference("rule", code),)),
            _items(findings, result),
        ),
        details=findings_section(code, title, findings, result.case).parts,
    )


def _items(findings: Sequence[Finding], result: AuditReport) -> Cell:
    """Return the items that were asked about; of many the first, and how many there are."""
    subjects = dict.fromkeys(one.subjects[0] for one in findings)
    ids = [one for one in subjects if one in result.plan.by_id]
    named = ids if len(ids) <= _MOST_ITEMS else ids[:1]
    words = Words.listed(map(result.case.words.subject, named))
    if others := len(ids) - len(named):
        words = _AND_MORE.fill(named=words, n=len(ids), others=others)
    return Cell(words, references=Reference.all("item", named))
