"""Files that are no tables, and cells that nobody should guess at, are named in Chinese."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eduplan import InputError, ObservationTable
from eduplan.files.table_file import read_table
from eduplan.tables import workbook as workbooks
from tests import small
from tests.evaluation.county import REGISTRY

xlsxwriter = pytest.importorskip("xlsxwriter")
pytest.importorskip("python_calamine")

PLAN = small.plan("", REGISTRY)


def written(write: Callable[[Any, Any], None]) -> bytes:
    """Return a workbook of one sheet."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    write(book.add_worksheet("小学"), book)
    book.close()
    return stream.getvalue()


def rows(*lines: list[Any]) -> bytes:
    """Return a workbook of some rows."""

    def write(sheet: Any, book: Any) -> None:
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)

    return written(write)


def read(tmp_path: Path, raw: bytes, name: str = "data.xlsx") -> ObservationTable:
    (tmp_path / name).write_bytes(raw)
    return read_table(tmp_path / name, REGISTRY, plan=PLAN)


def refused(tmp_path: Path, raw: bytes, name: str = "data.xlsx") -> str:
    """Return what is said of a file, in Chinese."""
    with pytest.raises(InputError) as caught:
        read(tmp_path, raw, name)
    return caught.value.in_language("zh").replace(f"{tmp_path}/", "")


HEADER = ["学校", "年份", "在校生数", "教师数"]


def test_a_damaged_workbook_is_named(tmp_path: Path) -> None:
    whole = rows(HEADER, ["甲小学", 2023, 5, 6])

    assert "工作簿打不开" in refused(tmp_path, whole[: len(whole) // 2])
    assert "工作簿打不开" in refused(tmp_path, b"PK\x03\x04" + bytes(500))
    assert "工作簿打不开" in refused(tmp_path, b"\xd0\xcf\x11\xe0" + bytes(5000), "data.xls")


def test_a_workbook_with_a_password_is_named(tmp_path: Path) -> None:
    """Excel keeps it in an OLE file with a stream of this name."""
    raw = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024) + "EncryptedPackage".encode("utf-16-le")

    assert "打开密码" in refused(tmp_path, raw + bytes(1024))


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "MAXIMUM_UNPACKED", 2**20)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 2**21)

    assert "最多读 1048576 字节" in refused(tmp_path, stream.getvalue())


def test_a_cell_at_the_far_corner_does_not_fill_the_memory(tmp_path: Path) -> None:
    def write(sheet: Any, book: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write(1_048_575, 16_383, "x")

    assert "用到第 1048576 行" in refused(tmp_path, written(write))


def test_many_rows_that_are_only_formatted_are_no_rows(tmp_path: Path) -> None:
    def write(sheet: Any, book: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ["甲小学", 2023, 5, 6])
        for row in range(2, 20_000):
            sheet.write_blank(row, 0, None, book.add_format({"bold": True}))

    assert len(read(tmp_path, written(write)).observations) == 2


def test_numbers_kept_as_text_are_numbers(tmp_path: Path) -> None:
    found = read(tmp_path, rows(HEADER, ["甲小学", "2023", "'435", " ４３０ "]))

    assert [one.figure and one.figure.value for one in found.observations] == [435, 430]


def test_blank_rows_between_change_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, rows(HEADER, [], ["甲小学", 2023, 5, 6], [], [], ["乙小学", 2023, 1, 2]))

    assert [one.row for one in found.observations] == [3, 3, 6, 6]


def test_a_date_that_was_a_ratio_is_named(tmp_path: Path) -> None:
    def write(sheet: Any, book: Any) -> None:
        sheet.write_row(0, 0, ["地区", "年份", "生师比"])
        sheet.write_row(1, 0, [229901, 2023])
        sheet.write_number(1, 2, 0.5434, book.add_format({"num_format": "h:mm"}))

    said = refused(tmp_path, written(write))

    assert "data.xlsx:小学!C2" in said
    assert "是日期或时刻" in said


@pytest.mark.parametrize(
    ("lines", "place", "said"),
    [
        ([HEADER, ["甲小学", 2023, -5, 6]], "小学!C2", "小于零"),
        ([HEADER, ["甲小学", 2023, 5, 6], ["甲小学", 2023, 7, 6]], "小学!C3", "2023年的 在校生数"),
        ([[*HEADER, "在校生数"], ["甲小学", 2023, 5, 6, 5]], "小学!E2", "2023年的 在校生数"),
        ([HEADER, ["甲小学", "", 2023, 5]], "小学!", "年"),
        ([["学校", *HEADER], ["甲小学", "甲小学", 2023, 5, 6]], "小学!B1", "出现了两次"),
        ([["地区", *HEADER], ["无名县", "甲小学", 2023, 5, 6]], "小学!A2", "“无名县”不是地区"),
        ([["地区", *HEADER], ["", "甲小学", 2023, 5, 6]], "小学!", "地区"),
        ([HEADER, ["甲小学", 2023, "无", 6]], "小学!C2", "可能是零"),
        ([HEADER, ["甲小学", 2023, 5.5, 6]], "小学!C2", "不是整数"),
    ],
)
def test_what_must_not_be_guessed_is_named_with_its_cell(
    tmp_path: Path, lines: list[list[Any]], place: str, said: str
) -> None:
    found = refused(tmp_path, rows(*lines))

    assert place in found
    assert said in found


def test_a_column_shifted_by_one_gives_errors_and_no_figures(tmp_path: Path) -> None:
    said = refused(tmp_path, rows(HEADER, ["1", "甲小学", 2023, 435]))

    assert "data.xlsx:小学!B2" in said
    assert "“甲小学”不是年份" in said


def test_a_figure_merged_over_two_schools_is_named(tmp_path: Path) -> None:
    def write(sheet: Any, book: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ["甲小学", 2023, "", 6])
        sheet.write_row(2, 0, ["乙小学", 2023, "", 7])
        sheet.merge_range("C2:C3", 50)

    said = refused(tmp_path, written(write))

    assert "小学!C2" in said
    assert "合并成了一格" in said


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_old_workbooks_and_open_documents_are_read_too(kind: str) -> None:
    """Two sheets that LibreOffice wrote."""
    path = Path(__file__).parent / "workbooks" / f"school.{kind}"

    found = read_table(path, REGISTRY, plan=PLAN)

    assert [one.figure and one.figure.value for one in found.observations] == [435, 30]
    assert found.observations[0].place == f"{path}:小学!C3"
