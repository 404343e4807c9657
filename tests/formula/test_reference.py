"""The reference of formulas and figures: every row is true, and none is left out."""

from __future__ import annotations

import pytest

from eduplan.formula.aggregates import AGGREGATES, WINDOWS
from eduplan.formula.functions import FUNCTIONS
from eduplan.formula.operators import OPERATORS
from eduplan.quantity import parse_figure, parse_unit
from eduplan.report.reference import (
    figure_rows,
    formula_rows,
    hedge_rows,
    unit_rows,
    worked_example,
)
from tests.installed import installed_registry

ROWS = [*formula_rows()]


def test_every_operator_and_function_has_a_row() -> None:
    written = {word for row in ROWS for word in row.written.split()}

    assert {*FUNCTIONS} <= written
    assert {sign for one in OPERATORS.values() for sign in (*one.words, *one.signs)} <= written
    assert len(ROWS) == len(OPERATORS) + len(AGGREGATES) + len(WINDOWS) + 3


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.written)
def test_an_example_is_a_formula_that_uses_what_it_is_an_example_of(row: object) -> None:
    example = row.example  # type: ignore[attr-defined]

    assert any(word in example for word in row.written.split())  # type: ignore[attr-defined]
    worked_example(example, installed_registry())


@pytest.mark.parametrize(
    ("example", "value"),
    [
        ("若(3人 > 2人, 5人, 4人)", "5人"),
        ("进位(83人, 10人)", "90人"),
        ("90人 ÷ 2班", "45人/班"),
        ("1人 > 2人 或 1班 > 0班", "成立"),
        ("四舍五入(3.5)", "4"),
    ],
)
def test_an_example_without_data_shows_its_value(example: str, value: str) -> None:
    assert example in {row.example for row in ROWS}
    assert worked_example(example, installed_registry()) == f"{example} → {value}"


def test_what_binds_more_tightly_is_worked_out_first() -> None:
    bindings = [int(row.binding) for row in ROWS if row.binding]

    assert bindings == sorted(bindings)
    assert worked_example("1 + 2 × 3", installed_registry()).endswith("→ 7")


def test_figures_stand_for_what_the_page_says() -> None:
    rows = {row.printed: (row.number, row.stands.zh, row.values) for row in figure_rows()}

    assert rows["83.46%"] == ("83.46%", "舍入得来的数", "[83.455%, 83.465%)")
    assert rows["85%以上"][1:] == ("至少", "[85%, +∞)")
    assert rows["近百所"][1] == "约"
    assert rows["八成"][0] == "8成"
    assert rows["1亿2000万元"][0] == "120000000元"


@pytest.mark.parametrize("word", [word for _, words in hedge_rows() for word in words.split("、")])
def test_each_hedge_is_read_in_its_place(word: str) -> None:
    number = "100" if word in ("…余", "…多") else "100人"
    figure = parse_figure(word.replace("…", number))

    assert figure.qualifier not in ("exact", "rounded")


@pytest.mark.parametrize(("symbol", "others"), [*unit_rows()])
def test_each_unit_is_read_in_every_spelling(symbol: str, others: str) -> None:
    assert {parse_unit(one).symbol for one in (symbol, *filter(None, others.split("、")))} == {
        symbol
    }
