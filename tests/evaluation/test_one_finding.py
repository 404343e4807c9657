"""One fact in the data is one finding, whichever of several checks come upon it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from eduplan import evaluate
from eduplan.files.plan_file import parse_plan
from eduplan.files.table_file import parse_table
from tests.installed import installed_registry
from tests.small import HEAD

if TYPE_CHECKING:
    from eduplan import EvaluationReport

REGISTRY = installed_registry()
PLAN = parse_plan(HEAD, REGISTRY).plan
COLUMNS = "region,institution,scope,year,element,value,unit,source\n"
ALL, PUBLIC, PRIVATE = "在园幼儿数", "公办园在园幼儿数", "民办园在园幼儿数"


def _report(*rows: tuple[str, str, object]) -> EvaluationReport:
    """Return what is found in a table of (institution, element, value) of one county and year."""
    text = "".join(f"229901,{home},,2023,{name},{value},,年报\n" for home, name, value in rows)
    table = parse_table(COLUMNS + text, REGISTRY, "data.csv")
    return evaluate(PLAN, REGISTRY, table)


def _codes(*rows: tuple[str, str, object]) -> list[str]:
    return [one.code for one in _report(*rows).findings]


def _garden(name: str, public: int, private: int) -> list[tuple[str, str, object]]:
    return [(name, ALL, public + private), (name, PUBLIC, public), (name, PRIVATE, private)]


GARDENS = [*_garden("甲园", 300, 0), *_garden("乙园", 0, 200)]


def test_a_wrong_total_is_told_once_and_not_by_every_identity_that_reads_it() -> None:
    """510 children of 500: public and private sum up to the kindergartens' own figures."""
    report = _report(*GARDENS, ("", ALL, 510))
    (identity,) = [one.outcome for one in report.outcomes if one.code == "PRE001"]

    assert [one.code for one in report.findings] == ["DATA001"]
    assert identity.status == "not_applicable"
    assert identity.reason is not None
    assert identity.reason.code == "disputed_total"


def test_an_identity_that_fails_for_the_parts_too_is_another_fact() -> None:
    """One kindergarten's own figures don't sum up, whatever the county's total is."""
    odd = [("丙园", ALL, 100), ("丙园", PUBLIC, 90), ("丙园", PRIVATE, 0)]

    assert sorted(_codes(*GARDENS, *odd, ("", ALL, 610))) == ["DATA001", "PRE001"]
    assert _codes(*GARDENS, *odd) == ["PRE001"]


def test_an_identity_of_totals_that_agree_with_their_parts_is_found_as_before() -> None:
    """No total is disputed here: the county's figures contradict each other."""
    assert _codes(("", ALL, 510), ("", PUBLIC, 300), ("", PRIVATE, 200)) == ["PRE001"]


def test_without_the_parts_an_identity_is_undecided_and_not_found() -> None:
    """乙园 says nothing of its private children: the sum is unknown, only the total is wrong."""
    rows = [*_garden("甲园", 300, 0), ("乙园", ALL, 200), ("乙园", PUBLIC, 0)]

    assert _codes(*rows, ("", ALL, 400), ("", PRIVATE, 200)) == ["DATA001"]


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=1, max_size=4),
    st.integers(-5, 5),
)
def test_gardens_that_sum_up_yield_one_finding_for_a_total_and_none_without(
    gardens: list[tuple[int, int]], off: int
) -> None:
    """Whatever their numbers are."""
    rows = [one for place, pair in enumerate(gardens) for one in _garden(f"园{place}", *pair)]
    total = max(0, sum(map(sum, gardens)) + off)
    expected = [] if total == sum(map(sum, gardens)) else ["DATA001"]

    assert _codes(*rows, ("", ALL, total)) == expected


# What no indicator can be

NETWORK, CONNECTED, SCHOOLS = "校校通(联网)率", "接入互联网学校数", "学校数"


def test_more_of_a_part_than_of_its_whole_is_found_in_what_they_give() -> None:
    """Sixteen of fifteen schools."""
    (finding,) = _report(("", CONNECTED, 16), ("", SCHOOLS, 15)).findings

    assert (finding.code, finding.severity) == ("DATA005", "warning")
    assert "按数据项计算 106.67%，最大只能是100%" in finding.message.zh
    assert finding.values["sources"] == "data.csv:2\ndata.csv:3"
    assert _codes(("", CONNECTED, 15), ("", SCHOOLS, 15)) == []


def test_an_impossible_published_value_is_found_once() -> None:
    """That it is not what the elements give either goes without saying."""
    rows = [("", CONNECTED, 14), ("", SCHOOLS, 15)]

    assert _codes(("", NETWORK, "933%"), *rows) == ["DATA005"]
    assert _codes(("", NETWORK, "93.3%"), *rows) == []
    assert _codes(("", NETWORK, "91%"), *rows) == ["DATA002"]


def test_what_is_published_and_what_the_elements_give_is_one_fact() -> None:
    """The published value is possible, the computed one is not: they differ."""
    assert _codes(("", NETWORK, "100%"), ("", CONNECTED, 16), ("", SCHOOLS, 15)) == ["DATA002"]


def test_a_check_of_the_domain_that_finds_the_same_figures_is_enough() -> None:
    """More qualified teachers than teachers is TCH001's."""
    assert _codes(("", "学历合格专任教师数", 120), ("", "专任教师数", 110)) == ["TCH001"]


def test_a_rate_that_is_impossible_for_a_disputed_total_only_is_not_found_again() -> None:
    """Two schools, both connected; the county says that there is one."""
    rows = [
        ("甲校", CONNECTED, 1),
        ("乙校", CONNECTED, 1),
        ("甲校", SCHOOLS, 1),
        ("乙校", SCHOOLS, 1),
    ]

    assert _codes(*rows, ("", SCHOOLS, 1)) == ["DATA001"]
    assert sorted(_codes(*rows, ("", SCHOOLS, 1), ("", CONNECTED, 3))) == [
        "DATA001",
        "DATA001",
    ]


def test_gross_rates_of_more_than_all_are_no_finding() -> None:
    """Children of any age over those of three to five."""
    assert _codes(("", ALL, 1180), ("", "3–5周岁人口", 1100)) == []
