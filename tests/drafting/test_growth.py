"""Drafting takes time in proportion to the text, whatever the text."""

from __future__ import annotations

import time

import pytest

from eduplan.documents.document import document_of
from eduplan.documents.plain import blocks_of_text
from eduplan.drafting.facts import facts_of

SENTENCE = "到2025年，学前三年毛入园率达到95%以上，新建公办幼儿园12所、新增学位0.36万个。"


def seconds(text: str) -> float:
    document = document_of("plan.txt", blocks_of_text(text), text)
    started = time.process_time()
    facts_of(document)
    return time.process_time() - started


def test_time_grows_with_the_text() -> None:
    seconds(SENTENCE)
    short = min(seconds(f"{SENTENCE}\n" * 50) for _ in range(3))

    assert seconds(f"{SENTENCE}\n" * 500) < 20 * short


@pytest.mark.parametrize(
    "text",
    [
        "9" * 20_000,
        "1," * 10_000,
        "1.1" * 7_000,
        "1、" * 10_000,
        "一" * 20_000,
        "（" * 10_000 + "5%" + "）" * 10_000,
        "(5%，" * 5_000,
        "学校" * 10_000 + "5所",
        "的" * 20_000 + "5%",
        "学校5所和" * 4_000,
        "“" * 10_000 + "学位3万个",
        SENTENCE.replace("。", "，") * 400,
    ],
    ids=lambda text: text[:6],
)
def test_hostile_texts_end(text: str) -> None:
    assert seconds(text) < 6
