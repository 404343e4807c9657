"""The word that people read for level, pace and direction: a table, looked up, first match."""

from __future__ import annotations

from typing import NamedTuple

from eduplan.engine.evaluation.direction import ChangeState
from eduplan.engine.evaluation.level import LevelState
from eduplan.engine.evaluation.pace import PaceState
from eduplan.words import Words

ANY = "*"
"""In a row of the table: whatever the answer is."""


class Verdict(NamedTuple):
    """One row of the table.

    `since_base` and `since_last` are the direction since the start and since the last year with
    data; `time` is `before` the due year or `due`. `lags` says that somebody should act: it makes
    the exit code 1; `counts` that the target is met or moves as planned.
    """

    level: str
    pace: str
    since_base: str
    since_last: str
    time: str
    code: str
    words: Words
    lags: bool = False
    counts: bool = False

    @property
    def slips(self) -> bool:
        """Whether what is met or on its way has become worse."""
        return self.counts and "worsened" in (self.since_base, self.since_last)


def _row(
    key: str, code: str, zh: str, en: str, *, lags: bool = False, counts: bool = False
) -> Verdict:
    level, pace, base, last, time = key.split()
    return Verdict(level, pace, base, last, time, code, Words(zh, en), lags, counts)


VERDICTS: tuple[Verdict, ...] = (
    # The first row that fits decides, so the order matters: no judgement before any, a worsening
    # before "met", and what was lost or overshot before a mere pace.
    # level, pace, direction since the base and since last year, time
    _row("manual * * * *", "manual", "人工认定", "judged by people"),
    _row("unknown * * * *", "no_data", "数据不足", "too little data"),
    # A worsening indicator is never just met.
    _row("met * worsened * *", "met_worsening", "达标但在退步", "met, but worsening", counts=True),
    _row("met * * worsened *", "met_slipping", "达标但有回落", "met, but slipping", counts=True),
    _row("met restored * * *", "restored", "达标（曾中断）", "met, with a break", counts=True),
    _row("met kept * * *", "kept", "保持达标", "kept", counts=True),
    _row(
        "met kept_where_known * * *",
        "kept_where_known",
        "达标（有缺数年份）",
        "met; years without data",
        counts=True,
    ),
    _row("met * * * before", "early", "提前完成", "met early", counts=True),
    _row("met * * * due", "done", "已完成", "met", counts=True),
    _row("missed lost * * *", "lost", "未能保持", "not kept", lags=True),
    _row("missed beyond * * *", "overshot", "超出目标范围", "beyond the target", lags=True),
    _row("missed none * * *", "regress", "无进展或倒退", "no progress or regress", lags=True),
    _row("missed * * * due", "not_done", "到期未完成", "due and not met", lags=True),
    _row(
        "missed on_schedule * worsened *",
        "on_schedule_slipping",
        "进展顺利但有回落",
        "on schedule, but slipping",
        counts=True,
    ),
    _row("missed on_schedule * * *", "on_schedule", "进展顺利", "on schedule", counts=True),
    _row(
        "missed near * worsened *",
        "near_slipping",
        "基本符合预期但有回落",
        "broadly on schedule, but slipping",
        counts=True,
    ),
    _row("missed near * * *", "near", "基本符合预期", "broadly on schedule", counts=True),
    _row("missed behind * * *", "behind", "进展滞后", "behind schedule", lags=True),
    _row("missed * worsened * *", "regress", "无进展或倒退", "no progress or regress", lags=True),
    _row("missed * * * *", "pace_unknown", "未达标，进度不明", "not met, pace unknown"),
)
"""Every combination ends in one row: the first that fits, `*` fitting all."""


def verdict_of(
    level: LevelState,
    pace: PaceState,
    since_base: ChangeState,
    since_last: ChangeState,
    *,
    is_due: bool,
) -> Verdict:
    """Return the row of the table for the three answers and whether the target is due."""
    key = (level, pace, since_base, since_last, "due" if is_due else "before")
    return next(
        row
        for row in VERDICTS
        if all(wanted in (ANY, given) for wanted, given in zip(row[:5], key, strict=True))
    )
