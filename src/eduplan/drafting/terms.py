"""From when and until when a measure is done, and with what money, as its own words say."""

from __future__ import annotations

import re
from collections.abc import Collection

from eduplan.documents.document import Passage
from eduplan.drafting.duties import Span
from eduplan.drafting.fact import Fact
from eduplan.drafting.seen import COMPARED
from eduplan.drafting.tokens import Token, folded, tokens_of
from eduplan.drafting.vocabulary import cue
from eduplan.quantity import FigureError, parse_figure

_TITLES = re.compile("《[^《》]*》")
_OPENS = re.compile(r"(?:^|[，。；、：（(\s]|[到至在于]|其中|力争|争取|确保|计划|拟|的)$")
_UNTIL = re.compile(r"[到至]$")
_BY = re.compile(
    r"(?:底|末|年末|\s?\d{1,2}月(?:底|末)?|[春秋]季学期|上半年|[暑寒]假)?(?:之?前|以前)"
)
_ONWARD = re.compile(r"(?:\d{1,2}月|[春秋]季(?:学期)?|学年)?(?:起|开始)")
_AMOUNT = re.compile("[十百千]?[万亿]?元")


def span_of(text: str, since: int | None) -> Span:
    """Return from when and until when a measure is done, by the years of its sentences.

    Years before `since`, the one in which the document speaks, are not of what is to be done.
    """
    plain = _TITLES.sub(lambda name: "＊" * len(name[0]), folded(text))
    firsts: list[int] = []
    lasts: list[int] = []
    for one in tokens_of(plain):
        if one.kind in ("year", "span") and one.years and one.years[1] >= (since or 0):
            _take(plain, one, firsts, lasts)
    last = max(lasts, default=None)
    first = min((one for one in firsts if last is None or one < last), default=None)
    return first, last


def _take(text: str, one: Token, firsts: list[int], lasts: list[int]) -> None:
    """Add the years of a time in a text to those that begin and those that end what is done."""
    assert one.years is not None
    before = text[max(0, one.start - 10) : one.start]
    if _ONWARD.match(text, one.end):
        firsts.append(one.years[0])
        return
    is_end = _UNTIL.search(before) or _BY.match(text, one.end) or text[one.end - 1] == "前"
    is_term = is_end or _OPENS.search(before)
    if not is_term or COMPARED.search(before) or cue("no_term").match(text, one.end):
        return
    lasts.append(one.years[1])
    if one.kind == "span":
        firsts.append(one.years[0])


def money_of(facts: Collection[Fact], cell: Passage | None = None) -> Fact | None:
    """Return the figure that says what a measure costs: that of its cell, the only one, or whole.

    Several amounts, none of them the whole, are parts of it or of something else.
    """
    amounts = [one for one in facts if _is_amount(one)]
    if cell is not None:
        return next((one for one in amounts if one.start == cell.start), None)
    spent = [one for one in amounts if _is_spent(one)]
    wholes = [
        one for one in spent if cue("spent_in_all").search(f"{one.label}{one.quote}")
    ] or spent
    return wholes[0] if len(wholes) == 1 else None


def payers_of(text: str) -> str:
    """Return the words with which a text says who pays, each once: 县级财政、专项债券."""
    return "、".join(dict.fromkeys(one[0] for one in cue("payer").finditer(folded(text))))


def _is_amount(fact: Fact) -> bool:
    is_one = _AMOUNT.fullmatch(fact.unit) is not None and not fact.upper and not fact.is_implied
    return is_one and is_figure(f"{fact.value}{fact.unit}")


def _is_spent(fact: Fact) -> bool:
    """Tell money that is still to be spent, and on all: 每生500元 is of each."""
    is_money = cue("spent").search(f"{fact.label}{fact.quote}") is not None
    return is_money and fact.kind == "target" and not re.search("均|每", fact.quote)


def is_figure(text: str) -> bool:
    """Tell whether a text is a figure as a plan file spells it."""
    try:
        parse_figure(text)
    except FigureError:
        return False
    return True
