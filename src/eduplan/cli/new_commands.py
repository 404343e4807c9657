"""The commands of `eduplan new`: a plan to begin with, as text or as a workbook."""

from __future__ import annotations

import datetime
import os
import tomllib
from collections.abc import Mapping

import click

from eduplan.cli import mistakes
from eduplan.cli.command import Command, CommandGroup, help_in_both
from eduplan.cli.input import load_plan
from eduplan.cli.options import FileName
from eduplan.cli.output import save, write
from eduplan.cli.plugin_options import PluginChoice, plugin_options
from eduplan.errors import Location
from eduplan.files.new_plan import commented_rows
from eduplan.files.next_plan import next_period, next_text, next_title
from eduplan.files.plan_file import load_data
from eduplan.files.plan_workbook import plan_workbook
from eduplan.files.plan_writer import format_plan
from eduplan.files.toml_places import KeyPath
from eduplan.files.workbook_reader import WorkbookTable
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
        "新建一份规划：.toml 文本（每种内容有一行样子）或 .xlsx 工作簿（表头有说明、选项有下拉），"
        "可以从上一期的规划接着写",
        "Begin a plan: a .toml text that shows a row of each kind, or an .xlsx workbook with notes "
        "and drop-downs; it may go on from the plan before it",
    ),
)
@click.argument("file", type=FileName())
@click.option("--region", metavar="CODE", help="行政区划代码 / The administrative code.")
@click.option("--title", metavar="TEXT", help="规划名称 / The title of the plan.")
@click.option("--period", metavar="YEARS", help="规划期，如 2026-2030 / The period.")
@click.option(
    "--from",
    "former",
    type=FileName(),
    metavar="PLAN",
    help="上一期的规划：它的目标值成为待核的基数，其余可以不写 / "
    "The plan before it: its targets become baselines to confirm, the rest may be left out.",
)
@click.option(
    "--form",
    type=mistakes.Choice(["toml", "xlsx"]),
    help="文本还是工作簿 / Text or a workbook.  [由文件名 / by the name of the file]",
)
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
    /,
    file: str,
    former: str | None,
    form: str | None,
    lang: Language,
    choice: PluginChoice,
    **head: str | None,
) -> int:
    """Write a plan that has a head, and what follows from a former one; return the exit code."""
    parameters = {one.name: one for one in context.command.params}
    if form and not file.lower().endswith(f".{form}"):
        file = f"{file}.{form}"
    if os.path.exists(file):
        raise mistakes.refused(parameters["file"], file, _IS_THERE, _ANOTHER)
    with choice.opened() as (registry, _):
        before = load_plan(former, registry) if former else None
        data = {**(_head_after(before.plan) if before else {}), **_given(head)}
        for name in head.keys() - data.keys():
            raise mistakes.as_ours(click.MissingParameter(param=parameters[name]), context.command)
        places: dict[KeyPath, Location] = {(name,): Location(f"--{name}") for name in data}
        begun = load_data(WorkbookTable(file, "", data, places=places), registry)
        if before is not None:
            amended = before.plan.as_amended(datetime.date.today())
            text = next_text(begun.plan, before._replace(plan=amended), lang)
        else:
            rows = commented_rows(begun.plan.first_year, begun.plan.last_year, lang)
            text = format_plan(*begun) + rows
        content = text.encode()
        if file.lower().endswith(".xlsx"):
            catalogue = (before or begun).registry.catalogue
            content = plan_workbook(tomllib.loads(text), catalogue, lang, empty=True)
    save(file, content)
    write(f"{_WRITTEN.fill(file=file).in_language(lang)}\n")
    return 0


def _head_after(plan: Plan) -> dict[str, str]:
    """Return the head of the plan after another."""
    return {"region": plan.region, "title": next_title(plan), "period": next_period(plan)}


def _given(head: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in head.items() if value is not None}
