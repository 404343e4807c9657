"""义务教育数据项: what the returns count for the domain compulsory education."""

from __future__ import annotations

from eduplan.plugins.compulsory.domain import compulsory

__all__ = [
    "after_school_service_schools",
    "art_room_area",
    "art_rooms",
    "books",
    "deaths",
    "dropouts",
    "eligible_migrant_children",
    "equipment_value",
    "final_grade_students",
    "fitness_excellent_students",
    "fitness_good_students",
    "fitness_pass_students",
    "fitness_tested_students",
    "full_curriculum_schools",
    "grade_nine_students",
    "grade_one_entrants",
    "grade_seven_students",
    "graduates",
    "ideology_course_schools",
    "in_age_students",
    "in_zone_students",
    "indoor_sports_area",
    "intermediate_title_teachers",
    "migrant_children_in_public_schools",
    "migrant_children_in_purchased_places",
    "music_room_area",
    "music_rooms",
    "myopic_students",
    "physical_and_art_teachers",
    "quality_balance_items_confirmed",
    "quality_senior_high_assigned_admissions",
    "quality_senior_high_planned_admissions",
    "quality_senior_high_rural_admissions",
    "school_age_population",
    "school_labour_bases",
    "school_zones_with_labour_base",
    "schools_within_size_cap",
    "sports_area",
    "teaching_area",
    "transfers_in",
    "transfers_out",
    "vision_tested_students",
    "year_built",
    "zone_labour_bases",
]

school_age_population = compulsory.element(
    "school_age_population",
    "义务教育学龄人口",
    "school-age population",
    unit="人",
    level="region",
    dimensions=("stage",),
    ref="pop_6_11, pop_12_14, pop_6_14",
)

in_age_students = compulsory.element(
    "in_age_students",
    "适龄在校生数",
    "students in the age group",
    unit="人",
    level="region",
    dimensions=("stage",),
    ref="stu_p_inage",
)

grade_one_entrants = compulsory.element(
    "grade_one_entrants",
    "小学一年级招生数",
    "grade-one entrants",
    unit="人",
    dimensions=("location",),
    ref="g1_entrants[Y]",
)

grade_seven_students = compulsory.element(
    "grade_seven_students",
    "初一在校生数",
    "grade-seven students",
    unit="人",
    dimensions=("location",),
    ref="g7_enrol",
)

grade_nine_students = compulsory.element(
    "grade_nine_students",
    "初三毕业班学生数",
    "grade-nine students",
    unit="人",
    dimensions=("location",),
    ref="g9_enrol[Y]",
)

final_grade_students = compulsory.element(
    "final_grade_students",
    "毕业班学生数",
    "final-grade students",
    unit="人",
    dimensions=("stage",),
    ref="final-grade students",
)

graduates = compulsory.element(
    "graduates",
    "毕业生数",
    "graduates",
    unit="人",
    dimensions=("stage",),
    ref="grads_j[Y], grads_p[Y]",
)

transfers_in = compulsory.element(
    "transfers_in",
    "转入学生数",
    "students transferred in",
    unit="人",
    dimensions=("stage",),
    ref="transfer_in",
)

transfers_out = compulsory.element(
    "transfers_out",
    "转出学生数",
    "students transferred out",
    unit="人",
    dimensions=("stage",),
    ref="transfer_out",
)

deaths = compulsory.element(
    "deaths",
    "死亡学生数",
    "deaths of students",
    unit="人",
    dimensions=("stage",),
    ref="deaths",
)

dropouts = compulsory.element(
    "dropouts",
    "辍学学生数",
    "students who dropped out",
    unit="人",
    dimensions=("stage",),
    ref="dropouts",
)

physical_and_art_teachers = compulsory.element(
    "physical_and_art_teachers",
    "体育、艺术专任教师数",
    "full-time teachers of physical education and arts",
    unit="人",
    dimensions=("stage",),
    ref="teachers_pe_art",
)

intermediate_title_teachers = compulsory.element(
    "intermediate_title_teachers",
    "中级及以上职称专任教师数",
    "teachers with an intermediate title or above",
    unit="人",
    dimensions=("stage",),
    ref="teachers_mid_title",
)

teaching_area = compulsory.element(
    "teaching_area",
    "教学及辅助用房面积",
    "teaching and auxiliary area",
    unit="m²",
    dimensions=("stage",),
    ref="area_teach",
)

indoor_sports_area = compulsory.element(
    "indoor_sports_area",
    "室内体育用房面积",
    "indoor sports area",
    unit="m²",
    dimensions=("stage",),
    ref="indoor_pe",
)

sports_area = compulsory.element(
    "sports_area",
    "体育运动场馆面积",
    "sports area",
    unit="m²",
    dimensions=("stage",),
    ref="area_sport",
)

equipment_value = compulsory.element(
    "equipment_value",
    "教学仪器设备资产值",
    "value of teaching equipment",
    unit="元",
    dimensions=("stage",),
    ref="equip_value",
)

books = compulsory.element(
    "books",
    "图书册数",
    "books",
    unit="册",
    dimensions=("stage",),
    ref="books",
)

music_rooms = compulsory.element(
    "music_rooms",
    "音乐专用教室数",
    "music rooms",
    unit="间",
    dimensions=("stage",),
    ref="music_rooms[]",
)

music_room_area = compulsory.element(
    "music_room_area",
    "音乐专用教室面积",
    "smallest music room area",
    unit="m²",
    dimensions=("stage",),
    ref="music_rooms[] area",
)

