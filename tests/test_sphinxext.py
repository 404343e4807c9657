"""The handbook of a domain in the docs of whoever asks for it, built by Sphinx itself."""

from __future__ import annotations

import html
import re
import subprocess
import zlib
from typing import TYPE_CHECKING

import pytest

from tests.documents import built_docs
from tests.environments import PROJECT
from tests.installed import installed_registry

if TYPE_CHECKING:
    from pathlib import Path

HANDBOOK = PROJECT / "docs" / "handbook"


CHAPTERS = {
    "index": ".. toctree::\n\n   in_chinese\n   in_english\n   plan_file\n   rest\n"
    "   local\n   text",
    "rest": ".. eduplan-formulas::\n\n.. eduplan-figures:: figures\n\n"
    ".. eduplan-figures:: hedges\n\n.. eduplan-figures:: units\n\n.. eduplan-file:: settings\n\n"
    ".. eduplan-hooks::\n",
    "plan_file": "See :ref:`plan_file.target`.\n\n.. eduplan-file:: plan\n",
    "in_chinese": ".. eduplan-domain:: senior_high",
    "in_english": ".. eduplan-domain:: finance\n   :lang: en",
    "local": ".. eduplan-domain:: xinxi\n\n.. eduplan-definition:: preschool.enrolment\n\n"
    ".. eduplan-rule:: PLAN002\n",
    "text": ":eduplan:def:`finance.aid_coverage`, :eduplan:def:`it <finance.aid_coverage>`, "
    ":eduplan:def:`高中阶段毛入学率`, :eduplan:rule:`SH001`, :eduplan:domain:`finance`, "
    ":eduplan:standard:`xinxi.floor`, :eduplan:hook:`eduplan_domains`, :eduplan:rule:`XIN001`, "
    ":any:`PLAN002`, :eduplan:rule:`PRE001`, :eduplan:domain:`xinxi`.",
}
LOCAL = """format = 1
name = "xinxi"
label = "新溪<script>alert(1)</script>县"
region = "229905"
requires = ["governance"]

[[element]]
name = "bus_students"
label = "乘车<script>alert(2)</script>学生数"
unit = "人"
definition = "红\\u001b[31m色 <b onclick='x()'>粗</b>"

[[indicator]]
name = "bus_rate"
label = "校车<i>率</i>"
formula = "xinxi.bus_students ÷ governance.students"
unit = "%"
better = "higher"

[[check]]
code = "XIN001"
formula = "xinxi.bus_students ≤ governance.students"
title = "多于<u>在校生</u>"
remedy = "核对。"

[[indicator]]
name = "special_education.enrolment_rate"
label = "入学率（县）"
formula = "special_education.enrolled_students ÷ special_education.disabled_children"
unit = "%"
better = "higher"
replaces = "县里的理由"
document = "新教发〔2023〕5号（虚构）"

[[standard]]
name = "floor"
about = "xinxi.bus_rate"
at_least = "30%"
kind = "supervision"
region = "229905"
from = 2022-03-01
document = "校车管理办法（虚构）"
confidence = "V"
source = "虚构"
"""
PAGE = """# XIN001 多于<u>在校生</u>

## 是什么

乘车的<script>alert(3)</script>不多于**在校生**。

见 [网页](https://example.org/) 和 [坏](javascript:x()) 。

<script>alert(4)</script>

```{raw} html
<script>alert(5)</script>
```

| 年 | 数 |
|---|---|
| `2020` | \x1b[31m五 |

{include}`/etc/passwd`
"""


def _build(
    folder: Path,
    texts: dict[str, str],
    *,
    python: Path | None = None,
    options: tuple[str, ...] = ("-W", "-n"),
) -> tuple[int, str]:
    """Build a Chinese project of some pages; return the exit code, and what was said.

    In this process, unless the Python of another environment is given.
    """
    source = folder / "source"
    source.mkdir(exist_ok=True)
    settings = "extensions = ['eduplan.sphinxext']\nlanguage = 'zh_CN'\n"
    if (folder / "plugins").exists():
        settings += "eduplan_plugins_dirs = ['../plugins']\n"
    (source / "conf.py").write_text(settings, encoding="utf-8")
    for name, text in texts.items():
        page = f"Handbook\n========\n\n{text}\n"
        (source / f"{name}.rst").write_text(page, encoding="utf-8")
    arguments = [*options, "-b", "html", str(source), str(folder / "target")]
    if not python:
        return built_docs(*arguments)
    done = subprocess.run(
        [str(python), "-m", "sphinx", "-q", *arguments],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=300,
        check=False,
    )
    return done.returncode, done.stderr


