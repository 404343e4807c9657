"""How a value is explained to people and handed to programs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from eduplan.formula import Node, Operand, standard_for, where
from eduplan.quantity import Interval
from eduplan.readings.exact import read_exact
from eduplan.readings.explanation import SHOWN_PARTS, explain_reading
from tests.readings import trees
from tests.readings.table import (
    CATALOGUE,
    REGION,
    Table,
    births,
    books_per_child,
    coverage,
    enrolment,
    inclusive,
    of_institutions,
    public,
    read,
    variation,
)
from tests.readings.trees import IntervalTable

if TYPE_CHECKING:
    from fractions import Fraction

    from eduplan.words import Language

FIGURES = {"public": 620, "inclusive": 410, "enrolment": 1180}


def _lines(formula: Operand, facts: Table, lang: Language = "zh") -> tuple[str, ...]:
    return explain_reading(read(formula, facts), CATALOGUE, lang=lang).lines()


def test_a_rate_shows_its_formula_its_figures_and_where_each_stands() -> None:
    assert _lines(coverage, Table(FIGURES)) == (
        "普惠性幼儿园覆盖率 = (公办园在园幼儿数 620人 + 普惠性民办园在园幼儿数 410人) "
        "÷ 在园幼儿数 1180人 = 87.29%",
        "  公办园在园幼儿数 = 620人（来源：table:public）",
        "  普惠性民办园在园幼儿数 = 410人（来源：table:inclusive）",
        "  在园幼儿数 = 1180人（来源：table:enrolment）",
    )


def test_the_same_is_said_in_english() -> None:
    assert _lines(coverage, Table(FIGURES), "en") == (
        "inclusive coverage rate = (public enrolment 620 people + inclusive private enrolment "
        "410 people) ÷ enrolment 1180 people = 87.29%",
        "  public enrolment = 620 people (source: table:public)",
        "  inclusive private enrolment = 410 people (source: table:inclusive)",
        "  enrolment = 1180 people (source: table:enrolment)",
    )


@pytest.mark.parametrize(
    ("lang", "ending"),
    [
        ("zh", "= 未知，因为缺少：在园幼儿数（220503，2020年）"),
        ("en", "= unknown because enrolment (220503, 2020) is missing"),
    ],
)
def test_an_unknown_value_says_what_is_missing(lang: Language, ending: str) -> None:
    assert _lines(coverage, Table({"public": 620, "inclusive": 410}), lang)[0].endswith(ending)


def test_the_missing_institutions_of_one_name_are_counted_together() -> None:
    facts = Table(of_institutions({"enrolment": [1, None, None]}), institutions="ABC")

    assert _lines(enrolment, facts)[0] == (
        "在园幼儿数 = 3 项合计 = 未知，因为缺少：在园幼儿数（220503，2 个机构，2020年）"
    )


@pytest.mark.parametrize(
    ("lang", "figures", "ending"),
    [
        ("zh", FIGURES, "≥ 85%：成立"),
        ("zh", {**FIGURES, "public": 6}, "≥ 85%：不成立"),
        ("zh", {"public": 6, "inclusive": 4}, "：无法判断，因为缺少：在园幼儿数（220503，2020年）"),
        ("en", FIGURES, "≥ 85%: holds"),
        ("en", {**FIGURES, "public": 6}, "≥ 85%: does not hold"),
        (
            "en",
            {},
            "enrolment (220503, 2020), inclusive private enrolment (220503, 2020), "
            "public enrolment (220503, 2020) are missing",
        ),
    ],
)
def test_a_condition_ends_in_its_verdict(
    lang: Language, figures: dict[str, str | int], ending: str
) -> None:
    formula = (public + inclusive) / enrolment >= "85%"

    assert _lines(formula, Table(figures), lang)[0].endswith(ending)


@pytest.mark.parametrize(
    ("lang", "ending"),
    [
        ("zh", "= 无法计算，因为除数为零：在园幼儿数 = 0"),
        ("en", "= undefined: division by zero: enrolment = 0"),
    ],
)
def test_a_division_by_zero_is_said_in_words(lang: Language, ending: str) -> None:
    assert _lines(coverage, Table({**FIGURES, "enrolment": 0}), lang)[0].endswith(ending)


def test_a_rounded_figure_is_shown_as_printed_and_with_what_it_may_stand_for() -> None:
    assert _lines(coverage, Table({"coverage": "83.46%"})) == (
        "普惠性幼儿园覆盖率 = 83.46% [83.455%, 83.465%)（来源：table:coverage）",
    )
    assert _lines(coverage > "83%", Table({"coverage": "83.46%"}))[0] == (
        "普惠性幼儿园覆盖率 83.46% > 83%：成立"
    )


def test_other_years_codes_and_institutions_are_named() -> None:
    facts = Table({"births": 100, "births 2018": 121, "enrolment[kind=public]": 40})
    selected = enrolment.select("kind", "public")

    assert _lines(births / births.earlier(2), facts)[0] == (
        "出生人数 100人 ÷ 出生人数（2018年） 121人 = 0.83"
    )
    assert _lines(selected / births, facts)[0] == "在园幼儿数（公办） 40人 ÷ 出生人数 100人 = 0.4"


def test_a_variation_lists_each_school_and_rounds_only_what_is_shown() -> None:
    facts = Table(of_institutions({"enrolment": [45, 37], "books": [279, 137]}), institutions="AB")

    lines = _lines(variation, facts)
    assert lines[0] == "图书差异系数 = 差异系数(生均图书, 在园幼儿数) = 0.24"
    assert lines[1] == "  生均图书（A） = 图书册数（A） 279册 ÷ 在园幼儿数（A） 45人 = 6.2册/人"
    assert lines[2] == "    图书册数（A） = 279册（来源：table:books@A）"


def test_many_institutions_are_cut_short_in_the_text_and_complete_in_the_data() -> None:
    names = [f"S{number:02}" for number in range(30)]
    facts = Table({f"enrolment@{name}": 10 for name in names}, institutions=names)
    explanation = explain_reading(read(enrolment, facts), CATALOGUE, lang="en")

    assert explanation.lines()[-1] == "  ... and 20 more"
    assert len(explanation.lines()) == SHOWN_PARTS + 2
    assert len(explanation.as_data()["parts"]) == 30


def test_an_if_shows_the_branch_that_was_taken() -> None:
    formula = where(enrolment < "100人", "100人", enrolment)

    assert _lines(formula, Table({"enrolment": 80}))[0] == (
        "若(在园幼儿数 80人 < 100人 成立，100人) = 100人"
    )


def test_a_standard_is_named_as_one() -> None:
    facts = Table({}, standards={"books_per_child": "25册/人"})

    assert _lines(standard_for(books_per_child), facts, "en")[0] == (
        "standard of books per child = 25册/人 [24.5 books per person, 25.5 books per person) "
        "(source: 教督〔2017〕6号)"
    )


def test_numbers_leave_as_exact_text_and_come_with_their_display() -> None:
    data = explain_reading(read(coverage, Table(FIGURES)), CATALOGUE, lang="zh").as_data()

    assert (data["value"], data["display"], data["unit"]) == ("103/118", "87.29%", "%")
    assert data["kind"] == "indicator"
    leaf = data["parts"][0]["parts"][1]
    assert (leaf["label"], leaf["value"], leaf["source"]) == (
        "在园幼儿数",
        "1180",
        "table:enrolment",
    )


@given(trees.numbers() | trees.conditions(), trees.tables)
def test_every_reading_has_words_in_both_languages_and_plain_data(
    node: Node, table: dict[trees.Place, Fraction]
) -> None:
    points = {place: Interval.point(value) for place, value in table.items()}
    for figures in (points, {}):
        reading = read_exact(node, IntervalTable(figures), REGION, CATALOGUE)
        english = explain_reading(reading, CATALOGUE, lang="en")

        assert explain_reading(reading, CATALOGUE, lang="zh").text()
        assert not re.search("[\u4e00-\u9fff]", re.sub("[人个所]", "", english.text()))
        assert json.loads(json.dumps(english.as_data())) == english.as_data()
