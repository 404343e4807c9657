"""Law: definitions and stores are immutable, all the way down."""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import attrs
import pytest

from eduplan import AuditReport, Case, Plan, audit, load_registry
from eduplan.files.plan_file import LoadedPlan, parse_plan, read_plan
from eduplan.immutable import FrozenDict
from tests.installed import installed_registry

AMENDMENT = """
[[amendment]]
id = "V1"
document = "通二区政办发〔2024〕9号"
date = 2024-06-30

[[amendment.change]]
target = "T01"
at_least = "86%"
path = { 2024 = "84%" }
reason = "生源变化"
"""


@cache
def _loaded() -> LoadedPlan:
    return read_plan("examples/erdaojiang/plan.toml", installed_registry())


@cache
def _report() -> AuditReport:
    return audit(_loaded().plan, _loaded().registry, today=datetime.date(2024, 3, 11))


def _amended() -> Plan:
    text = Path("examples/erdaojiang/plan.toml").read_text(encoding="utf-8")
    return parse_plan(text + AMENDMENT, _loaded().registry).plan


def _parts(value: object, seen: set[int]) -> Iterator[object]:
    """Yield a value and everything that it holds, each object once."""
    pending = [value]
    while pending:
        one = pending.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        if attrs.has(type(one)):
            names = (field.name for field in getattr(type(one), "__attrs_attrs__", ()))
            pending += [getattr(one, name) for name in names if not name.startswith("_")]
        elif isinstance(one, Mapping):
            pending += [*one.keys(), *one.values()]
        elif isinstance(one, (list, set, tuple, frozenset)):
            pending += list(one)


def _asked(case: Case) -> dict[str, object]:
    """Return all that a rule can ask of a case without naming anything."""
    names = (name for name in dir(type(case)) if not name.startswith("_"))
    return {name: value for name in names if not callable(value := getattr(case, name))}


def _is_changeable(one: object) -> bool:
    if isinstance(one, dict):
        try:
            one["a key that no mapping has"] = None
        except TypeError:
            return False
        del one["a key that no mapping has"]
        return True
    return isinstance(one, (list, set, bytearray)) or (
        attrs.has(type(one)) and type(one).__setattr__ is object.__setattr__
    )


PARTS: dict[str, Callable[[], object]] = {
    "the plan": lambda: _loaded().plan,
    "its amendments": lambda: _amended().amendments,
    "its clauses": lambda: _loaded().plan.by_clause,
    "definitions": lambda: _loaded().registry.catalogue.definitions,
    "dimensions": lambda: _loaded().registry.catalogue.dimensions,
    "standards": lambda: _loaded().registry.catalogue.standards,
    "rules": lambda: _loaded().registry.catalogue.rules,
    "plugins": lambda: _loaded().registry.plugins,
    "what a rule may ask": lambda: FrozenDict(_asked(_report().case)),
    "findings": lambda: _report().findings,
    "outcomes": lambda: _report().outcomes,
}


@pytest.mark.parametrize("what", PARTS)
def test_no_part_can_be_changed(what: str) -> None:
    """Neither lists nor plain dicts nor open classes are among the parts."""
    changeable = {
        type(one).__name__
        for one in _parts(PARTS[what](), set())
        if _is_changeable(one) and not isinstance(one, (types.FunctionType, Path))
    }

    assert changeable == set(), what


def test_a_plan_is_a_value_that_can_be_a_key_whatever_is_in_it() -> None:
    """Two readings of one file are one key; mappings within count by what they hold."""
    assert hash(_amended()) == hash(_amended())


def test_an_audit_leaves_plan_and_plugins_as_they_were() -> None:
    """Compared with what was read and loaded afresh."""
    _report()
    again = read_plan("examples/erdaojiang/plan.toml", load_registry())

    assert again.plan == _loaded().plan
    assert again.registry.digest == _loaded().registry.digest
