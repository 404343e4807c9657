"""What the heading of a column of figures says of them: unit, year, and whether they are due."""

from __future__ import annotations

import re
from typing import NamedTuple

from eduplan.drafting.tokens import folded
from eduplan.drafting.vocabulary import cue
from eduplan.files.table_headings import split_unit

_YEAR = re.compile(r"((?:19|20)\d\d)年?(?:底|末)?")


class Column(NamedTuple):
    """A heading: the words left of it, and the unit, the year and the kind that it gives.

    `kind` is "target" where it says 国家标准 or 目标值, "baseline" where it says 达标情况, else "".
    """

    label: str
    unit: str = ""
    year: int | None = None
    kind: str = ""

    @property
    def is_told(self) -> bool:
        """Whether it says when its figures hold, or what they are: more than a name."""
        return self.year is not None or self.kind != ""


def column_of(heading: str) -> Column:
    """Return what a heading says; a kind only where the words besides unit and year say it."""
    said = folded(heading).strip()
    found = _YEAR.search(said)
    label, unit = split_unit(said.replace(found[0], "", 1) if found else said)
    bare = label.strip("()（） ")
    kinds = (("target", "column_due"), ("baseline", "column_state"))
    kind = next((kind for kind, words in kinds if cue(words).fullmatch(bare)), "")
    return Column("" if kind else bare, unit, int(found[1]) if found else None, kind)
