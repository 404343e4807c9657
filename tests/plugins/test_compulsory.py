"""What the rules of compulsory education find, and the worked figures of 优质均衡."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduplan import AuditReport, audit, evaluate
from eduplan.files.plan_file import parse_plan
from eduplan.files.table_file import parse_table
from eduplan.readings.exact import read_exact
from eduplan.readings.facts import Context, Reading
from eduplan.readings.observed import ObservedFacts
from tests.installed import installed_registry
from tests.plugins.mutants.mutant import baseline, statement
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
CATALOGUE = REGISTRY.catalogue
RETENTION = "compulsory.nine_year_retention_rate"
ADJUSTED = "compulsory.adjusted_nine_year_retention_rate"
ITEMS = "教督〔2017〕6号"
COLUMNS = "region,institution,scope,year,element,value,unit,source\n"
BANDS = {
    "1_25": (1, 25),
    "26_30": (26, 30),
    "31_35": (31, 35),
    "36_40": (36, 40),
    "41_45": (41, 45),
    "46_50": (46, 50),
    "51_55": (51, 55),
    "56_60": (56, 60),
    "61_65": (61, 65),
    "66_plus": (66, 90),
}


def _report(body: str, code: str) -> AuditReport:
    loaded = parse_plan(HEAD + body, REGISTRY)
    return audit(loaded.plan, loaded.registry, today=TODAY, select=[code])


def _status(body: str, code: str) -> str:
    counts = _report(body, code).counts
    return next(one for one in ("fail", "not_evaluated", "pass", "not_applicable") if counts[one])


def _findings_of(*rows: tuple[str, str, str, str]) -> list[str]:
    """Return the findings of a table of (school, scope, element, value) of one county."""
    text = "".join(
        f"229901,{school},{scope},2020,{element},{value},,年报\n"
        for school, scope, element, value in rows
    )
    table = parse_table(COLUMNS + text, REGISTRY)
    plan = parse_plan(HEAD, REGISTRY).plan
    return [finding.code for finding in evaluate(plan, REGISTRY, table).findings]


# Class-size bands


def _bands(sizes: list[int], students: int) -> str:
    """Return a plan that publishes classes of these sizes by band, and some number of students."""
    whole = 'scope = { stage = "compulsory" }'
    text = statement(0, "governance.students", f"{students}人", whole)
    text += statement(1, "governance.classes", f"{len(sizes)}班", whole)
    for number, (band, (least, most)) in enumerate(BANDS.items()):
        count = sum(least <= size <= most for size in sizes)
        scope = f'scope = {{ stage = "compulsory", class_size_band = "{band}" }}'
        text += statement(2, "governance.classes", f"{count}班", scope).replace(
            '"S92"', f'"S92{number}"'
        )
    return text


def _ends(sizes: list[int]) -> tuple[int, int]:
    found = [next(ends for ends in BANDS.values() if ends[0] <= size <= ends[1]) for size in sizes]
    return sum(least for least, _ in found), sum(most for _, most in found)


@settings(max_examples=40)
@given(st.lists(st.integers(1, 90), min_size=1, max_size=20))
def test_students_fit_into_classes_of_their_sizes(sizes: list[int]) -> None:
    """True returns are never found; one student fewer than the bands can hold always is."""
    least, _ = _ends(sizes)

    assert _status(_bands(sizes, sum(sizes)), "COMP002") == "pass"
    assert _status(_bands(sizes, least), "COMP002") == "pass"
    if least > 1:
        assert _status(_bands(sizes, least - 1), "COMP002") == "fail"


@settings(max_examples=40)
@given(st.lists(st.integers(1, 65), min_size=1, max_size=20))
def test_without_oversize_classes_there_are_no_more_students_than_the_bands_hold(
    sizes: list[int],
) -> None:
    """A class of 66 and more has no upper end; every other band has one."""
    _, most = _ends(sizes)

    assert _status(_bands(sizes, most), "COMP002") == "pass"
    assert _status(_bands(sizes, most + 1), "COMP002") == "fail"


def test_no_large_class_and_58_students_to_a_class_can_t_both_be() -> None:
    """A plan prints three figures only; they are enough."""
    whole = 'scope = { stage = "compulsory" }'
    large = 'scope = { stage = "compulsory", class_size_band = "56_and_more" }'
    body = statement(0, "governance.students", "3480人", whole)
    body += statement(1, "governance.classes", "60班", whole)

    assert _status(body + statement(2, "governance.classes", "0班", large), "COMP002") == "fail"
    assert _status(body + statement(2, "governance.classes", "9班", large), "COMP002") != "fail"


@pytest.mark.parametrize(
    ("code", "bands"),
    [
        ("45_and_fewer", ["1_25", "26_30", "31_35", "36_40", "41_45"]),
        ("50_and_fewer", ["1_25", "26_30", "31_35", "36_40", "41_45", "46_50"]),
        ("56_and_more", ["56_60", "61_65", "66_plus"]),
    ],
)
def test_large_and_standard_classes_are_made_of_the_bands_of_the_return(
    code: str, bands: list[str]
) -> None:
    """Large: 56 and more, the oversize of 66 and more among them; standard: 45 in primary, 50."""
    assert list(CATALOGUE.dimensions["class_size_band"].parts[code]) == bands


# Retention


@pytest.mark.parametrize(
    ("rate", "more", "status"),
    [
        ("99.9%", "", "pass"),
        ("100%", "", "fail"),
        ("100%", statement(0, "compulsory.transfers_in", "31人"), "pass"),
        ("100.6%", "", "fail"),
        ("100.6%", statement(0, "compulsory.transfers_in", "31人"), "fail"),
        ("100.6%", baseline(ADJUSTED, "98.6%").replace("B99", "B98"), "pass"),
    ],
)
def test_retention_of_all_and_more_needs_the_transfers(rate: str, more: str, status: str) -> None:
    """At 100 % the transfers explain it; above it only the adjusted rate tells who is left."""
    assert _status(baseline(RETENTION, rate) + more, "COMP003") == status


# Sums and parts, in data


def test_a_total_that_is_not_that_of_its_schools_is_one_finding() -> None:
    """It is the comparison of the data that finds it, and no sum by stage beside it."""
    rows = [
        ("一小", "学段=小学", "学校数", "1"),
        ("一小", "", "在校生数", "600"),
        ("一中", "学段=初中", "学校数", "1"),
        ("一中", "", "在校生数", "400"),
        ("", "学段=义务教育", "在校生数", "1100"),
    ]

    assert _findings_of(*rows) == ["DATA001"]


def test_totals_by_stage_are_compared_where_no_school_is_known() -> None:
    """A county's yearly return without its schools."""
    rows = [
        ("", "学段=小学", "在校生数", "600"),
        ("", "学段=初中", "在校生数", "400"),
        ("", "学段=义务教育", "在校生数", "1100"),
    ]

    assert _findings_of(*rows) == ["COMP001"]


