"""The index of a report: clauses, items and standards, each with all that is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eduplan.catalogue.definitions import Standard
from eduplan.engine.audit import AuditReport
from eduplan.engine.evaluation.evaluate import EvaluationReport
from eduplan.engine.findings import Finding
from eduplan.plan.model import Item, Target
from eduplan.report.findings import finding_anchor, finding_references
from eduplan.report.item_facts import item_anchor, item_summary
from eduplan.report.standard_words import asked_words, standard_words
from eduplan.report_model import Entry, Page, Reference, Section
from eduplan.words import COLON, Words

_KIND = Words("索引", "Index")
_CLAUSES = Words("条款（{n}条）", "Clauses ({n})")
_ITEMS = Words("条目（{n}项）", "Items ({n})")
_STANDARDS = Words("标准（{n}项）", "Standards ({n})")
_STANDARD = Words("标准{asked}", "standard {asked}")
_SHOWN = 20


def index_page(audit: AuditReport | None, evaluation: EvaluationReport | None) -> Page:
    """Return what findings and targets speak of, so that links from both meet there."""
    result = audit or evaluation
    assert result is not None
    found = _Found(audit, evaluation)
    parts = (
        _section(_CLAUSES, [*found.clauses()]),
        _section(_ITEMS, [*found.items()]),
        _section(_STANDARDS, [*found.standards()]),
    )
    title = Words.same(result.plan.title)
    return Page(title, parts=tuple(one for one in parts if one.parts), kind=_KIND)


def _section(title: Words, entries: list[Entry]) -> Section:
    return Section(title.fill(n=len(entries)), tuple(entries), shown=_SHOWN)


class _Found:
    """What the findings and targets of a report speak of, each with what speaks of it."""

    def __init__(self, audit: AuditReport | None, evaluation: EvaluationReport | None) -> None:
        result = audit or evaluation
        assert result is not None
        self.case = result.case
        self.known = {one.name: one for one in result.case.catalogue.standards}
        findings: list[tuple[Finding, tuple[Reference, ...]]] = []
        for one in (audit, evaluation):
            if one is not None:
                findings += [(f, finding_references(f, one.case)) for f in one.findings]
        self.speaking: dict[Reference, list[Reference]] = {}
        for finding, spoken_of in findings:
            for reference in spoken_of:
                self.speaking.setdefault(reference, []).append(finding_anchor(finding))

    def clauses(self) -> Iterator[Entry]:
        """Yield the clauses that findings or targets speak of, with their items and findings."""
        plan = self.case.plan
        for clause, items in plan.by_clause.items():
            anchor = Reference("clause", clause)
            about = self.speaking.get(anchor, [])
            targets = [one for one in items if isinstance(one, Target)]
            if about or targets:
                known = plan.by_id.get(clause)
                title = Words.join((clause, getattr(known, "title", "")), " ")
                own = Reference.all("item", [one.id for one in items if self._is_shown(one)])
                yield self._entry(title, anchor, (*own, *about))

    def items(self) -> Iterator[Entry]:
        """Yield the targets, and the items that findings speak of."""
        for item in self.case.plan.items():
            if self._is_shown(item):
                anchor = item_anchor(item, self.case)
                about = (
                    *Reference.all("clause", item.clauses),
                    *Reference.all("standard", (one.name for one in self._floors(item))),
                    *self.speaking.get(anchor, []),
                )
                yield self._entry(item_summary(item, self.case), anchor, about)

    def standards(self) -> Iterator[Entry]:
        """Yield the standards of the targets, and those that findings cite."""
        catalogue = self.case.catalogue
        named = {one.name for one in self.speaking if one.kind == "standard"}
        targets: dict[str, list[str]] = {}
        for item in self.case.plan.targets:
            for standard in self._floors(item):
                targets.setdefault(standard.name, []).append(item.id)
        known = self.known
        for name in sorted({*named, *targets} & known.keys()):
            anchor = Reference("standard", name, self._named(Reference("standard", name)))
            label = catalogue.words(known[name].about)
            words = Words.join((label, standard_words(known[name], catalogue)), " ")
            about = Reference.all("item", targets.get(name, []))
            yield self._entry(words, anchor, (*about, *self.speaking.get(anchor, [])))

    def _entry(self, title: Words, anchor: Reference, about: Iterable[Reference]) -> Entry:
        """Return an entry that names what speaks of it, for forms without links too."""
        there = tuple(about)
        named = dict.fromkeys(self._named(one) for one in there if one.kind != "clause")
        words = Words.join((title, Words.listed(named)), COLON)
        return Entry(words, anchor=anchor, references=there)

    def _named(self, one: Reference) -> Words:
        if one.kind == "finding":
            return Words.same(one.name.partition(":")[0])
        if one.kind == "standard" and one.name in self.known:
            asked = asked_words(self.known[one.name], self.case.catalogue)
            return _STANDARD.fill(asked=asked)
        return self.case.words.subject(one.name)

    def _is_shown(self, item: Item) -> bool:
        return isinstance(item, Target) or Reference("item", item.id) in self.speaking

    def _floors(self, item: Item) -> tuple[Standard, ...]:
        if not isinstance(item, Target) or not item.indicator:
            return ()
        return self.case.standards.of_target(item).in_force
