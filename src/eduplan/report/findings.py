"""The findings of one rule as a section: what is grouped, what is said once, what is folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from eduplan.catalogue.outcome import SEVERITY_WORDS, Severity
from eduplan.engine.case import Case
from eduplan.engine.findings import Finding
from eduplan.plan.model import Target
from eduplan.report.labels import REMEDY, file_name, severity_words
from eduplan.report_model import Entries, Entry, Note, Part, Reference, Section
from eduplan.words import COLON, SEMICOLON, Words

SHOWN = 3
"""How many of several things of one kind are shown before the rest is folded."""


def findings_section(
    code: str, title: Words, findings: Sequence[Finding], case: Case, *, from_data: bool = False
) -> Section:
    """Return the findings of one rule under its title, with how many there are of each severity.

    Their remedy stands once, at the end, if it is the same for all. With `from_data` a finding
    names the rows of the data that it is about, else its place in the plan.
    """
    worst = findings[0].severity
    counts = Counter(finding.severity for finding in findings)
    count = Words("{n}项", "{n}").fill(n=len(findings))
    if len(counts) > 1:
        count = Words.join((count, severity_words(counts)), COLON)
    remedy = findings[0].remedy
    is_shared = all(finding.remedy == remedy for finding in findings)
    beside = _sources_note if from_data else place_note

    def entry(place: int) -> Entry:
        finding = findings[place]
        parts: list[Part] = [*beside(finding), *_remedy(finding, not is_shared)]
        return _entry(finding, worst, case, parts)

    return Section(
        Words.join((SEVERITY_WORDS[worst], code, title), " ").with_details(count),
        Entries(len(findings), entry, tuple(_remedy(findings[0], is_shared))),
        role=worst,
        shown=SHOWN,
        is_numbered=True,
        anchor=Reference("rule", code),
    )


def finding_anchor(finding: Finding) -> Reference:
    """Return what others refer to a finding by: its rule and its subjects."""
    return Reference("finding", f"{finding.code}:{'+'.join(finding.subjects)}")


def finding_references(finding: Finding, case: Case) -> tuple[Reference, ...]:
    """Return the items, clauses and standards that a finding speaks of."""
    items = [one for one in finding.subjects if one in case.plan.by_id]
    return (
        *Reference.all("item", items),
        *Reference.all("clause", finding.clauses),
        *Reference.all("standard", _cited_standards(finding, items, case)),
    )


def place_note(finding: Finding) -> Iterator[Note]:
    """Yield where a finding stands, in the document and in the file."""
    clauses, location = finding.clauses, finding.location
    parts = []
    if not all(clause in finding.message.zh for clause in clauses):  # as most messages name them
        listed = Words.listed(clauses)
        parts.append(Words("条款 {clauses}", "clause {clauses}").fill(clauses=listed))
    if location:
        line = "" if location.line is None else f":{location.line}"
        parts.append(Words.same(f"{file_name(location.file)}{line}"))
    if parts:
        words = Words.join(parts, SEMICOLON)
        there = Reference.all("clause", clauses)
        yield Note(words, role="aside", references=there, place=location)


def _entry(finding: Finding, worst: Severity, case: Case, parts: list[Part]) -> Entry:
    is_other = finding.severity != worst
    return Entry(
        finding.message,
        role=finding.severity,
        tag=SEVERITY_WORDS[finding.severity] if is_other else Words("", ""),
        anchor=finding_anchor(finding),
        references=finding_references(finding, case),
        parts=tuple(parts),
    )


def _remedy(finding: Finding, is_here: bool) -> Iterator[Note]:
    if is_here and finding.remedy:
        yield Note(finding.remedy, REMEDY)


def _sources_note(finding: Finding) -> Iterator[Note]:
    if sources := str(finding.values.get("sources", "")):
        places = Words.listed(short_places(sources.splitlines()))
        yield Note(places, role="aside", place=finding.location)


def short_places(places: Iterable[str]) -> list[Words]:
    """Return places without their folders; lines of one file together."""
    files: dict[str, list[str]] = {}
    for place in places:
        name, _, line = file_name(place).rpartition(":")
        files.setdefault(name, []).append(line)
    return [Words.join((name, Words.listed(lines)), ":") for name, lines in files.items()]


def _cited_standards(finding: Finding, items: Sequence[str], case: Case) -> Iterator[str]:
    """Yield the standards of the targets of a finding whose document its message cites."""
    if "《" not in finding.message.zh:
        return
    for target in map(case.plan.by_id.__getitem__, items):
        if isinstance(target, Target) and target.indicator:
            answer = case.standards.of_target(target)
            for standard in (*answer.in_force, *answer.published_later, *answer.not_yet):
                if f"《{standard.document}》" in finding.message.zh:
                    yield standard.name
