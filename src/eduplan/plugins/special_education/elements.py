"""特殊教育数据项: what the returns count for the domain special education."""

from __future__ import annotations

from eduplan.plugins.special_education.domain import special_education

__all__ = [
    "children_with_individual_plan",
    "disabled_children",
    "enrolled_students",
    "exempted_children",
    "home_delivery_hours",
    "home_delivery_students",
    "inclusive_schools",
    "inclusive_schools_with_resource_room",
    "inclusive_students",
    "not_enrolled_children",
    "preschool_disabled_children",
    "public_funds",
    "resource_rooms",
    "senior_disabled_students",
    "special_class_students",
    "special_education_teachers",
    "special_school_students",
]

disabled_children = special_education.element(
    "disabled_children",
    "适龄残疾儿童少年数",
    "disabled children of school age",
    unit="人",
    level="region",
    ref="dis_total",
)

inclusive_students = special_education.element(
    "inclusive_students",
    "随班就读人数",
    "disabled students in ordinary classes",
    unit="人",
    level="region",
    ref="dis_inclusive",
)

special_class_students = special_education.element(
    "special_class_students",
    "普通学校附设特教班人数",
    "students in special classes",
    unit="人",
    level="region",
    ref="dis_special_class",
)

special_school_students = special_education.element(
    "special_school_students",
    "特教学校在校生数",
    "students of special schools",
    unit="人",
    level="region",
    ref="dis_special_school",
)

home_delivery_students = special_education.element(
    "home_delivery_students",
    "送教上门人数",
    "students taught at home",
    unit="人",
    level="region",
    ref="dis_home",
)

not_enrolled_children = special_education.element(
    "not_enrolled_children",
    "未入学残疾儿童少年数",
    "disabled children not enrolled",
    unit="人",
    level="region",
    ref="dis_not_enrolled",
)

exempted_children = special_education.element(
    "exempted_children",
    "经批准缓学、免学人数",
    "children exempted or deferred",
    unit="人",
    level="region",
    ref="dis_exempt",
)

enrolled_students = special_education.element(
    "enrolled_students",
    "残疾儿童少年入学人数",
    "disabled children enrolled",
    unit="人",
    level="region",
    ref="dis_enrolled",
)

preschool_disabled_children = special_education.element(
    "preschool_disabled_children",
    "学前残疾儿童数",
    "disabled preschool children",
    unit="人",
    level="region",
    ref="dis_pre",
)

senior_disabled_students = special_education.element(
    "senior_disabled_students",
    "高中阶段残疾学生数",
    "disabled senior-secondary students",
    unit="人",
    level="region",
    ref="dis_sh",
)

public_funds = special_education.element(
    "public_funds",
    "特殊教育公用经费拨款",
    "special-education public funds allocated",
    unit="元",
    level="region",
    dimensions=("school_type",),
    ref="spec_fund_ps (raw)",
)

resource_rooms = special_education.element(
    "resource_rooms",
    "资源教室数",
    "resource rooms",
    unit="间",
    ref="resource_rooms",
)

inclusive_schools = special_education.element(
    "inclusive_schools",
    "有随班就读学校数",
    "schools with disabled students in ordinary classes",
    unit="所",
    ref="schools_with_inclusive",
)

inclusive_schools_with_resource_room = special_education.element(
    "inclusive_schools_with_resource_room",
    "有资源教室的随班就读学校数",
    "inclusive schools with a resource room",
    unit="所",
    ref="schools with resource room",
)

special_education_teachers = special_education.element(
    "special_education_teachers",
    "特教教师数",
    "special-education teachers",
    unit="人",
    ref="spec_teachers",
)

home_delivery_hours = special_education.element(
    "home_delivery_hours",
    "送教课时",
    "home-delivery periods",
    unit="学时",
    level="region",
    ref="home_visits_hours",
)

children_with_individual_plan = special_education.element(
    "children_with_individual_plan",
    "一人一案人数",
    "children with an individual plan",
    unit="人",
    level="region",
    ref="students with a plan",
)
