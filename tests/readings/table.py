"""A small catalogue, and facts written out in the test that reads them."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from eduplan.catalogue.building import build_catalogue
from eduplan.domain import Domain
from eduplan.formula import Operand, lift
from eduplan.quantity import parse_figure
from eduplan.readings.exact import read_exact
from eduplan.readings.facts import Context, Fact, Reading, RegionFacts
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.formula import Level

REGION = Context("220503", 2020)

county = Domain("county", Words("县", "County"))
county.dimension(
    "kind",
    Words("类别", "kind"),
    {
        "public": Words("公办", "public"),
        "private": Words("民办", "private"),
        "mixed": Words("混合", "mixed"),
    },
    parts={"mixed": ("private", "public")},
)
enrolment = county.element(
    "enrolment", Words("在园幼儿数", "enrolment"), unit="人", dimensions=["kind"]
)
public = county.element("public", Words("公办园在园幼儿数", "public enrolment"), unit="人")
inclusive = county.element(
    "inclusive", Words("普惠性民办园在园幼儿数", "inclusive private enrolment"), unit="人"
)
books = county.element("books", Words("图书册数", "books"), unit="册", dimensions=["kind"])
classes = county.element("classes", Words("班数", "classes"), unit="班")
births = county.element("births", Words("出生人数", "births"), unit="人", level="region")
coverage = county.indicator(
    "coverage",
    Words("普惠性幼儿园覆盖率", "inclusive coverage rate"),
    formula=(public + inclusive) / enrolment,
    unit="%",
    better="higher",
)
books_per_child = county.indicator(
    "books_per_child",
    Words("生均图书", "books per child"),
    formula=books / enrolment,
    unit="册/人",
    better="higher",
    level="institution",
    dimensions=["kind"],
)
variation = county.indicator(
    "variation",
    Words("图书差异系数", "variation of books"),
    formula=books_per_child.variation(enrolment),
    unit="",
    better="lower",
)


@county.calculation("classes_needed", Words("应设班数", "classes needed"), unit="班")
def classes_needed(children: Fraction, size: Fraction) -> Fraction:
    return Fraction(ceil(children / size))


@county.calculation("guess", Words("估计数", "guess"), unit="人")
def guess(children: Fraction) -> Fraction:
    return float(children)  # type: ignore[return-value]  # the mistake that a test is about


def _catalogue() -> Catalogue:
    catalogue, refused = build_catalogue([county.contribution()])
    assert refused == ()
    return catalogue


CATALOGUE = _catalogue()


class Table(RegionFacts):
    """Facts by name, for a region or (`name@institution`) an institution; years and codes too.

    A key is `name`, `name@A`, `name 2019`, `name[kind=public]` or all of them in this order.
    Values are figures as printed.
    """

    def __init__(
        self,
        figures: Mapping[str, str | int],
        *,
        institutions: Sequence[str] = (),
        codes: Mapping[str, str] | None = None,
        standards: Mapping[str, str] | None = None,
    ) -> None:
        self.figures = figures
        self.names = institutions
        self.codes = codes or {}
        self.standards = standards or {}

    def fact(self, name: str, context: Context) -> Fact | None:
        key = name.partition(".")[2]
        key += f"@{context.institution}" if context.institution else ""
        key += f" {context.year}" if context.year != REGION.year else ""
        key += "".join(f"[{dimension}={code}]" for dimension, code in context.scope.items())
        return self._figure(name, self.figures.get(key), f"table:{key}")

    def institutions(self, context: Context) -> Sequence[Context]:
        return [Context(context.region, context.year, name) for name in self.names]

    def code(self, context: Context, dimension: str) -> str | None:
        return self.codes.get(context.institution or "") if dimension == "kind" else None

    def standard(self, about: str, context: Context) -> Fact | None:
        return self._figure(about, self.standards.get(about.partition(".")[2]), "教督〔2017〕6号")

    def _figure(self, name: str, text: str | int | None, source: str) -> Fact | None:
        if text is None:
            return None
        figure = parse_figure(str(text), CATALOGUE.unit(name))
        return Fact(figure.interval, source, figure.text)


def read(
    formula: Operand, facts: Table, context: Context = REGION, *, prefer_published: bool = True
) -> Reading:
    """Read a formula as the registry would hand it over."""
    level: Level = "region" if context.institution is None else "institution"
    node = lift(formula.node, CATALOGUE.level_of, level)
    return read_exact(node, facts, context, CATALOGUE, prefer_published=prefer_published)


def value(formula: Operand, facts: Table, context: Context = REGION) -> Fraction:
    """Return the value of a formula that must be known and exact."""
    reading = read(formula, facts, context)
    assert reading.is_known, reading
    return reading.interval.value


def of_institutions(columns: Mapping[str, Sequence[str | int | None]]) -> dict[str, str | int]:
    """Return figures by institution A, B, C … from columns; None stays out."""
    return {
        f"{name}@{chr(65 + row)}": figure
        for name, column in columns.items()
        for row, figure in enumerate(column)
        if figure is not None
    }
