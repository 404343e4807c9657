"""What is read of sentences: one test for each way in which plans print figures."""

from __future__ import annotations

import pytest

from eduplan.documents.reading import parse_document
from eduplan.drafting.fact import Fact, Unread
from eduplan.drafting.facts import facts_of

SIGNS = {"=": "", ">=": "≥", "<=": "≤", "between": ""}


def read(text: str) -> tuple[list[Fact], list[Unread]]:
    return facts_of(parse_document(text.encode(), "plan.txt"))


def figure(fact: Fact) -> str:
    upper = f"–{fact.upper}" if fact.upper else ""
    return f"{SIGNS.get(fact.comparator, fact.comparator)}{fact.value}{upper}{fact.unit}"


def said(text: str) -> list[tuple[str, str]]:
    return [(one.label, figure(one)) for one in read(text)[0]]


def kinds(text: str) -> list[tuple[str, str, int | None]]:
    return [(figure(one), one.kind, one.year) for one in read(text)[0]]


NAMES = {
    "a rate after its name": (
        "到2025年，学前三年毛入园率达到95%以上。",
        [("学前三年毛入园率", "≥95%")],
    ),
    "a rate named in the clause before": (
        "义务教育专任教师中本科以上学历的比例，2025年要达到85%。",
        [("义务教育专任教师中本科以上学历的比例", "85%")],
    ),
    "a list of rates with as many figures": (
        "小学毕业率、初中毕业率、初中升学率分别达到100%、99%和96%以上。",
        [("小学毕业率", "≥100%"), ("初中毕业率", "≥99%"), ("初中升学率", "≥96%")],
    ),
    "a list with a shared tail": (
        "城区、农村毛入园率分别不低于98%和92%。",
        [("城区毛入园率", "≥98%"), ("农村毛入园率", "≥92%")],
    ),
    "one figure for several rates": (
        "学前三年毛入园率、高中阶段毛入学率都在97%以上。",
        [("学前三年毛入园率", "≥97%"), ("高中阶段毛入学率", "≥97%")],
    ),
    "a part without its measure": (
        "其中城区公办园占比达到60%，农村达到75%。",
        [("城区公办园占比", "60%"), ("农村公办园占比", "75%")],
    ),
    "a number before its noun": (
        "新建12所公办幼儿园，改扩建5所农村小学。",
        [("新建公办幼儿园", "12所"), ("改扩建农村小学", "5所")],
    ),
    "a number behind its noun": (
        "新建公办幼儿园12所、寄宿制学校3所。",
        [("新建公办幼儿园", "12所"), ("新建寄宿制学校", "3所")],
    ),
    "places without their noun": (
        "公办幼儿园新建12所、0.36万个。",
        [("公办幼儿园新建", "12所"), ("公办幼儿园学位", "0.36万个")],
    ),
    "parts of a total": (
        "全县共有义务教育阶段学生32170人，其中小学21460人、初中10710人。",
        [("义务教育阶段学生", "32170人"), ("小学学生", "21460人"), ("初中学生", "10710人")],
    ),
    "a task, what was done of it, and how far": (
        "普惠园覆盖率全年任务目标数是80%，实际已完成84.2%，完成率为105.25%。",
        [("普惠园覆盖率", "80%"), ("普惠园覆盖率", "84.2%"), ("普惠园覆盖率完成率", "105.25%")],
    ),
    "a task to reduce, and what was reduced": (
        "减少大班额的任务数是36个，已减少41个。",
        [("减少大班额", "36个"), ("减少大班额", "41个")],
    ),
    "parts by place of a whole with a stage": (
        "全县现有义务教育阶段学校86所，其中农村61所、城区25所。",
        [
            ("义务教育阶段学校", "86所"),
            ("农村义务教育阶段学校", "61所"),
            ("城区义务教育阶段学校", "25所"),
        ],
    ),
    "an action before what has a name of its own": (
        "切实加大财政对教育的投入，教育支出6.2亿元。",
        [("教育支出", "6.2亿元")],
    ),
    "an action whose object says the stage": (
        "基本普及学前教育，毛入园率达到92%。",
        [("学前教育毛入园率", "92%")],
    ),
    "one thing in two units": (
        "改造18所乡镇幼儿园2.4万平方米。",
        [("改造乡镇幼儿园", "18所"), ("改造乡镇幼儿园", "2.4万平方米")],
    ),
    "what the money of a project adds up to": (
        "实施校舍改造项目12个，总投资3600万元。",
        [("实施校舍改造项目", "12个"), ("实施校舍改造项目总投资", "3600万元")],
    ),
    "a plan within the name of a project": (
        "完成6个薄弱学校改造计划建设项目主体工程。",
        [("薄弱学校改造计划建设项目主体工程", "6个")],
    ),
    "what a place of learning is, sentence by sentence": (
        "——小学。校数12所；毕业980人；在校生6100人，比上年减少120人。图书9.6万册。",
        [
            ("小学校数", "12所"),
            ("小学毕业", "980人"),
            ("小学在校生", "6100人"),
            ("小学在校生减少", "120人"),
            ("小学图书", "9.6万册"),
        ],
    ),
    "parts after brackets are of what stood before them": (
        "现有专任教师1260人（含聘用教师86人），其中：高中310人、初中420人、特校25人。",
        [
            ("专任教师", "1260人"),
            ("聘用教师", "86人"),
            ("高中专任教师", "310人"),
            ("初中专任教师", "420人"),
            ("特校专任教师", "25人"),
        ],
    ),
    "places by kind and by place, with who is there": (
        "全县有幼儿园62所（其中普惠性幼儿园40所，在园人数为5200人，城区18所3100人）。",
        [
            ("幼儿园", "62所"),
            ("普惠性幼儿园", "40所"),
            ("普惠性幼儿园在园人数", "5200人"),
            ("城区普惠性幼儿园", "18所"),
            ("城区普惠性幼儿园在园人数", "3100人"),
        ],
    ),
    "an institution in brackets is one of its own": (
        "全县有小学61所（含2所民办小学和17个教学点）。",
        [("小学", "61所"), ("民办小学", "2所"), ("教学点", "17个")],
    ),
    "what brackets leave out names nothing": (
        "全县有各级各类学校96所（不含技工学校，下同），教育人口4.1万人。",
        [("各级各类学校", "96所"), ("教育人口", "4.1万人")],
    ),
    "a new subject of all the region": (
        "全县有民办幼儿园12所。全县专任教师2100人。",
        [("民办幼儿园", "12所"), ("专任教师", "2100人")],
    ),
    "students of each kind of place": (
        "现有小学31所，学生9200人；初级中学9所，学生4400人。",
        [
            ("小学", "31所"),
            ("小学学生", "9200人"),
            ("初级中学", "9所"),
            ("初级中学学生", "4400人"),
        ],
    ),
    "parts of an area": (
        "全县校舍建筑面积26.4万平方米，其中小学14.1万平方米，中学12.3万平方米。",
        [
            ("校舍建筑面积", "26.4万平方米"),
            ("小学校舍建筑面积", "14.1万平方米"),
            ("中学校舍建筑面积", "12.3万平方米"),
        ],
    ),
    "the same measure of the next stage": (
        "小学生均公用经费由650元提高到720元，初中生由850元提高到940元。",
        [
            ("小学生均公用经费", "650元"),
            ("小学生均公用经费", "720元"),
            ("初中生均公用经费", "850元"),
            ("初中生均公用经费", "940元"),
        ],
    ),
    "what an increase comes to": (
        "扩大教师招聘规模300人，达到0.21万人。",
        [("扩大教师招聘规模", "300人"), ("教师招聘规模", "0.21万人")],
    ),
    "a share of the amount before": (
        "学校旧校舍面积860平方米，占2.4%。",
        [("学校旧校舍面积", "860平方米"), ("学校旧校舍面积占比", "2.4%")],
    ),
    "what money is handed down for": (
        "县财政下达320万元，落实乡村教师生活补助政策。",
        [("下达用于乡村教师生活补助政策", "320万元")],
    ),
    "a bound with another word between": (
        "乡村教师补助标准超过年人均4200元，校舍危房面积不能超过1%。",
        [("乡村教师补助标准", ">4200元"), ("校舍危房面积", "≤1%")],
    ),
    "what education gives to families of another field's care": (
        "低保家庭在园幼儿资助金每人每月300元。",
        [("低保家庭在园幼儿资助金", "300元")],
    ),
    "what a project takes": (
        "东湖小学项目，占地面积2.1万平方米，建筑面积9600平方米。",
        [("东湖小学项目占地面积", "2.1万平方米"), ("东湖小学项目建筑面积", "9600平方米")],
    ),
    "what a target set for the rate before": (
        "普惠性幼儿园覆盖率为86%，高于规划“达到85%”的目标。",
        [("普惠性幼儿园覆盖率", "86%"), ("普惠性幼儿园覆盖率", "85%")],
    ),
    "a change of the figure before": (
        "全县在园幼儿1.26万人，比上年减少820人，下降6.1%。",
        [("在园幼儿", "1.26万人"), ("在园幼儿减少", "820人"), ("在园幼儿下降", "6.1%")],
    ),
    "a change in points of a rate": (
        "普惠性幼儿园覆盖率达到86.4%，比2020年提高5.2个百分点。",
        [("普惠性幼儿园覆盖率", "86.4%"), ("普惠性幼儿园覆盖率提高", "5.2个百分点")],
    ),
    "from and to": (
        "小学生师比由18.6:1优化到16.9:1。",
        [("小学生师比", "18.6:1"), ("小学生师比", "16.9:1")],
    ),
    "a share of the whole that is named before": (
        "全市共有普惠性幼儿园214所，占幼儿园总数的83%。",
        [("普惠性幼儿园", "214所"), ("普惠性幼儿园占幼儿园总数", "83%")],
    ),
    "things listed before 等": (
        "推进城南小学、河东中学等6所学校扩建。",
        [("学校扩建", "6所")],
    ),
    "one of each of many": (
        "每个乡镇办好一所公办中心幼儿园。",
        [("办好公办中心幼儿园", "1所")],
    ),
    "ownership without its noun": (
        "全区有幼儿园86所，其中公办41所、民办45所，教职工3420人。",
        [
            ("幼儿园", "86所"),
            ("公办幼儿园", "41所"),
            ("民办幼儿园", "45所"),
            ("幼儿园教职工", "3420人"),
        ],
    ),
    "pupils of schools that are counted before": (
        "全县有普通高中4所、中等职业学校2所，在校生分别为1.12万人和0.43万人。",
        [
            ("普通高中", "4所"),
            ("中等职业学校", "2所"),
            ("普通高中在校生", "1.12万人"),
            ("中等职业学校在校生", "0.43万人"),
        ],
    ),
    "a scope behind the measure": (
        "生均图书小学30册、初中40册。",
        [("生均图书小学", "30册"), ("生均图书初中", "40册")],
    ),
    "a share of a whole as the floor": (
        "教师交流轮岗比例每年不低于符合条件教师总数的10%，其中骨干教师不低于20%。",
        [("教师交流轮岗比例", "≥10%"), ("骨干教师教师交流轮岗比例", "≥20%")],
    ),
    "a fall each year": (
        "学生近视率每年降低0.5个百分点以上。",
        [("学生近视率降低", "≥0.5个百分点")],
    ),
    "what bare things do, in brackets and again": (
        "有12个县（市、区，以下简称县）通过义务教育均衡评估，全国累计860个县，占比31%。",
        [
            ("县通过义务教育均衡评估", "12个"),
            ("县通过义务教育均衡评估", "860个"),
            ("县通过义务教育均衡评估占比", "31%"),
        ],
    ),
    "places within places share what they do": (
        "尚有4个省份57个县未通过义务教育验收，其中东部1个省份9个县。",
        [
            ("省份未通过义务教育验收", "4个"),
            ("县未通过义务教育验收", "57个"),
            ("东部省份未通过义务教育验收", "1个"),
            ("东部县未通过义务教育验收", "9个"),
        ],
    ),
    "what a policy brings about": (
        "实施课后服务补助政策，惠及9万名学生。",
        [("课后服务补助政策惠及学生", "9万名")],
    ),
    "parts keep what is done to their whole": (
        "新建幼儿园30所，其中公办18所，改扩建幼儿园12所，其中公办幼儿园7所。",
        [
            ("新建幼儿园", "30所"),
            ("新建公办幼儿园", "18所"),
            ("改扩建幼儿园", "12所"),
            ("改扩建公办幼儿园", "7所"),
        ],
    ),
    "parts of what was inspected": (
        "随机抽查学校60所，其中小学41所、初中19所。",
        [("随机抽查学校", "60所"), ("抽查小学", "41所"), ("抽查初中", "19所")],
    ),
    "other things done to the same buildings": (
        "新建校舍6200平方米，加固900平方米，维修350平方米。",
        [
            ("新建校舍", "6200平方米"),
            ("加固校舍", "900平方米"),
            ("维修校舍", "350平方米"),
        ],
    ),
    "a share that goes on with who holds it": (
        "幼儿教师全部持证上岗，具有大专及以上学历的比例达到85%。",
        [("幼儿教师具有大专及以上学历的比例", "85%")],
    ),
    "years of a stage that is said once": (
        "学前三年毛入园率达82%以上，一年毛入园率达95%以上。",
        [("学前三年毛入园率", "≥82%"), ("学前一年毛入园率", "≥95%")],
    ),
    "a list whose measure stands before its brackets": (
        "中小学生均校舍面积高于全市平均水平（小学、初中分别为8.1平方米和11.6平方米，"
        "全市平均分别为7.9平方米和11.2平方米）。",
        [
            ("小学生均校舍面积", "8.1平方米"),
            ("初中生均校舍面积", "11.6平方米"),
            ("小学生均校舍面积全市平均", "7.9平方米"),
            ("初中生均校舍面积全市平均", "11.2平方米"),
        ],
    ),
    "a growth is no level": (
        "高校招生录取人数同比增加320人，高考录取率同比增长4%。",
        [("高校招生录取人数增加", "320人"), ("高考录取率增长", "4%")],
    ),
    "words that begin or end like others": (
        "在学研究生规模达到1.2万人，召开家长座谈会40场。",
        [("在学研究生规模", "1.2万人"), ("召开家长座谈会", "40场")],
    ),
    "parts by place of a whole before a semicolon": (
        "全区现有义务教育阶段学校120所，其中完全小学90所；农村80所，城区40所。",
        [
            ("义务教育阶段学校", "120所"),
            ("完全小学", "90所"),
            ("农村义务教育阶段学校", "80所"),
            ("城区义务教育阶段学校", "40所"),
        ],
    ),
    "a ratio after an amount for each": (
        "生均图书由16册增加到24册，生机比达到9.2:1。",
        [("生均图书", "16册"), ("生均图书", "24册"), ("生机比", "9.2:1")],
    ),
    "the stages of the list before go on": (
        "小学、初中教师学历合格率均为100%，本科及以上学历占比分别达66.1%、88.3%。",
        [
            ("小学教师学历合格率", "100%"),
            ("初中教师学历合格率", "100%"),
            ("小学本科及以上学历占比", "66.1%"),
            ("初中本科及以上学历占比", "88.3%"),
        ],
    ),
    "rooms that share their noun": (
        "全县有小学31所，音乐、美术专用教室分别达到92间、87间。",
        [("小学", "31所"), ("音乐专用教室", "92间"), ("美术专用教室", "87间")],
    ),
    "a share by which an amount is set": (
        "按不低于教职工工资总额2%的标准安排教师培训经费。",
        [("教师培训经费占教职工工资总额", "≥2%")],
    ),
    "children of a part of the places": (
        "在园幼儿8600人，其中公办园4700人，占54.7%。",
        [
            ("在园幼儿", "8600人"),
            ("公办园在园幼儿", "4700人"),
            ("公办园在园幼儿占比", "54.7%"),
        ],
    ),
    "a bare share after what is made is of the share before": (
        "2022年，公办园在园幼儿占比达51%；2023年，新建公办园2所，占比达54%。",
        [
            ("公办园在园幼儿占比", "51%"),
            ("新建公办园", "2所"),
            ("公办园在园幼儿占比", "54%"),
        ],
    ),
    "teachers who are hired, and parts of them": (
        "招聘教师88名，其中特岗教师46名、公费师范生19名。",
        [("招聘教师", "88名"), ("招聘特岗教师", "46名"), ("招聘公费师范生", "19名")],
    ),
    "classes of each kind of school": (
        "仍有大班额班级31个，其中小学19个、初中12个。",
        [("大班额班级", "31个"), ("小学班级", "19个"), ("初中班级", "12个")],
    ),
    "words that two parts of a name share": (
        "高考本科上线860人，上线率51.2%。",
        [("高考本科上线", "860人"), ("高考本科上线率", "51.2%")],
    ),
    "what a share of teachers is of": (
        "小学专任教师960人，本科及以上学历占71.4%。",
        [("小学专任教师", "960人"), ("小学专任教师本科及以上学历", "71.4%")],
    ),
    "shares of a whole that is not counted": (
        "普惠性幼儿园数、在园幼儿数分别占总数的82%和79%。",
        [("普惠性幼儿园数占总数", "82%"), ("普惠性幼儿园在园幼儿数占总数", "79%")],
    ),
    "people before a verb": (
        "对全市65%的幼儿园园长、教师、保育员进行轮训。",
        [("幼儿园园长、教师、保育员进行轮训", "65%")],
    ),
    "a verb that is of the next figure": (
        "在9个县设立31个学前教育巡回支教点。",
        [("县", "9个"), ("设立学前教育巡回支教点", "31个")],
    ),
    "money of one of several things": (
        "拨付农村学校维修资金310万元、普通高中改造资金190万元、职业教育专项资金90万元。",
        [
            ("拨付农村学校维修资金", "310万元"),
            ("普通高中改造资金", "190万元"),
            ("职业教育专项资金", "90万元"),
        ],
    ),
    "a place where the measure is said before": (
        "小学新生中受过学前教育的比例为91%，东部地区的比例为96%。",
        [
            ("小学新生中受过学前教育的比例", "91%"),
            ("东部地区小学新生中受过学前教育的比例", "96%"),
        ],
    ),
    "what is asked of an amount for each": (
        "小学校舍建筑面积21.4万平方米，生均7.3平方米。",
        [("小学校舍建筑面积", "21.4万平方米"), ("小学生均校舍建筑面积", "7.3平方米")],
    ),
    "news from a place": (
        "新华网清河10月20日电 （记者 张三）截至目前，小学净入学率达到99.8%。",
        [("小学净入学率", "99.8%")],
    ),
    "years of a stage in a list": (
        "学前两年、三年毛入园率分别达到81%、72%。",
        [("学前两年毛入园率", "81%"), ("学前三年毛入园率", "72%")],
    ),
    "a decimal without a unit": (
        "小学校际综合差异系数控制在0.45以内。",
        [("小学校际综合差异系数", "≤0.45")],
    ),
}


