"""Reads tables of dBASE and FoxPro (.dbf), in which older statistical programs keep figures."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import eduplan


def read_dbf(raw: bytes) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Yield the one sheet: the names of the columns, and the rows that are not deleted."""
    count, start, width = struct.unpack("<IHH", raw[4:12])
    columns = []
    for place in range(32, start - 1, 32):
        if raw[place] == 0x0D:  # the end of the columns
            break
        name, size = raw[place : place + 11].split(b"\0")[0], raw[place + 16]
        columns.append((name.decode("gb18030"), size))
    rows = [tuple(name for name, _ in columns)]
    for number in range(count):
        row = raw[start + number * width :][:width]
        if row[:1] == b"*":
            continue
        cells, at = [], 1
        for _, size in columns:
            cells.append(row[at : at + size].decode("gb18030").strip())
            at += size
        rows.append(tuple(cells))
    yield "", rows


@eduplan.hookimpl
def eduplan_table_readers() -> list[eduplan.TableReader]:
    """Return the format, by the ending of its files."""
    words = eduplan.Words("dBASE 表", "dBASE table")
    return [eduplan.TableReader(".dbf", words, read_dbf)]
