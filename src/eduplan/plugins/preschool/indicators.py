"""学前教育指标: coverage, staff, premises and money, each a formula over the elements."""

from __future__ import annotations

from functools import partial

import eduplan as ep
from eduplan.plugins.preschool import elements
from eduplan.plugins.preschool.domain import preschool

BULLETIN = "教育部《全国教育事业发展统计公报》"
SUPERVISION = "《县域学前教育普及普惠督导评估办法》（教督〔2020〕1号）"
STAFFING = "《幼儿园教职工配备标准（暂行）》（教师〔2013〕1号）"

teachers = ep.ref("teachers.full_time_teachers").select("stage", "preschool")
staff = ep.ref("teachers.staff").select("stage", "preschool")

_share = partial(
    preschool.indicator,
    unit="%",
    most="100%",
    better="higher",
    dimensions=("location", "authority"),
    source=SUPERVISION,
)
_children_per = partial(
    preschool.indicator,
    unit="比",
    sizes=("0.5:1", "100:1"),
    dimensions=("location", "ownership", "authority"),
)
_area_per_child = partial(
    preschool.indicator,
    unit="m²/人",
    better="higher",
    level="institution",
    dimensions=("location",),
    source=SUPERVISION,
)

# 普及普惠水平

gross_enrolment_rate = _share(
    "gross_enrolment_rate",
    ep.Words("学前三年毛入园率", "gross enrolment rate, three-year preschool"),
    formula=elements.enrolment / elements.population_aged_3_to_5,
    places=2,
    most="",
    definition="在园幼儿数与3–5周岁常住人口之比。在园幼儿不限年龄和户籍，故可超过100%；"
    "超过时应说明外来就读或分母口径。全国公报2023年以前公布一位小数，2024年公布两位。",
    aliases=("学前毛入园率", "学前三年教育毛入园率", "学前教育毛入园率", "毛入园率"),
    source=BULLETIN,
    ref="pre.gross_enrolment_rate",
)
_share(
    "net_enrolment_rate",
    ep.Words("学前三年净入园率", "net enrolment rate, three-year preschool"),
    formula=elements.in_age_enrolment / elements.population_aged_3_to_5,
    definition="3–5周岁在园幼儿与同龄常住人口之比，不会超过100%；毛入园率的分子不限年龄。",
    aliases=("学前净入园率", "净入园率"),
    source="教育部教育统计指标解释",
)
preschool.indicator(
    "inclusive_enrolment",
    ep.Words("普惠性幼儿园在园幼儿数", "children in inclusive kindergartens"),
    formula=elements.public_enrolment + elements.inclusive_private_enrolment,
    unit="人",
    better="higher",
    dimensions=("location", "authority"),
    definition="公办园和普惠性民办园在园幼儿之和，统计公报公布的是这个合计；是普惠性幼儿园覆盖率的分子。",
    aliases=("普惠性幼儿园在园幼儿", "普惠园在园幼儿数"),
    source=BULLETIN,
)
_share(
    "graded_kindergarten_share",
    ep.Words("等级幼儿园占比", "share of graded kindergartens"),
    formula=elements.graded_kindergartens / elements.kindergartens,
    dimensions=("location", "ownership"),
    definition="等级幼儿园占幼儿园总数之比。",
    aliases=("优质幼儿园占比",),
    source="教育部门评定名单",
)
_share(
    "graded_enrolment_share",
    ep.Words("等级幼儿园在园幼儿占比", "share of children in graded kindergartens"),
    formula=elements.graded_enrolment / elements.enrolment,
    dimensions=("location",),
    definition="在等级幼儿园就读的幼儿占全部在园幼儿之比；按幼儿数算，不按园数算。",
    aliases=("优质园覆盖率", "优质幼儿园覆盖率"),
    source="教育部门评定名单",
)
preschool.indicator(
    "childcare_places_per_thousand",
    ep.Words("每千人口拥有3岁以下婴幼儿托位数", "childcare places for under three per thousand"),
    formula=elements.childcare_places / elements.resident_population,
    unit="个/千人",
    sizes=("0个/千人", "200个/千人"),
    better="higher",
    definition="3岁以下婴幼儿托位数与常住人口之比。",
    aliases=("千人托位数", "每千人口托位数"),
    source="《中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要》",
    time_point="december",
)
_share(
    "childcare_rate",
    ep.Words("3岁以下婴幼儿入托率", "childcare rate of children under three"),
    formula=elements.children_in_childcare / elements.population_under_3,
    dimensions=(),
    definition="接受托育服务的婴幼儿与3周岁以下常住人口之比。",
    aliases=("入托率",),
    source="卫生健康部门托育机构备案",
    time_point="december",
)
inclusive_coverage_rate = _share(
    "inclusive_coverage_rate",
    ep.Words("普惠性幼儿园覆盖率", "inclusive kindergarten coverage rate"),
    formula=(elements.public_enrolment + elements.inclusive_private_enrolment) / elements.enrolment,
    places=2,
    definition="公办园和普惠性民办园在园幼儿占全部在园幼儿之比。按幼儿数算，不按园数算；"
    "按园数算的是普惠性幼儿园占比，两者不可替代。",
    aliases=("普惠率", "普惠性幼儿园在园幼儿占比", "普惠园覆盖率", "学前教育普惠率"),
    ref="pre.inclusive_coverage_rate",
)
public_enrolment_share = _share(
    "public_enrolment_share",
    ep.Words("公办园在园幼儿占比", "share of children in public kindergartens"),
    formula=elements.public_enrolment / elements.enrolment,
    places=2,
    definition="公办园在园幼儿占全部在园幼儿之比；不会高于普惠性幼儿园覆盖率。",
    aliases=("公办率", "公办幼儿园在园幼儿占比", "公办园占比"),
    ref="pre.public_enrolment_share",
)
inclusive_kindergarten_share = _share(
    "inclusive_kindergarten_share",
    ep.Words("普惠性幼儿园占比(所数)", "inclusive kindergartens, share of institutions"),
    formula=elements.inclusive_kindergartens / elements.kindergartens,
    places=2,
    definition="普惠性幼儿园占全部幼儿园之比，按园数算；不能代替按幼儿数算的覆盖率。",
    aliases=("普惠性幼儿园占比",),
    source=BULLETIN,
    ref="pre.inclusive_kg_share",
)
_share(
    "township_public_kindergarten_coverage",
    ep.Words("乡镇公办中心园覆盖率", "coverage of townships by public central kindergartens"),
    formula=elements.townships_with_public_central_kindergarten / elements.townships,
    dimensions=(),
    definition="至少有一所公办中心园的乡镇占乡镇总数之比。",
    ref="pre.township_public_kg_coverage",
)
preschool.indicator(
    "model_kindergarten_count",
    ep.Words("市级示范园数", "municipal model kindergartens, count"),
    formula=elements.municipal_model_kindergartens.total(),
    unit="所",
    better="higher",
    dimensions=("location", "authority"),
    definition="期末持有市级示范称号的幼儿园，累计数。",
    aliases=("市级示范幼儿园数",),
    source="教育部门评定名单",
    ref="pre.demo_kg_count",
)
preschool.indicator(
    "supported_inclusive_private_kindergarten_count",
    ep.Words("扶持普惠性民办园数", "inclusive private kindergartens supported, count"),
    formula=elements.newly_supported_inclusive_private_kindergartens.total_over(5),
    unit="所",
    better="higher",
    definition="一个五年规划期内扶持的普惠性民办园，逐年之和。",
    source="教育部门工作台账",
    time_point="period",
    ref="pre.incl_private_supported",
)
preschool.indicator(
    "place_gap",
    ep.Words("幼儿园学位缺口", "gap in kindergarten places"),
    formula=elements.enrolment - elements.places,
    unit="人",
    better="lower",
    dimensions=("location", "ownership"),
    definition="在园幼儿数减学位数，正数为缺口。未来年份的在园幼儿数取推算值。",
    aliases=("学位缺口",),
    source="《“十四五”学前教育发展提升行动计划》（教基〔2021〕8号）",
    ref="pre.place_gap",
)

