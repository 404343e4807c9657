"""The command `eduplan report`: what an audit and an evaluation found, as a document to hand on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import attrs
import click

from eduplan.cli import mistakes
from eduplan.cli.answers import AnswerForm, report_output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.options import FileName, shared
from eduplan.cli.output import plugin_prints_aside, save, write
from eduplan.cli.plugin_options import PluginChoice, isolation_options, plugin_options
from eduplan.cli.runs import Part, Request, Run, digests_of, make_run
from eduplan.cli.settings_option import SettingsChoice, settings_options
from eduplan.engine.exit_codes import CLEAN, FOUND, UNUSABLE
from eduplan.registry import Registry
from eduplan.report.documents import dump
from eduplan.report.formats import write_report
from eduplan.report.manifest import Manifest
from eduplan.report.midterm import midterm_report
from eduplan.report.proposals import proposals_report
from eduplan.report.suppression import without_small
from eduplan.report.whole import whole_report
from eduplan.report_model import Report

KINDS: Mapping[str, Part | None] = {
    "full": None,
    "midterm": "evaluation",
    "proposals": "audit",
}
"""The kinds of report, and which part of a run each needs alone."""

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
@shared("data", "register", "mapping")
@click.option(
    "--kind",
    type=mistakes.Choice([*KINDS]),
    default="full",
    help="full：全部；midterm：中期（总结）评估；proposals：逐条修改建议 / "
    "Everything, the mid-term (or final) evaluation, or what to mend clause by clause.  [full]",
)
@click.option(
    "--only",
    type=mistakes.Choice(["audit", "evaluation"]),
    help="只写审核，或只写评价 / The audit or the evaluation alone.",
)
@shared("as_of", "method", "select", "ignore", "known_on", "today", "own_standards")
@shared("suppress_below")
@click.option(
    "--template",
    type=FileName(),
    metavar="FILE",
    help="Word 模板（.docx）：用它的页眉、样式和纸张，写在“{正文}”处 / "
    "A Word template, whose letterhead and styles are kept; written at {body}.",
)
@settings_options
@plugin_options
@isolation_options
@click.option("--expand", is_flag=True, help="全部展开 / Begin with everything unfolded.")
@click.option(
    "--manifest",
    type=FileName(),
    metavar="FILE",
    help="另写一份清单：由什么做成，`eduplan replay` 用它重做 / Also write what it was made from.",
)
@report_output_options
def report(
    kind: str,
    template: str | None,
    manifest: str | None,
    choice: PluginChoice,
    form: AnswerForm,
    settings: SettingsChoice,
    **options: Any,
) -> int:
    """Write what audit and evaluation found as one report; return the exit code."""
    request = Request(**options, settings=settings.path(options["plan"]))
    request = request._replace(only=KINDS[kind] or request.only)
    if request.only == "evaluation" and request.data is None:
        raise mistakes.misused(mistakes.EVALUATION_NEEDS_DATA)
    if manifest is not None and form.output is None:
        raise mistakes.misused(mistakes.MANIFEST_NEEDS_OUTPUT)
    made = make_report(request.dated(), choice, form, kind, template)
    if manifest is None and template is None:
        form.write(lambda: made.report, made.registry)
    else:
        content = made.content(form)
        write(content)
        if manifest is not None and form.output is not None:
            save(manifest, dump(made.manifest.document(form.output, content)))
    if made.has_failed:
        return UNUSABLE if choice.strict else FOUND
    return CLEAN


class Made(NamedTuple):
    """A report with what it was made from, and whether a rule failed meanwhile."""

    report: Report
    registry: Registry
    manifest: Manifest
    has_failed: bool
    template: str | None = None

    def content(self, form: AnswerForm) -> bytes:
        """Return the report in the format that was asked for, as the bytes of a file."""
        name = form.require(self.registry, ())
        if self.template is not None:
            from eduplan.report.docx import write_docx  # an extra that only this needs

            return write_docx(
                self.report, lang=form.lang, expand=form.expand, template=self.template
            )
        with plugin_prints_aside():
            written = write_report(
                self.report, self.registry, name, lang=form.lang, expand=form.expand
            )
        return written.encode() if isinstance(written, str) else written


def make_report(
    request: Request, choice: PluginChoice, form: AnswerForm, kind: str, template: str | None
) -> Made:
    """Return the report that was asked for, before it is written.

    Raises:
        OptionError: there is a template, but the report is no Word file.
    """
    with choice.opened() as (registry, ask):
        format_ = form.require(registry, ())
        if template is not None and format_ != "docx":
            raise mistakes.misused(mistakes.TEMPLATE_NEEDS_WORD)
        run = make_run(request, choice, registry, ask)
    asked = {"kind": kind, "template": template, "format": format_, "lang": form.lang}
    manifest = run.manifest(**asked, expand=form.expand)
    if template is not None:
        manifest = attrs.evolve(manifest, files={**manifest.files, **digests_of([template])})
    found = without_small(_report(run, kind, manifest), request.suppress_below)
    return Made(found, registry, manifest, run.has_failed, template)


def _report(run: Run, kind: str, manifest: Manifest) -> Report:
    if kind == "full":
        return whole_report(run.audit, run.evaluation, manifest)
    found = (
        midterm_report(run.evaluated()) if kind == "midterm" else proposals_report(run.audited())
    )
    return Report((*found.pages, manifest.page(found.pages[0].title)))
