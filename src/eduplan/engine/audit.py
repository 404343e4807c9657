"""The audit: every rule on every subject ends in one outcome, and the counts add up."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

import attrs

from eduplan.arguments import (
    ArgumentError,
    require_days,
    require_plan,
    require_registry,
)
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.outcome import NATURES, SEVERITIES, STATUSES, Nature, Severity, Status
from eduplan.catalogue.rule import Alias, AskedRule, general_code, nearest_rules
from eduplan.engine import mistakes
from eduplan.engine.applicable_standards import Clock
from eduplan.engine.asking import RuleOutcome
from eduplan.engine.case import Case
from eduplan.engine.evaluation.data_codes import DATA_CODES
from eduplan.engine.exit_codes import CLEAN, FOUND, UNUSABLE
from eduplan.engine.findings import Finding, findings_of
from eduplan.engine.questions import Asker, ask_here
from eduplan.engine.waivers import uses_of, waived_by
from eduplan.errors import EduplanError
from eduplan.plan.model import Plan, Waiver
from eduplan.plan.settings import AS_THE_RULES_SAY, AuditSettings
from eduplan.registry import PluginReport, Registry


class UnknownRuleError(EduplanError):
    """A rule was selected or ignored that no installed plugin defines."""


@attrs.frozen(eq=False, repr=False, slots=False)
class AuditReport:
    """What an audit found, and how every rule ended on every subject.

    `case` is the plan, as amended up to `today`, before the catalogue of `registry`;
    `waived` are the findings that a waiver in force accepts, which are not among `findings`;
    `settings` says what was asked for.
    """

    case: Case
    registry: Registry
    findings: tuple[Finding, ...]
    outcomes: tuple[RuleOutcome, ...]
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    settings: AuditSettings = AS_THE_RULES_SAY

    @property
    def plan(self) -> Plan:
        """The plan with the waivers of its settings, its targets as amended up to `today`."""
        return self.case.plan

    @property
    def known_on(self) -> datetime.date:
        """The day whose knowledge the plan was judged by."""
        return self.case.clock.known_on

    @property
    def today(self) -> datetime.date:
        """The day by which waivers lapse and up to which amendments count."""
        return self.case.clock.today

    @property
    def catalogue(self) -> Catalogue:
        """What the plan was judged with."""
        return self.registry.catalogue

    @property
    def plugins(self) -> tuple[PluginReport, ...]:
        """The plugins, and those that were set aside."""
        return self.registry.plugins

    @property
    def digest(self) -> str:
        """The fingerprint of all that the plugins define."""
        return self.registry.digest

    @cached_property
    def failed(self) -> tuple[RuleOutcome, ...]:
        """The outcomes of rules that failed themselves; what these would have found is unknown."""
        return tuple(one for one in self.outcomes if one.outcome.status == "error")

    @cached_property
    def counts(self) -> Mapping[Status, int]:
        """How many outcomes ended in each way; their sum is the number of outcomes."""
        found = Counter(one.outcome.status for one in self.outcomes)
        return {status: found[status] for status in STATUSES}

    @cached_property
    def severities(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in SEVERITIES}

    @cached_property
    def natures(self) -> Mapping[Nature, int]:
        """How many findings are faults, gaps and notes."""
        found = Counter(finding.nature for finding in self.findings)
        return {nature: found[nature] for nature in NATURES}

    @cached_property
    def groups(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings by rule: faults before gaps and notes, the gravest first."""
        return _by_code(self.findings)

    def groups_of(self, nature: Nature) -> Mapping[str, tuple[Finding, ...]]:
        """Return the findings of one nature by rule, the gravest first."""
        return _by_code(one for one in self.findings if one.nature == nature)

    def worst(self) -> Severity | None:
        """Return the most serious severity found, or None where nothing was."""
        return next((one for one in SEVERITIES if self.severities[one]), None)

    @property
    def exit_code(self) -> int:
        """What the command ends with; a rule that failed hides what it would have found."""
        if self.counts["error"]:
            return UNUSABLE if self.settings.strict else FOUND
        counted = SEVERITIES[: SEVERITIES.index(self.settings.severity) + 1]
        return FOUND if any(self.severities[one] for one in counted) else CLEAN


