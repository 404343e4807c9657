"""Writes what a domain contributes as the TOML file of a plugin that is only data."""

from __future__ import annotations

import datetime
import json
from inspect import isfunction
from typing import TYPE_CHECKING, Any

from eduplan import Alias, Check, Element, Indicator
from eduplan.catalogue.definitions import Calculation
from eduplan.files import plugin_form
from eduplan.files.forms import plain_row
from eduplan.files.standards_form import STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.contribution import Contribution


def as_data(contribution: Contribution, catalogue: Catalogue) -> str:
    """Return the file; `catalogue` holds the formulas and standards as they were read.

    What only Python can say, rules and calculations with a function, is left out.
    """
    head = {"format": 1, "name": contribution.name, "label": contribution.words.zh}
    if contribution.words.en != contribution.words.zh:
        head["label_en"] = contribution.words.en
    if contribution.region:
        head["region"] = contribution.region
    if contribution.requires:
        head["requires"] = contribution.requires
    return _lines(head) + "".join(
        f"\n[[{name}]]\n{_lines(row)}" for name, row in _rows(contribution, catalogue)
    )


def _rows(contribution: Contribution, catalogue: Catalogue) -> Iterator[tuple[str, dict[str, Any]]]:
    for dimension in contribution.dimensions:
        yield "dimension", plain_row(plugin_form.DIMENSION, dimension)
    overlay = next((one for one in catalogue.overlays if one.domain == contribution.name), None)
    replacing = {**overlay.definitions, **overlay.rules} if overlay else {}
    known = {**catalogue.definitions, **catalogue.rules, **replacing}
    names = (
        *(one.name for one in contribution.definitions),
        *(one.code for one in contribution.rules),
    )
    parts = [known[name] for name in names]
    for kind, name in _KINDS.items():
        for part in parts:
            if isinstance(part, kind) and not isfunction(getattr(part, "function", None)):
                row = plain_row(getattr(plugin_form, name.upper()), part)
                key = part.code if isinstance(part, Check | Alias) else part.name
                if override := contribution.overrides.get(key):
                    row |= {"replaces": override.reason, "document": override.document}
                    row |= {} if key in catalogue.rules else {"name": key}
                yield name, row
    for override in contribution.overrides.values():
        if override.severity is not None:
            yield "severity", plain_row(plugin_form.SEVERITY, override)
    for name, terms in contribution.terms.items():
        yield "terms", {"of": name, "terms": terms}
    for standard in catalogue.standards:
        if standard.name.startswith(f"{contribution.name}."):
            yield "standard", plain_row(STANDARD, standard)


_KINDS = {
    Element: "element",
    Indicator: "indicator",
    Calculation: "calculation",
    Check: "check",
    Alias: "alias",
}


def _lines(row: dict[str, Any]) -> str:
    return "".join(f"{key} = {_toml(value)}\n" for key, value in row.items())


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_toml(key)} = {_toml(one)}' for key, one in value.items())} }}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_toml, value))}]"
    return str(value)
