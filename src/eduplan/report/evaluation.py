"""An evaluation as text for people: each target with its three answers, and what data disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduplan.engine.evaluation.checks import DATA_RULES
from eduplan.engine.evaluation.evaluate import BINDINGS
from eduplan.quantity import Interval
from eduplan.readings.words import explain
from eduplan.report.settings import CLEAN, FOUND, UNUSABLE
from eduplan.report.target_notes import notes_of
from eduplan.report.target_words import TargetWords, share_text
from eduplan.report.terminal import Console
from eduplan.report.writer import SEVERITY_WORDS, STATUS_WORDS, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eduplan.engine.case import Case
    from eduplan.engine.evaluation.evaluate import EvaluationReport, Tally
    from eduplan.engine.evaluation.target import TargetEvaluation
    from eduplan.engine.findings import Finding
    from eduplan.words import Language, Words

__all__ = ["evaluation_text", "exit_code_of", "title_of"]

SHOWN = 3
"""How many findings of one check, and missing cells, are shown before the rest is folded."""


def exit_code_of(report: EvaluationReport, *, strict: bool = False) -> int:
    """Return 1 if a target lags, the data contradict themselves or answer nothing at all, else 0.

    A target without data does not lag: it is shown and counted as such. A check that failed hides
    what it would have found, and counts as a finding; with `strict` it makes the exit code 2.
    """
    if report.failed:
        return UNUSABLE if strict else FOUND
    serious = any(finding.severity != "info" for finding in report.findings)
    return FOUND if report.lagging or serious or report.is_blind else CLEAN


def title_of(code: str, report: EvaluationReport) -> Words:
    """Return the title of a check of the data: a rule's, or that of a general comparison."""
    rule = DATA_RULES.get(code) or report.case.catalogue.rules[code]
    return rule.title


