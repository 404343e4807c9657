"""A small table is read exactly, and gives what a large one gives; so does a table of rows."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import polars
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from eduplan import evaluate, evaluate_many
from eduplan.engine.bulk import many
from eduplan.engine.bulk.cells import observations
from tests.bulk.test_exactness import INDICATORS, compare, plan, registry, table_of

if TYPE_CHECKING:
    import pytest

    from eduplan import ManyRegions
    from eduplan.engine.bulk.tables import Part


@settings(max_examples=2, deadline=None, phases=[Phase.generate])
@given(seed=st.integers(0, 2**32))
def test_a_small_table_gives_what_the_exact_reading_gives(seed: int) -> None:
    table = table_of(random.Random(seed))
    found = evaluate_many(table, registry(), plan(), indicators=INDICATORS)

    assert found.frame_plan is None
    compare(found, table)


def test_rows_and_a_large_table_give_the_same_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    table = table_of(random.Random(3))
    small = evaluate_many(table, registry(), plan(), indicators=INDICATORS)
    rows = observations(table.to_dicts(), small.layout, registry().catalogue)
    of_rows = evaluate_many(rows, registry(), plan(), indicators=INDICATORS)
    monkeypatch.setattr(many, "SMALL", 0)
    large = evaluate_many(table, registry(), plan(), indicators=INDICATORS)

    def said(found: ManyRegions, part: Part) -> list[tuple[object, ...]]:
        rounded = polars.selectors.float().round(9)
        return sorted(map(tuple, found.to_polars(part).with_columns(rounded).rows()), key=repr)

    assert large.frame_plan is not None
    parts: tuple[Part, ...] = ("values", "targets", "progress", "checks", "data")
    for part in parts:
        assert said(small, part) == said(large, part)
        assert said(of_rows, part) == said(large, part)


def test_the_comparisons_of_data_end_as_in_the_evaluation_of_one_county() -> None:
    table = table_of(random.Random(3))
    found = evaluate_many(table, registry(), plan(), indicators=(), checks=False)
    rows = observations(table.to_dicts(), found.layout, registry().catalogue)
    answers = evaluate(plan(), registry(), rows).answers
    wanted = Counter((one.code, one.outcome.status) for one in answers.each)

    compared = found.to_polars("data").filter(region=plan().region).drop("region")
    assert compared.height == 8
    for row in compared.rows(named=True):
        code = row.pop("check")
        assert row == {status: wanted[code, status] for status in row}
