"""Made-up plans and figures for any domain, from what its catalogue says of each name."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from random import Random

from eduplan.bounds import AtLeast, AtMost, Bound, Exactly
from eduplan.catalogue.definitions import Element, Indicator
from eduplan.formula import references
from eduplan.plan.model import Baseline, Measure, Plan, Statement, Target
from eduplan.quantity import Figure, FigureError, Interval, parse_figure
from eduplan.readings.facts import Context, Fact, RegionFacts
from eduplan.testing.subject import Subject

REGION = "220503"
YEAR = 2020
_SIZES = (3, 60, 900)
"""Up to which numbers one name has, so that each of two is the larger at times."""

MOST_NAMES = 14
"""Most elements and indicators that one made-up plan speaks of."""


def names_of(subject: Subject) -> tuple[str, ...]:
    """Return what a plan for the domain speaks of: its own definitions, else those of others."""
    own = [one.name for one in subject.termed]
    if not own:
        known = (one for one in subject.catalogue.definitions.values())
        own = [one.name for one in known if isinstance(one, Indicator | Element)]
    return tuple(own)


def made_up_figure(subject: Subject, name: str, chance: Random) -> Figure | None:
    """Return a figure of a name as a plan prints it; None where none can be made up."""
    definition = subject.catalogue.definitions[name]
    unit = definition.unit
    most = 100 if unit.kind == "rate" else 400
    number = chance.randint(0, most)
    if isinstance(definition, Indicator) and definition.sizes is not None:
        lower, upper = definition.sizes.lower or Fraction(0), definition.sizes.upper or Fraction(99)
        number = chance.randint(int(lower) + 1, max(int(lower) + 1, int(upper) - 1))
    try:
        return parse_figure(f"{number}{unit.symbol}", unit, exact=True)
    except FigureError:
        return None


def made_up_plan(subject: Subject, chance: Random) -> Plan:
    """Return a plan of up to four items of each kind, about the domain."""
    names = names_of(subject)
    some = chance.sample(names, min(MOST_NAMES, len(names)))
    indicators = [
        one for one in some if isinstance(subject.catalogue.definitions[one], Indicator)
    ] or some
    return Plan(
        id="made-up",
        title="某县教育发展规划",
        region=subject.contribution.region or REGION,
        region_name="某县",
        issuer="某县人民政府",
        document="某政发〔2021〕1号",
        issued=datetime.date(2021, 6, 30),
        first_year=2021,
        last_year=2025,
        baseline_year=YEAR,
        baselines=tuple(_baselines(subject, indicators, chance)),
        targets=tuple(_targets(subject, indicators, chance)),
        statements=tuple(_statements(subject, some, chance)),
        measures=tuple(
            Measure(
                id=f"M{number}",
                title=f"措施{number}",
                moves=(chance.choice(indicators),) if indicators else (),
                note="说明",
            )
            for number in range(chance.randint(0, 2))
        ),
    )


def _baselines(subject: Subject, names: Sequence[str], chance: Random) -> Iterator[Baseline]:
    for number, name in enumerate(names[:4]):
        figure = made_up_figure(subject, name, chance)
        if figure is not None and chance.random() < 0.7:
            yield Baseline(id=f"B{number}", indicator=name, figure=figure, year=YEAR, note="说明")


def _targets(subject: Subject, names: Sequence[str], chance: Random) -> Iterator[Target]:
    for number, name in enumerate(names[:5]):
        figure = made_up_figure(subject, name, chance)
        if figure is not None:
            bounds: list[Bound] = [AtLeast(figure), AtMost(figure), Exactly(figure)]
            bound = chance.choice(bounds)
            year = chance.choice([2022, 2025, 2025])
            yield Target(id=f"T{number}", indicator=name, bound=bound, year=year, note="说明")


def _statements(subject: Subject, names: Sequence[str], chance: Random) -> Iterator[Statement]:
    for number, name in enumerate(names[:5]):
        figure = made_up_figure(subject, name, chance)
        if figure is not None:
            yield Statement(
                id=f"S{number}",
                label=subject.catalogue.label(name),
                about=name,
                figure=figure,
                first_year=YEAR,
                last_year=YEAR,
                note="说明",
            )


class MadeUpFacts(RegionFacts):
    """A number for every element, institution, year and scope: the same whenever it is asked.

    `hidden` names have none. `mode` is what the numbers are: all 0, all 1, small or large. An
    institution that `is_coded` has one code of each dimension, and nothing of the others.
    """

    def __init__(
        self,
        subject: Subject,
        seed: int,
        mode: str = "large",
        hidden: Collection[str] = (),
        institutions: Sequence[str] = ("A", "B", "C"),
        is_coded: bool = True,
    ) -> None:
        self._catalogue = subject.catalogue
        self._seed = seed
        self._mode = mode
        self._hidden = frozenset(hidden)
        self._institutions = institutions
        self._is_coded = is_coded

    def fact(self, name: str, context: Context) -> Fact | None:
        """Return the number of an element; institutions have those that they add up to."""
        definition = self._catalogue.definitions.get(name)
        if not isinstance(definition, Element) or name in self._hidden:
            return None
        if definition.level == "institution" and context.institution is None:
            return None
        return Fact(Interval.point(Fraction(self._number(name, context))), "made up")

    def _number(self, name: str, context: Context) -> int:
        if self._mode in ("zeros", "ones"):
            return int(self._mode == "ones")
        most = 2 if self._mode == "small" else Random(f"{self._seed} {name}").choice(_SIZES)
        return Random(f"{self._seed} {name} {context.order}").randint(0, most)

    def institutions(self, context: Context) -> Sequence[Context]:
        """Return the institutions, in their order."""
        return [Context(context.region, context.year, one) for one in self._institutions]

    def code(self, context: Context, dimension: str) -> str | None:
        """Return a code of an institution."""
        known = self._catalogue.dimensions.get(dimension)
        if known is None or not self._is_coded:
            return None
        codes = [code for code in known.codes if code not in known.parts]
        return Random(f"{self._seed} {context.institution} {dimension}").choice(codes)

    def standard(self, about: str, context: Context) -> Fact | None:
        """Return a number for any standard."""
        return Fact(Interval.point(Fraction(Random(f"{self._seed} {about}").randint(1, 60))), "")


def elements_behind(subject: Subject, indicator: Indicator) -> tuple[str, ...]:
    """Return the elements that an indicator is computed from."""
    names = subject.catalogue.names_read(indicator.formula) | {*references(indicator.formula)}
    known = subject.catalogue.definitions
    return tuple(sorted(one for one in names if isinstance(known.get(one), Element)))
