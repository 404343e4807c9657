"""An answer in the form that was asked for: a document of its own, or its report in any format."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from functools import wraps
from typing import Any, NamedTuple, TypeVar

import click

from eduplan.cli import mistakes
from eduplan.cli.command import OUTPUT
from eduplan.cli.options import FileName, with_options
from eduplan.cli.output import output, plugin_prints_aside, write, write_all, write_json
from eduplan.registry import Registry
from eduplan.report.formats import OWN, FormatError, format_of_file, report_format, write_report
from eduplan.report.terminal import console_of
from eduplan.report.text import text_lines
from eduplan.report_model import Report
from eduplan.words import Language

_Command = TypeVar("_Command", bound="Callable[..., Any]")
_NO_TEXT = (".json", ".sarif", ".pdf", ".doc", ".xls", ".htm")
"""Ends of names under which nobody expects text: a command that does not write these says so."""


class AnswerForm(NamedTuple):
    """How a command writes its answer: in which format and language, and with what is folded.

    Without a format that was asked for, it is that of the file's name, or text.
    """

    asked: str | None
    lang: Language
    expand: bool = False
    output: str | None = None

    def write(
        self,
        report: Callable[[], Report],
        registry: Registry | None = None,
        **documents: Callable[[], dict[str, Any]],
    ) -> None:
        """Write an answer; `documents` makes those that have a format of their own, such as `json`.

        Raises:
            OptionError: there is no such format.
            FormatError: a plugin failed to write it.
            OutputError: the output can't be written.
        """
        format_ = self.require(registry, documents)
        if format_ in documents:
            write_json(documents[format_]())
        elif format_ == "text":
            console = console_of(output(), os.environ)
            write_all(text_lines(report(), self.lang, self.expand, console))
        else:
            with plugin_prints_aside():
                written = write_report(
                    report(), registry, format_, lang=self.lang, expand=self.expand
                )
            write(written)

    def require(self, registry: Registry | None, own: Collection[str]) -> str:
        """Return the format: one of the command's own, or one in which any report is written.

        Raises:
            OptionError: it is none of these; the text names the nearest.
        """
        if self.asked is None:
            return self._of_file(registry, own)
        return self.asked if self.asked in own else _known(self.asked, registry, own)

    def _of_file(self, registry: Registry | None, own: Collection[str]) -> str:
        path = (self.output or "").lower()
        named = next((one for one in own if path.endswith(f".{one}")), None)
        found = named or format_of_file(path, registry)
        if found is None and path.endswith(_NO_TEXT):
            return _known(path.rpartition(".")[2], registry, own)
        return found or "text"


def _known(name: str, registry: Registry | None, own: Collection[str]) -> str:
    """Return the name of a format; without one, the error names the nearest."""
    try:
        return report_format(name, registry, own).name
    except FormatError as error:
        [problem] = error.problems
        raise mistakes.misused(problem.message, problem.expected, problem.nearest) from None


class _FormatChoice(click.Choice[str]):
    """The formats of a command; those that plugins add are not known before they are loaded."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name of a format as it was given."""
        return value


def output_options(command: _Command) -> Callable[..., Any]:
    """Add `--format`, `--lang` and `--output`; the command gets them together, as `form`."""
    return _with_form(command, ("json",))


def audit_output_options(command: _Command) -> Callable[..., Any]:
    """Add the same for an audit, whose findings platforms read as SARIF."""
    return _with_form(command, ("json", "sarif"))


def report_output_options(command: _Command) -> Callable[..., Any]:
    """Add the same for what is a report and nothing else."""
    return _with_form(command, ())


def _with_form(command: _Command, documents: Sequence[str]) -> Callable[..., Any]:
    @wraps(command)
    def with_form(
        format_: str | None, lang: Language, expand: bool = False, **arguments: Any
    ) -> Any:
        """Gather how to write the answer into one argument and run the command."""
        output = click.get_current_context().meta[OUTPUT]
        return command(form=AnswerForm(format_, lang, expand, output), **arguments)

    names = [*(one.name for one in OWN), *documents]
    return click.option(
        "--format",
        "format_",
        type=_FormatChoice(names),
        metavar="FORMAT",
        help=f"{'、'.join(names)}，或插件另加的；不写，按文件名 / "
        "One of these, or one that a plugin adds; by default, that of the name of the file.",
    )(language_options(with_form))


def language_options(command: _Command) -> _Command:
    """Add `--lang`, and `--output`, which the command never sees: its class takes it away."""
    return with_options(_LANGUAGE_OPTIONS, command)


_LANGUAGE_OPTIONS = (
    click.option(
        "--lang",
        type=mistakes.Choice(["zh", "en"]),
        default="zh",
        help="文字用中文或英文 / Language of the texts.  [zh]",
    ),
    click.option(
        "-o",
        "--output",
        type=FileName(),
        metavar="FILE",
        help="写入文件（UTF-8），不显示 / Write to a file (UTF-8) instead of the console.",
    ),
)
