"""治理与督导数据项: schools, students and classes, supervision, safety, grounds and recognition.

在校生数、学校数、班级数各只有一个数据项，各领域共用，按学段等维度区分。
其余学校数都是“其中”项，每所符合的学校计1，是学校数的一部分。
"""

from __future__ import annotations

from functools import partial

from eduplan import Words
from eduplan.plugins.governance.domain import governance

ANNUAL_RETURN = "教育事业统计年报"
INSPECTION = "教育督导部门工作台账"
SAFETY = "学校安全工作台账"
BUREAU = "教育部门工作台账"

_schools = partial(governance.element, unit="所", dimensions=("stage",), source=BUREAU)
_county = partial(governance.element, level="region", source=BUREAU)
_count = partial(_county, unit="个")
_safe_schools = partial(_schools, source=SAFETY)

# 学校、学生和班级

students = governance.element(
    "students",
    Words("在校生数", "students"),
    unit="人",
    dimensions=(
        "stage",
        "grade",
        "location",
        "ownership",
        "authority",
        "basis",
        "residence",
        "county_town",
        "sex",
    ),
    definition="9月1日在普通中小学注册、有学籍的学生；幼儿见在园幼儿数，中职和成人高中见高中阶段。",
    aliases=("在校学生数",),
    source=ANNUAL_RETURN,
    ref="students",
)
schools = governance.element(
    "schools",
    Words("学校数", "schools"),
    unit="所",
    dimensions=("stage", "location", "ownership", "school_type", "authority", "county_town"),
    definition="每所学校计1；一贯制学校只计一次，教学点是一种学校类型。规划也用它报幼儿园数（学段为学前）。",
    counts_institutions=True,
    source=ANNUAL_RETURN,
    ref="schools",
)
classes = governance.element(
    "classes",
    Words("班级数", "classes"),
    unit="班",
    dimensions=("stage", "grade", "class_size_band", "location", "authority", "county_town"),
    definition="普通中小学的教学班；各班额分档之和等于班级数。",
    aliases=("教学班数", "班数"),
    source=ANNUAL_RETURN,
    ref="classes",
)
places = governance.element(
    "places",
    Words("中小学学位数", "school places"),
    unit="学位",
    dimensions=("stage", "location", "ownership"),
    definition="按班额标准核定的中小学可容纳的学生数；幼儿园学位见学前教育。",
    aliases=("基础教育学位数",),
    source=BUREAU,
)
_added = partial(
    governance.element,
    level="region",
    time_point="calendar_year",
    dimensions=("stage", "location", "ownership"),
    source="教育部门建设项目台账",
)
_added(
    "added_places",
    Words("新增学位数", "school places added"),
    unit="学位",
    definition="当年新建、改扩建的学校投入使用而增加的学位；每年的流量。",
    aliases=("新增中小学学位数", "新增基础教育学位", "增加学位数"),
    adds_to="governance.places",
)
_added(
    "new_schools",
    Words("新建学校数", "schools newly built"),
    unit="所",
    definition="当年新建并投入使用的学校，每所计1；每年的流量。",
    aliases=("新建中小学数",),
    adds_to="governance.schools",
)
_added(
    "extended_schools",
    Words("改扩建学校数", "schools rebuilt or extended"),
    unit="所",
    definition="当年改建、扩建完工的学校，每所计1；每年的流量，不改变学校数。",
    aliases=("改扩建中小学数",),
)
governance.element(
    "titled_schools",
    Words("获得称号的学校数", "schools with a title"),
    unit="所",
    dimensions=("stage", "location", "school_title"),
    definition="经评定并在有效期内的学校，每所计1；是哪种称号用“称号”写明，一校有几种称号的各计一次。",
    aliases=("有称号学校数",),
    source="教育部门评定名单",
)
school_zones = _count(
    "school_zones",
    Words("学区数", "school zones"),
    definition="为统筹资源而划分的学区。",
    ref="zones",
)
standard_school_zones = _count(
    "standard_school_zones",
    Words("学区建设达标学区数", "school zones up to standard"),
    definition="经评估达到学区建设标准的学区；所依标准应写明。",
    ref="Q14",
)
_count(
    "education_authorities",
    Words("教育行政部门数", "education authorities in the area"),
    definition="区域内管理学校的教育行政部门；多于一个时，各项指标须写明主管部门口径。",
    ref="gov.authorities",
)
standard_schools = _schools(
    "standard_schools",
    Words("办学达标学校数", "schools that meet the school standard"),
    definition="办学条件达到规定标准的学校；依国家还是省定标准应写明。",
    ref="T15",
)

# 督导

