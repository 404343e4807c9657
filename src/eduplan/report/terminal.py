"""Text on a terminal: width of wide characters, line breaks, columns, colour, any encoding."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from shutil import get_terminal_size
from typing import Literal, NamedTuple, TextIO, TypeAlias

DEFAULT_WIDTH = 80
"""Columns of a line where there is no terminal to ask."""

LEAST_WIDTH = 30
"""Columns that a line has at least: in fewer nothing can be laid out."""

Style: TypeAlias = Literal["error", "warning", "info", "bold", "dim"]

_STYLES: Mapping[Style, str] = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "bold": "1",
    "dim": "2",
}

# What may not begin a line, and what may not end one (GB/T 15834: 标点符号用法, position of marks).
_CLOSING = frozenset("、。，；：？！”’）」』】》〉…—–～％‰¶%)]},.;:?!")
_OPENING = frozenset("“‘（「『【《〈([{≥≤±")

_NUMERALS = frozenset("一二三四五六七八九十")
_DIGITS = frozenset("0123456789")
_UNIT_MARKS = frozenset(
    "余个百千万亿%分点m²元学位课时小钟平方公里米顷人次周岁月班名生所校园级台册本套件间项批辆户处门家节年日天亩/·()"
)
_UNIT_LENGTH = 8
"""Most characters that stay with a number as its unit."""

# Characters that a console may lack, above the plain ones; others are normalized to ASCII anyway.
_PLAIN = str.maketrans(
    dict(zip("≈×÷−–—·“”‘’「」〔〕•", '~x/---.""\'\'""[]*', strict=True))
    | {"≥": ">=", "≤": "<=", "≠": "!=", "→": "->", "∞": "inf"}
    | {"、": ", ", "。": ". ", "‰": " per mille", "¶": "(P)"}
)


class Console(NamedTuple):
    """What lines are laid out for: the columns of a line, whether it shows colour, and to whom.

    What is no terminal may be another program, which counts lines.
    """

    width: int = DEFAULT_WIDTH
    colour: bool = False
    is_terminal: bool = False

    def styled(self, text: str, style: Style | None) -> str:
        """Return `text` in a style, or as it is where there is no style or no colour."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if style and self.colour else text


def console_of(stream: TextIO | None, environment: Mapping[str, str]) -> Console:
    """Return the console behind a stream: its width, and colour if it is a terminal that has it.

    `NO_COLOR` (https://no-color.org) and `TERM=dumb` turn colour off.
    """
    if stream is None or not stream.isatty():
        return Console()

    plain = environment.get("NO_COLOR") or environment.get("TERM", "dumb") == "dumb"
    width = get_terminal_size(_size_of(stream)).columns
    return Console(max(LEAST_WIDTH, width), not plain, is_terminal=True)


def _size_of(stream: TextIO) -> os.terminal_size:
    try:
        return os.get_terminal_size(stream.fileno())
    except OSError:
        return os.terminal_size((DEFAULT_WIDTH, 24))


class _Columns(dict[int, str]):
    """What stands for each character in a text of as many characters as it takes columns."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if unicodedata.category(character) in ("Mn", "Me", "Cf"):
            shown = ""
        else:
            shown = "  " if unicodedata.east_asian_width(character) in "WF" else " "
        self[code] = shown
        return shown


_COLUMNS = _Columns()


def display_width(text: str) -> int:
    """Return the columns that `text` takes: two for a wide character, none for a combining one."""
    return len(text) if text.isascii() else len(text.translate(_COLUMNS))


def padded(text: str, width: int) -> str:
    """Return `text` with spaces up to `width` columns."""
    return text + " " * (width - display_width(text))


def aligned(rows: Sequence[Sequence[str]], *, indent: str = "", gap: str = "  ") -> Iterator[str]:
    """Yield rows as lines whose columns stand below each other; the last column is left ragged."""
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [padded(cell, width) for cell, width in zip(row, widths, strict=True)]
        yield (indent + gap.join(cells)).rstrip()


def printable(text: str) -> str:
    """Return `text` with control and direction marks escaped: a plan may not drive a screen."""
    if text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf"):
        return character
    return character.encode("unicode_escape").decode()


def wrapped(text: str, width: int, *, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Yield `text` as lines of at most `width` columns, after `first` and then `rest`.

    A line never breaks inside a word or a number with its unit, nor before a closing or after an
    opening mark; one of these that is longer than a line stands out rather than being cut.
    """
    following = " " * display_width(first) if rest is None else rest
    for paragraph in map(str.strip, text.split("\n")):
        if not paragraph or display_width(first) + display_width(paragraph) <= width:
            yield (first + paragraph).rstrip()
        else:
            yield from _broken(paragraph, width, first, following)
        first = following


def _broken(text: str, width: int, first: str, following: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = _end_of_line(text, start, width - display_width(first))
        yield (first + text[start:end]).rstrip()
        first, start = following, end


def _end_of_line(text: str, start: int, columns: int) -> int:
    """Return where a line from `start` ends: the last place that fits, else the first there is."""
    end = _end_of_fitting(text, start, columns)
    while end < len(text) and text[end].isspace():  # a blank at its end is no part of a line
        end += 1
    places = chain(range(end, start, -1), range(end + 1, len(text)))
    return next((place for place in places if _may_break(text, place)), len(text))


def _end_of_fitting(text: str, start: int, columns: int) -> int:
    """Return the end of the longest part of `text` from `start` that takes at most `columns`."""
    end = start
    while columns > 1 and end < len(text):
        part = text[end : end + columns // 2]  # as many as fit whatever they are
        end += len(part)
        columns -= display_width(part)
    while end < len(text) and display_width(text[end]) <= columns:
        columns -= display_width(text[end])
        end += 1
    return end


def _may_break(text: str, place: int) -> bool:
    """Tell whether a line may end before the character at `place`, and the next begin with it."""
    if place == len(text):
        return True
    before, after = text[place - 1], text[place]
    if after in _CLOSING or after.isspace() or before in _OPENING:
        return False
    if before.isspace():
        return True
    if "!" <= before <= "~" and "!" <= after <= "~":
        return False
    if before in _NUMERALS and (after in _NUMERALS or after == "("):  # 十四五, 三(一)2
        return False
    if after in _DIGITS:
        return before not in "～–—"
    return not (after in _UNIT_MARKS and _follows_number(text, place))


def _follows_number(text: str, place: int) -> bool:
    """Tell whether there are only marks of a unit between a digit and `place`."""
    for character in reversed(text[max(0, place - _UNIT_LENGTH) : place]):
        if character in _DIGITS:
            return True
        if character not in _UNIT_MARKS:
            return False
    return False


def encode_plainly(error: UnicodeError) -> tuple[str, int]:
    """Replace what an encoding lacks by plain characters, or its escape (a codec error handler)."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_plain(missing)), error.end


def _plain(characters: Iterable[str]) -> Iterator[str]:
    for character in characters:
        plain = unicodedata.normalize("NFKC", character.translate(_PLAIN))
        yield plain if plain.isascii() else character.encode("ascii", "backslashreplace").decode()
