"""A catalogue as plain texts: what each definition, standard and rule says, attribute by attribute.

Two catalogues are compared by their snapshots, so one of them may have been written down earlier,
or by another environment.
"""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache, partial
from hashlib import sha256
from types import FunctionType
from typing import Any, TypeAlias

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import (
    BETTER,
    LEVEL_WORDS,
    STANDARD_KINDS,
    TIME_POINTS,
    Calculation,
    Dimension,
    Element,
    Indicator,
    Standard,
)
from eduplan.catalogue.outcome import NATURE_WORDS, SEVERITY_WORDS
from eduplan.catalogue.overrides import Overlay, Override
from eduplan.catalogue.rule import Alias, AnyRule, Check, Rule
from eduplan.formula import format_formula
from eduplan.quantity import Interval, Unit, parse_unit
from eduplan.words import Words

Snapshot: TypeAlias = "Mapping[tuple[str, str], Mapping[str, Words]]"
"""By kind and name, what stands there: each attribute that says something, as text."""

_Described: TypeAlias = Dimension | Element | Indicator | Calculation | Standard | AnyRule

KINDS: Mapping[type, str] = {
    Dimension: "dimension",
    Element: "element",
    Indicator: "indicator",
    Calculation: "calculation",
    Standard: "standard",
    Rule: "rule",
    Check: "check",
    Alias: "alias",
}
PLACES = frozenset({"code", "defined_in", "folder", "general"})
"""Attributes that say where something stands, and nothing of what it means."""

_TREES = ("formula", "bound")
_CHOICES: Mapping[str, Mapping[Any, Words]] = {
    "better": BETTER,
    "level": LEVEL_WORDS,
    "time_point": TIME_POINTS,
    "severity": SEVERITY_WORDS,
    "nature": NATURE_WORDS,
    "kind": STANDARD_KINDS,
}


def snapshot_of(catalogue: Catalogue) -> Snapshot:
    """Return all that a catalogue says, as texts; equal catalogues have equal snapshots."""
    found: dict[tuple[str, str], Mapping[str, Words]] = {}
    for name, label in catalogue.labels.items():
        found["domain", name] = {"label": label}
    for one in catalogue.dimensions.values():
        found["dimension", one.name] = _described(one, catalogue)
    for definition in catalogue.definitions.values():
        found[KINDS[type(definition)], definition.name] = _described(definition, catalogue)
    for standard in catalogue.standards:
        found["standard", standard.name] = _described(standard, catalogue)
    for rule in catalogue.rules.values():
        found[KINDS[type(rule)], rule.code] = _described(rule, catalogue)
    for overlay in catalogue.overlays:
        said = {name: _said(name, getattr(overlay, name)) for name in ("region", "codes", "terms")}
        found["overlay", overlay.domain] = {name: one for name, one in said.items() if one}
        for name, override in overlay.overrides.items():
            found["override", f"{overlay.domain} {name}"] = _override(overlay, override, catalogue)
    return found


def _override(overlay: Overlay, override: Override, catalogue: Catalogue) -> Mapping[str, Words]:
    """Return what an override puts in place of a definition or rule, and on what ground."""
    instead = overlay.definitions.get(override.name) or overlay.rules.get(override.name)
    said = dict(_described(instead, catalogue)) if instead else {}
    if override.severity:
        said["severity"] = SEVERITY_WORDS[override.severity]
    ground = (override.reason, override.document)
    return {**said, "ground": Words.listed(filter(None, ground))}


def _described(one: _Described, catalogue: Catalogue) -> Mapping[str, Words]:
    words = dict(_own_words(one))
    if isinstance(one, Standard):
        known = catalogue.definitions.get(one.about)
        unit = parse_unit("") if known is None else known.unit
        words["bound"] = Words.in_both(partial(one.bound.describe, unit))
    return {name: said for name, said in words.items() if said}


@lru_cache(maxsize=4096)  # two catalogues that are compared have most in common
def _own_words(one: _Described) -> Mapping[str, Words]:
    names = [field.name for field in attrs.fields(type(one)) if field.name not in PLACES]
    if not isinstance(one, AnyRule):
        names.remove("name")  # it stands under its name
    words = {name: _said(name, getattr(one, name)) for name in names if name not in _TREES}
    if isinstance(one, Indicator | Check):
        words["formula"] = Words.in_both(lambda lang: format_formula(one.formula, lang=lang))
    return words


def _said(name: str, value: object) -> Words:
    if name in _CHOICES and isinstance(value, str):
        return _CHOICES[name].get(value, Words.same(value))
    if isinstance(value, Words):
        return value
    if value is None or value is False or value == "":
        return Words("", "")
    if value is True:
        return Words("是", "yes")
    if isinstance(value, Mapping):
        pairs = (Words.join((key, _said("", one)), "=") for key, one in sorted(value.items()))
        return Words.listed(pairs)
    if isinstance(value, tuple):
        return Words.listed(_said("", one) for one in value)
    if isinstance(value, Unit):
        return value.words or Words.same(value.kind)
    if isinstance(value, str | int | Fraction | datetime.date | Interval):
        return Words.same(value)
    assert callable(value), f"{name} is of a kind that nobody described"
    return Words.same(_code(value))


def _code(function: Callable[..., object]) -> str:
    """Return the name of a function and a digest of its text, whatever line it stands on.

    What it calls is not looked into: a change of a helper is none of the function.
    """
    if isinstance(function, partial):
        given = [
            *map(repr, function.args),
            *(f"{key}={one!r}" for key, one in function.keywords.items()),
        ]
        return f"{_code(function.func)}({', '.join(given)})"
    plain = inspect.unwrap(function)
    if not isinstance(plain, FunctionType):
        return type(plain).__qualname__
    try:
        text = inspect.cleandoc(inspect.getsource(plain))
    except (OSError, TypeError):  # made where there is no file, as in a console
        text = plain.__code__.co_code.hex()
    return f"{plain.__qualname__} {sha256(text.encode()).hexdigest()[:12]}"
