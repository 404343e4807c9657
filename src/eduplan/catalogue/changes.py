"""What differs between two catalogues, by a closed list of kinds, and what each kind can do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

import attrs

from eduplan.catalogue.snapshot import Snapshot
from eduplan.words import Words

_NOTHING = Words("", "")

Effect: TypeAlias = Literal["unloadable", "verdicts", "numbers", "explanation", "none"]
EFFECTS: Mapping[Effect, Words] = {
    "unloadable": Words("用到它的规划可能读不进来", "a plan that uses it may no longer load"),
    "verdicts": Words("结论可能改变", "verdicts may change"),
    "numbers": Words("数值可能改变，结论也随之", "numbers may change, and verdicts with them"),
    "explanation": Words("只改变说明", "only explanations change"),
    "none": Words("没有影响", "no effect"),
}
"""What a change can do to the plans that are read with the catalogue, the gravest first."""


class ChangeKind(NamedTuple):
    """A kind of change: what people read, and what it can do."""

    words: Words
    effect: Effect


CHANGES: Mapping[str, ChangeKind] = {
    "removed": ChangeKind(Words("删去", "removed"), "unloadable"),
    "renamed": ChangeKind(Words("改名", "renamed"), "unloadable"),
    "retyped": ChangeKind(Words("换了种类", "of another kind"), "unloadable"),
    "dimensions": ChangeKind(Words("可限定的口径", "dimensions"), "unloadable"),
    "codes": ChangeKind(Words("口径的代码", "codes of a dimension"), "unloadable"),
    "label": ChangeKind(Words("名称", "label"), "unloadable"),
    "aliases": ChangeKind(Words("别名", "aliases"), "unloadable"),
    "unit": ChangeKind(Words("计量单位", "unit"), "numbers"),
    "formula": ChangeKind(Words("公式", "formula"), "numbers"),
    "function": ChangeKind(Words("算法", "calculation"), "numbers"),
    "level": ChangeKind(Words("统计层级", "level"), "numbers"),
    "counting": ChangeKind(Words("计数范围", "what is counted in"), "numbers"),
    "orientation": ChangeKind(Words("比的读法", "orientation of a ratio"), "numbers"),
    "direction": ChangeKind(Words("优劣方向", "direction"), "verdicts"),
    "rounding": ChangeKind(Words("公布的小数位", "published decimals"), "verdicts"),
    "limit": ChangeKind(Words("可能的最大值", "largest possible value"), "verdicts"),
    "relations": ChangeKind(Words("与其他指标的关系", "relations to others"), "verdicts"),
    "time_point": ChangeKind(Words("统计时点", "time point"), "verdicts"),
    "value": ChangeKind(Words("标准值", "value of a standard"), "verdicts"),
    "dates": ChangeKind(Words("标准的日期", "dates of a standard"), "verdicts"),
    "applies_to": ChangeKind(Words("适用范围", "where it applies"), "verdicts"),
    "certainty": ChangeKind(Words("标准的可信度", "certainty of a standard"), "verdicts"),
    "condition": ChangeKind(Words("规则的条件", "condition of a rule"), "verdicts"),
    "subject": ChangeKind(Words("规则问的对象", "what a rule is asked about"), "verdicts"),
    "severity": ChangeKind(Words("严重程度", "severity"), "verdicts"),
    "nature": ChangeKind(Words("发现的性质", "nature of a finding"), "verdicts"),
    "added_standard": ChangeKind(Words("新增标准", "a standard more"), "verdicts"),
    "added_override": ChangeKind(Words("新增对别人定义的替换", "an override more"), "verdicts"),
    "added_rule": ChangeKind(Words("新增规则", "a rule more"), "verdicts"),
    "issuer": ChangeKind(Words("发文机关和文号", "issuer and document"), "explanation"),
    "message": ChangeKind(Words("规则的文字", "words of a rule"), "explanation"),
    "meaning": ChangeKind(Words("含义和出处", "meaning and source"), "explanation"),
    "override": ChangeKind(Words("替换的理由", "reason of an override"), "explanation"),
    "added": ChangeKind(Words("新增", "added"), "none"),
}
"""Every kind of change, the gravest first."""

_DEFINITION = {
    "label": "label",
    "label_en": "label",
    "aliases": "aliases",
    "unit": "unit",
    "formula": "formula",
    "function": "function",
    "level": "level",
    "dimensions": "dimensions",
    "adds_up": "counting",
    "counted_in": "counting",
    "counts_institutions": "counting",
    "whole": "counting",
    "part": "counting",
    "sizes": "orientation",
    "ordered": "orientation",
    "better": "direction",
    "places": "rounding",
    "most": "limit",
    "within": "relations",
    "may_be_within": "relations",
    "adds_to": "relations",
    "components": "relations",
    "time_point": "time_point",
}
_STANDARD = {
    "bound": "value",
    "in_force_from": "dates",
    "in_force_until": "dates",
    "known_since": "dates",
    "target_year": "dates",
    "about": "applies_to",
    "region": "applies_to",
    "scope": "applies_to",
    "condition": "applies_to",
    "kind": "applies_to",
    "expected": "applies_to",
    "confidence": "certainty",
    "uncertain": "certainty",
    "issuer": "issuer",
    "document": "issuer",
    "document_number": "issuer",
    "article": "issuer",
}
_RULE = {
    "function": "condition",
    "formula": "condition",
    "level": "condition",
    "own_standard": "condition",
    "per": "subject",
    "about": "subject",
    "documents": "subject",
    "alias_of": "subject",
    "severity": "severity",
    "nature": "nature",
    "title": "message",
    "message": "message",
    "remedy": "message",
}
_OVERLAY = {"region": "applies_to", "codes": "subject", "terms": "aliases"}
_DIMENSION = {"codes": "codes", "parts": "codes", "complete": "codes"}
_ATTRIBUTES: Mapping[str, Mapping[str, str]] = {
    "dimension": _DIMENSION,
    "standard": _STANDARD,
    "overlay": _OVERLAY,
    "override": {**_RULE, **_DEFINITION, "ground": "override"},
    **dict.fromkeys(("rule", "check", "alias"), _RULE),
    **dict.fromkeys(("element", "indicator", "calculation", "domain"), _DEFINITION),
}
_ADDED = {
    "standard": "added_standard",
    "override": "added_override",
    "rule": "added_rule",
    "check": "added_rule",
}


@attrs.frozen
class Change:
    """One difference between two catalogues.

    Attributes:
        kind: one of `CHANGES`.
        of: what changed: `element`, `standard`, `rule` and so on.
        name: its full name, or its code; where it was renamed, the new one.
        attribute: the attribute that changed, "" where all of it did.
        old: what stood there before, nothing where there was nothing.
        new: what stands there now.
        effect: what this can do to a plan.
    """

    kind: str
    of: str
    name: str
    attribute: str
    old: Words
    new: Words
    effect: Effect


def changes_of(old: Snapshot, new: Snapshot) -> tuple[Change, ...]:
    """Return what differs between two catalogues, the gravest first, then by kind and name."""
    order = {kind: place for place, kind in enumerate(CHANGES)}
    gravity = {effect: place for place, effect in enumerate(EFFECTS)}
    found = [*_all_changes(old, new)]
    found.sort(key=lambda one: (gravity[one.effect], order[one.kind], one.of, one.name))
    return tuple(found)


def _all_changes(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    gone = {key: old[key] for key in old if key not in new}
    come = {key: new[key] for key in new if key not in old}
    for key in [*gone]:
        of, name = key
        heir = next((one for one in come if one[0] == of and _is_heir(gone[key], come[one])), None)
        other = next((one for one in come if one[1] == name), None)
        if heir is not None:
            yield _renamed(of, name, heir[1], come.pop(heir))
        elif other is not None:
            del come[other]
            yield _change("retyped", other[0], name, old=Words.same(of), new=Words.same(other[0]))
        else:
            yield _change("removed", of, name)
    for of, name in come:
        yield _change(_ADDED.get(of, "added"), of, name)
    for key in old:
        if key in new:
            yield from _attribute_changes(*key, old[key], new[key])


def _is_heir(old: Mapping[str, Words], new: Mapping[str, Words]) -> bool:
    """Tell whether all but the name is the same, and the aliases, among which the old may be."""
    return len(old) > 1 and _without_aliases(old) == _without_aliases(new)


def _without_aliases(one: Mapping[str, Words]) -> dict[str, Words]:
    return {attribute: said for attribute, said in one.items() if attribute != "aliases"}


def _renamed(of: str, old: str, new: str, now: Mapping[str, Words]) -> Change:
    change = _change("renamed", of, new, old=Words.same(old), new=Words.same(new))
    is_kept = old in now.get("aliases", _NOTHING).zh.split("、")
    return attrs.evolve(change, effect="none") if is_kept else change


def _attribute_changes(
    of: str, name: str, old: Mapping[str, Words], new: Mapping[str, Words]
) -> Iterator[Change]:
    for attribute in dict.fromkeys((*old, *new)):
        before, after = old.get(attribute, _NOTHING), new.get(attribute, _NOTHING)
        if before != after:
            kind = _ATTRIBUTES[of].get(attribute, "meaning")
            change = _change(kind, of, name, attribute, before, after)
            still_found = kind in _LISTS and _keeps(attribute, old, new)
            yield attrs.evolve(change, effect="explanation") if still_found else change


_LISTS = ("aliases", "dimensions", "label")
"""Where more does no harm, so that a plan no longer loads only if something is gone."""


def _keeps(attribute: str, old: Mapping[str, Words], new: Mapping[str, Words]) -> bool:
    """Tell whether all that was said still is: a label may have become an alias."""
    said = {*new.get(attribute, _NOTHING).zh.split("、")}
    if attribute != "dimensions":
        said |= {*new.get("aliases", _NOTHING).zh.split("、"), new.get("label", _NOTHING).zh}
        said |= {new.get("label_en", _NOTHING).zh}
    return {*old.get(attribute, _NOTHING).zh.split("、")} <= said | {""}


def _change(
    kind: str,
    of: str,
    name: str,
    attribute: str = "",
    old: Words = _NOTHING,
    new: Words = _NOTHING,
) -> Change:
    return Change(kind, of, name, attribute, old, new, CHANGES[kind].effect)
