"""Printed text in one width, and the error that says how a spelling should have been."""

from __future__ import annotations

import unicodedata

from eduplan.errors import EduplanError

__all__ = ["SpellingError", "plain_text", "shown"]

_WIDTHS = ("<wide>", "<narrow>", "<small>", "<noBreak>")

_SAME = {
    "㎡": "m²",
    "∶": ":",
    "−": "-",
    "≧": "≥",
    "⩾": "≥",
    "≦": "≤",
    "⩽": "≤",
    "∕": "/",
    **dict.fromkeys("•・･⋅∙‧", "·"),
}


class SpellingError(EduplanError):
    """A text can't be read: what is wrong, what was expected, and the nearest valid spellings."""

    def __init__(self, message: str, expected: str = "", nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message, expected, nearest)
        self.message = message
        self.expected = expected
        self.nearest = nearest

    def __str__(self) -> str:
        parts = [self.message]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.nearest:
            parts.append("did you mean " + " or ".join(repr(name) for name in self.nearest) + "?")
        return "; ".join(parts)


def plain_text(text: str) -> str:
    """Return `text` with full-width and similar forms made plain, and without outer spaces.

    Only the width of a character changes. Plain NFKC would also turn 10² into 102, ① into 1
    and ½ into 1⁄2, and so read a number that nobody printed.
    """
    if text.isascii():
        return text.strip()
    return "".join(map(_plain_character, text)).strip()


def _plain_character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if unicodedata.decomposition(character).startswith(_WIDTHS):
        return unicodedata.normalize("NFKC", character)
    return character


def shown(text: str) -> str:
    """Return `text` as an error message quotes it: escaped, and cut when it is long."""
    return repr(text if len(text) <= 40 else text[:40] + "…")
