"""What is listed and explained on a narrow console: no line goes beyond it, nothing is lost."""

from __future__ import annotations

import datetime
from functools import cache
from typing import TYPE_CHECKING

import pytest

from eduplan.catalogue.coverage import coverage
from eduplan.catalogue.standards import standards_for
from eduplan.formula import parse_formula
from eduplan.registry import Registry, load_registry
from eduplan.report.coverage import coverage_lines
from eduplan.report.definitions import definition_lines, definition_table, formula_lines
from eduplan.report.plugins import plugin_lines
from eduplan.report.rules import rule_lines, rule_table
from eduplan.report.standards_answer import answer_lines
from eduplan.report.terminal import Console, display_width
from eduplan.report.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY = datetime.date(2024, 3, 11)
consoles = pytest.mark.parametrize(
    "writer",
    [
        Writer(lang, Console(columns, is_terminal=True))
        for lang in ("zh", "en")
        for columns in (40, 80)
    ],
    ids=lambda writer: f"{writer.lang}-{writer.console.width}",
)


@cache
def installed() -> Registry:
    return load_registry(strict=True)


def too_wide(lines: Iterable[str], writer: Writer) -> list[str]:
    """Return the lines beyond the console that hold more than one long word, beside its label."""
    return [
        line
        for line in lines
        if display_width(line) > writer.console.width and " " in line.strip().rpartition("  ")[2]
    ]


@consoles
def test_the_list_of_rules_stays_within_the_console(writer: Writer) -> None:
    rules = installed().catalogue.rules.values()

    lines = [*rule_table([*rules], writer)]

    assert too_wide(lines, writer) == []
    assert {line.split()[0] for line in lines} >= {rule.code for rule in rules}


@consoles
def test_the_list_of_indicators_stays_within_the_console(writer: Writer) -> None:
    catalogue = installed().catalogue
    definitions = [*catalogue.definitions.values()]

    lines = [*definition_table(definitions, catalogue, writer)]

    assert too_wide(lines, writer) == []
    assert {line.split()[-1] for line in lines if line} >= {one.name for one in definitions}


@consoles
def test_the_list_of_plugins_stays_within_the_console(writer: Writer) -> None:
    lines = [*plugin_lines(installed().plugins, writer)]

    assert too_wide(lines, writer) == []
    assert "coherence" in {line.split()[0] for line in lines}


def test_a_list_that_fits_has_one_line_for_each_entry_in_columns() -> None:
    writer = Writer("zh", Console(120, is_terminal=True))
    definitions = installed().catalogue.meant_by("班级数")

    lines = [*definition_table(definitions, installed().catalogue, writer)]

    assert len(lines) == len(definitions)


def test_without_a_terminal_each_entry_is_one_line_however_long() -> None:
    """Whoever searches or counts the lines of a list finds an entry in each."""
    catalogue = installed().catalogue
    definitions = catalogue.definitions.values()

    lines = [*definition_table(definitions, catalogue, Writer("zh", Console(40)))]

    assert len(lines) == len(definitions)


def test_the_title_of_a_rule_goes_on_below_its_title() -> None:
    writer = Writer("zh", Console(40, is_terminal=True))
    rule = max(installed().catalogue.rules.values(), key=lambda one: len(one.title.zh))

    first, second, *_ = rule_table([rule], writer)

    assert first.startswith(f"{rule.code}  ")
    assert second.startswith(" " * len(f"{rule.code}  错误  ") + "  ")
    assert second.strip()


@consoles
def test_the_pages_of_definitions_stay_within_the_console(writer: Writer) -> None:
    catalogue = installed().catalogue

    for definition in catalogue.definitions.values():
        assert too_wide(definition_lines(definition, catalogue, writer), writer) == []


@consoles
def test_a_formula_stays_within_the_console(writer: Writer) -> None:
    catalogue = installed().catalogue
    formula = parse_formula("公办园在园幼儿数 ÷ 在园幼儿数 - 普惠性幼儿园覆盖率", catalogue.names)

    assert too_wide(formula_lines(formula, catalogue, writer), writer) == []


@consoles
def test_the_pages_of_rules_stay_within_the_console_but_for_their_examples(
    writer: Writer,
) -> None:
    """An example is to be copied, so its lines stay lines."""
    catalogue = installed().catalogue

    for rule in catalogue.rules.values():
        page, example = [], False
        for line in rule_lines(rule, catalogue, writer):
            fence = line.startswith("```")
            page += [] if example or fence else [line]
            example = example != fence
        assert too_wide(page, writer) == []


@consoles
def test_the_answers_about_standards_stay_within_the_console(writer: Writer) -> None:
    catalogue = installed().catalogue

    for name in sorted({one.about for one in catalogue.standards} - {""}):
        answer = standards_for(catalogue, name, on=DAY, region="220503", known_on=DAY)
        assert too_wide(answer_lines(answer, catalogue, writer), writer) == []


@consoles
def test_what_judges_in_which_years_stays_within_the_console(writer: Writer) -> None:
    catalogue = installed().catalogue
    rows = coverage(catalogue, "220503", range(2021, 2026))

    assert too_wide(coverage_lines(rows, catalogue, writer), writer) == []
