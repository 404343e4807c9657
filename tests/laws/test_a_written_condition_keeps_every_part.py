"""Law: parse, print, parse gives an equal tree; no condition loses a part on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eduplan.formula import Apply, Node, format_formula, parse_formula, walk
from tests.formula.strategies import LABELS, NAMES

_comparisons = st.builds(
    "{} {} {}".format,
    st.sampled_from(sorted(LABELS)),
    st.sampled_from(["<", "<=", "=", "≠", "≥", ">"]),
    st.integers(0, 99).map("{}人".format),
)


def _comparisons_in(tree: Node) -> int:
    return sum(isinstance(node, Apply) and node.operator in "<= = >= != " for node in walk(tree))


@given(st.lists(_comparisons, min_size=2, max_size=8), st.sampled_from(["且", "或", "and", "or"]))
def test_every_comparison_of_a_long_condition_is_there_after_a_round_trip(
    comparisons: list[str], joined_by: str
) -> None:
    """As many as were written, and again after printing."""
    tree = parse_formula(f" {joined_by} ".join(comparisons), NAMES)
    again = parse_formula(format_formula(tree), NAMES)

    assert _comparisons_in(tree) == len(comparisons)
    assert again == tree


def test_a_chain_means_each_of_its_comparisons() -> None:
    """a < b ≤ c is no comparison of a truth value with c."""
    tree = parse_formula("0人 < 在园幼儿数 ≤ 360人", NAMES)

    assert _comparisons_in(tree) == 2
