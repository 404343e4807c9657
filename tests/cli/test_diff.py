"""`eduplan diff`: two answers side by side, and a baseline of known findings that only shrinks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.command import eduplan

if TYPE_CHECKING:
    from collections.abc import Callable

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


def test_what_the_runs_were_made_from_is_named_where_it_differs(audited: Path) -> None:
    _change(audited / "new.json", lambda one: one.update(registry="0" * 64, today="2026-02-01"))

    done = eduplan("diff", "old.json", "new.json", cwd=audited)

    assert "输入不同  今天、插件和标准" in done.out


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
    assert "输入不同  数据、评价年" in done.out


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
