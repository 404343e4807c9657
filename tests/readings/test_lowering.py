"""The normal form of formulas: whatever moves a name is looked through once, and reads the same."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan.catalogue.building import build_catalogue
from eduplan.catalogue.definitions import Indicator
from eduplan.catalogue.rule import Check
from eduplan.domain import Domain
from eduplan.files.plan_file import read_plan
from eduplan.formula import (
    Aggregate,
    Apply,
    Constant,
    Earlier,
    Node,
    Operand,
    Reference,
    Selection,
    Window,
    references,
    standard_for,
    walk,
)
from eduplan.formula.nodes import Call
from eduplan.quantity import Interval, parse_unit
from eduplan.readings.exact import read_exact
from eduplan.readings.facts import Context, Fact, Reading, RegionFacts
from eduplan.readings.lowered import (
    Figure,
    Lowered,
    Name,
    Own,
    Published,
    Standard,
    Total,
    as_written,
    is_plain,
)
from eduplan.readings.lowering import Lowering
from eduplan.words import Words
from tests.installed import installed_registry
from tests.readings.table import (
    CATALOGUE,
    books_per_child,
    enrolment,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.formula import Level

REGISTRY = installed_registry()
EXAMPLE = read_plan("examples/erdaojiang/plan.toml", REGISTRY).plan


def _formulas() -> Iterator[tuple[str, Node, Level]]:
    """Yield every formula of the installed plugins and of the example's relations."""
    for definition in REGISTRY.catalogue.definitions.values():
        if isinstance(definition, Indicator):
            yield definition.name, definition.formula, definition.level
    for rule in REGISTRY.catalogue.rules.values():
        if isinstance(rule, Check):
            yield rule.code, rule.formula, rule.level
    for relation in EXAMPLE.relations:
        yield relation.id, relation.formula, "region"


FORMULAS = {name: (formula, level) for name, formula, level in _formulas()}


def test_the_formulas_of_indicators_checks_and_relations_are_lowered() -> None:
    """What the tests below go through is all that there is."""
    kinds = {name[0].isupper() for name in FORMULAS}

    assert len(FORMULAS) > 180
    assert kinds == {True, False}


@pytest.mark.parametrize("name", FORMULAS)
def test_every_formula_lowers_to_readings_of_the_names_that_it_is_written_with(name: str) -> None:
    formula, level = FORMULAS[name]
    lowered = Lowering(REGISTRY.catalogue).lowered(formula, level=level)

    names = {one.name for one in walk(lowered) if isinstance(one, Name)}
    assert names == {*references(formula)}
    assert all(one.origin.node in {*walk(formula)} for one in walk(lowered))


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_that_is_lowered_again_gives_equal_nodes(name: str) -> None:
    """So that readings over columns keep one node for what is the same."""
    formula, level = FORMULAS[name]
    one, two = (Lowering(REGISTRY.catalogue).lowered(formula, level=level) for _ in range(2))

    assert one is not two
    assert one == two
    assert len({one, two}) == 1


def test_every_indicator_below_a_formula_lowers_down_to_figures_and_standards() -> None:
    """Whatever another reading will ask for is there."""
    lowering = Lowering(REGISTRY.catalogue)
    pending: list[Lowered] = [lowering.lowered(node, level=at) for node, at in FORMULAS.values()]
    seen: set[Lowered] = set()
    names: set[str] = set()
    while pending:
        for one in walk(pending.pop()):
            if isinstance(one, Published) and one not in seen:
                seen.add(one)
                names.add(one.name)
                inner = lowering.formula(one)
                pending.extend([] if inner is None else [inner])

    read = {name for node, _ in FORMULAS.values() for name in references(node)}
    assert names == {
        name for name in read if isinstance(REGISTRY.catalogue.definitions.get(name), Indicator)
    }


# What reads the same is the same node, however it is written.


