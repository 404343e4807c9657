"""What the rules of governance find, and what they leave alone, on plans of a few lines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from eduplan import Finding, audit
from eduplan.files.plan_file import parse_plan
from eduplan.plugins.governance.terms import OUTDATED_TERMS
from tests.installed import installed_registry
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()


def _findings(body: str, *codes: str, issued: str = "2021-06-30") -> tuple[Finding, ...]:
    loaded = parse_plan(HEAD.replace("2021-06-30", issued) + body, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=codes)
    assert report.counts["error"] == 0
    return report.findings


def _schools(**counts: int) -> str:
    """Return a statement for each count, by the codes of its scope joined by two underscores."""
    found = ""
    for number, (code, count) in enumerate(counts.items()):
        scope = f"scope = {{ {code.replace('__', ' = ')} }}\n" if "__" in code else ""
        scope = re.sub(r"= (\w+)", r'= "\1"', scope)
        found += (
            f'[[statement]]\nid = "S{number}"\nlabel = "学校"\nvalue = "{count}所"\n'
            f'about = "governance.schools"\n{scope}clause = "一"\n'
        )
    return found


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ({"all": 15, "location__urban": 3, "location__town_and_rural": 12}, False),
        ({"all": 15, "location__urban": 3, "location__town_and_rural": 13}, True),
        ({"all": 15, "location__urban": 3, "location__town": 4, "location__rural": 8}, False),
        ({"all": 15, "location__urban": 3, "location__town": 4, "location__rural": 9}, True),
        ({"all": 15, "location__urban": 16}, True),
        ({"all": 15, "location__urban": 3}, False),
        ({"all": 3, "stage__primary": 2, "stage__junior": 2}, True),
        ({"all": 3, "stage__primary": 2, "stage__junior": 1, "stage__preschool": 6}, False),
        ({"all": 3, "school_type__primary_school": 1, "school_type__nine_year_school": 3}, True),
        ({"all": 3, "school_type__primary_school": 3, "school_type__kindergarten": 5}, False),
    ],
)
def test_schools_by_location_stage_and_type_belong_to_one_total(
    counts: dict[str, int], found: bool
) -> None:
    """A one-through school counts once; kindergartens may stand beside or within the total."""
    assert bool(_findings(_schools(**counts), "GOV002")) is found


AUTHORITIES = (
    '[[statement]]\nid = "S1"\nlabel = "部门"\nvalue = "{}个"\n'
    'about = "governance.education_authorities"\n'
)
RATE = '[[baseline]]\nid = "B1"\nindicator = "senior_high.gross_enrolment_rate"\nvalue = "93%"\n'
WHOLE = 'scope = { authority = "all_in_area" }\n'
BRAND = '[[baseline]]\nid = "B2"\nindicator = "finance.aid_coverage"\nvalue = "93%"\n'


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (AUTHORITIES.format(2) + RATE, True),
        (AUTHORITIES.format(1) + RATE, False),
        (RATE, False),
        (AUTHORITIES.format(2) + RATE + WHOLE, False),
        (AUTHORITIES.format(2) + BRAND, False),
    ],
)
def test_where_two_authorities_run_schools_a_rate_has_to_say_whose(body: str, found: bool) -> None:
    """Only what can be split by authority counts, and the whole area can be said too."""
    assert bool(_findings(body, "GOV005")) is found


def _measure(*wording: str) -> str:
    words = ", ".join(f'"{word}"' for word in wording)
    return f'[[measure]]\nid = "M1"\ntitle = "措施"\nwording = [{words}]\n'


@pytest.mark.parametrize(
    ("word", "issued", "found"),
    [
        ("免费师范生", "2019-01-01", True),
        ("免费师范生", "2018-12-31", False),
        ("公费师范生", "2024-01-01", False),
        ("建档立卡学生", "2022-01-01", True),
        ("建档立卡学生", "2021-12-31", False),
        ("某教字〔2009〕25号", "2020-01-01", True),
        ("某教字〔2009〕25号", "2019-12-31", False),
        ("2009年某办法", "2024-01-01", False),
    ],
)
def test_a_term_is_outdated_from_the_year_after_it_was_renamed(
    word: str, issued: str, found: bool
) -> None:
    """And a document is asked about after ten years."""
    assert bool(_findings(_measure(word), "GOV006", issued=issued)) is found


@pytest.mark.parametrize(
    ("word", "issued", "found"),
    [
        ("国办发〔2001〕74号", "2024-01-01", False),
        ("依据国办发〔2001〕74号核定", "2024-01-01", False),
        ("某政办发〔2001〕74号", "2024-01-01", True),
        ("教督〔2012〕7号", "2024-01-01", False),
        ("教督〔2012〕8号", "2024-01-01", True),
    ],
)
def test_a_document_whose_standards_are_in_force_needs_no_question(
    word: str, issued: str, found: bool
) -> None:
    """The whole number decides, with the body that issued it; what is unknown is asked about."""
    assert bool(_findings(_measure(word), "GOV006", issued=issued)) is found


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("国办发〔2001〕74号、国发〔2001〕21号", ["国发〔2001〕21号"]),
        ("国发〔2001〕21号和国办发〔2001〕74号", ["国发〔2001〕21号"]),
        ("国发〔1993〕39号，和政发〔2001〕3号", ["国发〔1993〕39号", "和政发〔2001〕3号"]),
        (
            "《甲》（国发〔1993〕39号）和《乙》（国发〔2001〕21号）",
            ["《甲》（国发〔1993〕39号）", "《乙》（国发〔2001〕21号）"],
        ),
        ("《甲》（国发〔1993〕39号）的要求", ["《甲》（国发〔1993〕39号）的要求"]),
    ],
)
def test_of_several_documents_in_one_wording_each_old_one_is_named_alone(
    word: str, named: list[str]
) -> None:
    """The one beside it may be in force; of one alone the wording is the name."""
    (finding,) = _findings(_measure(word), "GOV006", issued="2024-01-01")

    assert re.findall("所依据的文件“(.*?)”", finding.message.zh) == named


def test_all_outdated_words_of_an_item_are_one_finding() -> None:
    """The clause is mended once."""
    (finding,) = _findings(_measure("免费师范生", "建档立卡"), "GOV006", issued="2024-01-01")

    assert "公费师范生" in finding.message.zh
    assert "防止返贫监测对象" in finding.message.zh


@pytest.mark.parametrize("ending", [".md", ".en.md"])
def test_the_page_prints_the_table_of_terms_that_is_used(ending: str) -> None:
    """What a reader sees is what the rule looks up."""
    page = Path(REGISTRY.catalogue.rules["GOV006"].folder, "pages", f"GOV006{ending}")
    rows = re.findall(r"^\| (\S+) \| (\d+) \| (.+?) \| (.+?) \|$", page.read_text("utf-8"), re.M)

    assert rows == [(one.term, str(one.since), one.current, one.source) for one in OUTDATED_TERMS]


@pytest.mark.parametrize(
    ("wording", "scope", "found"),
    [
        ("其他学校、幼儿园", "", True),
        ("学校", "", False),
        ("幼儿园", "", False),
        ("学校（不含幼儿园）", "", False),
        ("学校，除民办幼儿园外", "", False),
        ("学校（不计教学点）；幼儿园", "", True),
        ("学校、幼儿园", 'scope = { stage = "preschool" }', False),
        ("学校、幼儿园", 'scope = { ownership = "public" }', True),
    ],
)
def test_a_count_of_schools_and_kindergartens_is_no_count_of_schools(
    wording: str, scope: str, found: bool
) -> None:
    """Only where the words say both, and no code says which."""
    body = (
        '[[statement]]\nid = "S1"\nlabel = "学校"\nvalue = "12所"\nabout = "governance.schools"\n'
        f'wording = ["{wording}"]\n{scope}\n'
    )
    findings = _findings(body, "GOV007")

    assert bool(findings) is found
    relabelled = body.replace('"学校"', f'"{wording}"', 1).replace(f'wording = ["{wording}"]', "")
    assert bool(_findings(relabelled, "GOV007")) is found
    assert all(("民办" in one.message.zh) is ("ownership" not in scope) for one in findings)
