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
    "how many there are then, behind how many are built": (
        "每年新建幼儿园6所以上，公办园达到90所。",
        [("新建幼儿园", "≥6所"), ("公办园", "90所")],
    ),
    "what covers all, beside a rate of another thing": (
        "集团化办学覆盖率达到80%，学区化管理实现全覆盖。",
        [("集团化办学覆盖率", "80%"), ("学区化管理覆盖率", "100%")],
    ),
    "who takes part in what reaches all": (
        "小学课后服务覆盖率100%，参与学生比例达到94%，教师参与率91%。",
        [
            ("小学课后服务覆盖率", "100%"),
            ("小学课后服务参与学生比例", "94%"),
            ("小学课后服务教师参与率", "91%"),
        ],
    ),
    "loans and their amount": (
        "发放资助资金2100万元，办理助学贷款3600人、2900万元。",
        [
            ("发放资助资金", "2100万元"),
            ("办理助学贷款", "3600人"),
            ("办理助学贷款", "2900万元"),
        ],
    ),
    "those who left school and go on": (
        "小学毕业生6200人，升入初中6190人，升学率99.8%。",
        [("小学毕业生", "6200人"), ("升入初中", "6190人"), ("小学毕业生升学率", "99.8%")],
    ),
    "groups of pupils beside each other": (
        "在校生5.1万人，其中留守儿童0.6万人，随迁子女0.9万人。",
        [("在校生", "5.1万人"), ("留守儿童", "0.6万人"), ("随迁子女", "0.9万人")],
    ),
    "classes of which none is left": (
        "义务教育大班额比例降至1.9%，超大班额全面清零。",
        [("义务教育大班额比例", "1.9%"), ("超大班额", "0")],
    ),
    "who gets how much": (
        "对320名考上大学的低保家庭子女给予入学资助96万元。",
        [("入学资助考上大学的低保家庭子女", "320名"), ("入学资助", "96万元")],
    ),
    "what schools of two places do": (
        "河北6所中职学校与天津4所高职院校开展联合培养。",
        [("中职学校开展联合培养", "6所"), ("高职院校开展联合培养", "4所")],
    ),
    "these schools": (
        "建成特色学校3所，使此3所学校进入全省特色学校行列。",
        [("建成特色学校", "3所"), ("学校进入全省特色学校行列", "3所")],
    ),
    "pupils who are there beside those who came": (
        "招收特殊教育学生120人，在校860人。",
        [("招收特殊教育学生", "120人"), ("特殊教育在校", "860人")],
    ),
    "what somebody says is no name": (
        "《意见》提出，每2万人口区域内设置1所6—9班规模的幼儿园。工作要点提出各地公办园达到60所。",
        [("设置幼儿园", "1所"), ("规模的幼儿园", "6–9班"), ("公办园", "60所")],
    ),
    "schools listed by name before what they are": (
        "城区建成东坪小学、西山小学、北岭中学等新建、改扩建学校14所。",
        [("新建、改扩建学校", "14所")],
    ),
    "how many books each has, behind which books": (
        "适合幼儿的图书，人均5本以上。",
        [("适合幼儿的图书人均", "≥5本")],
    ),
    "the share of what was added right before": (
        "新增优质幼儿园36所、覆盖率达91%。",
        [("新增优质幼儿园", "36所"), ("优质幼儿园覆盖率", "91%")],
    ),
    "the rate of a subsidy told of before": (
        "学生享受营养膳食补助5元。按照每生每天5元的标准，全年补助1000元。",
        [
            ("学生享受营养膳食补助", "5元"),
            ("学生享受营养膳食补助", "5元"),
            ("补助", "1000元"),
        ],
    ),
    "whom what money is spent on reaches": (
        "投入1.1亿元用于校舍维修改造，惠及学校52所。",
        [("投入用于校舍维修改造", "1.1亿元"), ("惠及学校", "52所")],
    ),
    "what money buys": (
        "安排资金720万元购置图书11万册、课桌椅1.4万套。",
        [("安排资金", "720万元"), ("购置图书", "11万册"), ("购置课桌椅", "1.4万套")],
    ),
    "those who have one thing beside others who have another": (
        "具有本科学历的小学教师占81%，具有研究生学历的高中教师占17%。",
        [("具有本科学历的小学教师", "81%"), ("具有研究生学历的高中教师", "17%")],
    ),
    "how many are to be admitted where": (
        "中小学招生计划3.2万人，其中小学1.8万人、初中1.4万人。",
        [
            ("中小学招生计划", "3.2万人"),
            ("小学招生计划", "1.8万人"),
            ("初中招生计划", "1.4万人"),
        ],
    ),
    "what is planned to be spent behind the land": (
        "新建乡镇公办幼儿园9所，占地76亩，建筑面积3.1万平方米，计划投资8200万元。",
        [
            ("新建乡镇公办幼儿园", "9所"),
            ("乡镇公办幼儿园占地", "76亩"),
            ("乡镇公办幼儿园建筑面积", "3.1万平方米"),
            ("乡镇公办幼儿园计划投资", "8200万元"),
        ],
    ),
    "how many times what it was": (
        "教育总投入260亿元，是“十一五”期间的2.1倍，年均增长10.8%。",
        [
            ("教育总投入", "260亿元"),
            ("教育总投入倍数", "2.1倍"),
            ("教育总投入年均增长", "10.8%"),
        ],
    ),
    "whom a programme reaches that the sentence has named": (
        "将农村学生营养改善计划由6个县扩大到21个县，累计投入1.6亿元，受益学生22万名。",
        [
            ("农村学生营养改善计划县", "6个"),
            ("农村学生营养改善计划县", "21个"),
            ("学生营养改善计划投入", "1.6亿元"),
            ("学生营养改善计划受益学生", "22万名"),
        ],
    ),
    "whom it reaches behind an effort": (
        "完善学生资助政策体系，健全从小学到大学的资助政策链，惠及12万名困难学生。",
        [("学生资助惠及困难学生", "12万名")],
    ),
    "parts that are told as contained": (
        "新开办学校16所，含小学9所、初中4所、完全中学3所。",
        [
            ("新开办学校", "16所"),
            ("新开办小学", "9所"),
            ("新开办初中", "4所"),
            ("新开办完全中学", "3所"),
        ],
    ),
    "who is sent where": (
        "选派了620名教师赴民族地区支教，遴选30所民办幼儿园开展政府购买服务试点。",
        [("选派教师赴民族地区支教", "620名"), ("遴选民办幼儿园开展政府购买服务试点", "30所")],
    ),
    "what shares of several kinds of school have done": (
        "据教育部门统计，16%的小学、46%的初中建成了校园网。",
        [("小学建成了校园网", "16%"), ("初中建成了校园网", "46%")],
    ),
    "what money is spent on right behind it": (
        "投入资金960万元新建和维修了运动场，投入1800万元扶持60所普惠性民办园。",
        [
            ("投入资金用于新建和维修了运动场", "960万元"),
            ("投入用于扶持普惠性民办园", "1800万元"),
            ("扶持普惠性民办园", "60所"),
        ],
    ),
    "what has been begun or completed": (
        "截至8月，26个项目已动工或完工。",
        [("项目动工或完工", "26个")],
    ),
}


@pytest.mark.parametrize(("text", "figures"), SENTENCES.values(), ids=SENTENCES)
def test_who_a_figure_is_of(text: str, figures: list[tuple[str, str]]) -> None:
    assert said(TITLE + text) == figures


def test_a_range_stays_one_behind_a_bound() -> None:
    [fact] = read("学校公用经费按不低于普通学校6至8倍的标准拨付。")[0]

    assert (fact.comparator, figure(fact)) == ("between", "6–8倍")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("新建幼儿园3所、小学2所、初中1所，新增学位4200个。", ""),
        ("新建4所、改扩建4所幼儿园，新增学位1440个。", "幼儿园"),
        ("中职学校招生2.1万人，占高中阶段招生的46.8%，毕业生就业率96.5%。", "中职"),
    ],
)
def test_what_goes_on_with_which_stage(text: str, last: str) -> None:
    assert read(text)[0][-1].scope == last


def test_a_province_before_a_name_is_where_it_is() -> None:
    [first, second] = read("西藏各级各类学校2900所。北京大学附属小学招生300人。")[0]

    assert (first.label, "西藏" in first.scope) == ("各级各类学校", True)
    assert second.label == "北京大学附属小学招生"
