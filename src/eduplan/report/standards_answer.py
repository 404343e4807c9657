"""What is known about the standards of one thing on a day, as people read it and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eduplan.catalogue.definitions import Indicator
from eduplan.catalogue.regions import NATION, region_chain, region_words
from eduplan.catalogue.standards import judges, state_of
from eduplan.report.standards import (
    reached_words,
    scope_words,
    standard_details,
    standard_document,
    standard_words,
)
from eduplan.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Scope, Standard
    from eduplan.catalogue.standards import StandardAnswer, StandardState
    from eduplan.report.writer import Writer

__all__ = ["answer_document", "answer_lines"]

_STATES: Mapping[StandardState, Words] = {
    "in_force": Words("有效", "In force"),
    "published_later": Words("有效，但在判断日之后才公布", "In force, but published later"),
    "not_yet": Words("尚未生效", "Not yet in force"),
    "ended": Words("已经失效", "Ended"),
}
_LIMITED = Words("，只限所注的范围或条件", ", for the scope or condition given only")


def answer_lines(
    answer: StandardAnswer, catalogue: Catalogue, writer: Writer, scope: Scope | None = None
) -> Iterator[str]:
    """Yield what is known about the standards of one thing, by where each stands on the day.

    What judges is marked; what was reached is told in one line, apart from what is asked.
    """
    for line in writer.lines(_title(answer, catalogue, writer, scope), rest="  "):
        yield writer.console.styled(line, "bold")
    yield from writer.lines(writer.said(_asked_when(answer)))
    if answer.never_defined:
        yield writer.words("本地区从未有过这样的标准", "never defined for the region")
        yield from _elsewhere(answer, catalogue, writer)
        return
    sections = list(_sections(answer, catalogue, writer, scope or {}))
    yield from sections or [writer.words("没有这一范围的标准", "none for this scope")]


def answer_document(answer: StandardAnswer, catalogue: Catalogue, lang: Language) -> dict[str, Any]:
    """Return what is known about the standards of one thing as a document."""
    known = answer.known_on
    states: dict[str, Any] = {
        state: [standard_document(one, catalogue, lang) for one in getattr(answer, state)]
        for state in _STATES
    }
    limited = [
        {**standard_document(one, catalogue, lang), "state": _state(one, answer)}
        for one in answer.not_comparable
    ]
    return {
        "about": answer.about,
        "region": answer.region,
        "on": answer.on.isoformat(),
        "known_on": None if known is None else known.isoformat(),
        "never_defined": answer.never_defined,
        "judges": [one.name for one in _judging(answer, catalogue)],
        **states,
        "not_comparable": limited,
    }


def _sections(
    answer: StandardAnswer, catalogue: Catalogue, writer: Writer, scope: Scope
) -> Iterator[str]:
    judging = _judging(answer, catalogue)
    if any(one.kind != "benchmark" for one in judging):
        yield writer.words("* 判断时采用", "* judges")
    for state, words in _STATES.items():
        yield from _section(words, getattr(answer, state), judging, answer, catalogue, writer)
        limited = [
            one
            for one in answer.not_comparable
            if _state(one, answer) == state and _may_hold(one, scope, catalogue)
        ]
        title = Words(words.zh + _LIMITED.zh, words.en + _LIMITED.en)
        yield from _section(title, limited, judging, answer, catalogue, writer)
    yield from _reached(answer, catalogue, writer)


def _title(
    answer: StandardAnswer, catalogue: Catalogue, writer: Writer, scope: Scope | None
) -> str:
    label = catalogue.label(answer.about, writer.lang)
    codes = [writer.said(word) for word in scope_words(scope or {}, catalogue)]
    if codes:
        label += writer.words(f"（{'、'.join(codes)}）", f" ({', '.join(codes)})")
    return label if label == answer.about else f"{label}  {answer.about}"


def _asked_when(answer: StandardAnswer) -> Words:
    region, known = _region(answer.region), answer.known_on
    return Words(
        f"{answer.on}，{region.zh}" + (f"；以{known}已公布的为准" if known else ""),
        f"on {answer.on}, in {region.en}" + (f"; as known on {known}" if known else ""),
    )


def _region(code: str) -> Words:
    """Return what a region is called, a county or prefecture by its code and its province."""
    own, province = (region_words(one) for one in (code, region_chain(code)[-2:][0]))
    if own.zh != code or province.zh == own.zh:
        return own
    return Words(f"{code}（{province.zh}）", f"{code} ({province.en})")


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


def _section(
    title: Words,
    standards: Iterable[Standard],
    judging: Iterable[Standard],
    answer: StandardAnswer,
    catalogue: Catalogue,
    writer: Writer,
) -> Iterator[str]:
    """Yield a heading and below it each standard: what it asks, and what there is to know of it."""
    asked = [one for one in standards if one.kind != "benchmark"]
    if asked:
        yield from writer.lines(writer.said(title))
    for one in asked:
        mark = "* " if any(one is other for other in judging) else "  "
        about = _about(one, answer, catalogue, writer)
        yield from writer.lines(about + writer.said(standard_words(one, catalogue)), mark, "    ")
        details = writer.said(standard_details(one))
        if details and _state(one, answer) != "ended":
            yield from writer.lines(details, "    ")


def _about(standard: Standard, answer: StandardAnswer, catalogue: Catalogue, writer: Writer) -> str:
    """Return what a standard is about where the answer is about a document."""
    if standard.about in ("", answer.about):
        return ""
    return f"{catalogue.label(standard.about, writer.lang)}{writer.words('', ' ')}"


def _reached(answer: StandardAnswer, catalogue: Catalogue, writer: Writer) -> Iterator[str]:
    known = (*answer.ended, *answer.in_force, *answer.not_comparable)
    found = sorted(
        (one for one in known if one.kind == "benchmark"), key=lambda one: one.in_force_from
    )
    if found:
        yield writer.words("已公布的实际数", "Reached, as published")
        yield from writer.lines(writer.said(reached_words(found, catalogue)), "  ")


def _elsewhere(answer: StandardAnswer, catalogue: Catalogue, writer: Writer) -> Iterator[str]:
    """Yield which other provinces have one, so that nobody looks for it in vain; not its value."""
    chain = region_chain(answer.region)
    regions = {one.region for one in catalogue.standards_about(answer.about)} - set(chain)
    names = [writer.said(region_words(code)) for code in sorted(regions - {NATION})]
    if names:
        listed = writer.listed(names)
        yield from writer.lines(writer.words(f"其他地区有：{listed}", f"defined in: {listed}"))
