"""Lines of plain text as paragraphs: wrapped lines joined, page furniture left out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from eduplan.documents.numbering import mark_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ENDS = "。！？!?；;：:”」』）)》…|｜"
_PAGE_NUMBER = re.compile(
    r"[\s\-—－–·]*(第\s*)?\d{1,4}(\s*页)?(\s*[/／]?\s*共?\s*\d{0,4}\s*页?)[\s\-—－–·]*"
)
_CONTENTS = re.compile(r"(\.{4,}|…{2,}|·{4,}|\t)\s*\d{1,4}\s*$")
_SHORTEST_WRAPPED = 20
_OPENS = re.compile(r"[\u3000 ]{2,}|\t|[—–-]{1,2}\S|[●■◆★▲•·*]\s*\S|专栏|附[件表：:]|表\s*\d")


def is_furniture(line: str) -> bool:
    """Tell whether a line is no text: a page number or an entry of a list of contents."""
    return bool(_PAGE_NUMBER.fullmatch(line) or _CONTENTS.search(line))


def joined(lines: Iterable[str], *, width: int | None = None) -> Iterator[str]:
    """Yield paragraphs; a line that was only wrapped is joined to the one before it.

    A line goes on in the next where it is about as long as the longest ones (`width`), ends in the
    middle of a sentence, and the next does not open a paragraph of its own.
    """
    kept = [line.rstrip() for line in lines]
    longest = width or _usual_width(kept)
    current = ""
    for line in kept:
        if not line.strip():
            if current:
                yield current.strip()
            current = ""
        elif current and _goes_on(current, line, longest):
            current = _together(current, line)
        else:
            if current:
                yield current.strip()
            current = line
    if current:
        yield current.strip()


def without_running_heads(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the lines of pages without what stands first or last on most of them."""
    ends = Counter(
        _bare(line) for page in pages for line in dict.fromkeys((*page[:2], *page[-2:])) if line
    )
    often = {line for line, count in ends.items() if line and count >= max(3, len(pages) // 2)}
    return [
        [
            line
            for place, line in enumerate(page)
            if not (place in (0, 1, len(page) - 2, len(page) - 1) and _bare(line) in often)
        ]
        for page in pages
    ]


def _bare(line: str) -> str:
    return re.sub(r"[\d\s]", "", line)


def _usual_width(lines: Sequence[str]) -> int:
    """Return the length that full lines have: the longest that several share, else none."""
    lengths = sorted((len(line) for line in lines), reverse=True)
    return lengths[min(len(lengths) - 1, 2)] if len(lengths) > 2 else 10**6


def _goes_on(current: str, line: str, width: int) -> bool:
    last = current.rsplit("\n", 1)[-1]
    if current[-1] in _ENDS or _OPENS.match(line) or mark_of(line.strip()):
        return False
    return len(last) >= max(_SHORTEST_WRAPPED, width * 4 // 5)


def _together(current: str, line: str) -> str:
    space = (
        " "
        if current[-1].isascii() and line.lstrip()[:1].isascii() and current[-1].isalpha()
        else ""
    )
    return current + space + line.strip()
