"""What is built in which part of a plan, one of each, and at which stage a heading tells."""

from __future__ import annotations

import pytest

from tests.drafting.test_sentences import figure, read, said

PHASES = {
    "a verb behind the part of the plan": (
        "保留幼儿园90所，改扩建8所，近期新建36所，远期新建19所。",
        [
            ("保留幼儿园", "90所", "幼儿园"),
            ("改扩建幼儿园", "8所", "幼儿园"),
            ("新建幼儿园", "36所", "幼儿园 近期"),
            ("新建幼儿园", "19所", "幼儿园 远期"),
        ],
    ),
    "the kind of school before it": (
        "小学近期新建9所、远期新建7所，初中近期新建4所。",
        [
            ("小学新建", "9所", "小学 近期"),
            ("新建小学", "7所", "小学 远期"),
            ("初中新建", "4所", "初中 近期"),
        ],
    ),
    "its years in brackets": (
        "近期（2021—2025年）新建小学12所，远期（2026—2035年）新建小学20所。",
        [("新建小学", "12所", "小学 近期"), ("新建小学", "20所", "小学 远期")],
    ),
    "lots one after the other": (
        "首批开工学校12所，第二批开工9所。",
        [("开工学校", "12所", "首批"), ("开工学校", "9所", "第二批")],
    ),
    "what there is now and stays": (
        "布局初中26所，其中现状保留20所，近期新建4所。",
        [
            ("布局初中", "26所", "初中"),
            ("保留初中", "20所", "初中"),
            ("新建初中", "4所", "初中 近期"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "figures"), PHASES.values(), ids=PHASES)
def test_the_part_of_a_plan_is_no_part_of_a_name(
    text: str, figures: list[tuple[str, str, str]]
) -> None:
    assert [(one.label, figure(one), one.scope) for one in read(text)[0]] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "新建小学3所以及初中、高中各1所。",
            [("新建小学", "3所"), ("新建初中", "1所"), ("新建高中", "1所")],
        ),
        (
            "新增公办幼儿园6所，小学和初中各2所。",
            [("新增公办幼儿园", "6所"), ("新增小学", "2所"), ("新增初中", "2所")],
        ),
        (
            "每县建设特殊教育学校和职教中心各1所。",
            [("建设特殊教育学校", "1所"), ("建设职教中心", "1所")],
        ),
        ("学校配备校医、心理教师各1名。", [("学校配备校医", "1名"), ("配备心理教师", "1名")]),
        ("城关镇、东坪镇各有幼儿园2所。", [("城关镇、东坪镇各有幼儿园", "2所")]),
    ],
)
def test_so_many_of_each_are_a_figure_of_each(text: str, figures: list[tuple[str, str]]) -> None:
    assert said(text) == figures


def scopes(*lines: str) -> list[str]:
    return [one.scope for one in read("\n\n".join(lines))[0]]


def test_a_heading_that_is_a_stage_tells_the_stage_of_what_stands_below() -> None:
    assert scopes(
        "学校办学条件",
        "一、普通高中",
        "班额不超过50人，生均占地面积不低于30平方米。",
        "二、小学",
        "班额不超过45人。",
        "三、其他",
        "班额不超过40人。",
    ) == ["普通高中", "普通高中", "小学", ""]


def test_headings_of_one_stage_tell_nothing_apart() -> None:
    assert scopes("一、普通高中", "班额不超过50人。", "二、其他学校", "班额不超过45人。") == [
        "",
        "",
    ]
