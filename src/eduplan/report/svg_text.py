"""Texts in a chart: how wide they are, and where they stand so that no two overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from eduplan.report.terminal import display_width

FONT_SIZE = 11
_ABOVE, _BELOW = 10, 3
"""How far a text reaches above and below its line."""
_LATIN_WIDTH, _SIGN_WIDTH = 0.59, 0.95
"""How wide a Latin letter and a per cent sign are beside a Chinese character."""


class Box(NamedTuple):
    """The place that a text takes, or that there is for texts."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return whether two boxes have more than an edge in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Label(NamedTuple):
    """A text at a point of a chart; `kind` are its classes, of which .end and .middle anchor it."""

    said: str
    x: float
    y: float
    kind: str = ""
    full: str = ""

    @property
    def box(self) -> Box:
        """The place that it takes."""
        width = width_of(self.said)
        left = self.x - width * _anchor(self.kind)
        return Box(left, self.y - _ABOVE, left + width, self.y + _BELOW)


def placed(labels: Iterable[Label], frame: Box, marks: Sequence[Box] = ()) -> list[Label]:
    """Return labels moved into a frame, off the marks and each other, the first of them least.

    What is wider than the frame is cut; what finds no place any more is left out.
    """
    found: list[Label] = []
    for label in labels:
        one = _within(label, frame)
        taken = [*marks, *(other.box for other in found)]
        heights = [
            one.y,
            *(box.top - _BELOW for box in taken),
            *(box.bottom + _ABOVE for box in taken),
        ]
        for y in sorted(heights, key=lambda height: abs(height - one.y)):
            moved = one._replace(y=y)
            box = moved.box
            if (
                frame.top <= box.top
                and box.bottom <= frame.bottom
                and not any(map(box.meets, taken))
            ):
                found.append(moved)
                break
    return found


def _within(label: Label, frame: Box) -> Label:
    """Return a label between the sides of a frame, and not above or below it."""
    said = cut(label.said, frame.right - frame.left)
    width, anchor = width_of(said), _anchor(label.kind)
    left = max(frame.left, min(label.x - width * anchor, frame.right - width))
    y = max(frame.top + _ABOVE, min(label.y, frame.bottom - _BELOW))
    return label._replace(said=said, x=left + width * anchor, y=y, full=label.full or label.said)


def _anchor(kind: str) -> float:
    return 1.0 if ".end" in kind else 0.5 if ".middle" in kind else 0.0


def width_of(text: str) -> float:
    """Return how wide a text is, rather too wide than too narrow."""
    return FONT_SIZE * sum(map(_width, text))


def _width(letter: str) -> float:
    return 1 if display_width(letter) > 1 else _SIGN_WIDTH if letter in "%‰" else _LATIN_WIDTH


def cut(text: str, most: float) -> str:
    """Return a text that is no wider than `most`, with … for what is left out."""
    if width_of(text) <= most:
        return text
    while text and width_of(f"{text}…") > most:
        text = text[:-1]
    return f"{text.rstrip()}…"
