"""Whose definition or rule holds in a region, and what it stands for, in words and as documents."""

from __future__ import annotations

from collections.abc import Iterable

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.outcome import SEVERITY_WORDS
from eduplan.catalogue.overrides import Override, Replacement
from eduplan.catalogue.regions import region_words
from eduplan.report.documents import AUDIT, Json
from eduplan.report_model import Field, Reference
from eduplan.words import COLON, SEMICOLON, Language, Words

_IN_PLACE = Words(
    "{region}用插件 {plugin} 的，取代 {other} 的", "{plugin}'s in {region} instead of {other}'s"
)
_SEVERITY = Words(
    "{region}由插件 {plugin} 定为{severity}", "set to {severity} in {region} by {plugin}"
)
_WHY = Words("{reason}（{document}）", "{reason} ({document})")


def replaced_field(name: str, catalogue: Catalogue) -> Field:
    """Return whose word holds for a definition or rule, and, outside any region, where another's.

    The nearest region is named first; the field is empty where nothing replaces it.
    """
    here = [_replacement(one) for one in catalogue.replaced.get(name, ())]
    elsewhere = [
        _said(one.overrides[name], one.plugin, one.region, catalogue.owners.get(name, ""))
        for one in catalogue.overlays
        if name in one.overrides and not here
    ]
    if elsewhere:
        return Field.of("各地另定", "Elsewhere", Words.join(elsewhere, SEMICOLON))
    return Field.of("取代", "Replaces", Words.join(here, SEMICOLON))


def local_field(catalogue: Catalogue) -> Field:
    """Return all that holds in the region of a plan instead of what is defined for all."""
    said = (
        Words.join((_name(name, catalogue), _replacement(replacements[0])), COLON)
        for name, replacements in catalogue.replaced.items()
    )
    names = [name for name in catalogue.replaced if name in catalogue.definitions]
    references = Reference.all("definition", names)
    return Field.of("本地规定", "Local", Words.join(said, SEMICOLON), *references)


def local_documents(catalogue: Catalogue, lang: Language) -> Json:
    """Return the key of a result that says what is replaced in its region; none if nothing is."""
    found = [
        document
        for replacements in catalogue.replaced.values()
        for document in replacement_documents(replacements, lang)
    ]
    return {"replaced": found} if found else {}


def replacement_documents(replacements: Iterable[Replacement], lang: Language) -> list[Json]:
    """Return what stands for something, the nearest region first, as documents."""
    return [
        AUDIT.document("replacement", one.override, lang, **_whose(one)) for one in replacements
    ]


def _whose(one: Replacement) -> Json:
    return {"plugin": one.plugin, "region": one.region, "instead_of": one.instead_of}


def _name(name: str, catalogue: Catalogue) -> Words:
    rule = catalogue.rules.get(name)
    label = catalogue.words(name) if rule is None else rule.title
    return Words.join((name, label), " ")


def _replacement(one: Replacement) -> Words:
    return _said(one.override, one.plugin, one.region, one.instead_of)


def _said(override: Override, plugin: str, region: str, other: str) -> Words:
    values: dict[str, Words | str] = {"plugin": plugin, "region": region_words(region)}
    if override.severity is not None:
        said = _SEVERITY.fill(severity=SEVERITY_WORDS[override.severity], **values)
    else:
        said = _IN_PLACE.fill(other=other, **values)
    why = _WHY.fill(reason=override.reason, document=override.document)
    return Words.join((said, why), COLON)
