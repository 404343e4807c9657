"""Writes what the file of a plan holds as TOML, in the order of the form."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from eduplan.files.forms import Table
from eduplan.files.located import DecimalText
from eduplan.files.plan_form import PLAN_FILE

_BARE_KEY = re.compile("[A-Za-z0-9_-]+")


def plan_text(data: Mapping[str, Any]) -> str:
    """Return the TOML text of a plan, given as its file has it; reading it gives the same.

    Raises:
        ValueError: a value is none that TOML has.
    """
    text = "".join(f"{line}\n" for line in _lines(data))
    if tomllib.loads(text, parse_float=DecimalText) != data:
        raise ValueError("the text would not be read as what it was written from")
    return text


def _lines(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a file: its own keys, then each kind of item, a row a line."""
    names = _ordered(data, PLAN_FILE)
    for name in sorted(names, key=lambda name: _are_tables(data[name])):
        if not _are_tables(data[name]):
            yield f"{_key(name)} = {_value(data[name])}"
            continue
        key = PLAN_FILE.keys.get(name)
        table = (key.kind.table if key else None) or PLAN_FILE
        yield ""
        yield f"{_key(name)} = ["
        for row in data[name]:
            yield f"  {_value({one: row[one] for one in _ordered(row, table)})},"
        yield "]"


def _ordered(data: Mapping[str, Any], table: Table) -> list[str]:
    known = [name for name in table.keys if name in data]
    return [*known, *(name for name in data if name not in table.keys)]


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _string(name)


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, DecimalText)):
        return str(value)
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        parts = ", ".join(f"{_key(name)} = {_value(one)}" for name, one in value.items())
        return f"{{ {parts} }}" if parts else "{}"
    raise ValueError(f"TOML has no {type(value).__name__}")
