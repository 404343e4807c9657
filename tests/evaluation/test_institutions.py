"""Institutions of all kinds in one table: what is expected of whom, and what is no institution."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from eduplan import InputError, parse_table, read_table
from eduplan.formula import parse_formula
from eduplan.quantity import Interval
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Context
from eduplan.readings.observed import ObservedFacts
from tests.evaluation.ordinary_table import (
    LOADED,
    REGION,
    REGISTER,
    evaluated,
    ordinary_rows,
    register,
    table,
    wide_file,
)

if TYPE_CHECKING:
    from pathlib import Path

    from eduplan import EvaluationReport, ObservationTable

CATALOGUE = LOADED.registry.catalogue

# By hand, from the table. 公办在园 200+100+30 of 440; 普惠 60 more; grade nine 180+20 of the
# entrants 150+30+5+20 eight years before; 960 of 1000 aged 15 to 17.
VALUES = {
    "T01": Fraction(390, 440),
    "T02": Fraction(330, 440),
    "T03": Fraction(2),
    "T04": Fraction(200, 205),
    "T05": Fraction(4, 5),
    "T06": Fraction(1),
    "T07": Fraction(200, 205),
    "T08": Fraction(39, 40),
    "T09": Fraction(6000),
    "T10": Fraction(39, 40),
    "T11": Fraction(96, 100),
    "T12": Fraction(350),
    "T13": Fraction(50),
    "T14": Fraction(31),
    "T15": Fraction(5, 6),
    "T16": Fraction(1),
    "T17": Fraction(5, 6),
    "T18a": Fraction(3, 6),
    "T18b": Fraction(5, 6),
    "T19": Fraction(5, 6),
    "T20": Fraction(2),
    "T21": Fraction(1),
    "T22a": Fraction(1),
    "T22b": Fraction(3, 6),
    "T23": Fraction(4),
    "T24": Fraction(1),
    "T25": Fraction(59, 60),
    "T26": Fraction(5, 6),
}


def values(report: EvaluationReport) -> dict[str, Fraction | None]:
    """Return the value of each target that is a number; None where it is not known."""
    found = {}
    for one in report.targets:
        if one.level.state != "manual":
            reading = one.value.possible if one.value else None
            is_known = reading is not None and reading.is_known and reading.interval.is_point
            found[one.target.id] = reading.interval.value if reading and is_known else None
    return found


def value(observations: ObservationTable, formula: str, year: int = 2025) -> Interval | None:
    """Return the value of a formula for the county; None if something is missing."""
    reader = ExactReader(ObservedFacts(observations, CATALOGUE), CATALOGUE)
    reading = reader.read(parse_formula(formula, CATALOGUE.names), Context(REGION, year))
    return reading.interval if reading.is_known else None


def number(observations: ObservationTable, formula: str, year: int = 2025) -> Fraction | None:
    found = value(observations, formula, year)
    return None if found is None else found.value


def row(name: str, element: str, figure: object, scope: str = "", year: int = 2025) -> str:
    return f"{REGION},{name},{scope},{year},{element},{figure},,年报"


class TestAnOrdinaryTable:
    """Schools and kindergartens in one file, with a row of totals."""

    def test_evaluates_every_target_with_a_number(self) -> None:
        report = evaluated(table(ordinary_rows(), register()))

        assert values(report) == VALUES
        assert all(one.level.state in ("met", "missed", "manual") for one in report.targets)

    def test_has_no_finding(self) -> None:
        """Of 2017 it has the entrants alone; nothing else was expected of anybody."""
        assert evaluated(table(ordinary_rows(), register())).findings == ()

    def test_needs_no_register_where_the_rows_say_what_each_is(self) -> None:
        said = [line.split(",") for line in REGISTER.splitlines()[1:]]
        rows = [
            row(
                name,
                "幼儿园数" if kind == "幼儿园" else "学校数",
                1,
                f"学校类型={kind};办学性质={ownership};城乡={location}",
                year,
            )
            for _, _, name, kind, ownership, location in said
            for year in (2017, 2025)
        ]

        assert values(evaluated(table([*ordinary_rows(), *rows]))) == VALUES

    def test_counts_no_kindergarten_as_a_school_though_it_reports_one_of_preschool(self) -> None:
        """Some bureaus write `学段=学前, 学校数 1` of a kindergarten."""
        gardens = ("实验幼儿园", "城关幼儿园", "阳光幼儿园", "星星幼儿园")
        rows = [row(one, "学校数", 1, "学段=学前") for one in gardens]
        observations = table([*ordinary_rows(), *rows], register())

        assert values(evaluated(observations)) == VALUES
        assert number(observations, "学校数") == 6
        assert number(observations, "幼儿园数") == 4

    def test_is_read_as_the_bureau_keeps_it(self, tmp_path: Path) -> None:
        """One wide file with a title, kinds of institution in columns, and a row 合计."""
        rows = [one for one in ordinary_rows() if ",2017," in one or f"{REGION},,," in one]
        header = "region,institution,scope,year,element,value,unit,source"
        (tmp_path / "基层.csv").write_text(wide_file(), encoding="gb18030")
        (tmp_path / "其他.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
        observations = read_table(tmp_path, LOADED.registry, plan=LOADED.plan)

        assert observations.unread == ()
        assert values(evaluated(observations)) == VALUES

    def test_is_the_same_in_any_order_of_rows(self) -> None:
        head, *said = REGISTER.splitlines()
        known = register("\n".join([head, *reversed(said)]))

        assert values(evaluated(table(ordinary_rows()[::-1], known))) == VALUES

    @pytest.mark.parametrize(
        ("formula", "expected"),
        [
            ("学校数[办学性质=公办]", 6),
            ("学校数[城乡=乡村]", 1),
            ("学校数[学段=小学]", 4),
            ("学校数[学校类型=九年一贯制学校]", 1),
            ("公办幼儿园数", 2),
            ("幼儿园数[办学性质=民办]", 2),
            ("普惠性幼儿园数", 3),
            ("民办园在园幼儿数", 110),
            ("在园幼儿数[城乡=镇区]", 50),
            ("在校生数[学校类型=教学点]", 20),
            ("在校生数[学段=普通高中]", 900),
        ],
    )
    def test_gives_counts_and_totals_that_nobody_typed(self, formula: str, expected: int) -> None:
        assert number(table(ordinary_rows(), register()), formula) == expected

    def test_is_the_same_without_the_row_of_totals(self) -> None:
        rows = [one for one in ordinary_rows() if ",合计," not in one]

        assert values(evaluated(table(rows, register()))) == VALUES

    def test_lacks_what_a_school_that_is_open_does_not_report(self) -> None:
        rows = [one for one in ordinary_rows() if "第一中学" not in one and ",合计," not in one]
        report = evaluated(table(rows, register()))

        [silent] = [one for one in report.findings if "2025" in one.message.zh]
        assert (silent.code, silent.severity) == ("DATA004", "warning")
        assert silent.message.zh.endswith("1所机构2025年没有数据，名录上开办着：第一中学")
        assert values(report)["T15"] is None
        assert values(report)["T01"] == VALUES["T01"]


class TestCellsOfWhatDoesNotApply:
    """Who keeps one table for all fills the other's columns with dashes or noughts."""

    GARDENS = ("实验幼儿园", "城关幼儿园", "阳光幼儿园", "星星幼儿园")
    OF_SCHOOLS = ("在校生数", "校内劳动实践基地数", "无线网络全覆盖学校数", "塑胶操场学校数")

    @pytest.mark.parametrize("cell", ["—", "0"])
    def test_say_nothing_and_change_no_value(self, cell: str) -> None:
        rows = [row(one, name, cell) for one in self.GARDENS for name in self.OF_SCHOOLS]
        report = evaluated(table([*ordinary_rows(), *rows], register()))

        assert values(report) == VALUES
        assert report.missing == ()

    def test_are_missing_where_they_apply(self) -> None:
        report = evaluated(
            table([*ordinary_rows(), row("第三高级中学", "专任教师数", "—")], register())
        )

        assert [one.institution for one in report.missing] == ["第三高级中学"]


