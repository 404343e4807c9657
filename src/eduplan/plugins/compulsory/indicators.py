"""义务教育指标: formulas over its own elements and those of other domains."""

from __future__ import annotations

from eduplan import ref
from eduplan.plugins.compulsory.domain import compulsory
from eduplan.plugins.compulsory.elements import (
    after_school_service_schools,
    books,
    deaths,
    dropouts,
    eligible_migrant_children,
    equipment_value,
    final_grade_students,
    fitness_excellent_students,
    fitness_good_students,
    fitness_pass_students,
    fitness_tested_students,
    full_curriculum_schools,
    grade_nine_students,
    grade_one_entrants,
    grade_seven_students,
    graduates,
    ideology_course_schools,
    in_age_students,
    in_zone_students,
    indoor_sports_area,
    migrant_children_in_public_schools,
    migrant_children_in_purchased_places,
    myopic_students,
    physical_and_art_teachers,
    quality_balance_items_confirmed,
    quality_senior_high_assigned_admissions,
    quality_senior_high_planned_admissions,
    school_age_population,
    school_labour_bases,
    school_zones_with_labour_base,
    schools_within_size_cap,
    sports_area,
    teaching_area,
    transfers_in,
    transfers_out,
    vision_tested_students,
)

__all__: list[str] = [
    "above_required_teachers_per_hundred_students",
    "backbone_teachers_per_hundred_students",
    "books_per_student",
    "multimedia_rooms_per_hundred_students",
    "physical_and_art_teachers_per_hundred_students",
    "sports_area_per_student",
    "teaching_area_per_student",
]

compulsory.indicator(
    "primary_net_enrolment_rate",
    "小学净入学率",
    "primary net enrolment rate",
    formula=in_age_students.select("stage", "primary")
    / school_age_population.select("stage", "primary"),
    unit="%",
    better="higher",
    ref="comp.primary_net_enrolment",
)

compulsory.indicator(
    "junior_gross_enrolment_rate",
    "初中阶段毛入学率",
    "junior gross enrolment rate",
    formula=ref("governance.students").select("stage", "junior")
    / school_age_population.select("stage", "junior"),
    unit="%",
    better="higher",
    ref="comp.junior_gross_enrolment",
)

compulsory.indicator(
    "age_enrolment_rate",
    "义务教育阶段适龄儿童少年入学率",
    "age enrolment rate, compulsory education",
    formula=in_age_students.select("stage", "compulsory")
    / school_age_population.select("stage", "compulsory"),
    unit="%",
    better="higher",
    dimensions=(
        "stage",
        "authority",
    ),
    ref="comp.age_enrolment_rate",
)

compulsory.indicator(
    "nine_year_retention_rate",
    "九年义务教育巩固率",
    "nine-year retention rate",
    formula=grade_nine_students / grade_one_entrants.earlier(8),
    unit="%",
    better="higher",
    dimensions=("authority",),
    aliases=("巩固率", "九年巩固率"),
    places=1,
    ref="comp.retention9",
)

compulsory.indicator(
    "adjusted_nine_year_retention_rate",
    "九年义务教育巩固率(调整)",
    "nine-year retention rate, adjusted",
    formula=(graduates.select("stage", "junior") - transfers_in + transfers_out)
    / (grade_one_entrants.earlier(9) - deaths),
    unit="%",
    better="higher",
    ref="comp.retention9 adjusted",
)

compulsory.indicator(
    "junior_three_year_retention_rate",
    "初中三年巩固率",
    "three-year junior retention rate",
    formula=(
        graduates.select("stage", "junior")
        - transfers_in.select("stage", "junior")
        + transfers_out.select("stage", "junior")
    )
    / (grade_seven_students.earlier(3) - deaths.select("stage", "junior")),
    unit="%",
    better="higher",
    dimensions=("authority",),
    ref="comp.retention3_junior",
)

compulsory.indicator(
    "primary_graduation_rate",
    "小学毕业率",
    "primary graduation rate",
    formula=graduates.select("stage", "primary") / final_grade_students.select("stage", "primary"),
    unit="%",
    better="higher",
    ref="comp.primary_graduation",
)

