"""Every comparator and hedge of the table is read as what it says."""

from __future__ import annotations

import pytest

from eduplan.documents.reading import parse_document
from eduplan.drafting.fact import Fact
from eduplan.drafting.facts import facts_of
from tests.drafting.phrases import COUNTS, RATES

SIGNS = {"=": "", ">=": "≥", "<=": "≤", "between": ""}


def figure(fact: Fact) -> str:
    upper = f"–{fact.upper}" if fact.upper else ""
    return f"{SIGNS.get(fact.comparator, fact.comparator)}{fact.value}{upper}{fact.unit}"


def read(sentence: str) -> list[Fact]:
    return facts_of(parse_document(sentence.encode(), "plan.txt"))[0]


def test_there_are_two_hundred_of_them() -> None:
    assert len(RATES) + len(COUNTS) >= 200


@pytest.mark.parametrize("phrase", RATES)
def test_a_phrase_behind_a_rate_says_its_comparator(phrase: str) -> None:
    facts = read(f"到2025年，普惠性幼儿园覆盖率{phrase}。")

    assert "+".join(map(figure, facts)) == RATES[phrase]
    assert {one.label for one in facts} == {"普惠性幼儿园覆盖率"}


@pytest.mark.parametrize("phrase", COUNTS)
def test_a_phrase_before_a_count_says_its_comparator(phrase: str) -> None:
    facts = read(f"到2025年，新建幼儿园{phrase}。")

    assert [figure(one) for one in facts] == [one for one in [COUNTS[phrase]] if one]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("新建小学不低于12所、不高于15所。", "≥12所+≤15所"),
        ("新建小学12所以上15所以下。", "≥12所+≤15所"),
        ("小学、初中班额分别达到45人和50人以下。", "≤45人+≤50人"),
        ("小学班额低于国家规定的45人。", "<45人"),
        ("小学班额高于国家规定的45人。", ">45人"),
        ("小学班额不超过国家规定的45人。", "≤45人"),
        ("巩固率不能低于全省平均水平95%。", "≥95%"),
        ("教师交流比例低于应交流数的10%。", "<10%"),
        ("生均公用经费标准不低于小学650元、初中850元。", "≥650元+≥850元"),
        ("大班额比例由12%降到5%以下。", "12%+≤5%"),
    ],
)
def test_no_comparator_of_a_figure_is_turned_round(sentence: str, figures: str) -> None:
    assert "+".join(map(figure, read(f"到2025年，{sentence}"))) == figures
