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


PLACES = 'target: id = "T1", title = "新增学位", at_least = "4000个", over = "累计"'


@pytest.mark.parametrize(
    ("years", "is_found"),
    [('period = "2021-2025"', True), ('period = "2021-2023"', False), ("year = 2025", False)],
)
def test_a_sum_over_the_period_is_held_against_the_need_of_all_its_years(
    years: str, is_found: bool
) -> None:
    need = f'label = "学位需求", about = "新增学位", value = "5000个", kind = "需求", {years}'

    assert bool(found(audited(PLACES, f"statement: {need}"), "PLAN053")) is is_found


RULE = 'label = "标准", about = "音乐教室", value = "1间", per = "12班", per_of = "小学班级数"'
CLASSES = 'label = "班级", about = "小学班级数", value = "36班"'


@pytest.mark.parametrize(
    ("aim", "classes", "said"),
    [
        ('at_least = "2间"', 'year = 2025, kind = "预测"', "2025年需要3间，目标只有≥2间（T1）"),
        ('at_least = "3间"', 'year = 2025, kind = "预测"', None),
        ('at_most = "2间"', 'year = 2025, kind = "预测"', None),
        ('at_least = "2间", over = "累计"', 'year = 2025, kind = "预测"', None),
        ('at_least = "2间"', "year = 2020", None),
        ('rise = "1间", from = "1间"', 'year = 2025, kind = "预测"', "2025年需要3间"),
    ],
)
def test_a_target_is_held_against_what_so_much_per_unit_comes_to(
    aim: str, classes: str, said: str | None
) -> None:
    report = audited(
        f'target: id = "T1", title = "音乐教室", {aim}',
        f'statement: {RULE}, kind = "规定"',
        f"statement: {CLASSES}, {classes}",
    )
    messages = [message for _, _, message in found(report, "PLAN054")]

    assert (messages == []) is (said is None)
    assert said is None or said in messages[0]


def test_a_need_below_what_so_much_per_unit_comes_to_is_found() -> None:
    """The classes may be aimed at, too."""
    report = audited(
        'target: title = "音乐教室", qualitative = "配齐"',
        'target: indicator = "小学班级数", exactly = "36班"',
        f"statement: {RULE.replace('音乐教室', '在校生数').replace('1间', '600人')}",
        'statement: label = "学", about = "在校生数", value = "1500人", year = 2025, kind = "需求"',
    )

    [(_, nature, message)] = found(report, "PLAN054")
    assert nature == "fault"
    assert "2025年需要1800人，需求1500人" in message


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
