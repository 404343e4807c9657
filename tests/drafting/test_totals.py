"""A row of totals of a table is held against the rows above it, where all of them are read."""

from __future__ import annotations

import datetime

import pytest

import eduplan
from eduplan.drafting.plan import plan_of_draft
from eduplan.drafting.source import compare
from tests.installed import installed_registry

_HEAD = ("序号", "项目名称", "新增学位（个）", "总投资（万元）", "完成时限")
_ROWS = (
    ("1", "第三小学", "1080", "5200", "2024年"),
    ("2", "第五中学", "1500", "9800", "2025年"),
    ("3", "城北幼儿园", "270", "2000.5", "2025年"),
    ("", "合 计", "2850", "17000.5", ""),
)


@pytest.fixture(scope="module")
def registry() -> eduplan.Registry:
    return installed_registry()


def table(*rows: tuple[str, ...], head: tuple[str, ...] = _HEAD) -> eduplan.Document:
    cells = ("".join(f"<td>{one}</td>" for one in row) for row in (head, *rows))
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    title = "<h1>清河县教育提升三年行动计划（2023—2025年）</h1><p>一、重点项目</p>"
    return eduplan.parse_document(f"{title}<table>{body}</table>".encode(), "plan.html")


def sums(document: eduplan.Document, registry: eduplan.Registry) -> list[str]:
    links = eduplan.draft(document, registry).links
    return [one.formula.format(*(x.value for x in one.facts)) for one in links]


def changed(row: int, column: int, text: str) -> list[tuple[str, ...]]:
    rows = [[*one] for one in _ROWS]
    rows[row][column] = text
    return [tuple(one) for one in rows]


def test_each_column_of_a_total_is_the_sum_of_the_rows_above_it(
    registry: eduplan.Registry,
) -> None:
    document = table(*_ROWS)
    plan = plan_of_draft(
        eduplan.draft(document, registry), document, registry, region="229901"
    ).plan

    assert sums(document, registry) == [
        "1080 + 1500 + 270 = 2850",
        "5200 + 9800 + 2000.5 = 17000.5",
    ]
    assert {one.year for one in plan.targets if "合计" in one.title} == {2025}
    assert plan.measures == ()
    assert compare(plan, document, registry).differences == ()


@pytest.mark.parametrize(("printed", "is_wrong"), [("2850", False), ("2580", True)])
def test_a_total_that_its_rows_do_not_make_is_an_error_of_the_document(
    printed: str, is_wrong: bool, registry: eduplan.Registry
) -> None:
    document = table(*changed(3, 2, printed))
    loaded = plan_of_draft(eduplan.draft(document, registry), document, registry, region="229901")
    report = eduplan.audit(loaded.plan, loaded.registry, today=datetime.date(2025, 1, 1))

    assert ("PLAN020" in {one.rule.code for one in report.findings}) is is_wrong


@pytest.mark.parametrize(
    ("row", "column", "text"),
    [
        (1, 2, "约1500"),
        (1, 2, "1500以上"),
        (1, 2, ""),
        (1, 2, "待定"),
        (1, 1, "其中：第五中学"),
        (0, 0, "一"),
        (3, 2, "2850余"),
        (3, 1, "备注"),
    ],
)
def test_a_column_that_is_not_read_exactly_from_top_to_bottom_is_not_added_up(
    row: int, column: int, text: str, registry: eduplan.Registry
) -> None:
    assert "1080 + 1500 + 270 = 2850" not in sums(table(*changed(row, column, text)), registry)


def test_a_dash_adds_nothing(registry: eduplan.Registry) -> None:
    rows = changed(2, 2, "—")

    assert sums(table(*rows), registry)[0] == "1080 + 1500 = 2850"


def test_a_total_adds_up_the_subtotals_of_all_rows(registry: eduplan.Registry) -> None:
    head = ("类别", "学校", "新增学位（个）")
    rows = (
        ("小学", "第三小学", "1080"),
        ("小学", "第四小学", "720"),
        ("小学", "小计", "1800"),
        ("中学", "第五中学", "1500"),
        ("中学", "第六中学", "900"),
        ("中学", "小计", "2400"),
        ("总计", "", "4200"),
        ("另有", "乡镇小学", "300"),
    )
    expected = ["1080 + 720 = 1800", "1500 + 900 = 2400", "1800 + 2400 = 4200"]

    assert sums(table(*rows, head=head), registry) == expected
    assert sums(table(*rows[:5], *rows[6:], head=head), registry) == expected[:1]


@pytest.mark.parametrize("head", ["生师比", "入园率（%）", "校均规模（人）"])
def test_shares_and_means_are_not_added_up(head: str, registry: eduplan.Registry) -> None:
    rows = (("甲镇", "30"), ("乙镇", "50"), ("合计", "80"))

    assert sums(table(*rows, head=("乡镇", head)), registry) == []
