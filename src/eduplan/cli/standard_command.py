"""`eduplan standard`: what is asked of an indicator, or by a document, in a region on a day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import click

from eduplan.catalogue.coverage import coverage as coverage_of
from eduplan.catalogue.definitions import Scope
from eduplan.catalogue.standard_lookup import (
    StandardAnswer,
    standards_for,
    standards_of_document,
)
from eduplan.cli import mistakes
from eduplan.cli.answers import AnswerForm, output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.input import find_definitions
from eduplan.cli.options import day, years
from eduplan.cli.plugin_options import PluginChoice, plugin_options
from eduplan.errors import EduplanError, Location
from eduplan.formula import check_formula, parse_formula
from eduplan.readings.lowered import Name
from eduplan.readings.lowering import lowering_of
from eduplan.registry import Registry
from eduplan.report.coverage import coverage_document, coverage_report
from eduplan.report.standard_answer import answer_document, answer_report

_EXAMPLES = """\b
例 / Examples:
  eduplan standard 普惠性幼儿园覆盖率 --on 2025-12-31 --region 220503
  eduplan standard "生均图书[学段=小学]" --known-on 2024-03-11
  eduplan standard 教督〔2017〕6号
  eduplan standard --coverage 2021-2025 --region 220503
"""


class ScopeError(EduplanError):
    """The codes after a name are not a scope of it; the text says what was expected."""


@click.command(
    cls=Command,
    epilog=_EXAMPLES,
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
    form: AnswerForm,
) -> None:
    """Write the standards for whatever `name` spells, on a day in a region, or a table of all.

    That is an indicator or element by name, label or alias, with codes in brackets if they are to
    restrict it (生员比[学段=小学]); else a document by number or title, or a standard by its name.
    `on` is today by default, and `known_on` None for all that is known.
    """
    if coverage is not None:
        if name or on:
            raise mistakes.misused(mistakes.COVERAGE_ALONE)
        _write_coverage(coverage, region, known_on, choice.load(), form)
        return
    if name is None or not name.strip():
        raise mistakes.misused(mistakes.NAME_OR_COVERAGE)
    registry = choice.load()
    catalogue = registry.catalogue
    scope, answers = _answers(name, region, on or datetime.date.today(), known_on, registry)
    form.write(
        lambda: answer_report(answers, catalogue, scope),
        registry,
        json=lambda: {"answers": [answer_document(one, catalogue, form.lang) for one in answers]},
    )


def _write_coverage(
    years: range,
    region: str,
    known_on: datetime.date | None,
    registry: Registry,
    form: AnswerForm,
) -> None:
    """Write, for every indicator and year, what judges it in a region, or that nothing does."""
    catalogue = registry.catalogue
    rows = coverage_of(catalogue, region, years, known_on=known_on)
    form.write(
        lambda: coverage_report(rows, catalogue),
        registry,
        json=lambda: {"region": region, "coverage": coverage_document(rows, catalogue, form.lang)},
    )


def _answers(
    query: str,
    region: str,
    on: datetime.date,
    known_on: datetime.date | None,
    registry: Registry,
) -> tuple[Scope, Sequence[StandardAnswer]]:

    catalogue = registry.catalogue
    name, scope = _name_and_scope(query, registry)
    if not catalogue.find(name):
        found = standards_of_document(catalogue, query, on=on, region=region, known_on=known_on)
        if not found.never_defined:
            return {}, [found]
    return scope, [
        standards_for(catalogue, one.name, on=on, region=region, scope=scope, known_on=known_on)
        for one in find_definitions(name, registry)
    ]


def _name_and_scope(query: str, registry: Registry) -> tuple[str, Scope]:
    """Return the name that a query spells, and the codes that restrict it as in a formula.

    Raises:
        ScopeError: a code list holds several codes, or there is more than a name.
        FormulaError: the name has no such dimension.
        InputError: it can't be read; names what is unknown, with the nearest.
    """
    catalogue = registry.catalogue
    if not any(bracket in query for bracket in "[［"):
        found = catalogue.names.meanings(query)
        return (found[0].name, found[0].scope) if len(found) == 1 else (query, {})

    node = parse_formula(query, catalogue.names, Location(repr(query[:60])))
    check_formula(node, catalogue.shape_of)
    name = lowering_of(catalogue).lowered(node)
    is_single = isinstance(name, Name) and not any("|" in code for code in name.scope.values())
    if not isinstance(name, Name) or name.back or not is_single:
        raise ScopeError(mistakes.NO_SCOPED_NAME(text=query), mistakes.A_SCOPED_NAME)
    return name.name, name.scope
