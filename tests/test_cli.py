"""The installed command: what it prints, its exit codes, and a sentence for every mistake."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from eduplan import load_registry
from eduplan.report.json import AUDIT_SCHEMA
from eduplan.report.schemas import DOCUMENTS, document_schema
from tests.report.schemas import check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

INSTALLED = Path(sys.executable).with_name("eduplan")
COMMAND = [str(INSTALLED)] if INSTALLED.exists() else [sys.executable, "-m", "eduplan"]
SCHEMA = json.loads(AUDIT_SCHEMA.read_text(encoding="utf-8"))

PLAN = """format = 1

[plan]
id = "some-plan"
title = "某县“十四五”教育规划"
region = "220503"
region_name = "某县"
issuer = "某县人民政府"
document = "某政发〔2024〕1号"
issued = 2024-03-11
first_year = 2021
last_year = 2025
baseline_year = 2020

[[element]]
name = "local.children"
label = "全县在园幼儿数"
label_en = "children in all kindergartens"
unit = "人"

[[element]]
name = "local.public_children"
label = "全县公办园在园幼儿数"
label_en = "children in public kindergartens"
unit = "人"

[[indicator]]
name = "local.public_share"
label = "全县公办园在园幼儿占比"
label_en = "share of children in public kindergartens"
unit = "%"
better = "higher"
formula = "全县公办园在园幼儿数 ÷ 全县在园幼儿数"

[[baseline]]
id = "B01"
indicator = "local.public_share"
value = "60.5%"
year = 2020
clause = "一(一)¶"

[[target]]
id = "T01"
indicator = "local.public_share"
at_least = "55%"
year = 2025
clause = "三(一)1"

