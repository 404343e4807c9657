"""Rows of a plan file, as figures of a draft make them: targets, baselines and statements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import REACHED, Definition, Element, Indicator
from eduplan.documents.document import Document
from eduplan.drafting import reasons
from eduplan.drafting.draft import kind_of_title
from eduplan.drafting.fact import OF_CHANGE, Fact
from eduplan.drafting.over import over_of
from eduplan.drafting.signs import BOUNDS, TURNED, many_to_one
from eduplan.drafting.vocabulary import vocabulary
from eduplan.messages import Text, in_language

_HEDGES = {">=": "{}以上", ">": "超过{}", "<=": "{}以内", "<": "不足{}", "~": "约{}"}
_LONGEST_TITLE = 40
_SPELLED = {"M": "Mbps"}
"""Units that texts print shorter than a plan file spells them."""

Row = dict[str, Any]


class FactRows:
    """Makes rows of the figures of a document."""

    def __init__(
        self, document: Document, catalogue: Catalogue, period: str, facts: Iterable[Fact]
    ) -> None:
        self._document, self._catalogue, self._period = document, catalogue, period
        self._kind = kind_of_title(document)
        self._titled = {(self.title(one), one.unit) for one in facts if _is_titled(one)}

    def title(self, fact: Fact) -> str:
        """Return the words that name a figure; a name of all is that of the document's kind."""
        title = title_of(fact)
        is_of_all = bool(self._kind) and self._kind not in title and not fact.about
        is_known = is_of_all and bool(self._catalogue.names.candidates(title))
        return f"{self._kind}{title}" if is_known else title

    def row(self, fact: Fact) -> tuple[str, Row]:
        """Return a figure as a row, and the table that it stands in."""
        if fact.over == OF_CHANGE:
            return "statement", self.statement(fact)
        definition = self._catalogue.definitions.get(fact.about)
        is_titled, is_state = _is_titled(fact), self._is_state_of_titled(fact)
        if not (is_titled or is_state or _is_due(definition, fact)):
            return "statement", self.statement(fact)
        row: Row = {"title": self.title(fact)} if is_titled else {"indicator": fact.about}
        if is_state:  # what a titled target begins at
            row = {"indicator": self.title(fact)}
        if fact.codes:
            row["scope"] = dict(fact.codes)
        if fact.year is not None:
            row["year"] = fact.year
        row |= self._common(fact)
        number = _number(fact, fact.value)
        if fact.kind != "target":
            row["value"] = hedged(fact)
            return "baseline", row
        if fact.binding:
            row["binding"] = fact.binding
        if over := over_of(fact, self._document):
            row["over"] = over
        if fact.is_implied and fact.value == "0" and not fact.unit:  # 清零
            row |= {"at_most": "0个"} if is_titled else {"eliminate": True}
        elif fact.comparator == "between":
            ends = [number, _number(fact, fact.upper)]
            row["range"] = (many_to_one(ends) if is_titled else None) or ends
        else:
            better = definition.better if isinstance(definition, Indicator) else "higher"
            printed = _HEDGES[fact.comparator] if fact.comparator in "<>" else "{}"
            bound = BOUNDS.get(fact.comparator) or REACHED.get(better, "exactly")
            if is_titled and (turned := many_to_one([number])):
                number, bound = turned[0], TURNED[bound]
            row[bound] = printed.format(number)
        return "target", row

    def _is_state_of_titled(self, fact: Fact) -> bool:
        """Tell whether a fact is of a share that the plan itself names in a target."""
        is_one = fact.kind == "baseline" and not fact.about and fact.unit in ("%", "‰")
        return is_one and (self.title(fact), fact.unit) in self._titled and not fact.upper

    def statement(self, fact: Fact, *, with_value: bool = True) -> Row:
        """Return a figure as a statement: its value, or else the words of the document."""
        label = self.title(fact) or fact.quote[:_LONGEST_TITLE]
        row: Row = {"label": label, **self._common(fact)}
        if with_value and fact.comparator != "between":
            row["value"] = hedged(fact)
            definition = self._catalogue.definitions.get(fact.about)
            if isinstance(definition, Element) and fact.unit != "倍":
                row["about"] = fact.about
                row |= {"scope": dict(fact.codes)} if fact.codes else {}
        else:
            row["claim"] = fact.quote
        if fact.year is not None:
            row["year"] = fact.year
        elif fact.kind == "target":
            row["period"] = self._period
        if fact.kind == "target" and fact.over != OF_CHANGE:
            row["unsure"] = joined([*fact.unsure, reasons.UNKNOWN_TARGET])
        return row

    def _common(self, fact: Fact) -> Row:
        row = self.place(fact.clause, fact.start, fact.page)
        row["quote"] = fact.quote
        if fact.is_implied:
            row["implied"] = True
        if fact.unsure:
            row["unsure"] = joined(fact.unsure)
        return row

    def place(self, clause: str, start: int, page: int | None = None) -> Row:
        """Return the keys that say where something stands."""
        place = {"paragraph": self._document.number_at(start), "offset": start}
        if page is not None:
            place = {"page": page, **place}
        return {"clause": clause, "place": place} if clause else {"place": place}


def hedged(fact: Fact) -> str:
    """Return a figure with the words that say how exact it is."""
    return _HEDGES.get(fact.comparator, "{}").format(_number(fact, fact.value))


def joined(why: Iterable[Text]) -> str:
    """Return reasons as a plan file has them."""
    return "；".join(in_language(one, "zh") for one in why)


def _number(fact: Fact, value: str) -> str:
    return f"{value}{_SPELLED.get(fact.unit, fact.unit)}"


def _is_titled(fact: Fact) -> bool:
    """Tell a target of something that only the plan itself names."""
    return fact.kind == "target" and not fact.about and bool(fact.label)


def _is_due(definition: Definition | None, fact: Fact) -> bool:
    """Tell whether a fact is a target or a baseline: of an indicator, or of what adds up."""
    if isinstance(definition, Element):
        return fact.kind == "target" and definition.adds_up
    return isinstance(definition, Indicator)


def title_of(fact: Fact) -> str:
    """Return the words that name a figure, with the one stage that its sentence is about."""
    stages = [one for one in fact.scope.split() if vocabulary().stage.fullmatch(one)]
    is_open = len(stages) == 1 and fact.label and not vocabulary().stage.search(fact.label)
    return f"{stages[0]}{fact.label}" if is_open else fact.label
