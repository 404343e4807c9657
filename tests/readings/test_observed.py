"""Roll-up over institutions and regions: of counts, never of rates, never past a gap."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan import Interval
from eduplan.files.table_file import parse_table
from eduplan.formula import Reference
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Context, Reading
from eduplan.readings.observed import ObservedFacts
from tests.evaluation.county import HEADER, REGION, REGISTRY, row, table
from tests.installed import installed_registry

CATALOGUE = REGISTRY.catalogue
PREFECTURE = "229900"
OTHER = "229902"


def read(
    rows: list[str],
    name: str,
    *,
    region: str = REGION,
    scope: dict[str, str] | None = None,
    printed: bool = False,
) -> Reading:
    facts = ObservedFacts(table(rows), CATALOGUE, printed=printed)
    return ExactReader(facts, CATALOGUE).read(
        Reference(f"town.{name}"), Context(region, 2023, scope=scope or {})
    )


def value(rows: list[str], name: str, region: str = REGION) -> Fraction | None:
    reading = read(rows, name, region=region)
    return reading.interval.value if reading.is_known else None


def missing(rows: list[str], name: str, region: str = REGION) -> list[tuple[str, str, str | None]]:
    found = read(rows, name, region=region).missing
    return [(one.name, one.context.region, one.context.institution) for one in found]


def test_a_region_is_the_sum_of_its_institutions() -> None:
    rows = [row("在校生数", 2023, 5, institution="甲"), row("在校生数", 2023, 7, institution="乙")]

    assert value(rows, "pupils") == 12


def test_a_region_that_reports_a_total_is_taken_at_its_word() -> None:
    rows = [row("在校生数", 2023, 5, institution="甲"), row("在校生数", 2023, 9)]

    assert value(rows, "pupils") == 9


def test_a_rate_of_the_region_is_that_of_its_counts_and_not_a_mean_of_rates() -> None:
    """1 of 2 and 300 of 300 are 301 of 302, not 75 %."""
    rows = [
        row("入学人数", 2023, 1, institution="甲"),
        row("入学人数", 2023, 300, institution="乙"),
        row("适龄儿童数", 2023, 302),
    ]

    assert value(rows, "enrolment_rate") == Fraction(301, 302)


def test_what_adds_up_to_nothing_is_not_added() -> None:
    rows = [
        row("建校年份", 2023, 1998, institution="甲"),
        row("建校年份", 2023, 2003, institution="乙"),
    ]

    assert value(rows, "built") is None


def test_an_institution_without_a_figure_makes_the_region_unknown() -> None:
    rows = [row("在校生数", 2023, 5, institution="甲"), row("教师数", 2023, 2, institution="乙")]

    assert value(rows, "pupils") is None
    assert missing(rows, "pupils") == [("town.pupils", REGION, "乙")]


def test_an_institution_of_other_codes_counts_as_nothing_in_a_scope() -> None:
    """甲 says that it is a primary school; 乙 says nothing of the kind and is missing."""
    rows = [
        row("学校数", 2023, 1, institution="甲", scope="学段=小学"),
        row("在校生数", 2023, 5, institution="甲"),
        row("学校数", 2023, 1, institution="乙", scope="学段=初中"),
        row("在校生数", 2023, 7, institution="乙"),
    ]
    unsaid = [*rows[:2], row("在校生数", 2023, 7, institution="乙", scope="学段=初中")]

    assert read(rows, "pupils", scope={"stage": "primary"}).interval == Interval.point(5)
    assert not read(unsaid, "pupils", scope={"stage": "primary"}).is_known


# Regions within regions


def test_a_prefecture_is_the_sum_of_its_counties_and_of_its_own_schools() -> None:
    """One county reports a total, the other its schools, and one school is the prefecture's."""
    rows = [
        row("在校生数", 2023, 100),
        row("在校生数", 2023, 20, region=OTHER, institution="甲"),
        row("在校生数", 2023, 3, region=OTHER, institution="乙"),
        row("在校生数", 2023, 400, region=PREFECTURE, institution="市一中"),
    ]

    assert value(rows, "pupils", PREFECTURE) == 523
    assert value(rows, "pupils", "220000") == 523
    assert value(rows, "pupils", "CN") == 523


def test_a_county_that_has_not_reported_makes_the_prefecture_unknown() -> None:
    rows = [row("在校生数", 2023, 100), row("在校生数", 2020, 90, region=OTHER)]

    assert value(rows, "pupils", PREFECTURE) is None
    assert missing(rows, "pupils", PREFECTURE) == [("town.pupils", OTHER, None)]


