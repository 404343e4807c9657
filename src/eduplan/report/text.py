"""An audit as text for people: findings grouped by rule, most serious first, and a summary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from eduplan.catalogue.outcome import SEVERITIES
from eduplan.report.terminal import Console
from eduplan.report.writer import SEVERITY_WORDS, STATUS_WORDS, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from eduplan.catalogue.outcome import Reason, Severity
    from eduplan.engine.asking import RuleOutcome
    from eduplan.engine.audit import AuditReport
    from eduplan.engine.findings import Finding
    from eduplan.words import Language

__all__ = ["audit_text"]

SHOWN = 3
"""How many findings of one rule are shown before the rest is folded."""


def audit_text(
    report: AuditReport,
    *,
    lang: Language = "zh",
    console: Console | None = None,
    expand: bool = False,
) -> str:
    """Return a report as text that ends its last line.

    Args:
        report: the report.
        lang: the language of every word that is not the plan's own.
        console: what the lines are laid out for; 80 plain columns if None.
        expand: show every finding of a group, and every rule that could not be decided.
    """
    writer = Writer(lang, console or Console(), expand)
    lines = [*_head(report, writer), "", *_groups(report, writer), *_summary(report, writer)]
    return "\n".join(lines) + "\n"


def _head(report: AuditReport, writer: Writer) -> Iterator[str]:
    plan, words = report.plan, writer.words
    for line in writer.lines(plan.title):
        yield writer.console.styled(line, "bold")
    yield from writer.labelled(
        [
            (words("文件", "File"), plan.file),
            (
                words("发文", "Issue"),
                words("，", ", ").join(
                    part
                    for part in (
                        plan.document,
                        plan.issuer,
                        words(f"{plan.issued}印发", f"issued on {plan.issued}"),
                    )
                    if part
                ),
            ),
            (words("规划期", "Period"), f"{plan.first_year}—{plan.last_year}"),
            (
                words("判断", "Judged"),
                words(
                    f"以{report.known_on}已公布的内容为准，今天是{report.today}",
                    f"as known on {report.known_on}; today is {report.today}",
                ),
            ),
            (words("调整", "Amended"), _amendments(report, writer)),
            (words("插件", "Plugins"), _plugins(report, writer)),
        ]
    )


def _amendments(report: AuditReport, writer: Writer) -> str:
    """Return the amendments that count, and the targets that each restates."""
    listed = (
        f"{one.document}（{one.date}）：{writer.listed(change.target for change in one.changes)}"
        for one in report.plan.amendments_until(report.today)
    )
    return writer.words("；", "; ").join(listed)


def _plugins(report: AuditReport, writer: Writer) -> str:
    by_state: dict[str, list[str]] = {"ready": [], "failed": [], "left_out": []}
    for plugin in report.plugins:
        by_state[plugin.state].append(plugin.name)
    text = writer.listed(by_state["ready"]) or writer.words("无", "none")
    if by_state["failed"]:
        text += writer.words("；已搁置：", "; set aside: ") + writer.listed(by_state["failed"])
    if by_state["left_out"]:
        text += writer.words("；未选用：", "; left out: ") + writer.listed(by_state["left_out"])
    return text


def _groups(report: AuditReport, writer: Writer) -> Iterator[str]:
    for code, findings in report.groups.items():
        yield from _group(code, findings, report, writer)
        yield ""


def _group(
    code: str, findings: Sequence[Finding], report: AuditReport, writer: Writer
) -> Iterator[str]:
    worst = findings[0].severity
    title = writer.said(report.catalogue.rules[code].title)
    count = _group_count(findings, writer)
    for line in writer.lines(f"{writer.said(SEVERITY_WORDS[worst])} {code} {title}{count}"):
        yield writer.console.styled(line, worst)
    shown = findings if writer.expand else findings[:SHOWN]
    remedies = {writer.said(finding.remedy) for finding in shown}
    for number, finding in enumerate(shown, 1):
        yield from _finding(finding, f"  {number}. ", writer, worst)
        if len(remedies) > 1:
            yield from _remedy(finding, "     ", writer)
    if len(remedies) == 1:
        yield from _remedy(findings[0], "  ", writer)
    if hidden := len(findings) - len(shown):
        yield f"  {writer.rest(hidden)}"


def _group_count(findings: Sequence[Finding], writer: Writer) -> str:
    severities = Counter(finding.severity for finding in findings)
    text = writer.words(f"{len(findings)}项", str(len(findings)))
    if len(severities) > 1:
        text += writer.words("：", ": ") + _severities(severities, writer)
    return writer.words(f"（{text}）", f" ({text})")


def _severities(counts: Mapping[Severity, int], writer: Writer) -> str:
    return writer.words("，", ", ").join(
        f"{writer.said(SEVERITY_WORDS[one])} {counts[one]}" for one in SEVERITIES if counts.get(one)
    )


def _finding(finding: Finding, first: str, writer: Writer, worst: Severity) -> Iterator[str]:
    message = writer.said(finding.message)
    if finding.severity != worst:
        severity = writer.said(SEVERITY_WORDS[finding.severity])
        message = writer.words(f"［{severity}］{message}", f"[{severity}] {message}")
    yield from writer.lines(message, first)
    if place := _place(finding, writer):
        for line in writer.lines(place, " " * len(first)):
            yield writer.console.styled(line, "dim")


def _place(finding: Finding, writer: Writer) -> str:
    parts = []
    if finding.clauses:
        parts.append(writer.words("条款 ", "clause ") + writer.listed(finding.clauses))
    if location := finding.location:
        line = "" if location.line is None else f":{location.line}"
        parts.append(f"{location.file}{line}")
    return writer.words("；", "; ").join(parts)


def _remedy(finding: Finding, indent: str, writer: Writer) -> Iterator[str]:
    if remedy := writer.said(finding.remedy):
        yield from writer.lines(remedy, indent + writer.words("改法：", "Remedy: "))


def _summary(report: AuditReport, writer: Writer) -> Iterator[str]:
    words = writer.words
    yield writer.console.styled(words("小结", "Summary"), "bold")
    nothing = words("没有发现问题", "nothing was found")
    if not report.outcomes:
        nothing = words("一条规则也没有问到", "no rule was asked of anything")
    found = _severities(report.severities, writer) or nothing
    rows = [(words("发现", "Findings"), found), (words("判断", "Outcomes"), _sum(report, writer))]
    yield from writer.labelled(rows, "  ")
    yield from _waived(report, writer)
    yield from _undecided(report, writer)
    if report.failed or report.registry.failed:
        from eduplan.report.failures import failed_rule_lines, set_aside_lines

        yield from failed_rule_lines(report.failed, writer)
        yield from set_aside_lines(report.plugins, writer)


def _sum(report: AuditReport, writer: Writer) -> str:
    rules = len({one.code for one in report.outcomes})
    parts = " + ".join(
        f"{writer.said(STATUS_WORDS[status])} {count}" for status, count in report.counts.items()
    )
    total = len(report.outcomes)
    return writer.words(
        f"{rules}条规则逐一问过各自的对象，共{total}次 = {parts}",
        f"{rules} rules asked about each of their subjects, {total} times = {parts}",
    )


def _waived(report: AuditReport, writer: Writer) -> Iterator[str]:
    if report.waived:
        yield "  " + writer.words(f"豁免 {len(report.waived)}", f"Waived {len(report.waived)}")
    shown = report.waived if writer.expand else report.waived[:SHOWN]
    for finding, waiver in shown:
        subjects = writer.listed(finding.subjects)
        text = writer.words(
            f"{finding.code} {subjects}：{waiver.reason}（{waiver.document}，至{waiver.expires}）",
            f"{finding.code} {subjects}: {waiver.reason} ({waiver.document}, until "
            f"{waiver.expires})",
        )
        yield from writer.lines(text, "    ", "      ")
    if hidden := len(report.waived) - len(shown):
        yield f"    {writer.rest(hidden)}"


def _undecided(report: AuditReport, writer: Writer) -> Iterator[str]:
    """Yield, for each reason, how many questions it left open, and what would decide them."""
    groups: dict[Reason, list[RuleOutcome]] = {}
    for one in report.outcomes:
        if one.outcome.status == "not_evaluated" and one.outcome.reason is not None:
            groups.setdefault(one.outcome.reason, []).append(one)
    if not groups:
        return
    yield "  " + writer.said(STATUS_WORDS["not_evaluated"])
    for _, outcomes in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        yield from writer.lines(_open_question(outcomes, report, writer), "    ", "      ")


def _open_question(outcomes: Sequence[RuleOutcome], report: AuditReport, writer: Writer) -> str:
    reason = outcomes[0].outcome.reason
    assert reason is not None
    codes = Counter(one.code for one in outcomes)
    missing = Counter(
        report.catalogue.label(name, writer.lang)
        for one in outcomes
        for name in one.outcome.missing
    )
    said, count, rules = writer.said(reason.words), len(outcomes), _most_frequent(codes, writer)
    text = writer.words(f"{said}（{count}次）：{rules}", f"{said} ({count}): {rules}")
    if missing:
        text += writer.words("；缺：", "; missing: ") + _most_frequent(missing, writer)
    return text


def _most_frequent(counts: Counter[str], writer: Writer) -> str:
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    shown = ordered if writer.expand else ordered[: 2 * SHOWN]
    hidden = len(ordered) - len(shown)
    more = writer.words(f"等{len(ordered)}项", f" and {hidden} more") if hidden else ""
    return writer.listed(shown) + more
