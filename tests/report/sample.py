"""A small catalogue and a small plan with findings of every kind, for tests of what people read."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING

from eduplan.bounds import AtLeast
from eduplan.catalogue.outcome import (
    MISSING_DATA,
    NO_BASELINE,
    PASSED,
    Amount,
    Outcome,
    failed,
    not_applicable,
    not_evaluated,
)
from eduplan.domain import Domain
from eduplan.engine.audit import AuditReport, audit
from eduplan.errors import Location
from eduplan.hookspecs import hookimpl
from eduplan.plan.model import Baseline, Plan, Target, Waiver
from eduplan.quantity import parse_figure, parse_unit
from eduplan.registry import Registry
from eduplan.words import Words

if TYPE_CHECKING:
    from eduplan.engine.case import Case

TODAY = datetime.date(2026, 1, 1)
WAIVER = Waiver(
    id="W01",
    rule="NUR002",
    subject="T01",
    reason="责任单位另行发文",
    document="某政办〔2025〕3号",
    expires=datetime.date(2026, 12, 31),
    location=Location("plans/some.toml", 99, 1, "waiver[0]"),
)
"""It accepts that T01 of the small plan names nobody."""


def domain() -> Domain:
    """Return a domain with one indicator over three elements, and a rule for each outcome."""
    nursery = Domain("nursery", Words("托育", "Nursery"))
    places = nursery.element("places", Words("在园幼儿数", "children enrolled"), unit="人")
    public = nursery.element(
        "public_places", Words("公办园在园幼儿数", "children in public ones"), unit="人"
    )
    private = nursery.element(
        "private_places",
        Words("普惠性民办园在园幼儿数", "children in inclusive private ones"),
        unit="人",
    )
    nursery.indicator(
        "coverage_rate",
        Words("普惠性幼儿园覆盖率", "inclusive coverage rate"),
        formula=(public + private) / places,
        unit="%",
        better="higher",
        definition="普惠性幼儿园在园幼儿数占在园幼儿总数的比例",
        source="教督〔2020〕1号",
        aliases=("普惠率",),
    )
    _add_rules(nursery)
    return nursery


def _add_rules(nursery: Domain) -> None:
    @nursery.rule(
        "NUR001",
        per="target",
        title=Words("目标劣于基数", "Target worse than its baseline"),
        message=Words("{name}：目标{aim}劣于基数，相差{gap}。", "{name}: {aim} is worse by {gap}."),
        remedy=Words("把目标改到不劣于基数。", "Raise the target."),
        severity="error",
    )
    def worse(target: Target, case: Case) -> Outcome:
        baseline = case.figures.baseline(target)
        if baseline is None:
            return not_applicable(NO_BASELINE)
        gap = baseline.figure.value - parse_figure("85%").value
        unit = parse_unit("个百分点")
        return failed(
            severity="info" if target.id == "T09" else None,
            name=case.words.name(target),
            aim=case.words.aim(target),
            gap=Amount(gap, unit),
        )

    @nursery.rule(
        "NUR002",
        per="target",
        title=Words("没有责任单位", "Nobody is responsible"),
        message=Words("{id}没有写责任单位。", "{id} names nobody."),
        remedy=Words("给{id}写明责任单位。", "Name the body for {id}."),
    )
    def unowned(target: Target, case: Case) -> Outcome:
        return failed(id=target.id) if target.id < "T03" else PASSED

    @nursery.rule(
        "NUR003",
        per="plan",
        title=Words("数据不足", "Too little data"),
        message=Words("", ""),
        remedy=Words("", ""),
    )
    def undecided(plan: Plan, case: Case) -> Outcome:
        return not_evaluated(MISSING_DATA, "nursery.places")


def broken_domain() -> Domain:
    """Return a domain whose rule raises."""
    broken = Domain("broken", Words("坏", "Broken"))

    @broken.rule(
        "BRK001",
        per="plan",
        title=Words("总是出错", "Always fails"),
        message=Words("", ""),
        remedy=Words("", ""),
    )
    def breaks(plan: Plan, case: Case) -> Outcome:
        raise ZeroDivisionError("by zero")

    return broken


def plugin(*domains: Domain) -> SimpleNamespace:
    """Return a plugin that contributes some domains."""

    @hookimpl
    def eduplan_domains() -> list[Domain]:
        return list(domains)

    return SimpleNamespace(eduplan_domains=eduplan_domains)


def registry() -> Registry:
    """Return the registry of the small domain."""
    return Registry.of({"nursery": plugin(domain())})


def troubled_registry() -> Registry:
    """Return one with a rule that raises and a plugin that is set aside."""
    plugins = {"nursery": plugin(domain()), "broken": plugin(broken_domain()), "junk": object()}
    misspelt = SimpleNamespace(eduplan_domain=lambda: [])
    return Registry.of({**plugins, "misspelt": misspelt})


def plan(targets: int = 9, title: str = "某县“十四五”教育规划") -> Plan:
    """Return a plan of one baseline and some targets for the same indicator."""
    unit = parse_unit("%")
    return Plan(
        id="some-plan",
        title=title,
        region="220503",
        region_name="某县",
        issuer="某县人民政府",
        document="某政发〔2024〕1号",
        issued=datetime.date(2024, 3, 11),
        first_year=2021,
        last_year=2025,
        baseline_year=2020,
        file="plans/some.toml",
        baselines=(
            Baseline(
                id="B01",
                indicator="nursery.coverage_rate",
                figure=parse_figure("87.29%", unit),
                year=2020,
            ),
        ),
        targets=tuple(
            Target(
                id=f"T{number:02}",
                clauses=(f"三(一){number}",),
                indicator="nursery.coverage_rate",
                bound=AtLeast(parse_figure("85%", unit)),
                year=2025,
                location=Location("plans/some.toml", 10 * number, 1, f"target[{number - 1}]"),
            )
            for number in range(1, targets + 1)
        ),
    )


def report(*, troubled: bool = False, targets: int = 9) -> AuditReport:
    """Return the audit of the small plan."""
    used = troubled_registry() if troubled else registry()
    return audit(plan(targets), used, today=TODAY)
