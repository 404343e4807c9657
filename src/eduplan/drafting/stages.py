"""The stage of education that a heading alone gives the figures below it: 三、小学."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from eduplan.documents.numbering import LOWEST, mark_of
from eduplan.drafting.vocabulary import cue

_LONGEST = 20
_NO_HEADING = re.compile(r"\d[%所人个]|[，。；、]|[：:].")


def stages_of(texts: Sequence[str]) -> Iterable[str]:
    """Yield for each paragraph the stage of the heading above it, or nothing.

    Headings of one stage only tell nothing apart.
    """
    headings = [*map(_heading, texts)]
    is_apart = len({one.stage for one in headings if one and one.stage}) > 1
    stage, rank = "", LOWEST
    for one in headings:
        if is_apart and one and one.stage:
            stage, rank = one
        elif one and one.rank <= rank:
            stage = ""
        yield stage


class _Heading(NamedTuple):
    stage: str
    rank: int


def _heading(text: str) -> _Heading | None:
    mark = mark_of(text)
    words = text[mark.length if mark else 0 :].strip()
    if not words or len(words) > _LONGEST or _NO_HEADING.search(words):
        return None
    found = cue("stage_heading").fullmatch(words)
    return _Heading(found["stage"] if found else "", mark.rank if mark else LOWEST)
