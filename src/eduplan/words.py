"""A short text in both languages, and the languages there are."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

__all__ = ["Language", "Words"]

Language: TypeAlias = Literal["zh", "en"]
"""The language of what people read; Chinese unless English is asked for."""


class Words(NamedTuple):
    """One text in Chinese and in English; both are given, so that neither language lacks any."""

    zh: str
    en: str

    def in_language(self, lang: Language) -> str:
        """Return the text in `lang`."""
        return self.zh if lang == "zh" else self.en
