"""义务教育均衡指标: variation between schools, school size and books, and the two statuses.

差异系数：各校值 X_i 以学生数 P_i 加权，均值为 Σx_i ÷ ΣP_i，标准差除以均值；
学校不足两所或均值为零时没有定义，不是零。优质均衡逐项判断，基本均衡看八项的平均。
"""

from __future__ import annotations

from functools import partial, reduce
from operator import add

import eduplan as ep
from eduplan.plugins.compulsory import resources, school_means
from eduplan.plugins.compulsory.domain import compulsory

QUALITY_BALANCE = "《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）"
BASIC_BALANCE = "《县域义务教育均衡发展督导评估暂行办法》（教督〔2012〕3号）"
LIBRARY = "《中小学图书馆（室）规程》（教基〔2018〕5号）"

students = ep.ref("governance.students")

_variation = partial(
    compulsory.indicator,
    unit="",
    better="lower",
    dimensions=("stage",),
    places=2,
    source=QUALITY_BALANCE,
)
_basic_variation = partial(_variation, source=BASIC_BALANCE)

# 优质均衡的差异系数：小学不高于0.50，初中不高于0.45，逐项判断

above_required_variation = _variation(
    "above_required_teachers_variation",
    ep.Words(
        "每百名学生拥有高于规定学历教师数差异系数",
        "variation of teachers above the required degree",
    ),
    formula=resources.above_required_teachers.variation(students),
    definition="每百名学生拥有高于规定学历教师数的校际差异系数。",
    ref="comp.cv_q1",
)
backbone_variation = _variation(
    "backbone_teachers_variation",
    ep.Words("每百名学生拥有县级以上骨干教师数差异系数", "variation of backbone teachers"),
    formula=resources.backbone_teachers.variation(students),
    definition="每百名学生拥有县级以上骨干教师数的校际差异系数。",
    ref="comp.cv_q2",
)
physical_and_art_variation = _variation(
    "physical_and_art_teachers_variation",
    ep.Words(
        "每百名学生拥有体育、艺术专任教师数差异系数",
        "variation of teachers of physical education and arts",
    ),
    formula=resources.physical_and_art.variation(students),
    definition="每百名学生拥有体育、艺术专任教师数的校际差异系数。",
    ref="comp.cv_q3",
)
teaching_area_variation = _variation(
    "teaching_area_variation",
    ep.Words("生均教学及辅助用房面积差异系数", "variation of teaching area"),
    formula=resources.teaching_area_per_student.variation(students),
    definition="生均教学及辅助用房面积的校际差异系数；基本均衡也用。",
    ref="comp.cv_q4",
)
sports_area_variation = _variation(
    "sports_area_variation",
    ep.Words("生均体育运动场馆面积差异系数", "variation of sports area"),
    formula=resources.sports_area_per_student.variation(students),
    definition="生均体育运动场馆面积的校际差异系数；基本均衡也用。",
    ref="comp.cv_q5",
)
equipment_variation = _variation(
    "equipment_value_variation",
    ep.Words("生均教学仪器设备值差异系数", "variation of equipment value"),
    formula=resources.equipment_per_student.variation(students),
    definition="生均教学仪器设备值的校际差异系数；基本均衡也用。",
    ref="comp.cv_q6",
)
multimedia_variation = _variation(
    "multimedia_rooms_variation",
    ep.Words("每百名学生拥有网络多媒体教室数差异系数", "variation of multimedia rooms"),
    formula=resources.multimedia_rooms.variation(students),
    definition="每百名学生拥有网络多媒体教室数的校际差异系数。",
    ref="comp.cv_q7",
)
SEVEN_VARIATIONS = (
    above_required_variation,
    backbone_variation,
    physical_and_art_variation,
    teaching_area_variation,
    sports_area_variation,
    equipment_variation,
    multimedia_variation,
)

# 基本均衡的另外五项，以及八项的平均

