"""What a sentence calls binding or expected is said of the figures that it means."""

from __future__ import annotations

import pytest

from eduplan.documents.reading import parse_document
from eduplan.drafting.facts import facts_of

SAID = {
    "毛入园率约束性指标为95%。": [("毛入园率", "binding")],
    "毛入园率（约束性）达到95%。": [("毛入园率", "binding")],
    "毛入园率达到95%以上（预期性指标）。": [("毛入园率", "expected")],
    "毛入园率达到95%（预期性）、巩固率达到96%（约束性）。": [
        ("毛入园率", "expected"),
        ("巩固率", "binding"),
    ],
    "毛入园率（预期性）达到95%、巩固率（约束性）达到96%，普惠率达到90%。": [
        ("毛入园率", "expected"),
        ("巩固率", "binding"),
        ("普惠率", ""),
    ],
    "约束性指标：毛入园率达到95%，巩固率达到96%。普惠率达到90%。": [
        ("毛入园率", "binding"),
        ("巩固率", "binding"),
        ("普惠率", ""),
    ],
}


@pytest.mark.parametrize("sentence", SAID)
def test_a_target_is_binding_where_its_sentence_says_so(sentence: str) -> None:
    facts, _ = facts_of(parse_document(f"到2025年，{sentence}".encode(), "plan.txt"))

    assert [(one.label, one.binding) for one in facts] == SAID[sentence]


def test_a_figure_of_now_is_not_binding() -> None:
    facts, _ = facts_of(
        parse_document("2020年，毛入园率已达到91%（约束性）。".encode(), "plan.txt")
    )

    assert [(one.kind, one.binding) for one in facts] == [("baseline", "")]
