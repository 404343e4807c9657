"""Who a figure is of, or what is done: words of the clauses before it."""

from __future__ import annotations

import pytest

from tests.drafting.test_sentences import figure, read, said

TITLE = "清河县学校、教师、学生情况\n\n"

SENTENCES = {
    "what groups of schools cover": (
        "成立教育集团9个，涵盖学校41所和企业3家。",
        [("成立教育集团", "9个"), ("教育集团涵盖学校", "41所"), ("教育集团涵盖企业", "3家")],
    ),
    "places for two kinds of school": (
        "新增中小学学位1.8万个，4600个幼儿园学位。",
        [("新增中小学学位", "1.8万个"), ("新增幼儿园学位", "4600个")],
    ),
    "places for the pupils of what is added": (
        "新增公办幼儿园6所，公办学位1800个。",
        [("新增公办幼儿园", "6所"), ("新增公办学位", "1800个")],
    ),
    "pupils of so many classes": ("现有28个班，1260人。", [("教学班", "28个"), ("学生", "1260人")]),
    "how far projects have come, and their money": (
        "15个新建项目中已完工12个，投入资金1900万元。改扩建7个项目已完工6个，投入资金310万元。",
        [
            ("新建项目", "15个"),
            ("新建项目中已完工", "12个"),
            ("新建项目投入资金", "1900万元"),
            ("改扩建项目", "7个"),
            ("改扩建项目已完工", "6个"),
            ("改扩建项目投入资金", "310万元"),
        ],
    ),
    "the money of projects behind their area": (
        "实施学校项目36个，建设面积6.2万平方米，总投资1.9亿元。",
        [
            ("实施学校项目", "36个"),
            ("建设面积", "6.2万平方米"),
            ("学校项目总投资", "1.9亿元"),
        ],
    ),
    "the floors of all projects behind their parts": (
        "学校建设项目12个，其中小学项目5个，幼儿园项目7个，规划建筑面积31万平方米。",
        [
            ("学校建设项目", "12个"),
            ("小学项目", "5个"),
            ("幼儿园项目", "7个"),
            ("学校建设项目建筑面积", "31万平方米"),
        ],
    ),
    "a school that somebody built": (
        "由企业捐建、市政府承建的新建寨沟中学，于2023年8月交付使用，总建筑面积1.1万平方米。",
        [("寨沟中学总建筑面积", "1.1万平方米")],
    ),
    "the rate of what was done": (
        "39所学校接入教育专网，接入率达到93%。",
        [("学校接入教育专网", "39所"), ("学校接入教育专网接入率", "93%")],
    ),
    "one kind of teacher among those who move": (
        "组织教师轮岗交流280名，其中骨干教师90名。",
        [("组织教师轮岗交流", "280名"), ("组织骨干教师", "90名")],
    ),
}


@pytest.mark.parametrize(("text", "figures"), SENTENCES.values(), ids=SENTENCES)
def test_who_a_figure_is_of(text: str, figures: list[tuple[str, str]]) -> None:
    assert said(TITLE + text) == figures


def test_a_range_stays_one_behind_a_bound() -> None:
    [fact] = read("学校公用经费按不低于普通学校6至8倍的标准拨付。")[0]

    assert (fact.comparator, figure(fact)) == ("between", "6–8倍")