def audit(
    plan: Plan,
    registry: Registry,
    *,
    today: datetime.date,
    known_on: datetime.date | None = None,
    settings: AuditSettings = AS_THE_RULES_SAY,
    ask: Asker = ask_here,
) -> AuditReport:
    """Ask every rule about every subject of a plan and return what they found.

    Args:
        plan: the plan, read with the same registry.
        registry: the plugins in use.
        today: the day by which waivers lapse; targets are judged as the amendments up to it
            restate them.
        known_on: the day whose knowledge the plan is judged by; if None, of each target the day
            of the document that set it, the plan's issue (`Plan.judged_on`) or an amendment.
        settings: which rules are asked, how grave they are, and what is waived.
        ask: what asks the rules; `Isolation.ask` does it in a process of their own.

    Raises:
        UnknownRuleError: the settings name a rule that no installed plugin defines.
        ArgumentError: they leave no rule to ask.
        ArgumentError: a day is no date, `plan` is no plan or `registry` no registry.
    """
    require_plan(plan)
    require_registry(registry)
    require_days(today=today, known_on=today if known_on is None else known_on)
    registry = registry.within(plan.region)
    original, plan = plan, settings.with_waivers(plan.as_amended(today))
    clock = Clock(today, known_on or plan.judged_on(today), is_chosen=known_on is not None)
    case = Case(
        plan,
        registry.catalogue,
        clock,
        original=original,
        own_standards=settings.own_standards,
    )
    rules = select_rules(registry, settings.select, settings.ignore)
    severities = _by_general_code(settings.severities, registry)
    first = ask([rule for rule in rules if rule.per != "waiver"], case, registry)
    outcomes, findings = findings_of(first, case.catalogue.rules, plan, severities)
    uses = uses_of(plan, findings, rules, today, registry.catalogue.rules)
    shared = {one.id for one in settings.waivers if not one.plan}
    told = tuple(one for one in uses if one.findings or one.waiver.id not in shared)
    case = attrs.evolve(case, waivers=told)
    last = ask([rule for rule in rules if rule.per == "waiver"], case, registry)
    about_waivers, more = findings_of(last, case.catalogue.rules, plan, severities)
    waived = waived_by(uses)
    kept = [one for one in findings if one.fingerprint not in waived]
    order = _reading_order(plan)
    accepted = sorted((one for one in findings if one.fingerprint in waived), key=order)
    return AuditReport(
        case=case,
        registry=registry,
        findings=tuple(sorted([*kept, *more], key=order)),
        outcomes=(*outcomes, *about_waivers),
        waived=tuple((finding, waived[finding.fingerprint]) for finding in accepted),
        settings=settings,
    )


def _by_general_code(
    severities: Mapping[str, Severity], registry: Registry
) -> Mapping[str, Severity]:
    """Return severities by the code of the rule that is asked: an alias stands for that one."""
    rules = registry.catalogue.rules
    for code in severities:
        if code not in rules:
            raise _unknown_rule(code, registry)
    return {general_code(rules[code]): severity for code, severity in severities.items()}


def select_rules(
    registry: Registry, select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> tuple[AskedRule, ...]:
    """Return the rules that `select` names (all if empty) without those that `ignore` names.

    An alias stands for the general rule that it restates; but ignoring a domain by its prefix
    leaves the general rules in, since they speak of other domains too.

    Raises:
        UnknownRuleError: a name matches no rule; the error names the nearest, and the plugins
            that were set aside and may have defined it.
        ArgumentError: `ignore` leaves no rule to ask: an audit of nothing would look like a plan
            without findings.
    """
    rules = registry.catalogue.rules
    ignored = tuple(ignore)
    chosen = _matching(select, registry) if select else set(rules)
    chosen -= _matching(ignored, registry, ignoring=True)
    asked = tuple(
        rule for code, rule in rules.items() if code in chosen and not isinstance(rule, Alias)
    )
    if ignored and not asked:
        raise ArgumentError(mistakes.NO_RULE_LEFT(ignored=ignored))
    return asked


def _matching(names: Iterable[str], registry: Registry, *, ignoring: bool = False) -> set[str]:
    rules = registry.catalogue.rules
    found: set[str] = set()
    for name in names:
        if not isinstance(name, str):
            raise ArgumentError(f"{name!r}: expected the code or name of a rule, such as 'PLAN001'")
        matches = {code for code, rule in rules.items() if _answers_to(code, rule.name, name)}
        if not matches:
            raise _unknown_rule(name, registry)
        if ignoring and name.isalpha():
            matches = {code for code in matches if not isinstance(rules[code], Alias)}
        found |= {general_code(rules[code]) for code in matches}
    return found


def _answers_to(code: str, own_name: str, name: str) -> bool:
    prefix = name.upper()
    return name == own_name or prefix in (code, prefix.isalpha() and code.rstrip("0123456789"))


def _unknown_rule(name: str, registry: Registry) -> UnknownRuleError:
    if any(_answers_to(*one, name) for one in DATA_CODES.items()):
        return UnknownRuleError(mistakes.CHECK_OF_DATA(rule=name))
    rules = registry.catalogue.rules
    error = UnknownRuleError(mistakes.UNKNOWN_RULE(rule=name), nearest=nearest_rules(name, rules))
    for note in registry.absent:
        error.note(note)
    return error


def _by_code(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    return {code: tuple(those) for code, those in groups.items()}


def _reading_order(plan: Plan) -> Callable[[Finding], tuple[int, int, str, int, tuple[str, ...]]]:
    places = {item.id: number for number, item in enumerate(plan.items())}

    def key(finding: Finding) -> tuple[int, int, str, int, tuple[str, ...]]:
        """Return the rank of a finding, then where its first item stands."""
        first = min((places[one] for one in finding.subjects if one in places), default=-1)
        return (*finding.rank, first, finding.subjects)

    return key
