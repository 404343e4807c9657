"""What two runs found, side by side: new, gone and changed findings, and targets that moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import attrs

from eduplan.catalogue.outcome import SEVERITIES, SEVERITY_WORDS, Severity
from eduplan.engine.naming import id_words
from eduplan.errors import EduplanError, Location
from eduplan.messages import MessageKind
from eduplan.report.documents import ANSWERS
from eduplan.report.labels import file_name
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
from eduplan.words import COLON, SEMICOLON, Language, Words

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
_NOT_MADE_FROM = MessageKind(
    "answer_without_made_from",
    "{file} 没有写由什么做成（made_from），不能再做一次",
    "{file} does not say what it was made from (made_from), so the run can't be made again",
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
AXES: Mapping[str, Words] = {
    "plan": Words("规划", "plan"),
    "data": Words("数据", "data"),
    "standards": Words("标准", "standards"),
    "plugins": Words("插件", "plugins"),
    "options": Words("日期和选项", "days and options"),
    "registry": Words("插件或标准", "plugins or standards"),
}
"""What may make two runs differ; `registry` where an answer does not tell plugins from standards.

`plugins` is what they define except standards, and eduplan itself.
"""

_CAUSE = Words("原因：", "Cause: ")
_TOGETHER = Words("{axes}合在一起", "{axes} together")
_BY_CAUSE = Words("{axes} {n}项", "{axes} {n}")
_UNTOLD = Words("原因没有分清：{reason}", "Causes not told apart: {reason}")

Json = Mapping[str, Any]

Key: TypeAlias = tuple[str, str]
"""What can differ between two runs: a finding by its fingerprint, a target by its id."""


class Cause(NamedTuple):
    """What made something differ: each of `axes` alone, or only all of them together."""

    axes: tuple[str, ...]
    is_together: bool = False

    @property
    def words(self) -> Words:
        """What people read of it."""
        listed = Words.listed(AXES[one] for one in self.axes)
        return _TOGETHER.fill(axes=listed) if self.is_together else listed


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
        axes: what the runs were made from that differs: only that can be the cause.
        causes: what made each of these differ, where that could be told.
        untold: why it could not be told, if it could not.
    """

    old: Json
    latest: Json
    new: tuple[Json, ...]
    gone: tuple[Json, ...]
    changed: tuple[tuple[Json, Json], ...]
    targets: tuple[tuple[Json, Json], ...]
    axes: tuple[str, ...]
    causes: Mapping[Key, Cause] = attrs.field(factory=dict)
    untold: Words = NOTHING

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


def require_made_from(answer: Json, file: str) -> Json:
    """Return what an answer says that it was made from.

    Raises:
        DifferenceError: it does not say it.
    """
    made = answer.get("made_from")
    if isinstance(made, dict):
        return made
    raise DifferenceError(_NOT_MADE_FROM(file=file))


def difference(old: Json, new: Json) -> Difference:
    """Return how a new answer differs from an old one; a finding is known by its fingerprint.

    Raises:
        DifferenceError: one is of an audit, the other of an evaluation.
    """
    if ("targets" in old) != ("targets" in new):
        raise DifferenceError(_MIXED())
    before, after = (_by(one["findings"], "fingerprint") for one in (old, new))
    targets = _by(new.get("targets", ()), "id")
    pairs = [(one, targets[one["id"]]) for one in old.get("targets", ()) if one["id"] in targets]
    was, became = (state_of(one, common_language(old, new)) for one in (old, new))
    both = ((key, before[key], after[key]) for key in after if key in before)
    return Difference(
        old=old,
        latest=new,
        new=tuple(one for key, one in after.items() if key not in before),
        gone=tuple(one for key, one in before.items() if key not in after),
        changed=tuple(
            (one, two) for key, one, two in both if was["finding", key] != became["finding", key]
        ),
        targets=tuple(
            (one, two) for one, two in pairs if one["verdict"]["code"] != two["verdict"]["code"]
        ),
        axes=changed_axes(old, new),
    )


def state_of(answer: Json, lang: str) -> dict[Key, Any]:
    """Return what an answer says of each finding and target; words only if in that language."""
    is_read = answer.get("language") == lang
    findings = {
        ("finding", one["fingerprint"]): (
            one["severity"],
            one.get("nature"),
            one["message"] if is_read else "",
        )
        for one in answer["findings"]
    }
    targets = {("target", one["id"]): one["verdict"]["code"] for one in answer.get("targets", ())}
    return {**findings, **targets}


def common_language(old: Json, new: Json) -> str:
    """Return the language of two answers; nothing if they are in two, so that no words compare."""
    return str(new.get("language")) if old.get("language") == new.get("language") else ""


def changed_axes(old: Json, new: Json) -> tuple[str, ...]:
    """Return which of `AXES` differ between what two answers were made from."""
    before, after = _made_from(old), _made_from(new)
    return tuple(one for one in AXES if before.get(one) != after.get(one))


def _made_from(answer: Json) -> dict[str, Any]:
    """Return what an answer was made from, axis by axis, as values to compare."""
    made = answer.get("made_from")
    options = ("known_on", "today", "settings", "as_of")
    found: dict[str, Any] = {"options": [answer.get(one) for one in options]}
    if not isinstance(made, dict):
        plan = (answer["plan"], answer.get("amendments"))
        return {
            **found, "plan": plan, "data": answer.get("data"), "registry": answer.get("registry")
        }  # fmt: skip
    asked, digests = made["options"], made["files"]
    data = ("data", "register", "mapping")
    found["options"].append(digests.get(asked.get("settings")))
    return {
        **found,
        "plan": digests.get(asked["plan"]),
        "data": [digests.get(asked.get(one)) for one in data],
        "standards": made["standards"],
        "plugins": (made["version"], made["definitions"]),
    }


