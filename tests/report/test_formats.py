"""The forms in which reports are written: what a plugin adds, and what becomes of its mistakes."""

from __future__ import annotations

import os
import sys
import types
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from eduplan import (
    FormatError,
    Registry,
    Report,
    ReportFormat,
    Words,
    hookimpl,
    report_of,
    write_report,
    write_text,
)
from eduplan.failures import forced_exits_refused
from tests.cli.command import eduplan
from tests.installed import install
from tests.report.sample import registry, report

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
WIKI = ROOT / "examples" / "wiki_format" / "eduplan_wiki.py"
MINIMAL = ROOT / "examples" / "minimal"


def wiki_plugin() -> object:
    """Return the example plugin as a module."""
    spec = spec_from_file_location("eduplan_wiki", WIKI)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plugin_of(name: str, write: Callable[..., object]) -> types.ModuleType:
    """Return a plugin that writes reports with a function."""
    module = types.ModuleType("plugin")

    @hookimpl
    def eduplan_report_formats() -> list[ReportFormat]:
        return [ReportFormat(name, Words.same(name), write)]  # type: ignore[arg-type]

    module.eduplan_report_formats = eduplan_report_formats  # type: ignore[attr-defined]
    return module


def test_a_plugin_writes_reports_in_a_form_of_its_own() -> None:
    installed = Registry.of({"wiki": wiki_plugin()}, strict=True)

    written = write_report(report_of(report()), installed, "wiki", lang="en")

    assert isinstance(written, str)
    lines = written.splitlines()
    assert lines[0] == "= 某县“十四五”教育规划 ="
    assert "== error NUR001 Target worse than its baseline (9: error 8, info 1) ==" in lines
    assert "* (+6)" in lines
    assert sum("is worse by" in line for line in lines) == 3


def test_with_all_that_is_folded_away_a_form_shows_every_finding() -> None:
    installed = Registry.of({"wiki": wiki_plugin()}, strict=True)

    written = write_report(report_of(report()), installed, "wiki", lang="en", expand=True)

    assert isinstance(written, str)
    assert written.count("is worse by") == 9
    assert "* [info]" in written


def test_text_is_one_of_the_forms() -> None:
    assert write_report(report_of(report()), registry()) == write_text(report_of(report()))


def test_a_form_may_be_a_file_of_bytes() -> None:
    installed = Registry.of({"words": plugin_of("odt", lambda *_, **__: b"PK\x03\x04")})

    assert write_report(report_of(report()), installed, "odt") == b"PK\x03\x04"


def test_an_unknown_form_is_refused_with_those_there_are_and_the_nearest() -> None:
    installed = Registry.of({"wiki": wiki_plugin()})

    with pytest.raises(
        FormatError,
        match=r"'wkii'; expected one of text, html, .*, wiki; did you mean 'wiki'",
    ):
        write_report(Report(()), installed, "wkii")


def test_the_end_of_a_file_name_asked_for_as_a_form_leads_to_the_form() -> None:
    with pytest.raises(FormatError, match="did you mean 'markdown'"):
        write_report(Report(()), None, "md")


@pytest.mark.parametrize(
    ("write", "said"),
    [(lambda *_, **__: 1 / 0, "ZeroDivisionError"), (lambda *_, **__: None, "NoneType")],
    ids=["raises", "gives nothing"],
)
def test_a_plugin_that_can_not_write_a_report_is_named_by_its_form(
    write: Callable[..., object], said: str
) -> None:
    installed = Registry.of({"broken": plugin_of("broken", write)})

    with pytest.raises(FormatError, match=f"broken.*{said}"):
        write_report(report_of(report()), installed, "broken")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
def test_a_form_that_ends_the_process_or_forks_harms_nobody(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The caller goes on, once."""

    def leave(*_: object, **__: object) -> str:
        sys.exit(0)

    def fork(*_: object, **__: object) -> str:
        os.fork()
        return "written"

    def force(*_: object, **__: object) -> str:
        os._exit(0)

    said = report_of(report())
    for write in (leave, force):
        with pytest.raises(FormatError), forced_exits_refused():
            write_report(said, Registry.of({"one": plugin_of("odd", write)}, strict=True), "odd")
    print(write_report(said, Registry.of({"one": plugin_of("odd", fork)}, strict=True), "odd"))

    assert capfd.readouterr().out == "written\n"


def test_two_plugins_with_one_form_are_both_set_aside() -> None:
    """The order of plugins must not decide who writes."""
    plugins = {name: plugin_of("page", lambda *_, **__: "") for name in ("one", "two")}

    installed = Registry.of(plugins)

    assert installed.formats == ()
    assert [one.state for one in installed.plugins] == ["failed", "failed"]
    assert "'page' is that of two too" in str(installed.plugins[0].reasons[0])


@pytest.mark.parametrize("name", ["text", "json", "sarif", "html", "docx", "junit"])
def test_nobody_takes_the_place_of_a_form_of_eduplan(name: str) -> None:
    installed = Registry.of({"mine": plugin_of(name, lambda *_, **__: "")})

    assert [one.state for one in installed.plugins] == ["failed"]
    assert installed.formats == ()


def test_what_is_no_form_sets_its_plugin_aside() -> None:
    module = types.ModuleType("plugin")

    @hookimpl
    def eduplan_report_formats() -> list[str]:
        return ["wiki"]

    module.eduplan_report_formats = eduplan_report_formats  # type: ignore[attr-defined]
    installed = Registry.of({"mine": module})

    assert "eduplan_report_formats returned a str" in str(installed.plugins[0].reasons[0])


def test_every_command_writes_in_the_form_of_an_installed_plugin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "wiki", WIKI.read_text(encoding="utf-8"), monkeypatch)
    plan, form = MINIMAL / "plan.toml", ("--format", "wiki")

    evaluated = eduplan("evaluate", plan, "--data", MINIMAL / "data.csv", *form)
    listed = eduplan("rule", "--list", *form)

    assert evaluated.code == 1
    assert "== 约束性目标" in evaluated.out
    assert "* PLAN001 || 警告 || " in listed.out.replace("错误", "警告")


@pytest.mark.parametrize("arguments", [("audit", MINIMAL / "none.toml"), ("rule", "--list")])
def test_a_misspelt_form_is_named_before_anything_is_read(arguments: tuple[str | Path]) -> None:
    done = eduplan(*arguments, "--format", "jsn")

    assert (done.code, done.out) == (2, "")
    assert "jsn" in done.err
    assert "json" in done.err
