"""The options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

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


def shared(*names: str, **settings: Any) -> Callable[[_Command], _Command]:
    """Add options of `_SHARED` in the order of their names; `settings` hold for each of them."""
    options = [click.option(*_SHARED[one][0], **{**_SHARED[one][1], **settings}) for one in names]
    return lambda command: with_options(options, command)


def _option(*flags: str, **settings: Any) -> tuple[tuple[str, ...], dict[str, Any]]:
    return flags, settings


_SHARED = {
    "data": _option(
        "--data",
        type=FileName(),
        metavar="FILE|FOLDER",
        help="数据：CSV 或工作簿，或它们的文件夹 / "
        "The data: CSV or workbooks, or a folder of them.",
    ),
    "register": _option(
        "--register",
        type=FileName(),
        metavar="FILE",
        help="机构名录：有哪些学校和幼儿园，各是什么 / "
        "The register of institutions, and what each is.",
    ),
    "mapping": _option(
        "--mapping",
        type=FileName(),
        metavar="FILE",
        help="表头的对应，见 eduplan data check / What headers mean, see eduplan data check.",
    ),
    "as_of": _option(
        "--as-of",
        callback=one_year,
        metavar="YEAR",
        help="评价到这一年年底 / Judge at the end of this year.  [期内最后有数据的年份 / last]",
    ),
    "method": _option(
        "--method",
        default="",
        metavar="NAME",
        help="另按这种公布的方法说进展：compound_growth、un_chart 或插件的 / "
        "Tell progress by this published method too, or by a plugin's.",
    ),
    "suppress_below": _option(
        "--suppress-below",
        callback=number(mistakes.NO_COUNT, 2, 100, 10),
        metavar="N",
        help="不写出 1 到 N-1 人的数，算的时候也只当作一个区间 / "
        "Tell no number of people from 1 to N-1; it is calculated with as an interval.",
    ),
    "select": _option(
        "--select",
        callback=names,
        multiple=True,
        metavar="CODES",
        help="只问这些规则，如 PLAN,PRE010 / Ask these rules only.",
    ),
    "ignore": _option(
        "--ignore",
        callback=names,
        multiple=True,
        metavar="CODES",
        help="不问这些规则 / Leave these rules out.",
    ),
    "severity": _option(
        "--severity",
        type=mistakes.Choice(SEVERITIES),
        default="warning",
        help="退出码为 1 的最低级别 / Least severity that makes the exit code 1.  [warning]",
    ),
    "known_on": _option(
        "--known-on",
        callback=day,
        metavar="DATE",
        help="以这一天已公布的内容为准 / The day whose knowledge counts.  [印发日 / day of issue]",
    ),
    "today": _option(
        "--today",
        callback=day,
        metavar="DATE",
        help="豁免按这一天到期 / The day by which waivers lapse.  [今天 / today]",
    ),
    "own_standards": _option(
        "--own-standards/--no-own-standards",
        default=None,
        help="采用或不采用eduplan自定的参考 / Use eduplan's own references, or not.  [采用 / use]",
    ),
    "region": _option(
        "--region",
        default="",
        metavar="CODE",
        help="文档：行政区划代码，如 220503 / Of a document: the administrative code.",
    ),
    "period": _option(
        "--period",
        default="",
        metavar="YEARS",
        help="文档：规划期，如 2021-2025 / Of a document: its period.  [文档所写 / as it says]",
    ),
}
"""What several commands ask in the same words, by the name of its argument."""
