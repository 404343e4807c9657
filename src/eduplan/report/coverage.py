"""Which indicators have a standard in which years, as people read it and as a document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.coverage import Coverage
from eduplan.catalogue.definitions import Standard
from eduplan.engine.severity import is_unsure
from eduplan.report.documents import ANSWERS, Json
from eduplan.report.standard_words import asked_words, scope_words
from eduplan.report_model import Entry, Page, Reference, Report, Section
from eduplan.words import COLON, SEMICOLON, Language, Words

_NONE = Words("无", "none")
_UNSURE = Words("（待核）", " (to be verified)")


def coverage_report(rows: Sequence[Coverage], catalogue: Catalogue) -> Report:
    """Return, domain by domain, what judges in which years, and then what nothing ever judges."""
    sections = (
        _section(domain, [*group], catalogue)
        for domain, group in groupby(rows, key=lambda row: row.about.partition(".")[0])
    )
    return Report((Page(parts=tuple(sections), is_card=True),))


def coverage_document(rows: Sequence[Coverage], catalogue: Catalogue, lang: Language) -> list[Json]:
    """Return the rows as a document: of each year the names of the standards that judge."""
    return [
        ANSWERS.document(
            "covered",
            row,
            lang,
            label=catalogue.words(row.about),
            scope=dict(sorted(row.scope.items())),
            years={str(year): [one.name for one in row.years[year]] for year in row.years},
        )
        for row in rows
    ]


def _section(domain: str, rows: Sequence[Coverage], catalogue: Catalogue) -> Section:
    entries = [_entry(row, catalogue) for row in rows if not row.is_empty]
    empty = [row for row in rows if row.is_empty]
    if empty:
        labels = Words.listed(_label(row, catalogue) for row in empty)
        words = Words("没有标准：{labels}", "no standard: {labels}").fill(labels=labels)
        names = Reference.all("definition", (row.about for row in empty))
        entries.append(Entry(words, references=names))
    return Section(catalogue.labels.get(domain, Words.same(domain)), tuple(entries))


def _entry(row: Coverage, catalogue: Catalogue) -> Entry:
    names = dict.fromkeys(one.name for found in row.years.values() for one in found)
    return Entry(
        Words.join((_label(row, catalogue), _by_years(row, catalogue)), COLON),
        anchor=Reference("definition", row.about),
        references=Reference.all("standard", names),
    )


def _label(row: Coverage, catalogue: Catalogue) -> Words:
    return catalogue.words(row.about).with_details(*scope_words(row.scope, catalogue))


def _by_years(row: Coverage, catalogue: Catalogue) -> Words:
    """Return what judges, years of the same answer together: 「2021–2024 ≥85%；2025 >90%」."""
    parts = []
    for found, group in groupby(row.years.items(), key=lambda item: item[1]):
        years = [year for year, _ in group]
        span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
        parts.append(Words.join((span, _asked(found, catalogue)), " "))
    return Words.join(parts, SEMICOLON)


def _asked(standards: Sequence[Standard], catalogue: Catalogue) -> Words:
    texts = (
        Words.join((asked_words(one, catalogue), _UNSURE if is_unsure(one) else ""))
        for one in standards
    )
    return Words.listed(dict.fromkeys(texts)) or _NONE
