"""教育经费数据项: what the returns count for the domain education finance."""

from __future__ import annotations

from eduplan.plugins.finance.domain import finance

__all__ = [
    "aid_eligible_students",
    "aid_per_student",
    "aided_students",
    "desks_bought",
    "education_appropriation",
    "education_surcharge",
    "equipment_sets",
    "fiscal_recurrent_revenue",
    "funded_measures",
    "general_budget_education_spending",
    "general_budget_spending",
    "instruments_bought",
    "measure_cost",
    "measures_needing_money",
    "pay_total",
    "preschool_spending",
    "procurements_done",
    "procurements_planned",
    "project_area",
    "project_count",
    "project_spending",
    "projects_finished",
    "projects_planned",
    "projects_started",
    "public_funds",
    "public_funds_budget",
    "public_funds_quota",
    "school_improvement_area",
    "school_improvement_building_investment",
    "school_improvement_building_projects",
    "school_improvement_investment",
    "school_improvement_procurement_investment",
    "school_improvement_procurements",
    "three_growths_confirmed",
    "total_investment",
    "training_budget",
]

general_budget_education_spending = finance.element(
    "general_budget_education_spending",
    "一般公共预算教育支出",
    "education spending in the general public budget",
    unit="元",
    level="region",
    ref="gen_budget_edu[y]",
)

general_budget_spending = finance.element(
    "general_budget_spending",
    "一般公共预算支出",
    "general public budget spending",
    unit="元",
    level="region",
    ref="gen_budget_total[y]",
)

fiscal_recurrent_revenue = finance.element(
    "fiscal_recurrent_revenue",
    "财政经常性收入",
    "fiscal recurrent revenue",
    unit="元",
    level="region",
    ref="fiscal_recurrent_revenue[y]",
)

education_appropriation = finance.element(
    "education_appropriation",
    "财政教育拨款",
    "fiscal education appropriation",
    unit="元",
    level="region",
    ref="edu_appropriation[y]",
)

public_funds = finance.element(
    "public_funds",
    "公用经费",
    "public funds",
    unit="元",
    dimensions=("stage",),
    ref="public_funds[y,level]",
)

public_funds_budget = finance.element(
    "public_funds_budget",
    "公用经费预算",
    "public funds, budget",
    unit="元",
    level="region",
    dimensions=("stage",),
    ref="budget_public_prev",
)

training_budget = finance.element(
    "training_budget",
    "教师培训经费预算",
    "teacher training budget",
    unit="元",
    level="region",
    dimensions=("stage",),
    ref="train_budget[y], budget_training_prev",
)

pay_total = finance.element(
    "pay_total",
    "工资福利支出",
    "pay total",
    unit="元",
    level="region",
    dimensions=("stage",),
    ref="pay_total[y]",
)

preschool_spending = finance.element(
    "preschool_spending",
    "学前教育支出",
    "preschool spending",
    unit="元",
    level="region",
    ref="pre_spend[y]",
)

education_surcharge = finance.element(
    "education_surcharge",
    "教育费附加",
    "education surcharge",
    unit="元",
    level="region",
    ref="surcharge[y]",
)

projects_planned = finance.element(
    "projects_planned",
    "计划项目数",
    "projects planned",
    unit="个",
    level="region",
    ref="project.planned",
)

projects_started = finance.element(
    "projects_started",
    "开工项目数",
    "projects started",
    unit="个",
    level="region",
    ref="project.start",
)

projects_finished = finance.element(
    "projects_finished",
    "竣工项目数",
    "projects finished",
    unit="个",
    level="region",
    ref="project.finish",
)

project_spending = finance.element(
    "project_spending",
    "项目投入",
    "project spending",
    unit="元",
    level="region",
    ref="project.paid",
)

project_area = finance.element(
    "project_area",
    "项目建设面积",
    "project area",
    unit="m²",
    level="region",
    ref="project.area",
)

project_count = finance.element(
    "project_count",
    "新建、改扩建项目数",
    "construction and extension projects",
    unit="个",
    level="region",
    ref="fin.project_count+",
)