class TestTotals:
    """Rows of 合计, 小计, 其中."""

    SCHOOLS = (row("甲", "在校生数", 400), row("乙", "在校生数", 220))

    @pytest.mark.parametrize("name", ["合计", "总计", "全县", "全县合计", " 合 计 ", "Total"])
    def test_a_total_is_no_school(self, name: str) -> None:
        observations = table([*self.SCHOOLS, row(name, "在校生数", 620)])

        assert number(observations, "在校生数") == 620
        assert observations.institutions(REGION, 2025) == ("乙", "甲")

    def test_a_total_in_the_column_of_regions_is_of_the_plan_s_region(self) -> None:
        text = "行政区划代码,学校名称,在校生数\n220503,甲,400\n220503,乙,220\n合计,,620\n"
        observations = parse_table(text, LOADED.registry, "2025年.csv", plan=LOADED.plan)

        assert number(observations, "在校生数") == 620
        assert evaluated(observations).findings == ()

    def test_a_total_that_is_not_the_sum_is_found(self) -> None:
        report = evaluated(table([*self.SCHOOLS, row("合计", "在校生数", 640)]))

        [one] = report.findings
        assert one.code == "DATA001"
        assert "公布 640人，各部分之和 620人" in one.message.zh

    @pytest.mark.parametrize("name", ["小计", "其中", "小学小计", "城关镇合计", "其中：女"])
    def test_a_part_that_no_code_stands_for_is_no_total(self, name: str) -> None:
        observations = table([*self.SCHOOLS, row(name, "在校生数", 400)])

        assert number(observations, "在校生数") == 620
        assert evaluated(observations).findings == ()

    def test_a_part_above_the_whole_is_found(self) -> None:
        report = evaluated(table([*self.SCHOOLS, row("小计", "在校生数", 621)]))

        [one] = report.findings
        assert one.code == "DATA001"
        assert "公布 621人，是其中一部分，整体只有 620人" in one.message.zh

    def test_a_part_that_is_named_is_compared_with_the_institutions_of_its_code(self) -> None:
        rows = [*ordinary_rows(), row("公办合计", "在园幼儿数", 300)]
        report = evaluated(table(rows, register()))

        [one] = [one for one in report.findings if one.code == "DATA001"]
        assert "公布 300人，各部分之和 330人" in one.message.zh

    def test_subtotals_of_several_groups_contradict_nothing(self) -> None:
        rows = [row("小计", "在校生数", 400), row("小计", "在校生数", 220)]

        assert number(table([*self.SCHOOLS, *rows]), "在校生数") == 620

    def test_a_total_may_say_again_what_the_region_reports_but_nothing_else(self) -> None:
        own = row("", "在校生数", 620)

        assert number(table([own, row("合计", "在校生数", 620)]), "在校生数") == 620
        with pytest.raises(InputError, match="already"):
            table([own, row("合计", "在校生数", 621)])


