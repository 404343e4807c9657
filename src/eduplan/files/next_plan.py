"""The skeleton of the plan of the next period: what the former one aimed at is where it starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

import attrs

from eduplan.bounds import (
    AtLeast,
    AtMost,
    Eliminate,
    Exactly,
    Fall,
    FullCoverage,
    Maintain,
    Multiple,
    Rise,
)
from eduplan.catalogue.figures import figure_of
from eduplan.files.forms import with_made_id
from eduplan.files.plan_figures import BASELINE, TARGET
from eduplan.files.plan_file import LoadedPlan
from eduplan.files.plan_writer import format_plan
from eduplan.plan.model import Baseline, Plan, Target
from eduplan.quantity import Figure, format_value
from eduplan.registry import Registry
from eduplan.words import Language, Words

_FIVES = "一二三四五六七八九"
_UNSURE = Words(
    "上一期定的{year}年目标值，换成{base}年的实际数",
    "what the former plan aimed at for {year}; put the figure of {base} here",
)
_TARGETS = Words(
    "上一期的目标，逐项定下这一期的要求，再去掉行首的“# ”。",
    "The former targets: set each for this period, then take '# ' away.",
)


def next_title(plan: Plan) -> str:
    """Return the title of a plan with the period after its own: 十四五 becomes 十五五."""
    length = plan.last_year - plan.first_year + 1

    def later(found: re.Match[str]) -> str:
        """Return the next period, or a year of the period so much later."""
        text = found[0]
        if text.isdecimal():
            return str(int(text) + length)
        return f"十{_FIVES[_FIVES.index(text[1]) + 1]}五"

    years = "|".join(map(str, range(plan.first_year, plan.last_year + 1)))
    return re.sub(f"十[{_FIVES[:-1]}]五|{years}", later, plan.title)


def next_period(plan: Plan) -> str:
    """Return the period after that of a plan, of the same length."""
    length = plan.last_year - plan.first_year + 1
    return f"{plan.first_year + length}-{plan.last_year + length}"


def next_text(head: Plan, former: LoadedPlan, lang: Language) -> str:
    """Return the text of a plan that goes on from a former one.

    Each indicator that had a target has its figure as a baseline that is unsure; the former targets
    follow as comments, due at the end of the period.

    Args:
        head: the new plan, of which the head alone is known.
        former: the plan before it, as amended.
        lang: the language of the notes.
    """
    plan = attrs.evolve(
        head,
        region_name=head.region_name or former.plan.region_name,
        issuer=former.plan.issuer,
        plugins=former.plan.plugins,
    )
    kept = _targets(former.plan)
    baselines = tuple(_baselines(kept, plan, former.registry, lang))
    targets = tuple(_renewed(one, former.plan, plan) for one in kept)
    begun = format_plan(attrs.evolve(plan, baselines=baselines), former.registry)
    whole = format_plan(attrs.evolve(plan, targets=targets), former.registry)
    rows = re.search(r"(?ms)^target = \[\n.*?^\]$", whole)
    if rows is None:
        return begun
    lines = (f"# {line}\n" for line in (_TARGETS.in_language(lang), *rows[0].splitlines()))
    return f"{begun}\n{''.join(lines)}"


def _targets(plan: Plan) -> tuple[Target, ...]:
    """Return the targets of a plan, of each thing that is aimed at the last that is due."""
    last: dict[str, Target] = {}
    for target in sorted(plan.targets, key=plan.due_year):
        undated = attrs.evolve(target, year=None, clauses=())
        last[with_made_id(TARGET, undated).id] = target
    return tuple(target for target in plan.targets if target in last.values())


def _renewed(target: Target, former: Plan, plan: Plan) -> Target:
    """Return what a target would be in the new period: what it asks, when, and how it binds."""
    due = former.due_year(target) + plan.last_year - former.last_year
    renewed = Target(
        id="",
        indicator=target.indicator,
        title=target.title,
        bound=target.bound,
        binding=target.binding,
        scope=target.scope,
        year=None if target.year is None else due,
    )
    if isinstance(target.bound, (Rise, Fall, Multiple)):
        renewed = attrs.evolve(renewed, bound=attrs.evolve(target.bound, since=None))
    named: Target = with_made_id(TARGET, renewed)
    return named


def _baselines(
    targets: tuple[Target, ...], plan: Plan, registry: Registry, lang: Language
) -> Iterator[Baseline]:
    """Yield the start of each indicator of which the former plan says where it should be."""
    told: set[str] = set()
    for target in targets:
        text = _level(target, registry)
        if not text or not target.indicator:
            continue
        definition = registry.catalogue.definitions[target.indicator]
        year = plan.baseline_year if target.year is None else target.year
        unsure = _UNSURE.fill(year=year, base=plan.baseline_year)
        baseline = with_made_id(
            BASELINE,
            Baseline(
                id="",
                indicator=target.indicator,
                figure=figure_of(definition, text),
                year=plan.baseline_year,
                scope=target.scope,
                unsure=unsure.in_language(lang),
            ),
        )
        if baseline.id not in told:
            told.add(baseline.id)
            yield baseline


def _level(target: Target, registry: Registry) -> str:
    """Return the figure that a target is to reach, as a plan writes it; "" of another promise."""
    bound = target.bound
    unit = registry.catalogue.unit(target.indicator) if target.indicator else None
    if unit is None or getattr(bound, "over", "") == "period":
        return ""
    if isinstance(bound, (AtLeast, AtMost, Exactly, Maintain)):
        figure: Figure = bound.figure
        return figure.text if figure.qualifier == "exact" else format_value(figure.value, unit)
    if isinstance(bound, FullCoverage):
        return format_value(Fraction(1), unit)
    return format_value(bound.accepted.value, unit) if isinstance(bound, Eliminate) else ""
