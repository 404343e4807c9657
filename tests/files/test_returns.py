"""The national returns: sheets by form code, cells by column and row code, and nothing guessed."""

from __future__ import annotations

import importlib.util
import io
import itertools
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eduplan import InputError, ObservationTable, evaluate
from eduplan.files.plan_file import read_plan
from eduplan.files.register_file import read_register
from eduplan.files.returns import forms
from eduplan.files.table_file import read_table
from eduplan.messages import in_language
from tests.installed import installed_registry

xlsxwriter = pytest.importorskip("xlsxwriter")
pytest.importorskip("python_calamine")

EXAMPLE = Path("examples/county_returns")
_spec = importlib.util.spec_from_file_location("county_returns", EXAMPLE / "generate.py")
assert _spec is not None
assert _spec.loader is not None
county = importlib.util.module_from_spec(_spec)
sys.modules["county_returns"] = county
_spec.loader.exec_module(county)

PLAN, REGISTRY = read_plan(EXAMPLE / "plan.toml", installed_registry())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the returns of two years."""
    path = tmp_path_factory.mktemp("returns")
    county.write(path, range(2024, 2026))
    return path


def figures(table: ObservationTable, *, of: str = "") -> set[tuple[Any, ...]]:
    """Return what a table says: of whom, what, in which scope and year, how much."""
    return {
        (one.institution, one.name, tuple(sorted(one.scope.items())), one.year, one.figure.value)
        for one in table.observations
        if one.figure is not None and one.institution and one.name.startswith(of)
    }


def test_every_target_of_the_county_is_judged_by_its_returns(folder: Path) -> None:
    register = read_register(folder / "名录.csv", REGISTRY)
    table = read_table(folder, REGISTRY, plan=PLAN, register=register)

    report = evaluate(PLAN, REGISTRY, table)

    assert {one.level.state for one in report.targets} == {"met"}


def test_a_folder_of_workbooks_and_one_wide_table_say_the_same(
    folder: Path, tmp_path: Path
) -> None:
    lines = ["学校名称,办学类型,在校生数/小学,在校生数/初中,教职工数,专任教师数/女,初一在校生数"]
    for school in county.schools():
        known = dict(county.cells(school, 2024))
        if school.last < 2024 or not known:
            continue
        primary, junior = known.get("教基3112"), known.get("教基3115")
        staff = known["教基4149"]
        cells = [
            school.name,
            school.kind,
            primary[1][6] if primary else "",
            junior[1][2] if junior else "",
            staff[1][0],
            staff[2][1],
            junior[1][4] if junior else "",
        ]
        lines.append(",".join(map(str, cells)))
    (tmp_path / "2024年.csv").write_text("\n".join(lines), encoding="utf-8")

    wide = figures(read_table(tmp_path / "2024年.csv", REGISTRY, plan=PLAN))
    returns = figures(read_table(folder / "2024年", REGISTRY, plan=PLAN))

    assert len(wide) > 80
    assert wide <= returns


KINDS = {
    "小学": ("primary",),
    "初级中学": ("junior",),
    "九年一贯制学校": ("primary", "junior"),
}
WIDE = {
    ("在校生数", "小学", "计"): ("教基3112", 1, 7),
    ("在校生数", "小学", "#女"): ("教基3112", 1, 8),
    ("在校生数", "初中", "计"): ("教基3115", 1, 3),
    ("在校生数", "初中", "#女"): ("教基3115", 1, 4),
    ("教职工数", "计"): ("教基4149", 1, 1),
    ("专任教师", "计"): ("教基4149", 1, 2),
    ("专任教师", "#女"): ("教基4149", 2, 2),
    ("小学专任教师", "计"): ("教基4155", 2, 1),
    ("小学专任教师", "#女"): ("教基4155", 2, 2),
    ("小学专任教师", "#按学历分", "硕士研究生"): ("教基4155", 6, 1),
    ("小学专任教师", "#按学历分", "本科"): ("教基4155", 7, 1),
    ("初中专任教师", "#按学历分", "本科"): ("教基4155", 16, 1),
}
"""The columns of a wide export, level by level, and the form, row and column of each."""


def wide_export(path: Path, schools: list[Any], order: list[tuple[str, ...]]) -> None:
    """Write a row for each school below four levels of header, equal neighbours merged."""
    columns = [("学校名称",), ("办学类型",), ("是否计校数",), *order]
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("表")
    page.write(0, 0, "2024年义务教育学校基础数据")
    for level in range(3):
        texts = [(levels[: level + 1], levels[level : level + 1]) for levels in columns]
        for _, group in itertools.groupby(enumerate(texts), key=lambda one: one[1]):
            found = list(group)
            [first, last] = [found[0][0], found[-1][0]]
            text = "".join(found[0][1][1])
            if last > first and text:
                page.merge_range(level + 1, first, level + 1, last, text)
            else:
                page.write(level + 1, first, text)
    for row, school in enumerate(schools, start=4):
        known = dict(county.cells(school, 2024))
        cells = [WIDE[levels] for levels in order]
        page.write_row(row, 0, [school.name, school.kind, 1])
        for at, (form, code, column) in enumerate(cells, start=3):
            if code in known.get(form, {}):
                page.write(row, at, known[form][code][column - 1])
    book.close()


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    kinds=st.lists(st.sampled_from([*KINDS]), min_size=1, max_size=3),
    sizes=st.lists(st.integers(1, 900), min_size=6, max_size=6),
    order=st.permutations([*WIDE]),
)
def test_workbooks_a_folder_of_them_and_the_wide_export_say_the_same(
    kinds: list[str], sizes: list[int], order: list[tuple[str, ...]]
) -> None:
    schools = [
        county.School(f"第{at}学校", kind, dict(zip(KINDS[kind], sizes[2 * at :], strict=False)))
        for at, kind in enumerate(kinds)
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "2024年"
        folder.mkdir()
        for school in schools:
            county.write_school(folder, school, 2024)
        each = [read_table(path, REGISTRY, plan=PLAN) for path in sorted(folder.iterdir())]
        together = figures(read_table(folder, REGISTRY, plan=PLAN))
        wide_export(Path(name) / "2024年.xlsx", schools, order)
        wide = figures(read_table(Path(name) / "2024年.xlsx", REGISTRY, plan=PLAN))

    asked = {one[1:3] for one in wide}
    assert set[Any]().union(*map(figures, each)) == together
    assert wide == {one for one in together if one[1:3] in asked}
    assert len(wide) >= 6 * len(schools)


def sheet(
    tmp_path: Path,
    rows: list[list[Any]],
    name: str = "教基3115_初级中学",
    file: str = "一中(初级中学).xlsx",
) -> ObservationTable:
    """Return what is read of a workbook of one sheet."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    page = book.add_worksheet(name)
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    inner = tmp_path / "2024年"
    inner.mkdir(exist_ok=True)
    (inner / file).write_bytes(stream.getvalue())
    return read_table(inner / file, REGISTRY, plan=PLAN)


