"""Measures and problems: what is said by section and verb, without a figure of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from eduplan.documents.document import Document, Passage
from eduplan.documents.numbering import Mark, mark_of
from eduplan.drafting.bodies import bodies_of, is_of_bodies, leads, without_bodies
from eduplan.drafting.duties import Span, duties_of
from eduplan.drafting.tokens import folded
from eduplan.drafting.vocabulary import cue, vocabulary

_LONGEST = 40
_SECTION = re.compile("(?:任务|措施|举措|要求|安排|部署)$")
"""How a heading ends that names a section and nothing that is to be done."""
_SHORT = 6
_CLOSING = re.compile(
    r"[(（\[〔【](?:责任|牵头|负责|配合)(?:单位|部门|主体)：[^()（）\[\]〔〕【】]*[)）\]〕】]。?$"
)
_LABEL = re.compile(
    r"[(（\[〔【](?:责任|牵头|负责|配合)(?:单位|部门|主体)[:：][^()（）\[\]〔〕【】]*[)）\]〕】][；。]?"
)
_ITEM = re.compile("[一二三四五六七八九十]是|其[一二三]|第[一二三四五六七八九十][，、]")


@attrs.frozen
class Words:
    """A measure or a problem: its title in the document's words, and who answers for it.

    `passages` are all that stands in its clause; `end` is where its own words end in its paragraph,
    None if all of `passages` is its own. `span` the years that its column of times gives,
    `money` the cell of what it costs, `payer` what its column of who pays says.
    """

    kind: str
    title: str
    passage: Passage
    start: int
    responsible: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    span: Span = (None, None)
    money: Passage | None = None
    payer: str = ""
    end: int | None = None

    @property
    def text(self) -> str:
        """All that it says, each paragraph or cell on a line."""
        if self.end is not None:
            return self.passage.text[self.start : self.end]
        return "\n".join(one.text for one in self.passages)

    @property
    def spans(self) -> Sequence[tuple[int, int]]:
        """From where to where it says that in the document."""
        if self.end is not None:
            return ((self.passage.place(self.start), self.passage.place(self.end - 1) + 1),)
        return [(one.start, one.end) for one in self.passages]


def measures_of(document: Document) -> Iterator[Words]:
    """Yield the measures and problems, in the order of the document.

    A heading says what the paragraphs below it are. A problem is each point of a paragraph. A
    measure is a marked paragraph that begins with a verb of doing, or any that says who answers for
    it, and a row of a table of duties; a heading is one if nothing below it is.
    """
    found = [*_told(document), *_rows(document)]
    yield from sorted(found, key=lambda one: one.passage.place(one.start))


def _rows(document: Document) -> Iterator[Words]:
    for duty in duties_of(document):
        if duty.task is None or not (duty.bodies or (duty.year and not duty.project)):
            continue
        text = folded(duty.task.text)
        mark = mark_of(text)
        if title := _first_sentence(text[mark.length if mark else 0 :]):
            yield Words(
                "measure",
                title,
                duty.task,
                text.index(title),
                duty.bodies,
                duty.cells,
                duty.span,
                duty.money,
                duty.payer,
            )


def _told(document: Document) -> Iterator[Words]:
    told = _Told(document)
    for number, passage in enumerate(document.passages):
        if passage.cell is None:
            yield from told.paragraph(number, passage)
    yield from told.open


@attrs.define
class _Told:
    """Reads the paragraphs of a document in order.

    Attributes:
        document: the document.
        section: what the heading above says that its paragraphs are: problem, measure or "".
        rank: the rank of the mark of that heading.
        lowest: the rank of the last mark.
        above: the bodies that the headings above name, with the ranks of their marks.
        open: measures without bodies, which a line below them may name.
    """

    document: Document
    section: str = ""
    rank: int = 0
    lowest: int = 0
    above: list[tuple[int, tuple[str, ...]]] = attrs.field(factory=list)
    open: list[Words] = attrs.field(factory=list)

    def paragraph(self, number: int, passage: Passage) -> Iterator[Words]:
        """Yield what a paragraph says, or decides of those before it."""
        text = folded(passage.text)
        mark = mark_of(text)
        start = mark.length if mark else 0
        if passage.is_heading:
            named = _section(_first_sentence(text[start:]))
            if named or (mark and mark.rank <= self.rank):
                self.section, self.rank = named, mark.rank if mark else 0
        if mark:
            self.above = [one for one in self.above if one[0] < mark.rank]
        if self.section == "problem" and not passage.is_heading:
            yield from _problems(passage, text, start)
        elif self.section == "measure" and is_of_bodies(text) and self.open:
            yield from (attrs.evolve(one, responsible=bodies_of(text)) for one in self.open)
            self.open = []
        elif self.section == "measure":
            yield from self._measure(number, text, mark)

    def _measure(self, number: int, text: str, mark: Mark | None) -> Iterator[Words]:
        own = bodies_of(text[mark.length if mark else 0 :])
        if mark and mark.rank < self.lowest:
            yield from self.open
            self.open = []
        self.lowest = mark.rank if mark else self.lowest
        if mark and own:
            self.above.append((mark.rank, own))
        if parts := [*_parts(self.document.passages[number], text, mark)]:
            yield from parts
            return
        one = _measure(self.document, number, own)
        if one is not None and not one.responsible and self.above:
            one = attrs.evolve(one, responsible=self.above[-1][1])
        if one is not None and one.responsible:
            yield one
        elif one is not None:
            self.open.append(one)


def _measure(document: Document, number: int, own: tuple[str, ...]) -> Words | None:
    """Return the measure that a paragraph is, with the bodies that it and its text name."""
    passage = document.passages[number]
    text = folded(passage.text)
    mark = mark_of(text)
    start = mark.length if mark else 0
    if is_of_bodies(text[start:]):
        return None
    start = without_bodies(text, start) if own else start
    start += len(text[start:]) - len(text[start:].lstrip())
    said = _first_sentence(text[start:])
    if not said or not (own or (mark and vocabulary().doing.match(said))):
        return None
    if passage.is_heading:
        is_section = len(said) <= _SHORT and _SECTION.search(said)
        if mark is None or is_section or _has_measures_below(document, number, mark.rank):
            return None
    if mark is None and not _says_who_answers(text):
        return None
    body = _body(document, number)
    bodies = own or bodies_of(folded("\n".join(one.text for one in body)))
    return Words("measure", said, passage, start, bodies, body)


def _parts(passage: Passage, text: str, mark: Mark | None) -> Iterator[Words]:
    """Yield the measures of a paragraph that says several, each with who answers for it.

    Each begins with who leads it (县教育局负责编制规划，县财政局负责落实资金) or ends with a label
    of who does (培育名师（责任单位：县教育局）；引进人才（责任单位：县委人才办）).
    """
    start = mark.length if mark else 0
    begins = [*_led(text, start)]
    if len(begins) < 2 or begins[0][0] != start:
        begins = [*_labelled(text, start)]
    if not begins:
        return
    ends = [*(begin for begin, _ in begins[1:]), len(text)]
    for (begin, action), end in zip(begins, ends, strict=True):
        title = _first_sentence(text[action:end])
        bodies = bodies_of(text[begin:end])
        yield Words("measure", title, passage, action, bodies, (passage,), end=end)


def _led(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where each action begins whose clause says first who leads it, and where its words."""
    reach = start
    for place in (start, *(found.end() for found in re.finditer("[，；。]", text))):
        if place < reach or not leads(text, place):
            continue
        reach = without_bodies(text, place)
        if re.match(r"[^，；。：(（\s]{2}", text[reach:]):
            yield place, reach


