"""The commands of `eduplan new`: a plan to begin with, as text or as a workbook."""

from __future__ import annotations

import os

import click

from eduplan.cli import mistakes
from eduplan.cli.command import Command, CommandGroup, help_in_both
from eduplan.cli.options import FileName
from eduplan.cli.output import save, write
from eduplan.cli.plugin_options import PluginChoice, plugin_options
from eduplan.errors import Location
from eduplan.files.new_plan import commented_rows
from eduplan.files.plan_file import load_data
from eduplan.files.plan_workbook import WorkbookTable, plan_workbook
from eduplan.files.plan_writer import format_plan
from eduplan.files.toml_places import KeyPath
from eduplan.plan.model import Plan
from eduplan.words import Language, Words

_WRITTEN = Words("已写出 {file}", "wrote {file}")
_IS_THERE = Words("已有这个文件", "there is such a file already")
_ANOTHER = Words("另一个名称", "another name")


@click.group(
    cls=CommandGroup,
    homes={"plan": "eduplan.cli.new_commands", "plugin": "eduplan.cli.new_plugin"},
    no_args_is_help=True,
    **help_in_both("新建一份规划或一个插件", "Begin a plan or a plugin"),
)
def new() -> None:
    """Hold the commands that begin something."""


@click.command(
    cls=Command,
    **help_in_both(
        "新建一份规划：.toml 文本（每种内容有一行样子），或 .xlsx 工作簿（表头有说明，选项有下拉）",
        "Begin a plan: a .toml text that shows a row of each kind, or an .xlsx workbook with notes "
        "and drop-downs",
    ),
)
@click.argument("file", type=FileName())
@click.option(
    "--region", required=True, metavar="CODE", help="行政区划代码 / The administrative code."
)
@click.option("--title", required=True, metavar="TEXT", help="规划名称 / The title of the plan.")
@click.option("--period", required=True, metavar="YEARS", help="规划期，如 2026-2030 / The period.")
@click.option(
    "--lang",
    type=mistakes.Choice(["zh", "en"]),
    default="zh",
    help="说明的语言 / The language of the notes.  [zh]",
)
@plugin_options
@click.pass_context
def plan(
    context: click.Context,
    file: str,
    region: str,
    title: str,
    period: str,
    lang: Language,
    choice: PluginChoice,
) -> int:
    """Write a plan that has a head and nothing else yet; return the exit code."""
    if os.path.exists(file):
        parameter = next(one for one in context.command.params if one.name == "file")
        raise mistakes.refused(parameter, file, _IS_THERE, _ANOTHER)
    data = {"title": title, "region": region, "period": period}
    places: dict[KeyPath, Location] = {(name,): Location(f"--{name}") for name in data}
    with choice.opened() as (registry, _):
        begun = load_data(WorkbookTable(file, "", data, places=places), registry)
        is_workbook = file.lower().endswith(".xlsx")
        catalogue = begun.registry.catalogue
        content = (
            plan_workbook(data, catalogue, lang, empty=True)
            if is_workbook
            else _text(begun.plan, format_plan(*begun), lang).encode()
        )
    save(file, content)
    write(f"{_WRITTEN.fill(file=file).in_language(lang)}\n")
    return 0


def _text(plan: Plan, head: str, lang: Language) -> str:
    return head + commented_rows(plan.first_year, plan.last_year, lang)
