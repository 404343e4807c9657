"""Measures and problems: what is said by section and verb, without a figure of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from eduplan.documents.document import Document, Passage
from eduplan.documents.numbering import mark_of
from eduplan.drafting.tokens import folded
from eduplan.drafting.vocabulary import vocabulary

_LONGEST = 40
_BODIES = re.compile(
    r"(?:责任|牵头|配合|负责|落实|实施)(?:单位|部门|主体|处室)?[:：]([^()（）。；]{2,60})"
)
_ITEM = re.compile("[一二三四五六七八九十]是|其[一二三]|第[一二三四五六七八九十][，、]")


@attrs.frozen
class Words:
    """A measure or a problem: its title in the document's words, and who answers for it.

    `text` is all that stands in its clause.
    """

    kind: str
    title: str
    passage: Passage
    start: int
    responsible: tuple[str, ...] = ()
    text: str = ""


def measures_of(document: Document) -> Iterator[Words]:
    """Yield the measures and problems, in the order of the document.

    A heading says what the paragraphs below it are. A measure is a marked paragraph that begins
    with a verb of doing or says who answers for it, a problem each point of a paragraph.
    """
    words = vocabulary()
    section, rank = "", 0
    for number, passage in enumerate(document.passages):
        text = folded(passage.text)
        mark = mark_of(text) if passage.cell is None else None
        start = mark.length if mark else 0
        said = _first_sentence(text[start:])
        if passage.is_heading:
            found = _section(said)
            if found or (mark and mark.rank <= rank):
                section, rank = found, mark.rank if mark else 0
        if passage.cell is not None or not section:
            continue
        if section == "problem" and not passage.is_heading:
            yield from _problems(passage, text, start)
        elif section == "measure" and mark:
            names = (one for said in _BODIES.findall(text) for one in re.split("[、，,]", said))
            responsible = tuple(dict.fromkeys(filter(None, (one.strip() for one in names))))
            if not (responsible or words.doing.match(said)):
                continue
            yield Words("measure", said, passage, start, responsible, _body(document, number))


def _body(document: Document, number: int) -> str:
    """Return a marked paragraph with those below it that have no mark of their own."""
    texts = [document.passages[number].text]
    for place in range(number + 1, len(document.passages)):
        passage = document.passages[place]
        if passage.cell is not None or passage.is_heading or mark_of(folded(passage.text)):
            break
        texts.append(passage.text)
    return "\n".join(texts)


def _section(heading: str) -> str:
    words = vocabulary()
    if words.problem_heading.search(heading):
        return "problem"
    return "measure" if words.measure_heading.search(heading) else ""


def _first_sentence(text: str) -> str:
    """Return what a paragraph begins with, up to its first full stop, cut to a title."""
    return re.split("[。；：，(（]", text.strip(), maxsplit=1)[0][:_LONGEST]


def _problems(passage: Passage, text: str, start: int) -> Iterator[Words]:
    points = [found.end() for found in _ITEM.finditer(text, start)] or [start]
    for place in points:
        title = _first_sentence(text[place:])
        if len(title) > 3:
            yield Words("problem", title, passage, place)
