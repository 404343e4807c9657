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


def test_a_sentence_without_a_cue_goes_on_with_the_state_before_it() -> None:
    text = "清河县教育“十四五”规划\n\n{}全县有小学20所。小学在校学生2000人。"

    for time in ("2020年，", "截至2020年底，"):
        assert {one[1:] for one in kinds(text.format(time))} == {("baseline", 2020)}
    assert {one[1:] for one in kinds(text.format("到2025年，"))} == {("target", 2025)}
    text = text.format("2020年，") + "新建幼儿园12所。毛入园率达到95%。"
    assert [one[1:] for one in kinds(text)[2:]] == [("target", 2025)] * 2


def test_a_line_that_is_a_time_dates_what_stands_below_it() -> None:
    text = "“十一五”期间\n\n毛入园率达到62%。2010年已有教师764人。\n\n到2015年\n\n毛入园率达到92%。"

    assert kinds(text) == [
        ("62%", "baseline", 2010),
        ("764人", "baseline", 2010),
        ("92%", "target", 2015),
    ]


def test_a_span_of_years_is_a_plan_only_by_its_name() -> None:
    text = "2016—2019年，特殊教育发展较快。特教学校各有29所、34所、35所、38所。"

    assert {one[1:] for one in kinds(text)} == {("baseline", 2019)}


def test_a_period_that_runs_is_not_over() -> None:
    text = "“十五”以来，教育经费增加。校舍面积由2000年的6.2万平方米提高到目前的6.4万平方米。"

    assert kinds(f"{text}截至2003年底，有学校60所。")[1] == ("6.4万平方米", "baseline", 2003)


def test_the_last_years_are_of_what_is() -> None:
    text = "县“十四五”教育规划\n\n近五年教育经费占比为45%。"

    assert kinds(text) == [("45%", "baseline", 2020)]


@pytest.mark.parametrize("title", ["工作要点", "教育工作计划", "教育民生实事"])
def test_a_document_of_a_year_to_come_speaks_before_it(title: str) -> None:
    text = f"清河县2021年{title}\n\n一、学前教育。新建公办园6所。2020年普惠率为84%。"

    assert kinds(text) == [("6所", "target", 2021), ("84%", "baseline", 2020)]


def test_what_was_done_of_a_task_is_a_fact_of_its_year() -> None:
    text = "2018年，省下达我县新建幼儿园任务12所，实际完成14所。2019年，招聘教师90名。"

    assert kinds(text)[:2] == [("12所", "target", 2018), ("14所", "baseline", 2018)]


def test_a_rise_to_a_year_is_no_year_ahead() -> None:
    text = "义务教育巩固率从2015年95%提高到2020年97%，高中毛入学率由88%提高到93%。"

    assert kinds(text) == [
        ("95%", "baseline", 2015),
        ("97%", "baseline", 2020),
        ("88%", "baseline", 2015),
        ("93%", "baseline", 2020),
    ]
    assert kinds("力争义务教育巩固率从2020年的95%提高到2025年的97%。")[1] == ("97%", "target", 2025)


def test_a_figure_quoted_as_a_task_is_a_target() -> None:
    text = "2019年，民生实事的一项指标是“全市新建幼儿园80所（其中公办30所以上）”，已建成67所。"

    assert [kind for _, kind, _ in kinds(text)] == ["target", "target", "baseline"]


def test_a_standard_from_a_year_on_is_of_that_year() -> None:
    text = "某县教育行动计划（2017—2020年）\n\n从2018年起，公办园生均拨款标准提高到每生每年800元。"

    assert kinds(text) == [("800元", "target", 2018)]
    assert kinds("自2019年起，240所幼儿园先后建成。2021年，招聘教师9名。")[0][2] == 2021


def test_a_rise_to_what_is_promised_begins_in_the_year_before_the_plan() -> None:
    text = (
        "县“十四五”教育规划\n\n2020年，学前毛入园率为91%，比2015年提高9个百分点。\n\n"
        "到2025年，义务教育巩固率由96%提高到98%。"
    )

    assert kinds(text)[2:] == [("96%", "baseline", 2020), ("98%", "target", 2025)]


def test_a_text_of_january_tells_of_the_last_year_printed_as_last_year() -> None:
    text = (
        "1月9日，记者从省教育厅获悉，2019年，全省共有幼儿园600所。"
        "截至去年12月底，实际建成幼儿园640所，今年即可投入使用。"
    )

    assert kinds(text) == [("600所", "baseline", 2019), ("640所", "baseline", 2019)]


@pytest.mark.parametrize("then", ["到那时", "届时"])
def test_by_then_is_the_year_ahead_of_the_paragraph_before(then: str) -> None:
    text = (
        f"到2012年，40%的小学要达标。\n\n{then}，初中升学率达到95%。\n\n到2020年，入学率达到50%。"
    )

    assert kinds(text)[1] == ("95%", "target", 2012)


def test_a_timetable_is_of_what_is_to_be() -> None:
    text = "普及高中的时间表：2005年建设高中50所；2010年，高中入学率达到80%。"

    assert kinds(text) == [("50所", "target", 2005), ("80%", "target", 2010)]


@pytest.mark.parametrize(
    "said",
    [
        "提前实现了全面普及的目标",
        "超过规划目标2.2个百分点",
        "在2021年就达到90%",
        "距目标还差2个百分点",
    ],
)
def test_a_target_that_is_reached_or_measured_against_is_none_that_is_set(said: str) -> None:
    text = f"2021-12-30\n\n目前，全县高中毛入学率达到95%，{said}。学前毛入园率92.6%。"

    found = kinds(text + "到2025年，达到98%。")
    assert found[0] == ("95%", "baseline", 2021)
    assert found[-2:] == [("92.6%", "baseline", 2021), ("98%", "target", 2025)]


def test_an_event_of_another_year_dates_its_own_sentence() -> None:
    text = (
        "截至2023年底，义务教育巩固率达99%，超大班额于2021年清零。高中毛入学率96%。\n\n"
        "下一步，2024年补充教师160名。"
    )

    assert [one[1:] for one in kinds(text)] == [
        ("baseline", 2023),
        ("baseline", 2021),
        ("baseline", 2023),
        ("target", 2024),
    ]


def test_years_since_then_give_each_figure_of_one_name_its_own() -> None:
    text = "截至2023年底，有学校60所。三年来，教育支出分别为9.8亿元、10.5亿元、11.3亿元。"

    assert [year for *_, year in kinds(text)[1:]] == [2021, 2022, 2023]


def test_a_report_to_the_congress_tells_of_the_year_before_its_title() -> None:
    text = "2022年清河县政府工作报告\n\n过去一年，新建学校11所。\n\n今年，新增学位7500个以上。"

    assert kinds(text) == [("11所", "baseline", 2021), ("≥7500个", "target", 2022)]


def test_a_yearly_rise_among_targets_is_one() -> None:
    text = "县“十四五”教育规划\n\n二、主要目标\n\n高考上线人数年均增长5%以上。"

    assert kinds(text) == [("≥5%", "target", 2025)]


def test_a_paragraph_that_begins_with_parts_goes_on_with_the_one_before() -> None:
    text = (
        "县“十四五”教育规划\n\n“十三五”时期，5年间新增学位1.3万个，破解了入学难题。\n\n"
        "其中，普惠性学位增加6400个，普惠率达到92%。"
    )

    assert {one[1:] for one in kinds(text)} == {("baseline", 2020)}


@pytest.mark.parametrize("need", ["需求总量", "需求量", "缺口"])
def test_what_is_needed_is_no_promise(need: str) -> None:
    text = f"县“十三五”学校布局规划\n\n到2020年，全县学位{need}为13.7万个。"

    assert kinds(text) == [("13.7万个", "baseline", 2020)]


@pytest.mark.parametrize("rises", ["增至", "提高到", "逐步升至"])
def test_a_rise_set_off_by_a_comma_begins_in_its_own_year(rises: str) -> None:
    text = f"在校生人数，从2015年的3.15万人，{rises}2020年的3.62万人。"

    assert kinds(text) == [("3.15万人", "baseline", 2015), ("3.62万人", "baseline", 2020)]


def test_what_a_plan_by_its_title_plans_is_of_its_last_year() -> None:
    text = (
        "2017-06-01\n\n根据《薄弱学校改造规划（2014—2018年）》，全县共规划薄弱学校56所，"
        "新建校舍3.8万平方米。目前，已完工30所学校。"
    )

    assert kinds(text) == [
        ("56所", "target", 2018),
        ("3.8万平方米", "target", 2018),
        ("30所", "baseline", 2017),
    ]


