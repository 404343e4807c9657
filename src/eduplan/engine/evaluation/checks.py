"""What data must agree with, whatever the domain: the comparisons DATA001 to DATA004."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eduplan.catalogue.outcome import Severity

__all__ = ["DATA_CHECKS", "DataCheck"]


@attrs.frozen
class DataCheck:
    """A comparison that is made of any data: what it is, why it matters, what to do."""

    code: str
    title: Words
    what: Words
    why: Words
    remedy: Words
    severity: Severity = "warning"


DATA_CHECKS: Mapping[str, DataCheck] = {
    one.code: one
    for one in (
        DataCheck(
            "DATA001",
            Words("区域合计与各部分之和不符", "A region's total is not that of its parts"),
            Words(
                "区域自己报的合计，与它的机构、下级地区的数相加之和比较；有一部分缺数时不下结论。",
                "The total that a region reports is compared with the sum of its institutions and "
                "of the regions in it; while a part is missing, nothing is concluded.",
            ),
            Words(
                "两个数都在表里，总有一个是错的；评价用的是区域自己报的合计。",
                "Both numbers stand in the table and one of them is wrong; the evaluation takes "
                "the total that the region reports.",
            ),
            Words(
                "核对漏报、重报的机构，或改正合计。",
                "Look for institutions left out or counted twice, or mend the total.",
            ),
        ),
        DataCheck(
            "DATA002",
            Words("公布的指标与数据项算出的值不符", "An indicator is not what its elements give"),
            Words(
                "表里写了指标的值，也写了它的数据项：按公式算出的值，应能舍入成公布的值。",
                "The table gives a value of an indicator and its elements as well: what the "
                "formula gives should round to the published value.",
            ),
            Words(
                "口径不同或数错了；评价用的是按数据项算出的值。",
                "Either the definitions differ or a figure is wrong; the evaluation takes the "
                "computed value.",
            ),
            Words(
                "核对分子、分母的口径，或改正公布的值。",
                "Check what the numerator and denominator count, or mend the published value.",
            ),
        ),
        DataCheck(
            "DATA003",
            Words("规划的基数与数据不符", "The plan's baseline is not what the data give"),
            Words(
                "规划写的基数，与数据中同一年、同一范围的值比较，按公布的位数理解。",
                "The plan's baseline is compared with the value that the data give of the same "
                "year and scope, both within their published digits.",
            ),
            Words(
                "起点和现状如果不是同一口径，走了多少就没有意义。",
                "Progress means nothing if the start and the present value count different things.",
            ),
            Words(
                "查明是口径变了还是数错了；口径变了的目标不可直接比较进度。",
                "Find out whether the definition changed or a figure is wrong; progress across a "
                "change of definition can't be compared.",
            ),
        ),
        DataCheck(
            "DATA004",
            Words("机构有一年没有数据", "An institution without data for a year"),
            Words(
                "同一地区别的机构有数据的年份，某所机构一行也没有，而此前有过。"
                "后来又有数据的，多半是漏报；后来再没有的，也可能是停办，只作提示。",
                "An institution that had rows before has none in a year in which others of its "
                "region have some. If it has rows again later it was most likely left out; if not, "
                "it may have closed, and this is only a hint.",
            ),
            Words(
                "按机构相加的合计不含它，而表里看不出来。",
                "Sums over institutions leave it out, and nothing in the table shows that.",
            ),
            Words(
                "补上这一年的数据；已停办的，不必处理。",
                "Add its rows for the year; nothing is to be done if it has closed.",
            ),
        ),
    )
}
"""The comparisons by code; their codes stand beside those of the rules."""
