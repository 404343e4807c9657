"""The reading by columns says what the exact reading says: values, what is missing, and why."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from eduplan import InputError
from eduplan.catalogue.definitions import Element, Indicator
from eduplan.catalogue.rule import Check
from eduplan.engine.conditions import figures_read
from eduplan.formula import Apply, Constant
from eduplan.readings.column import Numbers
from eduplan.readings.columns import ColumnReader
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Context
from eduplan.readings.observed import ObservedFacts
from eduplan.readings.places import Places
from tests.evaluation.ordinary_table import LOADED, register, table

if TYPE_CHECKING:
    from random import Random

    from eduplan import Register
    from eduplan.formula import Level, Node
    from eduplan.readings.column import Column
    from eduplan.readings.facts import Reading

CATALOGUE = LOADED.registry.catalogue
PREFECTURE, COUNTIES = "220500", ("220502", "220503")
YEARS = (2023, 2024, 2025)
FORMULAS: dict[str, tuple[Node, Level]] = {
    **{
        one.name: (one.formula, one.level)
        for one in CATALOGUE.definitions.values()
        if isinstance(one, Indicator)
    },
    **{
        one.code: (one.formula, one.level)
        for one in CATALOGUE.rules.values()
        if isinstance(one, Check)
    },
}
KINDS = ("小学", "初级中学", "九年一贯制学校", "幼儿园", "完全中学", "教学点")
OWNERSHIPS = ("公办", "普惠性民办", "民办（不含普惠性）")


def _facts(formula: Node, rng: Random) -> ObservedFacts:
    """Return a small table of what a formula reads, with a register, as it happens to come."""
    counties = COUNTIES[: rng.randint(1, 2)]
    schools = [
        (f"第{number}校", rng.choice(counties), rng.choice((*KINDS, "")))
        for number in range(1, rng.randint(2, 5))
    ]
    holes = rng.choice((0, 0, 0.05, 0.2))
    rows = [
        row
        for name in sorted(CATALOGUE.names_read(formula))
        if rng.random() >= holes / 2
        for year in YEARS
        for row in _rows(rng, name, year, schools, counties, holes)
    ]
    return ObservedFacts(
        table(rows, _register(rng, schools)), CATALOGUE, printed=rng.random() < 0.3
    )


def _register(rng: Random, schools: list[tuple[str, str, str]]) -> Register:
    known = [one for one in schools if one[2] and rng.random() < 0.8]
    main, home, _ = known[0] if known and rng.random() < 0.3 else ("", "", "")
    lines = [
        f"{region},{name},{kind},{rng.choice((*OWNERSHIPS, ''))},"
        f"{main if main != name and home == region and rng.random() < 0.5 else ''}"
        for name, region, kind in known
    ]
    return register("地区,名称,学校类型,办学性质,主校\n" + "\n".join(lines))


def _rows(
    rng: Random,
    name: str,
    year: int,
    schools: list[tuple[str, str, str]],
    counties: tuple[str, ...],
    holes: float,
) -> list[str]:
    definition = CATALOGUE.get(name)
    dimensions = definition.dimensions if isinstance(definition, Element | Indicator) else ()
    of_schools = definition.level == "institution"
    places = [(region, school) for school, region, _ in schools] if of_schools else []
    if rng.random() < (0.1 if of_schools else 0.7 if isinstance(definition, Element) else 0.2):
        places += [(region, "") for region in counties]
    if rng.random() < 0.1:
        places.append((PREFECTURE, ""))
    symbol = definition.unit.symbol
    return [
        f"{region},{school},{scope},{year},{name},{_value(rng, symbol, holes)},{symbol},"
        for region, school in places
        if rng.random() >= holes
        for scope in _scopes(rng, dimensions)
    ]


def _value(rng: Random, symbol: str, holes: float) -> str:
    if rng.random() < holes:
        return rng.choice(("—", "约2", "3余"))
    if symbol == "m²" and rng.random() < 0.3:
        return "2.5"  # stands for all that rounds to it
    return rng.choice(("0", "1", "1", "2", "3", "4"))  # ties and zero divisors


def _scopes(rng: Random, dimensions: tuple[str, ...]) -> list[str]:
    if not dimensions or rng.random() < 0.6:
        return [""]
    dimension = rng.choice(dimensions)
    codes = list(CATALOGUE.dimensions[dimension].codes)
    return [f"{dimension}={code}" for code in rng.sample(codes, rng.randint(1, min(3, len(codes))))]


def _said(reading: Reading) -> tuple[object, ...]:
    """Return what the columns keep of a reading."""
    missing = list(dict.fromkeys(one.name for one in reading.missing))
    is_stated = next(figures_read(reading), None) is not None
    return reading.value, missing, reading.problem, is_stated


def _in_column(column: Column, cell: int) -> tuple[object, ...]:
    notes, is_stated = column.notes, bool(column.notes.stated >> cell & 1)
    return column.value(cell), notes.names(cell), notes.problem(cell), is_stated


def _compared(name: str, rng: Random) -> tuple[Node, Level]:
    """Return a formula, or its comparison with a number: roots are compared by their squares."""
    if not isinstance(CATALOGUE.definitions.get(name), Indicator) or rng.random() < 0.5:
        return FORMULAS[name]
    formula, level = FORMULAS[name]
    value = Fraction(rng.randint(-1, 8), rng.choice((1, 2, 5, 10)))
    number = Constant(value, CATALOGUE.unit(name))
    sides = (formula, number) if rng.random() < 0.7 else (number, formula)
    return Apply(rng.choice(("<", "<=", "=", "!=", ">=", ">")), sides), level


@given(st.sampled_from(sorted(FORMULAS)), st.randoms(use_true_random=False), st.booleans())
def test_columns_say_what_the_exact_reading_says(
    name: str, rng: Random, prefer_published: bool
) -> None:
    formula, level = _compared(name, rng)
    try:
        facts = _facts(formula, rng)
    except InputError:
        assume(False)
    columns = ColumnReader(facts, prefer_published=prefer_published)
    exact = ExactReader(facts, CATALOGUE, prefer_published=prefer_published)
    contexts = [Context(one, year) for one in (*COUNTIES, PREFECTURE) for year in YEARS]
    if level == "institution":
        contexts = [
            Context(one.region, one.year, school)
            for one in contexts
            for school in facts.table.institutions(one.region, one.year)
        ]

    places = Places((one.region, one.institution or "", one.year) for one in contexts)
    column = columns.column(columns.lowered(formula, level), places)

    for cell, context in enumerate(contexts):
        reading = exact.read(formula, context)
        assert _in_column(column, cell) == _said(reading)
        if level == "region" and isinstance(column, Numbers):
            one = columns.cell(formula, context)
            assert (one.interval, list(one.missing), one.problem) == _said(reading)[:3]


def test_a_junior_school_without_classes_has_no_large_ones() -> None:
    """Its stage follows from its kind: the zero of the stage is one of each size of class."""
    known = register("地区,名称,学校类型\n220502,第1校,初级中学")
    facts = ObservedFacts(
        table(["220502,第1校,stage=junior,2023,governance.classes,0,班,"], known), CATALOGUE
    )
    formula, _ = FORMULAS["compulsory.large_class_count"]

    found = ColumnReader(facts).cell(formula, Context("220502", 2023))

    assert found.interval.value == 0
    assert not found.missing
