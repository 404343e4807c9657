"""What plugins do beside their answers: they print, fork, change the folder, and leave."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests import small
from tests.cli.command import Done, eduplan, eduplan_process
from tests.installed import describe

if TYPE_CHECKING:
    from pathlib import Path

PLUGIN = """
import os
import subprocess
import sys
from pathlib import Path

from eduplan import PASSED, Domain, Words, failed, hookimpl

PLACE = Path(__file__).parent
PAGES = dict(title=Words("坏规则", "bad"), message=Words("{what}", "{what}"), remedy=Words("", ""))
county = Domain("beside", Words("旁", "Beside"))


@county.rule("BSD001", per="plan", **PAGES)
def asked(plan, case):
    RULE
    return failed(what="好")


@county.rule("BSD002", per="plan", **PAGES)
def asked_next(plan, case):
    return failed(what="也好")


@hookimpl
def eduplan_domains():
    return [county]


IMPORT
"""
PRINTS = """
import atexit; atexit.register(print, "NOISE at the end")
print("NOISE"); sys.__stdout__.write("NOISE"); os.write(1, b"NOISE")
subprocess.run(["echo", "NOISE of a child"])
subprocess.Popen(["sh", "-c", "sleep 1; echo NOISE of a late child"])
"""
ANSWERS_TWICE = """
    import gc, pickle
    from eduplan.engine.worker import _Worker
    [worker] = [one for one in gc.get_objects() if isinstance(one, _Worker)]
    from eduplan import RuleOutcome
    for step in range(9):
        answer = step, "answer", RuleOutcome("BSD002", "plan", PASSED)
        pickle.dump(answer, worker._sink)
"""


@pytest.fixture
def audit(tmp_path: Path) -> Any:
    """Return what audits a small plan, named from its folder, with a plugin that does something."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "plan.toml").write_text(small.HEAD, encoding="utf-8")

    def run(*options: str, rule: str = "pass", at_import: str = "") -> Done:
        _write_plugin(tmp_path, rule, at_import)
        return eduplan_process(
            *("audit", "plan.toml", "--only-plugins", "beside", "--format", "json", *options),
            cwd=folder,
            environment={"PYTHONPATH": str(tmp_path)},
        )

    return run


def _write_plugin(folder: Path, rule: str = "pass", at_import: str = "") -> None:
    code = PLUGIN.replace("RULE", rule.strip()).replace("IMPORT", at_import)
    (folder / "beside.py").write_text(code, encoding="utf-8")
    describe(folder, "beside", {"beside": "beside"})


def _codes(done: Done) -> list[str]:
    return [one["code"] for one in done.document["findings"]]


HERE_AND_APART = pytest.mark.parametrize("options", [(), ("--isolate",)], ids=["here", "isolated"])


@HERE_AND_APART
def test_what_plugins_and_their_children_write_never_gets_into_the_answer(
    audit: Any, options: tuple[str, ...]
) -> None:
    """By whatever means, at import, when asked, when the command ends or after that."""
    rule = 'os.write(1, b"NOISE"); subprocess.run(["echo", "NOISE of a child"])'
    done = audit(*options, rule=rule, at_import=PRINTS)

    assert json.loads(done.raw)
    assert b"NOISE" not in done.raw
    assert "NOISE of a late child" in done.err
    assert _codes(done) == ["BSD001", "BSD002"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
@HERE_AND_APART
def test_a_plugin_that_forks_does_not_answer_twice(audit: Any, options: tuple[str, ...]) -> None:
    """At import and when asked: the other process goes on as if it were the command."""
    done = audit(*options, rule="os.fork()", at_import="os.fork()")

    assert _codes(done) == ["BSD001", "BSD002"]
    assert done.document["failed_rules"] == []


def test_an_answer_to_another_question_is_not_heard(audit: Any) -> None:
    """Each carries the number of its question, and a question is answered once."""
    done = audit("--isolate", rule=ANSWERS_TWICE)

    assert done.document["counts"]["outcomes"] == 2
    assert "BSD002" in _codes(done)


@HERE_AND_APART
def test_a_plugin_that_changes_the_folder_harms_nobody(
    audit: Any, tmp_path: Path, options: tuple[str, ...]
) -> None:
    """The files that the command names are those of the folder in which it began."""
    changed = {"at_import": "os.chdir(PLACE)", "rule": "os.chdir(PLACE.parent)"}
    done = audit(*options, "--output", "report.json", **changed)

    assert done.code == 1, done.err
    assert json.loads((tmp_path / "plans" / "report.json").read_bytes())["findings"]


def test_a_rule_that_ends_the_process_as_if_all_were_well_has_failed(audit: Any) -> None:
    """An exit code of 0 and no output would look like a plan without findings."""
    done = audit("--isolate", rule="os._exit(0)")

    assert done.code == 1
    assert [one["reason"] for one in done.document["failed_rules"]] == ["died"]
    assert _codes(done) == ["BSD002"]


def test_a_plugin_that_ends_the_command_at_import_is_set_aside(audit: Any) -> None:
    """Without a process of its own, too: nothing written and 0 would look like a clean plan."""
    done = audit("--strict", at_import="os._exit(0)")

    assert done.code == 2
    assert "os._exit(0) would end the command" in done.raw.decode() + done.err


def test_a_rule_that_ends_the_command_has_failed(audit: Any) -> None:
    done = audit("--format", "text", rule="os._exit(0)")

    assert done.code == 1
    assert "os._exit(0) would end the command" in done.out
    assert "BSD002" in done.out


@pytest.mark.parametrize("name", ["BSD001.md", "BSD001.toml"])
def test_a_page_that_is_not_utf_8_is_said_to_be_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Some editors save the national encoding."""
    _write_plugin(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "beside", raising=False)
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "BSD001.md").write_text("# 坏规则\n", encoding="utf-8")
    (pages / name).write_bytes("规则".encode("gb18030"))
    done = eduplan("rule", "BSD001", "--only-plugins", "beside")

    assert done.code == 0
    assert f"pages/{name}不在" in done.out
