"""The register of institutions: what each is, of whom, where, and when it was open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise

import attrs

from eduplan.catalogue.kinds import kinds_named, kinds_of_identifier, stages_of
from eduplan.catalogue.regions import includes
from eduplan.data import mistakes
from eduplan.errors import InputError, Location, Problem
from eduplan.formula.names import normalise
from eduplan.immutable import frozen_texts

OWN_DIMENSIONS = ("school_type", "ownership", "location", "authority")
"""The dimensions of which a register gives an institution's code, beside its stages."""


_BRACKETS = str.maketrans("()", "（）")


class RegisterError(InputError):
    """Rows of a register contradict each other; each problem names both."""


@attrs.frozen(kw_only=True)
class Institution:
    """What a register says of one institution from a year on.

    Attributes:
        region: the administrative code (GB/T 2260) of the region that it belongs to.
        name: its name.
        identifier: the 学校（机构）标识码, "" if it is not known.
        codes: its code of each of `OWN_DIMENSIONS` that is known; `school_type` is its kind.
        stages: the stages that it teaches, where they are not those of its kind.
        main_school: the name or identifier of the school that it is counted with, "" for none.
        since: the first year of which this holds; None for all years before the next row.
        opened: the first year in which it was open.
        closed: the first year in which it was open no more.
        is_listed: whether a register lists it; else only rows of data name it, with an identifier,
            and nobody knows in which other years it was open.
        file, row: the place in the file.
    """

    region: str
    name: str
    identifier: str = ""
    codes: Mapping[str, str] = attrs.field(factory=dict, converter=frozen_texts)
    stages: tuple[str, ...] = ()
    main_school: str = ""
    since: int | None = None
    opened: int | None = None
    closed: int | None = None
    is_listed: bool = True
    file: str = ""
    row: int = 0

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds it may be of: its own, or those that its identifier allows; none if unknown."""
        named = kinds_named(self.codes.get("school_type", ""))
        return named or kinds_of_identifier(self.identifier)

    @property
    def all_stages(self) -> frozenset[str]:
        """The stages that it teaches: its own, or those of its kind; none if nothing says them."""
        return frozenset(self.stages) or stages_of(self.kinds)

    @property
    def location_in_file(self) -> Location:
        """Where the row stands, as errors show it."""
        return Location(self.file, self.row or None)

    def is_open(self, year: int) -> bool:
        """Return whether a register says that it is open in a year."""
        return (
            self.is_listed
            and (self.opened or year) <= year
            and (self.closed is None or year < self.closed)
        )


def plain_name(text: str) -> str:
    """Return an institution's name in the one spelling that all of its rows share.

    Spaces between Chinese characters are layout, and brackets are Chinese ones in a Chinese name:
    实验 小学(东校区) is 实验小学（东校区）.
    """
    name = re.sub(r"(?<![!-~])\s+|\s+(?![!-~])", "", normalise(text).strip())
    name = re.sub(r"\s+", " ", name)
    return name if name.isascii() else name.translate(_BRACKETS)


def _kept(rows: Iterable[Institution]) -> tuple[Institution, ...]:
    return tuple(rows)


@attrs.frozen(eq=False, slots=False)
class Register:
    """All institutions that are known; the order of the rows changes nothing.

    The identifier is the key where there is one: rows with one identifier are one institution,
    whatever its name was. Without one it is the name, in its region. Rows of one institution say
    what it was since different years.

    Raises:
        RegisterError: two rows say what one institution is since the same year, or a main school
            is not in the register.
    """

    rows: tuple[Institution, ...] = attrs.field(default=(), converter=_kept)

    def __attrs_post_init__(self) -> None:
        problems = [*self._duplicates(), *self._without_main_school()]
        if problems:
            raise RegisterError(problems)

    def name(self, region: str, text: str, identifier: str = "") -> str:
        """Return the one name under which figures of an institution are kept.

        The identifier is asked first, then `text`, its name in any year. Two institutions of one
        name are told apart by their identifiers in brackets.
        """
        plain = plain_name(text)
        by_identifier = self._names.get(("", identifier)) if identifier else None
        return by_identifier or self._names.get((region, plain)) or plain

    def knows(self, region: str, institution: str, identifier: str) -> bool:
        """Return whether an institution is in the register, by its identifier or its name."""
        names = self._names
        return ("", identifier) in names or (region, institution) in names

    def find(self, region: str, name: str, year: int) -> Institution | None:
        """Return what is known of an institution in a year, by the name it is kept under."""
        held = self._rows.get((region, name), ())
        before = [one for one in held if one.since is None or one.since <= year]
        return before[-1] if before else None

    def open(self, region: str, year: int) -> tuple[str, ...]:
        """Return the institutions of exactly a region that are open in a year, sorted.

        Those that are counted with a main school are left out: what they have, it reports.
        """
        if (region, year) not in self._open:
            found = {name: self.find(region, name, year) for name in self._in.get(region, ())}
            self._open[region, year] = tuple(
                name
                for name, one in sorted(found.items())
                if one is not None and one.is_open(year) and not one.main_school
            )
        return self._open[region, year]

    def main_school(self, region: str, name: str, year: int) -> str:
        """Return the name of the school that an institution is counted with in a year, "" if none.

        A main school that is closed counts nothing more for others.
        """
        one = self.find(region, name, year) if (region, name) in self._campuses else None
        main = self._main_of(one) if one is not None and one.main_school else ""
        return main if main and main in self.open(region, year) else ""

    def campuses(self, region: str, name: str, year: int) -> tuple[str, ...]:
        """Return the institutions that are counted with a school in a year, sorted."""
        if not self._campuses:
            return ()
        if (region, year) not in self._counted_with:
            found: dict[str, list[str]] = {}
            for campus in sorted(one for at, one in self._campuses if at == region):
                found.setdefault(self.main_school(region, campus, year), []).append(campus)
            self._counted_with[region, year] = {main: tuple(one) for main, one in found.items()}
        return self._counted_with[region, year].get(name, ())

    def has(self, region: str, name: str) -> bool:
        """Return whether an institution of a region is in the register in any year."""
        return (region, name) in self._rows

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The regions of which a register lists an institution, sorted."""
        return tuple(sorted({one.region for one in self.rows if one.is_listed}))

    def within(self, region: str) -> Register:
        """Return the institutions of a region and of those in it; itself if these are all."""
        kept = [one for one in self.rows if includes(region, one.region)]
        return self if len(kept) == len(self.rows) else Register(kept)

    @cached_property
    def _open(self) -> dict[tuple[str, int], tuple[str, ...]]:
        return {}

    @cached_property
    def _counted_with(self) -> dict[tuple[str, int], Mapping[str, tuple[str, ...]]]:
        return {}

    @cached_property
    def _in(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for region, name in self._rows:
            found.setdefault(region, []).append(name)
        return found

    @cached_property
    def _groups(self) -> dict[tuple[str, str], list[Institution]]:
        """The rows of each institution, the oldest first, by region and identifier or name."""
        groups: dict[tuple[str, str], list[Institution]] = {}
        for one in self.rows:
            groups.setdefault((one.region, one.identifier or plain_name(one.name)), []).append(one)
        return {key: sorted(rows, key=_since) for key, rows in groups.items()}

    @cached_property
    def _kept_under(self) -> dict[tuple[str, str], str]:
        """The name that each institution is kept under: its last, made unique in its region."""
        latest = {key: plain_name(rows[-1].name) for key, rows in self._groups.items()}
        bearers: dict[tuple[str, str], int] = {}
        for (region, _), name in latest.items():
            bearers[region, name] = bearers.get((region, name), 0) + 1
        return {
            (region, key): name if bearers[region, name] == 1 else f"{name}（{key}）"
            for (region, key), name in latest.items()
        }

    @cached_property
    def _rows(self) -> dict[tuple[str, str], list[Institution]]:
        return {(key[0], self._kept_under[key]): rows for key, rows in self._groups.items()}

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        """The name an institution is kept under, by region and any of its names; by identifier.

        A name that two institutions of a region have had stands for neither.
        """
        found: dict[tuple[str, str], set[str]] = {}
        for key, rows in self._groups.items():
            for one in rows:
                kept = self._kept_under[key]
                found.setdefault((one.region, plain_name(one.name)), set()).add(kept)
                if one.identifier:
                    found.setdefault(("", one.identifier), set()).add(kept)
        return {text: next(iter(kept)) for text, kept in found.items() if len(kept) == 1}

    def _duplicates(self) -> Iterator[Problem]:
        for rows in self._groups.values():
            for earlier, one in pairwise(rows):
                if earlier.since == one.since:
                    place = str(earlier.location_in_file)
                    message = mistakes.INSTITUTION_TWICE(name=one.name, place=place)
                    yield Problem(message, one.location_in_file, mistakes.ONE_ROW_A_CHANGE)

    @cached_property
    def _campuses(self) -> frozenset[tuple[str, str]]:
        """The institutions that are counted with another in any year, by region and name."""
        held = self._rows.items()
        return frozenset(key for key, rows in held if any(one.main_school for one in rows))

    def _main_of(self, one: Institution) -> str:
        return self.name(one.region, one.main_school, one.main_school.strip())

    def _without_main_school(self) -> Iterator[Problem]:
        for one in self.rows:
            main = self._main_of(one) if one.main_school else ""
            if main and (not self.has(one.region, main) or (one.region, main) in self._campuses):
                message = mistakes.NO_MAIN_SCHOOL(name=one.name, main=one.main_school)
                yield Problem(message, one.location_in_file, mistakes.A_MAIN_SCHOOL)


def _since(one: Institution) -> tuple[int, str, int]:
    return (-1 if one.since is None else one.since, one.file, one.row)


NO_REGISTER = Register()
