"""特殊教育数据项: disabled children and where they learn, funds, resource rooms and teachers.

每名儿童只计一处：随班就读、特教班、特教学校、送教上门、未入学。五项之和等于适龄残疾儿童少年数。
人数少的区县应逐人建档，一人之差就是几个百分点。
"""

from __future__ import annotations

from functools import partial

from eduplan import Words
from eduplan.plugins.special_education.domain import special_education

ANNUAL_RETURN = "教育事业统计年报"
REGISTER = "残联登记与教育部门核实名单"

_children = partial(
    special_education.element,
    unit="人",
    level="region",
    dimensions=("authority",),
    source=ANNUAL_RETURN,
)
_registered = partial(_children, source=REGISTER)

# 儿童和安置方式

disabled_children = _registered(
    "disabled_children",
    Words("适龄残疾儿童少年数", "disabled children of school age"),
    definition="6–14周岁（有的地方到15周岁）的残疾儿童少年；依残联名单还是教育部门名单、年龄到几岁，应写明。",
    aliases=("适龄残疾儿童数", "残疾儿童"),
    ref="dis_total",
)
enrolled_students = _children(
    "enrolled_students",
    Words("残疾儿童少年入学人数", "disabled children enrolled"),
    dimensions=("authority", "school_type"),
    definition="随班就读、特教班、特教学校、送教上门人数之和。",
    ref="dis_enrolled",
)
inclusive_students = _children(
    "inclusive_students",
    Words("随班就读人数", "disabled students in ordinary classes"),
    definition="在普通班级就读的残疾学生。",
    aliases=("随班就读",),
    ref="dis_inclusive",
)
special_class_students = _children(
    "special_class_students",
    Words("普通学校附设特教班人数", "students in special classes"),
    definition="在普通学校附设的特殊教育班就读的学生。",
    ref="dis_special_class",
)
special_school_students = _children(
    "special_school_students",
    Words("特教学校在校生数", "students of special schools"),
    definition="在特殊教育学校就读的义务教育阶段学生。",
    ref="dis_special_school",
)
home_delivery_students = _children(
    "home_delivery_students",
    Words("送教上门人数", "students taught at home"),
    definition="不能到校、由学校送教上门的学生，须有学籍；远程教育计在此项。",
    aliases=("送教上门",),
    source="《残疾人教育条例》（国务院令第674号）；教育事业统计年报",
    ref="dis_home",
)
not_enrolled_children = _registered(
    "not_enrolled_children",
    Words("未入学残疾儿童少年数", "disabled children not enrolled"),
    definition="适龄而未入学的残疾儿童少年，含经批准缓学、免学的。",
    ref="dis_not_enrolled",
)
_registered(
    "exempted_children",
    Words("经批准缓学、免学人数", "children exempted or deferred"),
    definition="经批准缓学或免学的；是未入学人数的一部分。",
    ref="dis_exempt",
)
children_with_individual_plan = _registered(
    "children_with_individual_plan",
    Words("一人一案人数", "children with an individual plan"),
    definition="已制定个别化教育安置方案的适龄残疾儿童少年。",
    aliases=("一人一案",),
    ref="dis_plan",
)
preschool_disabled_children = _children(
    "preschool_disabled_children",
    Words("学前残疾儿童数", "disabled preschool children"),
    definition="在园就读的学前残疾儿童。",
    ref="dis_pre",
)
senior_disabled_students = _children(
    "senior_disabled_students",
    Words("高中阶段残疾学生数", "disabled senior-secondary students"),
    definition="在普通高中、中等职业学校和特教学校高中部就读的残疾学生。",
    ref="dis_sh",
)

preschool_age_disabled_children = _registered(
    "preschool_age_disabled_children",
    Words("学前适龄残疾儿童数", "disabled children of preschool age"),
    definition="3–5周岁的残疾儿童，不论入园与否；只作学前残疾儿童入园率的分母。",
    aliases=("3–5周岁残疾儿童数",),
)
senior_age_disabled_youth = _registered(
    "senior_age_disabled_youth",
    Words("高中适龄残疾少年数", "disabled youth of senior-secondary age"),
    definition="15–17周岁的残疾少年，不论入学与否；只作高中阶段残疾学生入学率的分母。",
    aliases=("15–17周岁残疾少年数",),
)

# 经费、资源教室和教师

public_funds = special_education.element(
    "public_funds",
    Words("特殊教育公用经费拨款", "special-education public funds allocated"),
    unit="元",
    level="region",
    dimensions=("school_type",),
    definition="当年实际拨付的义务教育阶段特殊教育公用经费。",
    source="教育经费统计报表",
    time_point="calendar_year",
    ref="spec_fund_ps",
)
special_education.element(
    "resource_rooms",
    Words("资源教室数", "resource rooms"),
    unit="间",
    definition="普通学校为残疾学生设置的资源教室。",
    source=ANNUAL_RETURN,
    ref="resource_rooms",
)
inclusive_schools = special_education.element(
    "inclusive_schools",
    Words("有随班就读学校数", "schools with disabled students in ordinary classes"),
    unit="所",
    definition="至少有一名随班就读学生的普通学校，每所计1。",
    source=ANNUAL_RETURN,
    ref="schools_with_inclusive",
)
inclusive_schools_with_resource_room = special_education.element(
    "inclusive_schools_with_resource_room",
    Words("有资源教室的随班就读学校数", "inclusive schools with a resource room"),
    unit="所",
    definition="建有资源教室的随班就读学校，每所计1；是有随班就读学校数的一部分。",
    source=ANNUAL_RETURN,
    ref="schools_with_resource_room",
)
special_education_teachers = special_education.element(
    "special_education_teachers",
    Words("特教教师数", "special-education teachers"),
    unit="人",
    definition="特教学校专任教师和普通学校的专职资源教师。",
    counted_in=("special_school", "ordinary_school"),
    source=ANNUAL_RETURN,
    ref="spec_teachers",
)
special_education.element(
    "home_delivery_hours",
    Words("送教课时", "home-delivery periods"),
    unit="节",
    level="region",
    definition="当年送教上门的课时合计；每周、每年的最低课时由各省定。",
    source="送教上门工作台账",
    time_point="school_year",
    ref="home_visits_hours",
)
