"""Makes of a draft what the file of a plan holds; what fits no key is kept in words, marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Definition, Element, Indicator
from eduplan.documents.document import Document, Passage
from eduplan.documents.numbering import mark_of
from eduplan.drafting import reasons
from eduplan.drafting.draft import Draft, kind_of_title
from eduplan.drafting.fact import OF_ITS_YEAR, Fact
from eduplan.drafting.facts import times_of
from eduplan.drafting.head import head_of
from eduplan.drafting.measures import Words as Measure
from eduplan.drafting.measures import measures_of
from eduplan.drafting.moves import Moves
from eduplan.drafting.plain_tables import titled_grid
from eduplan.drafting.relations import Link
from eduplan.drafting.terms import money_of, payers_of, span_of
from eduplan.drafting.tokens import folded
from eduplan.drafting.vocabulary import cue, vocabulary
from eduplan.errors import InputError, Location, Problem
from eduplan.files.plan_file import LoadedPlan, load_data
from eduplan.files.plan_workbook import WorkbookTable
from eduplan.messages import Text, in_language
from eduplan.registry import Registry

_BOUNDS = {">=": "at_least", ">": "at_least", "<=": "at_most", "<": "at_most"}
_REACHED = {"higher": "at_least", "lower": "at_most"}
_HEDGES = {">=": "{}以上", ">": "超过{}", "<=": "{}以内", "<": "不足{}", "~": "约{}"}
_ROW = re.compile(r"(\w+)\[(\d+)\]")
_YEAR = re.compile("(?P<to>[到至])?(?P<year>(?:19|20)[0-9]{2})年(?P<until>底前|前)?")
_REACH = 200
"""Most characters before a number that say which year it is of."""
_LONGEST_TITLE = 40
_LONGEST_ID = 16
_MOST_TRIES = 6
_NEAR = 3
"""Most years between the base year of a plan and the first of its period."""

_CELL = re.compile("[^\\w]*\\d[\\d.,:%‰]*[^\\w]*(?:以上|以下|以内|左右)?")
"""A pasted cell of a table, which is no clause that anybody names."""

_SPELLED = {"M": "Mbps"}
"""Units that texts print shorter than a plan file spells them."""

Row = dict[str, Any]


def plan_of_draft(
    draft: Draft, document: Document, registry: Registry, *, region: str = "", period: str = ""
) -> LoadedPlan:
    """Return a draft as a plan: each item with the words of the document, its place, its doubts.

    A target of something that the catalogue does not know, and a figure in a unit that no plan file
    has, stand as statements in the document's own words.

    Args:
        draft: what was read.
        document: the document that it was read from.
        registry: the plugins.
        region: the administrative code; the document seldom has one.
        period: first and last year, as `2021-2025`, where the document does not say.

    Raises:
        InputError: the document names no region or no period, and neither is given.
    """
    head = head_of(document)
    years = period or "-".join(str(one) for one in dict.fromkeys(head.period or ()))
    code = region or head.region
    lacking = [
        Problem(reason, Location(document.name))
        for value, reason in ((code, reasons.NO_REGION), (years, reasons.NO_PERIOD))
        if not value
    ]
    if lacking:
        raise InputError(lacking)
    data: Row = {"title": _as_printed(document, head.title), "region": code, "period": years}
    optional = {
        "kind": head.kind,
        "region_name": head.region_name,
        "issuer": head.issuer,
        "document": head.number,
        "issued": head.issued,
    }
    data |= {name: value for name, value in optional.items() if value}
    tables = _Tables(document, registry.catalogue, years, draft.facts)
    related = {fact for link in draft.links for fact in link.facts}
    within: dict[int, list[Fact]] = {}
    for fact in draft.facts:
        within.setdefault(document.number_at(fact.at), []).append(fact)
    told = [(one, _cost(one, document, within)) for one in measures_of(document)]
    costs = {cost for _, cost in told if cost is not None}
    for fact in draft.facts:
        if fact not in costs or fact in related:
            tables.add(fact)
    for one, cost in told:
        tables.add_words(one, cost)
    for link in draft.links:
        tables.add_link(link)
    first, _, last = years.partition("-")
    base = tables.base_year(int(first)) if first.isdigit() else None
    if base is not None and base < int(last or first):
        data["baseline_year"] = base
    return _loaded(document.name, data, tables, registry)


def _as_printed(document: Document, words: str) -> str:
    """Return words of a head in the width in which the document prints them."""
    for one in document.passages:
        if (place := folded(one.text).find(words)) >= 0:
            return one.text[place : place + len(words)]
    return words


def _cost(one: Measure, document: Document, within: Mapping[int, list[Fact]]) -> Fact | None:
    """Return the figure of what a measure costs, of those in its paragraphs or its row."""
    numbers = (document.number_at(passage.start) for passage in one.passages)
    return money_of([fact for number in numbers for fact in within.get(number, ())], one.money)


def _loaded(name: str, data: Row, tables: _Tables, registry: Registry) -> LoadedPlan:
    """Return the plan; a row that can't be read says less and less until it can."""
    for attempt in range(_MOST_TRIES):
        table = WorkbookTable(name, "", data | tables.data())
        try:
            return load_data(table, registry)
        except InputError as error:
            rows = {*_rows_of(error.problems)}
            if not rows or attempt == _MOST_TRIES - 1:
                raise
            tables.demote(rows)
    raise AssertionError("the last try raises")


