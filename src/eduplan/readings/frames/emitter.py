"""Emit lowered formulas as expressions over a frame: for each institution, or for each region.

`InstitutionEmitter` reads over the rows of the frame, `RegionEmitter` over one row a region and
year. What neither can say raises `NotEmittedError`, and the exact reader reads it.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.formula import references
from eduplan.formula.aggregates import AGGREGATES, WINDOWS
from eduplan.formula.operators import OPERATORS
from eduplan.readings import lowered as low
from eduplan.readings.frames.algebra import Algebra
from eduplan.readings.frames.arithmetic import UNIT_ROUNDOFF
from eduplan.readings.frames.flags import Flag, all_of, any_of, joined, negation
from eduplan.readings.frames.institution_figures import InstitutionFigures
from eduplan.readings.frames.region_figures import RegionFigures
from eduplan.readings.frames.standards import Standards
from eduplan.readings.frames.steps import Steps
from eduplan.readings.frames.values import NotEmittedError, Quantity, Truth
from eduplan.readings.lowered import Lowered
from eduplan.readings.lowering import Lowering

Emitted = Quantity | Truth


class _Emitter:
    """What both emitters have in common: constants, operators and formulas of indicators."""

    def __init__(
        self,
        catalogue: Catalogue,
        lowering: Lowering,
        algebra: Algebra,
        standards: Standards,
        steps: Steps,
    ) -> None:
        self.catalogue = catalogue
        self.algebra = algebra
        self._standards = standards
        self._lowering = lowering
        self._steps = steps

    def number(self, node: Lowered, back: int = 0) -> Quantity:
        """Return a number, read `back` years earlier.

        Raises:
            NotEmittedError: no frame can be asked for it.
        """
        found = self.emitted(node, back)
        if not isinstance(found, Quantity):
            raise NotEmittedError
        return found

    def condition(self, node: Lowered, back: int = 0) -> Truth:
        """Return a condition, read `back` years earlier.

        Raises:
            NotEmittedError: no frame can be asked for it.
        """
        found = self.emitted(node, back)
        if not isinstance(found, Truth):
            raise NotEmittedError
        return found

    def emitted(self, node: Lowered, back: int) -> Emitted:
        """Return what a node is, read `back` years earlier."""
        key = (node, back)
        if isinstance(node, (low.Published, low.Fold, low.Years, low.Standard)):
            return self._steps.made(key, lambda: self._new(node, back))
        return self._new(node, back)

    def _new(self, node: Lowered, back: int) -> Emitted:
        match node:
            case low.Const():
                return self.algebra.constant(node.value)
            case low.Operation():
                return self._operation(node, back)
            case low.Published():
                return self._indicator(node, back)
            case low.Standard():
                return self._standards.asked(node.about, node.scope, back + node.back)
        raise NotEmittedError

    def _indicator(self, node: low.Published, back: int) -> Quantity:
        formula = self._lowering.formula(node)
        if formula is None:
            raise NotEmittedError
        return self.number(formula, back + node.back)

    def _operation(self, node: low.Operation, back: int) -> Emitted:
        algebra = self.algebra
        parts: list[Any] = [self.emitted(one, back) for one in node.operands]
        match node.operator, parts:
            case "+", [one, two]:
                return algebra.add(one, two)
            case "-", [one, two]:
                return algebra.subtract(one, two)
            case "*", [one, two]:
                return algebra.multiply(one, two)
            case "/", [one, two]:
                return algebra.divide(one, two)
            case "negative", [one]:
                return algebra.negative(one)
            case "and", _:
                return algebra.every(*parts)
            case "or", _:
                return algebra.one_of(*parts)
            case "not", [one]:
                return algebra.opposite(one)
            case "!=", [one, two]:
                return algebra.opposite(algebra.compare("=", one, two))
            case "number_true", _:
                return algebra.number_true(*parts)
            case "if", [condition, one, two]:
                return algebra.choose(condition, one, two)
        if OPERATORS[node.operator].chains:
            return algebra.compare(node.operator, *parts)
        raise NotEmittedError


class InstitutionEmitter(_Emitter):
    """Reads formulas for each institution, over the rows of the frame."""

    def __init__(
        self,
        catalogue: Catalogue,
        lowering: Lowering,
        algebra: Algebra,
        figures: InstitutionFigures,
        steps: Steps,
    ) -> None:
        standards = Standards(catalogue, figures.layout, algebra, figures.kinds)
        super().__init__(catalogue, lowering, algebra, standards, steps)
        self.figures = figures

    def _new(self, node: Lowered, back: int) -> Emitted:
        if isinstance(node, low.Figure):
            if back or node.back or node.level != "institution":
                raise NotEmittedError
            return self.figures.figure(node.name, node.scope)
        if isinstance(node, low.Own):
            return self._own(node)
        if isinstance(node, low.Published | low.Standard) and node.level != "institution":
            raise NotEmittedError
        if isinstance(node, low.Published) and (node.back or self._is_published(node.name)):
            raise NotEmittedError
        return super()._new(node, back)

    def _is_published(self, name: str) -> bool:
        return any(cell.of_institutions for cell in self.figures.layout.of_name(name))

    def _own(self, node: low.Own) -> Truth:
        if node.scope or not self.figures.kinds.are_known:
            raise NotEmittedError
        yes, no = self.figures.holds(node.dimension, "|".join(node.codes))
        return Truth(yes=yes, no=no, hard=negation(any_of(yes, no)))


class RegionEmitter(_Emitter):
    """Reads formulas for each region and year, over the aggregated rows.

    Args:
        institutions: reads what is folded over the institutions.
        aggregated: takes a key, an expression of the rows and how it is aggregated, and returns the
            name of the column.
        published: tells where a region publishes an indicator itself.
    """

    def __init__(
        self,
        institutions: InstitutionEmitter,
        lowering: Lowering,
        figures: RegionFigures,
        aggregated: Callable[..., str],
        column: Callable[[str, int], Any],
        published: Callable[[str, int], Flag],
        steps: Steps,
    ) -> None:
        standards = Standards(institutions.catalogue, figures.layout, figures.algebra, None)
        super().__init__(institutions.catalogue, lowering, figures.algebra, standards, steps)
        self.institutions = institutions
        self.figures = figures
        self._aggregated = aggregated
        self._column = column
        self._published = published

    def _new(self, node: Lowered, back: int) -> Emitted:
        match node:
            case low.Figure():
                return self.figures.figure(node.name, node.scope, back + node.back)
            case low.Fold():
                return self._fold(node, back + node.back)
            case low.Total():
                return self._where_published(node, self.number(node.fold, back + node.back), back)
            case low.Years():
                return self._years(node, back + node.back)
        return super()._new(node, back)

    def _indicator(self, node: low.Published, back: int) -> Quantity:
        return self._where_published(node, super()._indicator(node, back), back)

    def _where_published(
        self, node: low.Published | low.Total, found: Quantity, back: int
    ) -> Quantity:
        """Return an indicator; where the region publishes it, the frame can't tell which counts."""
        published = self._published(node.name, back + node.back)
        return attrs.evolve(found, hard=any_of(found.hard, published))

    def _years(self, node: low.Years, back: int) -> Quantity:
        function = WINDOWS[node.function]
        if node.function not in ("total", "mean"):
            raise NotEmittedError
        total, *rest = (self.number(node.operand, back + one) for one in function.reads(node.years))
        for one in rest:
            total = self.algebra.add(total, one)
        if node.function == "mean":
            return self.algebra.divide(total, self.algebra.constant(Fraction(node.years)))
        return total

    # Functions over institutions

    def _fold(self, node: low.Fold, back: int) -> Quantity:
        figures, written = self.institutions.figures, node.origin.node
        read = [self.catalogue.names_read(one) for one in written.children]
        names = sorted(frozenset[str]().union(*read))
        concerned = all_of(figures.is_member, *(figures.applies(name) for name in names))
        inside: Flag = True
        if node.scopes:
            inside = any_of(*(figures.is_within(scope) for scope in node.scopes))
        member = all_of(concerned, inside)
        summed = _Sums(self, node, back)
        nobody = summed.count("concerned", concerned) == 0
        absent = dict.fromkeys(sorted(references(written)), nobody) if _can_be(nobody) else {}
        if node.function in ("variation", "standard_deviation") and node.weight is not None:
            found = self._variation(node, summed, member)
        elif node.function in ("count", "share"):
            found = self._counted(node, summed, member)
        elif node.function in ("total", "mean") and node.weight is None:
            found = self._summed(node, summed, member)
        elif node.function in ("minimum", "maximum"):
            found = self._extreme(node, summed, member)
        else:
            raise NotEmittedError
        function = AGGREGATES[node.function]
        outside = False
        if function.of_nobody is None:
            outside = all_of(summed.count("member", member) == 0, negation(nobody))
        # Of nobody it may be all that it is at least, which nothing bounds above.
        assert function.at_least.upper is None
        down = nobody if function.at_least.lower is None else False
        return attrs.evolve(
            found,
            missing=joined(found.missing, absent),
            undefined=any_of(found.undefined, outside),
            up=any_of(found.up, nobody, outside),
            down=any_of(found.down, down, outside),
        )

    def _summed(self, node: low.Fold, summed: _Sums, member: Flag) -> Quantity:
        one = self.institutions.number(node.operand)
        if not isinstance(one.den, int) or one.error is not None:
            raise NotEmittedError
        pick, most = self.institutions.algebra.pick, None
        if one.most is not None:
            most = summed.total("most", pick(member, one.most, 0))
        found = Quantity(
            num=summed.total("num", pick(member, one.num, 0)),
            most=most,
            factor=one.factor,
            num_bits=one.num_bits + self.figures.layout.member_bits,
            below_zero=one.below_zero,
            **summed.rest(member, one),
        )
        if node.function == "mean":
            members = Quantity(num=summed.count("member", member), num_bits=40)
            return self.algebra.divide(found, members)
        return found

    def _extreme(self, node: low.Fold, summed: _Sums, member: Flag) -> Quantity:
        one = self.institutions.number(node.operand)
        if not isinstance(one.den, int) or one.error is not None or one.factor < 0:
            raise NotEmittedError
        one = one.pointed
        known, rest = all_of(member, one.known), summed.rest(member, one)
        ns = self.institutions.algebra.ns
        number = one.num if known is True else ns.when(known).then(one.num)
        how = "min" if node.function == "minimum" else "max"
        column = self._aggregated((how, node), number, how)
        return Quantity(
            num=self._column(column, summed.back).fill_null(0),
            factor=one.factor,
            num_bits=one.num_bits,
            below_zero=one.below_zero,
            **{
                **rest,
                "up": False,
                "down": False,
                "vague": any_of(rest["up"], rest["down"], rest["vague"]),
            },
        )

    def _counted(self, node: low.Fold, summed: _Sums, member: Flag) -> Quantity:
        one = self.institutions.condition(node.operand)
        is_open = one.open
        open_count = summed.count("open", all_of(member, is_open))
        names = {
            name: summed.count(f"missing {name}", all_of(member, flag, is_open)) > 0
            for name, flag in one.missing.items()
        }
        undefined = summed.count("undefined", all_of(member, is_open, one.undefined))
        hard = summed.count("hard", all_of(member, one.hard))
        observed = summed.count("observed", all_of(member, one.observed))
        yes = summed.count("yes", all_of(member, one.yes))
        count = Quantity(
            num=yes,
            most=None if isinstance(open_count, int) else yes + open_count,
            num_bits=self.figures.layout.member_bits + 1,
            missing={name: flag for name, flag in names.items() if _can_be(flag)},
            undefined=_positive(undefined),
            hard=_positive(hard),
            observed=_positive(observed),
        )
        if node.function == "count":
            return count
        members = summed.count("member", member)
        found = self.algebra.divide(count, Quantity(num=members, num_bits=40))
        return attrs.evolve(found, undefined=count.undefined)

    def _variation(self, node: low.Fold, summed: _Sums, member: Flag) -> Quantity:
        """Return a weighted coefficient of variation of quotients by the weight itself.

        With x = n/w it is √(W·S/N² − 1), W the sum of the weights w, N that of n and S that of
        n²/w. W and N are sums of integers; S adds m terms of which none is below zero. Each term
        has four roundings (two conversions, a product, a quotient), each of the m − 1 additions
        one, and W·S/N² six more: its relative error is at most (m + 9) roundings, whatever the
        order of the additions. Of the root r of x ± δ it is min(√δ, δ/√x).
        """
        assert node.weight is not None
        if node.function != "variation":
            raise NotEmittedError
        weight = self.institutions.number(node.weight)
        value = self.institutions.number(node.operand)
        upper = self._by_weight(value, weight)
        if weight.below_zero or weight.factor < 0 or not isinstance(weight.den, int):
            raise NotEmittedError
        algebra, real, rows = self.algebra, self.algebra.real, self.institutions.algebra
        zero = False if weight.above_zero else all_of(weight.num == 0, negation(weight.lacks))
        used = all_of(member, negation(zero), negation(weight.lacks), negation(upper.lacks))
        rest = summed.rest(all_of(member, negation(zero)), upper)
        of_weight = summed.rest(member, weight, "weight ")
        missing = joined(rest["missing"], of_weight["missing"])
        lacks = any_of(*missing.values())
        hard = any_of(rest["hard"], of_weight["hard"])
        if used is False:
            return Quantity(num=0, missing=missing, undefined=negation(lacks), hard=hard)
        count = summed.count("used", used)
        total_w = summed.total("w", rows.pick(used, weight.num, 0))
        total_n = summed.total("n", rows.pick(used, upper.num, 0))
        square = rows.real(upper.num) * rows.real(upper.num)
        term = rows.pick(used, square, 0.0) / rows.pick(used, rows.real(weight.num), 1.0)
        squares = summed.total("squares", term, is_real=True)
        few, no_mean = count < 2, total_n == 0
        undefined = all_of(any_of(few, no_mean), negation(lacks))
        known = negation(any_of(few, no_mean, lacks))
        if known is False:
            return Quantity(num=0, missing=missing, undefined=undefined, hard=hard)

        def enclosed() -> tuple[Any, Any]:
            mean = algebra.pick(known, real(total_n), 1.0)
            ratio = algebra.pick(known, real(total_w) * squares / (mean * mean), 1.0)
            return ratio, ratio * (real(count) + 9.0) * UNIT_ROUNDOFF

        root, error = self._root_above_one((node, summed.back), enclosed)
        ns = algebra.ns
        sign = ns.when(total_n < 0).then(ns.lit(-1.0)).otherwise(ns.lit(1.0))
        return Quantity(
            num=root * (sign if upper.below_zero else 1.0),
            error=error,
            missing=missing,
            undefined=undefined,
            hard=hard,
            observed=any_of(rest["observed"], of_weight["observed"]),
            up=undefined,
            down=undefined,
            vague=lacks,
        )

    def _root_above_one(
        self, of: tuple[low.Fold, int], enclosed: Callable[[], tuple[Any, Any]]
    ) -> tuple[Any, Any]:
        """Return √(x − 1), 0 where x − 1 lies within its error, and the error of the root.

        `enclosed` makes x and its error.
        """

        def above_one() -> tuple[Any, Any, Any]:
            ratio, delta = self._steps.made(("ratio", *of), enclosed)
            spread = (ratio - 1.0).abs() * 0.5 + (ratio - 1.0) * 0.5  # the larger of it and 0
            return spread, delta, spread <= delta

        pick, ns = self.algebra.pick, self.algebra.ns
        spread, delta, near = self._steps.made(("spread", *of), above_one)
        root = pick(near, 0.0, spread.sqrt())  # schools that are all alike
        slope = delta / pick(near, 1.0, root)
        error = ns.when(near).then(delta.sqrt() * 2.0).otherwise(slope * 2.0)
        return root, error + root * UNIT_ROUNDOFF

    def _by_weight(self, value: Quantity, weight: Quantity) -> Quantity:
        """Return what is divided by the weight.

        Raises:
            NotEmittedError: the value is no quotient by the weight.
        """
        if weight.lacks is not True and value.divisor != weight.key:
            raise NotEmittedError
        if value.factor < 0 or value.error is not None:
            raise NotEmittedError
        return attrs.evolve(value, den=1, undefined=False)


