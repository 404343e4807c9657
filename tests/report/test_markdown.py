"""The report as Markdown for a repository: every text as text, tables that hold together."""

from __future__ import annotations

import re

from eduplan import audit, report_of, write_report
from tests.report.sample import TODAY, plan, registry, report


def _written(title: str = "某县规划", *, expand: bool = False) -> str:
    used = registry()
    result = audit(plan(title=title), used, today=TODAY)
    written = write_report(report_of(result), used, "markdown", expand=expand)
    assert isinstance(written, str)
    return written


def test_pages_and_sections_are_headings_and_findings_are_numbered() -> None:
    lines = _written().splitlines()

    assert lines[0] == "# 某县规划 · 审核"
    assert "## 错误 NUR001 目标劣于基数（9项：错误 8，提示 1）" in lines
    assert any(line.startswith("3. nursery") or line.startswith("3. 普惠") for line in lines)
    assert "……另有 6 项" in lines


def test_with_everything_unfolded_each_finding_is_there() -> None:
    text = _written(expand=True)

    assert text.count("劣于基数") >= len(report().groups_of("fault")["NUR001"])
    assert "另有" not in text


def test_what_a_plan_says_is_never_markup() -> None:
    title = "# <script>[x](http://e.org) *a* `b` | c\nd"

    first = _written(title).splitlines()[0]

    assert first == r"# \# \<script\>\[x\](http://e.org) \*a\* \`b\` \| c d · 审核"


def test_direction_marks_of_a_title_are_escaped() -> None:
    assert _written("某县\u202e规划").splitlines()[0] == r"# 某县\\u202e规划 · 审核"


def test_figures_at_the_start_of_a_line_stay_figures() -> None:
    """`84.62%` is no list; `84. ` would be one."""
    first = _written("84.62%达标").splitlines()[0]

    assert first == "# 84.62%达标 · 审核"
    assert re.match(r"# 84\\\. 达标", _written("84. 达标"))
