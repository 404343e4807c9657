"""The report model as Markdown for a repository: headings, lists and tables that read well raw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from eduplan.report.terminal import printable
from eduplan.report_model import (
    Entry,
    Fields,
    Note,
    Page,
    Part,
    Picture,
    Prose,
    Report,
    Row,
    Section,
    Steps,
    Table,
)
from eduplan.words import Language, Words

_HIDDEN = Words("……另有 {count} 项", "... {count} more")
_SPECIAL = re.compile(r"([\\`*\[\]<>|#~]|(?<!\w)_|_(?!\w))")
"""Characters that could begin markup; what follows a backslash is text."""


def write_markdown(report: Report, *, lang: Language = "zh", expand: bool = False) -> str:
    """Return a report as GitHub Flavored Markdown; with `expand` nothing is folded away."""
    writer = _MarkdownWriter(lang, expand)
    lines = [line for page in report.pages for line in writer.page(page)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


@attrs.frozen
class _MarkdownWriter:
    """Writes the lines of a report in one language."""

    lang: Language
    expand: bool

    def page(self, page: Page) -> Iterator[str]:
        """Yield the title as a heading, the head, and each part."""
        title = Words.join((page.title, page.kind), " · ")
        if title:
            yield f"# {self.said(title)}"
        yield ""
        yield from self.parts((page.head, *page.parts), 2)

    def parts(self, parts: Iterable[Part], depth: int, *, numbered: bool = False) -> Iterator[str]:
        """Yield parts with an empty line between what is not of one list."""
        number, last = 0, ""
        for part in parts:
            kind = type(part).__name__
            if kind != last or kind not in ("Entry", "Note"):
                yield ""
            last = kind
            number += isinstance(part, Entry)
            yield from self.part(part, depth, f"{number}." if numbered else "-")

    def part(self, part: Part, depth: int, bullet: str = "-") -> Iterator[str]:
        """Yield the lines of one part; headings in it have `depth` marks."""
        match part:
            case Section():
                yield from self.section(part, depth)
            case Entry():
                yield from self.entry(part, depth, bullet)
            case Fields():
                for one in part.fields:
                    yield f"- **{self.said(one.label)}** {self.said(one.cell.words)}"
            case Note():
                if part.words.in_language(self.lang):
                    label = f"**{self.said(part.label).rstrip()}** " if part.label else ""
                    yield f"{label}{self.said(part.words)}  "
            case Table():
                yield from self.table(part, depth)
            case Steps():
                yield from ("```text", *map(printable, part.derivation.lines(self.lang)), "```")
            case Picture():
                yield from (f"**{self.said(part.title)}**", "")
                yield from self.table(part.table, depth)
            case Prose():
                yield printable(part.text.in_language(self.lang))

    def section(self, section: Section, depth: int) -> Iterator[str]:
        """Yield the title and what stands under it, folded unless everything is asked for."""
        if section.title:
            yield f"{'#' * min(depth, 6)} {self.said(section.title)}"
            yield ""
        parts = section.parts if self.expand else section.unfolded()
        yield from self.parts(parts, depth + 1, numbered=section.is_numbered)
        if section.hidden and not self.expand:
            yield ""
            yield self.said(_HIDDEN.fill(count=section.hidden))
        yield ""

    def entry(self, entry: Entry, depth: int, bullet: str) -> Iterator[str]:
        """Yield the words after a bullet, and the parts of the entry within its list item."""
        words = self.said(entry.in_full if self.expand and entry.in_full else entry.words)
        tag = f"**{self.said(entry.tag)}** " if entry.tag else ""
        yield f"{bullet} {tag}{words}"
        below = self.parts((*entry.parts, *(entry.details if self.expand else ())), depth)
        indent = " " * (len(bullet) + 1)
        yield from (f"{indent}{line}" if line else "" for line in below)

    def table(self, table: Table, depth: int) -> Iterator[str]:
        """Yield a table, then what stands below its rows, each under the first cell."""
        yield self.row(self.said(one.label) for one in table.columns)
        yield self.row("---:" if one.kind == "amount" else "---" for one in table.columns)
        for row in table.rows:
            yield self.row(self.said(one.words) for one in row.cells)
        for row in table.rows:
            yield from self.below(row, depth)

    def below(self, row: Row, depth: int) -> Iterator[str]:
        """Yield what stands below a row, under the words of its first cell."""
        parts = (*row.parts, *(row.details if self.expand else ()))
        if parts:
            yield from ("", f"**{self.said(row.cells[0].words)}**")
            yield from self.parts(parts, depth, numbered=True)

    def row(self, texts: Iterable[str]) -> str:
        """Return a row of a table."""
        return f"| {' | '.join(texts)} |"

    def said(self, words: Words) -> str:
        """Return words in the language, on one line and without markup."""
        text = " ".join(printable(words.in_language(self.lang)).split("\n"))
        return re.sub(r"^(\s*\d+)([.)](?=\s))", r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