# 班额

class_size_compliance_rate = _share(
    "class_size_compliance_rate",
    ep.Words("幼儿园班额达标率", "kindergarten class-size compliance rate"),
    formula=elements.compliant_classes / elements.classes,
    dimensions=("class_age_group", "location", "authority"),
    definition="班额不超过上限的班级占全部班级之比。",
    aliases=("学前班额达标率",),
    ref="pre.class_size_compliance",
)
preschool.indicator(
    "average_class_size",
    ep.Words("幼儿园平均班额", "average size of kindergarten classes"),
    formula=elements.enrolment / elements.classes,
    unit="人/班",
    sizes=("1人/班", "200人/班"),
    better="lower",
    dimensions=("class_age_group", "location"),
    places=2,
    definition="每班平均幼儿数；班额上限是对每个班的要求，平均数达标不等于每班达标。",
    source="《幼儿园工作规程》（教育部令第39号）第十一条",
    ref="PRE-S17",
)
preschool.indicator(
    "kindergarten_size",
    ep.Words("幼儿园规模", "size of a kindergarten"),
    formula=elements.enrolment,
    unit="人",
    better="lower",
    level="institution",
    dimensions=("location",),
    definition="一所幼儿园的在园幼儿数；规程要求一般不超过360人。",
    source="《幼儿园工作规程》（教育部令第39号）第十一条",
    ref="PRE-S18",
)

# 教职工配备。比值都写作每1名教职工对应的幼儿数：1:15 即 15，越小越宽裕

