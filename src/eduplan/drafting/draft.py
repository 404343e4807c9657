"""Drafts a plan from its document: every figure, with its words, its place and what is doubtful."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

import attrs

from eduplan.documents.document import Document
from eduplan.drafting import reasons
from eduplan.drafting.domain_words import words_of
from eduplan.drafting.duties import with_rows
from eduplan.drafting.fact import Fact, Unread, by_place
from eduplan.drafting.facts import facts_of, times_of
from eduplan.drafting.lines import facts_of_lines
from eduplan.drafting.relations import Link, links_of
from eduplan.drafting.tables import facts_of_tables
from eduplan.drafting.vocabulary import cue, vocabulary, with_words
from eduplan.files.table_headings import HeadingReader
from eduplan.registry import Registry

_Meaning: TypeAlias = "tuple[str, tuple[tuple[str, str], ...]]"


@attrs.frozen
class Draft:
    """What was read of a document.

    Attributes:
        name: the name of its file.
        facts: the figures, in the order of the document.
        unread: printed numbers that were not read as figures, and why.
        links: how the text relates its figures: parts, sums, shares and changes.
    """

    name: str
    facts: tuple[Fact, ...]
    unread: tuple[Unread, ...]
    links: tuple[Link, ...] = ()

    @property
    def unsure(self) -> tuple[Fact, ...]:
        """The figures at which a person has to look."""
        return tuple(one for one in self.facts if one.unsure)


def draft(document: Document, registry: Registry) -> Draft:
    """Return the figures that a document prints, named as the catalogue knows them or as printed.

    No figure is left out in silence: a number that was not read stands in `unread` with the reason.

    Raises:
        InputError: the words that a domain contributes for reading are malformed.
    """
    with with_words(words_of(registry)):
        return _draft(document, registry)


def _draft(document: Document, registry: Registry) -> Draft:
    of_lines, lines = facts_of_lines(document)
    times = times_of(document) if document.tables else None
    of_tables, unread_cells, prose = facts_of_tables(document, registry.catalogue, times)
    facts, unread = facts_of(document, lines, prose)
    headings = HeadingReader(registry.catalogue)
    known: dict[tuple[str, str, str], _Meaning] = {}
    kind = kind_of_title(document)
    found = []
    of_rows = with_rows(document, facts, of_tables, times) if document.tables else facts
    for one in by_place([*of_rows, *of_lines]):
        key = one.label, one.unit, one.scope
        if key not in known:
            known[key] = _meaning(*key, headings, registry)
        name, codes = known[key]
        is_of_all = kind != "义务教育" or vocabulary().bare.fullmatch(one.label)
        # The pupils and teachers of a document about one kind of education are not all.
        if kind and is_of_all and not codes and name in registry.catalogue.definitions:
            dimensions = getattr(registry.catalogue.definitions[name], "dimensions", ())
            name = "" if "stage" in dimensions else name
        is_known = name and reasons.SHARED_NAME not in one.unsure
        found.append(attrs.evolve(one, about=name, codes=codes) if is_known else one)
    left = sorted([*unread, *unread_cells], key=lambda one: one.start)
    return Draft(document.name, tuple(found), tuple(left), tuple(links_of(document, found)))


def kind_of_title(document: Document) -> str:
    """Return the kind of education that a document is about, if its title names one alone."""
    title = document.passages[0].text if document.passages else ""
    kinds = {*cue("kind_of_document").findall(title)}
    return kinds.pop() if len(kinds) == 1 else ""


def _meaning(
    label: str,
    unit: str,
    scope: str,
    headings: HeadingReader,
    registry: Registry,
) -> _Meaning:
    """Return the full name that a label spells, and its codes; nothing unless that is certain.

    The stage or owner in its scope restricts it, as other words of the sentence say: all of that
    must be known as codes, or figures of two stages would be taken for one.
    """
    if _ALTERNATIVE.search(label):
        return "", ()
    more = tuple(word for word in scope.split() if _tells_apart(word, label))
    unknown = set()
    for levels in _spellings(label, is_schools=unit.endswith("所")):
        if (*levels[:-1], levels[-1].removesuffix("数")) in unknown:
            continue  # the reader has tried 数 itself
        meaning = headings.read((*more, *levels))
        if meaning.unknown:
            unknown.add(levels)
        if meaning.unknown or len(meaning.names) != 1:
            continue
        definition = registry.catalogue.definitions[meaning.names[0]]
        if any(word not in definition.label for word in more) and not meaning.codes:
            continue  # nothing was read of what restricts it
        if unit and (str(definition.unit) in _SHARES) is not (unit in _SHARES):
            continue  # a number of teachers is no share of them
        if unit.endswith("元") is not ("元" in str(definition.unit)):
            continue  # what kindergartens cost is no number of them
        dimensions = getattr(definition, "dimensions", ())
        codes = tuple(fit for one in meaning.codes if (fit := _fitting(one, dimensions)))
        is_staged = any(dimension == "stage" for dimension, _ in codes)
        if "stage" in dimensions and vocabulary().stage.search(label) and not is_staged:
            continue  # it says a stage, which nothing read
        if len(codes) == len(meaning.codes):
            return meaning.names[0], codes
    return "", ()


_SHARES = ("%", "‰")
_ALTERNATIVE = re.compile(r"[(（][^()（）]{1,3}[)）](?=.)|[校园]学?生[(（]")
"""Another word for one before it, of which nothing is known: 在校(园)学生(幼儿)."""


def _fitting(
    pairs: Iterable[tuple[str, str]], dimensions: Collection[str]
) -> tuple[str, str] | None:
    """Return what a word stands for among the dimensions of an indicator; first of all a stage."""
    found = [one for one in pairs if one[0] in dimensions]
    stages = [one for one in found if one[0] == "stage"]
    return (stages or found)[0] if len(stages or found) == 1 else None


def _tells_apart(word: str, label: str) -> bool:
    """Tell whether a word of the scope is a stage or an owner that the label does not say."""
    words = vocabulary()
    is_one = words.stage.fullmatch(word) or words.owner.fullmatch(word)
    is_one = is_one or cue("children").fullmatch(word)
    return bool(is_one) and word not in label


_OF_STAGE = re.compile("(?<=小学)(?:阶段教育|阶段|教育)|(?<=初中)(?:阶段教育|教育)")


def _spellings(label: str, *, is_schools: bool) -> Iterator[tuple[str, ...]]:
    """Yield a label as printed, without 的, with 数, and with a scope behind it put before it.

    The number of 所 of a stage alone (小学58所) is one of schools.
    """
    counted = f"{label}数" if len(label) > 3 else label  # 学位 alone may be of any stage
    enrolled = counted.replace("在校学生", "在校生")
    staged = _OF_STAGE.sub("", label)
    for one in dict.fromkeys((label, label.replace("的", ""), counted, enrolled, staged)):
        if label:
            yield (one,)
    if is_schools and vocabulary().stage.fullmatch(label):
        yield (label, "学校数")
    scopes = [*vocabulary().scope.finditer(label)]
    if scopes and scopes[-1].end() == len(label) and scopes[-1].start():
        yield (label[: scopes[-1].start()], scopes[-1][0])
