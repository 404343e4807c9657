"""The report of any result, in any form: eduplan's own and those that plugins add, in one table."""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib import import_module

from eduplan.errors import EduplanError, nearest_names
from eduplan.failures import end_if_forked, failure_of
from eduplan.messages import MessageKind
from eduplan.registry import Registry
from eduplan.report.text import TEXT
from eduplan.report_model import Report, ReportFormat
from eduplan.words import Language, Words

_UNKNOWN = MessageKind(
    "unknown_report_format", "没有“{name}”这种格式", "there is no format '{name}'"
)
_KNOWN = MessageKind("known_formats", "{names}之一", "one of {names}")
_FAILED = MessageKind(
    "format_failed",
    "报告不能写成“{name}”：{reason}",
    "the report can't be written as '{name}': {reason}",
)
_GAVE = MessageKind(
    "format_gave_nothing", "格式“{name}”给出的是 {kind}", "the format '{name}' gave a {kind}"
)
_TEXT_OR_BYTES = Words("文字或字节", "text or bytes")
_NOT_INSTALLED = MessageKind(
    "format_not_installed",
    "写“{name}”要用的包 {package} 没有安装",
    "the package {package}, which writes '{name}', is not installed",
)
_INSTALL = Words("pip install 'eduplan[reports]'", "pip install 'eduplan[reports]'")


def _own(name: str, zh: str, en: str, suffix: str, home: str = "") -> ReportFormat:
    """Return a format of our own; the module that writes it is imported when it is used."""

    def write(report: Report, *, lang: Language = "zh", expand: bool = False) -> str | bytes:
        module = import_module(f"eduplan.report.{home or name}")
        written: str | bytes = getattr(module, f"write_{name}")(report, lang=lang, expand=expand)
        return written

    return ReportFormat(name, Words(zh, en), write, suffix)


OWN = (
    TEXT,
    _own("html", "网页", "web page", ".html"),
    _own("docx", "Word 文件", "Word file", ".docx"),
    _own("xlsx", "工作簿", "workbook", ".xlsx"),
    _own("markdown", "Markdown", "Markdown", ".md"),
    _own("junit", "JUnit", "JUnit", ".xml", "ci"),
    _own("github", "持续集成的注解", "annotations of CI", ".github", "ci"),
)
"""The forms in which eduplan itself writes reports, with the same contract as those of plugins."""


class FormatError(EduplanError):
    """No report format has the name that was asked for, or one can't write a report."""


def report_format(name: str, registry: Registry | None, others: Iterable[str] = ()) -> ReportFormat:
    """Return the format of a name; `others` are further ones that the text of an error names.

    Raises:
        FormatError: there is none; the text names the nearest.
    """
    formats = {one.name: one for one in _formats(registry)}
    if name in formats:
        return formats[name]
    known = (*formats, *others)
    of_files = tuple(one.name for one in formats.values() if one.suffix == f".{name}")
    nearest = of_files or nearest_names(name, known)
    raise FormatError(_UNKNOWN(name=name), _KNOWN(names=known), nearest)


def format_of_file(path: str, registry: Registry | None) -> str | None:
    """Return the name of the format in which files of such a name are written, if there is one."""
    return next((one.name for one in _formats(registry) if path.endswith(one.suffix)), None)


def _formats(registry: Registry | None) -> tuple[ReportFormat, ...]:
    return (*OWN, *(registry.formats if registry else ()))


def write_report(
    report: Report,
    registry: Registry | None,
    format: str = "text",
    *,
    lang: Language = "zh",
    expand: bool = False,
) -> str | bytes:
    """Return a report in one of the forms that eduplan or a plugin writes.

    Raises:
        FormatError: there is no such format, or what writes it failed or gave neither text nor
            bytes; the text says why.
    """
    chosen, process = report_format(format, registry), os.getpid()
    try:
        written = chosen.write(report, lang=lang, expand=expand)
    except ModuleNotFoundError as error:
        said = _NOT_INSTALLED(name=format, package=error.name or "?")
        raise FormatError(said, _INSTALL if chosen in OWN else "") from error
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a plugin's own code may raise anything
        if chosen in OWN:
            raise
        reason = failure_of(error).words
        raise FormatError(_FAILED(name=format, reason=reason)) from error
    finally:
        end_if_forked(process)
    if not isinstance(written, (str, bytes)):
        raise FormatError(_GAVE(name=format, kind=type(written).__name__), _TEXT_OR_BYTES)
    return written
