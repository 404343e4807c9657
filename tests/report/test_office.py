"""The report as a Word document and as a workbook: whole, safe, the same bytes, and openable."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from eduplan import audit, whole_report, write_report
from tests.cli.command import eduplan
from tests.outside import missing
from tests.report.sample import TODAY, plan, registry
from tests.report.test_html import county

if TYPE_CHECKING:
    from eduplan import Report
    from eduplan.report_model import Language

EVIL = "=1+1<b>&\x00\x07"


def _written(said: Report, form: str, lang: Language = "zh", *, expand: bool = False) -> bytes:
    written = write_report(said, registry(), form, lang=lang, expand=expand)
    assert isinstance(written, bytes)
    return written


@cache
def _county(form: str, lang: Language, *, expand: bool) -> bytes:
    return _written(county(), form, lang, expand=expand)


def _evil() -> Report:
    return whole_report(audit(plan(title=EVIL), registry(), today=TODAY))


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_same_report_gives_the_same_bytes_and_no_day(form: str) -> None:
    first, second = (_written(_evil(), form) for _ in range(2))

    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        days = {entry.date_time for entry in archive.infolist()}
        core = archive.read("docProps/core.xml").decode()
    assert first == second
    assert days == {(1980, 1, 1, 0, 0, 0)}
    assert str(date.today().year) not in core


def test_a_document_has_real_headings_tables_whose_heads_repeat_and_page_numbers() -> None:
    document = docx.Document(io.BytesIO(_county("docx", "zh", expand=False)))

    styles = [one.style.name for one in document.paragraphs if one.style is not None]
    heads = [table.rows[0]._tr.xpath("./w:trPr/w:tblHeader") for table in document.tables]
    titles = [one.text for one in document.paragraphs if one.style and one.style.name == "Title"]
    assert titles == ["清河县教育事业发展“十四五”规划（虚构）"]
    assert styles.count("Heading 1") >= 5
    assert styles.count("Heading 2") >= 10
    assert len(heads) > 10
    assert all(heads)
    assert "PAGE" in document.sections[0].footer._element.xml


def test_every_chart_of_a_document_has_a_text_and_its_numbers_below() -> None:
    document = docx.Document(io.BytesIO(_county("docx", "zh", expand=False)))

    texts = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(texts) >= 10
    assert all(texts)
    assert len(document.tables) > len(texts)


def test_a_document_says_what_the_page_says() -> None:
    document = docx.Document(io.BytesIO(_county("docx", "zh", expand=True)))

    text = "\n".join(one.text for one in document.paragraphs)
    assert "九年义务教育巩固率：目标≥95%（T5，二(二)）劣于基数97.4%" in text
    assert "［进展顺利］T1 普惠性幼儿园覆盖率 ≥90%（2025年）" in text


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_direction_marks_are_escaped(form: str) -> None:
    said = whole_report(audit(plan(title="某县\u202e规划"), registry(), today=TODAY))

    with zipfile.ZipFile(io.BytesIO(_written(said, form))) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if ".xml" in name]
    assert not any("\u202e" in part for part in parts)
    assert any(r"某县\u202e规划" in part for part in parts)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_text_with_signs_and_control_characters_is_only_text(form: str) -> None:
    data = _written(_evil(), form)

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith(".xml")}
    assert not any(b"<f>" in part for part in parts.values())
    assert not any(b"\x00" in part or b"\x07" in part for part in parts.values())
    assert not any(b"=1+1<b>" in part for part in parts.values())
    assert any(b"=1+1&lt;b&gt;" in part for part in parts.values())


def test_a_workbook_has_a_sheet_for_each_table_with_numbers_as_numbers() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(_county("xlsx", "zh", expand=False)))

    levels = book.get_sheet_by_name("水平、目标和标准").to_python()
    values = book.get_sheet_by_name("数值").to_python()
    assert levels[0][:3] == ["目标", "水平", "要求"]
    [covered] = [row for row in levels if str(row[0]).startswith("T1 ")]
    assert covered[1] == pytest.approx(11 / 13)
    assert ["T1 普惠性幼儿园覆盖率 ≥90%（2025年）", "水平 value"] in [row[:2] for row in values]


def test_a_workbook_has_frozen_heads_filters_and_charts_of_its_own() -> None:
    with zipfile.ZipFile(io.BytesIO(_county("xlsx", "zh", expand=False))) as archive:
        names = archive.namelist()
        sheets = [
            archive.read(name).decode() for name in names if name.startswith("xl/worksheets/sheet")
        ]
    assert sum('state="frozen"' in one for one in sheets) >= 8
    assert sum("<autoFilter" in one for one in sheets) >= 8
    assert sum(name.startswith("xl/charts/chart") for name in names) >= 8


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_both_are_written_in_both_languages(lang: Language) -> None:
    assert _county("docx", lang, expand=False).startswith(b"PK")
    assert _county("xlsx", lang, expand=False).startswith(b"PK")


def test_office_programs_open_both_and_print_every_page(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        missing("soffice", "LibreOffice is not installed")
    forms = ("docx", "xlsx")
    files = [tmp_path / f"{form}.{form}" for form in forms]
    for form, file in zip(forms, files, strict=True):
        file.write_bytes(_county(form, "zh", expand=False))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    command = [program, profile, *convert, *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)

    for form in forms:
        with pypdfium2.PdfDocument(tmp_path / f"{form}.pdf") as printed:
            texts = [page.get_textpage().get_text_range() for page in printed]
        assert len(texts) >= 10
        if form == "docx":  # what is short stands in one line of its cell
            assert {"PLAN011", "2021-12-30", "99.96%"} <= {*"\n".join(texts).split()}
        text = "".join("".join(texts).split())
        assert "T5九年义务教育巩固率" in text
        assert "劣于基数97.4%" in text


MINIMAL = Path(__file__).resolve().parents[2] / "examples" / "minimal"


def _template(path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "清河县教育局"
    document.add_paragraph("关于{标题}的报告")
    document.add_paragraph("{正文}")
    document.add_paragraph("抄送：县人民政府")
    document.save(str(path))


def test_a_bureaus_template_keeps_its_letterhead_and_takes_the_report_at_its_mark(
    tmp_path: Path,
) -> None:
    _template(tmp_path / "letter.docx")
    asked = ("report", MINIMAL / "plan.toml", "--today", "2026-01-01", "--template", "letter.docx")

    done = eduplan(*asked, "-o", "out.docx", "--manifest", "made.json", cwd=tmp_path)
    again = eduplan("replay", "made.json", cwd=tmp_path)

    assert (done.code, done.err, again.code) == (0, "", 0)
    written = docx.Document(str(tmp_path / "out.docx"))
    texts = [one.text for one in written.paragraphs if one.text]
    assert texts[0] == "关于清河县教育事业发展“十四五”规划（虚构）的报告"
    assert texts[1] == "概览"
    assert texts[-1] == "抄送：县人民政府"
    assert written.sections[0].header.paragraphs[0].text == "清河县教育局"


def test_a_template_is_for_word_alone_and_must_be_one(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_text("no Word file", encoding="utf-8")
    asked = ("report", MINIMAL / "plan.toml", "--template", "letter.docx")

    other = eduplan(*asked, "-o", "out.html", cwd=tmp_path)
    none = eduplan(*asked, "-o", "out.docx", cwd=tmp_path)

    assert (other.code, none.code) == (2, 2)
    assert "--template 只用于 Word 文件" in other.err
    assert "模板 letter.docx 读不了：不是 .docx 文件" in none.err
    assert not (tmp_path / "out.docx").exists()