class TestNames:
    """One institution is one, however its name is written."""

    @pytest.mark.parametrize(
        "spelling",
        ["实验小学(东校区)", "实验小学（东校区）", " 实验 小学 （东校区） ", "实验小学（ 东校区 )"],
    )
    def test_full_width_signs_spaces_and_brackets_make_no_other_school(self, spelling: str) -> None:
        rows = [row("实验小学（东校区）", "在校生数", 400), row(spelling, "专任教师数", 20)]

        assert table(rows).institutions(REGION, 2025) == ("实验小学（东校区）",)

    def test_the_identifier_is_the_key_where_there_is_one(self) -> None:
        rows = [
            row("2122000009 红旗小学", "在校生数", 300, year=2024),
            row("红旗实验学校（2122000009）", "在校生数", 320),
            row("2122000009", "专任教师数", 20),
            row("红旗实验学校", "教职工数", 22),
        ]
        observations = table(rows)

        assert observations.institutions(REGION, 2024) == ("红旗实验学校",)
        assert observations.institutions(REGION, 2025) == ("红旗实验学校",)
        assert evaluated(observations).findings == ()

    def test_two_schools_of_one_name_are_told_apart_by_their_identifiers(self) -> None:
        rows = [row(f"212200000{one} 中心小学", "在校生数", 100) for one in (1, 2)]

        assert number(table(rows), "在校生数") == 200
        assert len(table(rows).institutions(REGION, 2025)) == 2

    def test_a_name_that_the_register_does_not_have_is_shown_beside_the_silent(self) -> None:
        rows = [one.replace("第一中学", "一中") for one in ordinary_rows()]
        report = evaluated(table(rows, register()))

        [found] = [one for one in report.findings if "2025年" in one.message.zh]
        assert found.code == "DATA004"
        assert "名录上开办着：第一中学；1所机构2025年有数据，名录上没有：一中" in found.message.zh

    def test_a_register_names_schools_by_any_of_their_names(self) -> None:
        text = (
            "地区,标识码,名称,学校类型,起始年份\n"
            "220503,2122000009,红旗小学,小学,\n"
            "220503,2122000009,红旗学校,九年一贯制学校,2025\n"
        )
        rows = [row("红旗小学", "在校生数", 300, year=2024), row("红旗学校", "在校生数", 320)]
        observations = table(rows, register(text))

        assert observations.institutions(REGION, 2024) == ("红旗学校",)
        assert number(observations, "学校数[stage=primary]", 2024) == 1
        assert number(observations, "学校数[school_type=nine_year_school]", 2024) == 0
        assert number(observations, "学校数[school_type=nine_year_school]", 2025) == 1


