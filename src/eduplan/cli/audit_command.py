"""The command `eduplan audit`: judges what a plan says."""

from __future__ import annotations

import datetime
from functools import partial

import click

from eduplan.catalogue.outcome import SEVERITIES, Severity
from eduplan.cli import mistakes
from eduplan.cli.answers import AnswerForm, audit_output_options
from eduplan.cli.command import EXIT_CODES, Command, help_in_both
from eduplan.cli.input import load_plan_or_document
from eduplan.cli.options import FileName, day, head_options, names, own_standards_option
from eduplan.cli.output import complain
from eduplan.cli.plugin_options import PluginChoice, isolation_options, plugin_options
from eduplan.cli.settings_option import SettingsChoice, settings_options
from eduplan.engine.audit import audit as audit_plan
from eduplan.report.audit import audit_report
from eduplan.report.json import audit_document
from eduplan.report.sarif import audit_sarif


@click.command(
    cls=Command,
    epilog=EXIT_CODES,
    **help_in_both(
        "审核一份规划（TOML 文件），或规划的文档（.docx、.pdf 等，先起草再审核）",
        "Audit a plan (a TOML file), or the document of one (.docx, .pdf …, drafted first)",
    ),
)
@click.argument("plan", type=FileName())
@click.option(
    "--select",
    callback=names,
    multiple=True,
    metavar="CODES",
    help="只问这些规则，如 PLAN,PRE010 / Ask these rules only.",
)
@click.option(
    "--ignore",
    callback=names,
    multiple=True,
    metavar="CODES",
    help="不问这些规则 / Leave these rules out.",
)
@click.option(
    "--severity",
    type=mistakes.Choice(SEVERITIES),
    help="退出码为 1 的最低级别 / Least severity that makes the exit code 1.  [warning]",
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
@own_standards_option
@settings_options
@head_options
@plugin_options
@isolation_options
@click.option("--expand", is_flag=True, help="每组列出全部发现 / Show every finding of a group.")
@audit_output_options
def audit(
    plan: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: Severity | None,
    known_on: datetime.date | None,
    today: datetime.date | None,
    own_standards: bool | None,
    settings: SettingsChoice,
    region: str,
    period: str,
    choice: PluginChoice,
    form: AnswerForm,
) -> int:
    """Audit a plan (a TOML file), write the report and return its exit code."""
    with choice.opened() as (registry, ask):
        form.require(registry, ("json", "sarif"))
        loaded, draft = load_plan_or_document(plan, registry, region, period)
        result = audit_plan(
            loaded.plan,
            loaded.registry,
            today=today or datetime.date.today(),
            known_on=known_on,
            settings=settings.load(plan, loaded.registry).asked(
                select=select,
                ignore=ignore,
                severity=severity,
                strict=choice.strict,
                own_standards=own_standards,
            ),
            ask=ask,
        )
    report = partial(audit_report, result)
    if draft is not None:
        from eduplan.report.drafting import summary_words, unchecked

        report = partial(unchecked, report(), draft, loaded.plan)
        complain(summary_words(draft, loaded.plan).in_language(form.lang))
    form.write(
        report,
        registry,
        json=lambda: audit_document(result, form.lang, streamed=True),
        sarif=lambda: audit_sarif(result, form.lang, streamed=True),
    )
    return result.exit_code
