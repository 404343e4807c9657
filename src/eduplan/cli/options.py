"""The options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from eduplan.catalogue.outcome import SEVERITIES
from eduplan.cli import mistakes
from eduplan.words import Words

YEARS = range(1949, 2101)
"""The years that a table may be asked for, as in the files of dated standards."""

MOST_YEARS = 30
"""The longest span of years that one table of the command line shows."""

_Command = TypeVar("_Command", bound="Callable[..., Any]")


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


def file_name(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Return the name of a file; an unset variable of a script would leave an empty one."""
    if value is not None and not value.strip():
        raise mistakes.refused(parameter, value, mistakes.NO_FILE_NAME, mistakes.A_FILE_NAME)
    return value


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


def file_names(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Have the shell complete the name of a file.

    The type `click.Path` would as well, and looks for translations of its own name, which loads
    what nothing else needs.
    """
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def output_options(command: _Command) -> _Command:
    """Add `--format`, `--lang` and `--output`."""
    text = (
        "给人看的文字，或一个 JSON 文档；插件可以另加 / "
        "Text for people, or one JSON document; plugins may add others.  [text]"
    )
    return _with_formats(command, ["text", "json"], text)


def audit_output_options(command: _Command) -> _Command:
    """Add the same for an audit, whose findings platforms read as SARIF."""
    text = (
        "给人看的文字、一个 JSON 文档，或 SARIF 2.1.0；插件可以另加 / "
        "Text for people, one JSON document, or SARIF 2.1.0; plugins may add others.  [text]"
    )
    return _with_formats(command, ["text", "json", "sarif"], text)


class _FormatChoice(click.Choice[str]):
    """The formats of a command; those that plugins add are not known before they are loaded."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name of a format as it was given."""
        return value


def _with_formats(command: _Command, formats: list[str], text: str) -> _Command:
    return click.option(
        "--format", "format_", type=_FormatChoice(formats), default="text", help=text
    )(language_options(command))


def language_options(command: _Command) -> _Command:
    """Add `--lang`, and `--output`, which the command never sees: its class takes it away."""
    command = click.option(
        "--output",
        callback=file_name,
        shell_complete=file_names,
        metavar="FILE",
        help="写入文件（UTF-8），不显示 / Write to a file (UTF-8) instead of the console.",
    )(command)
    return click.option(
        "--lang",
        type=mistakes.Choice(["zh", "en"]),
        default="zh",
        help="文字用中文或英文 / Language of the texts.  [zh]",
    )(command)


def audit_options(command: _Command) -> _Command:
    """Add the options that decide what an audit asks and by which days."""
    return with_options(_AUDIT_OPTIONS, command)


def with_options(options: Sequence[Callable[[Any], Any]], command: _Command) -> _Command:
    """Add some options, so that the first stands first in the help."""
    for option in reversed(options):
        command = option(command)
    return command


_AUDIT_OPTIONS = (
    click.option(
        "--select",
        callback=names,
        multiple=True,
        metavar="CODES",
        help="只问这些规则，如 PLAN,PRE010 / Ask these rules only.",
    ),
    click.option(
        "--ignore",
        callback=names,
        multiple=True,
        metavar="CODES",
        help="不问这些规则 / Leave these rules out.",
    ),
    click.option(
        "--severity",
        type=mistakes.Choice(SEVERITIES),
        default="warning",
        help="退出码为 1 的最低级别 / Least severity that makes the exit code 1.  [warning]",
    ),
    click.option(
        "--known-on",
        callback=day,
        metavar="DATE",
        help="以这一天已公布的内容为准 / The day whose knowledge counts.  [印发日 / day of issue]",
    ),
    click.option(
        "--today",
        callback=day,
        metavar="DATE",
        help="豁免按这一天到期 / The day by which waivers lapse.  [今天 / today]",
    ),
)