@pytest.mark.parametrize("what", NAMES)
def test_figures_are_named(what: str) -> None:
    text, expected = NAMES[what]

    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "九年义务教育全面普及，十二年一贯制学校有序发展。",
        "“十四五”期间落实五项任务，实施三大工程。",
        "教育信息化2.0行动和“2+1”项目深入推进。",
        "按照教发〔2021〕25号文件办理。",
        "加强0—3岁婴幼儿照护和6岁以下儿童保健。",
        "第三期学前教育行动计划于2021年9月启动。",
        "七年级学生参加体质测试。",
        "一是加强领导，二是抓好落实，进一步推进教育一体化。",
        "实施56人以上大班额和20万人口以上的县的专项治理。",
        "学前三年教育和高中三年教育质量提升。",
        "普通话水平、双一流和双减工作成效明显，三科教材统编。",
        "咨询电话0437-1234567，附件2另发，见表3。",
        "学校服务12号线沿线居民。",
        "实现了一个提高、两个优化、三个增强。",
    ],
)
def test_numbers_in_names_dates_and_lists_are_no_figures(text: str) -> None:
    assert said(text) == []


KINDS = {
    "a year ahead": (
        "2020年，全县毛入园率为85%；到2025年，毛入园率达到92%。",
        [("85%", "baseline", 2020), ("92%", "target", 2025)],
    ),
    "what has been done in a plan": (
        "“十四五”期间，将新建幼儿园20所。目前已建成8所。",
        [("20所", "target", 2025), ("8所", "baseline", 2021)],
    ),
    "what is promised in a report": (
        "2022年，全市新建学校12所，新增学位8600个。2023年，将新建学校15所。",
        [("12所", "baseline", 2022), ("8600个", "baseline", 2022), ("15所", "target", 2023)],
    ),
    "a year of comparison dates nothing": (
        "2021年全市普通高中大班额比例为4.2%，比2015年下降21个百分点。",
        [("4.2%", "baseline", 2021), ("21个百分点", "baseline", 2021)],
    ),
    "a review of a period": (
        "“十三五”以来，全县累计投入教育资金12.6亿元，新建学校18所。",
        [("12.6亿元", "baseline", 2020), ("18所", "baseline", 2020)],
    ),
    "a heading": (
        "一、现状\n学前教育毛入园率88%。\n二、发展目标\n学前教育毛入园率92%。",
        [("88%", "baseline", None), ("92%", "target", None)],
    ),
    "what is expected to lack": (
        "预计2025年小学学位缺口3200个，到2025年新增学位3600个。",
        [("3200个", "baseline", 2025), ("3600个", "target", 2025)],
    ),
    "from a base year": (
        "到2025年，公办园占比由2020年的38%提高到55%。",
        [("38%", "baseline", 2020), ("55%", "target", 2025)],
    ),
}


