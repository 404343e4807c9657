"""The handbook of a domain in the docs of whoever asks for it, built by Sphinx itself."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.environments import PROJECT
from tests.installed import installed_registry

if TYPE_CHECKING:
    from pathlib import Path

HANDBOOK = PROJECT / "docs" / "handbook"


CHAPTERS = {
    "index": ".. toctree::\n\n   in_chinese\n   in_english\n   plan_file\n   rest",
    "rest": ".. eduplan-formulas::\n\n.. eduplan-figures:: figures\n\n"
    ".. eduplan-figures:: hedges\n\n.. eduplan-figures:: units\n\n.. eduplan-file:: settings\n",
    "plan_file": "See :ref:`plan_file.target`.\n\n.. eduplan-file:: plan\n",
    "in_chinese": ".. eduplan-domain:: senior_high",
    "in_english": "See :ref:`finance.aid_coverage`.\n\n.. eduplan-domain:: finance\n   :lang: en",
}


def _build(
    folder: Path, texts: dict[str, str], *, python: str | Path = sys.executable
) -> tuple[int, str]:
    """Build a Chinese project of some pages; return the exit code, and what was said."""
    source = folder / "source"
    source.mkdir()
    settings = "extensions = ['eduplan.sphinxext']\nlanguage = 'zh_CN'\n"
    (source / "conf.py").write_text(settings, encoding="utf-8")
    for name, text in texts.items():
        page = f"Handbook\n========\n\n{text}\n"
        (source / f"{name}.rst").write_text(page, encoding="utf-8")
    done = subprocess.run(
        [str(python), "-m", "sphinx", "-q", "-W", "-n", "-b", "html", source, folder / "target"],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=300,
        check=False,
    )
    return done.returncode, done.stderr


def _page(folder: Path, name: str) -> str:
    page = (folder / "target" / f"{name}.html").read_text(encoding="utf-8")
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


@pytest.fixture(scope="module")
def chapters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a project of two chapters that was built without a warning."""
    folder = tmp_path_factory.mktemp("chapters")
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
    assert f"See {catalogue.label('finance.aid_coverage', 'en')} ." in " ".join(page.split())


def test_an_unknown_domain_is_one_error_that_names_the_nearest(tmp_path: Path) -> None:
    code, said = _build(tmp_path, {"index": ".. eduplan-domain:: preschol"})

    assert code != 0
    assert "no installed plugin defines the domain 'preschol'; did you mean 'preschool'?" in said
    assert "index.rst:4" in said
    assert "Traceback" not in said


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