compulsory.indicator(
    "junior_graduation_rate",
    "初中毕业率",
    "junior graduation rate",
    formula=graduates.select("stage", "junior") / final_grade_students.select("stage", "junior"),
    unit="%",
    better="higher",
    ref="comp.junior_graduation",
)

compulsory.indicator(
    "dropout_count",
    "辍学人数",
    "dropouts, count",
    formula=dropouts,
    unit="人",
    better="lower",
    dimensions=("stage",),
    ref="comp.dropout_count",
)

compulsory.indicator(
    "large_class_count",
    "大班额班级数",
    "large classes, count",
    formula=ref("governance.classes")
    .select("stage", "compulsory")
    .select("class_size_band", "56_and_more"),
    unit="班",
    better="lower",
    dimensions=(
        "stage",
        "location",
    ),
    ref="comp.large_class_count",
)

compulsory.indicator(
    "large_class_rate",
    "大班额比例",
    "share of large classes",
    formula=ref("governance.classes")
    .select("stage", "compulsory")
    .select("class_size_band", "56_and_more")
    / ref("governance.classes").select("stage", "compulsory"),
    unit="%",
    better="lower",
    dimensions=(
        "stage",
        "location",
    ),
    ref="comp.large_class_rate",
)

compulsory.indicator(
    "oversize_class_count",
    "超大班额班级数",
    "oversize classes, count",
    formula=ref("governance.classes")
    .select("stage", "compulsory")
    .select("class_size_band", "66_plus"),
    unit="班",
    better="lower",
    dimensions=(
        "stage",
        "location",
    ),
    ref="comp.oversize_class_count",
)

compulsory.indicator(
    "oversize_class_rate",
    "超大班额比例",
    "share of oversize classes",
    formula=ref("governance.classes")
    .select("stage", "compulsory")
    .select("class_size_band", "66_plus")
    / ref("governance.classes").select("stage", "compulsory"),
    unit="%",
    better="lower",
    dimensions=(
        "stage",
        "location",
    ),
    ref="comp.oversize_class_rate",
)

compulsory.indicator(
    "standard_class_share",
    "标准班额占比",
    "share of standard classes",
    formula=(
        ref("governance.classes")
        .select("stage", "primary")
        .select("class_size_band", "45_and_fewer")
        + ref("governance.classes")
        .select("stage", "junior")
        .select("class_size_band", "50_and_fewer")
    )
    / ref("governance.classes").select("stage", "compulsory"),
    unit="%",
    better="higher",
    dimensions=(
        "stage",
        "location",
    ),
    ref="comp.std_class_share",
)

above_required_teachers_per_hundred_students = compulsory.indicator(
    "above_required_teachers_per_hundred_students",
    "每百名学生拥有高于规定学历教师数",
    "teachers above the required degree per hundred students",
    formula=ref("teachers.above_required_degree_teachers") / ref("governance.students"),
    unit="人/百人",
    better="higher",
    level="institution",
    dimensions=("stage",),
    ref="comp.q1",
)

backbone_teachers_per_hundred_students = compulsory.indicator(
    "backbone_teachers_per_hundred_students",
    "每百名学生拥有县级以上骨干教师数",
    "backbone teachers per hundred students",
    formula=ref("teachers.backbone_teachers").select("backbone_level", "county_and_above")
    / ref("governance.students"),
    unit="人/百人",
    better="higher",
    level="institution",
    dimensions=("stage",),
    ref="comp.q2",
)

physical_and_art_teachers_per_hundred_students = compulsory.indicator(
    "physical_and_art_teachers_per_hundred_students",
    "每百名学生拥有体育、艺术专任教师数",
    "teachers of physical education and arts per hundred students",
    formula=physical_and_art_teachers / ref("governance.students"),
    unit="人/百人",
    better="higher",
    level="institution",
    dimensions=("stage",),
    ref="comp.q3",
)

teaching_area_per_student = compulsory.indicator(
    "teaching_area_per_student",
    "生均教学及辅助用房面积",
    "teaching area per student",
    formula=(teaching_area - indoor_sports_area) / ref("governance.students"),
    unit="m²/人",
    better="higher",
    level="institution",
    dimensions=("stage",),
    ref="comp.q4",
)

sports_area_per_student = compulsory.indicator(
    "sports_area_per_student",
    "生均体育运动场馆面积",
    "sports area per student",
    formula=sports_area / ref("governance.students"),
    unit="m²/人",
    better="higher",
    level="institution",
    dimensions=("stage",),
    ref="comp.q5",
)