def test_what_is_said_to_be_promised_is_a_target() -> None:
    for text in (
        "2013年，新建村级幼儿园50所，是县政府承诺的实事之一。",
        "2020年，县教育局承担县政府民生实事新建幼儿园50所。",
    ):
        assert kinds(text)[0][:2] == ("50所", "target")


def test_years_of_a_list_are_no_figures() -> None:
    for joint in ("和", "、", "与"):
        assert kinds(f"20所学校将在2021{joint}2022年完工。")[0][0] == "20所"
        assert len(kinds(f"20所学校将在2021{joint}2022年完工。")) == 1


def test_a_summary_of_a_whole_plan_speaks_at_its_end() -> None:
    text = (
        "东岭区“十三五”教育规划实施情况总结\n\n新建幼儿园14所。\n\n"
        "下一步打算\n\n“十四五”期间，新建幼儿园10所。"
    )

    assert kinds(text) == [("14所", "baseline", 2020), ("10所", "target", 2025)]


def test_a_comparator_stands_before_what_each_gets() -> None:
    assert said("高中生均公用经费不低于每生每年1500元。") == [("高中生均公用经费", "≥1500元")]


def test_years_within_a_span_ahead_lie_ahead() -> None:
    text = (
        "2021年，全县有学校49所。\n\n三、重点任务\n\n"
        "2022—2025年，新建学校5所。其中，2022年完成3所学校；2023年新建学校2所。"
    )

    assert [one[1:] for one in kinds(text)[2:]] == [("target", 2022), ("target", 2023)]


def test_advice_is_of_what_is_to_be() -> None:
    text = "教育调研报告\n\n2022年，招生80人。\n\n建议：一是每年引进教师10名。二是招聘园长5名。"

    assert {kind for _, kind, _ in kinds(text)[1:]} == {"target"}


def test_a_short_marked_line_is_a_heading_with_its_full_stop_too() -> None:
    text = "县“十四五”教育规划\n\n一、发展环境\n\n（一）现实基础。\n\n整合职业院校2所。"

    assert kinds(text) == [("2所", "baseline", 2020)]


def test_the_thirteenth_five_years_are_a_period() -> None:
    text = (
        "某区教育事业第十三个五年发展规划\n\n（一）“十二五”规划执行情况。\n\n"
        "到2015年，全区幼儿园57所，比2010年增加12所。\n\n二、目标\n\n幼儿园达到80所。"
    )

    assert kinds(text) == [
        ("57所", "baseline", 2015),
        ("12所", "baseline", 2015),
        ("80所", "target", 2020),
    ]


def test_a_text_speaks_in_the_year_of_the_meeting_that_it_tells_of() -> None:
    text = (
        "今天上午，2022年全市招生政策发布会举行。优质园比例在2021年提高了21个百分点。\n\n"
        "今年，全市计划启用43所公办幼儿园。"
    )

    assert kinds(text) == [("21个百分点", "baseline", 2021), ("43所", "target", 2022)]


def test_what_was_begun_together_is_a_fact() -> None:
    text = (
        "为落实三年行动计划各项任务，2019年10月28日，首批学校统一开工。"
        "本次共涉及学校53所，集中开工面积92万平方米。"
    )

    assert {kind for _, kind, _ in kinds(text)} == {"baseline"}


def test_a_report_and_a_plan_in_one_title_look_back_on_the_first_period() -> None:
    text = (
        "县“十四五”教师队伍建设报告暨“十五五”教师队伍建设规划\n\n一、工作成效\n\n"
        "“十四五”期间，累计投入教师培训经费320万元。\n\n二、主要目标\n\n招聘教师90名。"
    )

    assert kinds(text) == [("320万元", "baseline", 2025), ("90名", "target", 2030)]


@pytest.mark.parametrize(
    ("spelled", "value"),
    [("九成二", "92%"), ("近六成五", "~65%"), ("九成半", "95%"), ("八成", "80%")],
)
def test_tenths_of_tenths_are_read_whole(spelled: str, value: str) -> None:
    assert [one for _, one in said(f"普惠性幼儿园占比达{spelled}，比上年提高。")] == [value]


def test_minutes_before_a_comma_are_a_figure() -> None:
    found = said("小学生每天作业平均不超过60分钟，初中不超过90分钟。")

    assert [one for _, one in found] == ["≤60分钟", "≤90分钟"]


def _only(text: str, **said: str) -> list[tuple[str, int | None]]:
    return [(kind, year) for _, kind, year in kinds(text.format(**said))]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("“十三五”时期工作成效及举措", ("baseline", 2020)),
        ("主要成绩和经验做法", ("baseline", 2020)),
        ("主要任务与举措", ("target", 2021)),
    ],
)
def test_a_heading_of_what_was_reached_and_how_is_past(heading: str, kind: tuple[str, int]) -> None:
    text = f"县教育局工作总结及2021年工作安排\n\n一、{heading}\n\n创建示范园9所。"

    assert _only(text) == [kind]


def test_an_occasion_of_a_year_dates_what_came_of_it_only() -> None:
    text = (
        "教育局2021年工作总结和2022年工作计划\n\n一、2021年工作总结部分\n\n"
        "在2020年度学生体质抽测评估中，参测学生合格率达94%。一年来开展教研活动80次。"
    )

    assert _only(text) == [("baseline", 2020), ("baseline", 2021)]


def test_parts_of_other_years_date_nothing_behind_their_sentence() -> None:
    text = "县“十三五”教育规划\n\n规划新建幼儿园22所，其中2016—2018年建成15所。补充教师80名。"

    assert [year for _, year in _only(text)] == [2020, 2018, 2020]


@pytest.mark.parametrize("first", ["今年是“十四五”开局之年", "今年是“十四五”规划的第一年"])
def test_a_year_within_a_plan_is_not_its_last(first: str) -> None:
    text = f"全县教育工作会议上的讲话\n\n（2021年2月25日）\n\n{first}，要新建学校4所。"

    assert _only(text) == [("target", 2021)]


def test_this_year_in_the_points_of_a_year_is_to_come() -> None:
    text = "2024年工作要点\n\n一、抓均衡。在2023年创建先行校6所的基础上，今年再创建8所。"

    assert _only(text) == [("baseline", 2023), ("target", 2024)]


@pytest.mark.parametrize("notice", ["学位预警", "招生公告", "入学政策问答公告"])
def test_a_notice_speaks_in_the_year_of_its_title(notice: str) -> None:
    text = (
        f"东城区2023年秋季小学{notice}\n\n今年9月将有4所新建学校投入使用；2024年计划建成3所学校。"
    )

    assert _only(text) == [("target", 2023), ("target", 2024)]


def test_what_there_is_now_is_of_now_behind_an_older_year() -> None:
    text = (
        "2018年至2022年，新建幼儿园31所。\n\n目前，在园幼儿2100人。\n\n"
        "该片区现有幼儿园6所。\n\n2023年8月15日"
    )

    assert [year for _, year in _only(text)] == [2022, 2023, 2023]


def test_the_next_five_years_of_a_report_of_january_begin_with_its_own() -> None:
    text = (
        "政府工作报告\n\n——2023年1月8日在县人民代表大会上\n\n一、今后五年的工作\n\n"
        "今后五年，新建学校15所。"
    )

    assert _only(text) == [("target", 2027)]


def test_pupils_that_are_expected_are_a_forecast_outside_of_targets() -> None:
    text = "县“十三五”教育规划\n\n{}\n\n到2020年，小学在校生预计将达到4.6万人。"

    assert _only(text.format("二、面临的挑战")) == [("baseline", 2020)]
    assert _only(text.format("二、主要目标")) == [("target", 2020)]
    below = "县“十三五”教育规划\n\n二、生源预测\n\n到2020年，小学在校生4.6万人；初中2.1万人。"
    assert _only(below) == [("baseline", 2020)] * 2


def test_when_a_school_was_founded_dates_nothing_else() -> None:
    for founded in ("始建于1956年", "1956年建校"):
        text = f"第三小学2022年秋季招生公告\n\n学校{founded}，占地面积28亩。"
        assert _only(text) == [("baseline", 2022)]


def test_what_a_figure_is_compared_with_is_of_the_year_before() -> None:
    text = "2021年，小学生均经费为1238元，比上年的1165元增长6%。"

    assert [year for _, year in _only(text)] == [2021, 2020, 2021]