@attrs.frozen
class _Sums:
    """Sums over the institutions of one fold."""

    emitter: RegionEmitter
    node: low.Fold
    back: int

    def total(self, what: str, expression: Any, *, is_real: bool = False) -> Any:
        """Return the sum of a column."""
        if isinstance(expression, int):
            return expression * self.emitter.figures.members(self.back) if expression else 0
        key = (what, self.node.function, self.node.operand, self.node.weight, self.node.scopes)
        name = self.emitter._aggregated(key, expression, is_real=is_real)
        return self.emitter._column(name, self.back)

    def count(self, what: str, flag: Flag) -> Any:
        """Return how many institutions have a flag."""
        figures = self.emitter.institutions.figures
        if flag is False:
            return 0
        if flag is True or flag is figures.is_member:
            return self.emitter.figures.members(self.back)
        return self.total(what, self.emitter.institutions.algebra.whole(flag))

    def rest(self, member: Flag, one: Quantity, of: str = "") -> dict[str, Any]:
        """Return what is missing, undefined and so on of the institutions, as flags of regions."""
        names = {
            name: _positive(self.count(f"{of}missing {name}", all_of(member, flag)))
            for name, flag in one.missing.items()
        }
        missing = {name: flag for name, flag in names.items() if flag is not False}
        known = negation(one.lacks)
        undefined = self.count(f"{of}undefined", all_of(member, one.undefined, known))
        lacks = any_of(*missing.values())
        ends = {
            end: _positive(self.count(f"{of}{end}", all_of(member, getattr(one, end))))
            for end in ("up", "down", "vague", "beyond")
        }
        return {
            "missing": missing,
            "undefined": all_of(_positive(undefined), negation(lacks)),
            "hard": _positive(self.count(f"{of}hard", all_of(member, one.hard))),
            "observed": _positive(self.count(f"{of}observed", all_of(member, one.observed))),
            **ends,
        }


def _positive(count: Any) -> Flag:
    return count > 0


def _can_be(flag: Flag) -> bool:
    return flag is not False
