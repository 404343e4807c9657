"""What of the catalogue the printed name of a figure means, and in which scope."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Definition
from eduplan.drafting import reasons
from eduplan.drafting.fact import Fact
from eduplan.drafting.vocabulary import cue, vocabulary
from eduplan.files.table_headings import Heading, HeadingReader

_Codes: TypeAlias = "tuple[tuple[str, str], ...]"
_Meaning: TypeAlias = "tuple[str, _Codes]"

_SHARES = ("%", "‰")
_ALTERNATIVE = re.compile(r"[(（][^()（）]{1,3}[)）](?=.)|[校园]学?生[(（]")
"""Another word for one before it, of which nothing is known: 在校(园)学生(幼儿)."""

_OF_STAGE = re.compile("(?<=小学)(?:阶段教育|阶段|教育)|(?<=初中)(?:阶段教育|教育)")


class Meanings:
    """Tells the meaning of names, each once; `kind` is the one kind of education spoken of."""

    def __init__(self, catalogue: Catalogue, kind: str = "") -> None:
        self._catalogue, self._kind = catalogue, kind
        self._headings = HeadingReader(catalogue)
        self._known: dict[tuple[str, str, str], _Meaning] = {}

    def told(self, fact: Fact) -> Fact:
        """Return a figure with the full name and the codes that its label spells, if it does.

        The pupils and teachers of a document about one kind of education are not all.
        """
        key = fact.label, fact.unit, fact.scope
        if key not in self._known:
            self._known[key] = self._meaning(*key)
        name, codes = self._known[key]
        is_of_all = self._kind != "义务教育" or vocabulary().bare.fullmatch(fact.label)
        if self._kind and is_of_all and not codes and "stage" in self._dimensions(name):
            return fact
        is_known = name and reasons.SHARED_NAME not in fact.unsure
        return attrs.evolve(fact, about=name, codes=codes) if is_known else fact

    def _meaning(self, label: str, unit: str, scope: str) -> _Meaning:
        """Return the full name that a label spells, and its codes; nothing unless it is certain.

        The stage or owner in its scope restricts it, as other words of the sentence say: all of
        that must be known as codes, or figures of two stages would be taken for one.
        """
        if _ALTERNATIVE.search(label):
            return "", ()
        more = tuple(word for word in scope.split() if _tells_apart(word, label))
        unknown = set()
        for levels in _spellings(label, is_schools=unit.endswith("所")):
            if (*levels[:-1], levels[-1].removesuffix("数")) in unknown:
                continue  # the reader has tried 数 itself
            meaning = self._headings.read((*more, *levels))
            if meaning.unknown:
                unknown.add(levels)
            elif len(meaning.names) == 1:
                codes = self._codes(meaning, label, unit, more)
                if codes is not None:
                    return meaning.names[0], codes
        return "", ()

    def _codes(
        self, meaning: Heading, label: str, unit: str, more: Collection[str]
    ) -> _Codes | None:
        """Return the codes of a meaning; None if it can't be that of a label and its unit."""
        [name] = meaning.names
        definition = self._catalogue.definitions[name]
        if any(word not in definition.label for word in more) and not meaning.codes:
            return None  # nothing was read of what restricts it
        if not _fits(definition, unit):
            return None
        dimensions = self._dimensions(name)
        codes = tuple(fit for one in meaning.codes if (fit := _fitting(one, dimensions)))
        is_staged = any(dimension == "stage" for dimension, _ in codes)
        if "stage" in dimensions and vocabulary().stage.search(label) and not is_staged:
            return None  # it says a stage, which nothing read
        return codes if len(codes) == len(meaning.codes) else None

    def _dimensions(self, name: str) -> Collection[str]:
        dimensions: Collection[str] = getattr(
            self._catalogue.definitions.get(name), "dimensions", ()
        )
        return dimensions


def _fits(definition: Definition, unit: str) -> bool:
    """Tell whether a figure in a unit can be of a definition: no count is a share, nor money."""
    own = str(definition.unit)
    is_share = not unit or (own in _SHARES) is (unit in _SHARES)
    return is_share and unit.endswith("元") is ("元" in own)


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
