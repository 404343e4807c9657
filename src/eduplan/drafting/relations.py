"""What a text relates: parts of wholes, shares and changes become equations between its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import attrs

from eduplan.documents.document import Document
from eduplan.drafting.fact import Fact
from eduplan.drafting.tokens import folded
from eduplan.drafting.totals import totals_of
from eduplan.drafting.vocabulary import vocabulary

_RISES = ("增幅", "增长率", "增长", "提高", "提升", "上升", "增加", "净增", "多", "升", "涨")
_FALLS = ("降幅", "下降", "降低", "减少", "压减", "少", "降")
_CHANGES = (*_RISES, *_FALLS)
_AMONG = re.compile("其中[^。；]*$")
_INSIDE = re.compile("[(（](?!或)[^()（）]*$")  # （或3名） is instead of the whole
_CLOSED = re.compile("[^()（）]*[)）]")
_BRACKET = re.compile(r"\([^()]*\)")
_SHARE = re.compile("^(?P<part>.+?)占(?:了|到)?(?P<whole>.+?)(?:的(?:比例|比重))?$")
_TOTAL = re.compile("(?:总(?:人)?数|总量|总额|总体)$")
_PLACE = re.compile("^全[国省市县区州旗]")
_POWER = re.compile("^(?:万亿|千万|百万|十万|万|亿|千)")
_RATES = ("%", "‰", "个百分点", "百分点", "")
_ADDED_UP = re.compile(
    r"^[\d.,]+[^，。；、\d()]{0,6}[，、](?:(?:合计|共计|总计)[^，。；、\d]{0,12}|总?共有?)$"
)
_LISTED = re.compile(r"[\d.,]+[^，。；、\d()]{0,6}(?P<by>[，、和及与])[^，。；、\d()]{0,12}")
_BEFORE = re.compile(r"[\d近上几数多余][^，。；\d]{0,16}、[^，。；、\d]*$")
"""A list that began before the first of its figures that can be added."""
_OPENED = re.compile(r"[\d.,]+[^，。；、\d()]{0,6}\((?:[^，。；、\d()含括其]{0,12})")
_ENDED = re.compile(r"[\d.,]+[^，。；、\d()等]{0,6}\)")
"""A list in brackets right behind the whole, and how the last of it ends."""
_BARE_SHARE = re.compile(
    r"[\d.,]+[^，。；、\d()]{0,6}[，、(]占(?:比|总(?:人)?数|全部|其)?(?:的(?:比例|比重)?)?[为达到了]*"
)
_TIMES = re.compile("(?:是|为|相当于|达到?)(?P<year>(?:19|20)[0-9]{2})年的$")
_PER = re.compile("均|班额|规模|标准|年龄|学时")
"""What is so much in each: a part may have more of it than the whole."""
_LONGEST = 60
"""Most characters between a whole and the first of its parts."""

_MOST = 12
"""Most figures before or after one that are looked at."""


@attrs.frozen
class Link:
    """Figures of which the text says how they relate.

    Attributes:
        kind: `part`, `sum`, `share`, `times`, `growth` or `difference`.
        formula: the relation, with `{0}`, `{1}` … for the facts.
        facts: the figures.
    """

    kind: str
    formula: str
    facts: tuple[Fact, ...]


def links_of(document: Document, facts: Sequence[Fact]) -> Iterator[Link]:
    """Yield what the text relates; only exact figures are related.

    Of targets that are parts and sums.
    """
    text = folded(document.text)
    for total, *parts in totals_of(document, facts):
        if not (_counter(total) in _RATES or _PER.search(total.label)):
            yield Link("sum", f"{_added(len(parts))} = {{0}}", (total, *parts))
    told = sorted(
        (one for one in facts if document.at(one.at).cell is None), key=lambda one: one.at
    )
    for number, fact in enumerate(told):
        if fact.comparator == "=":
            start = document.at(fact.at).start
            before = [one for one in told[max(0, number - _MOST) : number] if one.at >= start]
            yield from _total(text, fact, before)
    for kind in ("baseline", "target"):
        exact = [one for one in told if one.kind == kind and one.comparator == "="]
        yield from _links(document, text, exact, is_target=kind == "target")


def _links(
    document: Document, text: str, known: Sequence[Fact], *, is_target: bool
) -> Iterator[Link]:
    passages = [document.at(one.at) for one in known]
    wholes: dict[tuple[str, str, int | None], list[Fact]] = {}
    for number, fact in enumerate(known):
        if is_target:
            break
        start, end = passages[number].start, passages[number].end
        near = [one for one in known[max(0, number - _MOST) : number + _MOST] if one.at < end]
        before = [one for one in known[max(0, number - _MOST) : number] if one.at >= start]
        yield from _changes(fact, before)
        yield from _shares(fact, before, wholes)
        yield from _times(text, fact, before, near)
        wholes.setdefault((fact.label, _counter(fact), fact.year), []).append(fact)
    for number, fact in enumerate(known):
        end = passages[number].end
        after = [one for one in known[number + 1 : number + _MOST] if one.at < end]
        yield from _parts(text, fact, after)


def _word(fact: Fact, level: Fact) -> str:
    """Return the word that makes the name of one figure that of a change of the other."""
    word = fact.label.removeprefix(level.label) if fact.label.startswith(level.label) else ""
    return word if word in _CHANGES else ""


def _counter(fact: Fact) -> str:
    return _POWER.sub("", fact.unit)


def _changes(fact: Fact, before: Sequence[Fact]) -> Iterator[Link]:
    """Yield how a change fits the amount that it is of, and the two ends of a rise or fall."""
    level = next((one for one in reversed(before) if _word(fact, one)), None)
    if level is None:
        return
    word = _word(fact, level)
    sign = "-" if word in _RISES else "+"
    between = before[before.index(level) + 1 :]
    if fact.unit == "%" and level.unit != "%":
        amounts = [one for one in between if _word(one, level) and _counter(one) == _counter(level)]
        if amounts and (_word(amounts[-1], level) in _RISES) == (word in _RISES):
            yield Link(
                "growth", f"{{1}} / ({{0}} {sign} {{1}}) = {{2}}", (level, amounts[-1], fact)
            )
    starts = [one for one in before if one.label == level.label and one is not level]
    same = _counter(fact) == _counter(level) or (level.unit == "%" and "百分点" in fact.unit)
    if starts and same and starts[-1] is before[before.index(level) - 1]:
        first, last = starts[-1], level
        if first.year and last.year and first.year > last.year:
            first, last = last, first  # 比上年的3.9%提高…: the earlier one stands behind
        if first.year is None or first.year != last.year:
            ends = "{0} - {1}" if word in _RISES else "{1} - {0}"
            yield Link("difference", f"{ends} = {{2}}", (last, first, fact))


def _shares(
    fact: Fact, before: Sequence[Fact], wholes: Mapping[tuple[str, str, int | None], list[Fact]]
) -> Iterator[Link]:
    found = _SHARE.match(fact.label) if fact.unit == "%" else None
    part = found and next((one for one in reversed(before) if one.label == found["part"]), None)
    if found is None or part is None or part.unit == "%":
        return
    name = _PLACE.sub("", _TOTAL.sub("", found["whole"]))
    of = [one for one in wholes.get((name, _counter(part), part.year), ()) if one is not part]
    if len(of) == 1:
        yield Link("share", "{0} / {1} = {2}", (part, of[0], fact))


def _times(text: str, fact: Fact, before: Sequence[Fact], near: Sequence[Fact]) -> Iterator[Link]:
    """Yield how many times what it was another year an amount is: 是2015年的1.5倍."""
    found = _TIMES.search(text, max(0, fact.at - _LONGEST), fact.at) if fact.unit == "倍" else None
    level = before[-1] if found and before else None
    if found is None or level is None or level.label != fact.label.removesuffix("倍数"):
        return
    year, counted = int(found["year"]), (level.label, _counter(level))
    of = [one for one in near if (one.label, _counter(one)) == counted and one.year == year]
    if len(of) == 1 and level.year != year:
        yield Link("times", "{0} / {1} = {2}", (level, of[0], fact))


def _total(text: str, fact: Fact, before: Sequence[Fact]) -> Iterator[Link]:
    """Yield the list that a total behind it (小学8所、初中4所，合计12所) adds up.

    Commas part the list only of what is told stage by stage: before them another may begin.
    """
    listed: list[Fact] = []
    end, by = fact.at, ""
    for one in reversed(before):
        gap = text[one.at : end]
        found = (_LISTED if listed else _ADDED_UP).fullmatch(gap)
        sign = found.groupdict().get("by", "") if found else ""
        is_alike = _counter(one) == _counter(fact)
        is_on = by in ("", sign) or "，" not in (by, sign)
        if (not found and not (listed and not gap)) or not is_alike or not is_on:
            if found and is_alike:
                return
            break
        if (one.kind, one.comparator, one.year) != (fact.kind, "=", fact.year):
            return
        listed.insert(0, one)
        end, by = one.at, sign or by
    is_whole = not _BEFORE.search(text[max(0, end - _LONGEST) : end])
    is_told = by != "，" or _are_apart(listed)
    if len(listed) > 1 and is_whole and is_told and _counter(fact) not in _RATES:
        yield Link("sum", f"{_added(len(listed))} = {{0}}", (fact, *listed))


def _are_apart(facts: Sequence[Fact]) -> bool:
    """Tell whether figures are told by words that exclude each other."""
    for family, _ in vocabulary().families:
        members = [found.lastindex for one in facts if (found := family.search(one.label))]
        if len({*members}) == len(facts):
            return True
    return False


def _parts(text: str, whole: Fact, after: Sequence[Fact]) -> Iterator[Link]:
    """Yield the parts that follow 其中 or stand in brackets behind their whole."""
    if _counter(whole) in _RATES or _is_change(whole) or _PER.search(whole.label):
        return
    parts: list[Fact] = []
    for one, following in zip(after, [*after[1:], None], strict=False):
        gap = text[whole.at : one.at]
        if _CLOSED.match(gap):
            break  # the figure stands in brackets, and what follows is no part of it
        gap = _BRACKET.sub("", gap)  # 小学34所（其中公办18所），初中11所
        is_far = len(gap) > (_LONGEST if not parts else _MOST * _LONGEST)
        if is_far or gap.count("其中") > 1 or not (_AMONG.search(gap) or _INSIDE.search(gap)):
            if parts or is_far or not _is_change(one):
                break  # another figure stands between, which may be the whole
            continue
        if _is_change(one) or _counter(one) in _RATES:
            continue
        has_parts = "其中" in text[one.at : following.at] if following else False
        is_other = _made(one) and _made(one) not in whole.label
        if _counter(one) != _counter(whole) or is_other or (parts and has_parts):
            break  # another whole begins: 改扩建96所，其中…
        parts.append(one)
    yield from (Link("part", "{0} <= {1}", (one, whole)) for one in parts)
    yield from _sum(whole, parts, is_all=_is_all(text, whole, parts))
    yield from _bare_shares(text, whole, parts, after)


def _is_all(text: str, whole: Fact, parts: Sequence[Fact]) -> bool:
    """Tell whether parts are a list in brackets behind their whole, which says all of it."""
    return bool(
        parts
        and _OPENED.fullmatch(text[whole.at : parts[0].at])
        and all(_LISTED.fullmatch(text[one.at : two.at]) for one, two in pairwise(parts))
        and _ENDED.match(text, parts[-1].at)
    )


def _bare_shares(
    text: str, whole: Fact, parts: Sequence[Fact], after: Sequence[Fact]
) -> Iterator[Link]:
    """Yield the shares of a whole that its parts have: 其中寄宿生1.2万人，占26.1%.

    What comes behind a first part may be a part of that one, unless the two exclude each other.
    """
    following = dict(pairwise(after))
    for number, part in enumerate(parts):
        share = following.get(part)
        is_of_whole = not number or _are_apart(parts[: number + 1])
        if share is None or share.kind != "baseline" or not is_of_whole:
            return
        if share.unit == "%" and _BARE_SHARE.fullmatch(text[part.at : share.at]):
            yield Link("share", "{0} / {1} = {2}", (part, whole, share))


def _made(fact: Fact) -> str:
    """Return the verb of making that a name begins with."""
    found = vocabulary().begins_in_making.match(fact.label)
    return found[0] if found else ""


def _is_change(fact: Fact) -> bool:
    return fact.label.endswith(_CHANGES)


def _sum(whole: Fact, parts: Sequence[Fact], *, is_all: bool) -> Iterator[Link]:
    """Yield what parts that exclude each other add up to: all of it if no other can be."""
    for family, count in vocabulary().families:
        members = [(one, found) for one in parts if (found := family.search(one.label))]
        kinds = {found.lastindex for _, found in members}
        if len(members) < 2 or len(kinds) < len(members):
            continue
        is_whole = (is_all or len(kinds) == count) and len(members) == len(parts)
        bare = all(
            part.label
            in (one := found[0], f"{one}学校", f"{one}{whole.label}", *_with_noun(one, whole))
            for part, found in members
        )
        sign = "=" if is_whole and bare else "<="
        chosen = [one for one, _ in members]
        yield Link("sum", f"{_added(len(chosen))} {sign} {{0}}", (whole, *chosen))


def _added(count: int) -> str:
    return " + ".join(f"{{{place}}}" for place in range(1, count + 1))


def _with_noun(word: str, whole: Fact) -> tuple[str, ...]:
    return tuple(f"{word}{whole.label[place:]}" for place in range(1, len(whole.label)))
