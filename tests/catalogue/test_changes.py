"""What differs between two catalogues: each kind of change is named, and none goes unreported."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.changes import CHANGES, EFFECTS, changes_of
from eduplan.catalogue.definitions import Standard
from eduplan.catalogue.snapshot import PLACES, Snapshot, snapshot_of
from eduplan.files.snapshot_file import read_snapshot, snapshot_text
from tests.installed import installed_registry

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = installed_registry().catalogue
TABLES = ("dimensions", "definitions", "standards", "rules")


def _table(name: str, catalogue: Catalogue = CATALOGUE) -> dict[str, Any]:
    if name == "standards":
        return {one.name: one for one in catalogue.standards}
    return dict(getattr(catalogue, name))


def _with(table: str, changed: dict[str, Any], catalogue: Catalogue = CATALOGUE) -> Catalogue:
    names = ("labels", "dimensions", "definitions", "standards", "rules", "owners", "replaced")
    parts = {name: getattr(catalogue, name) for name in names}
    parts[table] = tuple(changed.values()) if table == "standards" else changed
    return Catalogue(**parts)


@cache
def _fifth() -> Catalogue:
    """Return a fifth of the catalogue, of every table: enough kinds, and quickly compared."""
    found = CATALOGUE
    for table in TABLES:
        items = _table(table)
        found = _with(table, {name: items[name] for name in sorted(items)[::5]}, found)
    return found


@cache
def _snapshot(catalogue: Catalogue = CATALOGUE) -> Snapshot:
    return snapshot_of(catalogue)


class Edit(NamedTuple):
    """What is done to one thing in the catalogue; without a field it is taken out."""

    table: str
    name: str
    field: str = ""
    donor: str = ""

    def made(self) -> Catalogue:
        items = _table(self.table, _fifth())
        one = items.pop(self.name)
        if self.field:
            value = getattr(_table(self.table)[self.donor], self.field)
            items[self.name] = attrs.evolve(one, **{self.field: value})
        return _with(self.table, items, _fifth())


@st.composite
def _edits(draw: st.DrawFn) -> Edit:
    """Return an edit after which something stands there that says something else."""
    table = draw(st.sampled_from(TABLES))
    name = draw(st.sampled_from(sorted(_table(table, _fifth()))))
    donors = _donors(table, name)
    field = draw(st.sampled_from(["", *donors]))
    return Edit(table, name, field, draw(st.sampled_from(donors[field])) if field else "")


def _is_like(each: Any, one: Any) -> bool:
    """Tell whether what is said of one may be said of another: no rate is bound by 是."""
    if type(each) is not type(one) or not isinstance(one, Standard):
        return type(each) is type(one)
    known = (CATALOGUE.definitions.get(standard.about) for standard in (each, one))
    return len({definition and definition.unit for definition in known}) == 1


@cache
def _donors(table: str, name: str) -> dict[str, list[str]]:
    """Return each field of a thing in which others of its kind differ, with these."""
    items = _table(table, _fifth())
    one = items[name]
    like = {key: each for key, each in items.items() if _is_like(each, one)}
    found = {
        field.name: [
            key
            for key, each in like.items()
            if getattr(each, field.name) != getattr(one, field.name)
        ]
        for field in attrs.fields(type(one))
        if field.init and field.name not in {*PLACES, "name"}
    }
    return {field: donors for field, donors in found.items() if donors}


@settings(max_examples=200, deadline=None)
@given(_edits())
def test_no_edit_of_a_catalogue_goes_unreported(edit: Edit) -> None:
    changes = changes_of(_snapshot(_fifth()), snapshot_of(edit.made()))

    assert changes
    assert edit.name in {one.name for one in changes}
    assert all(one.kind in CHANGES and one.effect in EFFECTS for one in changes)


def _changed(table: str, name: str, **values: Any) -> list[tuple[str, str]]:
    items = _table(table)
    items[name] = attrs.evolve(items[name], **values)
    changes = changes_of(_snapshot(), snapshot_of(_with(table, items)))
    return [(one.kind, one.effect) for one in changes]


def test_a_label_that_stays_as_an_alias_still_loads_every_plan() -> None:
    name = "preschool.enrolment"
    label = CATALOGUE.get(name).label

    assert _changed("definitions", name, label="幼儿在园数") == [("label", "unloadable")]
    kept = _changed("definitions", name, label="幼儿在园数", aliases=(label,))
    assert ("label", "explanation") in kept


def test_a_new_value_of_a_standard_may_change_verdicts() -> None:
    one, other = (each for each in CATALOGUE.standards[:40:39])

    assert _changed("standards", one.name, bound=other.bound) == [("value", "verdicts")]


def test_a_rule_that_is_graver_now_may_change_verdicts() -> None:
    assert _changed("rules", "PLAN001", severity="info") == [("severity", "verdicts")]


def test_what_stands_under_another_name_is_renamed_and_not_gone() -> None:
    items = _table("definitions")
    old = items.pop("preschool.kindergartens")
    items["preschool.gardens"] = attrs.evolve(old, name="preschool.gardens")

    [change] = changes_of(_snapshot(), snapshot_of(_with("definitions", items)))

    assert (change.kind, change.name, change.effect) == (
        "renamed",
        "preschool.gardens",
        "unloadable",
    )


def test_a_catalogue_that_was_kept_in_a_file_is_the_same(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text(snapshot_text(_snapshot()), encoding="utf-8")

    assert read_snapshot(kept) == _snapshot()
    assert changes_of(read_snapshot(kept), _snapshot()) == ()
