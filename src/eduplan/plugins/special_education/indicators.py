"""特殊教育指标: formulas over its own elements and those of other domains."""

from __future__ import annotations

from eduplan.plugins.special_education.domain import special_education
from eduplan.plugins.special_education.elements import (
    children_with_individual_plan,
    disabled_children,
    enrolled_students,
    home_delivery_students,
    inclusive_schools,
    inclusive_schools_with_resource_room,
    inclusive_students,
    public_funds,
    special_education_teachers,
)

__all__: list[str] = []

special_education.indicator(
    "enrolment_rate",
    "适龄残疾儿童义务教育入学率",
    "enrolment rate of disabled children",
    formula=enrolled_students / disabled_children,
    unit="%",
    better="higher",
    dimensions=("authority",),
    within="compulsory.age_enrolment_rate",
    aliases=("残疾儿童入学率", "残疾儿童少年义务教育入学率"),
    ref="spec.enrolment_rate",
)

special_education.indicator(
    "inclusive_share",
    "随班就读占比",
    "share in ordinary classes",
    formula=inclusive_students / enrolled_students,
    unit="%",
    better="higher",
    ref="spec.inclusive_share",
)

special_education.indicator(
    "home_delivery_share",
    "送教上门占比",
    "share taught at home",
    formula=home_delivery_students / enrolled_students,
    unit="%",
    better="lower",
    ref="spec.home_share",
)

special_education.indicator(
    "individual_plan_coverage",
    "一人一案覆盖率",
    "coverage of individual plans",
    formula=children_with_individual_plan / disabled_children,
    unit="%",
    better="higher",
    ref="spec.one_case_one_plan",
)

special_education.indicator(
    "funds_per_student",
    "特教生均公用经费",
    "special-education public funds per student",
    formula=public_funds / enrolled_students / "1年",
    unit="元/(人·年)",
    better="higher",
    dimensions=("school_type",),
    ref="spec.fund_per_student, spec_fund_ps",
)

special_education.indicator(
    "resource_room_coverage",
    "资源教室覆盖率",
    "coverage of resource rooms",
    formula=inclusive_schools_with_resource_room / inclusive_schools,
    unit="%",
    better="higher",
    ref="spec.resource_room_cov",
)

special_education.indicator(
    "student_teacher_ratio",
    "特教生师比",
    "students per special-education teacher",
    formula=enrolled_students / special_education_teachers,
    unit="比",
    better="lower",
    ref="spec.student_teacher_ratio",
)