[[measure]]
id = "M01"
title = "新建公办园"
clause = "三(一)1"
moves = ["local.public_share"]
"""
GOOD_PLAN = PLAN.replace('at_least = "55%"', 'at_least = "65%"')
# One rule only, so that other rules to come do not change what these tests are about.
ONE_RULE = ("--select", "PLAN001", "--today", "2026-01-01")


class Done:
    """A finished run: exit code and both streams, which must never hold a traceback."""

    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code = code
        self.raw = out
        self.out = out.decode("utf-8", "replace")
        self.err = err.decode("utf-8", "replace")
        assert "Traceback" not in self.err + self.out

    @property
    def document(self) -> Any:
        return json.loads(self.raw.decode("utf-8"))


def eduplan(
    *arguments: str | Path, cwd: Path | None = None, environment: Mapping[str, str] | None = None
) -> Done:
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **(environment or {})},
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.toml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def good_plan(tmp_path: Path) -> Path:
    path = tmp_path / "good.toml"
    path.write_text(GOOD_PLAN, encoding="utf-8")
    return path


# Audit


def test_a_plan_with_findings_ends_in_one_and_shows_rule_clause_line_and_remedy(
    plan: Path,
) -> None:
    done = eduplan("audit", plan.name, *ONE_RULE, cwd=plan.parent)

    assert done.code == 1
    assert "错误 PLAN001 目标劣于基数（1项）" in done.out
    assert "条款 三(一)1、一(一)¶；plan.toml:42" in done.out
    assert "改法：" in done.out
    assert done.err == ""


def test_a_plan_without_findings_ends_in_zero(good_plan: Path) -> None:
    done = eduplan("audit", good_plan, *ONE_RULE)

    assert done.code == 0
    assert "没有发现问题" in done.out


def test_what_is_less_serious_than_the_chosen_severity_is_shown_but_ends_in_zero(
    good_plan: Path,
) -> None:
    late = ("--select", "PLAN015", "--today", "2026-01-01")

    assert eduplan("audit", good_plan, *late).code == 1
    assert eduplan("audit", good_plan, *late, "--severity", "error").code == 0
    assert "PLAN015" in eduplan("audit", good_plan, *late, "--severity", "error").out


def test_codes_may_be_repeated_or_stand_in_one_list(plan: Path) -> None:
    listed = eduplan("audit", plan, "--select", "PLAN001，PLAN015", "--today", "2026-01-01")
    repeated = eduplan(
        *("audit", plan, "--select", "PLAN001", "--select", "PLAN015", "--today", "2026-01-01")
    )

    assert listed.raw == repeated.raw
    assert re.findall(r"^\S+ (PLAN\d+)", listed.out, flags=re.MULTILINE) == ["PLAN001", "PLAN015"]


def test_an_ignored_rule_is_not_asked(plan: Path) -> None:
    done = eduplan("audit", plan, "--select", "PLAN001", "--ignore", "PLAN001", "--format", "json")

    assert done.document["counts"]["outcomes"] == 0
    assert done.code == 0


def test_english_is_complete_but_for_the_words_of_the_plan(plan: Path) -> None:
    done = eduplan("audit", plan, *ONE_RULE, "--lang", "en")

    for own in ("某县“十四五”教育规划", "某政发〔2024〕1号", "某县人民政府"):
        done.out = done.out.replace(own, "")
    assert "error PLAN001 Target worse than its baseline" in done.out
    assert not re.findall(r"[\u3000-\u9fff]", re.sub(r"[一三]\([一三]\)", "", done.out))


def test_the_days_of_judgement_are_shown_and_can_be_chosen(plan: Path) -> None:
    done = eduplan("audit", plan, *ONE_RULE, "--known-on", "2025-06-30")

    assert "以2025-06-30已公布的内容为准，今天是2026-01-01" in done.out


# JSON


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_json_is_one_valid_document_with_both_days_and_the_exit_code(plan: Path, lang: str) -> None:
    done = eduplan("audit", plan, *ONE_RULE, "--format", "json", "--lang", lang)

    jsonschema.Draft202012Validator(SCHEMA).validate(done.document)
    assert done.document["exit_code"] == done.code == 1
    assert (done.document["known_on"], done.document["today"]) == ("2024-03-11", "2026-01-01")
    assert [one["code"] for one in done.document["findings"]] == ["PLAN001"]
    assert done.err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "no-such-file.toml"),
        ("audit", "."),
        ("audit",),
        ("audit", "plan.toml", "--today", "yesterday"),
        ("audit", "plan.toml", "--select", "PLAN999"),
        ("audit", "plan.toml", "--no-such-option"),
        ("no-such-command",),
    ],
)
def test_an_error_is_one_valid_json_document_as_well(plan: Path, arguments: Sequence[str]) -> None:
    done = eduplan(*arguments, "--format", "json", cwd=plan.parent)

    assert done.code == 2
    jsonschema.Draft202012Validator(SCHEMA).validate(done.document)
    assert done.document["error"]["message"]
    assert done.err == ""


def test_sarif_has_the_findings_and_the_exit_code_of_the_same_audit_as_json(plan: Path) -> None:
    done = eduplan("audit", plan.name, *ONE_RULE, "--format", "sarif", cwd=plan.parent)

    [run] = done.document["runs"]
    [result] = run["results"]
    as_json = eduplan("audit", plan.name, *ONE_RULE, "--format", "json", cwd=plan.parent).document
    assert result["partialFingerprints"]["eduplan/v1"] == as_json["findings"][0]["fingerprint"]
    assert run["invocations"][0]["exitCode"] == done.code == 1
    assert run["artifacts"][0]["location"] == {"uri": "plan.toml", "uriBaseId": "SRCROOT"}
    assert done.err == ""


@pytest.mark.parametrize(
    "arguments", [("no-such-file.toml",), (), ("plan.toml", "--no-such-option")]
)
def test_an_error_is_a_sarif_log_of_a_run_that_failed(plan: Path, arguments: Sequence[str]) -> None:
    done = eduplan("audit", *arguments, "--format=sarif", cwd=plan.parent)

    [run] = done.document["runs"]
    assert done.code == run["invocations"][0]["exitCode"] == 2
    assert run["invocations"][0]["executionSuccessful"] is False
    assert done.err == ""


def test_a_problem_in_json_has_its_line_and_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(PLAN.replace("at_least", "at_lest"), encoding="utf-8")

    done = eduplan("audit", "bad.toml", "--format=json", cwd=tmp_path)

    places = {
        (problem["location"]["file"], problem["location"]["line"]): problem["nearest"]
        for problem in done.document["error"]["problems"]
    }
    assert "at_least" in places["bad.toml", 45]


@pytest.mark.parametrize("format_", ["text", "json", "sarif"])
def test_the_output_does_not_depend_on_hash_seed_or_locale(plan: Path, format_: str) -> None:
    settings: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "1"},
        {"PYTHONHASHSEED": "3", "LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"},
        {"PYTHONHASHSEED": "4", "COLUMNS": "200", "FORCE_COLOR": "1"},
    ]

    outputs = {
        eduplan("audit", plan, "--today", "2026-01-01", "--format", format_, environment=one).raw
        for one in settings
    }

    assert len(outputs) == 1


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_json_is_utf_8_on_every_console(plan: Path, encoding: str) -> None:
    done = eduplan(
        "audit", plan, *ONE_RULE, "--format", "json", environment={"PYTHONIOENCODING": encoding}
    )

    assert done.document["plan"]["title"] == "某县“十四五”教育规划"


# Consoles and pipes


def test_a_gbk_console_shows_chinese_in_its_own_encoding(plan: Path) -> None:
    done = eduplan("audit", plan, *ONE_RULE, environment={"PYTHONIOENCODING": "gbk"})

    text = done.raw.decode("gbk")
    assert done.code == 1
    assert "目标≥55%" in text
    assert "一(一)(P)" in text  # GBK has no ¶


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""},
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_console_without_chinese_shows_plain_signs_and_escapes(
    plan: Path, environment: dict[str, str], lang: str
) -> None:
    done = eduplan("audit", plan, *ONE_RULE, "--lang", lang, environment=environment)

    assert done.code == 1
    assert done.raw.decode("ascii")
    assert ">=55%" in done.out


@pytest.mark.parametrize("arguments", [("--help",), ("audit", "--help"), ("audit", "文件.toml")])
def test_help_and_errors_can_be_written_on_a_plain_console(arguments: Sequence[str]) -> None:
    done = eduplan(*arguments, environment={"PYTHONIOENCODING": "ascii"})

    assert done.code == (0 if "--help" in arguments else 2)
    assert (done.out + done.err).isascii()


def test_a_reader_that_goes_away_is_no_error(plan: Path) -> None:
    command = [*COMMAND, "audit", str(plan), *ONE_RULE]

    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()

    assert process.wait() == 1
    assert errors == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("audit", "PLAN", *ONE_RULE), ("--version",), ("--help",)])
def test_a_full_disk_is_said_in_one_line(plan: Path, arguments: Sequence[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, *(str(plan) if one == "PLAN" else one for one in arguments)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert "can't be written" in done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("audit", "none.toml"), ("audti",), ()])
def test_where_no_error_can_be_written_the_exit_code_tells(arguments: Sequence[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=full, check=False
        )

    assert done.returncode == 2
    assert done.stdout == b""


# Bad input: a sentence with the place, and exit code 2


BAD_FILES: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \n\n",
    "truncated": PLAN.encode()[: len(PLAN.encode()) // 2],
    "cut_in_a_character": 'title = "规'.encode()[:-1],
    "gb18030": PLAN.encode("gb18030"),
    "utf_16": PLAN.encode("utf-16"),
    "binary": bytes(range(256)),
    "deep": b"a = " + b"[" * 100_000 + b"]" * 100_000,
    "not_toml": "这不是规划\n".encode(),
    "another_format": b"format = 99\n",
    "no_plan": b"[[target]]\nid = 1\n",
    "long_line": b'a = "' + b"x" * 1_000_000,
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_plan_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "bad.toml").write_bytes(BAD_FILES[name])

    done = eduplan("audit", "bad.toml", cwd=tmp_path)

    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("bad.toml")
    assert len(done.err) < 5_000


def test_a_hundred_megabytes_are_refused_at_once(tmp_path: Path) -> None:
    with (tmp_path / "large.toml").open("wb") as stream:
        stream.truncate(100 * 2**20)

    done = eduplan("audit", "large.toml", cwd=tmp_path)

    assert done.code == 2
    assert "too large" in done.err


@pytest.mark.parametrize("name", ["missing.toml", ".", "\udcff.toml", "/dev/null"])
def test_what_is_no_regular_file_is_refused(tmp_path: Path, name: str) -> None:
    done = eduplan("audit", name, cwd=tmp_path)

    assert done.code == 2
    assert done.err


@pytest.mark.parametrize("text", ["\ufeff" + PLAN, PLAN.replace("\n", "\r\n")], ids=["BOM", "CRLF"])
def test_files_of_windows_editors_read_the_same(plan: Path, text: str) -> None:
    expected = eduplan("audit", plan.name, *ONE_RULE, cwd=plan.parent).raw
    plan.write_bytes(text.encode("utf-8"))

    assert eduplan("audit", plan.name, *ONE_RULE, cwd=plan.parent).raw == expected


def test_every_mistake_of_a_file_is_shown_at_once(tmp_path: Path) -> None:
    text = PLAN.replace('"60.5%"', '"60.5"').replace("at_least", "at_lest")
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")

    done = eduplan("audit", "bad.toml", cwd=tmp_path)

    assert [line for line in (38, 45) if f"bad.toml:{line}:" in done.err] == [38, 45]


@pytest.mark.parametrize("code", ["PLAN01", "plan1", "PLAN0001"])
def test_an_unknown_rule_is_refused_with_the_one_of_that_number(plan: Path, code: str) -> None:
    done = eduplan("audit", plan, "--select", code)

    assert done.code == 2
    assert f"{code!r}; did you mean PLAN001?" in done.err


def test_an_unknown_rule_is_refused_with_the_nearest(plan: Path) -> None:
    done = eduplan("audit", plan, "--select", "PLAN00I")

    assert done.code == 2
    assert "did you mean PLAN0" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--today", "2024-02-30"),
        ("--today", "20240311"),
        ("--known-on", "３月"),
        ("--severity", "fatal"),
        ("--format", "xml"),
        ("--lang", "fr"),
        ("--sellect", "PLAN"),
    ],
)
def test_an_option_that_is_not_usable_is_named(plan: Path, arguments: Sequence[str]) -> None:
    done = eduplan("audit", plan, *arguments)

    assert done.code == 2
    assert done.out == ""
    assert arguments[0] in done.err or arguments[1] in done.err
    assert "eduplan audit --help" in done.err


# The other commands


COMMANDS = ["audit", "evaluate", "explain", "indicator", "plugins", "rule", "schema", "standard"]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_and_option_is_in_both_languages(command: str) -> None:
    text = eduplan(command, "--help", environment={"COLUMNS": "200"}).out
    options = re.findall(r"^  (-.*)", text.partition("Options:")[2].replace("\n     ", ""), re.M)

    assert len(options) >= 3
    assert [one for one in options if not re.search(r"[\u4e00-\u9fff].* / [A-Z]", one)] == []


@pytest.mark.parametrize("command", [one for one in COMMANDS if one != "schema"])
def test_every_command_that_answers_has_the_same_options_for_its_output(command: str) -> None:
    text = eduplan(command, "--help").out

    formats = "[text|json|sarif]" if command == "audit" else "[text|json]"
    for option in (f"--format {formats}", "--lang [zh|en]", "--output FILE"):
        assert option in text


def test_only_an_audit_answers_in_sarif_also_where_it_is_asked_for_something_else() -> None:
    done = eduplan("plugins", "--format", "sarif")

    assert done.code == 2
    assert done.out == ""
    assert "'sarif' is not one of 'text', 'json'" in done.err


def test_help_says_what_the_exit_codes_mean() -> None:
    for arguments in (("--help",), ("audit", "--help")):
        text = eduplan(*arguments).out
        assert all(part in text for part in ("退出码 / Exit codes", "  0  ", "  1  ", "  2  "))


def test_without_a_command_the_help_is_shown_as_a_mistake() -> None:
    done = eduplan()

    assert done.code == 2
    assert "Usage: eduplan" in done.err


def test_the_version_is_that_of_the_package() -> None:
    from importlib.metadata import version

    assert eduplan("--version").out == f"eduplan {version('eduplan')}\n"


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("eduplan audit pla", 2),
        ("eduplan audit plan.toml --output pla", 4),
        ("eduplan evaluate plan.toml --data pla", 4),
        ("eduplan explain T11 --plan pla", 4),
    ],
)
def test_a_shell_completes_names_of_files_where_a_file_is_meant(words: str, position: int) -> None:
    asked = {"_EDUPLAN_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(position)}

    done = subprocess.run(
        [sys.executable, "-m", "eduplan"],
        capture_output=True,
        check=False,
        env={**os.environ, **asked},
        text=True,
    )

    assert done.stdout == "file,pla\n"


def test_the_module_is_the_command(plan: Path) -> None:
    command = [sys.executable, "-m", "eduplan", "audit", str(plan), *ONE_RULE]

    done = subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "utf-8"}
    )

    assert done.stdout == eduplan("audit", plan, *ONE_RULE).raw


def test_without_click_one_line_says_how_to_get_it() -> None:
    code = "import sys; sys.modules['click'] = None; from eduplan.cli import main; sys.exit(main())"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert 'pip install "eduplan[cli]"' in done.stderr


def test_what_is_to_be_done_at_the_exit_is_done() -> None:
    """A plugin may have something open; the process ends without taking itself apart."""
    code = (
        "import atexit, sys; atexit.register(print, 'closed'); sys.argv[1:] = ['rule', 'PLAN000'];"
        "from eduplan.cli import main; main(); print('never here')"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (2, "closed\n")


def test_plugins_are_listed_with_version_and_state() -> None:
    [coherence] = [
        one
        for one in eduplan("plugins", "--format", "json").document["plugins"]
        if one["name"] == "coherence"
    ]

    assert (coherence["state"], coherence["distribution"]) == ("ready", "eduplan")
    assert re.search(r"^coherence +可用 ", eduplan("plugins").out, flags=re.MULTILINE)


def test_a_rule_is_explained_by_code_or_name() -> None:
    by_code = eduplan("rule", "plan001")

    assert by_code.code == 0
    assert by_code.out.startswith("PLAN001 目标劣于基数")
    assert by_code.raw == eduplan("rule", "target_worse_than_baseline").raw


def test_an_alias_has_its_page_and_selects_the_rule_that_it_restates(plan: Path) -> None:
    """SH001 is PLAN001 told for senior high schools; a finding carries the general code."""
    page = eduplan("rule", "SH001").out
    done = eduplan("audit", plan, "--select", "SH001", "--today", "2026-01-01", "--format", "json")

    assert "同于    PLAN001" in page
    assert "照抄上级的“95%”" in page
    assert [finding["code"] for finding in done.document["findings"]] == ["PLAN001"]


def test_every_rule_of_the_list_has_its_page() -> None:
    listed = eduplan("rule", "--list", "--format", "json").document["rules"]

    assert "PLAN001" in [rule["code"] for rule in listed]
    page = eduplan("rule", "PLAN001", "--format", "json", "--lang", "en").document["rules"][0]
    assert page["title"] == "Target worse than its baseline"
    assert "page" in page


def test_an_unknown_rule_has_no_page_but_near_names() -> None:
    done = eduplan("rule", "PLAN00I")

    assert done.code == 2
    assert "did you mean PLAN0" in done.err


def test_an_indicator_is_found_by_alias_with_its_formula_in_labels() -> None:
    done = eduplan("indicator", "普惠率")

    assert done.code == 0
    assert "preschool.inclusive_coverage_rate" in done.out
    assert "(公办园在园幼儿数 + 普惠性民办园在园幼儿数) ÷ 在园幼儿数" in done.out


def test_a_label_that_several_share_lists_all_of_them() -> None:
    names = [
        one["name"]
        for one in eduplan("indicator", "生师比", "--format", "json").document["definitions"]
    ]

    assert len(names) > 1


def test_a_part_of_a_name_lists_all_that_have_it() -> None:
    """班额 is no indicator, but what a planner calls a dozen of them."""
    done = eduplan("indicator", "班额")

    assert done.code == 0
    assert "compulsory.large_class_rate" in done.out
    assert "普通高中平均班额" in done.out
    assert "覆盖率" not in done.out


def test_all_that_formulas_may_name_is_listed() -> None:
    listed = eduplan("indicator", "--list", "--format", "json").document["definitions"]

    assert {one["name"] for one in listed} == set(load_registry().catalogue.definitions)
    assert eduplan("indicator", "--list").out.count("\n") == len(listed)


@pytest.mark.parametrize("arguments", [(), (" ",), ("班额", "--list")])
def test_an_indicator_is_looked_up_or_all_are_listed(arguments: tuple[str, ...]) -> None:
    done = eduplan("indicator", *arguments)

    assert done.code == 2
    assert "--list" in done.err


def test_an_unknown_indicator_is_refused_with_the_nearest() -> None:
    done = eduplan("indicator", "普惠性幼儿圆覆盖率")

    assert done.code == 2
    assert "'普惠性幼儿园覆盖率'" in done.err


GIVEN = ("--set", "公办园在园幼儿数=620人", "--set", "普惠性民办园在园幼儿数=410人")


def test_values_put_in_are_worked_out_in_words() -> None:
    done = eduplan("explain", "普惠性幼儿园覆盖率", *GIVEN, "--set", "在园幼儿数＝1180")

    text = re.sub(r"\n +", "", done.out).replace(" ", "")
    expected = "公办园在园幼儿数620人+普惠性民办园在园幼儿数410人)÷在园幼儿数1180人=87.29%"
    assert done.code == 0
    assert expected in text


def test_without_all_values_the_answer_is_unknown_and_says_what_is_missing() -> None:
    done = eduplan("explain", "普惠性幼儿园覆盖率", *GIVEN)

    assert "因为缺少：在园幼儿数" in re.sub(r"\n +", "", done.out)


def test_an_explanation_as_json_holds_the_exact_value() -> None:
    done = eduplan(*("explain", "普惠率", *GIVEN, "--set", "在园幼儿数=1180人", "--format", "json"))

    assert "103/118" in done.out
    assert done.document["explanation"]


def test_a_formula_is_explained_by_the_definitions_of_its_names() -> None:
    done = eduplan("explain", "公办园在园幼儿数 ÷ 在园幼儿数 ≥ 50%")

    assert done.code == 0
    assert "preschool.public_enrolment" in done.out


@pytest.mark.parametrize(
    ("formula", "shown"),
    [("1人 + 2人", "1人 + 2人 = 3人"), ("1 > 2", "不成立"), ("1 ÷ (2 - 2)", "除数为零")],
)
def test_a_formula_without_names_is_worked_out(formula: str, shown: str) -> None:
    done = eduplan("explain", formula)

    assert done.code == 0
    assert shown in done.out


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("在园幼儿数 ÷",), "在园幼儿数 ÷"),
        (("1 ÷ 0",), "divides by 0"),
        (("开平方(4)",), "合计"),
        (("在园幼儿数", "--set", "幼儿园数=5元"), "幼儿园数=5元: "),
        (("在园幼儿数 + 幼儿园数",), "can't be added"),
        (("(" * 5_000,), "5000 characters"),
        (("在园幼儿数", "--set", "在园幼儿数"), "NAME=VALUE"),
        (("在园幼儿数", "--set", "在园幼儿数=五"), "五"),
        (("在园幼儿数", "--set", "在园幼儿=5人"), "在园幼儿数"),
        (("在园幼儿数", "--set", "在园幼儿数=5元"), "元"),
        (("生师比", "--set", "在园幼儿数=5人"), "teachers.student_teacher_ratio"),
        (("在园幼儿数", *("--set", "在园幼儿数=5人") * 2), "在园幼儿数 is given a second"),
        (
            ("在园幼儿数", "--set", "在园幼儿数=5人", "--set", "preschool.enrolment=5人"),
            "preschool.enrolment is given a second",
        ),
        (("在园幼儿数", "--year", "x"), "--year"),
    ],
)
def test_what_can_not_be_explained_is_refused_with_the_reason(
    arguments: Sequence[str], shown: str
) -> None:
    done = eduplan("explain", *arguments)

    assert done.code == 2
    assert shown in done.err


@pytest.mark.parametrize("subject", ["T01", "B01", "M01", "三(一)1"])
def test_an_item_or_clause_of_a_plan_is_explained_with_what_is_about_it(
    plan: Path, subject: str
) -> None:
    done = eduplan("explain", "--plan", plan, subject)

    assert done.code == 0
    assert done.out.startswith(subject)
    assert eduplan("explain", "--plan", plan, subject, "--format", "json").document["item"]


def test_a_clause_is_found_with_the_brackets_that_the_document_prints(plan: Path) -> None:
    """三（一）1 is 三(一)1, as in the file of the plan."""
    done = eduplan("explain", "--plan", plan, "三（一）1")

    assert done.code == 0
    assert done.out.startswith("三(一)1")


def test_a_target_is_explained_with_its_baseline_and_findings(plan: Path) -> None:
    done = eduplan("explain", "--plan", plan, "T01")

    for part in ("目标值", "≥55%", "三(一)1", "B01", "60.5%", "PLAN001", f"{plan}:42"):
        assert part in re.sub(r"\n +", "", done.out)


def test_an_indicator_of_the_plan_itself_is_explained_with_values_put_in(plan: Path) -> None:
    """By its label, in a formula, and in JSON; without the plan the label is unknown."""
    children, public = "全县在园幼儿数=1180人", "全县公办园在园幼儿数=885人"
    given = ("--plan", plan, "--set", children, "--set", public)

    page = eduplan("explain", "--plan", plan, "全县公办园在园幼儿占比")
    done = eduplan("explain", "全县公办园在园幼儿占比", *given)
    formula = eduplan("explain", "全县公办园在园幼儿数 ≥ 60% × 全县在园幼儿数", *given)

    assert page.out.startswith("全县公办园在园幼儿占比  local.public_share\n")
    assert done.out.startswith(page.out)
    assert f"规划文件 {plan}:27" in re.sub(r"\n +", " ", page.out)
    assert "= 75%" in re.sub(r"\n +", " ", done.out.removeprefix(page.out))
    assert "成立" in formula.out
    assert eduplan("explain", "全县公办园在园幼儿占比").code == 2


def test_a_misspelt_name_of_the_plan_itself_is_refused_with_the_nearest(plan: Path) -> None:
    done = eduplan("explain", "--plan", plan, "全县公办园在园幼儿比")

    assert done.code == 2
    assert "'全县公办园在园幼儿占比'" in done.err


def test_what_is_missing_in_a_plan_is_missing_for_its_region_and_the_year(plan: Path) -> None:
    """Of the nation where no plan is named."""
    given = ("--year", "2020", "--set", "全县在园幼儿数=1180人")
    done = eduplan("explain", "全县公办园在园幼儿占比", "--plan", plan, *given)
    national = eduplan("explain", "普惠性幼儿园覆盖率", *GIVEN, "--year", "2020")

    assert "全县公办园在园幼儿数（220503，2020年）" in re.sub(r"\n +", "", done.out)
    assert "在园幼儿数（国家，2020年）" in re.sub(r"\n +", "", national.out)


def test_an_unknown_item_is_refused_with_the_nearest(plan: Path) -> None:
    done = eduplan("explain", "--plan", plan, "T001")

    assert done.code == 2
    assert "'T01'" in done.err


def test_a_standard_is_shown_with_what_is_in_force_on_a_day() -> None:
    """By label, alias or full name: one answer."""
    pages = [
        eduplan("standard", name, "--on", "2024-01-01", "--region", "220503")
        for name in ("普惠性幼儿园覆盖率", "普惠率", "preschool.inclusive_coverage_rate")
    ]

    assert {page.code for page in pages} == {0}
    assert len({page.out for page in pages}) == 1
    assert "* ≥80%，督导，国家" in pages[0].out
    assert "教督〔2020〕1号" in re.sub(r"\n +", "", pages[0].out)


def test_a_name_may_be_restricted_to_a_scope_as_in_a_formula() -> None:
    """And one that can't be says which dimensions it has."""
    primary = eduplan("standard", "生均图书[学段=小学]", "--on", "2024-01-01")
    wrong = eduplan("standard", "普惠率[学段=小学]")

    assert "* ≥25册/人（小学）" in primary.out
    assert "35册" not in primary.out
    assert wrong.code == 2
    assert "has no dimension 'stage'" in wrong.err


