"""What the commands do: load the plugins, ask, and write the answer as text or as JSON."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from eduplan.catalogue.definitions import Definition
from eduplan.catalogue.rule import AnyRule
from eduplan.cli.answers import require_format, write_answer
from eduplan.cli.output import write_json
from eduplan.cli.plugin_options import PluginChoice
from eduplan.errors import EduplanError, InputError
from eduplan.files.plan_file import LoadedPlan
from eduplan.registry import Registry
from eduplan.report.settings import AuditSettings
from eduplan.report_model import Report
from eduplan.words import Language


def audit_plan(
    path: str,
    settings: AuditSettings,
    days: Mapping[str, datetime.date | None],
    choice: PluginChoice,
    lang: Language,
    *,
    format_: str,
    expand: bool,
) -> int:
    """Audit the plan at `path`, write the report and return its exit code.

    `days` holds `known_on` and `today`, each None for its default.
    """
    from eduplan.engine.audit import audit
    from eduplan.report.audit import audit_report
    from eduplan.report.json import audit_document
    from eduplan.report.sarif import audit_sarif

    with choice.opened() as (registry, ask):
        require_format(format_, registry, ("json", "sarif"))
        loaded = load_plan(path, registry)
        result = audit(
            loaded.plan,
            loaded.registry,
            today=days["today"] or datetime.date.today(),
            known_on=days["known_on"],
            select=settings.select,
            ignore=settings.ignore,
            ask=ask,
        )
    write_answer(
        lambda: audit_report(result),
        format_,
        lang,
        registry,
        expand=expand,
        json=lambda: audit_document(result, settings, lang),
        sarif=lambda: audit_sarif(result, settings, lang),
    )
    return settings.exit_code(result)


def load_plan(path: str, registry: Registry) -> LoadedPlan:
    """Return the plan at `path`, read with some plugins.

    Raises:
        InputError: as `read_plan`; a note names the plugins that are not in use, since what they
            define is unknown to the plan.
    """
    from eduplan.files.plan_file import read_plan

    try:
        return read_plan(path, registry)
    except InputError as error:
        if any(problem.location.key for problem in error.problems):  # a mistake in what it says
            note_absent(error, registry)
        raise


def show_rules(name: str, choice: PluginChoice, lang: Language, format_: str) -> int:
    """Write the page of the rule with a code or name, or the list of all rules for ""."""
    from eduplan.catalogue.pages import rule_page
    from eduplan.engine.evaluation.data_rules import DATA_RULES
    from eduplan.report.rules import rule_document, rule_report, rules_list

    registry = choice.load()
    catalogue = registry.catalogue
    all_rules = (*DATA_RULES.values(), *catalogue.rules.values())
    rules = _rules(name, all_rules, registry) if name else all_rules
    single = len(rules) == 1 and bool(name)

    def document() -> dict[str, Any]:
        if single:
            page = rule_page(rules[0], lang) or None
            return {"rules": [rule_document(rules[0], catalogue, lang, page=page)]}
        return {"rules": [rule_document(rule, catalogue, lang) for rule in rules]}

    def report() -> Report:
        return rule_report(rules[0], catalogue) if single else rules_list(rules)

    write_answer(report, format_, lang, registry, json=document)
    return 0


def show_definitions(name: str, choice: PluginChoice, lang: Language, format_: str) -> int:
    """Write every definition that `name` spells; or, as a list, those whose names hold it.

    For "" that is all of them.
    """
    from eduplan.report.definitions import (
        definition_document,
        definitions_list,
        definitions_report,
    )

    registry = choice.load()
    catalogue = registry.catalogue
    spelt = catalogue.find(name)
    found = spelt or catalogue.search(name) or find_definitions(name, registry)
    report = definitions_report if spelt else definitions_list
    write_answer(
        lambda: report(found, catalogue),
        format_,
        lang,
        registry,
        json=lambda: {"definitions": [definition_document(one, catalogue, lang) for one in found]},
    )
    return 0


def find_definitions(name: str, registry: Registry) -> tuple[Definition, ...]:
    """Return every definition that `name` spells, by full name, label or alias.

    Raises:
        UnknownNameError: it spells none; the text names the nearest spellings, and the note the
            plugins that were set aside.
    """
    from eduplan.catalogue.catalogue import UnknownNameError

    try:
        return registry.catalogue.meant_by(name)
    except UnknownNameError as error:
        note_absent(error, registry)
        raise


def show_plugins(choice: PluginChoice | None, lang: Language, format_: str) -> int:
    """Write the plugins with version, distribution, state, domains and reason.

    Without a choice they are listed as they are installed, and none of their code is imported.
    """
    from eduplan.registry import list_plugins
    from eduplan.report.plugins import plugins_document, plugins_report

    registry = None
    if choice is not None:
        with choice.opened() as (registry, _):
            pass
    plugins = registry.plugins if registry else list_plugins()
    write_answer(
        lambda: plugins_report(plugins),
        format_,
        lang,
        registry,
        json=lambda: plugins_document(plugins, registry, lang),
    )
    return 0


def show_schema(subject: str, choice: PluginChoice, lang: Language) -> int:
    """Write the JSON Schema of a file that people write, or of the JSON that a command writes."""
    if subject in ("plan", "standards"):
        from eduplan.files.schema import plan_schema, standards_schema

        schema = plan_schema if subject == "plan" else standards_schema
        write_json(schema(choice.load(), lang))
    else:
        from eduplan.report.schemas import document_schema

        write_json(document_schema(subject))
    return 0


def note_absent(error: EduplanError, registry: Registry) -> None:
    """Add the plugins that are not in use to an error about something that they may define."""
    for note in registry.absent:
        error.note(note)


def _rules(name: str, rules: Iterable[AnyRule], registry: Registry) -> tuple[AnyRule, ...]:
    """Return the rule with a code or name, or else all whose codes begin with the letters."""
    from eduplan.engine.audit import select_rules

    exact = [rule for rule in rules if name.upper() == rule.code or name == rule.name]
    return tuple(exact) or select_rules(registry, [name])