def test_figures_of_regions_add_up_as_those_of_institutions_do() -> None:
    rows = [row("适龄儿童数", 2023, 10), row("适龄儿童数", 2023, 20, region=OTHER)]

    assert value(rows, "children", PREFECTURE) == 30


def test_a_rate_that_counties_publish_is_not_averaged() -> None:
    rows = [row("入学率", 2023, "90%"), row("入学率", 2023, "100%", region=OTHER)]

    assert value(rows, "enrolment_rate", PREFECTURE) is None


def test_a_share_of_schools_needs_the_schools_of_every_county() -> None:
    rows = [
        row("劳动基地数", 2023, 1, institution="甲"),
        row("劳动基地数", 2023, 0, institution="乙"),
        row("劳动基地数", 2023, 5, region=OTHER),
    ]
    listed = [*rows[:2], row("劳动基地数", 2023, 2, region=OTHER, institution="丙")]

    assert value(rows, "with_base") == Fraction(1, 2)
    assert value(rows, "with_base", PREFECTURE) is None
    assert missing(rows, "with_base", PREFECTURE) == [("town.bases", OTHER, None)]
    assert value(listed, "with_base", PREFECTURE) == Fraction(2, 3)


def test_schools_of_one_name_in_two_counties_are_both_counted() -> None:
    rows = [
        row("在校生数", 2023, 5, institution="实验小学"),
        row("在校生数", 2023, 7, institution="实验小学", region=OTHER),
    ]

    assert value(rows, "pupils", PREFECTURE) == 12


def test_a_rounded_figure_stands_for_all_that_rounds_to_it_or_is_taken_as_printed() -> None:
    rows = [row("教育支出", 2023, "7134.1", unit="万元")]

    assert read(rows, "spending").interval == Interval(71_340_500, 71_341_500, upper_closed=False)
    assert read(rows, "spending", printed=True).interval == Interval.point(71_341_000)


@pytest.mark.parametrize("printed", [False, True])
def test_a_hedged_figure_bounds_what_it_says_and_no_more(printed: bool) -> None:
    reading = read([row("在校生数", 2023, "400余", unit="人")], "pupils", printed=printed)

    assert reading.interval == Interval(400, None, lower_closed=False)


COUNTS = st.lists(st.integers(0, 500), min_size=1, max_size=4)


@given(
    st.dictionaries(st.sampled_from(["229901", "229902", "229903", "220503"]), COUNTS, min_size=1),
    st.data(),
)
def test_any_region_is_the_sum_of_its_parts_whatever_reports_a_total(
    counties: dict[str, list[int]], data: st.DataObject
) -> None:
    """Each county gives its schools, its total, or both; prefecture and province are sums."""
    rows = []
    for region, counts in counties.items():
        told = data.draw(st.sampled_from(["schools", "total", "both"]))
        if told != "total":
            rows += [
                row("在校生数", 2023, count, region=region, institution=f"学校{number}")
                for number, count in enumerate(counts)
            ]
        if told != "schools":
            rows.append(row("在校生数", 2023, sum(counts), region=region))
    rows = data.draw(st.permutations(rows))

    in_prefecture = [sum(counts) for region, counts in counties.items() if region[:4] == "2299"]
    assert value(rows, "pupils", "220000") == sum(map(sum, counties.values()))
    if in_prefecture:
        assert value(rows, "pupils", PREFECTURE) == sum(in_prefecture)


def test_an_institution_is_held_against_what_is_asked_of_its_own_stage() -> None:
    """2.3 rooms per hundred students in primary schools, 2.4 in junior secondary ones."""
    registry = installed_registry()
    rows = [
        row("学校数", 2023, 1, institution=name, scope=f"学段={stage}")
        for name, stage in (("甲", "小学"), ("乙", "初中"))
    ]
    facts = ObservedFacts(
        parse_table(HEADER + "\n".join(rows) + "\n", registry), registry.catalogue
    )
    about = "compulsory.multimedia_rooms_per_hundred_students"
    asked = [facts.standard(about, Context(REGION, 2023, name)) for name in ("甲", "乙")]

    assert [one and one.text for one in asked] == ["≥2.3间/百人", "≥2.4间/百人"]
    assert facts.standard(about, Context(REGION, 2023)) is None
