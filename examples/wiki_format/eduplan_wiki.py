"""A plugin that writes reports for a wiki, as MediaWiki headings and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduplan import ReportFormat, Words, hookimpl
from eduplan.report_model import Entry, Fields, Note, Prose, Section, Steps, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduplan import Report
    from eduplan.report_model import Language, Part


def write_wiki(report: Report, *, lang: Language, expand: bool) -> str:
    """Return a report as a heading for each page and section, and lists below them."""
    lines: list[str] = []
    for page in report.pages:
        if page.title:
            lines += [f"= {page.title.in_language(lang)} =", ""]
        for part in (page.head, *page.parts):
            lines += [*_lines(part, lang, expand, 0), ""]
    return "\n".join(lines)


def _lines(part: Part, lang: Language, expand: bool, depth: int) -> Iterator[str]:
    bullet = "*" * (depth + 1) + " "
    match part:
        case Section():
            if part.title:
                title = part.title.in_language(lang)
                yield f"{bullet}'''{title}'''" if depth else f"== {title} =="
            for one in part.parts if expand else part.unfolded():
                yield from _lines(one, lang, expand, depth + bool(part.title and depth))
            if part.hidden and not expand:
                yield f"{bullet}(+{part.hidden})"
        case Entry():
            tag = f"[{part.tag.in_language(lang)}] " if part.tag else ""
            said = part.in_full if expand and part.in_full else part.words
            yield f"{bullet}{tag}{said.in_language(lang)}"
            for one in (*part.parts, *(part.details if expand else ())):
                yield from _lines(one, lang, expand, depth + 1)
        case Fields():
            for field in part.fields:
                words = field.cell.words.in_language(lang)
                yield f"{bullet}{field.label.in_language(lang)}: {words}"
        case Note():
            if words := part.words.in_language(lang):
                yield f"{bullet}{part.label.in_language(lang)}{words}"
        case Table():
            for row in part.rows:
                yield bullet + " || ".join(cell.words.in_language(lang) for cell in row.cells)
        case Steps():
            yield from (f"{bullet}{line.strip()}" for line in part.derivation.lines(lang))
        case Prose():
            yield part.text.in_language(lang)


@hookimpl
def eduplan_report_formats() -> list[ReportFormat]:
    """Add the format: `--format wiki`, or `--output report.wiki`."""
    return [ReportFormat("wiki", Words("维基", "wiki"), write_wiki)]