def test_until_a_year_in_a_part_that_looks_back_is_past() -> None:
    text = "第三期学前行动计划\n\n一、实施成效\n\n到2016年底，幼儿园达到148所。\n\n二、目标\n\n{}"

    assert _only(text.format("到2020年，普惠率达到85%。")) == [
        ("baseline", 2016),
        ("target", 2020),
    ]


def test_what_was_done_so_far_says_nothing_of_the_rest() -> None:
    text = "2016年工作计划\n\n三、重点工作\n\n已争取校舍建设资金3000万元，新建校舍1.5万平方米。"

    assert _only(text) == [("baseline", 2015), ("target", 2016)]


def test_the_number_of_an_item_is_no_part_of_its_year() -> None:
    assert kinds("一是补充教师。1.2016年至2020年间，招聘教师90名。")[0][0] == "90名"


def test_one_school_that_is_built_is_a_figure() -> None:
    assert said("改扩建一所县城公办幼儿园。") == [("改扩建县城公办幼儿园", "1所")]


def test_kept_steady_is_not_what_is_set() -> None:
    text = "县“十四五”教育规划\n\n一、现状\n\n毕业生就业率稳定在95%以上。"

    assert _only(text) == [("baseline", 2020)]


def test_a_midterm_review_speaks_at_the_time_that_it_looks_back_from() -> None:
    text = (
        "县“十三五”教育规划实施情况中期评估报告\n\n截至2018年底，毛入园率89%。\n\n"
        "三、存在问题\n\n普惠率71%，距2020年80%的目标还有9个百分点。\n\n"
        "四、后两年工作安排\n\n2019年新建公办园8所。"
    )

    assert _only(text) == [
        ("baseline", 2018),
        ("baseline", 2018),
        ("target", 2020),
        ("baseline", 2018),
        ("target", 2019),
    ]


def test_what_something_was_done_for_does_not_make_it_a_promise() -> None:
    text = "为确保完成普及任务，2010年到2012年，全县投入教育经费3.2亿元，新建高中1所。"

    assert _only(text) == [("baseline", 2012)] * 2


def test_a_survey_tells_what_is_at_its_date() -> None:
    text = "县学前教育资源调查（2016年6月）\n\n全县有3—5岁幼儿1.7万人。预计2019年新增学位600个。"

    assert _only(text)[0] == ("baseline", 2016)


def test_counts_by_the_end_of_a_year_are_facts_without_a_promise() -> None:
    text = "我区教育投入不断加大。到2014年底，全区小学64所、在校学生7.6万人。"

    assert _only(text) == [("baseline", 2014)] * 2


def test_a_school_year_in_a_title_is_the_year_that_it_begins_in() -> None:
    text = (
        "全省2016/2017学年{}教育事业统计公报\n\n"
        "2016年是“十三五”规划开局之年，也是改革的关键之年。\n\n全省共有幼儿园731所。"
    )

    assert _only(text.format("初")) == [("baseline", 2016)]
    assert _only(text.format("末")) == [("baseline", 2017)]


def test_a_plan_says_the_years_that_it_is_for() -> None:
    text = "学校布局规划\n\n规划期限为2009年-2020年，以2008年数据为现状。\n\n到2012年，小学{}所。"

    assert _only(text.format(230)) == [("target", 2012)]


def test_this_year_behind_a_year_that_is_told_of_is_the_next() -> None:
    text = (
        "2015年，全市新建成5所学校，有效缓解了大班额问题。今年，全市计划筹措教育资金12亿元，"
        "新建学校19所。"
    )

    assert _only(text) == [("baseline", 2015), ("target", 2016), ("target", 2016)]


def test_a_plan_by_which_a_text_tells_is_not_its_own() -> None:
    text = "2022年，按照《学校建设规划（2021—2025年）》，我市将启动新建小学33所。"

    assert _only(text) == [("target", 2022)]


def test_the_last_year_of_a_plan_that_is_this_year_is_now() -> None:
    text = "今年是“十二五”收官之年，五年来，全市共新建学校16所。"

    assert _only(text) == [("baseline", 2015)]


@pytest.mark.parametrize("basis", ["在2018年的基础上", "以2018年为基数"])
def test_what_is_measured_from_a_year_is_not_of_it(basis: str) -> None:
    text = f"到2023年，力争学生近视率{basis}每年降低0.5个百分点。"

    assert _only(text) == [("target", 2023)]


def test_a_rise_from_the_end_of_a_plan_begins_in_its_last_year() -> None:
    text = "县“十四五”教育规划\n\n二、目标\n\n到2025年，普惠率由“十三五”末的48%提高到60%。"

    assert _only(text) == [("baseline", 2020), ("target", 2025)]


def test_headings_of_a_self_report_promise_nothing() -> None:
    text = "县教育自评报告\n\n2023年5月6日\n\n三、政府保障程度\n\n优质高中比例达到60%。\n\n{}"

    assert _only(text.format("")) == [("baseline", 2023)]
    assert _only(text.format("四、下一步打算\n\n新建学校6所。"))[1] == ("target", 2023)


def test_what_a_sentence_says_came_of_it_is_past() -> None:
    text = "县“十四五”教育规划\n\n{}实施项目23个，新增学位600个，极大缓解了入学压力。"

    assert _only(text.format("")) == [("baseline", 2020)] * 2


def test_what_is_expected_of_a_thing_done_is_all_that_is_to_come() -> None:
    text = (
        "2019年，全市竣工幼儿园16所；新开工幼儿园13所，预计可提供学位530个；"
        "新增普惠园91所。全市成立教育集团52个。"
    )

    assert [kind for kind, _ in _only(text)] == [
        "baseline",
        "baseline",
        "target",
        "baseline",
        "baseline",
    ]


def test_a_paragraph_that_begins_with_a_plan_that_is_over_is_past() -> None:
    text = (
        "县“十四五”教育规划发布\n\n“十三五”期间，教育投入达到25亿元。"
        "实现网络接入率100%。毛入园率95%以上。"
    )

    assert _only(text) == [("baseline", 2020)] * 3


def test_nothing_goes_on_with_the_last_of_several_stages() -> None:
    text = (
        "县“十四五”教育规划\n\n二、目标\n\n2023年普惠率达到85%，2024年达到90%。学校总数调减到18所。"
    )

    assert [year for _, year in _only(text)] == [2023, 2024, 2025]


def test_what_is_needed_in_all_is_no_promise() -> None:
    assert _only("县“十四五”教育规划\n\n2021—2025年共需补充教师760名。")[0][0] == "baseline"


@pytest.mark.parametrize(
    "words",
    [
        "按照《关于做好8件学校实事的通知》",
        "王兰等五位代表",
        "高考三个批次上线率提高",
        "20件民心工程",
    ],
)
def test_numbers_of_titles_and_addresses_are_no_figures(words: str) -> None:
    assert said(f"{words}。招聘教师90名。") == [("招聘教师", "90名")]


def test_at_least_one_school_is_a_figure() -> None:
    assert [one for _, one in said("全县至少新增一所有规模的民办学校。")] == ["≥1所"]


def test_what_is_listed_among_the_works_of_a_year_is_a_target() -> None:
    text = "2017年8月17日\n\n2017年，我市30所学校建设列入为民办实事工程，包括幼儿园16所。{}"

    assert _only(text.format("")) == [("target", 2017)] * 2
    assert _only(text.format("目前，已完工学校4所。"))[2] == ("baseline", 2017)


def test_three_years_of_a_plan_that_came_out_lately_end_with_it() -> None:
    text = (
        "三年内新建幼儿园41所\n\n2015-05-22\n\n"
        "省政府日前印发《第二期学前教育行动计划（2014—2016年）》。三年内，全省将新建幼儿园41所。"
    )

    assert {year for _, year in _only(text)} == {2016}


def test_a_task_that_was_completed_is_a_fact_whatever_it_was_done_by() -> None:
    text = (
        "教育工作汇报\n\n按照标准化建设评估方案要求，我区已完成40所学校的标准化建设任务，"
        "其中9所初中全部达标，占学校总数的80%。"
    )

    assert [kind for kind, _ in _only(text)] == ["baseline"] * 3


def test_a_school_year_is_that_of_its_autumn() -> None:
    text = "2022至2023学年，全县小学招生5000人，初中招生4200人。"

    assert _only(text) == [("baseline", 2022)] * 2


