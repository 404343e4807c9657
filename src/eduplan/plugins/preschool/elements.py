"""学前教育数据项: children, kindergartens, staff, premises and money, as the returns count them.

托班（3周岁以下）一律单列，不计入本章任何一项。附设幼儿班的幼儿计入在园幼儿，附设幼儿班本身不算一所园。
"""

from __future__ import annotations

from functools import partial

from eduplan import Words
from eduplan.plugins.preschool.domain import preschool

ANNUAL_RETURN = "教育事业统计年报"
SUPERVISION = "《县域学前教育普及普惠督导评估办法》（教督〔2020〕1号）"

_children = partial(preschool.element, unit="人", source=ANNUAL_RETURN)
_kindergartens = partial(
    preschool.element, unit="所", dimensions=("location", "authority"), source=ANNUAL_RETURN
)
_classes = partial(
    preschool.element,
    unit="班",
    dimensions=("class_age_group", "location", "authority"),
    source=ANNUAL_RETURN,
)
_staff = partial(
    preschool.element, unit="人", dimensions=("location", "authority"), source=ANNUAL_RETURN
)
_area = partial(preschool.element, unit="m²", dimensions=("location",), source=ANNUAL_RETURN)
_money = partial(preschool.element, unit="元/(人·年)", level="region", time_point="calendar_year")
_county = partial(preschool.element, level="region")

# 幼儿

enrolment = _children(
    "enrolment",
    Words("在园幼儿数", "children enrolled"),
    dimensions=("location", "class_age_group", "ownership", "authority"),
    definition="在幼儿园和附设幼儿班就读、年满3周岁的全部幼儿，含超龄和外来幼儿；不含托班。",
    aliases=("在园（班）幼儿总数", "学前在园幼儿数"),
    ref="kg_children",
)
public_enrolment = _children(
    "public_enrolment",
    Words("公办园在园幼儿数", "children enrolled in public kindergartens"),
    dimensions=("location", "authority"),
    definition="国家机构举办，或企事业单位、街道、村集体利用财政经费、国有或集体资产举办的幼儿园的在园幼儿。",
    aliases=("公办幼儿园在园幼儿数",),
    source=SUPERVISION,
    ref="kg_children_public",
    whole=enrolment,
    part={"ownership": "public"},
)
inclusive_private_enrolment = _children(
    "inclusive_private_enrolment",
    Words("普惠性民办园在园幼儿数", "children enrolled in inclusive private kindergartens"),
    dimensions=("location", "authority"),
    definition="经教育部门认定并公布名单、享受补助、执行限价、非营利的民办园的在园幼儿；是民办园在园幼儿的一部分。",
    aliases=("普惠性民办幼儿园在园幼儿数",),
    source=SUPERVISION,
    ref="kg_children_incl_private",
    whole=enrolment,
    part={"ownership": "inclusive_private"},
)
private_enrolment = preschool.element(
    "private_enrolment",
    Words("民办园在园幼儿数", "children enrolled in private kindergartens"),
    unit="人",
    dimensions=("location", "authority"),
    definition="全部民办园的在园幼儿，含普惠性民办园；与公办园在园幼儿数之和等于在园幼儿数。",
    aliases=("民办幼儿园在园幼儿数",),
    source=ANNUAL_RETURN,
    ref="kg_children_private",
    whole=enrolment,
    part={"ownership": "any_private"},
)
in_age_enrolment = _children(
    "in_age_enrolment",
    Words("3–5周岁在园幼儿数", "children aged 3 to 5 in kindergartens"),
    dimensions=("location", "authority"),
    definition="在园幼儿中年满3、4、5周岁的；是在园幼儿数的一部分。",
    aliases=("学前适龄在园幼儿数",),
)
childcare_places = _county(
    "childcare_places",
    Words("3岁以下婴幼儿托位数", "childcare places for under three"),
    unit="个",
    dimensions=("ownership",),
    definition="托育机构、幼儿园托班和其他照护服务机构可收托的婴幼儿数；不计入幼儿园学位数。",
    aliases=("托位数", "婴幼儿托位数"),
    source="卫生健康部门托育机构备案",
    time_point="december",
)
children_in_childcare = _county(
    "children_in_childcare",
    Words("入托婴幼儿数", "children under three in childcare"),
    unit="人",
    dimensions=("ownership",),
    definition="在托育机构和幼儿园托班接受照护的3周岁以下婴幼儿。",
    source="卫生健康部门托育机构备案",
    time_point="december",
)
population_under_3 = _county(
    "population_under_3",
    Words("3周岁以下人口", "population under three"),
    unit="人",
    definition="统计时点不满3周岁的常住人口。",
    aliases=("3岁以下人口",),
    source="统计部门常住人口数",
    time_point="december",
)
resident_population = _county(
    "resident_population",
    Words("常住人口", "resident population"),
    unit="人",
    definition="全部年龄的常住人口。",
    aliases=("常住人口数",),
    source="统计部门常住人口数",
    time_point="december",
)
population_aged_3_to_5 = _county(
    "population_aged_3_to_5",
    Words("3–5周岁人口", "resident population aged 3 to 5"),
    unit="人",
    dimensions=("location", "authority"),
    definition="统计时点年满3、4、5周岁的常住人口；用户籍人口代替会使毛入园率失真。",
    aliases=("学前适龄人口", "3-5岁人口"),
    source="统计部门常住人口数",
    ref="pop_3_5",
)
_county(
    "births",
    Words("出生人口", "births"),
    unit="人",
    definition="一个日历年内出生的人口；当年9月至12月出生的比1月至8月出生的晚一年入园。",
    aliases=("出生人口数",),
    source="统计部门人口数据",
    time_point="calendar_year",
    ref="births",
)

