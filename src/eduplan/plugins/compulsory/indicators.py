"""义务教育指标: enrolment, retention and class size; see also quality.py and balance.py."""

from __future__ import annotations

from functools import partial

import eduplan as ep
from eduplan.plugins.compulsory import elements
from eduplan.plugins.compulsory.domain import compulsory

BULLETIN = "教育部《全国教育事业发展统计公报》"
COMPULSORY_LAW = "《中华人民共和国义务教育法》"
QUALITY_BALANCE = "《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）"
URBAN_RURAL = "《关于统筹推进县域内城乡义务教育一体化改革发展的若干意见》（国发〔2016〕40号）"

students = ep.ref("governance.students").select("stage", "compulsory")
classes = ep.ref("governance.classes").select("stage", "compulsory")
large_classes = classes.select("class_size_band", "56_and_more")
oversize_classes = classes.select("class_size_band", "66_plus")
junior_graduates = elements.graduates.select("stage", "junior")

_rate = partial(
    compulsory.indicator, unit="%", better="higher", dimensions=("authority",), source=BULLETIN
)
_class_share = partial(
    compulsory.indicator,
    unit="%",
    most="100%",
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
_cohort_rate = partial(_rate, time_point="school_year")

# 入学

primary_net_enrolment_rate = _rate(
    "primary_net_enrolment_rate",
    ep.Words("小学净入学率", "primary net enrolment rate"),
    formula=elements.in_age_students.select("stage", "primary")
    / elements.school_age_population.select("stage", "primary"),
    places=2,
    most="100%",
    definition="6–11周岁已入学儿童占同龄常住人口之比，不会超过100%。",
    aliases=("小学学龄儿童净入学率",),
    within="compulsory.age_enrolment_rate",
    ref="comp.primary_net_enrolment",
)
_rate(
    "junior_net_enrolment_rate",
    ep.Words("初中净入学率", "junior net enrolment rate"),
    formula=elements.in_age_students.select("stage", "junior")
    / elements.school_age_population.select("stage", "junior"),
    places=2,
    most="100%",
    definition="12–14周岁已入学少年占同龄常住人口之比，不会超过100%。",
    aliases=("初中阶段净入学率",),
    within="compulsory.age_enrolment_rate",
)
_rate(
    "junior_gross_enrolment_rate",
    ep.Words("初中阶段毛入学率", "junior gross enrolment rate"),
    formula=students.select("stage", "junior")
    / elements.school_age_population.select("stage", "junior"),
    places=2,
    definition="初中在校生（不限年龄）与12–14周岁常住人口之比，可超过100%。",
    aliases=("初中毛入学率",),
    ref="comp.junior_gross_enrolment",
)
age_enrolment_rate = _rate(
    "age_enrolment_rate",
    ep.Words("义务教育阶段适龄儿童少年入学率", "age enrolment rate, compulsory education"),
    formula=elements.in_age_students.select("stage", "compulsory")
    / elements.school_age_population.select("stage", "compulsory"),
    dimensions=("stage", "authority"),
    most="100%",
    definition="6–14周岁已入学儿童少年占同龄常住人口之比，不会超过100%；残疾儿童也在分母之内。",
    aliases=("义务教育入学率", "适龄儿童少年入学率", "义务教育适龄儿童少年入学率"),
    source=COMPULSORY_LAW,
    ref="comp.age_enrolment_rate",
)

# 巩固、毕业和辍学

nine_year_retention_rate = _cohort_rate(
    "nine_year_retention_rate",
    ep.Words("九年义务教育巩固率", "nine-year retention rate"),
    formula=elements.grade_nine_students / elements.grade_one_entrants.earlier(8),
    places=2,
    definition="统计口径：当年初中毕业班学生与八年前小学一年级招生之比，含正常转学，"
    "净转入会抬高它、掩盖辍学。全国公报2023年以前公布一位小数，2024年公布两位。",
    aliases=("巩固率", "九年巩固率", "义务教育巩固率"),
    ref="comp.retention9",
)
adjusted_nine_year_retention_rate = _cohort_rate(
    "adjusted_nine_year_retention_rate",
    ep.Words("九年义务教育巩固率(调整)", "nine-year retention rate, adjusted"),
    formula=(junior_graduates - elements.transfers_in + elements.transfers_out)
    / (elements.grade_one_entrants.earlier(9) - elements.deaths),
    places=2,
    definition="剔除转学和死亡的口径：毕业生减转入加转出，除以九年前入学人数减死亡。",
    aliases=("调整后的九年义务教育巩固率",),
    source="学籍管理信息",
    ref="comp.retention9_adjusted",
)
_cohort_rate(
    "junior_three_year_retention_rate",
    ep.Words("初中三年巩固率", "three-year junior retention rate"),
    formula=(
        junior_graduates
        - elements.transfers_in.select("stage", "junior")
        + elements.transfers_out.select("stage", "junior")
    )
    / (elements.grade_seven_students.earlier(3) - elements.deaths.select("stage", "junior")),
    places=2,
    definition="初中毕业生减转入加转出，除以三年前初一学生减死亡（省级评估口径）。",
    source=QUALITY_BALANCE,
    ref="comp.retention3_junior",
)
primary_graduation_rate = _cohort_rate(
    "primary_graduation_rate",
    ep.Words("小学毕业率", "primary graduation rate"),
    formula=elements.graduates.select("stage", "primary")
    / elements.final_grade_students.select("stage", "primary"),
    most="100%",
    definition="小学毕业生占小学毕业班学生之比，不会超过100%。",
    source="教育事业统计年报",
    ref="comp.primary_graduation",
)
junior_graduation_rate = _cohort_rate(
    "junior_graduation_rate",
    ep.Words("初中毕业率", "junior graduation rate"),
    formula=junior_graduates / elements.final_grade_students.select("stage", "junior"),
    most="100%",
    definition="初中毕业生占初中毕业班学生之比，不会超过100%。",
    source="教育事业统计年报",
    ref="comp.junior_graduation",
)
compulsory.indicator(
    "dropout_count",
    ep.Words("辍学人数", "dropouts, count"),
    formula=elements.dropouts,
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
    ep.Words("大班额班级数", "large classes, count"),
    formula=large_classes,
    definition="56人及以上的班级，含超大班额。",
    aliases=("大班额", "大班额数"),
    ref="comp.large_class_count",
)
_class_share(
    "large_class_rate",
    ep.Words("大班额比例", "share of large classes"),
    formula=large_classes / classes,
    better="lower",
    definition="56人及以上的班级占全部班级之比。",
    aliases=("大班额占比", "56人以上大班额比例", "56人及以上大班额比例"),
    ref="comp.large_class_rate",
)
_class_count(
    "oversize_class_count",
    ep.Words("超大班额班级数", "oversize classes, count"),
    formula=oversize_classes,
    definition="66人及以上的班级。",
    aliases=("超大班额", "超大班额数"),
    ref="comp.oversize_class_count",
)
_class_share(
    "oversize_class_rate",
    ep.Words("超大班额比例", "share of oversize classes"),
    formula=oversize_classes / classes,
    better="lower",
    definition="66人及以上的班级占全部班级之比。",
    aliases=("超大班额占比",),
    ref="comp.oversize_class_rate",
)
_class_share(
    "standard_class_share",
    ep.Words("标准班额占比", "share of standard classes"),
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
    ep.Words("义务教育平均班额", "average class size, compulsory education"),
    formula=students / classes,
    unit="人/班",
    sizes=("1人/班", "200人/班"),
    better="lower",
    dimensions=("stage", "location", "authority"),
    places=2,
    definition="每班平均学生数；班额上限是对每个班的要求，平均数达标不等于每班达标。",
    source=QUALITY_BALANCE,
    ref="COMP-S04",
)
