"""What the commands do: load the plugins, ask, and write the answer as text or as JSON."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from eduplan.cli.output import write, write_json, writer_for
from eduplan.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Definition
    from eduplan.catalogue.rule import AnyRule
    from eduplan.cli.output import Format
    from eduplan.cli.plugin_options import PluginChoice
    from eduplan.errors import EduplanError
    from eduplan.files.plan_file import LoadedPlan
    from eduplan.registry import PluginReport, Registry
    from eduplan.report.settings import AuditSettings
    from eduplan.words import Language

__all__ = [
    "audit_plan",
    "find_definitions",
    "load_plan",
    "note_absent",
    "show_definitions",
    "show_plugins",
    "show_rules",
    "show_schema",
    "write_definitions",
    "write_lines",
]


def audit_plan(
    path: str,
    settings: AuditSettings,
    days: Mapping[str, datetime.date | None],
    choice: PluginChoice,
    lang: Language,
    *,
    format_: Format,
    expand: bool,
) -> int:
    """Audit the plan at `path`, write the report and return its exit code.

    `days` holds `known_on` and `today`, each None for its default.
    """
    from eduplan.engine.audit import audit

    with choice.opened() as (registry, ask):
        loaded = load_plan(path, registry)
        report = audit(
            loaded.plan,
            loaded.registry,
            today=days["today"] or datetime.date.today(),
            known_on=days["known_on"],
            select=settings.select,
            ignore=settings.ignore,
            ask=ask,
        )
    if format_ == "json":
        from eduplan.report.json import audit_document

        write_json(audit_document(report, settings, lang))
    elif format_ == "sarif":
        from eduplan.report.sarif import audit_sarif

        write_json(audit_sarif(report, settings, lang))
    else:
        from eduplan.report.text import audit_text

        writer = writer_for(lang, expand=expand)
        write(audit_text(report, lang=lang, console=writer.console, expand=expand))
    return settings.exit_code(report)


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


def show_rules(name: str, choice: PluginChoice, lang: Language, *, as_json: bool) -> int:
    """Write the page of the rule with a code or name, or the list of all rules for ""."""
    from eduplan.catalogue.pages import rule_page
    from eduplan.engine.evaluation.checks import DATA_RULES
    from eduplan.report.rules import rule_document, rule_lines, rule_table

    registry = choice.load()
    catalogue = registry.catalogue
    all_rules = (*DATA_RULES.values(), *catalogue.rules.values())
    rules = _rules(name, all_rules, registry) if name else all_rules
    single = len(rules) == 1 and name
    if as_json:
        documents = [rule_document(rule, catalogue, lang) for rule in rules]
        if single:
            documents[0]["page"] = rule_page(rules[0], lang) or None
        write_json({"rules": documents})
    elif single:
        write_lines(rule_lines(rules[0], catalogue, writer_for(lang)))
    else:
        write_lines(rule_table(rules, writer_for(lang)))
    return 0


def show_definitions(name: str, choice: PluginChoice, lang: Language, *, as_json: bool) -> int:
    """Write every definition that `name` spells; or, as a list, those whose names hold it.

    For "" that is all of them.
    """
    from eduplan.report.definitions import definition_document, definition_table

    registry = choice.load()
    catalogue = registry.catalogue
    spelt = catalogue.find(name)
    found = spelt or catalogue.search(name) or find_definitions(name, registry)
    if as_json:
        documents = [definition_document(one, catalogue, lang) for one in found]
        write_json({"definitions": documents})
    elif spelt:
        write_definitions(found, catalogue, lang)
    else:
        write_lines(definition_table(found, catalogue, writer_for(lang)))
    return 0


def write_definitions(
    definitions: Iterable[Definition], catalogue: Catalogue, lang: Language
) -> None:
    """Write the pages of some definitions below each other."""
    from eduplan.report.definitions import definition_lines

    writer = writer_for(lang)
    for number, definition in enumerate(definitions):
        lines = definition_lines(definition, catalogue, writer)
        write_lines(["", *lines] if number else lines)


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


def show_plugins(choice: PluginChoice | None, lang: Language, *, as_json: bool) -> int:
    """Write the plugins with version, distribution, state, domains and reason.

    Without a choice they are listed as they are installed, and none of their code is imported.
    """
    if choice is None:
        from eduplan.registry import list_plugins

        return _write_plugins(list_plugins(), None, lang, as_json=as_json)
    with choice.opened() as (opened, _):
        registry = opened
    return _write_plugins(registry.plugins, registry, lang, as_json=as_json)


def _write_plugins(
    plugins: tuple[PluginReport, ...], registry: Registry | None, lang: Language, *, as_json: bool
) -> int:
    if as_json:
        from eduplan.report.json import plugin_document, tracebacks_document

        write_json(
            {
                "plugins": [plugin_document(plugin) for plugin in plugins],
                "tracebacks": tracebacks_document(plugin.failure for plugin in plugins),
                "registry": registry and registry.digest,
            }
        )
    else:
        from eduplan.report.plugins import plugin_lines

        write_lines(plugin_lines(plugins, writer_for(lang)))
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


def write_lines(lines: Iterable[str]) -> None:
    """Write lines, each ended."""
    write("".join(f"{line}\n" for line in lines))


def note_absent(error: EduplanError, registry: Registry) -> None:
    """Add the plugins that are not in use to an error about something that they may define."""
    for note in registry.absent:
        error.note(note)


def _rules(name: str, rules: Iterable[AnyRule], registry: Registry) -> tuple[AnyRule, ...]:
    """Return the rule with a code or name, or else all whose codes begin with the letters."""
    from eduplan.engine.audit import select_rules

    exact = [rule for rule in rules if name.upper() == rule.code or name == rule.name]
    return tuple(exact) or select_rules(registry, [name])
