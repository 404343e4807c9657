"""Documents as their published schemas describe them: which keys they have, and in which order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeAlias

from eduplan.errors import Location, Problem
from eduplan.immutable import FrozenDict
from eduplan.messages import Message
from eduplan.quantity import Interval
from eduplan.words import Language, Words

Json: TypeAlias = "dict[str, Any]"

_PARTS = 100
"""How many parts of the text of a document are written at once."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, indent=2, allow_nan=False)


class Schema:
    """A published JSON Schema (draft 2020-12), and what writes documents by its definitions."""

    def __init__(self, name: str) -> None:
        self.path = Path(__file__).with_name(f"{name}.schema.json")

    @cached_property
    def content(self) -> Json:
        """The schema itself."""
        schema: Json = json.loads(self.path.read_text(encoding="utf-8"))
        return schema

    def document(self, kind: str, subject: object, lang: Language, /, **given: object) -> Json:
        """Return `subject` as a document of the definition `kind`, its texts in `lang`.

        A key holds what is given for it, else the attribute of that name. Keys that the schema
        does not require stand only where they are given.
        """
        definition = self.content["$defs"][kind]
        return {
            key: plain(given[key] if key in given else getattr(subject, key), lang)
            for key in definition["properties"]
            if key in given or key in definition["required"]
        }


AUDIT = Schema("audit")
EVALUATION = Schema("evaluation")
ANSWERS = Schema("documents")
"""What the commands answer that neither audit nor evaluate."""


class Stream(list[Json]):
    """A list that makes its documents while they are written: all at once they take gigabytes."""

    def __init__(self, made: Callable[[], Iterator[Json]]) -> None:
        super().__init__()
        self._made = made

    def __iter__(self) -> Iterator[Json]:
        return self._made()


def dump(document: Json) -> bytes:
    """Return a document as UTF-8 JSON that ends its line, the same bytes on every system."""
    return b"".join(dumped(document))


def dumped(document: Json) -> Iterator[bytes]:
    """Yield the bytes of a document by and by; what is in a `Stream` is made meanwhile."""
    written = chain(_written(document, "\n"), ("\n",))
    while parts := [*islice(written, _PARTS)]:
        # A lone surrogate, as from a file name that is not UTF-8, becomes the JSON escape for it.
        yield "".join(parts).encode("utf-8", "backslashreplace")


def _written(value: object, end: str) -> Iterator[str]:
    """Yield a value as JSON, its lines separated by `end`; what is in a `Stream` one by one."""
    if isinstance(value, Stream):
        yield from _between("[]", (("", (_encoded(one, f"{end}  "),)) for one in value), end)
    elif not _has_stream(value):
        yield _encoded(value, end)
    elif isinstance(value, dict):
        heads = (f"{_ENCODER.encode(key)}: " for key in value)
        parts = (_written(one, f"{end}  ") for one in value.values())
        yield from _between("{}", zip(heads, parts, strict=True), end)
    elif isinstance(value, list):
        yield from _between("[]", (("", _written(one, f"{end}  ")) for one in value), end)


def _between(marks: str, parts: Iterable[tuple[str, Iterable[str]]], end: str) -> Iterator[str]:
    """Yield parts between two marks, each after its head."""
    yield marks[0]
    before = ""
    for head, texts in parts:
        yield f"{before}{end}  {head}"
        yield from texts
        before = ","
    yield f"{end if before else ''}{marks[1]}"


def _encoded(value: object, end: str) -> str:
    return _ENCODER.encode(value).replace("\n", end)  # a break within a text is escaped


def _has_stream(value: object) -> bool:
    if isinstance(value, Stream):
        return True
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(map(_has_stream, values))


def plain(value: object, lang: Language) -> Any:
    """Return a value as JSON has it; days, fractions and whatever it has no type for are text."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, (Words, Message, Problem)):
        return value.in_language(lang)
    if isinstance(value, Location):
        return AUDIT.document("location", value, lang)
    if isinstance(value, Interval):
        return AUDIT.document("interval", value, lang)
    if isinstance(value, FrozenDict):  # as of a scope: in the order of its keys
        value = dict(sorted(value.items()))
    if isinstance(value, Stream):
        return value
    if isinstance(value, dict):
        return {key: plain(one, lang) for key, one in value.items()}
    if isinstance(value, (list, tuple, Iterator)):
        return [plain(one, lang) for one in value]
    return str(value)
