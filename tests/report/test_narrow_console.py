"""What is listed and explained on a narrow console: no line goes beyond it, nothing is lost."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

import pytest

from eduplan.catalogue.coverage import coverage
from eduplan.catalogue.standard_lookup import standards_for
from eduplan.formula import parse_formula
from eduplan.report.coverage import coverage_report
from eduplan.report.definitions import definitions_list, definitions_report, formula_entry
from eduplan.report.plugins import plugins_report
from eduplan.report.rules import rule_report, rules_list
from eduplan.report.standard_answer import answer_report
from eduplan.report.terminal import Console, display_width
from eduplan.report.text import write_text
from eduplan.report_model import Page, Report
from tests.installed import installed_registry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eduplan.words import Language

DAY = datetime.date(2024, 3, 11)


class Screen(NamedTuple):
    """A terminal that is read in a language."""

    lang: Language
    width: int

    def lines(self, report: Report) -> list[str]:
        """Return the lines of a report there."""
        console = Console(self.width, is_terminal=True)
        return write_text(report, lang=self.lang, console=console).splitlines()


consoles = pytest.mark.parametrize(
    "screen",
    [Screen(lang, columns) for lang in ("zh", "en") for columns in (40, 80)],
    ids=lambda screen: f"{screen.lang}-{screen.width}",
)


def too_wide(lines: Iterable[str], screen: Screen) -> list[str]:
    """Return the lines beyond the console that hold more than one long word, beside its label."""
    return [
        line
        for line in lines
        if display_width(line) > screen.width and " " in line.strip().rpartition("  ")[2]
    ]


@consoles
def test_the_list_of_rules_stays_within_the_console(screen: Screen) -> None:
    rules = installed_registry().catalogue.rules.values()

    lines = screen.lines(rules_list(rules))

    assert too_wide(lines, screen) == []
    assert {line.split()[0] for line in lines} >= {rule.code for rule in rules}


@consoles
def test_the_list_of_indicators_stays_within_the_console(screen: Screen) -> None:
    catalogue = installed_registry().catalogue
    definitions = [*catalogue.definitions.values()]

    lines = screen.lines(definitions_list(definitions, catalogue))

    assert too_wide(lines, screen) == []
    assert {line.split()[-1] for line in lines if line} >= {one.name for one in definitions}


@consoles
def test_the_list_of_plugins_stays_within_the_console(screen: Screen) -> None:
    lines = screen.lines(plugins_report(installed_registry().plugins))

    assert too_wide(lines, screen) == []
    assert "coherence" in {line.split()[0] for line in lines}


def test_a_list_that_fits_has_one_line_for_each_entry_in_columns() -> None:
    definitions = installed_registry().catalogue.meant_by("班级数")

    lines = Screen("zh", 120).lines(definitions_list(definitions, installed_registry().catalogue))

    assert len(lines) == len(definitions)


def test_without_a_terminal_each_entry_is_one_line_however_long() -> None:
    """Whoever searches or counts the lines of a list finds an entry in each."""
    catalogue = installed_registry().catalogue
    definitions = catalogue.definitions.values()

    lines = write_text(definitions_list(definitions, catalogue), console=Console(40)).splitlines()

    assert len(lines) == len(definitions)


def test_the_title_of_a_rule_goes_on_below_its_title() -> None:
    rule = max(installed_registry().catalogue.rules.values(), key=lambda one: len(one.title.zh))

    first, second, *_ = Screen("zh", 40).lines(rules_list([rule]))

    assert first.startswith(f"{rule.code}  ")
    assert second.startswith(" " * len(f"{rule.code}  错误  ") + "  ")
    assert second.strip()


@consoles
def test_the_pages_of_definitions_stay_within_the_console(screen: Screen) -> None:
    catalogue = installed_registry().catalogue

    for definition in catalogue.definitions.values():
        assert too_wide(screen.lines(definitions_report([definition], catalogue)), screen) == []


@consoles
def test_a_formula_stays_within_the_console(screen: Screen) -> None:
    catalogue = installed_registry().catalogue
    formula = parse_formula("公办园在园幼儿数 ÷ 在园幼儿数 - 普惠性幼儿园覆盖率", catalogue.names)

    page = Page(parts=(formula_entry(formula, catalogue),))

    assert too_wide(screen.lines(Report((page,))), screen) == []


@consoles
def test_the_pages_of_rules_stay_within_the_console_but_for_their_examples(
    screen: Screen,
) -> None:
    """An example is to be copied, so its lines stay lines."""
    catalogue = installed_registry().catalogue

    for rule in catalogue.rules.values():
        page, example = [], False
        for line in screen.lines(rule_report(rule, catalogue)):
            fence = line.startswith("```")
            page += [] if example or fence else [line]
            example = example != fence
        assert too_wide(page, screen) == []


@consoles
def test_the_answers_about_standards_stay_within_the_console(screen: Screen) -> None:
    catalogue = installed_registry().catalogue

    for name in sorted({one.about for one in catalogue.standards} - {""}):
        answer = standards_for(catalogue, name, on=DAY, region="220503", known_on=DAY)
        assert too_wide(screen.lines(answer_report([answer], catalogue)), screen) == []


@consoles
def test_what_judges_in_which_years_stays_within_the_console(screen: Screen) -> None:
    catalogue = installed_registry().catalogue
    rows = coverage(catalogue, "220503", range(2021, 2026))

    assert too_wide(screen.lines(coverage_report(rows, catalogue)), screen) == []
