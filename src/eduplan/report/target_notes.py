"""What a reader must know beside the three answers for a target: amendment, path, small numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduplan.quantity import Interval
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduplan.engine.evaluation.milestones import Path
    from eduplan.plan.model import Amendment
    from eduplan.report.target_words import TargetWords

__all__ = ["notes_of"]

_MET = {
    True: Words("达到", "met"),
    False: Words("未达到", "not met"),
    None: Words("无法判断", "cannot be decided"),
}


def notes_of(words: TargetWords) -> Iterator[str]:
    """Yield the notes on a target, in the language of its words."""
    one = words.one
    amendment = words.case.index.amendment_of(one.target)
    if amendment is not None:
        yield _amended(amendment, words)
    if one.path is not None:
        yield _path(one.path, words)
    yield from _small(words)
    yield from _rounding(words)


def _amended(amendment: Amendment, words: TargetWords) -> str:
    before = words.say(words.case.words.aim(words.case.index.as_issued(words.one.target)))
    changes = [one for one in amendment.changes if one.target == words.one.target.id]
    reason = changes[-1].reason if changes else ""
    document, day = amendment.document, amendment.date
    return words.pick(
        f"目标已调整：原 {before}，依据{document}（{day}）{'，' + reason if reason else ''}",
        f"restated: {before} before, by {document} ({day}){'; ' + reason if reason else ''}",
    )


def _path(path: Path, words: TargetWords) -> str:
    expected, met = words.value(Interval.point(path.expected)), words.say(_MET[path.met])
    kind = (
        words.pick("节点", "milestone")
        if path.is_milestone
        else words.pick("节点之间的路径", "path between milestones")
    )
    return words.pick(
        f"{path.year}年{kind} {expected}，{met}", f"{kind} of {path.year}: {expected}, {met}"
    )


def _small(words: TargetWords) -> Iterator[str]:
    """Yield what one child more or less does, where that is more than what is judged."""
    one, units = words.one, words.one.units
    if units is None or units.step is None:
        return
    within = [change for change in (one.since_base, one.since_last) if one.is_within_one(change)]
    step = words.difference(Interval.point(units.step))
    single = f"1{units.unit.symbol}"
    if one.is_small:
        yield words.pick(
            f"数小：{single}就是 {step}，多于差距或余量",
            f"small numbers: {single} is {step}, more than what is lacking or to spare",
        )
    for year in dict.fromkeys(change.year for change in within if change is not None):
        yield words.pick(
            f"数小：比{year}年的变化不多于{single}",
            f"small numbers: the change since {year} is not more than {single}",
        )


def _rounding(words: TargetWords) -> Iterator[str]:
    one = words.one
    base, last = one.since_base, one.since_last
    rests = [
        (one.level.rests_on_rounding, Words("水平", "level")),
        (one.pace.rests_on_rounding, Words("进度", "pace")),
        (base is not None and base.rests_on_rounding, Words("比基年的变化", "change since start")),
        (last is not None and last.rests_on_rounding, Words("比上年的变化", "change since last")),
        (one.path is not None and one.path.rests_on_rounding, Words("节点", "milestone")),
    ]
    said = [words.say(text) for flag, text in rests if flag]
    if said:
        listed = words.pick("、", ", ").join(said)
        yield words.pick(
            f"{listed}的判断取决于公布数字的舍入",
            f"{listed}: other answers are possible within the published rounding",
        )
