"""Small numbers of people: none is told by any form of a result, nor can be calculated from it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from eduplan import parse_table
from eduplan.data.suppression import suppressed
from tests.cli.command import eduplan
from tests.installed import installed_registry

MINIMAL = Path(__file__).resolve().parents[2] / "examples" / "minimal"
FORMS = ["html", "docx", "xlsx", "md"]
CHANGES = (
    ("入学人数,28", "入学人数,7"),
    ("2023,适龄残疾儿童少年数,29", "2023,适龄残疾儿童少年数,8"),
)
SMALL = re.compile(r"(?<![\d.,≥≤<>～])(?<!不多于)[1-9]\s?人(?!/|就是|～)")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a plan and its data, in which seven disabled children go to school."""
    text = (MINIMAL / "data.csv").read_text(encoding="utf-8")
    for old, new in (
        ("入学人数,28", "入学人数,7"),
        ("2023,适龄残疾儿童少年数,29", "2023,适龄残疾儿童少年数,8"),
    ):
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    plan = (MINIMAL / "plan.toml").read_text(encoding="utf-8")
    (tmp_path / "plan.toml").write_text(plan, encoding="utf-8")
    return tmp_path


def _texts(path: Path) -> str:
    data = path.read_bytes()
    if not data.startswith(b"PK"):
        return data.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [one for one in archive.namelist() if one.endswith(".xml")]
        return "".join(archive.read(one).decode("utf-8") for one in names)


@pytest.mark.parametrize("form", FORMS)
def test_no_form_of_a_report_tells_a_small_number_of_people(folder: Path, form: str) -> None:
    asked = ("report", "plan.toml", "--data", "data.csv", "--today", "2026-01-01")

    told = eduplan(*asked, "-o", f"told.{form}", cwd=folder)
    kept = eduplan(*asked, "--suppress-below", "10", "-o", f"kept.{form}", cwd=folder)

    assert (told.code, kept.code, kept.err) == (0, 0, "")
    assert "87.5%" in _texts(folder / f"told.{form}") or form == "xlsx"
    text = _texts(folder / f"kept.{form}")
    assert "87.5%" not in text
    assert "0.875" not in text
    assert SMALL.search(re.sub("<[^>]*>", "", text)) is None


def test_the_json_tells_no_number_either_and_says_what_is_not_told(folder: Path) -> None:
    asked = ("evaluate", "plan.toml", "--data", "data.csv", "--format", "json")

    done = eduplan(*asked, "--suppress-below", "10", cwd=folder)

    [target] = [one for one in done.document["targets"] if one["id"] == "T3"]
    assert target["level"]["state"] == "unknown"
    assert "少于10人" in {one["text"] for one in done.document["missing"]}
    text = json.dumps(done.document, ensure_ascii=False)
    assert "7/8" not in text
    assert SMALL.search(text) is None


def test_a_school_with_few_pupils_counts_in_sums_as_what_it_may_be(tmp_path: Path) -> None:
    lines = ["region,institution,scope,year,element,value"]
    for school, pupils in (("一小", 60), ("二小", 36), ("三小", 4)):
        lines.append(f"229901,{school},学段=小学,2023,governance.students,{pupils}")
        for name, area in (("teaching_area", pupils * 5), ("indoor_sports_area", 0)):
            lines.append(f"229901,{school},学段=小学,2023,compulsory.{name},{area}")
    (tmp_path / "data.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    asked = ("supervise", "优质均衡", "--data", "data.csv", "--suppress-below", "10")
    done = eduplan(*asked, "--format", "markdown", cwd=tmp_path)

    assert (done.code, done.err) == (1, "")
    assert "0/3所未达到，1所不能判断" in done.out


def test_an_institution_that_gives_a_small_one_away_is_widened_too() -> None:
    """Of 100 pupils 60 and 36 leave 4: then 36 is told as 31 to 39."""
    lines = ["region,institution,scope,year,element,value"]
    for school, pupils in (("", 100), ("一小", 60), ("二小", 36), ("三小", 4)):
        lines.append(f"229901,{school},学段=小学,2023,governance.students,{pupils}")
    table = parse_table("\n".join(lines) + "\n", installed_registry(), "data.csv")

    told = {one.institution: one.figure for one in suppressed(table, 10).observations}

    assert {name: str(one.interval) for name, one in told.items() if one} == {
        "": "[100, 100]",
        "一小": "[60, 60]",
        "二小": "[31, 39]",
        "三小": "[1, 9]",
    }