def test_who_finds_work_in_the_year_of_leaving_says_nothing_of_this_year() -> None:
    text = "清河县职业教育发展规划\n\n一、目标\n到2025年，毕业生当年就业率达到95%。"

    assert _only(text) == [("target", 2025)]


@pytest.mark.parametrize("shown", ["批前公示", "草案公示", "公告", "（征求意见稿）"])
def test_a_plan_put_before_the_public_is_a_plan(shown: str) -> None:
    text = f"临水县教育设施布局规划（2018—2035年）{shown}\n\n现状小学31所。规划保留小学28所。"

    assert _only(text) == [("baseline", 2017), ("target", 2035)]


@pytest.mark.parametrize("listed", ["民生实事项目清单", "教育工程一览表"])
def test_a_list_of_what_a_year_is_to_bring_is_a_plan_of_it(listed: str) -> None:
    text = f"2024年临水县{listed}\n\n1.新建公办园4所。\n\n2.改建初中3所。"

    assert _only(text) == [("target", 2024)] * 2


@pytest.mark.parametrize(
    "title", ["幼儿园办园标准（试行）", "普及普惠督导评估指标", "优质均衡县督导评估办法"]
)
def test_what_a_standard_requires_is_a_target_of_no_year(title: str) -> None:
    assert _only(f"{title}\n\n1.普惠园覆盖率达到80%。") == [("target", None)]
    assert _only(f"我县{title}达标情况\n\n1.普惠园覆盖率达到80%。") == [("baseline", None)]


def test_years_below_a_heading_of_what_is_to_be_lie_ahead() -> None:
    text = "校舍改造实施方案\n\n四、进度安排\n\n2014年完成学校20所；2015年完成学校25所。"

    assert _only(text) == [("target", 2014), ("target", 2015)]


@pytest.mark.parametrize(
    ("closing", "said"),
    [
        ("预计明年投用", ("target", 2023)),
        ("计划2024年9月建成", ("target", 2024)),
        ("力争如期开园", ("target", 2022)),
        ("目前已全部投入使用", ("baseline", 2022)),
        ("均已竣工", ("baseline", 2022)),
    ],
)
def test_the_end_of_a_sentence_says_what_its_figures_are_of(
    closing: str, said: tuple[str, int]
) -> None:
    assert _only(f"2022-06-01\n\n城西片区幼儿园4所，{closing}。") == [said]


def test_what_a_plan_set_is_a_target_when_its_year_is_over_too() -> None:
    for set_down in ("第一期行动计划提出", "“十二五”规划要求", "省教育厅明确"):
        text = f"2018-11-06\n\n{set_down}，到2013年毛入园率达到62%；实际达到68%。"
        assert _only(text) == [("target", 2013), ("baseline", 2013)]
    text = "2018-11-06\n\n按照国家要求，2013年毛入园率达到62%。"
    assert _only(text) == [("baseline", 2013)]


def test_a_month_of_this_year_behind_that_of_issue_is_to_come() -> None:
    text = "2018年8月30日\n\n今年新建小学9所，7所9月开学，1所3月开学。共有教师900人。"

    assert [kind for kind, _ in _only(text)] == ["baseline", "target", "baseline", "baseline"]


def test_the_time_after_now_goes_on_with_the_period_that_is_over() -> None:
    text = (
        "2016-04-12\n\n“十二五”期间，全县新建幼儿园40所。目前，全县有教师900人。"
        "此外，还改建小学7所。"
    )

    assert _only(text) == [("baseline", 2015), ("baseline", 2016), ("baseline", 2015)]


def test_a_paragraph_that_begins_with_besides_is_of_the_time_before_it() -> None:
    text = "2021-01-28\n\n今年，计划新建幼儿园9所。\n\n此外，智慧学校覆盖率提高到72%。"

    assert _only(text) == [("target", 2021)] * 2


def test_the_next_years_of_a_text_without_a_date_end_where_its_goal_does() -> None:
    text = "2019—2021年，我县将新建幼儿园9所。未来三年，要使公办园占比达到50%。"

    assert _only(text) == [("target", 2021)] * 2


def test_a_text_of_nothing_but_promises_tells_of_no_year_that_is_over() -> None:
    text = (
        "力争实现教育公平，确保人人有学上。{}毛入园率达到90%，2020年达到98%以上。"
        "必须确保投入，争取建成示范区。"
    )

    assert _only(text.format("2015年")) == [("target", 2015), ("target", 2020)]
    assert _only(text.format("据统计，2015年"))[0] == ("baseline", 2015)


def test_this_year_behind_what_somebody_tells_of_a_year_is_the_next() -> None:
    text = "5月20日，局长介绍，2020年全县新建学校35所。今年计划新建学校40所。"

    assert _only(text) == [("baseline", 2020), ("target", 2021)]


def test_what_was_built_for_a_need_is_no_promise() -> None:
    text = "2022-06-01\n\n专业设置对接产业发展需要，在校生达到5800人。"

    assert _only(text) == [("baseline", 2022)]


def test_goals_without_a_year_are_targets_by_the_way_they_begin() -> None:
    text = "——大力发展职业教育。中职年招生数达到5万人左右；建设示范性中职学校9所。"

    assert _only(text) == [("target", None)] * 2


@pytest.mark.parametrize("verb", ["定向培养", "遴选", "认定", "投放"])
def test_what_somebody_plans_to_do_is_a_target(verb: str) -> None:
    assert _only(f"2018-04-12\n\n全县计划{verb}教师43名。") == [("target", 2018)]
    assert _only(f"2018-04-12\n\n全县特岗计划{verb}教师43名。") == [("baseline", 2018)]


def test_the_only_year_of_a_text_that_looks_back_is_over() -> None:
    text = (
        "2025年，全县加快推进教育强县建设。请看教育的成绩单。\n\n21所民办学校完成登记，"
        "累计培训教师900人。"
    )

    assert _only(text) == [("baseline", 2025)] * 2


def test_how_things_are_behind_what_is_required_is_a_fact() -> None:
    text = "国家规定，生均占地面积应不低于15平方米。我县幼儿园生均占地面积为12.6平方米。"

    assert [kind for kind, _ in _only(text)] == ["target", "baseline"]


def test_a_year_by_which_something_was_reached_is_over() -> None:
    text = "2021年普惠率要达到80%；而到2020年底，这一比例已达到85%。"

    assert _only(text) == [("target", 2021), ("baseline", 2020)]


@pytest.mark.parametrize("over", ["“十三五”期间", "2015—2020年"])
def test_what_rose_over_a_time_began_before_it(over: str) -> None:
    text = f"县“十四五”教育规划\n\n一、发展基础\n\n{over}，小学在校生由3.1万人增加到3.6万人。"

    assert _only(text) == [("baseline", 2015), ("baseline", 2020)]


def test_the_past_year_of_a_text_of_january_is_the_year_before() -> None:
    text = "2022年1月25日\n\n过去一年，新增学位9300个；新的一年，将新增学位8000个。"

    assert _only(text) == [("baseline", 2021), ("target", 2022)]


def test_a_paragraph_of_a_project_that_is_not_completed_is_of_what_is_to_be() -> None:
    text = (
        "2020年10月9日\n\n总投资1.3亿元的第三中学正式开工。{}占地98亩，设48个班。主体已封顶，{}。"
    )

    assert {kind for kind, _ in _only(text.format("", "预计明年8月竣工"))} == {"target"}
    assert {kind for kind, _ in _only(text.format("", "已竣工"))} == {"baseline"}


def test_years_that_begin_with_this_one_are_stages_of_a_plan() -> None:
    text = "2020年3月18日\n\n2020年改造学校15所，2021年改造16所，2022年改造12所。"

    assert _only(text) == [("target", 2020), ("target", 2021), ("target", 2022)]


def test_a_report_speaks_at_the_end_of_the_last_year_that_it_tells_of() -> None:
    text = "2022年临水县教育工作报告\n\n2023年，新建学校9所。截至2023年底，有教师900人。"

    assert _only(text) == [("baseline", 2023)] * 2


def test_what_came_about_in_recent_years_is_a_fact() -> None:
    text = "2019-10-11\n\n近年来全县毛入园率达到92%。要加快发展，到2022年毛入园率达到95%。"

    assert _only(text) == [("baseline", 2019), ("target", 2022)]


