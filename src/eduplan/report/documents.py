"""Documents as their published schemas describe them: which keys they have, and in which order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
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

_PARTS = 10_000
"""How many parts of the text of a document are written at once."""


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
            key: _plain(given[key] if key in given else getattr(subject, key), lang)
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

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None


def dump(document: Json) -> bytes:
    """Return a document as UTF-8 JSON that ends its line, the same bytes on every system."""
    return b"".join(dumped(document))


def dumped(document: Json) -> Iterator[bytes]:
    """Yield the bytes of a document by and by; what is in a `Stream` is made meanwhile."""
    encoder = json.JSONEncoder(ensure_ascii=False, indent=2, allow_nan=False)
    written = chain(encoder.iterencode(document), ("\n",))
    while parts := [*islice(written, _PARTS)]:
        # A lone surrogate, as from a file name that is not UTF-8, becomes the JSON escape for it.
        yield "".join(parts).encode("utf-8", "backslashreplace")


def _plain(value: object, lang: Language) -> Any:
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
        return {key: _plain(one, lang) for key, one in value.items()}
    if isinstance(value, (list, tuple, Iterator)):
        return [_plain(one, lang) for one in value]
    return str(value)
