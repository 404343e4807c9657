"""What stands behind a number: the thing that is counted, and what it does."""

from __future__ import annotations

import re

from eduplan.drafting.vocabulary import cue

_ASIDE = re.compile(r"[(（][^()（）]{7,}[)）]")


def thing_of(tail: str) -> str:
    """Return the thing that is counted, without what it does: 5所学校|开展了….

    Only after the name of a person or a place of learning: 小学|开展, but 学校装备|提升工程.
    """
    tail = _ASIDE.sub("", tail)
    for found in cue("doing").finditer(tail):
        if cue("acting").search(tail[: found.start()]) or found[0][0] in "也均都已将正":
            return tail[: found.start()]
    return tail
