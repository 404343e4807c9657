"""The command `eduplan regions`: every region and year of a large table, into a file."""

from __future__ import annotations

import click

from eduplan.cli import mistakes
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.input import load_plan
from eduplan.cli.options import FileName, names
from eduplan.cli.output import OUTPUT_IS_INPUT, OutputError, naming, replaced, same_file, write
from eduplan.cli.plugin_options import PluginChoice, plugin_options
from eduplan.cli.progress import at
from eduplan.engine.bulk.many import evaluate_many
from eduplan.engine.bulk.tables import PARTS, Part, ending_of, write_table
from eduplan.words import Language, Words

_CODES = """\
\b
退出码 / Exit codes:
  0  已写出 / written
  2  输入或选项不可用 / unusable input or option
"""
_SURVEYING = Words("正在调查表", "surveying the table")
_CALCULATING = Words("正在逐个地区计算", "calculating region by region")
_WRITING = Words("正在写", "writing")
_WRITTEN = Words("已写出 {file}：{rows}行", "wrote {file}: {rows} rows")


@click.command(
    cls=Command,
    epilog=_CODES,
    **help_in_both(
        "一次算出大表里每个地区、每一年的指标、目标或检查",
        "Calculate indicators, targets or checks of every region and year of a large table",
    ),
)
@click.argument("plan", type=FileName(), required=False)
@click.option(
    "--data",
    type=FileName(),
    required=True,
    metavar="FILE",
    help="Parquet 或 CSV：每所机构一年一行 / Parquet or CSV, a row for each institution and year.",
)
@click.option(
    "--output",
    "-o",
    "target",
    type=FileName(),
    required=True,
    metavar="FILE",
    help="写到 .parquet、.csv 或 .xlsx / Where to write: .parquet, .csv or .xlsx.",
)
@click.option(
    "--part",
    type=mistakes.Choice(PARTS),
    help="写哪一张表：values 指标、targets 目标、progress 进度、checks 检查、data 数据的核对 / "
    "Which table to write.  "
    "[有规划写 targets，没有写 values / targets with a plan, else values]",
)
@click.option(
    "--indicators",
    callback=names,
    multiple=True,
    metavar="NAMES",
    help="只算这些指标 / Calculate these only.  [全部，或规划用到的 / all, or the plan's]",
)
@click.option(
    "--lang",
    type=mistakes.Choice(["zh", "en"]),
    default="zh",
    help="输出的语言 / The language of the output.  [zh]",
)
@plugin_options
def regions(
    plan: str | None,
    data: str,
    target: str,
    part: Part | None,
    indicators: tuple[str, ...],
    lang: Language,
    choice: PluginChoice,
) -> int:
    """Evaluate every region and year of a table into a file; return the exit code."""
    ending = ending_of(target)
    if any(one is not None and same_file(target, one) for one in (plan, data)):
        raise OutputError(OUTPUT_IS_INPUT(path=target))
    wanted: Part = part or ("targets" if plan else "values")
    with choice.opened() as (registry, _):
        at(_SURVEYING)
        loaded = load_plan(plan, registry) if plan else None
        found = evaluate_many(
            data,
            loaded.registry if loaded else registry,
            loaded.plan if loaded else None,
            indicators=() if wanted == "data" else indicators or None,
            checks=wanted == "checks",
        )
        at(_CALCULATING)
        table = found.table(wanted)
    at(_WRITING)
    with replaced(target) as file, naming(target):
        rows = write_table(table, file, ending)
    write(f"{_WRITTEN.fill(file=target, rows=rows).in_language(lang)}\n")
    return 0
