"""Law: an exact number crosses every border as text, never as a float."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan import evaluate
from eduplan.report.documents import dump
from eduplan.report.evaluation_json import evaluation_document
from tests.cli.command import eduplan
from tests.evaluation.county import REGISTRY, baseline, plan, rates, row, table, target

AUDIT = ("audit", "examples/erdaojiang/plan.toml")
EVALUATION = ("evaluate", "examples/minimal/plan.toml", "--data", "examples/minimal/data.csv")


@pytest.mark.parametrize("command", [AUDIT, EVALUATION], ids=["audit", "evaluation"])
def test_no_float_is_in_the_json_of_a_command(command: tuple[str, ...]) -> None:
    """On the real plan, and on the example with data."""
    run = eduplan(*command, "--format=json")
    floats: list[str] = []

    json.loads(run.raw, parse_float=floats.append)

    assert run.code == 1
    assert floats == []


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_ratio_of_counts_comes_out_of_the_json_as_it_went_in(above: int, below: int) -> None:
    """No digit is lost from the cells of a table to the last border."""
    items = plan(target('at_least = "90%"'))
    rows = [row("入学人数", 2023, above), row("适龄儿童数", 2023, below)]

    document = json.loads(dump(evaluation_document(evaluate(items, REGISTRY, table(rows)))))

    value = document["targets"][0]["value"]["printed"]
    assert Fraction(value["exact"]) == Fraction(above, below)


@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_a_value_on_the_line_is_met_and_one_step_below_is_not(at: object, base: object) -> None:
    """What 0.1 + 0.2 >= 0.3 gets wrong in binary."""
    exact = plan(baseline(f"{base}%"), target(f'at_least = "{at}%"'))
    below = Fraction(str(at)) - Fraction(1, 100)

    met = evaluate(exact, REGISTRY, table(rates(y2023=f"{at}%"))).targets[0]

    assert met.level.state == "met"
    assert met.level.margin is not None
    assert met.level.margin.value == 0
    if below >= 0:
        text = f"{below.numerator * 100 // below.denominator / 100:.2f}%"
        missed = evaluate(exact, REGISTRY, table(rates(y2023=text))).targets[0]
        assert missed.level.state == "missed"
        assert missed.level.gap is not None
        assert missed.level.gap.value == Fraction(1, 10_000)
