"""The commands that tell what is known: definitions, rules, standards, plugins and schemas."""

from __future__ import annotations

import datetime

import click

from eduplan.cli import mistakes
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.options import (
    day,
    file_name,
    file_names,
    language_options,
    one_year,
    output_options,
    years,
)
from eduplan.cli.plugin_options import PluginChoice, isolation_options, plugin_options
from eduplan.words import Language

_EXAMPLES = """\b
例 / Examples:
  eduplan explain 普惠性幼儿园覆盖率
  eduplan explain "公办园在园幼儿数 ÷ 在园幼儿数" --set 在园幼儿数=1180人
  eduplan explain T11 --plan plan.toml
  eduplan explain local.night_school_share --plan plan.toml
"""

_STANDARD_EXAMPLES = """\b
例 / Examples:
  eduplan standard 普惠性幼儿园覆盖率 --on 2025-12-31 --region 220503
  eduplan standard "生均图书[学段=小学]" --known-on 2024-03-11
  eduplan standard 教督〔2017〕6号
  eduplan standard --coverage 2021-2025 --region 220503
"""

_DOCUMENTS = ["audit", "evaluation", "explain", "rule", "indicator", "standard", "plugins", "error"]


@click.command(
    cls=Command,
    epilog=_EXAMPLES,
    **help_in_both(
        "解释一个指标、一个公式，或规划中的一项",
        "Explain an indicator, a formula, or an item of a plan",
    ),
)
@click.argument("subject", metavar="NAME_OR_FORMULA")
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
    callback=file_name,
    shell_complete=file_names,
    metavar="FILE",
    help="规划里的一项，如 T11，或它自己的指标 / An item or a name of this plan.",
)
@plugin_options
@output_options
def explain(
    subject: str,
    values: tuple[str, ...],
    year: int | None,
    plan: str | None,
    choice: PluginChoice,
    format_: str,
    lang: Language,
) -> int:
    """Explain an indicator, a formula, or an item of a plan."""
    from eduplan.cli import explaining

    if plan is not None:
        return explaining.explain_in_plan(subject, plan, values, year, choice, lang, format_)
    return explaining.explain_subject(subject, values, year, choice, lang, format_)


@click.command(
    cls=Command,
    **help_in_both(
        "一条规则的说明：查什么、为什么、怎么改",
        "The page of a rule: what it is, why, the examples, the remedy",
    ),
)
@click.argument("code", required=False, default="")
@click.option("--list", "list_", is_flag=True, help="列出所有规则 / List all rules.")
@plugin_options
@output_options
def rule(code: str, list_: bool, choice: PluginChoice, format_: str, lang: Language) -> int:
    """The page of a rule: what it is, why, the examples, the remedy."""
    from eduplan.cli.actions import show_rules

    if bool(code) == list_:
        raise mistakes.misused(mistakes.RULE_OR_LIST)
    return show_rules(code, choice, lang, format_)


@click.command(
    cls=Command,
    **help_in_both(
        "按名称、标签或别名查指标和数据项，写一部分也行",
        "Look up indicators and elements by name, label or alias, or by a part of one",
    ),
)
@click.argument("name", required=False, default="")
@click.option("--list", "list_", is_flag=True, help="列出所有指标和数据项 / List all of them.")
@plugin_options
@output_options
def indicator(name: str, list_: bool, choice: PluginChoice, format_: str, lang: Language) -> int:
    """Look up indicators and elements by name, label or alias, or by a part of one."""
    from eduplan.cli.actions import show_definitions

    if bool(name.strip()) == list_:
        raise mistakes.misused(mistakes.NAME_OR_LIST)
    return show_definitions(name, choice, lang, format_)


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
@plugin_options
@isolation_options
@output_options
def plugins(no_load: bool, choice: PluginChoice, format_: str, lang: Language) -> int:
    """List the plugins: version, state, reason, domains."""
    from eduplan.cli.actions import show_plugins

    if no_load and choice != PluginChoice():
        raise mistakes.misused(mistakes.NO_LOAD_ALONE)
    return show_plugins(None if no_load else choice, lang, format_)


@click.command(
    cls=Command,
    epilog=_STANDARD_EXAMPLES,
    **help_in_both(
        "一个指标或一份文件在某地某日的标准：有效、已经失效、尚未生效",
        "The standards for an indicator or by a document, on a day in a region",
    ),
)
@click.argument("name", required=False)
@click.option("--on", callback=day, metavar="DATE", help="在这一天 / On this day.  [今天 / today]")
@click.option(
    "--region",
    default="CN",
    metavar="CODE",
    help="行政区划代码，如 220503 / Code of the region.  [CN]",
)
@click.option(
    "--known-on", callback=day, metavar="DATE", help="以这一天已公布的为准 / As known on this day."
)
@click.option(
    "--coverage",
    callback=years,
    metavar="YEARS",
    help="不问一个指标，而列出各指标这些年有无标准 / Instead: what has a standard in which years.",
)
@plugin_options
@output_options
def standard(
    name: str | None,
    on: datetime.date | None,
    region: str,
    known_on: datetime.date | None,
    coverage: range | None,
    choice: PluginChoice,
    format_: str,
    lang: Language,
) -> int:
    """The standards for an indicator or by a document, on a day in a region."""
    from eduplan.cli.standard_command import show_coverage, show_standards

    if coverage is not None:
        if name or on:
            raise mistakes.misused(mistakes.COVERAGE_ALONE)
        return show_coverage(region, coverage, known_on, choice, lang, format_)
    if name is None or not name.strip():
        raise mistakes.misused(mistakes.NAME_OR_COVERAGE)
    days = {"on": on, "known_on": known_on}
    return show_standards(name, region, days, choice, lang, format_)


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
    type=mistakes.Choice(["plan", "standards", *_DOCUMENTS]),
    default="plan",
    help="规划文件、标准文件，或一种 JSON 输出 / "
    "The plan file, a standards file, or what a command writes as JSON.  [plan]",
)
@plugin_options
@language_options
def schema(subject: str, choice: PluginChoice, lang: Language) -> int:
    """Print a JSON Schema, from which editors complete and check."""
    from eduplan.cli.actions import show_schema

    return show_schema(subject, choice, lang)