def test_a_headline_is_of_the_time_of_what_it_repeats() -> None:
    text = (
        "临水县新增2.74万个学位\n\n2021-06-01\n\n2020年，全县有学校60所，招聘教师90名。\n\n"
        "{}新增学位27440个。"
    )

    assert _only(text.format("力争到2023年，"))[0] == ("target", 2023)
    assert _only(text.format("截至2020年，"))[0] == ("baseline", 2020)
    assert _only(text.format("力争到2023年，").replace("27440", "31000"))[0] == ("baseline", 2021)


@pytest.mark.parametrize(("issued", "year"), [("2011年5月12日", 2011), ("2011年1月12日", 2010)])
def test_at_present_in_a_plan_is_the_year_of_its_issue_if_that_has_begun(
    issued: str, year: int
) -> None:
    text = (
        f"临水县学前教育三年行动计划（2011—2013年）\n\n{issued}\n\n一、发展现状\n\n"
        "目前，全县幼儿园159所。\n\n在园幼儿2.1万人。"
    )

    assert _only(text) == [("baseline", year)] * 2


def test_the_size_that_is_planned_is_a_target() -> None:
    text = "2020-05-12\n\n第三中学规划建设面积3.2万平方米，规划总投资1.4亿元。"

    assert _only(text) == [("target", 2020)] * 2


def test_what_is_to_be_done_in_three_years_time_is_of_the_last_of_them() -> None:
    text = "2018年9月3日\n\n力争用三年时间，新建公办园30所。"

    assert _only(text) == [("target", 2021)]


def test_what_was_got_ready_promises_nothing() -> None:
    text = (
        "2018年8月30日\n\n据统计，全市有学校300所。\n\n新学校做好了迎接新生的准备。"
        "今年新改扩建学校42所，41所将于9月开学。"
    )

    assert [kind for kind, _ in _only(text)] == ["baseline", "baseline", "target"]


def test_years_since_a_beginning_say_which_year_this_is() -> None:
    text = "从2011年起分三年新建幼儿园1200所。两年来，完成929所。今年，要完成300所幼儿园。"

    assert [year for _, year in _only(text)][-1] == 2013


def test_what_was_planned_beside_what_was_done_is_a_target() -> None:
    text = "2022-03-18\n\n2020年计划新建学校17所，实际完成19所。"

    assert _only(text) == [("target", 2020), ("baseline", 2020)]


def test_the_years_of_a_plan_that_is_named_are_not_the_present() -> None:
    text = "2020年，县里出台《教育提升行动计划（2020—2021）》，新建学校3所。今年秋季，6所学校投用。"

    assert _only(text) == [("baseline", 2020)] * 2


def test_the_next_three_years_end_where_a_goal_is_set() -> None:
    text = "2011-03-31\n\n未来三年，新建幼儿园120所。到2013年，毛入园率达到69%。"

    assert _only(text) == [("target", 2013)] * 2
    assert _only(text.replace("2013", "2015"))[0] == ("target", 2014)


@pytest.mark.parametrize(
    "said",
    [
        "县职中获2017年度先进单位称号，学校",
        "教育局被评为2019年度全省先进集体。全县",
        "在2020年度教育督导考核市级评估中，课时达标率名列第一。全县",
        "2020年校舍改造工程已全面完工。全县",
    ],
)
def test_the_year_of_an_honour_or_a_task_dates_nothing_behind_it(said: str) -> None:
    text = f"2021年教育工作总结\n\n{said}举办教学竞赛20场。"

    assert kinds(text) == [("20场", "baseline", 2021)]


def test_a_report_on_the_tasks_of_another_is_of_its_own_year() -> None:
    text = (
        "2021年教育工作总结\n\n《政府工作报告》分解任务落实情况\n\n全县举办教学竞赛20场。"
        "全县新建小学3所。"
    )

    assert [year for *_, year in kinds(text)] == [2021, 2021]


def test_what_the_first_months_call_the_past_years_ended_with_the_year_before() -> None:
    text = "2018-02-12\n\n过去五年，我县新建学校48所。"

    assert kinds(text) == [("48所", "baseline", 2017)]
    assert kinds(text.replace("-02-", "-09-")) == [("48所", "baseline", 2018)]


def test_this_year_is_the_one_after_the_year_told_in_the_same_sentence() -> None:
    text = "1月6日，清河县报告显示，2022年全县新增学位3.4万个，今年将新增学位1.2万个。"

    assert kinds(text) == [("3.4万个", "baseline", 2022), ("1.2万个", "target", 2023)]


def test_a_look_back_on_a_plan_in_the_year_after_it_is_of_its_last_year() -> None:
    text = "奋进“十四五”，清河教育这五年\n\n2026-01-14\n\n全县新增优质幼儿园98所。{}"

    assert kinds(text.format("")) == [("98所", "baseline", 2025)]
    assert kinds(text.format("2026年将新建小学3所。"))[1] == ("3所", "target", 2026)
    assert kinds(text.format("").replace("“十四五”", "新时代"))[0][2] == 2026


@pytest.mark.parametrize("said", ["2013幼儿园建设项目为", "亮点·2013：", "2013年，"])
def test_a_year_without_its_word_dates_what_it_stands_before(said: str) -> None:
    text = f"清河县学前教育汇报\n\n{said}新建幼儿园15所，改建幼儿园6所。"

    assert kinds(text) == [("15所", "baseline", 2013), ("6所", "baseline", 2013)]


@pytest.mark.parametrize("said", ["1:7至1:9", "1∶7～1∶9", "1：7—1：9"])
def test_a_range_of_ratios_is_one_figure_with_two_ends(said: str) -> None:
    assert kinds(f"全县幼儿园师幼比为{said}。") == [("1:7–1:9", "baseline", None)]
    assert [one for one, *_ in kinds("全县幼儿园师幼比由1:15到1:12。")] == ["1:15", "1:12"]


@pytest.mark.parametrize(
    "said", ["每0.8万～1.1万人口区域", "每2万人口至3万人口", "每3000—5000人", "每1万至1.5万人"]
)
def test_for_how_many_something_is_set_up_is_no_figure(said: str) -> None:
    assert [one for one, *_ in kinds(f"城区按{said}设置1所幼儿园。")] == ["1所"]


def test_how_far_a_school_lies_is_no_figure() -> None:
    text = "保留边境0—3公里自然村教学点12个。"

    assert [one for one, *_ in kinds(text)] == ["12个"]
    assert [one for one, *_ in kinds("小学服务半径不超过2公里。")] == ["≤2公里"]


@pytest.mark.parametrize("said", ["50多亿元", "50 多亿元", "50多 亿元", "50 多 亿元", "50 亿 多元"])
def test_spaces_beside_a_number_change_nothing(said: str) -> None:
    assert [one for one, *_ in kinds(f"全县教育投入{said}。")] == [">50亿元"]


def test_all_that_stands_between_from_and_to_is_what_was() -> None:
    text = "清河县教育规划（2021—2025年）\n\n到2025年，就业率由小学90%、初中80%{}提高到95%、90%。"
    expected = [
        ("90%", "baseline", 2020),
        ("80%", "baseline", 2020),
        ("95%", "target", 2025),
        ("90%", "target", 2025),
    ]

    assert kinds(text.format("分别")) == kinds(text.format("")) == expected


def test_what_rises_from_a_day_on_is_of_the_year_of_that_day() -> None:
    text = (
        "2017年教育工作总结\n\n从2016年7月1日起，将教师补助标准由年人均县城2.8万元、"
        "乡村3.1万元分别提高到3.2万元、3.5万元。"
    )

    assert {kind for _, kind, _ in kinds(text)} == {"baseline"}
    assert [year for *_, year in kinds(text)][2:] == [2016, 2016]


def test_what_goes_on_since_a_plan_that_is_just_over_is_of_its_last_year() -> None:
    text = "2021年5月8日\n\n“十三五”以来，全县新增中小学学位2.1万个。"

    assert kinds(text) == [("2.1万个", "baseline", 2020)]
    assert kinds(text.replace("2021年", "2019年")) == [("2.1万个", "baseline", 2019)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每个专业至少配备中级职称以上的教师4人。", "≥4人"),
        ("每个乡镇至少新建公办幼儿园2所。", "≥2所"),
        ("每所学校至少安排具有心理学背景的专任教师2名。", "≥2名"),
        ("高级职称以上的教师人数不应低于教师总数的15%。", "≥15%"),
        ("外聘教师人数不应超过教师总数的15%。", "≤15%"),
        ("配备中级职称以上的教师4人。", "4人"),
    ],
)
def test_at_least_holds_over_the_rank_of_those_who_are_counted(text: str, expected: str) -> None:
    assert [one for one, *_ in kinds(f"职业学校设置标准\n\n{text}")] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年计划招聘教师300名，比上年增加50名。", "target"),
        ("今年将招聘教师300名，较2018年增加50名，同比增长20%。", "target"),
        ("2019年招聘教师300名，比上年增加50名。", "baseline"),
        ("今年将招聘教师。2018年招聘300名，比2017年多50名。", "baseline"),
    ],
)
def test_how_much_more_it_is_than_last_year_goes_with_the_figure_before(
    text: str, expected: str
) -> None:
    assert {kind for _, kind, _ in kinds(f"2019年5月3日\n\n{text}")} == {expected}


