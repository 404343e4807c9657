"""Needs and forecasts that a plan states, beside what it aims at."""

from __future__ import annotations

import pytest

from tests.plugins.test_changes import audited, found

TEACHERS = "专任教师数"
AIM = f'target: id = "T1", indicator = "{TEACHERS}", at_least = "2450人"'
CASES = {
    "below its need": (AIM, 'value = "2600人", kind = "需求", year = 2025', "需求2600人（S1）"),
    "below its forecast": (AIM, 'value = "2600人", kind = "预测", year = 2025', "预测2600人（S1）"),
    "meets its need": (AIM, 'value = "2450人", kind = "需求", year = 2025', None),
    "a need of over 2500": (
        AIM,
        'value = "2500余人", kind = "需求", year = 2025',
        "2500",
    ),
    "a need that prints as much": (AIM, 'value = "0.245万人", kind = "需求", year = 2025', None),
    "a need that is rounded": (AIM, 'value = "0.25万人", kind = "需求", year = 2025', None),
    "a need of another year": (AIM, 'value = "2600人", kind = "需求", year = 2030', None),
    "a need without a year": (AIM, 'value = "2600人", kind = "需求"', None),
    "a need of another scope": (
        AIM,
        'value = "2600人", kind = "需求", year = 2025, scope = "城乡=乡村"',
        None,
    ),
    "a rule": (AIM, 'value = "2600人", kind = "规定", year = 2025', None),
    "a need per class": (AIM, 'value = "3000人", per = "1班", kind = "需求", year = 2025', None),
    "what is added": (
        AIM,
        'value = "2600人", kind = "需求", year = 2025, wording = ["新增"]',
        None,
    ),
    "a limit below its forecast": (
        AIM.replace("at_least", "at_most"),
        'value = "2600人", kind = "预测", year = 2025',
        None,
    ),
    "a limit below its need": (
        AIM.replace("at_least", "at_most"),
        'value = "2600人", kind = "需求", year = 2025',
        "≤2450人",
    ),
    "a sum over the period": (
        AIM.replace('"2450人"', '"2450人", over = "累计"'),
        'value = "2600人", kind = "需求", year = 2025',
        None,
    ),
    "a rise that leads to less": (
        AIM.replace("at_least", "rise").replace("2450", "300"),
        'value = "2600人", kind = "需求", year = 2025',
        "2600",
    ),
    "a rise that leads to as much": (
        AIM.replace("at_least", "rise").replace("2450", "450"),
        'value = "2600人", kind = "需求", year = 2025',
        None,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_target_is_held_against_the_need_of_its_year(case: tuple[str, str, str | None]) -> None:
    aim, need, said = case
    report = audited(
        aim,
        f'baseline: indicator = "{TEACHERS}", value = "2150人", year = 2020',
        f'statement: id = "S1", label = "教师", about = "{TEACHERS}", {need}',
    )
    findings = found(report, "PLAN053")

    assert bool(findings) is (said is not None)
    assert said is None or (findings[0][1] == "note" and said in findings[0][2])


def test_what_is_better_lower_may_be_aimed_below_its_need() -> None:
    about = "义务教育辍学率"
    report = audited(
        f'target: title = "{about}", at_most = "1%"',
        f'statement: label = "预计", about = "{about}", value = "2%", kind = "需求", year = 2025',
    )

    assert found(report, "PLAN053") == []
