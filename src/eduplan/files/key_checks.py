"""Which keys a table of a file may have, must have, and has beside which others."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from eduplan.files import mistakes
from eduplan.files.forms import Row
from eduplan.messages import Text

_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "element": ("about", "indicator"),
    "indicator": ("about", "moves", "indicators"),
    "indicators": ("moves",),
    "about": ("indicator",),
    "multiple": ("times",),
    "name": ("label", "title"),
    "label": ("title",),
    "title": ("label",),
    "figure": ("value",),
    "baseline": ("from",),
    "milestones": ("path",),
    "minimum": ("at_least",),
    "maximum": ("at_most",),
    "equals": ("exactly",),
    "section": ("clause",),
    "first_year": ("from_year", "period"),
    "last_year": ("to_year", "period"),
    "date": ("issued",),
}
"""For a key that people write, those that may be meant, so far as a table has them."""


def report_unknown(row: Row, name: str, root: Collection[str]) -> None:
    """Report a key that a table does not have; `root` are those that stand before every table."""
    table = row.table
    meant = _SYNONYMS.get(name, ())
    nearest = tuple(one for one in meant if one in table.keys)
    nearest = nearest or row.problems.nearest(name, table.label.en, table.keys)
    expected = "" if nearest else mistakes.ONE_OF(names=tuple(table.keys))
    message = mistakes.UNKNOWN_KEY(table=table.header, name=name)
    if row.path and name in root and _is_below_a_header(row, name):
        message = mistakes.SWALLOWED(table=table.header, name=name)
        expected, nearest = mistakes.BEFORE_TABLES(name=name), ()
    if not row.path:
        message = mistakes.UNKNOWN_TABLE(name=name)
    row.problem(name, message, expected, nearest)


def _is_below_a_header(row: Row, name: str) -> bool:
    """Tell whether a table has lines of its own: a row has one, with all its keys."""
    lines = (row.problems.locate(path).line for path in (row.path, (*row.path, name)))
    return len({*lines}) > 1


def check_keys(row: Row) -> None:
    """Report keys that a table lacks, or has beside others that exclude them."""
    table = row.table
    for name in table.required:
        if name not in row.written:
            message = mistakes.MISSING_KEY(table=table.header, name=name)
            row.problem(name, message, table.keys[name].kind.expected)
    _check_some(row, table.exactly_one, mistakes.EXACTLY_ONE)
    _check_some(row, table.at_least_one, mistakes.AT_LEAST_ONE)
    for names in (table.exactly_one, *table.at_most_one):
        first, *more = [name for name in row.written if name in names] or [""]
        for name in more:
            message = mistakes.BESIDE(name=name, other=first)
            row.problem(name, message, mistakes.ONLY_ONE_OF(names=names))
    _check_needs(row)


def _check_some(row: Row, names: tuple[str, ...], expected: Text) -> None:
    if names and row.written.keys().isdisjoint(names) and not _misspells(row, names):
        row.problem((), mistakes.NONE_OF(table=row.table.header, names=names), expected)


def _misspells(row: Row, names: tuple[str, ...]) -> bool:
    """Tell whether an unknown key, reported already, was likely meant as one of `names`."""
    table = row.table
    return any(
        not set(names).isdisjoint(row.problems.nearest(key, table.label.en, table.keys))
        for key in row.written
        if key not in table.keys
    )


def _check_needs(row: Row) -> None:
    """Report a key that is given without another: once for each other that is lacking."""
    table = row.table
    lacking: dict[str, str] = {}
    for name, others in table.needs.items():
        for other in others:
            is_told = table.stand_ins.get(other) in row.written and name not in row.found
            if name in row.written and other not in row.written and not is_told:
                lacking.setdefault(other, name)
    for other, name in lacking.items():
        if other in table.exactly_one:  # it may not be added: another of them is there
            row.problem(name, mistakes.ONLY_FOR(name=name, other=other))
        else:
            message = mistakes.MISSING_PARTNER(table=table.header, name=other, beside=name)
            row.problem(other, message, table.keys[other].kind.expected)
