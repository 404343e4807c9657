"""Which of many words stand within others, in time that grows with their length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

SHORTEST = 4
"""Fewest characters of words that are told within others: a cell 95 stands in many."""


class Within:
    """Tells which of some words stand within a text."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {one for one in words if one}
        self._lengths: dict[str, set[int]] = {}
        for one in self._words:
            self._lengths.setdefault(one[0], set()).add(len(one))

    def of(self, text: str) -> Iterator[str]:
        """Yield the words that stand within a text, as often as they do."""
        for start, character in enumerate(text):
            for length in self._lengths.get(character, ()):
                if (part := text[start : start + length]) in self._words:
                    yield part


def alike(ones: Iterable[str], others: Iterable[str]) -> Mapping[str, list[str]]:
    """Return for each of some words those of the others that are the same, part of it, or hold it.

    The same go before others.
    """
    own, every = {*filter(None, ones)}, {*filter(None, others)}
    found = {one: dict.fromkeys((one,) if one in every else ()) for one in sorted(own)}
    within = Within(one for one in every if len(one) >= SHORTEST)
    for one, parts in found.items():
        parts |= dict.fromkeys(within.of(one))
    within = Within(one for one in own if len(one) >= SHORTEST)
    for whole in sorted(every):
        for part in within.of(whole):
            found[part][whole] = None
    return {one: [*parts] for one, parts in found.items()}
