"""Drafting takes time in proportion to the text, whatever the text."""

from __future__ import annotations

import time
import tracemalloc

import pytest

import eduplan
from eduplan.documents.document import document_of
from eduplan.documents.plain import blocks_of_text
from eduplan.drafting.facts import facts_of
from eduplan.drafting.plan import plan_of_draft
from eduplan.drafting.source import compare
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


def test_holding_a_plan_against_its_document_takes_time_in_proportion() -> None:
    registry = installed_registry()

    def spent(count: int) -> float:
        lines = [f"（{n % 99}）到{2021 + n % 5}年，新建小学{n + 2}所。" for n in range(count)]
        text = "\n".join(["清河县“十四五”教育事业发展规划", "一、主要目标", *lines])
        document = eduplan.parse_document(text.encode(), "plan.txt")
        found = eduplan.draft(document, registry)
        plan = plan_of_draft(found, document, registry, region="229901").plan
        started = time.process_time()
        assert compare(plan, document, registry).differences == ()
        return time.process_time() - started

    assert any(spent(480) < 24 * spent(60) for _ in range(2))