def test_more_certified_teachers_than_teachers_are_found_in_the_one_school() -> None:
    """The county as a whole has enough of them."""
    rows = [
        ("一小", "学段=小学", "学校数", "1"),
        ("一小", "", "专任教师数", "20"),
        ("一小", "", "持证上岗专任教师数", "22"),
        ("二小", "学段=小学", "学校数", "1"),
        ("二小", "", "专任教师数", "40"),
        ("二小", "", "持证上岗专任教师数", "35"),
    ]

    assert _findings_of(*rows) == ["COMP008"]


# 优质均衡: thresholds, floors, items

ELEMENTS = (
    "高于规定学历专任教师数",
    "骨干教师和学科带头人数",
    "体育、艺术专任教师数",
    "教学及辅助用房面积",
    "体育运动场馆面积",
    "教学仪器设备资产值",
    "网络多媒体教室数",
)
ASKED = {
    "小学": ("4.2", "1", "0.9", "4.5", "7.5", "2000", "2.3"),
    "初中": ("5.3", "1", "0.9", "5.8", "10.2", "2500", "2.4"),
}
FLOORS = {
    "小学": ("3.57", "0.85", "0.765", "3.825", "6.375", "1700", "1.955"),
    "初中": ("4.505", "0.85", "0.765", "4.93", "8.67", "2125", "2.04"),
}
PER_HUNDRED = (0, 1, 2, 6)
"""Which of the seven are per hundred students; the others are per student."""
STAGES = {"小学": "primary", "初中": "junior"}
STUDENTS = 100_000