def _rows_of(problems: Iterable[Problem]) -> Iterator[tuple[str, int]]:
    for one in problems:
        for place in (one.location, *one.others):
            if found := _ROW.match(place.key):
                yield found[1], int(found[2])


class _Tables:
    """The rows of a plan file, as they are made of facts."""

    def __init__(
        self, document: Document, catalogue: Catalogue, period: str, facts: Iterable[Fact]
    ) -> None:
        self._moves = Moves(catalogue)
        self._kind = kind_of_title(document)
        self._since = times_of(document).now
        self._catalogue = catalogue
        self._titled = {(self._title(one), one.unit) for one in facts if _is_titled(one)}
        self._document, self._period = document, period
        self._rows: dict[str, list[Row]] = {
            name: []
            for name in ("target", "baseline", "statement", "measure", "problem", "relation")
        }
        self._facts: dict[int, Fact] = {}
        self._seen: dict[tuple[object, ...], Row] = {}
        self._ids: dict[tuple[object, ...], int] = {}
        self._row_of: dict[Fact, Row] = {}
        self._named: dict[str, int] = {}
        self._states: dict[object, Fact] = {}

    def _title(self, fact: Fact) -> str:
        """Return the words that name a figure; a name of all is that of the document's kind."""
        title = _title(fact)
        is_of_all = bool(self._kind) and self._kind not in title and not fact.about
        is_known = is_of_all and bool(self._catalogue.names.candidates(title))
        return f"{self._kind}{title}" if is_known else title

    def data(self) -> Row:
        """Return the tables that have rows, and the clauses that they name."""
        used = {row["clause"] for rows in self._rows.values() for row in rows if "clause" in row}
        clauses = [{"id": name, "title": title} for name, title in self._titles(used)]
        tables = {name: rows for name, rows in self._rows.items() if rows}
        return {"clause": clauses, **tables} if clauses else tables

    def add(self, fact: Fact) -> None:
        """Add a figure; one that is printed again is one row with both places."""
        more = () if fact.about else [one for one in fact.scope.split() if one not in fact.label]
        same = (fact.kind, fact.about or fact.label, fact.codes, *more,
                fact.year, fact.value, fact.upper, fact.unit)  # fmt: skip
        if known := self._seen.get(same):
            if fact.binding and any(known is one for one in self._rows["target"]):
                known.setdefault("binding", fact.binding)  # only the table says it
            again = f"又见{fact.clause or fact.quote}"
            known["note"] = f"{known['note']}；{again}" if "note" in known else again
            self._row_of[fact] = known
            return
        name, row = self._row(fact)
        state = (fact.about or self._title(fact), fact.codes, fact.year, fact.clause)
        if name == "baseline" and self._states.setdefault(state, fact) is not fact:
            row["unsure"] = _joined([*fact.unsure, reasons.TWO_STATES])
        self._seen[same] = row
        self._facts[id(row)] = fact
        self._row_of[fact] = row
        self._append(name, row)

    def base_year(self, first: int) -> int | None:
        """Return the year of which most baselines are, if that is not the one before the period."""
        years: Counter[int] = Counter(row.get("year", 0) for row in self._rows["baseline"])
        near = {year: count for year, count in years.items() if year and abs(first - year) <= _NEAR}
        most = max(near.values(), default=0)
        if not self._rows["target"] or near.get(first - 1, 0) == most:
            return None
        return max(year for year, count in near.items() if count == most)

    def add_link(self, link: Link) -> None:
        """Add how figures relate; each that is named gets an id."""
        rows = [self._row_of[one] for one in link.facts]
        if len({id(one) for one in rows}) < len(rows):
            return
        for row in rows:
            name = next(
                name for name, every in self._rows.items() if any(one is row for one in every)
            )
            self._named[name] = self._named.get(name, 0) + ("id" not in row)
            row.setdefault("id", f"{name[0].upper()}{self._named[name]}")
        formula = link.formula.format(*(one["id"] for one in rows))
        clause = max(link.facts, key=lambda one: one.at).clause
        self._append("relation", {"formula": formula} | ({"clause": clause} if clause else {}))

    def add_words(self, one: Measure, cost: Fact | None = None) -> None:
        """Add a measure, with what it costs, or a problem."""
        row: Row = {
            "title": one.title,
            **self._place(one.passage.clause, one.passage.place(one.start)),
        }
        if one.responsible:
            row["responsible"] = list(one.responsible)
        if moves := self._moves.of(one.text):
            row["moves"] = list(moves)
        if cost is not None:
            row["money"] = _HEDGES.get(cost.comparator, "{}").format(_number(cost, cost.value))
            if payer := one.payer or payers_of(one.text):
                row["money_source"] = payer
        if one.kind == "measure":
            first, last = one.span if one.span[1] else span_of(one.text, self._since)
            row |= {"from_year": first} if first else {}
            row |= {"to_year": last} if last else {}
        row["quote"] = one.title
        if cost is not None and cost.unsure:
            row["unsure"] = _joined(cost.unsure)
        self._append(one.kind, row)

    def _append(self, name: str, row: Row) -> None:
        """Add a row, with an id of its own where the one that would be made is taken."""
        keys = ("clause", "indicator", "label", "title", "year", "formula")
        made = (name, *(row.get(key) for key in keys), str(row.get("scope")))
        self._ids[made] = self._ids.get(made, 0) + 1
        if self._ids[made] > 1 and "id" not in row:
            said = row.get("label") or row.get("title") or row.get("quote", "")
            said = re.sub(r"\W", "", said)[:_LONGEST_ID]
            row["id"] = f"{said}_{name[0].upper()}{len(self._rows[name]) + 1}"
        self._rows[name].append(row)

    def demote(self, rows: Collection[tuple[str, int]]) -> None:
        """Let rows say less: a target becomes a statement, a figure becomes words."""
        for name, number in sorted(rows, reverse=True):
            row = self._rows[name].pop(number)
            fact = self._facts.pop(id(row), None)
            if fact is None:
                continue
            if name == "statement" and "value" not in row:
                continue
            less = self._statement(fact, with_value=name != "statement")
            less |= {"id": row["id"]} if "id" in row else {}
            why = in_language(reasons.NO_SPELLING, "zh")
            less["unsure"] = "；".join(filter(None, (less.get("unsure", ""), why)))
            self._facts[id(less)] = fact
            self._append("statement", less)

    def _row(self, fact: Fact) -> tuple[str, Row]:
        definition = self._catalogue.definitions.get(fact.about)
        is_titled, is_state = _is_titled(fact), self._is_state_of_titled(fact)
        if not (is_titled or is_state or _is_due(definition, fact)):
            return "statement", self._statement(fact, with_value=True)
        row: Row = {"title": self._title(fact)} if is_titled else {"indicator": fact.about}
        if is_state:  # what a titled target begins at
            row = {"indicator": self._title(fact)}
        if fact.codes:
            row["scope"] = dict(fact.codes)
        if fact.year is not None:
            row["year"] = fact.year
        row |= self._common(fact)
        number = _number(fact, fact.value)
        if fact.kind != "target":
            row["value"] = _HEDGES.get(fact.comparator, "{}").format(number)
            return "baseline", row
        if fact.binding:
            row["binding"] = fact.binding
        if over := _over(fact, self._sentence(fact)):
            row["over"] = over
        if fact.is_implied and fact.value == "0" and not fact.unit:  # 清零
            row |= {"at_most": "0个"} if is_titled else {"eliminate": True}
        elif fact.comparator == "between":
            row["range"] = [number, _number(fact, fact.upper)]
        else:
            better = definition.better if isinstance(definition, Indicator) else "higher"
            reached = _REACHED.get(better, "exactly")
            printed = _HEDGES[fact.comparator] if fact.comparator in "<>" else "{}"
            row[_BOUNDS.get(fact.comparator, reached)] = printed.format(number)
        return "target", row

    def _is_state_of_titled(self, fact: Fact) -> bool:
        """Tell whether a fact is of a share that the plan itself names in a target."""
        is_one = fact.kind == "baseline" and not fact.about and fact.unit in ("%", "‰")
        return is_one and (self._title(fact), fact.unit) in self._titled and not fact.upper

    def _statement(self, fact: Fact, *, with_value: bool) -> Row:
        label = self._title(fact) or fact.quote[:_LONGEST_TITLE]
        row: Row = {"label": label, **self._common(fact)}
        if with_value and fact.comparator != "between":
            row["value"] = _HEDGES.get(fact.comparator, "{}").format(_number(fact, fact.value))
            if fact.about and not isinstance(self._catalogue.definitions[fact.about], Indicator):
                row["about"] = fact.about
                row |= {"scope": dict(fact.codes)} if fact.codes else {}
        else:
            row["claim"] = fact.quote
        if fact.year is not None:
            row["year"] = fact.year
        elif fact.kind == "target":
            row["period"] = self._period
        if fact.kind == "target":
            row["unsure"] = "；".join(
                filter(None, (row.get("unsure", ""), in_language(reasons.UNKNOWN_TARGET, "zh")))
            )
        return row

    def _common(self, fact: Fact) -> Row:
        row = self._place(fact.clause, fact.start, fact.page)
        row["quote"] = fact.quote
        if fact.is_implied:
            row["implied"] = True
        if fact.unsure:
            row["unsure"] = _joined(fact.unsure)
        return row

    def _place(self, clause: str, start: int, page: int | None = None) -> Row:
        place = {"paragraph": self._document.number_at(start), "offset": start}
        if page is not None:
            place = {"page": page, **place}
        return {"clause": clause, "place": place} if clause else {"place": place}

    def _sentence(self, fact: Fact) -> str:
        """Return the sentence of a figure up to its number, in half width."""
        passage = self._document.at(fact.at)
        end = fact.at - passage.start
        return re.split("[。；]", folded(passage.text[max(0, end - _REACH) : end]))[-1]

    def _titles(self, used: set[str]) -> Iterator[tuple[str, str]]:
        left, above = set(used), ""
        for one in self._document.passages:
            if one.clause in left:
                left.discard(one.clause)
                if title := self._title_of(one, above):
                    yield one.clause, title
            above = one.text if one.cell is None else above

    def _title_of(self, first: Passage, above: str) -> str:
        """Return what a clause is called, by its first paragraph; of a table, by the line above."""
        text, printed = folded(first.text).strip(), first.text.strip()
        if first.cell is not None:
            table = next(one for one in self._document.tables if first in one)
            own, _ = titled_grid(table)
            printed = own[0].text.strip() if own else above.strip()
        if _CELL.fullmatch(text) or (first.cell and len(printed) > _LONGEST_TITLE):
            return ""
        mark = mark_of(folded(printed))
        printed = printed[mark.length if mark else 0 :].lstrip()
        return re.split("[。；]", printed)[0][:_LONGEST_TITLE]


