"""治理与督导数据项: schools, students and classes, supervision, safety, grounds and recognition.

在校生数、学校数、班级数各只有一个数据项，各领域共用，按学段等维度区分。
其余学校数都是“其中”项，每所符合的学校计1，是学校数的一部分。
"""

from __future__ import annotations

from functools import partial

from eduplan.plugins.governance.domain import governance

__all__ = [
    "alarm_connected_schools",
    "classes",
    "closed_campus_schools",
    "escort_post_schools",
    "guarded_schools",
    "hardened_playground_schools",
    "inspection_issues_closed_on_time",
    "inspection_issues_issued",
    "inspection_zones",
    "inspectors",
    "major_incidents",
    "open_major_hazards",
    "parent_school_schools",
    "party_brand_schools",
    "party_led_schools",
    "plastic_track_schools",
    "posted_inspector_schools",
    "private_training_institutions",
    "regulated_training_institutions",
    "satisfied_respondents",
    "school_zones",
    "schools",
    "specialty_schools",
    "standard_school_zones",
    "standard_schools",
    "students",
    "surveyed_respondents",
]

ANNUAL_RETURN = "教育事业统计年报"
INSPECTION = "教育督导部门工作台账"
SAFETY = "学校安全工作台账"
BUREAU = "教育部门工作台账"

_schools = partial(governance.element, unit="所", dimensions=("stage",), source=BUREAU)
_county = partial(governance.element, level="region", source=BUREAU)

# 学校、学生和班级

students = governance.element(
    "students",
    "在校生数",
    "students",
    unit="人",
    dimensions=("stage", "grade", "location", "ownership", "authority"),
    definition="9月1日在普通中小学注册、有学籍的学生；幼儿见在园幼儿数，中职和成人高中见高中阶段。",
    aliases=("在校学生数",),
    source=ANNUAL_RETURN,
    ref="students",
)
schools = governance.element(
    "schools",
    "学校数",
    "schools",
    unit="所",
    dimensions=("stage", "location", "ownership", "school_type", "authority"),
    definition="每所学校计1；一贯制学校只计一次，教学点是一种学校类型。规划也用它报幼儿园数（学段为学前）。",
    source=ANNUAL_RETURN,
    ref="schools",
)
classes = governance.element(
    "classes",
    "班级数",
    "classes",
    unit="班",
    dimensions=("stage", "grade", "class_size_band", "location", "authority"),
    definition="普通中小学的教学班；各班额分档之和等于班级数。",
    aliases=("教学班数",),
    source=ANNUAL_RETURN,
    ref="classes",
)
school_zones = _county(
    "school_zones",
    "学区数",
    "school zones",
    unit="个",
    definition="为统筹资源而划分的学区。",
    ref="zones",
)
standard_school_zones = _county(
    "standard_school_zones",
    "学区建设达标学区数",
    "school zones up to standard",
    unit="个",
    definition="经评估达到学区建设标准的学区；所依标准应写明。",
    ref="Q14",
)
_county(
    "education_authorities",
    "教育行政部门数",
    "education authorities in the area",
    unit="个",
    definition="区域内管理学校的教育行政部门；多于一个时，各项指标须写明主管部门口径。",
    ref="gov.authorities",
)
standard_schools = _schools(
    "standard_schools",
    "办学达标学校数",
    "schools that meet the school standard",
    definition="办学条件达到规定标准的学校；依国家还是省定标准应写明。",
    ref="T15",
)

# 督导

inspectors = _county(
    "inspectors",
    "责任督学数",
    "responsible inspectors",
    unit="人",
    definition="按学校数聘任的责任督学，含专职和兼职。",
    source=INSPECTION,
    ref="inspectors",
)

hardened_playground_area = governance.element(
    "hardened_playground_area",
    "操场硬化面积",
    "playground area hardened",
    unit="m²",
    ref="gov.playground_area+",
)

surveyed_respondents = governance.element(
    "surveyed_respondents",
    "社会认可度调查人数",
    "survey respondents",
    unit="人",
    level="region",
    ref="survey respondents",
)