total_investment = finance.element(
    "total_investment",
    "教育投入",
    "investment in education projects",
    unit="元",
    level="region",
    ref="fin.invest_total+",
)

school_improvement_investment = finance.element(
    "school_improvement_investment",
    "全面改薄投入",
    "investment in the improvement of weak schools",
    unit="元",
    level="region",
    ref="fin.invest_gaibo+",
)

school_improvement_building_projects = finance.element(
    "school_improvement_building_projects",
    "校舍类改薄项目数",
    "building projects for weak schools",
    unit="个",
    level="region",
    ref="fin.gaibo_buildings+",
)

school_improvement_building_investment = finance.element(
    "school_improvement_building_investment",
    "改薄校舍投入",
    "building investment for weak schools",
    unit="元",
    level="region",
    ref="fin.gaibo_buildings_amt+",
)

school_improvement_area = finance.element(
    "school_improvement_area",
    "改薄完成规划面积",
    "building area completed for weak schools",
    unit="m²",
    level="region",
    ref="fin.gaibo_area+",
)

school_improvement_procurements = finance.element(
    "school_improvement_procurements",
    "改薄设备采购项目数",
    "equipment procurements for weak schools",
    unit="项",
    level="region",
    ref="fin.gaibo_procure+",
)

school_improvement_procurement_investment = finance.element(
    "school_improvement_procurement_investment",
    "改薄设备投入",
    "equipment investment for weak schools",
    unit="元",
    level="region",
    ref="fin.gaibo_procure_amt+",
)

procurements_planned = finance.element(
    "procurements_planned",
    "计划采购项目数",
    "procurements planned",
    unit="项",
    level="region",
    ref="procurements planned",
)

procurements_done = finance.element(
    "procurements_done",
    "完成采购项目数",
    "procurements done",
    unit="项",
    level="region",
    ref="procurements done",
)

equipment_sets = finance.element(
    "equipment_sets",
    "仪器设备、校车等",
    "equipment, buses and the like",
    unit="套",
    level="region",
    ref="fin.equip_sets+",
)

desks_bought = finance.element(
    "desks_bought",
    "购置课桌椅",
    "desks and chairs bought",
    unit="套",
    level="region",
    ref="fin.desks+",
)

instruments_bought = finance.element(
    "instruments_bought",
    "购置教学仪器设备",
    "teaching instruments bought",
    unit="件",
    level="region",
    ref="fin.instruments+",
)

public_funds_quota = finance.element(
    "public_funds_quota",
    "生均公用经费定额",
    "public-fund quota per student",
    unit="元/(人·年)",
    level="region",
    dimensions=("stage",),
    ref="quota[level,y]",
)

aid_eligible_students = finance.element(
    "aid_eligible_students",
    "应资助学生数",
    "students eligible for aid",
    unit="人",
    level="region",
    dimensions=(
        "stage",
        "aid_group",
    ),
    ref="aid[group].eligible",
)

aided_students = finance.element(
    "aided_students",
    "实际资助学生数",
    "students aided",
    unit="人",
    level="region",
    dimensions=(
        "stage",
        "aid_group",
    ),
    ref="aid[group].covered",
)

aid_per_student = finance.element(
    "aid_per_student",
    "生均资助额",
    "aid per student",
    unit="元/(人·年)",
    level="region",
    dimensions=(
        "stage",
        "aid_group",
    ),
    ref="aid[group].per_head",
)

measure_cost = finance.element(
    "measure_cost",
    "措施所需资金",
    "cost of a measure",
    unit="元",
    level="region",
    ref="measure_cost[m]",
)

measures_needing_money = finance.element(
    "measures_needing_money",
    "需要资金的措施数",
    "measures that need money",
    unit="项",
    level="region",
    ref="measures needing money",
)

funded_measures = finance.element(
    "funded_measures",
    "有资金安排的措施数",
    "measures with amount and source",
    unit="项",
    level="region",
    ref="measures funded",
)

three_growths_confirmed = finance.element(
    "three_growths_confirmed",
    "“三个增长”已认定",
    "three growths confirmed",
    unit="是否",
    level="region",
    time_point="calendar_year",
    source="《中华人民共和国教育法》",
    ref="FIN-S03",
)
