"""The kit as an author meets it: a stub of three lines for pytest, and one command without it."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stdout
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import jsonschema
import pytest

from eduplan.report.schemas import document_schema
from eduplan.testing import overlays
from tests.cli.command import eduplan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

HERE = Path(__file__).parent
PLUGINS = ("-p", "no:cacheprovider", "-p", "eduplan.testing.pytest_plugin")
STUB = """from eduplan import Registry
from eduplan.testing import DomainConformance
import plugin


class TestSeed(DomainConformance):
    domain = "seed"
    examples = 1
    EXPECTED

    @classmethod
    def load(cls):
        return Registry.of({"seed": plugin})
"""


def _process(folder: Path, options: Sequence[str]) -> tuple[int, str]:
    """Run pytest as an author does."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return done.returncode, done.stdout


def _here(folder: Path, options: Sequence[str]) -> tuple[int, str]:
    """Run pytest in this process, which has loaded already what each one would load."""
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as kept, chdir(folder), redirect_stdout(out):
        kept.setattr(sys, "path", [*sys.path])
        for name in ("plugin", "test_seed"):
            kept.delitem(sys.modules, name, raising=False)
        code = pytest.main([*options, "--capture=sys", "-p", "no:faulthandler"])
    return int(code), out.getvalue()


def _run(
    folder: Path,
    *options: str,
    run: Callable[[Path, Sequence[str]], tuple[int, str]] = _here,
    expected: str = "",
    change: tuple[str, str] = ("", ""),
    pages: Mapping[str, str] = MappingProxyType({}),
) -> tuple[int, str]:
    shutil.copytree(HERE / "seed", folder, dirs_exist_ok=True)
    for name, text in pages.items():
        (folder / "pages" / name).write_text(text, encoding="utf-8")
    path = folder / "plugin.py"
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    (folder / "test_seed.py").write_text(STUB.replace("EXPECTED", expected), encoding="utf-8")
    return run(folder, ("-q", *PLUGINS, *options))


def test_the_record_names_every_trial_and_says_how_many_were_asked(tmp_path: Path) -> None:
    code, out = _run(tmp_path, "--eduplan-record", "record.json")

    record = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
    assert code == 0, out
    skipped = {one["trial"] for one in record if one["status"] == "skipped"}
    assert skipped == {one.name for one in overlays.TRIALS}  # it refines nothing
    assert {one["status"] for one in record} == {"passed", "skipped"}
    assert len(record) >= 60
    assert sum(one["property"] for one in record) >= 40
    assert f"seed：{len(record)} 项，通过 {len(record) - len(skipped)}，不通过 0" in out


def test_a_failure_says_in_chinese_too_what_it_means_and_how_to_mend_it(tmp_path: Path) -> None:
    change = ('    definition="在园的职工。",\n', "")

    code, out = _run(
        tmp_path, "-k", "elements_defined", "--eduplan-record", "record.json", change=change
    )

    [one] = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
    assert code == 1
    assert "数据项没有定义" in one["why"]
    assert "To mend it: say what is counted" in one["why_en"]
    assert "elements_defined：数据项没有定义" in out
    assert "改法：写明数的是什么，从哪里来" in out
    assert "To mend it: say what is counted" in out


def _with_case(code: str, old: str, new: str, finds: bool) -> str:
    text = (HERE / "seed" / "pages" / f"{code}.toml").read_text(encoding="utf-8")
    row = f'like = "fires"\nchange = {{ "{old}" = "{new}" }}\nfinds = {str(finds).lower()}\n'
    return f"{text}\n[[case]]\n{row}"


def test_changes_of_a_rule_that_no_case_notices_are_listed(tmp_path: Path) -> None:
    code, out = _run(tmp_path, "-k", "mutants", expected='notices = "0.9"')

    assert code == 1
    assert "改法：照没有发现的改动写 [[case]]" in out
    assert "发现了 5 个改动中的 2 个，至少应有 0.9" in out
    assert "SED002 too_low: 5 → 6" in out
    assert "合计(seed.staff) ≤ 合计(seed.children) → 合计(seed.staff) < 合计(seed.children)" in out


def test_cases_at_the_edge_notice_more(tmp_path: Path) -> None:
    pages = {
        "SED001.toml": _with_case("SED001", "90人", "60人", finds=False),
        "SED002.toml": _with_case("SED002", "10%", "18%", finds=True),
    }

    code, out = _run(tmp_path, "-k", "mutants or examples", expected='notices = "0.8"', pages=pages)

    assert code == 0, out
    assert "规则的例子发现了 5 个改动中的 4 个" in out


@pytest.mark.parametrize(
    ("old", "finds", "trial"), [("70%", True, "examples_there"), ("10%", False, "silent")]
)
def test_a_case_that_does_not_fit_its_example_or_its_rule_is_named(
    tmp_path: Path, old: str, finds: bool, trial: str
) -> None:
    pages = {"SED002.toml": _with_case("SED002", old, "18%", finds)}

    code, out = _run(tmp_path, "-k", trial, pages=pages)

    assert code == 1
    assert "SED002" in out


def test_an_expected_failure_is_one_with_its_reason_and_an_end(tmp_path: Path) -> None:
    change = ('    definition="在园的职工。",\n', "")
    named = 'expected = {"elements_defined": "台账没有写", "elements_sourced": "台账没有写"}'

    code, out = _run(tmp_path, "-k", "elements_", expected=named, change=change)

    assert code == 1
    assert "elements_defined  已知不通过：台账没有写" in out
    assert "列为已知不通过，现在通过了" in out


def test_fewer_trials_than_the_domain_asks_for_are_a_failure(tmp_path: Path) -> None:
    code, out = _run(tmp_path, "-k", "elements_defined or enough", run=_process)

    assert code == 1
    assert "只问了 1 项" in out


def test_one_command_examines_an_installed_domain_without_pytest() -> None:
    done = eduplan("plugins", "--check", "preschool", "--format", "json")

    jsonschema.validate(done.document, document_schema("conformance"))
    trials = done.document["trials"]
    assert done.code == 0
    assert {one["status"] for one in trials} == {"passed", "skipped"}
    assert len(trials) >= 30


def test_the_command_names_what_is_missing_from_a_local_file(tmp_path: Path) -> None:
    (tmp_path / "small.toml").write_text(
        'format = 1\nname = "small"\nlabel = "小"\nlabel_en = "Small"\n'
        '[[element]]\nname = "beds"\nlabel = "床位数"\nlabel_en = "beds"\nunit = "个"\n',
        encoding="utf-8",
    )

    done = eduplan("plugins", "--check", "small", "--plugins-dir", tmp_path)

    assert done.code == 1, done.err
    assert "数据项没有定义" in done.out
    assert "small.beds" in done.out


def test_a_name_that_there_is_none_of_is_an_error_with_the_nearest() -> None:
    done = eduplan("plugins", "--check", "preshool")

    assert done.code == 2
    assert "没有领域或插件“preshool”；是不是“preschool”" in done.err
