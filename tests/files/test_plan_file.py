"""A plan file is read whole, or every mistake in it is named with its place."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduplan import InputError, Plan
from eduplan.files.plan_file import parse_plan, read_plan
from eduplan.files.schema import plan_schema
from tests.installed import installed_registry

if TYPE_CHECKING:
    import random

REGISTRY = installed_registry()
ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "erdaojiang" / "plan.toml"
CLEAN = (ROOT / "tests" / "plans" / "clean.toml").read_text(encoding="utf-8")
SCHEMA = plan_schema(REGISTRY)

# What is wrong, the edit of the clean plan that makes it so, and what the error must say.
STRUCTURAL = {
    "an unknown key": ('at_least = "92%"', 'at_leats = "92%"', "at_least"),
    "an unknown table": ("[[relation]]", "[[relatoin]]", "relation"),
    "an unknown indicator": ("senior_high.gross_enrolment_rate", "senior_high.gross_rate", "gross"),
    "an unknown dimension": ("{ stage =", "{ stages =", "stage"),
    "an unknown code": ('stage = "preschool"', 'stage = "preschol"', "preschool"),
    "no comparator": ('at_least = "92%"\n', "", "at_least"),
    "two comparators": ('at_least = "92%"', 'at_least = "92%"\nexactly = "92%"', "exactly"),
    "a missing key": ('region = "229901"\n', "", "region"),
    "a year as text": ("\nyear = 2020", '\nyear = "2020"', "a year"),
    "a year out of reach": ("\nyear = 2020", "\nyear = 20200", "a year"),
    "a bare number for a rate": ('value = "88.1%"', "value = 88", "%"),
    "an empty text": ('issuer = "清河县人民政府"', 'issuer = ""', "issuer"),
    "a huge exponent": ('value = "88.1%"', 'value = "1e400%"', "value"),
    "not a number": ('value = "88.1%"', 'value = "NaN"', "value"),
    "a format that is not known": ("format = 1", "format = 9", "format"),
}
SEMANTIC = {
    "a bare decimal for a rate": ('value = "88.1%"', "value = 88.1", "88.1%"),
    "a bare number in a text for a rate": ('value = "88.1%"', 'value = "88.1"', "88.1%"),
    "another unit": ('value = "88.1%"', 'value = "85人"', "85人"),
    "a duplicate id": ('id = "B2"', 'id = "B1"', "second time"),
    "an unknown name in a formula": ("S2 + S3 = S1", "S2 + S33 = S1", "S33"),
    "a formula that is cut off": ("S2 + S3 = S1", "S2 + ", "character"),
    "a name of Python in a formula": ("S2 + S3 = S1", "__class__ = S1", "__class__"),
    "a formula of another unit": ("S2 + S3 = S1", "S2 + S5 = S1", "can't be"),
    "a period turned round": ("2021-2025", "2021-2019", "period"),
    "a day that is none": ("issued = 2021-12-30", "issued = 2021-02-30", "TOML"),
    "a file that is cut off": ('note = "公办与民办之和。"', 'note = "公办', "TOML"),
}


def _problem(text: str) -> str:
    with pytest.raises(InputError) as caught:
        parse_plan(text, REGISTRY, "plan.toml")
    return str(caught.value)


def _edited(old: str, new: str) -> str:
    assert old in CLEAN
    return CLEAN.replace(old, new, 1)


@pytest.mark.parametrize("what", sorted(STRUCTURAL | SEMANTIC))
def test_each_mistake_is_one_error_with_its_line_and_the_valid_name(what: str) -> None:
    """File, line, column, key, what was expected."""
    old, new, part = (STRUCTURAL | SEMANTIC)[what]
    message = _problem(_edited(old, new))

    assert re.match(r"plan\.toml:\d+:\d+: ", message), message
    if part != "TOML":
        assert part in message


def test_all_mistakes_of_a_file_are_reported_together_in_their_order() -> None:
    """Nobody has to run the command once per mistake."""
    text = _edited('value = "88.1%"', "value = 88").replace('at_least = "95%"', 'at_last = "95%"')
    lines = [int(line.split(":")[1]) for line in _problem(text).splitlines()]

    assert len(lines) >= 2
    assert lines == sorted(lines)


def test_the_example_is_read_with_every_figure_as_printed() -> None:
    """Each figure keeps its text, its place and its precision."""
    plan = read_plan(EXAMPLE, REGISTRY).plan
    first = plan.baselines[0]

    assert (first.id, first.figure.text, first.clauses) == ("B01", "83.46%", ("一(一)1",))
    assert str(first.location).startswith(str(EXAMPLE))


def test_every_clause_of_the_example_is_reachable_and_back() -> None:
    """From the clause to its items, and from each item to its clauses."""
    plan = read_plan(EXAMPLE, REGISTRY).plan

    for item in plan.items():
        for clause in item.clauses:
            assert item in plan.by_clause[clause]


def test_a_plan_may_define_an_indicator_of_its_own_in_chinese() -> None:
    """With the labels of the installed elements, and without Python."""
    own = (
        '\n[[indicator]]\nname = "local.places_per_child"\nlabel = "学位充足率"\nunit = "%"\n'
        'better = "higher"\nformula = "幼儿园学位数 ÷ 在园幼儿数"\n'
    )
    loaded = parse_plan(CLEAN + own, REGISTRY)

    assert loaded.registry.catalogue.indicator("local.places_per_child").label == "学位充足率"


@given(st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_tables_of_a_file_never_matters(shuffle: random.Random) -> None:
    """The same items come out, whatever the order in which they are written."""
    head, *tables = re.split(r"(?=^\[\[)", CLEAN, flags=re.MULTILINE)
    shuffle.shuffle(tables)
    text = head + "".join(f"{table.rstrip()}\n\n" for table in tables)

    assert _as_sets(parse_plan(text, REGISTRY).plan) == _as_sets(parse_plan(CLEAN, REGISTRY).plan)


def _as_sets(plan: Plan) -> dict[str, Any]:
    fields = attrs.asdict(plan, recurse=False)
    fields.pop("file")
    return {
        name: {item.id: item for item in value} if isinstance(value, tuple) else value
        for name, value in fields.items()
    }


@given(st.integers(0, len(CLEAN) - 1), st.integers(0, 40), st.text(max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_damage_to_a_file_gives_a_plan_or_clear_errors(at: int, gone: int, new: str) -> None:
    """Nothing but a plan or an InputError ever comes out."""
    text = CLEAN[:at] + new + CLEAN[at + gone :]
    try:
        parse_plan(text, REGISTRY)
    except InputError as error:
        problems = error.problems
        assert problems


def _as_json(text: str) -> Any:
    def day(value: object) -> str:
        assert isinstance(value, datetime.date)
        return value.isoformat()

    return json.loads(json.dumps(tomllib.loads(text), default=day))


@pytest.mark.parametrize("what", sorted(STRUCTURAL))
def test_the_schema_rejects_what_is_wrong_in_structure(what: str) -> None:
    """An editor that knows the schema says so before eduplan does."""
    old, new, _ = STRUCTURAL[what]

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(SCHEMA).validate(_as_json(_edited(old, new)))
