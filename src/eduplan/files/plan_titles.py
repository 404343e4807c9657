"""Targets that name no indicator: what they count or measure is defined by title and unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import AMOUNTS
from eduplan.files.bounds_form import BOUNDS_OF_TARGETS
from eduplan.quantity import FigureError, Unit, parse_figure, parse_unit

_FIGURES = (*(one.name for one in BOUNDS_OF_TARGETS if one.kind.comparator), "range")
_FALLING = ("at_most", "fall")


def with_titles_defined(data: dict[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    """Return the data of a plan in which each target with a number has what it is about.

    A title that the catalogue knows stands for what it names; any other is an element of the
    plan's own where something is counted, else an indicator that is reported.
    """
    targets = data.get("target")
    if not isinstance(targets, list) or not any(_is_bare(one, catalogue) for one in targets):
        return data
    defined: dict[str, dict[str, Any]] = {}
    rows = [_named(one, catalogue, defined) if _is_bare(one, catalogue) else one for one in targets]
    added: dict[str, list[dict[str, Any]]] = {"element": [], "indicator": []}
    for one in defined.values():
        added["indicator" if "better" in one else "element"].append(one)
    own = {name: [*_list(data.get(name)), *found] for name, found in added.items() if found}
    return {**data, **own, "target": rows}


def _is_bare(row: Any, catalogue: Catalogue) -> bool:
    """Tell whether a target has a title and no indicator, and the title or a number says which."""
    if not isinstance(row, dict) or "indicator" in row or "qualitative" in row:
        return False
    title = row.get("title")
    return isinstance(title, str) and (
        any(True for _ in _units(row)) or _is_known(title, catalogue)
    )


def _is_known(title: str, catalogue: Catalogue) -> bool:
    return len(catalogue.find(title.strip())) == 1


def _named(
    row: Mapping[str, Any], catalogue: Catalogue, defined: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    title = row["title"].strip()
    if not _is_known(title, catalogue):
        unit = next(_units(row))
        one = {"label": title, "unit": unit.symbol, "level": "region"}
        if unit.kind not in AMOUNTS:
            falls = any(name in row for name in _FALLING)
            one["better"] = "lower" if falls else "higher"
        defined.setdefault(title, one)
    return {**row, "indicator": title}


def _units(row: Mapping[str, Any]) -> Iterator[Unit]:
    """Yield the units of the figures that a target promises; a growth says nothing of the unit."""
    for name in (*_FIGURES, "from"):
        for text in _list(row.get(name)):
            try:
                unit = parse_figure(text, exact=True).unit
            except FigureError:
                continue
            is_share = name in ("rise", "fall") and (unit.kind == "rate" or unit.symbol == "倍")
            if name != "times" and not is_share and unit.symbol:
                yield parse_unit("%") if unit.kind == "difference" else unit


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
