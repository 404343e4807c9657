"""A mapping: what the headers of somebody's tables say, and what they shall say.

```toml
[headers]
"教师人数" = "专任教师数"
"校长姓名" = "-"
```
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from os import PathLike

from eduplan.errors import InputError, Problem
from eduplan.files import table_mistakes as mistakes
from eduplan.files.located import read_toml

HEADERS = "headers"
"""The one table of the file."""


def read_mapping(path: str | PathLike[str]) -> dict[str, str]:
    """Return the mapping in the TOML file at `path`.

    Raises:
        InputError: the file can't be read, or holds anything but texts for headers.
    """
    table = read_toml(path)
    problems = [
        Problem(mistakes.NOT_A_MAPPING, table.locate((name,)))
        for name, value in table.data.items()
        if name != HEADERS or not isinstance(value, dict)
    ]
    found = table.data.get(HEADERS, {})
    for header, text in found.items() if isinstance(found, dict) else ():
        if not isinstance(text, str) or not text.strip():
            place = table.locate((HEADERS, header))
            problems.append(Problem(mistakes.NO_MEANING(header=header), place, mistakes.A_MEANING))
    if problems:
        raise InputError(problems)
    return dict(found)


def mapping_text(mapping: Mapping[str, str]) -> str:
    """Return the text of a mapping."""
    lines = (
        f"{json.dumps(header, ensure_ascii=False)} = {json.dumps(text, ensure_ascii=False)}"
        for header, text in mapping.items()
    )
    return "\n".join([f"[{HEADERS}]", *lines, ""])
