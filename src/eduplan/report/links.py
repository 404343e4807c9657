"""Links within a report: where what is referred to stands, and which words of a text name it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

from eduplan.report_model import (
    Entry,
    Page,
    Part,
    Reference,
    Report,
    Row,
    Section,
    Table,
)

Anchored = Entry | Section | Row | Page


def anchors_of(report: Report) -> dict[Reference, Anchored]:
    """Return what has an anchor, by its anchor; of several with one anchor, the first."""
    found: dict[Reference, Anchored] = {}
    for one in _anchored(report):
        if one.anchor is not None:
            found.setdefault(one.anchor, one)
    return found


def _anchored(report: Report) -> Iterator[Anchored]:
    for page in report.pages:
        yield page
        yield from _within(page.parts)


def _within(parts: Iterable[Part]) -> Iterator[Anchored]:
    for part in parts:
        match part:
            case Section():
                yield part
                yield from _within(part.parts)
            case Entry():
                yield part
                yield from _within((*part.parts, *part.details))
            case Table():
                for row in part.rows:
                    yield row
                    yield from _within((*row.parts, *row.details))


def pieces(
    text: str,
    references: Sequence[Reference],
    called: Callable[[Reference], str] = attrgetter("name"),
) -> Iterator[tuple[str, Reference | None]]:
    """Yield a text piece by piece, each with the reference that it names, if it names one.

    A name, or what it is called, is found only as a whole: T1 is not part of T11.
    """
    last_first = references[::-1]
    by_name = {called(one): one for one in last_first} | {one.name: one for one in last_first}
    there = [one for one in by_name if one in text]  # few are: a pattern of all costs far more
    names = "|".join(map(re.escape, sorted(there, key=len, reverse=True)))
    done = 0
    for match in re.finditer(rf"(?<![\w-])(?:{names})(?![A-Za-z0-9_])", text) if names else ():
        yield text[done : match.start()], None
        yield match[0], by_name[match[0]]
        done = match.end()
    yield text[done:], None
