"""Which figures a sentence calls binding or expected: 毛入园率（约束性）达到95%."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from eduplan.documents.document import Passage
from eduplan.drafting.fact import Fact
from eduplan.drafting.tokens import FIGURE, Token
from eduplan.drafting.vocabulary import cue
from eduplan.plan.model import BINDINGS

_FIGURE_END = re.compile("[\\d%‰个所人名元年倍上下内]$")
_SENTENCE_END = re.compile("[。；]")


def unbound(text: str) -> str:
    """Return a text with spaces for the words before a list or behind a figure that bind it."""
    if not cue("binding").search(text):
        return text
    return cue("binding").sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    is_apart = found["lead"] or _FIGURE_END.search(found.string, 0, found.start())
    return " " * len(found[0]) if is_apart else found[0]


def with_bindings(
    facts: Iterable[Fact], passage: Passage, text: str, tokens: Sequence[Token]
) -> list[Fact]:
    """Return the figures of a paragraph with what its words call them; `text` has its words."""
    facts = list(facts)
    if not facts or not cue("binding").search(text):
        return facts
    said = {passage.place(place): code for place, code in _bindings(text, tokens)}
    return [_bound(one, said.get(one.at, "")) for one in facts]


def _bound(fact: Fact, code: str) -> Fact:
    label = cue("binding").sub("", fact.label)
    return attrs.evolve(fact, label=label, binding=code if fact.kind == "target" else "")


def _bindings(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Yield the places of figures that are called binding or expected, with the code of it.

    A word in brackets behind a figure is of that figure, one before it of the next; one that
    leads a list (约束性指标：…) is of all to the end of the sentence.
    """
    lead, last = "", 0
    for token in tokens:
        if token.kind != FIGURE:
            continue
        between = text[last : token.start]
        if _SENTENCE_END.search(between):
            lead = ""
        own = ""
        for found in cue("binding").finditer(text, last, token.start):
            if found["lead"]:
                lead = _code(found)
            elif found.start() > last:
                own = _code(found)
        behind = cue("binding").match(text, token.end)
        if behind and not behind["lead"]:
            own = _code(behind)
        if own or lead:
            yield token.core[0], own or lead
        last = token.end


def _code(found: re.Match[str]) -> str:
    said = found["lead"] or found["near"] or found["named"]
    return next(code for code, words in BINDINGS.items() if said == words.zh)
