"""教育经费指标: formulas over its own elements and those of other domains."""

from __future__ import annotations

from eduplan import ref
from eduplan.plugins.finance.domain import finance
from eduplan.plugins.finance.elements import (
    aid_eligible_students,
    aided_students,
    funded_measures,
    general_budget_education_spending,
    general_budget_spending,
    measures_needing_money,
    preschool_spending,
    procurements_done,
    procurements_planned,
    project_area,
    project_spending,
    projects_finished,
    projects_planned,
    public_funds,
    public_funds_budget,
    three_growths_confirmed,
    training_budget,
)

__all__: list[str] = []

finance.indicator(
    "education_spending_growth",
    "一般公共预算教育支出增幅",
    "growth of education spending",
    formula=general_budget_education_spending / general_budget_education_spending.earlier(1) - 1,
    unit="%",
    better="higher",
    ref="fin.edu_spend_growth",
)

finance.indicator(
    "education_spending_per_student_growth",
    "生均一般公共预算教育支出增幅",
    "growth of education spending per student",
    formula=general_budget_education_spending
    / ref("governance.students")
    / (general_budget_education_spending.earlier(1) / ref("governance.students").earlier(1))
    - 1,
    unit="%",
    better="higher",
    ref="fin.edu_spend_ps_growth",
)

finance.indicator(
    "education_spending_share",
    "教育支出占一般公共预算比例",
    "education share of general budget spending",
    formula=general_budget_education_spending / general_budget_spending,
    unit="%",
    better="higher",
    ref="fin.edu_share",
)

finance.indicator(
    "public_funds_per_student",
    "生均公用经费",
    "public funds per student",
    formula=public_funds / ref("governance.students") / "1年",
    unit="元/(人·年)",
    better="higher",
    dimensions=("stage",),
    ref="fin.public_funds_ps[level]",
)

finance.indicator(
    "preschool_spending_share",
    "学前教育经费占比",
    "preschool share of education spending",
    formula=preschool_spending / general_budget_education_spending,
    unit="%",
    better="higher",
    ref="fin.pre_share",
)

finance.indicator(
    "training_fund_share",
    "培训经费占公用经费比例",
    "training funds, share of public funds",
    formula=training_budget / public_funds_budget,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="fin.training_share",
)

finance.indicator(
    "aid_coverage",
    "资助覆盖率",
    "aid coverage",
    formula=aided_students / aid_eligible_students,
    unit="%",
    better="higher",
    dimensions=(
        "stage",
        "aid_group",
    ),
    ref="fin.aid_coverage",
)

finance.indicator(
    "project_completion_rate",
    "项目开竣工率",
    "project start and completion rate",
    formula=projects_finished / projects_planned,
    unit="%",
    better="higher",
    ref="fin.project_completion",
)

finance.indicator(
    "procurement_completion_rate",
    "采购率",
    "procurement completion rate",
    formula=procurements_done / procurements_planned,
    unit="%",
    better="higher",
    ref="fin.procurement_completion",
)

finance.indicator(
    "funded_measure_share",
    "有资金安排的措施占比",
    "share of measures with money",
    formula=funded_measures / measures_needing_money,
    unit="%",
    better="higher",
    ref="fin.measure_funded_share",
)

finance.indicator(
    "unit_construction_cost",
    "单位面积造价",
    "unit construction cost",
    formula=project_spending / project_area,
    unit="元/m²",
    better="band",
    ref="fin.unit_cost_m2",
)

finance.indicator(
    "three_growths",
    "三个增长",
    "three growths",
    formula=three_growths_confirmed,
    unit="是否",
    better="higher",
    definition="教育财政拨款增长高于财政经常性收入增长，生均教育经费逐步增长，"
    "教师工资和生均公用经费逐步增长。",
    source="《中华人民共和国教育法》",
    ref="fin.three_growths",
)
