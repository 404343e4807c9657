"""The domain 师资, and the codes by which only its figures are split."""

from __future__ import annotations

import eduplan as ep

teachers = ep.Domain(
    "teachers",
    ep.Words("师资", "Teachers"),
    requires=("coherence", "governance"),
    ships=("standards", "pages", "cases"),
)

teachers.dimension(
    "backbone_level",
    ep.Words("骨干层级", "level of backbone teachers"),
    {
        "national": ep.Words("国家级", "national"),
        "province": ep.Words("省级", "provincial"),
        "city": ep.Words("市级", "municipal"),
        "county": ep.Words("县（区）级", "county"),
        "city_and_above": ep.Words("市级以上", "municipal and above"),
        "county_and_above": ep.Words("县级以上", "county and above"),
    },
    parts={
        "city_and_above": ("national", "province", "city"),
        "county_and_above": ("national", "province", "city", "county"),
    },
)
teachers.dimension(
    "recruitment_channel",
    ep.Words("招聘渠道", "channel of recruitment"),
    {
        "open": ep.Words("公开招聘", "open recruitment"),
        "three_supports": ep.Words("三支一扶", "three supports and one assistance"),
        "special_post": ep.Words("特岗", "special post"),
        "funded_normal": ep.Words("公费师范生", "state-funded normal student"),
        "substitute": ep.Words("顶岗支教", "substitute teaching"),
    },
)
teachers.dimension(
    "departure_reason",
    ep.Words("离岗原因", "reason of departure"),
    {
        "retirement": ep.Words("退休", "retirement"),
        "resignation": ep.Words("辞职", "resignation"),
        "transfer_out": ep.Words("调离", "transfer out"),
        "secondment": ep.Words("借调", "secondment"),
    },
)

# 以下各项是教师个人的属性，按它们分组计数，本身不是数

teachers.dimension(
    "professional_title",
    ep.Words("职称", "professional title"),
    {
        "full_senior": ep.Words("正高级", "full senior"),
        "senior": ep.Words("高级", "senior"),
        "intermediate": ep.Words("中级", "intermediate"),
        "assistant": ep.Words("助理级", "assistant"),
        "junior_title": ep.Words("员级", "junior"),
        "none": ep.Words("未定职级", "no title"),
    },
)
teachers.dimension(
    "degree",
    ep.Words("学历", "degree"),
    {
        "postgraduate": ep.Words("研究生", "postgraduate"),
        "bachelor": ep.Words("本科", "bachelor"),
        "college": ep.Words("专科", "college"),
        "secondary_school": ep.Words("高中阶段", "secondary school"),
        "below_secondary": ep.Words("高中阶段以下", "below secondary school"),
        "doctor": ep.Words("博士研究生", "doctor"),
        "master": ep.Words("硕士研究生", "master"),
    },
    parts={"postgraduate": ("doctor", "master")},
)
