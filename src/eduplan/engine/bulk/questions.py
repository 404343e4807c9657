"""What is asked of many regions at once, as columns of one plan over a frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eduplan.catalogue.definitions import Indicator
from eduplan.catalogue.rule import Check
from eduplan.engine.bulk.asked import (
    FAILED,
    KNOWN,
    MET,
    MISSED,
    MISSING,
    MISSING_DATA,
    NO_VALUE,
    NOT_OBSERVED,
    NOT_USED,
    OTHER_KIND,
    PASSED,
    UNDECIDED,
    UNDEFINED,
    UNKNOWN,
    AskedCheck,
    AskedTarget,
    AskedValue,
    checked,
    column_of,
    is_level,
    known_since,
    left_out,
    may_be_missing,
)
from eduplan.formula import Level, Reference, Selection
from eduplan.plan.model import Target
from eduplan.plan.promised import level_aim
from eduplan.quantity import Interval
from eduplan.readings.frames.flags import Flag, all_of, any_of, negation
from eduplan.readings.frames.layout import YEAR
from eduplan.readings.frames.plan import FramePlan
from eduplan.readings.frames.values import NotEmittedError, Quantity, Truth
from eduplan.readings.lowered import Lowered
from eduplan.readings.narrowing import conjuncts


class Questions:
    """Collects the columns of a frame plan that answer what is asked."""

    def __init__(self, plan: FramePlan) -> None:
        self.plan = plan
        self.catalogue = plan.catalogue
        self.outputs: dict[str, Any] = {}
        self.values: list[AskedValue] = []
        self.targets: list[AskedTarget] = []
        self.checks: list[AskedCheck] = []
        self._quantities: dict[str, Quantity | None] = {}

    def ask_value(self, name: str, scope: Mapping[str, str]) -> str:
        """Ask for an indicator, and return the name of its column."""
        column = column_of(name, scope)
        if column in self._quantities:
            return column
        try:
            found = self.plan.regions.number(self._lowered(name, scope))
        except NotEmittedError:
            self._quantities[column] = None
            self.values.append(left_out(name, scope, self.catalogue))
            return column
        self._quantities[column] = found
        self._put_value(name, scope, column, found)
        return column

    def _lowered(self, name: str, scope: Mapping[str, str]) -> Lowered:
        node: Any = Reference(name)
        for dimension, code in scope.items():
            node = Selection(node, dimension, tuple(code.split("|")))
        return self.plan.lowering.lowered(node, level="region")

    def _put_value(self, name: str, scope: Mapping[str, str], column: str, found: Quantity) -> None:
        algebra, outputs = self.plan.algebra, self.outputs
        known = found.known
        if found.error is None:
            divisor = algebra.pick(known, algebra.real(found.den), 1.0)
            factor = found.factor.numerator / found.factor.denominator
            value = algebra.real(found.num) * factor / divisor
            outputs[f"{column}|num"], outputs[f"{column}|den"] = found.num, found.den
        else:
            as_real = algebra.as_real(found)
            value, error = as_real.num, self._literal(as_real.error)
            outputs[f"{column}|error"] = error
        value = self._literal(value)
        outputs[column] = value if known is True else self.plan.ns.when(known).then(value)
        state = algebra.pick(found.undefined, UNDEFINED, KNOWN)
        state = algebra.pick(found.lacks, MISSING, state)
        outputs[f"{column}|state"] = algebra.pick(found.hard, UNDECIDED, state)
        gaps: Any = 0
        for number, flag in enumerate(found.missing.values()):
            gaps = gaps + algebra.whole(flag) * (1 << number)
        outputs[f"{column}|gaps"] = gaps
        self.values.append(
            AskedValue(
                name=name,
                scope=scope,
                column=column,
                factor=found.factor if found.error is None else None,
                missing=tuple(
                    dict.fromkeys([*found.missing, *may_be_missing(name, self.catalogue)])
                ),
            )
        )

    def _literal(self, value: Any) -> Any:
        return self.plan.ns.lit(value) if isinstance(value, (int, float)) else value

    # Targets

    def ask_target(self, target: Target, indicator: Indicator) -> None:
        """Ask how a target stands in each year, as if it were due."""
        asked = AskedTarget(target=target, column=f"{target.id}|level")
        self.targets.append(asked)
        name = self.ask_value(target.indicator, target.scope)
        found = self._quantities[name]
        if found is None or not is_level(target.bound) or indicator.time_point == "period":
            self.outputs[asked.column] = UNDECIDED
            return
        met, hard = self._held(found, target, indicator)
        algebra = self.plan.algebra
        level = algebra.pick(met, MET, MISSED)
        level = algebra.pick(found.known, level, UNKNOWN)
        self.outputs[asked.column] = algebra.pick(
            any_of(found.hard, all_of(hard, found.known)), 3, level
        )

    def _held(self, found: Quantity, target: Target, indicator: Indicator) -> tuple[Flag, Flag]:
        """Return where a value is accepted, and where the frame can't tell."""
        aim = level_aim(target.bound, indicator.better)
        surely, surely_hard = self._within(found, aim.surely)
        if aim.printed == aim.accepted == aim.possibly:
            return surely, surely_hard
        possibly, possibly_hard = self._within(found, aim.possibly)
        printed, printed_hard = self._within(found, aim.printed)
        held = any_of(surely, all_of(possibly, printed))
        return held, any_of(surely_hard, possibly_hard, printed_hard)

    def _within(self, found: Quantity, values: Interval | None) -> tuple[Flag, Flag]:
        if values is None:
            return False, False
        algebra, truths = self.plan.algebra, list[Truth]()
        if values.lower is not None:
            sign = ">=" if values.lower_closed else ">"
            truths.append(algebra.compare(sign, found.itself, algebra.constant(values.lower)))
        if values.upper is not None:
            sign = "<=" if values.upper_closed else "<"
            truths.append(algebra.compare(sign, found.itself, algebra.constant(values.upper)))
        return all_of(*(one.yes for one in truths)), any_of(*(one.hard for one in truths))

    # Checks

    def ask_check(self, check: Check) -> None:
        """Ask how a check ends: of regions, or how many of their institutions end how."""
        asked = checked(check)
        self.checks.append(asked)
        of_region = self._outcomes(check, of_institutions=False)
        layout, algebra = self.plan.layout, self.plan.algebra
        if check.level == "region" or not layout.has_institutions:
            counts = [algebra.whole(flag) for flag in of_region]
        else:
            member = self.plan.institutions.figures.is_member
            flags = self._outcomes(check, of_institutions=True)
            summed = [
                self._summed((check.code, number), all_of(member, flag))
                for number, flag in enumerate(flags)
            ]
            counts = summed
            if layout.has_regions:
                nobody = self.plan.region_figures.members(0) == 0
                counts = [
                    algebra.pick(nobody, algebra.whole(flag), count)
                    for flag, count in zip(of_region, summed, strict=True)
                ]
        *ends, undecided = counts
        counts = self._where_used(check, [*ends, 0, undecided])
        self.outputs.update(zip(asked.columns, counts, strict=True))

    def _where_used(self, check: Check, counts: list[Any]) -> list[Any]:
        """Return the counts of a check, all as not used in years before its own reference."""
        since = known_since(check, self.plan.catalogue)
        if since is None:
            return counts
        algebra = self.plan.algebra
        early, total = self.plan.ns.col(YEAR) < since, sum(counts[1:], counts[0])
        found = [algebra.pick(early, 0, one) for one in counts]
        found[NOT_USED] = algebra.pick(early, total, 0)
        return found

    def _summed(self, key: object, flag: Flag) -> Any:
        plan = self.plan
        if isinstance(flag, bool):
            return plan.region_figures.members(0) if flag else 0
        return plan.column(plan.aggregated(key, plan.row_algebra.whole(flag)), 0)

    def _outcomes(self, check: Check, *, of_institutions: bool) -> list[Flag]:
        """Return a flag for each outcome, one of them set in each row."""
        plan = self.plan
        level: Level = "institution" if of_institutions else "region"
        emitter: Any = plan.institutions if of_institutions else plan.regions
        parts = tuple(conjuncts(plan.lowering.lowered(check.formula, level=level)))
        try:
            conditions = [(part, emitter.condition(part)) for part in parts]
        except NotEmittedError:
            return [False] * 6 + [True]
        known = any_of(*(one.observed for _, one in conditions))
        failed = any_of(*(all_of(one.observed, one.no) for _, one in conditions))
        surely = any_of(
            *(all_of(one.observed, one.no, negation(one.hard)) for _, one in conditions)
        )
        hard = all_of(any_of(*(one.hard for _, one in conditions)), negation(surely))
        hard = any_of(hard, all_of(failed, self._may_be_disputed()))
        concerned = [
            (all_of(one.observed, self._concerns(part, of_institutions)), one)
            for part, one in conditions
        ]
        is_asked = any_of(*(flag for flag, _ in concerned))
        undefined = any_of(*(all_of(flag, one.undefined, one.open) for flag, one in concerned))
        missing = any_of(
            *(all_of(flag, one.open, any_of(*one.missing.values())) for flag, one in concerned)
        )
        left = negation(hard)
        flags = []
        for number, flag in (
            (NOT_OBSERVED, negation(known)),
            (FAILED, failed),
            (OTHER_KIND, negation(is_asked)),
            (NO_VALUE, undefined),
            (MISSING_DATA, missing),
            (PASSED, True),
        ):
            flags.append((number, all_of(left, flag)))
            left = all_of(left, negation(flag))
        found = dict(flags)
        return [*(found[number] for number in range(6)), hard]

    def _may_be_disputed(self) -> bool:
        """Tell whether regions report totals beside their institutions, which may be wrong."""
        layout = self.plan.layout
        cells = layout.cells.values()
        return layout.has_institutions and any(
            one.of_regions and one.of_institutions for one in cells
        )

    def _concerns(self, part: Lowered, of_institutions: bool) -> Flag:
        if not of_institutions:
            return True
        names = self.plan.catalogue.names_read(part.origin.node)
        figures = self.plan.institutions.figures
        return all_of(*(figures.applies(name) for name in sorted(names)))
