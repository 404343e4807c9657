"""What a document prints: figures with their words and place, and numbers not read."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from eduplan.messages import Text

OF_ITS_YEAR = "当年"
"""Over what an amount is counted that a table gives for each of several years."""

OF_CHANGE = "变化"
"""What stands there for how much more or less there is, beside the level that is aimed at."""


@attrs.frozen
class Fact:
    """A figure that a document prints.

    Attributes:
        kind: `target`, or `baseline` for any other figure.
        value: the number as printed, in half width and without separators.
        upper: the other end of a range, else "".
        unit: as printed.
        comparator: >=, >, =, <=, <, ~ or between.
        year: the year it holds for.
        label: the words that name it, as printed or put together from the sentence.
        scope: the words that restrict it.
        quote: the printed words, of one sentence or one row of a table.
        start: where the quote begins in the text of the document; `end` is where it ends.
        at: where its number stands.
        clause: the clause of the document that it stands in.
        page: the page, where the format has pages.
        is_implied: whether a word says the number (翻番, 半数).
        unsure: why a person has to look at it.
        binding: `binding`, `expected`, or "" where nothing is printed.
        about: full name of the element or indicator that the label spells; "" where it is unknown.
        codes: dimension and code of each restriction within the label.
        over: what a table says that it is counted over: 累计, 年均, OF_ITS_YEAR or OF_CHANGE.
    """

    kind: str
    value: str
    upper: str
    unit: str
    comparator: str
    year: int | None
    label: str
    scope: str
    quote: str
    start: int
    end: int
    at: int
    clause: str = ""
    page: int | None = None
    is_implied: bool = False
    unsure: tuple[Text, ...] = ()
    binding: str = ""
    about: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    over: str = ""


@attrs.frozen
class Unread:
    """Printed words with a number that was not read as a figure, and why."""

    quote: str
    reason: Text
    start: int
    end: int
    clause: str = ""


def by_place(facts: Iterable[Fact]) -> list[Fact]:
    """Return facts in the order of the document."""
    return sorted(facts, key=lambda one: (one.start, one.end))
