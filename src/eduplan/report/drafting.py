"""What was read of a document, as people read it and as a document of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.drafting.draft import Draft
from eduplan.drafting.fact import Fact, Unread
from eduplan.drafting.source import Source
from eduplan.messages import Text, in_language
from eduplan.plan.model import Plan
from eduplan.report.documents import ANSWERS, Json
from eduplan.report_model import Column, Entry, Note, Page, Part, Report, Row, Section, Table
from eduplan.words import COLON, SEMICOLON, Language, Words

UNCHECKED = Words(
    "以下是程序从文档里读出来的，还没有人核对",
    "a program read this out of the document; nobody has checked it yet",
)
"""Stands above everything that rests on a draft."""

_COUNTS = Words(
    "读出 {read} 个数，{unsure} 处待核；另有 {unread} 处数字没有读作数据",
    "figures read: {read}, to be checked: {unsure}; numbers not read as figures: {unread}",
)
_LOOK = Words("待核 {place}「{quote}」：{why}", "to be checked: {place} “{quote}”: {why}")
_UNREAD = Words("没有读作数据 {place}「{quote}」：{why}", "not read: {place} “{quote}”: {why}")
_KINDS = {"target": Words("目标", "Targets"), "baseline": Words("现状等", "Other figures")}
_COLUMNS = (
    Column("clause", Words("条款", "Clause"), "place"),
    Column("label", Words("名目", "Label")),
    Column("scope", Words("范围", "Scope")),
    Column("figure", Words("数", "Figure")),
    Column("year", Words("年份", "Year")),
    Column("indicator", Words("指标", "Indicator")),
)
_SIGNS = {"=": "", ">=": "≥", "<=": "≤", "~": "约", "between": ""}


def summary_words(draft: Draft, plan: Plan | None = None) -> Words:
    """Return how much was read of a document, and how much of its plan is to be checked.

    The plan may leave more to be checked than the draft: a target of nothing known.
    """
    unsure = draft.unsure if plan is None else [one for one in plan.items() if one.unsure]
    counts = {"read": len(draft.facts), "unsure": len(unsure), "unread": len(draft.unread)}
    said = _COUNTS.fill(**{name: str(count) for name, count in counts.items()})
    return Words.join((UNCHECKED, said), SEMICOLON)


def places_to_look(draft: Draft, plan: Plan) -> Iterator[Words]:
    """Yield a line for each item of a plan that is to be checked, and for each number not read."""
    for item in plan.items():
        if item.unsure:
            place = "、".join(item.clauses)
            yield _LOOK.fill(place=place, quote=item.quote, why=item.unsure)
    for one in draft.unread:
        yield _UNREAD.fill(place=one.clause, quote=one.quote, why=_words(one.reason))


def unchecked(report: Report, draft: Draft, plan: Plan) -> Report:
    """Return a report on what was drafted; it says first that nobody has checked that."""
    first, *rest = report.pages
    note = Note(summary_words(draft, plan), role="warning")
    return attrs.evolve(report, pages=(attrs.evolve(first, parts=(note, *first.parts)), *rest))


def source_report(source: Source) -> Report:
    """Return what a plan and its document do not both say, kind by kind."""
    counts = {
        "facts": len(source.draft.facts),
        "measures": source.measures,
        "items": source.items,
        "count": len(source.differences),
    }
    said = _COMPARED.fill(**{name: str(count) for name, count in counts.items()})
    parts: list[Part] = [Note(said)]
    for kind in dict.fromkeys(one.kind for one in source.differences):
        entries = [
            Entry(Words.same(" ".join(filter(None, (one.clause, one.item, one.said)))))
            for one in source.differences
            if one.kind == kind
        ]
        parts.append(Section(kind, tuple(entries)))
    return Report((Page(parts=tuple(parts), is_card=True),))


def source_document(source: Source, lang: Language) -> Json:
    """Return what a plan and its document do not both say as a document."""
    return ANSWERS.document(
        "source",
        source,
        lang,
        facts=len(source.draft.facts),
        differences=[ANSWERS.document("unlike", one, lang) for one in source.differences],
    )


_COMPARED = Words(
    "文档读出 {facts} 个数、{measures} 条措施和问题，规划有 {items} 项；差别 {count} 处",
    "{facts} figures, {measures} measures and problems of the document, {items} items of the plan; "
    "{count} differences",
)


def draft_report(draft: Draft, catalogue: Catalogue) -> Report:
    """Return what was read by kind, then what is unsure and why, then what was not read."""
    parts: list[Part] = [Note(summary_words(draft), role="warning")]
    for kind, title in _KINDS.items():
        rows = [_row(one, catalogue) for one in draft.facts if one.kind == kind]
        if rows:
            parts.append(Section(title, (Table(_COLUMNS, tuple(rows)),)))
    if draft.unsure:
        title = Words("待核的", "To be checked")
        parts.append(Section(title, tuple(_doubt(one) for one in draft.unsure)))
    if draft.unread:
        title = Words("没有读作数据的", "Not read as figures")
        parts.append(Section(title, tuple(_left(draft.unread))))
    return Report((Page(parts=tuple(parts), is_card=True),))


def figure_text(fact: Fact) -> str:
    """Return the figure of an item as a sign, a number and a unit."""
    upper = f"–{fact.upper}" if fact.upper else ""
    return f"{_SIGNS.get(fact.comparator, fact.comparator)}{fact.value}{upper}{fact.unit}"


def _row(fact: Fact, catalogue: Catalogue) -> Row:
    return Row.of(
        fact.clause,
        fact.label,
        fact.scope,
        figure_text(fact),
        str(fact.year or ""),
        catalogue.words(fact.about) if fact.about else "",
        role="warning" if fact.unsure else "",
    )


def _doubt(fact: Fact) -> Entry:
    why = Words.listed(map(_words, fact.unsure))
    return Entry(Words.join((f"{fact.clause}「{fact.quote}」", why), COLON))


def _left(unread: Iterable[Unread]) -> Iterable[Entry]:
    for one in unread:
        words = f"{one.clause}「{one.quote}」"
        yield Entry(Words.join((words, _words(one.reason)), COLON))


def _words(text: Text) -> Words:
    return Words.in_both(partial(in_language, text))


def draft_document(draft: Draft, catalogue: Catalogue, lang: Language) -> Json:
    """Return what was read as a document; `items` of a relation are places in the list of items."""
    places = {one: place for place, one in enumerate(draft.facts)}
    return ANSWERS.document(
        "draft",
        draft,
        lang,
        document=draft.name,
        items=[_item(one, catalogue, lang) for one in draft.facts],
        unread=[ANSWERS.document("unread", one, lang) for one in draft.unread],
        relations=[
            ANSWERS.document("drafted_relation", one, lang, items=[places[x] for x in one.facts])
            for one in draft.links
        ],
    )


def _item(fact: Fact, catalogue: Catalogue, lang: Language) -> Json:
    return ANSWERS.document(
        "drafted",
        fact,
        lang,
        value2=fact.upper or None,
        indicator=fact.about,
        indicator_label=catalogue.label(fact.about) if fact.about else "",
        codes=dict(fact.codes),
        implied=fact.is_implied,
        unsure=[in_language(one, lang) for one in fact.unsure],
    )
