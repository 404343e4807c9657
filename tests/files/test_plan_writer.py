"""A plan is written as its file, and a file that is changed keeps whatever did not change."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduplan import ArgumentError, Plan, TextPlace, format_plan, read_plan
from eduplan.files.plan_file import parse_plan
from tests.files.full_plan import FULL, REGISTRY
from tests.files.test_forms import INSTALLED, PLANS

if TYPE_CHECKING:
    from pathlib import Path

LOADED = parse_plan(FULL, REGISTRY)
FIRST = """# 说明在最前
title = "小规划"   # 名称
region = "229901"
period = "2021—2025年"

target = [
  # 普及
  { id = "T1", indicator = "schools.use", at_least = "92%", from = "88%" },  # 表一
  { id = "T2", indicator = "schools.use", year = 2023, at_least = "90%" },
]

[[measure]]
id = "M1"   # 措施
title = "扩建"
"""


def _read(text: str) -> Plan:
    return parse_plan(text, REGISTRY).plan


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name + path.name)
def test_a_plan_that_is_written_reads_back_as_itself(path: Path) -> None:
    loaded = read_plan(path, INSTALLED)
    text = format_plan(loaded.plan, loaded.registry)

    assert parse_plan(text, INSTALLED).plan == loaded.plan
    tomllib.loads(text)


def test_every_kind_of_item_is_a_row_in_one_line() -> None:
    text = format_plan(LOADED.plan, LOADED.registry)

    assert "[[" not in text
    assert '\n  { id = "T1", indicator = "学位使用率", title = "学位", at_least = "85%"' in text
    assert 'binding = "约束性", from = "79%"' in text
    assert '  { name = "local.lamps", label = "台灯数"' in text


_TEXTS = st.text(min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
_CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "note": _TEXTS,
        "wording": st.lists(_TEXTS, max_size=2).map(tuple),
        "quote": _TEXTS,
        "unsure": _TEXTS,
        "place": st.builds(TextPlace, page=st.integers(1, 99), paragraph=st.integers(1, 99)),
        "title": _TEXTS,
        "year": st.integers(1949, 2030),
        "scope": st.sampled_from([{}, {"stage": "primary"}]),
        "topics": st.lists(_TEXTS, max_size=2).map(tuple),
        "milestones": st.just({}),
        "implied": st.booleans(),
    },
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Some items of the plan that uses every key, in any order, each changed in some way."""
    whole: Any = LOADED.plan
    kinds: dict[str, Any] = {
        kind: tuple(
            _changed(item, draw(_CHANGES)) for item in draw(st.permutations(getattr(whole, kind)))
        )
        for kind in ("goals", "statements", "measures", "problems")
    }
    if draw(st.booleans()):
        kinds["measures"] = ()
    targets = tuple(_changed(item, draw(_CHANGES)) for item in LOADED.plan.targets)
    baselines = tuple(draw(st.permutations(LOADED.plan.baselines)))
    return attrs.evolve(LOADED.plan, **kinds, targets=targets, baselines=baselines)


def _changed(item: Any, changes: dict[str, Any]) -> Any:
    fits = {field.name for field in attrs.fields(type(item))}
    held = {name: value for name, value in changes.items() if name in fits}
    if "scope" in held and ("indicator" in fits or item.about):
        del held["scope"]  # what the tests count is not broken down
    return attrs.evolve(item, **held)


@settings(max_examples=40)
@given(plans())
def test_any_plan_reads_back_as_itself(plan: Plan) -> None:
    text = format_plan(plan, LOADED.registry)

    assert _read(text) == plan


@settings(max_examples=40)
@given(plans(), plans())
def test_a_file_that_is_changed_reads_back_as_the_plan_it_was_changed_to(
    first: Plan, second: Plan
) -> None:
    old = format_plan(first, LOADED.registry)

    assert _read(format_plan(second, LOADED.registry, old)) == second
    assert format_plan(first, LOADED.registry, old) == old


def test_a_file_of_tables_is_changed_too() -> None:
    plan = attrs.evolve(LOADED.plan, measures=(), title="另一个名称")
    text = format_plan(plan, LOADED.registry, FULL)

    measure = FULL[FULL.index("[[measure]]") : FULL.index("[[relation]]")]

    assert text == FULL.replace(measure, "").replace("小规划", "另一个名称")


def test_a_change_of_one_value_is_a_change_of_one_line() -> None:
    plan = _read(FIRST)
    changed = attrs.evolve(plan.targets[1], note="核对过")
    text = format_plan(attrs.evolve(plan, targets=(plan.targets[0], changed)), REGISTRY, FIRST)

    assert text == FIRST.replace('at_least = "90%"', 'at_least = "90%", note = "核对过"')


def test_rows_are_added_and_taken_out_among_comments_that_stay() -> None:
    plan = _read(FIRST)
    added = attrs.evolve(plan.targets[1], id="T9", year=2024)
    text = format_plan(attrs.evolve(plan, targets=(plan.targets[0], added)), REGISTRY, FIRST)
    last = '  { id = "T2", indicator = "schools.use", year = 2023, at_least = "90%" },'
    row = '  { id = "T9", indicator = "学位使用率", at_least = "90%", year = 2024 },'

    assert text == FIRST.replace(last, row)


def test_what_no_file_can_say_is_not_written() -> None:
    target = attrs.evolve(LOADED.plan.targets[0], indicator="schools.use", note="  ")

    with pytest.raises(ArgumentError, match=r"target\[0\]\.note"):
        format_plan(attrs.evolve(LOADED.plan, targets=(target,)), LOADED.registry)
