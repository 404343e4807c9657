"""What a plugin says that it ships, and was lost on the way, sets it aside by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eduplan import Domain, Registry, Words
from eduplan.files.plugin_file import parse_plugin
from tests import small

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STANDARD = """[[standard]]
name = "pupils"
about = "schools.pupils"
at_most = "3000人"
kind = "supervision"
region = "CN"
from = 2020-01-01
document = "办法"
confidence = "V"
source = "网站"
"""
SHIPPED = {
    "standards.toml": STANDARD,
    "pages/SHI001.md": "# 说明",
    "pages/SHI001.en.md": "# What",
    "pages/SHI001.toml": "fires.plan = ''\nsilent.plan = ''",
}


def _shipping(folder: Path, files: Iterable[str], ships: Iterable[str] = ()) -> Registry:
    (folder / "pages").mkdir()
    for name in files:
        (folder / name).write_text(SHIPPED.get(name, ""), encoding="utf-8")
    domain = Domain(
        "shipping",
        Words("带货", "Shipping"),
        file=str(folder / "domain.py"),
        requires=["schools"],
        ships=ships,
    )
    domain.check("SHI001", "学生数 >= 0", title=small.WORDS, remedy=small.WORDS)
    return small.registry(domain)


def test_one_that_ships_all_that_it_says_is_ready(tmp_path: Path) -> None:
    registry = _shipping(tmp_path, SHIPPED, ["standards", "pages", "cases"])

    assert registry.failed == ()


@pytest.mark.parametrize(
    ("lost", "said", "zh"),
    [
        ("standards.toml", "says that it ships standards, and has none", "却一条也没有"),
        ("pages/SHI001.md", "ships pages of rules, but lacks pages/SHI001.md", "却缺"),
        ("pages/SHI001.en.md", "ships pages of rules, but lacks pages/SHI001.en.md", "却缺"),
        ("pages/SHI001.toml", "ships examples of rules, but lacks pages/SHI001.toml", "却缺"),
    ],
)
def test_what_is_said_to_be_shipped_and_is_lost_sets_the_plugin_aside(
    tmp_path: Path, lost: str, said: str, zh: str
) -> None:
    files = [name for name in SHIPPED if name != lost]

    [failed] = _shipping(tmp_path, files, ["standards", "pages", "cases"]).failed

    assert failed.name == "shipping"
    assert said in str(failed.reasons[0])
    assert zh in failed.reasons[0].in_language("zh")


def test_a_page_that_belongs_to_no_rule_is_named(tmp_path: Path) -> None:
    """Its rule was renamed, and nobody would ever read it."""
    [failed] = _shipping(tmp_path, [*SHIPPED, "pages/SHI002.md"], ["pages"]).failed

    assert "ships pages/SHI002.md, which belong to no rule" in str(failed.reasons[0])


def test_who_says_nothing_of_files_need_not_ship_any(tmp_path: Path) -> None:
    assert _shipping(tmp_path, []).failed == ()


@pytest.mark.parametrize(
    "plugin",
    [
        small.plugin(),
        small.plugin(Domain("empty", Words("空", "Empty"))),
        parse_plugin('format = 1\nname = "empty"\nlabel = "空"\n'),
    ],
    ids=["no domain", "an empty domain", "an empty file"],
)
def test_one_that_contributes_nothing_is_not_ready(plugin: object) -> None:
    [failed] = Registry.of({"empty": plugin}).failed

    assert "contributes nothing" in str(failed.reasons[0])
