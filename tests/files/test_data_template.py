"""The workbook that others fill in names just what the targets need, and goes into evaluate."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eduplan import Element, Indicator, evaluate
from eduplan.files.data_template import data_template, needs_of
from eduplan.files.plan_file import read_plan
from eduplan.files.table_check import check_tables
from eduplan.files.table_file import read_table
from eduplan.messages import in_language
from eduplan.quantity import parse_unit
from eduplan.tables.workbook import workbook_sheets
from tests.evaluation import county
from tests.installed import installed_registry

pytest.importorskip("python_calamine")
xlsxwriter = pytest.importorskip("xlsxwriter")

EXAMPLES = sorted(Path("examples").glob("*/plan.toml"))


def filled(raw: bytes, path: Path, number: Any) -> int:
    """Write a template again with a number in each cell that is to be filled; return how many."""
    count = 0
    book = xlsxwriter.Workbook(path)
    for sheet in workbook_sheets(raw, "template.xlsx"):
        if sheet.is_hidden:
            continue
        page = book.add_worksheet(sheet.name)
        header = sheet.rows[0]
        for row, texts in enumerate(sheet.rows):
            cells = [*texts, *[""] * (len(header) - len(texts))]
            for at, text in enumerate(cells):
                is_open = row > 0 and not text and sheet.name != "说明"
                if is_open and "名称" in header[at]:
                    text = "甲校"
                elif is_open and header[at] not in ("来源", "说明"):
                    text, count = str(number), count + 1
                page.write_string(row, at, text)
    book.close()
    return count


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_a_filled_template_is_read_without_a_word(path: Path, tmp_path: Path) -> None:
    plan, registry = read_plan(path, installed_registry())

    count = filled(data_template(plan, registry.catalogue), tmp_path / "data.xlsx", 10)
    found = read_table(tmp_path / "data.xlsx", registry, plan=plan)

    assert count > 10
    assert len(found.observations) == count
    assert [in_language(one.message, "zh") for one in found.unread] == ["只有文字，没有表"]


def test_what_is_filled_in_answers_the_targets(tmp_path: Path) -> None:
    plan = county.plan(county.target('at_least = "90%"', indicator="enrolment_rate"))
    raw = data_template(plan, county.REGISTRY.catalogue)

    filled(raw, tmp_path / "data.xlsx", 10)
    table = read_table(tmp_path / "data.xlsx", county.REGISTRY, plan=plan)

    [target] = evaluate(plan, county.REGISTRY, table).targets
    assert target.level.state == "met"


def test_needs_are_the_elements_of_the_targets_alone_with_their_codes_and_years() -> None:
    plan = county.plan(
        county.target('at_least = "90%"', rest='scope = { stage = "primary" }'),
        county.target('at_least = "5%"', name="T2", indicator="yearly_growth"),
        county.target('at_most = "0.5"', name="T3", indicator="balance"),
    )

    found = {
        (one.name, one.scope, one.back, one.level)
        for one in needs_of(plan, county.REGISTRY.catalogue)
    }

    assert ("town.spending", (), 0, "region") in found
    assert ("town.spending", (), 1, "region") in found
    assert ("town.enrolled", (("stage", "primary"),), 0, "region") in found
    assert ("town.area", (), 0, "institution") in found
    assert {name for name, *_ in found} <= {
        "town.spending",
        "town.enrolled",
        "town.children",
        "town.area",
        "town.pupils",
    }


def test_each_body_that_answers_for_a_target_has_a_sheet() -> None:
    """The one that is named first; what several targets need stands with the first of them."""
    rate = county.target('at_least = "90%"', indicator="enrolment_rate")
    growth = county.target('at_least = "5%"', name="T2", indicator="yearly_growth")
    measure = """
[[measure]]
id = "M1"
title = "扩大学位"
moves = ["town.enrolment_rate"]
responsible = ["县教育局", "县发展改革局"]
"""
    plan = county.plan(rate, growth, measure)

    found = needs_of(plan, county.REGISTRY.catalogue)
    sheets = workbook_sheets(data_template(plan, county.REGISTRY.catalogue), "x.xlsx")

    assert {body for need, body in found.items() if need.name == "town.enrolled"} == {"县教育局"}
    assert {body for need, body in found.items() if need.name == "town.spending"} == {""}
    assert "县教育局" in [one.name for one in sheets]


def test_a_check_says_what_each_column_is_and_proposes_the_nearest(tmp_path: Path) -> None:
    text = "学校,年份,在校生数（人）,教师人数,电话\n甲小学,2023,5,6,7\n"
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")

    found = check_tables(tmp_path / "data.csv", county.REGISTRY.catalogue, {})

    [sheet] = found.sheets
    assert [one.meaning.zh for one in sheet.columns] == [
        "机构",
        "年份",
        "在校生数（人）",
        "认不得",
        "认不得",
    ]
    assert found.proposed == {"教师人数": ("教师数",), "电话": ("-",)}


def test_what_is_proposed_can_have_the_unit_of_the_header(tmp_path: Path) -> None:
    text = "学校,年份,教师经费（万元）,图书（元）,班额比例,教师人数\n甲小学,2023,5,6,7,8\n"
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    catalogue = installed_registry().catalogue

    found = check_tables(tmp_path / "data.csv", catalogue, {}).proposed

    assert found["教师人数"][0] == "专任教师数"
    for header, unit in (("教师经费(万元)", "元"), ("图书(元)", "元"), ("班额比例", "%")):
        for name in found[header]:
            units = [
                one.unit for one in catalogue.find(name) if isinstance(one, Element | Indicator)
            ]
            assert name == "-" or any(one.compatible(parse_unit(unit)) for one in units)


def test_a_mapping_says_what_a_header_shall_say(tmp_path: Path) -> None:
    text = "学校,年份,教师人数,电话\n甲小学,2023,6,7\n"
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    mapping = {"教师人数": "教师数", "电话": "-"}

    found = read_table(tmp_path / "data.csv", county.REGISTRY, plan=county.plan(), mapping=mapping)

    assert [one.name for one in found.observations] == ["town.teachers"]
    assert found.unread == ()