equipment_value_per_student = compulsory.indicator(
    "equipment_value_per_student",
    "生均教学仪器设备值",
    "equipment value per student",
    formula=equipment_value / ref("governance.students"),
    unit="元/人",
    better="higher",
    level="institution",
    dimensions=("stage",),
    ref="comp.q6",
)

multimedia_rooms_per_hundred_students = compulsory.indicator(
    "multimedia_rooms_per_hundred_students",
    "每百名学生拥有网络多媒体教室数",
    "multimedia rooms per hundred students",
    formula=ref("informatization.multimedia_rooms") / ref("governance.students"),
    unit="间/百人",
    better="higher",
    level="institution",
    dimensions=("stage",),
    ref="comp.q7",
)

compulsory.indicator(
    "above_required_teachers_variation",
    "每百名学生拥有高于规定学历教师数差异系数",
    "variation of teachers above the required degree",
    formula=above_required_teachers_per_hundred_students.variation(ref("governance.students")),
    unit="",
    better="lower",
    dimensions=("stage",),
    ref="comp.cv_q1",
)

compulsory.indicator(
    "backbone_teachers_variation",
    "每百名学生拥有县级以上骨干教师数差异系数",
    "variation of backbone teachers",
    formula=backbone_teachers_per_hundred_students.variation(ref("governance.students")),
    unit="",
    better="lower",
    dimensions=("stage",),
    ref="comp.cv_q2",
)

compulsory.indicator(
    "physical_and_art_teachers_variation",
    "每百名学生拥有体育、艺术专任教师数差异系数",
    "variation of teachers of physical education and arts",
    formula=physical_and_art_teachers_per_hundred_students.variation(ref("governance.students")),
    unit="",
    better="lower",
    dimensions=("stage",),
    ref="comp.cv_q3",
)

compulsory.indicator(
    "teaching_area_variation",
    "生均教学及辅助用房面积差异系数",
    "variation of teaching area",
    formula=teaching_area_per_student.variation(ref("governance.students")),
    unit="",
    better="lower",
    dimensions=("stage",),
    ref="comp.cv_q4",
)

compulsory.indicator(
    "sports_area_variation",
    "生均体育运动场馆面积差异系数",
    "variation of sports area",
    formula=sports_area_per_student.variation(ref("governance.students")),
    unit="",
    better="lower",
    dimensions=("stage",),
    ref="comp.cv_q5",
)

compulsory.indicator(
    "multimedia_rooms_variation",
    "每百名学生拥有网络多媒体教室数差异系数",
    "variation of multimedia rooms",
    formula=multimedia_rooms_per_hundred_students.variation(ref("governance.students")),
    unit="",
    better="lower",
    dimensions=("stage",),
    ref="comp.cv_q7",
)

compulsory.indicator(
    "computers_variation",
    "每百名学生拥有计算机台数差异系数",
    "variation of computers",
    formula=ref("informatization.computers_per_hundred_students").variation(
        ref("governance.students")
    ),
    unit="",
    better="lower",
    dimensions=("stage",),
    ref="basic balance: computers cv",
)

books_per_student = compulsory.indicator(
    "books_per_student",
    "生均图书册数",
    "books per student",
    formula=books / ref("governance.students"),
    unit="册/人",
    better="higher",
    level="institution",
    dimensions=("stage",),
    aliases=("生均图书册数",),
    ref="comp.books_ps",
)

compulsory.indicator(
    "migrant_public_enrolment_share",
    "随迁子女公办(含购买学位)就读比例",
    "share of migrant children in public or purchased places",
    formula=(migrant_children_in_public_schools + migrant_children_in_purchased_places)
    / eligible_migrant_children,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="comp.migrant_public_share",
)

compulsory.indicator(
    "zone_enrolment_rate",
    "就近划片入学比例",
    "share of students in their school zone",
    formula=in_zone_students / ref("governance.students").select("stage", "compulsory"),
    unit="%",
    better="higher",
    dimensions=(
        "stage",
        "location",
    ),
    ref="comp.zone_enrolment",
)

