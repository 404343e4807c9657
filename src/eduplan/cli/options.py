"""The options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from eduplan.cli import mistakes
from eduplan.words import Words

YEARS = range(1949, 2101)
"""The years that a table may be asked for, as in the files of dated standards."""

MOST_YEARS = 30
"""The longest span of years that one table of the command line shows."""

_Command = TypeVar("_Command", bound="Callable[..., Any]")


own_standards_option = click.option(
    "--own-standards/--no-own-standards",
    default=None,
    help="采用或不采用eduplan自定的参考 / Use eduplan's own references, or not.  [采用 / use]",
)
"""Whether rules are asked that rest on a standard of kind `own`."""


def day(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> datetime.date | None:
    """Return the day that the text of an option spells, as YYYY-MM-DD."""
    if value is None:
        return None
    try:
        if len(value) == len("2024-03-11"):
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    raise mistakes.refused(parameter, value, mistakes.NO_DAY, mistakes.A_DAY)


def number(
    mistake: Words, least: int, most: int, such_as: int
) -> Callable[[click.Context, click.Parameter, str | None], int | None]:
    """Return what reads the text of an option as a whole number; `mistake` says that it is none."""

    def read(context: click.Context, parameter: click.Parameter, value: str | None) -> int | None:
        """Return the whole number that the text of an option spells."""
        if value is None:
            return None
        if value.isdecimal() and len(value) <= len(str(most)) and least <= int(value) <= most:
            return int(value)
        expected = mistakes.FROM_TO(least=least, most=most, example=such_as)
        raise mistakes.refused(parameter, value, mistake, expected)

    return read


one_year = number(mistakes.NO_YEAR, 1900, 2200, 2025)
"""Reads the year that the text of an option spells, of those that a table of data may have."""


def years(context: click.Context, parameter: click.Parameter, value: str | None) -> range | None:
    """Return the years that the text of an option spells, as 2025 or 2021-2025."""
    if value is None:
        return None
    first, _, last = value.replace("–", "-").replace("—", "-").partition("-")
    ends = [one for one in (first, last or first) if re.fullmatch("[0-9]{4}", one)]
    found = range(int(ends[0]), int(ends[-1]) + 1) if len(ends) == 2 else range(0)
    if 1 <= len(found) <= MOST_YEARS and {found[0], found[-1]} <= {*YEARS}:
        return found
    raise mistakes.refused(parameter, value, mistakes.NO_YEARS, mistakes.YEARS(most=MOST_YEARS))


def names(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the names of a repeated option; within one text commas, also wide ones, part them."""
    parts = ",".join(values).replace("，", ",").replace("、", ",").split(",")
    found = tuple(part.strip() for part in parts if part.strip())
    if values and not found:
        raise mistakes.refused(parameter, ",".join(values), mistakes.NO_NAMES, mistakes.A_NAME)
    return found


class FileName(click.Path):
    """The name of a file, which shells complete."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the name; an unset variable of a script would leave an empty one.

        Raises:
            OptionError: it is empty.
        """
        if not value.strip():
            raise mistakes.refused(param, value, mistakes.NO_FILE_NAME, mistakes.A_FILE_NAME)
        return super().convert(value, param, ctx)


def with_options(options: Sequence[Callable[[Any], Any]], command: _Command) -> _Command:
    """Add some options, so that the first stands first in the help."""
    for option in reversed(options):
        command = option(command)
    return command


def head_options(command: _Command) -> _Command:
    """Add what the head of a document may leave out: `--region` and `--period`."""
    return with_options(_HEAD_OPTIONS, command)


_HEAD_OPTIONS = (
    click.option(
        "--region",
        default="",
        metavar="CODE",
        help="文档：行政区划代码，如 220503 / Of a document: the administrative code.",
    ),
    click.option(
        "--period",
        default="",
        metavar="YEARS",
        help="文档：规划期，如 2021-2025 / Of a document: its period.  [文档所写 / as it says]",
    ),
)
