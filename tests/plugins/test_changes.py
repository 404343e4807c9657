"""Promises of different kinds beside each other: what follows from them, and whether they fit."""

from __future__ import annotations

import pytest

from eduplan import AuditReport, audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
RETENTION, TEACHERS = "九年义务教育巩固率", "专任教师数"


def audited(*rows: str) -> AuditReport:
    """Return the audit of a plan for 2021 to 2025 of some rows: `target: indicator = …`."""
    tables: dict[str, list[str]] = {}
    for one in rows:
        name, _, row = one.partition(": ")
        tables.setdefault(name, []).append(f"{{ {row} }}")
    text = "".join(f"{name} = [{', '.join(found)}]\n" for name, found in tables.items())
    loaded = parse_plan(HEAD + text, REGISTRY)
    return audit(loaded.plan, loaded.registry, today=TODAY)


def found(report: AuditReport, code: str) -> list[tuple[str, str, str]]:
    """Return severity, nature and message of what one rule found."""
    every = (one for one in report.findings if one.code == code)
    return [(one.severity, one.nature, one.message.zh) for one in every]


RATE = f'baseline: indicator = "{RETENTION}", value = "94.1%", year = 2020'
MEAN = f'target: id = "T1", indicator = "{RETENTION}", rise = "0.4个百分点", over = "每年"'


def test_a_change_that_prints_as_what_is_promised_fits_the_level_beside_it() -> None:
    """From 94.1 % to 96 % in five years are 0.38 points a year, which prints as 0.4."""
    report = audited(RATE, MEAN, f'target: id = "T2", indicator = "{RETENTION}", at_least = "96%"')
    case = report.case
    change, level = report.plan.targets

    assert found(report, "PLAN003") == []
    assert "2025年为≥96.1%" in case.figures.implied(change).zh
    assert "每年提高0.38个百分点" in case.figures.implied(level, change).zh


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('title = "大班额", fall = "15班", from = "12班"', "≤-3班"),
        ('title = "大班额", fall = "12班", from = "12班"', None),
        ('indicator = "普惠性幼儿园覆盖率", rise = "7个百分点", from = "94.1%"', "≥101.1%"),
        ('indicator = "普惠性幼儿园覆盖率", rise = "5个百分点", from = "94.1%"', None),
        ('indicator = "普惠性幼儿园覆盖率", rise = "7个百分点"', None),
    ],
)
def test_a_change_leads_to_what_is_possible(row: str, said: str | None) -> None:
    messages = [message for _, _, message in found(audited(f"target: {row}"), "PLAN039")]

    assert (messages == []) is (said is None)
    assert said is None or said in messages[0]


@pytest.mark.parametrize(
    ("point", "fits"), [("95.3%", True), ("95.2%", True), ("95.0%", False), ("95.5%", True)]
)
@pytest.mark.parametrize("over", ["每年", "年均"])
def test_a_milestone_keeps_up_with_a_change_of_each_year(point: str, fits: bool, over: str) -> None:
    """From 94.1 %, and 0.35 points print as 0.4; on average nothing is due between."""
    row = f'rise = "0.4个百分点", over = "{over}", from = "94.10%", path = {{ 2023 = "{point}" }}'
    report = audited(f'target: indicator = "{RETENTION}", {row}')
    messages = [message for _, _, message in found(report, "PLAN012")]

    assert any("应有的" in one for one in messages) is (over == "每年" and not fits)


def test_a_change_that_leads_elsewhere_is_found_with_what_it_implies() -> None:
    report = audited(RATE, MEAN, f'target: id = "T2", indicator = "{RETENTION}", at_least = "98%"')

    [(severity, nature, message)] = found(report, "PLAN003")
    assert (severity, nature) == ("warning", "fault")
    assert "2025年为≥96.1%" in message
    assert "到98%是每年提高0.78个百分点" in message


