"""What the rules of pre-primary education find, and what they leave alone, on short plans."""

from __future__ import annotations

import pytest

from eduplan import Finding, audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.plugins.mutants.mutant import baseline, statement
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
GROSS = "preschool.gross_enrolment_rate"
COVERAGE = "preschool.inclusive_coverage_rate"
PUBLIC = "preschool.public_enrolment_share"
NEXT_PERIOD = (
    ("2021-06-30", "2026-03-01"),
    ("2021-2025", "2026-2030"),
    ("baseline_year = 2020", "baseline_year = 2025"),
)


def _findings(body: str, code: str, head: str = HEAD) -> tuple[Finding, ...]:
    loaded = parse_plan(head + body, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=[code])
    assert report.counts["error"] == 0
    return report.findings


def _target(name: str, indicator: str, bound: str, year: int = 2025) -> str:
    return f'\n[[target]]\nid = "{name}"\nindicator = "{indicator}"\n{bound}\nyear = {year}\n'


def _kindergartens(inclusive: int, every: int, year: int = 2020) -> str:
    return "".join(
        statement(number, f"preschool.{name}", f"{count}所").replace("2020", str(year))
        for number, name, count in (
            (1, "inclusive_kindergartens", inclusive),
            (2, "kindergartens", every),
        )
    )


def test_a_coverage_equal_to_the_share_of_kindergartens_was_probably_counted_by_them() -> None:
    """12 of 14 kindergartens are 85.71 %, printed as the coverage of children."""
    assert _findings(baseline(COVERAGE, "85.7%") + _kindergartens(12, 14), "PRE003")


def test_where_every_kindergarten_is_inclusive_the_two_are_equal_by_right() -> None:
    """All of the kindergartens hold all of the children."""
    assert _findings(baseline(COVERAGE, "100%") + _kindergartens(12, 12), "PRE003") == ()


def test_a_coverage_that_follows_from_the_children_is_not_doubted() -> None:
    """750 of 1000 children, and by chance 9 of 12 kindergartens."""
    children = "".join(
        statement(number, f"preschool.{name}", f"{count}人")
        for number, name, count in (
            (3, "enrolment", 1000),
            (4, "public_enrolment", 500),
            (5, "inclusive_private_enrolment", 250),
        )
    )
    counted = baseline(COVERAGE, "75%") + _kindergartens(9, 12)

    assert _findings(counted, "PRE003")
    assert _findings(counted + children, "PRE003") == ()


def test_kindergartens_of_another_year_say_nothing_of_the_coverage() -> None:
    """The coverage of 2020 beside the kindergartens of 2018."""
    assert _findings(baseline(COVERAGE, "85.7%") + _kindergartens(12, 14, 2018), "PRE003") == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("基本普及", True),
        ("已实现普及", True),
        ("加快普及", False),
        ("普及水平", False),
        ("普及普惠", False),
    ],
)
def test_only_words_that_say_it_is_reached_claim_universal_enrolment(
    words: str, found: bool
) -> None:
    """加快普及 names an aim, 普及普惠 a campaign."""
    claim = baseline(GROSS, "80%").rstrip() + f'\nwording = ["{words}"]\n'

    assert bool(_findings(claim, "PRE006")) is found


def test_a_claim_of_2025_is_held_against_what_was_set_for_2025() -> None:
    """87 % is above the floor of the supervision and below the national target of the year."""
    head = HEAD
    for old, new in NEXT_PERIOD:
        head = head.replace(old, new)
    claim = baseline(GROSS, "87%").rstrip() + '\nwording = ["基本普及"]\n'
    (finding,) = _findings(claim.replace("2020", "2025"), "PRE006", head)

    assert "90%" in finding.message.zh
    assert "85%" not in finding.message.zh


