"""Law: what is marked as missing is counted and listed; where all of it is, that is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan import evaluate
from eduplan.engine.evaluation.evaluate import EvaluationError
from eduplan.report.evaluation import exit_code_of
from eduplan.report.evaluation_json import evaluation_document
from eduplan.report.of_results import report_of
from eduplan.report.text import write_text
from tests.evaluation.county import REGISTRY, baseline, plan, rates, row, table, target

PLAN = plan(baseline("80%"), target('at_least = "90%"'))


@given(st.lists(st.booleans(), min_size=1, max_size=6))
def test_as_many_cells_are_counted_as_are_marked(masked: list[bool]) -> None:
    rows = [
        row("在校生数", 2023, "缺" if is_masked else 5, institution=f"学校{number}")
        for number, is_masked in enumerate(masked)
    ]
    report = evaluate(PLAN, REGISTRY, table([*rows, *rates(y2023="95%")]))
    document = evaluation_document(report)

    assert len(report.missing) == document["data"]["missing"] == sum(masked)
    assert [one["row"] for one in document["missing"]] == [
        number + 2 for number, is_masked in enumerate(masked) if is_masked
    ]
    assert (f"注明缺数 {sum(masked)}处" in write_text(report_of(report))) or not any(masked)


def test_a_table_without_any_figure_is_refused() -> None:
    with pytest.raises(EvaluationError, match="holds no figure: every cell is marked as missing"):
        evaluate(PLAN, REGISTRY, table(rates(y2022="—", y2023="缺")))


def test_a_table_that_answers_no_target_is_said_aloud_and_is_not_clean() -> None:
    """There are figures, but none of what the targets ask."""
    rows = [*rates(y2023="—"), row("校舍面积", 2023, 5, institution="甲")]
    report = evaluate(PLAN, REGISTRY, table(rows))

    assert report.is_blind
    assert exit_code_of(report) == 1
    assert "没有一项目标有数据" in write_text(report_of(report))


def test_a_masked_value_is_not_a_value_of_the_year() -> None:
    report = evaluate(PLAN, REGISTRY, table(rates(y2022="85%", y2023="—")))

    assert report.as_of == 2022
