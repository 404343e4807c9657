"""The JSON Schema says what the reader says, as far as JSON Schema can."""

from __future__ import annotations

import json
import re
import tomllib
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import jsonschema_rs
import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from eduplan import InputError
from eduplan.catalogue.pages import rule_examples
from eduplan.files.kinds import FIRST_YEAR, LAST_YEAR, YEAR_PATTERN
from eduplan.files.plan_file import parse_plan
from eduplan.files.plan_form import PLAN_FILE
from eduplan.files.schema import plan_schema
from tests.files.full_plan import FULL, REGISTRY, rules
from tests.installed import installed_registry
from tests.small import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduplan.files.forms import Kind, Table

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = plan_schema(REGISTRY)
VALIDATOR = jsonschema_rs.Draft7Validator(SCHEMA, validate_formats=True)
GOOD_FILES = sorted([*ROOT.glob("examples/*/plan.toml"), *ROOT.glob("tests/plans/*.toml")])

# What the language servers for TOML know of JSON Schema, and one keyword of their own.
KNOWN_KEYWORDS = set(jsonschema.Draft7Validator.VALIDATORS) | {
    *("$schema", "definitions", "title", "description", "x-taplo")
}

Path_ = tuple[str | int, ...]


def _as_json(data: dict[str, Any]) -> Any:
    return json.loads(json.dumps(data, default=lambda day: day.isoformat()))


def _accepts(text: str) -> bool:
    return VALIDATOR.is_valid(_as_json(tomllib.loads(text)))


def _is_read(text: str) -> bool:
    try:
        parse_plan(text, REGISTRY)
    except InputError:
        return False
    return True


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_the_schema_uses_only_keywords_that_language_servers_know() -> None:
    """One that a language server does not know it passes over, and lets mistakes pass."""
    assert set(_keywords(SCHEMA)) <= KNOWN_KEYWORDS
    assert SCHEMA["$schema"] == jsonschema.Draft7Validator.META_SCHEMA["$id"]


def _keywords(schema: Any) -> Iterator[str]:
    if isinstance(schema, list):
        for part in schema:
            yield from _keywords(part)
    elif isinstance(schema, dict):
        yield from schema
        for keyword, value in schema.items():
            if keyword in ("properties", "patternProperties", "definitions"):
                yield from _keywords(list(value.values()))
            elif keyword not in ("enum", "const", "dependencies", "x-taplo"):
                yield from _keywords(value)


# Good plans


def test_the_full_plan_is_accepted_by_the_reader_and_by_the_schema() -> None:
    assert parse_plan(FULL, REGISTRY).plan.amendments
    VALIDATOR.validate(_as_json(tomllib.loads(FULL)))


def test_the_full_plan_uses_every_key_of_every_table() -> None:
    data = tomllib.loads(FULL)
    unused = {
        f"{name}.{key}"
        for name, tables in data.items()
        if (table := PLAN_FILE.keys[name].kind.table) is not None
        for key in table.keys
        if not any(key in row for row in (tables if isinstance(tables, list) else [tables]))
    }

    assert unused == set()
    assert set(data) == set(PLAN_FILE.keys)


def test_the_examples_and_the_plans_on_the_pages_of_rules_are_accepted() -> None:
    installed = installed_registry()
    texts = {str(path): path.read_text(encoding="utf-8") for path in GOOD_FILES}
    texts |= {
        f"{rule.code}: {asked.words.zh}": asked.example.plan
        for rule in installed.catalogue.rules.values()
        for examples in [rule_examples(rule)]
        if examples
        for asked in examples.all
    }

    plans = {place: tomllib.loads(text) for place, text in texts.items()}
    titled = [one for plan in plans.values() for one in plan.get("target", ()) if "title" in one]
    validator = jsonschema_rs.Draft7Validator(
        plan_schema(installed, data={"target": titled}), validate_formats=True
    )

    refused = {
        place: error.message
        for place, plan in plans.items()
        for error in validator.iter_errors(_as_json(plan))
    }
    assert len(texts) > 100
    assert refused == {}


