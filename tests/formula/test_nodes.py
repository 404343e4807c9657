"""Trees are walked and changed in one way, and never larger than what can be worked on."""

from __future__ import annotations

import pickle
from functools import reduce

import pytest
from hypothesis import given

from eduplan.errors import InputError
from eduplan.formula import (
    Apply,
    FormulaError,
    Node,
    Operand,
    Reference,
    Window,
    parse_formula,
    ref,
    references,
    transform,
    walk,
)
from eduplan.formula.nodes import MAXIMUM_DEPTH, MAXIMUM_SIZE
from tests.formula.strategies import NAMES, trees

PUPILS, TEACHERS = ref("x.pupils"), ref("x.teachers")


def _renamed(node: Node) -> Node | None:
    return Reference(f"new.{node.name}") if isinstance(node, Reference) else None


def _doubled(times: int) -> Operand:
    return reduce(lambda formula, _: formula + formula, range(times), PUPILS)


@given(trees)
def test_a_change_of_nothing_gives_the_very_tree(tree: Node) -> None:
    assert transform(tree, lambda _: None) is tree


@given(trees)
def test_a_change_reaches_every_name_and_nothing_else(tree: Node) -> None:
    """Renaming there and back gives an equal tree."""
    renamed = transform(tree, _renamed)
    again = transform(
        renamed,
        lambda one: Reference(one.name[4:]) if isinstance(one, Reference) else None,
    )

    assert references(renamed) == tuple(f"new.{name}" for name in references(tree))
    assert again == tree
    assert hash(again) == hash(tree)


def test_a_change_leaves_alone_what_is_below_a_node_that_it_replaced() -> None:
    tree = (PUPILS.total_over(3) / TEACHERS.total_over(3)).node
    assert isinstance(tree, Apply)

    changed = transform(tree, lambda one: one if isinstance(one, Window) else _renamed(one))

    assert changed is tree


def test_what_did_not_change_stays_the_same_object() -> None:
    """A tree that differs in one leaf shares all others with the first."""
    tree = (PUPILS.total_over(3) / (TEACHERS + 1)).node

    changed = transform(tree, lambda one: Reference("x.staff") if one == TEACHERS.node else None)

    assert changed == (PUPILS.total_over(3) / (ref("x.staff") + 1)).node
    assert changed.children[0] is tree.children[0]


def test_a_part_that_is_used_twice_is_walked_once() -> None:
    formula = _doubled(10)

    assert formula.node.size == 2**11 - 1
    assert len([*walk(formula.node)]) == 11


def test_a_formula_doubled_forty_times_is_refused_at_once() -> None:
    """It has 41 nodes and 2⁴⁰ of them written out: to print or compare it would never end."""
    with pytest.raises(FormulaError, match=f"expected at most {MAXIMUM_SIZE}"):
        _doubled(40)


def test_chains_within_chains_of_a_text_are_refused_as_well() -> None:
    """Each chain reads its middle twice, so thirty within each other would do so 2³⁰ times."""
    text = "0人"
    for _ in range(20):
        text = f"0人 < ({text}) < 9人"

    with pytest.raises(InputError, match=f"character 1: .* expected at most {MAXIMUM_SIZE}"):
        parse_formula(text, NAMES)


def test_a_tree_that_is_too_deep_is_refused_when_it_is_built() -> None:
    with pytest.raises(FormulaError, match=f"at most {MAXIMUM_DEPTH} levels"):
        reduce(lambda formula, _: -formula, range(MAXIMUM_DEPTH), PUPILS)


@given(trees)
def test_a_tree_goes_to_another_process_and_back(tree: Node) -> None:
    again = pickle.loads(pickle.dumps(tree))

    assert again == tree
    assert (again.size, again.depth, hash(again)) == (tree.size, tree.depth, hash(tree))