inspectors = _county(
    "inspectors",
    Words("责任督学数", "responsible inspectors"),
    unit="人",
    definition="按学校数聘任的责任督学，含专职和兼职。",
    source=INSPECTION,
    ref="inspectors",
)
inspection_zones = _count(
    "inspection_zones",
    Words("督学责任区数", "inspection zones"),
    definition="为挂牌督导划分的责任区，每区的学校数有上限。",
    source=INSPECTION,
    ref="inspection_zones",
)
posted_inspector_schools = _schools(
    "posted_inspector_schools",
    Words("挂牌督导学校数", "schools with a posted inspector"),
    definition="已公示责任督学姓名、照片、联系方式和督导事项的学校。",
    source=INSPECTION,
    ref="posted_schools",
)
inspection_issues_issued = _county(
    "inspection_issues_issued",
    Words("督导交办问题数", "inspection issues issued"),
    unit="项",
    definition="当年督导发出整改要求的问题。",
    source=INSPECTION,
    time_point="calendar_year",
    ref="inspection_issued",
)
inspection_issues_closed_on_time = _county(
    "inspection_issues_closed_on_time",
    Words("按期整改问题数", "inspection issues closed on time"),
    unit="项",
    definition="当年交办、在限期内整改并经复查销号的问题；是交办问题的一部分。",
    source=INSPECTION,
    time_point="calendar_year",
    ref="inspection_closed",
)

# 安全

closed_campus_schools = _safe_schools(
    "closed_campus_schools",
    Words("封闭化管理学校数", "schools with closed management"),
    definition="校园封闭化管理达标的学校。",
    ref="safety_closed",
)
alarm_connected_schools = _safe_schools(
    "alarm_connected_schools",
    Words("一键报警及视频联网学校数", "schools with alarm and connected video"),
    definition="一键式报警和视频监控都与公安机关联网的学校。",
    ref="safety_alarm",
)
guarded_schools = _safe_schools(
    "guarded_schools",
    Words("配备专职保安学校数", "schools with full-time guards"),
    definition="按规定配备专职保安员的学校。",
    ref="safety_guard",
)
escort_post_schools = _safe_schools(
    "escort_post_schools",
    Words("设护学岗学校数", "schools with an escort post"),
    definition="上下学时段设有护学岗的学校。",
    ref="safety_escort",
)
major_incidents = _county(
    "major_incidents",
    Words("重大安全责任事故起数", "major safety incidents"),
    unit="项",
    definition="当年发生的重大安全责任事故，一起计一项。",
    source=SAFETY,
    time_point="calendar_year",
    ref="major_incidents",
)
open_major_hazards = governance.element(
    "open_major_hazards",
    Words("未消除重大安全隐患", "major hazards not removed"),
    unit="项",
    definition="期末仍未消除的重大安全隐患，逐校登记。",
    counted_in=(),  # every institution registers its hazards, kindergartens too
    source=SAFETY,
    time_point="december",
    ref="open_hazards",
)

# 运动场地

governance.element(
    "hardened_playground_area",
    Words("操场硬化面积", "playground area hardened"),
    unit="m²",
    definition="当年硬化的操场面积，是每年的流量；几处数字并列时应写明是否有包含关系。",
    source=BUREAU,
    time_point="calendar_year",
    ref="gov.playground_area",
)
hardened_playground_schools = _schools(
    "hardened_playground_schools",
    Words("操场硬化学校数", "schools with a hardened playground"),
    definition="操场已硬化的学校。",
    ref="hardened_playground_schools",
)
plastic_track_schools = _schools(
    "plastic_track_schools",
    Words("塑胶操场学校数", "schools with a plastic track or playground"),
    definition="建有塑胶跑道或塑胶操场的学校。",
    ref="plastic_track_schools",
)

# 民办教育和社会认可

private_training_institutions = _count(
    "private_training_institutions",
    Words("校外培训机构数", "private training institutions"),
    definition="面向中小学生和幼儿的校外培训机构，有证无证都计入。",
    ref="private_training",
)
regulated_training_institutions = _count(
    "regulated_training_institutions",
    Words("规范达标校外培训机构数", "private training institutions in order"),
    definition="证照齐全、经核查办学规范的校外培训机构；是校外培训机构的一部分。",
    ref="private_training_ok",
)
surveyed_respondents = _county(
    "surveyed_respondents",
    Words("社会认可度调查人数", "survey respondents"),
    unit="人",
    definition="社会认可度调查的有效样本：不少于常住人口的千分之一，家长不少于一半（出自省级办法）。",
    source="《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）",
    time_point="calendar_year",
    ref="respondents",
)
satisfied_respondents = _county(
    "satisfied_respondents",
    Words("社会认可人数", "respondents who approve"),
    unit="人",
    definition="调查中表示认可的人数；是调查人数的一部分。",
    source="《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）",
    time_point="calendar_year",
    ref="satisfied_respondents",
)

# 党建和办学特色

party_led_schools = _schools(
    "party_led_schools",
    Words(
        "实行党组织领导的校长负责制学校数",
        "schools with principal responsibility under party leadership",
    ),
    definition="已实行党组织领导的校长负责制的中小学校。",
    ref="party_led_schools",
)
party_brand_schools = _schools(
    "party_brand_schools",
    Words("有党建品牌学校数", "schools with a party-building brand"),
    definition="形成党建品牌（一校一品）的学校；如何认定应写明。",
    ref="T26",
)
specialty_schools = _schools(
    "specialty_schools",
    Words("有特长学校数", "schools with a specialty of their own"),
    definition="形成办学特长（校校有特长）的学校；如何认定应写明。",
    ref="T18",
)
parent_school_schools = _schools(
    "parent_school_schools",
    Words("建立家长学校的学校数", "schools with a parent school"),
    definition="建立家长学校并按计划开课的学校。",
    ref="Q16",
)