def _lowered(formula: Operand) -> Lowered:
    return Lowering(CATALOGUE).lowered(formula.node)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            enrolment.select("kind", "public").earlier(2).total(),
            enrolment.earlier(2).select("kind", "public").total(),
        ),
        (enrolment.total().earlier(1).earlier(2), enrolment.total().earlier(3)),
        (
            (enrolment.total() / 2).select("kind", "public"),
            enrolment.select("kind", "public").total() / 2,
        ),
        (
            enrolment.total().total_over(3).earlier(1),
            enrolment.total().earlier(1).total_over(3),
        ),
        (
            enrolment.select("kind", "mixed").select("kind", "public").total(),
            enrolment.select("kind", "public").total(),
        ),
    ],
)
def test_the_order_in_which_codes_and_years_are_written_makes_no_other_reading(
    one: Operand, two: Operand
) -> None:
    first, second = _lowered(one), _lowered(two)

    assert _last_years(first) == _last_years(second)


def _last_years(node: Lowered) -> set[tuple[str, str, int]]:
    """Return which figures are read: name, codes, and the year, counted over all that is above."""
    return {
        (one.name, str(dict(one.scope)), one.back + outer)
        for one, outer in _with_years(node, 0)
        if isinstance(one, Figure)
    }


def _with_years(node: Lowered, outer: int) -> Iterator[tuple[Lowered, int]]:
    yield node, outer
    within = outer if isinstance(node, Name) else outer + getattr(node, "back", 0)
    for child in node.children:
        yield from _with_years(child, within)


def test_the_total_of_an_element_is_the_figure_of_its_region() -> None:
    total = _lowered(enrolment.select("kind", "public").total().earlier(2))

    assert isinstance(total, Figure)
    assert (total.name, dict(total.scope), total.back, total.level) == (
        "county.enrolment",
        {"kind": "public"},
        2,
        "region",
    )
    assert not is_plain(total)
    assert is_plain(_lowered(enrolment.total()))


def test_the_total_of_an_indicator_may_be_published_before_it_is_added_up() -> None:
    total = _lowered(books_per_child.total())

    assert isinstance(total, Total)
    assert isinstance(total.fold.operand, Published)
    assert total.fold.operand.level == "institution"


def test_a_ratio_of_institutions_has_no_formula_for_the_region() -> None:
    lowering = Lowering(CATALOGUE)
    of_region = lowering.lowered(books_per_child.node)
    of_school = lowering.lowered(books_per_child.node, level="institution")

    assert isinstance(of_region, Published)
    assert isinstance(of_school, Published)
    assert lowering.formula(of_region) is None
    assert lowering.formula(of_school) is not None


def test_a_standard_and_a_membership_are_read_at_their_codes_and_year_as_well() -> None:
    capped = (enrolment <= standard_for(enrolment)).select("kind", "public").earlier(1)
    found = [one for one in walk(_lowered(capped)) if isinstance(one, (Standard, Own))]

    assert [(dict(one.scope), one.back) for one in found] == [({"kind": "public"}, 1)]


def test_what_was_lowered_can_be_written_with_its_codes_and_its_year() -> None:
    formula = enrolment.select("kind", "public").total().earlier(2)

    again = as_written(_lowered(formula))

    assert again == enrolment.select("kind", "public").earlier(2).node


def test_equal_readings_that_are_written_differently_are_each_shown_as_written() -> None:
    one = _lowered((enrolment.total() / 2).select("kind", "public"))
    two = _lowered(enrolment.select("kind", "public").total() / 2)

    assert one == two
    assert one.origin.node == (enrolment.total() / 2).node
    assert two.origin.node == (enrolment.select("kind", "public").total() / 2).node


# Reading what was lowered, against a tiny interpreter of the tree as written.

