"""The command `eduplan replay`: make a report again, and tell whether it is the same."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import click

from eduplan.cli.answers import AnswerForm, report_output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.options import FileName
from eduplan.cli.output import save
from eduplan.cli.report_command import make_report
from eduplan.cli.runs import Request, choice_of
from eduplan.engine.exit_codes import CLEAN, FOUND
from eduplan.files.text_file import read_text
from eduplan.report.manifest import differences, replay_report, require_manifest

_CODES = """\
\b
退出码 / Exit codes:
  0  逐字节相同 / the same bytes
  1  有部分不同 / a part differs
  2  输入或选项不可用 / unusable input or option
"""


@click.command(
    cls=Command,
    epilog=_CODES,
    **help_in_both(
        "按清单重做一份报告，看是不是逐字节相同；不同的，指出是哪一部分",
        "Make a report again from its manifest, and tell whether, or what, differs",
    ),
)
@click.argument("manifest", type=FileName())
@click.option(
    "--again",
    type=FileName(),
    metavar="FILE",
    help="把重做的报告写到这里 / Write the report that was made again.",
)
@report_output_options
def replay(manifest: str, again: str | None, form: AnswerForm) -> int:
    """Make a report again and tell what differs; return the exit code."""
    document: Any = None
    with suppress(ValueError, RecursionError):
        document = json.loads(read_text(manifest))
    then = require_manifest(document, manifest)
    options = then["options"]
    made_as = AnswerForm(options["format"], options["lang"], options["expand"])
    made = make_report(
        Request.of(options), choice_of(options), made_as, options["kind"], options["template"]
    )
    content = made.content(made_as)
    if again is not None:
        save(again, content, manifest)
    found = differences(then, made.manifest.document(then["output"]["file"], content))
    title = made.report.pages[0].title.zh
    form.write(lambda: replay_report(title, then, found), made.registry)
    return FOUND if found else CLEAN
