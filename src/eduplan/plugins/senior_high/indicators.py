"""高中阶段指标: enrolment and promotion, class size, teachers, aid and features."""

from __future__ import annotations

from functools import partial

import eduplan as ep
from eduplan.plugins.senior_high import elements
from eduplan.plugins.senior_high.domain import senior_high

BULLETIN = "教育部《全国教育事业发展统计公报》"
COUNTY_SENIOR_HIGHS = "《“十四五”县域普通高中发展提升行动计划》（教基〔2021〕8号）"

students = ep.ref("governance.students").select("stage", "senior")
classes = ep.ref("governance.classes").select("stage", "senior")
teachers = ep.ref("teachers.full_time_teachers").select("stage", "senior")

_rate = partial(senior_high.indicator, unit="%", better="higher")
_share = partial(_rate, most="100%")

# 入学和升学

gross_enrolment_rate = _rate(
    "gross_enrolment_rate",
    ep.Words("高中阶段毛入学率", "gross enrolment rate, senior secondary"),
    formula=(students + elements.vocational_students + elements.adult_students)
    / elements.population_aged_15_to_17,
    dimensions=("authority", "basis"),
    places=2,
    definition="普通高中、中等职业教育、成人高中在校生之和与15–17周岁人口之比，可超过100%。"
    "只写“高中毛入学率”的，可能只指普通高中，口径存疑时应注明。"
    "全国公报2023年以前公布一位小数，2024年公布两位。",
    aliases=("高中阶段教育毛入学率", "高中毛入学率"),
    source=BULLETIN,
    ref="sh.gross_enrolment_rate",
)
_rate(
    "promotion_rate",
    ep.Words("初中毕业生升入高中阶段比例", "promotion rate to senior secondary"),
    formula=(elements.general_entrants + elements.vocational_entrants)
    / ep.ref("compulsory.graduates").select("stage", "junior"),
    dimensions=("basis",),
    definition="升入普通高中和中等职业学校的学生占当年初中毕业生之比。",
    aliases=("初中升学率", "初中毕业生升学率"),
    source="教育事业统计年报",
    time_point="school_year",
    ref="sh.promotion_rate",
)
_share(
    "general_entrant_share",
    ep.Words("普通高中招生占比", "general share of entrants"),
    formula=elements.general_entrants / (elements.general_entrants + elements.vocational_entrants),
    better="band",
    dimensions=("basis",),
    definition="普通高中招生占高中阶段招生之比；普职比的另一种写法。",
    aliases=("普高占比", "普职比"),
    source="教育事业统计年报",
    time_point="school_year",
    ref="sh.general_share",
)

# 班额

_share(
    "large_class_rate",
    ep.Words("普通高中大班额比例", "share of large classes, senior high"),
    formula=classes.select("class_size_band", "56_and_more") / classes,
    better="lower",
    dimensions=("authority",),
    definition="56人及以上的班级占全部班级之比。",
    aliases=("高中大班额比例",),
    source=COUNTY_SENIOR_HIGHS,
    ref="sh.large_class_rate",
)
senior_high.indicator(
    "average_class_size",
    ep.Words("普通高中平均班额", "average class size, senior high"),
    formula=students / classes,
    unit="人/班",
    sizes=("1人/班", "200人/班"),
    better="lower",
    dimensions=("authority",),
    definition="每班平均学生数；校舍建设标准按每班50人设计，平均数达标不等于每班达标。",
    source="《城市普通中小学校校舍建设标准》",
    ref="SH-S04",
)

# 教师

senior_high.indicator(
    "student_teacher_ratio",
    ep.Words("生师比", "students per teacher, senior high"),
    formula=students / teachers,
    unit="比",
    sizes=("0.5:1", "100:1"),
    better="lower",
    dimensions=("authority",),
    places=2,
    definition="每名普通高中专任教师对应的在校生数。",
    aliases=("高中生师比", "普通高中生师比"),
    source=BULLETIN,
    ref="sh.student_teacher_ratio",
)
_share(
    "qualified_teacher_rate",
    ep.Words("学历合格率", "qualified teacher rate, senior high"),
    formula=elements.bachelor_teachers / teachers,
    places=2,
    definition="本科及以上学历的普通高中专任教师占专任教师之比。",
    aliases=("高中专任教师学历合格率",),
    source=BULLETIN,
    ref="sh.qualified_rate",
)

# 资助和特色

_share(
    "fee_waiver_coverage",
    ep.Words("资助(免学杂费)覆盖率", "fee-waiver coverage"),
    formula=elements.fee_waived_students / elements.aid_eligible_students,
    dimensions=("aid_group",),
    definition="实际免学杂费的学生占符合条件学生之比。",
    source="学生资助管理信息",
    time_point="school_year",
    ref="sh.aid_coverage",
)
senior_high.indicator(
    "featured_school_count",
    ep.Words("特色高中数", "featured senior high schools, count"),
    formula=elements.featured_senior_highs,
    unit="所",
    better="higher",
    definition="期末经认定的特色普通高中，累计数。",
    source="教育部门评定名单",
    ref="sh.featured_schools",
)