def test_how_things_were_before_what_a_plan_sets_is_no_part_of_it() -> None:
    text = "2019年5月3日\n\n近日印发的意见要求，到2022年，公办园占比达到60%以上（2018年为54%）。"

    assert kinds(text) == [("≥60%", "target", 2022), ("54%", "baseline", 2018)]
    past = "2019年5月3日\n\n“十二五”规划提出，2015年公办园占比为54%。"
    assert kinds(past) == [("54%", "target", 2015)]


def test_pupils_for_whom_there_will_be_room_are_promised_and_no_forecast() -> None:
    text = "2016年5月14日\n\n预计到2019年，全县新建学校6所，{}。"

    assert kinds(text.format("可容纳学生9000名"))[1:] == [("9000名", "target", 2019)]
    assert kinds(text.format("资助学生3000名"))[1:] == [("3000名", "target", 2019)]
    assert kinds(text.format("小学新生增加3000人"))[1:] == [("3000人", "baseline", 2019)]


def test_brackets_say_what_a_programme_that_was_begun_is_to_make() -> None:
    text = "2016年5月14日\n\n2015年，县里{}“三新”工程（新建学校5所，新增学位3000个）。"

    assert {kind for _, kind, _ in kinds(text.format("启动实施"))} == {"target"}
    assert {kind for _, kind, _ in kinds(text.format("全面完成"))} == {"baseline"}
    done = text.format("启动实施").replace("）。", "），均已完工。")
    assert {kind for _, kind, _ in kinds(done)} == {"baseline"}


def test_what_comes_once_works_are_completed_is_a_promise() -> None:
    text = "2016年5月14日\n\n{}完成后，全县寄宿学生比例可达到80%。"

    assert kinds(text.format("全部改造")) == [("80%", "target", 2016)]
    assert kinds(text.format("今年建设任务")) == [("80%", "target", 2016)]


def test_each_figure_of_a_headline_that_no_word_dates_is_of_what_is_told_below() -> None:
    text = (
        "清河县6亿元新建中小学 预计3年新增学位2万个\n\n2016年5月14日\n\n"
        "清河县将投入6亿元新建中小学，到2019年新增学位2万个。去年，全县招聘教师200名。"
    )

    assert [kind for _, kind, _ in kinds(text)] == ["target"] * 4 + ["baseline"]


def test_a_headline_that_dates_its_figures_itself_keeps_them() -> None:
    text = "清河县已建成学校8所 今年再建12所\n\n2016年5月14日\n\n今年计划建设学校8所。"

    assert kinds(text)[0][:2] == ("8所", "baseline")


def test_an_autumn_that_is_not_there_yet_lies_ahead() -> None:
    text = "2014年5月3日\n\n{}秋季，全县完成新建幼儿园36所。"

    assert kinds(text.format("今年")) == [("36所", "target", 2014)]
    assert kinds(text.format("2013年")) == [("36所", "baseline", 2013)]
    assert kinds(text.replace("5月", "10月").format("今年")) == [("36所", "baseline", 2014)]
    assert kinds(text.format("2013年启动工程，当年")) == [("36所", "baseline", 2013)]


def test_the_years_of_a_plan_behind_its_whole_have_their_own_parts() -> None:
    text = "2014年5月3日\n\n到2016年全县新建幼儿园60所，其中2014年完成25所，2015年完成20所。"

    assert kinds(text)[1:] == [("25所", "target", 2014), ("20所", "target", 2015)]


def test_near_and_far_are_of_the_years_that_the_plan_gives_them() -> None:
    text = (
        "清河县城区中小学布局专项规划（2020—2035年）\n\n"
        "规划期限：近期为2020—2025年，远期为2026—2035年。\n\n"
        "近期新建小学6所，新增学位9720个；远期新建小学11所。\n\n第九条 近期建设\n\n新建初中3所。"
    )

    assert kinds(text) == [
        ("6所", "target", 2025),
        ("9720个", "target", 2025),
        ("11所", "target", 2035),
        ("3所", "target", 2025),
    ]


def test_near_dates_nothing_where_no_years_are_given_to_it() -> None:
    assert kinds("近期，全县检查学校132所。\n\n2023年6月2日") == [("132所", "baseline", 2023)]


def test_a_heading_that_tells_what_was_reached_sets_no_targets() -> None:
    text = "2020年11月26日\n\n{}\n\n实施二期行动计划，改扩建公办园257所。"

    assert kinds(text.format("教育主要指标已经超过全市平均水平"))[0][1] == "baseline"
    assert kinds(text.format("教育主要指标"))[0][1] == "target"


def test_a_plan_whose_sentence_tells_what_was_reached_is_over() -> None:
    text = (
        "1.学前教育普惠发展。“十三五”期间新建公办园16所，新增学位4300个，普惠率已达88%。\n\n"
        "2.义务教育均衡发展。巩固率达99.2%。2015年，通过国家义务教育均衡县评估认定。"
    )

    assert _only(text) == [("baseline", 2020)] * 4


def test_a_plan_that_is_over_does_not_hold_back_the_years_behind_it() -> None:
    text = (
        "2021年秋季，全市新启用学校42所，其中计划招生数增加近3万个。\n\n"
        "目前，全市有中小学680所。\n\n据统计，“十三五”期间，全市累计新增学位21万个。"
    )

    assert _only(text) == [("baseline", 2021)] * 3 + [("baseline", 2020)]


def test_the_year_that_something_goes_on_since_is_not_the_present() -> None:
    text = "2010年以来，全市实施三期行动计划，毛入园率由62%提高到91%。"

    assert _only(text) == [("baseline", 2010), ("baseline", None)]


def test_this_year_is_over_in_what_is_told_at_its_end() -> None:
    text = "2016-{}-29\n\n明年，全市将启动一批项目。\n\n今年全年新建中小学58所，新增学位2.6万个。"

    assert {kind for kind, _ in _only(text.format("12"))} == {"baseline"}
    assert {kind for kind, _ in _only(text.format("03"))} == {"target"}


def test_what_is_reached_by_a_year_is_told_where_the_sentence_ends_so() -> None:
    text = "到2020年，毛入园率达到88.4%，比2015年提高9.6个百分点，{}完成规划目标。"

    assert {kind for kind, _ in _only(text.format("均超额"))} == {"baseline"}
    assert {kind for kind, _ in _only(text.format("确保"))} == {"target"}


@pytest.mark.parametrize(
    "state",
    ["主体结构已全部封顶", "正在进行基础施工", "项目进入装修阶段", "项目是今年民生实事之一"],
)
def test_a_paragraph_of_a_project_under_way_is_of_what_is_to_be(state: str) -> None:
    text = f"2022-10-18\n\n城东初中项目占地76亩，设48个教学班，总投资2.6亿元。{state}。"

    assert {kind for kind, _ in _only(text)} == {"target"}


def test_what_is_listed_among_the_works_for_the_people_is_promised() -> None:
    text = "2022-07-13\n\n{}，其中初中2个，小学5个。"

    assert {
        kind for kind, _ in _only(text.format("区政府把14个学校项目列入了2022年省、市政府民生实事"))
    } == {"target"}
    assert {
        kind for kind, _ in _only(text.format("列入市政府民生实事的20个学校项目已全部开工"))
    } == {"baseline"}


def test_money_that_is_set_aside_this_year_is_promised_where_nothing_says_it_was_spent() -> None:
    text = "2017-{}-11\n\n2017年，省财政{}安排学前教育资金12.6亿元。\n\n二是安排职业教育资金4亿元。"

    assert {kind for kind, _ in _only(text.format("05", ""))} == {"target"}
    assert [kind for kind, _ in _only(text.format("05", "已"))] == ["baseline", "target"]
    assert {kind for kind, _ in _only(text.format("12", ""))} == {"baseline"}


