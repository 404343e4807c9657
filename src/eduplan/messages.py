"""Sentences as data: a template in each language, filled where somebody reads it.

What goes wrong is told as a kind of message with its values. A `MessageKind` stands once, near the
code that raises it; calling it with its values gives a `Message`, and only whoever shows that picks
a language.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TypeAlias

import attrs

from eduplan.immutable import EMPTY, FrozenDict
from eduplan.templates import TemplateError, fill, placeholders
from eduplan.words import Language, Words

MAXIMUM_SHOWN = 80
"""Most characters of a text from outside that a sentence shows."""

MAXIMUM_LISTED = 30
"""Most entries of a list that a sentence shows."""


@attrs.frozen
class Message:
    """One sentence as data: its kind and the values of the kind's fields; `str()` is English."""

    kind: MessageKind
    values: Mapping[str, Value] = EMPTY

    def in_language(self, lang: Language) -> str:
        """Return the sentence in `lang`."""
        texts = {name: shown(value, lang) for name, value in self.values.items()}
        return fill(self.kind.zh if lang == "zh" else self.kind.en, texts)

    def __str__(self) -> str:
        return self.in_language("en")


Text: TypeAlias = Words | Message | str
"""What people read: in both languages, or a text from outside that is the same in both."""

Value: TypeAlias = "Text | int | datetime.date | tuple[Value, ...]"
"""What may fill a field: words, names, whole numbers, days, and lists of them."""


@attrs.frozen
class MessageKind:
    """What a message says, as one template per language: `MessageKind("no_row", "…", "…")`.

    A placeholder is a name in braces; both templates use the same ones, and the kind is called
    with just these. `name` identifies the kind for programs.

    Raises:
        TemplateError: a template has another kind of placeholder or lacks one of the other's.
    """

    name: str
    zh: str
    en: str

    def __attrs_post_init__(self) -> None:
        if placeholders(self.zh) != placeholders(self.en):
            raise TemplateError(f"{self.name}: the two languages have different placeholders")

    @property
    def fields(self) -> frozenset[str]:
        """The names of the values that a message of this kind holds."""
        return placeholders(self.en)

    def __call__(self, **values: Value) -> Message:
        """Return the message of this kind with these values.

        Raises:
            TemplateError: a field lacks its value, or a value has no field.
        """
        if values.keys() != self.fields:
            raise TemplateError(f"{self.name} takes {sorted(self.fields)}, not {sorted(values)}")
        return Message(self, FrozenDict(values))


def in_language(text: Text, lang: Language) -> str:
    """Return a text in `lang`."""
    return text if isinstance(text, str) else text.in_language(lang)


def shown(value: Value, lang: Language) -> str:
    """Return a value as a sentence shows it: escaped where it can't be printed, short, in `lang`.

    What our own words say is never cut.
    """
    if isinstance(value, (Words, Message)):
        return value.in_language(lang)
    if isinstance(value, tuple):
        return _listed(value, lang)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, int):
        return _number(value, lang)
    return _shortened(value)


def _listed(values: tuple[Value, ...], lang: Language) -> str:
    texts = [shown(value, lang) for value in values[:MAXIMUM_LISTED]]
    listed = ("、" if lang == "zh" else ", ").join(texts)
    more = len(values) - len(texts)
    if not more:
        return listed
    return f"{listed}等 {len(values)} 个" if lang == "zh" else f"{listed} and {more} more"


def _number(value: int, lang: Language) -> str:
    if isinstance(value, bool):
        return str(value).lower()  # as TOML spells it
    if value.bit_length() <= 3 * MAXIMUM_SHOWN:
        return str(value)
    digits = value.bit_length() * 3 // 10  # Python refuses to spell thousands of digits
    return f"约 {digits} 位的数" if lang == "zh" else f"a number of some {digits} digits"


def _shortened(text: str) -> str:
    cut = text if len(text) <= MAXIMUM_SHOWN else f"{text[: MAXIMUM_SHOWN - 1]}…"
    if cut.isprintable():
        return cut
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode() for one in cut
    )
