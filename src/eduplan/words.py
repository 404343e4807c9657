"""A short text in both languages, the languages there are, and the verbs that make sentences."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeAlias

from eduplan.templates import fill

Language: TypeAlias = Literal["zh", "en"]
"""The language of what people read; Chinese unless English is asked for."""


class Words(NamedTuple):
    """One text in Chinese and in English; both are given, so that neither language lacks any.

    It is false where there is no text; as a `str` it is the Chinese one.
    """

    zh: str
    en: str

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)

    def __str__(self) -> str:
        return self.zh

    def in_language(self, lang: Language) -> str:
        """Return the text in `lang`."""
        return self.zh if lang == "zh" else self.en

    @classmethod
    def same(cls, text: object) -> Words:
        """Return what is the same in both languages: a name, a number, a plan's own text."""
        return cls(str(text), str(text))

    @classmethod
    def in_both(cls, write: Callable[[Language], str]) -> Words:
        """Return what `write` gives in each language."""
        return cls(write("zh"), write("en"))

    @classmethod
    def join(cls, parts: Iterable[Words | str], between: Words | str = "") -> Words:
        """Return parts one after the other; those without text are left out."""
        both = [one if isinstance(one, Words) else cls.same(one) for one in parts]
        mark = between if isinstance(between, Words) else cls.same(between)
        return cls(
            mark.zh.join(one.zh for one in both if one.zh),
            mark.en.join(one.en for one in both if one.en),
        )

    @classmethod
    def listed(cls, parts: Iterable[Words | str]) -> Words:
        """Return parts as a list within a sentence: 「甲、乙」, "A, B"."""
        return cls.join(parts, _LIST_MARK)

    @classmethod
    def clauses(cls, parts: Iterable[Words | str]) -> Words:
        """Return parts as clauses of one sentence: 「甲多了；乙少了」, "A rose; B fell"."""
        return cls.join(parts, SEMICOLON)

    def fill(self, /, **values: Words | str | int | datetime.date) -> Words:
        """Return the text with a value in place of each name in braces: `{year}年`.

        A name without a value is a KeyError.
        """
        both = {
            name: one if isinstance(one, Words) else Words.same(one) for name, one in values.items()
        }
        return Words(
            fill(self.zh, {name: one.zh for name, one in both.items()}),
            fill(self.en, {name: one.en for name, one in both.items()}),
        )

    def with_details(self, *details: Words | str) -> Words:
        """Return the text with details in brackets, if there are any: 「生均图书（小学）」."""
        listed = Words.listed(details)
        return Words.join((self, _DETAILS.fill(listed=listed))) if listed else self


COMMA = Words("，", ", ")
SEMICOLON = Words("；", "; ")
COLON = Words("：", ": ")
_LIST_MARK = Words("、", ", ")
_DETAILS = Words("（{listed}）", " ({listed})")
