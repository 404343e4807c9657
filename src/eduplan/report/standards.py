"""One dated standard as people read it, and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eduplan.catalogue.definitions import CONFIDENCE, STANDARD_KINDS
from eduplan.catalogue.regions import NATION, region_words
from eduplan.quantity import parse_unit
from eduplan.report.json import interval_document
from eduplan.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Scope, Standard
    from eduplan.quantity import Unit

__all__ = [
    "reached_words",
    "scope_words",
    "standard_details",
    "standard_document",
    "standard_words",
]

_FIGURE = Words("数值", "figure")
_KEYS: Mapping[str, Words] = {
    "from": Words("起始日期", "first day"),
    "until": Words("终止日期", "last day"),
    "known_since": Words("公布日期", "day of publication"),
    "issuer": Words("发文机关", "issuer"),
    "document": Words("文件名称", "title"),
    "number": Words("文号", "number"),
    "article": Words("条次", "article"),
    "qualitative": Words("内容", "wording"),
}


def standard_words(standard: Standard, catalogue: Catalogue) -> Words:
    """Return a standard in one sentence: what it asks, of whom, by which document, since when."""
    return Words(_sentence(standard, catalogue, "zh"), _sentence(standard, catalogue, "en"))


def standard_details(standard: Standard) -> Words:
    """Return when a standard was published, what of it is to be verified, and its note."""
    published = standard.known_since
    late = published != standard.in_force_from
    unsure = [_KEYS.get(key, _FIGURE) for key in standard.uncertain]
    parts = [
        Words(f"{published}公布", f"published {published}") if late else None,
        None if standard.confidence == "V" else CONFIDENCE[standard.confidence],
        Words(
            f"待核：{'、'.join(one.zh for one in unsure)}",
            f"to be verified: {', '.join(one.en for one in unsure)}",
        )
        if unsure
        else None,
        Words(standard.note.rstrip("。"), standard.note) if standard.note else None,
    ]
    said = [part for part in parts if part is not None]
    return Words("；".join(one.zh for one in said), "; ".join(one.en for one in said))


def reached_words(standards: Iterable[Standard], catalogue: Catalogue) -> Words:
    """Return the benchmarks among some standards in one line: 「2019年83.4%、2020年85.2%」.

    Each is told by the year in which it is in force first, and but for the nation's by its region.
    """
    found = [one for one in standards if one.kind == "benchmark"]
    return Words(
        "、".join(_reached(one, catalogue, "zh") for one in found),
        ", ".join(_reached(one, catalogue, "en") for one in found),
    )


def scope_words(scope: Scope, catalogue: Catalogue) -> list[Words]:
    """Return what each code of a scope is called, in the order of the dimensions."""
    return [_code(dimension, code, catalogue) for dimension, code in sorted(scope.items())]


def standard_document(standard: Standard, catalogue: Catalogue, lang: Language) -> dict[str, Any]:
    """Return a standard as a document."""
    until = standard.in_force_until
    return {
        "name": standard.name,
        "about": standard.about,
        "bound": standard.bound.kind,
        "text": _asked(standard, catalogue, lang),
        "accepted": interval_document(standard.bound.accepted),
        "unit": _unit(standard, catalogue).symbol,
        "kind": standard.kind,
        "region": standard.region,
        "scope": dict(sorted(standard.scope.items())),
        "condition": standard.condition,
        "in_force_from": standard.in_force_from.isoformat(),
        "in_force_until": None if until is None else until.isoformat(),
        "known_since": standard.known_since.isoformat(),
        "target_year": standard.target_year,
        "expected": standard.expected,
        "issuer": standard.issuer,
        "document": standard.document,
        "document_number": standard.document_number,
        "article": standard.article,
        "confidence": standard.confidence,
        "uncertain": list(standard.uncertain),
        "source": standard.source,
        "note": standard.note,
        "ref": standard.ref,
    }


def _reached(standard: Standard, catalogue: Catalogue, lang: Language) -> str:
    year = standard.in_force_from.year
    figure = _asked(standard, catalogue, lang).removeprefix("=")
    region = "" if standard.region == NATION else region_words(standard.region).in_language(lang)
    return f"{region}{year}年{figure}" if lang == "zh" else f"{region} {year}: {figure}".lstrip()


def _asked(standard: Standard, catalogue: Catalogue, lang: Language) -> str:
    return standard.bound.describe(_unit(standard, catalogue), lang)


def _unit(standard: Standard, catalogue: Catalogue) -> Unit:
    """Return the unit of what a standard is about; one in words may be about nothing."""
    return catalogue.unit(standard.about) if standard.about else parse_unit("")


def _sentence(standard: Standard, catalogue: Catalogue, lang: Language) -> str:
    asked = _asked(standard, catalogue, lang) + _aim(standard, lang)
    of_whom = _of_whom(standard, catalogue, lang)
    kind = STANDARD_KINDS[standard.kind].in_language(lang)
    region = region_words(standard.region).in_language(lang)
    cited = " ".join(part for part in (_document(standard), standard.article) if part)
    if lang == "zh":
        until = f"至{standard.in_force_until}" if standard.in_force_until else "起"
        where = f"（{of_whom}）" if of_whom else ""
        return f"{asked}{where}，{kind}，{region}，{standard.in_force_from}{until}；{cited}"
    until = f" until {standard.in_force_until}" if standard.in_force_until else ""
    where = f" ({of_whom})" if of_whom else ""
    days = f"from {standard.in_force_from}{until}"
    return f"{asked}{where}, {kind}, {region}, {days}; {cited}"


def _aim(standard: Standard, lang: Language) -> str:
    """Return the year that a target is set for, and whether it is an average to be expected."""
    if standard.target_year is None:
        return ""
    year = standard.target_year
    if lang == "zh":
        return f"（{year}年达到{'，预期性' if standard.expected else ''}）"
    return f" by {year}{' (expected)' if standard.expected else ''}"


def _of_whom(standard: Standard, catalogue: Catalogue, lang: Language) -> str:
    parts = [code.in_language(lang) for code in scope_words(standard.scope, catalogue)]
    if standard.condition:
        parts.append(standard.condition)
    return ("、" if lang == "zh" else ", ").join(parts)


def _document(standard: Standard) -> str:
    number = f"（{standard.document_number}）" if standard.document_number else ""
    return f"{standard.issuer}《{standard.document.strip('《》')}》{number}"


def _code(dimension: str, code: str, catalogue: Catalogue) -> Words:
    known = catalogue.dimensions.get(dimension)
    unknown = Words(code, code)
    return known.codes.get(code, unknown) if known else unknown
