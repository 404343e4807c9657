"""Parts of a whole and the whole behind them, and rates of several, each with its own name."""

from __future__ import annotations

import pytest

from tests.drafting.test_sentences import read, said

SENTENCES = {
    "parts in brackets behind 其中": (
        "教职工6200人，其中专任教师5400人（小学2900人、初中1700人）。",
        [
            ("教职工", "6200人"),
            ("专任教师", "5400人"),
            ("小学专任教师", "2900人"),
            ("初中专任教师", "1700人"),
        ],
    ),
    "one of two verbs": (
        "新建、改扩建学校31所，其中新建12所、改扩建19所。",
        [("新建、改扩建学校", "31所"), ("新建学校", "12所"), ("改扩建学校", "19所")],
    ),
    "children apart from others, by stage": (
        "全县留守儿童5200人，其中小学3600人，初中1600人。",
        [("留守儿童", "5200人"), ("小学留守儿童", "3600人"), ("初中留守儿童", "1600人")],
    ),
    "classes that are too large, and their share of all": (
        "消除大班额210个，其中小学130个、初中80个，大班额比例降至2.4%。",
        [
            ("消除大班额", "210个"),
            ("消除小学大班额", "130个"),
            ("消除初中大班额", "80个"),
            ("大班额比例", "2.4%"),
        ],
    ),
    "stars of one kind of school": (
        "评出五星级校园4所，三星级6所。",
        [("评出五星级校园", "4所"), ("评出三星级校园", "6所")],
    ),
    "the same rate of another stage": (
        "小学巩固率达到99.9%，初中98.6%。",
        [("小学巩固率", "99.9%"), ("初中巩固率", "98.6%")],
    ),
    "the same rate of a stage and place": (
        "小学、初中教师本科以上学历比例分别达到82%、96%，其中农村小学达到71%。",
        [
            ("小学教师本科以上学历比例", "82%"),
            ("初中教师本科以上学历比例", "96%"),
            ("农村小学教师本科以上学历比例", "71%"),
        ],
    ),
    "a rate with the stage behind it and a colon": (
        "义务教育学校达标率：小学98%，初中96%。",
        [("义务教育学校达标率小学", "98%"), ("义务教育学校达标率初中", "96%")],
    ),
    "how far each of several rates is beyond the mean": (
        "学前三年毛入园率、义务教育巩固率分别达到92%和98%。"
        "学前三年毛入园率、高中阶段毛入学率分别高于全省平均水平3.1、1.4个百分点。",
        [
            ("学前三年毛入园率", "92%"),
            ("义务教育巩固率", "98%"),
            ("学前三年毛入园率高于全省平均水平", "3.1个百分点"),
            ("高中阶段毛入学率高于全省平均水平", "1.4个百分点"),
        ],
    ),
    "what two kinds of school share but for a word": (
        "中、高等职业学校在校生2.1万人，毕业生就业率分别为96%和92%。",
        [
            ("中、高等职业学校在校生", "2.1万人"),
            ("中等职业学校毕业生就业率", "96%"),
            ("高等职业学校毕业生就业率", "92%"),
        ],
    ),
    "the share that each of the last has of its own kind": (
        "民办小学12所，民办初中9所，招生数分别占小学、初中招生总数的8%和11%。",
        [
            ("民办小学", "12所"),
            ("民办初中", "9所"),
            ("民办小学招生数占小学招生总数", "8%"),
            ("民办初中招生数占初中招生总数", "11%"),
        ],
    ),
    "degrees of a part of the staff, and their shares": (
        "教职工3.1万人，其中专任教师2.6万人，专任教师中研究生学历2100人、本科学历2.1万人，分别占8%和81%。",
        [
            ("教职工", "3.1万人"),
            ("专任教师", "2.6万人"),
            ("研究生学历专任教师", "2100人"),
            ("本科学历专任教师", "2.1万人"),
            ("研究生学历专任教师占比", "8%"),
            ("本科学历专任教师占比", "81%"),
        ],
    ),
    "a rate of each kind of school counted before": (
        "中职在校生3.2万人，高职在校生4.8万人，毕业生就业率分别为97%和95%。",
        [
            ("中职在校生", "3.2万人"),
            ("高职在校生", "4.8万人"),
            ("中职毕业生就业率", "97%"),
            ("高职毕业生就业率", "95%"),
        ],
    ),
    "the same money of other stages": (
        "学前教育生均公用经费600元、义务教育小学720元、普通高中1200元。",
        [
            ("学前教育生均公用经费", "600元"),
            ("义务教育小学生均公用经费", "720元"),
            ("普通高中生均公用经费", "1200元"),
        ],
    ),
    "where those who left school went": (
        "初中毕业生3.6万人，升入普通高中2万人、中职1.5万人。",
        [("初中毕业生", "3.6万人"), ("升入普通高中", "2万人"), ("升入中职", "1.5万人")],
    ),
    "how many a hundred pupils have of what there is": (
        "学校计算机4.1万台，每百名学生16台。",
        [("学校计算机", "4.1万台"), ("每百名学生学校计算机", "16台")],
    ),
    "schools under way, and those that are done": (
        "全市在建学校31所，已完工12所。",
        [("在建学校", "31所"), ("完工学校", "12所")],
    ),
    "works on several kinds of school": (
        "完成5所幼儿园、3所小学和2所初中的建设。",
        [("幼儿园建设", "5所"), ("小学建设", "3所"), ("初中的建设", "2所")],
    ),
    "parts of what is made behind brackets": (
        "新建、改扩建或异地迁建教育设施90所，其中小学60所，职业教育园区1处（含1所高职、3所中职），"
        "中等职业学校4所，校外教育设施3处。",
        [
            ("新建、改扩建或异地迁建教育设施", "90所"),
            ("新建、改扩建或异地迁建小学", "60所"),
            ("新建、改扩建或异地迁建职业教育园区", "1处"),
            ("新建、改扩建或异地迁建高职学校", "1所"),
            ("新建、改扩建或异地迁建中职学校", "3所"),
            ("新建、改扩建或异地迁建中等职业学校", "4所"),
            ("新建、改扩建或异地迁建校外教育设施", "3处"),
        ],
    ),
    "what new schools cost": (
        "新建学校16所，计划总投资约32亿元。",
        [("新建学校", "16所"), ("新建学校计划总投资", "~32亿元")],
    ),
    "pupils behind the kinds of school are those of all": (
        "共有幼儿园72所，其中公办园25所、民办园47所，在园幼儿1.3万人。",
        [("幼儿园", "72所"), ("公办园", "25所"), ("民办园", "47所"), ("在园幼儿", "1.3万人")],
    ),
    "places of the next stage in another power of ten": (
        "小学阶段新增学位1.1万个，初中阶段7000个。",
        [("小学阶段新增学位", "1.1万个"), ("新增初中阶段学位", "7000个")],
    ),
    "how much of a task each of the last has completed": (
        "新建学校210所、新增学位26万个，分别完成规划任务的103%和110%。",
        [
            ("新建学校", "210所"),
            ("新增学位", "26万个"),
            ("新建学校完成规划任务", "103%"),
            ("新增学位完成规划任务", "110%"),
        ],
    ),
    "a school that somebody builds": (
        "由市建投承建的东江学校项目占地76亩，总投资2.8亿元。",
        [("东江学校项目占地", "76亩"), ("东江学校项目总投资", "2.8亿元")],
    ),
}


