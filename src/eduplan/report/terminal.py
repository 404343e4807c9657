"""Text on a terminal: width of wide characters, line breaks, columns, colour, any encoding."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

__all__ = [
    "DEFAULT_WIDTH",
    "Console",
    "aligned",
    "console_of",
    "display_width",
    "encode_plainly",
    "padded",
    "printable",
    "wrapped",
]

DEFAULT_WIDTH = 80
"""Columns of a line where there is no terminal to ask."""

_LEAST_WIDTH = 30

Style: TypeAlias = Literal["error", "warning", "info", "bold", "dim"]

_STYLES: Mapping[Style, str] = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "bold": "1",
    "dim": "2",
}

# What may not begin a line, and what may not end one (GB/T 15834: 标点符号用法, position of marks).
_CLOSING = frozenset("、。，；：？！”’）」』】》〉…—％‰¶%)]},.;:?!")
_OPENING = frozenset("“‘（「『【《〈([{")

_UNIT = (
    r"(?:%|‰|个?百分点|余?[百千万亿]{0,2}(?:m²|元|学位|学时|小时|分钟|公里|公顷|人次|周岁"
    r"|个?(?:月|班)|[人名位生所校园班级台册本套件间项批次辆户处门个家节岁年月日天周亩])"
    r"(?:/(?:\([^()\s]{1,12}\)|[百千万]?(?:m²|学位|[人生师班台册校所件年天])))?)"
)
_NUMERAL = "一二三四五六七八九十"
_TOKEN = re.compile(
    rf"[{_NUMERAL}]+(?:\([{_NUMERAL}0-9]+\))+[0-9]*¶?"  # a clause: 三(一)2
    rf"|[≥≤<>=±+-]*[0-9]+(?:[.,:/～–—-][0-9]+)*{_UNIT}?(?![0-9A-Za-z_])|[!-~]+|\s+|.",
    re.DOTALL,
)

# Characters that a console may lack, as plain ones; the full-width forms have ASCII ones anyway.
_PLAIN = str.maketrans(
    {
        "≥": ">=",
        "≤": "<=",
        "≠": "!=",
        "≈": "~",
        "×": "x",
        "÷": "/",
        "−": "-",
        "–": "-",
        "—": "-",
        "·": ".",
        "…": "...",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "「": '"',
        "」": '"',
        "、": ", ",
        "。": ". ",
        "→": "->",
        "∞": "inf",
        "²": "2",
        "‰": " per mille",
        "¶": "(P)",
        "〔": "[",
        "〕": "]",
        "•": "*",
        "\u00a0": " ",
    }
)


class Console(NamedTuple):
    """What lines are laid out for: the columns of a line, and whether it shows colour."""

    width: int = DEFAULT_WIDTH
    colour: bool = False

    def styled(self, text: str, style: Style) -> str:
        """Return `text` in a style, or as it is where there is no colour."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colour else text


def console_of(stream: TextIO | None, environment: Mapping[str, str]) -> Console:
    """Return the console behind a stream: its width, and colour if it is a terminal that has it.

    `NO_COLOR` (https://no-color.org) and `TERM=dumb` turn colour off.
    """
    if stream is None or not stream.isatty():
        return Console()
    from shutil import get_terminal_size  # only terminals pay for this import

    plain = environment.get("NO_COLOR") or environment.get("TERM", "dumb") == "dumb"
    width = get_terminal_size((DEFAULT_WIDTH, 24)).columns
    return Console(max(_LEAST_WIDTH, width), not plain)


def display_width(text: str) -> int:
    """Return the columns that `text` takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return _columns(text) if len(text) == 1 else sum(map(_columns, text))


@lru_cache(maxsize=4096)  # a text of thousands of characters has a few hundred different ones
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


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
    for paragraph in text.split("\n"):
        if display_width(first) + display_width(paragraph) <= width:
            yield (first + paragraph.lstrip()).rstrip()
        else:
            yield from _broken(paragraph, width, first, following)
        first = following


def _broken(paragraph: str, width: int, first: str, following: str) -> Iterator[str]:
    line, used = "", display_width(first)
    for chunk in _chunks(paragraph):
        columns = display_width(chunk)
        if used + columns > width and _is_over(used, chunk, width) and line.strip():
            yield (first + line).rstrip()
            first, line, used = following, "", display_width(following)
        added = chunk if line else chunk.lstrip()
        line += added
        used += columns if added is chunk else display_width(added)
    yield (first + line).rstrip()


def _is_over(used: int, chunk: str, width: int) -> bool:
    """Tell whether a line would be too long; a blank at its end is no part of it."""
    return used + display_width(chunk.rstrip()) > width


def _chunks(text: str) -> Iterator[str]:
    """Yield the parts between which a line may break."""
    chunk = ""
    for token in _TOKEN.findall(text):
        stays = token.isspace() or token[0] in _CLOSING or chunk[-1:] in _OPENING
        if chunk and not stays:
            yield chunk
            chunk = ""
        chunk += token
    yield chunk


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
