"""The dated standards of a domain of eduplan itself: read about what is asked for, when it is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from eduplan.errors import InputError
from eduplan.files.text_file import file_name, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Standard

__all__ = ["StandardsOnDemand"]

_HEADER = "[[standard]]"
_ABOUT = '\nabout = "'


class StandardsOnDemand:
    """Reads a file of standards record by record, each when somebody asks what it is about.

    Nobody asks for more than a few of several hundred, and reading them all would be a fifteenth
    of an audit. So nothing is known of the others, mistakes included: that is only for files whose
    every record was read by the tests of the release they come with. A mistake in one is raised
    where it is asked for.
    """

    def __init__(self, path: str, domain: str) -> None:
        self._path = path
        self._domain = domain

    def settle(self, catalogue: Catalogue) -> tuple[Standard, ...]:
        """Return all standards of the file.

        Raises:
            InputError: the file has mistakes; holds all of them.
        """
        from eduplan.files.standards_file import read_standards

        return read_standards(self._path, self._domain).settle(catalogue)

    def about(self, name: str, catalogue: Catalogue) -> tuple[Standard, ...]:
        """Return the standards about an element or indicator.

        Raises:
            InputError: one of them has a mistake; holds all mistakes of the file.
        """
        return self._read(self._records.get(name), catalogue)

    def numbered(self, number: str, catalogue: Catalogue) -> tuple[Standard, ...]:
        """Return the standards of the documents whose number ends so: 〔2001〕74号.

        Raises:
            InputError: as `about`.
        """
        end = f'{number}"\n'
        every = (item for records in self._records.values() for item in records.items())
        found = self._read({line: text for line, text in every if end in text}, catalogue)
        return tuple(one for one in found if one.document_number.endswith(number))

    def _read(
        self, records: Mapping[int, str] | None, catalogue: Catalogue
    ) -> tuple[Standard, ...]:
        if not records:
            return ()
        from eduplan.files.standards_file import parse_standards

        text = "\n".join(records.values())
        try:
            found = parse_standards(text, file_name(self._path), self._domain, tuple(records))
            return found.settle(catalogue)
        except InputError:
            self.settle(catalogue)  # raises, with the places in the whole file
            raise

    @cached_property
    def _records(self) -> Mapping[str, Mapping[int, str]]:
        """The text of each record by its line, by what it is about."""
        found: dict[str, dict[int, str]] = {}
        before, *bodies = f"\n{read_text(self._path)}".split(f"\n{_HEADER}")
        line = before.count("\n") + 1
        for body in bodies:
            about = body.partition(_ABOUT)[2].partition('"')[0]
            found.setdefault(about, {})[line] = _HEADER + body
            line += body.count("\n") + 1
        return found
