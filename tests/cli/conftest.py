"""Plans as files, for the tests of the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.plans import GOOD_PLAN, PLAN

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.toml"
    path.write_text(PLAN, encoding="utf-8")
    document = "一、目标\n到2025年，学前教育毛入园率达到95%以上，共3。\n"
    (tmp_path / "document.txt").write_text(document, encoding="utf-8")
    return path


@pytest.fixture
def good_plan(tmp_path: Path) -> Path:
    path = tmp_path / "good.toml"
    path.write_text(GOOD_PLAN, encoding="utf-8")
    return path
