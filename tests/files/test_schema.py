"""The JSON Schema says what the reader says, as far as JSON Schema can."""

from __future__ import annotations

import json
import re
import tomllib
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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
    from collections.abc import Iterable, Iterator

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
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return VALIDATOR.is_valid(_as_json(data))


def _said(text: str) -> str:
    """Return what the reader finds wrong with a plan, nothing where it is read."""
    try:
        parse_plan(text, REGISTRY)
    except InputError as error:
        return str(error)
    return ""


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


def _written(path: Path_) -> str:
    """Return a path as messages write it: `target[0].year`."""
    return re.sub(r"\.(\d+)", r"[\1]", ".".join(map(str, path)))


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


MISSING = object()


class Mistake(NamedTuple):
    """A table of the full plan, and the keys in it that are given a wrong value, or none."""

    table: Path_
    values: dict[str | int, Any]

    @property
    def places(self) -> list[Path_]:
        return [(*self.table, key) for key in self.values]

    def is_told(self, told: Iterable[str]) -> bool:
        """Tell whether one of some keys that messages name is the table, or one of its keys."""
        table = _written(self.table)
        return any(one == table or one.rpartition(".")[0] == table for one in told)

    def spares(self, other: Mistake) -> bool:
        """Tell whether both can be made in one plan: each in a table that the other leaves."""
        return self.table != other.table and not any(
            one.table[: len(place)] == place
            for one, two in ((self, other), (other, self))
            for place in two.places
        )

    def made(self, data: Any) -> None:
        table = _at(data, self.table)
        for key, value in self.values.items():
            if value is MISSING:
                del table[key]
            else:
                table[key] = deepcopy(value)


def _wrong(path: Path_, value: Any) -> Mistake:
    return Mistake(path[:-1], {path[-1]: value})


def _all_refused(mistakes: Iterable[Mistake]) -> None:
    """Check that the schema refuses each mistake, and that the reader does.

    The reader is given several at once, each in another table, and must name every table. One that
    it passes over, as it may where another hides it, it must refuse alone.
    """
    plans: list[list[Mistake]] = []
    for one in mistakes:
        data = deepcopy(DATA)
        one.made(data)
        assert not VALIDATOR.is_valid(_as_json(data)), one
        fitting = (plan for plan in plans if all(map(one.spares, plan)))
        plan = next(fitting, None)
        if plan is None:
            plans.append([one])
        else:
            plan.append(one)
    assert plans
    for plan in plans:
        told = _places_refused(plan)
        hidden = [one for one in plan if not one.is_told(told)]
        assert [one for one in hidden if not _places_refused([one])] == []


def _places_refused(mistakes: Iterable[Mistake]) -> list[str]:
    """Return the keys at which the reader finds something wrong in the plan with some mistakes."""
    data = deepcopy(DATA)
    for one in mistakes:
        one.made(data)
    try:
        parse_plan(tomli_w.dumps(data), REGISTRY)
    except InputError as error:
        return [place.key for one in error.problems for place in (one.location, *one.others)]
    return []


@pytest.mark.parametrize("value", [[[]], 7.5], ids=["array", "float"])
def test_a_value_of_a_type_that_no_key_takes_is_refused_at_every_key(value: Any) -> None:
    _all_refused(_wrong(path, value) for path in KEYS)


def test_a_value_of_the_wrong_type_is_refused_at_every_key() -> None:
    numbers = {path for path in KEYS if type(_at(DATA, path)) is int}

    _all_refused(_wrong(path, "7" if path in numbers else 7) for path in KEYS)


def test_a_key_that_there_is_none_of_is_refused_in_every_table() -> None:
    _all_refused(Mistake(path, {"no_such_key": "x"}) for path, _ in TABLES)


def test_every_table_without_a_key_that_it_must_have_is_refused() -> None:
    _all_refused(_wrong(path, MISSING) for path in REQUIRED)


def test_a_name_that_nothing_installed_has_is_refused_wherever_one_belongs() -> None:
    lists = {path for path in NAMES if isinstance(_at(DATA, path), list)}

    _all_refused(
        _wrong(path, ["schools.usse"] if path in lists else "schools.usse") for path in NAMES
    )


@pytest.mark.parametrize("scope", [{"stagee": "primary"}, {"stage": "primry"}], ids=str)
def test_a_dimension_or_code_that_there_is_none_of_is_refused(scope: dict[str, str]) -> None:
    _all_refused(_wrong(path, scope) for path in KEYS if path[-1] == "scope")


def test_a_text_that_is_none_of_the_choices_is_refused() -> None:
    _all_refused(_wrong(path, "no such choice") for path in CHOICES)


def test_two_keys_of_which_one_is_to_be_given_are_refused() -> None:
    values = {"range": ["80%", "90%"], "eliminate": True}

    _all_refused(
        _wrong((*table, other), values.get(str(other), "85%")) for *table, _, other in ONE_OF
    )


def test_none_of_the_keys_of_which_one_is_to_be_given_is_refused() -> None:
    _all_refused(
        _wrong((*table, key), MISSING) for table, key in {(path[:-2], path[-2]) for path in ONE_OF}
    )


# A line of one table in place of a line of any other, or of none: most are mistakes, some are not.
LINES = sorted({line for line in FULL.splitlines() if re.match(r"[a-z_]+ = ", line)})
NUMBERS = [n for n, line in enumerate(FULL.splitlines()) if re.match(r"[a-z_]+ = ", line)]


@given(st.sampled_from(NUMBERS), st.sampled_from(["", *LINES]))
def test_the_schema_never_rejects_what_the_reader_accepts(number: int, line: str) -> None:
    lines = FULL.splitlines()
    lines[number] = line
    text = "\n".join(lines)

    assert _accepts(text) or _said(text)


def test_what_the_reader_misses_in_a_table_the_schema_misses_too() -> None:
    full = FULL.splitlines()
    for number in NUMBERS:
        lines = [*full]
        lines[number] = ""
        text = "\n".join(lines)
        is_refused = not _accepts(text)
        assert is_refused or not re.search(r" lacks | has none of ", _said(text)), full[number]


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
