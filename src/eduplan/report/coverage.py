"""Which indicators have a standard in which years, as people read it and as a document."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from eduplan.engine.severity import is_unsure
from eduplan.report.standards import scope_words
from eduplan.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.coverage import Coverage
    from eduplan.catalogue.definitions import Standard
    from eduplan.report.writer import Writer

__all__ = ["coverage_document", "coverage_lines"]

_NONE = Words("无", "none")
_UNSURE = Words("（待核）", " (to be verified)")


def coverage_lines(rows: Sequence[Coverage], catalogue: Catalogue, writer: Writer) -> Iterator[str]:
    """Yield, domain by domain, what judges in which years, and then what nothing ever judges."""
    for domain, group in groupby(rows, key=lambda row: row.about.partition(".")[0]):
        those = list(group)
        words = catalogue.labels.get(domain, Words(domain, domain))
        yield writer.console.styled(writer.said(words), "bold")
        for row in those:
            if not row.is_empty:
                text = _label(row, catalogue, writer) + writer.words("：", ": ")
                yield from writer.lines(text + _by_years(row, catalogue, writer), "  ", "    ")
        empty = [_label(row, catalogue, writer) for row in those if row.is_empty]
        if empty:
            text = writer.words("没有标准：", "no standard: ") + writer.listed(empty)
            yield from writer.lines(text, "  ", "    ")


def coverage_document(
    rows: Sequence[Coverage], catalogue: Catalogue, lang: Language
) -> list[dict[str, Any]]:
    """Return the rows as a document: of each year the names of the standards that judge."""
    return [
        {
            "about": row.about,
            "label": catalogue.label(row.about, lang),
            "scope": dict(sorted(row.scope.items())),
            "years": {str(year): [one.name for one in row.years[year]] for year in row.years},
        }
        for row in rows
    ]


def _label(row: Coverage, catalogue: Catalogue, writer: Writer) -> str:
    label = catalogue.label(row.about, writer.lang)
    codes = writer.listed(writer.said(word) for word in scope_words(row.scope, catalogue))
    return label + (writer.words(f"（{codes}）", f" ({codes})") if codes else "")


def _by_years(row: Coverage, catalogue: Catalogue, writer: Writer) -> str:
    """Return what judges, years of the same answer together: 「2021–2024 ≥85%；2025 >90%」."""
    parts = []
    for found, group in groupby(row.years.items(), key=lambda item: item[1]):
        years = [year for year, _ in group]
        span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
        parts.append(f"{span} {_asked(found, catalogue, writer)}")
    return writer.words("；", "; ").join(parts)


def _asked(standards: Sequence[Standard], catalogue: Catalogue, writer: Writer) -> str:
    texts = [
        one.bound.describe(catalogue.unit(one.about), writer.lang)
        + (writer.said(_UNSURE) if is_unsure(one) else "")
        for one in standards
    ]
    return writer.listed(dict.fromkeys(texts)) or writer.said(_NONE)