HEADINGS = ["指标名称", "代码", *forms()[0]["教基3115"].columns]
CODES = ["甲", "乙", *(str(at) for at in range(1, 10))]
TOTAL: list[Any] = ["总计", "01", 90, 100, 290, 140, 100, 95, 95, 0, 95]


def test_a_cell_is_found_by_its_codes_wherever_it_stands(tmp_path: Path) -> None:
    plain = sheet(tmp_path, [["初中分类型学生数"], HEADINGS, CODES, TOTAL])
    order = [10, 0, 3, 1, 2, 9, 8, 7, 6, 5, 4]
    moved = [
        ["初中分类型学生数"],
        [],
        *([row[at] for at in order] for row in (HEADINGS, CODES, TOTAL)),
    ]

    assert figures(sheet(tmp_path, moved)) == figures(plain)
    assert (
        "一中",
        "compulsory.grade_seven_students",
        (("school_type", "junior_school"),),
        2024,
        100,
    ) in figures(plain)
    [students] = [one for one in plain.observations if one.text == "290"]
    assert (students.region, students.source) == ("229903", "教基3115 初中分类型学生数")
    assert students.place.endswith("一中(初级中学).xlsx:教基3115_初级中学!E4")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"header": "在籍生数"}, "第 3 栏是“在籍生数”；应为“在校生数”"),
        ({"total": 300}, "“总计/在校生数”300 不等于 一年级、二年级、三年级、四年级 之和 290"),
        ({"codes": ["甲", "乙"]}, "缺第 1 栏“毕业生数”"),
        ({"label": "合计"}, "第 1 行是“合计”；应为“总计”"),
    ],
)
def test_what_is_not_the_form_is_an_error_with_its_cell(
    tmp_path: Path, changed: dict[str, Any], said: str
) -> None:
    headings: list[Any] = [
        changed.get("header", one) if one == "在校生数" else one for one in HEADINGS
    ]
    total: list[Any] = [changed.get("label", TOTAL[0]), *TOTAL[1:]]
    total[4] = changed.get("total", 290)

    with pytest.raises(InputError) as caught:
        sheet(tmp_path, [["初中分类型学生数"], headings, changed.get("codes", CODES), total])

    assert said in caught.value.in_language("zh")
    assert "教基3115_初级中学" in caught.value.in_language("zh")


