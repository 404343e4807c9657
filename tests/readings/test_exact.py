"""The exact value of a formula: worked examples, missing data, scopes, years and rounding."""

from __future__ import annotations

from fractions import Fraction

import attrs
import pytest

from eduplan import Failure, Words
from eduplan.catalogue.building import build_catalogue
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Calculation
from eduplan.domain import Domain
from eduplan.formula import Operand, ref, standard_for, where
from eduplan.formula.operand import (
    call,
    count_true,
    maximum,
    member,
    minimum,
    round_down,
    round_half_up,
    round_up,
)
from eduplan.quantity import EVERYTHING, NON_NEGATIVE, Interval
from eduplan.readings.calling import run_calculation
from eduplan.readings.exact import ReadingError, read_exact
from eduplan.readings.facts import Context
from tests.readings.table import (
    CATALOGUE,
    REGION,
    Table,
    births,
    books,
    books_per_child,
    classes,
    coverage,
    enrolment,
    inclusive,
    of_institutions,
    public,
    read,
    value,
)

KINDERGARTENS = Table(
    of_institutions({"enrolment": [300, 200, 100], "books": [3000, 1000, 900]}),
    institutions="ABC",
    codes={"A": "public", "B": "private", "C": "public"},
)


def test_a_rate_is_an_exact_fraction() -> None:
    facts = Table({"public": 620, "inclusive": 410, "enrolment": 1180})

    assert value(coverage, facts) == Fraction(103, 118)


def test_a_published_value_goes_before_the_formula_unless_it_is_to_be_calculated() -> None:
    facts = Table({"coverage": "87%", "public": 620, "inclusive": 410, "enrolment": 1180})

    assert read(coverage, facts).text == "87%"
    assert read(coverage, facts, prefer_published=False).interval.value == Fraction(103, 118)


def test_a_published_value_stands_in_where_the_formula_lacks_data() -> None:
    facts = Table({"coverage": "87%", "public": 620})

    assert read(coverage, facts, prefer_published=False).text == "87%"


@pytest.mark.parametrize(("printed", "agrees"), [("90%", None), ("91%", False), ("89.7%", None)])
def test_26_of_29_agrees_with_a_printed_90_percent_and_not_with_91(
    printed: str, agrees: bool | None
) -> None:
    facts = Table({"coverage": printed, "public": 26, "enrolment": 29})

    assert read(coverage == public / enrolment, facts).value is agrees


def test_a_missing_figure_is_named_and_never_zero() -> None:
    reading = read(coverage, Table({"public": 620, "enrolment": 1180}))

    assert [one.name for one in reading.missing] == ["county.inclusive"]
    assert reading.interval == Interval(Fraction(620, 1180), None)
    assert not reading.is_known


def test_each_missing_figure_is_named_once() -> None:
    reading = read(public + inclusive + public, Table({}))

    assert [one.name for one in reading.missing] == ["county.inclusive", "county.public"]


def test_a_check_that_is_decided_whatever_is_missing_is_decided() -> None:
    facts = Table({"public": 620, "enrolment": 600})

    assert read(public + inclusive <= enrolment, facts).value is False
    assert read(public + inclusive <= enrolment, facts).missing == ()
    assert read((inclusive > 5) | (public > 5), facts).value is True
    assert read((inclusive > 5) & (public < 5), facts).value is False


def test_an_undecided_check_says_what_would_decide_it() -> None:
    reading = read(public + inclusive <= enrolment, Table({"public": 10, "enrolment": 600}))

    assert reading.value is None
    assert [one.name for one in reading.missing] == ["county.inclusive"]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (~(inclusive > 5), None),
        (count_true(public > 5, public < 5, inclusive >= 0), Interval.point(2)),
        (count_true(public > 5, inclusive > 5), Interval(1, 2)),
        (maximum(inclusive, "3人"), Interval(3, None)),
        (minimum(inclusive, "3人"), Interval(0, 3)),
        (where(inclusive > 5, "1人", "3人"), Interval(1, 3)),
        (where(public > 5, "1人", inclusive), Interval.point(1)),
        (inclusive, NON_NEGATIVE),
    ],
)
def test_what_is_missing_bounds_the_value_as_closely_as_the_formula_allows(
    formula: Operand, expected: Interval | None
) -> None:
    assert read(formula, Table({"public": 620})).value == expected


def test_division_by_zero_is_a_problem_that_names_the_divisor() -> None:
    reading = read(coverage, Table({"public": 620, "inclusive": 410, "enrolment": 0}))

    assert reading.problem is not None
    assert reading.problem.zh == "除数为零：在园幼儿数 = 0"
    assert reading.problem.en == "division by zero: enrolment = 0"
    assert reading.interval == EVERYTHING
    assert not reading.is_known


