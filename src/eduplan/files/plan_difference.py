"""How one plan differs from another: what it adds, changes and leaves out, item by item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from eduplan.files.forms import Key, Table, plain_row
from eduplan.files.plan_form import PLAN_FILE
from eduplan.plan.model import Item, Plan
from eduplan.words import Words


class Difference(NamedTuple):
    """One item that another plan adds, changes or leaves out; or the head, which is no item.

    `changes` are the keys that differ: what each is called, and its value before and after.
    """

    kind: Literal["added", "changed", "removed"]
    table: Words
    item: Item | None
    changes: tuple[tuple[Words, str, str], ...] = ()


def differences(old: Plan, new: Plan) -> tuple[Difference, ...]:
    """Return how `new` differs from `old`, in the order of the form; nothing if they are equal.

    Where the words of an item stand in their document is no difference.
    """
    return (*_of_head(old, new), *_of_items(old, new))


def _of_head(old: Plan, new: Plan) -> Iterator[Difference]:
    before, after = plain_row(PLAN_FILE, old), plain_row(PLAN_FILE, new)
    keys = [key for key in PLAN_FILE.keys.values() if key.kind.form != "tables"]
    changes = tuple(_changes(keys, before, after))
    if changes:
        yield Difference("changed", PLAN_FILE.label, None, changes)


def _of_items(old: Plan, new: Plan) -> Iterator[Difference]:
    for key in PLAN_FILE.keys.values():
        table = key.kind.table
        if key.kind.form != "tables" or table is None or not key.attribute:
            continue
        before = {one.id: one for one in getattr(old, key.attribute)}
        after = {one.id: one for one in getattr(new, key.attribute)}
        for name, item in after.items():
            if name not in before:
                yield Difference("added", table.label, item)
            elif changes := _of_item(table, before[name], item):
                yield Difference("changed", table.label, item, changes)
        for name, item in before.items():
            if name not in after:
                yield Difference("removed", table.label, item)


def _of_item(table: Table, old: Item, new: Item) -> tuple[tuple[Words, str, str], ...]:
    before, after = plain_row(table, old), plain_row(table, new)
    return tuple(_changes(list(table.keys.values()), before, after))


def _changes(
    keys: list[Key], before: dict[str, Any], after: dict[str, Any]
) -> Iterator[tuple[Words, str, str]]:
    for key in keys:
        one, other = before.get(key.name), after.get(key.name)
        if one != other and key.name != "place":
            yield key.label, _shown(one), _shown(other)


def _shown(value: object) -> str:
    return "—" if value is None else str(value)