small = Domain("small", Words("小", "Small"))
small.dimension(
    "kind",
    Words("类别", "kind"),
    {code: Words(code, code) for code in ("a", "b", "c", "ab")},
    parts={"ab": ("a", "b")},
)
small.dimension("stage", Words("学段", "stage"), {code: Words(code, code) for code in ("p", "q")})
small.element(
    "births", Words("出生数", "births"), unit="人", level="region", dimensions=["kind", "stage"]
)
small.element("pupils", Words("学生数", "pupils"), unit="人", dimensions=["kind", "stage"])
SMALL, _ = build_catalogue([small.contribution()])

CODES = {"kind": ("a", "b", "c"), "stage": ("p", "q")}
BASIC = {code: {code} for codes in CODES.values() for code in codes} | {"ab": {"a", "b"}}
SCHOOLS = {"A": "a", "B": "b", "C": "c"}
Within: TypeAlias = "dict[str, frozenset[str]]"
ALL: Within = {dimension: frozenset(codes) for dimension, codes in CODES.items()}


def _figure(name: str, place: str, kind: str, stage: str, year: int, seed: int) -> int:
    """Return one number of the table: small, and zero every now and then."""
    return sum(map(ord, name + place + kind + stage)) * (seed + 3) * year // 11 % 5


def _sum(name: str, place: str, year: int, within: Within, seed: int) -> Fraction:
    kinds = within["kind"] & {SCHOOLS[place]} if place else within["kind"]
    return Fraction(
        sum(
            _figure(name, place, kind, stage, year, seed)
            for kind in kinds
            for stage in within["stage"]
        )
    )


@attrs.frozen
class SmallFacts(RegionFacts):
    """Figures of single codes and of no code; what is of several is for the reader to add up."""

    seed: int

    def fact(self, name: str, context: Context) -> Fact | None:
        codes = [*context.scope.values()]
        is_single = all(code in BASIC and code != "ab" for code in codes)
        of_region = name == "small.births"
        if of_region is (context.institution is not None) or not is_single:
            return None
        if context.institution and "kind" in context.scope:
            return None  # a school has one kind, and reports nothing by kind
        within = ALL | {key: frozenset([code]) for key, code in context.scope.items()}
        found = _sum(name, context.institution or "", context.year, within, self.seed)
        return Fact(Interval.point(found), "table")

    def institutions(self, context: Context) -> Sequence[Context]:
        return [Context(context.region, context.year, name) for name in SCHOOLS]

    def code(self, context: Context, dimension: str) -> str | None:
        return SCHOOLS.get(context.institution or "") if dimension == "kind" else None


@attrs.frozen
class Plain:
    """Says what a tree is worth by going down it as it is written."""

    seed: int
    year: int
    within: Within
    school: str = ""

    def value(self, node: Node) -> Fraction | None:
        match node:
            case Constant():
                return node.value
            case Reference(name):
                return self.figure(name)
            case Selection(operand, dimension, codes):
                return self.selected(dimension, codes).value(operand)
            case Earlier(operand, years):
                return attrs.evolve(self, year=self.year - years).value(operand)
            case Window(function, operand, years):
                each = [attrs.evolve(self, year=self.year - back) for back in range(years)]
                return _gathered(function, [one.value(operand) for one in each])
            case Aggregate(function, operand):
                schools = [attrs.evolve(self, school=name) for name in SCHOOLS]
                counted = [one for one in schools if one.reads(operand)]
                return _gathered(function, [one.value(operand) for one in counted])
            case Apply(operator, (one, two)):
                left, right = self.value(one), self.value(two)
                if left is None or right is None:
                    return None
                return {"+": left + right, "-": left - right, "*": left * right}[operator]
        raise AssertionError(node)

    def figure(self, name: str) -> Fraction:
        if name == "small.births" or self.school:
            return _sum(name, self.school, self.year, self.within, self.seed)
        return sum((attrs.evolve(self, school=one).figure(name) for one in SCHOOLS), Fraction(0))

    def selected(self, dimension: str, codes: tuple[str, ...]) -> Plain:
        chosen = frozenset().union(*(BASIC[code] for code in codes))
        within = self.within | {dimension: self.within[dimension] & chosen}
        return attrs.evolve(self, within=within)

    def reads(self, node: Node) -> bool:
        """Tell whether a school is within the codes of any name that an operand reads."""
        if isinstance(node, Reference):
            return SCHOOLS[self.school] in self.within["kind"]
        inner = self
        if isinstance(node, Selection):
            inner = self.selected(node.dimension, node.codes)
        return not references(node) or any(
            inner.reads(child) for child in node.children if references(child)
        )


