"""The command `eduplan evaluate`: judges a plan against data."""

from __future__ import annotations

import click

from eduplan.cli.command import Command, help_in_both
from eduplan.cli.options import file_name, file_names, one_year, output_options
from eduplan.cli.plugin_options import PluginChoice, isolation_options, plugin_options
from eduplan.words import Language

_EVALUATION_CODES = """\
\b
退出码 / Exit codes:
  0  都已达到或按进度推进；没有数据的另行列出
     all met or on schedule; what has no data is listed apart
  1  有目标滞后或倒退，数据自相矛盾，有规则出错，或没有一项目标有数据
     a target is behind or regressed, data contradict each other, a rule failed,
     or no target has data
  2  输入或选项不可用；--strict 时有插件或规则出错
     unusable input or option; with --strict, a plugin or rule that failed
"""


@click.command(
    cls=Command,
    epilog=_EVALUATION_CODES,
    **help_in_both(
        "用数据评价一份规划：水平、进度、方向",
        "Evaluate a plan against data: level, pace and direction",
    ),
)
@click.argument("plan", callback=file_name, shell_complete=file_names)
@click.option(
    "--data",
    callback=file_name,
    shell_complete=file_names,
    required=True,
    metavar="FILE",
    help="CSV 数据表 / The table of observations (CSV).",
)
@click.option(
    "--as-of",
    callback=one_year,
    metavar="YEAR",
    help="评价到这一年年底 / Judge at the end of this year.  [期内最后有数据的年份 / last]",
)
@plugin_options
@isolation_options
@click.option(
    "--expand",
    is_flag=True,
    help="每个值解释到数据行 / Explain each value down to the rows of the data.",
)
@output_options
def evaluate(
    plan: str,
    data: str,
    as_of: int | None,
    choice: PluginChoice,
    expand: bool,
    format_: str,
    lang: Language,
) -> int:
    """Evaluate a plan against data: level, pace and direction."""
    from eduplan.cli.evaluating import evaluate_plan

    return evaluate_plan(plan, data, as_of, choice, lang, format_=format_, expand=expand)
