"""The dimensions that several domains share: part of every catalogue, open to further codes."""

from __future__ import annotations

from collections.abc import Mapping

from eduplan.catalogue.definitions import Dimension
from eduplan.words import Words


def _dimension(
    name: str,
    label: str,
    label_en: str,
    codes: Mapping[str, tuple[str, str]],
    parts: Mapping[str, tuple[str, ...]] | None = None,
) -> Dimension:
    words = {code: Words(*pair) for code, pair in codes.items()}
    return Dimension(name, label, label_en, words, parts or {})


COMMON_DIMENSIONS: tuple[Dimension, ...] = (
    _dimension(
        "stage",
        "学段",
        "stage of schooling",
        {
            "preschool": ("学前", "preschool"),
            "primary": ("小学", "primary"),
            "junior": ("初中", "junior secondary"),
            "senior": ("普通高中", "senior secondary"),
            "compulsory": ("义务教育", "compulsory"),
            "secondary": ("中学", "secondary"),
            "all_through": ("一贯制", "all-through"),
        },
        {
            "compulsory": ("primary", "junior"),
            "secondary": ("junior", "senior"),
            "all_through": ("primary", "junior", "senior"),
        },
    ),
    _dimension(
        "ownership",
        "办学性质",
        "ownership",
        {
            "public": ("公办", "public"),
            "inclusive_private": ("普惠性民办", "inclusive private"),
            "private": ("民办（不含普惠性）", "other private"),
        },
    ),
    _dimension(
        "location",
        "城乡",
        "location",
        {
            "urban": ("城区", "urban"),
            "town": ("镇区", "town"),
            "rural": ("乡村", "rural"),
            "town_and_rural": ("乡镇、村", "town and rural"),
        },
        {"town_and_rural": ("town", "rural")},
    ),
    # 学生跨区就读的地方，两种口径相差很大。
    _dimension(
        "basis",
        "统计口径",
        "basis of counting",
        {
            "residence": ("按户籍或居住地", "by residence"),
            "school_location": ("按学校所在地", "by location of the school"),
        },
    ),
    # 管理口径：一个区域内可能有两个以上的教育行政部门，各管各的学校。
    _dimension(
        "authority",
        "主管部门",
        "education authority",
        {
            "district_bureau": ("区教育局", "district bureau"),
            "other_in_area": ("区域内其他主管部门", "other authority in the area"),
            "all_in_area": ("全区域", "all in the area"),
        },
        {"all_in_area": ("district_bureau", "other_in_area")},
    ),
    _dimension(
        "school_type",
        "学校类型",
        "type of school",
        {
            "kindergarten": ("幼儿园", "kindergarten"),
            "primary_school": ("小学", "primary school"),
            "teaching_point": ("教学点", "teaching point"),
            "junior_school": ("初级中学", "junior secondary school"),
            "nine_year_school": ("九年一贯制学校", "nine-year school"),
            "senior_school": ("高级中学", "senior secondary school"),
            "complete_secondary_school": ("完全中学", "complete secondary school"),
            "twelve_year_school": ("十二年一贯制学校", "twelve-year school"),
            "special_school": ("特殊教育学校", "special-education school"),
            "vocational_school": ("中等职业学校", "secondary vocational school"),
        },
    ),
    _dimension(
        "aid_group",
        "资助对象",
        "group eligible for aid",
        {
            "minimum_living_allowance": ("低保家庭", "minimum living allowance"),
            "lifted_out_of_poverty": ("脱贫家庭（含监测户）", "lifted out of poverty"),
            "extreme_hardship": ("特困供养", "extreme hardship"),
            "disability": ("残疾", "disability"),
            "orphan": ("孤儿", "orphan"),
            "other": ("其他困难", "other hardship"),
        },
    ),
)
"""Stage, ownership, location, basis, authority, type of school and aid group, in both languages."""
