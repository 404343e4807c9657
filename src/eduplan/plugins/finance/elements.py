"""教育经费数据项: budgets, public funds, projects, procurement, aid and the money of measures.

金额一律以元计，规划多印万元；决算是实际支出，预算是年初安排，两者不能混用。
"""

from __future__ import annotations

from functools import partial

from eduplan import Words
from eduplan.plugins.finance.domain import finance

FUNDS_RETURN = "教育经费统计报表"
OUTTURN = "财政决算报表"
PROJECTS = "教育项目台账"

_year = partial(finance.element, level="region", time_point="calendar_year")
_outturn = partial(_year, unit="元", source=OUTTURN)
_by_stage = partial(_year, unit="元", dimensions=("stage",), source=FUNDS_RETURN)
_projects = partial(_year, unit="个", dimensions=("project_kind",), source=PROJECTS)
_bought = partial(_year, source="政府采购台账")
_weak_schools = partial(
    _year, source="全面改善贫困地区义务教育薄弱学校基本办学条件项目台账（全面改薄，2014–2018年）"
)
_aid = partial(
    finance.element,
    unit="人",
    level="region",
    dimensions=("stage", "aid_group"),
    source="学生资助管理信息",
    time_point="school_year",
)

# 财政投入

general_budget_education_spending = _outturn(
    "general_budget_education_spending",
    Words("一般公共预算教育支出", "education spending in the general public budget"),
    definition="一般公共预算支出中的教育支出，决算数。",
    ref="gen_budget_edu",
)
general_budget_spending = _outturn(
    "general_budget_spending",
    Words("一般公共预算支出", "general public budget spending"),
    definition="一般公共预算支出总额，决算数。",
    ref="gen_budget_total",
)
fiscal_recurrent_revenue = _outturn(
    "fiscal_recurrent_revenue",
    Words("财政经常性收入", "fiscal recurrent revenue"),
    definition="财政收入中的经常性部分，是“三个增长”的比较对象。",
    ref="fiscal_recurrent_revenue",
)
education_appropriation = _outturn(
    "education_appropriation",
    Words("财政教育拨款", "fiscal education appropriation"),
    definition="各级财政对教育的拨款。",
    ref="edu_appropriation",
)
preschool_spending = _outturn(
    "preschool_spending",
    Words("学前教育支出", "preschool spending"),
    definition="一般公共预算教育支出中用于学前教育的部分。",
    ref="pre_spend",
)
_outturn(
    "education_surcharge",
    Words("教育费附加", "education surcharge"),
    definition="安排用于教育的教育费附加。",
    ref="surcharge",
)
_year(
    "total_investment",
    Words("教育投入", "investment in education projects"),
    unit="元",
    definition="规划所称的教育项目投入总额；与改薄等专项是否有包含关系应写明，不能直接相加。",
    source=PROJECTS,
    ref="fin.invest_total",
)

# 公用经费、培训经费和工资

public_funds = finance.element(
    "public_funds",
    Words("公用经费", "public funds"),
    unit="元",
    dimensions=("stage",),
    definition="各学校当年的公用经费支出，决算数。",
    source=FUNDS_RETURN,
    time_point="calendar_year",
    ref="public_funds",
)
_by_stage(
    "public_funds_quota",
    Words("生均公用经费定额", "public-fund quota per student"),
    unit="元/(人·年)",
    dimensions=("stage", "funding_layer"),
    definition="当地当年执行的每生每年公用经费定额；中央、省定的最低标准另以标准记录。",
    source="财政、教育部门公用经费文件",
    ref="quota",
)
public_funds_budget = _by_stage(
    "public_funds_budget",
    Words("公用经费预算", "public funds, budget"),
    definition="年初预算安排的公用经费，是培训经费占比的分母。",
    ref="budget_public_prev",
)
training_budget = _by_stage(
    "training_budget",
    Words("教师培训经费预算", "teacher training budget"),
    definition="年初预算安排的教师培训经费；实际支出见师资领域的教师培训经费。",
    ref="train_budget",
)
_by_stage(
    "pay_total",
    Words("工资福利支出", "pay total"),
    definition="教职工工资福利支出，决算数。",
    ref="pay_total",
)

# 项目和采购