child_teacher_ratio = _children_per(
    "child_teacher_ratio",
    ep.Words("师幼比(专任教师)", "children per full-time teacher"),
    formula=elements.enrolment / teachers,
    better="lower",
    places=2,
    definition="每名专任教师对应的在园幼儿数。“专任教师与幼儿比不低于1:15”即本值不高于15。",
    aliases=("师幼比", "幼儿园生师比"),
    source=SUPERVISION,
    ref="pre.child_teacher_ratio",
)
child_staff_ratio = _children_per(
    "child_staff_ratio",
    ep.Words("教职工与幼儿比", "children per staff member"),
    formula=elements.enrolment / staff,
    better="band",
    places=2,
    definition="每名教职工对应的在园幼儿数。全日制5–7，半日制8–10。",
    source=STAFFING,
    ref="pre.child_staff_ratio",
)
child_carer_ratio = _children_per(
    "child_carer_ratio",
    ep.Words("保教人员与幼儿比", "children per teacher or childcare worker"),
    formula=elements.enrolment / (teachers + elements.childcare_workers),
    better="band",
    dimensions=("location", "authority"),
    places=2,
    definition="每名保教人员（专任教师和保育员）对应的在园幼儿数。全日制7–9，半日制11–13。",
    source=STAFFING,
    ref="pre.child_care_ratio",
)
teachers_per_class = preschool.indicator(
    "teachers_per_class",
    ep.Words("每班专任教师数", "full-time teachers per class"),
    formula=teachers / elements.classes,
    unit="人/班",
    sizes=("0.5人/班", "20人/班"),
    better="higher",
    dimensions=("location", "authority"),
    places=2,
    definition="平均每班的专任教师数。全日制每班应有2名教师1名保育员，或3名教师。",
    source=STAFFING,
    ref="pre.teachers_per_class",
)
teacher_certification_rate = _share(
    "teacher_certification_rate",
    ep.Words("园长、专任教师持证率", "certification rate of principals and teachers"),
    formula=(elements.certified_teachers + elements.certified_principals)
    / (teachers + elements.principals),
    definition="持有相应资格证书的园长和专任教师占园长和专任教师总数之比。",
    aliases=("幼儿园教师持证率",),
    ref="pre.teacher_cert_rate",
)
_share(
    "college_educated_teacher_share",
    ep.Words(
        "幼儿园专任教师专科及以上学历占比", "share of kindergarten teachers with a college degree"
    ),
    formula=elements.college_educated_teachers / teachers,
    definition="专科及以上学历的专任教师占专任教师之比。",
    source=BULLETIN,
    ref="pre.teacher_college_share",
)
_share(
    "contract_teacher_pay_ratio",
    ep.Words(
        "非在编与在编幼儿园教师工资比",
        "pay of teachers off the establishment to pay of teachers on it",
    ),
    formula=elements.contract_teacher_average_pay / elements.staff_teacher_average_pay,
    dimensions=(),
    most="",
    definition="非在编教师平均工资与在编教师平均工资之比；是否考核、以多少为准由各省定，吉林省的数值未查到。",
    time_point="calendar_year",
    ref="PRE-S09",
)

# 园舍，按园计算

outdoor_area_per_child = _area_per_child(
    "outdoor_area_per_child",
    ep.Words("生均室外游戏场地面积", "outdoor play area per child"),
    formula=elements.outdoor_play_area / elements.enrolment,
    definition="室外游戏场地面积按在园幼儿平均。",
    ref="pre.outdoor_area_ps",
)
activity_area_per_child = _area_per_child(
    "activity_area_per_child",
    ep.Words("生均活动用房面积", "activity room area per child"),
    formula=elements.activity_room_area / elements.enrolment,
    definition="幼儿活动用房面积按在园幼儿平均。",
    ref="pre.activity_area_ps",
)
building_area_per_child = _area_per_child(
    "building_area_per_child",
    ep.Words("生均园舍建筑面积", "building area per child"),
    formula=elements.building_area / elements.enrolment,
    definition="园舍建筑面积按在园幼儿平均。",
    ref="pre.building_area_ps",
)

# 督导评估

preschool.indicator(
    "universal_inclusive_items_met",
    ep.Words(
        "学前教育普及普惠达标项数",
        "items of universal and inclusive preschool education met, out of 20",
    ),
    formula=elements.universal_inclusive_items_confirmed,
    unit="项",
    most="20项",
    better="higher",
    definition="县域学前教育普及普惠（双普）的达标状态：20项全部达标为20。"
    "其中可计算的各项列为组成指标；目标写“创建双普县”时，应先有各组成指标的现状。",
    aliases=("双普", "普及普惠县"),
    source=SUPERVISION,
    components=(
        gross_enrolment_rate.name,
        inclusive_coverage_rate.name,
        public_enrolment_share.name,
        class_size_compliance_rate.name,
        child_teacher_ratio.name,
        teacher_certification_rate.name,
        outdoor_area_per_child.name,
        activity_area_per_child.name,
        building_area_per_child.name,
        "governance.social_recognition_rate",
        "governance.major_incident_count",
    ),
    ref="双普",
)
