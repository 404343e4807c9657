"""The commands of `eduplan data`: the workbook that others fill in, and what a table says."""

from __future__ import annotations

from collections.abc import Iterator

import click

from eduplan.cli import mistakes
from eduplan.cli.command import Command, CommandGroup, help_in_both
from eduplan.cli.input import load_plan
from eduplan.cli.options import FileName
from eduplan.cli.output import save, write
from eduplan.cli.plugin_options import PluginChoice, plugin_options
from eduplan.files.data_template import data_template
from eduplan.files.mapping_file import TableMapping, mapping_text, read_mapping
from eduplan.files.region_names import RegionNames
from eduplan.files.table_check import TableCheck, check_tables
from eduplan.words import Language, Words

_WRITTEN = Words("已写出 {file}", "wrote {file}")
_SHEET = Words("{place}：{kind}，{rows}行", "{place}: {kind}, {rows} rows")
_NO_HEADER = Words(
    "{place}：认不出表头，没有一列是数据项；评价时会说明缺什么",
    "{place}: no header is recognised, no column is an element; evaluate says what is lacking",
)
_FORM = Words("{place}：年报 {code}，按栏目代码读", "{place}: form {code}, read by its codes")
_FORM_UNREAD = Words(
    "{place}：年报 {code}，没有见到它公开的栏目和代码，不读",
    "{place}: form {code} is not read, no public source of its columns was found",
)
_KINDS = {
    "long": Words("一行一个数", "a figure in each row"),
    "wide": Words("一行一个地方", "a place in each row"),
    "by_element": Words("一行一个数据项", "an element in each row"),
}
_PROPOSED = Words(
    "建议的对应（核对后用 --save 存下，评价时用 --mapping）：",
    "a mapping is proposed (check it, --save keeps it, evaluate takes it by --mapping):",
)
_OR = Words("或 {names}", "or {names}")
_ALL_KNOWN = Words("每一列都认得", "every column is known")
_LANG = click.option(
    "--lang",
    type=mistakes.Choice(["zh", "en"]),
    default="zh",
    help="输出的语言 / The language of the output.  [zh]",
)
_PLAN = click.argument("plan", type=FileName())


@click.group(
    cls=CommandGroup,
    homes={
        "template": "eduplan.cli.data_commands",
        "check": "eduplan.cli.data_commands",
    },
    no_args_is_help=True,
    **help_in_both(
        "评价用的数据：填报的工作簿，核对表头", "Data: the workbook to fill in, headers"
    ),
)
def data() -> None:
    """Hold the commands about data."""


@click.command(
    cls=Command,
    **help_in_both(
        "写出一份工作簿，列出规划的目标需要的数据，由各单位填写",
        "Write the workbook in which the data that a plan's targets need are filled in",
    ),
)
@_PLAN
@click.argument("file", type=FileName())
@_LANG
@plugin_options
def template(plan: str, file: str, lang: Language, choice: PluginChoice) -> int:
    """Write the workbook in which data are filled in; return the exit code."""
    with choice.opened() as (registry, _):
        loaded = load_plan(plan, registry)
        content = data_template(loaded.plan, loaded.registry.catalogue)
    save(file, content, plan)
    write(f"{_WRITTEN.fill(file=file).in_language(lang)}\n")
    return 0


@click.command(
    cls=Command,
    **help_in_both(
        "说出一个数据文件或文件夹的每一列是什么，给认不得的列建议对应",
        "Say what each column of a file or folder of data is, and propose what unknown ones mean",
    ),
)
@click.argument("file", type=FileName())
@click.option("--plan", type=FileName(), metavar="PLAN", help="规划 / The plan.")
@click.option("--mapping", type=FileName(), metavar="FILE", help="对应文件 / A mapping.")
@click.option(
    "--save", "target", type=FileName(), metavar="FILE", help="存下对应 / Keep the mapping."
)
@_LANG
@plugin_options
def check(
    file: str,
    plan: str | None,
    mapping: str | None,
    target: str | None,
    lang: Language,
    choice: PluginChoice,
) -> int:
    """Say what the columns of a file of data are; return 1 if some are unknown."""
    with choice.opened() as (registry, _):
        loaded = load_plan(plan, registry) if plan else None
        catalogue = (loaded.registry if loaded else registry).catalogue
        known = read_mapping(mapping) if mapping else TableMapping()
        regions = RegionNames(loaded.plan) if loaded else ()
        found = check_tables(file, catalogue, known.headers, regions)
    lines = list(_said(found))
    write("".join(f"{one.in_language(lang)}\n" for one in lines))
    if target is not None:
        first = {header: names[0] for header, names in found.proposed.items()}
        others = {header: names[1:] for header, names in found.proposed.items()}
        whole = TableMapping({**known.headers, **first}, known.sources)
        save(target, mapping_text(whole, others).encode(), file)
        write(f"{_WRITTEN.fill(file=target).in_language(lang)}\n")
    return 0 if found.is_known else 1


def _said(found: TableCheck) -> Iterator[Words]:
    for sheet in found.sheets:
        if sheet.form:
            said = _FORM if sheet.is_read else _FORM_UNREAD
            yield said.fill(place=str(sheet.place), code=sheet.form)
            continue
        if sheet.kind is None:
            yield _NO_HEADER.fill(place=str(sheet.place))
            continue
        yield _SHEET.fill(place=str(sheet.place), kind=_KINDS[sheet.kind], rows=sheet.rows)
        for column in sheet.columns:
            yield Words.join((f"  {column.letters}  {column.header} → ", column.meaning))
    if found.proposed:
        yield _PROPOSED
        for header, (first, *others) in found.proposed.items():
            said = Words.same(f'  "{header}" = "{first}"')
            yield said.with_details(_OR.fill(names=Words.listed(others))) if others else said
    elif found.is_known:
        yield _ALL_KNOWN
