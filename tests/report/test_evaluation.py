"""An evaluation as text and as JSON: three answers apart, exact, down to the rows."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from eduplan import EvaluationReport, evaluate
from eduplan.report.documents import dump
from eduplan.report.evaluation import exit_code_of
from eduplan.report.evaluation_json import evaluation_document
from eduplan.report.of_results import report_of
from eduplan.report.terminal import Console, display_width
from eduplan.report.text import write_text
from tests.evaluation.county import REGISTRY, baseline, judged, plan, rates, row, table, target
from tests.report.schemas import check

if TYPE_CHECKING:
    from eduplan.words import Language

TARGETS = [
    target('at_least = "90%"', name="T1", rest='path = { "2023" = "84%" }\nbinding = "binding"'),
    target('maintain = "80%"', name="T2"),
    target('at_most = "10:1"', name="T3", indicator="ratio", rest='binding = "expected"'),
    target("eliminate = true", name="T4", indicator="outside_rate"),
    target('at_most = "0.1"', name="T5", indicator="balance"),
    target('at_least = "1000人次"', name="T6", indicator="trained_so_far"),
    target('at_least = "10%"', name="T7", indicator="growth"),
    target('range = ["0.9", "1.1"]', name="T8", indicator="parity"),
    target('at_least = "50%"', name="T9", indicator="with_base"),
    """
