"""师资指标: ratios, qualification, age, rotation, attrition, training and pay."""

from __future__ import annotations

from functools import partial

import eduplan as ep
from eduplan.plugins.teachers import elements, training_and_pay
from eduplan.plugins.teachers.domain import teachers

BULLETIN = "教育部《全国教育事业发展统计公报》"
QUALITY_BALANCE = "《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）"
ROTATION = "《关于推进县（区）域内义务教育学校校长教师交流轮岗的意见》（教师〔2014〕4号）"
TRAINING = "《关于大力加强中小学教师培训工作的意见》（教师〔2011〕1号）"
ABILITY = "《关于实施全国中小学教师信息技术应用能力提升工程2.0的意见》（教师〔2019〕1号）"

students = ep.ref("governance.students")
schools = ep.ref("governance.schools")

_share = partial(
    teachers.indicator,
    unit="%",
    most="100%",
    better="higher",
    dimensions=("stage", "location"),
    source=BULLETIN,
)
_county_share = partial(
    teachers.indicator,
    unit="%",
    most="100%",
    better="higher",
    dimensions=("stage",),
    time_point="school_year",
)
_students_per = partial(
    teachers.indicator,
    unit="比",
    sizes=("0.5:1", "100:1"),
    better="lower",
    dimensions=("stage", "location", "ownership", "authority"),
    places=2,
)
_trained = partial(teachers.indicator, better="higher", time_point="period")

# 配备。比值写作每1名教职工对应的学生数，越小越宽裕

_students_per(
    "student_teacher_ratio",
    ep.Words("生师比", "students per full-time teacher"),
    formula=students / elements.full_time_teachers,
    definition="每名专任教师对应的在校生数；分子分母须为同一学段。幼儿园见师幼比。",
    source=BULLETIN,
    ref="teach.student_teacher_ratio",
)
_students_per(
    "student_staff_ratio",
    ep.Words("生员比(编制口径)", "students per staff member"),
    formula=students / elements.staff,
    definition="每名教职工对应的在校生数，与编制标准（小学19、初中13.5、高中12.5）比较；"
    "农村小规模学校按生员比和班员比结合核定。",
    aliases=("员生比", "生员比"),
    source="《关于统一城乡中小学教职工编制标准的通知》（中央编办发〔2014〕72号）",
    ref="teach.student_staff_ratio",
)
_share(
    "post_fill_rate",
    ep.Words("编制使用率", "share of approved posts filled"),
    formula=elements.filled_posts / elements.approved_posts,
    better="band",
    dimensions=("stage",),
    most="",
    definition="在编人数占核定编制之比，不应超过100%；过低说明有编不补。",
    source="机构编制部门核定文件",
    ref="teach.quota_fill",
)

# 素质和年龄

_share(
    "qualified_rate",
    ep.Words("学历合格率", "qualified teacher rate"),
    formula=elements.qualified_teachers / elements.full_time_teachers,
    places=2,
    definition="学历达到规定要求的专任教师占专任教师之比。",
    aliases=("专任教师学历合格率",),
    ref="teach.qualified_rate",
)
_share(
    "above_required_degree_share",
    ep.Words("高于规定学历占比", "share of teachers above the required degree"),
    formula=elements.above_required_degree_teachers / elements.full_time_teachers,
    definition="高于规定学历的专任教师占专任教师之比。",
    ref="teach.above_req_rate",
)
for _name, _words, _codes, _aliases in (
    (
        "bachelor_and_above_share",
        ep.Words("本科及以上学历教师占比", "share of teachers with a bachelor's degree or above"),
        ("bachelor", "postgraduate"),
        ("专任教师本科及以上学历比例", "本科以上学历教师占比"),
    ),
    (
        "college_and_above_share",
        ep.Words("专科及以上学历教师占比", "share of teachers with a college degree or above"),
        ("college", "bachelor", "postgraduate"),
        ("专任教师专科及以上学历比例", "大专以上学历教师占比"),
    ),
    (
        "postgraduate_share",
        ep.Words("研究生学历教师占比", "share of teachers with a postgraduate degree"),
        ("postgraduate",),
        ("专任教师研究生学历比例", "硕士以上学历教师占比"),
    ),
):
    _share(
        _name,
        _words,
        formula=elements.full_time_teachers.select("degree", *_codes) / elements.full_time_teachers,
        definition="学历达到这一级的专任教师占专任教师之比；哪个学段用“学段”写明。",
        aliases=_aliases,
    )
