"""Which clauses a plan file names, lists and calls otherwise than its document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from eduplan.documents.document import Document
from eduplan.drafting.clause_titles import titles_of
from eduplan.drafting.source_figures import bare
from eduplan.plan.model import Plan
from eduplan.words import Words

NO_CLAUSE = Words("文档里没有这个条款", "the document has no such clause")
NOT_LISTED = Words("条款表里没有这个条款", "the list of clauses lacks this clause")
OTHER_CLAUSE_TITLE = Words("条款的标题与文档不同", "the document has another title for the clause")


class ClauseDifference(NamedTuple):
    """A clause that a plan and its document do not both have, or call otherwise.

    `item` is the id of what names it, `said` the clause or its titles.
    """

    kind: Words
    item: str
    clause: str
    said: str


def compare_clauses(
    plan: Plan, document: Document, texts: Mapping[str, str]
) -> Iterator[ClauseDifference]:
    """Yield the clauses that a document lacks, that a list lacks, and that have another title.

    A list is complete for what is quoted of the document. Any words that a clause prints may be its
    title; a clause in which words were changed needs no second difference.

    Args:
        plan: the plan; one that lists no clauses need not.
        document: its document.
        texts: all that each clause of the document prints, without blanks.
    """
    listed = {one.id: one for one in plan.clauses}
    named = {one: one for one in listed}
    named |= {clause: one.id for one in plan.items() for clause in one.clauses}
    for clause, item in named.items():
        is_there = clause in texts
        if not (is_there or any(one.startswith(clause) for one in texts)):
            yield ClauseDifference(NO_CLAUSE, item, clause, clause)
    if not listed:
        return
    quoting = {clause for one in plan.items() if one.quote and one.place for clause in one.clauses}
    changed = _changed(plan, texts)
    for clause, title in titles_of(document, quoting | {*listed}):
        own = listed.get(clause)
        if own is None:
            yield ClauseDifference(NOT_LISTED, named[clause], clause, f"{clause} {title}")
        elif clause not in changed and not _is_title(bare(own.title), bare(title), texts[clause]):
            both = f"{own.title}「{title}」"
            yield ClauseDifference(OTHER_CLAUSE_TITLE, own.id, clause, both)


def _changed(plan: Plan, texts: Mapping[str, str]) -> set[str]:
    """Return the clauses of items whose quote none of them prints."""
    found: set[str] = set()
    for item in plan.items():
        quote = bare(item.quote)
        if quote and not any(quote in texts.get(one, "") for one in item.clauses):
            found.update(item.clauses)
    return found


def _is_title(own: str, title: str, text: str) -> bool:
    return own in title or own in text
