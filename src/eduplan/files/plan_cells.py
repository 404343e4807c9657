"""What one cell of the workbook of a plan says of a value of its file, both ways."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from eduplan.catalogue.catalogue import Catalogue
from eduplan.files.forms import Key, Kind, Table
from eduplan.tables.spelling import heading
from eduplan.tables.writing import Value
from eduplan.words import Language

_SPLIT = re.compile(r"[\n;；]")
_NUMBERED = re.compile(r"第(\d+)([^\s\d第]+)|([a-z]+) (\d+)")
YES, NO = "是", "否"
_FLAGS = {YES: True, "true": True, "yes": True, NO: False, "false": False, "no": False}


# Written


def shown_name(name: str, catalogue: Catalogue | None, lang: Language) -> str:
    """Return the label of a definition where it can mean nothing else, else its name."""
    if catalogue is None or name not in catalogue.definitions:
        return name
    label = catalogue.label(name, lang)
    return label if catalogue.names.candidates(label) == (name,) else name


def written(kind: Kind, value: Any, catalogue: Catalogue | None, lang: Language) -> Value:
    """Return what a cell says of a value of the file."""
    if value is None:
        return None
    if kind.form == "flag":
        return YES if value else NO
    if isinstance(value, bool) or not isinstance(value, (str, int, list, tuple, dict)):
        return value.isoformat() if isinstance(value, datetime.date) else str(value)
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value in kind.choices:
        return kind.choices[value].in_language(lang)
    if kind.form == "name" and isinstance(value, str):
        return _safe(shown_name(value, catalogue, lang), parted=False)
    if isinstance(value, str):
        return _safe(str(value), parted=False)
    if kind.table is not None and isinstance(value, dict):
        return _written_parts(kind.table, value, catalogue, lang) or _json(dict(value))
    if isinstance(value, dict):
        parts = [f"{name}={one}" for name, one in value.items()]
        plain = all(
            "=" not in str(one) and _is_safe(str(one), parted=True) for one in value.values()
        )
        return "\n".join(parts) if plain and parts else _json(dict(value))
    if kind.item is not None and kind.item.form == "name":
        value = [shown_name(one, catalogue, lang) for one in value]
    if value and all(_is_safe(one, parted=True) for one in value):
        return "\n".join(value)
    return _json(list(value))


def _written_parts(
    table: Table, values: Mapping[str, Any], catalogue: Catalogue | None, lang: Language
) -> str:
    """Return what a cell says of a small table, 第3页 第12段 or 指标=…; "" if it would not fit."""
    parts = [
        (table.keys[name], str(written(table.keys[name].kind, value, catalogue, lang)))
        for name, value in values.items()
    ]
    if all(key.kind.form == "number" for key, _ in parts):
        words = ("第{n}{label}", "{label} {n}")[lang == "en"]
        found = (words.format(n=text, label=key.label.in_language(lang)) for key, text in parts)
        return " ".join(found)
    if any("=" in text or not _is_safe(text, parted=True) for _, text in parts):
        return ""
    return "\n".join(f"{key.label.in_language(lang)}={text}" for key, text in parts)


def _safe(text: str, *, parted: bool) -> str:
    return text if _is_safe(text, parted=parted) else _json(text)


def _is_safe(text: str, *, parted: bool) -> bool:
    """Tell whether a text is read from a cell as it was written into it."""
    plain = text.replace("\n", "") if not parted else text
    return (
        bool(text)
        and text == text.strip()
        and plain.isprintable()
        and text[0] not in '"[{'
        and "_x" not in text
        and not (parted and _SPLIT.search(text))
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=not str(value).isprintable(), default=str)


# Read


def names_of(keys: Iterable[Key]) -> dict[str, Key]:
    """Return the keys by their names and what they are called."""
    return {
        heading(spelling): key
        for key in keys
        for spelling in (key.label.en, key.label.zh, key.name)
    }


def value_of(kind: Kind, text: str) -> Any:
    """Return what a cell says, as the file would; whether it fits is for the form to judge."""
    if text[0] in '"[{':
        try:
            return json.loads(text)
        except ValueError:
            pass
    if kind.form == "flag":
        return _FLAGS.get(text.lower(), text)
    if kind.form == "number":
        return int(text) if re.fullmatch(r"\d{1,9}", text) else _year(text)
    if kind.form == "date":
        return _day(text)
    if kind.form in ("list", "one or list"):
        return [one.strip() for one in _SPLIT.split(text) if one.strip()]
    if kind.form == "by year":
        return _by_year(text)
    if kind.table is not None:
        return _parts(kind.table, text)
    return "；".join(text.split("\n")) if kind.form == "scope" else text


def _year(text: str) -> Any:
    found = re.fullmatch(r"(\d{4})年?", text)
    return int(found[1]) if found else text


def _day(text: str) -> Any:
    found = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", text)
    try:
        return datetime.date(*map(int, found.groups())) if found else text
    except ValueError:
        return text


def _by_year(text: str) -> Any:
    parts = [one.strip() for one in _SPLIT.split(text) if one.strip()]
    pairs = [re.fullmatch(r"(\d{4})年?\s*[=:：]?\s*(.+)", one) for one in parts]
    if not all(pairs):
        return text
    return {found[1]: found[2] for found in pairs if found}


def _parts(table: Table, text: str) -> Any:
    """Return what a cell says of a small table, or the text if it says nothing of the kind."""
    keys = names_of(table.keys.values())
    if not _NUMBERED.sub("", text).strip():
        found = [(one[2] or one[3], one[1] or one[4]) for one in _NUMBERED.finditer(text)]
    else:
        split = (one.partition("=") for one in _SPLIT.split(text) if one.strip())
        found = [(name, value) for name, _, value in split]
    named = [(keys.get(heading(name)), value.strip()) for name, value in found]
    if not all(key is not None and value for key, value in named):
        return text
    return {key.name: value_of(key.kind, value) for key, value in named if key is not None}
