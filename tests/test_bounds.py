"""What is asked of a value: bounds of one figure share a form, and differ."""

from __future__ import annotations

import copy
import pickle
from typing import TypeAlias

import attrs
import pytest

from eduplan import AtLeast, AtMost, Exactly, Maintain, parse_figure

FIGURE, OTHER = parse_figure("85%"), parse_figure("86%")
OfFigure: TypeAlias = AtLeast | AtMost | Exactly | Maintain
KINDS: list[type[OfFigure]] = [AtLeast, AtMost, Exactly, Maintain]


def _said(bound: OfFigure) -> str:
    match bound:
        case AtLeast(figure):
            return f"at least {figure.text}"
        case AtMost(figure):
            return f"at most {figure.text}"
        case Exactly(figure=figure):
            return f"exactly {figure.text}"
        case Maintain(figure=figure):
            return f"stays at {figure.text}"


def test_bounds_of_one_figure_but_of_different_kinds_are_never_equal() -> None:
    """不低于85% is not 不超过85%: a plan that asks for both contradicts itself."""
    bounds = [kind(FIGURE) for kind in KINDS]

    assert [[one == other for other in bounds] for one in bounds] == [
        [one is other for other in bounds] for one in bounds
    ]
    assert len({*bounds, *(kind(FIGURE) for kind in KINDS)}) == len(KINDS)
    assert [kind(OTHER) for kind in KINDS] != bounds


@pytest.mark.parametrize("kind", KINDS)
def test_a_bound_that_was_copied_sent_or_changed_is_of_the_same_kind(kind: type[OfFigure]) -> None:
    """Bounds go to the process that rules are asked in, and come back."""
    bound = kind(FIGURE)

    for same in (copy.copy(bound), copy.deepcopy(bound), pickle.loads(pickle.dumps(bound))):
        assert type(same) is kind
        assert same == bound
    assert attrs.evolve(bound, figure=OTHER) == kind(OTHER)
    assert repr(bound) == f"{kind.__name__}(figure={FIGURE!r}, over='')"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["figure", "note"])
def test_nothing_can_change_a_bound_or_add_to_it(kind: type[OfFigure], name: str) -> None:
    """Everybody who holds it relies on it."""
    bound = kind(FIGURE)

    with pytest.raises(AttributeError):
        setattr(bound, name, OTHER)


def test_rules_can_match_bounds_by_kind() -> None:
    """As plugins write it: `case AtLeast(figure)`."""
    said = [_said(kind(FIGURE)) for kind in KINDS]

    assert said == ["at least 85%", "at most 85%", "exactly 85%", "stays at 85%"]
