"""What is asked of many regions: indicators, targets and checks, as columns of one plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

import attrs

from eduplan.bounds import Bound, Compared, Fall, Multiple, Qualitative, Rise, is_sum
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator
from eduplan.catalogue.regions import PLACE
from eduplan.catalogue.rule import Check
from eduplan.formula import Reference, StandardFor, walk
from eduplan.plan.model import Plan, Target

KNOWN, MISSING, UNDEFINED, UNDECIDED = range(4)
"""How a value stands: known, or why not; `UNDECIDED` until the exact reader has decided it."""

MET, MISSED, UNKNOWN = range(3)
"""How a target stands; 3 is `UNDECIDED`."""

PASSED, FAILED, MISSING_DATA, NO_VALUE, NOT_OBSERVED, OTHER_KIND, NOT_USED = range(7)
"""How a check ended; 7 counts what is undecided.

`NOT_USED` is a check that rests on a reference of eduplan's own, in years before that was known.
"""


@attrs.frozen(kw_only=True)
class AskedValue:
    """An indicator, of a scope.

    Attributes:
        name: its full name.
        scope: the codes that it is restricted to.
        column: what its columns are called: `column`, `column|num`, `column|den`, `column|state`,
            `column|gaps`.
        factor: what `num ÷ den` is multiplied by; None where the value is no fraction.
        missing: the names whose gaps `gaps` counts, the first as 1, the second as 2, then 4.
        is_emitted: whether the frame was asked for it.
    """

    name: str
    scope: Mapping[str, str]
    column: str
    factor: Fraction | None
    missing: tuple[str, ...]
    is_emitted: bool = True


@attrs.frozen(kw_only=True)
class AskedTarget:
    """A target of a plan; its column says how it stands."""

    target: Target
    column: str


@attrs.frozen(kw_only=True)
class AskedCheck:
    """A check of regions or institutions; `columns` count how it ended, by outcome."""

    check: Check
    columns: tuple[str, ...]


class ExactQuestions:
    """The same of a table that is read exactly: everything is left undecided."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.outputs: dict[str, Any] = {}
        self.values: list[AskedValue] = []
        self.targets: list[AskedTarget] = []
        self.checks: list[AskedCheck] = []

    def ask_value(self, name: str, scope: Mapping[str, str]) -> str:
        """Ask for an indicator, and return the name of its column."""
        asked = left_out(name, scope, self.catalogue)
        if asked not in self.values:
            self.values.append(asked)
        return asked.column

    def ask_target(self, target: Target, indicator: Indicator) -> None:
        """Ask how a target stands in each year, as if it were due."""
        asked = AskedTarget(target=target, column=f"{target.id}|level")
        self.ask_value(indicator.name, target.scope)
        self.targets.append(asked)
        self.outputs[asked.column] = UNDECIDED

    def ask_check(self, check: Check) -> None:
        """Ask how a check ends."""
        asked = checked(check)
        self.checks.append(asked)
        *ends, undecided = asked.columns
        self.outputs.update({**dict.fromkeys(ends, 0), undecided: 1})


def left_out(name: str, scope: Mapping[str, str], catalogue: Catalogue) -> AskedValue:
    """Return an indicator that no frame is asked for."""
    return AskedValue(
        name=name,
        scope=scope,
        column=column_of(name, scope),
        factor=Fraction(1),
        missing=may_be_missing(name, catalogue),
        is_emitted=False,
    )


def checked(check: Check) -> AskedCheck:
    """Return a check with the names of its columns."""
    return AskedCheck(check=check, columns=tuple(f"{check.code}|{one}" for one in range(8)))


def may_be_missing(name: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the names that an indicator may lack."""
    names = {name, *catalogue.names_read(Reference(name))}
    for one in [*names]:
        definition = catalogue.definitions.get(one)
        if isinstance(definition, Indicator):
            parts = walk(definition.formula)
            names.update(part.about for part in parts if isinstance(part, StandardFor))
    return tuple(sorted(names))


def known_since(check: Check, catalogue: Catalogue) -> int | None:
    """Return the first year in which a reference of our own counts, if a check rests on one."""
    own = check.own_standard
    return catalogue.standard(own).known_since.year if own else None


def column_of(name: str, scope: Mapping[str, str]) -> str:
    """Return the name of the column of an indicator of a scope."""
    said = ";".join(f"{dimension}={code}" for dimension, code in sorted(scope.items()))
    return f"{name}[{said}]" if said else name


def is_level(bound: Bound) -> bool:
    """Tell whether a bound asks for a level that is the same wherever it starts."""
    relative = isinstance(bound, (Rise, Fall, Multiple, Compared, Qualitative))
    return not relative and not is_sum(bound)


def of_regions(catalogue: Catalogue, names: Iterable[str] | None) -> list[str]:
    """Return the indicators that regions have a value of: those named, or all."""
    if names is not None:
        return [catalogue.indicator(name).name for name in names]
    definitions = catalogue.definitions.values()
    return [one.name for one in definitions if isinstance(one, Indicator) and one.level == "region"]


def targets_of(plan: Plan | None) -> list[Target]:
    """Return the targets of a plan that have a number and are of the whole region."""
    if plan is None:
        return []
    return [
        one
        for one in plan.targets
        if not isinstance(one.bound, Qualitative) and PLACE not in one.scope
    ]
