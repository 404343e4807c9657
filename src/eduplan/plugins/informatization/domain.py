"""The domain 教育信息化, and the kinds of platforms."""

from __future__ import annotations

import eduplan as ep

informatization = ep.Domain(
    "informatization",
    ep.Words("教育信息化", "Informatization"),
    requires=("finance", "governance"),
    counted_in=("ordinary_school",),
    ships=("standards", "pages", "cases"),
)

informatization.dimension(
    "platform_kind",
    ep.Words("平台类别", "kind of platform"),
    {
        "management": ep.Words("管理平台", "management"),
        "resource": ep.Words("资源平台", "resources"),
    },
)
