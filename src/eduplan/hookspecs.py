"""The hooks that a plugin may implement; each is called once per plugin, when it is registered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pluggy

from eduplan.catalogue.contribution import Contributor
from eduplan.catalogue.progress import ProgressMethod
from eduplan.report_model import ReportFormat
from eduplan.tables.blocks import DocumentReader
from eduplan.tables.sheet import TableReader
from eduplan.words import Words

API_VERSION = 1
"""Version of the hooks below; it rises when one changes in a way that a plugin must follow."""

API_NAME = "EDUPLAN_API"
"""What a plugin's module calls the version of the hooks that it is written for; 1 if it doesn't."""

API_CHANGES = {
    1: Words(
        "领域写成 Domain，由 @eduplan.hookimpl 标记的 eduplan_domains 交出",
        "write domains as Domain, and hand them over by eduplan_domains under @eduplan.hookimpl",
    ),
}
"""What a plugin must change to follow each version."""

HOOK_PREFIX = "eduplan_"
"""Every hook's name starts with it, so that a misspelt one is recognised and named."""

hookspec: pluggy.HookspecMarker = pluggy.HookspecMarker("eduplan")
hookimpl: pluggy.HookimplMarker = pluggy.HookimplMarker("eduplan")
"""Marks a plugin's function as the implementation of the hook of the same name."""


class Hook(NamedTuple):
    """What a hook hands over: a list of things of a type, which authors know by another name."""

    gives: type
    called: str
    words: Words


@hookspec
def eduplan_domains() -> Sequence[Contributor]:  # type: ignore[empty-body]
    """Return the domains that the plugin contributes."""


@hookspec
def eduplan_report_formats() -> Sequence[ReportFormat]:  # type: ignore[empty-body]
    """Return the forms in which the plugin writes reports, beside text, JSON and SARIF."""


@hookspec
def eduplan_progress_methods() -> Sequence[ProgressMethod]:  # type: ignore[empty-body]
    """Return the methods of progress that plans and `--method` may name."""


@hookspec
def eduplan_document_readers() -> Sequence[DocumentReader]:  # type: ignore[empty-body]
    """Return the formats of documents that the plugin reads, for drafting plans of them."""


@hookspec
def eduplan_table_readers() -> Sequence[TableReader]:  # type: ignore[empty-body]
    """Return the formats of tables that the plugin reads, for data and registers."""


HOOKS: Mapping[str, Hook] = {
    "eduplan_domains": Hook(Contributor, "Domain", Words("领域", "domains")),
    "eduplan_report_formats": Hook(
        ReportFormat, "ReportFormat", Words("报告格式", "forms of reports")
    ),
    "eduplan_progress_methods": Hook(
        ProgressMethod, "ProgressMethod", Words("进度方法", "methods of progress")
    ),
    "eduplan_document_readers": Hook(
        DocumentReader, "DocumentReader", Words("文档格式", "formats of documents")
    ),
    "eduplan_table_readers": Hook(
        TableReader, "TableReader", Words("数据表格式", "formats of tables")
    ),
}
"""Every hook by its name."""
