"""义务教育规则: the yearly return agrees with itself, and rates say what they seem to say."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import add, and_

import eduplan as ep
from eduplan.plugins.compulsory import elements, indicators, school_means
from eduplan.plugins.compulsory.domain import compulsory

ANNUAL_RETURN = "教育事业统计年报"
ALL = ep.Interval.point(ep.parse_unit("%").scale * 100)
"""All who entered: 100 %."""

students, classes = ep.ref("governance.students"), ep.ref("governance.classes")
teachers = ep.ref("teachers.full_time_teachers")
MOVEMENTS = (elements.transfers_in, elements.transfers_out, elements.deaths)

compulsory.alias(
    "COMP004",
    "PLAN003",
    title=ep.Words("巩固率等目标相互冲突", "Conflicting targets, as for retention"),
)
compulsory.alias(
    "COMP005",
    "PLAN005",
    title=ep.Words("写“保持”而没有公布现状", "To be maintained, but its state is not published"),
)
compulsory.alias(
    "COMP006",
    "PLAN019",
    title=ep.Words("优质均衡目标缺少分项", "High-quality balance without its items"),
)
compulsory.alias(
    "COMP007",
    "PLAN005",
    title=ep.Words("消除大班额而没有班额现状", "Large classes to go, but class sizes unknown"),
)
compulsory.alias(
    "COMP013",
    "PLAN028",
    title=ep.Words("体质、近视目标没有数值", "Fitness or myopia target without a number"),
)


def _all(conditions: Iterable[ep.Operand]) -> ep.Operand:
    return reduce(and_, conditions)


# 合计：小学与初中之和等于义务教育；各校之和与区域合计由数据核对（DATA001）判断

compulsory.check(
    "COMP001",
    _all(
        one.select("stage", "primary") + one.select("stage", "junior")
        == one.select("stage", "compulsory")
        for one in (
            students,
            classes,
            teachers,
            school_means.teaching_area,
            school_means.sports_area,
        )
    ),
    per="institution",
    title=ep.Words("小学与初中之和不等于义务教育合计", "Primary and junior don't sum to the whole"),
    remedy=ep.Words(
        "核对年报：学生、班级、专任教师、校舍和场地按学段分列的数之和，应等于义务教育合计；"
        "一贯制学校不要重复计入。",
        "Check the return: students, classes, teachers and areas by stage must sum to compulsory "
        "education as a whole; don't count all-through schools twice.",
    ),
    source=ANNUAL_RETURN,
)

# 班额分档：各档之和等于班级数，学生数在各档所能容纳的范围内

BANDS = {
    "1_25": (1, 25),
    "26_30": (26, 30),
    "31_35": (31, 35),
    "36_40": (36, 40),
    "41_45": (41, 45),
    "46_50": (46, 50),
    "51_55": (51, 55),
    "56_60": (56, 60),
    "61_65": (61, 65),
    "66_plus": (66, None),
}
"""The class-size bands of the return: the fewest and the most students of a class."""

_students, _classes = (one.select("stage", "compulsory") for one in (students, classes))


def _of_size(band: str) -> ep.Operand:
    return _classes.select("class_size_band", band)


_bands = [_of_size(band) for band in ("45_and_fewer", "46_50", "51_55", "56_and_more")]
_large, _oversize = _of_size("56_and_more"), _of_size("66_plus")
_fewest = reduce(add, (_of_size(band) * f"{least}人/班" for band, (least, _) in BANDS.items()))
_most = reduce(
    add, (_of_size(band) * f"{most}人/班" for band, (_, most) in BANDS.items() if most is not None)
)
compulsory.check(
    "COMP002",
    (reduce(add, _bands) == _classes)
    & (_fewest <= _students)
    & ((_oversize > 0) | (_students <= _most))
    & (_large * "55人/班" + _classes * "1人/班" <= _students)
    & ((_large > 0) | (_students <= _classes * "55人/班")),
    per="institution",
    title=ep.Words(
        "班额分档与班级数、学生数对不上", "Class-size bands don't fit classes and students"
    ),
    remedy=ep.Words(
        "核对班额分档：各档班级数之和应等于班级数，学生数应在各档班额所能容纳的范围内。",
        "Check the bands: they must sum to all classes, and the students must fit into classes of "
        "these sizes.",
    ),
    source=ANNUAL_RETURN,
)

# 其中项：各学段的一部分教师不多于该学段专任教师

_SOME_TEACHERS = (
    ep.ref("teachers.above_required_degree_teachers"),
    ep.ref("teachers.certified_teachers"),
    ep.ref("teachers.backbone_teachers").select("backbone_level", "county_and_above"),
    school_means.physical_and_art_teachers,
    school_means.intermediate_title_teachers,
)
compulsory.check(
    "COMP008",
    _all(
        some.select("stage", stage) <= teachers.select("stage", stage)
        for stage in ("primary", "junior")
        for some in _SOME_TEACHERS
    ),
    per="institution",
    title=ep.Words("一部分教师多于该学段专任教师", "Some teachers of a stage exceed all of them"),
    remedy=ep.Words(
        "高于规定学历、持证、骨干、体育艺术、中级以上职称的教师都是专任教师的一部分；按学段核对人事台账。",
        "Teachers above the required degree, certified, backbone, of physical education and arts, "
        "or with a title are full-time teachers; check the staff list by stage.",
    ),
    source=ANNUAL_RETURN,
)

# 跨表：招生数就是一年级，各学段的教师是全校的一部分

_grade_one = students.select("stage", "primary").select("grade", "grade_1")
compulsory.check(
    "COMP016",
    (elements.grade_one_entrants == _grade_one)
    & (teachers.select("stage", "primary") + teachers.select("stage", "junior") <= teachers),
    per="institution",
    title=ep.Words(
        "招生数与一年级在校生不等，或分学段教师多于全校",
        "Entrants are not grade one, or teachers by stage exceed all",
    ),
    remedy=ep.Words(
        "小学招生数应等于一年级在校生数，小学、初中专任教师之和不应多于全校专任教师；"
        "核对学生表和教职工表。",
        "Primary entrants are the students in grade one, and teachers of primary and junior are "
        "part of all; check the forms of students and of staff.",
    ),
    source="教育事业统计报表逻辑校验",
)

# 经验：初一学生来自小学毕业生

_leavers = elements.graduates.select("stage", "primary")
compulsory.check(
    "COMP017",
    (elements.grade_seven_students <= _leavers * "120%")
    & (elements.grade_seven_students >= _leavers * "80%"),
    severity="info",
    nature="note",
    title=ep.Words("初一学生与小学毕业生相差太大", "Grade seven is far from the primary graduates"),
    remedy=ep.Words(
        "同一年秋季的初一学生应接近当年夏季的小学毕业生；相差两成以上的，核对两数，或说明流入流出。",
        "Grade seven of an autumn is close to the primary graduates of that summer; where they are "
        "a fifth apart, check both, or say who came and left.",
    ),
    source="教育事业统计报表经验校验",
)

# 其中项：毕业生是毕业班的学生，在校的适龄儿童是适龄儿童

compulsory.check(
    "COMP015",
    _all(
        some.select("stage", stage) <= every.select("stage", stage)
        for some, every in (
            (elements.graduates, elements.final_grade_students),
            (elements.in_age_students, elements.school_age_population),
        )
        for stage in ("primary", "junior")
    ),
    title=ep.Words(
        "毕业生多于毕业班，或入学的适龄儿童多于适龄人口",
        "More graduates than final-grade students, or more in school than of age",
    ),
    remedy=ep.Words(
        "毕业生是毕业班学生的一部分，已入学的适龄儿童少年是适龄人口的一部分；按学段核对年报和人口数。",
        "Graduates are final-grade students, and those of age who are in school are of age; check "
        "the return and the population by stage.",
    ),
    source=ANNUAL_RETURN,
)
compulsory.alias(
    "COMP012",
    "PLAN039",
    title=ep.Words("净入学率或毕业率超过100%", "Net enrolment or graduation above 100%"),
    source=ANNUAL_RETURN,
)


@compulsory.rule(
    "COMP003",
    per="baseline",
    about=indicators.nine_year_retention_rate,
    nature="gap",
    title=ep.Words(
        "巩固率不能说明有没有辍学", "Retention does not tell whether anybody dropped out"
    ),
    message=ep.Words(
        "{name}{state}（{baseline}）{verdict}：净转入会抬高巩固率，掩盖辍学。",
        "{name} is {state} ({baseline}) {verdict}: a net inflow raises the rate and hides those "
        "who dropped out.",
    ),
    remedy=ep.Words(
        "补充剔除转学和死亡的调整后巩固率，或公布本届学生的转入、转出和死亡人数。",
        "Add the adjusted rate, which leaves transfers and deaths out, or publish the transfers "
        "in and out and the deaths of the cohort.",
    ),
    source="教育部《全国教育事业发展统计公报》的指标解释",
)
def retention_without_transfers(baseline: ep.Baseline, case: ep.Case) -> ep.Outcome:
    """The statistical form counts normal transfers; at 100 % and above they decide what it says."""
    figure = baseline.figure
    above = ep.Interval.less(ALL, figure.interval) is True
    if not above and figure.value != ALL.value:
        return ep.PASSED
    if case.index.baselines(indicators.adjusted_nine_year_retention_rate.name):
        return ep.PASSED
    if not above and any(case.index.statements(one.name) for one in MOVEMENTS):
        return ep.PASSED
    return ep.failed(
        name=case.words.name(baseline),
        state=figure.text,
        baseline=case.words.place(baseline),
        verdict=ep.Words(
            "超过100%，没有公布调整后的巩固率" if above else "，没有公布转入、转出和死亡人数",
            "and above 100%, without the adjusted rate"
            if above
            else "without the transfers and deaths of the cohort",
        ),
    )
