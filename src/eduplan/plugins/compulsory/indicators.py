"""义务教育指标: enrolment, retention, class size, fitness, curriculum and equal access."""

from __future__ import annotations

from functools import partial

from eduplan import ref
from eduplan.plugins.compulsory.domain import compulsory
from eduplan.plugins.compulsory.elements import (
    after_school_service_schools,
    deaths,
    dropouts,
    eligible_migrant_children,
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
    migrant_children_in_public_schools,
    migrant_children_in_purchased_places,
    myopic_students,
    quality_senior_high_assigned_admissions,
    quality_senior_high_planned_admissions,
    school_age_population,
    school_labour_bases,
    school_zones_with_labour_base,
    transfers_in,
    transfers_out,
    vision_tested_students,
)

__all__: list[str] = []

BULLETIN = "教育部《全国教育事业发展统计公报》"
COMPULSORY_LAW = "《中华人民共和国义务教育法》"
QUALITY_BALANCE = "《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）"
CURRICULUM = "《义务教育课程方案（2022年版）》"
URBAN_RURAL = "《关于统筹推进县域内城乡义务教育一体化改革发展的若干意见》（国发〔2016〕40号）"
HEALTHY_CHINA = "《国务院关于实施健康中国行动的意见》（国发〔2019〕13号）"
MYOPIA = "《综合防控儿童青少年近视实施方案》（2018年）"
LABOUR = "《大中小学劳动教育指导纲要（试行）》（教材〔2020〕4号）"
LIGHTER_LOAD = (
    "《关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见》（中办、国办，2021年）"
)

students = ref("governance.students").select("stage", "compulsory")
schools = ref("governance.schools").select("stage", "compulsory")
classes = ref("governance.classes").select("stage", "compulsory")
large_classes = classes.select("class_size_band", "56_and_more")
oversize_classes = classes.select("class_size_band", "66_plus")
junior_graduates = graduates.select("stage", "junior")

_rate = partial(
    compulsory.indicator,
    unit="%",
    better="higher",
    dimensions=("authority",),
    source=BULLETIN,
)
_class_share = partial(
    compulsory.indicator,
    unit="%",
    dimensions=("stage", "location", "authority"),
    source=URBAN_RURAL,
)
_class_count = partial(
    compulsory.indicator,
    unit="班",
    better="lower",
    dimensions=("stage", "location", "authority"),
    source=URBAN_RURAL,
)
_share_by_stage = partial(
    compulsory.indicator, unit="%", better="higher", dimensions=("stage",), source=QUALITY_BALANCE
)

# 入学

_rate(
    "primary_net_enrolment_rate",
    "小学净入学率",
    "primary net enrolment rate",
    formula=in_age_students.select("stage", "primary")
    / school_age_population.select("stage", "primary"),
    places=2,
    definition="6–11周岁已入学儿童占同龄常住人口之比，不会超过100%。",
    aliases=("小学学龄儿童净入学率",),
    within="compulsory.age_enrolment_rate",
    ref="comp.primary_net_enrolment",
)
_rate(
    "junior_gross_enrolment_rate",
    "初中阶段毛入学率",
    "junior gross enrolment rate",
    formula=students.select("stage", "junior") / school_age_population.select("stage", "junior"),
    places=2,
    definition="初中在校生（不限年龄）与12–14周岁常住人口之比，可超过100%。",
    aliases=("初中毛入学率",),
    ref="comp.junior_gross_enrolment",
)
_rate(
    "age_enrolment_rate",
    "义务教育阶段适龄儿童少年入学率",
    "age enrolment rate, compulsory education",
    formula=in_age_students.select("stage", "compulsory")
    / school_age_population.select("stage", "compulsory"),
    dimensions=("stage", "authority"),
    definition="6–14周岁已入学儿童少年占同龄常住人口之比，不会超过100%；残疾儿童也在分母之内。",
    aliases=("义务教育入学率", "适龄儿童少年入学率", "义务教育适龄儿童少年入学率"),
    source=COMPULSORY_LAW,
    ref="comp.age_enrolment_rate",
)

# 巩固、毕业和辍学

