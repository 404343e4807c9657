"""The domain 高中阶段; its definitions, rules and standards are added by the other files."""

from __future__ import annotations

from eduplan import Domain, Words

__all__ = ["senior_high"]

senior_high = Domain("senior_high", "高中阶段", "Senior secondary education", file=__file__)

senior_high.dimension(
    "basis",
    "统计口径",
    "basis of counting",
    {
        "residence": Words("按户籍或居住地", "by residence"),
        "school_location": Words("按学校所在地", "by location of the school"),
    },
)
