"""`eduplan diff`: two answers side by side, and a baseline of known findings that only shrinks."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.command import eduplan
from tests.report.schemas import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MINIMAL = Path(__file__).resolve().parents[2] / "examples" / "minimal"
PLAN, DATA = MINIMAL / "plan.toml", MINIMAL / "data.csv"


@pytest.fixture
def audited(tmp_path: Path) -> Path:
    """Return the folder with the answer of an audit as `old.json` and as `new.json`."""
    done = eduplan("audit", PLAN, "--today", "2026-01-01", "-o", "old.json", cwd=tmp_path)
    assert done.code == 1
    (tmp_path / "new.json").write_bytes((tmp_path / "old.json").read_bytes())
    return tmp_path


def _change(path: Path, change: Callable[[Any], object]) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")


def test_two_equal_answers_do_not_differ(audited: Path) -> None:
    done = eduplan("diff", "old.json", "new.json", cwd=audited)

    assert (done.code, done.err) == (0, "")
    assert "没有不同" in done.out


def test_a_new_finding_is_shown_first_and_makes_the_exit_code_1(audited: Path) -> None:
    _change(audited / "old.json", lambda one: one["findings"].pop(0))

    done = eduplan("diff", "old.json", "new.json", cwd=audited)

    assert done.code == 1
    assert "新的发现（1项）" in done.out
    assert "PLAN001" in done.out
    assert "不再有的" not in done.out


def test_a_finding_that_is_gone_is_shown_and_no_mistake(audited: Path) -> None:
    _change(audited / "new.json", lambda one: one["findings"].pop(0))

    done = eduplan("diff", "old.json", "new.json", "--lang", "en", cwd=audited)

    assert done.code == 0
    assert "Findings that are gone (1)" in done.out


def test_a_finding_that_became_graver_counts_and_says_what_it_was(audited: Path) -> None:
    _change(audited / "old.json", lambda one: one["findings"][0].update(severity="info"))

    done = eduplan("diff", "old.json", "new.json", cwd=audited)

    assert done.code == 1
    assert "变了的发现（1项）" in done.out
    assert "原来：提示" in done.out


def test_an_answer_of_the_library_tells_only_that_plugins_or_standards_differ(
    audited: Path,
) -> None:
    for name in ("old.json", "new.json"):
        _change(audited / name, lambda one: one.pop("made_from"))
    _change(audited / "new.json", lambda one: one.update(registry="0" * 64, today="2026-02-01"))

    done = eduplan("diff", "old.json", "new.json", cwd=audited)

    assert "输入不同  日期和选项、插件或标准" in done.out


def test_a_baseline_only_shrinks(audited: Path) -> None:
    known = audited / "old.json"
    before = len(json.loads(known.read_text(encoding="utf-8"))["findings"])
    _change(audited / "new.json", lambda one: one["findings"].pop(0))

    first = eduplan("diff", "old.json", "new.json", "--shrink", cwd=audited)
    (audited / "new.json").unlink()
    again = eduplan("audit", PLAN, "--today", "2026-01-01", "-o", "new.json", cwd=audited)
    second = eduplan("diff", "old.json", "new.json", "--shrink", cwd=audited)

    assert (first.code, again.code, second.code) == (0, 1, 1)
    assert len(json.loads(known.read_text(encoding="utf-8"))["findings"]) == before - 1


def test_targets_whose_verdict_changed_are_shown_with_both(tmp_path: Path) -> None:
    for name, year in (("old.json", "2022"), ("new.json", "2023")):
        eduplan("evaluate", PLAN, "--data", DATA, "--as-of", year, "-o", name, cwd=tmp_path)

    done = eduplan("diff", "old.json", "new.json", cwd=tmp_path)

    assert "结论变了的目标" in done.out
    assert "T3 适龄残疾儿童义务教育入学率：无进展或倒退 → 进展顺利" in done.out
    assert "输入不同  日期和选项" in done.out
    assert "原因：日期和选项" in done.out


@pytest.mark.parametrize("text", ["[]", "{}", '{"findings": [1]}', "no json", "[" * 100_000])
def test_what_is_no_answer_is_refused_by_name(audited: Path, text: str) -> None:
    (audited / "new.json").write_text(text, encoding="utf-8")

    done = eduplan("diff", "old.json", "new.json", cwd=audited)

    assert (done.code, done.out) == (2, "")
    assert "new.json 不是 audit 或 evaluate 的 JSON 输出" in done.err


def test_an_audit_and_an_evaluation_are_not_compared(audited: Path) -> None:
    eduplan("evaluate", PLAN, "--data", DATA, "-o", "new.json", cwd=audited)

    done = eduplan("diff", "old.json", "new.json", cwd=audited)

    assert done.code == 2
    assert "不能相比" in done.err


def test_a_difference_is_written_for_continuous_integration_too(audited: Path) -> None:
    _change(audited / "old.json", lambda one: one["findings"].pop(0))

    done = eduplan("diff", "old.json", "new.json", "--format", "github", cwd=audited)

    assert done.out.startswith("::error file=")
    assert "PLAN001" in done.out


DISABLED = ("2023,残疾儿童少年入学人数,28", "2023,残疾儿童少年入学人数,26")
PRESCHOOL = ('at_least = "92%"', 'at_least = "40%"')
AIM = ('at_least = "92%"', 'at_least = "92.4%"')
FEWER = ("229901,,,2023,在园幼儿数,1040", "229901,,,2023,在园幼儿数,1037")
PLUGIN = """
format = 1
name = "own"
label = "自有"
requires = ["preschool"]

