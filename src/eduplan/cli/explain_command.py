"""`eduplan explain`: a definition or formula in words, with values put in, or an item of a plan."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import click

from eduplan.catalogue.catalogue import Catalogue, UnknownNameError
from eduplan.catalogue.definitions import Definition
from eduplan.catalogue.regions import NATION
from eduplan.catalogue.rule import AnyRule
from eduplan.cli import mistakes
from eduplan.cli.answers import AnswerForm, output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.input import load_plan, note_absent
from eduplan.cli.options import FileName, one_year
from eduplan.cli.output import plugin_prints_aside
from eduplan.cli.plugin_options import PluginChoice, plugin_options
from eduplan.cli.settings_option import SettingsChoice
from eduplan.engine.audit import AuditReport, audit
from eduplan.engine.exit_codes import CLEAN, UNUSABLE
from eduplan.engine.given_values import explain as explain_formula
from eduplan.engine.given_values import formula_of
from eduplan.files.plan_file import LoadedPlan
from eduplan.formula import Node, Reference, StandardFor, format_formula, walk
from eduplan.plan.settings import AuditSettings
from eduplan.readings.explanation import Explanation
from eduplan.readings.expression import formula_words
from eduplan.report.definitions import definition_document, definitions_report, formula_entry
from eduplan.report.items import (
    item_as_judged,
    item_document,
    item_report,
    named_in_plan,
    unknown_in_plan,
)
from eduplan.report.rule_on_plan import rule_on_plan, rule_on_plan_document
from eduplan.report.targets import ReadingSteps
from eduplan.report_model import Page, Report, Steps
from eduplan.words import Language

_EXAMPLES = """\b
例 / Examples:
  eduplan explain 普惠性幼儿园覆盖率
  eduplan explain "公办园在园幼儿数 ÷ 在园幼儿数" --set 在园幼儿数=1180人
  eduplan explain T11 --plan plan.toml
  eduplan explain PLAN002 T11 --plan plan.toml
  eduplan explain local.night_school_share --plan plan.toml
"""


@click.command(
    cls=Command,
    epilog=_EXAMPLES,
    **help_in_both(
        "解释一个指标、一个公式，或规划中的一项",
        "Explain an indicator, a formula, or an item of a plan",
    ),
)
@click.argument("subject", metavar="NAME_OR_FORMULA")
@click.argument("item", default="", metavar="[ITEM]")
@click.option(
    "--set",
    "values",
    multiple=True,
    metavar="NAME=VALUE",
    help="代入一个数，如 在园幼儿数=1180人 / Put in a value.",
)
@click.option(
    "--year",
    callback=one_year,
    metavar="YEAR",
    help="哪一年 / Which year.  [今年 / this]",
)
@click.option(
    "--plan",
    type=FileName(),
    metavar="FILE",
    help="规划里的一项，如 T11，或它自己的指标 / An item or a name of this plan.",
)
@plugin_options
@output_options
def explain(
    subject: str,
    item: str,
    values: tuple[str, ...],
    year: int | None,
    plan: str | None,
    choice: PluginChoice,
    form: AnswerForm,
) -> int:
    """Write what a name or formula means, with values put in, or what an item of a plan is.

    A name may be one that the plan defines itself. With `values` or `year` the subject is a name or
    a formula, never an item. With a plan the name may also be the code of a rule: the answer is how
    it ended on `item`, or on every subject, and why it gave no answer.

    Raises:
        UnknownNameError: the plan has no such item or clause, and nothing of that name is known;
            the text names the nearest.
    """
    registry, region = choice.load(), NATION
    loaded = None if plan is None else load_plan(plan, registry)
    if loaded is not None:
        settings = SettingsChoice().load(loaded.plan.file, loaded.registry)
        loaded = loaded._replace(plan=settings.with_waivers(loaded.plan))
        registry, region = loaded.registry, loaded.plan.region
        if rule := registry.catalogue.rules.get(subject):
            return _explain_rule(rule, item, loaded, settings.asked(strict=choice.strict), form)
    if item:
        message = mistakes.ITEM_WITHOUT_RULE(name=subject, item=item)
        raise mistakes.misused(message, mistakes.A_RULE_OF_PLAN)
    if loaded is not None and not values and year is None:
        if name := named_in_plan(subject, loaded.plan):
            return _explain_item(name, loaded, settings.asked(strict=choice.strict), form)
        if _is_name(subject) and not registry.catalogue.find(subject):
            raise unknown_in_plan(subject, loaded.plan, registry.catalogue.names)
    catalogue = registry.catalogue
    found = catalogue.find(subject)
    try:
        # a page for each thing that a name may mean, but one formula
        plain = catalogue.names.candidates(subject)
        formula = Reference(plain[0]) if plain else formula_of(subject, catalogue)
    except UnknownNameError as error:
        note_absent(error, registry)
        raise
    explanation = None
    if values or _is_of_numbers(formula):
        with plugin_prints_aside():
            explanation = explain_formula(
                subject,
                registry,
                _given(values),
                year=year or datetime.date.today().year,
                region=region,
                lang=form.lang,
            )
    form.write(
        lambda: _report(formula, found, explanation, catalogue),
        registry,
        json=lambda: _document(formula, found, explanation, catalogue, form.lang),
    )
    return CLEAN


def _explain_item(
    subject: str, loaded: LoadedPlan, settings: AuditSettings, form: AnswerForm
) -> int:
    with plugin_prints_aside():
        result = _audited(loaded, settings)
    item = item_as_judged(subject, result)
    form.write(
        lambda: item_report(item, result),
        loaded.registry,
        json=lambda: item_document(item, result, form.lang),
    )
    return UNUSABLE if settings.strict and result.failed else CLEAN


def _explain_rule(
    rule: AnyRule, item: str, loaded: LoadedPlan, settings: AuditSettings, form: AnswerForm
) -> int:
    if item and item != "plan" and item not in loaded.plan.by_id:
        found = loaded.registry.catalogue.find(item)
        if not found:
            raise unknown_in_plan(item, loaded.plan, loaded.registry.catalogue.names)
        item = found[0].name
    with plugin_prints_aside():
        result = _audited(loaded, settings)
    form.write(
        lambda: rule_on_plan(rule, item, result),
        loaded.registry,
        json=lambda: rule_on_plan_document(rule, item, result, form.lang),
    )
    return UNUSABLE if settings.strict and result.failed else CLEAN


def _audited(loaded: LoadedPlan, settings: AuditSettings) -> AuditReport:
    today = datetime.date.today()
    return audit(loaded.plan, loaded.registry, today=today, settings=settings)


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

    steps = [Steps(ReadingSteps(lambda: explanation.reading, catalogue))] if explanation else []
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