def test_a_document_is_found_by_its_number_and_a_law_by_its_title() -> None:
    """Laws in force are about no figure."""
    number = eduplan("standard", "教督〔2012〕7号", "--on", "2024-01-01").out
    law = eduplan("standard", "学前教育法", "--on", "2024-01-01").out

    assert "责任区学校数≤20所/个" in number
    assert re.search(r"尚未生效\n  学前教育法施行", law)


def test_two_indicators_of_one_label_are_both_answered() -> None:
    """Students per teacher is meant of all schools, or of senior secondary."""
    names = [
        answer["about"]
        for answer in eduplan("standard", "生师比", "--format", "json").document["answers"]
    ]

    assert names == ["senior_high.student_teacher_ratio", "teachers.student_teacher_ratio"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("普惠性幼儿园覆盖率", "--region", "吉林"), "'220503'"),
        (("普惠性幼儿园覆盖率", "--on", "2024-02-30"), "expected one such as 2024-03-11"),
        (("普惠性幼儿圆覆盖率",), "普惠性幼儿园覆盖率"),
        ((), "--coverage 2021-2025"),
        (("普惠率", "--coverage", "2025"), "give no name"),
        (("--coverage", "2025-2021"), "2021-2025"),
        (("--coverage", "0000"), "2021-2025"),
        (("--coverage", "2025", "--region", "吉林"), "'220503'"),
    ],
)
def test_a_wrong_question_about_standards_gets_one_clear_error(
    arguments: tuple[str, ...], said: str
) -> None:
    """What is wrong, and what would be right."""
    done = eduplan("standard", *arguments)

    assert done.code == 2
    assert done.out == ""
    assert said in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_the_coverage_says_for_each_stage_and_year_what_judges_or_that_nothing_does() -> None:
    """As text and as a document."""
    page = eduplan("standard", "--coverage", "2021-2025", "--region", "220503").out
    rows = eduplan("standard", "--coverage", "2024–2025", "--format", "json").document["coverage"]

    assert "  生均公用经费（小学）：2021–2022 ≥650元/(人·年)；2023–2025 ≥720元/(人·年)\n" in page
    assert "  体质健康优良率：2021 无；2022–2025 ≥50%\n" in page
    assert re.search(r"没有标准：[^：]*教师流失率", page)
    assert {tuple(row["years"]) for row in rows} == {("2024", "2025")}


