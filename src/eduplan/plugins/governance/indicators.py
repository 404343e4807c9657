"""治理与督导指标: formulas over its own elements and those of other domains."""

from __future__ import annotations

from eduplan.plugins.governance.domain import governance
from eduplan.plugins.governance.elements import (
    alarm_connected_schools,
    closed_campus_schools,
    escort_post_schools,
    guarded_schools,
    hardened_playground_schools,
    inspection_issues_closed_on_time,
    inspection_issues_issued,
    inspection_zones,
    inspectors,
    major_incidents,
    open_major_hazards,
    parent_school_schools,
    party_brand_schools,
    party_led_schools,
    plastic_track_schools,
    posted_inspector_schools,
    private_training_institutions,
    regulated_training_institutions,
    satisfied_respondents,
    school_zones,
    schools,
    specialty_schools,
    standard_school_zones,
    standard_schools,
    students,
    surveyed_respondents,
)

__all__: list[str] = []

governance.indicator(
    "schools_per_inspector",
    "责任督学负责学校数",
    "schools per responsible inspector",
    formula=schools / inspectors,
    unit="所/人",
    better="lower",
    ref="gov.inspector_ratio",
)

governance.indicator(
    "schools_per_inspection_zone",
    "责任区学校数",
    "schools per inspection zone",
    formula=schools / inspection_zones,
    unit="所/个",
    better="lower",
    ref="gov.inspect_zone_size",
)

governance.indicator(
    "posted_inspector_coverage",
    "挂牌督导覆盖率",
    "coverage of posted inspection",
    formula=posted_inspector_schools / schools,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="gov.posted_cov",
)

governance.indicator(
    "rectification_rate",
    "督导问题整改率",
    "rectification rate",
    formula=inspection_issues_closed_on_time / inspection_issues_issued,
    unit="%",
    better="higher",
    ref="gov.rectify_rate",
)

governance.indicator(
    "closed_management_rate",
    "封闭化管理达标率",
    "closed-management rate",
    formula=closed_campus_schools / schools,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="gov.safety_closed",
)

governance.indicator(
    "alarm_connection_rate",
    "一键报警及视频联网达标率",
    "alarm and video connection rate",
    formula=alarm_connected_schools / schools,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="gov.safety_alarm",
)

governance.indicator(
    "full_time_guard_rate",
    "专职保安配备达标率",
    "full-time guard rate",
    formula=guarded_schools / schools,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="gov.safety_guard",
)

governance.indicator(
    "escort_post_rate",
    "护学岗设置达标率",
    "escort-post rate",
    formula=escort_post_schools / schools,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="gov.safety_escort",
)

governance.indicator(
    "major_incident_count",
    "重大安全责任事故数",
    "major safety incidents, count",
    formula=major_incidents,
    unit="项",
    better="lower",
    ref="gov.major_incident",
)

governance.indicator(
    "open_hazard_count",
    "未消除重大隐患数",
    "major hazards not removed, count",
    formula=open_major_hazards,
    unit="项",
    better="lower",
    ref="gov.hazard_open",
)

governance.indicator(
    "playground_hardening_rate",
    "操场硬化覆盖率",
    "playground hardening coverage",
    formula=hardened_playground_schools / schools,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="gov.playground_hardened",
)

governance.indicator(
    "plastic_track_coverage",
    "操场塑胶覆盖率",
    "plastic track coverage",
    formula=plastic_track_schools / schools,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="gov.track_plastic",
)

governance.indicator(
    "small_school_count",
    "不足100人学校数",
    "schools with fewer than 100 students",
    formula=(students < "100人").count(),
    unit="所",
    better="none",
    dimensions=(
        "stage",
        "location",
    ),
    ref="gov.small_schools",
)

governance.indicator(
    "training_institution_compliance_rate",
    "校外培训机构规范率",
    "share of private training institutions in order",
    formula=regulated_training_institutions / private_training_institutions,
    unit="%",
    better="higher",
    ref="gov.private_training_ok",
)

governance.indicator(
    "social_recognition_rate",
    "社会认可度",
    "social recognition",
    formula=satisfied_respondents / surveyed_respondents,
    unit="%",
    better="higher",
    ref="gov.social_recognition",
)

governance.indicator(
    "party_led_principal_coverage",
    "党组织领导的校长负责制覆盖率",
    "coverage of principal responsibility under party leadership",
    formula=party_led_schools / schools,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="gov.party_led_principal",
)

governance.indicator(
    "party_brand_school_share",
    "党建品牌学校比例",
    "share of schools with a party-building brand",
    formula=party_brand_schools / schools,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="T26 +",
)

governance.indicator(
    "specialty_school_share",
    "有特长学校比例",
    "share of schools with a specialty of their own",
    formula=specialty_schools / schools,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="T18 +",
)

governance.indicator(
    "standard_school_share",
    "办学条件达标学校比例",
    "share of schools that meet the school standard",
    formula=standard_schools / schools,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="T15, B29 gov+",
)

governance.indicator(
    "parent_school_coverage",
    "家长学校覆盖率",
    "coverage of parent schools",
    formula=parent_school_schools / schools,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="Q16 +",
)

governance.indicator(
    "standard_school_zone_share",
    "学区建设达标率",
    "share of school zones up to standard",
    formula=standard_school_zones / school_zones,
    unit="%",
    better="higher",
    ref="Q14 +",
)
