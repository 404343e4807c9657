"""A mapping: what the headers of somebody's tables say, and which of their sources goes first.

```toml
sources = ["年报", "台账"]

[headers]
"教师人数" = "专任教师数"
"校长姓名" = "-"
```
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from typing import Any

import attrs

from eduplan.errors import InputError, Problem
from eduplan.files import table_mistakes as mistakes
from eduplan.files.located import LocatedTable, read_toml
from eduplan.immutable import EMPTY, frozen_texts

HEADERS, SOURCES = "headers", "sources"
"""The keys of the file."""


@attrs.frozen
class TableMapping:
    """How tables are to be read.

    Attributes:
        headers: for each header what it shall say, "-" for a column that is not wanted.
        sources: words in the names of sources, files or sheets; where figures of one thing
            differ, that of the first counts.
    """

    headers: Mapping[str, str] = attrs.field(default=EMPTY, converter=frozen_texts)
    sources: tuple[str, ...] = ()


def read_mapping(path: str | PathLike[str]) -> TableMapping:
    """Return the mapping in the TOML file at `path`.

    Raises:
        InputError: the file can't be read, or holds anything but these two keys.
    """
    table = read_toml(path)
    if problems := list(_problems(table)):
        raise InputError(problems)
    return TableMapping(table.data.get(HEADERS, {}), tuple(table.data.get(SOURCES, ())))


def mapping_text(mapping: TableMapping, others: Mapping[str, Sequence[str]] = EMPTY) -> str:
    """Return the text of a mapping; a comment names what a header may mean beside that."""
    sources = [f"{SOURCES} = {_json(list(mapping.sources))}", ""] if mapping.sources else []
    headers = (
        f"{_json(header)} = {_json(text)}" + "".join(f"  # {one}" for one in others.get(header, ()))
        for header, text in mapping.headers.items()
    )
    return "\n".join([*sources, f"[{HEADERS}]", *headers, ""])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _problems(table: LocatedTable) -> Iterator[Problem]:
    for name, value in table.data.items():
        if name == HEADERS and isinstance(value, dict):
            yield from _problems_of_headers(value, table)
        elif name != SOURCES or not _are_texts(value):
            yield Problem(mistakes.NOT_A_MAPPING, table.locate((name,)))


def _problems_of_headers(headers: Mapping[str, Any], table: LocatedTable) -> Iterator[Problem]:
    for header, text in headers.items():
        if not isinstance(text, str) or not text.strip():
            place = table.locate((HEADERS, header))
            yield Problem(mistakes.NO_MEANING(header=header), place, mistakes.A_MEANING)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
