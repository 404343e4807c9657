"""How the messages of rules name what a plan says: items, figures, bounds, and who asks what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

import attrs

from eduplan.bounds import Bound, Compared, Other
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Standard
from eduplan.catalogue.outcome import Amount
from eduplan.catalogue.regions import PLACE, region_words
from eduplan.engine.severity import is_unsure
from eduplan.plan.model import Baseline, Item, Plan, Statement, Target
from eduplan.plan.promised import Aim
from eduplan.quantity import Unit, format_value, parse_unit
from eduplan.words import COMMA, Words

_AMENDED = Words("按{by}调整", "as amended by {by}")
_SINCE = Words(
    "。规划印发后又有{standards}，不作为问题",
    ". Since then there is also {standards}, which is not held against the plan",
)
_STATED = Words("{label}{figure}（{place}）", "{label} {figure} ({place})")
_ASKED = Words(
    "{region}{year}{kind}{bound}（{document}{unsure}）",
    "{bound}{year} ({region}, {document}{unsure})",
)
_UNSURE = Words("，待核", ", to be verified")
_BASELINE = Words("{title}基数", "baseline of {title}")
_START = Words("{target}起点", "start of {target}")
_ASKED_AS = {"target": "目标", "benchmark": "参考数"}


def id_words(name: str) -> Words:
    """Return an id for people, nothing where it was made from what the item says.

    A made id has a colon, which no given one can have. `T1:from` is the start in the row of T1;
    that of a waiver, `PLAN002:T1`, says in short what it is about.
    """
    head, colon, rest = name.partition(":")
    if rest == "from":
        return _START.fill(target=head)
    is_said = not colon or (head.isupper() and ":" not in rest)
    return Words.same(name) if is_said else Words("", "")


@attrs.frozen(eq=False, repr=False)
class Naming:
    """What messages call things, in both languages."""

    plan: Plan
    catalogue: Catalogue

    def label(self, name: str) -> Words:
        """Return the official term of a definition."""
        return self.catalogue.words(name)

    def name(self, item: Target | Baseline | Statement) -> Words:
        """Return what an item is about, with its scope: 「生均图书（小学）」."""
        about = item.about if isinstance(item, Statement) else item.indicator
        if not about:
            return self.title(item)
        label = self.label(about)
        codes = (self._code(dimension, code) for dimension, code in sorted(item.scope.items()))
        return label.with_details(*codes)

    def title(self, item: Item) -> Words:
        """Return what an item is about, or its own title."""
        if isinstance(item, (Target, Baseline)) and item.indicator:
            return self.name(item)
        titles = (getattr(item, name, "") for name in ("title", "label", "document", "text"))
        bound = getattr(getattr(item, "bound", None), "text", "")
        return Words.same(next(filter(None, titles), bound))

    def mark(self, item: Item) -> Words:
        """Return what an item is called in short: its own id, else its name.

        The year stands with the name where several items of the kind have that name.
        """
        if own := id_words(item.id):
            return own
        title, year = self.title(item), getattr(item, "year", None)
        if year and self._titles[type(item), title] > 1:
            title = title.with_details(Words.same(year))
        if isinstance(item, Baseline):
            return _BASELINE.fill(title=title)
        return title or Words.same(item.id)

    def called(self, item: Item) -> Words:
        """Return what an item is called: by its own id and its name, or by its name alone."""
        mark = self.mark(item)
        return Words.join((mark, self.title(item)), " ") if id_words(item.id) else mark

    def subject(self, name: str) -> Words:
        """Return what people call the subject of a finding, which may be several items."""
        items = [self.plan.by_id.get(one) for one in (name, *name.split("+"))]
        whole, *parts = items
        if whole is not None:
            return self.mark(whole)
        if len(parts) > 1 and None not in parts:
            return Words.join((self.mark(one) for one in parts if one is not None), "+")
        return Words.same(name)

    @cached_property
    def _titles(self) -> Counter[tuple[type, Words]]:
        return Counter((type(one), self.title(one)) for one in self.plan.items())

    def aim(self, target: Target) -> Words:
        """Return a target's bound as people write it, e.g. ≥85%."""
        return self.bound(target.bound, target.indicator)

    def bound(self, bound: Bound, indicator: str) -> Words:
        """Return a bound in the unit of an indicator, as people write it."""
        if not indicator:
            return Words.same(getattr(bound, "text", ""))
        if isinstance(bound, Compared):
            return bound.described(self.other(bound.other))
        unit = self.catalogue.unit(indicator)
        return Words.in_both(lambda lang: bound.describe(unit, lang))

    def accepted(self, aim: Aim, unit: Unit) -> Words:
        """Return the values that an aim accepts, as people write them: ≥96.1%."""
        lower, upper = aim.accepted.lower, aim.accepted.upper
        signs = (
            "≥" if aim.accepted.lower_closed else ">",
            "≤" if aim.accepted.upper_closed else "<",
        )
        ends = [(signs[0], lower), (signs[1], upper)] if lower != upper else [("", lower)]
        return Words.in_both(
            lambda lang: "，".join(
                sign + format_value(end, unit, lang=lang) for sign, end in ends if end is not None
            )
        )

    def other(self, other: Other) -> Words:
        """Return what a value is held against: 「吉林省」, 「教师数（初中）」, or some words."""
        codes = (self._code(dimension, code) for dimension, code in sorted(other.scope.items()))
        region = self.region(other.region) if other.region else Words.same("")
        label = self.label(other.name) if other.name else Words.same("")
        said = Words.join((Words.same(other.words), region, label), " ")
        scope = Words.listed(codes)
        return said.with_details(scope) if said and scope else said or scope

    def place(self, item: Item) -> Words:
        """Return an item's id and clause, and what amended it: 「T11，三(五)¶，按A1调整」.

        An item without an id of its own goes by its clause, which a message names after it.
        """
        parts: list[Words | str] = [id_words(item.id), Words.listed(item.clauses)]
        if not any(parts):
            parts = [self.mark(item)]
        if isinstance(item, Target) and item.amended_by:
            parts.append(_AMENDED.fill(by=self.subject(item.amended_by)))
        return Words.join(parts, COMMA)

    def source(self, item: Item) -> Words:
        """Return an item and its clause, as one among all: where a figure was read."""
        return Words.join((self.mark(item), Words.listed(item.clauses)), COMMA)

    def region(self, code: str) -> Words:
        """Return what a region is called: the nation, a province, or the plan's own."""
        return (
            Words.same(self.plan.region_name or code)
            if code == self.plan.region
            else region_words(code)
        )

    def asked_by(self, standards: Iterable[Standard]) -> Words:
        """Return who asks what for when, by which document: 「吉林省2025年目标≥99%（《…》）」."""
        return Words.clauses(map(self._asked_by, standards))

    def asked_since(self, standards: Iterable[Standard]) -> Words:
        """Return the end of a sentence: what is asked only since the plan was issued, if any."""
        listed = self.asked_by(standards)
        return _SINCE.fill(standards=listed) if listed else listed

    def listed(self, statements: Iterable[Statement]) -> Words:
        """Return statements in a sentence, each with its figure: 「课桌椅924套（B45）」."""
        return Words.listed(
            _STATED.fill(
                label=one.label,
                figure=one.figure.text if one.figure else "",
                place=self.place(one),
            )
            for one in statements
        )

    def year(self, target: Target) -> Words:
        """Return the year of a target, or that it has none."""
        if target.year is None:
            return Words("未写年份", "no year given")
        return Words.same(target.year)

    def gap(self, value: Fraction, unit: Unit) -> Amount:
        """Return a difference: of rates in percentage points, else in the unit itself."""
        return Amount(value, parse_unit("个百分点") if unit.kind == "rate" else unit)

    def _asked_by(self, standard: Standard) -> Words:
        year = standard.target_year
        return _ASKED.fill(
            region=self.region(standard.region),
            year=Words(f"{year}年", f" for {year}") if year else "",
            kind=_ASKED_AS.get(standard.kind, "标准"),
            bound=self.bound(standard.bound, standard.about),
            document=f"《{standard.document}》{standard.document_number}",
            unsure=_UNSURE if is_unsure(standard) else "",
        )

    def _code(self, dimension: str, code: str) -> Words:
        if dimension == PLACE:
            return self.region(code) if code.isascii() else Words.same(code)
        known = self.catalogue.dimensions.get(dimension)
        return known.codes.get(code, Words.same(code)) if known else Words.same(code)