def _number(fact: Fact, value: str) -> str:
    return f"{value}{_SPELLED.get(fact.unit, fact.unit)}"


def _over(fact: Fact, sentence: str) -> str:
    """Return what an amount is counted over: each year, or the whole period if it is made.

    What a sentence says of one year (2023年，新建2所), or of a stock, is counted over nothing.
    """
    if fact.over:
        return "" if fact.over == OF_ITS_YEAR else fact.over
    if fact.unit in ("%", "‰", "年") or ":" in fact.value:
        return ""
    if found := re.search("每年|年均", fact.quote):
        return found[0]
    words = vocabulary()
    label = words.scope.sub("", fact.label)
    is_made = bool(words.begins_in_making.match(label) or words.ends_in_making.search(label))
    is_made = is_made or bool(cue("built").search(label)) or _is_within_making(sentence)
    years = [*_YEAR.finditer(sentence)]
    of_year = (
        years
        and not (years[-1]["to"] or years[-1]["until"])
        and int(years[-1]["year"]) == fact.year
    )
    is_sum = re.search("累计|期间|[二两三四五]年|计划期", sentence)
    return "累计" if is_made and (is_sum or not of_year) else ""


def _is_within_making(sentence: str) -> bool:
    """Tell whether a sentence says what is made, and a figure of it: 新建一所中学，占地120亩."""
    clauses = re.split("[，、]", _YEAR.sub("", sentence))
    begins = vocabulary().begins_in_making.match(clauses[0].lstrip())
    return bool(begins) and len(clauses) > 1 and not cue("reached").search(clauses[-1])


def _is_titled(fact: Fact) -> bool:
    """Tell a target of something that only the plan itself names."""
    return fact.kind == "target" and not fact.about and bool(fact.label)


def _is_due(definition: Definition | None, fact: Fact) -> bool:
    """Tell whether a fact is a target or a baseline: of an indicator, or of what adds up."""
    if isinstance(definition, Element):
        return fact.kind == "target" and definition.adds_up
    return isinstance(definition, Indicator)


def _joined(reasons_: Iterable[Text]) -> str:
    return "；".join(in_language(one, "zh") for one in reasons_)


def _title(fact: Fact) -> str:
    """Return the words that name a figure, with the one stage that its sentence is about."""
    stages = [one for one in fact.scope.split() if vocabulary().stage.fullmatch(one)]
    is_open = len(stages) == 1 and fact.label and not vocabulary().stage.search(fact.label)
    return f"{stages[0]}{fact.label}" if is_open else fact.label
