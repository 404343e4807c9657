"""An evaluation as a report: each target with its three answers, and what data disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eduplan.data.observation import Observation
from eduplan.engine.evaluation.data_rules import DATA_RULES
from eduplan.engine.evaluation.evaluate import BINDINGS, EvaluationReport, Tally
from eduplan.engine.evaluation.target import TargetEvaluation
from eduplan.engine.exit_codes import CLEAN, FOUND, UNUSABLE
from eduplan.engine.findings import Finding
from eduplan.plan.settings import USUAL, Plausibility
from eduplan.quantity import Interval
from eduplan.report.failures import failure_sections
from eduplan.report.findings import SHOWN, findings_section, short_places
from eduplan.report.labels import counted, file_name, outcome_words
from eduplan.report.overrides import local_field
from eduplan.report.target_words import share_words
from eduplan.report.targets import target_entry
from eduplan.report_model import (
    Cell,
    Entry,
    Field,
    Fields,
    Note,
    Page,
    Part,
    Reference,
    Report,
    Section,
)
from eduplan.words import Words

_BOUNDS = {
    "times": Words("计数{value}倍", "counts {value} times"),
    "points": Words("比率{value}个百分点", "rates {value} points"),
    "robust_z": Words("稳健z {value}", "robust z {value}"),
    "z": Words("z {value}", "z {value}"),
}
_KIND = Words("评价", "Evaluation")
_COVERED = Words(
    "{file}：{rows}行，{years}年，注明缺数 {missing}处",
    "{file}: {rows} rows, {years}, {missing} marked as missing",
)
_OUTSIDE = Words("；其他地区 {n}行未读", "; {n} of other regions not read")
_TALLY = Words(
    "{targets}项目标，能评 {judged}，达到或符合预期 {on_track}，滞后 {lagging}",
    "{targets} in all, {judged} judged, {on_track} met or on schedule, {lagging} behind",
)
_MARKED = Words("{label} {where} {year}年：“{text}”", '{label} {where} {year}: "{text}"')
_CHECKS = Words("数据核对", "Checks of the data")


def exit_code_of(result: EvaluationReport, *, strict: bool = False) -> int:
    """Return 1 if a target lags, the data contradict themselves or answer nothing at all, else 0.

    A target without data does not lag: it is shown and counted as such. A check that failed hides
    what it would have found, and counts as a finding; with `strict` it makes the exit code 2.
    """
    if result.failed:
        return UNUSABLE if strict else FOUND
    serious = any(finding.severity != "info" for finding in result.findings)
    return FOUND if result.lagging or serious or result.is_blind else CLEAN


def title_of(code: str, result: EvaluationReport) -> Words:
    """Return the title of a check of the data: a rule's, or that of a general comparison."""
    rule = DATA_RULES.get(code) or result.case.catalogue.rules[code]
    return rule.title


def evaluation_report(result: EvaluationReport) -> Report:
    """Return what people read of an evaluation."""
    parts: list[Part] = [_targets(tally, result) for tally in result.tallies]
    parts += [*_checks(result), _summary(result)]
    title = Words.same(result.plan.title)
    return Report((Page(title, _head(result), tuple(parts), kind=_KIND),))


def _head(result: EvaluationReport) -> Fields:
    plan, table = result.plan, result.table
    first, last = table.years[0], table.years[-1]
    covered = _COVERED.fill(
        file=file_name(table.file),
        rows=len(table.observations),
        years=f"{first}—{last}" if first < last else str(first),
        missing=len(result.missing),
    )
    outside = _OUTSIDE.fill(n=result.outside) if result.outside else ""
    summed = Words("表中的下级地区：{parts}", "over the regions of the table: {parts}")
    judged = Words("{year}年底", "end of {year}").fill(year=result.as_of)
    parts = Words.listed(result.parts)
    return Fields(
        (
            Field.of("文件", "File", file_name(plan.file)),
            Field.of("数据", "Data", Words.join((covered, outside))),
            Field.of("规划期", "Period", f"{plan.first_year}—{plan.last_year}"),
            Field.of("评价", "Judged", judged),
            Field.of("汇总", "Summed", summed.fill(parts=parts) if parts else ""),
            Field.of("经验校验", "Plausible", _bounds(result.plausible)),
            local_field(result.case.catalogue),
        )
    )


