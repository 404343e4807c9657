"""How the standards of one thing read: what judges, where, since when, and how sure that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eduplan.catalogue.standard_lookup import standards_for, standards_of_document
from eduplan.report.standard_answer import answer_document, answer_report
from eduplan.report.terminal import Console
from eduplan.report.text import write_text
from tests.standard_records import RATE, day, record, registry_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from eduplan.words import Language

COUNTY = "220503"
ON = day("2024-01-01")


def _page(
    folder: Path,
    *records: str,
    lang: Language = "zh",
    scope: Mapping[str, str] | None = None,
    known_on: str | None = None,
    document: str | None = None,
) -> str:
    catalogue = registry_of(folder, *records).catalogue
    known = None if known_on is None else day(known_on)
    if document is None:
        answer = standards_for(catalogue, RATE, on=ON, region=COUNTY, scope=scope, known_on=known)
    else:
        answer = standards_of_document(catalogue, document, on=ON, region=COUNTY, known_on=known)
    report = answer_report([answer], catalogue, scope)
    return write_text(report, lang=lang, console=Console(100)).rstrip("\n")


def _data(folder: Path, *records: str) -> dict[str, Any]:
    catalogue = registry_of(folder, *records).catalogue
    answer = standards_for(catalogue, RATE, on=ON, region=COUNTY)
    return answer_document(answer, catalogue, "zh")


def test_what_judges_is_marked_among_what_is_in_force(tmp_path: Path) -> None:
    """Of two floors the stricter; the other is in force, too, and says so."""
    page = _page(
        tmp_path,
        record('name = "low"\nat_least = "80%"'),
        record('name = "high"\nat_least = "85%"'),
    )

    assert "* 判断时采用" in page
    assert re.findall(r"(?m)^[* ] ≥8.%", page) == ["* ≥85%", "  ≥80%"]


def test_a_region_is_named_and_a_county_by_its_province(tmp_path: Path) -> None:
    """No code alone, and the day whose knowledge counts is told."""
    page = _page(tmp_path, record('at_least = "85%"'), known_on="2023-01-01")

    assert "2024-01-01，220503（吉林省）；以2023-01-01已公布的为准" in page
    assert "，国家，" in page


def test_the_condition_and_what_is_to_be_verified_are_said(tmp_path: Path) -> None:
    """A reader must not take it for more than it is."""
    text = (
        'at_least = "85%"\ncondition = "半日制"\nconfidence = "K"\n'
        'uncertain = ["from", "at_least"]\nknown_since = 2021-03-01\nnote = "原文为力争。"'
    )
    page, english = (_page(tmp_path, record(text), lang=lang) for lang in ("zh", "en"))

    assert "≥85%（半日制）" in page
    assert "2021-03-01公布；未读原文；待核：起始日期、数值；原文为力争" in page
    assert (
        "published 2021-03-01; primary text not read; to be verified: first day, figure" in english
    )
    assert "判断时采用" not in page


def test_with_a_scope_what_is_for_another_is_left_out(tmp_path: Path) -> None:
    """Asked about primary schools, nobody wants to hear of the others; of both, about either."""
    stages = [
        record(f'name = "{stage}"\nat_least = "8{n}%"\nscope = {{ stage = "{stage}" }}')
        for n, stage in enumerate(("primary", "junior", "senior"))
    ]

    primary = _page(tmp_path, *stages, scope={"stage": "primary"})
    secondary = _page(tmp_path, *stages, scope={"stage": "secondary"})
    every = _page(tmp_path, *stages)
    none = _page(tmp_path, *stages, scope={"stage": "preschool"})

    def shown(page: str) -> list[str]:
        return sorted(re.findall(r"8\d%", page))

    assert shown(primary) == ["80%"]
    assert shown(secondary) == ["81%", "82%"]
    assert shown(every) == ["80%", "81%", "82%"]
    assert "有效，只限所注的范围或条件" in every
    assert "没有这一范围的标准" in none


def test_what_was_reached_is_told_in_one_line_by_year(tmp_path: Path) -> None:
    """A statistic is no demand, and no year is taken for another."""
    years = [
        record(
            f'name = "y{year}"\nkind = "benchmark"\nexactly = "{figure}%"\n'
            f"from = {year}-09-01\nuntil = {year + 1}-08-31"
        )
        for year, figure in ((2021, "88.1"), (2022, "89.7"))
    ]

    page = _page(tmp_path, *years)

    assert "已公布的实际数\n  2021年88.1%、2022年89.7%" in page
    assert "判断时采用" not in page


def test_what_only_another_province_has_is_told_without_its_value(tmp_path: Path) -> None:
    """So that nobody looks for it in vain, and nobody takes it for their own."""
    page = _page(tmp_path, record('at_least = "75%"\nregion = "510000"'))

    assert "本地区从未有过这样的标准" in page
    assert "其他地区有：四川省" in page
    assert "75%" not in page


def test_a_document_is_found_by_number_or_title_with_all_that_it_asks(tmp_path: Path) -> None:
    """Also what is about no figure, a law in force; each says what it is about."""
    law = record('name = "law"\nqualitative = "条例施行"\ndocument = "教育条例"').replace(
        f'about = "{RATE}"\n', ""
    )
    rate = record(
        'name = "rate_of"\nat_least = "85%"\nnumber = "教〔2020〕1号"\ncondition = "城区"'
    )

    title = _page(tmp_path, law, rate, document="教育条例")
    number = _page(tmp_path, law, rate, document="教〔2020〕1号")
    name = _page(tmp_path, law, rate, document="field.law")
    subject = _page(tmp_path, law, rate, document="教育")

    assert "  条例施行，督导，国家" in title
    assert "85%" not in title
    assert "  比率≥85%（城区）" in number
    assert "条例施行" in name
    assert "条例施行" not in subject


def test_the_document_says_what_judges_and_where_the_limited_stand(tmp_path: Path) -> None:
    """Everything that the text says, for programs."""
    data = _data(
        tmp_path,
        record(
            'name = "a"\nat_least = "85%"\nuncertain = ["number"]\nnumber = "1号"\nref = "X-S01"'
        ),
        record('name = "b"\nat_least = "90%"\ncondition = "城区"\nuntil = 2021-12-31'),
    )

    assert data["judges"] == ["field.a"]
    [standing], [limited] = data["in_force"], data["not_comparable"]
    assert (standing["uncertain"], standing["ref"], standing["expected"]) == (
        ["number"],
        "X-S01",
        False,
    )
    assert (limited["condition"], limited["state"]) == ("城区", "ended")
