"""The command `eduplan audit`: judges what a plan says."""

from __future__ import annotations

import datetime

import click

from eduplan.catalogue.outcome import Severity
from eduplan.cli.command import EXIT_CODES, Command, help_in_both
from eduplan.cli.options import audit_options, audit_output_options, file_name, file_names
from eduplan.cli.plugin_options import PluginChoice, isolation_options, plugin_options
from eduplan.words import Language


@click.command(
    cls=Command,
    epilog=EXIT_CODES,
    **help_in_both("审核一份规划（TOML 文件）", "Audit a plan (a TOML file)"),
)
@click.argument("plan", callback=file_name, shell_complete=file_names)
@audit_options
@plugin_options
@isolation_options
@click.option("--expand", is_flag=True, help="每组列出全部发现 / Show every finding of a group.")
@audit_output_options
def audit(
    plan: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: Severity,
    known_on: datetime.date | None,
    today: datetime.date | None,
    choice: PluginChoice,
    expand: bool,
    format_: str,
    lang: Language,
) -> int:
    """Audit a plan (a TOML file)."""
    from eduplan.cli.actions import audit_plan
    from eduplan.report.settings import AuditSettings

    settings = AuditSettings(select, ignore, severity, choice.strict)
    days = {"known_on": known_on, "today": today}
    return audit_plan(plan, settings, days, choice, lang, format_=format_, expand=expand)
