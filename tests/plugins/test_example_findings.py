"""The worked example: what its readers found by hand, the rules find, and little else.

Each line is one contradiction or weakness of the plan of Erdaojiang District: the rule that must
report it and the items that it must name. A domain adds its own lines.
"""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest

from eduplan import AuditReport, audit, report_of, write_text
from eduplan.files.plan_file import read_plan
from eduplan.report.terminal import display_width
from tests.installed import with_jilin

ROOT = Path(__file__).parents[2]
MOST_GROUPS = 40
MOST_LINES, MOST_COLUMNS = 80, 80

EXPECTED = {
    "senior-high target below its baseline": ("PLAN001", {"T11", "B06"}),
    "speeding up towards what is reached": ("PLAN026", {"T11", "B06"}),
    "retention 97 here, 100 there": ("PLAN003", {"T04", "T07"}),
    "disabled enrolment 98 here, 95 there": ("PLAN003", {"T08", "T10"}),
    "disabled enrolment with and without a year": ("PLAN004", {"T08", "T10"}),
    "95 below the national and the provincial target": ("PLAN002", {"T10"}),
    "98 below the provincial target": ("PLAN002", {"T08"}),
    "all investment and that in weak schools": ("FIN002", {"B23", "B30"}),
    "two areas of hardened playgrounds": ("FIN002", {"B25", "B35"}),
    "500 sets, and thousands of what they may include": ("PLAN036", {"B26", "B44", "B45", "B46"}),
    "exchange known to be hard, and no rate": ("TCH004", {"M51", "X2"}),
    "two authorities, and whose schools a figure covers": ("GOV005", {"B58"}),
    "schools and kindergartens in one count": ("GOV007", {"B57"}),
    "students lifted out of poverty by their old name": ("GOV006", {"M42"}),
    "free normal students": ("GOV006", {"M52"}),
    "post setting by a document of 2009": ("GOV006", {"M55"}),
    "gross enrolment without a target": ("PLAN006", {"B01"}),
    "universal enrolment claimed below the standard": ("PRE006", {"B01"}),
    "three preschool items not set together": ("PRE007", {"T01", "T02", "B01"}),
    "coverage without a baseline": ("PLAN005", {"T01"}),
    "public share without a baseline": ("PLAN005", {"T02"}),
    "coverage hedged twice": ("PLAN017", {"T01"}),
    "retention to be maintained, of which enrolment and graduation are known": (
        "PLAN005",
        {"T07", "B03", "B04", "B05"},
    ),
    "large classes to go, and none of them counted": ("PLAN005", {"T03"}),
    "high-quality balance without its components": ("PLAN019", {"T14"}),
    "all in school, yet a tenth of the disabled are not": ("PLAN022", {"B10", "B03"}),
    "360 hours in five years without dates": ("PLAN024", {"T12"}),
    "issued late": ("PLAN015", {"plan"}),
    "figures of 2020 in 2024": ("PLAN016", {"plan"}),
    "two authorities: a problem without an answer": ("PLAN014", {"X4"}),
    "ageing teachers: no target": ("PLAN014", {"X1"}),
    "leaving teachers: no target": ("PLAN014", {"X3"}),
    "measures without a responsible body": ("PLAN010", {"M06"}),
    "no milestone anywhere": ("PLAN011", {"plan"}),
    "measures without money": ("PLAN009", {"M06"}),
    "migrant pupils regulated in three clauses": ("PLAN021", {"M34", "M38", "M78"}),
    "disabled pupils regulated in two clauses": ("PLAN021", {"M35", "M40", "M41"}),
    "fitness without a number": ("PLAN028", {"Q11a"}),
    "one senior high, and a rate that may count others": ("SH002", {"B06", "T11", "B56c"}),
    "a senior-secondary rate of no year": ("PLAN047", {"B06"}),
    "98 % of 29 children is all of them": ("SPEC005", {"T08", "B07"}),
    "95 % of 29 children is 28": ("SPEC005", {"T10", "B07"}),
    "six of 26 taught at home": ("SPEC007", {"B09", "B10", "B07"}),
    "disabled orphans for disabled children": ("SPEC009", {"M41"}),
    "disabled children at present, of no age": ("SPEC010", {"B07"}),
    "inclusive private kindergartens implied": ("PRE009", {"T01", "T02"}),
}


@cache
def _report() -> AuditReport:
    loaded = read_plan(ROOT / "examples" / "erdaojiang" / "plan.toml", with_jilin())
    return audit(loaded.plan, loaded.registry, today=datetime.date(2024, 3, 11))


@pytest.mark.parametrize("what", sorted(EXPECTED))
def test_the_rules_find_what_was_found_by_hand(what: str) -> None:
    """By general rules: none of them knows this plan."""
    code, items = EXPECTED[what]
    found = [finding for finding in _report().findings if finding.code == code]

    assert any(items <= {*finding.subjects} for finding in found)


UNEXPECTED = {
    "6000 yuan are to be paid in time, whatever is due": {("PLAN027", "T09"), ("FIN003", "T09")},
    "the province's standard is not the nation's": {("PLAN027", "T15")},
    "11.2 percent are of two levels, 96 people of three": {("TCH003", "B42")},
    "only the coverage is to be reached by and large": {("PLAN017", "T02")},
    "hours in five years, and what is built, have no state": {
        ("PLAN005", "T12"),
        ("PLAN005", "T13"),
    },
}


@pytest.mark.parametrize("what", sorted(UNEXPECTED))
def test_what_is_right_in_the_plan_is_not_found(what: str) -> None:
    """Each was a wrong finding once."""
    found = {(one.code, name) for one in _report().findings for name in one.subjects}

    assert not UNEXPECTED[what] & found


def test_what_holds_stays_silent() -> None:
    """The sums that add up, and the counts that give the printed rate, are no findings."""
    assert not {"PLAN020", "PLAN030"} & {finding.code for finding in _report().findings}


def test_the_report_is_read_in_one_sitting() -> None:
    """At most 80 lines of 80 columns, with one table of what the plan lacks."""
    lines = write_text(report_of(_report())).splitlines()

    assert len(lines) <= MOST_LINES
    assert max(map(display_width, lines)) <= MOST_COLUMNS
    assert sum("可检查性" in line for line in lines) == 1


def test_the_findings_come_in_few_groups() -> None:
    """Somebody is to read them."""
    assert len(_report().groups) <= MOST_GROUPS