def test_three_years_from_now_end_with_the_plan_where_no_year_says_now() -> None:
    text = "省教育厅发布第三期学前教育行动计划，三年内新增学位40万个。到2020年，毛入园率达到90%。"

    assert _only(text) == [("target", 2020)] * 2


def test_this_year_in_digits_is_of_what_is_to_be_in_a_report_of_january() -> None:
    text = "政府工作报告\n\n2020年1月15日\n\n2019年，新建学校7所。2020年，新建幼儿园9所。"

    assert _only(text) == [("baseline", 2019), ("target", 2020)]


def test_what_was_planned_at_the_beginning_of_a_year_says_nothing_of_what_came_of_it() -> None:
    text = "2018年教育工作总结\n\n年初计划新建幼儿园8所，全年建成9所。"

    assert _only(text) == [("target", 2018), ("baseline", 2018)]


def test_what_is_all_but_reached_is_no_figure() -> None:
    assert kinds("2022年，全县课后服务基本实现学校全覆盖。") == []
    assert kinds("2022年，全县课后服务实现学校全覆盖。") != []


def test_places_that_reached_an_aim_are_no_aim() -> None:
    text = "一、发展基础\n\n“十二五”期间，106个乡镇实现义务教育基本均衡目标。"

    assert _only(text) == [("baseline", 2015)]


def test_years_below_a_lead_of_aims_lie_ahead() -> None:
    text = (
        "（一）总体目标。到2015年，毛入园率达到70%。\n\n"
        "（二）年度目标。2013年新建幼儿园60所；2014年新建幼儿园70所；2015年新建幼儿园50所。"
    )

    assert _only(text) == [("target", year) for year in (2015, 2013, 2014, 2015)]


def test_a_clause_before_a_colon_says_what_its_list_is_of() -> None:
    text = "区教育局公布2024年重点工作{}：新开办学校8所，增加学位1.2万个；引进名师60名。"

    assert {kind for kind, _ in _only(text.format("安排"))} == {"target"}
    assert {kind for kind, _ in _only(text.format("成效"))} == {"baseline"}


def test_the_stages_of_what_is_to_be_lie_ahead() -> None:
    text = (
        "根据规划，2018—2020年全市将新建公办园102所，其中2018年建设38所，"
        "2019年建设34所，2020年建设30所。截至目前，已开工26所。"
    )

    assert _only(text) == [
        ("target", 2020),
        ("target", 2018),
        ("target", 2019),
        ("target", 2020),
        ("baseline", 2018),
    ]


def test_a_programme_that_is_carried_out_well_sets_no_aims() -> None:
    text = "“一村一幼”计划深入实施。2016年，开办幼教点2800个。2017年，计划新增幼教点200个。"

    assert _only(text) == [("baseline", 2016), ("target", 2017)]


def test_the_year_above_is_the_one_before_that_of_which_facts_are_told() -> None:
    text = (
        "2017年教育统计公报\n\n生师比为21.1:1（上年为17.6:1）。事业费由上年的9860元增加到10420元。"
    )

    assert [year for _, year in _only(text)] == [2017, 2016, 2016, 2017]


def test_a_task_of_which_the_next_sentence_tells_how_much_is_done_is_a_target() -> None:
    text = "2012年惠民实事完成情况\n\n1.新建公办幼儿园20所。{}。"

    assert _only(text.format("已完成23所")) == [("target", 2012), ("baseline", 2012)]
    assert _only(text.format("新增学位600个")) == [("baseline", 2012)] * 2


def test_the_plan_of_a_year_may_be_called_its_ideas() -> None:
    text = "区教育局2023年工作思路\n\n2022年，新开办学校6所。2023年，新开办学校9所。"

    assert _only(text) == [("baseline", 2022), ("target", 2023)]


def test_a_time_of_some_years_may_be_about_so_many() -> None:
    text = "2004年4月\n\n计划用4年左右的时间，投入1亿元改造学校。"

    assert _only(text) == [("target", 2008)]


def test_a_meeting_at_the_beginning_of_a_year_tells_of_the_plan_that_is_over() -> None:
    text = (
        "日前，2021年全市教育工作会议召开。会议指出，“十三五”期间，教育普及水平实现历史性跨越。\n\n"
        "去年全年资助学生27万人。公办园占比达到55.87%。"
    )

    assert _only(text) == [("baseline", 2020)] * 2


def test_a_plan_with_exact_figures_and_no_promise_is_over() -> None:
    text = (
        "“十三五”期间，全县教育经费总投入38.46亿元。投入2.6亿元新建幼儿园31所。"
        "目前，毛入园率达到93.8%。"
    )

    assert _only(text) == [("baseline", 2020)] * 4
    assert _only("“十四五”期间，新建幼儿园20所。")[0] == ("target", 2025)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("自2014年启动改薄以来，累计投入1.8亿元，5年共改造学校112所。", 2018),
        ("从2012年开始，我市已连续四年组织轮训，共培训教师1.9万人次。", 2015),
        ("2009年以来，全市实施校安工程。三年来，累计投入12亿元。", 2011),
    ],
)
def test_years_counted_since_a_year_tell_when_a_text_speaks(text: str, year: int) -> None:
    assert {year} == {one for _, one in _only(text)}
    assert _only(f"{text}\n\n今年，将再改造学校18所。")[-1] == ("target", year + 1)


def test_a_rise_to_a_year_that_is_over_is_a_fact() -> None:
    text = (
        "到2013年底，我县公办园由2010年的9所增加到27所。"
        "2014年，我县启动第二期学前教育行动计划，三年内再建公办园15所。"
    )

    assert _only(text)[:2] == [("baseline", 2010), ("baseline", 2013)]


def test_the_size_that_is_expected_of_pupils_is_a_forecast() -> None:
    text = "预计到2015年，全市在校本专科学生规模将增加到95万人。到2015年，要建成学校12所。"

    assert _only(text) == [("baseline", 2015), ("target", 2015)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2007年，全市入园率达到96%以上，其中市区达到98%以上。", "target"),
        ("2010年，中职在校生达到6500人左右，年培训教师2万人次以上。", "target"),
        ("2009年，小学净入学率达到99.76%，辍学率控制在0.67%。", "baseline"),
        ("2016年，全区小学在校生23641人，初中在校生10287人。", "baseline"),
        ("生均图书小学不少于20册、初中不少于30册。", "target"),
        ("每百名学生拥有骨干教师分别达到1人以上；生均仪器设备值达到2000元以上。", "target"),
        ("至2020年，中职在校生达9万人，升入高职院校的比例达40%以上。", "target"),
        ("给予每所新建公办园补助100万元。", "target"),
    ],
)
def test_round_and_exact_figures_tell_promises_from_facts_where_no_word_does(
    text: str, kind: str
) -> None:
    assert {one for one, _ in _only(text)} == {kind}


def test_a_meeting_of_a_year_tells_of_the_year_before() -> None:
    text = "2025年全市教育工作会议透露：2024年，全市建成学校46所，新增学位3.2万个。"

    assert _only(text) == [("baseline", 2024)] * 2


def test_the_year_in_brackets_behind_what_is_set_is_the_one_it_begins_at() -> None:
    text = "《意见》提出，到2027年，公办园在园幼儿占比达到60%以上（2022年为54%）。"

    assert _only(text) == [("target", 2027), ("baseline", 2022)]


def test_a_plan_is_over_where_things_are_told_and_none_is_promised() -> None:
    text = (
        "“十三五”期间，全县{}投入12亿元新建公办园118所。目前，普惠率达到93%，已超过全省平均水平。"
    )

    assert _only(text.format("")) == [("baseline", 2020)] * 3
    assert _only(text.format("将"))[:2] == [("target", 2020)] * 2


@pytest.mark.parametrize("when", ["明年", "2023年前", "2023年底前"])
def test_next_year_and_what_comes_before_a_year_are_to_be(when: str) -> None:
    assert _only(f"{when}新增幼儿园学位1770个。")[0][0] == "target"


def test_several_years_of_parts_of_a_sentence_date_none_of_what_follows() -> None:
    text = (
        "日前，省教育厅发布《清江省现代职业教育发展规划（2017—2020年）》。"
        "2017年高职院校生均拨款不低于12000元；2018年底中职不低于6000元。教师培训经费不低于10%。"
    )

    assert [year for _, year in _only(text)] == [2017, 2018, 2020]


