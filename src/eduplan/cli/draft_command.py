"""The command `eduplan draft`: reads the figures of a plan out of its document."""

from __future__ import annotations

import click

from eduplan.cli.answers import AnswerForm, output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.options import FileName
from eduplan.cli.plugin_options import PluginChoice, plugin_options
from eduplan.documents.reading import read_document
from eduplan.drafting.draft import draft as draft_of
from eduplan.report.drafting import draft_document, draft_report

_CODES = """\
\b
退出码 / Exit codes:
  0  文档读了 / the document was read
  2  文档或选项不可用 / unusable document or option
"""


@click.command(
    cls=Command,
    epilog=_CODES,
    **help_in_both(
        "从规划的文档（.docx、.pdf、.html、.md、.txt）里读出每个数",
        "Read every figure out of the document of a plan (.docx, .pdf, .html, .md, .txt)",
    ),
)
@click.argument("document", type=FileName())
@plugin_options
@output_options
def draft(document: str, choice: PluginChoice, form: AnswerForm) -> int:
    """Draft a document, write what was read and return the exit code."""
    registry = choice.load()
    form.require(registry, ("json",))
    found = draft_of(read_document(document), registry)
    form.write(
        lambda: draft_report(found, registry.catalogue),
        registry,
        json=lambda: draft_document(found, registry.catalogue, form.lang),
    )
    return 0
