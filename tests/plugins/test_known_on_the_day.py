"""Nothing is judged by a rule, a standard or a line that was not known on the day."""

from __future__ import annotations

import pytest

from eduplan import audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
THEN = (
    HEAD.replace("2021-06-30", "2010-06-30")
    .replace("2021-2025", "2010-2014")
    .replace("baseline_year = 2020", "baseline_year = 2009")
)


def _target(indicator: str, bound: str) -> str:
    return f'[[target]]\nid = "T1"\nindicator = "{indicator}"\n{bound}\nyear = {{year}}\n'


def _state(kind: str, about: str, value: str, more: str = "") -> str:
    key = "about" if kind == "statement" else "indicator"
    label = 'label = "数"\n' if kind == "statement" else ""
    return (
        f'[[{kind}]]\nid = "S{len(about)}"\n{key} = "{about}"\nvalue = "{value}"\n'
        f"year = {{base}}\n{label}{more}"
    )


CASES = {
    "PRE007": _target("preschool.gross_enrolment_rate", 'at_least = "70%"'),
    "PRE008": _target("preschool.gross_enrolment_rate", 'at_least = "70%"'),
    "PRE010": _state("statement", "preschool.classes", "40班")
    + _state("statement", "teachers.full_time_teachers", "30人", 'scope = { stage = "preschool" }'),
    "PLAN002": _target("preschool.gross_enrolment_rate", 'at_least = "60%"'),
    "PLAN046": _state("baseline", "special_education.enrolment_rate", "80%"),
    "SPEC007": _state("statement", "special_education.home_delivery_students", "40人")
    + _state("statement", "special_education.enrolled_students", "100人"),
    "SPEC009": '[[measure]]\nid = "M1"\ntitle = "入学"\nwording = ["三类残疾儿童"]\n'
    'moves = ["special_education.enrolment_rate"]\n',
    "PRE004": _state("baseline", "preschool.gross_enrolment_rate", "45%"),
    "SH004": _state("baseline", "senior_high.gross_enrolment_rate", "55%"),
    "TCH004": '[[measure]]\nid = "M1"\ntitle = "交流"\nmoves = ["teachers.rotation_rate"]\n',
}


def _codes(head: str, body: str, code: str) -> list[str]:
    loaded = parse_plan(head + body, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=[code])
    assert report.counts["error"] == 0
    return [one.code for one in report.findings]


@pytest.mark.parametrize("code", CASES)
def test_what_is_asked_today_was_not_asked_in_2010(code: str) -> None:
    """The same plan is silent when it is of a time before the line was known."""
    body = CASES[code]
    now = body.replace("{year}", "2025").replace("{base}", "2020")
    then = body.replace("{year}", "2014").replace("{base}", "2009")

    assert _codes(HEAD, now, code) == [code]
    assert _codes(THEN, then, code) == []
