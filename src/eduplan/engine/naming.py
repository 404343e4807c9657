"""How the messages of rules name what a plan says: items, figures, bounds, and who asks what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from eduplan.catalogue.outcome import Amount
from eduplan.catalogue.regions import region_words
from eduplan.engine.severity import is_unsure
from eduplan.plan.model import Statement, Target
from eduplan.quantity import parse_unit
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from eduplan.bounds import Bound
    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Standard
    from eduplan.plan.model import Baseline, Item, Plan
    from eduplan.quantity import Unit

_ASKED_AS = {"target": "目标", "benchmark": "参考数"}


@attrs.frozen(eq=False, repr=False)
class Naming:
    """What messages call things, in both languages."""

    plan: Plan
    catalogue: Catalogue

    def label(self, name: str) -> Words:
        """Return the official term of a definition."""
        return self.catalogue.words(name)

    def name(self, item: Target | Baseline | Statement) -> Words:
        """Return what an item is about, of an indicator with its scope: 「生均图书（小学）」."""
        if isinstance(item, Statement):
            return self.label(item.about)
        label = self.label(item.indicator) if item.indicator else Words(item.id, item.id)
        if not item.scope:
            return label
        codes = [self._code(dimension, code) for dimension, code in sorted(item.scope.items())]
        chinese = "、".join(code.zh for code in codes)
        english = ", ".join(code.en for code in codes)
        return Words(f"{label.zh}（{chinese}）", f"{label.en} ({english})")

    def aim(self, target: Target) -> Words:
        """Return a target's bound as people write it, e.g. ≥85%."""
        return self.bound(target.bound, target.indicator)

    def bound(self, bound: Bound, indicator: str) -> Words:
        """Return a bound in the unit of an indicator, as people write it."""
        if not indicator:
            text = getattr(bound, "text", "")
            return Words(text, text)
        unit = self.catalogue.unit(indicator)
        return Words(bound.describe(unit), bound.describe(unit, "en"))

    def place(self, item: Item) -> Words:
        """Return an item's id and clause, and what amended it: 「T11，三(五)¶，按A1调整」."""
        chinese, english = [item.id], [item.id, *item.clauses]
        if item.clauses:
            chinese.append("、".join(item.clauses))
        if isinstance(item, Target) and item.amended_by:
            chinese.append(f"按{item.amended_by}调整")
            english.append(f"as amended by {item.amended_by}")
        return Words("，".join(chinese), ", ".join(english))

    def region(self, code: str) -> Words:
        """Return what a region is called: the nation, a province, or the plan's own."""
        return _same(self.plan.region_name) if code == self.plan.region else region_words(code)

    def asked_by(self, standards: Iterable[Standard]) -> Words:
        """Return who asks what for when, by which document: 「吉林省2025年目标≥99%（《…》）」."""
        parts = [self._asked_by(standard) for standard in standards]
        return Words("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))

    def asked_since(self, standards: Iterable[Standard]) -> Words:
        """Return the end of a sentence: what is asked only since the plan was issued, if any."""
        listed = self.asked_by(standards)
        if not listed.zh:
            return listed
        return Words(
            f"。规划印发后又有{listed.zh}，不作为问题",
            f". Since then there is also {listed.en}, which is not held against the plan",
        )

    def listed(self, statements: Iterable[Statement]) -> Words:
        """Return statements in a sentence, each with its figure: 「课桌椅924套（B45）」."""
        parts = [
            (one, one.figure.text if one.figure else "", self.place(one)) for one in statements
        ]
        return Words(
            "、".join(f"{one.label}{text}（{place.zh}）" for one, text, place in parts),
            ", ".join(f"{one.label} {text} ({place.en})" for one, text, place in parts),
        )

    def year(self, target: Target) -> Words:
        """Return the year of a target, or that it has none."""
        if target.year is None:
            return Words("未写年份", "no year given")
        return _same(str(target.year))

    def gap(self, value: Fraction, unit: Unit) -> Amount:
        """Return a difference: of rates in percentage points, else in the unit itself."""
        return Amount(value, parse_unit("个百分点") if unit.kind == "rate" else unit)

    def _asked_by(self, standard: Standard) -> Words:
        region, bound = self.region(standard.region), self.bound(standard.bound, standard.about)
        kind = _ASKED_AS.get(standard.kind, "标准")
        year, unsure = standard.target_year, is_unsure(standard)
        document = f"《{standard.document}》{standard.document_number}"
        return Words(
            f"{region.zh}{f'{year}年' if year else ''}{kind}{bound.zh}"
            f"（{document}{'，待核' if unsure else ''}）",
            f"{bound.en}{f' for {year}' if year else ''} "
            f"({region.en}, {document}{', to be verified' if unsure else ''})",
        )

    def _code(self, dimension: str, code: str) -> Words:
        known = self.catalogue.dimensions.get(dimension)
        return known.codes.get(code, _same(code)) if known else _same(code)


def _same(text: str) -> Words:
    return Words(text, text)
