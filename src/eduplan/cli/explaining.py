"""`eduplan explain`: a definition or formula in words, with values put in, or an item of a plan."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from eduplan.catalogue.catalogue import Catalogue, UnknownNameError
from eduplan.catalogue.definitions import Definition
from eduplan.catalogue.regions import NATION
from eduplan.cli import mistakes
from eduplan.cli.actions import load_plan, note_absent
from eduplan.cli.answers import write_answer
from eduplan.cli.output import plugin_prints_aside
from eduplan.cli.plugin_options import PluginChoice
from eduplan.engine.given_values import explain, formula_of
from eduplan.errors import EduplanError
from eduplan.files.plan_file import LoadedPlan
from eduplan.formula import Node, Reference, StandardFor, walk
from eduplan.plan.model import Plan
from eduplan.readings.explanation import Explanation
from eduplan.readings.facts import Context
from eduplan.registry import Registry
from eduplan.report_model import Page, Report, Steps
from eduplan.words import Language


def explain_subject(
    subject: str,
    values: Sequence[str],
    year: int | None,
    choice: PluginChoice,
    lang: Language,
    format_: str,
) -> int:
    """Write what a name or formula means and, where values are given, what comes out."""
    registry = choice.load()
    context = Context(NATION, year or datetime.date.today().year)
    return _explain(subject, values, context, lang, registry, format_)


def explain_in_plan(
    subject: str,
    path: str,
    values: Sequence[str],
    year: int | None,
    choice: PluginChoice,
    lang: Language,
    format_: str,
) -> int:
    """Write what an item of the plan at `path` is, or what a name or formula means in the plan.

    A name may be one that the plan defines itself. With `values` or `year` the subject is a name or
    a formula, never an item.

    Raises:
        UnknownNameError: the plan has no such item or clause, and nothing of that name is known;
            the text names the nearest.
    """
    from eduplan.files.kinds import clause_name

    loaded = load_plan(path, choice.load())
    plan, registry = loaded.plan, loaded.registry
    if not values and year is None:
        name = subject if subject in plan.by_id else clause_name(subject)
        if name in plan.by_id or name in plan.by_clause:
            return _explain_item(name, loaded, choice.strict, lang, format_)
        if _is_name(subject) and not registry.catalogue.find(subject):
            raise _unknown_in_plan(subject, plan, registry)
    context = Context(plan.region, year or datetime.date.today().year)
    return _explain(subject, values, context, lang, registry, format_)


def _explain(
    subject: str,
    values: Sequence[str],
    context: Context,
    lang: Language,
    registry: Registry,
    format_: str,
) -> int:
    catalogue = registry.catalogue
    found = catalogue.find(subject)
    try:
        formula = Reference(found[0].name) if found else formula_of(subject, catalogue)
    except UnknownNameError as error:
        note_absent(error, registry)
        raise
    explanation = None
    if values or _is_of_numbers(formula):
        with plugin_prints_aside():
            explanation = explain(
                subject,
                registry,
                _given(values),
                year=context.year,
                region=context.region,
                lang=lang,
            )
    write_answer(
        lambda: _report(formula, found, explanation, catalogue),
        format_,
        lang,
        registry,
        json=lambda: _document(formula, found, explanation, catalogue, lang),
    )
    return 0


def _explain_item(
    subject: str, loaded: LoadedPlan, strict: bool, lang: Language, format_: str
) -> int:
    from eduplan.engine.audit import audit
    from eduplan.plan.model import Clause
    from eduplan.report.items import item_document, item_report
    from eduplan.report.settings import CLEAN, UNUSABLE

    with plugin_prints_aside():
        result = audit(loaded.plan, loaded.registry, today=datetime.date.today())
    # the plan as it was judged; and a plan need not list its clauses
    item = result.plan.by_id.get(subject) or Clause(subject)
    write_answer(
        lambda: item_report(item, result),
        format_,
        lang,
        loaded.registry,
        json=lambda: item_document(item, result, lang),
    )
    return UNUSABLE if strict and result.failed else CLEAN


def _given(texts: Sequence[str]) -> dict[str, str]:
    """Return the values given as texts such as `在园幼儿数=1180人`, by name."""
    values: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.replace("＝", "=").rpartition("=")
        if not sign or not name.strip() or not value.strip():
            raise mistakes.misused(mistakes.NO_GIVEN_VALUE(text=text), mistakes.A_GIVEN_VALUE)
        if name.strip() in values:
            raise mistakes.misused(mistakes.GIVEN_TWICE(text=text, name=name.strip()))
        values[name.strip()] = value.strip()
    return values


def _document(
    formula: Node,
    found: Sequence[Definition],
    explanation: Explanation | None,
    catalogue: Catalogue,
    lang: Language,
) -> dict[str, Any]:
    from eduplan.formula import format_formula
    from eduplan.readings.expression import formula_words
    from eduplan.report.definitions import definition_document

    return {
        "formula": format_formula(formula, lang=lang),
        "formula_in_labels": formula_words(formula, catalogue).in_language(lang),
        "definitions": [definition_document(one, catalogue, lang) for one in found],
        "explanation": None if explanation is None else explanation.as_data(),
    }


def _report(
    formula: Node,
    found: Sequence[Definition],
    explanation: Explanation | None,
    catalogue: Catalogue,
) -> Report:
    from eduplan.report.definitions import definitions_report, formula_entry
    from eduplan.report.targets import ReadingSteps

    steps = [Steps(ReadingSteps(explanation.reading, catalogue))] if explanation else []
    if found:
        pages = definitions_report(found, catalogue).pages
        return Report((*pages, Page(parts=tuple(steps))))
    return Report((Page(parts=(formula_entry(formula, catalogue), *steps)),))


def _is_of_numbers(formula: Node) -> bool:
    """Tell whether a formula can be worked out as it stands: it names nothing."""
    return not any(isinstance(part, (Reference, StandardFor)) for part in walk(formula))


def _is_name(subject: str) -> bool:
    """Tell whether a subject can only be meant as a name: it has no sign of a formula."""
    return not any(sign in subject for sign in "+*/×÷=<>≤≥")


def _unknown_in_plan(subject: str, plan: Plan, registry: Registry) -> EduplanError:
    from eduplan.errors import nearest_names

    nearest = nearest_names(subject, (*plan.by_id, *plan.by_clause))
    nearest = nearest or registry.catalogue.names.nearest(subject)
    return UnknownNameError(mistakes.UNKNOWN_IN_PLAN(name=subject), nearest=nearest)
