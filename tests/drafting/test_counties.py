"""Whole documents of invented counties: drafted, written as a plan file, and held against it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import attrs
import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import eduplan
from eduplan.drafting.plan import plan_of_draft
from eduplan.drafting.source import compare
from eduplan.files.plan_file import parse_plan
from eduplan.files.plan_writer import format_plan
from tests.installed import installed_registry

_FOLDER = Path(__file__).parent / "counties"
_LEVELS = ("第%1章", "第%2节", "（%3）")
_SPACE = nsdecls("w")


def _word() -> bytes:
    """Return a Word file: `0|` to `2|` begin paragraphs that Word numbers, `=` a row of a table."""
    document = docx.Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, text in enumerate(_LEVELS)
    )
    numbering = document.part.numbering_part.element
    abstract = f'<w:abstractNum {_SPACE} w:abstractNumId="90">{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(abstract))
    number = f'<w:num {_SPACE} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
    numbering.append(parse_xml(number))
    lines = (_FOLDER / "yunxi.lines").read_text(encoding="utf-8").splitlines()
    for is_row, group in groupby(lines, lambda line: line.startswith("=")):
        if is_row:
            _table(document, [line[1:].split("\t") for line in group])
        else:
            for line in group:
                _paragraph(document, *line.split("|", 1))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _paragraph(document: Any, level: str, text: str) -> None:
    paragraph = document.add_paragraph(text)
    if level:
        said = f'<w:ilvl w:val="{level}"/><w:numId w:val="90"/>'
        numbered = parse_xml(f"<w:numPr {_SPACE}>{said}</w:numPr>")
        paragraph._p.get_or_add_pPr().append(numbered)


def _table(document: Any, rows: list[list[str]]) -> None:
    """Add a table; equal categories are merged downwards, a title over all columns."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text.replace("/县", "\n县")
    if not any(rows[0][1:]):
        table.cell(0, 0).merge(table.cell(0, len(rows[0]) - 1))
    for category, group in groupby(enumerate(rows), lambda one: one[1][0]):
        places = [at for at, _ in group]
        if len(places) > 1:
            for at in places[1:]:
                table.cell(at, 0).text = ""
            table.cell(places[0], 0).merge(table.cell(places[-1], 0)).text = category


@pytest.fixture(scope="module")
def registry() -> eduplan.Registry:
    return installed_registry()


def _document(name: str) -> eduplan.Document:
    raw = _word() if name.endswith(".docx") else (_FOLDER / name).read_bytes()
    return eduplan.parse_document(raw, name)


@pytest.mark.parametrize(
    ("name", "figures", "unread", "clauses"),
    [
        ("yunxi.docx", 88, 0, ("第二章第二节表1", "第四章(三)", "附件表2")),
        ("qingling.html", 66, 3, ("二(四)", "附件1表2", "附件2表3")),
        ("nantang.txt", 49, 0, ("二表1", "四表2", "五(三)")),
    ],
)
def test_a_whole_document_becomes_a_plan_file_that_it_holds(
    name: str, figures: int, unread: int, clauses: tuple[str, ...], registry: eduplan.Registry
) -> None:
    document = _document(name)
    found = eduplan.draft(document, registry)
    drafted = plan_of_draft(found, document, registry, region="229901")
    plan = parse_plan(format_plan(drafted.plan, drafted.registry), registry).plan

    assert len(found.facts) == figures
    assert len(found.unread) <= unread
    assert set(clauses) <= {one.id for one in plan.clauses}
    assert compare(plan, document, registry).differences == ()
    assert all(one.last_year for one in plan.measures if "表" in "".join(one.clauses) and one.money)


@pytest.mark.parametrize("name", ["yunxi.docx", "qingling.html", "nantang.txt"])
def test_every_seeded_change_of_such_a_plan_is_named(name: str, registry: eduplan.Registry) -> None:
    document = _document(name)
    found = eduplan.draft(document, registry)
    plan = plan_of_draft(found, document, registry, region="229901").plan

    for at in range(0, len(plan.targets), 6):
        for changed in _changed(plan.targets[at]):
            targets = (*plan.targets[:at], changed, *plan.targets[at + 1 :])
            seeded = attrs.evolve(plan, targets=targets)
            assert compare(seeded, document, registry).differences, changed


def _changed(target: eduplan.Target) -> Iterator[eduplan.Target]:
    yield attrs.evolve(target, bound=eduplan.AtLeast(eduplan.parse_figure("7.77%")))
    yield attrs.evolve(target, quote=f"{target.quote}七")
    yield attrs.evolve(target, clauses=("九十九",))
    if target.year is not None:
        yield attrs.evolve(target, year=target.year + 9)
