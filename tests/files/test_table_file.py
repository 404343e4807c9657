"""The strict long CSV: what is read, and every mistake, named by its row and column."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan import InputError, Location, Problem
from eduplan.files.problems import MOST_SUGGESTIONS
from eduplan.files.table_columns import COLUMNS
from eduplan.files.table_file import MAXIMUM_TABLE_BYTES, parse_table, read_table
from eduplan.messages import in_language
from eduplan.tables.spelling import MISSING_TOKENS
from tests import small
from tests.evaluation.county import HEADER, REGISTRY, row
from tests.installed import installed_registry
from tests.readings import table as readings

if TYPE_CHECKING:
    from pathlib import Path

    from eduplan.registry import Registry

ROW = row("在校生数", 2023, "435", unit="人")


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        parse_table(text, REGISTRY, "data.csv")
    return caught.value.problems


def problem(line: str) -> Problem:
    """Return the one problem of a table of one row."""
    [found] = problems(HEADER + line)
    return found


# What is read


def test_a_row_becomes_an_observation_that_knows_its_place() -> None:
    [one] = parse_table(
        HEADER + f"229901,中心小学,学段=小学,2023,在校生数,435,人,年报\n{ROW}", REGISTRY, "d.csv"
    ).observations[:1]

    assert (one.region, one.institution, one.year) == ("229901", "中心小学", 2023)
    assert one.name == "town.pupils"
    assert dict(one.scope) == {"stage": "primary"}
    assert one.figure is not None
    assert one.figure.value == 435
    assert (one.text, one.source, one.place) == ("435", "年报", "d.csv:2")
    assert str(one.location) == "d.csv:2"


@pytest.mark.parametrize("spelling", ["town.pupils", "在校生数", "镇/在校生数", "students"])
def test_an_element_is_named_by_full_name_label_or_alias(spelling: str) -> None:
    [one] = parse_table(HEADER + row(spelling, 2023, 1), REGISTRY).observations

    assert one.name == "town.pupils"


@pytest.mark.parametrize(
    "scope", ["stage=primary", "学段=小学", " 学段 = primary ；", "学段＝小学", "stage=primary;;"]
)
def test_a_scope_is_written_in_codes_or_labels(scope: str) -> None:
    [one] = parse_table(HEADER + row("在校生数", 2023, 1, scope=scope), REGISTRY).observations

    assert dict(one.scope) == {"stage": "primary"}


@pytest.mark.parametrize(
    ("element", "value", "unit", "expected"),
    [
        ("在校生数", "435", "", 435),
        ("在校生数", "435人", "", 435),
        ("在校生数", "435人", "人", 435),
        ("在校生数", "435", "名", 435),
        ("在校生数", "435", "个", 435),
        ("在校生数", "４３５", "人", 435),
        ("在校生数", "27,903", "人", 27_903),
        ("在校生数", "0", "人", 0),
        ("教育支出", "7134.1", "万元", 71_341_000),
        ("教育支出", "1.2亿", "元", 120_000_000),
        ("教育支出", "7千余", "元", 7_000),
        ("入学率", "90以上", "%", Fraction("0.9")),
        ("入学率", "约 ９０ 左右", "%", Fraction("0.9")),
        ("入学率", "83.46", "%", Fraction("0.8346")),
        ("入学率", "83.46%", "", Fraction("0.8346")),
        ("生师比", "13.5:1", "", Fraction("13.5")),
        ("生师比", "13.5:1", "比", Fraction("13.5")),
    ],
)
def test_a_value_may_carry_its_unit_or_take_it_from_its_column(
    element: str, value: str, unit: str, expected: Fraction
) -> None:
    text = io.StringIO()
    csv.writer(text).writerow(["229901", "", "", "2023", element, value, unit, ""])

    [one] = parse_table(HEADER + text.getvalue(), REGISTRY).observations

    assert one.figure is not None
    assert one.figure.value == expected


@pytest.mark.parametrize(
    "value", ["", " ", "—", "——", "-", "…", "……", "...", *sorted(MISSING_TOKENS), "N/A"]
)
def test_what_says_that_a_figure_is_missing_is_missing_and_not_zero(value: str) -> None:
    [one] = parse_table(HEADER + row("在校生数", 2023, value, unit="人"), REGISTRY).observations

    assert one.figure is None
    assert one.text == value.strip()


def test_columns_may_stand_in_any_order() -> None:
    header = "source,unit,value,element,year,scope,institution,region"
    text = f"{header}\n年报,人,5,在校生数,2023,,,229901\n"

    [one] = parse_table(text, REGISTRY).observations

    assert (one.region, one.source) == ("229901", "年报")


def test_windows_files_and_blank_rows_read_the_same(tmp_path: Path) -> None:
    text = f"{HEADER}\n{ROW}\n,,,,,,,\n{row('教师数', 2023, 9)}\n"
    (tmp_path / "unix.csv").write_text(text, encoding="utf-8")
    (tmp_path / "windows.csv").write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))

    unix, windows = (
        read_table(tmp_path / name, REGISTRY).observations for name in ("unix.csv", "windows.csv")
    )

    assert [(one.row, one.name) for one in unix] == [(3, "town.pupils"), (5, "town.teachers")]
    assert [(one.row, one.name) for one in windows] == [(one.row, one.name) for one in unix]


def test_a_quoted_cell_may_hold_commas_quotes_and_lines_and_counts_as_one_row() -> None:
    text = f'{HEADER}229901,,,2023,在校生数,5,人,"年报, ""甲""表\n第2页"\n{row("教师数", 2023, 9)}'

    first, second = parse_table(text, REGISTRY).observations

    assert first.source == '年报, "甲"表\n第2页'
    assert (first.row, second.row) == (2, 4)


@pytest.mark.parametrize("cell", ["=cmd()", "+1+1", "@SUM(A1)", "=HYPERLINK(0)"])
def test_a_cell_that_looks_like_a_spreadsheet_formula_is_text(cell: str) -> None:
    [one] = parse_table(HEADER + f"229901,{cell},,2023,在校生数,5,人,{cell}", REGISTRY).observations
    refused = problem(row("在校生数", 2023, cell))

    assert (one.institution, one.source) == (cell, cell)
    assert cell in in_language(refused.message, "en")


# What is refused


@pytest.mark.parametrize(
    ("line", "column", "said", "expected", "nearest"),
    [
        (row("在校人数", 2023, 5), "element", "在校人数", "an element", "在校生数"),
        (row("", 2023, 5), "element", "no element", "an element", None),
        (row("在校生数", 2023, 5, region="2299"), "region", "2299", "six digits", None),
        (row("在校生数", 2023, 5, region="229901001000"), "region", "001000", "six digits", None),
        (row("在校生数", 2023, 5, region=""), "region", "''", "six digits", None),
        (row("在校生数", 23, 5), "year", "'23'", "such as 2023", None),
        (row("在校生数", 20231, 5), "year", "20231", "such as 2023", None),
        ("229901,,,2022—2023,在校生数,5,人,", "year", "2022—2023", "such as 2023", None),
        ("229901,,,去年,在校生数,5,人,", "year", "去年", "such as 2023", None),
        (row("在校生数", 2023, 5, scope="小学"), "scope", "小学", "stage=primary", None),
        (row("在校生数", 2023, 5, scope="学断=小学"), "scope", "学断", "stage", "学段"),
        (row("在校生数", 2023, 5, scope="学段=小雪"), "scope", "小雪", "primary", "小学"),
        (row("在校生数", 2023, 5, scope="学段=小学;stage=junior"), "scope", "twice", "once", None),
        (row("教育支出", 2023, 5, scope="学段=小学"), "scope", "not broken down", "empty", None),
        (row("在校生数", 2023, 5, scope="办学性质=公办"), "scope", "ownership", "stage", None),
        (row("在校生数", 2023, 5, unit="元"), "unit", "元", "人", None),
        (row("在校生数", 2023, 5, unit="仁"), "unit", "仁", "a unit", None),
        (row("在校生数", 2023, "5人", unit="万人"), "unit", "万人", "one unit", None),
        (row("在校生数", 2023, "5元"), "value", "5元", "人", None),
        (row("入学率", 2023, "85"), "value", "85", "its unit", "85%"),
        (row("入学率", 2023, "0.85"), "value", "0.85", "its unit", "85%"),
        (row("在校生数", 2023, "NaN"), "value", "not a finite number", "number", None),
        (row("在校生数", 2023, "1e5"), "value", "exponent", "written out", None),
        (row("在校生数", 2023, "-5"), "value", "below zero", "0人 or more", None),
        (row("在校生数", 2023, "5.5"), "value", "no whole number", "whole 人", None),
        (row("在校生数", 2023, "400—450"), "value", "400—450", "", None),
        (row("在校生数", 2023, "无"), "value", "zero or missing", "缺", None),
        (row("在校生数", 2023, "#REF!"), "value", "#REF!", "number", None),
        (row("适龄儿童数", 2023, 5, institution="甲"), "institution", "of a region", "empty", None),
        (row("建校年份", 2023, 1998), "institution", "of an institution", "name", None),
        (row("校舍生均面积", 2023, 9), "institution", "of an institution", "name", None),
        ("229901,,,2023,在校生数,5,人", "", "7 cells", "8", None),
        ("229901,,,2023,在校生数,5,人,年报,", "", "9 cells", "8", None),
    ],
)
def test_a_mistake_is_named_with_its_row_its_column_and_what_was_expected(
    line: str, column: str, said: str, expected: str, nearest: str | None
) -> None:
    found = problem(line)

    assert (found.location.file, found.location.line) == ("data.csv", 2)
    assert found.location.key == column
    assert found.location.column == (COLUMNS.index(column) + 1 if column else None)
    assert said in in_language(found.message, "en")
    assert expected in in_language(found.expected, "en")
    assert nearest is None or nearest in found.nearest


def test_the_place_of_a_mistake_reads_as_file_row_and_column() -> None:
    assert str(problem(row("在校生数", 2023, "5元"))).startswith("data.csv:2:6: value: '5元'")


def test_a_term_of_several_domains_is_refused_with_each() -> None:
    registry = installed_registry()

    with pytest.raises(InputError) as caught:
        parse_table(HEADER + row("生师比", 2023, "15:1"), registry)

    [found] = caught.value.problems
    assert "teachers.student_teacher_ratio" in in_language(found.message, "en")
    assert len(found.nearest) > 1
    assert all(len(registry.catalogue.find(one)) == 1 for one in found.nearest)


@pytest.mark.parametrize(
    ("registry", "name", "said"),
    [
        (installed_registry(), "教师年龄", "of a person"),
        (small.registry(readings.county), "应设班数", "is a calculation"),
    ],
)
def test_a_person_and_a_calculation_have_no_figure_of_a_place(
    registry: Registry, name: str, said: str
) -> None:
    with pytest.raises(InputError) as caught:
        parse_table(HEADER + row(name, 2023, 45), registry)

    assert said in str(caught.value.problems[0].message)


def test_every_mistake_of_a_table_is_shown_at_once_in_the_order_of_its_rows() -> None:
    """A row with three mistakes shows three; duplicates show beside what can't be read."""
    found = problems(
        HEADER
        + "\n".join(
            [
                ROW,
                row("在校人数", 23, 5, region="x"),
                ROW,
                row("在校生数", 2023, "5元"),
            ]
        )
    )

    places = [(one.location.line, one.location.key) for one in found]
    assert places == [(3, "region"), (3, "year"), (3, "element"), (4, ""), (5, "value")]
    assert "data.csv:2" in str(found[3].message)