projects_planned = _projects(
    "projects_planned",
    Words("计划项目数", "projects planned"),
    definition="列入当年计划的建设项目。",
    ref="project.planned",
)
_projects(
    "projects_started",
    Words("开工项目数", "projects started"),
    definition="已开工的计划项目。",
    ref="project.start",
)
projects_finished = _projects(
    "projects_finished",
    Words("竣工项目数", "projects finished"),
    definition="已竣工的计划项目；是开工项目的一部分。",
    ref="project.finish",
)
project_spending = _projects(
    "project_spending",
    Words("项目投入", "project spending"),
    unit="元",
    definition="竣工项目的投入。",
    ref="project.paid",
)
project_area = _projects(
    "project_area",
    Words("项目建设面积", "project area"),
    unit="m²",
    definition="竣工项目的建筑面积。",
    ref="project.area",
)
_year(
    "project_count",
    Words("新建、改扩建项目数", "construction and extension projects"),
    unit="个",
    definition="当年新建、改扩建的项目，是每年的流量。",
    source=PROJECTS,
    ref="fin.project_count",
)
procurements_planned = _bought(
    "procurements_planned",
    Words("计划采购项目数", "procurements planned"),
    unit="项",
    definition="列入当年计划的设备采购项目。",
    ref="procurement.planned",
)
procurements_done = _bought(
    "procurements_done",
    Words("完成采购项目数", "procurements done"),
    unit="项",
    definition="已完成采购的项目；是计划采购项目的一部分。",
    ref="procurement.done",
)
_bought(
    "equipment_sets",
    Words("仪器设备、校车等", "equipment, buses and the like"),
    unit="套",
    definition="当年购置的仪器设备、校车等，品类混合，与其他购置数可能重复。",
    ref="fin.equip_sets",
)
_bought(
    "desks_bought",
    Words("购置课桌椅", "desks and chairs bought"),
    unit="套",
    definition="当年购置的课桌椅。",
    may_be_within="finance.equipment_sets",
    ref="fin.desks",
)
_bought(
    "instruments_bought",
    Words("购置教学仪器设备", "teaching instruments bought"),
    unit="件",
    definition="当年购置的教学仪器设备，以件（套）计。",
    may_be_within="finance.equipment_sets",
    ref="fin.instruments",
)

# 全面改薄

_weak_schools(
    "school_improvement_investment",
    Words("全面改薄投入", "investment in the improvement of weak schools"),
    unit="元",
    definition="改善薄弱学校办学条件的投入，等于校舍投入与设备投入之和。",
    may_be_within="finance.total_investment",
    ref="fin.invest_gaibo",
)
_weak_schools(
    "school_improvement_building_projects",
    Words("校舍类改薄项目数", "building projects for weak schools"),
    unit="个",
    definition="改薄中的校舍类项目。",
    may_be_within="finance.project_count",
    ref="fin.gaibo_buildings",
)
_weak_schools(
    "school_improvement_building_investment",
    Words("改薄校舍投入", "building investment for weak schools"),
    unit="元",
    definition="改薄中用于校舍的投入。",
    ref="fin.gaibo_buildings_amt",
)
_weak_schools(
    "school_improvement_area",
    Words("改薄完成规划面积", "building area completed for weak schools"),
    unit="m²",
    definition="改薄中已完成的规划建筑面积。",
    ref="fin.gaibo_area",
)
_weak_schools(
    "school_improvement_procurements",
    Words("改薄设备采购项目数", "equipment procurements for weak schools"),
    unit="项",
    definition="改薄中的设备采购项目。",
    ref="fin.gaibo_procure",
)
_weak_schools(
    "school_improvement_procurement_investment",
    Words("改薄设备投入", "equipment investment for weak schools"),
    unit="元",
    definition="改薄中用于设备的投入。",
    ref="fin.gaibo_procure_amt",
)

# 学生资助

aid_eligible_students = _aid(
    "aid_eligible_students",
    Words("应资助学生数", "students eligible for aid"),
    definition="经认定应享受资助的学生和幼儿。",
    ref="aid.eligible",
)
aided_students = _aid(
    "aided_students",
    Words("实际资助学生数", "students aided"),
    definition="实际得到资助的学生和幼儿；是应资助学生的一部分。",
    ref="aid.covered",
)
_aid(
    "aid_per_student",
    Words("生均资助额", "aid per student"),
    unit="元/(人·年)",
    definition="每名受资助学生每年得到的金额。",
    ref="aid.per_head",
)

# 措施所需资金：由规划本身统计

_year(
    "measure_cost",
    Words("措施所需资金", "cost of a measure"),
    unit="元",
    dimensions=("cost_kind",),
    definition="一项措施所需的资金；新建项目还会带来以后各年的经常性支出。",
    source="规划文本",
    ref="measure_cost",
)
measures_needing_money = _year(
    "measures_needing_money",
    Words("需要资金的措施数", "measures that need money"),
    unit="项",
    definition="规划中须花钱才能落实的措施，如新建、购置、招聘、补贴、提高待遇。",
    source="规划文本",
    ref="measures_needing_money",
)
funded_measures = _year(
    "funded_measures",
    Words("有资金安排的措施数", "measures with amount and source"),
    unit="项",
    definition="写明金额和来源的措施；是需要资金的措施的一部分。",
    source="规划文本",
    ref="measures_funded",
)
