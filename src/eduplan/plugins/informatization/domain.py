"""The domain 教育信息化, and the kinds of platforms."""

from __future__ import annotations

from eduplan import Domain, Words

informatization = Domain(
    "informatization",
    "教育信息化",
    "Informatization",
    requires=("finance", "governance"),
)

informatization.dimension(
    "platform_kind",
    "平台类别",
    "kind of platform",
    {
        "management": Words("管理平台", "management"),
        "resource": Words("资源平台", "resources"),
    },
)
