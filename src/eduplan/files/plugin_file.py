"""Reads a plugin that is only data from its TOML file; none of it is ever run."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from os import PathLike
from os.path import basename, dirname
from typing import Any

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.contribution import Contribution, no_standards
from eduplan.catalogue.definitions import Element, Indicator
from eduplan.catalogue.overrides import Override
from eduplan.catalogue.rule import Check
from eduplan.files import mistakes
from eduplan.files.forms import Row
from eduplan.files.located import LocatedTable, parse_toml
from eduplan.files.names import Names
from eduplan.files.plugin_form import PLUGIN_FILE
from eduplan.files.problems import ProblemList
from eduplan.files.reader import Reader
from eduplan.files.standards_file import StandardsFile
from eduplan.files.text_file import file_name, read_text
from eduplan.formula import node_of
from eduplan.words import Words

_NOTHING = Catalogue(labels={}, dimensions={}, definitions={}, rules={}, owners={})
"""What is known while one file is read: names are looked up when all plugins are there."""


@attrs.frozen
class DataPlugin:
    """A plugin that is only data: what its file contributes, and its version, "" if none is given.

    The catalogue that it makes is equal to that of a `Domain` with the same content.
    """

    contributed: Contribution
    version: str = ""

    def contribution(self) -> Contribution:
        """Return what it contributes."""
        return self.contributed


def read_plugin(path: str | PathLike[str]) -> DataPlugin:
    """Return the plugin in the TOML file at `path`; its pages stand in `pages/` beside it.

    Raises:
        InputError: the file can't be read, or does not keep to its form; holds every problem in
            the order of the file. What its formulas and names refer to is checked when all plugins
            are there.
    """
    name = file_name(path)
    return parse_plugin(read_text(path), name, dirname(name) or ".")


def parse_plugin(text: str, file: str = "<text>", folder: str = "") -> DataPlugin:
    """Return the plugin in a TOML text; `file` is the name that errors print.

    Raises:
        InputError: as `read_plugin` does.
    """
    table = parse_toml(text, file)
    problems = ProblemList(table.locate)
    data = {name: value for name, value in table.data.items() if name != "standard"}
    row = Reader(Names(_NOTHING, {}), problems).table((), data, PLUGIN_FILE)
    _check_version(row)
    problems.raise_problems()
    domain = row.found["name"]
    placed = {
        kind: [_placed(one, row, basename(file), folder) for one in row.found.get(kind, ())]
        for kind in ("dimension", "element", "indicator", "calculation", "check", "alias")
    }
    problems.raise_problems()
    definitions = [*placed["element"], *placed["indicator"], *placed["calculation"]]
    contribution = Contribution(
        name=domain,
        words=Words(row.found["label"], row.found.get("label_en", row.found["label"])),
        dimensions=tuple(one.item() for one in placed["dimension"]),
        definitions=tuple(one.item() for one in definitions),
        rules=tuple(one.item() for kind in ("check", "alias") for one in placed[kind]),
        formula_texts=dict(_formulas([*placed["indicator"], *placed["check"]])),
        region=row.found.get("region", ""),
        overrides={one.name: one for one in _overrides(row, [*definitions, *placed["check"]])},
        terms=_terms(row),
        requires=row.found.get("requires", ()),
        standards=_standards(table, domain) if "standard" in table.data else no_standards,
        ships=row.found.get("ships", ()),
        folder=folder,
    )
    return DataPlugin(contribution, row.found.get("version", ""))


def _overrides(file: Row, rows: list[Row]) -> Iterator[Override]:
    """Yield what the file replaces, and why."""
    for row in rows:
        if "replaces" in row.found:
            yield Override(
                name=row.found.get("code") or row.extra["name"],
                reason=row.found["replaces"],
                document=row.found.get("document", ""),
            )
    yield from (row.item() for row in file.found.get("severity", ()))


def _terms(file: Row) -> dict[str, tuple[str, ...]]:
    terms: dict[str, tuple[str, ...]] = {}
    for row in file.found.get("terms", ()):
        name = row.found["of"]
        terms[name] = (*terms.get(name, ()), *row.found["terms"])
    return terms


def _standards(table: LocatedTable, domain: str) -> Any:
    return StandardsFile(
        attrs.evolve(table, data={"standard": table.data["standard"]}), domain
    ).settle


def _check_version(row: Row) -> None:
    """Report a file that needs a newer eduplan than this one."""
    have = version("eduplan")
    needed = row.found.get("eduplan", "0")
    if version_numbers(needed) > version_numbers(have):
        row.problem("eduplan", mistakes.NEWER_EDUPLAN(needed=needed, have=have))


def version_numbers(text: str) -> list[int]:
    """Return the numbers of a version such as 1.2, by which versions are compared."""
    return [int(part) for part in text.split(".") if part.isdecimal()]


def _placed(row: Row, file: Row, name: str, folder: str) -> Row:
    """Give a row what it has from the file and from its place in it."""
    domain = file.found["name"]
    if row.table.header == "[[dimension]]":
        return row
    row.extra["defined_in"] = f"{domain}/{name}:{row.place.line}"
    if "code" in row.found:
        row.extra |= {"name": row.found["code"].lower(), "folder": folder}
    else:
        row.extra["name"] = _full_name(row, domain)
    if "own_standard" in row.found:
        row.extra["own_standard"] = f"{domain}.{row.found['own_standard']}"
    if row.table.makes is Element:
        row.found.setdefault("counted_in", file.found.get("counted_in", ()))
    elif row.table.makes in (Indicator, Check):
        row.extra["formula"] = node_of(0)  # read when all names are known
    return row


def _full_name(row: Row, domain: str) -> str:
    """Return the full name of a definition; of another domain's only if it replaces that."""
    name: str = row.found["name"]
    if ("." in name) != ("replaces" in row.found):
        row.problem("name", mistakes.NAME_AND_REPLACES(name=name), mistakes.BOTH_OR_NEITHER)
    return name if "." in name else f"{domain}.{name}"


def _formulas(rows: list[Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        yield row.found.get("code") or row.extra["name"], row.found["formula"]