art_rooms = compulsory.element(
    "art_rooms",
    "美术专用教室数",
    "art rooms",
    unit="间",
    dimensions=("stage",),
    ref="art_rooms[]",
)

art_room_area = compulsory.element(
    "art_room_area",
    "美术专用教室面积",
    "smallest art room area",
    unit="m²",
    dimensions=("stage",),
    ref="art_rooms[] area",
)

eligible_migrant_children = compulsory.element(
    "eligible_migrant_children",
    "符合条件的随迁子女数",
    "eligible migrant children",
    unit="人",
    level="region",
    dimensions=("stage",),
    ref="migrant_eligible",
)

migrant_children_in_public_schools = compulsory.element(
    "migrant_children_in_public_schools",
    "公办学校就读随迁子女数",
    "migrant children in public schools",
    unit="人",
    level="region",
    dimensions=("stage",),
    ref="migrant_in_public",
)

migrant_children_in_purchased_places = compulsory.element(
    "migrant_children_in_purchased_places",
    "政府购买学位就读随迁子女数",
    "migrant children in purchased places",
    unit="人",
    level="region",
    dimensions=("stage",),
    ref="migrant_in_purchased",
)

in_zone_students = compulsory.element(
    "in_zone_students",
    "划片范围内就近入学学生数",
    "students living in the school zone",
    unit="人",
    dimensions=(
        "stage",
        "location",
    ),
    ref="in_zone",
)

quality_senior_high_planned_admissions = compulsory.element(
    "quality_senior_high_planned_admissions",
    "优质高中招生计划数",
    "planned admissions of good senior high schools",
    unit="人",
    level="region",
    ref="hs_quota_plan",
)

quality_senior_high_assigned_admissions = compulsory.element(
    "quality_senior_high_assigned_admissions",
    "优质高中名额分配数",
    "admissions assigned to junior schools",
    unit="人",
    level="region",
    ref="hs_quota_assigned",
)

quality_senior_high_rural_admissions = compulsory.element(
    "quality_senior_high_rural_admissions",
    "优质高中分配农村名额数",
    "admissions assigned to rural junior schools",
    unit="人",
    level="region",
    ref="hs_quota_rural",
)

fitness_excellent_students = compulsory.element(
    "fitness_excellent_students",
    "体质健康优秀学生数",
    "students with excellent fitness",
    unit="人",
    dimensions=("stage",),
    ref="fitness_excellent",
)

fitness_good_students = compulsory.element(
    "fitness_good_students",
    "体质健康良好学生数",
    "students with good fitness",
    unit="人",
    dimensions=("stage",),
    ref="fitness_good",
)

fitness_pass_students = compulsory.element(
    "fitness_pass_students",
    "体质健康及格学生数",
    "students with passing fitness",
    unit="人",
    dimensions=("stage",),
    ref="fitness_pass",
)

fitness_tested_students = compulsory.element(
    "fitness_tested_students",
    "体质健康测试学生数",
    "students tested for fitness",
    unit="人",
    dimensions=("stage",),
    ref="fitness_tested",
)

vision_tested_students = compulsory.element(
    "vision_tested_students",
    "视力检测学生数",
    "students tested for vision",
    unit="人",
    dimensions=("stage",),
    ref="myopia tested",
)

myopic_students = compulsory.element(
    "myopic_students",
    "近视学生数",
    "myopic students",
    unit="人",
    dimensions=("stage",),
    ref="myopic",
)

full_curriculum_schools = compulsory.element(
    "full_curriculum_schools",
    "开齐开足课程学校数",
    "schools with the full curriculum",
    unit="所",
    dimensions=("stage",),
    ref="full curriculum schools",
)

ideology_course_schools = compulsory.element(
    "ideology_course_schools",
    "思政课开足课时学校数",
    "schools with full periods of ideology and politics",
    unit="所",
    dimensions=("stage",),
    ref="ideology course schools+",
)

after_school_service_schools = compulsory.element(
    "after_school_service_schools",
    "开展课后服务学校数",
    "schools with after-school service",
    unit="所",
    dimensions=("stage",),
    ref="after-school schools",
)

school_labour_bases = compulsory.element(
    "school_labour_bases",
    "校内劳动实践基地数",
    "labour bases in schools",
    unit="个",
    dimensions=("stage",),
    ref="labour_bases_school",
)

zone_labour_bases = compulsory.element(
    "zone_labour_bases",
    "学区社会劳动实践基地数",
    "social labour bases of school zones",
    unit="个",
    level="region",
    ref="labour_bases_zone",
)

school_zones_with_labour_base = compulsory.element(
    "school_zones_with_labour_base",
    "有社会劳动实践基地的学区数",
    "school zones with a social labour base",
    unit="个",
    level="region",
    ref="zones with a base",
)

year_built = compulsory.element(
    "year_built",
    "建校年份",
    "year of construction",
    unit="年",
    ref="school year built",
)

schools_within_size_cap = compulsory.element(
    "schools_within_size_cap",
    "规模达标学校数",
    "schools within the cap of their size",
    unit="所",
    level="region",
    dimensions=("stage",),
    definition="小学、初中不超过2000人，九年一贯制学校不超过2500人的学校数。",
    source="《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）",
    ref="COMP-S13",
)

quality_balance_items_confirmed = compulsory.element(
    "quality_balance_items_confirmed",
    "优质均衡督导评估已认定达标项数",
    "items of high-quality balance confirmed",
    unit="项",
    level="region",
    definition="32项（资源配置7项、政府保障15项、教育质量9项、社会认可1项）中已认定达标的项数。",
    source="《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）",
    ref="COMP-S05",
)
