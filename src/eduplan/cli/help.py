"""The help of a command, laid out by the columns that its characters take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from shutil import get_terminal_size

import click

from eduplan.report.terminal import (
    DEFAULT_WIDTH,
    LEAST_WIDTH,
    display_width,
    padded,
    wrapped,
)

_LEAST_BESIDE = 28
"""Columns that a text needs to stand beside what it explains; with fewer it stands below."""

_HEADINGS = {"Options": "选项 / Options", "Commands": "命令 / Commands"}
_AS_IT_IS = "\b"
"""What click marks a paragraph with whose lines are lines."""


class HelpFormatter(click.HelpFormatter):
    """Lays out a help as every other output: click's own counts characters, and breaks at blanks.

    A line has the columns of the console, as `COLUMNS` or the terminal says, and 80 without one.
    """

    def __init__(self) -> None:
        columns = get_terminal_size((DEFAULT_WIDTH, 24)).columns
        super().__init__(width=max(LEAST_WIDTH, columns))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the program `prog` is called."""
        first = prefix or "用法 / Usage: "
        self._write_lines(wrapped(f"{prog} {args}", self.width, first=first))

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section; click's own ones in both languages."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_text(self, text: str) -> None:
        """Write the paragraphs of a text, one blank line between them."""
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self.write("\n")
            if paragraph.startswith(_AS_IT_IS):
                for line in paragraph.splitlines()[1:]:
                    self._write_lines(self._hanging(line))
            else:
                indent = " " * self.current_indent
                joined = " ".join(paragraph.split())
                self._write_lines(wrapped(joined, self.width, first=indent))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 34, col_spacing: int = 2
    ) -> None:
        """Write what is explained, and its text beside it or, on a narrow console, below it."""
        rows = list(rows)
        indent = " " * self.current_indent
        fitting = [width for first, _ in rows if (width := display_width(first)) <= col_max]
        column = self.current_indent + max(fitting, default=0) + col_spacing
        if self.width - column < _LEAST_BESIDE:
            column = 0
        for first, text in rows:
            head = padded(indent + first, column)
            if len(head.rstrip()) + col_spacing <= column:
                self._write_lines(wrapped(text, self.width, first=head))
            else:
                below = " " * (column or self.current_indent + 4)
                self._write_lines(wrapped(first, self.width, first=indent, rest=below))
                self._write_lines(wrapped(text, self.width, first=below))

    def _hanging(self, line: str) -> Iterator[str]:
        """Yield a line of its own, its rest below the text of its item, a command's further in."""
        line = " " * self.current_indent + line
        text = line.lstrip(" 0123456789")
        head = line.removesuffix(text)
        is_item = len(head) > self.current_indent + self.indent_increment
        rest = " " * (len(head) if is_item else len(head) + 4)
        return wrapped(text, self.width, first=head, rest=rest)

    def _write_lines(self, lines: Iterable[str]) -> None:
        self.write("".join(f"{line}\n" for line in lines))
