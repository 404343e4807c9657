"""义务教育数据项: population, cohorts, fitness, curriculum and equal access.

在校生数、学校数、班级数、专任教师数是共用数据项，见治理与督导、师资；各校的条件见 school_means。
"""

from __future__ import annotations

from functools import partial

from eduplan import Words
from eduplan.plugins.compulsory.domain import compulsory

ANNUAL_RETURN = "教育事业统计年报"
BUREAU = "教育部门工作台账"

_county = partial(
    compulsory.element,
    unit="人",
    level="region",
    dimensions=("stage", "authority"),
    source=ANNUAL_RETURN,
)
_cohort = partial(
    compulsory.element, unit="人", dimensions=("location", "authority"), source=ANNUAL_RETURN
)
_movement = partial(
    compulsory.element,
    unit="人",
    dimensions=("stage", "authority"),
    source="学籍管理信息",
    time_point="school_year",
)
_pupils = partial(compulsory.element, unit="人", dimensions=("stage",), time_point="school_year")
_schools = partial(compulsory.element, unit="所", dimensions=("stage",), source=BUREAU)
_good_senior_highs = partial(_county, dimensions=(), source=BUREAU)
_fitness = partial(_pupils, source="《国家学生体质健康标准（2014年修订）》测试")
_labour_bases = partial(compulsory.element, unit="个", source=BUREAU)

# 适龄人口和在校

school_age_population = _county(
    "school_age_population",
    Words("义务教育学龄人口", "school-age population"),
    definition="学龄常住人口：小学6–11周岁，初中12–14周岁，义务教育6–14周岁。",
    aliases=("义务教育适龄人口",),
    source="统计部门常住人口数",
    ref="pop_6_14",
)
in_age_students = _county(
    "in_age_students",
    Words("适龄在校生数", "students in the age group"),
    definition="处在学龄段内、已入学的儿童少年；已在更高学段就读的也算入学。",
    ref="stu_p_inage",
)

# 一届学生的来去：用于巩固率

grade_one_entrants = _cohort(
    "grade_one_entrants",
    Words("小学一年级招生数", "grade-one entrants"),
    definition="当年秋季入学的小学一年级新生。",
    aliases=("小学招生数",),
    counted_in=("school_with_primary",),
    ref="g1_entrants",
)
grade_seven_students = _cohort(
    "grade_seven_students",
    Words("初一在校生数", "grade-seven students"),
    definition="当年秋季的初中一年级在校生。",
    counted_in=("school_with_junior",),
    ref="g7_enrol",
)
grade_nine_students = _cohort(
    "grade_nine_students",
    Words("初三毕业班学生数", "grade-nine students"),
    definition="当年秋季的初中毕业班在校生。",
    counted_in=("school_with_junior",),
    ref="g9_enrol",
)
graduates = _movement(
    "graduates",
    Words("毕业生数", "graduates"),
    dimensions=("stage", "authority", "basis"),
    definition="当年夏季毕业的学生，按学段。",
    source=ANNUAL_RETURN,
    ref="grads",
)
final_grade_students = _movement(
    "final_grade_students",
    Words("毕业班学生数", "final-grade students"),
    definition="当年应届毕业班的学生，是毕业率的分母。",
    source=ANNUAL_RETURN,
    ref="final_grade",
)
transfers_in = _movement(
    "transfers_in",
    Words("转入学生数", "students transferred in"),
    definition="本届学生在学期间从外地转入的累计人数。",
    ref="transfer_in",
)
transfers_out = _movement(
    "transfers_out",
    Words("转出学生数", "students transferred out"),
    definition="本届学生在学期间转往外地的累计人数。",
    ref="transfer_out",
)
deaths = _movement(
    "deaths",
    Words("死亡学生数", "deaths of students"),
    definition="本届学生在学期间死亡的累计人数。",
    ref="deaths",
)
dropouts = _movement(
    "dropouts",
    Words("辍学学生数", "students who dropped out"),
    definition="控辍保学台账登记的辍学学生。",
    aliases=("辍学生数",),
    source="控辍保学台账",
    ref="dropouts",
)

# 体质和视力

