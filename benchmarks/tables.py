"""Compares reading sheets of cells with python-calamine alone: python benchmarks/tables.py.

A workbook of 2,000 schools and 40 figures each is read by calamine alone, then as the sheet of
texts with a place for each cell that everything else reads, then as observations; the same cells
as CSV follow. Each is the least of several runs, in processor time; the limits are those of the
page on architecture.
"""

from __future__ import annotations

import csv
import io
import sys
import time
from collections.abc import Callable

import python_calamine
import xlsxwriter

from eduplan.tables.encodings import decoded
from eduplan.tables.text import text_sheet
from eduplan.tables.workbook import workbook_sheets

ROWS, COLUMNS, RUNS = 2_000, 40, 5
LIMIT = 3.0


def cells() -> list[list[str | int | float]]:
    """Return the cells: a header, then a name and figures, some with decimals."""
    header: list[str | int | float] = ["学校名称", *(f"第{n}项" for n in range(COLUMNS))]
    rows: list[list[str | int | float]] = [
        [f"第{row}小学", *(row * n % 997 + (0.5 if n % 4 == 0 else 0) for n in range(COLUMNS))]
        for row in range(ROWS)
    ]
    return [header, *rows]


def workbook() -> bytes:
    """Return the cells as a workbook."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet()
    for number, row in enumerate(cells()):
        sheet.write_row(number, 0, row)
    book.close()
    return stream.getvalue()


def text() -> bytes:
    """Return the cells as CSV."""
    stream = io.StringIO()
    csv.writer(stream).writerows(cells())
    return stream.getvalue().encode()


def least(work: Callable[[], object]) -> float:
    """Return the least processor time of several runs, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> int:
    """Print the ratios; return 1 if one is beyond its limit."""
    raw, plain = workbook(), text()

    def alone() -> object:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        return book.get_sheet_by_index(0).to_python()

    base = least(alone)
    ours = least(lambda: workbook_sheets(raw, "data.xlsx"))
    as_text = least(lambda: text_sheet(decoded(plain) or ""))
    print(f"calamine alone          {base * 1000:7.1f} ms")
    print(f".xlsx to cells / alone  {ours / base:7.2f}  (limit {LIMIT})")
    print(f"CSV to cells / .xlsx    {as_text / ours:7.2f}  (limit 1)")
    return int(ours / base > LIMIT or as_text > ours)


if __name__ == "__main__":
    sys.exit(main())
