"""Printed text in one width, and the error of a text that can't be read."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from eduplan.errors import EduplanError
from eduplan.messages import Text

_WIDTHS = ("<wide>", "<narrow>", "<small>", "<noBreak>")

_SAME = {
    "㎡": "m²",
    **dict.fromkeys("∶︰︓﹕ː꞉˸", ":"),
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

    @property
    def message(self) -> Text:
        """What is wrong."""
        return self.problems[0].message

    @property
    def expected(self) -> Text:
        """What would have been right."""
        return self.problems[0].expected

    @property
    def nearest(self) -> tuple[str, ...]:
        """The valid spellings that look most like the text."""
        return self.problems[0].nearest


class FigureError(SpellingError):
    """A text is not a figure, or not one in the expected unit; names the nearest valid spelling."""


@lru_cache(maxsize=1024)  # one cell is looked at for several things
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