_share(
    "certification_rate",
    ep.Words("持证上岗率", "certification rate"),
    formula=elements.certified_teachers / elements.full_time_teachers,
    definition="持有教师资格证的专任教师占专任教师之比。",
    aliases=("教师资格证持证率",),
    source=QUALITY_BALANCE,
    ref="teach.cert_rate",
)
_share(
    "backbone_share",
    ep.Words("骨干教师占比", "share of backbone teachers"),
    formula=elements.backbone_teachers / elements.full_time_teachers,
    dimensions=("stage", "location", "backbone_level"),
    definition="骨干教师和学科带头人占专任教师之比；包含哪几级须用骨干层级写明，否则为县级以上。",
    source="教育部门评定名单",
    ref="teach.backbone_share",
)
_share(
    "subject_mismatch_rate",
    ep.Words("专业不对口比例", "share of teachers of a subject they were not trained for"),
    formula=elements.subject_mismatched_teachers / elements.full_time_teachers,
    better="lower",
    definition="任教学科与所学专业不一致的专任教师占专任教师之比。",
    aliases=("专业不对口率",),
    source="教育部门人事台账",
    ref="teach.subject_mismatch_rate",
)
_share(
    "famous_teacher_school_coverage",
    ep.Words("有名师的学校比例", "share of schools with a famous teacher"),
    formula=elements.schools_with_famous_teachers / schools,
    dimensions=("stage",),
    definition="至少有一名经认定名师的学校占学校总数之比；“校校有名师”即100%。",
    aliases=("校校有名师",),
    source="教育部门评定名单",
    ref="teach.famous_school_cov",
)
teachers.indicator(
    "mean_age",
    ep.Words("教师平均年龄", "mean age of teachers"),
    formula=elements.total_age / elements.full_time_teachers,
    unit="岁",
    better="band",
    dimensions=("stage", "location"),
    definition="专任教师周岁年龄的平均数。",
    source="教育部门人事台账",
    ref="teach.mean_age",
)
_share(
    "age_50_and_over_share",
    ep.Words("50岁以上教师占比", "share of teachers aged 50 and over"),
    formula=elements.teachers_aged_50_and_over / elements.full_time_teachers,
    better="band",
    definition="年满50周岁的专任教师占专任教师之比。",
    ref="teach.age50_share",
)

# 交流和进出

rotation_rate = _county_share(
    "rotation_rate",
    ep.Words("交流轮岗比例", "rotation rate"),
    formula=elements.rotated_teachers / elements.rotation_eligible_teachers,
    definition="当年实际交流轮岗的教师占符合交流条件教师之比，每年一算。",
    aliases=("教师交流比例",),
    source=ROTATION,
    ref="teach.rotation_rate",
)
rotation_backbone_share = _county_share(
    "rotation_backbone_share",
    ep.Words("骨干教师占交流轮岗比例", "backbone share of rotated teachers"),
    formula=elements.rotated_backbone_teachers / elements.rotated_teachers,
    definition="当年交流轮岗教师中骨干教师所占之比。",
    source=ROTATION,
    ref="teach.rotation_backbone_share",
)
_county_share(
    "rural_recruit_share",
    ep.Words("新聘教师到农村学校比例", "share of recruits placed in rural schools"),
    formula=elements.rural_recruits.total_over(5) / elements.recruits.total_over(5),
    dimensions=("recruitment_channel", "stage"),
    definition="一个五年规划期内，新聘教师中分配到农村学校的所占之比，分子分母都逐年相加。",
    source="教育部门人事台账",
    time_point="period",
    ref="teach.rural_recruit_share",
)
_county_share(
    "attrition_rate",
    ep.Words("教师流失率", "attrition rate"),
    formula=elements.departures.select(
        "departure_reason", "resignation", "transfer_out", "secondment"
    )
    / elements.full_time_teachers.earlier(1),
    better="lower",
    most="",
    definition="当年辞职、调离、借调的教师占上年专任教师之比；退休不算流失。",
    source="教育部门人事台账",
    ref="teach.attrition_rate",
)

# 培训

