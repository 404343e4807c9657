"""Lists of names taken apart, with what only the first or the last of them has in print."""

from __future__ import annotations

import re
from collections.abc import Callable

from eduplan.drafting.labels import is_part, named
from eduplan.drafting.vocabulary import cue, vocabulary

_LISTED = re.compile(
    "、|(?<![总共])和(?!谐|平|睦)|与(?!率)|以及|(?<![普顾涉波以遍推])及(?![格时其以]|辅助)"
)
_INSIDE = re.compile(r"[(（][^()（）]*[)）]")
_OF_WHOLE = re.compile("(?:分别|均|都|各)?(?P<of>占(?![比地用])[^，。；、]{2,14}?)的?$")
_SHARE = re.compile(
    "(?:分别|均|都|各)?占(?![比地用]).*$|(?:均|都)(?:超过|高于|低于|达到).*$|(?:分别|依次|均|都)$"
)


def listed(text: str, count: int) -> list[str]:
    """Return a text as a list of names of so many figures, or nothing if it is no such list.

    What only the first or the last of them says holds for all: 小学、初中入学率.
    """
    if not _LISTED.search(text):
        return []
    flat = _INSIDE.sub(lambda found: "_" * len(found[0]), text)
    cuts = [0, *(place for found in _LISTED.finditer(flat) for place in found.span()), len(text)]
    pieces = (text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True))
    names = [named(one) for one in pieces]
    parts = [_SHARE.sub("", one) or one for one in names if one]
    if count and len(parts) > count:
        parts = _joined(parts, count)
    if len(parts) < 2 or (count and len(parts) != count):
        return []
    found, stage = _shared(parts), vocabulary().stage.search(parts[0])
    if stage and cue("years_led").match(found[-1]):  # 学前两年、三年毛入园率
        found[-1] = f"{stage[0]}{found[-1]}"
    whole = _OF_WHOLE.search(text)  # A、B分别占总数的60%和70%
    return [f"{one}{whole['of']}" for one in found] if whole else found


def _joined(parts: list[str], count: int) -> list[str]:
    """Join neighbours that are no names of their own until there are so many."""
    measure = vocabulary().measure
    ends = [place for place, one in enumerate(parts) if measure.search(one)]
    if len(ends) != count:
        return parts
    found, start = [], 0
    for end in ends:
        found.append("、".join(parts[start : end + 1]))
        start = end + 1
    return found


_SHORT = 3
"""Up to so many characters a word may share the noun of the last: 音乐、美术专用教室."""


def _shared(parts: list[str]) -> list[str]:
    """Return the names with the head or the tail that only one of them has in print."""
    found = (way(parts, parts[0], parts[-1]) for way in _WAYS)
    return next(filter(None, found), parts)


def _mean(parts: list[str], first: str, last: str) -> list[str]:
    """Share a mean: 小学生均面积、图书."""
    mean, stage = cue("mean_led"), vocabulary().stage
    led = mean.match(first)
    if not led or any(mean.match(one) or stage.search(one) for one in parts[1:]):
        return []
    return [first, *(led[0] + one for one in parts[1:])]


def _had(parts: list[str], first: str, last: str) -> list[str]:
    """Share what stands before 的: 配备设备的城镇和农村学校比例."""
    of, scope = first.rfind("的") + 1, vocabulary().scope.match(last)
    if of <= len("的.") or not scope or not is_part(first[of:]) or "的" in last:
        return []
    rest = last[scope.end() :]
    return [f"{first}{rest}", *(first[:of] + one for one in parts[1:])]


def _half_words(parts: list[str], first: str, last: str) -> list[str]:
    """Share the end of a word: 中、高等职业学校; 中、西部地区入学率."""
    if first in ("中", "初") and last.startswith("高等"):
        return [*(f"{one}等{last[2:]}" for one in parts[:-1]), last]
    if first in "东中西" and re.match("[东中西]部", last):
        return [*(one + last[1:] for one in parts[:-1]), last]
    return []


def _noun(parts: list[str], first: str, last: str) -> list[str]:
    """Share the noun of the last: 音乐、美术专用教室."""
    noun = cue("kind_noun")
    kind = noun.search(last)
    is_short = kind and kind.start() and all(len(one) <= _SHORT for one in parts[:-1])
    if not kind or not is_short or any(map(noun.search, parts[:-1])):
        return []
    return [*(one + kind[0] for one in parts[:-1]), last]


def _behind_stage(parts: list[str], first: str, last: str) -> list[str]:
    """Share what stands behind a stage: 小学及初中教师本科率."""
    scope = vocabulary().scope.match(last)
    rest = last[scope.end() :] if scope else ""
    is_short = len(rest) > 1 and not is_part(last) and all(map(is_part, parts[:-1]))
    if not is_short or any(map(vocabulary().making.search, parts)):
        return []
    return [*(one + rest for one in parts[:-1]), last]


def _rates(parts: list[str], first: str, last: str) -> list[str]:
    """Share whose rates they are: 小学适龄儿童入学率、巩固率."""
    grade = cue("grade_rate_end").search(first)
    if grade and grade.start() and all(map(cue("grade_rate").fullmatch, parts[1:])):
        return [first, *(first[: grade.start()] + one for one in parts[1:])]
    rate = cue("population_end").search(first)
    if not rate or not rate.start() or not all(map(cue("population").fullmatch, parts[1:])):
        return []
    front = first[: rate.start()]
    return parts if "学前" in front else [first, *(front + one for one in parts[1:])]


def _pupils(parts: list[str], first: str, last: str) -> list[str]:
    """Share the kind of school: 普惠性幼儿园数、在园幼儿数."""
    kind = first.removesuffix("数")
    is_kind = kind != first and kind.endswith(("园", "校", "学", "中"))
    is_bare = len(parts) == len((first, last)) and vocabulary().bare.fullmatch(last)
    return [first, f"{kind}{last}"] if is_kind and is_bare else []


def _measure(parts: list[str], first: str, last: str) -> list[str]:
    """Share the measure of the last, or what stands before the last word of the first."""
    words = vocabulary()
    measured = [bool(words.measure.search(one)) for one in parts]
    if measured[-1] and not any(measured[:-1]):
        return _of_last(parts, first, last)
    scopes = [*words.scope.finditer(first)]
    is_end = scopes and scopes[-1].end() >= len(first) - 2 and scopes[-1].start() > 1
    if any(measured[1:]) or not is_end:
        return []
    return [first, *(first[: scopes[-1].start()] + one for one in parts[1:])]


def _of_last(parts: list[str], first: str, last: str) -> list[str]:
    words = vocabulary()
    scopes = [*words.scope.finditer(last)]
    tail = last[scopes[0].end() :] if scopes and scopes[0].start() <= len("全市") else ""
    if not tail and (found := words.measure.search(last)):
        tail = found[0]
    owner = words.owner.match(first)  # 农村初中生、小学生寄宿率
    is_alike = owner and words.stage.match(first, owner.end()) and words.stage.match(last)
    last = owner[0] + last if owner and is_alike else last
    if last.startswith("在园") and first.endswith("园"):  # 公办园及在园幼儿占比
        last = first + last
    return [*(one + tail for one in parts[:-1]), last]


_WAYS: tuple[Callable[[list[str], str, str], list[str]], ...] = (
    _mean,
    _had,
    _half_words,
    _noun,
    _behind_stage,
    _rates,
    _pupils,
    _measure,
)
