"""`eduplan schema`, and the JSON of every command checked by what it prints."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from eduplan.report.documents import AUDIT
from eduplan.report.schemas import DOCUMENTS, document_schema
from tests.cli.command import eduplan
from tests.cli.plans import PLAN
from tests.report.schemas import check

SCHEMA = json.loads(AUDIT.path.read_text(encoding="utf-8"))


def test_the_schema_of_an_audit_is_printed_as_it_is_shipped() -> None:
    assert eduplan("schema", "--of", "audit").document == SCHEMA


MINIMAL = Path(__file__).resolve().parents[2] / "examples" / "minimal"


JSON_OUTPUTS = {
    "an audit": ("audit", ("audit", "plan.toml")),
    "an evaluation": (
        "evaluation",
        ("evaluate", str(MINIMAL / "plan.toml"), "--data", str(MINIMAL / "data.csv")),
    ),
    "an indicator": ("indicator", ("indicator", "生师比")),
    "indicators": ("indicator", ("indicator", "班额")),
    "an indicator of no known name": ("indicator", ("indicator", "生帅比")),
    "a rule": ("rule", ("rule", "PLAN001")),
    "rules": ("rule", ("rule", "--list")),
    "rules in English": ("rule", ("rule", "--list", "--lang", "en")),
    "standards": ("standard", ("standard", "普惠率", "--region", "220503", "--on", "2024-01-01")),
    "standards of other stages": ("standard", ("standard", "员生比", "--known-on", "2024-03-11")),
    "a document": ("standard", ("standard", "国务院令第674号")),
    "a law in force": ("standard", ("standard", "学前教育法")),
    "the coverage": ("standard", ("standard", "--coverage", "2021-2025")),
    "plugins": ("plugins", ("plugins",)),
    "a formula": ("explain", ("explain", "在园幼儿数 × 2")),
    "a condition": ("explain", ("explain", "在园幼儿数 > 3人", "--set", "在园幼儿数=5人")),
    "an interval": ("explain", ("explain", "在园幼儿数", "--set", "在园幼儿数=约5人")),
    "a value that lacks another": (
        *("explain", ("explain", "普惠率", "--set", "在园幼儿数=5人", "--year", "2024")),
    ),
    "a division by zero": (
        "explain",
        ("explain", "在园幼儿数 ÷ 幼儿园数", "--set", "在园幼儿数=5人", "--set", "幼儿园数=0所"),
    ),
    "a draft": ("draft", ("draft", "document.txt")),
    "a comparison with a document": ("source", ("source", "plan.toml", "document.txt")),
    "a target": ("explain", ("explain", "T01", "--plan", "plan.toml")),
    "a clause": ("explain", ("explain", "三(一)1", "--plan", "plan.toml")),
    "a catalogue": ("catalogue", ("catalogue", "diff", "installed", "installed")),
    "no plan": ("error", ("audit", "no-such-file.toml")),
    "an option that there is none of": ("error", ("plugins", "--no-such-option")),
    "no command": ("error", ("no-such-command",)),
}


@pytest.mark.parametrize("what", JSON_OUTPUTS)
def test_the_json_of_every_command_is_valid_by_its_published_schema(plan: Path, what: str) -> None:
    name, arguments = JSON_OUTPUTS[what]

    check(name, eduplan(*arguments, "--format", "json", cwd=plan.parent).document)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_published_schema_is_printed(name: str) -> None:
    assert eduplan("schema", "--of", name).document == document_schema(name)


def test_the_schema_of_a_plan_accepts_a_plan_and_knows_the_installed_names() -> None:
    schema = eduplan("schema").document

    jsonschema.Draft7Validator.check_schema(schema)
    assert "preschool.inclusive_coverage_rate" in json.dumps(schema)
    plain = tomllib.loads(PLAN.replace("local.public_share", "preschool.public_enrolment_share"))
    del plain["element"], plain["indicator"]
    days = {**plain, "issued": "2024-03-11"}
    jsonschema.Draft7Validator(schema).validate(days)


def test_the_schema_explains_names_in_the_chosen_language() -> None:
    texts = {lang: eduplan("schema", "--lang", lang).out for lang in ("zh", "en")}

    assert "普惠性幼儿园覆盖率（%）" in texts["zh"]
    assert "普惠性幼儿园覆盖率（%）" not in texts["en"]


def test_the_schema_of_standards_knows_the_installed_names_and_says_what_keys_mean() -> None:
    schema = eduplan("schema", "--of", "standards", "--lang", "en").document

    jsonschema.Draft7Validator.check_schema(schema)
    assert "preschool.inclusive_coverage_rate" in json.dumps(schema)
    keys = schema["properties"]["standard"]["items"]["properties"]
    assert keys["until"]["title"] == "last day"


def test_the_schema_of_a_plan_knows_the_terms_that_the_plan_defines(plan: Path) -> None:
    text = plan.read_text("utf-8").replace(
        'indicator = "local.public_share"', 'indicator = "全县公办园在园幼儿占比"'
    )
    data = json.loads(json.dumps(tomllib.loads(text), default=str))
    general = eduplan("schema").document
    own = eduplan("schema", "--plan", plan).document

    assert not jsonschema.Draft7Validator(general).is_valid(data)
    jsonschema.validate(data, own)
