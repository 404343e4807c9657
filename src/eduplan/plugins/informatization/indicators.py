"""教育信息化指标: formulas over its own elements and those of other domains."""

from __future__ import annotations

from eduplan import ref
from eduplan.plugins.informatization.domain import informatization
from eduplan.plugins.informatization.elements import (
    active_platform_users,
    books_bought,
    classrooms,
    connected_classes,
    connected_schools,
    filed_information_systems,
    high_bandwidth_schools,
    information_systems,
    multimedia_rooms,
    platform_users,
    platforms,
    recording_rooms,
    student_computers,
    wireless_schools,
)

__all__: list[str] = []

informatization.indicator(
    "students_per_computer",
    "生机比",
    "students per computer",
    formula=ref("governance.students") / student_computers,
    unit="人/台",
    better="lower",
    dimensions=("stage",),
    ref="ict.students_per_computer",
)

informatization.indicator(
    "computers_per_hundred_students",
    "每百名学生拥有计算机台数",
    "computers per hundred students",
    formula=student_computers / ref("governance.students"),
    unit="台/百人",
    better="higher",
    level="institution",
    dimensions=("stage",),
    ref="ict.computers_per100",
)

informatization.indicator(
    "multimedia_room_share",
    "多媒体教室占比",
    "share of multimedia rooms",
    formula=multimedia_rooms / classrooms,
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="ict.mm_room_share",
)

informatization.indicator(
    "connected_class_coverage",
    "班班通覆盖率",
    "coverage of connected classes",
    formula=connected_classes / ref("governance.classes"),
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="ict.bbt_coverage",
)

informatization.indicator(
    "school_network_coverage",
    "校校通(联网)率",
    "share of schools with internet access",
    formula=connected_schools / ref("governance.schools"),
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="ict.school_net_coverage",
)

informatization.indicator(
    "high_bandwidth_school_share",
    "带宽100M以上学校比例",
    "share of schools with 100 Mbit/s or more",
    formula=high_bandwidth_schools / ref("governance.schools"),
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="ict.bandwidth100_share",
)

informatization.indicator(
    "wireless_coverage",
    "无线校园覆盖率",
    "wireless campus coverage",
    formula=wireless_schools / ref("governance.schools"),
    unit="%",
    better="higher",
    dimensions=("stage",),
    ref="ict.wifi_coverage",
)

informatization.indicator(
    "recording_room_count",
    "录播教室数",
    "recording rooms, count",
    formula=recording_rooms,
    unit="间",
    better="higher",
    dimensions=("stage",),
    ref="ict.recording_rooms",
)

informatization.indicator(
    "platform_count",
    "建成的教育平台数",
    "education platforms in service, count",
    formula=platforms,
    unit="个",
    better="higher",
    dimensions=("platform_kind",),
    ref="ict.platform_ready",
)

informatization.indicator(
    "platform_activity_rate",
    "平台活跃率",
    "share of active platform users",
    formula=active_platform_users / platform_users,
    unit="%",
    better="higher",
    dimensions=("platform_kind",),
    ref="ict.platform_active_rate",
)

informatization.indicator(
    "security_filing_rate",
    "等保备案率",
    "share of information systems filed",
    formula=filed_information_systems / information_systems,
    unit="%",
    better="higher",
    ref="ict.sec_filed_rate",
)

informatization.indicator(
    "new_books_per_student",
    "生均年新增图书册数",
    "new books per student in the year",
    formula=books_bought / ref("governance.students"),
    unit="册/人",
    better="higher",
    dimensions=("stage",),
    ref="COMP-S08",
)
