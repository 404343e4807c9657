"""The report as a web page: safe, whole, linked, and fit for a phone, as a browser shows it."""

from __future__ import annotations

import html
import itertools
import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from eduplan import audit, evaluate, read_plan, read_table, report_of, write_report
from eduplan.report.whole import whole_report
from tests.docs.browser import console_of_page, served
from tests.installed import installed_registry
from tests.report.sample import TODAY, plan, registry, report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from eduplan import Report
    from eduplan.report_model import Language

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = ROOT / "examples" / "minimal"
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)> & 'quoted' \"twice\""
VOID = ("meta", "input", "br", "hr", "wbr")


class Page(HTMLParser):
    """What a page consists of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def of(self, *tags: str) -> list[tuple[str, dict[str, str | None]]]:
        return [one for one in self.tags if one[0] in tags]

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(name))]


@cache
def county() -> Report:
    """Return the audit and the evaluation of the invented county."""
    used = installed_registry()
    loaded = read_plan(MINIMAL / "plan.toml", used)
    table = read_table(MINIMAL / "data.csv", loaded.registry)
    return whole_report(
        audit(loaded.plan, loaded.registry, today=TODAY),
        evaluate(loaded.plan, loaded.registry, table),
    )


@cache
def erdaojiang() -> Report:
    """Return the audit of the real plan."""
    loaded = read_plan(ROOT / "examples" / "erdaojiang" / "plan.toml", installed_registry())
    return whole_report(audit(loaded.plan, loaded.registry, today=TODAY))


@cache
def evil() -> Report:
    """Return the audit of a plan whose title is no text of a friend."""
    return whole_report(audit(plan(title=EVIL), registry(), today=TODAY))


@cache
def written(make: Callable[[], Report], lang: Language = "zh") -> str:
    """Return one of these reports as a page, written once for all tests."""
    return page_of(make(), lang)


def page_of(said: Report, lang: Language = "zh") -> str:
    """Return a report as a page."""
    written = write_report(said, registry(), "html", lang=lang)
    assert isinstance(written, str)
    return written


@pytest.mark.parametrize("make", [county, erdaojiang, evil])
def test_a_page_is_well_formed_and_every_link_leads_to_one_place(make: Any) -> None:
    page = Page(written(make))

    identities = page.values("id")
    links = [unquote(one.removeprefix("#")) for one in page.values("href")]
    assert (page.open, page.wrong) == ([], [])
    assert len(identities) == len(set(identities))
    assert set(links) <= set(identities)


def test_nothing_in_a_page_loads_anything() -> None:
    """A link may lead away when a person clicks it; nothing else names another place."""
    text = written(county)
    page = Page(text)

    assert not page.values("src")
    assert not page.of("link", "img", "iframe", "object", "base", "form")
    assert "url(" not in text
    assert "@import" not in text
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text)
    [policy] = [one for _, one in page.of("meta") if one.get("http-equiv")]
    assert (policy["content"] or "").startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in (policy["content"] or "")
    assert not page.values("style")


def test_the_page_of_the_county_with_its_charts_is_small() -> None:
    page = written(county)

    assert len(page.encode()) < 150_000
    assert page.count('<svg class="chart"') >= 10


def test_findings_targets_clauses_and_standards_lead_to_each_other() -> None:
    """From the fault to its target and clause, from these back to the fault, and to a standard."""
    text = written(erdaojiang)

    fault = _element(text, "finding-PLAN002:T10")
    target = _element(text, "item-T10")
    clause = _element(text, "clause-三(四)3")
    assert "#item-T10" in fault
    assert "#clause-" in fault
    assert "#standard-" in target
    assert "#finding-PLAN002:T10" in target
    assert "#finding-PLAN002:T10" in clause


def _element(text: str, identity: str) -> str:
    """Return what stands between an element's identity and the next one's, links unquoted."""
    _, found, rest = text.partition(f'id="{identity}"')
    assert found, identity
    return unquote(rest.partition(' id="')[0])


def test_a_chart_has_a_name_and_its_numbers_beside_it() -> None:
    page = Page(written(county))

    charts = [one for _, one in page.of("svg")]
    assert all(one.get("role") == "img" and one.get("aria-label") for one in charts)
    assert len(page.of("figure")) == len(charts) == len(page.of("figcaption"))


def test_what_comes_from_a_plan_is_text_and_never_markup() -> None:
    text = written(evil)

    assert "<script>alert" not in text
    assert "<img" not in text
    assert html.escape(EVIL, quote=False)[:30] in text
    assert len(Page(text).of("script")) == 1


def test_direction_and_control_marks_of_a_plan_are_escaped_in_a_page() -> None:
    text = page_of(whole_report(audit(plan(title="某县\u202e规划\x07"), registry(), today=TODAY)))

    assert "\u202e" not in text
    assert "\x07" not in text
    assert r"<h1>某县\u202e规划\x07</h1>" in text


@pytest.mark.parametrize("make", [county, erdaojiang])
def test_headings_go_down_step_by_step_and_tables_have_heads(make: Any) -> None:
    page = Page(written(make))

    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))
    assert len(page.of("thead")) == len(page.of("table"))
    assert all(one.get("scope") for _, one in page.of("th"))


def test_every_finding_stands_in_the_page_also_what_is_folded_away() -> None:
    result = report()

    text = html.unescape(page_of(report_of(result)))

    assert all(finding.message.zh in re.sub("<[^>]+>", "", text) for finding in result.findings)


def test_a_page_is_in_the_language_that_was_asked_for() -> None:
    chinese, english = page_of(report_of(report())), page_of(report_of(report()), "en")

    assert '<html lang="zh-CN">' in chinese
    assert '<html lang="en">' in english
    assert "全部展开" not in english
    assert "Unfold all" in english


def test_a_finding_leads_to_its_target_in_the_evaluation() -> None:
    fault = _element(written(county), "finding-PLAN001:T5+B5")

    assert '<a href="#item-T5">T5</a>' in fault


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Mapping[str, Any], list[str]]:
    """Return what a browser 360 pixels wide shows, and all that it asked or complained about."""
    folder = tmp_path_factory.mktemp("pages")
    pages = {"county.html": county, "erdaojiang.html": erdaojiang, "evil.html": evil}
    for name, make in pages.items():
        (folder / name).write_text(written(make), encoding="utf-8")
    (folder / "english.html").write_text(written(county, "en"), encoding="utf-8")
    names = [*pages, "english.html"]
    script = (Path(__file__).parent / "looked_at.js").read_text(encoding="utf-8")
    frame = f'<iframe width="360" height="640" data-pages="{" ".join(names)}"></iframe>'
    icon = '<link rel="icon" href="data:,">'
    (folder / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8>{icon}{frame}<pre></pre><script>{script}</script>",
        encoding="utf-8",
    )
    asked: list[str] = []
    with served(folder, asked) as address:
        shown, console = console_of_page(f"{address}/index.html")
    [answer] = re.findall("<pre>(.*)</pre>", shown, flags=re.DOTALL)
    expected = {"/index.html", *(f"/{name}" for name in names)}
    strays = [one for one in asked if one not in expected]
    return json.loads(html.unescape(answer)), [*strays, *console]


Seen = tuple["Mapping[str, Any]", "list[str]"]


def test_a_browser_asks_no_host_and_complains_of_nothing(seen: Seen) -> None:
    assert seen[1] == []


def test_a_phone_shows_a_page_without_scrolling_sideways(seen: Seen) -> None:
    widths = [(one["wide"], one["wideUnfolded"], one["width"]) for one in seen[0].values()]

    assert len(widths) == 4
    assert all(wide <= width and unfolded <= width for wide, unfolded, width in widths)
    assert {width for _, _, width in widths} <= set(range(330, 361))


def test_no_word_is_broken_to_fit_a_phone(seen: Seen) -> None:
    assert {name: one["broken"] for name, one in seen[0].items() if one["broken"]} == {}


def test_no_text_of_a_chart_overlaps_another_or_is_cut_off(seen: Seen) -> None:
    assert {name: one["crowded"] for name, one in seen[0].items() if one["crowded"]} == {}


def test_the_search_shows_only_what_holds_the_words(seen: Seen) -> None:
    for name, one in seen[0].items():
        assert one["nothing"] == 0, name
        assert one["again"] == one["entries"] > 0, name
    found = seen[0]["erdaojiang.html"]["found"]
    assert 0 < found < seen[0]["erdaojiang.html"]["entries"]


def test_folds_open_and_close_together(seen: Seen) -> None:
    real = seen[0]["erdaojiang.html"]

    assert real["unfolded"] > real["entries"] + 100
    assert [one["folded"] for one in seen[0].values()] == [0] * 4


def test_text_that_looks_like_markup_makes_no_element(seen: Seen) -> None:
    assert seen[0]["evil.html"]["scripts"] == 0


def test_the_conclusion_stands_once_and_the_gravest_faults_beside_it() -> None:
    page = str(write_report(county(), None, "html"))

    assert page.count(">结论</h3>") == 1
    gravest = page.index("最重的问题（1项）</h3>")
    assert page.index(">结论</h3>") < gravest < page.index("九年义务教育巩固率：目标≥95%")
