"""What money is for, where its own clause says only that it is spent."""

from __future__ import annotations

import pytest

from tests.drafting.test_sentences import read, said

TITLE = "清河县学校、教师、学生情况\n\n"

SENTENCES = {
    "the programme of the sentence before": (
        "实施学前教育提升行动计划。三年来，累计投入1.2亿元。",
        [("学前教育提升行动计划投入", "1.2亿元")],
    ),
    "the programme of the clause before": (
        "实施学前教育三年行动计划，累计投入3.2亿元。",
        [("学前教育三年行动计划投入", "3.2亿元")],
    ),
    "the work that goes on": (
        "校舍加固工程顺利推进。全县投入5600万元。",
        [("校舍加固工程投入", "5600万元")],
    ),
    "a programme in quotes by which it is spent": (
        "通过实施两轮“薄弱学校改造计划”，六年共投入8亿元。",
        [("薄弱学校改造计划投入", "8亿元")],
    ),
    "a stage that is developed": (
        "大力发展特殊教育，三年投入2600万元，新增资源教室12间。",
        [("特殊教育投入", "2600万元"), ("新增资源教室", "12间")],
    ),
    "each amount of one programme": (
        "实施营养改善计划，每生每天补助6元，全年投入1300万元。",
        [("营养改善计划补助", "6元"), ("营养改善计划投入", "1300万元")],
    ),
    "what a policy pays, and all that was paid": (
        "建立乡村教师生活补助制度，标准为每人每月350元，全年发放980万元。",
        [("乡村教师生活补助标准", "350元"), ("乡村教师生活补助发放", "980万元")],
    ),
    "what is spent behind what is built": (
        "实施校舍安全工程。改造校舍9万平方米，完成投资1.6亿元。",
        [("改造校舍", "9万平方米"), ("校舍安全工程完成投资", "1.6亿元")],
    ),
    "the public money that the sentence told of": (
        "财政性教育经费达到16亿元，五年累计投入72亿元，年均增长8.5%。",
        [
            ("财政性教育经费", "16亿元"),
            ("财政性教育经费投入", "72亿元"),
            ("财政性教育经费投入年均增长", "8.5%"),
        ],
    ),
    "who pays which part": (
        "全年共需补助资金3200万元，其中省财政承担2000万元，县级财政1200万元。",
        [
            ("补助资金", "3200万元"),
            ("省财政承担补助资金", "2000万元"),
            ("县级财政补助资金", "1200万元"),
        ],
    ),
    "a building, not the programme": (
        "实施学前教育三年行动计划。新建城北幼儿园，投资1800万元。",
        [("城北幼儿园投资", "1800万元")],
    ),
    "another sentence with figures of its own": (
        "实施校舍安全工程，改造校舍6万平方米。教育支出8亿元。全年投入资金2亿元。",
        [("改造校舍", "6万平方米"), ("教育支出", "8亿元"), ("投入资金", "2亿元")],
    ),
    "what each amount of a whole is used for": (
        "项目共投资160亿元，其中，42亿元用于实施寄宿制学校建设工程，5亿元用于普通高中建设。",
        [
            ("项目共投资", "160亿元"),
            ("投资用于实施寄宿制学校建设工程", "42亿元"),
            ("投资用于普通高中建设", "5亿元"),
        ],
    ),
    "who pays which part of what is spent on works": (
        "财政投入4.3亿元用于中小学危房改造工程，其中中央资金2.1亿元，省级资金2.2亿元。",
        [
            ("投入用于中小学危房改造工程", "4.3亿元"),
            ("中小学危房改造工程中央资金", "2.1亿元"),
            ("中小学危房改造工程省级资金", "2.2亿元"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "figures"), SENTENCES.values(), ids=SENTENCES)
def test_what_money_is_for(text: str, figures: list[tuple[str, str]]) -> None:
    assert said(TITLE + text) == figures


def test_a_field_that_a_sentence_begins_with_holds_behind_semicolons() -> None:
    text = "在义务教育方面，新建校舍3万平方米；投入810万元实施装备建设；在队伍方面，招聘教师60名。"

    assert [one.scope for one in read(TITLE + text)[0]] == ["义务教育", "义务教育", ""]


def test_this_project_is_the_one_told_of_before() -> None:
    text = "其中，由街道新建的东江中学项目，正在抓紧建设。该项目建筑总面积7万平方米。"

    assert said(TITLE + text) == [("东江中学项目建筑总面积", "7万平方米")]


def test_land_of_schools_is_no_number_of_them() -> None:
    assert said("新建学校不少于100亩。") == [("新建学校占地面积", "≥100亩")]