def test_the_schema_of_an_audit_is_printed_as_it_is_shipped() -> None:
    assert eduplan("schema", "--of", "audit").document == SCHEMA


MINIMAL = Path(__file__).resolve().parent.parent / "examples" / "minimal"
JSON_OUTPUTS = {
    "an audit": ("audit", ("audit", "plan.toml")),
    "an evaluation": (
        "evaluation",
        ("evaluate", str(MINIMAL / "plan.toml"), "--data", str(MINIMAL / "data.csv")),
    ),
    "an indicator": ("indicator", ("indicator", "生师比")),
    "indicators": ("indicator", ("indicator", "班额")),
    "an indicator of no known name": ("indicator", ("indicator", "生帅比")),
    "a rule": ("rule", ("rule", "PLAN001")),
    "rules": ("rule", ("rule", "--list")),
    "rules in English": ("rule", ("rule", "--list", "--lang", "en")),
    "standards": ("standard", ("standard", "普惠率", "--region", "220503", "--on", "2024-01-01")),
    "standards of other stages": ("standard", ("standard", "员生比", "--known-on", "2024-03-11")),
    "a document": ("standard", ("standard", "国务院令第674号")),
    "a law in force": ("standard", ("standard", "学前教育法")),
    "the coverage": ("standard", ("standard", "--coverage", "2021-2025")),
    "plugins": ("plugins", ("plugins",)),
    "a formula": ("explain", ("explain", "在园幼儿数 × 2")),
    "a condition": ("explain", ("explain", "在园幼儿数 > 3人", "--set", "在园幼儿数=5人")),
    "an interval": ("explain", ("explain", "在园幼儿数", "--set", "在园幼儿数=约5人")),
    "a value that lacks another": (
        *("explain", ("explain", "普惠率", "--set", "在园幼儿数=5人", "--year", "2024")),
    ),
    "a division by zero": (
        "explain",
        ("explain", "在园幼儿数 ÷ 幼儿园数", "--set", "在园幼儿数=5人", "--set", "幼儿园数=0所"),
    ),
    "a target": ("explain", ("explain", "T01", "--plan", "plan.toml")),
    "a clause": ("explain", ("explain", "三(一)1", "--plan", "plan.toml")),
    "no plan": ("error", ("audit", "no-such-file.toml")),
    "an option that there is none of": ("error", ("plugins", "--no-such-option")),
    "no command": ("error", ("no-such-command",)),
}


