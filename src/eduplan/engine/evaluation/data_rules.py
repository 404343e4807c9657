"""What data must agree with, whatever the domain: the comparisons DATA001 to DATA008.

They are rules like any other, with a page each, but are asked of a table and not of a plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from eduplan.catalogue.outcome import Nature
from eduplan.catalogue.rule import Rule
from eduplan.engine.evaluation.data_codes import DATA_CODES
from eduplan.engine.evaluation.data_questions import DECISIONS
from eduplan.words import Words


def _rule(code: str, title: Words, remedy: Words, nature: Nature = "fault") -> Rule:
    """Return a comparison; notes are of no weight."""
    return Rule(
        code=code,
        name=DATA_CODES[code],
        title=title,
        per="table",
        severity="info" if nature == "note" else "warning",
        nature=nature,
        message=Words("{words}", "{words}"),
        remedy=remedy,
        function=DECISIONS[code].function,
        folder=str(Path(__file__).parent),
        defined_in=__name__,
    )


DATA_RULES: Mapping[str, Rule] = {
    one.code: one
    for one in (
        _rule(
            "DATA001",
            Words("区域合计与各部分之和不符", "A region's total is not that of its parts"),
            Words(
                "核对漏报、重报的机构，或改正合计。",
                "Look for institutions left out or counted twice, or mend the total.",
            ),
        ),
        _rule(
            "DATA002",
            Words("公布的指标与数据项算出的值不符", "An indicator is not what its elements give"),
            Words(
                "核对分子、分母的口径，或改正公布的值。",
                "Check what the numerator and denominator count, or mend the published value.",
            ),
        ),
        _rule(
            "DATA003",
            Words("规划的基数与数据不符", "The plan's baseline is not what the data give"),
            Words(
                "查明是口径变了还是数错了；口径变了的目标不可直接比较进度。",
                "Find out whether the definition changed or a figure is wrong; progress across a "
                "change of definition can't be compared.",
            ),
        ),
        _rule(
            "DATA004",
            Words("机构有一年没有数据", "An institution without data for a year"),
            Words(
                "补上这一年的数据；已停办的，不必处理。",
                "Add its rows for the year; nothing is to be done if it has closed.",
            ),
            "gap",
        ),
        _rule(
            "DATA005",
            Words("指标的值超出可能的范围", "An indicator beyond what is possible"),
            Words(
                "公布的，核对小数点和单位；算出的，核对分子、分母是否同一范围、同一时点。",
                "Check the decimal point and the unit of a published value; of a computed one, "
                "whether numerator and denominator are of the same scope and day.",
            ),
        ),
        _rule(
            "DATA006",
            Words("几个来源的数不同", "Sources differ"),
            Words(
                "查明哪一个对；对的排在前面（sources），或加一行更正，写明原因。",
                "Find out which is right; put it first (sources), or add a correction with its "
                "reason.",
            ),
            "note",
        ),
        _rule(
            "DATA007",
            Words("与上一年相差太大", "A jump from the year before"),
            Words(
                "核对两年的数、单位和范围；撤并、新建、改口径的，写进来源一列备查。",
                "Check both figures, their units and scopes; a merger, a new school or a changed "
                "definition belongs in the column of the source.",
            ),
            "note",
        ),
        _rule(
            "DATA008",
            Words("与同类机构相差太大", "An outlier among institutions of its kind"),
            Words(
                "核对分子和分母；确实如此的，不必处理。",
                "Check numerator and denominator; nothing is to be done if they are right.",
            ),
            "note",
        ),
    )
}
"""The comparisons by code; their codes stand beside those of the rules of the domains."""
