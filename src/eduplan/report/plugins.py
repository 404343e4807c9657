"""The plugins as a table: state, version, distribution, domains, and why one was set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduplan.report.failures import plugin_reason_lines, traceback_lines
from eduplan.report.listing import entries
from eduplan.report.terminal import printable
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eduplan.registry import PluginReport
    from eduplan.report.writer import Writer

__all__ = ["plugin_lines"]

_STATES = {
    "ready": Words("可用", "ready"),
    "failed": Words("已搁置", "set aside"),
    "left_out": Words("未选用", "left out"),
    "listed": Words("未装入", "not loaded"),
}


def plugin_lines(plugins: Sequence[PluginReport], writer: Writer) -> Iterator[str]:
    """Yield an entry for each plugin, and below it the reasons for which it was set aside."""
    words = writer.words
    if not plugins:
        yield words("没有安装插件", "no plugin is installed")
        return
    head = [
        words("插件", "Plugin"),
        words("状态", "State"),
        words("版本", "Version"),
        words("安装包", "Distribution"),
        words("领域", "Domains"),
    ]
    first, *others = entries([head, *(_row(plugin, writer) for plugin in plugins)], writer)
    yield from (writer.console.styled(line, "bold") for line in first)
    for lines, plugin in zip(others, plugins, strict=True):
        failed = plugin.state == "failed"
        yield from (writer.console.styled(line, "error") if failed else line for line in lines)
        yield from plugin_reason_lines(plugin, plugin.reasons, writer, "    ", "    ")
    yield from traceback_lines([plugin.failure for plugin in plugins], writer)


def _row(plugin: PluginReport, writer: Writer) -> list[str]:
    return [
        printable(plugin.name),
        writer.said(_STATES[plugin.state]),
        plugin.version or "-",
        plugin.distribution or "-",
        writer.listed(plugin.domains) or "-",
    ]