class TestKinds:
    """What follows from what an institution is."""

    NINE_YEARS = "地区,名称,学校类型,办学性质\n220503,铁厂学校,九年一贯制学校,公办\n"

    def test_a_class_of_the_identifier_allows_kinds_and_proves_none(self) -> None:
        """Class 31 is of junior and of nine-year schools."""
        observations = table([row("3122000001 第一中学", "在校生数", 540)])

        assert number(observations, "学校数") == 1
        assert number(observations, "学校数[stage=junior]") == 1
        assert number(observations, "学校数[stage=senior]") == 0
        assert number(observations, "学校数[stage=primary]") is None

    def test_a_nine_year_school_has_two_stages_and_counts_once(self) -> None:
        rows = [
            row("铁厂学校", "在校生数", 120, "学段=小学"),
            row("铁厂学校", "在校生数", 80, "学段=初中"),
        ]
        observations = table(rows, register(self.NINE_YEARS))

        assert number(observations, "在校生数") == 200
        assert number(observations, "学校数") == 1
        assert number(observations, "学校数[stage=primary]") == 1
        assert number(observations, "学校数[stage=junior]") == 1
        assert number(observations, "在校生数[stage=senior]") == 0

    def test_one_stage_of_a_nine_year_school_does_not_follow_from_the_whole(self) -> None:
        observations = table([row("铁厂学校", "在校生数", 200)], register(self.NINE_YEARS))

        assert number(observations, "在校生数[stage=compulsory]") == 200
        assert number(observations, "在校生数[stage=primary]") is None

    @pytest.mark.parametrize("part", ["铁厂学校{}", "铁厂学校（{}）", "铁厂学校 {}"])
    def test_a_row_of_a_part_of_a_school_is_of_its_stage(self, part: str) -> None:
        rows = [
            row(part.format("小学部"), "在校生数", 120),
            row(part.format("初中部"), "在校生数", 80),
        ]
        by_register = table(rows, register(self.NINE_YEARS))
        by_row = table([*rows, row("铁厂学校", "在校生数", 200)])

        for observations in (by_register, by_row):
            assert number(observations, "在校生数") == 200
            assert number(observations, "在校生数[学段=小学]") == 120
            assert observations.institutions(REGION, 2025) == ("铁厂学校",)

    def test_a_part_of_a_school_that_nobody_knows_stands_for_itself(self) -> None:
        rows = [row("铁厂学校小学部", "在校生数", 120), row("铁厂学校初中部", "在校生数", 80)]

        assert number(table(rows), "在校生数") == 200

    def test_a_part_below_the_row_of_its_school_is_not_counted_twice(self) -> None:
        rows = [row("铁厂学校", "在校生数", 200), row("小学部", "在校生数", 120)]

        assert number(table(rows), "在校生数") == 200

    def test_a_kindergarten_class_of_a_school_counts(self) -> None:
        rows = [row("铁厂学校", "在园幼儿数", 30), row("铁厂学校", "在校生数", 200)]
        observations = table(rows, register(self.NINE_YEARS))

        assert number(observations, "在园幼儿数") == 30
        assert number(observations, "公办园在园幼儿数") == 30
        assert number(observations, "幼儿园数") is None

    CAMPUS = "地区,名称,学校类型,主校\n220503,甲,小学,\n220503,甲分校,小学,甲\n220503,乙,小学,\n"

    def test_a_campus_is_counted_with_its_main_school(self) -> None:
        """Its pupils and teachers are the school's, whose ratio is of both together."""
        rows = [row("甲", "在校生数", 200), row("乙", "在校生数", 90)]
        rows += [row("甲", "专任教师数", 10), row("乙", "专任教师数", 9)]
        own = table(rows, register(self.CAMPUS))
        more = table(
            [*rows, row("甲分校", "在校生数", 40), row("甲分校", "专任教师数", 2)],
            register(self.CAMPUS),
        )
        mean = "平均(governance.students ÷ teachers.full_time_teachers)"

        assert number(own, "学校数") == number(more, "学校数") == 2
        assert number(own, "在校生数") == 290
        assert number(more, "在校生数") == 330
        assert number(own, mean) == (Fraction(200, 10) + Fraction(90, 9)) / 2
        assert number(more, mean) == (Fraction(240, 12) + Fraction(90, 9)) / 2
        assert evaluated(more).findings == ()

    def test_a_campus_of_a_school_that_is_closed_stands_for_itself(self) -> None:
        text = "地区,名称,学校类型,主校,停办年份\n220503,甲,小学,,2025\n220503,甲分校,小学,甲,\n"

        assert number(table([row("甲分校", "在校生数", 40)], register(text)), "在校生数") == 40

    def test_a_school_counts_only_in_the_years_in_which_it_is_open(self) -> None:
        text = (
            "地区,名称,学校类型,开办年份,停办年份\n220503,甲,小学,,2025\n220503,乙,小学,2025,\n"
            "220503,丙,小学,,\n"
        )
        rows = [row("丙", "在校生数", 5, year=year) for year in (2024, 2025)]
        rows += [row("甲", "在校生数", 3, year=2024), row("乙", "在校生数", 4)]
        observations = table(rows, register(text))

        assert number(observations, "在校生数", 2024) == 8
        assert number(observations, "在校生数", 2025) == 9
        assert evaluated(observations).findings == ()

    def test_a_check_of_schools_is_not_asked_of_kindergartens(self) -> None:
        report = evaluated(table(ordinary_rows(), register()))
        of_gardens = [one.outcome for one in report.outcomes if "幼儿园" in one.subject]

        assert {one.status for one in of_gardens} == {"not_applicable"}