_rate(
    "nine_year_retention_rate",
    "九年义务教育巩固率",
    "nine-year retention rate",
    formula=grade_nine_students / grade_one_entrants.earlier(8),
    places=2,
    definition="统计口径：当年初中毕业班学生与八年前小学一年级招生之比，含正常转学，"
    "净转入会抬高它、掩盖辍学。全国公报2023年以前公布一位小数，2024年公布两位。",
    aliases=("巩固率", "九年巩固率", "义务教育巩固率"),
    time_point="school_year",
    ref="comp.retention9",
)
_rate(
    "adjusted_nine_year_retention_rate",
    "九年义务教育巩固率(调整)",
    "nine-year retention rate, adjusted",
    formula=(junior_graduates - transfers_in + transfers_out)
    / (grade_one_entrants.earlier(9) - deaths),
    places=2,
    definition="剔除转学和死亡的口径：毕业生减转入加转出，除以九年前入学人数减死亡。",
    aliases=("调整后的九年义务教育巩固率",),
    source="学籍管理信息",
    time_point="school_year",
    ref="comp.retention9_adjusted",
)
_rate(
    "junior_three_year_retention_rate",
    "初中三年巩固率",
    "three-year junior retention rate",
    formula=(
        junior_graduates
        - transfers_in.select("stage", "junior")
        + transfers_out.select("stage", "junior")
    )
    / (grade_seven_students.earlier(3) - deaths.select("stage", "junior")),
    places=2,
    definition="初中毕业生减转入加转出，除以三年前初一学生减死亡（省级评估口径）。",
    source=QUALITY_BALANCE,
    time_point="school_year",
    ref="comp.retention3_junior",
)
_rate(
    "primary_graduation_rate",
    "小学毕业率",
    "primary graduation rate",
    formula=graduates.select("stage", "primary") / final_grade_students.select("stage", "primary"),
    definition="小学毕业生占小学毕业班学生之比，不会超过100%。",
    source="教育事业统计年报",
    time_point="school_year",
    ref="comp.primary_graduation",
)
_rate(
    "junior_graduation_rate",
    "初中毕业率",
    "junior graduation rate",
    formula=junior_graduates / final_grade_students.select("stage", "junior"),
    definition="初中毕业生占初中毕业班学生之比，不会超过100%。",
    source="教育事业统计年报",
    time_point="school_year",
    ref="comp.junior_graduation",
)
compulsory.indicator(
    "dropout_count",
    "辍学人数",
    "dropouts, count",
    formula=dropouts,
    unit="人",
    better="lower",
    dimensions=("stage", "authority"),
    definition="控辍保学台账登记的辍学学生，应为零。",
    source="控辍保学台账",
    time_point="school_year",
    ref="comp.dropout_count",
)

# 班额：56人及以上为大班额，其中66人及以上为超大班额；标准班额小学45人、初中50人

_class_count(
    "large_class_count",
    "大班额班级数",
    "large classes, count",
    formula=large_classes,
    definition="56人及以上的班级，含超大班额。",
    aliases=("大班额", "大班额数"),
    ref="comp.large_class_count",
)
_class_share(
    "large_class_rate",
    "大班额比例",
    "share of large classes",
    formula=large_classes / classes,
    better="lower",
    definition="56人及以上的班级占全部班级之比。",
    aliases=("大班额占比",),
    ref="comp.large_class_rate",
)
_class_count(
    "oversize_class_count",
    "超大班额班级数",
    "oversize classes, count",
    formula=oversize_classes,
    definition="66人及以上的班级。",
    aliases=("超大班额", "超大班额数"),
    ref="comp.oversize_class_count",
)
_class_share(
    "oversize_class_rate",
    "超大班额比例",
    "share of oversize classes",
    formula=oversize_classes / classes,
    better="lower",
    definition="66人及以上的班级占全部班级之比。",
    aliases=("超大班额占比",),
    ref="comp.oversize_class_rate",
)
_class_share(
    "standard_class_share",
    "标准班额占比",
    "share of standard classes",
    formula=(
        classes.select("stage", "primary").select("class_size_band", "45_and_fewer")
        + classes.select("stage", "junior").select("class_size_band", "50_and_fewer")
    )
    / classes,
    better="higher",
    definition="小学45人及以下、初中50人及以下的班级占全部班级之比；优质均衡要求所有班级达标。",
    aliases=("标准班额比例",),
    source=QUALITY_BALANCE,
    ref="comp.std_class_share",
)
compulsory.indicator(
    "average_class_size",
    "义务教育平均班额",
    "average class size, compulsory education",
    formula=students / classes,
    unit="人/班",
    better="lower",
    dimensions=("stage", "location", "authority"),
    places=2,
    definition="每班平均学生数；班额上限是对每个班的要求，平均数达标不等于每班达标。",
    source=QUALITY_BALANCE,
    ref="COMP-S04",
)

