"""When a figure holds, and whether it is promised, where other words stand nearby."""

from __future__ import annotations

import pytest

from tests.drafting.test_sentences import kinds, said


def test_the_last_years_give_each_figure_of_one_name_its_own() -> None:
    text = "2022年教育工作总结\n\n近三年，教育支出分别为6.2亿元、6.8亿元和7.3亿元。"

    assert kinds(text) == [
        ("6.2亿元", "baseline", 2020),
        ("6.8亿元", "baseline", 2021),
        ("7.3亿元", "baseline", 2022),
    ]
    assert [year for *_, year in kinds(text.replace("教育支出", "小学、初中、高中投入"))] == [
        2022
    ] * 3


def test_what_is_due_before_the_end_of_the_year_is_a_promise() -> None:
    text = "2020-05-06\n\n到2022年，公办园达到90所。\n\n{}完成薄弱学校改造12所。"

    assert kinds(text.format("今年年底前，"))[1:] == [("12所", "target", 2020)]
    assert kinds(text.format("年底前已"))[1:] == [("12所", "baseline", 2020)]


def test_a_plan_does_not_end_in_the_part_that_looks_back_on_it() -> None:
    text = (
        "清河县“十三五”教育规划中期评估\n\n一、主要成效\n\n2017年，招聘教师46名。\n\n"
        "“十三五”期间，全县新建学校12所。"
    )

    assert kinds(text)[1:] == [("12所", "baseline", 2017)]


@pytest.mark.parametrize(
    "said", ["完成规划确定的80%的普及目标", "高于规划提出的80%的目标", "超额完成省定80%的任务"]
)
def test_what_was_set_is_a_target(said: str) -> None:
    assert kinds(f"2019年，毛入园率达到83.4%，{said}。")[1][:2] == ("80%", "target")


def test_later_years_than_a_promised_one_lie_ahead() -> None:
    text = (
        "到2012年，40%的小学要达到标准。今后几年，高校在校生规模将达到8.5万人，"
        "在2017年进入普及阶段。到2020年，毛入学率达到50%。"
    )

    assert kinds(text) == [
        ("40%", "target", 2012),
        ("8.5万人", "target", 2012),
        ("50%", "target", 2020),
    ]


def test_a_report_of_january_speaks_in_its_own_year_of_the_year_before() -> None:
    text = (
        "政府工作报告\n\n——2022年1月12日在县人民代表大会上\n\n"
        "过去一年，新建幼儿园6所。全年新增学位1800个。\n\n今年，要新建小学3所。"
    )

    assert kinds(text) == [
        ("6所", "baseline", 2021),
        ("1800个", "baseline", 2021),
        ("3所", "target", 2022),
    ]


def test_main_points_of_work_are_what_is_to_be() -> None:
    text = (
        "2019年教育工作总结及2020年工作要点\n\n一、2019年工作总结\n\n新建幼儿园6所。\n\n"
        "二、2020年{}\n\n新建幼儿园8所。"
    )

    for title in ("工作要点", "工作打算", "工作思路"):
        assert kinds(text.format(title)) == [("6所", "baseline", 2019), ("8所", "target", 2020)]


def test_at_present_in_a_plan_is_before_it() -> None:
    text = "清河县“十四五”教育规划\n\n一、发展基础\n\n目前，全县有幼儿园62所。"

    assert kinds(text) == [("62所", "baseline", 2020)]


def test_a_period_that_is_compared_with_is_none_of_the_documents() -> None:
    text = "2018-05-06\n\n今年计划新增学位3万个，约为“十二五”期间的1.6倍。"

    assert kinds(text) == [("3万个", "target", 2018), ("~1.6倍", "target", 2018)]


def test_a_hedge_holds_over_the_time_that_stands_behind_it() -> None:
    assert [one for _, one in said("学校数和学位数分别约为“十二五”期间的1.6倍和2.5倍。")] == [
        "~1.6倍",
        "~2.5倍",
    ]


def test_parts_are_of_the_time_of_their_whole() -> None:
    text = "清河县教育“十四五”规划\n\n{}2020年，全县共有学校60所。其中幼儿园18所，小学30所。"

    assert {(kind, year) for _, kind, year in kinds(text.format(""))} == {("baseline", 2020)}
    text = text.format("一、基本概况\n\n") + "专任教师1549人。"
    assert {(kind, year) for _, kind, year in kinds(text)} == {("baseline", 2020)}


def test_what_is_set_for_the_year_spoken_in_is_a_target() -> None:
    assert kinds("2021年新建哪些学校？\n\n一、目标任务\n\n2021年全县新建幼儿园9所。") == [
        ("9所", "target", 2021)
    ]
    text = "今年将继续办好教育实事。\n\n2014年继续实施扩容改造，新增学位7万个。"
    assert kinds(text) == [("7万个", "target", 2014)]


def test_a_year_in_brackets_beside_a_target_says_what_is() -> None:
    text = "2022-08-30\n\n一、主要目标\n\n公办园占比力争达到60%（2022年为54%）。"

    assert kinds(text)[1] == ("54%", "baseline", 2022)


@pytest.mark.parametrize(
    "said",
    [
        "根据卫生部门预测，小学在校生高峰值将在5.4万人左右",
        "据此测算，幼儿园将增加班级54班",
        "校舍交付使用率预计在54%左右",
    ],
)
def test_what_is_reckoned_is_no_promise(said: str) -> None:
    assert kinds(f"清河县“十三五”教育规划\n\n到2020年，{said}。")[0][1] == "baseline"
    assert kinds("清河县“十三五”教育规划\n\n到2020年，预计新增学位54个。")[0][1] == "target"


def test_years_within_a_title_date_nothing() -> None:
    text = (
        "某县“十三五”教育规划\n\n一、发展基础\n\n"
        "编制《学校布局规划（2013—2020年）》，毛入园率由60%提高至74%。"
    )

    assert kinds(text) == [("60%", "baseline", 2015), ("74%", "baseline", 2015)]


def test_what_was_made_in_all_is_a_fact_where_nothing_else_says_so() -> None:
    text = "2016年，某区推进教育信息化。\n\n二是建平台。共{}学校公众号11个，建立班级群180个。"

    for verb in ("开通", "安装", "组建", "新建"):
        assert kinds(text.format(verb)) == [
            ("11个", "baseline", 2016),
            ("180个", "baseline", 2016),
        ]


def test_a_rise_begins_in_the_year_right_behind_from() -> None:
    assert kinds("从2015年学前三年毛入园率72%提高到2020年的88.5%。") == [
        ("72%", "baseline", 2015),
        ("88.5%", "baseline", 2020),
    ]


def test_what_is_planned_of_projects_is_a_target() -> None:
    text = "2019-03-01\n\n今年计划开工的学校项目还有79个，计划竣工学校项目38个。"

    assert kinds(text) == [("79个", "target", 2019), ("38个", "target", 2019)]
    assert kinds("2019年，完成年度目标任务的99%，新建学校3所。")[0][1] == "baseline"
