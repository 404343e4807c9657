"""教育经费指标: growth and share of spending, public funds, aid, projects, money of measures."""

from __future__ import annotations

from functools import partial

import eduplan as ep
from eduplan.plugins.finance import elements
from eduplan.plugins.finance.domain import finance

NEVER_LESS = "《关于进一步调整优化结构提高教育经费使用效益的意见》（国办发〔2018〕82号）"
EDUCATION_LAW = "《中华人民共和国教育法》（2021年修正）第五十五、五十六条"
COMPULSORY_FUNDS = "《关于进一步完善城乡义务教育经费保障机制的通知》（国发〔2015〕67号）"
PROJECTS = "教育项目台账"

students = ep.ref("governance.students")

_share = partial(
    finance.indicator,
    unit="%",
    most="100%",
    better="higher",
    source=NEVER_LESS,
    time_point="calendar_year",
)
_by_year = partial(finance.indicator, better="higher", time_point="calendar_year")


def growth(amount: ep.Operand) -> ep.Operand:
    """Return the growth of an amount over the year before, as a rate."""
    return amount / amount.earlier(1) - 1


# 投入：两个只增不减、三个增长

_share(
    "education_spending_growth",
    ep.Words("一般公共预算教育支出增幅", "growth of education spending"),
    formula=growth(elements.general_budget_education_spending),
    most="",
    definition="一般公共预算教育支出比上年增长的比例，应不低于零（两个只增不减之一）。",
    aliases=("教育支出增幅",),
    ref="fin.edu_spend_growth",
)
education_spending_per_student = _by_year(
    "education_spending_per_student",
    ep.Words("生均一般公共预算教育支出", "education spending per student"),
    formula=elements.general_budget_education_spending
    / (
        ep.ref("preschool.enrolment")
        + students
        + ep.ref("senior_high.vocational_students")
        + ep.ref("senior_high.adult_students")
    )
    / "1年",
    unit="元/(人·年)",
    definition="一般公共预算教育支出按在园幼儿、普通中小学、中职和成人高中的在校生平均。",
    aliases=("按在校生平均的一般公共预算教育支出",),
    source=NEVER_LESS,
    ref="fin.edu_spend_ps",
)
_share(
    "education_spending_per_student_growth",
    ep.Words("生均一般公共预算教育支出增幅", "growth of education spending per student"),
    formula=growth(education_spending_per_student),
    most="",
    definition="按在校生平均的一般公共预算教育支出比上年增长的比例，应不低于零（两个只增不减之二）。",
    aliases=("按在校生平均的一般公共预算教育支出增幅",),
    ref="fin.edu_spend_ps_growth",
)
_share(
    "education_spending_share",
    ep.Words("教育支出占一般公共预算比例", "education share of general budget spending"),
    formula=elements.general_budget_education_spending / elements.general_budget_spending,
    definition="一般公共预算教育支出占一般公共预算支出之比；国家财政性教育经费占国内生产总值4%是全国的要求，不用于区县。",
    ref="fin.edu_share",
)
_share(
    "preschool_spending_share",
    ep.Words("学前教育经费占比", "preschool share of education spending"),
    formula=elements.preschool_spending / elements.general_budget_education_spending,
    definition="学前教育支出占一般公共预算教育支出之比；规划多要求单列并逐年提高。",
    aliases=("学前教育经费占同级财政性教育经费比例", "学前经费占比"),
    source="教育经费统计报表",
    ref="fin.pre_share",
)

# 公用经费和培训经费

public_funds_per_student = _by_year(
    "public_funds_per_student",
    ep.Words("生均公用经费", "public funds per student"),
    formula=elements.public_funds / students / "1年",
    unit="元/(人·年)",
    dimensions=("stage",),
    definition="公用经费按在校生平均；定额逐年不同，应与当年有效的标准比较。",
    source=COMPULSORY_FUNDS,
    ref="fin.public_funds_ps",
)
_by_year(
    "small_school_funding_floor",
    ep.Words("不足100人学校按100人核拨", "schools under 100 students funded as 100"),
    formula=ep.where(
        (
            (students >= "100人")
            | (elements.public_funds >= "100人" * ep.standard_for(public_funds_per_student) * "1年")
        ).share()
        == 1,
        1,
        0,
    ),
    unit="是否",
    dimensions=("stage",),
    definition="在校生不足100人的学校，公用经费是否都不少于100人份；有一所不足即为否。",
    source=COMPULSORY_FUNDS,
    ref="fin.small_school_floor",
)
_by_year(
    "three_growths",
    ep.Words("三个增长", "three growths"),
    formula=ep.where(
        (growth(elements.education_appropriation) > growth(elements.fiscal_recurrent_revenue))
        & (growth(education_spending_per_student) > 0)
        & (growth(ep.ref("teachers.average_teacher_pay")) > 0)
        & (growth(public_funds_per_student) > 0),
        1,
        0,
    ),
    unit="是否",
    definition="财政教育拨款的增长高于财政经常性收入的增长，生均教育经费逐步增长，"
    "教师工资和生均公用经费逐步增长；都做到为是。条文的全文未读到，口径以原文为准。",
    source=EDUCATION_LAW,
    ref="fin.three_growths",
)
_share(
    "training_fund_share",
    ep.Words("培训经费占公用经费比例", "training funds, share of public funds"),
    formula=elements.training_budget / elements.public_funds_budget,
    dimensions=("stage",),
    definition="教师培训经费预算占公用经费预算之比，应不低于5%；分子分母都取预算，不取决算。",
    aliases=("教师培训经费占比", "教师培训经费占公用经费比例"),
    source="《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）",
    ref="fin.training_share",
)

# 资助

_share(
    "aid_coverage",
    ep.Words("资助覆盖率", "aid coverage"),
    formula=elements.aided_students / elements.aid_eligible_students,
    dimensions=("stage", "aid_group"),
    definition="实际资助的学生占应资助学生之比。",
    source="学生资助管理信息",
    time_point="school_year",
    ref="fin.aid_coverage",
)

# 项目、采购和措施

_share(
    "project_completion_rate",
    ep.Words("项目开竣工率", "project start and completion rate"),
    formula=elements.projects_finished / elements.projects_planned,
    dimensions=("project_kind",),
    definition="竣工项目占计划项目之比；只说开工率的应另算。",
    aliases=("开竣工率", "项目竣工率"),
    source=PROJECTS,
    ref="fin.project_completion",
)
_share(
    "procurement_completion_rate",
    ep.Words("采购率", "procurement completion rate"),
    formula=elements.procurements_done / elements.procurements_planned,
    definition="完成采购的项目占计划采购项目之比。",
    aliases=("设备采购率",),
    source="政府采购台账",
    ref="fin.procurement_completion",
)
_share(
    "funded_measure_share",
    ep.Words("有资金安排的措施占比", "share of measures with money"),
    formula=elements.funded_measures / elements.measures_needing_money,
    definition="写明金额和来源的措施占需要资金的措施之比。",
    source="规划文本",
    ref="fin.measure_funded_share",
)
finance.indicator(
    "unit_construction_cost",
    ep.Words("单位面积造价", "unit construction cost"),
    formula=elements.project_spending / elements.project_area,
    unit="元/m²",
    better="band",
    dimensions=("project_kind",),
    places=0,
    definition="项目投入按建筑面积平均；新建与维修混在一起的不可比。",
    source=PROJECTS,
    time_point="calendar_year",
    ref="fin.unit_cost_m2",
)