class TestWhatLeavesNoChoice:
    """Figures that follow from others."""

    BANDS = (
        "1_25",
        "26_30",
        "31_35",
        "36_40",
        "41_45",
        "46_50",
        "51_55",
        "56_60",
        "61_65",
        "66_plus",
    )

    def test_all_bands_of_class_size_make_the_classes(self) -> None:
        bands = [row("", "班级数", 2, f"class_size_band={one}") for one in self.BANDS]

        assert number(table(bands), "班级数") == 20
        assert number(table(bands[1:]), "班级数") is None

    def test_bands_together_make_the_classes_with_those_beside_them(self) -> None:
        bands = [
            row("", "班级数", 7, "class_size_band=50_and_fewer"),
            row("", "班级数", 2, "class_size_band=51_55"),
            row("", "班级数", 1, "class_size_band=56_and_more"),
        ]

        assert number(table(bands), "班级数") == 10

    def test_of_nothing_all_parts_are_nothing(self) -> None:
        observations = table([row("", "班级数", 0, "class_size_band=56_and_more")])

        assert number(observations, "班级数[class_size_band=66_plus]") == 0
        assert number(observations, "班级数[class_size_band=66_plus, stage=primary]") == 0
        assert number(observations, "班级数[class_size_band=46_50]") is None
        assert number(table([row("", "在园幼儿数", 0)]), "公办园在园幼儿数") == 0
