"""Reads a domain's `standards.toml`: its form at once, its figures when the units are known."""

from __future__ import annotations

from os.path import basename
from typing import TYPE_CHECKING, Any

import attrs

from eduplan.bounds import AtLeast, AtMost, Between, Eliminate, Exactly, Qualitative
from eduplan.catalogue.definitions import Standard
from eduplan.catalogue.figures import figure_of
from eduplan.errors import InputError, Problem
from eduplan.files.located import parse_toml
from eduplan.files.standards_form import BOUND_KEYS, Fault, faults_of_form, unknown_word
from eduplan.files.text_file import file_name, read_text
from eduplan.quantity import Interval
from eduplan.quantity.spelling import SpellingError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from os import PathLike

    from eduplan.bounds import Bound
    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Definition
    from eduplan.files.located import LocatedTable
    from eduplan.files.toml_places import KeyPath
    from eduplan.quantity import Figure

__all__ = ["StandardsFile", "parse_standards", "read_standards"]


class StandardsFile:
    """The dated standards of one domain, sound in form; `settle` reads their figures."""

    def __init__(self, table: LocatedTable, domain: str) -> None:
        self._table = table
        self._domain = domain
        self._records: list[dict[str, Any]] = table.data["standard"]

    def settle(self, catalogue: Catalogue) -> tuple[Standard, ...]:
        """Return the standards, each figure in the unit of what its standard is about.

        Figures are exact: they were set and not measured.

        Raises:
            InputError: something that a standard is about, a dimension or a code is not in the
                catalogue, a name is taken, or a figure does not fit its unit; holds all of them.
        """
        problems: list[Problem] = []
        standards: list[Standard] = []
        file = f"{self._domain}/{basename(self._table.file)}"
        for index, line in enumerate(_lines(self._table)):
            record = self._records[index]
            faults = list(_strangers(record, self._domain, catalogue))
            bound = None if faults else _bound(record, catalogue, faults)
            if bound is None:
                problems += (_problem(self._table, ("standard", index), one) for one in faults)
            else:
                standards.append(_standard(record, self._domain, bound, f"{file}:{line}"))
        if problems:
            raise InputError(problems)
        return tuple(standards)


def read_standards(path: str | PathLike[str], domain: str) -> StandardsFile:
    """Return the standards of `domain` in the file at `path`.

    The file is read at once and whole, so that a mistake in it is known, by line and key, before
    anything is computed.

    Raises:
        InputError: as `read_text`, `parse_toml` and `parse_standards` do.
    """
    return parse_standards(read_text(path), file_name(path), domain)


def parse_standards(text: str, file: str, domain: str) -> StandardsFile:
    """Return the standards of `domain` in a TOML text; `file` is the name that errors print.

    Raises:
        InputError: the text is not TOML; a key is unknown, missing, given beside another that it
            excludes, or of a wrong type; a word is not one of those allowed; holds all of them.
    """
    table = parse_toml(text, file)
    problems = [_problem(table, path, fault) for path, fault in faults_of_form(table.data)]
    if problems:
        raise InputError(sorted(problems, key=_reading_order))
    return StandardsFile(table, domain)


def _problem(table: LocatedTable, above: KeyPath, fault: Fault) -> Problem:
    place = table.locate((*above, *fault.path))
    return Problem(fault.message, place, fault.expected, fault.nearest)


def _reading_order(problem: Problem) -> tuple[int, int]:
    return problem.location.line or 0, problem.location.column or 0


def _lines(table: LocatedTable) -> Iterator[int]:
    """Yield the line of each record; without a scan of the file where each has a plain header."""
    records = len(table.data["standard"])
    before, *bodies = f"\n{table.text}".split("\n[[standard]]")
    if len(bodies) != records:
        yield from (table.locate(("standard", index)).line or 1 for index in range(records))
        return
    line = before.count("\n") + 1
    for body in bodies:
        yield line
        line += body.count("\n") + 1