def _html(folder: Path, name: str) -> str:
    return (folder / "target" / f"{name}.html").read_text(encoding="utf-8")


def _page(folder: Path, name: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", _html(folder, name)))


@pytest.fixture(scope="module")
def chapters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a project of two chapters that was built without a warning."""
    folder = tmp_path_factory.mktemp("chapters")
    (folder / "plugins" / "xinxi" / "pages").mkdir(parents=True)
    (folder / "plugins" / "xinxi" / "plugin.toml").write_text(LOCAL, encoding="utf-8")
    (folder / "plugins" / "xinxi" / "pages" / "XIN001.md").write_text(PAGE, encoding="utf-8")
    assert _build(folder, CHAPTERS) == (0, "")
    return folder


def test_a_chapter_says_of_each_definition_what_the_command_says(chapters: Path) -> None:
    """Formula in words, unit, direction, definition and source; rules, and standards with days."""
    page = _page(chapters, "in_chinese")
    indicator = installed_registry().catalogue.indicator("senior_high.gross_enrolment_rate")

    for part in (indicator.label, indicator.name, "越高越好", indicator.source):
        assert part in page
    assert "中等职业教育在校生数" in page
    assert "》（发改社会〔2021〕1946号）" in page
    rules = [rule for rule in installed_registry().catalogue.rules if rule.startswith("SH")]
    assert [rule for rule in rules if rule not in page] == []


def test_every_definition_rule_and_standard_of_a_domain_is_in_its_chapter(chapters: Path) -> None:
    """In the language that is asked for; and a definition is linked to by its full name."""
    page = _page(chapters, "in_english")
    catalogue = installed_registry().catalogue
    names = [name for name in catalogue.definitions if name.startswith("finance.")]
    codes = [code for code, owner in catalogue.owners.items() if owner == "finance"]
    numbers = [
        one.document_number for one in catalogue.standards if one.name.startswith("finance.")
    ]

    assert [part for part in (*names, *codes, *numbers) if part not in page] == []
    assert "higher is better" in page


def test_a_formula_stands_in_notation_with_what_uses_it_and_its_standards_over_time(
    chapters: Path,
) -> None:
    page = _html(chapters, "in_chinese")
    [formula] = re.findall(r"<math.*?</math>", page.partition("gross_enrolment_rate")[2])[:1]

    assert "<mfrac>" in formula
    assert "用到它的：" in page
    text = " ".join(_page(chapters, "in_chinese").split())
    assert "起讫 要求 类别 地区 文件 说明" in text


def test_a_rule_stands_with_its_whole_page(chapters: Path) -> None:
    page = _page(chapters, "in_english")

    for part in ("Example that fires", "Example that does not", "Remedy", "Asked of"):
        assert part in page


def test_roles_lead_to_entries_and_entries_to_the_pages_that_name_them(chapters: Path) -> None:
    """What stands on no page of the docs is plain text."""
    text = _html(chapters, "text")
    links = re.findall(r'href="([a-z_]+\.html#[^"]+)"', text)

    assert [one.partition("#")[0] for one in links] == [
        *("in_english.html", "in_english.html", "in_chinese.html", "in_chinese.html"),
        *("in_english.html", "local.html", "rest.html", "local.html", "local.html", "local.html"),
    ]
    for link in links:
        page, _, place = link.partition("#")
        assert f'id="{place}"' in (chapters / "target" / page).read_text(encoding="utf-8")
    said = _page(chapters, "text")
    assert "校车<i>率</i>≥30%" in " ".join(said.split())
    assert "PRE001" in said
    assert "见于：" in _page(chapters, "in_chinese")
    assert "text.html" in _html(chapters, "local")
    inventory = chapters / "target" / "objects.inv"
    packed = inventory.read_bytes().split(b"\n", 4)[4]
    assert b"finance.aid_coverage eduplan:def 1 in_english.html#" in zlib.decompress(packed)


def test_a_local_overlay_is_written_as_it_is_in_its_region(chapters: Path) -> None:
    page = " ".join(_page(chapters, "local").split())

    for part in ("入学率（县）", "县里的理由", "新教发〔2023〕5号", "XIN001", "≥30%", "在园幼儿数"):
        assert part in page
    assert "PLAN002 目标低于上级标准" in page


def test_texts_of_plugins_can_do_no_harm(chapters: Path) -> None:
    """HTML, control characters, links to scripts and directives of a page stand as text."""
    page = _html(chapters, "local")

    assert not re.search(r"<script>alert|<b onclick|<u>|javascript:x\(\)\"", page)
    assert "\x1b" not in page
    assert "&lt;script&gt;alert(1)" in page + _html(chapters, "text")
    for number in (2, 3, 4, 5):
        assert f"&lt;script&gt;alert({number})" in page
    assert "<strong>在校生</strong>" in page
    assert 'href="https://example.org/"' in page
    assert "root:" not in page


def test_every_unknown_name_fails_the_build_however_often_it_is_built(tmp_path: Path) -> None:
    names = {
        "domain": ("preschol", "did you mean 'preschool'?"),
        "def": ("preschool.enrolmnt", "preschool.enrolment"),
        "rule": ("PLAN0002", "no installed plugin has the rule 'PLAN0002'"),
        "standard": ("finance.nothing", "no installed plugin has the standard"),
        "hook": ("eduplan_domain", "'eduplan_domains'"),
    }
    roles = "\n".join(f":eduplan:{kind}:`{name}`" for kind, (name, _) in names.items())
    text = f"{roles}\n\n.. eduplan-domain:: preschol\n\n.. eduplan-rule:: PLAN99\n"

    for pages in ({"index": text}, {}):
        code, said = _build(tmp_path, pages, options=())

        assert code != 0
        assert "Traceback" not in said
        for _name, hint in names.values():
            assert hint in said
        for place in ("index.rst:4", "index.rst:10", "index.rst:12"):
            assert place in said


def test_a_plugin_that_was_set_aside_is_named_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "plugins").mkdir()
    wrong = LOCAL.replace('formula = "xinxi.bus_students ÷', 'formula = "xinxi.bus_studens ÷')
    (tmp_path / "plugins" / "xinxi.toml").write_text(wrong, encoding="utf-8")

    code, said = _build(tmp_path, {"index": ".. eduplan-domain:: xinxi"})

    assert code != 0
    assert "the plugin 'xinxi' was set aside" in said
    assert "xinxi.bus_studens" in said


def test_a_county_writes_the_handbook_of_its_own_plugin(
    county_environment: Path, tmp_path: Path
) -> None:
    python = county_environment / "bin" / "python"

    code, said = _build(tmp_path, {"index": ".. eduplan-domain:: qingxi"}, python=python)

    assert (code, said) == (0, "")
    page = _page(tmp_path, "index")
    for part in ("参加课后服务学生数 ÷ 在校生数（义务教育）", "QX001", "青教发〔2021〕12号"):
        assert part in page


def test_the_docs_have_a_chapter_for_every_built_in_domain() -> None:
    chapters = {
        path.stem
        for path in HANDBOOK.glob("*.md")
        if f"```{{eduplan-domain}} {path.stem}\n" in path.read_text(encoding="utf-8")
    }

    assert chapters == {*installed_registry().catalogue.labels}


@pytest.mark.parametrize("page", sorted(HANDBOOK.glob("[!i]*.md")), ids=lambda page: page.stem)
def test_the_title_of_a_chapter_is_the_label_of_its_domain(page: Path) -> None:
    label = installed_registry().catalogue.labels[page.stem].zh

    assert page.read_text(encoding="utf-8").startswith(f"# {label}\n")


def test_the_reference_shows_examples_with_their_values_hedges_and_units(chapters: Path) -> None:
    page = " ".join(_page(chapters, "rest").split())

    for part in ("进位(83人, 10人) → 90人", "7134.1万元", "不低于…", "周岁", "own_standards"):
        assert part in page


def test_the_reference_of_plan_files_tells_of_every_key_from_the_form(chapters: Path) -> None:
    page = " ".join(_page(chapters, "plan_file").split())

    assert "目标值 target" in page
    assert "中期调整 amendment" in page
    assert 'at_least = "85%"' in page
    assert "region （必填）" in page or "region（必填）" in page
