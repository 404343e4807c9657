"""Reads plainly written TOML several times faster than `tomllib`; leaves all else to it."""

from __future__ import annotations

import datetime
import re
from typing import Any, TypeVar

__all__ = ["parse_plain"]

_Value = TypeVar("_Value")

_KEY = r"[A-Za-z0-9_-]{1,200}+"
_TEXT = r'"[^"\\\x00-\x1f\x7f]*+"'
_SCALAR = rf"{_TEXT}|[0-9][0-9-]{{0,17}}+|true|false"  # `_value` tells numbers from days
_ITEM = rf"(?:{_SCALAR})[ \t\n]*+"
_PAIR = rf"(?:{_KEY}|{_TEXT})[ \t]*+=[ \t]*+(?:{_SCALAR})[ \t]*+"

# One line, with its end, or all that is left from the first line that is not plain. The
# alternatives begin differently and repetitions are possessive, so that the time is in proportion
# to the text whatever the text is.
_LINE = re.compile(
    rf"[ \t]*+(?:({_KEY})[ \t]*+=[ \t]*+"
    rf"(?:({_SCALAR})"
    rf"|(\[[ \t\n]*+(?:{_ITEM}(?:,[ \t\n]*+|(?=\])))*+\])"
    rf"|(\{{[ \t]*+(?:{_PAIR}(?:,[ \t]*+(?!\}})|(?=\}})))*+\}}))"
    rf"|\[\[({_KEY})\]\]|\[({_KEY})\])?+"
    r"[ \t]*+(?:\#[^\x00-\x08\x0a-\x1f\x7f]*+)?+(?:\n|\Z)"
    r"|([\s\S]++)"
)
_SCALARS = re.compile(_SCALAR)
_PAIRS = re.compile(rf"({_KEY}|{_TEXT})[ \t]*+=[ \t]*+({_SCALAR})")
_WORDS = {"true": True, "false": False}


class _NotPlain(Exception):  # noqa: N818 - a way out, never seen by a caller
    """Something that is for `tomllib` to read or to refuse."""


def parse_plain(text: str) -> dict[str, Any] | None:
    """Return what `tomllib` would make of `text`, or None where it takes `tomllib` to tell.

    Plain are `[name]` and `[[name]]`, and keys that have on their own line a string without
    escapes, a day, a whole number, a boolean, or a list (over several lines, too) or an inline
    table of these. Nothing is refused here: what is not plain, mistakes included, is None. A file
    of short records, such as a plan or dated standards, is read some six times faster so.
    """
    try:
        return _read(text)
    except _NotPlain:
        return None


def _read(text: str) -> dict[str, Any]:
    data: dict[str, Any] = {}
    table = data
    arrays: dict[str, list[dict[str, Any]]] = {}  # no header goes on with a list given as a value
    for key, scalar, items, pairs, element, header, rest in _LINE.findall(text):
        if key:
            if key in table:
                raise _NotPlain
            if scalar:
                table[key] = _value(scalar)
            elif items:
                table[key] = [_value(item) for item in _SCALARS.findall(items)]
            else:
                table[key] = _inline_table(pairs)
        elif element:
            if element not in arrays:
                arrays[element] = _new(element, data, [])
            table = {}
            arrays[element].append(table)
        elif header:
            table = _new(header, data, {})
        elif rest:
            raise _NotPlain
    return data


def _new(name: str, data: dict[str, Any], value: _Value) -> _Value:
    if name in data:
        raise _NotPlain
    data[name] = value
    return value


def _inline_table(pairs: str) -> dict[str, object]:
    found = _PAIRS.findall(pairs)
    table = {key.strip('"'): _value(value) for key, value in found}
    if len(table) != len(found):
        raise _NotPlain
    return table


def _value(scalar: str) -> object:
    if scalar[0] == '"':
        return scalar[1:-1]
    if scalar in _WORDS:
        return _WORDS[scalar]
    if "-" in scalar:
        return _day(scalar)
    if scalar[0] == "0" and scalar != "0":
        raise _NotPlain
    return int(scalar)


def _day(text: str) -> datetime.date:
    # `fromisoformat` knows further spellings, and Python 3.11 takes 202403113- for one of them.
    if len(text) != len("2024-03-11") or text[4] != "-" or text[7] != "-":
        raise _NotPlain
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:  # the 30th of February
        raise _NotPlain from None
