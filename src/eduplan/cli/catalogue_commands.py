"""The commands that tell what is known: definitions, rules, plugins and schemas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click

from eduplan.catalogue.pages import rule_page
from eduplan.catalogue.rule import AnyRule
from eduplan.cli import mistakes
from eduplan.cli.answers import AnswerForm, language_options, output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.input import find_definitions
from eduplan.cli.options import FileName
from eduplan.cli.output import write_json
from eduplan.cli.plugin_options import PluginChoice, isolation_options, plugin_options
from eduplan.engine.audit import select_rules
from eduplan.engine.evaluation.data_rules import DATA_RULES
from eduplan.files.plan_file import read_plan_data
from eduplan.files.schema import plan_schema, plugin_schema, settings_schema, standards_schema
from eduplan.installed import list_plugins
from eduplan.registry import Registry
from eduplan.report.conformance import conformance_document, conformance_report
from eduplan.report.definitions import definition_document, definitions_list, definitions_report
from eduplan.report.plugins import plugins_document, plugins_report
from eduplan.report.rules import rule_document, rule_report, rules_list
from eduplan.report.schemas import NAMES, document_schema
from eduplan.words import Language

_SCHEMAS: Mapping[str, Callable[[Registry, Language], dict[str, Any]]] = {
    "plan": plan_schema,
    "standards": standards_schema,
    "plugin": plugin_schema,
    "settings": settings_schema,
}

_REGION = click.option(
    "--region",
    default="",
    metavar="CODE",
    help="按这个地区的规定，如 220503 / As it holds in this region.",
)


@click.command(
    cls=Command,
    **help_in_both(
        "一条规则的说明：查什么、为什么、怎么改",
        "The page of a rule: what it is, why, the examples, the remedy",
    ),
)
@click.argument("code", required=False, default="")
@click.option("--list", "list_", is_flag=True, help="列出所有规则 / List all rules.")
@_REGION
@plugin_options
@output_options
def rule(code: str, list_: bool, region: str, choice: PluginChoice, form: AnswerForm) -> None:
    """Write the page of the rule with a code or name, or the list of all rules or of a family."""
    if bool(code) == list_:
        raise mistakes.misused(mistakes.RULE_OR_LIST)
    registry = choice.load().within(region)
    catalogue = registry.catalogue
    all_rules = (*DATA_RULES.values(), *catalogue.rules.values())
    rules = _rules(code, all_rules, registry) if code else all_rules
    if code and len(rules) == 1:
        [one] = rules
        page = rule_page(one, form.lang) or None
        form.write(
            lambda: rule_report(one, catalogue),
            registry,
            json=lambda: {"rules": [rule_document(one, catalogue, form.lang, page=page)]},
        )
    else:
        form.write(
            lambda: rules_list(rules),
            registry,
            json=lambda: {"rules": [rule_document(one, catalogue, form.lang) for one in rules]},
        )


def _rules(name: str, rules: Iterable[AnyRule], registry: Registry) -> tuple[AnyRule, ...]:
    """Return the rule with a code or name, or else all whose codes begin with the letters."""
    exact = [rule for rule in rules if name.upper() == rule.code or name == rule.name]
    return tuple(exact) or select_rules(registry, [name])


@click.command(
    cls=Command,
    **help_in_both(
        "按名称、标签或别名查指标和数据项，写一部分也行",
        "Look up indicators and elements by name, label or alias, or by a part of one",
    ),
)
@click.argument("name", required=False, default="")
@click.option("--list", "list_", is_flag=True, help="列出所有指标和数据项 / List all of them.")
@_REGION
@plugin_options
@output_options
def indicator(name: str, list_: bool, region: str, choice: PluginChoice, form: AnswerForm) -> None:
    """Write every definition that `name` spells; else, as a list, those whose names hold it."""
    if bool(name.strip()) == list_:
        raise mistakes.misused(mistakes.NAME_OR_LIST)
    registry = choice.load().within(region)
    catalogue = registry.catalogue
    spelt = catalogue.find(name)
    found = spelt or catalogue.search(name) or find_definitions(name, registry)
    report = definitions_report if spelt else definitions_list
    documents = (definition_document(one, catalogue, form.lang) for one in found)
    form.write(
        lambda: report(found, catalogue), registry, json=lambda: {"definitions": [*documents]}
    )


@click.command(
    cls=Command,
    **help_in_both(
        "列出插件：版本、状态、原因、领域", "List the plugins: version, state, reason, domains"
    ),
)
@click.option(
    "--no-load",
    is_flag=True,
    help="只看安装了什么，不导入插件 / What is installed; no plugin is imported.",
)
@click.option(
    "--check",
    "examined",
    metavar="NAME",
    help="检查一个插件或领域是否完整 / Examine a plugin or a domain: is anything missing?",
)
@plugin_options
@isolation_options
@output_options
def plugins(no_load: bool, examined: str | None, choice: PluginChoice, form: AnswerForm) -> int:
    """List the plugins; with `no_load` as they are installed, none of their code imported.

    With `examined` the quick part of the conformance suite is asked of one.
    """
    if examined is not None:
        return _examine(examined, choice, form)
    if no_load and choice._replace(folders=()) != PluginChoice():
        raise mistakes.misused(mistakes.NO_LOAD_ALONE)
    registry = None
    if not no_load:
        with choice.opened() as (registry, _):
            pass
    found = registry.plugins if registry else list_plugins(choice.folders)
    form.write(
        lambda: plugins_report(found),
        registry,
        json=lambda: plugins_document(found, registry, form.lang),
    )
    return 0


def _examine(name: str, choice: PluginChoice, form: AnswerForm) -> int:
    """Write what the quick trials find, and return 1 where one does not pass."""
    from eduplan.testing.suite import examine  # nobody else pays for it

    registry = choice.load()
    results = examine(name, registry, choice.load)
    form.write(
        lambda: conformance_report(results),
        registry,
        json=lambda: conformance_document(results, form.lang),
    )
    return int(any(one.status == "failed" for one in results))


@click.command(
    cls=Command,
    **help_in_both(
        "输出 JSON Schema，供编辑器补全和核对",
        "Print a JSON Schema, from which editors complete and check",
    ),
)
@click.option(
    "--of",
    "subject",
    type=mistakes.Choice([*_SCHEMAS, *NAMES]),
    default="plan",
    help="规划、标准、插件、设置文件，或一种 JSON 输出 / "
    "The file of a plan, standards, a plugin or settings, or an answer in JSON.  [plan]",
)
@click.option(
    "--plan",
    type=FileName(),
    metavar="FILE",
    help="连同这份规划自己定义的名称 / With the names that this plan defines itself.",
)
@plugin_options
@language_options
def schema(subject: str, plan: str | None, choice: PluginChoice, lang: Language) -> None:
    """Print a JSON Schema, from which editors complete and check."""
    if subject == "plan" and plan is not None:
        write_json(plan_schema(choice.load(), lang, read_plan_data(plan).data))
    elif subject in _SCHEMAS:
        write_json(_SCHEMAS[subject](choice.load(), lang))
    else:
        write_json(document_schema(subject))
