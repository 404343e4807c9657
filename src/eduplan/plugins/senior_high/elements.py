"""高中阶段数据项: what the returns count for the domain senior secondary education."""

from __future__ import annotations

from eduplan.plugins.senior_high.domain import senior_high

__all__ = [
    "adult_students",
    "aid_eligible_students",
    "bachelor_teachers",
    "featured_senior_highs",
    "fee_waived_students",
    "general_entrants",
    "population_aged_15_to_17",
    "vocational_entrants",
    "vocational_students",
]

vocational_students = senior_high.element(
    "vocational_students",
    "中等职业教育在校生数",
    "secondary vocational students",
    unit="人",
    dimensions=("basis",),
    ref="stu_sh_voc",
)

adult_students = senior_high.element(
    "adult_students",
    "成人高中在校生数",
    "adult senior-high students",
    unit="人",
    dimensions=("basis",),
    ref="stu_sh_adult",
)

population_aged_15_to_17 = senior_high.element(
    "population_aged_15_to_17",
    "15–17周岁人口",
    "resident population aged 15 to 17",
    unit="人",
    level="region",
    ref="pop_15_17",
)

general_entrants = senior_high.element(
    "general_entrants",
    "普通高中招生数",
    "general senior-high entrants",
    unit="人",
    level="region",
    dimensions=("basis",),
    ref="entrants_sh_general",
)

vocational_entrants = senior_high.element(
    "vocational_entrants",
    "中等职业教育招生数",
    "secondary vocational entrants",
    unit="人",
    level="region",
    dimensions=("basis",),
    ref="entrants_sh_voc",
)

bachelor_teachers = senior_high.element(
    "bachelor_teachers",
    "本科及以上学历普通高中专任教师数",
    "senior-high teachers with a bachelor's degree or above",
    unit="人",
    ref="sh_teachers_ba",
)

aid_eligible_students = senior_high.element(
    "aid_eligible_students",
    "高中家庭经济困难学生数",
    "senior-high students eligible for aid",
    unit="人",
    dimensions=("aid_group",),
    ref="sh_aid_eligible",
)

fee_waived_students = senior_high.element(
    "fee_waived_students",
    "高中免学杂费学生数",
    "senior-high students with fees waived",
    unit="人",
    dimensions=("aid_group",),
    ref="sh_aid_waived",
)

featured_senior_highs = senior_high.element(
    "featured_senior_highs",
    "特色高中",
    "featured senior high schools (raw)",
    unit="所",
    ref="featured senior highs",
)
