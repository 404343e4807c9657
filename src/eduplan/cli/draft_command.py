"""The command `eduplan draft`: reads the figures of a plan out of its document."""

from __future__ import annotations

import click

from eduplan.cli.answers import AnswerForm, output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.input import load_document, load_plan
from eduplan.cli.options import FileName, shared
from eduplan.cli.output import complain, write
from eduplan.cli.plugin_options import PluginChoice, plugin_options
from eduplan.drafting.draft import draft as draft_of
from eduplan.drafting.plan import plan_of_draft
from eduplan.files.plan_difference import differences
from eduplan.files.plan_writer import format_plan
from eduplan.report.drafting import (
    draft_document,
    draft_report,
    places_to_look,
    summary_words,
)
from eduplan.report.plan_difference import difference_report
from eduplan.words import Words

_SHOWN = 21
"""Most lines of a summary on the screen; the plan file begins with all of them."""
_MORE = Words(
    "还有 {count} 处，写在规划文件开头", "{count} more stand at the beginning of the plan file"
)
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
        "从规划的文档（.docx、.pdf、.html、.md、.txt）里读出每个数；-o 规划.toml 写成规划文件",
        "Read every figure out of the document of a plan; -o plan.toml writes a plan file",
    ),
)
@click.argument("document", type=FileName(allow_dash=True))
@click.option(
    "--into",
    type=FileName(),
    metavar="PLAN",
    help="与已有的规划文件比：新增、改动、删去 / Show what it adds to a plan file and changes.",
)
@shared("region", "period")
@plugin_options
@output_options
def draft(
    document: str,
    into: str | None,
    region: str,
    period: str,
    choice: PluginChoice,
    form: AnswerForm,
) -> int:
    """Draft a document, write what was read and return the exit code."""
    is_plan = form.asked is None and (form.output or "").endswith(".toml")
    registry = choice.load()
    if not is_plan:
        form.require(registry, ("json",))
    read = load_document(document, registry)
    found = draft_of(read, registry)
    if into is not None:
        old = load_plan(into, registry)
        new = plan_of_draft(found, read, registry, region=old.plan.region, period=period)
        unlike = differences(old.plan, new.plan)
        catalogue = new.registry.catalogue
        form.write(lambda: difference_report(unlike, old.plan, new.plan, catalogue), registry)
    elif is_plan:
        loaded = plan_of_draft(found, read, registry, region=region, period=period)
        summary = summary_words(found, loaded.plan)
        lines = [summary, *places_to_look(found, loaded.plan)]
        notes = "".join(f"# {_on_one_line(one.zh)}\n" for one in lines)
        write(f"{notes}{format_plan(loaded.plan, loaded.registry)}")
        for one in lines[:_SHOWN]:
            complain(one.in_language(form.lang))
        if len(lines) > _SHOWN:
            complain(_MORE.fill(count=str(len(lines) - _SHOWN)).in_language(form.lang))
    else:
        form.write(
            lambda: draft_report(found, registry.catalogue),
            registry,
            json=lambda: draft_document(found, registry.catalogue, form.lang),
        )
    return 0


def _on_one_line(text: str) -> str:
    """Return a text as a comment of a plan file may hold it: on one line, without control signs."""
    return "".join(one if one.isprintable() else " " for one in text)
