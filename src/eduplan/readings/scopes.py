"""Which codes a scope stands for, and whether an institution's own code lies within it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from itertools import product

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Dimension, Element, Scope
from eduplan.immutable import frozen_texts
from eduplan.quantity.ranges import ZERO
from eduplan.readings.facts import Context, Fact

NOTHING = ""
"""The code of a dimension that is restricted to codes which exclude each other."""


def narrowed(scope: Scope, dimension: str, codes: Iterable[str], catalogue: Catalogue) -> Scope:
    """Return a scope restricted further, to some codes of a dimension."""
    chosen = sorted(codes)
    present = scope.get(dimension)
    if present is not None:
        chosen = _common(dimension, present.split("|"), chosen, catalogue)
    return frozen_texts(dict(sorted({**scope, dimension: "|".join(chosen)}.items())))


def without(context: Context, dimension: str) -> Context:
    """Return the context not restricted by a dimension."""
    scope = {name: code for name, code in context.scope.items() if name != dimension}
    return attrs.evolve(context, scope=scope)


def single_codes(code: str, dimension: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the codes that together are `code`: `56-65|66`, or one defined by its parts.

    A code that is not made of others is returned alone.
    """
    if "|" in code:
        return tuple(code.split("|"))
    known = catalogue.dimensions.get(dimension)
    return tuple(known.parts.get(code, (code,))) if known else (code,)


def printed_zero(
    fact: Callable[[str, Context], Fact | None], name: str, context: Context, catalogue: Catalogue
) -> Fact | None:
    """Return a figure of a name that is zero and includes that of a region's codes.

    Of 66+ this is the figure of 56+, or that of all classes. `fact` looks up what is printed.
    """
    choices = [
        [(name, one) for one in (code, *wider_codes(code, name, catalogue), None)]
        for name, code in context.scope.items()
    ]
    for pairs in product(*choices):
        scope = {name: code for name, code in pairs if code is not None}
        found = fact(name, attrs.evolve(context, scope=scope))
        if found is not None and found.interval == ZERO and not found.problem:
            return found
    return None


def wider_codes(code: str, dimension: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the codes that are made of several and hold all that a code stands for."""
    known = catalogue.dimensions.get(dimension)
    held = _basic(code.split("|"), dimension, catalogue)
    parts = known.parts if known else {}
    return tuple(one for one, codes in parts.items() if one != code and held <= {*codes})


def counted_as(name: str, scope: Scope, catalogue: Catalogue) -> tuple[str, Scope]:
    """Return the element, and its codes, that a name of some codes counts a part of.

    公办园在园幼儿数 is 在园幼儿数 of ownership=public. An element that is no part counts itself.
    """
    definition = catalogue.definitions.get(name)
    while isinstance(definition, Element) and definition.whole:
        for dimension, code in definition.part.items():
            scope = narrowed(scope, dimension, code.split("|"), catalogue)
        name = definition.whole
        definition = catalogue.definitions.get(name)
    return name, scope


def partition(dimension: Dimension, known: Container[str]) -> tuple[str, ...]:
    """Return known codes that make up all codes of a dimension, each once; () if none do."""
    basic = [code for code in dimension.codes if code not in dimension.parts]
    pieces = {code: frozenset({code}) for code in basic if code in known}
    pieces |= {one: frozenset(parts) for one, parts in dimension.parts.items() if one in known}
    return _cover(basic, pieces) or ()


def _cover(basic: Sequence[str], pieces: Mapping[str, frozenset[str]]) -> tuple[str, ...] | None:
    if not basic:
        return ()
    left = frozenset(basic)
    for code, held in pieces.items():
        if basic[0] in held and held <= left:
            rest = _cover([one for one in basic if one not in held], pieces)
            if rest is not None:
                return (code, *rest)
    return None


def covers(scope: str, own: str, dimension: str, catalogue: Catalogue) -> bool | None:
    """Return whether an institution with the code `own` lies within the codes of `scope`.

    None where it does in part, as a school of all stages does in the primary stage.
    """
    wanted = _basic(scope.split("|"), dimension, catalogue)
    held = _basic([own], dimension, catalogue)
    if held <= wanted:
        return True
    return None if held & wanted else False


def lies_within(inner: Scope, outer: Scope, catalogue: Catalogue) -> bool:
    """Return whether all that is of the codes of `inner` is also of those of `outer`."""
    return all(
        name in inner
        and _basic(inner[name].split("|"), name, catalogue)
        <= _basic(code.split("|"), name, catalogue)
        for name, code in outer.items()
    )


def _common(dimension: str, one: list[str], two: list[str], catalogue: Catalogue) -> list[str]:
    """Return the codes that both lists hold; of a whole and its part, the part."""
    basic_one, basic_two = (_basic(codes, dimension, catalogue) for codes in (one, two))
    if basic_two <= basic_one:
        return two
    if basic_one <= basic_two:
        return one
    return sorted(basic_one & basic_two)


def _basic(codes: Iterable[str], dimension: str, catalogue: Catalogue) -> frozenset[str]:
    found: set[str] = set()
    for code in codes:
        found.update(single_codes(code, dimension, catalogue))
    return frozenset(found - {NOTHING})
