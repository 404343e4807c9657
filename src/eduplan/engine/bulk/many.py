"""Evaluate many regions at once, over a data frame of any size."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

import attrs

from eduplan.arguments import require_plan, require_registry
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.rule import Check
from eduplan.data.table import ObservationTable
from eduplan.engine.bulk.asked import ExactQuestions, of_regions, targets_of
from eduplan.engine.bulk.libraries import Source, require_polars, source_of
from eduplan.engine.bulk.questions import Questions
from eduplan.engine.bulk.result import ManyRegions
from eduplan.engine.bulk.rows import FrameRows, Rows, TableRows
from eduplan.plan.model import Plan
from eduplan.readings.frames.layout import INSTITUTION, Layout
from eduplan.readings.frames.plan import FramePlan
from eduplan.readings.frames.survey import survey
from eduplan.registry import Registry

SMALL = 2_000
"""Figures of a table in memory up to which all is read exactly: writing a plan takes longer."""


def evaluate_many(
    data: Any,
    registry: Registry,
    plan: Plan | None = None,
    *,
    indicators: Iterable[str] | None = None,
    checks: bool = True,
) -> ManyRegions:
    """Return every indicator, check and target of every region and year of a table.

    A small table is read exactly as `evaluate` reads it, figure by figure; of any other a plan over
    its columns is written. The answers are the same, and so is what they stand in.

    What is a fraction stays one: a verdict compares integers. A coefficient of variation is held
    against a threshold as a float with a bound of its error, and decided again exactly where the
    threshold lies within it. A region of the table that includes others of it is put together from
    its own rows and theirs, as `evaluate` does; one that has no row gets no answer.

    Args:
        data: a frame of Polars, pandas, Arrow, DuckDB or PySpark, or the path of a Parquet or CSV
            file, with a row for each institution and year: columns `region`, `year`,
            `institution`, and one for each figure, named after its element, with its codes:
            `governance.students[stage=primary]`. Numbers are in base units and exact. A row
            without an institution holds the region's own figures; what is null is missing.
            Columns `school_type`, `ownership`, `location`, `authority`, `stage` say what an
            institution is. Frames of DuckDB and PySpark stay lazy. Or a table as `read_table`
            returns it, with rounded figures and a register; it is always read exactly.
        registry: the plugins in use.
        plan: a plan whose targets are held against every region.
        indicators: the full names of those to calculate; None for all that regions have, where no
            plan is given, else for those of its targets.
        checks: whether to ask the checks of the plugins.

    Raises:
        FrameKindError: `data` is no frame of these libraries, or the extra `bulk` is missing.
        InputError: `data` is a file that can't be read.
        FrameError: a column is missing, is named after nothing known, or holds no decimals; two
            rows are of one institution and year; or, when the result is read, a wider region is
            too large to read exactly.
        TableError: when it is read, an institution stands in a region and in one that includes it.
        UnknownNameError: `indicators` names none.
    """
    require_registry(registry)
    if plan is not None:
        require_plan(plan)
    catalogue = registry.catalogue
    rows: Rows
    asked: Questions | ExactQuestions = ExactQuestions(catalogue)
    if isinstance(data, ObservationTable):
        require_polars()
        rows, layout, frame_plan = TableRows(data), Layout(cells={}), None
    else:
        source = _without_empty_names(source_of(data))
        layout = survey(source.frame, source.ns, catalogue, source.ask, source.rows)
        rows, frame_plan = FrameRows(source, layout, catalogue), None
        if source.library != "polars" or layout.size > SMALL:
            frame_plan = FramePlan(source.ns, import_module("polars"), catalogue, layout)
            asked = Questions(frame_plan)
    _ask(asked, catalogue, plan, indicators, checks)
    return ManyRegions(
        rows=rows,
        summed=frame_plan.summed(source.frame, asked.outputs) if frame_plan else rows.places(),
        frame_plan=frame_plan,
        outputs=asked.outputs,
        layout=layout,
        catalogue=catalogue,
        plan=plan,
        values=tuple(asked.values),
        targets=tuple(asked.targets),
        checks=tuple(asked.checks),
    )


def _ask(
    asked: Questions | ExactQuestions,
    catalogue: Catalogue,
    plan: Plan | None,
    indicators: Iterable[str] | None,
    checks: bool,
) -> None:
    """Ask about each target of the plan, each indicator and each check."""
    for target in targets_of(plan):
        asked.ask_target(target, catalogue.indicator(target.indicator))
    if indicators is not None or plan is None:
        for name in of_regions(catalogue, indicators):
            asked.ask_value(name, {})
    if checks:
        for rule in catalogue.rules.values():
            if isinstance(rule, Check):
                asked.ask_check(rule)


def _without_empty_names(source: Source) -> Source:
    """Return a source in which an institution with an empty name is none, as in every table."""
    ns, schema = source.ns, source.frame.collect_schema()
    if INSTITUTION not in schema or schema[INSTITUTION] != ns.String:
        return source
    column = ns.col(INSTITUTION)
    named = ns.when(column != "").then(column).alias(INSTITUTION)
    return attrs.evolve(source, frame=source.frame.with_columns(named))
