"""The public face of eduplan: regional education development plans as data, checked and explained.

Names load on first use, so that `import eduplan` itself costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eduplan.arguments import ArgumentError
    from eduplan.bounds import (
        AtLeast,
        AtMost,
        Between,
        Bound,
        Eliminate,
        Exactly,
        Maintain,
        Qualitative,
    )
    from eduplan.catalogue.catalogue import Catalogue, UnknownNameError
    from eduplan.catalogue.definitions import (
        Better,
        Dimension,
        Element,
        Indicator,
        Scope,
        Standard,
    )
    from eduplan.catalogue.outcome import (
        MISSING_DATA,
        NO_BASELINE,
        NO_NUMBER,
        NO_STANDARD,
        NO_TARGET,
        NOTHING_PUBLISHED,
        OTHER_KIND,
        PASSED,
        Amount,
        Outcome,
        Reason,
        Severity,
        UndecidedError,
        Value,
        failed,
        not_applicable,
        not_evaluated,
    )
    from eduplan.catalogue.regions import RegionError
    from eduplan.catalogue.requirements import DefinitionError
    from eduplan.catalogue.rule import Alias, Check, Rule
    from eduplan.catalogue.standards import (
        StandardAnswer,
        asks_less,
        can_judge,
        judges,
        standards_for,
    )
    from eduplan.data.observation import Observation
    from eduplan.data.table import ObservationTable, TableError
    from eduplan.domain import Domain, Handle
    from eduplan.engine.asking import RuleOutcome
    from eduplan.engine.audit import AuditReport, UnknownRuleError, audit
    from eduplan.engine.case import Case
    from eduplan.engine.evaluation.evaluate import (
        EvaluationError,
        EvaluationReport,
        Tally,
        evaluate,
    )
    from eduplan.engine.evaluation.target import TargetEvaluation
    from eduplan.engine.evaluation.verdicts import VERDICTS, Verdict
    from eduplan.engine.explanation import GivenValueError, explain
    from eduplan.engine.findings import Finding
    from eduplan.engine.implied import ImpliedTotal
    from eduplan.engine.isolation import Isolation, IsolationError
    from eduplan.engine.severity import is_unsure, worst_severity
    from eduplan.engine.subjects import Topic
    from eduplan.engine.waivers import WaiverUse
    from eduplan.errors import EduplanError, InputError, Location, Problem, nearest_names
    from eduplan.failures import Failure
    from eduplan.files.plan_file import LoadedPlan, parse_plan, read_plan
    from eduplan.files.table_file import parse_table, read_table
    from eduplan.formula import (
        FormulaError,
        Level,
        Node,
        Operand,
        call,
        count_true,
        format_formula,
        maximum,
        member,
        minimum,
        parse_formula,
        ref,
        round_down,
        round_half_up,
        round_up,
        standard_for,
        where,
    )
    from eduplan.hookspecs import hookimpl
    from eduplan.loading import PluginError
    from eduplan.plan.model import (
        Amendment,
        Baseline,
        Change,
        Clause,
        Goal,
        Item,
        Measure,
        Plan,
        PlanProblem,
        Relation,
        Statement,
        Target,
        Waiver,
    )
    from eduplan.plan.wording import growth_verbs, hedges, strength
    from eduplan.quantity import (
        Figure,
        FigureError,
        Interval,
        Unit,
        UnitError,
        format_interval,
        format_value,
        parse_figure,
        parse_unit,
    )
    from eduplan.quantity.interval import IntervalError
    from eduplan.readings.words import Explanation
    from eduplan.registry import PluginReport, Registry, load_registry
    from eduplan.report.evaluation_json import evaluation_document
    from eduplan.report.formats import FormatError, report_of, write_report
    from eduplan.report.json import audit_document
    from eduplan.report.sarif import audit_sarif
    from eduplan.report.settings import AuditSettings
    from eduplan.report.text import write_text
    from eduplan.report_model import Report, ReportFormat
    from eduplan.words import Language, Words

    __version__: str

__all__ = [
    "MISSING_DATA",
    "NOTHING_PUBLISHED",
    "NO_BASELINE",
    "NO_NUMBER",
    "NO_STANDARD",
    "NO_TARGET",
    "OTHER_KIND",
    "PASSED",
    "VERDICTS",
    "Alias",
    "Amendment",
    "Amount",
    "ArgumentError",
    "AtLeast",
    "AtMost",
    "AuditReport",
    "AuditSettings",
    "Baseline",
    "Better",
    "Between",
    "Bound",
    "Case",
    "Catalogue",
    "Change",
    "Check",
    "Clause",
    "DefinitionError",
    "Dimension",
    "Domain",
    "EduplanError",
    "Element",
    "Eliminate",
    "EvaluationError",
    "EvaluationReport",
    "Exactly",
    "Explanation",
    "Failure",
    "Figure",
    "FigureError",
    "Finding",
    "FormatError",
    "FormulaError",
    "GivenValueError",
    "Goal",
    "Handle",
    "ImpliedTotal",
    "Indicator",
    "InputError",
    "Interval",
    "IntervalError",
    "Isolation",
    "IsolationError",
    "Item",
    "Language",
    "Level",
    "LoadedPlan",
    "Location",
    "Maintain",
    "Measure",
    "Node",
    "Observation",
    "ObservationTable",
    "Operand",
    "Outcome",
    "Plan",
    "PlanProblem",
    "PluginError",
    "PluginReport",
    "Problem",
    "Qualitative",
    "Reason",
    "RegionError",
    "Registry",
    "Relation",
    "Report",
    "ReportFormat",
    "Rule",
    "RuleOutcome",
    "Scope",
    "Severity",
    "Standard",
    "StandardAnswer",
    "Statement",
    "TableError",
    "Tally",
    "Target",
    "TargetEvaluation",
    "Topic",
    "UndecidedError",
    "Unit",
    "UnitError",
    "UnknownNameError",
    "UnknownRuleError",
    "Value",
    "Verdict",
    "Waiver",
    "WaiverUse",
    "Words",
    "__version__",
    "asks_less",
    "audit",
    "audit_document",
    "audit_sarif",
    "call",
    "can_judge",
    "count_true",
    "evaluate",
    "evaluation_document",
    "explain",
    "failed",
    "format_formula",
    "format_interval",
    "format_value",
    "growth_verbs",
    "hedges",
    "hookimpl",
    "is_unsure",
    "judges",
    "load_registry",
    "maximum",
    "member",
    "minimum",
    "nearest_names",
    "not_applicable",
    "not_evaluated",
    "parse_figure",
    "parse_formula",
    "parse_plan",
    "parse_table",
    "parse_unit",
    "read_plan",
    "read_table",
    "ref",
    "report_of",
    "round_down",
    "round_half_up",
    "round_up",
    "standard_for",
    "standards_for",
    "strength",
    "where",
    "worst_severity",
    "write_report",
    "write_text",
]

# The module that defines each public name. A new one is added here, in `__all__` and in the imports
# for type checkers above; a test compares the three.
_NAMES_OF = {
    "eduplan.arguments": ("ArgumentError",),
    "eduplan.plan.wording": ("growth_verbs", "hedges", "strength"),
    "eduplan.catalogue.standards": (
        "StandardAnswer",
        "asks_less",
        "can_judge",
        "judges",
        "standards_for",
    ),
    "eduplan.bounds": (
        "AtLeast",
        "AtMost",
        "Between",
        "Bound",
        "Eliminate",
        "Exactly",
        "Maintain",
        "Qualitative",
    ),
    "eduplan.catalogue.catalogue": (
        "Catalogue",
        "UnknownNameError",
    ),
    "eduplan.catalogue.definitions": (
        "Better",
        "Dimension",
        "Element",
        "Indicator",
        "Scope",
        "Standard",
    ),
    "eduplan.catalogue.regions": ("RegionError",),
    "eduplan.catalogue.requirements": ("DefinitionError",),
    "eduplan.domain": (
        "Domain",
        "Handle",
    ),
    "eduplan.catalogue.outcome": (
        "Severity",
        "Value",
        "MISSING_DATA",
        "NOTHING_PUBLISHED",
        "NO_BASELINE",
        "NO_NUMBER",
        "NO_STANDARD",
        "NO_TARGET",
        "OTHER_KIND",
        "PASSED",
        "Amount",
        "Outcome",
        "Reason",
        "UndecidedError",
        "failed",
        "not_applicable",
        "not_evaluated",
    ),
    "eduplan.data.observation": ("Observation",),
    "eduplan.data.table": ("ObservationTable", "TableError"),
    "eduplan.engine.audit": (
        "AuditReport",
        "UnknownRuleError",
        "audit",
    ),
    "eduplan.engine.case": ("Case",),
    "eduplan.engine.evaluation.evaluate": (
        "EvaluationError",
        "EvaluationReport",
        "Tally",
        "evaluate",
    ),
    "eduplan.engine.evaluation.target": ("TargetEvaluation",),
    "eduplan.engine.evaluation.verdicts": (
        "VERDICTS",
        "Verdict",
    ),
    "eduplan.engine.explanation": (
        "GivenValueError",
        "explain",
    ),
    "eduplan.engine.findings": ("Finding",),
    "eduplan.engine.isolation": ("Isolation", "IsolationError"),
    "eduplan.failures": ("Failure",),
    "eduplan.engine.implied": ("ImpliedTotal",),
    "eduplan.engine.severity": (
        "is_unsure",
        "worst_severity",
    ),
    "eduplan.engine.subjects": ("Topic",),
    "eduplan.engine.waivers": ("WaiverUse",),
    "eduplan.errors": (
        "EduplanError",
        "InputError",
        "Location",
        "Problem",
        "nearest_names",
    ),
    "eduplan.files.plan_file": (
        "LoadedPlan",
        "parse_plan",
        "read_plan",
    ),
    "eduplan.files.table_file": (
        "parse_table",
        "read_table",
    ),
    "eduplan.formula": (
        "FormulaError",
        "Level",
        "Node",
        "Operand",
        "call",
        "count_true",
        "format_formula",
        "maximum",
        "member",
        "minimum",
        "parse_formula",
        "ref",
        "round_down",
        "round_half_up",
        "round_up",
        "standard_for",
        "where",
    ),
    "eduplan.hookspecs": ("hookimpl",),
    "eduplan.plan.model": (
        "Amendment",
        "Change",
        "PlanProblem",
        "Baseline",
        "Clause",
        "Goal",
        "Item",
        "Measure",
        "Plan",
        "Relation",
        "Statement",
        "Target",
        "Waiver",
    ),
    "eduplan.quantity": (
        "Figure",
        "FigureError",
        "Interval",
        "Unit",
        "UnitError",
        "format_interval",
        "format_value",
        "parse_figure",
        "parse_unit",
    ),
    "eduplan.quantity.interval": ("IntervalError",),
    "eduplan.loading": ("PluginError",),
    "eduplan.readings.words": ("Explanation",),
    "eduplan.registry": (
        "PluginReport",
        "Registry",
        "load_registry",
    ),
    "eduplan.catalogue.rule": ("Alias", "Check", "Rule"),
    "eduplan.engine.asking": ("RuleOutcome",),
    "eduplan.report.evaluation_json": ("evaluation_document",),
    "eduplan.report.json": ("audit_document",),
    "eduplan.report.sarif": ("audit_sarif",),
    "eduplan.report.settings": ("AuditSettings",),
    "eduplan.report.formats": ("FormatError", "report_of", "write_report"),
    "eduplan.report.text": ("write_text",),
    "eduplan.report_model": ("Report", "ReportFormat"),
    "eduplan.words": ("Language", "Words"),
}
_HOMES = {name: module for module, names in _NAMES_OF.items() for name in names}


if not TYPE_CHECKING:  # a type checker that saw this would take any misspelt name for granted

    def __getattr__(name: str) -> object:
        """Load the public `name` from its module and keep it (PEP 562)."""
        if name == "__version__":
            value = _installed_version()
        elif name in _HOMES:
            from importlib import import_module

            value = getattr(import_module(_HOMES[name]), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *__all__})


def _installed_version() -> str:
    from importlib.metadata import version  # dearer than everything else here together

    return version("eduplan")
