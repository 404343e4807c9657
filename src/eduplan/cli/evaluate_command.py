"""The command `eduplan evaluate`: judges a plan against data."""

from __future__ import annotations

import click

from eduplan.cli.answers import AnswerForm, output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.input import load_plan
from eduplan.cli.options import FileName, one_year, own_standards_option
from eduplan.cli.plugin_options import PluginChoice, isolation_options, plugin_options
from eduplan.cli.register_option import load_register, register_option
from eduplan.cli.settings_option import SettingsChoice, settings_options
from eduplan.engine.evaluation.evaluate import evaluate as evaluate_plan
from eduplan.files.mapping_file import read_mapping
from eduplan.files.table_file import read_table
from eduplan.report.evaluation import evaluation_report, exit_code_of
from eduplan.report.evaluation_json import evaluation_document

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
@click.option(
    "--data",
    type=FileName(),
    required=True,
    metavar="FILE|FOLDER",
    help="数据：CSV 或工作簿，或它们的文件夹 / The data: CSV or workbooks, or a folder of them.",
)
@register_option
@click.option(
    "--mapping",
    type=FileName(),
    metavar="FILE",
    help="表头的对应，见 eduplan data check / What headers mean, see eduplan data check.",
)
@click.option(
    "--as-of",
    callback=one_year,
    metavar="YEAR",
    help="评价到这一年年底 / Judge at the end of this year.  [期内最后有数据的年份 / last]",
)
@own_standards_option
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
    plan: str,
    data: str,
    register: str | None,
    mapping: str | None,
    as_of: int | None,
    own_standards: bool | None,
    settings: SettingsChoice,
    choice: PluginChoice,
    form: AnswerForm,
) -> int:
    """Evaluate a plan against data: level, pace and direction; return the exit code."""
    with choice.opened() as (registry, _):  # their calculations run meanwhile
        form.require(registry, ("json",))
        loaded = load_plan(plan, registry)
        known = load_register(register, loaded)
        meant = read_mapping(mapping) if mapping else {}
        table = read_table(data, loaded.registry, plan=loaded.plan, register=known, mapping=meant)
        asked = settings.load(plan, loaded.registry).asked(own_standards=own_standards)
        result = evaluate_plan(
            loaded.plan, loaded.registry, table, as_of=as_of, own_standards=asked.own_standards
        )
    form.write(
        lambda: evaluation_report(result),
        registry,
        json=lambda: evaluation_document(result, form.lang, strict=choice.strict),
    )
    return exit_code_of(result, strict=choice.strict)
