"""What differs between two catalogues, as a report and as a document, with the proof by plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from eduplan.catalogue.changes import CHANGES, EFFECTS, Change
from eduplan.errors import Problem
from eduplan.report.difference import Difference, difference_report
from eduplan.report.documents import ANSWERS, Json
from eduplan.report_model import Entry, Note, Page, Part, Report, Role, Section
from eduplan.words import COLON, SEMICOLON, Language, Words

_TITLE = Words("两个目录的不同", "Difference of two catalogues")
_SAME = Words("两个目录没有不同", "the two catalogues do not differ")
_COUNT = Words("{effect} {n}处", "{effect}: {n}")
_SECTION = Words("{effect}（{n}处）", "{effect} ({n})")
_CHANGED = Words("{old} → {new}", "{old} → {new}")
_NONE = Words("（无）", "(none)")
_ATTRIBUTE = Words("{kind}（{attribute}）", "{kind} ({attribute})")
_ON_PLANS = Words("两个目录各读一遍规划", "Each plan, read with both catalogues")
_UNMOVED = Words("发现和结论都没有变", "no finding and no verdict changed")
_UNPROVEN = Words(
    "没有给出规划，影响是按变化的种类说的；用 --plan 各读一遍，就能看到实际的影响",
    "no plan was given, so effects are those of the kind of change; --plan shows the real ones",
)
_OF = {
    "domain": Words("领域", "domain"),
    "dimension": Words("口径", "dimension"),
    "element": Words("数据项", "element"),
    "indicator": Words("指标", "indicator"),
    "calculation": Words("计算", "calculation"),
    "standard": Words("标准", "standard"),
    "rule": Words("规则", "rule"),
    "check": Words("数据检查", "check"),
    "alias": Words("规则的别称", "alias of a rule"),
    "overlay": Words("地方领域", "domain of a region"),
    "override": Words("替换", "override"),
}
_ROLES: dict[str, Role] = {"unloadable": "error", "verdicts": "warning", "numbers": "warning"}


class Proof(NamedTuple):
    """A plan that both catalogues read: how the two audits, and evaluations, of it differ.

    There are none where the new catalogue can't read it any more, for these `problems`.
    """

    plan: str
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...] = ()


def changes_report(
    changes: Sequence[Change], proofs: Sequence[Proof] = (), *, can_prove: bool = True
) -> Report:
    """Return what people read: the gravest changes first, then what they did to each plan.

    `can_prove` is False where one of the two is only kept as texts, and can read no plan.
    """
    counts = Counter(one.effect for one in changes)
    sums = [_COUNT.fill(effect=EFFECTS[one], n=counts[one]) for one in EFFECTS if counts[one]]
    parts: list[Part] = [Note(Words.join(sums, SEMICOLON) or _SAME)]
    for effect, words in EFFECTS.items():
        entries = tuple(_entry(one) for one in changes if one.effect == effect)
        if entries:
            parts.append(Section(_SECTION.fill(effect=words, n=len(entries)), entries))
    if proofs:
        parts.append(Section(_ON_PLANS, tuple(map(_proof, proofs))))
    elif counts["numbers"] + counts["verdicts"] + counts["unloadable"] and can_prove:
        parts.append(Note(_UNPROVEN, role="aside"))
    return Report((Page(_TITLE, parts=tuple(parts)),))


def changes_document(changes: Iterable[Change], proofs: Iterable[Proof], lang: Language) -> Json:
    """Return the same as a document: each change with its kind and effect, and each plan."""
    return ANSWERS.document(
        "catalogue_changes",
        None,
        lang,
        changes=[ANSWERS.document("catalogue_change", one, lang) for one in changes],
        plans=[_proof_document(one, lang) for one in proofs],
    )


def _entry(change: Change) -> Entry:
    kind = CHANGES[change.kind].words
    if change.attribute and change.attribute != change.kind:
        kind = _ATTRIBUTE.fill(kind=kind, attribute=change.attribute)
    said = Words.join((kind, _old_and_new(change)), COLON)
    name = Words.join((_OF[change.of], change.name), " ")
    return Entry(name, role=_ROLES.get(change.effect, ""), parts=(Note(said),))


def _old_and_new(change: Change) -> Words:
    if not change.old and not change.new:
        return change.old
    return _CHANGED.fill(old=change.old or _NONE, new=change.new or _NONE)


def _proof(proof: Proof) -> Entry:
    plan = Words.same(proof.plan)
    if proof.problems:
        said = tuple(Note(Words.in_both(one.in_language)) for one in proof.problems)
        words = Words.join((plan, EFFECTS["unloadable"]), COLON)
        return Entry(words, role="error", parts=said)
    pages = [difference_report(one).pages[0] for one in proof.differences]
    moved = any(one.new or one.gone or one.changed or one.targets for one in proof.differences)
    parts = tuple(part for page in pages for part in page.parts)
    return Entry(plan, role="warning" if moved else "", parts=parts if moved else (Note(_UNMOVED),))


def _proof_document(proof: Proof, lang: Language) -> Json:
    found = proof.differences
    return {
        "plan": proof.plan,
        "loads": not proof.problems,
        "new": [one["fingerprint"] for each in found for one in each.new],
        "gone": [one["fingerprint"] for each in found for one in each.gone],
        "changed": [new["fingerprint"] for each in found for _, new in each.changed],
        "targets": [new["id"] for each in found for _, new in each.targets],
        "problems": [one.in_language(lang) for one in proof.problems],
    }
