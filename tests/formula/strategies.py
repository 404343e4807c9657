"""Random formula trees over a small table of names, all of which can be written as text."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from eduplan.formula import (
    Aggregate,
    Apply,
    Constant,
    Earlier,
    NameTable,
    Node,
    Reference,
    Selection,
    StandardFor,
    Window,
)
from eduplan.formula.aggregates import AGGREGATES, WINDOWS
from eduplan.formula.nodes import Membership
from eduplan.formula.operators import OPERATORS
from eduplan.quantity import parse_unit

LABELS = {
    "preschool.enrolment": "在园幼儿数",
    "preschool.public_enrolment": "公办园在园幼儿数",
    "preschool.population_aged_3_to_5": "3–5周岁人口",
    "compulsory.graduation": "小学/初中毕业率",
    "preschool.child_teacher_ratio": "师幼比(专任教师)",
    "preschool.or_and_not": "且或非",
}
STAGES = {"primary": "primary", "小学": "primary", "junior": "junior", "初中": "junior"}
NAMES = NameTable(
    [(name, name) for name in LABELS] + [(label, name) for name, label in LABELS.items()],
    {"stage": ("stage", STAGES), "学段": ("stage", STAGES)},
)

_UNITS = ("", "%", "‰", "人", "万元", "m²", "元/(人·年)", "人/班")
_codes = st.sampled_from([("primary",), ("junior",), ("junior", "primary")])
_years = st.integers(1, 100)


def _constant(digits: int, places: int, symbol: str) -> Node:
    unit = parse_unit(symbol)
    return Constant(Fraction(digits, 10**places) * unit.scale, unit)


constants = st.builds(_constant, st.integers(0, 10**9), st.integers(0, 6), st.sampled_from(_UNITS))
references = st.builds(Reference, st.sampled_from(sorted(LABELS)))
_leaves = st.one_of(
    constants,
    references,
    st.builds(StandardFor, st.sampled_from(sorted(LABELS))),
    st.builds(Membership, st.just("stage"), _codes),
)


def _grow(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    applied = [
        st.builds(
            Apply,
            st.just(operator.name),
            st.lists(inner, min_size=operator.least, max_size=operator.most or 4).map(tuple),
        )
        for operator in OPERATORS.values()
    ]
    aggregates = [
        st.builds(Aggregate, st.just(name), *[inner] * (2 if one.is_weighted else 1))
        for name, one in AGGREGATES.items()
    ]
    selectable = inner.filter(lambda node: not isinstance(node, Constant))
    return st.one_of(
        *applied,
        *aggregates,
        st.builds(Earlier, inner, _years),
        st.builds(Window, st.sampled_from(sorted(WINDOWS)), inner, _years),
        st.builds(Selection, selectable, st.just("stage"), _codes),
    )


trees: st.SearchStrategy[Node] = st.recursive(_leaves, _grow, max_leaves=12)
