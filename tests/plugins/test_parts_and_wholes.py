"""A part above its whole, in every pair that the catalogue knows, and no other."""

from __future__ import annotations

import pytest

from eduplan import Finding, audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
BOARDERS = """
[[element]]
name = "local.boarders"
label = "寄宿生数"
unit = "人"
dimensions = ["stage", "location"]

[[indicator]]
name = "local.boarder_share"
label = "寄宿生占比"
unit = "%"
most = "100%"
formula = "local.boarders / governance.students"
better = "none"
"""


def _findings(body: str, *codes: str) -> tuple[Finding, ...]:
    loaded = parse_plan(HEAD + body, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=codes)
    assert report.counts["error"] == 0
    return report.findings


def _statement(name: str, about: str, value: str, scope: str = "", year: str = "2020") -> str:
    more = (f"scope = {{ {scope} }}\n" if scope else "") + (f"year = {year}\n" if year else "")
    return (
        f'[[statement]]\nid = "{name}"\nlabel = "数"\nabout = "{about}"\nvalue = "{value}"\n{more}'
    )


def _baseline(name: str, indicator: str, value: str) -> str:
    return (
        f'[[baseline]]\nid = "{name}"\nindicator = "{indicator}"\nvalue = "{value}"\nyear = 2020\n'
    )


STUDENTS, CLASSES = "governance.students", "governance.classes"
RURAL, JUNIOR = 'location = "rural"', 'stage = "junior"'


PAIRS = [
    (_statement("S1", STUDENTS, "{}人", RURAL), _statement("S2", STUDENTS, "{}人")),
    (
        _statement("S1", STUDENTS, "{}人", f"{RURAL}, {JUNIOR}"),
        _statement("S2", STUDENTS, "{}人", JUNIOR),
    ),
    (
        _statement("S1", "local.boarders", "{}人", RURAL),
        _statement("S2", STUDENTS, "{}人", RURAL),
    ),
    (
        _statement("S1", "preschool.inclusive_kindergartens", "{}所"),
        _statement("S2", "preschool.kindergartens", "{}所"),
    ),
    (
        _statement("S1", CLASSES, "{}班", 'class_size_band = "66_plus"'),
        _statement("S2", CLASSES, "{}班", 'class_size_band = "56_and_more"'),
    ),
    (
        _statement("S1", CLASSES, "{}班", 'stage = "junior", class_size_band = "66_plus"'),
        _baseline("B2", "compulsory.large_class_count", "{}班"),
    ),
    (
        _baseline("B1", "compulsory.oversize_class_rate", "{}%"),
        _baseline("B2", "compulsory.large_class_rate", "{}%"),
    ),
]


@pytest.mark.parametrize(("part", "whole"), PAIRS)
def test_a_part_is_at_most_its_whole(part: str, whole: str) -> None:
    """Of any dimension, in elements, counts and rates."""

    def found(one: int, all_of_it: int) -> list[int]:
        body = BOARDERS + _with(part, one) + _with(whole, all_of_it)
        return [len(finding.subjects) for finding in _findings(body, "PLAN042")]

    assert found(47, 46) == [2]
    assert found(46, 46) == found(45, 46) == []


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (_statement("S1", STUDENTS, "47人", RURAL), _statement("S2", STUDENTS, "46人", JUNIOR)),
        (
            _statement("S1", STUDENTS, "47人", RURAL),
            _statement("S2", STUDENTS, "46人", year="2019"),
        ),
        (_statement("S1", STUDENTS, "47人", RURAL), _statement("S2", STUDENTS, "46人", year="")),
        (_statement("S1", STUDENTS, "47人", RURAL), _statement("S2", STUDENTS, "约46人")),
        (
            _statement("S1", "preschool.kindergartens", "28所"),
            _statement("S2", "governance.schools", "27所"),
        ),
        (
            _statement("S1", "governance.schools", "10所", 'stage = "primary"'),
            _statement("S2", "governance.schools", "1所", 'stage = "all_through"'),
        ),
    ],
)
def test_what_may_be_of_another_whole_or_time_is_left_alone(part: str, whole: str) -> None:
    """Other codes, another year, a figure without an end, and counts that may stand apart."""
    assert _findings(part + whole, "PLAN042") == ()


def test_what_a_check_of_a_domain_compares_is_found_once() -> None:
    """Certified teachers above all of them are TCH001's; by stage they are COMP008's."""
    all_of_them = _statement("S1", "teachers.certified_teachers", "81人") + _statement(
        "S2", "teachers.full_time_teachers", "80人"
    )
    codes = [one.code for one in _findings(all_of_them) if "S1" in one.subjects]

    assert codes.count("TCH001") == 1
    assert "PLAN042" not in codes


def test_one_part_above_the_whole_decides_in_every_year() -> None:
    """What else there may be of it can only be more."""
    parts = _statement("S1", "preschool.public_enrolment", "90人", year="2019") + _statement(
        "S2", "preschool.enrolment", "80人", year="2019"
    )

    (finding,) = _findings(parts, "PRE001", "PLAN042")

    assert finding.code == "PRE001"


def _with(item: str, number: int) -> str:
    return item.replace("{}", str(number))