@pytest.mark.parametrize(
    ("header", "said", "nearest"),
    [
        (HEADER.replace("year", "yr"), "missing: year", None),
        (HEADER.replace("element", "elemnt"), "'elemnt'", "element"),
        (HEADER.replace("element", ""), "no name", None),
        (HEADER.strip() + ",value\n", "value is given twice", None),
        (HEADER.strip() + ",数值\n", "数值 is given twice", None),
        (HEADER.strip() + ",校长\n", "'校长'", None),
    ],
)
def test_a_column_that_is_unknown_missing_or_there_twice_is_named(
    header: str, said: str, nearest: str | None
) -> None:
    found = problems(header + ROW)

    assert found[0].location.line == 1
    assert said in " ".join(in_language(one.message, "en") for one in found)
    assert nearest is None or any(nearest in one.nearest for one in found)


@pytest.mark.parametrize(
    "header",
    [
        "地区,学校名称,范围,年份,指标,数值,单位,数据来源\n",
        "行政区划代码,学校,scope,年度,数据项,value,计量单位,来源\n",
        HEADER.replace("element", "Element"),
    ],
)
def test_the_columns_have_names_in_both_languages(header: str) -> None:
    [one] = parse_table(header + ROW, REGISTRY).observations

    assert (one.region, one.year, one.text, one.source) == ("229901", 2023, "435", "年报")


