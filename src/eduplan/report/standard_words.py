"""One dated standard as people read it, and as a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import CONFIDENCE, STANDARD_KINDS, Scope, Standard
from eduplan.catalogue.regions import NATION, region_words
from eduplan.quantity import Unit, parse_unit
from eduplan.report.documents import ANSWERS, Json
from eduplan.report_model import Entry, Reference
from eduplan.words import COMMA, SEMICOLON, Language, Words

_UNTIL = Words("{since}至{until}", "from {since} until {until}")
_SINCE = Words("{since}起{until}", "from {since}{until}")
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
    parts = standard_parts(standard, catalogue)
    return Words.join((Words.join(parts[:-1], COMMA), parts.cited), SEMICOLON)


class StandardParts(NamedTuple):
    """The parts of what a standard says: what it asks of whom, its kind, where, when, by what."""

    asked: Words
    kind: Words
    region: Words
    days: Words
    cited: Words


def standard_parts(standard: Standard, catalogue: Catalogue) -> StandardParts:
    """Return what a standard says, part by part."""
    until = standard.in_force_until
    whom: list[Words | str] = [*scope_words(standard.scope, catalogue), standard.condition]
    asked = Words.join((asked_words(standard, catalogue), _aim(standard))).with_details(*whom)
    days = (_UNTIL if until else _SINCE).fill(since=standard.in_force_from, until=until or "")
    cited = Words.join((_document(standard), standard.article), " ")
    return StandardParts(
        asked, STANDARD_KINDS[standard.kind], region_words(standard.region), days, cited
    )


def standard_details(standard: Standard) -> Words:
    """Return when a standard was published, what of it is to be verified, and its note."""
    published = Words("{day}公布", "published {day}").fill(day=standard.known_since)
    replaced = Words("取代 {name}", "replaces {name}").fill(name=standard.replaces)
    unsure = Words.listed(_KEYS.get(key, _FIGURE) for key in standard.uncertain)
    verify = Words("待核：{keys}", "to be verified: {keys}").fill(keys=unsure)
    return Words.join(
        (
            published if standard.known_since != standard.in_force_from else "",
            "" if standard.confidence == "V" else CONFIDENCE[standard.confidence],
            replaced if standard.replaces else "",
            verify if unsure else "",
            Words(standard.note.rstrip("。"), standard.note),
        ),
        SEMICOLON,
    )


def standard_entry(standard: Standard, catalogue: Catalogue) -> Entry:
    """Return a standard in one sentence, and what it is about as what it refers to."""
    about = Reference.all("definition", [standard.about])
    anchor = Reference("standard", standard.name)
    return Entry(standard_words(standard, catalogue), anchor=anchor, references=about)


def reached_words(standards: Iterable[Standard], catalogue: Catalogue) -> Words:
    """Return the benchmarks among some standards in one line: 「2019年83.4%、2020年85.2%」.

    Each names the first year in which it is in force and, unless it is the nation's, its region.
    """
    return Words.listed(_reached(one, catalogue) for one in standards if one.kind == "benchmark")


def scope_words(scope: Scope, catalogue: Catalogue) -> list[Words]:
    """Return what each code of a scope is called, in the order of the dimensions."""
    return [_code(dimension, code, catalogue) for dimension, code in sorted(scope.items())]


def standard_document(
    standard: Standard, catalogue: Catalogue, lang: Language, **more: str
) -> Json:
    """Return a standard as a document, with what `more` is to be said of it."""
    return ANSWERS.document(
        "standard",
        standard,
        lang,
        bound=standard.bound.kind,
        text=asked_words(standard, catalogue),
        accepted=standard.bound.accepted,
        unit=_unit(standard, catalogue).symbol,
        **({"replaces": standard.replaces} if standard.replaces else {}),
        **more,
    )


def _reached(standard: Standard, catalogue: Catalogue) -> Words:
    asked = asked_words(standard, catalogue)
    figure = Words(asked.zh.removeprefix("="), asked.en.removeprefix("="))
    region = "" if standard.region == NATION else region_words(standard.region)
    year = Words("{year}年{figure}", "{year}: {figure}")
    return Words.join(
        (region, year.fill(year=standard.in_force_from.year, figure=figure)), Words("", " ")
    )


def asked_words(standard: Standard, catalogue: Catalogue) -> Words:
    """Return what a standard asks, in the unit of what it is about."""
    unit = _unit(standard, catalogue)
    return Words.in_both(lambda lang: standard.bound.describe(unit, lang))


def _unit(standard: Standard, catalogue: Catalogue) -> Unit:
    """Return the unit of what a standard is about; one in words may be about nothing."""
    return catalogue.unit(standard.about) if standard.about else parse_unit("")


def _aim(standard: Standard) -> Words | str:
    """Return the year that a target is set for, and whether it is an average to be expected."""
    if standard.target_year is None:
        return ""
    expected = Words("，预期性", " (expected)") if standard.expected else ""
    by = Words("（{year}年达到{expected}）", " by {year}{expected}")
    return by.fill(year=standard.target_year, expected=expected)


def _document(standard: Standard) -> str:
    number = f"（{standard.document_number}）" if standard.document_number else ""
    return f"{standard.issuer}《{standard.document.strip('《》')}》{number}"


def _code(dimension: str, code: str, catalogue: Catalogue) -> Words:
    known = catalogue.dimensions.get(dimension)
    unknown = Words.same(code)
    return known.codes.get(code, unknown) if known else unknown
