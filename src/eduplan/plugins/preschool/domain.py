"""The domain 学前教育, and the codes by which only its figures are split."""

from __future__ import annotations

import eduplan as ep

preschool = ep.Domain(
    "preschool",
    ep.Words("学前教育", "Pre-primary education"),
    requires=("governance", "teachers"),
    counted_in=("kindergarten",),
    ships=("standards", "pages", "cases"),
)

preschool.dimension(
    "kindergarten_grade",
    ep.Words("幼儿园等级", "grade of a kindergarten"),
    {
        "provincial": ep.Words("省级示范或省优质", "provincial model or quality"),
        "municipal": ep.Words("市级示范或市优质", "municipal model or quality"),
        "county": ep.Words("县级示范", "county model"),
        "first": ep.Words("一级", "first grade"),
        "second": ep.Words("二级", "second grade"),
        "third": ep.Words("三级", "third grade"),
        "quality": ep.Words("优质（市级以上）", "quality, municipal and above"),
    },
    parts={"quality": ("provincial", "municipal")},
)
preschool.dimension(
    "class_age_group",
    ep.Words("班级年龄段", "age group of a kindergarten class"),
    {
        "small": ep.Words("小班", "small (age 3 to 4)"),
        "middle": ep.Words("中班", "middle (age 4 to 5)"),
        "large": ep.Words("大班", "large (age 5 to 6)"),
        "mixed": ep.Words("混合班", "mixed ages"),
    },
    complete=True,
)