[[standard]]
name = "coverage"
about = "普惠性幼儿园覆盖率"
at_least = "{least}"
kind = "legal"
region = "229901"
from = 2021-01-01
issuer = "示例"
document = "示例"
number = "示例〔2021〕1号"
confidence = "V"
source = "示例"
"""


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a plan, its data and the answer of an evaluation, `old.json`."""
    folder = tmp_path_factory.mktemp("evaluated")
    for name in ("plan.toml", "data.csv"):
        shutil.copy(MINIMAL / name, folder / name)
    _evaluate(folder, "old.json")
    return folder


@pytest.fixture
def folder(evaluated: Path, tmp_path: Path) -> Path:
    """Return a copy of that folder, for one test to change."""
    return Path(shutil.copytree(evaluated, tmp_path, dirs_exist_ok=True))


def _evaluate(folder: Path, name: str) -> None:
    done = eduplan("evaluate", "plan.toml", "--data", "data.csv", "-o", name, cwd=folder)
    assert (done.code in (0, 1), done.err) == (True, "")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_one_input_that_differs_is_the_cause(folder: Path) -> None:
    _replace(folder / "data.csv", *DISABLED)
    _evaluate(folder, "new.json")

    done = eduplan("diff", "old.json", "new.json", cwd=folder)

    assert "输入不同  数据\n" in done.out
    assert done.out.count("原因：数据\n") == done.out.count("原因：") > 0


def test_of_several_inputs_runs_in_between_tell_which_was_the_cause(folder: Path) -> None:
    shutil.copytree(folder, folder / "before")
    _replace(folder / "plan.toml", *PRESCHOOL)
    _replace(folder / "data.csv", *DISABLED)
    _evaluate(folder, "new.json")

    lost = eduplan("diff", "old.json", "new.json", cwd=folder)
    told = eduplan("diff", "old.json", "new.json", "--old-folder", "before", cwd=folder)

    assert "原因没有分清：plan.toml 已不是当时的内容" in lost.out
    assert "输入不同  规划、数据" in told.out
    assert [*_causes(told.out)] == [("T2", "规划"), ("T3", "数据")]


def test_what_takes_two_inputs_at_once_is_said_to(folder: Path) -> None:
    shutil.copytree(folder, folder / "before")
    _replace(folder / "plan.toml", *AIM)
    _replace(folder / "data.csv", *FEWER)
    _evaluate(folder, "new.json")

    told = eduplan("diff", "old.json", "new.json", "--old-folder", "before", cwd=folder)

    assert ("T2", "规划、数据合在一起") in _causes(told.out)


def test_as_json_a_difference_says_what_a_program_asks_of_it(folder: Path) -> None:
    _change(folder / "old.json", lambda one: one["findings"].pop(0))
    _replace(folder / "data.csv", *DISABLED)
    _evaluate(folder, "new.json")

    done = eduplan("diff", "old.json", "new.json", "--format", "json", cwd=folder)

    check("diff", done.document)
    [target], [new] = done.document["targets"], done.document["new"]
    assert (target["id"], target["new"]["verdict"]) == ("T3", "regress")
    assert target["cause"] == {"inputs": ["data"], "together": False}
    assert new["finding"]["fingerprint"]
    assert done.document["inputs"] == ["data"]


def test_standards_of_a_plugin_are_told_from_what_else_it_defines(tmp_path: Path) -> None:
    shutil.copy(MINIMAL / "plan.toml", tmp_path / "plan.toml")
    for name, least in (("before", "85%"), ("now", "99%")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "own.toml").write_text(PLUGIN.format(least=least), encoding="utf-8")
        audit = ("audit", "plan.toml", "--today", "2026-01-01", "--plugins-dir", name)
        done = eduplan(*audit, "-o", f"{name}.json", cwd=tmp_path)
        assert done.err == ""
    _change(tmp_path / "before.json", lambda one: one.update(today="2025-12-31"))
    _change(
        tmp_path / "before.json",
        lambda one: one["made_from"]["options"].update(today="2025-12-31"),
    )

    done = eduplan("diff", "before.json", "now.json", cwd=tmp_path)

    assert "输入不同  标准、日期和选项" in done.out
    assert done.out.count("原因：标准\n") == done.out.count("原因：") > 0


def test_without_a_second_answer_the_first_run_is_made_again(folder: Path) -> None:
    same = eduplan("diff", "old.json", cwd=folder)
    _replace(folder / "data.csv", *DISABLED)
    after = eduplan("diff", "old.json", cwd=folder)

    assert (same.code, same.err) == (0, "")
    assert "没有不同" in same.out
    assert [*_causes(after.out)] == [("T3", "数据")]


def test_a_run_that_does_not_say_what_it_was_made_from_is_not_made_again(folder: Path) -> None:
    _change(folder / "old.json", lambda one: one.pop("made_from"))

    done = eduplan("diff", "old.json", cwd=folder)

    assert done.code == 2
    assert "没有写由什么做成" in done.err


def _causes(text: str) -> Iterator[tuple[str, str]]:
    """Yield each target whose verdict changed, with the cause that stands below it."""
    target = ""
    for line in text.splitlines():
        target = next(iter(re.findall(r"\bT\d+\b", line)), target)
        if "原因：" in line:
            yield target, line.partition("原因：")[2]
