"""The report model as text for a terminal: lines that fit, columns, colour for what is grave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

import attrs

from eduplan.report.listing import entries
from eduplan.report.terminal import Console, Style, display_width, padded, printable, wrapped
from eduplan.report_model import (
    Entry,
    Fields,
    Note,
    Page,
    Part,
    Picture,
    Prose,
    Report,
    ReportFormat,
    Role,
    Row,
    Section,
    Steps,
    Table,
)
from eduplan.words import Language, Words

_TAGGED = Words("［{tag}］{words}", "[{tag}] {words}")
_HIDDEN = Words("……另有 {count} 项，用 --expand 展开", "... {count} more, shown with --expand")
_FOLDED = Words("（逐项内容用 --expand 展开）", "(each of them is shown with --expand)")
_STYLES: dict[Role, Style] = {
    "error": "error",
    "warning": "warning",
    "info": "info",
    "aside": "dim",
}


def write_text(
    report: Report,
    *,
    lang: Language = "zh",
    expand: bool = False,
    console: Console | None = None,
) -> str:
    """Return a report as text that ends its last line.

    Args:
        report: what is said.
        lang: the language of every word that is not the plan's own.
        expand: show also what is folded away.
        console: what the lines are laid out for; 80 plain columns if None.
    """
    return "".join(text_lines(report, lang, expand, console or Console()))


def text_lines(report: Report, lang: Language, expand: bool, console: Console) -> Iterator[str]:
    """Yield the lines of a report as text, each ended, as they are laid out."""
    writer = _TextWriter(lang, console, expand)
    return (f"{line}\n" for line in _apart(writer.page(page) for page in report.pages))


TEXT = ReportFormat("text", Words("文字", "text"), write_text, ".txt")
"""Text for people, in lines."""


@attrs.frozen
class _TextWriter:
    """Writes the lines of a report in one language for one console."""

    lang: Language
    console: Console
    expand: bool

    def page(self, page: Page) -> Iterator[str]:
        """Yield title and head, then each part, set off from the last unless the page is short."""
        head = [*self.lines(page.title, rest="  ", style="bold")] if page.title else []
        blocks: list[Iterator[str]] = [chain(head, self.fields(page.head, ""))]
        blocks += [self.part(part, "") for part in page.parts]
        if not self.expand and _has_details(page.parts):
            blocks[-1] = chain(blocks[-1], [self.said(_FOLDED)])
        return chain.from_iterable(blocks) if page.is_card else _apart(blocks)

    def part(self, part: Part, indent: str, number: int = 0) -> Iterator[str]:
        """Yield the lines of one part; `number` counts the entries of its section."""
        match part:
            case Section():
                return self.section(part, indent)
            case Entry():
                return self.entry(part, indent, number)
            case Fields():
                return self.fields(part, indent)
            case Note():
                return self.note(part, indent)
            case Table():
                return self.table(part)
            case Steps():
                return self.steps(part, indent)
            case Prose():
                return self.prose(part)
            case Picture():
                return chain(self.lines(part.title, indent), self.table(part.table))

    def section(self, section: Section, indent: str) -> Iterator[str]:
        """Yield the title, in bold where the section is one of the page, and what stands in it."""
        below = indent
        if section.title:
            style = _STYLES.get(section.role) or (None if indent else "bold")
            yield from self.lines(section.title, indent, style=style)
            below += "  "
        parts = section.parts if self.expand else section.unfolded()
        number = 0
        for part in parts:
            number += section.is_numbered and isinstance(part, Entry)
            yield from self.part(part, below, number)
        if section.hidden and not self.expand:
            yield below + self.said(_HIDDEN.fill(count=section.hidden))

    def entry(self, entry: Entry, indent: str, number: int) -> Iterator[str]:
        """Yield the words after their number or mark, and the parts of the entry below them."""
        words = entry.in_full if self.expand and entry.in_full else entry.words
        if entry.tag:
            words = _TAGGED.fill(tag=entry.tag, words=words)
        if number:  # the title of its section has the colour
            first, style = f"{indent}{number}. ", None
            below = rest = " " * len(first)
        else:
            first, style = (f"{indent[:-2]}* " if entry.is_marked else indent), entry.role
            below = f"{indent}  "
            rest = below if indent else "    "  # parts of an entry at the margin stand at 2
        parts = [*entry.parts, *(entry.details if self.expand else ())]
        lines = [*wrapped(self.said(words), self.console.width, first=first, rest=rest)]
        aside = self._on_one_line(lines[-1], parts[0]) if parts else ""
        for line in lines[:-1] if aside else lines:
            yield self.console.styled(line, _STYLES.get(style or ""))
        if aside:
            last = self.console.styled(lines[-1], _STYLES.get(style or ""))
            yield f"{last} {self.console.styled(aside, _STYLES['aside'])}"
        for part in parts[bool(aside) :]:
            yield from self.part(part, below)

    def _on_one_line(self, line: str, part: Part) -> str:
        """Return the text of an aside that fits behind the last line of its entry, else ""."""
        if not isinstance(part, Note) or part.role != "aside" or self.said(part.label):
            return ""
        aside = self.said(part.words)
        fits = display_width(f"{line} {aside}") <= self.console.width
        return aside if fits else ""

    def fields(self, fields: Fields, indent: str) -> Iterator[str]:
        """Yield labels in one column and their texts wrapped beside them."""
        rows = [(self.said(one.label), one.cell.words) for one in fields.fields]
        width = max((display_width(label) for label, _ in rows), default=0)
        for label, words in rows:
            yield from self.lines(words, f"{indent}{padded(label, width)}  ")

    def note(self, note: Note, indent: str) -> Iterator[str]:
        """Yield a paragraph after its label, if it says anything in the language."""
        if note.words.in_language(self.lang):
            label = f"{indent}{self.said(note.label)}"
            yield from self.lines(note.words, label, style=_STYLES.get(note.role))

    def table(self, table: Table) -> Iterator[str]:
        """Yield the rows in columns, each with its parts below."""
        head = [[self.said(one.label) for one in table.columns]] if table.needs_head else []
        texts = [[self.said(cell.words) for cell in row.cells] for row in table.rows]
        rows: list[Row | None] = [*(None for _ in head), *table.rows]
        for row, lines in zip(rows, entries([*head, *texts], self.console), strict=True):
            style: Style | None = "bold" if row is None else _STYLES.get(row.role)
            yield from (self.console.styled(line, style) for line in lines)
            details = row.details if row and self.expand else ()
            for part in chain(row.parts if row else (), details):
                yield from self.part(part, "    ")

    def steps(self, steps: Steps, indent: str) -> Iterator[str]:
        """Yield how a value came about; under an entry, deeper than its other parts."""
        base, hanging = (f"{indent}  ", "  ") if indent else ("", "    ")
        for line in steps.derivation.lines(self.lang):
            text = line.lstrip()
            own = base + " " * (len(line) - len(text))
            yield from self.lines(Words.same(text), own, own + hanging)

    def prose(self, prose: Prose) -> Iterator[str]:
        """Yield paragraphs wrapped and examples as they are, to be copied."""
        in_example = False
        for line in prose.text.in_language(self.lang).splitlines():
            is_fence = line.startswith("```")
            if in_example or is_fence:
                yield printable(line)
            else:
                yield from self.lines(Words.same(line))
            in_example = in_example != is_fence

    def said(self, words: Words) -> str:
        """Return words in the language, fit for a screen."""
        return printable(words.in_language(self.lang))

    def lines(
        self, words: Words, first: str = "", rest: str | None = None, style: Style | None = None
    ) -> Iterator[str]:
        """Yield words wrapped, after `first` and then `rest`, in a style."""
        for line in wrapped(self.said(words), self.console.width, first=first, rest=rest):
            yield self.console.styled(line, style)


def _has_details(parts: Iterable[Part]) -> bool:
    """Tell whether rows of tables have details that are folded away."""
    return any(
        _has_details(part.parts)
        if isinstance(part, Section)
        else isinstance(part, Table) and any(row.details for row in part.rows)
        for part in parts
    )


def _apart(blocks: Iterable[Iterator[str]]) -> Iterator[str]:
    """Yield the lines of blocks with an empty line between two of them."""
    is_first = True
    for block in blocks:
        for line in islice(block, 1):
            yield from () if is_first else ("",)
            yield line
            is_first = False
        yield from block
