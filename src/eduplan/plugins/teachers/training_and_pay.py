"""师资数据项（续）: training of teachers, what it costs, pay and allowances."""

from __future__ import annotations

from functools import partial

from eduplan import Words
from eduplan.plugins.teachers.domain import teachers

TRAINING_REGISTER = "教师培训学时登记"
PAY = "财政、人社部门工资统计"

_county = partial(
    teachers.element, unit="人", level="region", dimensions=("stage",), source=TRAINING_REGISTER
)
_trained = partial(teachers.element, source=TRAINING_REGISTER, time_point="period")

# 培训

teachers_with_completed_training = _county(
    "teachers_with_completed_training",
    Words("完成360学时培训教师数", "teachers with 360 training hours"),
    definition="五年培训周期内累计满360学时的专任教师。",
    time_point="period",
    ref="train_hours",
)
teachers_with_completed_information_technology_training = _county(
    "teachers_with_completed_information_technology_training",
    Words(
        "完成50学时信息技术培训教师数", "teachers with 50 hours of information-technology training"
    ),
    definition="五年周期内信息技术应用能力培训满50学时的专任教师；这50学时在360学时之内。",
    time_point="period",
    ref="train_ict_hours",
)
lowest_training_hours = _trained(
    "lowest_training_hours",
    Words("教师最低培训学时", "lowest training hours of any teacher"),
    unit="学时",
    adds_up=False,
    dimensions=("stage",),
    definition="一所学校的专任教师五年累计培训学时中最低的一个。",
    ref="train_hours",
)
lowest_information_technology_training_hours = _trained(
    "lowest_information_technology_training_hours",
    Words(
        "教师最低信息技术培训学时", "lowest information-technology training hours of any teacher"
    ),
    unit="学时",
    adds_up=False,
    dimensions=("stage",),
    definition="一所学校的专任教师五年累计信息技术培训学时中最低的一个。",
    ref="train_ict_hours",
)
training_programme_eligible_teachers = _county(
    "training_programme_eligible_teachers",
    Words("国培省培应参训人数", "teachers due for national and provincial training"),
    dimensions=(),
    definition="国家级、省级培训计划下达的应参训名额。",
    time_point="calendar_year",
    ref="train_eligible",
)
training_programme_participants = _county(
    "training_programme_participants",
    Words("国培省培参训人数", "participants of national and provincial training"),
    dimensions=(),
    definition="实际参加国家级、省级培训的教师。",
    time_point="calendar_year",
    ref="train_participants",
)
training_tasks_done = _trained(
    "training_tasks_done",
    Words("完成的培训任务", "training tasks done"),
    unit="项",
    level="region",
    definition="师德、全员岗位、骨干教师、班主任、新教师五项培训任务中已完成的项数。",
    ref="T23",
)

# 经费和待遇

training_funds = teachers.element(
    "training_funds",
    Words("教师培训经费", "teacher training funds"),
    unit="元",
    level="region",
    definition="实际支出的教师培训经费；预算数另见经费领域。",
    aliases=("培训资金",),
    source="教育经费统计报表",
    time_point="calendar_year",
    ref="train_funds",
)
_pay = partial(teachers.element, level="region", source=PAY, time_point="calendar_year")
average_teacher_pay = _pay(
    "average_teacher_pay",
    Words("教师平均工资", "average teacher pay"),
    unit="元/(人·年)",
    definition="义务教育学校教师的年平均工资收入。",
    ref="pay_teacher_avg",
)
average_civil_servant_pay = _pay(
    "average_civil_servant_pay",
    Words("公务员平均工资", "average civil-servant pay"),
    unit="元/(人·年)",
    definition="当地公务员的年平均工资收入，与教师平均工资同口径。",
    ref="pay_civil_avg",
)
township_allowance_due = _pay(
    "township_allowance_due",
    Words("应发乡镇工作补贴", "township allowance due"),
    unit="元",
    definition="按政策应发给乡镇学校教师的工作补贴。",
    ref="township_allowance_due",
)
township_allowance_paid = _pay(
    "township_allowance_paid",
    Words("实发乡镇工作补贴", "township allowance paid"),
    unit="元",
    definition="实际发给乡镇学校教师的工作补贴。",
    ref="township_allowance_paid",
)