@pytest.mark.parametrize("delimiter", [";", "\t", "|", "，"])
def test_any_usual_delimiter_will_do(delimiter: str) -> None:
    [one] = parse_table((HEADER + ROW).replace(",", delimiter), REGISTRY).observations

    assert (one.region, one.text) == ("229901", "435")


@pytest.mark.parametrize("text", ["", "\n\n", ",,\n", "\ufeff"])
def test_an_empty_table_is_refused(text: str) -> None:
    [found] = problems(text)

    assert "empty" in in_language(found.message, "en")


def test_a_table_of_a_header_only_is_refused() -> None:
    [found] = problems(HEADER)

    assert "no rows" in in_language(found.message, "en")


@pytest.mark.parametrize(
    "broken", ['229901,,,2023,在校生数,5,人,"年报', '229901,,,2023,在校生数,"5"人,人,年报']
)
def test_broken_quotes_are_named_where_the_row_begins(broken: str) -> None:
    [found] = problems(f"{HEADER}{ROW}\n{broken}\n{ROW}")

    assert found.location.line == 3
    assert "no valid CSV" in in_language(found.message, "en")
    assert "quote" in in_language(found.expected, "en")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_quote_that_swallows_later_rows_is_refused_at_the_row_in_which_it_begins(
    end: str,
) -> None:
    rows = [
        "229901,,,2022,在校生数,5人,,年报",
        '229901,,,2023,在校生数,5人,,"年报',
        "229901,,,2024,在校生数,6人,,年报",
        '229901,,,2025,在校生数,7人,,年报"',
    ]

    [found] = problems(HEADER + end.join(rows))

    assert found.location.line == 3
    assert "holds the rows after it" in in_language(found.message, "en")


