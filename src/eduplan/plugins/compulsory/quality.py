"""义务教育质量与公平指标: fitness, curriculum, labour education and equal access."""

from __future__ import annotations

from functools import partial

import eduplan as ep
from eduplan.plugins.compulsory import elements
from eduplan.plugins.compulsory.domain import compulsory

QUALITY_BALANCE = "《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）"
CURRICULUM = "《义务教育课程方案（2022年版）》"
HEALTHY_CHINA = "《国务院关于实施健康中国行动的意见》（国发〔2019〕13号）"
MYOPIA = "《综合防控儿童青少年近视实施方案》（2018年）"
LABOUR = "《大中小学劳动教育指导纲要（试行）》（教材〔2020〕4号）"
LIGHTER_LOAD = (
    "《关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见》（中办、国办，2021年）"
)

students = ep.ref("governance.students").select("stage", "compulsory")
schools = ep.ref("governance.schools").select("stage", "compulsory")

_share_by_stage = partial(
    compulsory.indicator,
    unit="%",
    most="100%",
    better="higher",
    dimensions=("stage",),
    source=QUALITY_BALANCE,
)
_county_share = partial(compulsory.indicator, unit="%", most="100%", better="higher")

# 体质和视力

_share_by_stage(
    "fitness_good_rate",
    ep.Words("体质健康优良率", "share of students with good or excellent fitness"),
    formula=(elements.fitness_excellent_students + elements.fitness_good_students)
    / elements.fitness_tested_students,
    definition="体质健康测试优秀、良好的学生占测试学生之比。",
    aliases=("学生体质健康优良率", "优良率"),
    source=HEALTHY_CHINA,
    time_point="school_year",
    ref="comp.fitness_good_rate",
)
_share_by_stage(
    "fitness_pass_rate",
    ep.Words("体质健康合格率", "share of students with passing fitness"),
    formula=(
        elements.fitness_excellent_students
        + elements.fitness_good_students
        + elements.fitness_pass_students
    )
    / elements.fitness_tested_students,
    definition="体质健康测试及格以上的学生占测试学生之比。",
    aliases=("学生体质健康合格率",),
    source="《国家学生体质健康标准（2014年修订）》",
    time_point="school_year",
    ref="comp.fitness_pass_rate",
)
_share_by_stage(
    "myopia_rate",
    ep.Words("近视率", "myopia rate"),
    formula=elements.myopic_students / elements.vision_tested_students,
    better="lower",
    definition="近视学生占视力检测学生之比；国家按逐年下降的幅度考核，不是一个固定值。",
    aliases=("学生近视率", "总体近视率"),
    source=MYOPIA,
    time_point="school_year",
    ref="comp.myopia_rate",
)

# 课程、课后服务和劳动教育

_share_by_stage(
    "full_curriculum_school_share",
    ep.Words("开齐开足课程学校比例", "share of schools with the full curriculum"),
    formula=elements.full_curriculum_schools / schools,
    definition="开齐课程、开足课时的学校占义务教育学校之比。",
    source=CURRICULUM,
    ref="comp.curriculum_complete",
)
_share_by_stage(
    "ideology_course_school_share",
    ep.Words(
        "思政课开足课时学校比例", "share of schools with full periods of ideology and politics"
    ),
    formula=elements.ideology_course_schools / ep.ref("governance.schools"),
    definition="思政课开足课时的学校占学校总数之比，高中也在内。",
    source=CURRICULUM,
    ref="T17",
)
_share_by_stage(
    "after_school_service_coverage",
    ep.Words("课后服务覆盖率", "coverage of after-school service"),
    formula=elements.after_school_service_schools / schools,
    definition="开展课后服务的学校占义务教育学校之比。按学生算的参加率是另一回事。",
    source=LIGHTER_LOAD,
    ref="comp.after_school_coverage",
)
_share_by_stage(
    "school_labour_base_coverage",
    ep.Words("校内劳动基地覆盖率", "coverage of schools by labour bases"),
    formula=(elements.school_labour_bases >= "1个").share(),
    definition="至少有一个校内劳动实践基地的学校占全部学校之比；“每校一个基地”即100%。",
    aliases=("校内劳动实践基地覆盖率",),
    source=LABOUR,
    ref="comp.labour_base_school_cov",
)
_county_share(
    "zone_labour_base_coverage",
    ep.Words("学区社会劳动基地覆盖率", "coverage of school zones by social labour bases"),
    formula=elements.school_zones_with_labour_base / ep.ref("governance.school_zones"),
    definition="至少有一个社会劳动实践基地的学区占学区总数之比。",
    aliases=("学区社会劳动实践基地覆盖率",),
    source=LABOUR,
    ref="comp.labour_base_zone_cov",
)

# 公平

_share_by_stage(
    "zone_enrolment_rate",
    ep.Words("就近划片入学比例", "share of students in their school zone"),
    formula=elements.in_zone_students / students,
    dimensions=("stage", "location"),
    definition="家住划片范围内的学生占在校生之比，只看公办非寄宿学校；城区、镇区小学应为100%，初中不低于95%。",
    aliases=("就近入学率",),
    ref="comp.zone_enrolment",
)
_share_by_stage(
    "migrant_public_enrolment_share",
    ep.Words(
        "随迁子女公办(含购买学位)就读比例",
        "share of migrant children in public or purchased places",
    ),
    formula=(
        elements.migrant_children_in_public_schools + elements.migrant_children_in_purchased_places
    )
    / elements.eligible_migrant_children,
    definition="在公办学校或政府购买的学位就读的，占符合条件的随迁子女之比；只写“公办就读”的不应计购买学位。",
    aliases=(
        "随迁子女公办学校就读比例",
        "随迁子女在公办学校就读比例",
        "进城务工人员随迁子女公办学校就读比例",
        "进城务工人员随迁子女在公办学校就读比例",
        "随迁子女入学比例",
    ),
    ref="comp.migrant_public_share",
)
_county_share(
    "senior_high_quota_share",
    ep.Words("优质高中名额分配比例", "share of good senior-high places assigned to junior schools"),
    formula=elements.quality_senior_high_assigned_admissions
    / elements.quality_senior_high_planned_admissions,
    definition="分配到初中的名额占优质高中招生计划之比，应不低于50%并向农村初中倾斜。",
    aliases=("优质高中指标到校比例",),
    source=QUALITY_BALANCE,
    ref="comp.hs_quota_share",
)
