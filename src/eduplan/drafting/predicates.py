"""What stands behind a number: the thing that is counted, and what it does."""

from __future__ import annotations

import re

from eduplan.drafting.labels import named
from eduplan.drafting.vocabulary import cue, said_once

_PLACED = re.compile("^(?!城区|市区|镇区|山区)(?:全?[\u4e00-\u9fff]{1,5}?[省市县区州])的?")
_AFTER_BRACKET = re.compile(r"[(（][^()（）]{1,80}[)）](?P<on>[^，。；：、（()）]{2,30})")
_SENT = re.compile("(?:遴选|选派|组织)了?$")
_INCLUDING = re.compile("(?<=..)(?<!不)包括.*$|(?<=..)的[^，。；、]{0,4}(?:情况|进展)$")
_BY_MONTH = re.compile(
    "(?:预计|计划|将|拟|力争)?(?:[于在](?:\\d{4}年?(?:、|和|至|-))+\\d{4}年(?:内|底)?前?|(?:[于在]?(?:今年|明年)?年?底前?|年内)(?=[建竣完投交开])|[于在](?:\\d{4}年)?|\\d{4}年)\\d{1,2}月(?:底|份|初)?前?"
)
_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_ASIDE = re.compile(r"[(（][^()（）]{7,}[)）]")


def without_month(tail: str) -> str:
    """Return what stands behind a number without the month in which it happens."""
    return _BY_MONTH.sub("", tail)


@said_once
def thing_of(tail: str) -> str:
    """Return the thing that is counted, without what it does: 5所学校|开展了….

    Only after the name of a person or a place of learning: 小学|开展, but 学校装备|提升工程.
    """
    tail = _INCLUDING.sub("", _ASIDE.sub("", tail))
    if cue("change").fullmatch(tail):
        return ""  # what follows is how much it differs
    for found in cue("doing").finditer(tail):
        if cue("acting").search(tail[: found.start()]) or found[0][0] in "也均都已将正":
            return f"{'受益' * (found[0] == '受益')}{tail[: found.start()]}"
    return tail


@said_once
def said_of(tail: str) -> str:
    """Return a bare thing with what it does, which tells it apart: 县|通过认定; else nothing."""
    tail = without_month(tail)
    noun = cue("bare_thing").match(tail)
    said = cue("said").match(tail, noun.end()) if noun else None
    return f"{tail[: noun.end()]}{named(said['said'])}" if noun and said else ""


def done_to(head: str, tail: str) -> str:
    """Return the name of things to which something is done (对12所学校进行督查), or nothing."""
    to = cue("to").search(head)
    is_sent = to is not None and _SENT.search(to[0])  # 遴选30所幼儿园开展试点
    tail = _BRACKET.sub("", tail)
    done = cue("done_to").match(tail) or cue("given_to").match(tail)
    done = None if is_sent else done
    if not to or not done:
        return ""
    return f"{named(done['act'])}{_PLACED.sub('', to['of'] or '')}{named(done['noun'])}"


def after_brackets(text: str, end: int) -> str:
    """Return what goes on behind brackets that open at a place: 12个县（含2个区）通过认定."""
    found = _AFTER_BRACKET.match(text, end)
    return found["on"] if found else ""


def predicate_of(tail: str) -> str:
    """Return what a bare thing does, as it stands behind its number; "" of any other tail."""
    noun = cue("bare_thing").match(tail)
    return tail[noun.end() :] if noun and cue("said").match(tail, noun.end()) else ""