# Bad plans: one thing of the full plan made wrong, in every place where it can be


def _tables_of(data: Any, table: Table, path: Path_ = ()) -> Iterator[tuple[Path_, Table]]:
    """Yield the path of every table of a plan with its shape, the file itself first."""
    yield path, table
    for name, value in data.items():
        inner = table.keys[name].kind.table
        if inner is None:
            continue
        for number, row in enumerate(value) if isinstance(value, list) else [(None, value)]:
            place = (*path, name) if number is None else (*path, name, number)
            yield from _tables_of(row, inner, place)


DATA = tomllib.loads(FULL)
TABLES = list(_tables_of(DATA, PLAN_FILE))


def _at(data: Any, path: Path_) -> Any:
    for step in path:
        data = data[step]
    return data


def _named(path: Path_) -> str:
    return ".".join(map(str, path)) or "file"


def _kinds(kind: Kind) -> Iterator[Kind]:
    yield kind
    if kind.item is not None:
        yield from _kinds(kind.item)


KEYS = [(*path, key) for path, _ in TABLES for key in _at(DATA, path)]
NAMES = [
    (*path, key)
    for path, table in TABLES
    for key in _at(DATA, path)
    if any(
        one.family in ("indicator", "value", "rule", "dimension")
        for one in _kinds(table.keys[key].kind)
    )
]
CHOICES = [
    (*path, key)
    for path, table in TABLES
    for key in _at(DATA, path)
    if table.keys[key].kind.choices
]
REQUIRED = [
    (*path, key) for path, table in TABLES for key in _at(DATA, path) if table.keys[key].required
]
ONE_OF = [
    (*path, one, other)
    for path, table in TABLES
    for one in table.exactly_one
    if one in _at(DATA, path)
    for other in table.exactly_one
    if other != one
]


def _refused(data: Any) -> None:
    """Check that both refuse the plan."""
    assert not _is_read(tomli_w.dumps(data))
    assert not VALIDATOR.is_valid(_as_json(data))


def _with(path: Path_, value: Any) -> Any:
    data = deepcopy(DATA)
    _at(data, path[:-1])[path[-1]] = value
    return data


@pytest.mark.parametrize("path", KEYS, ids=_named)
@pytest.mark.parametrize("value", [[[]], 7.5], ids=["array", "float"])
def test_a_value_of_a_type_that_no_key_takes_is_refused_at_every_key(
    path: Path_, value: Any
) -> None:
    _refused(_with(path, value))


@pytest.mark.parametrize("path", KEYS, ids=_named)
def test_a_value_of_the_wrong_type_is_refused_at_every_key(path: Path_) -> None:
    is_number = isinstance(_at(DATA, path), int) and not isinstance(_at(DATA, path), bool)

    _refused(_with(path, "7" if is_number else 7))


@pytest.mark.parametrize("path", [path for path, _ in TABLES], ids=_named)
def test_a_key_that_there_is_none_of_is_refused_in_every_table(path: Path_) -> None:
    _refused(_with((*path, "no_such_key"), "x"))


@pytest.mark.parametrize("path", REQUIRED, ids=_named)
def test_every_table_without_a_key_that_it_must_have_is_refused(path: Path_) -> None:
    data = deepcopy(DATA)
    del _at(data, path[:-1])[path[-1]]

    _refused(data)


@pytest.mark.parametrize("path", NAMES, ids=_named)
def test_a_name_that_nothing_installed_has_is_refused_wherever_one_belongs(path: Path_) -> None:
    value = _at(DATA, path)

    _refused(_with(path, ["schools.usse"] if isinstance(value, list) else "schools.usse"))


