"""A figure that is said to rise to where it stands was below it before."""

from __future__ import annotations

import pytest

from eduplan import audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()


def _statement(name: str, value: str, more: str) -> str:
    return (
        f'[[statement]]\nid = "{name}"\nlabel = "幼儿园数"\nvalue = "{value}"\n'
        f'about = "preschool.kindergartens"\n{more}\n'
    )


@pytest.mark.parametrize(
    ("word", "value", "before", "found"),
    [
        ("增加到", "21所", "year = 2018", True),
        ("增加到", "31所", "year = 2018", False),
        ("增加到", "27所", "year = 2018", False),
        ("减少到", "31所", "year = 2018", True),
        ("降至", "21所", "year = 2018", False),
        ("增加", "21所", "year = 2018", False),
        ("增加到", "21所", "", False),
        ("增加到", "21所", 'period = "2016-2018"', False),
        ("增加到", "约21所", "year = 2018", False),
    ],
)
def test_a_rise_ends_above_where_it_began(word: str, value: str, before: str, found: bool) -> None:
    """Figures without a year, of several years, or without an end say nothing."""
    body = _statement("S1", "27所", before) + _statement(
        "S2", value, f'year = 2020\nwording = ["{word}"]'
    )
    loaded = parse_plan(HEAD + body, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=["PLAN043"])

    assert [one.subjects for one in report.findings] == ([("S2", "S1")] if found else [])
