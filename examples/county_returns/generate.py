"""Writes the yearly returns of an invented county, as a county has them: python generate.py FOLDER.

Forty institutions in five years (2021 to 2025), none of them real: a workbook for each school and
year in the forms of the national returns, one sheet of kindergartens for each year, and what the
county itself knows. Two primary schools merge in 2023, a nine-year school teaches two stages, a
kindergarten is attached to a school. The same run writes the same figures.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from eduplan.files.returns import Form, forms
from eduplan.tables.writing import Column, Page, Value, workbook_bytes

YEARS = range(2021, 2026)
REGION = "229903"

_PLACES = ["城关", "河东", "河西", "东风", "新兴", "红旗", "柳树", "大岭"]
_PLACES += ["青山", "石桥", "马家", "双河", "北沟", "南坡", "水泉", "太平"]


class School(NamedTuple):
    """A school: its name and kind, its pupils in each grade of 2021, and its last year."""

    name: str
    kind: str
    grades: dict[str, int]
    last: int = YEARS[-1]


class Kindergarten(NamedTuple):
    """A kindergarten: its name, its ownership, and its children in 2021."""

    name: str
    ownership: str
    children: int


def schools() -> tuple[School, ...]:
    """Return the 26 schools."""
    primary = [
        School(
            f"{place}小学", "小学", {"primary": 12 + 9 * number}, 2022 if place == "河东" else 2025
        )
        for number, place in enumerate(_PLACES)
    ]
    junior = [
        School(f"第{n}中学", "初级中学", {"junior": 140 + 45 * k})
        for k, n in enumerate("一二三四五")
    ]
    nine = [
        School(f"{place}学校", "九年一贯制学校", {"primary": 20 + 5 * k, "junior": 24 + 6 * k})
        for k, place in enumerate(("龙泉", "松江", "永安"))
    ]
    senior = [School("临禾高级中学", "高级中学", {"senior": 410})]
    special = [School("临禾特殊教育学校", "特殊教育学校", {})]
    return (*primary, *junior, *nine, *senior, *special)


def kindergartens() -> tuple[Kindergarten, ...]:
    """Return the 14 kindergartens, one of them attached to a school."""
    kinds = ("公办", "公办", "普惠性民办", "公办", "普惠性民办")
    named = [
        Kindergarten(f"{place}幼儿园", kinds[number % 5], 90 + 13 * number)
        for number, place in enumerate(_PLACES[:13])
    ]
    return (*named, Kindergarten("水泉小学", "公办", 45))  # the class attached to a school


def pupils(school: School, stage: str, grade: int, year: int) -> int:
    """Return the pupils of a grade, from 0: births fall, and the closed school's go to 河西."""
    base = school.grades[stage]
    count = base - (year - YEARS[0]) * (base // 25) - grade % 3
    if school.name == "河西小学" and year >= 2023:
        count += 18
    return max(count, 3)


_STAGES = {"primary": ("教基3112", 6), "junior": ("教基3115", 3), "senior": ("教基3118", 3)}


def cells(school: School, year: int) -> Iterator[tuple[str, dict[int, list[Value]]]]:
    """Yield the code of each form of a school and, by row code, the cells of its columns."""
    total = 0
    by_stage = {}
    for stage in school.grades:
        code, grades = _STAGES[stage]
        counts = [pupils(school, stage, grade, year) for grade in range(grades)]
        total += sum(counts)
        by_stage[stage] = teachers(sum(counts), stage)
        yield code, {1: _total_row(code, counts), 2: _female_row(code, counts)}
    if not by_stage:
        return
    all_teachers = sum(map(sum, by_stage.values()))
    female = sum(women(stage, sum(ages)) for stage, ages in by_stage.items())
    row: list[Value] = [all_teachers + 4, all_teachers, 2, 1, 1, 0, 0, 0]
    yield "教基4149", {1: row, 2: [female + 1, female, 1, 0, 0, 0, 0, 0]}
    rows = {"primary": 10, "junior": 19, "senior": 28}
    yield (
        "教基4153",
        {
            rows[stage]: [sum(ages), women(stage, sum(ages)), *ages]
            for stage, ages in by_stage.items()
        },
    )
    if "senior" not in by_stage:
        yield "教基4155", degrees({stage: sum(ages) for stage, ages in by_stage.items()})


def degrees(counts: dict[str, int]) -> dict[int, list[Value]]:
    """Return the rows of teachers by degree, of whom two thirds of each are women."""
    rows: dict[int, list[int]] = {}
    for stage, first in (("primary", 2), ("junior", 11)):
        count = counts.get(stage, 0)
        masters, college = count // 12, count // 9 if stage == "primary" else 0
        parts = (0, masters, count - masters - college, college, 0, 0)
        for at, part in enumerate(parts, start=first + 3):
            rows[at] = [part, part * 2 // 3]
        rows[first] = [count, sum(rows[first + 3 + at][1] for at in range(6))]
    rows[1] = [rows[2][0] + rows[11][0], rows[2][1] + rows[11][1]]
    female: dict[int, list[Value]] = {at + 1: [rows[at][1], "-"] for at in (2, 11)}
    return {**{at: [*row] for at, row in rows.items()}, **female}


def women(stage: str, count: int) -> int:
    """Return how many of the full-time teachers of a stage are women, as the forms add them up."""
    first = {"primary": 2, "junior": 11}.get(stage)
    return count * 2 // 3 if first is None else int(degrees({stage: count})[first][1] or 0)


def teachers(students: int, stage: str) -> list[int]:
    """Return the full-time teachers by age group, from 24 and under to 60 and over."""
    count = max(students // {"primary": 17, "junior": 13, "senior": 12}[stage], 9)
    ages = [count // 9] * 9
    ages[4] += count - sum(ages)
    return ages


def _total_row(code: str, counts: list[int]) -> list[Value]:
    first, last, total = counts[0], counts[-1], sum(counts)
    girls = sum(count // 2 for count in counts)
    if code == "教基3112":
        return [last - 1, first, 0, 0, 0, first, total, girls, *counts, last]
    grades = [*counts, 0] if code == "教基3115" else counts
    return [last - 1, first, total, girls, *grades, last]


def _female_row(code: str, counts: list[int]) -> list[Value]:
    """Return the row #女, in which nobody counts girls among girls."""
    halves = [count // 2 for count in counts]
    row = _total_row(code, halves)
    row[{"教基3112": 7}.get(code, 3)] = "-"
    return row


def page(form: Form, kind: str, rows: dict[int, list[Value]], title: str) -> Page:
    """Return the sheet of a form: title, headings, column codes, and the rows that are given."""
    headings = (
        Column("指标名称", width=20),
        Column("代码"),
        *(Column(one) for one in form.columns),
    )
    codes: list[Value] = ["甲", "乙", *(str(at) for at in range(1, len(form.columns) + 1))]
    body: list[list[Value]] = [
        [form.rows[code], f"{code:02}", *values] for code, values in sorted(rows.items())
    ]
    return Page(f"{form.code}_{kind}", headings, [codes, *body], (title,))


def write_school(folder: Path, school: School, year: int) -> None:
    """Write the workbook of a school of one year, if there is a form for its stages."""
    known, _ = forms()
    pages = [
        page(known[code], school.kind, rows, known[code].title)
        for code, rows in cells(school, year)
    ]
    if pages:
        name = f"{school.name}({school.kind}).xlsx"
        (folder / name).write_bytes(workbook_bytes(pages))


def write(folder: Path, years: range = YEARS) -> None:
    """Write the returns of some years into a folder, one folder for each year."""
    for year in years:
        inner = folder / f"{year}年"
        inner.mkdir(parents=True, exist_ok=True)
        for school in schools():
            if year <= school.last:
                write_school(inner, school, year)
        (inner / "幼儿园.xlsx").write_bytes(workbook_bytes([_kindergartens(year)]))
    (folder / "县情.csv").write_bytes(_county(years).encode("gb18030"))
    (folder / "名录.csv").write_text(register(), encoding="utf-8")


def _kindergartens(year: int) -> Page:
    names = ("机构名称", "办学类型", "办学性质", "在园幼儿数（人）")
    columns = [Column(one, width=18) for one in names]
    rows: list[list[Value]] = [
        [one.name, kind_of(one), one.ownership, one.children - 4 * (year - YEARS[0])]
        for one in kindergartens()
    ]
    total: Value = sum(int(str(row[3])) for row in rows)
    return Page(
        "幼儿园", tuple(columns), [*rows, ["合计", None, None, total]], (f"{year}年幼儿园情况",)
    )


def kind_of(kindergarten: Kindergarten) -> str:
    """Return the kind of the institution that reports the children."""
    return "幼儿园" if kindergarten.name.endswith("幼儿园") else "小学"


def register() -> str:
    """Return the register of institutions, with the year in which one was closed."""
    lines = ["地区,学校名称,学校类型,停办年份"]
    for one in schools():
        closed = str(one.last + 1) if one.last < YEARS[-1] else ""
        lines.append(f"{REGION},{one.name},{one.kind},{closed}")
    own = (one.name for one in kindergartens() if kind_of(one) == "幼儿园")
    lines += [f"{REGION},{name},幼儿园," for name in own]
    return "\n".join([*lines, ""])


def _county(years: range) -> str:
    lines = [f"指标,单位,{','.join(f'{year}年' for year in years)}"]
    known: dict[str, tuple[str, list[float]]] = {
        "学前三年毛入园率": ("%", [93.1, 93.6, 94.0, 94.9, 95.3]),
        "高中阶段毛入学率": ("%", [92.0, 92.8, 93.1, 94.4, 95.2]),
        "义务教育学龄人口": ("人", [6300, 6150, 6000, 5850, 5700]),
    }
    for label, (unit, values) in known.items():
        texts = (str(values[year - YEARS[0]]) for year in years)
        lines.append(f"{label},{unit},{','.join(texts)}")
    return "\n".join([*lines, "注：县统计局、教育局提供（虚构）。", ""])


if __name__ == "__main__":
    write(Path(sys.argv[1]))
