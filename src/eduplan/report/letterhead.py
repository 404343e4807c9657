"""A Word template of a bureau: its letterhead, paper and styles, into which a report is written."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.text.paragraph import Paragraph

from eduplan.errors import EduplanError, system_reason
from eduplan.messages import MessageKind
from eduplan.words import Words

_UNREADABLE = MessageKind(
    "template_unreadable",
    "模板 {file} 读不了：{reason}",
    "the template {file} can't be read: {reason}",
)
_NO_DOCX = Words("不是 .docx 文件", "it is no .docx file")
_BODY = ("{正文}", "{body}")
_TITLE = ("{标题}", "{title}")
_STYLES = (*("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption", "Table Grid"),)
"""What a report uses; a template that lacks one gets it from the plain one."""


class TemplateError(EduplanError):
    """A template can't be used."""


class Letterhead:
    """A template that is open: the report is added at its end, and then moved to its place."""

    def __init__(self, path: str) -> None:
        self.document = _opened(path)
        self._place: Paragraph | None = None
        self._own = 0

    def prepare(self, title: str) -> None:
        """Fill the title in, and give the document the styles that a report uses."""
        for one in _paragraphs(self.document):
            if one.text.strip() in _BODY and self._place is None:
                self._place = one
            elif any(mark in one.text for mark in _TITLE):
                _fill(one, title)
        _add_styles(self.document)
        self._own = len(self.document.element.body)

    def finish(self) -> None:
        """Move what was added to the place that the template names."""
        if self._place is None:
            return
        body = self.document.element.body
        # The properties of the last section stay last, before which python-docx adds everything.
        for element in body[self._own - 1 : -1]:
            self._place._p.addprevious(element)
        self._place._p.getparent().remove(self._place._p)


def _opened(path: str) -> WordDocument:
    try:
        with open(path, "rb") as file:
            return Document(file)
    except OSError as error:
        raise TemplateError(_UNREADABLE(file=path, reason=system_reason(error))) from None
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError):
        raise TemplateError(_UNREADABLE(file=path, reason=_NO_DOCX)) from None


def _paragraphs(document: WordDocument) -> Iterator[Paragraph]:
    """Yield the paragraphs of the body, of its tables, and of headers and footers."""
    yield from document.paragraphs
    for table in document.tables:
        for cell in (cell for row in table.rows for cell in row.cells):
            yield from cell.paragraphs
    for section in document.sections:
        yield from (*section.header.paragraphs, *section.footer.paragraphs)


def _fill(paragraph: Paragraph, title: str) -> None:
    """Put the title in place of its mark, in the letters of where the paragraph begins."""
    text = paragraph.text
    for mark in _TITLE:
        text = text.replace(mark, title)
    first, *others = paragraph.runs
    first.text = text
    for run in others:
        run.text = ""


def _add_styles(document: WordDocument) -> None:
    known = {one.name for one in document.styles}
    plain: Any = None
    for name in _STYLES:
        if name not in known:
            plain = plain or Document()
            document.styles.element.append(deepcopy(plain.styles[name].element))
