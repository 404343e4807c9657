"""特殊教育指标: enrolment and placement, funds, resource rooms and teachers."""

from __future__ import annotations

from functools import partial

from eduplan import Words
from eduplan.plugins.special_education import elements
from eduplan.plugins.special_education.domain import special_education

ACTION_PLAN = "《“十四五”特殊教育发展提升行动计划》（国办发〔2021〕60号）"

_share = partial(
    special_education.indicator,
    unit="%",
    most="100%",
    better="higher",
    dimensions=("authority",),
    source=ACTION_PLAN,
)

# 入学和安置

enrolment_rate = _share(
    "enrolment_rate",
    Words("适龄残疾儿童义务教育入学率", "enrolment rate of disabled children"),
    formula=elements.enrolled_students / elements.disabled_children,
    definition="已入学的适龄残疾儿童少年占全部适龄残疾儿童少年之比。"
    "共N人时只能取N分之几，例如29人中26人入学为89.66%，差一人就是3.4个百分点。",
    aliases=(
        "残疾儿童入学率",
        "适龄残疾儿童入学率",
        "残疾儿童少年入学率",
        "残疾儿童义务教育入学率",
        "义务教育阶段残疾儿童入学率",
        "义务教育阶段残疾儿童少年入学率",
        "残疾儿童少年义务教育入学率",
        "适龄残疾儿童少年入学率",
        "适龄残疾儿童少年义务教育入学率",
    ),
    within="compulsory.age_enrolment_rate",
    ref="spec.enrolment_rate",
)
_share(
    "preschool_enrolment_rate",
    Words("学前残疾儿童入园率", "kindergarten enrolment rate of disabled children"),
    formula=elements.preschool_disabled_children / elements.preschool_age_disabled_children,
    definition="在园就读的学前残疾儿童占3–5周岁残疾儿童之比。",
    aliases=("残疾儿童学前三年毛入园率", "残疾幼儿入园率"),
    most="",
)
_share(
    "senior_enrolment_rate",
    Words("残疾学生高中阶段入学率", "senior-secondary enrolment rate of disabled youth"),
    formula=elements.senior_disabled_students / elements.senior_age_disabled_youth,
    definition="高中阶段残疾学生占15–17周岁残疾少年之比；学生不限年龄，可超过100%。",
    aliases=("残疾少年高中阶段毛入学率",),
    most="",
)
_share(
    "inclusive_share",
    Words("随班就读占比", "share in ordinary classes"),
    formula=elements.inclusive_students / elements.enrolled_students,
    definition="随班就读学生占已入学残疾学生之比。",
    ref="spec.inclusive_share",
)
home_delivery_share = _share(
    "home_delivery_share",
    Words("送教上门占比", "share taught at home"),
    formula=elements.home_delivery_students / elements.enrolled_students,
    better="lower",
    definition="送教上门学生占已入学残疾学生之比；过高说明能到校的也在送教。",
    ref="spec.home_share",
)
individual_plan_coverage = _share(
    "individual_plan_coverage",
    Words("一人一案覆盖率", "coverage of individual plans"),
    formula=elements.children_with_individual_plan / elements.disabled_children,
    definition="有个别化教育安置方案的占适龄残疾儿童少年之比，应为100%。",
    ref="spec.one_case_one_plan",
)

# 保障

special_education.indicator(
    "funds_per_student",
    Words("特教生均公用经费", "special-education public funds per student"),
    formula=elements.public_funds / elements.enrolled_students / "1年",
    unit="元/(人·年)",
    better="higher",
    dimensions=("school_type",),
    definition="特殊教育公用经费按已入学残疾学生平均，随班就读、特教班、送教上门同样适用。"
    "优质均衡督导评估对特教学校另有更高的要求。",
    aliases=("特殊教育生均公用经费", "特殊教育生均经费"),
    source="《关于进一步完善城乡义务教育经费保障机制的通知》（国发〔2015〕67号）",
    time_point="calendar_year",
    ref="spec.fund_per_student",
)
_share(
    "resource_room_coverage",
    Words("资源教室覆盖率", "coverage of resource rooms"),
    formula=elements.inclusive_schools_with_resource_room / elements.inclusive_schools,
    dimensions=(),
    definition="建有资源教室的随班就读学校占全部随班就读学校之比。",
    ref="spec.resource_room_cov",
)
special_education.indicator(
    "student_teacher_ratio",
    Words("特教生师比", "students per special-education teacher"),
    formula=elements.enrolled_students / elements.special_education_teachers,
    unit="比",
    sizes=("0.5:1", "100:1"),
    better="lower",
    definition="每名特教教师对应的残疾学生数；配备标准由各省定，吉林省的数值未查到。",
    source="教育事业统计年报",
    ref="spec.student_teacher_ratio",
)
