"""The form of a standards file: its keys, what each may hold, and what is wrong in a given one."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from eduplan.catalogue.definitions import CONFIDENCE, STANDARD_KINDS
from eduplan.catalogue.regions import RegionError, region_chain
from eduplan.catalogue.requirements import is_identifier
from eduplan.errors import nearest_names
from eduplan.files.located import DecimalText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from eduplan.files.toml_places import KeyPath
    from eduplan.messages import Text

__all__ = ["BOUND_KEYS", "Fault", "faults_of_form", "unknown_word"]

BOUND_KEYS = {
    "at_least": "figure",
    "at_most": "figure",
    "more_than": "figure",
    "less_than": "figure",
    "exactly": "figure",
    "range": "figures",
    "eliminate": "true",
    "qualitative": "text",
}
_KEYS = {
    "name": "text",
    "about": "text",
    **BOUND_KEYS,
    "kind": "text",
    "region": "text",
    "from": "day",
    "until": "day",
    "known_since": "day",
    "target_year": "year",
    "expected": "flag",
    "scope": "codes",
    "condition": "text",
    "issuer": "text",
    "document": "text",
    "number": "text",
    "article": "text",
    "confidence": "text",
    "uncertain": "texts",
    "source": "text",
    "note": "text",
    "ref": "text",
}
_REQUIRED = ("name", "kind", "region", "from", "document", "confidence", "source")
_WITHOUT_VALUE = ("known_since",)
"""A day of publication that is not given is the first day in force, and may be uncertain so."""


class Fault(NamedTuple):
    """What is wrong in a record, and below which of its keys; () is the record itself."""

    message: Text
    path: KeyPath = ()
    expected: Text = ""
    nearest: tuple[str, ...] = ()


def faults_of_form(data: Mapping[str, Any]) -> Iterator[tuple[KeyPath, Fault]]:
    """Yield every fault in the data of a standards file, with the path of the record it is in."""
    for key in data:
        if key != "standard":
            yield (), unknown_word("key", key, ["standard"], (key,))
    records = data.get("standard", [])
    if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
        yield (), Fault("standard is not a table", ("standard",), "tables headed [[standard]]")
        return
    if not records:
        yield (), Fault("the file holds no standard", (), "tables headed [[standard]]")
    taken: set[str] = set()
    for index, record in enumerate(records):
        for fault in (*_faults_of(record), *_name_taken(record, taken)):
            yield ("standard", index), fault


def _faults_of(record: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong with the form of a record; relations between keys once each is sound."""
    single = [*_faults_of_keys(record), *_missing(record)]
    yield from single or (*_wrong_words(record), *_contradictions(record))


def _faults_of_keys(record: Mapping[str, Any]) -> Iterator[Fault]:
    for key, value in record.items():
        kind = _KEYS.get(key)
        if kind is None:
            yield unknown_word("key", key, _KEYS, (key,))
            continue
        test, expected = _TYPES[kind]
        if not test(value):
            yield Fault(f"{_shown(value)} is not a value of {key}", (key,), expected)


def _is_text(value: object) -> bool:
    return type(value) is str and not value.isspace() and value != ""  # a bare number is another


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


_FIGURE = 'a figure with its unit between quotation marks, such as "85%"'
_TYPES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "text": (_is_text, "text between quotation marks"),
    "figure": (_is_text, _FIGURE),
    "texts": (_are_texts, 'a list of texts, such as ["from"]'),
    "figures": (
        lambda value: _are_texts(value) and len(value) == 2,
        'the lower and the upper figure, such as ["5:1", "7:1"]',
    ),
    "day": (
        lambda value: type(value) is datetime.date,
        "a day without quotation marks, such as 2020-02-18",
    ),
    "year": (
        lambda value: type(value) is int and 1949 <= value <= 2100,
        "a year from 1949 to 2100, without quotation marks",
    ),
    "flag": (lambda value: isinstance(value, bool), "true or false"),
    "true": (lambda value: value is True, "true"),
    "codes": (
        lambda value: isinstance(value, dict) and all(map(_is_text, value.values())),
        'a dimension and its code, such as { stage = "primary" }',
    ),
}


def _missing(record: Mapping[str, Any]) -> Iterator[Fault]:
    for key in _REQUIRED:
        if key not in record:
            yield Fault(f"the standard has no {key}", (), f"{key} = {_TYPES[_KEYS[key]][1]}")
    bounds = [key for key in record if key in BOUND_KEYS]
    if not bounds:
        yield Fault("the standard says no value", (), f"one of {', '.join(BOUND_KEYS)}")
    for key in bounds[1:]:
        yield Fault(f"{key} stands beside {bounds[0]}", (key,), "one of the two")
    if "about" not in record and "qualitative" not in record:
        yield Fault("the standard is about nothing", (), "about = an element or indicator")


def _wrong_words(record: Mapping[str, Any]) -> Iterator[Fault]:
    if not is_identifier(record["name"]):
        expected = "a lower-case English name such as gross_enrolment_supervision"
        yield Fault(f"{_shown(record['name'])} is not a usable name", ("name",), expected)
    for key, allowed in (("kind", STANDARD_KINDS), ("confidence", tuple(CONFIDENCE))):
        if record[key] not in allowed:
            yield unknown_word(key, record[key], allowed, (key,))
    for number, word in enumerate(record.get("uncertain", ())):
        if word not in _KEYS:
            yield unknown_word("key", word, _KEYS, ("uncertain", number))
    try:
        region_chain(record["region"])
    except RegionError as error:
        yield Fault(str(error), ("region",))


def _contradictions(record: Mapping[str, Any]) -> Iterator[Fault]:
    if "until" in record and record["until"] < record["from"]:
        yield Fault(
            f"until {record['until']} is before from {record['from']}",
            ("until",),
            "the last day in force",
        )
    year = record.get("target_year")
    if record["kind"] == "target" and year is None:
        yield Fault("the target has no target_year", (), "the year that it is set for")
    if year is not None and year < record["from"].year:
        yield Fault(
            f"the target for {year} is set only on {record['from']}",
            ("target_year",),
            "a year from that day on",
        )
    for key in ("target_year", "expected"):
        if record["kind"] != "target" and key in record:
            message = f"a standard of kind {record['kind']} has no {key}"
            yield Fault(message, (key,), 'kind = "target"')
    for number, key in enumerate(record.get("uncertain", ())):
        if key not in record and key not in _WITHOUT_VALUE:
            message = f"{key} is called uncertain, but not given"
            yield Fault(message, ("uncertain", number), "a key of this standard")


def _name_taken(record: Mapping[str, Any], taken: set[str]) -> Iterator[Fault]:
    name = record.get("name")
    if isinstance(name, str):
        if name in taken:
            yield Fault(f"{name!r} is the name of an earlier standard", ("name",), "another name")
        taken.add(name)


def unknown_word(what: str, word: str, known: Iterable[str], path: KeyPath) -> Fault:
    """Return the fault of a word that is not `known`, with the nearest, or all if they are few."""
    names = tuple(known)
    nearest = nearest_names(word, names)
    few = not nearest and len(names) <= len(_KEYS)  # a whole catalogue tells nobody anything
    expected = f"one of {', '.join(names)}" if few else ""
    return Fault(f"{_shown(word)} is not a known {what}", path, expected, nearest)


def _shown(value: object) -> str:
    text = str(value) if isinstance(value, (DecimalText, datetime.date)) else repr(value)
    return text if len(text) <= 60 else text[:60] + "…"