def _school(stage: str, values: list[str]) -> Reading:
    """Return whether the one school of a stage, with such values per student, is up to standard."""
    rows = [("学校数", "1", f"学段={stage}"), ("在校生数", str(STUDENTS), "")]
    rows.append(("室内体育用房面积", "0", ""))
    for number, (element, value) in enumerate(zip(ELEMENTS, values, strict=True)):
        total = Fraction(value) * STUDENTS / (100 if number in PER_HUNDRED else 1)
        assert total.denominator == 1
        rows.append((element, str(total), "骨干层级=县级以上" if number == 1 else ""))
    text = "".join(
        f"229901,一校,{scope},2020,{element},{value},,年报\n" for element, value, scope in rows
    )
    facts = ObservedFacts(parse_table(COLUMNS + text, REGISTRY), CATALOGUE, printed=True)
    share = CATALOGUE.indicator("compulsory.resource_standard_school_share")
    context = Context("229901", 2020, scope={"stage": STAGES[stage]})
    return read_exact(share.formula, facts, context, CATALOGUE)


@pytest.mark.parametrize("stage", sorted(ASKED))
def test_the_floors_are_85_percent_of_what_is_asked(stage: str) -> None:
    """The seven floors of each stage, as published."""
    asked = [Fraction(value) * Fraction(85, 100) for value in ASKED[stage]]

    assert [Fraction(value) for value in FLOORS[stage]] == asked


@pytest.mark.parametrize("stage", sorted(ASKED))
@pytest.mark.parametrize("weak", range(7))
def test_a_school_may_miss_one_of_seven_down_to_its_floor(stage: str, weak: int) -> None:
    """At the floor it passes; a thousandth below it, or with a second one short, it does not."""
    at_floor = [*ASKED[stage]]
    at_floor[weak] = FLOORS[stage][weak]
    below = [*at_floor]
    below[weak] = str(Fraction(FLOORS[stage][weak]) - Fraction(1, 1000))
    two_short = [*at_floor]
    two_short[(weak + 1) % 7] = FLOORS[stage][(weak + 1) % 7]

    assert _school(stage, [*ASKED[stage]]).interval.value == 1
    assert _school(stage, at_floor).interval.value == 1
    assert _school(stage, below).interval.value == 0
    assert _school(stage, two_short).interval.value == 0


def test_high_quality_balance_has_32_items_and_all_are_asked() -> None:
    """Seven of resources, fifteen of guarantees, nine of quality, one of recognition."""
    found: dict[str, set[int]] = {"资源配置": set(), "政府保障": set(), "教育质量": set()}
    for one in CATALOGUE.standards:
        if one.document_number == ITEMS:
            for block, number in re.findall(r"(资源配置|政府保障|教育质量)第(\d+)项", one.note):
                found[block].add(int(number))
    (recognition,) = [
        one
        for one in CATALOGUE.standards_about("governance.social_recognition_rate")
        if one.document_number == ITEMS
    ]
    (whole,) = CATALOGUE.standards_about("compulsory.quality_balance_items_met")

    assert {block: sorted(numbers) for block, numbers in found.items()} == {
        "资源配置": [*range(1, 8)],
        "政府保障": [*range(1, 16)],
        "教育质量": [*range(1, 10)],
    }
    assert recognition.bound.accepted.lower == Fraction(85, 100)
    assert whole.bound.accepted.value == 7 + 15 + 9 + 1
