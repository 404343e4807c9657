"""Which numbers of a sentence are figures, with their units and comparators, and which are none."""

from __future__ import annotations

import pytest

from eduplan.documents.reading import parse_document
from eduplan.drafting.facts import facts_of

# Each sentence with its figures: comparator where it is not =, value, unit; 名 and 人 as printed.
FIGURES = {
    "每1.2万常住人口设置1所幼儿园。": ["1所"],
    "小学每5—6个班、初中每6—7个班配备1名体育教师，每500名学生至少配备1名校医。": [
        "1名",
        ">=1名",
    ],
    "每200户以上的小区应配套建设1所幼儿园。": ["1所"],
    "全县投入2000万元建设学校。": ["2000万元"],
    "租赁校舍办学的，校舍租赁期和场地租赁期均不少于5年。": [">=5年", ">=5年"],
    "特岗教师服务期不少于3年，学校食堂承包合同期为2年。": [">=3年", "2年"],
    "服务期未满3年的教师不得调动，特岗教师3年服务期满后入编。": [],
    "全县新增学位2010个的建设任务已完成。": ["2010个"],
    "补助2030所学校的改造项目。": ["2030所"],
    "2013幼儿园建设项目新建幼儿园3所。": ["3所"],
    "每个学校按每增加50名学生增配3名教师。": ["3名"],
    "全县学校出口带宽不低于500M的比例达到92%。": ["92%"],
    "幼儿园小班不超过25人、中班不超过30人、大班不超过35人的班级达98%。": ["98%"],
    "县二中高考500分以上人数达到318人。": ["318人"],
    "服务人口2万人以上的镇设置2所公办幼儿园。": ["2所"],
    "8万人口以上的镇建设3所公办幼儿园。": ["3所"],
    "全县26所义务教育学校9项指标全部达标。": ["26所"],
    "入学率、巩固率、合格率实现三个100%。": ["100%", "100%", "100%"],
    "高考两个批次上线率均居全市第一。": [],
    "该办法经过15次修改后印发各校。": [],
    "列入县政府的12件民生实事，新建小学3所。": ["3所"],
    "市教育局等9部门印发办法，新建小学3所。": ["3所"],
    "根据《关于做好2020年市政府9件实事和30所学校建设的通知》，新建小学3所。": ["3所"],
    "新增学位1200个（不含在建的3所学校）。": ["1200个"],
    "落实“三个定位、两个率先”要求，新建小学3所。": ["3所"],
    "按照“学段全覆盖，对象无遗漏”要求，资助学生300人。": ["300人"],
    "三台县委把大力发展学前教育作为民生工程。": [],
    "安宁、平川5县16所农村初中校舍改造完成。": ["16所"],
    "各乡镇将至少有一所公办幼儿园。": [">=1所"],
    "城区至少应有一所特殊教育学校。": [">=1所"],
    "各区至少新增一所有一定规模的民办学校。": [">=1所"],
    "至少建成投入使用6所新学校。": [">=6所"],
    "其中公办园人数为4310，占比61.2%。": ["4310", "61.2%"],
    "小学千人学位数提高至58-60座/千人，幼儿园用地提高至16㎡/生。": ["58–60座/千人", "16㎡/生"],
    "学校新建围墙2.8万延长米。": ["2.8万延长米"],
    "学校购置设备9万台（件），购置教学仪器200台/件/套。": ["9万台(件)", "200台/件/套"],
    "幼儿园16所120个班级3600个学位，另有45个班。": ["16所", "120个", "3600个", "45个"],
    "三中改建33个标准化考场、99个标准班级。": ["33个", "99个"],
    "建成义务教育标准化学校211所。": ["211所"],
    "支持建设211工程高校1所。": ["1所"],
    "学校先后实施80个校安工程，实施11个扩容工程。": ["80个", "11个"],
    "多媒体教室实现100%全覆盖。": ["100%"],
    "学校专任教师平均年龄46.2岁，小学教师平均年龄超过47岁，45岁以下教师占38%。": [
        "46.2岁",
        ">47岁",
        "38%",
    ],
    "改造14所中小学的消防设施和用电线路。": ["14所"],
    "在海拔3800米以上的地区建设寄宿制学校3所。": ["3所"],
    "近一半的学校建成智慧校园。": ["~50%"],
    "分两个批次培训教师300人。": ["300人"],
    "再为学校配置713个多媒体教室。": ["713个"],
    "学校配备三十二栋校舍、二百四十张课桌。": ["32栋", "240张"],
    "学习宣传党的二十大精神，培训教师45名。": ["45名"],
    "第1、2期工程改造学校5所。": ["5所"],
    "各校落实消防“三个100%”，改造学校5所。": ["5所"],
    "建成4.5G网络学校5所。": ["5所"],
    "七台河市新建小学3所。": ["3所"],
    "学校3栋2单元改造，培训教师45名。": ["45名"],
    "选拔学生代表120人参加比赛。": ["120人"],
    "教师每年培训24小时。": ["24小时"],
    "学校24小时值守，培训教师45名。": ["45名"],
    "投入教育经费15000000000元。": ["15000000000元"],
    "小学共有211班、985余名教师。": ["211班", ">985名"],
    "新增公办学位一万多个。": [">1万个"],
    "毛入园率达到95%±2%。": ["95%"],
    "在校生突破万人，资助学生过万。": [">1万人", ">1万"],
}


@pytest.mark.parametrize("sentence", FIGURES)
def test_the_numbers_of_a_sentence_that_are_figures(sentence: str) -> None:
    facts, _ = facts_of(parse_document(sentence.encode(), "plan.txt"))

    assert [
        f"{'' if one.comparator in ('=', 'between') else one.comparator}"
        f"{'–'.join(filter(None, (one.value, one.upper)))}{one.unit}"
        for one in facts
    ] == FIGURES[sentence]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("入学率、巩固率实现三个100%。", ["入学率", "巩固率"]),
        ("全市小学共有1241个班。", ["小学教学班"]),
        ("公办幼儿园11所93个班级2790个学位。", ["公办幼儿园", "公办幼儿园班级", "公办幼儿园学位"]),
    ],
)
def test_what_is_no_figure_leaves_the_names_whole(sentence: str, names: list[str]) -> None:
    facts, _ = facts_of(parse_document(sentence.encode(), "plan.txt"))

    assert [one.label for one in facts] == names


def test_a_number_within_the_name_of_a_figure_is_not_left_unread_too() -> None:
    facts, unread = facts_of(parse_document("每名教师5年培训不少于50学时。".encode(), "plan.txt"))

    assert [one.label for one in facts] == ["每名教师5年培训"]
    assert not unread


@pytest.mark.parametrize(
    "said", ["三十五项", "十余幅", "近百幅", "数百幅", "三至五幅", "壹佰幅", "一百二十天"]
)
def test_a_number_before_a_word_that_is_no_unit_is_listed_as_not_read(said: str) -> None:
    facts, unread = facts_of(parse_document(f"全县学校配备教具{said}。".encode(), "plan.txt"))

    assert not facts
    assert unread


@pytest.mark.parametrize("said", ["三十二年来", "十二月底", "三至六年级", "十八岁以下"])
def test_a_spelled_out_time_grade_or_age_is_not_listed(said: str) -> None:
    assert facts_of(parse_document(f"学校{said}办好教育。".encode(), "plan.txt")) == ([], [])