def evaluation_text(
    report: EvaluationReport,
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
        expand: explain each value down to the rows of the data, and show every finding.
    """
    writer = Writer(lang, console or Console(), expand)
    lines = [*_head(report, writer), ""]
    for tally in report.tallies:
        lines += [*_group(tally, report, writer), ""]
    lines += [*_findings(report, writer), *_summary(report, writer)]
    return "\n".join(lines) + "\n"


def _head(report: EvaluationReport, writer: Writer) -> Iterator[str]:
    plan, table, words = report.plan, report.table, writer.words
    for line in writer.lines(plan.title):
        yield writer.console.styled(line, "bold")
    rows, missing = len(table.observations), len(table.missing)
    first, last = table.years[0], table.years[-1]
    years = f"{first}—{last}" if first < last else str(first)
    parts = writer.listed(report.parts)
    covered = words(
        f"{table.file}：{rows}行，{years}年，注明缺数 {missing}处",
        f"{table.file}: {rows} rows, {years}, {missing} marked as missing",
    )
    if report.outside:
        covered += words(
            f"；其他地区 {report.outside}行未读", f"; {report.outside} of other regions not read"
        )
    yield from writer.labelled(
        [
            (words("文件", "File"), plan.file),
            (words("数据", "Data"), covered),
            (words("规划期", "Period"), f"{plan.first_year}—{plan.last_year}"),
            (words("评价", "Judged"), words(f"{report.as_of}年底", f"end of {report.as_of}")),
            (
                words("汇总", "Summed"),
                words(f"表中的下级地区：{parts}", f"over the regions of the table: {parts}")
                if parts
                else "",
            ),
        ]
    )


def _group(tally: Tally, report: EvaluationReport, writer: Writer) -> Iterator[str]:
    kind = writer.said(BINDINGS[tally.binding])
    title = writer.words(f"{kind}目标（{tally.targets}项）", f"{kind} targets ({tally.targets})")
    yield writer.console.styled(title, "bold")
    for one in report.targets:
        if one.target.binding == tally.binding:
            yield from _target(one, report.case, writer)


def _target(one: TargetEvaluation, case: Case, writer: Writer) -> Iterator[str]:
    said = TargetWords(one, case, writer.lang)
    verdict = writer.said(one.verdict.words)
    words = writer.words
    due = words(f"（{one.due_year}年）", f" ({one.due_year})")
    head = f"{one.target.id} {said.name()} {said.aim()}".rstrip() + due
    for line in writer.lines(words(f"［{verdict}］{head}", f"[{verdict}] {head}"), "  ", "    "):
        yield writer.console.styled(line, "warning") if one.verdict.lags else line
    rows = [
        (words("水平", "Level"), said.level()),
        (words("进度", "Pace"), said.pace()),
        (words("方向", "Direction"), said.direction()),
        (words("起点", "Start"), said.start()),
        *((words("注意", "Note"), note) for note in notes_of(said)),
    ]
    yield from writer.labelled(rows, "    ")
    if writer.expand:
        yield from _explained(one, case, writer)


def _explained(one: TargetEvaluation, case: Case, writer: Writer) -> Iterator[str]:
    """Yield how the value came about, down to the rows of the data."""
    if one.value is None:
        return
    explanation = explain(one.value.possible, case.catalogue, lang=writer.lang)
    for line in explanation.lines():
        text = line.lstrip()
        indent = " " * (6 + len(line) - len(text))
        yield from writer.lines(text, indent, f"{indent}  ")


def _findings(report: EvaluationReport, writer: Writer) -> Iterator[str]:
    groups: dict[str, list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault(finding.code, []).append(finding)
    if not groups:
        return
    yield writer.console.styled(writer.words("数据核对", "Checks of the data"), "bold")
    for code, findings in groups.items():
        yield from _finding_group(code, findings, report, writer)
    yield ""


def _finding_group(
    code: str, findings: Sequence[Finding], report: EvaluationReport, writer: Writer
) -> Iterator[str]:
    severity = findings[0].severity
    title = writer.said(title_of(code, report))
    head = f"{writer.said(SEVERITY_WORDS[severity])} {code} {title}"
    count = writer.words(f"（{len(findings)}项）", f" ({len(findings)})")
    for line in writer.lines(head + count, "  "):
        yield writer.console.styled(line, severity)
    shown = findings if writer.expand else findings[:SHOWN]
    for number, finding in enumerate(shown, 1):
        yield from writer.lines(writer.said(finding.message), f"    {number}. ")
        sources = writer.listed(str(finding.values.get("sources", "")).splitlines())
        for line in writer.lines(sources, "       ") if sources else ():
            yield writer.console.styled(line, "dim")
    yield from writer.lines(
        writer.said(findings[0].remedy), writer.words("    改法：", "    Remedy: ")
    )
    if hidden := len(findings) - len(shown):
        yield f"    {writer.rest(hidden)}"


def _summary(report: EvaluationReport, writer: Writer) -> Iterator[str]:
    words = writer.words
    yield writer.console.styled(words("小结", "Summary"), "bold")
    rows = [(writer.said(BINDINGS[one.binding]), _tally(one, writer)) for one in report.tallies]
    total = len(report.outcomes)
    parts = " + ".join(
        f"{writer.said(STATUS_WORDS[status])} {count}" for status, count in report.counts.items()
    )
    checked = words(f"共{total}次 = {parts}", f"{total} times = {parts}")
    rows.append((words("数据核对", "Data checks"), checked))
    yield from writer.labelled(rows, "  ")
    if any(one.target.binding == "binding" for one in report.lagging):
        text = words("存在约束性指标滞后", "Binding targets are behind")
        yield "  " + writer.console.styled(text, "error")
    if report.is_blind:
        text = words("没有一项目标有数据", "Not one target has data")
        yield "  " + writer.console.styled(text, "error")
    yield from _missing(report, writer)
    if report.failed or report.registry.failed:
        from eduplan.report.failures import failed_rule_lines, set_aside_lines

        yield from failed_rule_lines(report.failed, writer)
        yield from set_aside_lines(report.registry.plugins, writer)


def _tally(tally: Tally, writer: Writer) -> str:
    words = writer.words
    text = words(
        f"{tally.targets}项目标，能评 {tally.judged}，达到或符合预期 {tally.on_track}，"
        f"滞后 {tally.lagging}",
        f"{tally.targets} targets, {tally.judged} judged, {tally.on_track} met or on schedule, "
        f"{tally.lagging} behind",
    )
    if tally.agreement is not None:
        rate = share_text(Interval.point(tally.agreement))
        text += words(f"，一致率 {rate}", f", agreement {rate}")
    if tally.amended:
        text += words(f"，已调整 {tally.amended}", f", {tally.amended} restated")
    return text


def _missing(report: EvaluationReport, writer: Writer) -> Iterator[str]:
    if not report.missing:
        return
    count = len(report.missing)
    yield "  " + writer.words(f"注明缺数 {count}处", f"Marked as missing: {count}")
    shown = report.missing if writer.expand else report.missing[:SHOWN]
    label = report.registry.catalogue.label
    for one in shown:
        place = one.institution or one.region
        text = f"{label(one.name, writer.lang)} {place} {one.year}: {one.text!r} ({one.place})"
        yield from writer.lines(text, "    ", "      ")
    if hidden := count - len(shown):
        yield f"    {writer.rest(hidden)}"