@pytest.mark.parametrize("what", JSON_OUTPUTS)
def test_the_json_of_every_command_is_valid_by_its_published_schema(plan: Path, what: str) -> None:
    name, arguments = JSON_OUTPUTS[what]

    check(name, eduplan(*arguments, "--format", "json", cwd=plan.parent).document)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_published_schema_is_printed(name: str) -> None:
    assert eduplan("schema", "--of", name).document == document_schema(name)


def test_the_schema_of_a_plan_accepts_a_plan_and_knows_the_installed_names() -> None:
    import tomllib

    schema = eduplan("schema").document

    jsonschema.Draft7Validator.check_schema(schema)
    assert "preschool.inclusive_coverage_rate" in json.dumps(schema)
    plain = tomllib.loads(PLAN.replace("local.public_share", "preschool.public_enrolment_share"))
    del plain["element"], plain["indicator"]
    days = {**plain, "plan": {**plain["plan"], "issued": "2024-03-11"}}
    jsonschema.Draft7Validator(schema).validate(days)


def test_the_schema_explains_names_in_the_chosen_language() -> None:
    texts = {lang: eduplan("schema", "--lang", lang).out for lang in ("zh", "en")}

    assert "普惠性幼儿园覆盖率（%）" in texts["zh"]
    assert "普惠性幼儿园覆盖率（%）" not in texts["en"]


