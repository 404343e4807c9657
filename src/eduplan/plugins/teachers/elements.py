"""师资数据项: staff and posts, qualification, age, rotation, recruitment; each teacher's own.

专任教师和教职工各只有一个数据项，按学段区分，幼儿园也在内。凡“其中”项都是专任教师的一部分。
"""

from __future__ import annotations

from functools import partial

from eduplan import Words
from eduplan.plugins.teachers.domain import teachers

ANNUAL_RETURN = "教育事业统计年报"
STAFF_REGISTER = "教育部门人事台账"
TRAINING_REGISTER = "教师培训学时登记"
QUALITY_BALANCE = "《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）"

_staff = partial(
    teachers.element,
    unit="人",
    dimensions=("stage", "location", "ownership", "authority"),
    source=ANNUAL_RETURN,
)
_of_whom = partial(
    teachers.element, unit="人", dimensions=("stage", "location"), source=ANNUAL_RETURN
)
_county = partial(
    teachers.element, unit="人", level="region", dimensions=("stage",), source=STAFF_REGISTER
)
_person = partial(teachers.element, level="person", dimensions=("stage",), source=STAFF_REGISTER)
_in_school_year = partial(_county, time_point="school_year")

# 教职工和编制

staff = _staff(
    "staff",
    Words("教职工数", "staff"),
    definition="在学校（幼儿园）工作并由学校支付工资的教职工，含专任教师、行政、教辅、工勤人员；"
    "借调在外的占编不在岗，用于生员比时应说明是否剔除。",
    aliases=("教职工总数",),
    ref="staff",
)
full_time_teachers = _staff(
    "full_time_teachers",
    Words("专任教师数", "full-time teachers"),
    dimensions=(
        "stage",
        "location",
        "ownership",
        "authority",
        "sex",
        "professional_title",
        "degree",
    ),
    definition="具有教师资格、专职从事教学的人员；是教职工的一部分。",
    aliases=("专任教师总数",),
    ref="teachers_ft",
)
approved_posts = _county(
    "approved_posts",
    Words("核定编制数", "approved posts"),
    definition="机构编制部门核定的教职工编制，以人计。",
    source="机构编制部门核定文件",
    ref="quota_approved",
)
filled_posts = _county(
    "filled_posts",
    Words("在编人数", "filled posts"),
    definition="占用编制的教职工，含借调在外人员。",
    ref="quota_used",
)
_of_whom(
    "contract_teachers",
    Words("合同制教师数", "contract teachers"),
    definition="未纳入编制、签订合同聘用的教师。",
    source=STAFF_REGISTER,
    ref="contract_teachers",
)

# 学历、资格和骨干

qualified_teachers = _of_whom(
    "qualified_teachers",
    Words("学历合格专任教师数", "teachers with the required degree"),
    definition="学历达到本学段规定要求的专任教师；普通高中要求本科。",
    ref="teachers_qualified",
)
above_required_degree_teachers = _of_whom(
    "above_required_degree_teachers",
    Words("高于规定学历专任教师数", "teachers above the required degree"),
    definition="小学为专科及以上，初中为本科及以上。",
    source=QUALITY_BALANCE,
    ref="teachers_above_req",
)
certified_teachers = _of_whom(
    "certified_teachers",
    Words("持证上岗专任教师数", "certified teachers"),
    definition="持有与任教学段相应的教师资格证书的专任教师。",
    ref="teachers_cert",
)
backbone_teachers = _of_whom(
    "backbone_teachers",
    Words("骨干教师和学科带头人数", "backbone teachers and subject leaders"),
    dimensions=("stage", "location", "backbone_level"),
    definition="县级以上骨干教师和学科带头人；每人只按所获最高一级计一次，各级名单不重复。",
    aliases=("骨干教师数",),
    source="教育部门评定名单",
    ref="backbone",
)
subject_mismatched_teachers = _of_whom(
    "subject_mismatched_teachers",
    Words("专业不对口教师数", "teachers of a subject they were not trained for"),
    definition="任教学科与所学专业不一致的专任教师。",
    aliases=("专业不对口人数",),
    source=STAFF_REGISTER,
    ref="teach.subject_mismatch_count",
)
schools_with_famous_teachers = teachers.element(
    "schools_with_famous_teachers",
    Words("有名师的学校数", "schools with a famous teacher"),
    counted_in=("ordinary_school",),
    unit="所",
    dimensions=("stage",),
    definition="至少有一名经认定的名师的学校，每所计1；认定层级应写明。",
    source="教育部门评定名单",
    ref="teach.famous_school",
)

# 年龄

