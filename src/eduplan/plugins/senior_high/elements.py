"""高中阶段数据项: vocational and adult students, entrants, teachers and aid.

普通高中的在校生、班级、专任教师是共用数据项，学段取普通高中。
"""

from __future__ import annotations

from functools import partial

from eduplan import Words
from eduplan.plugins.senior_high.domain import senior_high

ANNUAL_RETURN = "教育事业统计年报"

_students = partial(
    senior_high.element, unit="人", dimensions=("basis", "authority"), source=ANNUAL_RETURN
)
_entrants = partial(
    senior_high.element, unit="人", level="region", dimensions=("basis",), source=ANNUAL_RETURN
)
_aid = partial(
    senior_high.element,
    unit="人",
    dimensions=("aid_group",),
    source="学生资助管理信息",
    time_point="school_year",
)

# 学生和适龄人口

vocational_students = _students(
    "vocational_students",
    Words("中等职业教育在校生数", "secondary vocational students"),
    definition="中等专业学校、职业高中、技工学校的在校生，限招收初中毕业生、学制三年以上的。",
    aliases=("中职在校生数",),
    ref="stu_sh_voc",
    counted_in=("vocational_school",),
)
adult_students = _students(
    "adult_students",
    Words("成人高中在校生数", "adult senior-high students"),
    definition="成人高中的在校生。",
    ref="stu_sh_adult",
    counted_in=("vocational_school",),
)
stage_students = senior_high.element(
    "stage_students",
    Words("高中阶段在校生数", "students of senior secondary education"),
    unit="人",
    level="region",
    dimensions=("basis", "authority"),
    definition="普通高中、中等职业教育、成人高中在校生的总数，与三项之和相等。",
    aliases=("高中阶段教育在校生数",),
    source=ANNUAL_RETURN,
    ref="SH-R03",
)
population_aged_15_to_17 = senior_high.element(
    "population_aged_15_to_17",
    Words("15–17周岁人口", "resident population aged 15 to 17"),
    unit="人",
    level="region",
    dimensions=("basis", "authority"),
    definition="统计时点年满15、16、17周岁的常住人口。",
    aliases=("高中阶段学龄人口", "15-17岁人口"),
    source="统计部门常住人口数",
    ref="pop_15_17",
)
general_entrants = _entrants(
    "general_entrants",
    Words("普通高中招生数", "general senior-high entrants"),
    definition="当年秋季升入普通高中的初中毕业生；按居住地还是按学校所在地，须写明统计口径。",
    aliases=("普高招生数",),
    ref="entrants_sh_general",
)
vocational_entrants = _entrants(
    "vocational_entrants",
    Words("中等职业教育招生数", "secondary vocational entrants"),
    definition="当年秋季升入中等职业学校的初中毕业生；统计口径须与普通高中招生数一致。",
    aliases=("中职招生数",),
    ref="entrants_sh_voc",
)

# 教师、资助和特色

bachelor_teachers = senior_high.element(
    "bachelor_teachers",
    Words(
        "本科及以上学历普通高中专任教师数", "senior-high teachers with a bachelor's degree or above"
    ),
    unit="人",
    definition="学历为本科、研究生的普通高中专任教师；本科是规定学历。",
    source=ANNUAL_RETURN,
    ref="sh_teachers_ba",
)
aid_eligible_students = _aid(
    "aid_eligible_students",
    Words("高中家庭经济困难学生数", "senior-high students eligible for aid"),
    definition="经认定符合免学杂费条件的普通高中学生，含低保、脱贫、特困等家庭。",
    ref="sh_aid_eligible",
)
fee_waived_students = _aid(
    "fee_waived_students",
    Words("高中免学杂费学生数", "senior-high students with fees waived"),
    definition="实际免除学杂费的普通高中学生；是家庭经济困难学生的一部分。",
    ref="sh_aid_waived",
)
featured_senior_highs = senior_high.element(
    "featured_senior_highs",
    Words("特色高中", "featured senior high schools"),
    unit="所",
    definition="经认定的特色普通高中，每所计1；认定层级应写明。",
    source="教育部门评定名单",
    ref="sh_featured",
)