def _strangers(record: Mapping[str, Any], domain: str, catalogue: Catalogue) -> Iterator[Fault]:
    """Yield what a record names and the catalogue does not hold, or holds already."""
    name = f"{domain}.{record['name']}"
    if name in catalogue.definitions:
        yield Fault(f"{name} is the name of a definition", ("name",), "another name")
    about = record.get("about")
    if about is not None and about not in catalogue.definitions:
        spelt = tuple(one.name for one in catalogue.find(about))  # a label, where a name is needed
        fault = unknown_word("element or indicator", about, catalogue.definitions, ("about",))
        yield fault._replace(expected="", nearest=spelt) if spelt else fault
    else:
        yield from _unknown_scope(record, catalogue)


def _unknown_scope(record: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Fault]:
    about, dimensions = "a figure", tuple(catalogue.dimensions)
    if "about" in record:
        about = record["about"]
        dimensions = getattr(catalogue.definitions[about], "dimensions", ())
    for dimension, code in record.get("scope", {}).items():
        path = ("scope", dimension)
        if dimension not in dimensions:
            yield unknown_word(f"dimension of {about}", dimension, dimensions, path)
        elif code not in (codes := catalogue.dimensions[dimension].codes):
            yield unknown_word(f"code of {dimension}", code, codes, path)


def _bound(record: Mapping[str, Any], catalogue: Catalogue, faults: list[Fault]) -> Bound | None:
    """Return what a record asks, or None after adding to `faults` why its figure can't be read."""
    if "qualitative" in record:
        return Qualitative(record["qualitative"])
    if "eliminate" in record:
        return Eliminate()
    definition = catalogue.definitions[record["about"]]
    key = next(key for key in record if key in BOUND_KEYS)
    written = record[key]
    figures = [
        _figure(text, definition, (key, number) if isinstance(written, list) else (key,), faults)
        for number, text in enumerate(written if isinstance(written, list) else [written])
    ]
    read = [figure for figure in figures if figure is not None]
    if len(read) < len(figures):
        return None
    if key == "range" and read[0].value > read[1].value:
        faults.append(Fault("the range ends before it begins", (key,), "the lower figure first"))
        return None
    return _bound_of(key, read)


def _figure(text: str, definition: Definition, path: KeyPath, faults: list[Fault]) -> Figure | None:
    try:
        figure = figure_of(definition, text, exact=True, comparator=str(path[0]))
    except SpellingError as error:
        faults.append(Fault(error.message, path, error.expected, error.nearest))
        return None
    if figure.qualifier != "exact":
        faults.append(Fault(f"{text!r} is not a bare figure", path, _KEY_FOR[figure.qualifier]))
        return None
    return figure


_KEY_FOR = {
    "about": "the figure that the document sets",
    "more_than": "the figure alone, as more_than",
    "at_least": "the figure alone, as at_least",
    "less_than": "the figure alone, as less_than",
    "at_most": "the figure alone, as at_most",
}


def _bound_of(key: str, figures: list[Figure]) -> Bound:
    figure = figures[0]
    if key == "range":
        return Between(*figures)
    if key == "more_than":
        reach = Interval(figure.value, None, lower_closed=False)
        return AtLeast(attrs.evolve(figure, qualifier="more_than", interval=reach))
    if key == "less_than":
        reach = Interval(None, figure.value, upper_closed=False)
        return AtMost(attrs.evolve(figure, qualifier="less_than", interval=reach))
    if key == "exactly":
        return Exactly(figure)
    return AtLeast(figure) if key == "at_least" else AtMost(figure)


def _standard(record: Mapping[str, Any], domain: str, bound: Bound, place: str) -> Standard:
    """Return the standard of a record that is sound and whose figure is read."""
    return Standard(
        name=f"{domain}.{record['name']}",
        about=record.get("about", ""),
        bound=bound,
        kind=record["kind"],
        region=record["region"],
        in_force_from=record["from"],
        in_force_until=record.get("until"),
        known_since=record.get("known_since", record["from"]),
        issuer=record.get("issuer", ""),
        document=record["document"],
        document_number=record.get("number", ""),
        article=record.get("article", ""),
        scope=record.get("scope", {}),
        condition=record.get("condition", ""),
        target_year=record.get("target_year"),
        expected=record.get("expected", False),
        confidence=record["confidence"],
        uncertain=tuple(record.get("uncertain", ())),
        source=record["source"],
        note=record.get("note", ""),
        ref=record.get("ref", ""),
        defined_in=place,
    )
