"""Everything in a TOML file is found where it is written, however it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eduplan.errors import Location
from eduplan.files.located import DecimalText, parse_toml, read_toml

if TYPE_CHECKING:
    from pathlib import Path

PLAN = '''# 二道江区
format = 1
[plan]
id = "example"   # a comment = 1
"名称" = "规划"

[[target]]
id = "T01"
scope = { stage = "primary", location = "urban" }
[[target]]
id = "T02"
wording = [
  "努力",  # ] }
  """基
本]""",
]
  [target.milestones]
  "2023" = "80%"
  2024.note = 'a # b'
[plan.issuer]
name = "政府"
'''


@pytest.mark.parametrize(
    ("path", "line", "column", "key"),
    [
        ((), 1, 1, ""),
        (("format",), 2, 1, "format"),
        (("plan",), 3, 2, "plan"),
        (("plan", "id"), 4, 1, "plan.id"),
        (("plan", "名称"), 5, 1, 'plan."名称"'),
        (("target",), 7, 3, "target"),
        (("target", 0), 7, 1, "target[0]"),
        (("target", 0, "scope", "location"), 9, 30, "target[0].scope.location"),
        (("target", 1), 10, 1, "target[1]"),
        (("target", 1, "wording", 0), 13, 3, "target[1].wording[0]"),
        (("target", 1, "wording", 1), 14, 3, "target[1].wording[1]"),
        (("target", 1, "milestones"), 17, 11, "target[1].milestones"),
        (("target", 1, "milestones", "2023"), 18, 3, "target[1].milestones.2023"),
        (("target", 1, "milestones", "2024", "note"), 19, 8, "target[1].milestones.2024.note"),
        (("plan", "issuer", "name"), 21, 1, "plan.issuer.name"),
    ],
)
def test_keys_and_elements_of_a_plan_stand_where_a_reader_sees_them(
    path: tuple[str | int, ...], line: int, column: int, key: str
) -> None:
    assert parse_toml(PLAN, "plan.toml").locate(path) == Location("plan.toml", line, column, key)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("target", 1, "at_least"), 10, 1),
        (("target", 9, "at_least"), 7, 3),
        (("goal", 0), 1, 1),
        (("plan", "id", "deeper"), 4, 1),
    ],
)
def test_what_is_missing_is_placed_at_the_nearest_thing_that_would_hold_it(
    path: tuple[str | int, ...], line: int, column: int
) -> None:
    place = parse_toml(PLAN).locate(path)
    assert (place.line, place.column) == (line, column)


def test_a_table_stands_at_its_own_header_even_below_its_parts() -> None:
    place = parse_toml("[plan.issuer]\nname = 1\n[plan]\nid = 2\n").locate(("plan",))
    assert (place.line, place.column) == (3, 2)


def test_a_line_continued_within_a_string_does_not_shift_what_follows() -> None:
    place = parse_toml('a = """x \\\n   y \\" """"\nb = 1\n').locate(("b",))
    assert (place.line, place.column) == (3, 1)


def test_columns_count_characters_not_bytes_and_a_byte_order_mark_does_not_count(
    tmp_path: Path,
) -> None:
    (tmp_path / "plan.toml").write_bytes('a = ["二道江", 2]\r\nb = 1\r\n'.encode("utf-8-sig"))
    table = read_toml(tmp_path / "plan.toml")
    assert (table.locate(("a", 1)).line, table.locate(("a", 1)).column) == (1, 13)
    assert (table.locate(("b",)).line, table.locate(("b",)).column) == (2, 1)


def test_a_bare_decimal_is_kept_as_written_and_told_from_text() -> None:
    data = parse_toml('bare = 85.50\nquoted = "85.50"\nwhole = 85\nlarge = 1e400\n').data
    assert data == {"bare": "85.50", "quoted": "85.50", "whole": 85, "large": "1e400"}
    assert [isinstance(value, DecimalText) for value in data.values()] == [True, False, False, True]
