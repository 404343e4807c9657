"""The command `eduplan diff`: what a run found that an earlier one did not, and the other way."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import click

from eduplan.catalogue.outcome import Severity
from eduplan.cli.answers import AnswerForm, output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.cross_run import answer_of, with_causes
from eduplan.cli.options import FileName, shared
from eduplan.cli.output import plugin_prints_aside, save
from eduplan.cli.runs import Request, choice_of, make_run
from eduplan.engine.exit_codes import CLEAN, FOUND
from eduplan.files.text_file import read_text
from eduplan.report.difference import (
    Json,
    difference,
    difference_document,
    difference_report,
    require_answer,
    require_made_from,
)
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
        "比较两次的 JSON 输出（audit 或 evaluate）：新的、不再有的、变了的，是谁引起的；"
        "不写 NEW，就照 OLD 的办法现在再做一次",
        "Compare two JSON answers (of audit or evaluate): new, gone, changed, and what made it; "
        "without NEW, the run of OLD is made again now",
    ),
)
@click.argument("old", type=FileName())
@click.argument("new", type=FileName(), required=False)
@shared("severity")
@click.option(
    "--old-folder",
    type=FileName(),
    metavar="DIR",
    help="OLD 读过的文件现在在这里 / Where the files that OLD read stand now.",
)
@click.option(
    "--shrink",
    is_flag=True,
    help="把不再有的发现从 OLD 里去掉：已知的只减不增 / Take what is gone out of OLD.",
)
@output_options
def diff(
    old: str,
    new: str | None,
    severity: Severity,
    old_folder: str | None,
    shrink: bool,
    form: AnswerForm,
) -> int:
    """Compare two answers, write what differs and return the exit code."""
    form.require(None, ("json",))
    before = _answer(old)
    after = _now(before, old) if new is None else _answer(new)
    with plugin_prints_aside():
        found = with_causes(difference(before, after), old_folder or "")
    form.write(lambda: difference_report(found), json=lambda: difference_document(found, form.lang))
    if shrink and found.gone:
        save(old, dump(found.shrunk()))
    return FOUND if found.has_new(severity) else CLEAN


def _answer(path: str) -> Json:
    text = read_text(path)
    document: Any = None
    with suppress(ValueError, RecursionError):
        document = json.loads(text)
    return require_answer(document, path)


def _now(before: Json, file: str) -> Json:
    """Return the answer of the same run as it is today."""
    options = require_made_from(before, file)["options"]
    choice = choice_of(options)
    with choice.opened() as (registry, ask):
        request = Request.of(options)._replace(today=None)
        run = make_run(request.dated(), choice, registry, ask)
        answer = answer_of(run, before)
    return require_answer(json.loads(dump(answer)), file)
