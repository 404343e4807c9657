"""What standards ask for: means, sizes of classes and schools, told once for several."""

from __future__ import annotations

import pytest

from tests.drafting.test_sentences import figure, read, said

SENTENCES = {
    "each pupil's share of several things": (
        "小学生均校舍面积7平方米，体育场馆面积6.5平方米，仪器设备值1800元，图书25册。",
        [
            ("小学生均校舍面积", "7平方米"),
            ("小学生均体育场馆面积", "6.5平方米"),
            ("小学生均仪器设备值", "1800元"),
            ("小学生均图书", "25册"),
        ],
    ),
    "what a hundred pupils have": (
        "初中每百名学生拥有计算机12台、图书2600册、多媒体教室2.4间。",
        [
            ("初中每百名学生拥有计算机", "12台"),
            ("初中每百名学生拥有图书", "2600册"),
            ("初中每百名学生拥有多媒体教室", "2.4间"),
        ],
    ),
    "what a class has": (
        "每班配备2名专任教师、1名保育员。",
        [("每班配备专任教师", "2名"), ("每班配备保育员", "1名")],
    ),
    "what a school has on the average": (
        "职教中心校均学生1800人，占地面积130亩、校舍建筑2.6万平方米。",
        [
            ("职教中心校均学生", "1800人"),
            ("职教中心校均占地面积", "130亩"),
            ("职教中心校均校舍建筑", "2.6万平方米"),
        ],
    ),
    "more than one pupil can have": (
        "学校生均校舍面积7平方米，运动场地面积6200平方米。",
        [("学校生均校舍面积", "7平方米"), ("学校运动场地面积", "6200平方米")],
    ),
    "one figure for two areas": (
        "幼儿园生均占地面积、建筑面积均不少于6平方米。",
        [("幼儿园生均占地面积", "≥6平方米"), ("幼儿园生均建筑面积", "≥6平方米")],
    ),
    "a class without its pupils": (
        "小学每班不超过45人，初中每班50人以内。",
        [("小学每班人数", "≤45人"), ("初中每班人数", "≤50人")],
    ),
    "so many classes or more": (
        "小学规模12个班以上，初中规模18个教学班及以上。",
        [("小学规模", "≥12个"), ("初中规模", "≥18个")],
    ),
    "the most classes": (
        "幼儿园规模以6—12个班为宜，最大不超过15个班。",
        [("幼儿园规模", "6–12个"), ("幼儿园规模", "≤15个")],
    ),
    "a measure that goes on behind the full stop": (
        "学校生均用地面积，小学不低于18平方米，初中不低于23平方米。中心城区小学不低于9平方米。",
        [
            ("学校生均用地面积小学", "≥18平方米"),
            ("学校生均用地面积初中", "≥23平方米"),
            ("学校生均用地面积中心城区小学", "≥9平方米"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "figures"), SENTENCES.values(), ids=SENTENCES)
def test_what_a_standard_asks_for(text: str, figures: list[tuple[str, str]]) -> None:
    assert said(text) == figures


def test_square_metres_have_a_letter_and_a_digit() -> None:
    assert [figure(one) for one in read("小学生均用地面积不低于18 m2。")[0]] == ["≥18m2"]