def test_a_divisor_that_may_be_zero_leaves_a_comparison_undecided() -> None:
    assert read(public / enrolment >= 0, Table({"public": 620})).value is None
    assert read(public / enrolment >= 0, Table({"public": 620, "enrolment": 0})).value is None


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (enrolment.total(), Fraction(600)),
        (enrolment.mean(), Fraction(200)),
        (enrolment.minimum(), Fraction(100)),
        (enrolment.maximum(), Fraction(300)),
        ((enrolment >= "200人").count(), Fraction(2)),
        ((enrolment >= "200人").share(), Fraction(2, 3)),
        (books_per_child.weighted_mean(enrolment), Fraction(4900, 600)),
        (where(enrolment < "150人", "150人", enrolment).total(), Fraction(650)),
        (enrolment.select("kind", "public").total(), Fraction(400)),
        (enrolment.select("kind", "public").mean(), Fraction(200)),
        (books_per_child.select("kind", "private").minimum(), Fraction(5)),
        (enrolment.select("kind", "public", "private").total(), Fraction(600)),
        (member("kind", "public").count(), Fraction(2)),
        ((member("kind", "public") & (enrolment > "200人")).share(), Fraction(1, 3)),
        (enrolment, Fraction(600)),
    ],
)
def test_the_institutions_of_a_region_are_totalled_averaged_and_counted(
    formula: Operand, expected: Fraction
) -> None:
    assert value(formula, KINDERGARTENS) == expected


def test_a_published_county_total_goes_before_the_sum_over_institutions() -> None:
    facts = Table({"enrolment": 610, "enrolment@A": 300}, institutions="AB")

    assert value(enrolment.total(), facts) == 610


def test_a_total_with_a_missing_institution_is_at_least_the_rest() -> None:
    reading = read(enrolment.total(), Table({"enrolment@A": 300}, institutions="AB"))

    assert reading.interval == Interval(300, None)
    assert [one.context.institution for one in reading.missing] == ["B"]


def test_without_a_list_of_institutions_an_aggregate_misses_what_it_reads() -> None:
    reading = read((enrolment > "5人").count(), Table({}))
    counted = read(member("kind", "public").count(), Table({}))

    assert [one.name for one in reading.missing] == ["county.enrolment"]
    assert [one.kind for one in counted.missing] == ["institutions"]


def test_a_total_over_no_institution_of_the_kind_is_zero_and_a_mean_is_undefined() -> None:
    facts = Table({"enrolment@A": 300}, institutions="A", codes={"A": "public"})
    private = enrolment.select("kind", "private")

    assert value(private.total(), facts) == 0
    assert read(private.mean(), facts).problem is not None


def test_the_figures_of_single_codes_add_up_to_several_and_to_the_code_they_make_up() -> None:
    facts = Table({"enrolment[kind=public]": 400, "enrolment[kind=private]": 200})

    assert value(enrolment.select("kind", "public", "private"), facts) == 600
    assert value(enrolment.select("kind", "mixed"), facts) == 600


def test_an_institution_of_a_mixed_code_needs_its_figure_for_the_part() -> None:
    codes = {"A": "mixed"}
    whole = Table({"enrolment@A": 300}, institutions="A", codes=codes)
    split = Table({"enrolment@A[kind=public]": 120}, institutions="A", codes=codes)

    assert not read(enrolment.select("kind", "public").total(), whole).is_known
    assert value(enrolment.select("kind", "mixed").total(), whole) == 300
    assert value(enrolment.select("kind", "public").total(), split) == 120


def test_a_selection_within_a_scope_that_excludes_it_counts_nothing() -> None:
    scoped = attrs.evolve(REGION, scope={"kind": "private"})

    assert value(enrolment.select("kind", "public"), KINDERGARTENS, scoped) == 0
    assert value(enrolment.select("kind", "mixed"), KINDERGARTENS, scoped) == 200


def test_the_total_of_a_ratio_is_never_read_silently() -> None:
    reading = read_exact(books_per_child.node, KINDERGARTENS, REGION, CATALOGUE)

    assert [one.name for one in reading.missing] == ["county.books_per_child"]


def test_earlier_years_and_spans_of_years_are_read_at_their_years() -> None:
    facts = Table({"births 2018": 121, "births 2019": 110, "births": 100, "births 2015": 160})

    assert value(births / births.earlier(2), facts) == Fraction(100, 121)
    assert value(births.total_over(3), facts) == 331
    assert value(births.mean_over(3), facts) == Fraction(331, 3)
    assert [one.context.year for one in read(births.total_over(4), facts).missing] == [2017]


def test_yearly_growth_is_exact_where_the_root_is_and_enclosed_elsewhere() -> None:
    assert value(births.yearly_growth(2), Table({"births 2018": 100, "births": 121})) == Fraction(
        1, 10
    )
    enclosed = read(births.yearly_growth(3), Table({"births 2017": 100, "births": 121})).interval
    assert enclosed.lower is not None
    assert enclosed.upper is not None
    assert (1 + enclosed.lower) ** 3 < Fraction(121, 100) < (1 + enclosed.upper) ** 3
    assert enclosed.upper - enclosed.lower <= Fraction(1, 10**30)


