"""The report model as a Word document: real headings, tables whose heads repeat, page numbers.

Charts are pictures with their numbers in a table below, since Word has no SVG of its own. The same
report gives the same bytes: dates inside the file are fixed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

import attrs
import resvg_py
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from eduplan.report.letterhead import Letterhead
from eduplan.report.office import fixed_zip
from eduplan.report.svg import standalone
from eduplan.report.terminal import display_width, printable
from eduplan.report_model import (
    Entry,
    Fields,
    Note,
    Page,
    Part,
    Picture,
    Prose,
    Report,
    Role,
    Row,
    Section,
    Steps,
    Table,
)
from eduplan.words import Language, Words

_HIDDEN = Words("……另有 {count} 项", "... {count} more")
_UNTITLED = Words("报告", "Report")
_HEADING, _BODY, _LATIN = "黑体", "仿宋", "Times New Roman"
_TITLE = "方正小标宋简体"
"""The fonts of official documents (GB/T 9704); a program without one takes its nearest."""
_COLOURS: dict[Role, RGBColor] = {
    "error": RGBColor(0xB3, 0x26, 0x1E),
    "warning": RGBColor(0x8A, 0x53, 0x00),
    "aside": RGBColor(0x57, 0x60, 0x6A),
}
_WIDE = Cm(15.6)  # A4 between the margins of an official document
_SMALL = Cm(11)
_HIGH = Cm(19)
_SHORT, _MOST = 5, 30
"""Widths of Chinese characters: a text of at most so many never breaks; more count for no width."""
_LATIN_WIDTH, _PADDING = 0.7, 12
"""A Latin letter beside a Chinese one, also in a wide font; points at both sides of a cell."""
_SIZES = (10.5, 9, 7.5)
_WHOLE = re.compile(r"[≥≤=<>+−-]?[0-9A-Za-z][0-9A-Za-z.,%‰/:_-]*")


def write_docx(
    report: Report, *, lang: Language = "zh", expand: bool = False, template: str | None = None
) -> bytes:
    """Return a report as the bytes of a .docx file; with `expand` nothing is folded away.

    Paper, fonts, header and footer are those of the template if there is one. It stands at the
    template's paragraph 「{正文}」 or {body}, else at its end; 「{标题}」 and {title} are filled.

    Raises:
        TemplateError: the template is no .docx file that can be read.
    """
    letterhead = None if template is None else Letterhead(template)
    writer = _WordWriter(letterhead.document if letterhead else Document(), lang, expand)
    if letterhead is None:
        writer.prepare()
        writer.cover(report)
    else:
        letterhead.prepare(writer.title(report))
    for number, page in enumerate(report.pages):
        writer.page(page, is_first=not number and letterhead is None)
    if letterhead is not None:
        letterhead.finish()
    file = io.BytesIO()
    writer.document.save(file)
    return fixed_zip(file.getvalue())


@attrs.frozen
class _WordWriter:
    """Writes a report into a document in one language."""

    document: WordDocument
    lang: Language
    expand: bool

    def prepare(self) -> None:
        """Set paper, fonts, page numbers and the properties that would else name a day."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
        section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
        for name, font, size in (
            ("Normal", _BODY, 12),
            ("Title", _TITLE, 22),
            ("Heading 1", _HEADING, 16),
            ("Heading 2", _HEADING, 14),
            ("Heading 3", _HEADING, 12),
            ("Heading 4", _HEADING, 12),
            ("Caption", _HEADING, 10.5),
        ):
            style = self.document.styles[name]
            style.font.name = _LATIN
            style.font.size = Pt(size)
            style.font.color.rgb = RGBColor(0, 0, 0)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(qn("w:eastAsia"), font)
            language = OxmlElement("w:lang")
            language.set(qn("w:eastAsia"), "zh-CN")  # else its commas may be those of Taiwan
            style.element.get_or_add_rPr().append(language)
            for theme in ("w:asciiTheme", "w:eastAsiaTheme", "w:hAnsiTheme", "w:cstheme"):
                fonts.attrib.pop(qn(theme), None)
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _add_field(footer, "PAGE")
        properties = self.document.core_properties
        properties.author = properties.last_modified_by = "eduplan"
        properties.comments = ""

    def title(self, report: Report) -> str:
        """Return the title of the report; the file has it among its properties."""
        titles = [page.title for page in report.pages if page.title]
        title = self.said(titles[0] if titles else _UNTITLED)
        properties = self.document.core_properties
        properties.title = title[:255]
        properties.last_modified_by = "eduplan"
        return title

    def cover(self, report: Report) -> None:
        """Write the title of the report, and what it consists of."""
        title = self.title(report)
        for _ in range(6):
            self.document.add_paragraph()
        self.document.add_paragraph(title, "Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
        kinds = [self.said(page.kind) for page in report.pages if page.kind]
        listed = self.document.add_paragraph(self.said(Words.listed(kinds)))
        listed.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def page(self, page: Page, *, is_first: bool) -> None:
        """Write a page of the report under a heading of the first level, after the cover."""
        heading = self.document.add_heading(self.said(page.kind or page.title), 1)
        heading.paragraph_format.page_break_before = is_first
        self.fields(page.head)
        self.parts(page.parts, 2)

    def parts(self, parts: Iterable[Part], depth: int, *, numbered: bool = False) -> None:
        """Write parts one after the other; entries of one list are counted."""
        number = 0
        for part in parts:
            number += isinstance(part, Entry)
            self.part(part, depth, number if numbered else 0)

    def part(self, part: Part, depth: int, number: int) -> None:
        """Write one part; headings in it are of the level `depth`."""
        match part:
            case Section():
                self.section(part, depth)
            case Entry():
                self.entry(part, depth, number)
            case Fields():
                self.fields(part)
            case Note():
                if self.said(part.words):
                    self.paragraph(self.said(part.words), part.role, label=self.said(part.label))
            case Table():
                self.table(part, depth)
            case Picture():
                self.picture(part, depth)
            case Steps():
                for line in part.derivation.lines(self.lang):
                    self.paragraph(
                        line.lstrip(), "aside", indent=1 + (len(line) - len(line.lstrip())) / 4
                    )
            case Prose():
                for line in self.said(part.text).splitlines():
                    self.paragraph(line)

    def section(self, section: Section, depth: int) -> None:
        """Write a section under its heading, folded unless everything is asked for."""
        if section.title:
            self.document.add_heading(self.said(section.title), min(depth, 4))
        parts = section.parts if self.expand else section.unfolded()
        self.parts(parts, depth + 1, numbered=section.is_numbered)
        if section.hidden and not self.expand:
            self.paragraph(self.said(_HIDDEN.fill(count=section.hidden)), "aside")

    def entry(self, entry: Entry, depth: int, number: int) -> None:
        """Write an entry and, indented, what stands below it."""
        words = self.said(entry.in_full if self.expand and entry.in_full else entry.words)
        label = f"{number}. " if number else ""
        tag = self.said(Words("［{tag}］", "[{tag}] ").fill(tag=entry.tag)) if entry.tag else ""
        self.paragraph(words, entry.role if entry.tag else "", label=label + tag)
        self.parts((*entry.parts, *(entry.details if self.expand else ())), depth)

    def fields(self, fields: Fields) -> None:
        """Write each label and what is said under it as a line."""
        for one in fields.fields:
            label = f"{self.said(one.label)}{self.said(Words('：', ': '))}"
            self.paragraph(self.said(one.cell.words), label=label, indent=0.75)

    def table(self, table: Table, depth: int) -> None:
        """Write a table with its head on every page, and then what stands below its rows."""
        written = self.document.add_table(rows=1, cols=len(table.columns))
        written.style = self.document.styles["Table Grid"]
        amounts = [one.kind == "amount" for one in table.columns]
        lines = [[self.said(one.words) for one in row.cells] for row in table.rows]
        heads = [self.said(one.label) for one in table.columns]
        widths, size = _layout([heads, *lines])
        for column, width in zip(written.columns, widths, strict=True):
            column.width = width
        self.row(written.rows[0].cells, heads, size, bold=True)
        _repeat_head(written.rows[0])
        for texts in lines:
            line = written.add_row()
            _keep_together(line)
            self.row(line.cells, texts, size, amounts=amounts)
        self.document.add_paragraph()
        for one in table.rows:
            self.below(one, depth)

    def below(self, row: Row, depth: int) -> None:
        """Write what stands below a row, under the words of its first cell."""
        parts = (*row.parts, *(row.details if self.expand else ()))
        if parts:
            self.paragraph(self.said(row.cells[0].words), label="")
            self.parts(parts, depth, numbered=True)

    def row(
        self,
        cells: Sequence[_Cell],
        texts: Sequence[str],
        size: float,
        *,
        bold: bool = False,
        amounts: Sequence[bool] = (),
    ) -> None:
        """Fill the cells of a row."""
        for place, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(printable(text))
            run.bold, run.font.size = bold, Pt(size)
            if amounts and amounts[place]:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def picture(self, picture: Picture, depth: int) -> None:
        """Write a chart as a picture with a text for who can't see it, then its numbers."""
        title = self.said(picture.title)
        caption = self.document.add_paragraph(title, "Caption")
        caption.paragraph_format.keep_with_next = True
        svg = standalone(picture.chart, picture.title, self.lang)
        image = io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, background="white")))
        shape = self.document.add_picture(image, width=_SMALL if picture.is_small else _WIDE)
        if shape.height > _HIGH:
            shape.width, shape.height = int(shape.width * _HIGH / shape.height), _HIGH
        about = shape._inline.docPr
        about.set("descr", title)
        about.set("title", title)
        self.table(picture.table, depth)

    def paragraph(self, text: str, role: Role = "", *, label: str = "", indent: float = 0) -> None:
        """Write a paragraph after its label, in the colour of how grave it is."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(4)
        paragraph.paragraph_format.left_indent = Cm(indent)
        if label:
            paragraph.add_run(printable(label)).bold = True
        run = paragraph.add_run(printable(text))
        if role in _COLOURS:
            run.font.color.rgb = _COLOURS[role]

    def said(self, words: Words) -> str:
        """Return words in the language."""
        return printable(words.in_language(self.lang))


def _layout(lines: Sequence[Sequence[str]]) -> tuple[list[Length], float]:
    """Return the widths of columns and the size of their letters.

    A column is as wide as what must not break, such as a number or a short name; what is left goes
    to the columns with the longest texts.
    """
    columns = [*zip(*lines, strict=True)]
    whole = [max(map(_unbroken, column)) for column in columns]
    room = _WIDE.pt - _PADDING * len(columns)
    size = next((one for one in _SIZES if sum(whole) * one <= room * 0.8), _SIZES[-1])
    least = [one * size + _PADDING for one in whole]
    wanted = [
        max(0, min(max(map(_width, column)), _MOST) - short)
        for column, short in zip(columns, whole, strict=True)
    ]
    spare = max(0, _WIDE.pt - sum(least)) / (sum(wanted) or 1)
    widths = [short + more * spare for short, more in zip(least, wanted, strict=True)]
    return [Length(int(_WIDE * one / sum(widths))) for one in widths], size


def _unbroken(text: str) -> float:
    """Return how wide the part of a text is that must stay in one line."""
    width = _width(text)
    return width if width <= _SHORT else max(map(_width, _WHOLE.findall(text)), default=1)


def _width(text: str) -> float:
    return sum(1 if display_width(one) > 1 else _LATIN_WIDTH for one in text)


def _add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field that a program fills, such as the number of the page."""
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _repeat_head(row: _Row) -> None:
    _mark(row, "w:tblHeader")
    _mark(row, "w:cantSplit")


def _keep_together(row: _Row) -> None:
    _mark(row, "w:cantSplit")


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