@pytest.mark.parametrize("scope", [{"stagee": "primary"}, {"stage": "primry"}], ids=str)
def test_a_dimension_or_code_that_there_is_none_of_is_refused(scope: dict[str, str]) -> None:
    for path in (path for path in KEYS if path[-1] == "scope"):
        _refused(_with(path, scope))


@pytest.mark.parametrize("path", CHOICES, ids=_named)
def test_a_text_that_is_none_of_the_choices_is_refused(path: Path_) -> None:
    _refused(_with(path, "no such choice"))


@pytest.mark.parametrize("path", ONE_OF, ids=_named)
def test_two_keys_of_which_one_is_to_be_given_are_refused(path: Path_) -> None:
    *table, _, other = path
    values = {"range": ["80%", "90%"], "eliminate": True}

    _refused(_with((*table, other), values.get(str(other), "85%")))


@pytest.mark.parametrize("path", {(*path[:-2], path[-2]): None for path in ONE_OF}, ids=_named)
def test_none_of_the_keys_of_which_one_is_to_be_given_is_refused(path: Path_) -> None:
    data = deepcopy(DATA)
    del _at(data, path[:-1])[path[-1]]

    _refused(data)


# A line of one table in place of a line of any other, or of none: most are mistakes, some are not.
LINES = sorted({line for line in FULL.splitlines() if re.match(r"[a-z_]+ = ", line)})
NUMBERS = [n for n, line in enumerate(FULL.splitlines()) if re.match(r"[a-z_]+ = ", line)]


@given(st.sampled_from(NUMBERS), st.sampled_from(["", *LINES]))
def test_the_schema_never_rejects_what_the_reader_accepts(number: int, line: str) -> None:
    lines = FULL.splitlines()
    lines[number] = line
    text = "\n".join(lines)

    assert not _is_read(text) or _accepts(text)


def test_what_the_reader_misses_in_a_table_the_schema_misses_too() -> None:
    for number in NUMBERS:
        lines = FULL.splitlines()
        lines[number] = ""
        text = "\n".join(lines)
        try:
            parse_plan(text, REGISTRY)
        except InputError as error:
            if re.search(r" lacks | has none of ", str(error)):
                assert not _accepts(text), FULL.splitlines()[number]


# What editors show


def test_the_years_of_milestones_are_those_of_every_other_year() -> None:
    years = [year for year in range(1800, 2300) if re.search(YEAR_PATTERN, str(year))]

    assert years == list(range(FIRST_YEAR, LAST_YEAR + 1))


def test_names_of_installed_indicators_are_listed_with_their_terms_and_the_plans_own_allowed() -> (
    None
):
    *_, installed, spelt, with_codes, own = SCHEMA["definitions"]["indicator"]["anyOf"]

    assert installed == {
        "const": "schools.use",
        "title": "学位使用率",
        "description": "学位使用率（%）：",
    }
    assert re.search(with_codes["pattern"], "学位使用率（小学）")
    assert not re.search(with_codes["pattern"], "学位使用滤")
    assert "学位使用率" in spelt["enum"]
    assert re.search(own["pattern"], "local.lit")


def test_descriptions_are_in_english_on_request() -> None:
    english = plan_schema(REGISTRY, "en")

    [rule] = english["definitions"]["rule"]["x-taplo"]["docs"]["enumValues"]
    target = english["properties"]["target"]["items"]
    assert rule == "pupils within places"
    assert target["description"].startswith("target; give exactly one of at_least, at_most")
    assert not re.search(
        r"[\u3000-\u9fff]", english["definitions"]["indicator"]["anyOf"][0]["title"]
    )


def test_every_name_of_an_enumeration_has_its_words() -> None:
    for name in ("rule", "dimension"):
        choice = SCHEMA["definitions"][name]
        assert len(choice["enum"]) == len(choice["x-taplo"]["docs"]["enumValues"]) > 0


def test_equal_registries_give_the_same_bytes() -> None:
    assert json.dumps(SCHEMA) == json.dumps(plan_schema(registry(rules())))
