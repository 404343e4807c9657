"""Dated standards as people read them, and what is in force, ended or still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eduplan.catalogue.regions import NATION, region_words
from eduplan.report.json import interval_document
from eduplan.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Scope, Standard
    from eduplan.catalogue.standards import StandardAnswer
    from eduplan.report.writer import Writer

__all__ = [
    "KIND_WORDS",
    "answer_document",
    "answer_lines",
    "reached_words",
    "standard_document",
    "standard_words",
]

KIND_WORDS: Mapping[str, Words] = {
    "legal": Words("法定", "legal"),
    "supervision": Words("督导", "supervision"),
    "funding": Words("经费", "funding"),
    "staffing": Words("编制", "staffing"),
    "benchmark": Words("参照", "benchmark"),
    "target": Words("上级目标", "target of a higher level"),
}

_STATES: Mapping[str, Words] = {
    "in_force": Words("有效", "In force"),
    "published_later": Words("有效，但发布在判断日之后", "In force, but published later"),
    "not_yet": Words("尚未生效", "Not yet in force"),
    "ended": Words("已废止", "Ended"),
    "not_comparable": Words("限于其他范围或条件", "For another scope or under a condition"),
}


def standard_words(standard: Standard, catalogue: Catalogue) -> Words:
    """Return a standard in one sentence: what it asks, of whom, by which document, since when."""
    return Words(_sentence(standard, catalogue, "zh"), _sentence(standard, catalogue, "en"))


def reached_words(standards: Iterable[Standard], catalogue: Catalogue) -> Words:
    """Return the benchmarks among some standards in one line: 「2019年83.4%、2020年85.2%」.

    Each is told by the year in which it is in force first, and but for the nation's by its region.
    """
    found = [one for one in standards if one.kind == "benchmark"]
    return Words(
        "、".join(_reached(one, catalogue, "zh") for one in found),
        ", ".join(_reached(one, catalogue, "en") for one in found),
    )


def _reached(standard: Standard, catalogue: Catalogue, lang: Language) -> str:
    year = standard.in_force_from.year
    unit = catalogue.unit(standard.about)
    figure = standard.bound.describe(unit, lang).removeprefix("=")
    region = "" if standard.region == NATION else region_words(standard.region).in_language(lang)
    return f"{region}{year}年{figure}" if lang == "zh" else f"{region} {year}: {figure}".lstrip()


def standard_document(standard: Standard, catalogue: Catalogue, lang: Language) -> dict[str, Any]:
    """Return a standard as a document."""
    unit = catalogue.unit(standard.about)
    until = standard.in_force_until
    return {
        "name": standard.name,
        "about": standard.about,
        "bound": standard.bound.kind,
        "text": standard.bound.describe(unit, lang),
        "accepted": interval_document(standard.bound.accepted),
        "unit": unit.symbol,
        "kind": standard.kind,
        "region": standard.region,
        "scope": dict(sorted(standard.scope.items())),
        "in_force_from": standard.in_force_from.isoformat(),
        "in_force_until": None if until is None else until.isoformat(),
        "known_since": standard.known_since.isoformat(),
        "target_year": standard.target_year,
        "issuer": standard.issuer,
        "document": standard.document,
        "document_number": standard.document_number,
        "article": standard.article,
        "confidence": standard.confidence,
        "source": standard.source,
        "note": standard.note,
    }


def answer_lines(answer: StandardAnswer, catalogue: Catalogue, writer: Writer) -> Iterator[str]:
    """Yield what is known about the standards of one thing, by where each stands on the day."""
    label = catalogue.label(answer.about, writer.lang)
    yield writer.console.styled(f"{label}  {answer.about}", "bold")
    region = writer.said(region_words(answer.region))
    yield writer.words(f"{answer.on}，{region}", f"on {answer.on}, in {region}")
    if answer.never_defined:
        yield writer.words("从未有过这样的标准", "no such standard was ever defined")
    for state, words in _STATES.items():
        found: tuple[Standard, ...] = getattr(answer, state)
        if found:
            yield writer.said(words)
        for standard in found:
            text = standard_words(standard, catalogue).in_language(writer.lang)
            yield from writer.lines(text, "  ", "    ")


def answer_document(answer: StandardAnswer, catalogue: Catalogue, lang: Language) -> dict[str, Any]:
    """Return what is known about the standards of one thing as a document."""
    known = answer.known_on
    states = {
        state: [standard_document(one, catalogue, lang) for one in getattr(answer, state)]
        for state in _STATES
    }
    return {
        "about": answer.about,
        "region": answer.region,
        "on": answer.on.isoformat(),
        "known_on": None if known is None else known.isoformat(),
        "never_defined": answer.never_defined,
        **states,
    }


def _sentence(standard: Standard, catalogue: Catalogue, lang: Language) -> str:
    unit = catalogue.unit(standard.about)
    asked = standard.bound.describe(unit, lang) + _target_year(standard, lang)
    scope = _scope(standard.scope, catalogue, lang)
    kind = KIND_WORDS.get(standard.kind, Words(standard.kind, standard.kind)).in_language(lang)
    region = region_words(standard.region).in_language(lang)
    cited = " ".join(part for part in (_document(standard), standard.article) if part)
    if lang == "zh":
        until = f"至{standard.in_force_until}" if standard.in_force_until else "起"
        where = f"（{scope}）" if scope else ""
        return f"{asked}{where}，{kind}，{region}，{standard.in_force_from}{until}；{cited}"
    until = f" until {standard.in_force_until}" if standard.in_force_until else ""
    where = f" ({scope})" if scope else ""
    days = f"from {standard.in_force_from}{until}"
    return f"{asked}{where}, {kind}, {region}, {days}; {cited}"


def _target_year(standard: Standard, lang: Language) -> str:
    if standard.target_year is None:
        return ""
    year = standard.target_year
    return f"（{year}年达到）" if lang == "zh" else f" by {year}"


def _document(standard: Standard) -> str:
    number = f"（{standard.document_number}）" if standard.document_number else ""
    return f"{standard.issuer}《{standard.document.strip('《》')}》{number}"


def _scope(scope: Scope, catalogue: Catalogue, lang: Language) -> str:
    codes = [_code(dimension, code, catalogue) for dimension, code in sorted(scope.items())]
    return ("、" if lang == "zh" else ", ").join(code.in_language(lang) for code in codes)


def _code(dimension: str, code: str, catalogue: Catalogue) -> Words:
    known = catalogue.dimensions.get(dimension)
    unknown = Words(code, code)
    return known.codes.get(code, unknown) if known else unknown
