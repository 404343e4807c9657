"""治理与督导指标: supervision, safety, grounds, private education and recognition."""

from __future__ import annotations

from functools import partial

from eduplan import Words
from eduplan.plugins.governance import elements
from eduplan.plugins.governance.domain import governance

POSTED_INSPECTION = "《中小学校责任督学挂牌督导办法》（国务院教育督导委员会办公室，2013年）"
INSPECTION_ZONES = "《关于加强督学责任区建设的意见》（教督〔2012〕7号）"
CAMPUS_SECURITY = (
    "公安部、教育部《中小学幼儿园安全防范建设三年行动计划》（公通字〔2019〕27号）；未见原文"
)
PRESCHOOL_SUPERVISION = "《县域学前教育普及普惠督导评估办法》（教督〔2020〕1号）"
QUALITY_BALANCE = "《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）"
BUREAU = "教育部门工作台账"

_school_share = partial(
    governance.indicator,
    unit="%",
    most="100%",
    better="higher",
    dimensions=("stage",),
    source=BUREAU,
)
_county_share = partial(governance.indicator, unit="%", most="100%", better="higher", source=BUREAU)
_safe_share = partial(_school_share, source=CAMPUS_SECURITY)

# 督导

governance.indicator(
    "schools_per_inspector",
    Words("责任督学负责学校数", "schools per responsible inspector"),
    formula=elements.schools / elements.inspectors,
    unit="所/人",
    sizes=("1所/人", "200所/人"),
    better="lower",
    definition="每名责任督学平均负责的学校数；原则上5所左右。",
    aliases=("督学责任比",),
    source=POSTED_INSPECTION,
    ref="gov.inspector_ratio",
)
governance.indicator(
    "schools_per_inspection_zone",
    Words("责任区学校数", "schools per inspection zone"),
    formula=elements.schools / elements.inspection_zones,
    unit="所/个",
    sizes=("1所/个", "200所/个"),
    better="lower",
    definition="每个督学责任区平均的学校数。文件限的是每个区不超过20所，平均数达标不等于每区达标。",
    source=INSPECTION_ZONES,
    ref="gov.inspect_zone_size",
)
_school_share(
    "posted_inspector_coverage",
    Words("挂牌督导覆盖率", "coverage of posted inspection"),
    formula=elements.posted_inspector_schools / elements.schools,
    definition="实行责任督学挂牌督导的学校占学校总数之比。",
    source=POSTED_INSPECTION,
    ref="gov.posted_cov",
)
_county_share(
    "rectification_rate",
    Words("督导问题整改率", "rectification rate"),
    formula=elements.inspection_issues_closed_on_time / elements.inspection_issues_issued,
    definition="限期内完成整改的问题占当年交办问题之比。",
    aliases=("整改率",),
    source="《教育督导条例》（国务院令第624号）",
    time_point="calendar_year",
    ref="gov.rectify_rate",
)

# 安全：前四项合称校园安防“四个100%”

_safe_share(
    "closed_management_rate",
    Words("封闭化管理达标率", "closed-management rate"),
    formula=elements.closed_campus_schools / elements.schools,
    definition="封闭化管理达标的学校占学校总数之比。",
    ref="gov.safety_closed",
)
_safe_share(
    "alarm_connection_rate",
    Words("一键报警及视频联网达标率", "alarm and video connection rate"),
    formula=elements.alarm_connected_schools / elements.schools,
    definition="一键报警和视频监控都已联网的学校占学校总数之比。",
    ref="gov.safety_alarm",
)
_safe_share(
    "full_time_guard_rate",
    Words("专职保安配备达标率", "full-time guard rate"),
    formula=elements.guarded_schools / elements.schools,
    definition="按规定配备专职保安员的学校占学校总数之比。",
    ref="gov.safety_guard",
)
_safe_share(
    "escort_post_rate",
    Words("护学岗设置达标率", "escort-post rate"),
    formula=elements.escort_post_schools / elements.schools,
    definition="设有护学岗的学校占学校总数之比。",
    ref="gov.safety_escort",
)
governance.indicator(
    "major_incident_count",
    Words("重大安全责任事故数", "major safety incidents, count"),
    formula=elements.major_incidents,
    unit="项",
    better="lower",
    definition="当年的重大安全责任事故，一起计一项；普及普惠督导评估中一票否决。",
    source=PRESCHOOL_SUPERVISION,
    time_point="calendar_year",
    ref="gov.major_incident",
)
governance.indicator(
    "open_hazard_count",
    Words("未消除重大隐患数", "major hazards not removed, count"),
    formula=elements.open_major_hazards,
    unit="项",
    better="lower",
    definition="期末各校仍未消除的重大安全隐患之和。",
    source="学校安全工作台账",
    time_point="december",
    ref="gov.hazard_open",
)