computers_variation = _basic_variation(
    "computers_variation",
    ep.Words("每百名学生拥有计算机台数差异系数", "variation of computers"),
    formula=ep.ref("informatization.computers_per_hundred_students").variation(students),
    definition="每百名学生拥有计算机台数的校际差异系数。",
    ref="comp.cv_computers",
)
books_variation = _basic_variation(
    "books_variation",
    ep.Words("生均图书册数差异系数", "variation of books"),
    formula=(school_means.books / students).variation(students),
    definition="生均图书册数的校际差异系数。",
    ref="comp.cv_books",
)
teacher_student_ratio_variation = _basic_variation(
    "teacher_student_ratio_variation",
    ep.Words("师生比差异系数", "variation of the teacher-student ratio"),
    formula=(ep.ref("teachers.full_time_teachers") / students).variation(students),
    definition="每名学生拥有专任教师数（师生比，不是生师比）的校际差异系数。",
    ref="comp.cv_teachers",
)
above_required_per_student_variation = _basic_variation(
    "above_required_teachers_per_student_variation",
    ep.Words(
        "生均高于规定学历教师数差异系数",
        "variation of teachers above the required degree per student",
    ),
    formula=(ep.ref("teachers.above_required_degree_teachers") / students).variation(students),
    definition="生均高于规定学历教师数的校际差异系数；与按百名学生算的相等，差异系数与量纲无关。",
    ref="comp.cv_above_required",
)
intermediate_title_variation = _basic_variation(
    "intermediate_title_teachers_variation",
    ep.Words(
        "生均中级及以上职称教师数差异系数", "variation of teachers with an intermediate title"
    ),
    formula=(school_means.intermediate_title_teachers / students).variation(students),
    definition="生均中级及以上职称教师数的校际差异系数。",
    ref="comp.cv_titles",
)
EIGHT_VARIATIONS = (
    teaching_area_variation,
    sports_area_variation,
    equipment_variation,
    computers_variation,
    books_variation,
    teacher_student_ratio_variation,
    above_required_per_student_variation,
    intermediate_title_variation,
)
_basic_variation(
    "basic_balance_composite_variation",
    ep.Words("义务教育基本均衡综合差异系数", "composite variation, basic balance"),
    formula=reduce(add, EIGHT_VARIATIONS) / 8,
    definition="八项差异系数的算术平均；小学不高于0.65、初中不高于0.55（数值未见原文）。",
    aliases=("综合差异系数",),
    components=tuple(variation.name for variation in EIGHT_VARIATIONS),
    ref="COMP-S06",
)

# 图书和学校规模

compulsory.indicator(
    "books_per_student",
    ep.Words("生均图书册数", "books per student"),
    formula=school_means.books / students,
    unit="册/人",
    sizes=("1册/人", "500册/人"),
    better="higher",
    dimensions=("stage",),
    places=2,
    definition="学校图书按在校生平均；要求小学25册，初中35册、高中45册（后两项未见原文）。中学合并的按较严的看。",
    aliases=("生均图书", "生均图书数"),
    source=LIBRARY,
    ref="comp.books_ps",
)
compulsory.indicator(
    "school_size",
    ep.Words("学校规模", "size of a school"),
    formula=students,
    unit="人",
    better="lower",
    level="institution",
    dimensions=("stage",),
    definition="一所学校的在校生数；小学、初中不超过2000人，九年一贯制学校不超过2500人。",
    source=QUALITY_BALANCE,
    ref="COMP-S13",
)
school_size_compliance_rate = compulsory.indicator(
    "school_size_compliance_rate",
    ep.Words("学校规模达标率", "share of schools within the size cap"),
    formula=school_means.schools_within_size_cap
    / ep.ref("governance.schools").select("stage", "compulsory"),
    unit="%",
    better="higher",
    dimensions=("stage",),
    most="100%",
    definition="规模不超过上限的学校占义务教育学校之比。",
    source=QUALITY_BALANCE,
    ref="comp.school_size_ok",
)

# 优质均衡：32项全部达标才算实现，各项不能相互抵补

compulsory.indicator(
    "quality_balance_items_met",
    ep.Words("义务教育优质均衡达标项数", "items of high-quality balance met, out of 32"),
    formula=school_means.quality_balance_items_confirmed,
    unit="项",
    most="32项",
    better="higher",
    definition="资源配置7项、政府保障15项、教育质量9项、社会认可1项，全部32项达标才算实现优质均衡；"
    "前提是通过基本均衡认定三年以上。以考试招生、违规择校、重点学校重点班等一票否决。",
    aliases=("优质均衡", "义务教育优质均衡"),
    source=QUALITY_BALANCE,
    time_point="calendar_year",
    components=(
        *(value.name for value in resources.SEVEN_RESOURCES),
        *(variation.name for variation in SEVEN_VARIATIONS),
        school_size_compliance_rate.name,
        "compulsory.standard_class_share",
        "finance.small_school_funding_floor",
        "special_education.funds_per_student",
        "teachers.pay_parity",
        "teachers.training_completion_rate",
        "teachers.rotation_rate",
        "teachers.rotation_backbone_share",
        "teachers.certification_rate",
        "compulsory.zone_enrolment_rate",
        "compulsory.senior_high_quota_share",
        "compulsory.migrant_public_enrolment_share",
        "compulsory.junior_three_year_retention_rate",
        "special_education.enrolment_rate",
        "finance.training_fund_share",
        "compulsory.full_curriculum_school_share",
        "governance.social_recognition_rate",
    ),
    ref="T14",
)
