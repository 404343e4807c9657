"""The docs are built, and their search finds Chinese: what is indexed, what a browser shows."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import pytest

from docs.chinese_search import ChineseSearch
from tests.docs.browser import pages_after_scripts
from tests.outside import javascript, missing

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))


@cache
def _search() -> ChineseSearch:
    return ChineseSearch({})


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the docs; a warning, also about a name that means nothing, is an error."""
    if find_spec("furo") is None or find_spec("myst_parser") is None:
        missing("docs", 'the extra "docs" is not installed')
    folder = tmp_path_factory.mktemp("html")
    build = [sys.executable, "-m", "sphinx", "-q", "-W", "-n", "--keep-going", "-b", "html"]
    subprocess.run([*build, str(ROOT / "docs"), str(folder)], check=True, timeout=600)
    return folder


def test_the_docs_are_built_without_a_warning(html: Path) -> None:
    assert (html / "index.html").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("编制", {"编制"}),
        ("时序进度", {"时序", "序进", "进度"}),
        ("率", {"率"}),
        ("毛入园率85%", {"毛入", "入园", "园率", "毛入园率", "85"}),
        ("eduplan audit", {"eduplan", "audit"}),
        ("", set()),
    ],
)
def test_chinese_is_indexed_as_runs_of_two_and_as_terms_of_the_catalogue(
    text: str, words: set[str]
) -> None:
    assert set(_search().split(text)) == words


def test_whatever_stands_in_a_page_is_found_by_any_part_of_it(tmp_path: Path) -> None:
    """The script cuts what is asked into words that were indexed of the page."""
    command = javascript("split.js")
    texts = [path.read_text(encoding="utf-8") for path in PAGES]
    asked = [
        (text, text[start : start + size])
        for text in texts
        for size in (2, 3, 5, 8, 13)
        for start in range(size, len(text) - size, 89)
    ]
    job = {"script": _search().js_splitter_code, "queries": [query for _, query in asked]}
    (tmp_path / "job.json").write_text(json.dumps(job), encoding="utf-8")

    done = subprocess.run(
        [*command, str(tmp_path / "job.json")],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )

    indexed = {text: set(_search().split(text)) for text in texts}
    cut = [
        (text, word)
        for (text, _), words in zip(asked, json.loads(done.stdout), strict=True)
        for word in words
        if re.fullmatch("[一-鿿]{2,}", word)  # one character or half a word of Latin is a chance
    ]
    assert len(cut) > 1000
    assert [word for text, word in cut if word not in indexed[text]] == []


FIRST = {
    "巩固率": "handbook/compulsory.html",
    "差异系数": "handbook/compulsory.html",
    "毛入园率": "handbook/preschool.html",
    "编制": "handbook/teachers.html",
    "九年义务教育巩固率": "handbook/compulsory.html",
}
"""A term of the field, and the page that tells most of it."""
NOWHERE = "鲸鱼洄游"


@pytest.fixture(scope="module")
def found(html: Path) -> dict[str, list[str]]:
    """Return what a browser lists for each query."""
    queries = [*FIRST, NOWHERE]
    shown = pages_after_scripts(html, [f"search.html?q={quote(query)}" for query in queries])
    return dict(zip(queries, map(_found, shown), strict=True))


@pytest.mark.parametrize(("query", "page"), FIRST.items())
def test_a_term_of_the_field_finds_its_page_first(
    found: dict[str, list[str]], query: str, page: str
) -> None:
    assert found[query][0] == page


def test_what_stands_in_no_page_finds_none(found: dict[str, list[str]]) -> None:
    assert found[NOWHERE] == []


def _found(page: str) -> list[str]:
    """Return the pages that are listed, in their order, without the places within them."""
    _, listed, results = page.partition('id="search-results"')
    assert listed
    links = re.findall(r'<li class="[^"]*kind-\w+[^"]*"><a href="([^"#]+)', results)
    return list(dict.fromkeys(links))