def _gathered(function: str, values: list[Fraction | None]) -> Fraction | None:
    found = [value for value in values if value is not None]
    if len(found) < len(values) or (function != "total" and not found):
        return None
    if function == "maximum":
        return max(found)
    return sum(found, Fraction(0)) / (len(found) if function == "mean" else 1)


_Draw: TypeAlias = "Callable[[st.SearchStrategy[Any]], Any]"
_ONE, _TWO = Constant(Fraction(1), parse_unit("人")), Constant(Fraction(2), parse_unit(""))


@st.composite
def moved(draw: _Draw) -> Node:
    """A formula of a region in which codes, years and totals are nested in any order."""
    return _tree(draw, 4, of_school=False)


def _tree(draw: _Draw, depth: int, *, of_school: bool) -> Node:
    below = ["leaf"] if of_school else ["leaf", "aggregate"]
    moves = ["select", "select", "earlier", "window", "apply"] if depth else []
    kind = draw(st.sampled_from(below + moves))
    if kind == "leaf":
        names = ["small.pupils"] if of_school else ["small.births", "small.pupils"]
        leaf: Node = draw(st.sampled_from([*map(Reference, names), _ONE]))
        return leaf
    if kind == "aggregate":
        function = draw(st.sampled_from(["total", "mean", "maximum"]))
        return Aggregate(function, _tree(draw, depth, of_school=True))
    operand = _tree(draw, depth - 1, of_school=of_school)
    if kind == "select" and references(operand):  # a number has no codes
        codes = [("a",), ("b", "c"), ("ab",), ("a", "c")]
        chosen = draw(st.sampled_from([*(("kind", one) for one in codes), ("stage", ("p",))]))
        return Selection(operand, *chosen)
    if kind in ("select", "earlier"):
        return Earlier(operand, draw(st.integers(1, 3)))
    if kind == "window":
        return Window(draw(st.sampled_from(["total", "mean"])), operand, draw(st.integers(1, 3)))
    operator = draw(st.sampled_from(["+", "-", "*"]))
    if operator == "*":
        return Apply(operator, (operand, _TWO))
    return Apply(operator, (operand, _tree(draw, depth - 1, of_school=of_school)))


def _read(node: Node, seed: int, scope: dict[str, str], catalogue: Catalogue = SMALL) -> Reading:
    return read_exact(node, SmallFacts(seed), Context("229901", 2020, scope=scope), catalogue)


@given(
    moved(), st.integers(0, 50), st.sampled_from([{}, {"kind": "ab"}, {"stage": "q", "kind": "c"}])
)
def test_codes_years_and_totals_in_any_order_read_as_the_tree_says(
    node: Node, seed: int, scope: dict[str, str]
) -> None:
    within = ALL | {key: frozenset(BASIC[code]) for key, code in scope.items()}
    expected = Plain(seed, 2020, within).value(node)
    reading = _read(node, seed, scope)

    if expected is None:
        assert not reading.is_known
    else:
        assert reading.is_known, reading
        assert reading.interval.value == expected


def test_a_plugin_s_calculation_is_lowered_with_what_it_reads() -> None:
    node = Earlier(Call("county.classes_needed", (Reference("county.enrolment"),)), 2)
    figures = [one for one in walk(_lowered(Operand(node))) if isinstance(one, Figure)]

    assert [(one.name, one.back) for one in figures] == [("county.enrolment", 2)]
