"""One thing, of one scope, in one year has one number; parts of it have others."""

from __future__ import annotations

import pytest

from eduplan import Finding, audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
ENROLMENT = "preschool.enrolment"
BOUGHT = "informatization.computers_bought"
NETWORK = "informatization.school_network_coverage"


def _figure(
    number: int,
    value: str,
    about: str = ENROLMENT,
    *more: str,
    label: str = "数",
    year: str = "2020",
) -> str:
    lines = (
        "[[statement]]",
        f'id = "S{number}"',
        f'label = "{label}"',
        f'value = "{value}"',
        f'about = "{about}"',
        *([f"year = {year}"] if year else []),
        *more,
    )
    return "\n".join(lines) + "\n"


def _found(body: str) -> tuple[Finding, ...]:
    loaded = parse_plan(HEAD + body, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=["PLAN040"])
    assert report.counts["error"] == 0
    return report.findings


def test_two_counts_of_one_day_are_told_once_with_both_places() -> None:
    """At the earlier of the two."""
    (finding,) = _found(_figure(1, "1180人") + _figure(2, "1218人"))

    assert (finding.severity, finding.subjects) == ("warning", ("S1", "S2"))
    assert "在园幼儿数：2020年的数一处是1180人（S1），一处是1218人（S2）" in finding.message.zh


@pytest.mark.parametrize(
    "other",
    [
        _figure(2, "1180人"),
        _figure(2, "约1200人"),
        _figure(2, "1100人以上"),
        _figure(2, "402人", ENROLMENT, 'scope = { location = "rural" }'),
        _figure(2, "1218人", year="2021"),
        _figure(2, "1218人", year=""),
        _figure(2, "402人", label="其中农村在园幼儿"),
        _figure(2, "402人", ENROLMENT, 'wording = ["其中"]'),
        _figure(2, "38人", label="新增在园幼儿"),
        _figure(2, "700人", "preschool.public_enrolment"),
        _figure(2, "1218人").replace("year = 2020", 'period = "2018-2020"'),
    ],
)
def test_what_may_be_of_something_else_is_left_alone(other: str) -> None:
    """Equal within what is printed, of another scope or year, undated, or said to be a part."""
    assert _found(_figure(1, "1180人") + other) == ()


def test_what_is_bought_in_a_year_may_be_told_in_parts() -> None:
    """Two batches of computers are no contradiction."""
    assert _found(_figure(1, "200台", BOUGHT) + _figure(2, "351台", BOUGHT)) == ()


def test_figures_that_a_relation_of_the_plan_puts_together_are_parts() -> None:
    """The plan says itself how they add up."""
    figures = _figure(1, "600人") + _figure(2, "580人") + _figure(3, "1180人")
    relation = '[[relation]]\nid = "A1"\nformula = "S1 + S2 = S3"\n'

    assert len(_found(figures)) == 2
    assert _found(figures + relation) == ()


def test_a_rate_stated_beside_its_baseline_is_compared_with_it() -> None:
    """Rates never add up, so two of them are two answers to one question."""
    baseline = f'[[baseline]]\nid = "B1"\nindicator = "{NETWORK}"\nvalue = "86.7%"\nyear = 2020\n'

    assert _found(baseline + _figure(1, "87%", NETWORK)) == ()
    (finding,) = _found(baseline + _figure(1, "93%", NETWORK))
    assert finding.subjects == ("S1", "B1")


def test_the_order_of_the_file_decides_only_where_it_is_told() -> None:
    """Either way the same two figures are named."""
    one, two = _figure(1, "1180人"), _figure(2, "1218人")

    assert [set(each.subjects) for each in (*_found(one + two), *_found(two + one))] == [
        {"S1", "S2"},
        {"S1", "S2"},
    ]
