"""The command `eduplan evaluate`: judges a plan against data."""

from __future__ import annotations

from typing import Any

import click

from eduplan.cli.answers import AnswerForm, output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.options import FileName, shared
from eduplan.cli.plugin_options import PluginChoice, isolation_options, plugin_options
from eduplan.cli.runs import Request, make_run
from eduplan.cli.settings_option import SettingsChoice, settings_options
from eduplan.report.evaluation import evaluation_report, exit_code_of
from eduplan.report.evaluation_json import evaluation_document
from eduplan.report.suppression import document_without_small, without_small

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
@click.argument("plan", type=FileName())
@shared("data", required=True)
@shared("register", "mapping", "as_of", "method", "own_standards", "suppress_below")
@settings_options
@plugin_options
@isolation_options
@click.option(
    "--expand",
    is_flag=True,
    help="每个值解释到数据行 / Explain each value down to the rows of the data.",
)
@output_options
def evaluate(
    choice: PluginChoice, form: AnswerForm, settings: SettingsChoice, **options: Any
) -> int:
    """Evaluate a plan against data: level, pace and direction; return the exit code."""
    request = Request(**options, only="evaluation", settings=settings.path(options["plan"]))
    with choice.opened() as (registry, _):  # their calculations run meanwhile
        form.require(registry, ("json",))
        run = make_run(request, choice, registry)
    result, below = run.evaluated(), request.suppress_below
    form.write(
        lambda: without_small(evaluation_report(result), below),
        registry,
        json=lambda: document_without_small(
            evaluation_document(result, form.lang, strict=choice.strict, manifest=run.manifest()),
            below,
        ),
    )
    return exit_code_of(result, strict=choice.strict)
