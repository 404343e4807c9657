"""The arithmetic audit against every assignment of small numbers: no verdict contradicts one."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan.engine.arithmetic import Arithmetic
from eduplan.formula import Apply, Constant, Node, Reference, parse_formula, references
from eduplan.plan.model import Relation, Statement
from eduplan.quantity import parse_figure, parse_unit
from tests import small

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from eduplan.quantity import Figure

Values: TypeAlias = "Mapping[str, Fraction]"

REGISTRY = small.registry()
PLAN = small.plan("", REGISTRY)
PRINTED = ("A", "B", "C")
UNKNOWN = ("schools.pupils", "schools.places")
WHOLE = [Fraction(number) for number in range(4)]
TRIED = [Fraction(number, 2) for number in range(-2, 10)]
COMPARISONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "=": lambda one, two: one == two,
    "<": lambda one, two: one < two,
    "<=": lambda one, two: one <= two,
    ">": lambda one, two: one > two,
    ">=": lambda one, two: one >= two,
    "!=": lambda one, two: one != two,
}
ARITHMETIC: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": lambda one, two: one + two,
    "-": lambda one, two: one - two,
    "*": lambda one, two: one * two,
    "/": lambda one, two: one / two,
}

figures = st.one_of(
    st.builds("{}个".format, st.integers(0, 4)).map(parse_figure),
    st.builds("约{}个".format, st.integers(0, 4)).map(
        lambda text: parse_figure(text, within="1个")
    ),
    st.builds(
        "{}{}个".format, st.sampled_from(["超过", "不足", "至少", "至多"]), st.integers(0, 4)
    ).map(parse_figure),
)
leaves: st.SearchStrategy[Node] = st.one_of(
    st.sampled_from(PRINTED).map(Reference),
    st.sampled_from(UNKNOWN).map(Reference),
    st.sampled_from(WHOLE).map(lambda number: Constant(number, parse_unit("个"))),
)


def _applied(operators: list[str], operands: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.builds(Apply, st.sampled_from(operators), st.tuples(operands, operands))


numbers = st.recursive(leaves, lambda inner: _applied([*ARITHMETIC], inner), max_leaves=3)
comparisons = _applied(["=", *COMPARISONS], numbers)
conditions = st.one_of(comparisons, comparisons, _applied(["and", "or"], comparisons))


def _audited(printed: Mapping[str, Figure], formulas: list[Node]) -> Arithmetic:
    plan = attrs.evolve(
        PLAN,
        statements=tuple(Statement(id=id_, label=id_, figure=one) for id_, one in printed.items()),
        relations=tuple(
            Relation(id=f"R{number}", text="", formula=one) for number, one in enumerate(formulas)
        ),
    )
    return Arithmetic(plan, REGISTRY.catalogue)


def _assignments(printed: Mapping[str, Figure], formulas: list[Node]) -> Iterator[Values]:
    names = sorted({name for formula in formulas for name in references(formula)})
    tried = [
        [one for one in TRIED if printed[name].interval.contains(one)][:5]
        if name in printed
        else WHOLE
        for name in names
    ]
    return (dict(zip(names, values, strict=True)) for values in product(*tried))


def _number(node: Node, values: Values) -> Fraction:
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Reference):
        return values[node.name]
    assert isinstance(node, Apply)
    one, two = (_number(operand, values) for operand in node.operands)
    return ARITHMETIC[node.operator](one, two)


def _truth(node: Node, values: Values) -> bool:
    assert isinstance(node, Apply)
    if node.operator in ("and", "or"):
        truths = [_truth(operand, values) for operand in node.operands]
        return all(truths) if node.operator == "and" else any(truths)
    one, two = (_number(operand, values) for operand in node.operands)
    return COMPARISONS[node.operator](one, two)


def _truths(formulas: list[Node], values: Values) -> list[bool | None]:
    """Return whether each holds; None where something is divided by zero."""
    found: list[bool | None] = []
    for formula in formulas:
        try:
            found.append(_truth(formula, values))
        except ZeroDivisionError:
            found.append(None)
    return found


def _is_rounding(formula: Node) -> bool:
    """Tell whether a formula is of equations of printed figures alone, which hold if they meet."""
    assert isinstance(formula, Apply)
    if formula.operator == "and":
        return all(_is_rounding(operand) for operand in formula.operands)
    return formula.operator == "=" and not {*references(formula)} & {*UNKNOWN}


@given(st.fixed_dictionaries(dict.fromkeys(PRINTED, figures)), st.lists(conditions, max_size=3))
def test_no_verdict_contradicts_any_assignment_of_values(
    printed: dict[str, Figure], formulas: list[Node]
) -> None:
    """What some values meet is not impossible; what holds is met by all that meet the others."""
    verdicts = [*_audited(printed, formulas).verdicts.values()]

    for values in _assignments(printed, formulas):
        truths = _truths(formulas, values)
        assert not ("impossible" in verdicts and all(truths)), values
        for position, (truth, verdict) in enumerate(zip(truths, verdicts, strict=True)):
            others = truths[:position] + truths[position + 1 :]
            if truth is False and all(others) and not _is_rounding(formulas[position]):
                assert verdict != "holds", values


def _verdicts(formulas: list[str], **printed: str) -> list[str]:
    names = REGISTRY.catalogue.names.extended((name, name) for name in printed)
    parsed = [parse_formula(text, names) for text in formulas]
    figures = {name: parse_figure(text) for name, text in printed.items()}
    return [*_audited(figures, parsed).verdicts.values()]


def test_a_product_of_zero_leaves_the_other_factor_open() -> None:
    """Three pupils and no places make zero; so three pupils are possible."""
    formulas = ["学生数 × 学位数 = A", "学生数 = B"]

    assert _verdicts(formulas, A="0个", B="3个") == ["cannot_tell", "cannot_tell"]


def test_a_quotient_of_zero_leaves_the_divisor_open() -> None:
    formulas = ["A ÷ 学位数 = 0", "学位数 = B"]

    assert _verdicts(formulas, A="0个", B="3个") == ["holds", "cannot_tell"]


def test_equations_that_can_not_meet_together_are_impossible() -> None:
    """More than 1 may be 2 or 3, but it is not both."""
    assert _verdicts(["A = B 且 A = C"], A="超过1个", B="2个", C="3个") == ["impossible"]


@pytest.mark.parametrize(
    ("formula", "verdict"),
    [
        ("A ÷ B = C", "cannot_tell"),  # by zero
        ("四舍五入(A) = C", "cannot_tell"),
        ("A ≠ C", "holds"),
        ("A ≠ A", "impossible"),
        ("A = C 或 A = B", "impossible"),
        ("非 A = C", "holds"),
    ],
)
def test_what_is_not_understood_does_not_hold(formula: str, verdict: str) -> None:
    """A printed equation holds if its figures can meet, not because nothing can follow it."""
    assert _verdicts([formula], A="3个", B="0个", C="2个") == [verdict]


def test_squares_of_squares_come_to_an_end() -> None:
    """Each round would square the bounds that the last one found."""
    formulas = [
        "C × C × (C + B) = 学生数 且 学位数 = 学生数 + 学位数 - 学生数",
        "B × (C × 学生数) ≤ (学生数 - 2) ÷ (1 × B)",
        "学生数 × 学生数 ÷ (学位数 - 学生数) > (学生数 + 学生数) ÷ (A × 学位数)",
    ]

    assert len(_verdicts(formulas, A="至少3个", B="至少4个", C="4个")) == len(formulas)
