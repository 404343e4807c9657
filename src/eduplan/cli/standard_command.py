"""`eduplan standard`: what is asked of an indicator, or by a document, in a region on a day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from eduplan.catalogue.definitions import Scope
from eduplan.catalogue.standard_lookup import StandardAnswer
from eduplan.cli import mistakes
from eduplan.cli.actions import find_definitions
from eduplan.cli.answers import write_answer
from eduplan.cli.plugin_options import PluginChoice
from eduplan.errors import EduplanError, Location
from eduplan.registry import Registry
from eduplan.words import Language


class ScopeError(EduplanError):
    """The codes after a name are not a scope of it; the text says what was expected."""


def show_standards(
    query: str,
    region: str,
    days: Mapping[str, datetime.date | None],
    choice: PluginChoice,
    lang: Language,
    format_: str,
) -> int:
    """Write what is known about the standards of whatever `query` spells.

    That is an indicator or element by name, label or alias, with codes in brackets if they are to
    restrict it (生员比[学段=小学]); else a document by number or title, or a standard by its name.
    `days` holds `on`, None for today, and `known_on`, None for all that is known.
    """
    from eduplan.report.standard_answer import answer_document, answer_report

    registry = choice.load()
    catalogue = registry.catalogue
    scope, answers = _answers(query, region, days, registry)
    write_answer(
        lambda: answer_report(answers, catalogue, scope),
        format_,
        lang,
        registry,
        json=lambda: {"answers": [answer_document(one, catalogue, lang) for one in answers]},
    )
    return 0


def show_coverage(
    region: str,
    years: Sequence[int],
    known_on: datetime.date | None,
    choice: PluginChoice,
    lang: Language,
    format_: str,
) -> int:
    """Write, for every indicator and year, what judges it in a region, or that nothing does."""
    from eduplan.catalogue.coverage import coverage
    from eduplan.report.coverage import coverage_document, coverage_report

    registry = choice.load()
    catalogue = registry.catalogue
    rows = coverage(catalogue, region, years, known_on=known_on)
    write_answer(
        lambda: coverage_report(rows, catalogue),
        format_,
        lang,
        registry,
        json=lambda: {"region": region, "coverage": coverage_document(rows, catalogue, lang)},
    )
    return 0


def _answers(
    query: str, region: str, days: Mapping[str, datetime.date | None], registry: Registry
) -> tuple[Scope, Sequence[StandardAnswer]]:
    from eduplan.catalogue.standard_lookup import standards_for, standards_of_document

    catalogue = registry.catalogue
    on, known_on = days["on"] or datetime.date.today(), days["known_on"]
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
    if not any(bracket in query for bracket in "[［"):
        return query, {}
    from eduplan.formula import check_formula, parse_formula
    from eduplan.readings.lowered import Name
    from eduplan.readings.lowering import Lowering

    catalogue = registry.catalogue
    node = parse_formula(query, catalogue.names, Location(repr(query[:60])))
    check_formula(node, catalogue.shape_of)
    name = Lowering(catalogue).lowered(node)
    is_single = isinstance(name, Name) and not any("|" in code for code in name.scope.values())
    if not isinstance(name, Name) or name.back or not is_single:
        raise ScopeError(mistakes.NO_SCOPED_NAME(text=query), mistakes.A_SCOPED_NAME)
    return name.name, name.scope