inspection_zones = governance.element(
    "inspection_zones",
    "督学责任区数",
    "inspection zones",
    unit="个",
    level="region",
    ref="inspection zones",
)

posted_inspector_schools = governance.element(
    "posted_inspector_schools",
    "挂牌督导学校数",
    "schools with a posted inspector",
    unit="所",
    dimensions=("stage",),
    ref="posted schools",
)

inspection_issues_issued = governance.element(
    "inspection_issues_issued",
    "督导交办问题数",
    "inspection issues issued",
    unit="项",
    level="region",
    ref="inspection findings issued",
)

inspection_issues_closed_on_time = governance.element(
    "inspection_issues_closed_on_time",
    "按期整改问题数",
    "inspection issues closed on time",
    unit="项",
    level="region",
    ref="inspection findings closed on time",
)

closed_campus_schools = governance.element(
    "closed_campus_schools",
    "封闭化管理学校数",
    "schools with closed management",
    unit="所",
    dimensions=("stage",),
    ref="safety: closed",
)

alarm_connected_schools = governance.element(
    "alarm_connected_schools",
    "一键报警及视频联网学校数",
    "schools with alarm and connected video",
    unit="所",
    dimensions=("stage",),
    ref="safety: alarm",
)

guarded_schools = governance.element(
    "guarded_schools",
    "配备专职保安学校数",
    "schools with full-time guards",
    unit="所",
    dimensions=("stage",),
    ref="safety: guard",
)

escort_post_schools = governance.element(
    "escort_post_schools",
    "设护学岗学校数",
    "schools with an escort post",
    unit="所",
    dimensions=("stage",),
    ref="safety: escort",
)

major_incidents = governance.element(
    "major_incidents",
    "重大安全责任事故起数",
    "major safety incidents",
    unit="项",
    level="region",
    ref="major incidents",
)

open_major_hazards = governance.element(
    "open_major_hazards",
    "未消除重大安全隐患",
    "major hazards not removed",
    unit="项",
    ref="open hazards",
)

hardened_playground_schools = governance.element(
    "hardened_playground_schools",
    "操场硬化学校数",
    "schools with a hardened playground",
    unit="所",
    dimensions=("stage",),
    ref="hardened playground schools",
)

plastic_track_schools = governance.element(
    "plastic_track_schools",
    "塑胶操场学校数",
    "schools with a plastic track or playground",
    unit="所",
    dimensions=("stage",),
    ref="plastic track schools",
)

private_training_institutions = governance.element(
    "private_training_institutions",
    "校外培训机构数",
    "private training institutions",
    unit="个",
    level="region",
    ref="private training bodies",
)

regulated_training_institutions = governance.element(
    "regulated_training_institutions",
    "规范达标校外培训机构数",
    "private training institutions in order",
    unit="个",
    level="region",
    ref="private training bodies in order",
)

satisfied_respondents = governance.element(
    "satisfied_respondents",
    "社会认可人数",
    "respondents who approve",
    unit="人",
    level="region",
    ref="satisfied respondents",
)

party_led_schools = governance.element(
    "party_led_schools",
    "实行党组织领导的校长负责制学校数",
    "schools with principal responsibility under party leadership",
    unit="所",
    dimensions=("stage",),
    ref="party-led schools",
)

party_brand_schools = governance.element(
    "party_brand_schools",
    "有党建品牌学校数",
    "schools with a party-building brand",
    unit="所",
    dimensions=("stage",),
    ref="party brand schools+",
)

specialty_schools = governance.element(
    "specialty_schools",
    "有特长学校数",
    "schools with a specialty of their own",
    unit="所",
    dimensions=("stage",),
    ref="featured schools (校校有特长)+",
)

parent_school_schools = governance.element(
    "parent_school_schools",
    "建立家长学校的学校数",
    "schools with a parent school",
    unit="所",
    dimensions=("stage",),
    ref="parent schools+",
)
