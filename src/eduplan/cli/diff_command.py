"""The command `eduplan diff`: what a run found that an earlier one did not, and the other way."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import click

from eduplan.catalogue.outcome import SEVERITIES, Severity
from eduplan.cli import mistakes
from eduplan.cli.answers import AnswerForm, report_output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.options import FileName
from eduplan.cli.output import save
from eduplan.engine.exit_codes import CLEAN, FOUND
from eduplan.files.text_file import read_text
from eduplan.report.difference import Json, difference, difference_report, require_answer
from eduplan.report.documents import dump

_CODES = """\
\b
退出码 / Exit codes:
  0  没有新的发现 / no new finding
  1  有不低于 --severity 的新发现，或有发现变重
     a new finding of the severity or worse, or one that became graver
  2  输入或选项不可用 / unusable input or option
"""


@click.command(
    cls=Command,
    epilog=_CODES,
    **help_in_both(
        "比较两次的 JSON 输出（audit 或 evaluate）：新的、不再有的、变了的",
        "Compare two JSON answers (of audit or evaluate): new, gone and changed",
    ),
)
@click.argument("old", type=FileName())
@click.argument("new", type=FileName())
@click.option(
    "--severity",
    type=mistakes.Choice(SEVERITIES),
    default="warning",
    help="退出码为 1 的最低级别 / Least severity that makes the exit code 1.  [warning]",
)
@click.option(
    "--shrink",
    is_flag=True,
    help="把不再有的发现从 OLD 里去掉：已知的只减不增 / Take what is gone out of OLD.",
)
@report_output_options
def diff(old: str, new: str, severity: Severity, shrink: bool, form: AnswerForm) -> int:
    """Compare two answers, write what differs and return the exit code."""
    form.require(None, ())
    found = difference(_answer(old), _answer(new))
    form.write(lambda: difference_report(found))
    if shrink and found.gone:
        save(old, dump(found.shrunk()))
    return FOUND if found.has_new(severity) else CLEAN


def _answer(path: str) -> Json:
    text = read_text(path)
    document: Any = None
    with suppress(ValueError, RecursionError):
        document = json.loads(text)
    return require_answer(document, path)
