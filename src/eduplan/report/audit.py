"""An audit as a report: findings grouped by rule, most serious first, and a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from eduplan.catalogue.outcome import SEVERITY_WORDS, Nature, Reason
from eduplan.engine.asking import RuleOutcome
from eduplan.engine.audit import AuditReport
from eduplan.engine.findings import Finding
from eduplan.plan.model import Waiver
from eduplan.plan.settings import AuditSettings
from eduplan.registry import PluginReport
from eduplan.report.counted import counted_sections
from eduplan.report.failures import failure_sections
from eduplan.report.findings import (
    SHOWN,
    finding_anchor,
    finding_references,
    findings_section,
)
from eduplan.report.labels import (
    NATURE_WORDS,
    STATUS_WORDS,
    counted,
    file_name,
    outcome_words,
    severity_words,
)
from eduplan.report.overrides import local_field
from eduplan.report_model import Entry, Field, Fields, Note, Page, Reference, Report, Section
from eduplan.words import COLON, COMMA, SEMICOLON, Language, Words

_KIND = Words("审核", "Audit")
_CONCLUSION = Words("结论", "Conclusion")
_NOTHING_FOUND = Words("没有发现问题", "nothing was found")
_NOTHING_ASKED = Words("一条规则也没有问到", "no rule was asked of anything")
_COUNT = Words("{n}项", "{n}")
_MORE_RULES = Words("等{n}类", " and others, {n} kinds in all")
_MOST_NAMED = 2
_SUMMARY = Words("小结", "Summary")
_JUDGED = Words(
    "以{known_on}已公布的内容为准，今天是{today}", "as known on {known_on}; today is {today}"
)
_ISSUED = Words("{day}印发", "issued on {day}")
_UNDATED = Words("没有写印发日期", "day of issue not given")
_ASKED = Words(
    "{rules}条规则逐一问过各自的对象，共{total}次 = {parts}",
    "{rules} rules asked about each of their subjects, {total} times = {parts}",
)
_SELECTED = Words("只问{rules}", "only {rules}")
_IGNORED = Words("不问{rules}", "without {rules}")
_NO_OWN = Words("不采用eduplan自定的参考", "without eduplan's own references")
_WAIVERS = Words("豁免{n}项", "{n} waivers")
_OPEN = Words("{reason}（{n}次）：", "{reason} ({n}): ")
_MISSING = Words("；缺：{names}", "; missing: {names}")
_MORE = Words("等{all}项", " and {hidden} more")
_WAIVED = Words(
    "{code} {subjects}：{reason}（{document}，至{expires}）",
    "{code} {subjects}: {reason} ({document}, until {expires})",
)


def audit_report(result: AuditReport, *, concluded: bool = False) -> Report:
    """Return what people read of an audit: the conclusion, faults, what is lacking, and notes.

    With `concluded` the conclusion stands elsewhere in the report.
    """
    faults = (
        findings_section(code, result.catalogue.rules[code].title, findings, result.case)
        for code, findings in result.groups_of("fault").items()
    )
    parts = (
        *(() if concluded else (conclusion(result),)),
        *faults,
        *counted_sections("gap", result),
        *counted_sections("note", result),
        _summary(result),
    )
    title = Words.same(result.plan.title)
    return Report((Page(title, _head(result), parts, kind=_KIND),))


def conclusion(result: AuditReport) -> Section:
    """Return what was found, in a few lines: how many of each nature, and by which rules."""
    nothing = _NOTHING_ASKED if not result.outcomes else _NOTHING_FOUND
    fields = [
        Field.of(*NATURE_WORDS[nature], _found(nature, result), *counted({nature: count}))
        for nature, count in result.natures.items()
        if count
    ]
    return Section(_CONCLUSION, (Fields(tuple(fields)) if fields else Note(nothing),))


def _found(nature: Nature, result: AuditReport) -> Words:
    """Return how many findings there are of a nature, and of the gravest rules each."""
    groups = [
        (result.catalogue.rules[code].title, findings)
        for code, findings in result.groups_of(nature).items()
    ]
    if nature != "fault":  # none of them is grave, so the most frequent come first
        groups.sort(key=lambda group: -len(group[1]))
    titles = [
        Words.join((title, str(len(findings))), " ") for title, findings in groups[:_MOST_NAMED]
    ]
    found = [one for _, findings in groups for one in findings]
    count = _COUNT.fill(n=len(found))
    if nature == "fault":
        severities = Counter(one.severity for one in found)
        count = count.with_details(severity_words(severities))
    more = _MORE_RULES.fill(n=len(groups)) if len(groups) > len(titles) else ""
    return Words.join((count, Words.join((Words.listed(titles), more))), COLON)


def _head(result: AuditReport) -> Fields:
    plan = result.plan
    issued = _ISSUED.fill(day=plan.issued) if plan.issued else _UNDATED
    period = f"{plan.first_year}—{plan.last_year}"
    judged = _JUDGED.fill(known_on=result.known_on, today=result.today)
    return Fields(
        (
            Field.of("文件", "File", file_name(plan.file)),
            Field.of("发文", "Issue", Words.join((plan.document, plan.issuer, issued), COMMA)),
            Field.of("规划期", "Period", period),
            Field.of("判断", "Judged", judged),
            Field.of("调整", "Amended", _amendments(result)),
            Field.of("设置", "Settings", _settings(result.settings)),
            Field.of("插件", "Plugins", _plugins_words(result.plugins)),
            local_field(result.catalogue),
        )
    )


def _settings(settings: AuditSettings) -> Words:
    """Return which settings file applied, and what was asked for there or by whoever asked."""
    said = (
        _SELECTED.fill(rules=Words.listed(settings.select)) if settings.select else "",
        _IGNORED.fill(rules=Words.listed(settings.ignore)) if settings.ignore else "",
        "" if settings.own_standards else _NO_OWN,
        Words.listed(
            Words.join((code, SEVERITY_WORDS[severity]), " ")
            for code, severity in settings.severities.items()
        ),
        _WAIVERS.fill(n=len(settings.waivers)) if settings.waivers else "",
    )
    return Words.join((file_name(settings.file), Words.join(filter(None, said), SEMICOLON)), COLON)


def _amendments(result: AuditReport) -> Words:
    """Return the amendments that count, and the targets that each restates."""
    listed = (
        Words.join(
            (
                Words.same(one.document).with_details(Words.same(one.date)),
                Words.listed(result.case.words.subject(change.target) for change in one.changes),
            ),
            COLON,
        )
        for one in result.plan.amendments_until(result.today)
    )
    return Words.join(listed, SEMICOLON)


def _plugins_words(plugins: Sequence[PluginReport]) -> Words:
    """Return which plugins are in use, and which are not."""
    ready, failed, left_out = (
        Words.listed(one.name for one in plugins if one.state == state)
        for state in ("ready", "failed", "left_out")
    )
    if len(plugins) > SHOWN and not failed and not left_out:
        return Words("{n}个，都已装入", "{n}, all loaded").fill(n=len(plugins))
    aside = Words("；已搁置：{names}", "; set aside: {names}").fill(names=failed)
    unchosen = Words("；未选用：{names}", "; left out: {names}").fill(names=left_out)
    return Words.join(
        (
            ready or Words("无", "none"),
            aside if failed else "",
            unchosen if left_out else "",
        )
    )


def _summary(result: AuditReport) -> Section:
    rules = len({one.code for one in result.outcomes})
    asked = _ASKED.fill(rules=rules, total=len(result.outcomes), parts=outcome_words(result.counts))
    counts = Fields((Field.of("判断", "Outcomes", asked, *counted(result.counts)),))
    return Section(
        _SUMMARY,
        (
            counts,
            *_waived(result),
            *_undecided(result),
            *failure_sections(result.failed, result.case.words, result.plugins),
        ),
    )


def _waived(result: AuditReport) -> Iterator[Section]:
    if result.waived:
        title = Words("豁免 {n}", "Waived {n}").fill(n=len(result.waived))
        entries = tuple(_waiver(finding, waiver, result) for finding, waiver in result.waived)
        yield Section(title, entries, shown=SHOWN)


def _waiver(finding: Finding, waiver: Waiver, result: AuditReport) -> Entry:
    words = _WAIVED.fill(
        code=finding.code,
        subjects=Words.listed(map(result.case.words.subject, finding.subjects)),
        reason=waiver.reason,
        document=waiver.document,
        expires=waiver.expires,
    )
    return Entry(
        words,
        anchor=finding_anchor(finding),
        references=(Reference("item", waiver.id), *finding_references(finding, result.case)),
    )


def _undecided(result: AuditReport) -> Iterator[Section]:
    """Yield, for each reason, how many questions it left open, and what would decide them."""
    groups: dict[Reason, list[RuleOutcome]] = {}
    for one in result.outcomes:
        if one.outcome.status == "not_evaluated" and one.outcome.reason is not None:
            groups.setdefault(one.outcome.reason, []).append(one)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    if ordered:
        entries = tuple(_open_question(reason, those, result) for reason, those in ordered)
        yield Section(STATUS_WORDS["not_evaluated"], entries)


def _open_question(reason: Reason, outcomes: Sequence[RuleOutcome], result: AuditReport) -> Entry:
    codes = [Words.same(one.code) for one in outcomes]
    missing = [name for one in outcomes for name in one.outcome.missing]
    labels = [result.catalogue.words(name) for name in missing]
    why = _OPEN.fill(reason=reason.words, n=len(outcomes))
    short = Words.join((why, _most_frequent(codes, 2 * SHOWN)))
    every = len(outcomes) + len(labels)
    missing_words = _MISSING.fill(names=_most_frequent(labels, every)) if labels else ""
    full = Words.join((why, _most_frequent(codes, every), missing_words))
    known = sorted({*missing} & {*result.catalogue.definitions})  # others are what a plan prints
    rules = Reference.all("rule", sorted({one.code for one in outcomes}))
    return Entry(short, in_full=full, references=(*rules, *Reference.all("definition", known)))


def _most_frequent(names: Sequence[Words], most: int) -> Words:
    """Return names as a list, those that occur most first, and how many there are beyond `most`."""

    def write(lang: Language) -> str:
        counts = Counter(one.in_language(lang) for one in names)
        ordered = sorted(counts, key=lambda name: (-counts[name], name))
        hidden = max(0, len(ordered) - most)
        more = _MORE.fill(all=len(ordered), hidden=hidden) if hidden else ""
        return Words.join((Words.listed(ordered[:most]), more)).in_language(lang)

    return Words.in_both(write)