def _labelled(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where each of several actions begins that ends with a label of who answers for it."""
    closings = [*_LABEL.finditer(text, start)]
    begins = [start, *(one.end() for one in closings)]
    said = [*pairwise(begins)]
    is_whole = begins[-1] == len(text) and all(
        vocabulary().doing.match(text, begin) for begin, _ in said
    )
    if len(said) > 1 and is_whole:
        yield from ((begin, begin) for begin, _ in said)


def _has_measures_below(document: Document, number: int, rank: int) -> bool:
    """Tell whether a heading has marked paragraphs below it, or some that say who answers."""
    for passage in document.passages[number + 1 :]:
        text = folded(passage.text)
        mark = mark_of(text) if passage.cell is None else None
        if mark or passage.is_heading:
            return mark is not None and mark.rank > rank
        if passage.cell is None and _says_who_answers(text):
            return True
    return False


def _says_who_answers(text: str) -> bool:
    """Tell whether a paragraph begins or ends with the bodies that answer for what it says."""
    return bool(without_bodies(text)) or bool(not is_of_bodies(text) and _CLOSING.search(text))


def _body(document: Document, number: int) -> tuple[Passage, ...]:
    """Return a marked paragraph with those below it that have no mark of their own."""
    body = [document.passages[number]]
    for place in range(number + 1, len(document.passages)):
        passage = document.passages[place]
        if passage.cell is not None or passage.is_heading or mark_of(folded(passage.text)):
            break
        body.append(passage)
    return tuple(body)


def _section(heading: str) -> str:
    words = vocabulary()
    if words.problem_heading.search(heading):
        return "problem"
    return "measure" if words.measure_heading.search(heading) else ""


def _first_sentence(text: str) -> str:
    """Return what a paragraph begins with, up to its first full stop, cut to a title."""
    return re.split("[。；：，(（]", text.strip(), maxsplit=1)[0][:_LONGEST]


def _problems(passage: Passage, text: str, start: int) -> Iterator[Words]:
    points = [found.end() for found in _ITEM.finditer(text, start)]
    if not points and text.rstrip().endswith((":", "：")):
        return  # it leads up to the problems below it
    points = points or [start, *_lacks(text, start)]
    for place, end in zip(points, [*points[1:], len(text)], strict=True):
        title = _first_sentence(text[place:end])
        if len(title) > 3:
            yield Words("problem", title, passage, place, end=end)


def _lacks(text: str, start: int) -> Iterator[int]:
    """Yield where each clause behind the first begins that says what lacks: ，实验室短缺."""
    for sign in re.finditer("[，。；]", text[start:]):
        place = start + sign.end()
        led = cue("lacking_led").match(text, place)
        place = led.end() if led else place
        near = text[place : place + 2 * _LONGEST]
        place += len(near) - len(near.lstrip())
        clause = _first_sentence(near)
        is_told = 3 < len(clause) < _LONGEST and not re.search(r"\d", clause)
        if is_told and cue("lacking").search(clause) and not cue("because").match(clause):
            yield place