_county_share(
    "training_completion_rate",
    ep.Words("五年360学时培训完成率", "completion rate of 360 training hours"),
    formula=training_and_pay.teachers_with_completed_training / elements.full_time_teachers,
    definition="五年周期内完成360学时培训的专任教师占专任教师之比。",
    aliases=("360学时完成率", "5年360学时完成率"),
    source=TRAINING,
    time_point="period",
    ref="teach.train360_rate",
)
_county_share(
    "information_technology_training_completion_rate",
    ep.Words(
        "信息技术50学时培训完成率", "completion rate of 50 hours of information-technology training"
    ),
    formula=training_and_pay.teachers_with_completed_information_technology_training
    / elements.full_time_teachers,
    definition="五年周期内完成50学时信息技术培训的专任教师占专任教师之比。",
    aliases=("信息技术50学时完成率", "IT2.0 50学时完成率"),
    source=ABILITY,
    time_point="period",
    ref="teach.train_ict50_rate",
)
_trained(
    "minimum_training_hours",
    ep.Words("五年人均应完成培训学时", "training hours every teacher reaches in five years"),
    formula=training_and_pay.lowest_training_hours.minimum(),
    unit="学时",
    dimensions=("stage",),
    definition="每名教师五年都达到的学时，即最低的一人；“每人不少于360学时”看的是它，不是平均数。",
    source=TRAINING,
    ref="teach.train_hours",
)
_trained(
    "minimum_information_technology_training_hours",
    ep.Words(
        "五年人均应完成信息技术培训学时",
        "information-technology training hours every teacher reaches in five years",
    ),
    formula=training_and_pay.lowest_information_technology_training_hours.minimum(),
    unit="学时",
    dimensions=("stage",),
    definition="每名教师五年都达到的信息技术培训学时，即最低的一人；含在360学时之内。"
    "其中实践不少于一半的要求未见原文，不作判断依据。",
    source=ABILITY,
    ref="teach.train_ict_hours",
)
_county_share(
    "training_participation_rate",
    ep.Words("国培省培参培率", "participation rate in national and provincial training"),
    formula=training_and_pay.training_programme_participants
    / training_and_pay.training_programme_eligible_teachers,
    dimensions=(),
    most="",
    definition="实际参加国培、省培的教师占应参训人数之比。",
    aliases=("参培率",),
    source="教师培训学时登记",
    time_point="calendar_year",
    ref="teach.train_participation",
)
_trained(
    "training_task_count",
    ep.Words("完成的培训任务项数", "training tasks done, count"),
    formula=training_and_pay.training_tasks_done,
    unit="项",
    definition="师德、全员岗位、骨干教师、班主任、新教师五项培训任务中已完成的项数。",
    source="教师培训学时登记",
    ref="T23",
)
teachers.indicator(
    "training_funds_per_teacher",
    ep.Words("师均培训经费", "training funds per teacher"),
    formula=training_and_pay.training_funds / elements.full_time_teachers / "1年",
    unit="元/(人·年)",
    better="higher",
    definition="当年教师培训支出按专任教师平均。",
    source="教育经费统计报表",
    time_point="calendar_year",
    ref="teach.train_funds_per_head",
)

# 待遇

teachers.indicator(
    "pay_parity",
    ep.Words("教师与公务员平均工资比", "average teacher pay to average civil-servant pay"),
    formula=training_and_pay.average_teacher_pay / training_and_pay.average_civil_servant_pay,
    unit="比",
    sizes=("0.1:1", "10:1"),
    ordered=True,
    better="higher",
    definition="教师平均工资收入与当地公务员平均工资收入之比，应不低于1。",
    aliases=("教师公务员工资比",),
    source="《中华人民共和国义务教育法》第三十一条；" + QUALITY_BALANCE,
    time_point="calendar_year",
    ref="teach.pay_parity",
)
_county_share(
    "township_allowance_payment_rate",
    ep.Words("乡镇工作补贴发放率", "township allowance payment rate"),
    formula=training_and_pay.township_allowance_paid / training_and_pay.township_allowance_due,
    dimensions=(),
    most="",
    definition="实发乡镇工作补贴占应发之比；足额发放即100%。",
    source="财政、人社部门工资统计",
    time_point="calendar_year",
    ref="T24",
)
