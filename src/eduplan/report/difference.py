"""What two runs found, side by side: new, gone and changed findings, and targets that moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from eduplan.catalogue.outcome import SEVERITIES, SEVERITY_WORDS, Severity
from eduplan.errors import EduplanError, Location
from eduplan.messages import MessageKind
from eduplan.report_model import (
    NOTHING,
    Entry,
    Field,
    Fields,
    Note,
    Page,
    Part,
    Reference,
    Report,
    Role,
    Section,
)
from eduplan.words import COLON, SEMICOLON, Words

_NO_ANSWER = MessageKind(
    "no_answer",
    "{file} 不是 audit 或 evaluate 的 JSON 输出",
    "{file} is no JSON answer of audit or evaluate",
)
_MIXED = MessageKind(
    "answers_of_two_kinds",
    "一份是审核，一份是评价，不能相比",
    "one is an audit, the other an evaluation; they can't be compared",
)
_AN_ANSWER = Words(
    "用 --format json 写出的、没有出错的结果", "a result written with --format json, not an error"
)
_SAME = Words("没有不同", "nothing differs")
_CHANGED = Words("{old} → {new}", "{old} → {new}")
_TITLES = {
    "new": Words("新的发现（{n}项）", "New findings ({n})"),
    "gone": Words("不再有的发现（{n}项）", "Findings that are gone ({n})"),
    "changed": Words("变了的发现（{n}项）", "Findings that changed ({n})"),
    "targets": Words("结论变了的目标（{n}项）", "Targets whose verdict changed ({n})"),
}
_INPUTS: Mapping[str, Words] = {
    "plan": Words("规划", "plan"),
    "known_on": Words("以哪天为准", "the day that counts"),
    "today": Words("今天", "today"),
    "amendments": Words("中期调整", "amendments"),
    "settings": Words("选项", "options"),
    "data": Words("数据", "data"),
    "as_of": Words("评价年", "year of the evaluation"),
    "registry": Words("插件和标准", "plugins and standards"),
}
"""What a run was made from, as its answer tells."""

Json = Mapping[str, Any]


class DifferenceError(EduplanError):
    """Two documents can't be compared: one is no answer, or they are answers of two kinds."""


@attrs.frozen
class Difference:
    """How a new run differs from an old one.

    Attributes:
        new: findings that only the new run has.
        gone: findings that only the old run has.
        changed: findings of both whose severity, nature or message differ, old and new.
        targets: targets of both whose verdict differs, old and new.
        inputs: what the runs were made from that differs: only that can be the cause.
    """

    old: Json
    latest: Json
    new: tuple[Json, ...]
    gone: tuple[Json, ...]
    changed: tuple[tuple[Json, Json], ...]
    targets: tuple[tuple[Json, Json], ...]
    inputs: tuple[str, ...]

    def has_new(self, severity: Severity = "warning") -> bool:
        """Return whether a new finding, or one that became graver, is of a severity or worse."""
        counted = SEVERITIES[: SEVERITIES.index(severity) + 1]
        graver = (
            new
            for old, new in self.changed
            if SEVERITIES.index(new["severity"]) < SEVERITIES.index(old["severity"])
        )
        return any(one["severity"] in counted for one in (*self.new, *graver))

    def shrunk(self) -> dict[str, Any]:
        """Return the old answer without the findings that are gone: a baseline only shrinks."""
        gone = {one["fingerprint"] for one in self.gone}
        kept = [one for one in self.old["findings"] if one["fingerprint"] not in gone]
        return {**self.old, "findings": kept}


def require_answer(document: Any, file: str) -> Json:
    """Return a document if it is an answer of `audit` or `evaluate`.

    Raises:
        DifferenceError: it is none, or an error.
    """
    if isinstance(document, dict) and isinstance(document.get("findings"), list):
        keys = {"fingerprint", "severity", "message", "code", "subjects"}
        if all(isinstance(one, dict) and keys <= one.keys() for one in document["findings"]):
            return document
    raise DifferenceError(_NO_ANSWER(file=file), _AN_ANSWER)