# 办学条件和布局

_school_share(
    "playground_hardening_rate",
    Words("操场硬化覆盖率", "playground hardening coverage"),
    formula=elements.hardened_playground_schools / elements.schools,
    definition="操场已硬化的学校占学校总数之比。",
    ref="gov.playground_hardened",
)
_school_share(
    "plastic_track_coverage",
    Words("操场塑胶覆盖率", "plastic track coverage"),
    formula=elements.plastic_track_schools / elements.schools,
    definition="建有塑胶跑道或塑胶操场的学校占学校总数之比。",
    ref="gov.track_plastic",
)
_school_share(
    "standard_school_share",
    Words("办学条件达标学校比例", "share of schools that meet the school standard"),
    formula=elements.standard_schools / elements.schools,
    definition="办学条件达标的学校占学校总数之比；依国家还是省定标准应写明，两者不可比。",
    ref="T15",
)
governance.indicator(
    "small_school_count",
    Words("不足100人学校数", "schools with fewer than 100 students"),
    formula=(elements.students < "100人").count(),
    unit="所",
    better="none",
    dimensions=("stage", "location"),
    definition="在校生不足100人的学校；按100人核拨公用经费。只作背景，不分优劣。",
    aliases=("小规模学校数",),
    source="《关于进一步完善城乡义务教育经费保障机制的通知》（国发〔2015〕67号）",
    ref="gov.small_schools",
)
_county_share(
    "standard_school_zone_share",
    Words("学区建设达标率", "share of school zones up to standard"),
    formula=elements.standard_school_zones / elements.school_zones,
    definition="达到学区建设标准的学区占学区总数之比；所依标准应写明。",
    ref="Q14",
)

# 民办教育、社会认可和党建

_county_share(
    "training_institution_compliance_rate",
    Words("校外培训机构规范率", "share of private training institutions in order"),
    formula=elements.regulated_training_institutions / elements.private_training_institutions,
    definition="办学规范的校外培训机构占全部校外培训机构之比。",
    ref="gov.private_training_ok",
)
_county_share(
    "social_recognition_rate",
    Words("社会认可度", "social recognition"),
    formula=elements.satisfied_respondents / elements.surveyed_respondents,
    definition="调查中表示认可的人数占有效样本之比；优质均衡和普及普惠督导评估都要求达到85%。",
    aliases=("群众满意度", "社会满意度"),
    source=f"{QUALITY_BALANCE}；{PRESCHOOL_SUPERVISION}",
    time_point="calendar_year",
    ref="gov.social_recognition",
)
_school_share(
    "party_led_principal_coverage",
    Words(
        "党组织领导的校长负责制覆盖率",
        "coverage of principal responsibility under party leadership",
    ),
    formula=elements.party_led_schools / elements.schools,
    definition="实行党组织领导的校长负责制的学校占学校总数之比。",
    source="《关于建立中小学校党组织领导的校长负责制的意见（试行）》（中共中央办公厅，2022年）",
    ref="gov.party_led_principal",
)
_school_share(
    "party_brand_school_share",
    Words("党建品牌学校比例", "share of schools with a party-building brand"),
    formula=elements.party_brand_schools / elements.schools,
    definition="有党建品牌的学校占学校总数之比；“一校一品”即100%。",
    ref="T26",
)
_school_share(
    "specialty_school_share",
    Words("有特长学校比例", "share of schools with a specialty of their own"),
    formula=elements.specialty_schools / elements.schools,
    definition="有办学特长的学校占学校总数之比；“校校有特长”即100%。",
    ref="T18",
)
_school_share(
    "parent_school_coverage",
    Words("家长学校覆盖率", "coverage of parent schools"),
    formula=elements.parent_school_schools / elements.schools,
    definition="建立家长学校的学校占学校总数之比。",
    source="《中华人民共和国家庭教育促进法》（主席令第98号）",
    ref="Q16",
)
