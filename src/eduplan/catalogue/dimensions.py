"""The dimensions that several domains share: part of every catalogue, open to further codes."""

from __future__ import annotations

from eduplan.catalogue.definitions import Dimension
from eduplan.catalogue.kinds import GROUPS, KINDS
from eduplan.words import Words

COMMON_DIMENSIONS: tuple[Dimension, ...] = (
    Dimension(
        "stage",
        "学段",
        "stage of schooling",
        {
            "preschool": Words("学前", "preschool"),
            "primary": Words("小学", "primary"),
            "junior": Words("初中", "junior secondary"),
            "senior": Words("普通高中", "senior secondary"),
            "compulsory": Words("义务教育", "compulsory"),
            "secondary": Words("中学", "secondary"),
            "all_through": Words("一贯制", "all-through"),
        },
        # 一贯制 has pupils of several stages, but the primary schools are no part of those schools
        {"compulsory": ("primary", "junior"), "secondary": ("junior", "senior")},
    ),
    Dimension(
        "ownership",
        "办学性质",
        "ownership",
        {
            "public": Words("公办", "public"),
            "inclusive_private": Words("普惠性民办", "inclusive private"),
            "private": Words("民办（不含普惠性）", "other private"),
            "any_private": Words("民办", "private, inclusive or not"),
            "inclusive": Words("普惠性", "inclusive"),
        },
        {
            "any_private": ("inclusive_private", "private"),
            "inclusive": ("public", "inclusive_private"),
        },
        complete=True,
    ),
    Dimension(
        "location",
        "城乡",
        "location",
        {
            "urban": Words("城区", "urban"),
            "town": Words("镇区", "town"),
            "rural": Words("乡村", "rural"),
            "town_and_rural": Words("乡镇、村", "town and rural"),
        },
        {"town_and_rural": ("town", "rural")},
        complete=True,
    ),
    # 学生跨区就读的地方，两种口径相差很大。
    Dimension(
        "basis",
        "统计口径",
        "basis of counting",
        {
            "residence": Words("按户籍或居住地", "by residence"),
            "school_location": Words("按学校所在地", "by location of the school"),
        },
    ),
    # 县城是镇区的一部分，和城乡是两种分法。
    Dimension(
        "county_town",
        "县城",
        "county town",
        {
            "inside": Words("县城", "in the county town"),
            "outside": Words("县城以外", "outside the county town"),
        },
    ),
    # 学生从哪里来：本地户籍、随迁、留守，和按什么口径统计是两件事。
    Dimension(
        "residence",
        "户籍",
        "registered residence",
        {
            "local": Words("本地户籍", "registered here"),
            "elsewhere": Words("非本地户籍", "registered elsewhere"),
            "migrant": Words("随迁子女", "children of migrant workers"),
            "left_behind": Words("留守儿童", "children left behind"),
        },
        {},
    ),
    # 管理口径：一个区域内可能有两个以上的教育行政部门，各管各的学校。
    Dimension(
        "authority",
        "主管部门",
        "education authority",
        {
            "district_bureau": Words("区教育局", "district bureau"),
            "other_in_area": Words("区域内其他主管部门", "other authority in the area"),
            "all_in_area": Words("全区域", "all in the area"),
        },
        {"all_in_area": ("district_bureau", "other_in_area")},
    ),
    Dimension(
        "school_type",
        "学校类型",
        "type of school",
        {
            **{code: kind.words for code, kind in KINDS.items()},
            **{code: words for code, (words, _) in GROUPS.items()},
        },
        {code: kinds for code, (_, kinds) in GROUPS.items()},
    ),
    Dimension(
        "aid_group",
        "资助对象",
        "group eligible for aid",
        {
            "minimum_living_allowance": Words("低保家庭", "minimum living allowance"),
            "lifted_out_of_poverty": Words("脱贫家庭（含监测户）", "lifted out of poverty"),
            "extreme_hardship": Words("特困供养", "extreme hardship"),
            "disability": Words("残疾", "disability"),
            "orphan": Words("孤儿", "orphan"),
            "other": Words("其他困难", "other hardship"),
        },
    ),
)
"""Stage, ownership, location, basis, residence, authority, type of school and aid group."""
