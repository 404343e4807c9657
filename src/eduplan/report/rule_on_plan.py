"""How one rule ended on the subjects of a plan, and why it is silent where it is."""

from __future__ import annotations

from eduplan.catalogue.rule import AnyRule
from eduplan.engine.asking import RuleOutcome
from eduplan.engine.audit import AuditReport
from eduplan.engine.findings import Finding
from eduplan.report.documents import ANSWERS, Json
from eduplan.report.json import finding_document
from eduplan.report.labels import STATUS_WORDS
from eduplan.report_model import Column, Page, Reference, Report, Row, Table
from eduplan.words import Language, Words

_NEVER_ASKED = Words(
    "没有问过：规划里没有它问的对象",
    "never asked: the plan has nothing that the rule asks about",
)
_COLUMNS = (
    Column("subject", Words("对象", "Subject"), "name"),
    Column("status", Words("结果", "Outcome")),
    Column("why", Words("原因", "Why")),
)


def rule_on_plan(rule: AnyRule, subject: str, result: AuditReport) -> Report:
    """Return how a rule ended on a subject, or on every one where `subject` is empty."""
    rows = tuple(
        Row.of(
            result.case.words.subject(one.subject),
            STATUS_WORDS[one.outcome.status],
            _why(one, result),
        )
        for one in _outcomes(rule, subject, result)
    ) or (Row.of(subject or "—", _NEVER_ASKED, ""),)
    title = Words.join((rule.code, rule.title), " ")
    anchor = Reference("rule", rule.code)
    return Report((Page(title, parts=(Table(_COLUMNS, rows),), anchor=anchor),))


def rule_on_plan_document(rule: AnyRule, subject: str, result: AuditReport, lang: Language) -> Json:
    """Return the same as a document, with the findings whole."""
    outcomes = [
        {
            "subject": one.subject,
            "status": one.outcome.status,
            "reason": "" if one.outcome.reason is None else one.outcome.reason.words,
            "missing": one.outcome.missing,
        }
        for one in _outcomes(rule, subject, result)
    ]
    findings = [
        finding_document(one, result, lang)
        for one in result.findings
        if one.code == rule.code and subject in ("", *one.subjects)
    ]
    return ANSWERS.document("rule_on_plan", rule, lang, outcomes=outcomes, findings=findings)


def _outcomes(rule: AnyRule, subject: str, result: AuditReport) -> list[RuleOutcome]:
    return [
        one
        for one in result.outcomes
        if one.code == rule.code and (subject == one.subject or not subject)
    ]


def _why(one: RuleOutcome, result: AuditReport) -> Words:
    """Return the reason, what is missing, or what was found."""
    if one.failure is not None:
        return one.failure.words
    if one.outcome.status == "fail":
        return Words.listed(finding.message for finding in result.findings if _is_of(finding, one))
    reason = "" if one.outcome.reason is None else one.outcome.reason.words
    missing = [result.catalogue.words(name) for name in one.outcome.missing]
    return Words.join(filter(None, (reason, Words.listed(missing))), "：")


def _is_of(finding: Finding, outcome: RuleOutcome) -> bool:
    return finding.code == outcome.code and finding.subjects[:1] == (outcome.subject,)
