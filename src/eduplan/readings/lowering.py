"""Lower a tree as written to its normal form.

Only this module looks through selections, earlier years and totals. To find out which name a
formula reads, and of which codes and years, ask the normal form.
"""

from __future__ import annotations

from functools import lru_cache

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator, Scope
from eduplan.formula import Level, Node, nodes, walk
from eduplan.immutable import EMPTY
from eduplan.readings import lowered as low
from eduplan.readings.lowered import Lowered, Name
from eduplan.readings.scopes import narrowed

MOST_KEPT = 50_000
"""How many normal forms are kept for a catalogue; whoever holds more than that begins anew."""


def lowering_of(catalogue: Catalogue) -> Lowering:
    """Return what lowers trees over a catalogue; all readers of one catalogue share it."""
    found = _kept(catalogue)
    if found.size > MOST_KEPT:  # formulas of very many plans: readers at work keep theirs
        _kept.cache_clear()
        found = _kept(catalogue)
    return found


class Lowering:
    """Lowers trees, and keeps each lowered tree and its parts."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[tuple[low.Origin, Level], Lowered] = {}

    @property
    def size(self) -> int:
        """How many normal forms it keeps."""
        return len(self._known)

    def lowered(self, node: Node, scope: Scope = EMPTY, level: Level = "region") -> Lowered:
        """Return the normal form of a tree.

        Args:
            node: the tree, as the registry or the reader of a plan lifted it.
            scope: the codes that the whole is restricted to.
            level: whether it is read for an institution or for a region.
        """
        return self._lowered(low.Origin(node, scope), level)

    def formula(self, indicator: low.Published) -> Lowered | None:
        """Return the formula of an indicator, within its scope and counted from its year.

        None where it would be one of institutions for a region: the aggregation of a ratio is
        always written, its county value is not its formula over county totals.
        """
        definition = self._catalogue.indicator(indicator.name)
        if definition.level == "institution" and indicator.level == "region":
            return None
        return self.lowered(definition.formula, indicator.scope, indicator.level)

    def _lowered(self, origin: low.Origin, level: Level) -> Lowered:
        key = (origin, level)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._new(origin, level)
        return found

    def _new(self, origin: low.Origin, level: Level) -> Lowered:
        node, scope, back = origin
        match node:
            case nodes.Constant():
                return low.Const(node.value, node.unit, origin=origin)
            case nodes.Reference():
                definition = self._catalogue.definitions.get(node.name)
                leaf = low.Published if isinstance(definition, Indicator) else low.Figure
                return leaf(node.name, scope, back, level, origin=origin)
            case nodes.StandardFor():
                return low.Standard(node.about, scope, back, level, origin=origin)
            case nodes.Membership():
                return low.Own(node.dimension, node.codes, scope, back, origin=origin)
            case nodes.Apply():
                return low.Operation(node.operator, self._operands(origin, level), origin=origin)
            case nodes.Call():
                return low.Called(node.function, self._operands(origin, level), origin=origin)
            case nodes.Selection():
                scope = narrowed(scope, node.dimension, node.codes, self._catalogue)
                return self._lowered(low.Origin(node.operand, scope, back), level)
            case nodes.Earlier():
                return self._lowered(low.Origin(node.operand, scope, back + node.years), level)
            case nodes.Aggregate():
                return self._fold(node, origin)
        operand = self._lowered(low.Origin(node.operand, scope), level)
        return low.Years(node.function, operand, node.years, back, origin=origin)

    def _operands(self, origin: low.Origin, level: Level) -> tuple[Lowered, ...]:
        return tuple(
            [self._lowered(origin._replace(node=one), level) for one in origin.node.children]
        )

    def _fold(self, node: nodes.Aggregate, origin: low.Origin) -> Lowered:
        """Lower an aggregate; the total of one name is the region's own figure of it."""
        scope, back = origin.scope, origin.back
        each = [self._lowered(low.Origin(one, scope), "institution") for one in node.children]
        operand, weight = each[0], each[1] if len(each) > 1 else None
        # The region's own figure of an element is its total, added up where nothing states it. An
        # indicator may be published for the region, but never adds up: it keeps its fold. A total
        # of earlier years stays a fold, since it is over the institutions of this year.
        scopes = dict.fromkeys(one.scope for one in walk(operand) if isinstance(one, Name))
        fold = low.Fold(node.function, operand, weight, tuple(scopes), back, origin=origin)
        is_of_name = isinstance(operand, (low.Figure, low.Published)) and not operand.back
        if node.function != "total" or not is_of_name:
            return fold
        of_region = operand.origin._replace(back=back)
        if isinstance(operand, low.Figure):
            return attrs.evolve(operand, back=back, level="region", origin=of_region)
        assert isinstance(operand, low.Published)
        inner = attrs.evolve(fold, back=0)
        return low.Total(operand.name, operand.scope, back, inner, origin=of_region)


@lru_cache(maxsize=8)
def _kept(catalogue: Catalogue) -> Lowering:
    return Lowering(catalogue)
