"""Mid-term adjustments: each version of a target has its document, its day and its reason."""

from __future__ import annotations

import datetime

import pytest

from eduplan import AuditReport, Change, InputError, Target, audit, write_text
from eduplan.files.plan_file import parse_plan
from eduplan.report.items import item_report
from tests.installed import installed_registry, with_jilin
from tests.small import HEAD

REGISTRY = installed_registry()
SPECIAL = "special_education.enrolment_rate"
TARGET = (
    f'[[target]]\nid = "T1"\nindicator = "{SPECIAL}"\nat_least = "96%"\nyear = 2025\n'
    'path = { 2023 = "94%" }\nclause = "二(一)"\n'
)
EARLY, LATE = datetime.date(2023, 1, 1), datetime.date(2024, 12, 31)


def _amendment(name: str, day: str, change: str) -> str:
    return (
        f'[[amendment]]\nid = "{name}"\ndocument = "小政发〔{day[:4]}〕9号"\ndate = {day}\n'
        f'[[amendment.change]]\ntarget = "T1"\n{change}\nreason = "生源变化"\n'
    )


TWO = _amendment("V2", "2024-06-30", 'at_least = "98%"\nyear = 2026') + _amendment(
    "V1", "2023-06-30", 'at_least = "97%"\npath = { 2024 = "96.5%" }'
)


EARLIER = _amendment("V1", "2023-06-30", 'at_least = "97%"')


def _audit(body: str, today: datetime.date, known_on: datetime.date | None = None) -> AuditReport:
    loaded = parse_plan(HEAD + TARGET + body, REGISTRY)
    return audit(loaded.plan, loaded.registry, today=today, known_on=known_on)


def _target(report: AuditReport) -> Target:
    (target,) = report.plan.targets
    return target


def test_a_target_is_judged_as_the_last_amendment_up_to_the_day_restates_it() -> None:
    """Whatever the order in which the file gives them."""
    figures = {
        day: report.case.words.aim(_target(report)).zh
        for day in (EARLY, datetime.date(2023, 6, 30), LATE)
        for report in (_audit(TWO, day),)
    }

    assert list(figures.values()) == ["≥96%", "≥97%", "≥98%"]


def test_a_year_that_an_amendment_leaves_out_stays_and_its_milestones_are_its_own() -> None:
    """The former milestones led to another figure."""
    first = _target(_audit(TWO, datetime.date(2023, 12, 31)))
    second = _target(_audit(TWO, LATE))

    assert (first.year, sorted(first.milestones)) == (2025, [2024])
    assert (second.year, sorted(second.milestones)) == (2026, [])


def test_an_amended_target_is_held_against_what_was_known_when_it_was_amended() -> None:
    """Jilin's 99 % of June 2022 does not count against a plan of 2021, but against what it sets
    in 2023."""
    plan = (HEAD + TARGET).replace("229901", "220503").replace("小县", "小区")
    amended = plan + _amendment("V1", "2023-06-30", 'at_least = "98%"')

    def found(text: str, known_on: datetime.date | None = None) -> list[str]:
        loaded = parse_plan(text, with_jilin())
        report = audit(
            loaded.plan, loaded.registry, today=LATE, known_on=known_on, select=["PLAN002"]
        )
        return [finding.message.zh for finding in report.findings]

    assert found(plan) == []
    (message,) = found(amended)
    assert "T1，二(一)，按V1调整" in message
    assert "吉林省2025年目标≥99%" in message
    assert found(amended, known_on=datetime.date(2021, 6, 30)) == []  # somebody chose the day


def test_what_an_amendment_takes_back_is_found_by_how_firmly_it_was_promised() -> None:
    """A binding target that asks less is a warning, any other is told; asking more is silent."""
    lower = _amendment("V1", "2023-06-30", 'at_least = "95%"')
    later = _amendment("V1", "2023-06-30", 'at_least = "96%"\nyear = 2026')
    higher = _amendment("V1", "2023-06-30", 'at_least = "97%"')
    binding = 'binding = "binding"\nclause'

    def severities(body: str, more: str = "clause") -> list[str]:
        text = HEAD + TARGET.replace("clause", more) + body
        loaded = parse_plan(text, REGISTRY)
        report = audit(loaded.plan, loaded.registry, today=LATE, select=["PLAN034"])
        return [finding.severity for finding in report.findings]

    assert severities(lower) == severities(later) == ["info"]
    assert severities(lower, binding) == ["warning"]
    assert severities(higher, binding) == []


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ('exactly = "96%"', 'exactly = "97%"', False),
        ('exactly = "96%"', 'at_least = "97%"', False),
        ('exactly = "96%"', 'exactly = "95%"', True),
        ('at_least = "96%"', 'qualitative = "进一步提高"', True),
    ],
)
def test_whether_a_target_is_lowered_goes_by_its_better_direction(
    before: str, after: str, found: bool
) -> None:
    """Another value is no lower one, and words instead of a number ask less."""
    text = HEAD + TARGET.replace('at_least = "96%"', before)
    loaded = parse_plan(text + _amendment("V1", "2023-06-30", after), REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=LATE, select=["PLAN034"])

    assert before in text
    assert bool(report.findings) is found


def test_the_page_of_a_target_shows_its_versions_with_document_day_and_reason() -> None:
    """First what the plan itself set."""
    report = _audit(TWO, LATE)
    page = write_text(item_report(_target(report), report))

    assert "原定     ≥96%，小政发〔2021〕1号（2021-06-30）" in page
    assert page.index("V1 调整  ≥97%，小政发〔2023〕9号（2023-06-30），生源变化") < page.index(
        "V2 调整  ≥98%，小政发〔2024〕9号（2024-06-30），生源变化"
    )


def test_a_plan_without_amendments_is_the_same_on_every_day() -> None:
    """The day of the audit changes waivers and amendments only."""
    early, late = _audit("", EARLY), _audit("", LATE)

    assert early.plan == late.plan
    assert [one.message for one in early.findings] == [one.message for one in late.findings]


def test_a_change_that_gives_no_milestones_has_none() -> None:
    """Made in Python, it is what the file without them gives."""
    (amendment,) = parse_plan(HEAD + TARGET + EARLIER, REGISTRY).plan.amendments
    (read,) = amendment.changes
    made = Change(read.target, read.bound, read.reason, read.year)

    assert made == read
    assert dict(made.milestones) == {}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ('at_least = "97人"', "97人"),
        ('at_least = "97%"\npath = { 2024 = "96人" }', "96人"),
        ('at_least = "97%"\nat_most = "99%"', "at_most"),
    ],
)
def test_a_mistake_in_an_amendment_names_its_place(change: str, message: str) -> None:
    """Line and key, as everywhere else in the file."""
    with pytest.raises(InputError, match=message) as caught:
        _audit(_amendment("V1", "2023-06-30", change), LATE)

    (problem,) = caught.value.problems
    assert problem.location.line is not None
    assert problem.location.key.startswith("amendment[0].change[0]")