def test_classes_by_size_are_read_from_the_older_form(tmp_path: Path) -> None:
    """基础基213 has its bands in a second column below a merged 班额."""
    labels = forms()[0]["基础基213"].rows
    stages = ["", "", "编号", "合计", "初中", "", "", "", "", "高中", "", "", ""]
    grades = ["", "", "", "", "计", *"一二三四", "计", *"一二三"]
    heads = [stages, [one + "年级" if one in tuple("一二三四") else one for one in grades]]
    codes = ["甲", "", "乙", *map(str, range(1, 11))]
    total = ["总计", "", "01", 9, 9, 3, 3, 3, 0, 0, 0, 0, 0]
    bands = [["班额" if at == 3 else "", labels[at], f"{at:02}", 0, 0] for at in range(3, 13)]
    bands[6][3:], bands[7][3:] = [5, 5], [4, 4]

    found = sheet(
        tmp_path,
        [["基础基213中学教学班数、班额情况"], *heads, codes, total, *bands],
        "基础基213",
    )

    classes = {
        one.scope.get("class_size_band", one.scope["stage"]): one.text
        for one in found.observations
        if one.text not in ("0",)
    }
    assert classes == {"junior": "9", "51_55": "5", "56_60": "4"}


def test_children_of_the_nursery_class_are_none_of_the_kindergarten(tmp_path: Path) -> None:
    form = forms()[0]["基础基311"]
    codes = ["甲", "乙", *map(str, range(1, 13))]
    total = ["总计", "01", 50, 10, 40, 0, 0, 130, 60, 10, 40, 40, 40, 35]

    found = sheet(
        tmp_path,
        [["2018年"], ["", "编号", *form.columns], codes, total],
        "基础基311",
        "河东幼儿园(幼儿园).xlsx",
    )

    assert {one.scope.get("class_age_group"): one.text for one in found.observations} == {
        None: "120",
        "small": "40",
        "middle": "40",
        "large": "40",
    }


def test_every_form_names_what_the_catalogue_has() -> None:
    catalogue = REGISTRY.catalogue
    for form in forms()[0].values():
        for one in form.cells:
            dimensions = getattr(catalogue.get(one["name"]), "dimensions", ())
            for pair in filter(None, one.get("scope", "").split(";")):
                dimension, _, code = pair.partition("=")
                assert dimension in dimensions
                assert code in catalogue.dimensions[dimension].codes