def test_what_is_told_of_this_year_is_no_promise_where_statistics_say_so() -> None:
    text = (
        "2022年1月20日\n\n2021年，新增学位2万个。统计显示，今年，公办园新增76所，增加学位20880个。"
    )

    assert _only(text)[1:] == [("baseline", 2022)] * 2


def test_an_aim_beside_which_nothing_is_promised_says_nothing() -> None:
    text = "县域实现义务教育基本均衡发展目标。6209个项目惠及156万名学生。建成教师宿舍972套。"

    assert {kind for kind, _ in _only(text)} == {"baseline"}


def test_what_stands_before_the_turn_to_what_is_to_be_is_told() -> None:
    text = (
        "该市投入7.6亿元改造高中10所，新增学位8400个。"
        "{}，该市将投入5亿元，新建高中3所，力争升学率达到95%。"
    )

    assert [kind for kind, _ in _only(text.format("下一步"))] == ["baseline"] * 3 + ["target"] * 3


def test_the_years_to_come_end_with_the_first_goal() -> None:
    text = (
        "未来三年，每年新增学位不少于2万个，到2023年普惠率达到85%以上。"
        "过去三年累计新增学位5.8万个。"
    )

    assert _only(text) == [("target", 2023), ("target", 2023), ("baseline", 2020)]


def test_what_needs_to_be_added_as_is_expected_is_no_promise() -> None:
    text = (
        "“十二五”期间，全区共新建学校32所。"
        "预计“十三五”期间，在校生年均增加6000人，需新增学位3万个。"
    )

    assert _only(text) == [("baseline", 2015), ("baseline", 2020), ("baseline", 2020)]


def test_the_years_that_are_over_date_what_is_told_of_them() -> None:
    text = "2011年起，全县实施学生免费午餐，每生每天补助3元。四年来，累计投入资金6900万元。"

    assert _only(text) == [("baseline", 2011), ("baseline", 2014)]


def test_years_below_the_title_of_a_plan_lie_ahead_where_nothing_is_told() -> None:
    text = "学校管理标准化建设{}\n\n2016年，全市30%的学校达标；2017年，60%的学校达标。"

    assert _only(text.format("实施意见")) == [("target", 2016), ("target", 2017)]
    assert _only(text.format("情况")) == [("baseline", 2016), ("baseline", 2017)]


def test_who_signs_a_text_says_in_which_month() -> None:
    text = "2011—2015年，全省建设教师周转宿舍6万套，其中2011年建设8000套。\n\n{}"

    assert _only(text.format("省教育厅 2011年3月")) == [("target", 2015), ("target", 2011)]
    assert _only(text.format("省教育厅 2016年3月")) == [("baseline", 2015), ("baseline", 2011)]


def test_the_next_plan_lies_ahead_of_a_review_of_the_last() -> None:
    text = (
        "“十三五”主要工作回顾\n\n增加学位4.8万个。\n\n“十四五”时期任务\n\n引进2所国际学校。\n\n"
        "2021年重点工作\n\n实现毛入园率达99%以上。"
    )

    assert _only(text) == [("baseline", 2020), ("target", 2025), ("target", 2021)]


@pytest.mark.parametrize(
    "rank",
    [
        "全国排名第8位",
        "位居全省前列",
        "2所入选全省示范校",
        "被教育部认定为示范县",
        "获得全国先进称号",
    ],
)
def test_ranks_and_honours_are_facts(rank: str) -> None:
    text = f"实现县域义务教育均衡发展，推进集团化办学，普及高中教育，高中入学率达95%，{rank}。"

    assert {kind for kind, _ in _only(text)} == {"baseline"}


def test_a_task_behind_a_semicolon_is_of_the_whole_plan() -> None:
    text = (
        "“十二五”职业教育发展的目标任务\n\n"
        "到2012年，公办学校达标率为90%；进一步改善条件，建成实训基地6个；教师持证率达到80%。"
    )

    assert [year for _, year in _only(text)] == [2012, 2015, 2015]


def test_years_of_stages_lie_ahead_where_nothing_is_told() -> None:
    text = (
        "据悉，新建幼儿园13所，计划投资1亿元。项目分批推进，2018年有4所幼儿园；2019年有5所幼儿园。"
    )

    assert {kind for kind, _ in _only(text)} == {"target"}
    assert _only(text)[-2:] == [("target", 2018), ("target", 2019)]


def test_what_is_far_beyond_an_aim_is_reached() -> None:
    text = "“十二五”期间，毛入园率达76.5%，远超预定的60%的目标，新增幼儿园教师编制4409个。"

    assert [kind for kind, _ in _only(text)] == ["baseline", "target", "baseline"]


def test_so_far_is_of_the_year_in_which_a_meeting_is_held() -> None:
    text = (
        "记者从2016年度全省教育工作会议上获悉，“十二五”期间，教育总投入1136亿元。"
        "迄今已有10个县通过了义务教育评估认定。"
    )

    assert [year for _, year in _only(text)] == [2015, 2016]


def test_a_headline_may_leave_out_the_unit_of_money() -> None:
    text = (
        "清江投1.5亿改善中小学办学条件\n\n2016年4月\n\n今年，清江计划投资1.5亿元，改善中小学条件。"
    )

    assert {kind for kind, _ in _only(text)} == {"target"}


def test_those_who_are_of_an_age_are_never_promised() -> None:
    text = "规划幼儿园12所，将有效扩大学前教育资源。施教区适龄儿童7500人。"

    assert [kind for kind, _ in _only(text)] == ["target", "baseline"]


def test_this_year_comes_after_the_one_that_is_told_as_over() -> None:
    text = (
        "今年，省财政将投入5亿元改造中小学校舍。\n\n"
        "2007年我省落实校舍改造资金7亿元，新建校舍116万平方米。"
    )

    assert _only(text) == [("target", 2008), ("baseline", 2007), ("baseline", 2007)]


def test_works_for_the_people_and_works_to_be_built_head_what_is_to_be() -> None:
    text = "2020年学校建设情况\n\n一、{}学校\n\n1.城东幼儿园，投资3200万元。"

    assert _only(text.format("拟建")) == [("target", 2020)]
    assert _only(text.format("建成")) == [("baseline", 2020)]


def test_a_sum_of_what_is_to_be_is_to_be() -> None:
    text = "2023年8月25日\n\n今秋我区将启用学校8所，其中新建3所，共新增学位1万个。"

    assert {kind for kind, _ in _only(text)} == {"target"}


def test_the_months_that_are_over_are_told() -> None:
    text = (
        "2022-06-10\n\n今年1至5月，全市学校项目开工48个。"
        "下一步，将确保年内竣工30个，新增学位3万个。"
    )

    assert [kind for kind, _ in _only(text)] == ["baseline", "target", "target"]


def test_a_plan_that_a_text_quotes_on_a_day_holds_its_parts() -> None:
    text = (
        "12月29日，市政府发布了《青江市教育设施布局专项规划（2014～2020年）》，"
        "提出近期（2014～2016年）建设计划和2017～2020年规划建设项目。\n\n"
        "2014～2016年，将新建学校593所，其中幼儿园326所。"
    )

    assert _only(text) == [("target", 2016)] * 2


def test_a_headline_may_round_to_tenths() -> None:
    text = (
        "青江入园率达五成\n\n2014-05-28\n\n截至2013年底，入园率达52%。到2015年，入园率将达到85%。"
    )

    assert _only(text)[0] == ("baseline", 2013)


def test_a_list_behind_a_colon_may_have_its_number_before_it() -> None:
    text = "2021年9月\n\n清江县今年安排民生实事4件：新建公办园6所，资助困难学生2万人次。"

    assert {kind for kind, _ in _only(text)} == {"target"}


def test_a_report_on_one_year_may_tell_of_the_next() -> None:
    text = (
        "清江区2022年履行教育职责报告\n\n一、基本情况\n\n2023年辖区共有学校46所，在校学生68428人。"
    )

    assert _only(text) == [("baseline", 2023)] * 2


def test_years_by_a_plan_lie_ahead() -> None:
    text = "2015年，全市有在校生16万人。按照计划，2016-2020年，每年新增教师1000名。"

    assert _only(text) == [("baseline", 2015), ("target", 2020)]


def test_a_year_in_words_may_have_a_nought_in_digits() -> None:
    assert _only("2009-04-30\n\n到二0一一年，高中阶段在校生要达到41万人。") == [("target", 2011)]