# 体质和视力

_share_by_stage(
    "fitness_good_rate",
    "体质健康优良率",
    "share of students with good or excellent fitness",
    formula=(fitness_excellent_students + fitness_good_students) / fitness_tested_students,
    definition="体质健康测试优秀、良好的学生占测试学生之比。",
    aliases=("学生体质健康优良率", "优良率"),
    source=HEALTHY_CHINA,
    time_point="school_year",
    ref="comp.fitness_good_rate",
)
_share_by_stage(
    "fitness_pass_rate",
    "体质健康合格率",
    "share of students with passing fitness",
    formula=(fitness_excellent_students + fitness_good_students + fitness_pass_students)
    / fitness_tested_students,
    definition="体质健康测试及格以上的学生占测试学生之比。",
    aliases=("学生体质健康合格率",),
    source="《国家学生体质健康标准（2014年修订）》",
    time_point="school_year",
    ref="comp.fitness_pass_rate",
)
_share_by_stage(
    "myopia_rate",
    "近视率",
    "myopia rate",
    formula=myopic_students / vision_tested_students,
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
    "开齐开足课程学校比例",
    "share of schools with the full curriculum",
    formula=full_curriculum_schools / schools,
    definition="开齐课程、开足课时的学校占义务教育学校之比。",
    source=CURRICULUM,
    ref="comp.curriculum_complete",
)
_share_by_stage(
    "ideology_course_school_share",
    "思政课开足课时学校比例",
    "share of schools with full periods of ideology and politics",
    formula=ideology_course_schools / ref("governance.schools"),
    definition="思政课开足课时的学校占学校总数之比，高中也在内。",
    source=CURRICULUM,
    ref="T17",
)
_share_by_stage(
    "after_school_service_coverage",
    "课后服务覆盖率",
    "coverage of after-school service",
    formula=after_school_service_schools / schools,
    definition="开展课后服务的学校占义务教育学校之比。按学生算的参加率是另一回事。",
    source=LIGHTER_LOAD,
    ref="comp.after_school_coverage",
)
_share_by_stage(
    "school_labour_base_coverage",
    "校内劳动基地覆盖率",
    "coverage of schools by labour bases",
    formula=(school_labour_bases >= "1个").share(),
    definition="至少有一个校内劳动实践基地的学校占全部学校之比；“每校一个基地”即100%。",
    aliases=("校内劳动实践基地覆盖率",),
    source=LABOUR,
    ref="comp.labour_base_school_cov",
)
compulsory.indicator(
    "zone_labour_base_coverage",
    "学区社会劳动基地覆盖率",
    "coverage of school zones by social labour bases",
    formula=school_zones_with_labour_base / ref("governance.school_zones"),
    unit="%",
    better="higher",
    definition="至少有一个社会劳动实践基地的学区占学区总数之比。",
    aliases=("学区社会劳动实践基地覆盖率",),
    source=LABOUR,
    ref="comp.labour_base_zone_cov",
)

# 公平

_share_by_stage(
    "zone_enrolment_rate",
    "就近划片入学比例",
    "share of students in their school zone",
    formula=in_zone_students / students,
    dimensions=("stage", "location"),
    definition="家住划片范围内的学生占在校生之比，只看公办非寄宿学校；城区、镇区小学应为100%，初中不低于95%。",
    aliases=("就近入学率",),
    ref="comp.zone_enrolment",
)
_share_by_stage(
    "migrant_public_enrolment_share",
    "随迁子女公办(含购买学位)就读比例",
    "share of migrant children in public or purchased places",
    formula=(migrant_children_in_public_schools + migrant_children_in_purchased_places)
    / eligible_migrant_children,
    definition="在公办学校或政府购买的学位就读的，占符合条件的随迁子女之比；只写“公办就读”的不应计购买学位。",
    aliases=("随迁子女公办学校就读比例", "随迁子女入学比例"),
    ref="comp.migrant_public_share",
)
compulsory.indicator(
    "senior_high_quota_share",
    "优质高中名额分配比例",
    "share of good senior-high places assigned to junior schools",
    formula=quality_senior_high_assigned_admissions / quality_senior_high_planned_admissions,
    unit="%",
    better="higher",
    definition="分配到初中的名额占优质高中招生计划之比，应不低于50%并向农村初中倾斜。",
    aliases=("优质高中指标到校比例",),
    source=QUALITY_BALANCE,
    ref="comp.hs_quota_share",
)
