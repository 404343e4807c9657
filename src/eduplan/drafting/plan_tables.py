"""The tables of a plan file, as figures, measures and relations of a draft are added to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from eduplan.catalogue.catalogue import Catalogue
from eduplan.documents.document import Document
from eduplan.drafting import reasons
from eduplan.drafting.clause_titles import titles_of
from eduplan.drafting.fact import Fact
from eduplan.drafting.fact_rows import FactRows, Row, hedged, joined
from eduplan.drafting.facts import times_of
from eduplan.drafting.measures import Words
from eduplan.drafting.moves import Moves
from eduplan.drafting.relations import Link
from eduplan.drafting.terms import payers_of, span_of

_LONGEST_ID = 16
_NEAR = 3
"""Most years between the base year of a plan and the first of its period."""

_MORE = frozenset(("money", "money_source", "from_year", "to_year", "moves"))
"""What a measure may have besides its words and who answers for it."""


class PlanTables:
    """The rows of a plan file, table by table."""

    def __init__(
        self, document: Document, catalogue: Catalogue, period: str, facts: Iterable[Fact]
    ) -> None:
        self._document = document
        self._of_facts = FactRows(document, catalogue, period, facts)
        self._moves = Moves(catalogue)
        self._since = times_of(document).now
        self._rows: dict[str, list[Row]] = {
            name: []
            for name in ("target", "baseline", "statement", "measure", "problem", "relation")
        }
        self._facts: dict[int, Fact] = {}
        self._seen: dict[tuple[object, ...], Row] = {}
        self._ids: dict[tuple[object, ...], int] = {}
        self._given: dict[str, int] = {}
        self._row_of: dict[Fact, Row] = {}
        self._named: dict[str, int] = {}
        self._states: dict[object, Fact] = {}

    def data(self) -> Row:
        """Return the tables that have rows, and the clauses that they name."""
        used = {row["clause"] for rows in self._rows.values() for row in rows if "clause" in row}
        clauses = [{"id": name, "title": title} for name, title in titles_of(self._document, used)]
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
        name, row = self._of_facts.row(fact)
        state = (fact.about or self._of_facts.title(fact), fact.codes, fact.year, fact.clause)
        if name == "baseline" and self._states.setdefault(state, fact) is not fact:
            row["unsure"] = joined([*fact.unsure, reasons.TWO_STATES])
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

    def add_words(self, one: Words, cost: Fact | None = None) -> None:
        """Add a measure, with what it costs, or a problem."""
        row: Row = {
            "title": one.title,
            **self._of_facts.place(one.passage.clause, one.passage.place(one.start)),
        }
        if one.responsible:
            row["responsible"] = list(one.responsible)
        if moves := self._moves.of(one.text):
            row["moves"] = list(moves)
        if cost is not None:
            row["money"] = hedged(cost)
            if payer := one.payer or payers_of(one.text):
                row["money_source"] = payer
        if one.kind == "measure":
            first, last = one.span if one.span[1] else span_of(one.text, self._since)
            row |= {"from_year": first} if first else {}
            row |= {"to_year": last} if last else {}
        row["quote"] = one.title
        if cost is not None and cost.unsure:
            row["unsure"] = joined(cost.unsure)
        self._append(one.kind, row)

    def _append(self, name: str, row: Row) -> None:
        """Add a row, with an id of its own where the one that would be made is taken."""
        keys = ("clause", "indicator", "label", "title", "year", "formula")
        made = (name, *(row.get(key) for key in keys), str(row.get("scope")))
        self._ids[made] = self._ids.get(made, 0) + 1
        if self._ids[made] > 1 and "id" not in row:
            said = row.get("label") or row.get("title") or row.get("quote", "")
            said = re.sub(r"\W", "", said)[:_LONGEST_ID]
            own = f"{said}_{name[0].upper()}{len(self._rows[name]) + 1}"
            self._given[own] = self._given.get(own, 0) + 1
            row["id"] = own if self._given[own] == 1 else f"{own}_{self._given[own]}"
        self._rows[name].append(row)

    def demote(self, rows: Collection[tuple[str, int]]) -> None:
        """Let rows say less: a target becomes a statement, a figure becomes words."""
        for name, number in sorted(rows, reverse=True):
            row = self._rows[name].pop(number)
            fact = self._facts.pop(id(row), None)
            if fact is None:
                if _MORE.intersection(row):  # a measure keeps its words at least
                    self._rows[name].insert(number, {key: row[key] for key in row.keys() - _MORE})
                continue
            if name == "statement" and "value" not in row:
                continue
            less = self._of_facts.statement(fact, with_value=name != "statement")
            less |= {key: row[key] for key in ("id", "note") if key in row}
            why = joined([reasons.NO_SPELLING])
            less["unsure"] = "；".join(filter(None, (less.get("unsure", ""), why)))
            self._facts[id(less)] = fact
            self._append("statement", less)