total_age = teachers.element(
    "total_age",
    Words("教师年龄总和", "sum of teachers' ages"),
    unit="人·岁",
    dimensions=("stage", "location"),
    definition="专任教师周岁年龄之和；没有教师明细表的地区用它算平均年龄。",
    source=STAFF_REGISTER,
    ref="birth_ym",
)
teachers_aged_50_and_over = _of_whom(
    "teachers_aged_50_and_over",
    Words("50岁以上专任教师数", "teachers aged 50 and over"),
    definition="年满50周岁的专任教师，含50岁。",
    ref="age50",
)

# 交流、支教和进出

rotation_eligible_teachers = _in_school_year(
    "rotation_eligible_teachers",
    Words("符合交流条件教师数", "teachers eligible for rotation"),
    definition="当年符合交流轮岗条件的教师，含校长。",
    ref="rot_eligible",
)
rotated_teachers = _in_school_year(
    "rotated_teachers",
    Words("实际交流轮岗教师数", "teachers rotated"),
    definition="当年实际交流轮岗的教师，含校长；按人计，不按人次。",
    ref="rot_done",
)
rotated_backbone_teachers = _in_school_year(
    "rotated_backbone_teachers",
    Words("交流轮岗骨干教师数", "backbone teachers rotated"),
    definition="当年实际交流轮岗教师中的骨干教师。",
    ref="rot_backbone",
)
_in_school_year(
    "support_teachers",
    Words("支教教师人数", "support teachers sent"),
    dimensions=(),
    definition="派出支教的教师，按人计。",
    aliases=("支教教师",),
    ref="support_teachers",
)
_in_school_year(
    "support_batches",
    Words("支教批次", "batches of support teachers"),
    unit="批",
    dimensions=(),
    definition="派出支教教师的批次。",
    ref="teach.support_batches",
)
_in_school_year(
    "teachers_transferred_to_rural_schools",
    Words("城市教师转岗农村人数", "urban teachers moved to rural schools"),
    dimensions=(),
    definition="由城区学校转到农村学校任教的教师，按人计。",
    ref="transferred_rural",
)
recruits = _county(
    "recruits",
    Words("招聘教师数", "teachers recruited"),
    dimensions=("recruitment_channel", "stage"),
    definition="当年新聘教师，各渠道之和；每年的流量。",
    aliases=("新聘教师数",),
    time_point="calendar_year",
    adds_to="teachers.full_time_teachers",
    ref="recruit",
)
rural_recruits = _county(
    "rural_recruits",
    Words("充实到农村学校的新聘教师数", "recruits placed in rural schools"),
    dimensions=("recruitment_channel", "stage"),
    definition="当年新聘教师中分配到农村学校的；是招聘教师数的一部分。",
    time_point="calendar_year",
    ref="teach.rural_recruit",
)
departures = _county(
    "departures",
    Words("离岗教师数", "departures of teachers"),
    dimensions=("departure_reason", "stage"),
    definition="当年退休、辞职、调离、借调的教师；借调的仍占编制，但已不在课堂。",
    time_point="calendar_year",
    ref="leave",
)

# 教师明细表：每名教师一行，供退休推算和学时核算使用

_person(
    "birth_month",
    Words("出生年月", "month of birth"),
    unit="月",
    adds_up=False,
    dimensions=("stage", "sex", "professional_title"),
    definition="以月序数表示：出生年份乘12加出生月份；只供退休推算。",
    ref="birth_ym",
)
_person(
    "age",
    Words("教师年龄", "age of a teacher"),
    unit="岁",
    adds_up=False,
    dimensions=("stage", "sex", "professional_title"),
    definition="统计时点的周岁年龄。",
    ref="birth_ym",
)
_person(
    "certificate",
    Words("教师资格证", "teacher certificate"),
    unit="是否",
    definition="是否持有与任教学段相应的教师资格证书。",
    ref="certificate",
)
_person(
    "rural_post",
    Words("农村学校任教", "post in a rural school"),
    unit="是否",
    definition="是否在农村学校任教。",
    ref="rural",
)
_person(
    "training_hours",
    Words("教师培训学时", "training hours of a teacher"),
    unit="学时",
    definition="五年周期内累计的培训学时。",
    source=TRAINING_REGISTER,
    time_point="period",
    ref="train_hours",
)
_person(
    "information_technology_training_hours",
    Words("信息技术培训学时", "information-technology training hours of a teacher"),
    unit="学时",
    definition="五年周期内累计的信息技术应用能力培训学时，含在教师培训学时之内。",
    source=TRAINING_REGISTER,
    time_point="period",
    ref="train_ict_hours",
)
