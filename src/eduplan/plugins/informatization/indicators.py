"""教育信息化指标: computers, multimedia rooms, connectivity, platforms, security and new books.

每百名学生拥有网络多媒体教室数、生均图书见义务教育；信息技术培训完成率见师资。
"""

from __future__ import annotations

from functools import partial

import eduplan as ep
from eduplan.plugins.informatization import elements
from eduplan.plugins.informatization.domain import informatization

BASIC_BALANCE = "《县域义务教育均衡发展督导评估暂行办法》（教督〔2012〕3号）"
ACTION_PLAN = "《教育信息化2.0行动计划》（教技〔2018〕6号）"

students = ep.ref("governance.students")
schools = ep.ref("governance.schools")

_share = partial(
    informatization.indicator,
    unit="%",
    most="100%",
    better="higher",
    dimensions=("stage",),
    source=ACTION_PLAN,
)
_per_student = partial(informatization.indicator, dimensions=("stage",), places=2)

# 计算机和教室

students_per_computer = _per_student(
    "students_per_computer",
    ep.Words("生机比", "students per computer"),
    formula=students / elements.student_computers,
    unit="人/台",
    sizes=("0.5人/台", "200人/台"),
    better="lower",
    definition="每台学生用计算机对应的学生数。“10:2.2”指10名学生2.2台，即4.545；"
    "“5:1”和“1:5”都即5。不在0.5至40之间的由ICT001报告。",
    source=BASIC_BALANCE,
    ref="ict.students_per_computer",
)
computers_per_hundred_students = _per_student(
    "computers_per_hundred_students",
    ep.Words("每百名学生拥有计算机台数", "computers per hundred students"),
    formula=elements.student_computers / students,
    unit="台/百人",
    sizes=("0台/百人", "200台/百人"),
    better="higher",
    level="institution",
    definition="每百名学生拥有的学生用计算机；全国没有查到最低标准，是基本均衡差异系数的八项之一。",
    aliases=("百生计算机台数",),
    source=BASIC_BALANCE,
    ref="ict.computers_per100",
)
_share(
    "multimedia_room_share",
    ep.Words("多媒体教室占比", "share of multimedia rooms"),
    formula=elements.multimedia_rooms / elements.classrooms,
    definition="网络多媒体教室占全部教室之比。",
    ref="ict.mm_room_share",
)
informatization.indicator(
    "recording_room_count",
    ep.Words("录播教室数", "recording rooms, count"),
    formula=elements.recording_rooms,
    unit="间",
    better="higher",
    dimensions=("stage",),
    definition="期末录播教室的间数。",
    source="教育事业统计年报",
    ref="ict.recording_rooms",
)

# 联网

_share(
    "connected_class_coverage",
    ep.Words("班班通覆盖率", "coverage of connected classes"),
    formula=elements.connected_classes / ep.ref("governance.classes"),
    definition="班班通班级占全部班级之比；达到100%而多媒体教室少于班级数的，两者必有一错。",
    aliases=("班班通", "班班通率"),
    ref="ict.bbt_coverage",
)
_share(
    "school_network_coverage",
    ep.Words("校校通(联网)率", "share of schools with internet access"),
    formula=elements.connected_schools / schools,
    definition="接入互联网的学校占学校总数之比。",
    aliases=("校校通", "校校通率", "学校联网率"),
    ref="ict.school_net_coverage",
)
_share(
    "high_bandwidth_school_share",
    ep.Words("带宽100M以上学校比例", "share of schools with 100 Mbit/s or more"),
    formula=elements.high_bandwidth_schools / schools,
    definition="出口带宽达到100Mbps的学校占学校总数之比；是否作为要求由各地定。",
    ref="ict.bandwidth100_share",
)
_share(
    "wireless_coverage",
    ep.Words("无线校园覆盖率", "wireless campus coverage"),
    formula=elements.wireless_schools / schools,
    definition="无线网络全覆盖的学校占学校总数之比；目标只写“无线校园”的，应说明覆盖全校还是教学区。",
    aliases=("无线网络覆盖率",),
    ref="ict.wifi_coverage",
)

# 平台和安全

informatization.indicator(
    "platform_count",
    ep.Words("建成的教育平台数", "education platforms in service, count"),
    formula=elements.platforms,
    unit="个",
    better="higher",
    dimensions=("platform_kind",),
    definition="已建成并投入使用的平台；建成管理、资源两个平台即2个。",
    source=ACTION_PLAN,
    ref="ict.platform_ready",
)
_share(
    "platform_activity_rate",
    ep.Words("平台活跃率", "share of active platform users"),
    formula=elements.active_platform_users / elements.platform_users,
    dimensions=("platform_kind",),
    definition="活跃用户占注册用户之比。",
    ref="ict.platform_active_rate",
)
_share(
    "security_filing_rate",
    ep.Words("等保备案率", "share of information systems filed"),
    formula=elements.filed_information_systems / elements.information_systems,
    dimensions=(),
    definition="已办理等级保护备案的信息系统占全部信息系统之比。",
    aliases=("等级保护备案率",),
    ref="ict.sec_filed_rate",
)

# 图书

_per_student(
    "new_books_per_student",
    ep.Words("生均年新增图书册数", "new books per student in the year"),
    formula=elements.books_bought / students,
    unit="册/人",
    sizes=("0.1册/人", "20册/人"),
    better="higher",
    definition="当年购置的纸质图书按在校生平均；规程要求每年每生不少于1册。",
    source="《中小学图书馆（室）规程》（教基〔2018〕5号）",
    time_point="calendar_year",
    ref="COMP-S08",
)
