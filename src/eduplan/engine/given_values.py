"""A definition or formula explained with values that somebody gives, without a plan or a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import attrs

from eduplan.arguments import require_registry, require_year
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.figures import figure_of
from eduplan.catalogue.regions import NATION, region_chain
from eduplan.data.table import ObservationTable
from eduplan.engine import mistakes
from eduplan.errors import EduplanError, InputError, Location
from eduplan.formula import Node, Reference, check_formula, lift, parse_formula, with_steps
from eduplan.formula.mistakes import AMBIGUOUS, ONE_FULL_NAME
from eduplan.quantity import FigureError
from eduplan.readings.exact import read_exact
from eduplan.readings.explanation import Explanation, explain_reading
from eduplan.readings.facts import Context, Fact, Facts, RegionFacts
from eduplan.readings.lowered import Name
from eduplan.readings.lowering import lowering_of
from eduplan.readings.observed import ObservedFacts, judging_standard
from eduplan.readings.scopes import printed_zero
from eduplan.registry import Registry
from eduplan.words import Language

_Key: TypeAlias = "tuple[str, int, tuple[tuple[str, str], ...]]"


class GivenValueError(EduplanError):
    """A value that was given is not usable; the text shows it and what was expected."""


def explain(
    subject: str,
    registry: Registry,
    values: Mapping[str, str] | ObservationTable,
    *,
    year: int,
    region: str = "",
    lang: Language = "zh",
) -> Explanation:
    """Return what a name or a formula gives with some values or data, as `eduplan.explain` does."""
    require_registry(registry)
    require_year(year=year)
    own = values.parts(NATION) if isinstance(values, ObservationTable) else ()
    region = region or (own[0] if len(own) == 1 else NATION)
    region_chain(region)
    catalogue, context = registry.catalogue, Context(region, year)
    formula = lift(formula_of(subject, catalogue), catalogue.level_of, "region")
    facts: Facts = (
        ObservedFacts(values, catalogue)
        if isinstance(values, ObservationTable)
        else GivenFacts.of(values, context, catalogue)
    )
    reading = read_exact(formula, facts, context, catalogue)
    return explain_reading(reading, catalogue, lang=lang)


def formula_of(subject: str, catalogue: Catalogue) -> Node:
    """Return the tree of a name or of a formula for a region, checked as a plugin's would be.

    Raises:
        UnknownNameError, GivenValueError, InputError, FormulaError: as `explain`.
    """
    names = catalogue.names.candidates(subject)
    if len(names) > 1:
        message = AMBIGUOUS(name=subject, names=names)
        raise GivenValueError(message, ONE_FULL_NAME)
    if names:
        return Reference(names[0])
    try:
        formula = parse_formula(subject, catalogue.names, Location(repr(subject[:60])))
    except InputError:
        if subject.isidentifier() or "." in subject:
            catalogue.meant_by(subject)  # a lone name: say so, with the nearest
        raise
    formula = lift(formula, catalogue.level_of, "region")
    check_formula(formula, catalogue.shape_of)
    return with_steps(formula, catalogue.shape_of)


@attrs.frozen(eq=False)
class GivenFacts(RegionFacts):
    """Values that a user gave, each by its name, year and scope."""

    catalogue: Catalogue
    values: Mapping[_Key, Fact]

    @classmethod
    def of(cls, values: Mapping[str, str], context: Context, catalogue: Catalogue) -> GivenFacts:
        """Return the facts that values by name give for the year of `context`.

        Raises:
            GivenValueError, InputError, FigureError: as `explain`.
        """
        found: dict[_Key, Fact] = {}
        for spelling, value in values.items():
            key, fact = _given(spelling, value, context, catalogue)
            if key in found:
                given = f"{spelling}={value}"
                raise GivenValueError(mistakes.GIVEN_TWICE(given=given, name=key[0]))
            found[key] = fact
        return cls(catalogue, found)

    def fact(self, name: str, context: Context) -> Fact | None:
        """Return the value that was given for exactly this name, year and scope."""
        if context.institution is not None:
            return None
        return self.values.get((name, context.year, tuple(context.scope.items())))

    def zero_including(self, name: str, context: Context) -> Fact | None:
        """Return a figure of a name that is zero and includes this one by its codes."""
        return printed_zero(self.fact, name, context, self.catalogue)

    def standard(self, about: str, context: Context) -> Fact | None:
        """Return the number that the standard which judges asks, at the end of the year."""
        return judging_standard(about, context, self.catalogue)


def _given(spelling: str, value: str, context: Context, catalogue: Catalogue) -> tuple[_Key, Fact]:
    text = f"{spelling}={value}"
    node = parse_formula(spelling.strip(), catalogue.names, Location(text))
    name = lowering_of(catalogue).lowered(node)  # one name with its year and codes
    if not isinstance(name, Name):
        raise GivenValueError(mistakes.NOT_ONE_NAME(given=text), mistakes.ONE_NAME)
    try:
        figure = figure_of(catalogue.get(name.name), value, exact=True)
    except FigureError as error:
        message = mistakes.GIVEN(given=text, mistake=error.message)
        raise FigureError(message, error.expected, error.nearest) from None
    key = (name.name, context.year - name.back, tuple(name.scope.items()))
    return key, Fact(figure.interval, "", figure.text)
