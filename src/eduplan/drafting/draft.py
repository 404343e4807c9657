"""Drafts a plan from its document: every figure, with its words, its place and what is doubtful."""

from __future__ import annotations

import attrs

from eduplan.documents.document import Document
from eduplan.drafting.domain_words import words_of
from eduplan.drafting.duties import with_rows
from eduplan.drafting.fact import Fact, Unread, by_place
from eduplan.drafting.facts import facts_of, times_of
from eduplan.drafting.meanings import Meanings
from eduplan.drafting.relations import Link, links_of
from eduplan.drafting.tables import facts_of_tables
from eduplan.drafting.vocabulary import cue, with_words
from eduplan.registry import Registry


@attrs.frozen
class Draft:
    """What was read of a document.

    Attributes:
        name: the name of its file.
        facts: the figures, in the order of the document.
        unread: printed numbers that were not read as figures, and why.
        links: how the text relates its figures: parts, sums, shares and changes.
    """

    name: str
    facts: tuple[Fact, ...]
    unread: tuple[Unread, ...]
    links: tuple[Link, ...] = ()

    @property
    def unsure(self) -> tuple[Fact, ...]:
        """The figures at which a person has to look."""
        return tuple(one for one in self.facts if one.unsure)


def draft(document: Document, registry: Registry) -> Draft:
    """Return the figures that a document prints, named as the catalogue knows them or as printed.

    No figure is left out in silence: a number that was not read stands in `unread` with the reason.

    Raises:
        InputError: the words that a domain contributes for reading are malformed.
    """
    with with_words(words_of(registry)):
        return _draft(document, registry)


def _draft(document: Document, registry: Registry) -> Draft:
    times = times_of(document) if document.tables else None
    of_tables, unread_cells, prose = facts_of_tables(document, registry.catalogue, times)
    facts, unread = facts_of(document, prose)
    of_rows = with_rows(document, facts, of_tables, times) if document.tables else facts
    meanings = Meanings(registry.catalogue, kind_of_title(document))
    found = [meanings.told(one) for one in by_place(of_rows)]
    left = sorted([*unread, *unread_cells], key=lambda one: one.start)
    return Draft(document.name, tuple(found), tuple(left), tuple(links_of(document, found)))


def kind_of_title(document: Document) -> str:
    """Return the kind of education that a document is about, if its title names one alone."""
    title = document.passages[0].text if document.passages else ""
    kinds = {*cue("kind_of_document").findall(title)}
    return kinds.pop() if len(kinds) == 1 else ""
