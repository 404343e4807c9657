"""What is known about the standards of one thing on a day, as people read it and as a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator, Scope, Standard
from eduplan.catalogue.regions import NATION, region_chain, region_words
from eduplan.catalogue.standard_lookup import StandardAnswer, StandardState, judges, state_of
from eduplan.report.documents import ANSWERS, Json
from eduplan.report.standard_words import (
    reached_words,
    scope_words,
    standard_details,
    standard_document,
    standard_entry,
)
from eduplan.report_model import Entry, Note, Page, Part, Reference, Report, Section
from eduplan.words import Language, Words

_STATES: Mapping[StandardState, Words] = {
    "in_force": Words("有效", "In force"),
    "published_later": Words("有效，但在判断日之后才公布", "In force, but published later"),
    "not_yet": Words("尚未生效", "Not yet in force"),
    "ended": Words("已经失效", "Ended"),
}
_LIMITED = Words("，只限所注的范围或条件", ", for the scope or condition given only")


def answer_report(
    answers: Sequence[StandardAnswer], catalogue: Catalogue, scope: Scope | None = None
) -> Report:
    """Return what is known about the standards of some things, by where each stands on the day.

    Standards that judge are marked; figures reached stand in one line, apart from what is asked.
    `scope` is the one that was asked about, if there was one.
    """
    return Report(tuple(_page(one, catalogue, scope or {}) for one in answers))


def answer_document(answer: StandardAnswer, catalogue: Catalogue, lang: Language) -> Json:
    """Return what is known about the standards of one thing as a document."""
    states = {
        state: [standard_document(one, catalogue, lang) for one in getattr(answer, state)]
        for state in _STATES
    }
    limited = [
        standard_document(one, catalogue, lang, state=_state(one, answer))
        for one in answer.not_comparable
    ]
    judges = [one.name for one in _judging(answer, catalogue)]
    return ANSWERS.document("answer", answer, lang, judges=judges, not_comparable=limited, **states)


def _page(answer: StandardAnswer, catalogue: Catalogue, scope: Scope) -> Page:
    parts: list[Part] = [Note(_asked_when(answer))]
    if answer.never_defined:
        parts.append(Note(Words("本地区从未有过这样的标准", "never defined for the region")))
        parts += _elsewhere(answer, catalogue)
    else:
        none = Note(Words("没有这一范围的标准", "none for this scope"))
        parts += [*_sections(answer, catalogue, scope)] or [none]
    label = catalogue.words(answer.about).with_details(*scope_words(scope, catalogue))
    is_known = label != Words.same(answer.about)
    title = Words.join((label, answer.about), "  ") if is_known else label
    anchor = Reference("definition", answer.about)
    return Page(title, parts=tuple(parts), is_card=True, anchor=anchor)


def _sections(answer: StandardAnswer, catalogue: Catalogue, scope: Scope) -> Iterator[Part]:
    judging = _judging(answer, catalogue)
    if any(one.kind != "benchmark" for one in judging):
        yield Note(Words("* 判断时采用", "* judges"))
    for state, words in _STATES.items():
        limited = [
            one
            for one in answer.not_comparable
            if _state(one, answer) == state and _may_hold(one, scope, catalogue)
        ]
        for title, standards in (
            (words, getattr(answer, state)),
            (Words.join((words, _LIMITED)), limited),
        ):
            asked = [one for one in standards if one.kind != "benchmark"]
            entries = tuple(_entry(one, judging, answer, catalogue) for one in asked)
            if entries:
                yield Section(title, entries)
    yield from _reached(answer, catalogue)


def _asked_when(answer: StandardAnswer) -> Words:
    known = Words("；以{day}已公布的为准", "; as known on {day}").fill(day=answer.known_on or "")
    return Words("{day}，{region}{known}", "on {day}, in {region}{known}").fill(
        day=answer.on, region=_region(answer.region), known=known if answer.known_on else ""
    )


def _region(code: str) -> Words:
    """Return what a region is called, a county or prefecture by its code and its province."""
    own, province = (region_words(one) for one in (code, region_chain(code)[-2:][0]))
    if own.zh != code or province.zh == own.zh:
        return own
    return Words.same(code).with_details(province)


def _judging(answer: StandardAnswer, catalogue: Catalogue) -> tuple[Standard, ...]:
    """Return what a figure is compared with; nothing where several things are asked about."""
    definition = catalogue.definitions.get(answer.about)
    if definition is None:
        return ()
    better = definition.better if isinstance(definition, Indicator) else "none"
    return judges(answer, better)


def _state(standard: Standard, answer: StandardAnswer) -> StandardState:
    return state_of(standard, on=answer.on, known_on=answer.known_on)


def _may_hold(standard: Standard, scope: Scope, catalogue: Catalogue) -> bool:
    """Tell whether a standard for another scope may hold for a part of the one asked about."""
    for dimension in {*scope} & {*standard.scope}:
        asked, theirs = scope[dimension], standard.scope[dimension]
        parts = catalogue.dimensions[dimension].parts
        if asked != theirs and theirs not in parts.get(asked, ()):
            return False
    return True


def _entry(
    standard: Standard,
    judging: Iterable[Standard],
    answer: StandardAnswer,
    catalogue: Catalogue,
) -> Entry:
    """Return what a standard asks and, unless it has ended, what there is to know of it.

    In the answer about a document it says first what it is about.
    """
    entry = standard_entry(standard, catalogue)
    words, details = entry.words, standard_details(standard)
    if standard.about not in ("", answer.about):
        words = Words.join((catalogue.words(standard.about), words), Words("", " "))
    return attrs.evolve(
        entry,
        words=words,
        is_marked=any(standard is one for one in judging),
        parts=(Note(details),) if details and _state(standard, answer) != "ended" else (),
    )


def _reached(answer: StandardAnswer, catalogue: Catalogue) -> Iterator[Section]:
    known = (*answer.ended, *answer.in_force, *answer.not_comparable)
    found = sorted(
        (one for one in known if one.kind == "benchmark"), key=lambda one: one.in_force_from
    )
    if found:
        names = Reference.all("standard", (one.name for one in found))
        note = Note(reached_words(found, catalogue), references=names)
        yield Section(Words("已公布的实际数", "Reached, as published"), (note,))


def _elsewhere(answer: StandardAnswer, catalogue: Catalogue) -> Iterator[Note]:
    """Yield which other provinces have one, so that nobody looks for it in vain; not its value."""
    chain = region_chain(answer.region)
    regions = {one.region for one in catalogue.standards_about(answer.about)} - set(chain)
    names = Words.listed(map(region_words, sorted(regions - {NATION})))
    if names:
        yield Note(Words("其他地区有：{names}", "defined in: {names}").fill(names=names))