@pytest.mark.parametrize("what", KINDS)
def test_kind_and_year_are_told(what: str) -> None:
    text, expected = KINDS[what]

    assert kinds(text) == expected


def test_figures_of_other_fields_are_left_aside_and_listed() -> None:
    text = "新增公办学位1200个，新增养老床位300张，改造棚户区560户。"
    facts, unread = read(text)

    assert [figure(one) for one in facts] == ["1200个"]
    assert ["300张" in one.quote for one in unread] == [True, False]


def test_words_that_say_a_number_are_marked() -> None:
    [one] = read("到2025年，接受优质教育的学生数翻一番。")[0]

    assert (one.value, one.unit, one.is_implied) == ("2", "倍", True)


SPOKEN = {
    "到2025年，学前教育资助实现全覆盖。": ("学前教育资助", "100", "%"),
    "到2025年，失学辍学学生动态清零。": ("失学辍学学生", "0", ""),
    "到2025年，超大班额全部消除。": ("超大班额", "0", ""),
    "到2025年，全面消除56人以上大班额。": ("56人以上大班额", "0", ""),
    "到2025年，义务教育优质均衡县全部通过国家认定。": (
        "义务教育优质均衡县通过国家认定",
        "100",
        "%",
    ),
    "到2025年，所有乡镇中心幼儿园建成达标。": ("乡镇中心幼儿园建成达标", "100", "%"),
}


