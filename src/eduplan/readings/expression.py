"""One formula in the field's words, with the value of every name where it has been read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TypeAlias

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator
from eduplan.formula import Node, nodes, walk
from eduplan.formula.aggregates import AGGREGATES, WINDOWS
from eduplan.formula.operators import OPERATORS
from eduplan.formula.printing import ATOM, MEMBER, Printer, format_constant
from eduplan.quantity import Interval, format_interval, format_value, parse_unit
from eduplan.readings.facts import Context, Reading
from eduplan.words import Language, Words

_Item: TypeAlias = "Node | Reading"

_NARROW = Fraction(1, 10**20)
"""An interval as narrow as this encloses one irrational value and is shown as a rounded number."""


def formula_words(node: Node, catalogue: Catalogue) -> Words:
    """Return a formula with the labels of its names, in both languages."""
    return Words(
        LabelPrinter(catalogue, "zh").formula(node), LabelPrinter(catalogue, "en").formula(node)
    )


class LabelPrinter(Printer[_Item]):
    """Prints trees and readings with labels, in one language.

    `at` is the context that goes without saying: a name shows its year, institution and codes only
    where they are others.
    """

    def __init__(self, catalogue: Catalogue, lang: Language, at: Context | None = None) -> None:
        super().__init__(lang)
        self.catalogue = catalogue
        self.at = at

    def pick(self, zh: str, en: str) -> str:
        """Return one of two texts by the language."""
        return zh if self.lang == "zh" else en

    def listed(self, texts: Iterable[str]) -> str:
        """Return texts as a list within a sentence."""
        return self.pick("、", ", ").join(texts)

    def bracketed(self, text: str, details: Iterable[str]) -> str:
        """Return a text with details in brackets, or alone if there are none."""
        inner = self.pick("，", ", ").join(details)
        return self.pick(f"{text}（{inner}）", f"{text} ({inner})") if inner else text

    def formula(self, item: _Item) -> str:
        """Return a tree with its labels; of a reading, also with the value of each name."""
        node = item.node if isinstance(item, Reading) else item
        if isinstance(node, nodes.Aggregate) and not (isinstance(item, Reading) and item.name):
            return self._aggregate(node)
        return self.text(item)

    def label(self, name: str, context: Context, kind: str = "value") -> str:
        """Return the term of a name, with the codes, place and year that need saying."""
        label = self.catalogue.label(name, self.lang) if kind == "value" else self.standard(name)
        return self.bracketed(label, self.details(context))

    def standard(self, about: str) -> str:
        """Return the term of the standard about a name."""
        label = self.catalogue.label(about, self.lang)
        return self.pick(f"{label}标准", f"standard of {label}")

    def details(self, context: Context) -> list[str]:
        """Return what distinguishes a context from the one that goes without saying."""
        at = self.at
        if at is None:
            return []
        found = [
            self.codes(dimension, code.split("|"))
            for dimension, code in context.scope.items()
            if at.scope.get(dimension) != code
        ]
        region = context.region if context.region != at.region else ""
        institution = context.institution if context.institution != at.institution else ""
        if place := " ".join(part for part in (region, institution) if part):
            found.append(place)
        if context.year != at.year:
            found.append(self.year(context.year))
        return found

    def year(self, year: int) -> str:
        """Return a year as it is written."""
        return self.pick(f"{year}年", str(year))

    def codes(self, dimension: str, codes: Sequence[str]) -> str:
        """Return the labels of some codes of a dimension."""
        known = self.catalogue.dimensions.get(dimension)
        if not any(codes):
            return self.pick("无", "none")
        words = [known.codes.get(code) if known else None for code in codes]
        pairs = zip(words, codes, strict=True)
        return self.listed(word.in_language(self.lang) if word else code for word, code in pairs)

    def dimension(self, name: str) -> str:
        """Return the label of a dimension, or its name where it is unknown."""
        known = self.catalogue.dimensions.get(name)
        return name if known is None else self.pick(known.label, known.label_en)

    def value(self, reading: Reading) -> str:
        """Return a value for people: rounded where it has to be, an interval where it is one."""
        value = reading.value
        if not isinstance(value, Interval):
            return self._truth(value)
        if reading.problem is not None and not reading.missing:
            return self.pick("无法计算", "undefined")
        if not reading.is_known:
            return self.pick("未知", "unknown")
        unit = reading.unit or parse_unit("")
        if value.lower is not None and value.upper is not None:
            places = self._places(reading.name)
            shown = format_value(value.lower, unit, places, self.lang)
            narrow = value.upper - value.lower < _NARROW
            upper = format_value(value.upper, unit, places, self.lang)
            if value.is_point or (narrow and shown == upper):
                return shown
        return format_interval(value, unit, self.lang)

    def _truth(self, value: bool | None) -> str:
        if value is None:
            return self.pick("无法判断", "cannot be decided")
        return self.pick("成立", "holds") if value else self.pick("不成立", "does not hold")

    def _places(self, name: str) -> int | None:
        definition = self.catalogue.definitions.get(name)
        return definition.places if isinstance(definition, Indicator) else None

    def written(self, item: _Item) -> tuple[str, int]:
        """Return the text and how tightly it binds; a name that was read stands with its value."""
        if isinstance(item, Reading) and item.name:
            kind = "standard" if isinstance(item.node, nodes.StandardFor) else "value"
            return f"{self.label(item.name, item.context, kind)} {self._figure(item)}", ATOM
        return super().written(item)

    def opened(self, item: _Item) -> tuple[Node, Sequence[_Item]]:
        """Return the node that is written, and its operands as they were read, if they were."""
        if isinstance(item, Reading):
            return item.node, item.parts
        return item, item.children

    def atom(self, item: _Item, node: Node, operands: Sequence[_Item]) -> str:
        """Return the text of anything but an operator."""
        match node:
            case nodes.Aggregate():
                value = f" {self.value(item)}" if isinstance(item, Reading) else ""
                return self._aggregate(node) + value
            case nodes.Constant():
                return format_constant(node)
            case nodes.Reference():
                return self.catalogue.label(node.name, self.lang)
            case nodes.StandardFor():
                return self.standard(node.about)
            case nodes.Membership():
                codes = self.codes(node.dimension, node.codes)
                return self.called(MEMBER, (), self.dimension(node.dimension), codes)
            case nodes.Call():
                return self.called(self.catalogue.label(node.function, self.lang), operands)
            case nodes.Window():
                more = () if isinstance(item, Reading) else (node.years,)
                return self.called(WINDOWS[node.function].words, operands, *more)
            case nodes.Selection():
                codes = self.codes(node.dimension, node.codes)
                return self.bracketed(self.inside(operands[0]), [codes])
            case nodes.Earlier():
                years = self.pick(f"{node.years}年前", f"{node.years} years ago")
                return self.bracketed(self.inside(operands[0]), [years])
        raise TypeError(f"{node!r} is not a formula node")

    def applied(self, node: nodes.Apply, operands: Sequence[_Item]) -> tuple[str, int]:
        """Return the text of an operator; a choice that is decided shows the branch taken alone."""
        operator = OPERATORS[node.operator]
        if operator.takes != "choice" or len(operands) == operator.least:
            return super().applied(node, operands)
        condition, chosen = operands
        truth = self.value(condition) if isinstance(condition, Reading) else ""
        comma, name = self.pick("，", ", "), self.word(operator.words)
        return f"{name}({self.text(condition)} {truth}{comma}{self.text(chosen)})", ATOM

    def _figure(self, reading: Reading) -> str:
        """Return a value within a formula: as it is printed, if it is known and no point."""
        printed = reading.text and reading.is_known and not reading.interval.is_point
        return reading.text if printed else self.value(reading)

    def _aggregate(self, node: nodes.Aggregate) -> str:
        if node.function == "total" and all(
            isinstance(one, (nodes.Selection, nodes.Reference)) for one in walk(node.operand)
        ):
            return self.text(node.operand)  # a region's figure of a name is its total
        return self.called(AGGREGATES[node.function].words, node.children)
