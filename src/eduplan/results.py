"""Audit and evaluation as a library gives them: results that print, count, and become data."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from eduplan.arguments import require_names
from eduplan.data.table import ObservationTable
from eduplan.engine import audit as audits
from eduplan.engine.evaluation import evaluate as evaluations
from eduplan.engine.evaluation.target import TargetEvaluation
from eduplan.engine.findings import Finding
from eduplan.engine.questions import Asker, ask_here
from eduplan.plan.model import Plan
from eduplan.plan.settings import AS_THE_RULES_SAY, AuditSettings
from eduplan.registry import Registry
from eduplan.report.evaluation_json import evaluation_document
from eduplan.report.formats import report_of, write_report
from eduplan.report.json import audit_document
from eduplan.report.text import write_text
from eduplan.report_model import Page, Report
from eduplan.words import Language


def _part(report: Report, number: int) -> str:
    """Return one part of a report of one page as text, without the head."""
    (page,) = report.pages
    return write_text(Report((Page(parts=(page.parts[number],)),))).rstrip("\n")


@attrs.frozen(eq=False, repr=False, slots=False)
class AuditReport(audits.AuditReport):
    """What `audit` returns: printed, it says its conclusion; its length and parts are findings."""

    def __str__(self) -> str:
        return _part(report_of(self), 0)

    def __len__(self) -> int:
        return len(self.findings)

    def __bool__(self) -> bool:
        return True  # also without findings

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def to_dict(self, lang: Language = "zh") -> dict[str, Any]:
        """Return what `eduplan audit --format json` writes."""
        return audit_document(self, lang)

    def _repr_markdown_(self) -> str:
        """Return the whole report, for notebooks."""
        return str(write_report(report_of(self), None, "markdown"))


@attrs.frozen(eq=False, repr=False, slots=False)
class EvaluationReport(evaluations.EvaluationReport):
    """What `evaluate` returns: printed, it says how many targets are met; its parts are targets."""

    def __str__(self) -> str:
        return _part(report_of(self), -1)

    def __len__(self) -> int:
        return len(self.targets)

    def __bool__(self) -> bool:
        return True  # also without targets

    def __iter__(self) -> Iterator[TargetEvaluation]:
        return iter(self.targets)

    def to_dict(self, lang: Language = "zh") -> dict[str, Any]:
        """Return what `eduplan evaluate --format json` writes."""
        return evaluation_document(self, lang=lang)

    def _repr_markdown_(self) -> str:
        """Return the whole report, for notebooks."""
        return str(write_report(report_of(self), None, "markdown"))


def _as(kind: Any, result: Any) -> Any:
    return kind(**{field.name: getattr(result, field.name) for field in attrs.fields(type(result))})


def audit(
    plan: Plan,
    registry: Registry,
    *,
    today: datetime.date | None = None,
    known_on: datetime.date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    own_standards: bool | None = None,
    settings: AuditSettings = AS_THE_RULES_SAY,
    ask: Asker = ask_here,
) -> AuditReport:
    """Ask every rule about every subject of a plan and return what they found.

    Args:
        plan: the plan, read with the same registry.
        registry: the plugins in use.
        today: the day by which waivers lapse, and up to which amendments count; today if None.
        known_on: the day whose knowledge the plan is judged by; if None, of each target the day
            of the document that set it, the plan's issue (`Plan.judged_on`) or an amendment.
        select: codes, names or prefixes of the rules to ask; all if empty.
        ignore: codes, names or prefixes of the rules to leave out.
        own_standards: whether to ask the rules that rest on a reference of eduplan's own (standards
            of kind `own`), such as a range of what is plausible; they are asked if nothing is said.
        settings: choices such as those of a settings file (`read_settings`); what is given beside
            them goes first.
        ask: what asks the rules; `Isolation.ask` does it in a process of their own.

    Raises:
        UnknownRuleError: a rule is named that no installed plugin defines.
        ArgumentError: `ignore` leaves no rule to ask.
        ArgumentError: a day is no date, one text stands for the names of rules, `plan` is no plan
            or `registry` no registry.
    """
    require_names(select=select, ignore=ignore)
    found = audits.audit(
        plan,
        registry,
        today=datetime.date.today() if today is None else today,
        known_on=known_on,
        settings=settings.asked(
            select=tuple(select), ignore=tuple(ignore), own_standards=own_standards
        ),
        ask=ask,
    )
    result: AuditReport = _as(AuditReport, found)
    return result


def evaluate(
    plan: Plan,
    registry: Registry,
    table: ObservationTable,
    *,
    as_of: int | None = None,
    own_standards: bool = True,
) -> EvaluationReport:
    """Hold every target of a plan against observed data, and the data against each other.

    Args:
        plan: the plan, read with the same registry.
        registry: the plugins in use.
        table: the observations, for any years and regions; those of the plan's region and of the
            regions in it are read.
        as_of: the year at whose end the plan is judged; if None, the last one of its period that
            has a figure. Later figures are not read; no figure stands in for a missing one.
        own_standards: whether to ask the checks that rest on a reference of eduplan's own.

    Raises:
        EvaluationError: the table has no row of the region, no figure, or none up to `as_of`.
        InputError: an observation is of nothing that the registry defines, or in another unit.
        ArgumentError: `as_of` is no year, or `plan` no plan, `registry` no registry or `table` no
            table.
    """
    found = evaluations.evaluate(plan, registry, table, as_of=as_of, own_standards=own_standards)
    result: EvaluationReport = _as(EvaluationReport, found)
    return result
