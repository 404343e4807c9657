"""Every comparator and hedge of the table is read as what it says."""

from __future__ import annotations

import pytest

import eduplan
from eduplan.documents.reading import parse_document
from eduplan.drafting.fact import Fact, Unread
from eduplan.drafting.facts import facts_of
from eduplan.drafting.plan import plan_of_draft
from eduplan.drafting.source import compare
from eduplan.files.plan_file import parse_plan
from eduplan.files.plan_writer import format_plan
from tests.drafting.phrases import COUNTS, RATES
from tests.installed import installed_registry

SIGNS = {"=": "", ">=": "≥", "<=": "≤", "between": ""}


def figure(fact: Fact) -> str:
    upper = f"–{fact.upper}" if fact.upper else ""
    return f"{SIGNS.get(fact.comparator, fact.comparator)}{fact.value}{upper}{fact.unit}"


def everything(sentence: str) -> tuple[list[Fact], list[Unread]]:
    return facts_of(parse_document(sentence.encode(), "plan.txt"))


def read(sentence: str) -> list[Fact]:
    return everything(sentence)[0]


def test_there_are_two_hundred_of_them() -> None:
    assert len(RATES) + len(COUNTS) >= 200


@pytest.mark.parametrize("phrase", RATES)
def test_a_phrase_behind_a_rate_says_its_comparator(phrase: str) -> None:
    facts = read(f"到2025年，普惠性幼儿园覆盖率{phrase}。")

    assert "+".join(map(figure, facts)) == RATES[phrase]
    assert {one.label for one in facts} == {"普惠性幼儿园覆盖率"}


@pytest.mark.parametrize("phrase", COUNTS)
def test_a_phrase_before_a_count_says_its_comparator(phrase: str) -> None:
    facts, unread = everything(f"到2025年，新建幼儿园{phrase}。")

    assert [figure(one) for one in facts] == [one for one in [COUNTS[phrase]] if one]
    assert bool(unread) == (COUNTS[phrase] is None)


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("投入教育经费1亿2000万元。", "12000万元"),
        ("投入教育经费一亿二千万元。", "12000万元"),
        ("投入教育经费一点二亿元。", "1.2亿元"),
        ("投入教育经费近亿元。", "~1亿元"),
        ("投入教育经费千余万元。", ">1000万元"),
        ("投入教育经费三千多万元。", ">3000万元"),
        ("投入教育经费壹佰贰拾万元。", "120万元"),
        ("在校生2万3千人。", "23000人"),
        ("在校生二万三千人。", "23000人"),
        ("培训教师近万人次。", "~1万人次"),
        ("培训教师三千余人次。", ">3000人次"),
        ("校舍面积扩大到五万平方米。", "5万平方米"),
        ("生均公用经费达到八百元。", "800元"),
        ("生均图书三十册以上。", "≥30册"),
        ("学生每天体育活动不少于一个半小时。", "≥1.5小时"),
        ("学生每天校园体育活动时间不低于两小时。", "≥2小时"),
        ("教师本科率提高5个多百分点。", ">5个百分点"),
        ("教师本科率提高三至五个百分点。", "3–5个百分点"),
        ("教师本科率提高一个百分点。", "1个百分点"),
        ("小学生师比控制在十九比一以内。", "≤19:1"),
        ("教育经费投入翻了一番。", "2倍"),
        ("教育经费投入增长一倍。", "1倍"),
        ("学校人均受教育年限达到十一点三年。", "11.3年"),
        ("每百名学生拥有计算机12台。", "12台"),
    ],
)
def test_a_number_is_read_in_each_spelling(sentence: str, figures: str) -> None:
    facts, unread = everything(f"到2025年，{sentence}")

    assert "+".join(map(figure, facts)) == figures
    assert not unread


@pytest.mark.parametrize(
    "said",
    ["达到百分之八十几", "达到七八成", "达到百分之七八十", "达到八五%"],
)
def test_a_number_that_may_be_several_is_listed_as_not_read(said: str) -> None:
    facts, unread = everything(f"到2025年，普惠性幼儿园覆盖率{said}。")

    assert not facts
    assert unread


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("新建小学不低于12所、不高于15所。", "≥12所+≤15所"),
        ("严禁小学班额超过45人。", "≤45人"),
        ("没有一所学校班额超过55人。", "≤55人"),
        ("幼儿园最低设6个班、最高设12个班。", "≥6个+≤12个"),
        ("小学巩固率达到98%+。", "≥98%"),
        ("骨干教师占比由不足8%提高到12%以上。", "<8%+≥12%"),
        ("教师缺口由近百名减少到不足二十名。", "~100名+<20名"),
        ("没有超过5%的学校存在大班额。", "≤5%"),
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


@pytest.mark.parametrize(
    "said",
    ["达万分之五", "近半", "达到十分之九", "以85%为上限", "达到85·5%", "达到百分之八十至九十"],
)
def test_a_plan_file_holds_what_a_phrase_says(said: str) -> None:
    registry = installed_registry()
    text = f"清河县“十四五”教育事业发展规划\n\n一、目标\n到2025年，普惠性幼儿园覆盖率{said}。"
    document = parse_document(text.encode(), "plan.txt")
    found = eduplan.draft(document, registry)
    drafted = plan_of_draft(found, document, registry, region="229901")
    plan = parse_plan(format_plan(drafted.plan, drafted.registry), registry).plan

    assert len(found.facts) == 1
    assert compare(plan, document, registry).differences == ()
