"""The command `eduplan convert`: a plan as text or as a workbook, or made of an indicator table."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

import click

from eduplan.cli import mistakes
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.input import note_absent
from eduplan.cli.options import FileName
from eduplan.cli.output import save, write
from eduplan.cli.plugin_options import PluginChoice, plugin_options
from eduplan.errors import InputError, Location, Problem
from eduplan.files import workbook_mistakes
from eduplan.files.indicator_table import IndicatorTable, read_indicator_table
from eduplan.files.located import LocatedTable
from eduplan.files.plan_difference import differences
from eduplan.files.plan_file import load_data, read_plan, read_plan_data
from eduplan.files.plan_workbook import plan_workbook
from eduplan.files.plan_writer import format_plan
from eduplan.files.table_file import read_sheets
from eduplan.files.table_plan import plan_of_table
from eduplan.files.workbook_reader import holds_a_plan, plan_of_sheets
from eduplan.registry import Registry
from eduplan.report.plan_difference import difference_report
from eduplan.report.text import write_text
from eduplan.tables.sheet import Sheet
from eduplan.tables.text import text_sheet
from eduplan.words import Language, Words

_CODES = """\
\b
退出码 / Exit codes:
  0  已写出，或没有差别 / written, or there is no difference
  1  目标文件已有规划，差别已列出，没有写；加 --yes 才写
     the target holds a plan: the differences are listed, --yes writes it
  2  输入或选项不可用 / unusable input or option
"""
_WOULD_CHANGE = Words(
    "{target} 已有规划，与新的相差 {n}项；加 --yes 写出",
    "{target} holds a plan that differs in {n} items; --yes writes the new one",
)
_WRITTEN = Words("已写出 {target}", "wrote {target}")
_OWN = Words(
    "目录里没有，做成了规划自己的指标：{label}",
    "nothing installed defines it, so it became the plan's own: {label}",
)
_NEAREST = Words("目录里最接近的是{near}", "the nearest is {near}")
_COLUMN = Words("没有读“{header}”一列", "the column '{header}' was not read")
_NOTE = Words("表下的注没有写进规划：{note}", "a note below the table is not in the plan: {note}")
_SAME = Words("{target} 没有差别", "{target} is the same already")


@click.command(
    cls=Command,
    epilog=_CODES,
    **help_in_both(
        "把规划在文本和工作簿之间转换，或由主要指标表做成规划",
        "Convert a plan between text and workbook, or make one of a table of main indicators",
    ),
)
@click.argument("source", type=FileName(allow_dash=True))
@click.argument("target", type=FileName(), required=False)
@click.option(
    "--region",
    metavar="CODE",
    help="主要指标表：行政区划代码 / For an indicator table: the administrative code.",
)
@click.option("--title", metavar="TEXT", help="主要指标表：规划名称 / The title of the plan.")
@click.option(
    "--period",
    metavar="YEARS",
    help="主要指标表：规划期，如 2021-2025 / The period.  [由表头的年份 / from the headers]",
)
@click.option("--yes", is_flag=True, help="改写已有的规划 / Write over a plan that is there.")
@click.option(
    "--lang",
    type=mistakes.Choice(["zh", "en"]),
    default="zh",
    help="工作簿和输出的语言 / The language of the workbook and of the output.  [zh]",
)
@plugin_options
def convert(
    source: str,
    target: str | None,
    region: str | None,
    title: str | None,
    period: str | None,
    yes: bool,
    lang: Language,
    choice: PluginChoice,
) -> int:
    """Convert a plan, or make one of a table of main indicators; return the exit code."""
    with choice.opened() as (registry, _):
        data, left = _data(source, registry, region, title or "", period or "")
        try:
            new = load_data(data, registry)
        except InputError as error:
            note_absent(error, registry)
            raise
        is_there = target is not None and os.path.exists(target) and not yes
        old = read_plan(target or "", registry).plan if is_there else new.plan
        found = differences(old, new.plan)
    if target is None:
        write(format_plan(new.plan, new.registry))
    elif found:
        report = difference_report(found, old, new.plan, new.registry.catalogue)
        write(write_text(report, lang=lang))
        _say([_WOULD_CHANGE.fill(target=target, n=len(found))], lang)
        return 1
    elif is_there:
        _say([_SAME.fill(target=target)], lang)
    else:
        is_workbook = target.lower().endswith((".xlsx", ".xlsm"))
        catalogue = new.registry.catalogue
        save(
            target,
            plan_workbook(data.data, catalogue, lang, empty=True)
            if is_workbook
            else format_plan(new.plan, new.registry).encode(),
            source,
        )
        _say([_WRITTEN.fill(target=target), *left], lang)
    return 0


def _data(
    source: str, registry: Registry, region: str | None, title: str, period: str
) -> tuple[LocatedTable, Sequence[Words]]:
    """Return what the file of a plan would hold, a plan's own or one made of a table.

    The second says what of a table to look at again.
    """
    sheets: Sequence[Sheet]
    if source == "-":
        sheets = (text_sheet(sys.stdin.buffer.read().decode("utf-8", "replace"), "<stdin>"),)
    elif source.lower().endswith(".toml"):
        return read_plan_data(source), ()
    else:
        sheets = read_sheets(source, registry.table_readers)
    if holds_a_plan(sheets):
        return plan_of_sheets(sheets, source), ()
    found = (read_indicator_table(one, registry.catalogue) for one in sheets if not one.is_hidden)
    table = next(filter(None, found), None)
    if table is None:
        raise InputError([Problem(workbook_mistakes.NO_TABLE, Location(source))])
    if region is None:
        raise mistakes.misused(mistakes.MISSING_PARAMETER(name="--region 220503"))
    made = plan_of_table(
        table, registry.catalogue, region=region, title=title, period=period, file=source
    )
    return made, [*_left(table, made, registry)]


def _left(table: IndicatorTable, made: LocatedTable, registry: Registry) -> Iterator[Words]:
    """Yield what of a table is nothing known, and what of it the plan has no place for."""
    for one in made.data.get("indicator", ()):
        said = _OWN.fill(label=one["label"])
        near = registry.catalogue.names.nearest(one["label"])
        yield said.with_details(_NEAREST.fill(near=near[0])) if near else said
    yield from (_COLUMN.fill(header=header) for header in table.others)
    yield from (_NOTE.fill(note=note) for note in table.notes)


def _say(lines: Sequence[Words], lang: Language) -> None:
    write("".join(f"{one.in_language(lang)}\n" for one in lines))