def test_a_form_without_a_public_source_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        sheet(tmp_path, [["学校基本情况"], CODES], "教基1001_初级中学")
    assert "没有读教基1001 学校（机构）基本情况：没有见到" in caught.value.in_language("zh")
    assert "教基1001 学校（机构）基本情况 was not read: no public" in str(caught.value)

    county.write(tmp_path / "all", range(2025, 2026))
    sheet_path = tmp_path / "all" / "2025年" / "旧表(小学).xlsx"
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    book.add_worksheet("基础基312").write_row(0, 0, ["小学学生数", "x"])
    book.close()
    sheet_path.write_bytes(stream.getvalue())
    found = read_table(tmp_path / "all", REGISTRY, plan=PLAN)

    said = "\n".join(in_language(one.message, "zh") for one in found.unread)
    assert "没有读基础基312" in said


def test_a_form_that_is_not_read_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        sheet(tmp_path, [["校舍情况"], CODES, TOTAL[:11]], "教基5170_初级中学")

    said = caught.value.in_language("zh")
    assert "没有读教基5170：没有见到它公开的栏目和代码" in said
    assert "教基4149" in said


DEGREES = [10, 0, 1, 7, 2, 0, 0]


def degrees(*rows: int) -> list[list[Any]]:
    """Return 教基4155 of a primary school: all teachers, 博士, 硕士, 本科 and so on."""
    labels = forms()[0]["教基4155"].rows
    codes = (2, 5, 6, 7, 8, 9, 10)
    body = [[labels[at], f"{at:02}", one, 0] for at, one in zip(codes, rows, strict=True)]
    heads = [["指标名称", "代码", "合计", "#女", "道德与法治"], ["甲", "乙", "1", "2", "3"]]
    return [["义务教育阶段专任教师分课程、分学历情况"], *heads, *body]


def test_teachers_by_degree_are_read_whatever_the_courses(tmp_path: Path) -> None:
    found = sheet(tmp_path, degrees(*DEGREES), "教基4155_小学", "东风小学(小学).xlsx")

    by_degree = {
        one.scope.get("degree"): one.text for one in found.observations if "sex" not in one.scope
    }
    assert by_degree == {
        None: "10",
        "doctor": "0",
        "master": "1",
        "bachelor": "7",
        "college": "2",
        "secondary_school": "0",
        "below_secondary": "0",
    }


def test_rows_that_are_not_the_sum_of_others_are_an_error_with_the_cell(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        sheet(tmp_path, degrees(11, *DEGREES[1:]), "教基4155_小学", "东风小学(小学).xlsx")

    said = caught.value.in_language("zh")
    assert "!C4: “小学/合计”11 不等于 博士研究生、硕士研究生、本科、专科" in said


def test_two_forms_that_say_otherwise_of_one_figure_are_an_error_with_both_cells(
    tmp_path: Path,
) -> None:
    """教基4153 and 教基4155 both give the teachers of a stage."""
    book = xlsxwriter.Workbook(tmp_path / "东风小学(小学).xlsx")
    ages = ["小学", "10", 9, 6, *[1] * 9]
    heads = ["指标名称", "代码", *forms()[0]["教基4153"].columns]
    codes = ["甲", "乙", *(str(at) for at in range(1, 12))]
    by_age = [["2024年专任教师分年龄情况"], heads, codes, ages]
    by_degree = [["2024年专任教师分学历情况"], *degrees(*DEGREES)[1:]]
    for name, rows in (("教基4153_小学", by_age), ("教基4155_小学", by_degree)):
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    book.close()

    with pytest.raises(InputError) as caught:
        read_table(tmp_path, REGISTRY, plan=PLAN)

    said = caught.value.in_language("zh")
    assert "教基4155_小学!C4" in said
    assert "教基4153_小学!C4 已有" in said


def test_a_missing_mark_is_no_zero(tmp_path: Path) -> None:
    row = [*TOTAL[:2], "-", *TOTAL[3:]]

    found = sheet(tmp_path, [["初中分类型学生数"], HEADINGS, CODES, row])

    assert "compulsory.graduates" not in {one.name for one in found.observations}
