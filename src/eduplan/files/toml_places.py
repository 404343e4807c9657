"""Finds where the keys and elements of a TOML text stand; `tomllib` judges whether it is TOML."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from typing import TypeAlias

from eduplan.files.toml_limits import PART, STRING

KeyPath: TypeAlias = tuple[str | int, ...]


_BLANK = r"(?:\s++|\#[^\n]*+)*+"
# The last choice of a part and of a value steps forward wherever anything is left, so that no text
# can hold the scanner up.
_KEY_PART = re.compile(rf"{_BLANK}({PART}|[\s\S]?){_BLANK}(\.?)")
_VALUE = re.compile(rf"=?{_BLANK}([\[{{]|{STRING}|[^,\]}}\#\n]++|[\s\S]?)")
_PLAIN_PAIR = re.compile(
    rf"([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+(?:{STRING}|[^\s\[\]{{}}\"'#,]++)(?=[ \t]*+\n)"
)
_HEADER = re.compile(r"\[(\[?)")
_HEADER_END = re.compile(r"\]{0,2}")
_ITEM = {closing: re.compile(rf"{_BLANK},?{_BLANK}({re.escape(closing)}?)") for closing in "]}"}
_ANY_BLANK = re.compile(_BLANK)


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
        self._match(_ANY_BLANK)
        while self.position < len(self.text):
            if self.text[self.position] == "[":
                table = self._scan_header()
            else:
                self._scan_pair(table)
            self._match(_ANY_BLANK)

    def _scan_header(self) -> KeyPath:
        """Step over `[name]` or `[[name]]`; return the path of the table that it opens."""
        opening = self._match(_HEADER)
        path, offset = self._scan_key(())
        self._match(_HEADER_END)
        if path not in self._defined:
            self.offsets[path] = offset
        self._finish(path, offset)
        return self._add_element(path, opening.start()) if opening[1] else path

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
        plain = _PLAIN_PAIR.match(self.text, self.position)
        if plain and table not in self._elements:  # most are: one bare key, one value, one line
            self.position, path, offset = plain.end(), (*table, plain[1]), plain.start()
            self.offsets.setdefault(path, offset)
            self._finish(path, offset)
            return
        path, offset = self._scan_key(table)
        self._scan_value(self._match(_VALUE), path)
        self._finish(path, offset)

    def _scan_key(self, table: KeyPath) -> tuple[KeyPath, int]:
        """Step over a dotted key in `table`; return its path and the offset of its last part."""
        path = table
        while True:
            if path in self._elements:  # a header goes on from the element that was opened last
                path = (*path, self._elements[path] - 1)
            part = self._match(_KEY_PART)
            path = (*path, _name(part[1]))
            self.offsets.setdefault(path, part.start(1))
            if not part[2]:
                return path, part.start(1)

    def _scan_value(self, value: re.Match[str], path: KeyPath) -> None:
        """Go into the brackets that a value opens; any other value is stepped over already."""
        if value[1] == "[":
            index = 0
            while self._another_item("]"):
                item = self._match(_VALUE)
                self.offsets[*path, index] = item.start(1)
                self._scan_value(item, (*path, index))
                index += 1
        elif value[1] == "{":
            while self._another_item("}"):
                self._scan_pair(path)

    def _another_item(self, closing: str) -> bool:
        """Step to the next item, or over the closing bracket; tell whether there is an item."""
        if self._match(_ITEM[closing])[1]:
            return False
        self._breaks_off = self.position == len(self.text)
        return not self._breaks_off

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str]:
        """Step over what `pattern` matches here; a pattern may match nothing."""
        match = pattern.match(self.text, self.position)
        if match is None:  # kept as a check on the patterns
            raise AssertionError(pattern.pattern)
        self.position = match.end()
        return match


def _name(part: str) -> str:
    """Return the key that a part of a dotted key writes, bare or in quotes."""
    if part[:1] == '"' and "\\" in part:
        return _unescaped(part)
    return part[1:-1] if part[:1] in ('"', "'") else part


def _unescaped(raw: str) -> str:
    name = tomllib.loads(f"key = {raw}")["key"]
    return str(name)
