"""Values come from columns; the reader that explains is asked about what is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eduplan.readings.exact import ExactReader
from tests.evaluation.ordinary_table import evaluated, ordinary_rows, register, table

if TYPE_CHECKING:
    import pytest

    from eduplan.formula import Node
    from eduplan.readings.facts import Context


def test_no_more_cells_are_explained_than_there_are_findings_and_targets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: set[tuple[Node, Context]] = set()
    read = ExactReader.read

    def counted(self: ExactReader, node: Node, context: Context) -> Any:
        asked.add((node, context))
        return read(self, node, context)

    monkeypatch.setattr(ExactReader, "read", counted)
    rows = [
        f"220503,实验小学,,2025,{element},{teachers},,年报（虚构）"
        for element, teachers in (("专任教师数", 20), ("teachers.certified_teachers", 30))
    ]

    report = evaluated(table([*ordinary_rows(), *rows], register()))

    assert "COMP008" in {one.code for one in report.findings}
    assert len(asked) <= len(report.findings) + len(report.targets)