def difference(old: Json, new: Json) -> Difference:
    """Return how a new answer differs from an old one; a finding is known by its fingerprint.

    Raises:
        DifferenceError: one is of an audit, the other of an evaluation.
    """
    if ("targets" in old) != ("targets" in new):
        raise DifferenceError(_MIXED())
    before, after = (_by(one["findings"], "fingerprint") for one in (old, new))
    both = [(before[key], after[key]) for key in after if key in before]
    targets = [
        (one, _by(new["targets"], "id")[one["id"]])
        for one in old.get("targets", ())
        if one["id"] in _by(new["targets"], "id")
    ]
    return Difference(
        old=old,
        latest=new,
        new=tuple(one for key, one in after.items() if key not in before),
        gone=tuple(one for key, one in before.items() if key not in after),
        changed=tuple(pair for pair in both if _said(pair[0]) != _said(pair[1])),
        targets=tuple(pair for pair in targets if pair[0]["verdict"] != pair[1]["verdict"]),
        inputs=tuple(name for name in _INPUTS if old.get(name) != new.get(name)),
    )


def difference_report(found: Difference) -> Report:
    """Return what people read of a difference: what is new first."""
    title = Words.same(found.latest["plan"]["title"])
    inputs = Words.listed(_INPUTS[one] for one in found.inputs)
    head = Fields((Field.of("输入不同", "Inputs that differ", inputs),))
    sections = [
        _section("new", [_finding(one) for one in found.new]),
        _section("changed", [_changed(old, new) for old, new in found.changed]),
        _section("targets", [_target(old, new) for old, new in found.targets]),
        _section("gone", [_finding(one, is_gone=True) for one in found.gone]),
    ]
    parts: list[Part] = [one for one in sections if one.parts]
    kind = Words("两次的不同", "Difference of two runs")
    return Report((Page(title, head, tuple(parts or [Note(_SAME)]), kind=kind),))


def _by(items: Sequence[Json], key: str) -> dict[str, Json]:
    return {one[key]: one for one in items}


def _said(finding: Json) -> tuple[Any, ...]:
    return finding["severity"], finding.get("nature"), finding["message"]


def _section(name: str, entries: Sequence[Entry]) -> Section:
    return Section(_TITLES[name].fill(n=len(entries)), tuple(entries), is_numbered=True)


def _finding(one: Json, *, is_gone: bool = False) -> Entry:
    words = Words.join((_severity(one), one["code"], str(one["message"])), " ")
    anchor = Reference("finding", f"{one['code']}:{'+'.join(one['subjects'])}")
    role: Role = "aside" if is_gone else one["severity"]
    return Entry(words, role=role, anchor=anchor, parts=tuple(_beside(one)))


def _changed(old: Json, new: Json) -> Entry:
    entry = _finding(new)
    before = Words.join((_severity(old), str(old["message"])), " ")
    was = Note(before, Words("原来：", "Before: "))
    return attrs.evolve(entry, parts=(*entry.parts, was))


def _target(old: Json, new: Json) -> Entry:
    verdicts = _CHANGED.fill(old=old["verdict"]["text"], new=new["verdict"]["text"])
    name = Words.same(f"{new['id']} {new['label']}")
    levels = _CHANGED.fill(old=old["level"]["text"], new=new["level"]["text"])
    return Entry(
        Words.join((name, verdicts), COLON),
        role="warning" if new["verdict"]["lags"] else "",
        anchor=Reference("item", new["id"]),
        parts=(Note(levels),),
    )


def _severity(one: Json) -> Words:
    return SEVERITY_WORDS[one["severity"]] if one["severity"] in SEVERITIES else NOTHING


def _beside(one: Json) -> Iterator[Note]:
    place = one.get("location") or {}
    if place.get("file"):
        line = place.get("line")
        clauses = Words.listed(one.get("clauses", ()))
        words = Words.join((clauses, f"{place['file']}{f':{line}' if line else ''}"), SEMICOLON)
        yield Note(words, role="aside", place=Location(place["file"], line))
