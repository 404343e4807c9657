"""An answer in the form that was asked for: a document of its own, or its report in any format."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection
from typing import Any

from eduplan.cli import mistakes
from eduplan.cli.output import plugin_prints_aside, write, write_json
from eduplan.registry import Registry
from eduplan.report_model import Report
from eduplan.words import Language


def write_answer(
    report: Callable[[], Report],
    format_: str,
    lang: Language,
    registry: Registry | None = None,
    *,
    expand: bool = False,
    **documents: Callable[[], dict[str, Any]],
) -> None:
    """Write an answer; `documents` makes those that have a format of their own, such as `json`.

    Raises:
        BadParameter: there is no such format.
        FormatError: a plugin failed to write it.
        OutputError: the output can't be written.
    """
    require_format(format_, registry, documents)
    if format_ in documents:
        write_json(documents[format_]())
    elif format_ == "text" or registry is None:
        from eduplan.report.terminal import console_of
        from eduplan.report.text import write_text

        console = console_of(sys.stdout, os.environ)
        write(write_text(report(), lang=lang, expand=expand, console=console))
    else:
        from eduplan.report.formats import write_report

        with plugin_prints_aside():
            written = write_report(report(), registry, format_, lang=lang, expand=expand)
        write(written)


def require_format(format_: str, registry: Registry | None, own: Collection[str]) -> None:
    """Raise unless a format is text, one of the command's own, or one that a plugin writes.

    Raises:
        OptionError: it is none of these; the text names the nearest.
    """
    if format_ == "text" or format_ in own:
        return
    from eduplan.report.formats import FormatError, report_format

    try:
        report_format(format_, registry, own)
    except FormatError as error:
        [problem] = error.problems
        raise mistakes.misused(problem.message, problem.expected, problem.nearest) from None
