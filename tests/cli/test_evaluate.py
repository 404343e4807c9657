"""`eduplan evaluate`: what it prints, its exit codes, and a sentence for every mistake."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.command import eduplan, one_after_the_other
from tests.report.schemas import check

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
PLAN, DATA = "examples/minimal/plan.toml", "examples/minimal/data.csv"
EVALUATE = ("evaluate", PLAN, "--data", DATA)
HEADER = "region,institution,scope,year,element,value,unit,source\n"
PUBLISHED = "229901,,,2023,高中阶段毛入学率,95.5,%,年报\n"


def test_the_example_is_evaluated_with_three_answers_for_each_target() -> None:
    done = eduplan(*EVALUATE, cwd=ROOT)

    assert done.code == 1
    assert done.err == ""
    for number in range(1, 10):
        assert len(re.findall(rf"^  ［.+］T{number} ", done.out, flags=re.MULTILINE)) == 1
    for part in ("水平", "进度", "方向", "起点"):
        assert f"    {part}  " in done.out
    assert "存在约束性指标滞后" in done.out


def test_the_example_finds_the_ten_children_that_were_left_out_by_design() -> None:
    done = eduplan(*EVALUATE, "--format", "json", cwd=ROOT)

    findings = {one["code"]: one for one in done.document["findings"]}
    assert findings.keys() == {"DATA001"}
    assert "公布 1036人，各部分之和 1026人" in findings["DATA001"]["message"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_json_of_the_example_is_valid_and_tells_the_exit_code(lang: str) -> None:
    done = eduplan(*EVALUATE, "--format", "json", "--lang", lang, cwd=ROOT)

    check("evaluation", done.document)
    assert done.document["exit_code"] == done.code == 1
    assert done.document["as_of"] == 2023


def test_an_earlier_year_is_judged_by_what_was_known_and_in_force_then() -> None:
    done = eduplan(*EVALUATE, "--as-of", "2022", "--format", "json", cwd=ROOT)

    targets = {one["id"]: one for one in done.document["targets"]}
    assert done.document["data"]["years"] == [2020, 2022]
    assert targets["T4"]["bound"]["text"] == "≥96%"
    assert targets["T4"]["amendment"] is None


def test_values_are_explained_down_to_the_rows_on_request() -> None:
    done = eduplan(*EVALUATE, "--expand", cwd=ROOT)

    shown = re.sub(r"\n +", "", done.out)
    assert "残疾儿童少年入学人数 = 28人（来源：examples/minimal/data.csv:" in shown


def test_targets_that_are_met_or_on_schedule_end_in_zero(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text(HEADER + PUBLISHED, encoding="utf-8")

    done = eduplan("evaluate", ROOT / PLAN, "--data", "data.csv", cwd=tmp_path)

    assert done.code == 0
    assert "［提前完成］T4" in done.out
    assert "［数据不足］T1" in done.out


def test_the_same_input_gives_the_same_bytes_whatever_the_seed_of_hashes() -> None:
    """In both formats."""
    formats = [(*EVALUATE, "--expand", "--format", format_) for format_ in ("text", "json")]

    seeds = [{"PYTHONHASHSEED": seed} for seed in ("0", "1", "4711")]
    runs = [one_after_the_other(formats, cwd=ROOT, environment=seed) for seed in seeds]

    assert {run.code for run in runs} == {1}
    assert len({run.raw for run in runs}) == 1


def test_the_schema_is_printed_as_it_is_shipped() -> None:
    shipped = ROOT / "src" / "eduplan" / "report" / "evaluation.schema.json"

    done = eduplan("schema", "--of", "evaluation")

    assert done.document == json.loads(shipped.read_text(encoding="utf-8"))


def test_a_comparison_of_data_has_its_page_as_a_rule_has() -> None:
    done = eduplan("rule", "DATA001")
    named = eduplan("rule", "total_differs_from_parts")
    listed = eduplan("rule", "--list", "--format", "json").document["rules"]

    assert done.code == 0
    assert done.out.startswith("DATA001 区域合计与各部分之和不符")
    assert "会报告的例子" in done.out
    assert named.raw == done.raw
    assert {"DATA001", "DATA002", "DATA003", "DATA004"} <= {rule["code"] for rule in listed}


def test_help_says_what_the_exit_codes_mean_and_which_year_is_judged() -> None:
    shown = eduplan("evaluate", "--help").out

    assert all(part in shown for part in ("退出码 / Exit codes", "  0  ", "  1  ", "  2  "))
    assert "--as-of YEAR" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--data"),
        (("--data", "missing.csv"), "missing.csv: 没有这个文件"),
        (("--data", "empty"), "文件夹里没有表格"),
        (("--data", "data.csv", "--as-of", "2019"), "2023 到 2023 年"),
        (("--data", "data.csv", "--as-of", "soon"), "--as-of"),
        (("--data", "data.csv", "--as-of", "20233"), "--as-of"),
    ],
)
@pytest.mark.parametrize("format_", ["text", "json"])
def test_an_option_that_is_not_usable_is_named(
    tmp_path: Path, arguments: Sequence[str], said: str, format_: str
) -> None:
    (tmp_path / "data.csv").write_text(HEADER + PUBLISHED, encoding="utf-8")
    (tmp_path / "empty").mkdir()

    done = eduplan("evaluate", ROOT / PLAN, *arguments, "--format", format_, cwd=tmp_path)

    assert done.code == 2
    if format_ == "json":
        check("error", done.document)
        assert said in done.document["error"]["message"]
    else:
        assert said in done.err
        assert done.out == ""


BAD_TABLES = {
    "empty": b"",
    "header only": HEADER.encode(),
    "workbook": b"PK\x03\x04" + bytes(range(256)),
    "binary": bytes(range(256)),
    "open quote": (HEADER + PUBLISHED + '229901,"甲').encode(),
    "long cell": (HEADER + "x" * 300_000).encode(),
    "a formula": (HEADER + PUBLISHED.replace("95.5", "=cmd()")).encode(),
    "all missing": (HEADER + PUBLISHED.replace("95.5", "—")).encode(),
}


@pytest.mark.parametrize("name", BAD_TABLES)
def test_a_table_that_can_not_be_used_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "data.csv").write_bytes(BAD_TABLES[name])

    done = eduplan("evaluate", ROOT / PLAN, "--data", "data.csv", cwd=tmp_path)

    assert done.code == 2
    assert done.out == ""
    assert "data.csv" in done.err
    assert len(done.err) < 2_000


def test_every_mistake_of_a_table_is_shown_with_row_and_column(tmp_path: Path) -> None:
    text = HEADER + PUBLISHED.replace("%", "") + PUBLISHED.replace("2023", "23")
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")

    done = eduplan("evaluate", ROOT / PLAN, "--data", "data.csv", cwd=tmp_path)

    assert re.findall(r"^data\.csv:\d+:\d+: \w+", done.err, flags=re.MULTILINE) == [
        "data.csv:2:6: value",
        "data.csv:3:4: year",
    ]


def test_a_register_says_what_the_institutions_of_the_data_are(tmp_path: Path) -> None:
    known = "名称,学校类型,办学性质\n实验幼儿园,幼儿园,公办\n阳光幼儿园,幼儿园,普惠性民办\n"
    rows = "机构名称,在园幼儿数\n实验幼儿园,300\n阳光幼儿园,100\n合计,400\n"
    (tmp_path / "register.csv").write_text(known, encoding="utf-8")
    (tmp_path / "2023年.csv").write_text(rows, encoding="utf-8")
    files = ("--data", "2023年.csv", "--register", "register.csv")

    done = eduplan("evaluate", ROOT / PLAN, *files, "--expand", cwd=tmp_path)

    shown = re.sub(r"\n +", "", done.out)
    assert "普惠性幼儿园覆盖率 = (公办园在园幼儿数 300人 + 普惠性民办园在园幼儿数100人)" in shown