def difference_report(found: Difference) -> Report:
    """Return what people read of a difference: what is new first."""
    title = Words.same(found.latest["plan"]["title"])
    axes = Words.listed(AXES[one] for one in found.axes)
    untold = _UNTOLD.fill(reason=found.untold) if found.untold else NOTHING
    head = Fields(
        (
            Field.of("输入不同", "Inputs that differ", axes),
            Field.of("原因", "Causes", Words.join((_by_cause(found), untold), SEMICOLON)),
        )
    )
    causes = found.causes
    sections = [
        _section("new", [_finding(one, causes) for one in found.new]),
        _section("changed", [_changed(old, new, causes) for old, new in found.changed]),
        _section("targets", [_target(old, new, causes) for old, new in found.targets]),
        _section("gone", [_finding(one, causes, is_gone=True) for one in found.gone]),
    ]
    parts: list[Part] = [one for one in sections if one.parts]
    kind = Words("两次的不同", "Difference of two runs")
    return Report((Page(title, head, tuple(parts or [Note(_SAME)]), kind=kind),))


def difference_document(found: Difference, lang: Language) -> dict[str, Any]:
    """Return a difference as a document; findings as their runs say them."""

    def one_sided(one: Json) -> Json:
        """Return a finding that only one of the runs has."""
        return {"finding": _compared(one), "cause": cause("finding", one["fingerprint"])}

    def cause(*key: str) -> Json | None:
        """Return what made something differ, if that is told."""
        one = found.causes.get((key[0], key[1]))
        return one and {"inputs": one.axes, "together": one.is_together}

    return ANSWERS.document(
        "difference",
        found,
        lang,
        language=lang,
        plan=found.latest["plan"]["title"],
        inputs=found.axes,
        new=map(one_sided, found.new),
        gone=map(one_sided, found.gone),
        changed=[
            {
                "old": _compared(old),
                "new": _compared(new),
                "cause": cause("finding", new["fingerprint"]),
            }
            for old, new in found.changed
        ],
        targets=[
            {
                "id": new["id"],
                "label": new["label"],
                "old": _stood(old),
                "new": _stood(new),
                "cause": cause("target", new["id"]),
            }
            for old, new in found.targets
        ],
    )


def _compared(finding: Json) -> Json:
    keys = ANSWERS.content["$defs"]["compared_finding"]["properties"]
    return {key: finding.get(key, [] if key == "clauses" else None) for key in keys}


def _stood(target: Json) -> Json:
    verdict = target["verdict"]
    return {"verdict": verdict["code"], "text": verdict["text"], "level": target["level"]["text"]}


def _by(items: Sequence[Json], key: str) -> dict[str, Json]:
    return {one[key]: one for one in items}


def _section(name: str, entries: Sequence[Entry]) -> Section:
    return Section(_TITLES[name].fill(n=len(entries)), tuple(entries), is_numbered=True)


def _by_cause(found: Difference) -> Words:
    """Return how many of the differences each cause made, the most frequent first."""
    counts = Counter(found.causes.values())
    return Words.listed(_BY_CAUSE.fill(axes=cause.words, n=n) for cause, n in counts.most_common())


def _why(key: Key, causes: Mapping[Key, Cause]) -> tuple[Note, ...]:
    return (Note(causes[key].words, _CAUSE),) if key in causes else ()


def _finding(one: Json, causes: Mapping[Key, Cause], *, is_gone: bool = False) -> Entry:
    words = Words.join((_severity(one), one["code"], str(one["message"])), " ")
    anchor = Reference("finding", f"{one['code']}:{'+'.join(one['subjects'])}")
    role: Role = "aside" if is_gone else one["severity"]
    parts = (*_beside(one), *_why(("finding", one["fingerprint"]), causes))
    return Entry(words, role=role, anchor=anchor, parts=parts)


def _changed(old: Json, new: Json, causes: Mapping[Key, Cause]) -> Entry:
    entry = _finding(new, causes)
    before = Words.join((_severity(old), str(old["message"])), " ")
    was = Note(before, Words("原来：", "Before: "))
    return attrs.evolve(entry, parts=(*entry.parts, was))


def _target(old: Json, new: Json, causes: Mapping[Key, Cause]) -> Entry:
    verdicts = _CHANGED.fill(old=old["verdict"]["text"], new=new["verdict"]["text"])
    name = Words.join((id_words(new["id"]), new["label"]), " ")
    levels = _CHANGED.fill(old=old["level"]["text"], new=new["level"]["text"])
    return Entry(
        Words.join((name, verdicts), COLON),
        role="warning" if new["verdict"]["lags"] else "",
        anchor=Reference("item", new["id"]),
        parts=(Note(levels), *_why(("target", new["id"]), causes)),
    )


def _severity(one: Json) -> Words:
    return SEVERITY_WORDS[one["severity"]] if one["severity"] in SEVERITIES else NOTHING


def _beside(one: Json) -> Iterator[Note]:
    place = one.get("location") or {}
    if place.get("file"):
        line = place.get("line")
        clauses = Words.listed(one.get("clauses", ()))
        words = Words.join(
            (clauses, f"{file_name(place['file'])}{f':{line}' if line else ''}"), SEMICOLON
        )
        yield Note(words, role="aside", place=Location(place["file"], line))
