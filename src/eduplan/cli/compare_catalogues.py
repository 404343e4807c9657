"""The commands of `eduplan catalogue`: keep what plugins define, and compare it with another."""

from __future__ import annotations

import datetime

import click

from eduplan.catalogue.changes import changes_of
from eduplan.catalogue.snapshot import Snapshot, snapshot_of
from eduplan.cli.answers import AnswerForm, output_options
from eduplan.cli.command import Command, CommandGroup, help_in_both
from eduplan.cli.input import load_plan
from eduplan.cli.options import FileName, day
from eduplan.cli.output import plugin_prints_aside, save
from eduplan.cli.plugin_options import PluginChoice, plugin_options
from eduplan.engine.audit import audit
from eduplan.engine.evaluation.evaluate import evaluate
from eduplan.engine.exit_codes import CLEAN, FOUND
from eduplan.errors import EduplanError
from eduplan.files.snapshot_file import read_snapshot, snapshot_text
from eduplan.files.table_file import read_table
from eduplan.installed import load_registry
from eduplan.registry import Registry
from eduplan.report.catalogue_changes import Proof, changes_document, changes_report
from eduplan.report.difference import Json, difference
from eduplan.report.evaluation_json import evaluation_document
from eduplan.report.json import audit_document

INSTALLED = ("installed", "已安装")
"""What stands for the plugins of this environment, in place of a folder or of a file."""

_CODES = """\
\b
退出码 / Exit codes:
  0  没有不同，或只有不影响结论的不同
     nothing differs, or nothing that touches a verdict
  1  有可能改变结论、数值或使规划读不进来的不同
     something differs that may change verdicts or numbers, or keep a plan from loading
  2  输入或选项不可用 / unusable input or option
"""


@click.group(
    cls=CommandGroup,
    homes=dict.fromkeys(("diff", "keep"), "eduplan.cli.compare_catalogues"),
    no_args_is_help=True,
    **help_in_both(
        "插件定义的一切：存下来，与另一份比较",
        "All that plugins define: keep it, compare it with another",
    ),
)
def catalogue() -> None:
    """Hold the commands about catalogues."""


@click.command(
    cls=Command,
    **help_in_both("把插件定义的一切存成文件", "Keep all that the plugins define in a file"),
)
@click.argument("file", type=FileName())
@plugin_options
def keep(file: str, choice: PluginChoice) -> int:
    """Write the catalogue as texts, to be compared later or elsewhere; return the exit code."""
    save(file, snapshot_text(snapshot_of(choice._replace(strict=True).load().catalogue)).encode())
    return CLEAN


@click.command(
    cls=Command,
    epilog=_CODES,
    **help_in_both(
        "比较两份目录：改了什么，会影响什么。OLD 和 NEW 是“installed”（已安装的插件）、"
        "插件文件夹（与已安装的一起），或 keep 存下的文件",
        "Compare two catalogues: what changed and what it touches. OLD and NEW are 'installed', a "
        "folder of plugins (beside the installed ones), or a file that `keep` wrote",
    ),
)
@click.argument("old", type=FileName())
@click.argument("new", type=FileName())
@click.option(
    "--plan",
    "plans",
    type=FileName(),
    multiple=True,
    metavar="PLAN",
    help="用两份目录各审一遍这份规划，可写多次 / Audit this plan with both; may be repeated.",
)
@click.option(
    "--data",
    type=FileName(),
    metavar="FILE",
    help="再用这些数据各评价一遍 / Evaluate each plan against these data too.",
)
@click.option(
    "--today",
    callback=day,
    metavar="DATE",
    help="两次审核的日期 / The day of both audits.  [今天 / today]",
)
@output_options
def diff(
    old: str,
    new: str,
    plans: tuple[str, ...],
    data: str | None,
    today: datetime.date | None,
    form: AnswerForm,
) -> int:
    """Compare two catalogues, write what differs and return the exit code."""
    form.require(None, ("json",))
    with plugin_prints_aside():
        before, after = _side(old), _side(new)
        changes = changes_of(_texts(before), _texts(after))
        proofs: list[Proof] = []
        can_prove = isinstance(before, Registry) and isinstance(after, Registry)
        if isinstance(before, Registry) and isinstance(after, Registry):
            day_of_both = today or datetime.date.today()
            proofs = [_proof(plan, data, before, after, day_of_both) for plan in plans]
    form.write(
        lambda: changes_report(changes, proofs, can_prove=can_prove),
        json=lambda: changes_document(changes, proofs, form.lang),
    )
    touches = any(one.effect in ("unloadable", "verdicts", "numbers") for one in changes)
    return FOUND if touches else CLEAN


def _side(name: str) -> Registry | Snapshot:
    """Return the plugins, or the texts kept of some, that stand for one of the two.

    A plugin that can't be used is an error: what it defines would seem to be gone.
    """
    if name in INSTALLED:
        return load_registry(strict=True)
    if name.endswith(".json"):
        return read_snapshot(name)
    return load_registry(strict=True, folders=(name,))


def _texts(side: Registry | Snapshot) -> Snapshot:
    return snapshot_of(side.catalogue) if isinstance(side, Registry) else side


def _proof(
    path: str, data: str | None, old: Registry, new: Registry, today: datetime.date
) -> Proof:
    before = _answers(path, data, old, today)
    try:
        after = _answers(path, data, new, today)
    except EduplanError as error:
        return Proof(path, (), error.problems)
    return Proof(path, tuple(map(difference, before, after)))


def _answers(path: str, data: str | None, registry: Registry, today: datetime.date) -> list[Json]:
    """Return the audit of a plan, and its evaluation where there are data, as documents."""
    plan, known = load_plan(path, registry)[:2]
    answers: list[Json] = [audit_document(audit(plan, known, today=today))]
    if data is not None:
        table = read_table(data, known, plan=plan)
        answers.append(evaluation_document(evaluate(plan, known, table)))
    return answers
