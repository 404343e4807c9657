"""The command `eduplan report`: what an audit and an evaluation found, as a document to hand on."""

from __future__ import annotations

import datetime
import os
from importlib.metadata import version
from typing import Any, Literal, NamedTuple, TypeAlias

import click

from eduplan.cli import mistakes
from eduplan.cli.answers import AnswerForm, report_output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.input import load_plan
from eduplan.cli.options import FileName, day, one_year, own_standards_option
from eduplan.cli.output import plugin_prints_aside, save, write
from eduplan.cli.plugin_options import PluginChoice, isolation_options, plugin_options
from eduplan.cli.register_option import load_register, register_option
from eduplan.cli.settings_option import SettingsChoice, settings_options
from eduplan.engine.audit import audit
from eduplan.engine.evaluation.evaluate import evaluate
from eduplan.engine.exit_codes import CLEAN, FOUND, UNUSABLE
from eduplan.files.table_file import read_table
from eduplan.registry import Registry
from eduplan.report.documents import dump
from eduplan.report.formats import write_report
from eduplan.report.manifest import Manifest, digest
from eduplan.report.whole import whole_report
from eduplan.report_model import Report

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
    manifest: str | None,
    choice: PluginChoice,
    form: AnswerForm,
    settings: SettingsChoice,
    **options: Any,
) -> int:
    """Write what audit and evaluation found as one report; return the exit code."""
    request = Request(**options, settings=settings.path(options["plan"]))
    if request.only == "evaluation" and request.data is None:
        raise mistakes.misused(mistakes.EVALUATION_NEEDS_DATA)
    if manifest is not None and form.output is None:
        raise mistakes.misused(mistakes.MANIFEST_NEEDS_OUTPUT)
    if request.only != "evaluation" and request.today is None:
        request = request._replace(today=datetime.date.today())
    made = make_report(request, choice, form)
    if manifest is None or form.output is None:
        form.write(lambda: made.report, made.registry)
    else:
        content = made.content(form)
        write(content)
        save(manifest, dump(made.manifest.document(form.output, content)))
    if made.has_failed:
        return UNUSABLE if choice.strict else FOUND
    return CLEAN


class Request(NamedTuple):
    """What a report was asked of and how; as options of the command, and in a manifest."""

    plan: str
    data: str | None = None
    register: str | None = None
    only: _Part | None = None
    as_of: int | None = None
    known_on: datetime.date | None = None
    today: datetime.date | None = None
    own_standards: bool | None = None
    settings: str | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """The files that are read."""
        return tuple(filter(None, (self.plan, self.data, self.register, self.settings)))


class Made(NamedTuple):
    """A report with what it was made from, and whether a rule failed meanwhile."""

    report: Report
    registry: Registry
    manifest: Manifest
    has_failed: bool

    def content(self, form: AnswerForm) -> bytes:
        """Return the report in the format that was asked for, as the bytes of a file."""
        name = form.require(self.registry, ())
        with plugin_prints_aside():
            written = write_report(
                self.report, self.registry, name, lang=form.lang, expand=form.expand
            )
        return written.encode() if isinstance(written, str) else written


def make_report(request: Request, choice: PluginChoice, form: AnswerForm) -> Made:
    """Return the report that was asked for, before it is written."""
    audited = evaluated = None
    with choice.opened() as (registry, ask):
        format_ = form.require(registry, ())
        loaded = load_plan(request.plan, registry)
        chosen = SettingsChoice(request.settings, none=request.settings is None)
        settings = chosen.load(request.plan, loaded.registry).asked(
            own_standards=request.own_standards
        )
        if request.only != "evaluation":
            audited = audit(
                loaded.plan,
                loaded.registry,
                today=request.today or datetime.date.today(),
                known_on=request.known_on,
                settings=settings,
                ask=ask,
            )
        if request.data is not None and request.only != "audit":
            known = load_register(request.register, loaded)
            table = read_table(request.data, loaded.registry, plan=loaded.plan, register=known)
            evaluated = evaluate(
                loaded.plan,
                loaded.registry,
                table,
                as_of=request.as_of,
                own_standards=settings.own_standards,
            )
    manifest = Manifest(
        version=version("eduplan"),
        plugins={one.name: one.version for one in registry.plugins if one.state == "ready"},
        registry=loaded.registry.digest,
        files={path: _digest(path) for path in request.files},
        options={
            **{key: _plain(value) for key, value in request._asdict().items()},
            "format": format_,
            "lang": form.lang,
            "expand": form.expand,
            "only_plugins": list(choice.only),
            "without_plugins": list(choice.without),
            "plugin_folders": list(choice.folders),
        },
    )
    has_failed = any(one is not None and bool(one.failed) for one in (audited, evaluated))
    return Made(whole_report(audited, evaluated, manifest), registry, manifest, has_failed)


def _digest(path: str) -> str:
    """Return the digest of a file, or of the files of a folder one after the other."""
    if os.path.isdir(path):
        inside = (os.path.join(path, one) for one in sorted(os.listdir(path)))
        return digest("".join(map(_digest, filter(os.path.isfile, inside))).encode())
    with open(path, "rb") as file:
        return digest(file.read())


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value