def test_growth_from_zero_is_undefined() -> None:
    reading = read(births.yearly_growth(3), Table({"births 2017": 0, "births": 121}))

    assert reading.problem is not None
    assert "除数为零" in reading.problem.zh


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (round_up(births / "45人"), 3),
        (round_down(births / "45人"), 2),
        (round_half_up(births / "40人"), 3),
        (round_half_up(-births / "40人"), -3),
        (round_half_up(births, "30人"), 90),
        (round_half_up(births), 100),
    ],
)
def test_rounding_goes_to_whole_steps_with_halves_away_from_zero(
    formula: Operand, expected: int
) -> None:
    assert value(formula, Table({"births": 100})) == expected


def test_the_standard_in_force_is_read_with_its_document() -> None:
    facts = Table({"classes": 10}, standards={"books_per_child": "25册/人"})

    reading = read(standard_for(books_per_child), facts)
    assert reading.source == "教督〔2017〕6号"
    assert [one.kind for one in read(standard_for(classes), facts).missing] == ["standard"]


def test_an_institution_without_the_code_leaves_membership_open() -> None:
    reading = read(member("kind", "public"), Table({}), Context("220503", 2020, "A"))

    assert reading.value is None
    assert [(one.name, one.kind) for one in reading.missing] == [("kind", "code")]


def test_a_calculation_runs_on_exact_values_only() -> None:
    formula = call("county.classes_needed", enrolment, "30人")

    assert value(formula, Table({"enrolment": 100})) == 4
    assert read(formula, Table({})).missing != ()
    assert read(formula, Table({"enrolment": "约100人"})).problem is not None


def test_a_calculation_that_fails_or_returns_a_float_is_a_problem_and_not_a_crash() -> None:
    facts = Table({"enrolment": 100})

    failing = read(call("county.classes_needed", enrolment, "0人"), facts).problem
    floating = read(call("county.guess", enrolment), facts).problem

    assert failing is not None
    assert "ZeroDivisionError" in failing.en
    assert floating is not None
    assert floating.en == "guess failed: county.guess returned a float; expected a Fraction"


def test_a_calculation_that_returns_a_number_of_endless_digits_is_set_aside_by_name() -> None:
    """Nobody could print it, and whatever is reckoned with it would take ages."""
    large, huge = (run_calculation(_returning(power), ()) for power in (3_900, 10**6))

    assert large == 10**3_900
    assert isinstance(huge, Failure)
    assert huge.text == "county.power returned a number of more than 4000 digits"


def _returning(power: int) -> Calculation:
    county = Domain("county", Words("县", "County"))
    county.calculation("power", Words("幂", "power"), unit="")(lambda: Fraction(10) ** power)
    [calculation] = county.contribution().definitions
    assert isinstance(calculation, Calculation)
    return calculation


def test_formulas_that_refer_to_each_other_in_a_circle_are_refused_with_their_path() -> None:
    loop = Domain("loop", Words("环", "Loop"))
    one = loop.indicator("one", Words("一", "one"), formula=ref("loop.two"), unit="", better="none")
    loop.indicator("two", Words("二", "two"), formula=ref("loop.one"), unit="", better="none")
    contribution = attrs.evolve(loop.contribution(), plugin="loop")
    unchecked = Catalogue(
        labels={},
        dimensions={},
        definitions={part.name: part for part in contribution.definitions},
        rules={},
        owners={},
    )

    with pytest.raises(ReadingError, match=r"cycle: loop\.one → loop\.two → loop\.one"):
        read_exact(one.node, Table({}), REGION, unchecked)


def test_a_chain_of_formulas_that_is_too_long_is_refused_before_python_gives_up() -> None:
    chain = Domain("chain", Words("链", "Chain"))
    chain.indicator("i0", Words("零", "zero"), formula=1, unit="", better="none")
    for step in range(1, 200):
        formula = ref(f"chain.i{step - 1}") + 1
        chain.indicator(
            f"i{step}", Words(f"第{step}", f"no {step}"), formula=formula, unit="", better="none"
        )
    catalogue, refused = build_catalogue([chain.contribution()])
    assert refused == ()

    reading = read_exact(ref("chain.i40").node, Table({}), REGION, catalogue)

    assert reading.interval.value == 41
    with pytest.raises(ReadingError, match="more than 150 levels"):
        read_exact(ref("chain.i199").node, Table({}), REGION, catalogue)


def test_books_of_a_kind_are_those_of_its_institutions() -> None:
    per_child = books.select("kind", "public").total() / enrolment.select("kind", "public").total()

    assert value(per_child, KINDERGARTENS) == Fraction(39, 4)
