"""The table of observations: what is found in it, and which rows can't stand beside each other."""

from __future__ import annotations

import pytest

from eduplan import InputError, Observation, ObservationTable, parse_figure
from eduplan.data.table import TableError
from tests.evaluation.county import REGION, row, table


def observation(**details: object) -> Observation:
    figure = parse_figure("5人")
    return Observation(
        **{"region": REGION, "year": 2023, "name": "town.pupils", "figure": figure, **details}  # type: ignore[arg-type]
    )


def refused(*rows: str) -> str:
    with pytest.raises(InputError) as caught:
        table(rows)
    return "\n".join(map(str, caught.value.problems))


# Duplicates


def test_a_row_that_stands_twice_is_refused_with_both_places() -> None:
    text = refused(row("在校生数", 2023, 435), row("在校生数", 2023, 440))

    assert text.startswith("data.csv:3: students of 229901 in 2023 stands in data.csv:2 already")
    assert "'435'" in text


def test_a_missing_figure_and_a_figure_of_the_same_are_a_duplicate_too() -> None:
    assert "already" in refused(row("在校生数", 2023, "—"), row("在校生数", 2023, 440))


@pytest.mark.parametrize(
    "other",
    [
        row("在校生数", 2022, 5),
        row("教师数", 2023, 5),
        row("在校生数", 2023, 5, scope="学段=小学"),
        row("在校生数", 2023, 5, institution="甲"),
        row("在校生数", 2023, 5, region="229902"),
    ],
)
def test_figures_of_another_year_element_scope_or_place_are_none(other: str) -> None:
    assert len(table([row("在校生数", 2023, 5), other]).observations) == 2


def test_a_figure_with_and_without_the_institutions_own_code_is_the_same_figure() -> None:
    text = refused(
        row("学校数", 2023, 1, institution="甲", scope="学段=小学"),
        row("在校生数", 2023, 5, institution="甲", scope="学段=小学"),
        row("在校生数", 2023, 6, institution="甲"),
    )

    assert "data.csv:4" in text
    assert "data.csv:3 already" in text


def test_observations_made_by_hand_are_compared_as_well() -> None:
    with pytest.raises(TableError, match="already"):
        ObservationTable((observation(), observation()))


def test_a_row_that_is_added_twice_is_refused_too() -> None:
    """So it is where one table is read once and joined with itself."""
    twice = (observation(),) * 2

    with pytest.raises(TableError, match="already"):
        ObservationTable(twice)


# Own codes


def test_an_institution_that_counts_itself_has_the_code_it_counts_itself_by() -> None:
    seen = table(
        [
            row("学校数", 2023, 1, institution="甲", scope="学段=小学;办学性质=公办"),
            row("在校生数", 2023, 5, institution="甲"),
        ]
    )

    assert seen.own_code(REGION, "甲", 2023, "stage") == "primary"
    assert seen.own_code(REGION, "甲", 2023, "ownership") == "public"
    assert seen.own_code(REGION, "甲", 2022, "stage") is None


def test_a_code_that_the_element_is_not_broken_down_by_is_the_institutions_own() -> None:
    seen = table([row("在校生数", 2023, 5, institution="甲", scope="办学性质=公办")])

    assert seen.own_code(REGION, "甲", 2023, "ownership") == "public"
    assert seen.find("town.pupils", REGION, 2023, "甲") is seen.observations[0]
    assert (
        seen.find("town.pupils", REGION, 2023, "甲", {"ownership": "public"})
        is seen.observations[0]
    )


def test_nothing_is_concluded_from_rows_that_are_not_there() -> None:
    """Only its primary pupils are in the table: the school may have junior ones as well."""
    seen = table([row("在校生数", 2023, 5, institution="甲", scope="学段=小学")])

    assert seen.own_code(REGION, "甲", 2023, "stage") is None


def test_a_school_with_rows_of_two_stages_has_both() -> None:
    seen = table(
        [
            row("学校数", 2023, 1, institution="甲", scope="学段=小学"),
            row("在校生数", 2023, 5, institution="甲", scope="学段=小学"),
            row("在校生数", 2023, 7, institution="甲", scope="学段=初中"),
        ]
    )

    assert seen.own_code(REGION, "甲", 2023, "stage") == "junior|primary"


def test_two_own_codes_of_one_institution_are_refused_with_both_places() -> None:
    text = refused(
        row("学校数", 2023, 1, institution="甲", scope="办学性质=公办"),
        row("在校生数", 2023, 5, institution="甲", scope="ownership=private"),
    )

    assert "data.csv:3" in text
    assert "ownership=public in 2023 by data.csv:2, and private here" in text


def test_an_institution_may_change_its_code_from_year_to_year() -> None:
    seen = table(
        [
            row("学校数", 2022, 1, institution="甲", scope="ownership=private"),
            row("学校数", 2023, 1, institution="甲", scope="办学性质=公办"),
        ]
    )

    codes = [seen.own_code(REGION, "甲", year, "ownership") for year in (2022, 2023)]
    assert codes == ["private", "public"]


# Regions


def test_schools_of_one_name_in_two_counties_are_two_schools() -> None:
    seen = table(
        [
            row("在校生数", 2023, 5, institution="实验小学"),
            row("在校生数", 2023, 7, institution="实验小学", region="229902"),
        ]
    )

    found = [seen.find("town.pupils", one, 2023, "实验小学") for one in (REGION, "229902")]
    assert [one.figure.value for one in found if one and one.figure] == [5, 7]


def test_one_name_in_a_county_and_in_its_prefecture_would_be_counted_twice() -> None:
    text = refused(
        row("在校生数", 2023, 5, institution="实验小学"),
        row("教师数", 2023, 7, institution="实验小学", region="229900"),
    )

    assert "data.csv:2" in text
    assert "229900, which includes it" in text


def test_the_parts_of_a_region_are_the_widest_in_it_of_any_year() -> None:
    regions = ["229901", "229902", "229900", "220503", "CN"]
    seen = table([row("在校生数", 2020 + n, 5, region=region) for n, region in enumerate(regions)])

    assert seen.parts("CN") == ("220503", "229900")
    assert seen.parts("220000") == ("220503", "229900")
    assert seen.parts("229900") == ("229901", "229902")
    assert seen.parts("229901") == ()


def test_a_table_tells_its_years_its_regions_and_what_is_missing() -> None:
    seen = table([row("在校生数", 2023, "—"), row("教师数", 2022, 5), row("教师数", 2020, 5)])

    assert seen.years == (2020, 2022)
    assert seen.regions == (REGION,)
    assert [one.place for one in seen.missing] == ["data.csv:2"]
    assert seen.until(2022).years == (2020, 2022)
    assert seen.until(2021).years == (2020,)
    assert len(seen.until(2021).observations) == 1


def test_a_table_gives_the_rows_of_a_region_and_of_those_in_it() -> None:
    rows = [row("在校生数", 2023, 5, region=one) for one in ("229901", "229900", "220503")]
    seen = table(rows)

    assert seen.within("229900").regions == ("229900", "229901")
    assert seen.within("229901").regions == ("229901",)
    assert seen.within("CN") is seen


def test_an_observation_can_not_be_changed() -> None:
    one = observation(scope={"stage": "primary"})

    with pytest.raises(AttributeError):
        one.year = 2024  # type: ignore[misc]
    with pytest.raises(TypeError):
        one.scope["stage"] = "junior"  # type: ignore[index]