compulsory.indicator(
    "senior_high_quota_share",
    "优质高中名额分配比例",
    "share of good senior-high places assigned to junior schools",
    formula=quality_senior_high_assigned_admissions / quality_senior_high_planned_admissions,
    unit="%",
    better="higher",
    ref="comp.hs_quota_share",
)

compulsory.indicator(
    "fitness_good_rate",
    "体质健康优良率",
    "share of students with good or excellent fitness",
    formula=(fitness_excellent_students + fitness_good_students) / fitness_tested_students,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="comp.fitness_good_rate",
)

compulsory.indicator(
    "fitness_pass_rate",
    "体质健康合格率",
    "share of students with passing fitness",
    formula=(fitness_excellent_students + fitness_good_students + fitness_pass_students)
    / fitness_tested_students,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="comp.fitness_pass_rate",
)

compulsory.indicator(
    "myopia_rate",
    "近视率",
    "myopia rate",
    formula=myopic_students / vision_tested_students,
    unit="%",
    better="lower",
    dimensions=("stage",),
    ref="comp.myopia_rate",
)

compulsory.indicator(
    "full_curriculum_school_share",
    "开齐开足课程学校比例",
    "share of schools with the full curriculum",
    formula=full_curriculum_schools / ref("governance.schools").select("stage", "compulsory"),
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="comp.curriculum_complete",
)

compulsory.indicator(
    "ideology_course_school_share",
    "思政课开足课时学校比例",
    "share of schools with full periods of ideology and politics",
    formula=ideology_course_schools / ref("governance.schools"),
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="T17 +",
)

compulsory.indicator(
    "after_school_service_coverage",
    "课后服务覆盖率",
    "coverage of after-school service",
    formula=after_school_service_schools / ref("governance.schools").select("stage", "compulsory"),
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="comp.after_school_coverage",
)

compulsory.indicator(
    "school_labour_base_coverage",
    "校内劳动基地覆盖率",
    "coverage of schools by labour bases",
    formula=(school_labour_bases >= "1个").share(),
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="comp.labour_base_school_cov",
)

compulsory.indicator(
    "zone_labour_base_coverage",
    "学区社会劳动基地覆盖率",
    "coverage of school zones by social labour bases",
    formula=school_zones_with_labour_base / ref("governance.school_zones"),
    unit="%",
    better="higher",
    ref="comp.labour_base_zone_cov",
)

compulsory.indicator(
    "books_variation",
    "生均图书册数差异系数",
    "variation of books",
    formula=books_per_student.variation(ref("governance.students")),
    unit="",
    better="lower",
    dimensions=("stage",),
    ref="basic balance: books cv",
)

compulsory.indicator(
    "equipment_value_variation",
    "生均教学仪器设备值校际差异系数",
    "variation between schools, equipment value per student",
    formula=equipment_value_per_student.variation(ref("governance.students")),
    unit="",
    better="lower",
    dimensions=("stage",),
    ref="comp.cv_q6",
)

compulsory.indicator(
    "school_size_compliance_rate",
    "学校规模达标率",
    "share of schools within the cap of their size",
    formula=schools_within_size_cap / ref("governance.schools").select("stage", "compulsory"),
    unit="%",
    better="higher",
    ref="comp.school_size_ok",
)

compulsory.indicator(
    "quality_balance_items_met",
    "义务教育优质均衡达标项数",
    "items of high-quality balance met, out of 32",
    formula=quality_balance_items_confirmed,
    unit="项",
    better="higher",
    components=(
        "compulsory.above_required_teachers_per_hundred_students",
        "compulsory.backbone_teachers_per_hundred_students",
        "compulsory.physical_and_art_teachers_per_hundred_students",
        "compulsory.teaching_area_per_student",
        "compulsory.sports_area_per_student",
        "compulsory.equipment_value_per_student",
        "compulsory.multimedia_rooms_per_hundred_students",
        "compulsory.above_required_teachers_variation",
        "compulsory.backbone_teachers_variation",
        "compulsory.physical_and_art_teachers_variation",
        "compulsory.teaching_area_variation",
        "compulsory.sports_area_variation",
        "compulsory.equipment_value_variation",
        "compulsory.multimedia_rooms_variation",
    ),
    definition="全部32项都达标才算实现优质均衡；各项不能相互抵补。",
    source="《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）",
    ref="T14 +",
)
