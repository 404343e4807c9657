"""The JSON Schema of standards files takes every one of ours, and none that is badly built."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest

from eduplan import InputError
from eduplan.files.schema import standards_schema
from eduplan.files.standards_file import parse_standards
from eduplan.files.standards_form import STANDARD
from tests.installed import installed_registry
from tests.standard_records import record

ROOT = Path(__file__).resolve().parents[2]
REGISTRY = installed_registry()
SCHEMA = standards_schema(REGISTRY)
VALIDATOR = jsonschema_rs.Draft7Validator(SCHEMA, validate_formats=True)
FILES = sorted(ROOT.glob("src/eduplan/plugins/*/standards.toml"))
COUNTY = ROOT / "examples" / "county_plugin" / "eduplan_qingxi" / "standards.toml"
FULL = record(
    'name = "whole"\nat_least = "85%"\nkind = "target"\nregion = "220000"\n'
    "from = 2020-02-18\nuntil = 2024-12-31\nknown_since = 2020-01-02\n"
    'target_year = 2024\nexpected = true\nscope = { stage = "primary" }\n'
    'condition = "条件"\nissuer = "教育部"\ndocument = "办法"\nnumber = "教督〔2020〕1号"\n'
    'article = "第一条"\nconfidence = "V2"\nuncertain = ["from", "number"]\n'
    'source = "公报"\nnote = "说明"\nreplaces = "teachers.retirement_female_cadre"\n'
    'ref = "PRE-S01"',
    about="compulsory.fitness_good_rate",
)


def _as_json(text: str) -> Any:
    return json.loads(json.dumps(tomllib.loads(text), default=lambda day: day.isoformat()))


def _accepts(text: str) -> bool:
    return VALIDATOR.is_valid(_as_json(text))


def _is_read(text: str) -> bool:
    try:
        parse_standards(text, "standards.toml", "other").settle(REGISTRY.catalogue)
    except InputError:
        return False
    return True


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_every_standards_file_of_ours_is_accepted(path: Path) -> None:
    VALIDATOR.validate(_as_json(path.read_text(encoding="utf-8")))


def test_the_file_of_the_county_is_accepted_where_its_plugin_is_installed() -> None:
    """Until it is, the indicator that it is about is no known name."""
    [error] = VALIDATOR.iter_errors(_as_json(COUNTY.read_text(encoding="utf-8")))

    assert error.instance_path == ["standard", 0, "about"]


LINES = FULL.splitlines()[1:]
BAD = {
    **{f"a wrong type: {line}": (line, line.partition("=")[0] + "= [[]]") for line in LINES},
    **{
        f"without {key}": (line, "")
        for line in LINES
        if STANDARD.keys[key := line.partition(" =")[0]].required or key in ("about", "at_least")
    },
    "an unknown key": ('note = "说明"', 'notes = "说明"'),
    "an unknown table": ("[[standard]]", "[[standards]]"),
    "two bounds": ('at_least = "85%"', 'at_least = "85%"\nat_most = "90%"'),
    "a figure without a number": ('at_least = "85%"', 'at_least = "many"'),
    "a range of one": ('at_least = "85%"', 'range = ["85%"]'),
    "a name in capitals": ('name = "whole"', 'name = "Whole"'),
    "a kind that there is none of": ('kind = "target"', 'kind = "targets"'),
    "a region that there is none of": ('region = "220000"', 'region = "吉林"'),
    "a day as text": ("from = 2020-02-18", 'from = "last year"'),
    "an unknown indicator": ("fitness_good_rate", "fitness_rate"),
    "an unknown dimension": ("{ stage", "{ stages"),
    "an unknown code": ('"primary"', '"primry"'),
    "an uncertain key that there is none of": ('["from", "number"]', '["form"]'),
    "a confidence that there is none of": ('"V2"', '"V3"'),
}


def test_what_uses_every_key_but_the_other_bounds_is_accepted_by_both() -> None:
    used = {line.partition(" =")[0] for line in LINES}

    assert set(STANDARD.keys) - set(STANDARD.exactly_one) <= used
    VALIDATOR.validate(_as_json(FULL))


@pytest.mark.parametrize("what", BAD)
def test_what_is_badly_built_is_refused_by_the_schema_and_by_the_reader(what: str) -> None:
    old, new = BAD[what]
    assert old in FULL
    text = FULL.replace(old, new, 1)

    assert not _is_read(text)
    assert not _accepts(text)


def test_names_are_shown_with_their_terms_and_keys_with_their_labels() -> None:
    keys = SCHEMA["properties"]["standard"]["items"]["properties"]

    assert keys["from"]["title"] == "起始日期"
    assert "法定" in keys["kind"]["enum"]
    assert {"const", "title", "description"} <= SCHEMA["definitions"]["value"]["anyOf"][0].keys()
    assert "rule" not in SCHEMA["definitions"]