def _bounds(own: Plausibility) -> Words:
    """Return the bounds of what is plausible that a settings file sets; nothing of the usual."""
    said = {
        one: (words, f"{value.numerator / value.denominator:g}")
        for one, words in _BOUNDS.items()
        if (value := getattr(own, one)) != getattr(USUAL, one)
    }
    return Words.listed(words.fill(value=value) for words, value in said.values())


def _targets(tally: Tally, result: EvaluationReport) -> Section:
    """Return the targets that bind in one way."""
    title = Words("{kind}目标（{n}项）", "{kind} targets ({n})")
    own = [one for one in result.targets if one.target.binding == tally.binding]
    return Section(
        title.fill(kind=BINDINGS[tally.binding], n=tally.targets),
        tuple(target_entry(one, result.case) for one in gravest_first(own)),
    )


def _checks(result: EvaluationReport) -> Iterator[Section]:
    groups: dict[str, list[Finding]] = {}
    for finding in result.findings:
        groups.setdefault(finding.code, []).append(finding)
    if groups:
        sections = (
            findings_section(code, title_of(code, result), those, result.case, from_data=True)
            for code, those in groups.items()
        )
        yield Section(_CHECKS, tuple(sections))


def _summary(result: EvaluationReport) -> Section:
    checked = Words("共{total}次 = {parts}", "{total} times = {parts}").fill(
        total=len(result.answers), parts=outcome_words(result.counts)
    )
    checks = Field.of("数据核对", "Data checks", checked, *counted(result.counts))
    rows = (*tallies(result), checks)
    return Section(
        Words("小结", "Summary"),
        (
            Fields(rows),
            *warnings(result),
            *_missing(result),
            *_unread(result),
            *failure_sections(result.failed, result.case.words, result.registry.plugins),
        ),
    )


def gravest_first(targets: Iterable[TargetEvaluation]) -> list[TargetEvaluation]:
    """Return targets in the order in which people should care: those that lag, those that slip."""
    return sorted(targets, key=lambda one: (not one.verdict.lags, not one.verdict.slips))


def warnings(result: EvaluationReport) -> Iterator[Note]:
    """Yield what has to be said before all else."""
    if any(one.target.binding == "binding" for one in result.lagging):
        yield Note(Words("存在约束性指标滞后", "Binding targets are behind"), role="error")
    if result.is_blind:
        yield Note(Words("没有一项目标有数据", "Not one target has data"), role="error")


def tallies(result: EvaluationReport) -> tuple[Field, ...]:
    """Return how the targets stand, binding and expected ones apart."""
    return tuple(map(_tally, result.tallies))


def _tally(tally: Tally) -> Field:
    counts = {key: getattr(tally, key) for key in ("targets", "judged", "on_track", "lagging")}
    parts = [_TALLY.fill(**counts)]
    if tally.agreement is not None:
        rate = share_words(Interval.point(tally.agreement))
        parts.append(Words("，一致率 {rate}", ", agreement {rate}").fill(rate=rate))
    if tally.amended:
        parts.append(Words("，已调整 {n}", ", {n} restated").fill(n=tally.amended))
    return Field(tally.binding, BINDINGS[tally.binding], Cell(Words.join(parts), counted(counts)))


def _missing(result: EvaluationReport) -> Iterator[Section]:
    if result.missing:
        title = Words("注明缺数 {n}处", "Marked as missing: {n}").fill(n=len(result.missing))
        entries = tuple(_cell(one, result) for one in result.missing)
        yield Section(title, entries, shown=SHOWN)


def _unread(result: EvaluationReport) -> Iterator[Section]:
    unread = result.table.unread
    if unread:
        title = Words("数据里没有读的 {n}处", "Left unread of the data: {n}").fill(n=len(unread))
        entries = (Entry(Words.in_both(one.in_language)) for one in unread)
        yield Section(title, tuple(entries), shown=SHOWN)


def _cell(one: Observation, result: EvaluationReport) -> Entry:
    words = _MARKED.fill(
        label=result.registry.catalogue.words(one.name),
        where=one.institution or result.case.words.region(one.region),
        year=one.year,
        text=one.text,
    ).with_details(*short_places([one.place]))
    return Entry(words, references=(Reference("definition", one.name),))
