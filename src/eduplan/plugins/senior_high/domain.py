"""The domain 高中阶段, and the two ways of counting its students."""

from __future__ import annotations

from eduplan import Domain, Words

__all__ = ["senior_high"]

senior_high = Domain(
    "senior_high",
    "高中阶段",
    "Senior secondary education",
    file=__file__,
    requires=("compulsory", "governance", "teachers"),
)

# 只有一所高中或没有职校的区县，学生跨区就读，两种口径相差很大
senior_high.dimension(
    "basis",
    "统计口径",
    "basis of counting",
    {
        "residence": Words("按户籍或居住地", "by residence"),
        "school_location": Words("按学校所在地", "by location of the school"),
    },
)
