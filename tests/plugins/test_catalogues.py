"""The built-in catalogues: complete, coherent, independent of order, and right on known cases."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING

import attrs
import pytest

from eduplan import Check, Domain, Element, Indicator, Registry, Rule, parse_figure
from eduplan.catalogue.rule import general_code
from eduplan.formula import references
from eduplan.readings.exact import read_exact
from eduplan.readings.facts import Context, Fact, Reading, RegionFacts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DOMAINS = (
    "preschool",
    "compulsory",
    "senior_high",
    "special_education",
    "teachers",
    "informatization",
    "finance",
    "governance",
)
PLUGINS = (*DOMAINS, "coherence")
"""The built-in plugins: coherence has general rules only, which domains restate."""
YEAR = 2020

# 骨干教师占比 is restricted on its upper side only: a level of backbone is no part of all teachers.
RESTRICTED_IN_PART = {("teachers.backbone_share", "backbone_level")}


@cache
def registry() -> Registry:
    return Registry.of({name: _plugin(name) for name in PLUGINS})


def _plugin(name: str) -> object:
    return import_module(f"eduplan.plugins.{name}")


def _definitions() -> tuple[Element | Indicator, ...]:
    found = registry().catalogue.definitions.values()
    return tuple(one for one in found if isinstance(one, (Element, Indicator)))


def _indicators() -> tuple[Indicator, ...]:
    return tuple(one for one in _definitions() if isinstance(one, Indicator))


def test_every_domain_is_ready_and_defines_elements_and_indicators() -> None:
    assert registry().failed == ()
    for domain in DOMAINS:
        kinds = {type(one) for one in _definitions() if one.name.startswith(f"{domain}.")}

        assert kinds == {Element, Indicator}, domain


def test_the_order_of_the_plugins_changes_nothing() -> None:
    reverse = Registry.of({name: _plugin(name) for name in reversed(PLUGINS)})

    assert reverse.digest == registry().digest


@pytest.mark.parametrize("field", ["label", "label_en", "definition", "source"])
def test_every_definition_says_what_it_means_and_where_from(field: str) -> None:
    silent = [one.name for one in _definitions() if not getattr(one, field).strip()]

    assert silent == []


def test_labels_are_chinese_and_english_terms() -> None:
    mixed = [one.name for one in _definitions() if one.label.isascii()]
    foreign = [one.name for one in _definitions() if not one.label_en.isascii()]

    assert mixed == []
    assert foreign == []


def test_only_the_ratios_of_senior_high_and_of_all_stages_share_a_label() -> None:
    spellings = chain.from_iterable((one.label, *one.aliases) for one in _definitions())
    found = {spelling: registry().catalogue.find(spelling) for spelling in spellings}

    shared = {spelling for spelling, several in found.items() if len(several) > 1}

    assert shared == {"生师比", "学历合格率"}


def test_an_indicator_can_be_restricted_by_what_all_its_operands_can() -> None:
    catalogue = registry().catalogue
    gaps = {
        (one.name, dimension)
        for one in _indicators()
        for name in references(one.formula)
        for dimension in one.dimensions
        if dimension not in getattr(catalogue.get(name), "dimensions", ())
    }

    assert gaps == RESTRICTED_IN_PART


def test_populations_and_components_name_indicators_that_exist() -> None:
    catalogue = registry().catalogue
    for one in _indicators():
        for name in (*one.components, *([one.within] if one.within else [])):
            assert catalogue.indicator(name).name != one.name


@pytest.mark.parametrize("name", DOMAINS)
def test_a_domain_says_which_others_it_refers_to(name: str) -> None:
    domain = getattr(_plugin(name), name)
    assert isinstance(domain, Domain)
    used = {
        operand.partition(".")[0]
        for one in _indicators()
        if one.name.startswith(f"{name}.")
        for operand in (*references(one.formula), *one.components, one.within)
        if operand
    }
    wholes = (
        one.may_be_within.partition(".")[0]
        for one in _definitions()
        if isinstance(one, Element) and one.name.startswith(f"{name}.") and one.may_be_within
    )
    used |= set(wholes)

    for rule in registry().catalogue.rules.values():
        if registry().catalogue.owners[rule.code] == name:
            read = references(rule.formula) if isinstance(rule, Check) else ()
            about = rule.about if isinstance(rule, Rule) else ()
            used |= {one.partition(".")[0] for one in (*read, *about) if "." in one}
            used |= {registry().catalogue.owners[general_code(rule)]}

    assert used - {name} == set(domain.requires)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("普惠率", "preschool.inclusive_coverage_rate"),
        ("学前毛入园率", "preschool.gross_enrolment_rate"),
        ("巩固率", "compulsory.nine_year_retention_rate"),
        ("高中毛入学率", "senior_high.gross_enrolment_rate"),
        ("残疾儿童入学率", "special_education.enrolment_rate"),
        ("生均图书", "compulsory.books_per_student"),
        ("校校通", "informatization.school_network_coverage"),
        ("双普", "preschool.universal_inclusive_items_met"),
        ("义务教育优质均衡", "compulsory.quality_balance_items_met"),
    ],
)
def test_the_other_spellings_of_the_field_are_understood(spelling: str, name: str) -> None:
    assert [one.name for one in registry().catalogue.find(spelling)] == [name]


# Worked examples. A region of two schools at most; figures as the returns print them, and where a
# figure holds for some codes only, its key says so: `governance.students stage=junior`.


@attrs.frozen
class Region(RegionFacts):
    """Some figures of a region in several years, and of its schools in the year itself."""

    figures: Mapping[str, str]
    earlier: Mapping[int, Mapping[str, str]] = attrs.field(factory=dict)
    schools: Sequence[Mapping[str, str]] = ()
    standards: Mapping[str, str] = attrs.field(factory=dict)

    def fact(self, name: str, context: Context) -> Fact | None:
        key = " ".join((name, *(f"{one}={code}" for one, code in context.scope.items())))
        text = self._figures(context).get(key)
        return None if text is None else self._as_fact(name, text)

    def institutions(self, context: Context) -> list[Context]:
        return [attrs.evolve(context, institution=str(one)) for one in range(len(self.schools))]

    def standard(self, about: str, context: Context) -> Fact | None:
        text = self.standards.get(about)
        return None if text is None else self._as_fact(about, text)

    def _figures(self, context: Context) -> Mapping[str, str]:
        if context.institution is not None:
            return self.schools[int(context.institution)] if context.year == YEAR else {}
        return self.figures if context.year == YEAR else self.earlier.get(context.year, {})

    @staticmethod
    def _as_fact(name: str, text: str) -> Fact:
        unit = registry().catalogue.unit(name)
        return Fact(parse_figure(text, unit, exact=True).interval, "return", text)


def _read(name: str, region: Region, scope: Mapping[str, str] | None = None) -> Reading:
    catalogue = registry().catalogue
    context = Context("229901", YEAR, scope=scope or {})
    return read_exact(catalogue.indicator(name).formula, region, context, catalogue)


STUDENTS = "governance.students"

EXAMPLES = {
    "preschool.inclusive_coverage_rate": (
        Region(
            {
                "preschool.public_enrolment": "620",
                "preschool.inclusive_private_enrolment": "410",
                "preschool.enrolment": "1180",
            }
        ),
        Fraction(1030, 1180),
    ),
    "preschool.child_teacher_ratio": (
        Region(
            {"preschool.enrolment": "1180", "teachers.full_time_teachers stage=preschool": "100"}
        ),
        Fraction(118, 10),
    ),
    "preschool.supported_inclusive_private_kindergarten_count": (
        Region(
            {"preschool.newly_supported_inclusive_private_kindergartens": "2"},
            {
                year: {"preschool.newly_supported_inclusive_private_kindergartens": count}
                for year, count in ((2016, "1"), (2017, "0"), (2018, "1"), (2019, "1"))
            },
        ),
        Fraction(5),
    ),
    "compulsory.nine_year_retention_rate": (
        Region(
            {"compulsory.grade_nine_students": "970"},
            {2012: {"compulsory.grade_one_entrants": "1000"}},
        ),
        Fraction(97, 100),
    ),
    "compulsory.junior_three_year_retention_rate": (
        Region(
            {
                "compulsory.graduates stage=junior": "303",
                "compulsory.transfers_in stage=junior": "12",
                "compulsory.transfers_out stage=junior": "6",
                "compulsory.deaths stage=junior": "1",
            },
            {2017: {"compulsory.grade_seven_students": "301"}},
        ),
        Fraction(297, 300),
    ),
    "compulsory.large_class_rate": (
        Region(
            {
                f"governance.classes class_size_band={band} stage=compulsory": count
                for band, count in (("56_60", "2"), ("61_65", "1"), ("66_plus", "0"))
            }
            | {"governance.classes stage=compulsory": "60"}
        ),
        Fraction(1, 20),
    ),
    "compulsory.school_labour_base_coverage": (
        Region(
            {},
            schools=[
                {"compulsory.school_labour_bases": "2"},
                {"compulsory.school_labour_bases": "0"},
            ],
        ),
        Fraction(1, 2),
    ),
    "senior_high.gross_enrolment_rate": (
        Region(
            {
                "governance.students stage=senior": "820",
                "senior_high.vocational_students": "140",
                "senior_high.adult_students": "9",
                "senior_high.population_aged_15_to_17": "1000",
            }
        ),
        Fraction(969, 1000),
    ),
    "special_education.enrolment_rate": (
        Region(
            {
                "special_education.enrolled_students": "26",
                "special_education.disabled_children": "29",
            }
        ),
        Fraction(26, 29),
    ),
    "special_education.funds_per_student": (
        Region(
            {
                "special_education.public_funds": "156000",
                "special_education.enrolled_students": "26",
            }
        ),
        Fraction(6000),
    ),
    "teachers.rural_recruit_share": (
        Region(
            {"teachers.rural_recruits": "0", "teachers.recruits": "0"},
            {
                2016: {"teachers.rural_recruits": "4", "teachers.recruits": "4"},
                2017: {"teachers.rural_recruits": "7", "teachers.recruits": "12"},
                2018: {"teachers.rural_recruits": "4", "teachers.recruits": "4"},
                2019: {"teachers.rural_recruits": "19", "teachers.recruits": "24"},
            },
        ),
        Fraction(34, 44),
    ),
    "teachers.minimum_training_hours": (
        Region(
            {},
            schools=[
                {"teachers.lowest_training_hours": "372"},
                {"teachers.lowest_training_hours": "358"},
            ],
        ),
        Fraction(358),
    ),
    "teachers.training_funds_per_teacher": (
        Region({"teachers.training_funds": "218800", "teachers.full_time_teachers": "600"}),
        Fraction(218800, 600),
    ),
    "informatization.students_per_computer": (
        Region({STUDENTS: "1000", "informatization.student_computers": "220"}),
        Fraction(100, 22),
    ),
    "finance.education_spending_growth": (
        Region(
            {"finance.general_budget_education_spending": "21000"},
            {2019: {"finance.general_budget_education_spending": "20000"}},
        ),
        Fraction(5, 100),
    ),
    "governance.schools_per_inspector": (
        Region({"governance.schools": "15", "governance.inspectors": "3"}),
        Fraction(5),
    ),
    "governance.small_school_count": (
        Region({}, schools=[{STUDENTS: "99"}, {STUDENTS: "100"}]),
        Fraction(1),
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_worked_example_gives_its_value(name: str) -> None:
    region, value = EXAMPLES[name]

    assert _read(name, region).interval.value == value


def test_the_variation_of_books_is_weighted_by_students() -> None:
    schools = [
        {STUDENTS: students, "compulsory.books": books}
        for students, books in (
            ("45", "279"),
            ("37", "137"),
            ("89", "935"),
            ("76", "160"),
            ("55", "402"),
        )
    ]

    variation = _read("compulsory.books_variation", Region({}, schools=schools)).interval

    assert variation.lower is not None
    assert variation.upper is not None
    assert Fraction("0.515256") < variation.lower <= variation.upper < Fraction("0.515258")


@pytest.mark.parametrize(("funds", "holds"), [("72000", 1), ("71999", 0)])
def test_a_school_of_few_students_is_funded_as_if_it_had_a_hundred(funds: str, holds: int) -> None:
    region = Region(
        {},
        schools=[
            {STUDENTS: "40", "finance.public_funds": funds},
            {STUDENTS: "300", "finance.public_funds": "1"},
        ],
        standards={"finance.public_funds_per_student": "720"},
    )

    assert _read("finance.small_school_funding_floor", region).interval.value == holds


def test_the_three_growths_fail_with_any_one_of_them() -> None:
    amounts = {
        "finance.education_appropriation": ("110", "100"),
        "finance.fiscal_recurrent_revenue": ("104", "100"),
        "finance.education_spending_per_student": ("12000", "11000"),
        "teachers.average_teacher_pay": ("90000", "88000"),
        "finance.public_funds_per_student": ("720", "650"),
    }

    def holds(changes: Mapping[str, str]) -> Fraction:
        now = {name: pair[0] for name, pair in amounts.items()} | dict(changes)
        before = {name: pair[1] for name, pair in amounts.items()}
        return _read("finance.three_growths", Region(now, {YEAR - 1: before})).interval.value

    assert holds({}) == 1
    assert holds({"finance.fiscal_recurrent_revenue": "110"}) == 0
    assert holds({"teachers.average_teacher_pay": "88000"}) == 0
