"""义务教育资源配置指标: what each school has per student, held against 优质均衡.

每校七项中至少六项达到要求，余下一项不低于要求的85%；按学段读，要求随学段不同。
"""

from __future__ import annotations

from functools import partial

import eduplan as ep
from eduplan.plugins.compulsory import school_means
from eduplan.plugins.compulsory.domain import compulsory

QUALITY_BALANCE = "《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）"

students = ep.ref("governance.students")

_of_school = partial(
    compulsory.indicator,
    better="higher",
    level="institution",
    dimensions=("stage",),
    places=2,
    source=QUALITY_BALANCE,
)
_per_hundred = partial(_of_school, unit="人/百人", sizes=("0人/百人", "100人/百人"))

above_required_teachers = _per_hundred(
    "above_required_teachers_per_hundred_students",
    ep.Words(
        "每百名学生拥有高于规定学历教师数",
        "teachers above the required degree per hundred students",
    ),
    formula=ep.ref("teachers.above_required_degree_teachers") / students,
    definition="小学以专科及以上、初中以本科及以上为高于规定学历；要求小学4.2人、初中5.3人以上。",
    aliases=("百生高于规定学历教师数",),
    ref="comp.q1",
)
backbone_teachers = _per_hundred(
    "backbone_teachers_per_hundred_students",
    ep.Words("每百名学生拥有县级以上骨干教师数", "backbone teachers per hundred students"),
    formula=ep.ref("teachers.backbone_teachers").select("backbone_level", "county_and_above")
    / students,
    definition="县级以上骨干教师，每人只计一次；要求1人以上。",
    aliases=("百生骨干教师数",),
    ref="comp.q2",
)
physical_and_art = _per_hundred(
    "physical_and_art_teachers_per_hundred_students",
    ep.Words(
        "每百名学生拥有体育、艺术专任教师数",
        "teachers of physical education and arts per hundred students",
    ),
    formula=school_means.physical_and_art_teachers / students,
    definition="体育、音乐、美术专任教师；要求0.9人以上。",
    aliases=("百生体育艺术教师数",),
    ref="comp.q3",
)
teaching_area_per_student = _of_school(
    "teaching_area_per_student",
    ep.Words("生均教学及辅助用房面积", "teaching area per student"),
    formula=(school_means.teaching_area - school_means.indoor_sports_area) / students,
    unit="m²/人",
    definition="教学及辅助用房扣除室内体育用房后按学生平均；要求小学4.5、初中5.8平方米以上。",
    ref="comp.q4",
)
sports_area_per_student = _of_school(
    "sports_area_per_student",
    ep.Words("生均体育运动场馆面积", "sports area per student"),
    formula=school_means.sports_area / students,
    unit="m²/人",
    definition="体育场馆和运动场按学生平均；要求小学7.5、初中10.2平方米以上。",
    ref="comp.q5",
)
equipment_per_student = _of_school(
    "equipment_value_per_student",
    ep.Words("生均教学仪器设备值", "equipment value per student"),
    formula=school_means.equipment_value / students,
    unit="元/人",
    definition="教学仪器设备资产值按学生平均；要求小学2000元、初中2500元以上。",
    ref="comp.q6",
)
multimedia_rooms = _of_school(
    "multimedia_rooms_per_hundred_students",
    ep.Words("每百名学生拥有网络多媒体教室数", "multimedia rooms per hundred students"),
    formula=ep.ref("informatization.multimedia_rooms") / students,
    unit="间/百人",
    sizes=("0间/百人", "100间/百人"),
    definition="网络多媒体教室按学生平均；要求小学2.3间、初中2.4间以上。",
    aliases=("百生多媒体教室数",),
    ref="comp.q7",
)
SEVEN_RESOURCES = (
    above_required_teachers,
    backbone_teachers,
    physical_and_art,
    teaching_area_per_student,
    sports_area_per_student,
    equipment_per_student,
    multimedia_rooms,
)
resource_indicators_met = _of_school(
    "resource_indicators_met",
    ep.Words("七项资源配置指标达标项数", "resource indicators met, out of seven"),
    formula=ep.count_true(*(value >= ep.standard_for(value) for value in SEVEN_RESOURCES)),
    unit="个",
    most="7个",
    places=None,
    definition="一所学校的七项资源配置指标中达到要求的项数；要求至少6项。",
    ref="COMP-S05",
)
resource_indicators_at_floor = _of_school(
    "resource_indicators_at_floor",
    ep.Words(
        "七项资源配置指标达到要求85%的项数",
        "resource indicators at 85% of what is asked, out of seven",
    ),
    formula=ep.count_true(*(value >= ep.standard_for(value) * "85%" for value in SEVEN_RESOURCES)),
    unit="个",
    most="7个",
    places=None,
    definition="一所学校的七项资源配置指标中不低于要求的85%的项数；应为7项。",
    ref="COMP-S05",
)
resource_standard_school_share = compulsory.indicator(
    "resource_standard_school_share",
    ep.Words("资源配置达标学校比例", "share of schools up to the resource standard"),
    formula=((resource_indicators_met >= "6个") & (resource_indicators_at_floor >= "7个")).share(),
    unit="%",
    better="higher",
    dimensions=("stage",),
    most="100%",
    definition="七项资源配置指标至少六项达到要求、余下一项不低于要求的85%的学校占比；优质均衡要求每所学校达标。",
    source=QUALITY_BALANCE,
    ref="COMP-S05",
)
