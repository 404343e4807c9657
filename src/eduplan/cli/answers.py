"""An answer in the form that was asked for: a document of its own, or its report in any format."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, NamedTuple, TypeVar

import click

from eduplan.cli import mistakes
from eduplan.cli.options import FileName, with_options
from eduplan.cli.output import output, plugin_prints_aside, write, write_json
from eduplan.registry import Registry
from eduplan.report.formats import FormatError, report_format, write_report
from eduplan.report.terminal import console_of
from eduplan.report.text import write_text
from eduplan.report_model import Report
from eduplan.words import Language

_Command = TypeVar("_Command", bound="Callable[..., Any]")


class AnswerForm(NamedTuple):
    """How a command writes its answer: in which format and language, and with what is folded."""

    format: str
    lang: Language
    expand: bool = False

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
        self.require(registry, documents)
        if self.format in documents:
            write_json(documents[self.format]())
        elif self.format == "text" or registry is None:
            console = console_of(output(), os.environ)
            write(write_text(report(), lang=self.lang, expand=self.expand, console=console))
        else:
            with plugin_prints_aside():
                written = write_report(
                    report(), registry, self.format, lang=self.lang, expand=self.expand
                )
            write(written)

    def require(self, registry: Registry | None, own: Collection[str]) -> None:
        """Raise unless the format is text, one of the command's own, or one that a plugin writes.

        Raises:
            OptionError: it is none of these; the text names the nearest.
        """
        if self.format in own:
            return
        try:
            report_format(self.format, registry, own)
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
    return _with_form(
        command,
        ["text", "json"],
        "给人看的文字，或一个 JSON 文档；插件可以另加 / "
        "Text for people, or one JSON document; plugins may add others.  [text]",
    )


def audit_output_options(command: _Command) -> Callable[..., Any]:
    """Add the same for an audit, whose findings platforms read as SARIF."""
    return _with_form(
        command,
        ["text", "json", "sarif"],
        "给人看的文字、一个 JSON 文档，或 SARIF 2.1.0；插件可以另加 / "
        "Text for people, one JSON document, or SARIF 2.1.0; plugins may add others.  [text]",
    )


def _with_form(command: _Command, formats: list[str], text: str) -> Callable[..., Any]:
    @wraps(command)
    def with_form(format_: str, lang: Language, expand: bool = False, **arguments: Any) -> Any:
        """Gather how to write the answer into one argument and run the command."""
        return command(form=AnswerForm(format_, lang, expand), **arguments)

    choice = _FormatChoice(formats)
    return click.option("--format", "format_", type=choice, default="text", help=text)(
        language_options(with_form)
    )


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
        "--output",
        type=FileName(),
        metavar="FILE",
        help="写入文件（UTF-8），不显示 / Write to a file (UTF-8) instead of the console.",
    ),
)
