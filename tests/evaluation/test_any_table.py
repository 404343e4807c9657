"""Whatever is in a table that can be read, an evaluation ends, and its JSON is valid."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from eduplan import EvaluationError, evaluate
from eduplan.files.plan_file import read_plan
from eduplan.files.table_file import parse_table
from eduplan.report.documents import dump
from eduplan.report.evaluation_json import evaluation_document
from eduplan.report.of_results import report_of
from eduplan.report.text import write_text
from tests.installed import installed_registry
from tests.report.schemas import check

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "minimal"
LOADED = read_plan(FOLDER / "plan.toml", installed_registry())
HEADER, *ROWS = (FOLDER / "data.csv").read_text(encoding="utf-8").splitlines()
VALUES = ("0", "缺", "1", "99999", "约5", "10以上", "不足3")


@st.composite
def tables(draw: st.DrawFn) -> str:
    """The example's table with some rows left out and some values replaced."""
    chosen = draw(st.lists(st.sampled_from(ROWS), unique=True, min_size=1))
    places = st.integers(0, len(chosen) - 1)
    for place, value in draw(st.dictionaries(places, st.sampled_from(VALUES))).items():
        cells = chosen[place].split(",")
        cells[5] = value
        chosen[place] = ",".join(cells)
    return "\n".join([HEADER, *chosen])


@settings(max_examples=40)
@given(tables(), st.sampled_from([None, 2020, 2021, 2022, 2023, 2025, 2030]))
def test_every_table_ends_in_a_report_or_a_sentence(text: str, as_of: int | None) -> None:
    table = parse_table(text, LOADED.registry)
    try:
        report = evaluate(LOADED.plan, LOADED.registry, table, as_of=as_of)
    except EvaluationError as error:
        assert "figure" in str(error) or "cover" in str(error)  # noqa: PT017 - the other end
        return

    check("evaluation", json.loads(dump(evaluation_document(report))))
    assert write_text(report_of(report), expand=True)
    assert sum(report.counts.values()) == len(report.outcomes)
    assert report.failed == ()
