"""The domain 治理与督导, and the codes by which classes and grades are split."""

from __future__ import annotations

import eduplan as ep

governance = ep.Domain(
    "governance",
    ep.Words("治理与督导", "Governance and supervision"),
    counted_in=("ordinary_school",),
    ships=("standards", "pages", "cases"),
)

# 年报按人数分档填报班级数；大班额为56人及以上，超大班额为66人及以上
governance.dimension(
    "class_size_band",
    ep.Words("班额分档", "class-size band"),
    {
        "1_25": ep.Words("25人及以下", "25 and fewer"),
        "26_30": ep.Words("26–30人", "26 to 30"),
        "31_35": ep.Words("31–35人", "31 to 35"),
        "36_40": ep.Words("36–40人", "36 to 40"),
        "41_45": ep.Words("41–45人", "41 to 45"),
        "46_50": ep.Words("46–50人", "46 to 50"),
        "51_55": ep.Words("51–55人", "51 to 55"),
        "56_60": ep.Words("56–60人", "56 to 60"),
        "61_65": ep.Words("61–65人", "61 to 65"),
        "66_plus": ep.Words("66人及以上", "66 and more"),
        "45_and_fewer": ep.Words("45人及以下", "45 and fewer"),
        "50_and_fewer": ep.Words("50人及以下", "50 and fewer"),
        "56_and_more": ep.Words("56人及以上", "56 and more"),
    },
    parts={
        "45_and_fewer": ("1_25", "26_30", "31_35", "36_40", "41_45"),
        "50_and_fewer": ("1_25", "26_30", "31_35", "36_40", "41_45", "46_50"),
        "56_and_more": ("56_60", "61_65", "66_plus"),
    },
    complete=True,
)
governance.dimension(
    "school_title",
    ep.Words("称号", "title of a school"),
    {
        "civilised": ep.Words("文明校园", "civilised campus"),
        "model_senior": ep.Words("示范性普通高中", "model senior high school"),
        "star": ep.Words("星级高中", "starred senior high school"),
        "modern": ep.Words("现代化学校", "modern school"),
        "featured": ep.Words("特色学校", "featured school"),
        "smart": ep.Words("智慧校园", "smart campus"),
        "green": ep.Words("绿色学校", "green school"),
        "safe": ep.Words("平安校园", "safe campus"),
        "sports": ep.Words("体育传统特色学校", "school with a sports tradition"),
        "football": ep.Words("足球特色学校", "football school"),
        "new_quality": ep.Words("新优质学校", "new quality school"),
    },
)
# 学生和教师个人的属性，按它分组计数，本身不是数
governance.dimension(
    "sex",
    ep.Words("性别", "sex"),
    {"male": ep.Words("男", "male"), "female": ep.Words("女", "female")},
)
governance.dimension(
    "grade",
    ep.Words("年级", "grade"),
    {
        "grade_1": ep.Words("一年级", "grade 1"),
        "grade_2": ep.Words("二年级", "grade 2"),
        "grade_3": ep.Words("三年级", "grade 3"),
        "grade_4": ep.Words("四年级", "grade 4"),
        "grade_5": ep.Words("五年级", "grade 5"),
        "grade_6": ep.Words("六年级", "grade 6"),
        "grade_7": ep.Words("七年级（初一）", "grade 7"),
        "grade_8": ep.Words("八年级（初二）", "grade 8"),
        "grade_9": ep.Words("九年级（初三）", "grade 9"),
        "grade_10": ep.Words("高一", "grade 10"),
        "grade_11": ep.Words("高二", "grade 11"),
        "grade_12": ep.Words("高三", "grade 12"),
    },
)