fitness_tested_students = _fitness(
    "fitness_tested_students",
    Words("体质健康测试学生数", "students tested for fitness"),
    definition="参加国家学生体质健康标准测试的学生。",
    ref="fitness_tested",
)
fitness_excellent_students = _fitness(
    "fitness_excellent_students",
    Words("体质健康优秀学生数", "students with excellent fitness"),
    definition="测试等级为优秀的学生。",
    ref="fitness_excellent",
)
fitness_good_students = _fitness(
    "fitness_good_students",
    Words("体质健康良好学生数", "students with good fitness"),
    definition="测试等级为良好的学生，不含优秀。",
    ref="fitness_good",
)
fitness_pass_students = _fitness(
    "fitness_pass_students",
    Words("体质健康及格学生数", "students with passing fitness"),
    definition="测试等级为及格的学生，不含优秀、良好。",
    ref="fitness_pass",
)
vision_tested_students = _pupils(
    "vision_tested_students",
    Words("视力检测学生数", "students tested for vision"),
    definition="参加视力检测的学生。",
    source="学生视力检测",
    ref="myopia_tested",
)
myopic_students = _pupils(
    "myopic_students",
    Words("近视学生数", "myopic students"),
    definition="检测为近视的学生；是视力检测学生的一部分。",
    source="学生视力检测",
    ref="myopic",
)

# 课程、课后服务和劳动教育

full_curriculum_schools = _schools(
    "full_curriculum_schools",
    Words("开齐开足课程学校数", "schools with the full curriculum"),
    definition="按国家课程方案开齐课程、开足课时的义务教育学校。",
    ref="full_curriculum",
)
ideology_course_schools = _schools(
    "ideology_course_schools",
    Words("思政课开足课时学校数", "schools with full periods of ideology and politics"),
    definition="思政课按规定开足课时的学校，高中也在内。",
    counted_in=("ordinary_school",),
    ref="T17",
)
after_school_service_schools = _schools(
    "after_school_service_schools",
    Words("开展课后服务学校数", "schools with after-school service"),
    definition="开展课后服务的义务教育学校。",
    ref="after_school",
)
school_labour_bases = _labour_bases(
    "school_labour_bases",
    Words("校内劳动实践基地数", "labour bases in schools"),
    dimensions=("stage",),
    definition="学校自有的劳动实践基地。",
    ref="labour_bases_school",
)
_labour_bases(
    "zone_labour_bases",
    Words("学区社会劳动实践基地数", "social labour bases of school zones"),
    level="region",
    definition="学区在校外建立的社会劳动实践基地。",
    ref="labour_bases_zone",
)
school_zones_with_labour_base = _labour_bases(
    "school_zones_with_labour_base",
    Words("有社会劳动实践基地的学区数", "school zones with a social labour base"),
    level="region",
    definition="至少有一个社会劳动实践基地的学区；是学区数的一部分。",
    ref="zones_with_base",
)

# 公平：就近入学、随迁子女、优质高中名额

in_zone_students = compulsory.element(
    "in_zone_students",
    Words("划片范围内就近入学学生数", "students living in the school zone"),
    unit="人",
    dimensions=("stage", "location"),
    definition="家庭住址在学校划片范围内的公办非寄宿学生。",
    source=BUREAU,
    ref="in_zone",
)
eligible_migrant_children = _county(
    "eligible_migrant_children",
    Words("符合条件的随迁子女数", "eligible migrant children"),
    dimensions=("stage",),
    definition="符合当地入学条件的进城务工人员随迁子女。",
    aliases=("随迁子女数",),
    ref="migrant_eligible",
)
migrant_children_in_public_schools = _county(
    "migrant_children_in_public_schools",
    Words("公办学校就读随迁子女数", "migrant children in public schools"),
    dimensions=("stage",),
    definition="在公办学校就读的符合条件的随迁子女。",
    ref="migrant_in_public",
)
migrant_children_in_purchased_places = _county(
    "migrant_children_in_purchased_places",
    Words("政府购买学位就读随迁子女数", "migrant children in purchased places"),
    dimensions=("stage",),
    definition="在政府购买的民办学位就读的符合条件的随迁子女。",
    ref="migrant_in_purchased",
)
quality_senior_high_planned_admissions = _good_senior_highs(
    "quality_senior_high_planned_admissions",
    Words("优质高中招生计划数", "planned admissions of good senior high schools"),
    definition="优质普通高中当年的招生计划；哪些学校算优质应写明。",
    ref="hs_quota_plan",
)
quality_senior_high_assigned_admissions = _good_senior_highs(
    "quality_senior_high_assigned_admissions",
    Words("优质高中名额分配数", "admissions assigned to junior schools"),
    definition="按初中分配的优质高中招生名额；是招生计划的一部分。",
    ref="hs_quota_assigned",
)
_good_senior_highs(
    "quality_senior_high_rural_admissions",
    Words("优质高中分配农村名额数", "admissions assigned to rural junior schools"),
    definition="分配给农村初中的名额；是名额分配数的一部分。",
    ref="hs_quota_rural",
)