@pytest.mark.parametrize("text", SPOKEN)
def test_listed_words_imply_a_figure(text: str) -> None:
    [one] = read(text)[0]

    assert (one.label, one.value, one.unit, one.is_implied) == (*SPOKEN[text], True)


def test_full_coverage_as_an_attribute_implies_nothing() -> None:
    assert said("学生资助全覆盖制度更加完善。") == []


def test_every_quote_stands_at_its_place_within_its_sentence() -> None:
    text = "一、目标\n" + "\n".join(one for one, _ in NAMES.values())
    for fact in read(text)[0]:
        assert text[fact.start : fact.end] == fact.quote
        assert not any(mark in fact.quote for mark in "。；\n")
        assert len(fact.quote) <= 120


def test_listed_years_give_each_figure_its_own() -> None:
    text = "2021-2023年全县教育经费支出分别为5.1亿元、5.4亿元、5.9亿元。"
    text += "教育费附加三年分别为820万元、860万元、910万元。"
    years = [one.year for one in read(text)[0]]
    assert years == [2021, 2022, 2023, 2021, 2022, 2023]


def test_a_date_in_digits_says_when_a_document_speaks() -> None:
    text = "教育概况\n日期：2023-12-30\n全县有小学12所。2019年通过省级评估。"
    assert [one.year for one in read(text)[0]] == [2023]


