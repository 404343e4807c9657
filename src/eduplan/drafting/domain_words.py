"""The words that domains contribute for reading documents: `reading.toml` in a domain's folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from os.path import isfile, join

from eduplan.errors import InputError, Problem, nearest_names
from eduplan.files.located import LocatedTable, read_toml
from eduplan.immutable import FrozenDict
from eduplan.messages import Message, MessageKind
from eduplan.registry import Registry
from eduplan.words import Words

READING_FILE = "reading.toml"
"""The name of the file, beside `standards.toml`."""

KINDS = {
    "masks": "patterns of numbers that are no figures, as in names: 三名工程",
    "units": "what is counted: 片",
    "measures": "what the name of an amount or a rate ends with: 就读率",
    "making": "verbs of making, which belong to the name: 认定",
    "scopes": "words that restrict a figure: 牧区",
    "education": "patterns of what is about education, or about the domain: 托育",
    "others": "patterns of what is not: 养老",
}
"""The keys of the file, each a list of words, and what they are."""

_PATTERNS = ("masks", "education", "others")
_UNKNOWN = MessageKind("unknown_reading_key", "没有键“{name}”", "there is no key '{name}'")
_NO_LIST = MessageKind(
    "reading_no_list", "“{name}”不是由文字组成的数组", "'{name}' is no array of texts"
)
_NO_PATTERN = MessageKind(
    "reading_no_pattern", "“{text}”不是正则表达式：{reason}", "'{text}' is no pattern: {reason}"
)
_A_KEY = Words.same(", ".join(KINDS))


def words_of(registry: Registry) -> FrozenDict[str, tuple[str, ...]]:
    """Return the words that the domains of a registry contribute, by kind.

    Raises:
        InputError: the file of a domain is no TOML, or says something else than words.
    """
    found: dict[str, tuple[str, ...]] = {}
    folders = sorted({one.folder for one in registry.contributions if one.folder})
    for path in (join(folder, READING_FILE) for folder in folders):
        if isfile(path):
            for kind, words in _words(read_toml(path)):
                found[kind] = (*found.get(kind, ()), *words)
    return FrozenDict(found)


def _words(table: LocatedTable) -> Iterator[tuple[str, tuple[str, ...]]]:
    problems = []
    for name, words in table.data.items():
        place = table.locate((name,))
        if name not in KINDS:
            nearest = nearest_names(name, KINDS)
            problems.append(Problem(_UNKNOWN(name=name), place, _A_KEY, nearest))
        elif not isinstance(words, list) or not all(type(one) is str and one for one in words):
            problems.append(Problem(_NO_LIST(name=name), place))
        else:
            mistakes = (_mistake(one) for one in words if name in _PATTERNS)
            problems += [Problem(one, place) for one in mistakes if one is not None]
            yield name, tuple(words)
    if problems:
        raise InputError(problems)


def _mistake(pattern: str) -> Message | None:
    try:
        re.compile(pattern)
    except re.error as error:
        return _NO_PATTERN(text=pattern, reason=str(error))
    return None
