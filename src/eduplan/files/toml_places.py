"""Finds where the keys and elements of a TOML text stand; `tomllib` judges whether it is TOML."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from typing import TypeAlias

from eduplan.files.toml_limits import PART, STRING

KeyPath: TypeAlias = tuple[str | int, ...]


# The first two step forward wherever anything is left, so that no text can hold the scanner up.
_KEY_PART = re.compile(rf"{PART}|[\s\S]?")
_SCALAR = re.compile(rf"{STRING}|[^,\]}}\#\n]++|[\s\S]?")
_BLANK = re.compile(r"(?:\s++|\#[^\n]*+)*+")


class Places:
    """Where everything in a TOML text stands: offsets by path, and lines and columns of offsets.

    A key stands where it is written first, a table that has a header of its own where that header
    names it, an element of an array of tables at its `[[`, any other element at its value.
    """

    def __init__(self, text: str) -> None:
        """Scan `text`, which `tomllib` accepts, or which is the beginning of such a text."""
        scanner = _Scanner(text)
        scanner.scan_document()
        self._offsets = scanner.offsets
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.latest: KeyPath = scanner.latest
        """The key or the table that was completed last."""
        self.latest_offset: int = scanner.latest_offset

    def offset(self, path: KeyPath) -> int:
        """Return the offset of what stands at `path`, or of the nearest of what encloses it."""
        while path not in self._offsets:
            path = path[:-1]
        return self._offsets[path]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset, each from 1, the column in characters."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


class _Scanner:
    """Reads a TOML text that `tomllib` accepts, or the beginning of one, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.offsets: dict[KeyPath, int] = {(): 0}
        self.latest: KeyPath = ()
        self.latest_offset = 0
        self._defined: set[KeyPath] = set()  # not merely mentioned on the way to something else
        self._breaks_off = False  # the text ends within brackets: what holds them isn't complete
        self._elements: dict[KeyPath, int] = {}  # how many each array of tables has so far

    def scan_document(self) -> None:
        """Note where every key of the text stands."""
        table: KeyPath = ()
        self._skip_blank()
        while self.position < len(self.text):
            if self.text[self.position] == "[":
                table = self._scan_header()
            else:
                self._scan_pair(table)
            self._skip_blank()

    def _scan_header(self) -> KeyPath:
        """Step over `[name]` or `[[name]]`; return the path of the table that it opens."""
        start = self.position
        self._accept("[")
        is_element = self._accept("[")
        path, offset = self._scan_key(())
        self._accept("]")
        if path not in self._defined:
            self.offsets[path] = offset
        self._finish(path, offset)
        if is_element:
            self._accept("]")
            return self._add_element(path, start)
        return path

    def _finish(self, path: KeyPath, offset: int) -> None:
        self._defined.add(path)
        if not self._breaks_off:
            self.latest, self.latest_offset = path, offset

    def _add_element(self, path: KeyPath, offset: int) -> KeyPath:
        index = self._elements.get(path, 0)
        self._elements[path] = index + 1
        element = (*path, index)
        self.offsets[element] = offset
        return element

    def _scan_pair(self, table: KeyPath) -> None:
        path, offset = self._scan_key(table)
        self._accept("=")
        self._scan_value(path)
        self._finish(path, offset)

    def _scan_key(self, table: KeyPath) -> tuple[KeyPath, int]:
        """Step over a dotted key in `table`; return its path and the offset of its last part."""
        path = table
        while True:
            if path in self._elements:  # a header goes on from the element that was opened last
                path = (*path, self._elements[path] - 1)
            self._skip_blank()
            offset = self.position
            path = (*path, self._scan_key_part())
            self.offsets.setdefault(path, offset)
            self._skip_blank()
            if not self._accept("."):
                return path, offset

    def _scan_key_part(self) -> str:
        raw = self._match(_KEY_PART)
        if raw[:1] == '"' and "\\" in raw:
            return _unescaped(raw)
        return raw[1:-1] if raw[:1] in ('"', "'") else raw

    def _scan_value(self, path: KeyPath) -> None:
        self._skip_blank()
        if self._accept("["):
            self._scan_array(path)
        elif self._accept("{"):
            self._scan_inline_table(path)
        else:
            self._match(_SCALAR)

    def _scan_array(self, path: KeyPath) -> None:
        index = 0
        while self._another_item("]"):
            element = (*path, index)
            self.offsets[element] = self.position
            self._scan_value(element)
            index += 1

    def _scan_inline_table(self, path: KeyPath) -> None:
        while self._another_item("}"):
            self._scan_pair(path)

    def _another_item(self, closing: str) -> bool:
        """Step to the next item, or over the closing bracket; tell whether there is an item."""
        self._skip_blank()
        if self._accept(","):
            self._skip_blank()
        if self._accept(closing):
            return False
        self._breaks_off = self.position == len(self.text)
        return not self._breaks_off

    def _skip_blank(self) -> None:
        self._match(_BLANK)

    def _accept(self, character: str) -> bool:
        found = self.text.startswith(character, self.position)
        self.position += found
        return found

    def _match(self, pattern: re.Pattern[str]) -> str:
        """Step over what `pattern` matches here; every pattern matches at least nothing."""
        match = pattern.match(self.text, self.position)
        if match is None:  # kept as a check on the patterns
            raise AssertionError(pattern.pattern)
        self.position = match.end()
        return match[0]


def _unescaped(raw: str) -> str:
    name = tomllib.loads(f"key = {raw}")["key"]
    return str(name)