def test_the_size_of_the_region_is_no_figure_of_education() -> None:
    figures, unread = read("我县辖12个乡镇（园），总面积860平方公里，有小学41所。")
    assert [one.value for one in figures] == ["41"]
    assert len(unread) == 2


def test_a_report_speaks_in_its_own_year_whatever_it_plans_next() -> None:
    text = "2023年工作总结和2024年工作打算\n全县教育投入3.1亿元，将2所小学改为教学点。"
    assert [(one.kind, one.year) for one in read(text)[0]] == [("baseline", 2023)] * 2


def test_times_of_another_year_date_no_figure() -> None:
    text = "2023年，全县专任教师2100人，是2013年的1.4倍。在校生3.2万人。"
    assert {one.year for one in read(text)[0]} == {2023}


YEARS = {
    "a plan is of its period, and its facts of the year before": (
        "清河县教育发展“十四五”规划\n一、发展基础\n全县有幼儿园42所。\n二、发展目标\n公办园达到30所。\n",
        [("42所", "baseline", 2020), ("30所", "target", 2025)],
    ),
    "news of a plan": (
        "《清河县教育事业“十三五”规划》日前印发。未来五年，新建小学9所。\n",
        [("9所", "target", 2020)],
    ),
    "the first year of a plan is to come": (
        "学前教育行动计划（2021-2023年）\n二、年度目标\n2021年，入园率达到88%。\n",
        [("88%", "target", 2021)],
    ),
    "a period that was over on the day of issue": (
        "清河县特殊教育\n2021-03-02\n“十三五”期间，中心把生均公用经费提高到6000元。\n",
        [("6000元", "baseline", 2020)],
    ),
    "a paragraph goes on in the year of the facts before it": (
        "2016年3月1日，清河县通报教育情况。\n2014年，入园率达到81%。\n小学招生4300人。\n",
        [("81%", "baseline", 2014), ("4300人", "baseline", 2014)],
    ),
    "a plan of the year is no fact": (
        "2019年工作总结\n幼儿园年度建设计划为24所，其中新建10所。\n",
        [("24所", "target", 2019), ("10所", "target", 2019)],
    ),
    "what was done to the amount is no promise": (
        "2019年工作总结\n县财政将小学公用经费基准定额提高到800元。\n",
        [("800元", "baseline", 2019)],
    ),
    "titles are no promises": (
        "2015年11月3日消息\n《清河县发展规划纲要》颁布五年来，教育投入达到4个亿。\n",
        [("4亿", "baseline", 2015)],
    ),
    "a heading that says what has grown is none of what is to come": (
        "2015年工作总结\n二是投入保障明显增长。小学生均公用经费为650元，初中为850元。\n",
        [("650元", "baseline", 2015), ("850元", "baseline", 2015)],
    ),
    "a sentence that leads to what follows": (
        "政府工作报告\n（2024年1月9日）\n新建学校5所。\n"
        "2024年，我们将重点做好以下工作：\n办好教育。新建学校6所。\n",
        [("5所", "baseline", 2023), ("6所", "target", 2024)],
    ),
    "a year that is over makes 今年 the next": (
        "截至2014年底，入园率达到81%。今年新建幼儿园30所。\n",
        [("81%", "baseline", 2014), ("30所", "target", 2015)],
    ),
    "two years in one clause": (
        "高中教育发展意见\n二、目标\n使毛入学率2023年达到85%、2025年达到90%。\n",
        [("85%", "target", 2023), ("90%", "target", 2025)],
    ),
    "the year within is that of the sentence": (
        "2022年，新建学校9所。年内共竣工7所。2023年将新建学校5所。\n",
        [("9所", "baseline", 2022), ("7所", "baseline", 2022), ("5所", "target", 2023)],
    ),
    "a stage of a plan in its first year is to come": (
        "清河县“十四五”教育规划\n三、主要任务\n2022年建成城东小学，新增学位1620个。\n",
        [("1620个", "target", 2022)],
    ),
    "the plans before the eleventh": (
        "2003年，县里新建小学4所。“十五”期间，新建初中9所。\n2006年，新建小学2所。\n",
        [("4所", "baseline", 2003), ("9所", "baseline", 2005), ("2所", "baseline", 2006)],
    ),
    "a title of both sets neither": (
        "县教育局工作总结暨工作计划（2023年）\n2022年，公办园占比达52%，入学率96%。\n",
        [("52%", "baseline", 2022), ("96%", "baseline", 2022)],
    ),
    "what is found by statistics and what was reached": (
        "清河县2015年4月发布\n县里实现了全面普及的目标。最新统计表明，受教育年限达到9.1年。\n",
        [("9.1年", "baseline", 2015)],
    ),
}


@pytest.mark.parametrize("what", YEARS)
def test_a_document_is_of_its_time(what: str) -> None:
    text, expected = YEARS[what]

    assert kinds(text) == expected
