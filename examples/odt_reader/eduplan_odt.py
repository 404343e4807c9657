"""Reads documents of LibreOffice and WPS (.odt), so that plans are drafted of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, XMLParser, parse

import eduplan

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def read_odt(raw: bytes) -> Iterator[eduplan.Block]:
    """Yield the headings, paragraphs and cells of a document in reading order."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open("content.xml") as file:
        body = parse(file, XMLParser(encoding="utf-8")).getroot()
    tables = 0
    inside: set[Element] = set()
    for one in body.iter():
        if one.tag == f"{TABLE}table":
            tables += 1
            inside.update(one.iter(f"{TEXT}p"))
            yield from cells(one, tables)
        elif one.tag in (f"{TEXT}h", f"{TEXT}p") and one not in inside:
            yield eduplan.Block("".join(one.itertext()), is_heading=one.tag == f"{TEXT}h" or None)


def cells(table: Element, number: int) -> Iterator[eduplan.Block]:
    """Yield the cells of a table, row by row."""
    for row, line in enumerate(table.iter(f"{TABLE}table-row"), start=1):
        for column, one in enumerate(line.iter(f"{TABLE}table-cell"), start=1):
            yield eduplan.Block("".join(one.itertext()), cell=eduplan.Cell(number, row, column))


@eduplan.hookimpl
def eduplan_document_readers() -> list[eduplan.DocumentReader]:
    """Return the format, by the ending of its files."""
    words = eduplan.Words("OpenDocument 文本", "OpenDocument text")
    return [eduplan.DocumentReader(".odt", words, read_odt)]
