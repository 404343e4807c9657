"""The plugins as a table: state, version, distribution, domains, and why one was set aside."""

from __future__ import annotations

from collections.abc import Sequence

from eduplan.registry import PluginReport, Registry
from eduplan.report.documents import ANSWERS, Json
from eduplan.report.failures import reason_words, traceback_notes
from eduplan.report.json import failure_documents
from eduplan.report_model import Column, Note, Page, Report, Row, Table
from eduplan.words import Language, Words

_STATES = {
    "ready": Words("可用", "ready"),
    "failed": Words("已搁置", "set aside"),
    "left_out": Words("未选用", "left out"),
    "listed": Words("未装入", "not loaded"),
}
_COLUMNS = (
    Column("plugin", Words("插件", "Plugin"), "name"),
    Column("state", Words("状态", "State")),
    Column("version", Words("版本", "Version")),
    Column("distribution", Words("安装包", "Distribution")),
    Column("domains", Words("领域", "Domains")),
)


def plugins_report(plugins: Sequence[PluginReport]) -> Report:
    """Return a row for each plugin, and below it the reasons for which it was set aside."""
    if not plugins:
        return Report((Page(parts=(Note(Words("没有安装插件", "no plugin is installed")),)),))
    notes = traceback_notes(plugin.failure for plugin in plugins)
    table = Table(_COLUMNS, tuple(map(_row, plugins)))
    return Report((Page(parts=(table, *notes), is_card=True),))


def plugins_document(
    plugins: Sequence[PluginReport], registry: Registry | None, lang: Language
) -> Json:
    """Return the plugins as a document, with the digest of the registry if they were loaded."""
    digest = registry.digest if registry else None
    plugin_documents = failure_documents((), plugins, {}, lang)
    return ANSWERS.document("plugins", registry, lang, registry=digest, **plugin_documents)


def _row(plugin: PluginReport) -> Row:
    return Row.of(
        plugin.name,
        _STATES[plugin.state],
        plugin.version or "-",
        plugin.distribution or "-",
        Words.listed(plugin.domains) or "-",
        role="error" if plugin.state == "failed" else "",
        parts=map(Note, reason_words(plugin)),
    )
