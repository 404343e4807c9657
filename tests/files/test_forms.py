"""The forms of plan files and standards files say all that reading, writing and explaining need."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
import tomli_w

from eduplan.files.forms import Key, Table, plain_row
from eduplan.files.kinds import REGION_OR_NATION
from eduplan.files.located import parse_toml
from eduplan.files.names import Names
from eduplan.files.plan_file import parse_plan, read_plan
from eduplan.files.plan_form import PLAN_FILE
from eduplan.files.problems import ProblemList
from eduplan.files.reader import Reader
from eduplan.files.standards_file import parse_standards, read_standards
from eduplan.files.standards_form import STANDARD, STANDARDS_FILE
from tests.files.full_plan import FULL, REGISTRY
from tests.installed import installed_registry

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
INSTALLED = installed_registry()
PLANS = sorted([*ROOT.glob("examples/*/plan.toml"), ROOT / "tests/plans/clean.toml"])
STANDARDS = sorted(ROOT.glob("src/eduplan/plugins/*/standards.toml"))


def tables(form: Table) -> Iterator[Table]:
    """Yield a table and all that stand in it."""
    yield form
    for key in form.keys.values():
        if key.kind.table is not None:
            yield from tables(key.kind.table)


TABLES = [*tables(PLAN_FILE), *tables(STANDARDS_FILE)]
KEYS = [(table, key) for table in TABLES for key in table.keys.values()]


def _named(case: Any) -> str:
    return str(case.name if isinstance(case, Key) else case.header)


# The description is complete


@pytest.mark.parametrize(("table", "key"), KEYS, ids=_named)
def test_every_key_has_its_label_and_its_meaning_in_both_languages(table: Table, key: Key) -> None:
    for words in (table.label, key.label, key.meaning, *key.kind.choices.values()):
        assert words.zh.strip()
        assert words.en.strip()
        assert not re.search(r"[\u3000-\u9fff]", words.en.replace("约", ""))


@pytest.mark.parametrize("table", TABLES, ids=_named)
def test_no_two_keys_of_a_table_are_called_the_same(table: Table) -> None:
    """Labels are what a workbook has at the head of its columns."""
    for lang in ("zh", "en"):
        labels = [key.label.in_language(lang) for key in table.keys.values()]
        assert len(set(labels)) == len(labels)


SCALARS = [(table, key) for table, key in KEYS if key.kind.table is None]


@pytest.mark.parametrize(("table", "key"), SCALARS, ids=_named)
def test_the_example_of_a_key_is_a_value_that_it_takes(table: Table, key: Key) -> None:
    data = parse_toml(f"{key.name} = {key.example}")
    report = ProblemList(data.locate)
    anything = _Anything()
    names = Names(INSTALLED.catalogue, dict.fromkeys(_families(), anything))
    reader = Reader(names, report)
    alone = attrs.evolve(
        table,
        keys=[one._replace(required=False) for one in table.keys.values()],
        exactly_one=(),
        at_least_one=(),
        needs={},
        complete=None,
        checks=(),
    )

    assert reader.table((), data.data, alone).found.keys() == {key.name}
    report.raise_problems()


class _Anything:
    """Holds every name there is."""

    def __contains__(self, name: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 1


def _families() -> set[str]:
    def of(kind: Any) -> Iterator[str]:
        yield kind.family
        if kind.item is not None:
            yield from of(kind.item)

    return {family for _, key in KEYS for family in of(key.kind)}


@pytest.mark.parametrize("table", [one for one in TABLES if one.makes is not None], ids=_named)
def test_what_a_table_makes_has_the_attributes_that_its_keys_name(table: Table) -> None:
    assert table.makes is not None
    names = {field.name for field in attrs.fields(table.makes)}

    assert {key.attribute for key in table.keys.values()} <= names | {""}


# Model to file, and back


def _written(form: Table, item: object) -> dict[str, Any]:
    return tomllib.loads(tomli_w.dumps(plain_row(form, item)))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name + path.name)
def test_a_plan_that_is_written_from_its_form_is_the_same_plan(path: Path) -> None:
    loaded = read_plan(path, INSTALLED)
    text = tomli_w.dumps(_written(PLAN_FILE, loaded.plan))

    assert parse_plan(text, loaded.registry).plan == loaded.plan


def test_every_key_of_a_plan_is_written_as_it_was_read() -> None:
    loaded = parse_plan(FULL, REGISTRY)
    data = tomllib.loads(FULL)
    written = _written(PLAN_FILE, loaded.plan)
    own = {
        name: [
            _written(table, loaded.registry.catalogue.definitions[row["name"]])
            for row in data[name]
        ]
        for name in ("element", "indicator")
        if (table := PLAN_FILE.keys[name].kind.table) is not None
    }
    again = parse_plan(tomli_w.dumps({**written, **own}), REGISTRY)

    assert again.plan == loaded.plan
    for name in ("local.lamps", "local.lit"):
        assert _located_nowhere(again.registry, name) == _located_nowhere(loaded.registry, name)
    assert written["target"] == [_without_defaults(row) for row in data["target"]]


def _located_nowhere(registry: Any, name: str) -> Any:
    return attrs.evolve(registry.catalogue.definitions[name], defined_in="")


def _without_defaults(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row as it is written: a baseline in the row of its target gets a row of its own."""
    return {
        name: value for name, value in row.items() if name != "from" and value not in (False, {})
    }


@pytest.mark.parametrize("path", STANDARDS, ids=lambda path: path.parent.name)
def test_standards_that_are_written_from_their_form_are_the_same_standards(path: Path) -> None:
    domain = path.parent.name
    catalogue = INSTALLED.catalogue
    standards = read_standards(path, domain).settle(catalogue)
    rows = [plain_row(STANDARD, one) for one in standards]
    again = parse_standards(tomli_w.dumps({"standard": rows}), "standards.toml", domain)

    assert [attrs.evolve(one, defined_in="") for one in again.settle(catalogue)] == [
        attrs.evolve(one, defined_in="") for one in standards
    ]


# Choices in people's words


CHOICES = [
    (key, name, text)
    for _, key in KEYS
    for name, words in key.kind.choices.items()
    for text in (name, *words)
]


@pytest.mark.parametrize(
    ("key", "name", "text"), CHOICES, ids=lambda one: getattr(one, "name", one)
)
def test_a_choice_is_taken_by_its_name_and_by_its_words_in_either_language(
    key: Key, name: str, text: str
) -> None:
    report = ProblemList(parse_toml("").locate)
    table = Table(header="[x]", words=key.words, keys=[key])
    row = Reader(Names(INSTALLED.catalogue, {}), report).table((), {key.name: text}, table)

    assert row.found == {key.name: name}


def test_a_standard_holds_in_the_nation_or_in_a_region() -> None:
    assert re.search(REGION_OR_NATION.pattern, "CN")
    assert re.search(REGION_OR_NATION.pattern, "220000")
    assert not re.search(REGION_OR_NATION.pattern, "CN220000")
