"""A formula in notation says the same as the formula: nothing is lost, and it is well formed."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import assume, given, settings

from eduplan import Indicator
from eduplan.catalogue.catalogue import Catalogue
from eduplan.formula import Aggregate, Node, Reference, Selection, parse_formula, transform
from eduplan.readings.notation import formula_notation
from tests.formula.strategies import NAMES, trees
from tests.installed import installed_registry

EMPTY = Catalogue(labels={}, dimensions={}, definitions={}, rules={}, owners={})
"""Knows no labels, so that full names are written, which parse back."""

_ROUNDED = {"⌈": "进位", "⌊": "舍去"}


def _read(mathml: str) -> str:
    """Return notation as the text of a formula, as somebody who reads the page would type it."""
    [root] = ElementTree.fromstring(mathml)
    return _typed(root)


def _typed(one: ElementTree.Element) -> str:
    tag, parts = one.tag.rpartition("}")[2], [*one]
    kinds = [part.tag.rpartition("}")[2] for part in parts]
    texts = [part.text for part in parts]
    if not parts:
        text = one.text or ""
        return f"标准({text.removesuffix('标准')})" if text.endswith("标准") else text
    if tag == "msub":
        return _subscripted(*parts)
    if tag == "mfrac":
        return _fraction(*parts)
    if texts[0] in _ROUNDED:
        return f"{_ROUNDED[texts[0] or '']}({_typed(parts[1])})"
    if texts[0] == "{":
        (chosen, condition), (other, _) = ([*line] for line in parts[1])
        return f"若({_typed(condition[0])}, {_typed(chosen[0])}, {_typed(other[0])})"
    if texts[0] == "∑":
        return f"合计({_typed(parts[1])})"
    if kinds[0] == "munderover":
        return f"近年合计({_typed(parts[1][0])}, {int(parts[0][2].text or '') + 1})"
    if kinds[0] == "mroot":
        return f"年均增长({_typed(parts[0][0][0][0])}, {parts[0][1].text})"
    if len(parts) == 3 and texts[1] == "∈":
        return f"属于({texts[0]}, {(parts[2][1].text or '').replace('、', '|')})"
    return " ".join(map(_typed, parts))


def _subscripted(base: ElementTree.Element, below: ElementTree.Element) -> str:
    if len(below) == 3:
        return f"往年({_typed(base)}, {below[2].text})"
    return f"{_typed(base)}[stage={(below[0].text or '').replace('、', '|')}]"


def _fraction(above: ElementTree.Element, below: ElementTree.Element) -> str:
    if len(above) and above[0].tag.endswith("munderover"):
        summed = _typed(above)
        if summed.endswith(f", {below.text})"):
            return summed.replace("近年合计", "近年平均", 1)
    if len(above) and above[0].text == "∑" and len(above[1]) == 3 and above[1][1].text == "×":
        return f"加权平均({_typed(above[1][0])}, {_typed(above[1][2])})"
    return f"(({_typed(above)}) ÷ ({_typed(below)}))"


def _shown(tree: Node) -> Node:
    """Return a tree as it is shown: the total of a name is what a region's figure of it is."""

    def shown(one: Node) -> Node | None:
        is_total = isinstance(one, Aggregate) and one.function == "total"
        if is_total and isinstance(one.children[0], Reference | Selection):
            return _shown(one.children[0])
        return None

    return transform(tree, shown)


@given(trees)
@settings(max_examples=60)
def test_what_a_reader_types_from_the_notation_is_the_same_formula(tree: Node) -> None:
    notation = formula_notation(tree, EMPTY)
    assume(tree.depth < 12 and len(notation) < 12000)

    assert parse_formula(_read(notation), NAMES) == _shown(tree)


def test_every_installed_indicator_is_well_formed_in_both_languages() -> None:
    catalogue = installed_registry().catalogue
    indicators = [one for one in catalogue.definitions.values() if isinstance(one, Indicator)]

    for one in indicators:
        for lang in ("zh", "en"):
            ElementTree.fromstring(formula_notation(one.formula, catalogue, lang))
    assert len(indicators) > 100


@pytest.mark.parametrize("label", ["<b>", "甲 & 乙", '"'])
def test_marks_in_a_name_are_text(label: str) -> None:
    notation = formula_notation(Reference(label), EMPTY)

    assert "".join(ElementTree.fromstring(notation).itertext()) == label
    assert "<b>" not in notation
