"""Makes the items of a plan from values that fit their shape: figures, bounds, scopes, years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eduplan.bounds import AtLeast, AtMost, Between, Eliminate, Exactly, Maintain, Qualitative
from eduplan.catalogue.figures import amount_mistake, figure_of
from eduplan.files.located import DecimalText
from eduplan.files.plan_report import described, quoted
from eduplan.files.plan_values import clause_name
from eduplan.immutable import frozen_mapping
from eduplan.plan.model import (
    Amendment,
    Baseline,
    Change,
    Clause,
    Goal,
    Measure,
    PlanProblem,
    Relation,
    Statement,
    Target,
    Waiver,
)
from eduplan.quantity import FigureError, parse_figure, parse_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from eduplan.bounds import Bound
    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Definition
    from eduplan.errors import Location
    from eduplan.files.plan_report import Report
    from eduplan.files.toml_places import KeyPath
    from eduplan.formula import Node
    from eduplan.quantity import Figure, Unit

__all__ = ["PlanItems"]

_HEDGES = {
    "at_least": ("exact", "more_than", "at_least"),
    "at_most": ("exact", "less_than", "at_most"),
}
"""What the words around the figure of a bound may say; of the other bounds, nothing."""

_SIMPLE_BOUNDS: Mapping[str, Callable[[Figure], Bound]] = {
    "at_least": AtLeast,
    "at_most": AtMost,
    "exactly": Exactly,
    "maintain": Maintain,
}


class PlanItems:
    """Makes one item at a time, at its path in the file; what can't be made is reported.

    Where something was reported, an item may lack what its type promises: the caller raises the
    report before anyone sees it.
    """

    def __init__(self, catalogue: Catalogue, report: Report) -> None:
        self.catalogue = catalogue
        self.report = report
        self.target_indicators: dict[str, str] = {}

    def clause(self, path: KeyPath, values: dict[str, Any], place: Location) -> Clause:
        """Return a clause; its brackets are made plain."""
        name = clause_name(values.get("id", ""))
        note = values.get("note", "")
        return Clause(name, note=note, location=place, title=values.get("title", ""))

    def goal(self, path: KeyPath, values: dict[str, Any], place: Location) -> Goal:
        """Return a goal."""
        return Goal(**_common(values, place), title=values.get("title", ""))

    def baseline(self, path: KeyPath, values: dict[str, Any], place: Location) -> Baseline:
        """Return a baseline; its figure is one of its indicator's unit, measured."""
        self._check_scope(path, values, "indicator")
        return Baseline(
            **_common(values, place),
            indicator=values.get("indicator", ""),
            figure=self._measured(path, values, "indicator"),
            year=values.get("year"),
            scope=values.get("scope", {}),
            implied=values.get("implied", False),
        )

    def statement(self, path: KeyPath, values: dict[str, Any], place: Location) -> Statement:
        """Return a statement; its figure is of the unit of what it is about, or of any unit."""
        self._check_scope(path, values, "about")
        first, last = values.get("period", (values.get("year"),) * 2)
        self._check_order((*path, "period", 1), first, last)
        return Statement(
            **_common(values, place),
            label=values.get("label", ""),
            figure=self._measured(path, values, "about"),
            claim=values.get("claim", ""),
            about=values.get("about", ""),
            first_year=first,
            last_year=last,
            scope=values.get("scope", {}),
            implied=values.get("implied", False),
        )

    def target(self, path: KeyPath, values: dict[str, Any], place: Location) -> Target:
        """Return a target; its figures are set, not measured, and so exact."""
        indicator = values.get("indicator", "")
        self.target_indicators[values.get("id", "")] = indicator
        self._check_scope(path, values, "indicator")
        return Target(
            **_common(values, place),
            indicator=indicator,
            bound=self._bound(path, values, self._definition(indicator)),
            title=values.get("title", ""),
            year=values.get("year"),
            binding=values.get("binding", "unstated"),
            goal=values.get("goal", ""),
            scope=values.get("scope", {}),
            implied=values.get("implied", False),
            milestones=self._milestones(path, values, self._definition(indicator)),
            evidence=values.get("evidence", ""),
            status=values.get("status", ""),
        )

    def measure(self, path: KeyPath, values: dict[str, Any], place: Location) -> Measure:
        """Return a measure; its money carries a unit of money."""
        first, last = values.get("from_year"), values.get("to_year")
        self._check_order((*path, "to_year"), first, last)
        return Measure(
            **_common(values, place),
            title=values.get("title", ""),
            responsible=values.get("responsible", ()),
            moves=values.get("moves", ()),
            answers=values.get("answers", ()),
            money=self._money((*path, "money"), values.get("money")),
            money_source=values.get("money_source", ""),
            first_year=first,
            last_year=last,
            milestones=values.get("milestones", {}),
            needs_money=values.get("needs_money", False),
            retrospective=values.get("retrospective", False),
            topics=values.get("topics", ()),
        )

    def problem(self, path: KeyPath, values: dict[str, Any], place: Location) -> PlanProblem:
        """Return a problem."""
        indicators = values.get("indicators", ())
        common = _common(values, place)
        return PlanProblem(**common, title=values.get("title", ""), indicators=indicators)

    def relation(self, values: dict[str, Any], place: Location, formula: Node) -> Relation:
        """Return a relation with its formula read."""
        return Relation(**_common(values, place), text=values["formula"], formula=formula)

    def waiver(self, path: KeyPath, values: dict[str, Any], place: Location) -> Waiver:
        """Return a waiver; without an id of its own it goes by its rule and subject."""
        names = ("rule", "subject", "reason", "document", "expires")
        parts = {name: values.get(name, "") for name in names}
        common = _common(values, place) | {"id": waiver_id(values)}
        return Waiver(**common, **parts)

    def amendment(self, path: KeyPath, values: dict[str, Any], place: Location) -> Amendment:
        """Return an amendment; call it after all targets are made, for their units."""
        changes = tuple(
            self._change((*path, "change", index), change)
            for index, change in enumerate(values.get("change", ()))
        )
        day: Any = values.get("date")
        document = values.get("document", "")
        return Amendment(**_common(values, place), document=document, date=day, changes=changes)

    def _change(self, path: KeyPath, values: dict[str, Any]) -> Change:
        target = values.get("target", "")
        indicator = self._definition(self.target_indicators.get(target, ""))
        return Change(
            target=target,
            bound=self._bound(path, values, indicator),
            year=values.get("year"),
            reason=values.get("reason", ""),
            milestones=frozen_mapping(self._milestones(path, values, indicator)),
        )

    def _milestones(
        self, path: KeyPath, values: dict[str, Any], of: Definition | None
    ) -> dict[int, Figure]:
        return {
            year: self._exact((*path, "milestones", str(year)), text, of, "")
            for year, text in values.get("milestones", {}).items()
        }

    # What several kinds of items share.

    def _definition(self, name: str) -> Definition | None:
        return self.catalogue.definitions.get(name)

    def _check_scope(self, path: KeyPath, values: dict[str, Any], key: str) -> None:
        """Report each dimension of the scope that the indicator or element does not have."""
        name = values.get(key, "")
        definition = self.catalogue.definitions.get(name)
        if definition is None:
            return
        allowed = getattr(definition, "dimensions", ())
        for dimension in values.get("scope", ()):
            if dimension not in allowed:
                expected = f"one of its dimensions: {', '.join(allowed) or 'it has none'}"
                message = f"{name} is not broken down by {dimension}"
                self.report.add((*path, "scope", dimension), message, expected)

    def _check_order(self, path: KeyPath, first: int | None, last: int | None) -> None:
        if first is not None and last is not None and last < first:
            self.report.add(path, f"the last year, {last}, is before the first, {first}")

    def _measured(self, path: KeyPath, values: dict[str, Any], key: str) -> Any:
        """Return the figure at `value`, bounded by `within` if there is one."""
        of = self._definition(values.get(key, ""))
        figure = self._figure((*path, "value"), values.get("value"), of)
        within = values.get("within")
        if figure is None or within is None:
            return figure
        if not isinstance(within, str) or isinstance(within, DecimalText):
            return self._bare((*path, "within"), within, None)
        try:
            return figure_of(of, figure.text, within=within)
        except FigureError as error:
            self.report.add((*path, "within"), error.message, error.expected, error.nearest)
            return None

    def _figure(
        self,
        path: KeyPath,
        value: Any,
        of: Definition | None,
        comparator: str = "",
        *,
        exact: bool = False,
    ) -> Figure | None:
        if value is None:
            return None
        if not isinstance(value, str) or isinstance(value, DecimalText):
            self._bare(path, value, None if of is None else of.unit)
            return None
        try:
            figure = figure_of(of, value, exact=exact, comparator=comparator)
        except FigureError as error:
            self.report.add(path, error.message, error.expected, error.nearest)
            return None
        mistake = amount_mistake(of, figure)
        if mistake is not None:
            self.report.add(path, *mistake)
            return None
        return figure

    def _bare(self, path: KeyPath, value: object, unit: Unit | None) -> None:
        """Report a number that is not written as text, and how it would be."""
        nearest: tuple[str, ...] = ()
        try:
            parse_figure(str(value), unit)
        except FigureError as error:
            nearest = error.nearest
        else:
            nearest = (f"{value}{unit.symbol}",) if unit and unit.kind != "ratio" else ()
        expected = 'the figure as text with its unit, such as "85%"'
        self.report.add(path, f"{described(value)} is not written as text", expected, nearest)

    def _exact(self, path: KeyPath, value: Any, of: Definition | None, comparator: str) -> Any:
        """Return a figure that was set; words around it may not say other than its comparator."""
        figure = self._figure(path, value, of, comparator, exact=True)
        allowed = _HEDGES.get(comparator, ("exact",))
        if figure is not None and figure.qualifier not in allowed:
            message = f"{quoted(figure.text)} says {figure.qualifier.replace('_', ' ')!r}"
            self.report.add(path, message, "the figure alone; put the words into `wording`")
        return figure

    def _bound(self, path: KeyPath, values: dict[str, Any], of: Definition | None) -> Any:
        for name, bound in _SIMPLE_BOUNDS.items():
            if name in values:
                figure = self._exact((*path, name), values[name], of, name)
                return None if figure is None else bound(figure)
        if "range" in values:
            return self._range((*path, "range"), values["range"], of)
        if "eliminate" in values:
            return Eliminate()
        return Qualitative(values.get("qualitative", ""))

    def _range(self, path: KeyPath, texts: tuple[Any, ...], of: Definition | None) -> Any:
        ends = [self._exact((*path, index), text, of, "range") for index, text in enumerate(texts)]
        if None in ends:
            return None
        lower, upper = ends
        if not lower.unit.compatible(upper.unit):
            self.report.add((*path, 1), f"the ends are in {lower.unit} and in {upper.unit}")
        elif lower.value > upper.value:
            expected = "the lower end first"
            self.report.add((*path, 1), f"{upper.text} is below {lower.text}", expected)
        return Between(lower, upper)

    def _money(self, path: KeyPath, value: Any) -> Figure | None:
        figure = self._figure(path, value, None)
        if figure is not None and not figure.unit.compatible(parse_unit("元")):
            expected = 'an amount of money with its unit, such as "7134.1万元"'
            self.report.add(path, f"{quoted(figure.text)} is no amount of money", expected)
        elif figure is not None and figure.value < 0:
            self.report.add(path, f"{figure.text} is below zero", "0元 or more")
        return figure


def waiver_id(values: Mapping[str, Any]) -> str:
    """Return the id of a waiver: its own, or made of its rule and its subject."""
    own = values.get("id")
    return own if isinstance(own, str) else f"{values.get('rule')}:{values.get('subject')}"


def _common(values: dict[str, Any], place: Location) -> dict[str, Any]:
    """Return what every item has; `Item` names the same five."""
    return {
        "id": values.get("id", ""),
        "clauses": values.get("clause", ()),
        "wording": values.get("wording", ()),
        "note": values.get("note", ""),
        "location": place,
    }