# 幼儿园、班级和学位

kindergartens = _kindergartens(
    "kindergartens",
    Words("幼儿园数", "kindergartens"),
    dimensions=("location", "ownership", "authority"),
    definition="独立设置的幼儿园，每所计1；附设幼儿班不计。",
    ref="kg_count",
    counts_institutions=True,
)
_kindergartens(
    "public_kindergartens",
    Words("公办幼儿园数", "public kindergartens"),
    definition="公办性质的幼儿园，口径与公办园在园幼儿数相同。",
    ref="kg_count_public",
    whole=kindergartens,
    part={"ownership": "public"},
)
inclusive_kindergartens = _kindergartens(
    "inclusive_kindergartens",
    Words("普惠性幼儿园数", "inclusive kindergartens"),
    definition="公办园与普惠性民办园之和，只用作所数占比的分子。",
    ref="kg_count_incl",
    whole=kindergartens,
    part={"ownership": "inclusive_private|public"},
)
municipal_model_kindergartens = _kindergartens(
    "municipal_model_kindergartens",
    Words("市级示范幼儿园", "municipal model kindergartens"),
    definition="持有市级示范称号的幼儿园，每所计1。",
    source="教育部门评定名单",
    ref="pre.demo_kg_count",
)
graded_kindergartens = preschool.element(
    "graded_kindergartens",
    Words("等级幼儿园数", "graded kindergartens"),
    unit="所",
    dimensions=("location", "ownership", "kindergarten_grade"),
    definition="经评定、等级在有效期内的幼儿园，每所计1；是哪一等用“幼儿园等级”写明，"
    "各地等级名称不同，取最近的一等并在note中写原名。",
    aliases=("优质幼儿园数", "示范幼儿园数"),
    source="教育部门评定名单",
)
graded_enrolment = _children(
    "graded_enrolment",
    Words("等级幼儿园在园幼儿数", "children in graded kindergartens"),
    dimensions=("location", "kindergarten_grade"),
    definition="在等级幼儿园就读的幼儿；是在园幼儿数的一部分。",
    aliases=("优质园在园幼儿数",),
    source="教育部门评定名单",
)
_added = partial(
    _county,
    time_point="calendar_year",
    dimensions=("location", "ownership"),
    source="教育部门建设项目台账",
)
_added(
    "new_kindergartens",
    Words("新建幼儿园数", "kindergartens newly built"),
    unit="所",
    definition="当年新建并投入使用的幼儿园，每所计1；每年的流量。",
    adds_to="preschool.kindergartens",
)
_added(
    "extended_kindergartens",
    Words("改扩建幼儿园数", "kindergartens rebuilt or extended"),
    unit="所",
    definition="当年改建、扩建完工的幼儿园，每所计1；每年的流量，不改变幼儿园数。",
)
_added(
    "added_places",
    Words("新增幼儿园学位数", "kindergarten places added"),
    unit="学位",
    definition="当年新建、改扩建的幼儿园投入使用而增加的学位；每年的流量。",
    aliases=("新增学前教育学位数", "新增学前学位数"),
)
newly_supported_inclusive_private_kindergartens = _county(
    "newly_supported_inclusive_private_kindergartens",
    Words("当年扶持的普惠性民办园数", "inclusive private kindergartens supported in the year"),
    unit="所",
    definition="当年新列入财政扶持的普惠性民办园；每年的流量，一所园只在首次扶持的年份计入。",
    source="教育部门工作台账",
    time_point="calendar_year",
    ref="pre.incl_private_supported",
)
classes = _classes(
    "classes",
    Words("幼儿园班级数", "kindergarten classes"),
    definition="小班、中班、大班和混合班之和；不含托班。",
    aliases=("幼儿园班数",),
    ref="kg_classes",
)
compliant_classes = _classes(
    "compliant_classes",
    Words("班额达标班级数", "classes within the size cap"),
    definition="人数不超过本年龄段班额上限（小班25、中班30、大班35、混合班30）的班级；是班级数的一部分。",
    source="《幼儿园工作规程》（教育部令第39号）第十一条",
    ref="kg_classes_ok",
)
places = _children(
    "places",
    Words("幼儿园学位数", "approved kindergarten places"),
    dimensions=("location", "ownership"),
    definition="核定的办园规模，即可容纳的幼儿数，以人计，可直接与在园幼儿数相减。",
    aliases=("学前教育学位数",),
    source="教育部门核定办园规模",
    ref="kg_places",
)
townships = _county(
    "townships",
    Words("乡镇数", "townships"),
    unit="个",
    definition="区域内的乡、镇（不含街道）。",
    source="民政部门行政区划",
    ref="township_count",
)
townships_with_public_central_kindergarten = _county(
    "townships_with_public_central_kindergarten",
    Words("有公办中心园的乡镇数", "townships with a public central kindergarten"),
    unit="个",
    definition="至少有一所公办中心幼儿园的乡镇；是乡镇数的一部分。",
    source=ANNUAL_RETURN,
    ref="township_with_public_kg",
)

