"""A part is at most its whole: figures that no indicator can have, in plans and in definitions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduplan import DefinitionError, Domain, Finding, Indicator, InputError, Words, audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
COVERAGE = "preschool.inclusive_coverage_rate"
GROSS = "preschool.gross_enrolment_rate"
MAY_EXCEED = {
    "compulsory.junior_gross_enrolment_rate": "pupils of any age ÷ those of an age",
    "preschool.gross_enrolment_rate": "children of any age ÷ those of an age",
    "senior_high.gross_enrolment_rate": "students of any age ÷ those of an age",
    "special_education.preschool_enrolment_rate": "children of any age ÷ those of an age",
    "special_education.senior_enrolment_rate": "students of any age ÷ those of an age",
    "compulsory.nine_year_retention_rate": "who moved in is counted above only",
    "compulsory.adjusted_nine_year_retention_rate": "repeaters are of another cohort",
    "compulsory.junior_three_year_retention_rate": "repeaters are of another cohort",
    "senior_high.promotion_rate": "entrants may come from elsewhere",
    "finance.education_spending_growth": "a change",
    "finance.education_spending_per_student_growth": "a change",
    "preschool.contract_teacher_pay_ratio": "pay ÷ other pay",
    "teachers.attrition_rate": "who came during the year may leave in it",
    "teachers.post_fill_rate": "more may be employed than approved",
    "teachers.township_allowance_payment_rate": "arrears may be paid",
    "teachers.training_participation_rate": "more may come than have to",
}


def _found(body: str, *codes: str) -> tuple[Finding, ...]:
    loaded = parse_plan(HEAD + body, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=codes or ("PLAN039",))
    assert report.counts["error"] == 0
    return report.findings


def _target(bound: str, *more: str, indicator: str = COVERAGE) -> str:
    lines = ("[[target]]", 'id = "T1"', f'indicator = "{indicator}"', bound, "year = 2025", *more)
    return "\n".join(lines) + "\n"


def _baseline(value: str, indicator: str = COVERAGE, *more: str) -> str:
    lines = ("[[baseline]]", 'id = "B1"', f'indicator = "{indicator}"', f'value = "{value}"')
    return "\n".join((*lines, "year = 2020", *more)) + "\n"


def test_a_missing_decimal_point_is_an_error_that_says_what_is_possible() -> None:
    """850 % for 85.0 % would make every later comparison wrong."""
    (finding,) = _found(_target('at_least = "850%"'))

    assert (finding.severity, finding.subjects) == ("error", ("T1",))
    assert finding.message.zh == ("普惠性幼儿园覆盖率不可能是≥850%（T1）：这个指标在0%到100%之间。")


@pytest.mark.parametrize(
    ("bound", "impossible"),
    [
        ('at_least = "100%"', False),
        ('at_least = "100.1%"', True),
        ('at_least = "超过100%"', True),
        ('at_least = "超过99%"', False),
        ('at_most = "100%"', False),
        ('at_most = "850%"', True),
        ('exactly = "120%"', True),
        ('maintain = "101%"', True),
        ('range = ["80%", "90%"]', False),
        ('range = ["80%", "900%"]', True),
        ('exactly = "-1%"', True),
        ("eliminate = true", False),
        ('qualitative = "进一步提高"', False),
    ],
)
def test_every_kind_of_bound_is_judged(bound: str, impossible: bool) -> None:
    """By each figure that it names, and by whether any value may meet it."""
    assert bool(_found(_target(bound))) is impossible


@pytest.mark.parametrize(
    ("value", "impossible"),
    [
        ("100%", False),
        ("100.00%", False),
        ("100.4%", True),
        ("约99%", False),
        ("约850%", True),
        ("100%以上", False),
        ("不足110%", True),
        ("0%", False),
        ("-0.5%", True),
    ],
)
def test_a_printed_figure_is_judged_by_what_it_may_stand_for(value: str, impossible: bool) -> None:
    """Rounded figures within their rounding, one-sided ones by the number that they name too."""
    assert bool(_found(_baseline(value))) is impossible


def test_about_so_much_may_reach_beyond_the_end_that_it_is_bounded_by() -> None:
    """约101%, give or take two points, may be 99 %."""
    more = 'within = "%s个百分点"', 'note = "按两个百分点理解"'

    assert _found(_baseline("约101%", COVERAGE, more[0] % "2", more[1])) == ()
    assert len(_found(_baseline("约104%", COVERAGE, more[0] % "2", more[1]))) == 1


def test_milestones_and_other_published_figures_are_judged_as_well() -> None:
    """Wherever an indicator has a figure; a milestone with its year."""
    (finding,) = _found(_target('at_least = "90%"', 'path = { 2023 = "870%" }'))
    assert "2023年的870%" in finding.message.zh

    statement = f'[[statement]]\nid = "S1"\nlabel = "覆盖"\nvalue = "104%"\nabout = "{COVERAGE}"\n'
    (finding,) = _found(statement)
    assert "普惠性幼儿园覆盖率不可能是104%（S1）" in finding.message.zh


def test_gross_rates_growth_and_elements_have_no_such_end() -> None:
    """Children of any age over those of three to five; spending may double."""
    growth = "finance.education_spending_growth"

    assert _found(_baseline("108.5%", GROSS)) == ()
    assert _found(_target('at_least = "120%"', indicator=growth)) == ()
    assert _found(_target('at_least = "-3%"', indicator=growth)) == ()


def test_items_met_are_at_most_all_items() -> None:
    """High-quality balance has 32 items, 双普 has 20."""
    balance = "compulsory.quality_balance_items_met"

    assert _found(_target('at_least = "32项"', indicator=balance)) == ()
    assert len(_found(_target('at_least = "33项"', indicator=balance))) == 1


def test_an_amended_target_is_judged_as_amended() -> None:
    """The mistake may come with the adjustment."""
    amendment = (
        '[[amendment]]\nid = "V1"\ndocument = "小政发〔2022〕1号"\ndate = 2022-01-20\n'
        '[[amendment.change]]\ntarget = "T1"\nat_least = "880%"\nreason = "调整"\n'
    )
    (finding,) = _found(_target('at_least = "85%"') + amendment)

    assert "T1，按V1调整" in finding.message.zh


def test_what_is_impossible_is_not_compared_as_if_it_were_a_state() -> None:
    """One fact, one finding: an impossible baseline is not also bettered, met or contradicted."""
    body = _target('at_least = "90%"') + _baseline("852%")
    counts = "".join(
        f'[[statement]]\nid = "S{number}"\nlabel = "数"\nvalue = "{value}"\nabout = "{name}"\n'
        "year = 2020\n"
        for number, (name, value) in enumerate(
            (
                ("preschool.enrolment", "1180人"),
                ("preschool.public_enrolment", "944人"),
                ("preschool.inclusive_private_enrolment", "61人"),
            )
        )
    )
    found = _found(body + counts, "PLAN001", "PLAN026", "PLAN027", "PLAN030", "PLAN039")

    assert [one.code for one in found] == ["PLAN039"]


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 3000))
def test_a_share_is_possible_exactly_up_to_all(tenths: int) -> None:
    """Tenths of a percent, as baseline and as target."""
    text = f"{tenths // 10}.{tenths % 10}%"
    expected = tenths > 1000

    assert bool(_found(_baseline(text))) is expected
    assert bool(_found(_target(f'at_least = "{text}"'))) is expected


def test_every_rate_says_whether_it_may_exceed_all() -> None:
    """A rate that nothing limits is one for a stated reason."""
    rates = {
        one.name: one.most
        for one in REGISTRY.catalogue.definitions.values()
        if isinstance(one, Indicator) and one.unit.kind == "rate"
    }

    assert {name for name, most in rates.items() if most is None} == set(MAY_EXCEED)
    assert {most for most in rates.values() if most is not None} == {Fraction(1)}


# Definitions


def _defined(most: str, unit: str = "%") -> Domain:
    domain = Domain("d", Words("某县", "A county"))
    pupils = domain.element("pupils", Words("学生数", "pupils"), unit="人")
    domain.indicator(
        "share",
        Words("占比", "share"),
        formula=pupils / pupils,
        unit=unit,
        better="higher",
        most=most,
    )
    return domain


@pytest.mark.parametrize("most", ["100", "100人", "约100%", "0%", "-5%", "全部"])
def test_a_largest_value_that_is_none_is_refused_where_it_is_defined(most: str) -> None:
    """With its unit, exact, and above zero."""
    with pytest.raises(DefinitionError, match=r"^d\.share: most: "):
        _defined(most)


def test_a_plan_gives_its_own_indicators_a_largest_value_too() -> None:
    """As it gives their unit; a wrong one is an error at its line."""
    own = (
        '[[indicator]]\nname = "local.use"\nlabel = "学位使用占比"\nunit = "%%"\nmost = "%s"\n'
        'better = "higher"\nformula = "在园幼儿数 ÷ 幼儿园学位数"\n'
    )
    baseline = _baseline("104%", "local.use")

    assert len(_found(own % "100%" + baseline)) == 1
    with pytest.raises(InputError, match=r":\d+:\d+: indicator\[0\]\.most: .*expected"):
        _found(own % "100人" + baseline)
