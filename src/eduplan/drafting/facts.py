"""Reads the figures of a document: each with its name, sign, year, kind, words and place."""

from __future__ import annotations

from collections.abc import Collection

from eduplan.documents.document import Document, Passage
from eduplan.documents.numbering import mark_of
from eduplan.drafting.binding import unbound, with_bindings
from eduplan.drafting.fact import Fact, Unread
from eduplan.drafting.headlines import FIRST, as_told, untold
from eduplan.drafting.paragraphs import Paragraph
from eduplan.drafting.sections import Sections
from eduplan.drafting.stages import stages_of
from eduplan.drafting.times import Times
from eduplan.drafting.tokens import folded, tokens_of


def times_of(document: Document) -> Times:
    """Return the years that a document speaks in and of, as its years and words say."""
    texts = [folded(one.text) for one in document.passages]
    return Times.of(texts, [tokens_of(_unmarked(one)) for one in texts])


def _unmarked(text: str) -> str:
    """Return a paragraph with blanks for the mark of its clause: 7.2022年 is no 7.2022."""
    mark = mark_of(text)
    return f"{' ' * mark.length}{text[mark.length :]}" if mark else text


def facts_of(
    document: Document, prose: Collection[Passage] = ()
) -> tuple[list[Fact], list[Unread]]:
    """Return the figures of the paragraphs of a document, in order, and the numbers not read.

    `prose` are cells that hold sentences.
    """
    printed = [folded(one.text) for one in document.passages]
    texts = [unbound(one) for one in printed]
    tokens = [tokens_of(_unmarked(one)) for one in texts]
    times = Times.of(texts, tokens)
    told = {one.start for one in prose}
    found: list[Fact] = []
    unread: list[Unread] = []
    sections, stages = Sections(times), [*stages_of(texts)]
    headlines: list[Fact] = []
    for number, passage in enumerate(document.passages):
        text, within = texts[number], tokens[number]
        sections.number = number
        if passage.cell is None:
            sections.read(passage, text, within, is_first=not number)
        if passage.cell is None or passage.start in told:
            paragraph = Paragraph(passage, text, within, sections)
            paragraph.names.lead = stages[number]
            read = with_bindings(paragraph.facts(), passage, printed[number], within)
            found += read
            headlines += untold(text, read) if number < FIRST else ()
            unread += (one for one in paragraph.unread if not _is_named(one, read, document.text))
    return as_told(found, headlines), unread


def _is_named(number: Unread, facts: Collection[Fact], text: str) -> bool:
    """Tell whether a number is a word of what names a figure: 每名教师5年培训不少于50学时."""
    printed = folded(text[number.start : number.end]).strip()
    return any(
        printed in one.label and one.start <= number.start and number.end <= one.end
        for one in facts
    )