def test_a_quoted_cell_may_have_several_lines() -> None:
    text = f'{HEADER}229901,,,2023,在校生数,5人,,"年报,\n表1"\n'

    assert parse_table(text, REGISTRY, "data.csv").observations[0].source == "年报,\n表1"


def test_a_row_says_among_others_what_it_says_alone() -> None:
    values = ("3", "1", "0", "12", "约5", "—", "9", "120")
    for school, scope, unit in (("中心小学", "学段=小学", "人"), ("", "", ""), ("合计", "", "人")):
        rows = [
            f"229901,{school},{scope},{2010 + at},在校生数,{value},{unit},年报\n"
            for at, value in enumerate(values)
        ]
        alone = [parse_table(HEADER + one, REGISTRY).observations[0] for one in rows]

        together = parse_table(HEADER + "".join(rows), REGISTRY).observations

        assert [attrs.evolve(one, row=2) for one in together] == alone


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_table_may_be_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes((HEADER + ROW).encode(encoding))

    [one] = read_table(path, REGISTRY).observations

    assert (one.text, one.source) == ("435", "年报")


def test_a_text_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes((HEADER + ROW).encode()[:-1])

    with pytest.raises(InputError, match="cut off in the middle of a character"):
        read_table(path, REGISTRY)


def test_a_huge_table_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    with path.open("wb") as stream:
        stream.truncate(MAXIMUM_TABLE_BYTES + 1)

    with pytest.raises(InputError, match=f"too large: more than {MAXIMUM_TABLE_BYTES} bytes"):
        read_table(path, REGISTRY)


def test_ever_more_unknown_names_are_all_reported_but_not_all_compared() -> None:
    """A search for the nearest name takes milliseconds: a table must not take minutes for it."""
    found = problems(HEADER + "\n".join(row(f"在校生数{n}", 2023, 5) for n in range(1_000)))

    assert len(found) == 1_000
    assert sum(bool(one.nearest) for one in found) == MOST_SUGGESTIONS


CELLS = st.text(st.characters(codec="utf-8"), max_size=12)


@given(st.lists(st.tuples(*[CELLS] * len(COLUMNS)), min_size=1, max_size=5))
def test_whatever_stands_in_the_cells_is_read_or_refused_with_a_place(
    rows: list[tuple[str, ...]],
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([COLUMNS, *rows])
    assert {one.file for one in _places(text.getvalue())} <= {"data.csv"}


def _places(text: str) -> list[Location]:
    """Return the places of all observations, or of all problems."""
    try:
        table = parse_table(text, REGISTRY, "data.csv")
    except InputError as error:
        return [one.location for one in error.problems]
    return [one.location for one in table.observations]


@given(st.text(max_size=200))
def test_any_text_is_a_table_or_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_table(text, REGISTRY)

    assert caught.value.problems
