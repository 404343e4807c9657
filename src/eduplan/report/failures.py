"""What plugins did wrong, for people: the rules that failed, the plugins that were set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eduplan.engine.asking import RuleOutcome
    from eduplan.failures import Failure
    from eduplan.registry import PluginReport
    from eduplan.report.writer import Writer

__all__ = ["failed_rule_lines", "plugin_reason_lines", "set_aside_lines", "traceback_lines"]

_SHOWN = 3
"""How many different reasons of one rule are shown before the rest is folded."""


def failed_rule_lines(failed: Sequence[RuleOutcome], writer: Writer) -> Iterator[str]:
    """Yield, of each rule that failed, each reason with the subjects on which it did."""
    if failed:
        title = writer.words("规则出错", "Rules that failed")
        yield "  " + writer.console.styled(title, "error")
    for reasons in _by_rule_and_reason(failed):
        shown = reasons if writer.expand else reasons[:_SHOWN]
        for outcomes in shown:
            yield from writer.lines(_said(outcomes, writer), "    ", "      ")
        if hidden := len(reasons) - len(shown):
            yield f"      {writer.rest(hidden)}"
    yield from traceback_lines([one.failure for one in failed], writer, "    ")


def set_aside_lines(plugins: Sequence[PluginReport], writer: Writer) -> Iterator[str]:
    """Yield the plugins that were set aside, each with its reasons."""
    failed = [plugin for plugin in plugins if plugin.state == "failed"]
    if failed:
        title = writer.words("搁置的插件", "Plugins set aside")
        yield "  " + writer.console.styled(title, "error")
    for plugin in failed:
        shown = plugin.reasons if writer.expand else plugin.reasons[:1]
        yield from plugin_reason_lines(plugin, shown, writer, f"    {plugin.name}: ", "      ")
        if hidden := len(plugin.reasons) - len(shown):
            yield f"      {writer.rest(hidden)}"
    yield from traceback_lines([plugin.failure for plugin in failed], writer, "    ")


def plugin_reason_lines(
    plugin: PluginReport, reasons: Sequence[str], writer: Writer, first: str, rest: str
) -> Iterator[str]:
    """Yield some reasons for which a plugin was set aside, the first after `first`."""
    for number, reason in enumerate(reasons):
        text = reason + _id(plugin.failure, writer)
        yield from writer.lines(text, rest if number else first, rest)


def traceback_lines(
    failures: Sequence[Failure | None], writer: Writer, indent: str = ""
) -> Iterator[str]:
    """Yield where the tracebacks are to be had, if there are any."""
    if any(failure is not None and failure.id for failure in failures):
        text = writer.words(
            "完整回溯在 --format json 输出的 tracebacks 里，按编号查",
            "the tracebacks stand in the output of --format json, under tracebacks, by these ids",
        )
        yield from writer.lines(text, indent, indent)


def _by_rule_and_reason(failed: Sequence[RuleOutcome]) -> list[list[list[RuleOutcome]]]:
    rules: dict[str, dict[str, list[RuleOutcome]]] = {}
    for one in failed:
        text = one.outcome.reason.words.zh if one.outcome.reason else ""
        rules.setdefault(one.code, {}).setdefault(text, []).append(one)
    return [list(reasons.values()) for reasons in rules.values()]


def _said(outcomes: Sequence[RuleOutcome], writer: Writer) -> str:
    first, others = outcomes[0], outcomes[1:]
    subjects = first.subject
    if others and writer.expand:
        subjects = writer.listed(one.subject for one in outcomes)
    elif others:
        count = len(outcomes)
        subjects += writer.words(f"等{count}个对象", f" and {count - 1} more")
    reason = writer.said(first.outcome.reason.words) if first.outcome.reason else ""
    return f"{first.code} {subjects}: {reason}{_id(first.failure, writer)}"


def _id(failure: Failure | None, writer: Writer) -> str:
    if failure is None or not failure.id:
        return ""
    return writer.words(f"（回溯 {failure.id}）", f" (traceback {failure.id})")
