"""The command `eduplan report`: what an audit and an evaluation found, as a document to hand on."""

from __future__ import annotations

import datetime
from typing import Literal, TypeAlias

import click

from eduplan.cli import mistakes
from eduplan.cli.answers import AnswerForm, report_output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.input import load_plan
from eduplan.cli.options import FileName, day, one_year, own_standards_option
from eduplan.cli.plugin_options import PluginChoice, isolation_options, plugin_options
from eduplan.cli.register_option import load_register, register_option
from eduplan.engine.audit import audit
from eduplan.engine.evaluation.evaluate import evaluate
from eduplan.files.table_file import read_table
from eduplan.report.settings import CLEAN, FOUND, UNUSABLE
from eduplan.report.whole import whole_report

_Part: TypeAlias = Literal["audit", "evaluation"]

_CODES = """\
\b
退出码 / Exit codes:
  0  报告已写出 / the report is written
  1  同上，而有规则出错 / the same, but a rule failed
  2  输入或选项不可用；--strict 时有插件或规则出错
     unusable input or option; with --strict, a plugin or rule that failed
"""


@click.command(
    cls=Command,
    epilog=_CODES,
    **help_in_both(
        "把审核和评价写成一份可以转交的报告，格式看文件名：.html .docx .xlsx .md",
        "Write audit and evaluation as a report to hand on, in the format of the file's name",
    ),
)
@click.argument("plan", type=FileName())
@click.option(
    "--data",
    type=FileName(),
    metavar="FILE",
    help="CSV 数据表；没有就只写审核 / The table of observations; without it, the audit alone.",
)
@click.option(
    "--only",
    type=mistakes.Choice(["audit", "evaluation"]),
    help="只写审核，或只写评价 / The audit or the evaluation alone.",
)
@click.option(
    "--as-of",
    callback=one_year,
    metavar="YEAR",
    help="评价到这一年年底 / Judge at the end of this year.  [期内最后有数据的年份 / last]",
)
@click.option(
    "--known-on",
    callback=day,
    metavar="DATE",
    help="以这一天已公布的内容为准 / The day whose knowledge counts.  [印发日 / day of issue]",
)
@click.option(
    "--today",
    callback=day,
    metavar="DATE",
    help="豁免按这一天到期 / The day by which waivers lapse.  [今天 / today]",
)
@register_option
@own_standards_option
@plugin_options
@isolation_options
@click.option("--expand", is_flag=True, help="全部展开 / Begin with everything unfolded.")
@report_output_options
def report(
    plan: str,
    data: str | None,
    register: str | None,
    only: _Part | None,
    as_of: int | None,
    known_on: datetime.date | None,
    today: datetime.date | None,
    own_standards: bool,
    choice: PluginChoice,
    form: AnswerForm,
) -> int:
    """Write what audit and evaluation found as one report; return the exit code."""
    if only == "evaluation" and data is None:
        raise mistakes.misused(mistakes.EVALUATION_NEEDS_DATA)
    audited = evaluated = None
    with choice.opened() as (registry, ask):
        form.require(registry, ())
        loaded = load_plan(plan, registry)
        if only != "evaluation":
            audited = audit(
                loaded.plan,
                loaded.registry,
                today=today or datetime.date.today(),
                known_on=known_on,
                own_standards=own_standards,
                ask=ask,
            )
        if data is not None and only != "audit":
            known = load_register(register, loaded)
            table = read_table(data, loaded.registry, plan=loaded.plan, register=known)
            evaluated = evaluate(
                loaded.plan, loaded.registry, table, as_of=as_of, own_standards=own_standards
            )
    form.write(lambda: whole_report(audited, evaluated), registry)
    if any(one is not None and one.failed for one in (audited, evaluated)):
        return UNUSABLE if choice.strict else FOUND
    return CLEAN
