"""What a reader must know beside the three answers for a target: amendment, path, small numbers."""

from __future__ import annotations

from collections.abc import Iterator

from eduplan.engine.evaluation.milestones import Path
from eduplan.plan.model import Amendment
from eduplan.quantity import Interval
from eduplan.report.target_words import TargetWords, amount_words
from eduplan.words import Words

_MET = {
    True: Words("达到", "met"),
    False: Words("未达到", "not met"),
    None: Words("无法判断", "cannot be decided"),
}
_AMENDED = Words(
    "目标已调整：原 {before}，依据{document}（{day}）{reason}",
    "restated: {before} before, by {document} ({day}){reason}",
)
_SMALL = Words(
    "数小：{single}就是 {step}，多于差距或余量",
    "small numbers: {single} is {step}, more than what is lacking or to spare",
)
_SMALL_CHANGE = Words(
    "数小：比{year}年的变化不多于{single}",
    "small numbers: the change since {year} is not more than {single}",
)
_ROUNDED = Words(
    "{answers}的判断取决于公布数字的舍入",
    "{answers}: other answers are possible within the published rounding",
)


def notes_of(words: TargetWords) -> Iterator[Words]:
    """Yield the notes on a target."""
    amendment = words.case.index.amendment_of(words.one.target)
    if amendment is not None:
        yield _amended(amendment, words)
    if words.one.path is not None:
        yield _path(words.one.path, words)
    yield from _small(words)
    yield from _rounding(words)


def amendment_reason(amendment: Amendment, target: str) -> str:
    """Return why an amendment restated a target, "" if it does not say."""
    reasons = [one.reason for one in amendment.changes if one.target == target]
    return reasons[-1] if reasons else ""


def _amended(amendment: Amendment, words: TargetWords) -> Words:
    case, target = words.case, words.one.target
    reason = amendment_reason(amendment, target.id)
    return _AMENDED.fill(
        before=case.words.aim(case.index.as_issued(target)),
        document=amendment.document,
        day=amendment.date,
        reason=Words("，{it}", "; {it}").fill(it=reason) if reason else "",
    )


def _path(path: Path, words: TargetWords) -> Words:
    kind = (
        Words("节点", "milestone")
        if path.is_milestone
        else Words("节点之间的路径", "path between milestones")
    )
    return Words("{year}年{kind} {expected}，{met}", "{kind} of {year}: {expected}, {met}").fill(
        year=path.year,
        kind=kind,
        expected=words.value(Interval.point(path.expected)),
        met=_MET[path.met],
    )


def _small(words: TargetWords) -> Iterator[Words]:
    """Yield what one child more or less does, where that is more than what is judged."""
    one, units = words.one, words.one.units
    if units is None or units.step is None:
        return
    single = amount_words(Interval.point(units.unit.scale), units.unit)
    if one.is_small:
        yield _SMALL.fill(single=single, step=words.difference(Interval.point(units.step)))
    within = [change for change in (one.since_base, one.since_last) if one.is_within_one(change)]
    for year in dict.fromkeys(change.year for change in within if change is not None):
        yield _SMALL_CHANGE.fill(year=year, single=single)


def _rounding(words: TargetWords) -> Iterator[Words]:
    one = words.one
    base, last = one.since_base, one.since_last
    rests = [
        (one.level.rests_on_rounding, Words("水平", "level")),
        (one.pace.rests_on_rounding, Words("进度", "pace")),
        (base is not None and base.rests_on_rounding, Words("比基年的变化", "change since start")),
        (last is not None and last.rests_on_rounding, Words("比上年的变化", "change since last")),
        (one.path is not None and one.path.rests_on_rounding, Words("节点", "milestone")),
    ]
    if answers := [words for is_so, words in rests if is_so]:
        yield _ROUNDED.fill(answers=Words.listed(answers))
