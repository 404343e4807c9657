"""The command `eduplan audit`: judges what a plan says."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from eduplan.cli.answers import AnswerForm, audit_output_options
from eduplan.cli.command import EXIT_CODES, Command, help_in_both
from eduplan.cli.options import FileName, shared
from eduplan.cli.output import complain
from eduplan.cli.plugin_options import PluginChoice, isolation_options, plugin_options
from eduplan.cli.runs import Request, make_run
from eduplan.cli.settings_option import SettingsChoice, settings_options
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
@shared("select", "ignore")
@shared("severity", default=None)
@shared("known_on", "today", "own_standards", "region", "period")
@settings_options
@plugin_options
@isolation_options
@click.option("--expand", is_flag=True, help="每组列出全部发现 / Show every finding of a group.")
@audit_output_options
def audit(choice: PluginChoice, form: AnswerForm, settings: SettingsChoice, **options: Any) -> int:
    """Audit a plan (a TOML file), write the report and return its exit code."""
    request = Request(**options, only="audit", settings=settings.path(options["plan"]))
    with choice.opened() as (registry, ask):
        format_ = form.require(registry, ("json", "sarif"))
        run = make_run(request.dated(), choice, registry, ask)
    result, draft = run.audited(), run.draft
    report = partial(audit_report, result)
    if draft is not None:
        from eduplan.report.drafting import summary_words, unchecked

        report = partial(unchecked, report(), draft, result.plan)
        if format_ in ("json", "sarif"):  # a report says it on top
            complain(summary_words(draft, result.plan).in_language(form.lang))
    form.write(
        report,
        registry,
        json=lambda: audit_document(result, form.lang, streamed=True, manifest=run.manifest()),
        sarif=lambda: audit_sarif(result, form.lang, streamed=True),
    )
    return result.exit_code
