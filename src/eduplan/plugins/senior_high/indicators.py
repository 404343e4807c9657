"""高中阶段指标: formulas over its own elements and those of other domains."""

from __future__ import annotations

from eduplan import ref
from eduplan.plugins.senior_high.domain import senior_high
from eduplan.plugins.senior_high.elements import (
    adult_students,
    aid_eligible_students,
    bachelor_teachers,
    featured_senior_highs,
    fee_waived_students,
    general_entrants,
    population_aged_15_to_17,
    vocational_entrants,
    vocational_students,
)

__all__: list[str] = []

senior_high.indicator(
    "gross_enrolment_rate",
    "高中阶段毛入学率",
    "gross enrolment rate, senior secondary",
    formula=(
        ref("governance.students").select("stage", "senior") + vocational_students + adult_students
    )
    / population_aged_15_to_17,
    unit="%",
    better="higher",
    dimensions=(
        "authority",
        "basis",
    ),
    places=1,
    ref="sh.gross_enrolment_rate",
)

senior_high.indicator(
    "promotion_rate",
    "初中毕业生升入高中阶段比例",
    "promotion rate to senior secondary",
    formula=(general_entrants + vocational_entrants)
    / ref("compulsory.graduates").select("stage", "junior"),
    unit="%",
    better="higher",
    dimensions=("basis",),
    ref="sh.promotion_rate",
)

senior_high.indicator(
    "general_entrant_share",
    "普通高中招生占比",
    "general share of entrants",
    formula=general_entrants / (general_entrants + vocational_entrants),
    unit="%",
    better="band",
    dimensions=("basis",),
    ref="sh.general_share",
)

senior_high.indicator(
    "large_class_rate",
    "普通高中大班额比例",
    "share of large classes, senior high",
    formula=ref("governance.classes")
    .select("stage", "senior")
    .select("class_size_band", "56_and_more")
    / ref("governance.classes").select("stage", "senior"),
    unit="%",
    better="lower",
    ref="sh.large_class_rate",
)

senior_high.indicator(
    "student_teacher_ratio",
    "生师比",
    "students per teacher, senior high",
    formula=ref("governance.students").select("stage", "senior")
    / ref("teachers.full_time_teachers").select("stage", "senior"),
    unit="比",
    better="lower",
    ref="sh.student_teacher_ratio",
)

senior_high.indicator(
    "qualified_teacher_rate",
    "学历合格率",
    "qualified teacher rate, senior high",
    formula=bachelor_teachers / ref("teachers.full_time_teachers").select("stage", "senior"),
    unit="%",
    better="higher",
    ref="sh.qualified_rate",
)

senior_high.indicator(
    "fee_waiver_coverage",
    "资助(免学杂费)覆盖率",
    "fee-waiver coverage",
    formula=fee_waived_students / aid_eligible_students,
    unit="%",
    better="higher",
    dimensions=("aid_group",),
    ref="sh.aid_coverage",
)

senior_high.indicator(
    "featured_school_count",
    "特色高中数",
    "featured senior high schools, count",
    formula=featured_senior_highs,
    unit="所",
    better="higher",
    ref="sh.featured_schools",
)
