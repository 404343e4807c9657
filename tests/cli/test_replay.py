"""Manifest and `eduplan replay`: the same bytes elsewhere, or which part differs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.command import eduplan

MINIMAL = Path(__file__).resolve().parents[2] / "examples" / "minimal"


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with plan, data, a report of both and its manifest."""
    folder = tmp_path_factory.mktemp("reported")
    for name in ("plan.toml", "data.csv"):
        shutil.copy(MINIMAL / name, folder / name)
    made = ("report", "plan.toml", "--data", "data.csv", "--today", "2026-01-01")
    done = eduplan(*made, "-o", "report.html", "--manifest", "manifest.json", cwd=folder)
    assert (done.code, done.err) == (0, "")
    return folder


@pytest.fixture
def folder(reported: Path, tmp_path: Path) -> Path:
    """Return a copy of that folder, for one test to change."""
    return Path(shutil.copytree(reported, tmp_path, dirs_exist_ok=True))


def test_a_report_made_again_elsewhere_is_the_same_byte_by_byte(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    for name in ("plan.toml", "data.csv", "manifest.json"):
        shutil.copy(folder / name, elsewhere / name)

    done = eduplan("replay", "manifest.json", "--again", "again.html", cwd=elsewhere)

    assert (done.code, done.err) == (0, "")
    assert "逐字节相同：report.html" in done.out
    assert (elsewhere / "again.html").read_bytes() == (folder / "report.html").read_bytes()


def test_the_file_that_changed_is_named_with_both_digests(folder: Path) -> None:
    data = folder / "data.csv"
    text = data.read_text(encoding="utf-8")
    data.write_text(text + "\n", encoding="utf-8")

    done = eduplan("replay", "manifest.json", "--lang", "en", cwd=folder)

    assert done.code == 1
    assert "data.csv" in done.out
    assert "plan.toml" not in done.out


def test_the_report_says_itself_what_it_was_made_from(folder: Path) -> None:
    document = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    written = (folder / "report.html").read_text(encoding="utf-8")
    page = written.replace("<wbr>", "")  # where a digest may break

    assert "制作说明" in page
    assert all(one in page for one in document["files"].values())
    assert document["definitions"] in page
    assert document["standards"] in page
    assert document["options"]["today"] == "2026-01-01"


def test_a_manifest_stands_beside_a_file_only(folder: Path) -> None:
    done = eduplan("report", "plan.toml", "--manifest", "m.json", cwd=folder)

    assert (done.code, done.out) == (2, "")
    assert "--manifest 要与 --output 同用" in done.err


@pytest.mark.parametrize("text", ["{}", "[]", "no", '{"format": 1, "version": 1}'])
def test_what_is_no_manifest_is_refused_by_name(folder: Path, text: str) -> None:
    (folder / "other.json").write_text(text, encoding="utf-8")

    done = eduplan("replay", "other.json", cwd=folder)

    assert (done.code, done.out) == (2, "")
    assert "other.json 不是" in done.err
