"""Validators that planners' tools run take the schemas: one in Python, one in JavaScript."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from eduplan.files.schema import plan_schema, standards_schema
from eduplan.report.schemas import DOCUMENTS, document_schema
from tests.installed import installed_registry
from tests.outside import javascript

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]
CLEAN = (ROOT / "tests" / "plans" / "clean.toml").read_text(encoding="utf-8")
EXAMPLE = (ROOT / "examples" / "erdaojiang" / "plan.toml").read_text(encoding="utf-8")
SIGNS_OF_FORMULAS = ".+*/×÷()（）[]{}<>=≤≥≠!|,，;；:：「」\"'# "


def _with_id(name: str) -> str:
    head = CLEAN.partition("[[")[0]
    old = 'id = "clean"'
    assert head.count(old) == 1
    return head.replace(old, f"id = {json.dumps(name, ensure_ascii=False)}")


ACCEPTED = {
    "the clean plan": CLEAN,
    "the example": EXAMPLE,
    "an id with a hyphen": _with_id("T-01"),
    "an id in Chinese": _with_id("目标1"),
    "an id with a backslash": _with_id("T\\01"),
}
REFUSED = {
    **{f"an id with {sign}": _with_id(f"T{sign}01") for sign in SIGNS_OF_FORMULAS},
    "an id with a digit first": _with_id("1T"),
    "an id with a hyphen first": _with_id("-T"),
    "a figure without a number": CLEAN.replace('"88.1%"', '"many"'),
    "a figure with an exponent": CLEAN.replace('"88.1%"', '"1e4%"'),
}


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    """Return every schema that `eduplan schema` gives out."""
    documents = {name: document_schema(name) for name in ("audit", "evaluation", *DOCUMENTS)}
    registry = installed_registry()
    files = {"plan": plan_schema(registry), "standards": standards_schema(registry)}
    return {**files, **documents}


def _write(folder: Path, files: Mapping[str, Any]) -> list[str]:
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content, default=str)
        (folder / name).write_text(text, encoding="utf-8")
    return list(files)


def _check_jsonschema(folder: Path, *arguments: str) -> Mapping[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--output-format=json", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert not done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    assert (done.returncode == 0) == (answer["status"] == "ok")
    return answer


def test_every_schema_is_valid_for_check_jsonschema(
    tmp_path: Path, schemas: Mapping[str, Any]
) -> None:
    names = _write(tmp_path, {f"{name}.json": schema for name, schema in schemas.items()})

    assert _check_jsonschema(tmp_path, "--check-metaschema", *names) == {
        "status": "ok",
        "errors": [],
    }


def test_check_jsonschema_takes_good_plans_and_refuses_bad_ones_by_the_plan_schema(
    tmp_path: Path, schemas: Mapping[str, Any]
) -> None:
    _write(tmp_path, {"schema.json": schemas["plan"]})
    texts = {**ACCEPTED, **REFUSED}
    names = _write(tmp_path, {f"{n}.toml": text for n, text in enumerate(texts.values())})

    answer = _check_jsonschema(tmp_path, "--schemafile", "schema.json", *names)

    refused = {error["filename"] for error in answer["errors"]}
    assert refused == set(names[len(ACCEPTED) :])
    assert answer.get("parse_errors", []) == []


def test_check_jsonschema_takes_the_standards_of_every_domain_by_their_schema(
    tmp_path: Path, schemas: Mapping[str, Any]
) -> None:
    _write(tmp_path, {"schema.json": schemas["standards"]})
    files = sorted((ROOT / "src" / "eduplan" / "plugins").glob("*/standards.toml"))

    assert len(files) > 5
    assert _check_jsonschema(tmp_path, "--schemafile", "schema.json", *map(str, files)) == {
        "status": "ok",
        "errors": [],
    }


def test_a_javascript_validator_takes_every_schema_good_plans_and_refuses_bad_ones(
    tmp_path: Path, schemas: Mapping[str, Any]
) -> None:
    command = javascript("validate.js")
    plans = {name: tomllib.loads(text) for name, text in {**ACCEPTED, **REFUSED}.items()}
    _write(tmp_path, {"schemas.json": schemas, "documents.json": {"plan": plans}})

    done = subprocess.run(
        [*command, str(tmp_path)], capture_output=True, encoding="utf-8", timeout=120, check=False
    )

    assert done.stderr == ""
    assert json.loads(done.stdout) == {
        "plan": dict.fromkeys(ACCEPTED, "accepted") | dict.fromkeys(REFUSED, "refused"),
        **{name: {} for name in schemas if name != "plan"},
    }
