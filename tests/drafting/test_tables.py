"""The table of main indicators is read row by row, whatever format prints it."""

from __future__ import annotations

import pytest

import eduplan
from tests.drafting.documents import ROWS, TABLES


@pytest.fixture(scope="module")
def registry() -> eduplan.Registry:
    return eduplan.load_registry()


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_whole(name: str, registry: eduplan.Registry) -> None:
    document = eduplan.parse_document(TABLES[name], name)
    facts = eduplan.draft(document, registry).facts
    read = [
        (one.label, one.kind, one.comparator, one.value, one.unit, one.year, one.binding)
        for one in facts
    ]

    assert read == [
        ("学前三年毛入园率", "baseline", "=", "88.2", "%", 2020, "expected"),
        ("学前三年毛入园率", "target", ">=", "92", "%", 2025, "expected"),
        ("九年义务教育巩固率", "baseline", "=", "98.5", "%", 2020, "binding"),
        ("九年义务教育巩固率", "target", "=", "99", "%", 2025, "binding"),
        ("新增公办园学位", "target", "=", "3600", "个", None, "expected"),
    ]
    assert all(one.quote in {cell for row in ROWS for cell in row} for one in facts)
    assert facts[0].about == "preschool.gross_enrolment_rate"


def test_cells_of_other_tables_are_listed_as_not_read(registry: eduplan.Registry) -> None:
    document = eduplan.parse_document("学校\t班级\t学生\n城南小学\t18\t802\n".encode(), "plan.txt")
    found = eduplan.draft(document, registry)

    assert found.facts == ()
    assert [one.quote for one in found.unread] == ["18", "802"]