# Output into a file


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
@pytest.mark.parametrize("format_", ["text", "json", "sarif"])
def test_an_output_file_is_utf_8_on_every_console_and_holds_what_would_be_shown(
    plan: Path, tmp_path: Path, format_: str, encoding: str
) -> None:
    arguments = ("audit", plan.name, *ONE_RULE, "--format", format_)
    to_file = ("--output", tmp_path / "findings")
    console = {"PYTHONIOENCODING": encoding}

    done = eduplan(*arguments, *to_file, cwd=plan.parent, environment=console)

    assert (done.code, done.raw, done.err) == (1, b"", "")
    assert (tmp_path / "findings").read_bytes() == eduplan(*arguments, cwd=plan.parent).raw


@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_command_that_fails_leaves_the_output_file_as_it_was(
    tmp_path: Path, format_: str
) -> None:
    (tmp_path / "kept").write_text("before", encoding="utf-8")

    done = eduplan(
        *("audit", "missing.toml", "--output", "kept", "--format", format_), cwd=tmp_path
    )

    assert done.code == 2
    assert "there is no such file" in done.out + done.err
    assert (tmp_path / "kept").read_text(encoding="utf-8") == "before"


def test_an_output_file_that_can_not_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    done = eduplan("plugins", "--output", "no-such-folder/list.txt", cwd=tmp_path)

    assert done.code == 2
    assert done.err == (
        "eduplan: no-such-folder/list.txt can't be written: No such file or directory\n"
    )