# 教职工：专任教师和教职工总数见师资领域，学段为学前

childcare_workers = _staff(
    "childcare_workers",
    Words("保育员数", "childcare workers"),
    definition="专职从事保育的教职工，不含专任教师。",
    ref="kg_nurses",
)
principals = _staff(
    "principals",
    Words("园长数", "kindergarten principals"),
    definition="正、副园长。",
    ref="kg_principals",
)
certified_teachers = _staff(
    "certified_teachers",
    Words("持教师资格证幼儿园专任教师数", "certified kindergarten teachers"),
    definition="持有教师资格证书的幼儿园专任教师；是幼儿园专任教师的一部分。",
    ref="kg_teachers_cert",
)
certified_principals = _staff(
    "certified_principals",
    Words("持任职资格证园长数", "certified kindergarten principals"),
    definition="持有园长任职资格证书的园长；是园长的一部分。",
    ref="kg_principals_cert",
)
college_educated_teachers = _staff(
    "college_educated_teachers",
    Words("专科及以上学历幼儿园专任教师数", "kindergarten teachers with a college degree or above"),
    definition="学历为专科、本科、研究生的幼儿园专任教师。",
    ref="kg_teachers_college",
)

# 园舍

outdoor_play_area = _area(
    "outdoor_play_area",
    Words("室外游戏场地面积", "outdoor play area"),
    definition="供幼儿户外游戏的场地，不含绿化和道路。",
    ref="kg_outdoor_m2",
)
activity_room_area = _area(
    "activity_room_area",
    Words("幼儿活动用房面积", "activity room area"),
    definition="班级活动单元和公共活动用房的面积。",
    ref="kg_activity_room_m2",
)
building_area = _area(
    "building_area",
    Words("园舍建筑面积", "kindergarten building area"),
    definition="幼儿园全部用房的建筑面积。",
    ref="kg_building_m2",
)

# 经费和待遇

_money(
    "public_kindergarten_funds_per_child",
    Words("公办园生均公用经费财政拨款", "public funds per child in public kindergartens"),
    definition="财政实际拨付给公办园的公用经费，按在园幼儿平均；标准由各省自定。",
    source="教育经费统计报表",
    ref="kg_fin_public",
)
_money(
    "inclusive_private_subsidy_per_child",
    Words("普惠性民办园生均补助", "subsidy per child in inclusive private kindergartens"),
    definition="财政实际拨付给普惠性民办园的补助，按在园幼儿平均；标准由各省自定。",
    source="教育经费统计报表",
    ref="kg_subsidy_private",
)
contract_teacher_average_pay = _money(
    "contract_teacher_average_pay",
    Words("非在编幼儿园教师平均工资", "average pay of kindergarten teachers off the establishment"),
    definition="公办园非在编教师的年平均工资。",
    source="劳动工资统计",
    ref="PRE-S09",
)
staff_teacher_average_pay = _money(
    "staff_teacher_average_pay",
    Words("在编幼儿园教师平均工资", "average pay of kindergarten teachers on the establishment"),
    definition="公办园在编教师的年平均工资。",
    source="劳动工资统计",
    ref="PRE-S09",
)

# 督导评估

universal_inclusive_items_confirmed = _county(
    "universal_inclusive_items_confirmed",
    Words(
        "普及普惠督导评估认定达标项数",
        "items of universal and inclusive preschool education confirmed",
    ),
    unit="项",
    adds_up=False,
    definition="自评或督导认定已达标的指标项数，共20项：普及普惠水平3项、政府保障11项、保教质量保障6项。",
    source=SUPERVISION,
    ref="双普",
)
