"""Reads the dated standards of a domain from its `standards.toml`."""

from __future__ import annotations

from functools import lru_cache
from os import PathLike
from os.path import basename

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Standard
from eduplan.files import mistakes
from eduplan.files.forms import Row
from eduplan.files.located import LocatedTable, parse_toml
from eduplan.files.names import Names
from eduplan.files.problems import ProblemList
from eduplan.files.reader import Reader
from eduplan.files.standards_form import STANDARDS_FILE
from eduplan.files.text_file import file_name, read_text


@attrs.frozen(eq=False)
class StandardsFile:
    """The dated standards of one domain; `settle` reads them where all names are known."""

    _table: LocatedTable
    _domain: str

    def settle(self, catalogue: Catalogue) -> tuple[Standard, ...]:
        """Return the standards, each figure in the unit of what its standard is about.

        Figures are exact: they were set and not measured.

        Raises:
            InputError: a standard does not keep to the form of the file, what it is about, a
                dimension or a code is not in the catalogue, a name is taken, or a figure does not
                fit its unit; holds every problem in the order of the file.
        """
        problems = ProblemList(self._table.locate)
        names = Names(catalogue, {"value": catalogue.definitions.keys()}, home=self._domain)
        file = Reader(names, problems).table((), self._table.data, STANDARDS_FILE)
        rows: tuple[Row, ...] = file.found.get("standard", ())
        for row in rows:
            self._place(row, catalogue)
        problems.raise_problems()
        return tuple(row.item() for row in rows)

    def _place(self, row: Row, catalogue: Catalogue) -> None:
        """Give a standard its full name and the line that it stands in."""
        name = f"{self._domain}.{row.found.get('name')}"
        if name in catalogue.definitions:
            row.problem("name", mistakes.NAME_OF_DEFINITION(name=name), mistakes.ANOTHER_NAME)
        file = f"{self._domain}/{basename(self._table.file)}"
        row.extra |= {"name": name, "defined_in": f"{file}:{row.place.line}"}


def read_standards(path: str | PathLike[str], domain: str) -> StandardsFile:
    """Return the standards of `domain` in the file at `path`.

    Raises:
        InputError: as `read_text` and `parse_toml` do.
    """
    return parse_standards(read_text(path), file_name(path), domain)


@lru_cache
def parse_standards(text: str, file: str, domain: str) -> StandardsFile:
    """Return the standards of `domain` in a TOML text; `file` is the name that errors print.

    Raises:
        InputError: as `parse_toml` does.
    """
    return StandardsFile(parse_toml(text, file), domain)
