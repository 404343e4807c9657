"""Law: what runs in a process of its own has the same plugins as the one that asks, or it is said.

Nothing of a plugin is lost on the way: neither its definitions nor its rules.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from eduplan import Isolation, IsolationError, audit, load_registry
from tests import small
from tests.installed import install

if TYPE_CHECKING:
    from pathlib import Path

ONLY = ("coherence", "county")
CODE = """
import os

from eduplan import Domain, Words, failed, hookimpl

county = Domain("county", Words("县", "County"))
county.element("pupils", Words(LABEL, "pupils"), unit="人")


@county.rule(
    "CTY001",
    per="plan",
    title=Words("进程", "process"),
    message=Words("{process}", "{process}"),
    remedy=Words("", ""),
)
def where(plan, case):
    return failed(process=os.getpid())


@hookimpl
def eduplan_domains():
    return [county]
"""


def _install(folder: Path, label: str, monkeypatch: pytest.MonkeyPatch) -> None:
    install(folder, "county", CODE.replace("LABEL", label), monkeypatch)


def test_all_rules_of_all_plugins_are_asked_in_the_other_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rule of the county says in which process it was asked: not in this one."""
    _install(tmp_path, "'学生数'", monkeypatch)

    with Isolation() as isolation:
        registry = isolation.load_registry(only=ONLY)
        plan = small.plan("", registry)
        report = audit(plan, registry, today=small.TODAY, ask=isolation.ask)

    here = audit(plan, load_registry(only=ONLY), today=small.TODAY)
    assert registry.digests == load_registry(only=ONLY).digests
    assert [one.code for one in report.outcomes] == [one.code for one in here.outcomes]
    assert here.findings[-1].message.zh == str(os.getpid())
    assert int(report.findings[-1].message.zh) != os.getpid()


@pytest.mark.parametrize("label", ["str(os.getpid())", "repr(object())"])
def test_a_plugin_that_differs_between_the_processes_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, label: str
) -> None:
    """The report would be about other definitions than the rules judged by."""
    _install(tmp_path, label, monkeypatch)

    with Isolation() as isolation, pytest.raises(IsolationError, match="here: county;"):
        isolation.load_registry(only=ONLY)


def test_a_plugin_that_is_only_there_in_one_process_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It failed there, and would be in use here."""
    monkeypatch.setenv("EDUPLAN_TEST_ONLY_IN", str(os.getpid()))
    _install(
        tmp_path,
        "'x' if str(os.getpid()) == os.environ['EDUPLAN_TEST_ONLY_IN'] else 3",
        monkeypatch,
    )

    with Isolation() as isolation, pytest.raises(IsolationError, match="here: county;"):
        isolation.load_registry(only=ONLY)