[[target]]
id = "Q1"
qualitative = "学分制"
status = "in_progress"
evidence = "文"
year = 2024
""",
]
AMENDMENT = """
[[amendment]]
id = "A1"
document = "文〔2023〕1号"
date = 2023-06-30
[[amendment.change]]
target = "T3"
at_most = "9:1"
reason = "理由"
"""
PLAN = plan(baseline("80%"), *TARGETS, AMENDMENT)
ROWS = [
    *rates(y2020="80%", y2022="85%"),
    row("入学人数", 2023, 28),
    row("适龄儿童数", 2023, 29),
    *[
        row(element, year, number, institution=name)
        for year in (2020, 2023)
        for name, numbers in (("A", (90, 8, 100, 1)), ("B", (60, 7, 30, 0)))
        for element, number in zip(
            ("在校生数", "教师数", "校舍面积", "劳动基地数"), numbers, strict=True
        )
    ],
    row("在校生数", 2023, 151),
    row("当年培训人次", 2021, 200),
    row("当年培训人次", 2022, "—"),
    row("教育支出", 2020, 1_000),
    row("教育支出", 2023, 1_200),
]


def report(rows: list[str] = ROWS, as_of: int | None = 2023) -> EvaluationReport:
    return evaluate(PLAN, REGISTRY, table(rows), as_of=as_of)


def text(*, lang: Language = "zh", expand: bool = False, width: int = 100) -> str:
    return write_text(report_of(report()), lang=lang, console=Console(width), expand=expand)


def document(lang: Language = "zh", rows: list[str] = ROWS) -> Any:
    return json.loads(dump(evaluation_document(report(rows), lang)), parse_float=pytest.fail)


def one(name: str) -> Any:
    [found] = [target for target in document()["targets"] if target["id"] == name]
    return found


# JSON


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rows", [ROWS, rates(y2023="86%"), [row("教师数", 2022, 1)]])
def test_an_evaluation_is_valid_by_its_schema_and_holds_no_float(
    lang: Language, rows: list[str]
) -> None:
    check("evaluation", document(lang, rows))


def test_the_three_answers_stand_apart_and_exactly() -> None:
    found = one("T1")

    assert found["level"]["gap"] is None
    assert found["level"]["margin"]["exact"] == "19/290"
    assert found["pace"]["share"]["exact"] == "48/29"
    assert found["pace"]["due"]["exact"] == "2/5"
    assert found["direction"]["since_base"]["difference"]["exact"] == "24/145"
    assert found["verdict"]["code"] == "early"


def test_a_value_leads_to_the_rows_it_was_read_from() -> None:
    [formula] = one("T1")["explanation"]["parts"]

    assert [part["source"] for part in formula["parts"]] == ["data.csv:4 年报", "data.csv:5 年报"]
    assert [part["value"] for part in formula["parts"]] == ["28", "29"]


def test_a_value_that_is_no_fraction_is_given_by_its_ends() -> None:
    value = one("T5")["value"]["printed"]

    assert set(value["exact"]) == {"lower", "upper", "lower_closed", "upper_closed"}
    assert re.fullmatch(r"0\.\d\d", value["text"])


def test_what_is_missing_is_told_with_its_place_and_year() -> None:
    found = one("T6")

    assert found["level"]["state"] == "unknown"
    assert [(part["name"], part["year"]) for part in found["missing"]] == [
        ("town.trained", 2022),
        ("town.trained", 2023),
    ]


def test_cells_that_are_missing_are_counted_and_listed() -> None:
    found = document()

    assert found["data"]["missing"] == 1
    assert [(cell["name"], cell["text"], cell["row"]) for cell in found["missing"]] == [
        ("town.trained", "—", 24)
    ]


def test_an_amended_target_shows_what_it_was_and_why_it_changed() -> None:
    assert one("T3")["amendment"] == {
        "id": "A1",
        "document": "文〔2023〕1号",
        "date": "2023-06-30",
        "reason": "理由",
        "before": "≤10:1",
    }
    assert one("T3")["bound"]["text"] == "≤9:1"


# Text


def test_each_target_has_a_line_for_each_answer() -> None:
    lines = text().splitlines()
    start = lines.index("  ［提前完成］T1 入学率 ≥90%（2025年）")

    assert lines[start + 1 : start + 7] == [
        "    水平  96.55%，达标，余 6.55个百分点",
        "    进度  已走 165.5%，时间过去 60%，按节点应走 40%，比值 4.14"
        "（各年9月1日，2020—2023—2025）",
        "    方向  比2020年好转 +16.55个百分点；比2022年好转 +11.55个百分点",
        "    起点  80%（规划 B1，2020年）",
        "    注意  2023年节点 84%，达到",
        "",
    ]


def test_kinds_of_binding_are_counted_apart() -> None:
    shown = text()

    assert "约束性目标（1项）" in shown
    assert "预期性目标（1项）" in shown
    assert "未注明目标（8项）" in shown
    assert re.search(r"约束性 +1项目标，能评 1，达到或符合预期 1，滞后 0，一致率 100%", shown)
    assert re.search(r"未注明 +8项目标，能评 6", shown)


def test_what_is_missing_is_named_and_the_last_year_is_not_carried_forward() -> None:
    shown = re.sub(r"\n +", "", text())

    assert "缺：当年培训人次（2022年）、当年培训人次（2023年）；最近有数据的是2021年" in shown
    assert "注明缺数 1处" in shown
    assert "当年培训人次 小县 2022年：“—”（data.csv:24）" in shown


def test_a_gap_is_told_in_whole_units_as_well() -> None:
    assert "距目标 1.07；还差 2人（教师数，其他数不变）" in text()
    assert "还差 1人（入学人数，其他数不变）" in text()


def test_small_numbers_and_rounding_are_noted() -> None:
    items = plan(baseline("96.6%"), target('at_least = "97%"'))
    seen = evaluate(items, REGISTRY, table(ROWS), as_of=2023)

    shown = write_text(report_of(seen), console=Console(100))

    assert "数小：1人就是 3.45个百分点，多于差距或余量" in shown
    assert "比基年的变化的判断取决于公布数字的舍入" in shown


def test_values_are_explained_down_to_the_rows_on_request() -> None:
    assert "来源：data.csv:4" not in text()
    assert "入学人数 = 28人（来源：data.csv:4 年报）" in text(expand=True)


def test_data_that_disagree_are_told_with_their_rows() -> None:
    shown = text()

    assert "警告 DATA001 区域合计与各部分之和不符（1项）" in shown
    assert "data.csv:22、14、18" in shown


def test_english_is_complete_but_for_the_words_of_the_plan_and_the_data() -> None:
    shown = text(lang="en", expand=True)
    written = "≥ 1个"  # a formula keeps the unit in which it was written
    for own in ("小规划", "小县", "学分制", "文〔2023〕1号", "理由", "文", "年报", written):
        shown = shown.replace(own, "")

    assert not re.findall(r"[\u3000-\u9fff]+", shown)


@pytest.mark.parametrize("width", [40, 80])
def test_lines_are_not_wider_than_the_console(width: int) -> None:
    assert max(map(display_width, text(width=width, expand=True).splitlines())) <= width


def test_regions_that_are_summed_and_those_that_are_not_read_are_told() -> None:
    rows = [row("在校生数", 2023, 5, region=one) for one in ("229901", "229902", "220503")]
    seen = evaluate(attrs.evolve(PLAN, region="229900"), REGISTRY, table(rows))

    assert "汇总    表中的下级地区：229901、229902" in write_text(report_of(seen))
    assert "；其他地区 1行未读" in write_text(report_of(seen))
    check("evaluation", json.loads(dump(evaluation_document(seen))))


# Exit codes


@pytest.mark.parametrize(
    ("value", "code"),
    [("90%", 0), ("86%", 0), ("84.7%", 1), ("79%", 1)],
)
def test_a_target_that_lags_makes_the_exit_code_one(value: str, code: int) -> None:
    items = plan(baseline("80%"), target('at_least = "90%"'))
    seen = evaluate(items, REGISTRY, table(rates(y2023=value)))

    assert exit_code_of(seen) == code


def test_data_that_contradict_themselves_do_too_but_a_hint_does_not() -> None:
    items = plan(target('at_least = "90%"'))
    schools = [row("学校数", year, 1, institution="甲") for year in (2021, 2022)]
    hint = [*rates(y2023="95%"), *schools, row("学校数", 2023, 1, institution="乙")]

    assert [one.severity for one in evaluate(items, REGISTRY, table(hint)).findings] == ["info"]
    assert exit_code_of(evaluate(items, REGISTRY, table(hint))) == 0
    assert exit_code_of(report()) == 1


def test_data_that_answer_nothing_do_too() -> None:
    seen = report([row("校舍面积", 2023, 5, institution="A")])

    assert seen.is_blind
    assert exit_code_of(seen) == 1
    assert "没有一项目标有数据" in write_text(report_of(seen))


def test_money_that_lacks_is_told_in_the_unit_of_public_accounts() -> None:
    """From ten thousand yuan on in 万元, and exactly; below in 元."""
    items = plan(target('at_least = "10%"', indicator="yearly_growth"))

    def said(before: int, now: int) -> str:
        rows = [row("教育支出", 2022, before), row("教育支出", 2023, now)]
        _, report = judged(items, rows)
        return write_text(report_of(report))

    assert "还差 50元" in said(1_000, 1_050)
    assert "还差 6691.2万元" in said(1_000_000_000, 1_033_088_000)