@pytest.mark.parametrize(("text", "figures"), SENTENCES.values(), ids=SENTENCES)
def test_the_name_of_each(text: str, figures: list[tuple[str, str]]) -> None:
    assert said(text) == figures


def test_a_rate_of_compulsory_schools_is_of_no_kindergartens() -> None:
    assert [one.scope for one in read("学前三年毛入园率92%、巩固率98%。")[0]] == ["学前", ""]


def test_children_in_state_schools_are_those_of_whom_the_sentence_tells() -> None:
    text = "随迁子女2600人，在公办学校就读2400人。"

    assert [one.scope for one in read(text)[0]] == ["随迁子女", "公办 随迁子女"]


BULLETIN = {
    "places in brackets, told apart by semicolons": (
        "小学生师比为19.2:1（其中：城市20:1；县镇19.4:1；农村18.1:1）。",
        [
            ("小学生师比", "19.2:1"),
            ("城市小学生师比", "20:1"),
            ("县镇小学生师比", "19.4:1"),
            ("农村小学生师比", "18.1:1"),
        ],
    ),
    "what a kind of school has": (
        "幼儿园共有教职工1300人，专任教师960人。",
        [("幼儿园教职工", "1300人"), ("幼儿园专任教师", "960人")],
    ),
    "the size of schools from so much to so much": (
        "义务教育学校校均规模，小学由1480人提高到1560人，初中由940人提高到980人。",
        [
            ("义务教育学校校均规模小学", "1480人"),
            ("义务教育学校校均规模小学", "1560人"),
            ("义务教育学校校均规模初中", "940人"),
            ("义务教育学校校均规模初中", "980人"),
        ],
    ),
    "how much fewer behind a share": (
        "小学大班额48个，占1.1%，比上年减少96个；初中大班额29个，占1.5%。",
        [
            ("小学大班额", "48个"),
            ("小学大班额占比", "1.1%"),
            ("小学大班额减少", "96个"),
            ("初中大班额", "29个"),
            ("初中大班额占比", "1.5%"),
        ],
    ),
    "what a hundred pupils have, stage by stage": (
        "教学用计算机7.1万台，每百名学生拥有小学15台、初中21台。",
        [
            ("教学用计算机", "7.1万台"),
            ("每百名学生拥有教学用计算机小学", "15台"),
            ("每百名学生拥有教学用计算机初中", "21台"),
        ],
    ),
    "the floors that are added, by stage": (
        "新增校舍面积21万平方米，其中小学11万平方米、初中8万平方米。",
        [
            ("新增校舍面积", "21万平方米"),
            ("新增小学校舍面积", "11万平方米"),
            ("新增初中校舍面积", "8万平方米"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "figures"), BULLETIN.values(), ids=BULLETIN)
def test_what_a_bulletin_tells(text: str, figures: list[tuple[str, str]]) -> None:
    assert said(text) == figures


def test_children_of_the_sentence_before_are_at_school() -> None:
    text = "随迁子女在校生8.8万人，增长3.5%。在小学就读的6.3万人。"

    assert [one.scope for one in read(text)[0]][-1] == "小学 随迁子女"
