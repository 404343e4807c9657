"""Drafting takes time in proportion to the text, whatever the text."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable

import attrs
import pytest

import eduplan
from eduplan.documents.document import document_of
from eduplan.documents.plain import blocks_of_text
from eduplan.drafting import source
from eduplan.drafting.facts import facts_of
from eduplan.drafting.plan import plan_of_draft
from tests.installed import installed_registry

SENTENCE = "到2025年，学前三年毛入园率达到95%以上，新建公办幼儿园12所、新增学位0.36万个。"


def seconds(text: str) -> float:
    document = document_of("plan.txt", blocks_of_text(text), text)
    started = time.process_time()
    facts_of(document)
    return time.process_time() - started


HOSTILE = {
    "digits": "9",
    "numbers with commas": "1,",
    "decimals without end": "1.1",
    "a list without end": "1、",
    "ratios": "1:1",
    "numerals": "一",
    "opened brackets": "（",
    "closed brackets": "）",
    "figures in brackets without end": "(5%，",
    "one name": "学校",
    "a tail without end": "的",
    "figures joined by and": "学校5所和",
    "opened quotes": "“学位3万个",
    "years": "2020年",
    "dated figures in one clause": "2020年小学1所",
    "starts of a rise without end": "从均",
    "shares of one whole": "占小学的3%，",
    "one sentence": SENTENCE.replace("。", "，"),
    "short lines": "小学1所\n",
    "paragraphs": f"{SENTENCE}\n",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_time_grows_with_the_text(what: str) -> None:
    """Eight times the text takes nowhere near the 64 times that squares would make of it.

    Only the two times are compared, so the speed of the machine does not matter; a pause of it
    spoils one try, not all.
    """
    one = HOSTILE[what]
    count = 1500 // len(one)
    seconds(one * 10)
    led = f"新建学校3所{one}"  # some of it is looked at only beside a figure
    tries = (seconds(led + one * (8 * count)) < 24 * seconds(led + one * count) for _ in range(4))

    assert any(tries)


def test_memory_grows_with_the_text() -> None:
    tracemalloc.start()
    seconds("（" * 20_000)
    seconds("9" * 20_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 200 * 20_000


_PASTED = {
    "a header again and again": "单位\n甲\n",
    "headers that no table follows": "指标\n2020年\n2025年\n2030年\n" + "入学率\n3\n" * 10,
}


@pytest.mark.parametrize("what", _PASTED)
def test_reading_pasted_text_takes_time_in_proportion(what: str) -> None:
    one = _PASTED[what]

    def spent(count: int) -> float:
        started = time.process_time()
        assert [*blocks_of_text(f"教育规划\n{one * count}")]
        return time.process_time() - started

    count = 1200 // len(one)
    assert any(spent(8 * count) < 24 * spent(count) for _ in range(3))


def test_reading_a_long_line_below_columns_of_spaces_takes_time_in_proportion() -> None:
    head = "指标          2020年        2025年\n" + "入学率        90            95\n" * 4

    def spent(count: int) -> float:
        started = time.process_time()
        assert [*blocks_of_text(f"教育规划\n{head}{'甲  3  ' * count}")]
        return time.process_time() - started

    assert any(spent(1600) < 24 * spent(200) for _ in range(3))


_CELLS = {
    "figures": "3 ",
    "names and figures": "小学3",
    "brackets": "3(",
    "colons": "3:",
    "signs": ":",
}


@pytest.mark.parametrize("what", _CELLS)
def test_a_long_cell_takes_time_in_proportion(what: str) -> None:
    registry = installed_registry()
    one = _CELLS[what]

    def spent(count: int) -> float:
        head = "# 教育规划\n\n| 指标 | 单位 | 2025年 |\n|---|---|---|\n| 入学率 | % | 3 |\n"
        text = f"{head}| 巩固率 | % | 3{one * count}甲甲甲甲<br>3 |\n"
        started = time.process_time()
        document = eduplan.parse_document(text.encode(), "plan.md")
        assert eduplan.draft(document, registry).facts
        return time.process_time() - started

    count = 3000 // len(one)
    assert any(spent(8 * count) < 24 * spent(count) for _ in range(3))


_TABLES = {
    "a table of tasks": (
        "<tr><td>任务</td><td>完成时限</td><td>责任单位</td></tr>",
        "<tr><td>新建小学3所</td><td>2024年</td><td>县教育局</td></tr>",
    ),
    "a table of projects": (
        "<tr><td>学校</td><td>学位（个）</td><td>完成时限</td></tr>",
        "<tr><td>河西小学</td><td>3</td><td>2024年</td></tr>"
        "<tr><td>小计</td><td>3</td><td></td></tr>",
    ),
    "actions of a paragraph": (
        "<p>二、主要任务</p><p>（一）",
        "县教育局负责建设宿舍，投入3万元；县财政局负责更新课桌，投入5万元。",
    ),
}


@pytest.mark.parametrize("what", _TABLES)
def test_drafting_a_plan_takes_time_in_proportion_to_its_tables_and_measures(what: str) -> None:
    registry = installed_registry()
    head, row = _TABLES[what]

    def spent(count: int) -> float:
        body = f"<table>{head}{row * count}</table>" if "table" in what else head + row * count
        text = f"<h1>清河县教育发展“十四五”规划</h1>{body}"
        document = eduplan.parse_document(text.encode(), "plan.html")
        started = time.process_time()
        found = eduplan.draft(document, registry)
        assert plan_of_draft(found, document, registry, region="229901").plan.items()
        return time.process_time() - started

    assert any(spent(1200) < 24 * spent(150) for _ in range(2))


_PLANS: dict[str, Callable[[int], list[str]]] = {
    "clauses": lambda count: [
        f"（{n % 99}）到{2021 + n % 5}年，新建小学{n + 2}所。" for n in range(count)
    ],
    "one figure in many paragraphs": lambda count: [
        f"到2025年，新建第{n}号小学3所。" for n in range(count)
    ],
    "one figure in one paragraph": lambda count: ["到2025年，新建小学3所。" * count],
    "one figure in one sentence": lambda count: [
        "，".join(f"新建{place}镇小学3所" for place in "甲乙丙丁戊" * (count // 5))
    ],
    "one measure": lambda count: [
        "二、主要任务",
        *(f"（{n % 9}）推进数字校园建设，投入资金3万元。" for n in range(count)),
    ],
    "one problem": lambda count: ["二、存在问题", "一是校园普遍老旧。" * count],
    "cells": lambda count: [
        "<table><tr><td>指标</td><td>2020年</td><td>2025年</td></tr>",
        *(f"<tr><td>第{n}类在校生（人）</td><td>3</td><td>4</td></tr>" for n in range(count // 2)),
        "</table>",
    ],
}


@pytest.mark.parametrize("what", _PLANS)
@pytest.mark.parametrize("is_placed", [True, False], ids=["placed", "not placed"])
def test_holding_a_plan_against_its_document_takes_time_in_proportion(
    what: str, is_placed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = installed_registry()

    def spent(count: int) -> float:
        lines = ["清河县“十四五”教育事业发展规划", "一、主要目标", *_PLANS[what](count)]
        name = "plan.html" if what == "cells" else "plan.txt"
        document = eduplan.parse_document("\n".join(lines).encode(), name)
        found = eduplan.draft(document, registry)
        plan = plan_of_draft(found, document, registry, region="229901").plan
        if not is_placed:
            targets = tuple(attrs.evolve(one, place=None) for one in plan.targets)
            measures = tuple(attrs.evolve(one, place=None) for one in plan.measures)
            plan = attrs.evolve(plan, targets=targets, measures=measures)
        monkeypatch.setattr(source, "draft", lambda *_: found)
        started = time.process_time()
        assert source.compare(plan, document, registry).differences == ()
        return time.process_time() - started

    assert any(spent(960) < 24 * spent(120) for _ in range(2))
