"""What a library gives: audits, evaluations and explanations that print and become data."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any, NamedTuple, overload

import attrs

from eduplan.arguments import require_names, require_plan, require_registry
from eduplan.data.table import ObservationTable
from eduplan.engine import audit as audits
from eduplan.engine import given_values
from eduplan.engine.evaluation import evaluate as evaluations
from eduplan.engine.evaluation.target import TargetEvaluation
from eduplan.engine.findings import Finding
from eduplan.engine.questions import Asker, ask_here
from eduplan.immutable import EMPTY
from eduplan.plan.model import Item, Plan
from eduplan.plan.settings import AS_THE_RULES_SAY, AuditSettings
from eduplan.readings.explanation import Explanation
from eduplan.registry import Registry
from eduplan.report.evaluation_json import evaluation_document
from eduplan.report.formats import FormatError, write_report
from eduplan.report.items import (
    item_as_judged,
    item_document,
    item_report,
    named_in_plan,
    unknown_in_plan,
)
from eduplan.report.json import audit_document
from eduplan.report.of_results import report_of
from eduplan.report.text import write_text
from eduplan.report_model import Page, Report
from eduplan.words import Language


def _part(report: Report, number: int) -> str:
    """Return one part of a report of one page as text, without the head."""
    (page,) = report.pages
    return write_text(Report((Page(parts=(page.parts[number],)),))).rstrip("\n")


def _as_page(result: audits.AuditReport | evaluations.EvaluationReport) -> str | None:
    """Return the whole report as a web page, for notebooks."""
    return _as_frame(report_of(result))


def _as_markdown(result: audits.AuditReport | evaluations.EvaluationReport) -> str:
    """Return the whole report, for notebooks."""
    return str(write_report(report_of(result), None, "markdown"))


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

    _repr_html_ = _as_page
    _repr_markdown_ = _as_markdown


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

    _repr_html_ = _as_page
    _repr_markdown_ = _as_markdown


class ItemExplanation(NamedTuple):
    """What an item or a clause of a plan is, and what is found and asked about the same thing."""

    item: Item
    result: audits.AuditReport
    lang: Language = "zh"

    def __str__(self) -> str:
        return self.text()

    def text(self) -> str:
        """Return what `eduplan explain ID --plan PLAN` writes."""
        return write_text(self._report, lang=self.lang).rstrip("\n")

    def lines(self) -> tuple[str, ...]:
        """Return the lines of the text."""
        return tuple(self.text().splitlines())

    def as_data(self) -> dict[str, Any]:
        """Return what the command writes as JSON."""
        return item_document(self.item, self.result, self.lang)

    def _repr_html_(self) -> str | None:
        """Return it as a web page, for notebooks."""
        return _as_frame(self._report)

    @property
    def _report(self) -> Report:
        return item_report(self.item, self.result)


def _as_frame(report: Report) -> str | None:
    """Return a page in a frame, so that its style stays its own; None without the extra `reports`.

    A notebook shows the Markdown of a result instead.
    """
    try:
        page = str(write_report(report, None, "html"))
    except FormatError:
        return None
    style = "width: 100%; height: 40em; border: 0"
    return f'<iframe srcdoc="{escape(page)}" style="{style}"></iframe>'


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
    method: str = "",
    settings: AuditSettings = AS_THE_RULES_SAY,
) -> EvaluationReport:
    """Hold every target of a plan against observed data, and the data against each other.

    Args:
        plan: the plan, read with the same registry.
        registry: the plugins in use.
        table: the observations, for any years and regions; those of the plan's region and of the
            regions in it are read, and of another region what a target is held against.
        as_of: the year at whose end the plan is judged; if None, the last one of its period that
            has a figure. Later figures are not read; no figure stands in for a missing one.
            Targets are judged as the amendments up to the end of the year restate them.
        own_standards: whether to ask the checks that rest on a reference of eduplan's own.
        method: the name of a method of progress to ask too, where a target names none itself:
            `compound_growth` as SDG monitoring publishes it, `un_chart`, or a plugin's.
        settings: choices such as those of a settings file (`read_settings`), of which
            `own_standards` and `plausible` count here.

    Raises:
        EvaluationError: the table has no row of the region, no figure, or none up to `as_of`; or
            there is no such method.
        InputError: an observation is of nothing that the registry defines, or in another unit.
        ArgumentError: `as_of` is no year, or `plan` no plan, `registry` no registry or `table` no
            table.
    """
    found = evaluations.evaluate(
        plan,
        registry,
        table,
        as_of=as_of,
        own_standards=own_standards and settings.own_standards,
        method=method,
        plausible=settings.plausible,
    )
    result: EvaluationReport = _as(EvaluationReport, found)
    return result


@overload
def explain(
    subject: str,
    registry: Registry,
    values: Mapping[str, str] | ObservationTable = ...,
    *,
    year: int,
    region: str = "",
    lang: Language = "zh",
) -> Explanation: ...
@overload
def explain(
    subject: str, registry: Registry, *, plan: Plan, lang: Language = "zh"
) -> ItemExplanation: ...
def explain(
    subject: str,
    registry: Registry,
    values: Mapping[str, str] | ObservationTable = EMPTY,
    *,
    year: int = 0,
    region: str = "",
    plan: Plan | None = None,
    lang: Language = "zh",
) -> Explanation | ItemExplanation:
    """Return what a name or a formula gives with some values or data, or what an item of a plan is.

    What is missing is named and never taken for zero; a figure of a rate is as exact as it is
    written.

    Args:
        subject: a definition by full name, label or alias, or a formula in the field's own words;
            with a plan the id of one of its items, or a clause.
        registry: the plugins in use, which define what the names mean.
        values: a table of data, or figures with their units by name: `{"在园幼儿数": "1180人"}`. A
            code of a dimension restricts a name (`班级数[学段=小学]`), and an earlier year is
            written as in a formula (`往年(在园幼儿数, 1)`).
        year: the year that the values are of; standards are those in force at its end.
        region: the administrative code (GB/T 2260) whose standards and data count; left out, the
            nation, or the region of a table that has but one.
        plan: the plan of which an item is explained, as an audit of today sees it.
        lang: the language of the words.

    Raises:
        UnknownNameError: nothing of the name `subject` is known; the text names the nearest.
        GivenValueError: `subject` is a name of several definitions, or a name is given twice or is
            more than a name.
        InputError: the formula, or a name in `values`, can't be read.
        FormulaError: the formula does not fit together.
        FigureError: a value does not fit its name's unit.
        ArgumentError: `year` is no year, `registry` no registry or `plan` no plan.
        RegionError: `region` is not a region's code.
    """
    if plan is None:
        return given_values.explain(subject, registry, values, year=year, region=region, lang=lang)
    require_plan(plan)
    require_registry(registry)
    name = named_in_plan(subject, plan)
    if not name:
        raise unknown_in_plan(subject, plan)
    result = audit(plan, registry)
    return ItemExplanation(item_as_judged(name, result), result, lang)