def test_what_is_missing_of_the_three_items_is_all_that_is_told() -> None:
    """Nobody reads 缺基数的有（无）."""
    states = "".join(
        baseline(name, value).replace('"B99"', f'"B{number}"')
        for number, (name, value) in enumerate(
            ((GROSS, "90%"), (COVERAGE, "85%"), (PUBLIC, "60%")), 1
        )
    )
    (finding,) = _findings(states + _target("T1", COVERAGE, 'at_least = "88%"'), "PRE007")

    assert "没有目标的是" in finding.message.zh
    assert "基数" not in finding.message.zh


def test_children_in_counts_are_as_good_as_a_rate() -> None:
    """600 public and 300 inclusive private of 1000 children give two of the three states."""
    body = baseline(GROSS, "90%")
    for number, (name, count) in enumerate(
        (("enrolment", 1000), ("public_enrolment", 600), ("inclusive_private_enrolment", 300)), 1
    ):
        body += statement(number, f"preschool.{name}", f"{count}人")
    for number, (name, aim) in enumerate(((GROSS, 92), (COVERAGE, 92), (PUBLIC, 62)), 1):
        body += _target(f"T{number}", name, f'at_least = "{aim}%"')

    assert _findings(body, "PRE007") == ()


@pytest.mark.parametrize(
    ("public", "year", "severities"),
    [(55, 2025, ["info"]), (85, 2025, []), (90, 2025, ["warning"]), (55, 2023, [])],
)
def test_the_coverage_is_compared_with_the_public_share_of_its_year(
    public: int, year: int, severities: list[str]
) -> None:
    """Beyond it, the rest is told; below it, the coverage asks for nothing."""
    body = _target("T1", COVERAGE, 'at_least = "85%"')
    body += _target("T2", PUBLIC, f'at_least = "{public}%"', year)

    assert [one.severity for one in _findings(body, "PRE009")] == severities


RECRUITING = '[[measure]]\nid = "M1"\ntitle = "招聘"\nmoves = ["preschool.teachers_per_class"]\n'


@pytest.mark.parametrize(
    ("classes", "teachers", "more", "found"),
    [
        ("60班", "119人", "", True),
        ("60班", "120人", "", False),
        ("约60班", "119人", "", False),
        ("60班", "119人", RECRUITING, False),
        ("60班", "119人", RECRUITING + "retrospective = true\n", True),
    ],
)
def test_two_teachers_a_class_are_asked_for_or_a_measure_that_brings_them(
    classes: str, teachers: str, more: str, found: bool
) -> None:
    """Who was recruited before the period is among those who are there."""
    body = statement(1, "preschool.classes", classes)
    body += statement(2, "teachers.full_time_teachers", teachers).rstrip()
    body += '\nscope = { stage = "preschool" }\n' + more

    assert bool(_findings(body, "PRE010")) is found


@pytest.mark.parametrize(
    ("of_classes", "of_teachers", "found"),
    [
        (', authority = "all_in_area"', ', authority = "all_in_area"', True),
        (', authority = "all_in_area"', "", True),
        ("", ', authority = "all_in_area"', True),
        (', authority = "district_bureau"', ', authority = "district_bureau"', False),
        (', authority = "district_bureau"', "", False),
    ],
)
def test_figures_of_all_authorities_are_figures_of_the_area(
    of_classes: str, of_teachers: str, found: bool
) -> None:
    """Those of one of two authorities are not."""
    body = statement(1, "preschool.classes", "60班")
    if of_classes:
        body = body.rstrip() + f"\nscope = {{ {of_classes[2:]} }}\n"
    body += statement(2, "teachers.full_time_teachers", "119人").rstrip()
    body += f'\nscope = {{ stage = "preschool"{of_teachers} }}\n'

    assert bool(_findings(body, "PRE010")) is found


def test_classes_and_teachers_of_different_years_are_not_compared() -> None:
    """The newest of each counts, and these are of one year or of none."""
    body = statement(1, "preschool.classes", "60班").replace("2020", "2018")
    body += statement(2, "teachers.full_time_teachers", "100人", 'scope = { stage = "preschool" }')

    assert _findings(body, "PRE010") == ()