@pytest.mark.parametrize(
    ("start", "fits"), [("2150人", True), ("2130人", False), ("2170人", False)]
)
def test_a_number_and_an_increase_have_one_start(start: str, fits: bool) -> None:
    """2,450 teachers, 300 more than in 2020: there were 2,150."""
    report = audited(
        f'statement: label = "教师", about = "{TEACHERS}", value = "{start}", year = 2020',
        f'target: id = "T1", indicator = "{TEACHERS}", at_least = "2450人"',
        f'target: id = "T2", indicator = "{TEACHERS}", rise = "300人", since = 2020',
    )

    assert (found(report, "PLAN003") == []) is fits


def test_without_its_start_an_increase_and_a_number_put_it() -> None:
    report = audited(
        f'target: id = "T1", indicator = "{TEACHERS}", at_least = "2450人"',
        f'target: id = "T2", indicator = "{TEACHERS}", rise = "300人", since = 2020',
    )
    level, change = report.plan.targets

    assert found(report, "PLAN003") == []
    assert "起点是2150人" in report.case.figures.implied(level, change).zh


@pytest.mark.parametrize(
    ("number", "nature", "said"),
    [
        ("60人", "note", "减少的不超过0人"),
        ("75人", "note", "减少的不超过75人"),
        ("50人", "fault", "也还少50人"),
    ],
)
def test_recruits_of_each_year_are_held_against_the_net_increase(
    number: str, nature: str, said: str
) -> None:
    report = audited(
        f'target: id = "T1", indicator = "{TEACHERS}", rise = "300人", since = 2020',
        f'target: id = "T2", indicator = "招聘教师数", at_least = "{number}", over = "每年"',
    )

    [(_, found_nature, message)] = found(report, "PLAN050")
    assert found_nature == nature
    assert said in message


def test_recruits_promised_twice_are_counted_once() -> None:
    """60 a year and 310 in all are the same people: 310, not 610."""
    report = audited(
        f'target: id = "T1", indicator = "{TEACHERS}", rise = "300人", since = 2020',
        'target: id = "T2", indicator = "招聘教师数", at_least = "60人", over = "每年"',
        'target: id = "T3", indicator = "招聘教师数", at_least = "310人", over = "累计"',
    )

    [(_, _, message)] = found(report, "PLAN050")
    assert "合计310人" in message
    assert "减少的不超过10人" in message


def test_a_limit_to_an_increase_wants_no_recruits() -> None:
    report = audited(
        f'target: id = "T1", indicator = "{TEACHERS}", rise = "不超过300人", since = 2020',
        'target: id = "T2", indicator = "招聘教师数", at_least = "50人", over = "每年"',
    )

    assert found(report, "PLAN050") == []


def test_each_year_and_the_sum_of_the_period_are_one_promise_or_two() -> None:
    def both(total: str) -> AuditReport:
        return audited(
            'target: id = "T1", indicator = "招聘教师数", at_least = "60人", over = "每年"',
            f'target: id = "T2", indicator = "招聘教师数", at_least = "{total}", over = "累计"',
        )

    assert found(both("300人"), "PLAN003") == []
    [(_, _, message)] = found(both("400人"), "PLAN003")
    assert "5年里合计为≥300人" in message


def test_a_growth_on_average_fits_the_numbers_at_both_ends() -> None:
    """1.08⁵ × 1000 = 1469.3; 1,470 are 8.01 % a year, and 1,600 are 9.86 %."""

    def to(number: str) -> AuditReport:
        return audited(
            f'statement: label = "教师", about = "{TEACHERS}", value = "1000人", year = 2020',
            f'target: id = "T1", indicator = "{TEACHERS}", at_least = "{number}"',
            f'target: id = "T2", indicator = "{TEACHERS}", rise = "8%", over = "年均"',
        )

    assert found(to("1470人"), "PLAN003") == []
    [(_, _, message)] = found(to("1600人"), "PLAN003")
    assert "年均增长9.86%" in message
