"""教育信息化数据项: what the returns count for the domain informatization."""

from __future__ import annotations

from eduplan.plugins.informatization.domain import informatization

__all__ = [
    "active_platform_users",
    "books_bought",
    "classrooms",
    "computers_bought",
    "connected_classes",
    "connected_schools",
    "filed_information_systems",
    "high_bandwidth_schools",
    "information_systems",
    "multimedia_rooms",
    "platform_users",
    "platforms",
    "recording_rooms",
    "student_computers",
    "tablets",
    "teacher_computers",
    "wireless_schools",
]

student_computers = informatization.element(
    "student_computers",
    "教学用计算机台数(学生可用)",
    "computers for students",
    unit="台",
    dimensions=("stage",),
    ref="computers_student, computers",
)

tablets = informatization.element(
    "tablets",
    "平板电脑台数",
    "tablets",
    unit="台",
    dimensions=("stage",),
    ref="tablets",
)

teacher_computers = informatization.element(
    "teacher_computers",
    "教师用计算机台数",
    "computers for teachers",
    unit="台",
    dimensions=("stage",),
    ref="computers_teacher",
)

computers_bought = informatization.element(
    "computers_bought",
    "购置计算机台数",
    "computers bought",
    unit="台",
    level="region",
    dimensions=("stage",),
    ref="ict.computers_bought+",
)

books_bought = informatization.element(
    "books_bought",
    "购置图书册数",
    "books bought",
    unit="册",
    level="region",
    dimensions=("stage",),
    ref="ict.books_bought+",
)

classrooms = informatization.element(
    "classrooms",
    "教室数",
    "classrooms",
    unit="间",
    dimensions=("stage",),
    ref="rooms_total",
)

multimedia_rooms = informatization.element(
    "multimedia_rooms",
    "网络多媒体教室数",
    "multimedia rooms",
    unit="间",
    dimensions=("stage",),
    ref="rooms_mm",
)

connected_classes = informatization.element(
    "connected_classes",
    "班班通班级数",
    "classes with network, display and resources",
    unit="班",
    dimensions=("stage",),
    ref="classes_bbt",
)

connected_schools = informatization.element(
    "connected_schools",
    "接入互联网学校数",
    "schools with internet access",
    unit="所",
    dimensions=(
        "stage",
        "school_type",
    ),
    ref="schools_net",
)

high_bandwidth_schools = informatization.element(
    "high_bandwidth_schools",
    "带宽100M以上学校数",
    "schools with 100 Mbit/s or more",
    unit="所",
    dimensions=("stage",),
    ref="schools_bandwidth100",
)

wireless_schools = informatization.element(
    "wireless_schools",
    "无线网络全覆盖学校数",
    "schools with full wireless coverage",
    unit="所",
    dimensions=("stage",),
    ref="schools_wifi",
)

recording_rooms = informatization.element(
    "recording_rooms",
    "录播教室",
    "recording rooms",
    unit="间",
    dimensions=("stage",),
    ref="recording_rooms",
)

platforms = informatization.element(
    "platforms",
    "教育平台",
    "education platforms",
    unit="个",
    level="region",
    dimensions=("platform_kind",),
    ref="platforms",
)

platform_users = informatization.element(
    "platform_users",
    "平台注册用户数",
    "registered platform users",
    unit="人",
    level="region",
    dimensions=("platform_kind",),
    ref="platform users",
)

active_platform_users = informatization.element(
    "active_platform_users",
    "平台活跃用户数",
    "active platform users",
    unit="人",
    level="region",
    dimensions=("platform_kind",),
    ref="active users",
)

information_systems = informatization.element(
    "information_systems",
    "信息系统数",
    "information systems",
    unit="个",
    level="region",
    ref="systems",
)

filed_information_systems = informatization.element(
    "filed_information_systems",
    "等级保护备案系统数",
    "information systems filed for classified protection",
    unit="个",
    level="region",
    ref="sec_level_filed",
)
