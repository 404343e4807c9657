"""教育信息化数据项: computers, rooms, connected classes and schools, platforms and systems."""

from __future__ import annotations

from functools import partial

from eduplan import Words
from eduplan.plugins.informatization.domain import informatization

ANNUAL_RETURN = "教育事业统计年报"
BUREAU = "教育信息化工作台账"

_stock = partial(informatization.element, dimensions=("stage",), source=ANNUAL_RETURN)
_bought = partial(
    informatization.element,
    level="region",
    dimensions=("stage",),
    source="政府采购台账",
    time_point="calendar_year",
)
_schools = partial(informatization.element, unit="所", dimensions=("stage",), source=ANNUAL_RETURN)
_platforms = partial(
    informatization.element, level="region", dimensions=("platform_kind",), source=BUREAU
)

# 设备和教室

student_computers = _stock(
    "student_computers",
    Words("教学用计算机台数(学生可用)", "computers for students"),
    unit="台",
    definition="供学生使用的教学用计算机；不含办公用机，平板电脑单列。超过6–8年的旧机应说明是否仍在用。",
    aliases=("学生用计算机台数",),
    ref="computers_student",
)
_stock(
    "tablets",
    Words("平板电脑台数", "tablets"),
    unit="台",
    definition="供学生使用的平板电脑，不并入计算机台数。",
    ref="tablets",
)
teacher_computers = _stock(
    "teacher_computers",
    Words("教师用计算机台数", "computers for teachers"),
    unit="台",
    definition="供教师使用的计算机。",
    ref="computers_teacher",
)
computers_bought = _bought(
    "computers_bought",
    Words("购置计算机台数", "computers bought"),
    unit="台",
    definition="当年新购置的计算机，是每年的流量；扣除报废后应不多于期末台数。",
    may_be_within="finance.equipment_sets",
    ref="ict.computers_bought",
)
books_bought = _bought(
    "books_bought",
    Words("购置图书册数", "books bought"),
    unit="册",
    definition="当年新购置的纸质图书，是每年的流量。",
    ref="ict.books_bought",
)
classrooms = _stock(
    "classrooms",
    Words("教室数", "classrooms"),
    unit="间",
    definition="普通教室和专用教室。",
    ref="rooms_total",
)
multimedia_rooms = _stock(
    "multimedia_rooms",
    Words("网络多媒体教室数", "multimedia rooms"),
    unit="间",
    definition="接入网络、配有交互式显示设备和音源的教室；是教室数的一部分。",
    aliases=("多媒体教室数",),
    ref="rooms_mm",
)
recording_rooms = _stock(
    "recording_rooms",
    Words("录播教室", "recording rooms"),
    unit="间",
    definition="能自动录制课堂的教室。",
    ref="recording_rooms",
)

# 联网的班级和学校

connected_classes = informatization.element(
    "connected_classes",
    Words("班班通班级数", "classes with network, display and resources"),
    unit="班",
    dimensions=("stage",),
    definition="教室有网络、有显示设备、有数字资源的班级；是班级数的一部分。",
    source=ANNUAL_RETURN,
    ref="classes_bbt",
)
connected_schools = _schools(
    "connected_schools",
    Words("接入互联网学校数", "schools with internet access"),
    dimensions=("stage", "school_type"),
    definition="已接入互联网的学校；教学点与学校分开统计。",
    ref="schools_net",
)
high_bandwidth_schools = _schools(
    "high_bandwidth_schools",
    Words("带宽100M以上学校数", "schools with 100 Mbit/s or more"),
    definition="出口带宽达到100Mbps的学校。",
    ref="schools_bandwidth100",
)
wireless_schools = _schools(
    "wireless_schools",
    Words("无线网络全覆盖学校数", "schools with full wireless coverage"),
    definition="无线网络覆盖全校的学校；只覆盖教学区的不计。",
    ref="schools_wifi",
)

# 平台和信息系统

platforms = _platforms(
    "platforms",
    Words("教育平台", "education platforms"),
    unit="个",
    definition="已建成并投入使用的教育管理平台、资源平台。",
    ref="platforms",
)
platform_users = _platforms(
    "platform_users",
    Words("平台注册用户数", "registered platform users"),
    unit="人",
    definition="平台的实名注册用户。",
    ref="platform_users",
)
active_platform_users = _platforms(
    "active_platform_users",
    Words("平台活跃用户数", "active platform users"),
    unit="人",
    definition="当年登录使用过平台的注册用户；是平台注册用户的一部分，如何算活跃应写明。",
    ref="active_users",
)
information_systems = _platforms(
    "information_systems",
    Words("信息系统数", "information systems"),
    unit="个",
    dimensions=(),
    definition="教育部门和学校运行的信息系统。",
    ref="systems",
)
filed_information_systems = _platforms(
    "filed_information_systems",
    Words("等级保护备案系统数", "information systems filed for classified protection"),
    unit="个",
    dimensions=(),
    definition="已办理网络安全等级保护备案的信息系统；是信息系统的一部分。",
    ref="sec_level_filed",
)
