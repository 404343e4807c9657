"""`eduplan catalogue`: what changed between two versions of a plugin, and what that touches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import eduplan

PLUGIN = """\
format = 1
name = "qingxi"
label = "清溪县"
eduplan = "0.1.0"

[[standard]]
name = "gross_enrolment_floor"
about = "preschool.gross_enrolment_rate"
at_least = "{least}"
kind = "supervision"
region = "229900"
from = 2015-09-01
issuer = "清溪县教育局"
document = "清溪县学前教育普及办法"
number = "清教发〔2015〕12号"
confidence = "V"
source = "编造的例子"
"""
MINIMAL = Path(__file__).resolve().parents[2] / "examples" / "minimal" / "plan.toml"


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Return a folder with two versions of a plugin: the newer asks for more."""
    for name, least in (("old", "50%"), ("new", "99.9%")):
        (tmp_path / name).mkdir()
        text = PLUGIN.format(least=least)
        (tmp_path / name / "qingxi.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_two_equal_catalogues_do_not_differ(folders: Path) -> None:
    done = eduplan("catalogue", "diff", "old", "old", cwd=folders)

    assert (done.code, done.err) == (0, "")
    assert "没有不同" in done.out


def test_a_standard_that_asks_for_more_is_named_with_both_values(folders: Path) -> None:
    done = eduplan("catalogue", "diff", "old", "new", cwd=folders)

    assert done.code == 1
    assert "标准 qingxi.gross_enrolment_floor" in done.out
    assert "≥50% → ≥99.9%" in done.out
    assert "用 --plan 各读一遍" in done.out


def test_a_plan_shows_what_the_change_does(folders: Path) -> None:
    arguments = ("diff", "old", "new", "--plan", MINIMAL, "--today", "2026-01-01")

    done = eduplan("catalogue", *arguments, "--format", "json", cwd=folders)

    document = json.loads(done.out)
    assert [one["kind"] for one in document["changes"]] == ["value"]
    [proof] = document["plans"]
    assert proof["loads"]
    assert proof["new"] or proof["changed"]


def test_a_plan_that_no_longer_loads_is_said_to_and_why(folders: Path) -> None:
    plan = folders / "plan.toml"
    plan.write_text(
        'title = "甲县规划"\nregion = "220503"\nperiod = "2021-2025"\ntarget = [\n'
        '  {indicator = "晨练参加率", year = 2025, at_least = "90%"},\n]\n',
        encoding="utf-8",
    )
    with (folders / "old" / "qingxi.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[[element]]\nname = "runners"\nlabel = "参加晨练学生数"\nlabel_en = "runners"\n'
            'unit = "人"\n'
            'source = "台账"\n'
            '\n[[indicator]]\nname = "running"\nlabel = "晨练参加率"\nlabel_en = "running"\n'
            'unit = "%"\n'
            'source = "台账"\n'
            'formula = "参加晨练学生数 ÷ governance.students"\nbetter = "higher"\n'
        )

    done = eduplan("catalogue", "diff", "old", "new", "--plan", "plan.toml", cwd=folders)

    assert (done.code, done.err) == (1, "")
    assert "用到它的规划可能读不进来" in done.out
    assert "晨练参加率" in done.out.partition("plan.toml")[2]


def test_a_catalogue_is_kept_in_a_file_and_compared_later(folders: Path) -> None:
    assert eduplan("catalogue", "keep", "kept.json", "--plugins-dir", "old", cwd=folders).code == 0

    done = eduplan("catalogue", "diff", "kept.json", "new", "--lang", "en", cwd=folders)

    assert done.code == 1
    assert "value of a standard (bound): ≥50% → ≥99.9%" in done.out


def test_a_file_that_keeps_no_catalogue_is_refused(folders: Path) -> None:
    (folders / "kept.json").write_text("{}", encoding="utf-8")

    done = eduplan("catalogue", "diff", "kept.json", "new", cwd=folders)

    assert done.code == 2
    assert "kept.json 不是存下的目录" in done.err


def test_an_override_that_a_province_adds_is_named_with_its_ground(folders: Path) -> None:
    with (folders / "new" / "qingxi.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[[severity]]\ncode = "PLAN001"\nseverity = "info"\n'
            'reason = "省里另有安排"\ndocument = "示教发〔2021〕1号"\n'
        )
    text = (folders / "new" / "qingxi.toml").read_text(encoding="utf-8")
    text = text.replace('eduplan = "0.1.0"', 'eduplan = "0.1.0"\nregion = "229900"')
    (folders / "new" / "qingxi.toml").write_text(text, encoding="utf-8")

    done = eduplan("catalogue", "diff", "old", "new", cwd=folders)

    assert (done.code, done.err) == (1, "")
    assert "替换 qingxi PLAN001" in done.out
    assert "新增对别人定义的替换" in done.out
