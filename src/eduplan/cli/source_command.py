"""The command `eduplan source`: holds a plan file against the document that it was made of."""

from __future__ import annotations

import click

from eduplan.cli.answers import AnswerForm, output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.input import load_document, load_plan
from eduplan.cli.options import FileName
from eduplan.cli.plugin_options import PluginChoice, plugin_options
from eduplan.drafting.source import compare
from eduplan.report.drafting import source_document, source_report

_CODES = """\
\b
退出码 / Exit codes:
  0  规划和文档说的相同 / plan and document say the same
  1  有差别 / they differ
  2  文件或选项不可用 / unusable file or option
"""


@click.command(
    cls=Command,
    epilog=_CODES,
    **help_in_both(
        "核对规划文件与它的文档：缺了哪个数、哪条措施，改了哪个数，哪个条款没有",
        "Hold a plan file against its document: what lacks, what differs, clauses unknown",
    ),
)
@click.argument("plan", type=FileName())
@click.argument("document", type=FileName(allow_dash=True))
@plugin_options
@output_options
def source(plan: str, document: str, choice: PluginChoice, form: AnswerForm) -> int:
    """Compare a plan with its document, write how they differ and return the exit code."""
    registry = choice.load()
    form.require(registry, ("json",))
    loaded = load_plan(plan, registry)
    found = compare(loaded.plan, load_document(document, registry), registry)
    form.write(
        lambda: source_report(found),
        registry,
        json=lambda: source_document(found, form.lang),
    )
    return int(bool(found.differences))
