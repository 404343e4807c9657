"""What a figure is of: the words that a clause leaves out, and those that are no part of a name."""

from __future__ import annotations

import pytest

import eduplan
from eduplan.documents.reading import parse_document
from tests.drafting.test_sentences import said

SENTENCES = {
    "two rates of a clause are two names": (
        "教育局、学校、幼儿园、教师情况\n\n全县普惠率88.6%，公办率51.2%。",
        [("普惠率", "88.6%"), ("公办率", "51.2%")],
    ),
    "a rank alone repeats the noun of the last": (
        "教育局、学校、幼儿园、教师情况\n\n获国家级奖项12项、省级46项。",
        [("获国家级奖项", "12项"), ("获省级奖项", "46项")],
    ),
    "a share of others named with its limit": (
        "交流轮岗教师160名，其中骨干教师不低于交流总数的20%。",
        [("交流轮岗教师", "160名"), ("骨干教师占交流总数", "≥20%")],
    ),
    "an amount set by a share": (
        "教师培训经费按不低于工资总额2%的比例安排。",
        [("教师培训经费占工资总额", "≥2%")],
    ),
    "an amount beside another": (
        "非在编教师年人均工资3.8万元，仅为在编教师的54%。",
        [("非在编教师年人均工资", "3.8万元"), ("非在编教师年人均工资相当于在编教师", "54%")],
    ),
    "a standard in brackets": (
        "学前三年毛入园率94%（国家标准85%），公办园在园幼儿占比53%（省定标准50%）。",
        [
            ("学前三年毛入园率", "94%"),
            ("学前三年毛入园率国家标准", "85%"),
            ("公办园在园幼儿占比", "53%"),
            ("公办园在园幼儿占比省定标准", "50%"),
        ],
    ),
    "where pupils learn is of the pupils named before": (
        "为4200名进城务工人员随迁子女安排学位，公办学校就读比例95%。",
        [
            ("进城务工人员随迁子女安排学位", "4200名"),
            ("进城务工人员随迁子女公办学校就读比例", "95%"),
        ],
    ),
    "the place of work is part of a rate": (
        "职校毕业生对口就业率达到72%，在本市就业比例达到76%。",
        [("职校毕业生对口就业率", "72%"), ("职校毕业生在本市就业比例", "76%")],
    ),
    "the cost of a whole that was taken apart": (
        "规划新建初中6所，其中城区4所、乡镇2所，总投资9亿元。",
        [
            ("新建初中", "6所"),
            ("新建城区初中", "4所"),
            ("新建乡镇初中", "2所"),
            ("初中总投资", "9亿元"),
        ],
    ),
    "the same area in another unit": (
        "新校总占地面积25000平方米，合37.5亩。",
        [("新校总占地面积", "25000平方米"), ("新校总占地面积", "37.5亩")],
    ),
    "states of a whole": (
        "这90个学校项目中，处于谋划阶段的有40个，已立项20个，在建18个。",
        [
            ("学校项目", "90个"),
            ("处于谋划阶段的学校项目", "40个"),
            ("立项的学校项目", "20个"),
            ("在建的学校项目", "18个"),
        ],
    ),
    "the second stage goes on with an average": (
        "小学校均不少于180人，初中600人。",
        [("小学校均", "≥180人"), ("初中校均", "600人")],
    ),
    "the second stage goes on with the rate": (
        "教师学历合格率小学为96%，初中为88%。",
        [("教师学历合格率小学", "96%"), ("教师学历合格率初中", "88%")],
    ),
    "two stages before a shared tail": (
        "小学及初中教师本科及以上学历达70.5%和91.2%。",
        [("小学教师本科及以上学历", "70.5%"), ("初中教师本科及以上学历", "91.2%")],
    ),
    "people of schools among people": (
        "专任教师8.1万人，其中高校1.2万人，中等职业学校0.4万人。",
        [
            ("专任教师", "8.1万人"),
            ("高校专任教师", "1.2万人"),
            ("中等职业学校专任教师", "0.4万人"),
        ],
    ),
    "what goes on is the subject": (
        "民办教育稳步发展，在校生达3210人，增长46%。",
        [("民办教育在校生", "3210人"), ("民办教育在校生增长", "46%")],
    ),
    "adjectives before the noun": (
        "建成12所条件好、质量高的市级特色学校。",
        [("建成市级特色学校", "12所")],
    ),
    "names of what is counted": (
        "东城小学、西城小学、南湖幼儿园3所学校建设项目完成主体工程。",
        [("学校建设项目完成主体工程", "3所")],
    ),
    "what some of them do after a comma": (
        "小学教师中，有71%的人，拥有本科学历。",
        [("小学教师中人拥有本科学历", "71%")],
    ),
    "what some of the built do": (
        "建设寄宿制学校7所，其中4所投入使用。",
        [("建设寄宿制学校", "7所"), ("寄宿制学校投入使用", "4所")],
    ),
    "a verb alone is of what the sentence before made": (
        "三年新建公办园23所。其中2019年投入教育资金5600万元新建6所。",
        [("新建公办园", "23所"), ("投入教育资金", "5600万元"), ("公办园新建", "6所")],
    ),
    "the topic of a paragraph is the whole, not the last part": (
        "全县有幼儿园140所，其中公办园60所；普惠性幼儿园在园幼儿1.6万名。专任教师1300名。",
        [
            ("幼儿园", "140所"),
            ("公办园", "60所"),
            ("普惠性幼儿园在园幼儿", "1.6万名"),
            ("幼儿园专任教师", "1300名"),
        ],
    ),
    "who has schools is no part of their name": (
        "该县有初中21所。高中阶段共有学校12所。",
        [("初中", "21所"), ("高中阶段学校", "12所")],
    ),
    "a rate of all children is not of what was built": (
        "新建幼儿园5所，新增学位1320个，毛入园率达到93%，普惠率达到81%。",
        [
            ("新建幼儿园", "5所"),
            ("新增学位", "1320个"),
            ("毛入园率", "93%"),
            ("普惠率", "81%"),
        ],
    ),
    "nor of what was recognised": (
        "认定普惠性民办园6所，毛入园率达到92%。",
        [("认定普惠性民办园", "6所"), ("毛入园率", "92%")],
    ),
    "what a school has is of the school": (
        "县特殊教育学校现有教学班14个，专任教师33名，占地面积9000平方米。",
        [
            ("县特殊教育学校教学班", "14个"),
            ("县特殊教育学校专任教师", "33名"),
            ("县特殊教育学校占地面积", "9000平方米"),
        ],
    ),
    "since when is no part of a name": (
        "生均公用经费2018年起达到7000元，教师津贴标准从2019年起提高到每月600元。",
        [("生均公用经费", "7000元"), ("教师津贴标准", "600元")],
    ),
    "ranks of a whole": (
        "各级示范园46所，其中省级8所、市级16所。",
        [("各级示范园", "46所"), ("省级示范园", "8所"), ("市级示范园", "16所")],
    ),
    "a problem is no name": (
        "但仍存在公办资源不足的问题，公办园在园幼儿仅占37.2%。",
        [("公办园在园幼儿", "37.2%")],
    ),
    "what a standard asks for is no name": (
        "距“两教一保”要求缺教师约430人。",
        [("缺教师", "~430人")],
    ),
    "how far above a standard": (
        "县城小学平均班额51人，比标准高出6人。",
        [("县城小学平均班额", "51人"), ("县城小学平均班额高出", "6人")],
    ),
    "paid at so much": (
        "普惠性民办园按每生每年500元予以补助。",
        [("普惠性民办园补助", "500元")],
    ),
    "where money comes from": (
        "学校、教师、学生教育\n\n投入学校建设资金2.3亿元，其中区级财政1.5亿元。",
        [("投入学校建设资金", "2.3亿元"), ("区级财政", "1.5亿元")],
    ),
    "a degree is of the teachers of the last rate": (
        "培训园长300人次，专任教师持证率达到91%，大专及以上学历达94%。",
        [
            ("培训园长", "300人次"),
            ("专任教师持证率", "91%"),
            ("专任教师大专及以上学历", "94%"),
        ],
    ),
    "points said once for two": (
        "毛入园率和普惠园覆盖率分别比2015年提高2.2个和4.5个百分点。",
        [("毛入园率提高", "2.2个百分点"), ("普惠园覆盖率提高", "4.5个百分点")],
    ),
    "a ratio by which posts are set": (
        "特殊教育学校教职工编制按师生比1:3核定。",
        [("特殊教育学校教职工编制师生比", "1:3")],
    ),
    "the building of what is made after a sum was taken apart": (
        "学校、教师、学生教育\n\n总投资3.6亿元，其中县级配套1.6亿元，新建北岭二中，规划占地150亩，建筑面积5.6万平方米。",
        [
            ("总投资", "3.6亿元"),
            ("县级配套", "1.6亿元"),
            ("北岭二中占地", "150亩"),
            ("北岭二中建筑面积", "5.6万平方米"),
        ],
    ),
    "one rate of teachers and of pupils": (
        "网络学习空间开通率教师达84%、学生达42%。",
        [("网络学习空间开通率教师", "84%"), ("网络学习空间开通率学生", "42%")],
    ),
    "a ratio is of the place, not of what everyone has": (
        "教师人手一台办公电脑，师机比达到1.05:1。",
        [("师机比", "1.05:1")],
    ),
    "the measure of each school goes on": (
        "每校带宽不低于100M，农村学校不低于50M。",
        [("每校带宽", "≥100M"), ("农村学校带宽", "≥50M")],
    ),
    "how far a rate is from its target": (
        "公办园在园幼儿占比53.8%，距2025年60%的目标还差6.2个百分点。",
        [
            ("公办园在园幼儿占比", "53.8%"),
            ("公办园在园幼儿占比", "60%"),
            ("公办园在园幼儿占比差", "6.2个百分点"),
        ],
    ),
    "so much for each is no name": (
        "完成教师信息技术全员培训，每人每五年不少于50学时。",
        [("完成教师信息技术全员培训", "≥50学时")],
    ),
    "progress is no name": (
        "“双减”扎实推进，学校课后服务覆盖率98%。",
        [("学校课后服务覆盖率", "98%")],
    ),
    "a pupil of each stage is a name": (
        "在校学生人数5.7万人，其中研究生82人、高中生4676人、小学生29725人。",
        [
            ("在校学生人数", "5.7万人"),
            ("研究生", "82人"),
            ("高中生", "4676人"),
            ("小学生", "29725人"),
        ],
    ),
    "regions among a whole": (
        "已开工1800所学校，占批复数的91%，其中，西部省份1500所，占其批复数的94%。",
        [
            ("开工学校", "1800所"),
            ("开工学校占批复数", "91%"),
            ("西部省份开工学校", "1500所"),
            ("西部省份开工学校占其批复数", "94%"),
        ],
    ),
    "parts in another power of ten": (
        "新增学位2.4万个，其中幼儿园学位5600个、小学学位6000个。",
        [("新增学位", "2.4万个"), ("新增幼儿园学位", "5600个"), ("新增小学学位", "6000个")],
    ),
    "a bracket that a semicolon parts": (
        "900所幼儿园主体完工（包括公办园730所，占比81%；民办园170所）。",
        [
            ("幼儿园主体完工", "900所"),
            ("公办园", "730所"),
            ("公办园占比", "81%"),
            ("民办园", "170所"),
        ],
    ),
    "who promised it is no name": (
        "教育局承担市政府为民办实事新、改扩建公办幼儿园20所。",
        [("新、改扩建公办幼儿园", "20所")],
    ),
    "who made it where is no name": (
        "甲中学、乙中学等附属学校在临江增加了15个新校区。",
        [("增加新校区", "15个")],
    ),
    "what schools were chosen as": (
        "有5所学校被选为省特色高中实验学校，3所小学入选省级试点校。",
        [("学校被选为省特色高中实验学校", "5所"), ("小学入选省级试点校", "3所")],
    ),
    "a noun behind a figure of its own": (
        "重点建设90所在校生规模3000人以上的示范性职业学校。",
        [
            ("重点建设示范性职业学校", "90所"),
            ("重点建设示范性职业学校在校生规模", "≥3000人"),
        ],
    ),
    "what was built is not the subject of its effect": (
        "建设120所优质高中，使高中阶段的入学率达到55%；2010年，入学率达到80%。",
        [("建设优质高中", "120所"), ("高中阶段的入学率", "55%"), ("高中阶段入学率", "80%")],
    ),
    "a heading sentence is the subject": (
        "（三）中等职业教育取得突破性进展。招生数从2.8万人增加到6.2万人，增长1.2倍。",
        [
            ("中等职业教育招生数", "2.8万人"),
            ("中等职业教育招生数", "6.2万人"),
            ("中等职业教育招生数增长", "1.2倍"),
        ],
    ),
    "effort is no name": (
        "持续加大教育投入力度，教育支出达到8.6亿元。",
        [("教育支出", "8.6亿元")],
    ),
    "places of another clause are no classes": (
        "新增校舍建筑面积9.5万平方米、学位7800个，大班额由280个减少到12个。",
        [
            ("新增校舍建筑面积", "9.5万平方米"),
            ("新增学位", "7800个"),
            ("大班额", "280个"),
            ("大班额", "12个"),
        ],
    ),
    "some schools beside the average": (
        "城区小学平均班额仍有49.1人，部分学校超过55人。",
        [("城区小学平均班额", "49.1人"), ("部分学校班额", ">55人")],
    ),
    "a ratio of two with one tail": (
        "乡村小学、教学点师生比分别达到1:18和1:14。",
        [("乡村小学师生比", "1:18"), ("教学点师生比", "1:14")],
    ),
    "what follows the parts is of the whole": (
        "中等职业学校2所，其中公办1所、民办1所，占地总面积312亩。",
        [
            ("中等职业学校", "2所"),
            ("公办中等职业学校", "1所"),
            ("民办中等职业学校", "1所"),
            ("中等职业学校占地总面积", "312亩"),
        ],
    ),
    "a list with a noun for all of it": (
        "实施了18个中小学、幼儿园建设项目。",
        [("实施中小学、幼儿园建设项目", "18个")],
    ),
    "where it is built is no name": (
        "在东街小学原址、文化宫院内分别新建1所高标准幼儿园。",
        [("新建高标准幼儿园", "1所")],
    ),
    "a verb that says how high": (
        "生均教学设备值5400元，生师比高达17.2:1。",
        [("生均教学设备值", "5400元"), ("生师比", "17.2:1")],
    ),
    "teachers told apart by what they are": (
        "乡村教师1486人。其中，35岁以下421人，占28.3%；具有本科学历的967人；高级职称112人。",
        [
            ("乡村教师", "1486人"),
            ("35岁以下教师", "421人"),
            ("35岁以下教师占比", "28.3%"),
            ("具有本科学历教师", "967人"),
            ("高级职称教师", "112人"),
        ],
    ),
    "the same verb year by year": (
        "新增学位1.8万个，其中2024年新增5000个，2025年新增7000个。",
        [("新增学位", "1.8万个"), ("新增学位", "5000个"), ("新增学位", "7000个")],
    ),
    "a limit for each pupil and year": (
        "县中学生均公用经费不低于每生每年1500元。",
        [("县中学生均公用经费", "≥1500元")],
    ),
    "a share of a standard": (
        "学校生均拨款标准仅为3000元，不到省定标准的七成。",
        [("学校生均拨款标准", "3000元"), ("学校生均拨款标准相当于省定标准", "70%")],
    ),
    "stages of what each hundred have": (
        "网络多媒体教室每百名学生小学不低于2.3间、初中不低于2.4间。",
        [
            ("网络多媒体教室每百名学生小学", "≥2.3间"),
            ("网络多媒体教室每百名学生初中", "≥2.4间"),
        ],
    ),
    "who is a pupil says it once": (
        "全县有学生71000人，其中小学生49000人，初中生22000人。",
        [("学生", "71000人"), ("小学生", "49000人"), ("初中生", "22000人")],
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_the_name_of_a_figure(name: str) -> None:
    text, names = SENTENCES[name]

    assert said(text) == names


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("全县36所义务教育学校开展课后服务。", "义务教育学校开展课后服务"),
        ("全县12所小学实施营养改善计划。", "小学实施营养改善计划"),
        ("骨干教师不低于20%。", "骨干教师"),
        ("在校（园）学生（幼儿）96318人。", "在校(园)学生(幼儿)"),
    ],
)
def test_no_indicator_is_guessed_from_a_part_of_a_name(text: str, label: str) -> None:
    document = parse_document(text.encode(), "plan.txt")

    [fact] = eduplan.draft(document, eduplan.load_registry()).facts

    assert (fact.label, fact.about) == (label, "")


def test_pupils_of_a_document_about_one_stage_are_not_all_pupils() -> None:
    def about(title: str) -> str:
        document = parse_document(f"{title}\n\n在校生达到6500人。".encode(), "plan.txt")
        return eduplan.draft(document, eduplan.load_registry()).facts[0].about

    assert about("清河县职业教育发展规划") == ""
    assert about("清河县教育发展规划") == "governance.students"


def test_a_place_among_them_is_where_the_whole_is() -> None:
    text = "新建公办幼儿园6所，其中：城关镇3所，河口镇2所，清溪区1所。"
    facts = eduplan.draft(parse_document(text.encode(), "plan.txt"), eduplan.load_registry()).facts

    assert [one.label for one in facts] == 4 * ["新建公办幼儿园"]
    assert ["城关镇" in facts[1].scope, "河口镇" in facts[2].scope, "清溪区" in facts[3].scope] == [
        True,
        True,
        True,
    ]


def test_how_many_live_in_a_village_is_no_figure() -> None:
    text = (
        "常住人口4000人以上的村独立建园。撤并100人以下小规模学校14所。"
        "30名以上残疾学生的普通学校设立资源教室。"
    )

    assert said(text) == [("撤并100人以下小规模学校", "14所")]
