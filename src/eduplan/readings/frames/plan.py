"""Everything that is asked of a frame, in one plan: indicators, checks and conditions on them.

The plan adds up the institutions of each region and year once, joins earlier years to it, and gives
a row for each region and year.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from eduplan.catalogue.catalogue import Catalogue
from eduplan.readings.frames.algebra import Algebra
from eduplan.readings.frames.emitter import InstitutionEmitter, RegionEmitter
from eduplan.readings.frames.flags import Flag
from eduplan.readings.frames.institution_figures import InstitutionFigures
from eduplan.readings.frames.kinds import CLASS, Kinds
from eduplan.readings.frames.layout import REGION, YEAR, Layout
from eduplan.readings.frames.region_figures import MEMBERS, RegionFigures
from eduplan.readings.frames.steps import Steps
from eduplan.readings.frames.survey import prepared
from eduplan.readings.frames.values import Expr
from eduplan.readings.lowering import lowering_of


class _Aggregate(NamedTuple):
    column: str
    expression: Expr
    how: str
    is_real: bool


class FramePlan:
    """Collects what is asked, and then applies it to a frame.

    Args:
        ns: the library of the frame, `polars` or `narwhals`.
        polars: the library of the aggregated rows, which are few.
        catalogue: what names stand for.
        layout: what the survey says of the frame.
    """

    def __init__(self, ns: Any, polars: Any, catalogue: Catalogue, layout: Layout) -> None:
        self.ns = polars
        self._row_ns = ns
        self.layout = layout
        self.catalogue = catalogue
        self.algebra, self.row_algebra = Algebra(polars), Algebra(ns)
        self.lowering = lowering_of(catalogue)
        self.kinds = Kinds(catalogue, layout, self.row_algebra)
        self._aggregates: dict[object, _Aggregate] = {}
        self._different: dict[tuple[str | bytes, str], _Aggregate] = {}
        self._earlier: dict[int, set[str]] = {}
        self._row_steps, self._region_steps = Steps(ns, "row"), Steps(polars, "step")
        figures = InstitutionFigures(
            catalogue, layout, self.row_algebra, self.kinds, self._row_steps
        )
        self.institutions = InstitutionEmitter(
            catalogue, self.lowering, self.row_algebra, figures, self._row_steps
        )
        self.region_figures = RegionFigures(
            figures, self.algebra, self.aggregated, self.column, self._region_steps
        )
        self.regions = RegionEmitter(
            self.institutions,
            self.lowering,
            self.region_figures,
            self.aggregated,
            self.column,
            self._published,
            self._region_steps,
        )

    def aggregated(
        self, key: object, expression: Expr, how: str = "sum", *, is_real: bool = False
    ) -> str:
        """Return the column of an aggregation of an expression over the rows of a region."""
        if key not in self._aggregates:
            same = (_text(expression), how)
            new = _Aggregate(f"a{len(self._different)}", expression, how, is_real)
            self._aggregates[key] = self._different.setdefault(same, new)
        return self._aggregates[key].column

    def column(self, name: str, back: int) -> Expr:
        """Return an aggregated column, of some years earlier."""
        if not back:
            return self.ns.col(name)
        self._earlier.setdefault(back, set()).add(name)
        return self.ns.col(f"{name}@{back}")

    def _published(self, name: str, back: int) -> Flag:
        found = self.region_figures.found(name, {}, back) if self._has(name) else None
        return False if found is None else found.stated

    def _has(self, name: str) -> bool:
        return any(cell.of_regions for cell in self.layout.of_name(name))

    def summed(self, frame: Any, outputs: Mapping[str, Expr]) -> Any:
        """Return a frame of a row for each region and year, of the library of the rows.

        It has what `outputs` need, expressions over the aggregated columns.
        """
        self._leave_out_unneeded(outputs)
        ns = self._row_ns
        rows = prepared(frame, ns, self.layout)
        if self.kinds.are_known:
            rows = rows.with_columns(self.kinds.class_expression().alias(CLASS))
        rows = self._row_steps.applied(rows)
        is_member, terms = self.institutions.figures.is_member, []
        sums = [ns.len().alias(MEMBERS)]
        if is_member is not True:
            members = ns.lit(0) if is_member is False else is_member.cast(ns.Int64)
            terms, sums = [members.alias("member")], [ns.col("member").sum().alias(MEMBERS)]
        for column, expression, how, _ in self._different.values():
            terms.append(expression.alias(f"term {column}"))
            sums.append(getattr(ns.col(f"term {column}"), how)().alias(column))
        return rows.select(REGION, YEAR, *terms).group_by(REGION, YEAR).agg(*sums)

    def answered(self, summed: Any, outputs: Mapping[str, Expr]) -> Any:
        """Return what `summed` gave, as a lazy frame of Polars, with the columns of `outputs`."""
        ns = self.ns
        # DuckDB adds up integers of 64 bits to some of 128, pandas makes floats of what has gaps.
        whole = [one.column for one in self._different.values() if not one.is_real]
        found = summed.with_columns(*(ns.col(one).cast(ns.Int64) for one in [MEMBERS, *whole]))
        found = self._region_steps.applied(self._with_earlier(found))
        return found.select(
            REGION, YEAR, MEMBERS, *(one.alias(name) for name, one in outputs.items())
        )

    def _leave_out_unneeded(self, outputs: Mapping[str, Expr]) -> None:
        asked = [one for one in outputs.values() if not isinstance(one, (int, float))]
        needed = self._region_steps.keep(asked)
        for back, names in self._earlier.items():
            names &= {one.removesuffix(f"@{back}") for one in needed if one.endswith(f"@{back}")}
        used = {one.partition("@")[0] for one in needed}
        self._different = {same: one for same, one in self._different.items() if one.column in used}

    def _with_earlier(self, found: Any) -> Any:
        ns, this_year = self.ns, found
        for back, names in sorted(self._earlier.items()):
            columns = sorted(names)
            earlier = this_year.select(
                REGION,
                (ns.col(YEAR) + back).alias(YEAR),
                *(ns.col(name).alias(f"{name}@{back}") for name in columns),
            )
            found = found.join(earlier, on=[REGION, YEAR], how="left", maintain_order="left")
            filled = [ns.col(f"{name}@{back}").fill_null(0) for name in columns]
            found = found.with_columns(*filled)
        return found


def _text(expression: Expr) -> str | bytes:
    """Return what says of two expressions whether they are the same."""
    is_native = type(expression).__module__.startswith("polars")
    return expression.meta.serialize() if is_native else repr(expression)
