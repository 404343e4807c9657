"""The report on how one plan differs from another: what it adds, changes and leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from eduplan.catalogue.catalogue import Catalogue
from eduplan.engine.naming import Naming
from eduplan.files.plan_difference import Difference
from eduplan.plan.model import Plan
from eduplan.report_model import Entry, Note, Page, Report
from eduplan.words import Words

_KINDS = {
    "added": Words("新增", "added"),
    "changed": Words("改动", "changed"),
    "removed": Words("删去", "removed"),
}


def difference_report(
    differences: Sequence[Difference], old: Plan, new: Plan, catalogue: Catalogue
) -> Report:
    """Return what `new` adds to `old`, changes in it and leaves out, each item by its name."""
    entries = []
    for one in differences:
        naming = Naming(old if one.kind == "removed" else new, catalogue)
        name = naming.source(one.item) if one.item else Words.same(new.title)
        changes = (Words.join((key, f" {before} → {after}")) for key, before, after in one.changes)
        words = Words.join((_KINDS[one.kind], one.table, name), " ")
        entries.append(Entry(words, parts=tuple(map(Note, changes))))
    same = Note(Words("没有差别", "there is no difference"))
    return Report((Page(parts=tuple(entries) or (same,), is_card=True),))
