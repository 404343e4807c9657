"""Over what time an amount is counted: a year, each year, or the whole period."""

from __future__ import annotations

import re

from eduplan.documents.document import Document
from eduplan.drafting.fact import OF_CHANGE, OF_ITS_YEAR, Fact
from eduplan.drafting.tokens import folded
from eduplan.drafting.vocabulary import cue, vocabulary

_YEAR = re.compile("(?P<to>[到至])?(?P<year>(?:19|20)[0-9]{2})年(?P<until>底前|前)?")
_REACH = 200
"""Most characters before a number that say which year it is of."""


def over_of(fact: Fact, document: Document) -> str:
    """Return what an amount is counted over: each year, or the whole period if it is made.

    What a sentence says of one year (2023年，新建2所), or of a stock, is counted over nothing.
    """
    if fact.over:
        return "" if fact.over in (OF_ITS_YEAR, OF_CHANGE) else fact.over
    if fact.unit in ("%", "‰", "年") or ":" in fact.value:
        return ""
    if found := re.search("每年|年均", fact.quote):
        return found[0]
    sentence = _sentence(fact, document)
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


def _sentence(fact: Fact, document: Document) -> str:
    """Return the sentence of a figure up to its number, in half width."""
    passage = document.at(fact.at)
    end = fact.at - passage.start
    return re.split("[。；]", folded(passage.text[max(0, end - _REACH) : end]))[-1]
