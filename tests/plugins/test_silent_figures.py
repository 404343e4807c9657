"""What was passed over: totals that jump, what is eliminated and allowed, lines missed long ago."""

from __future__ import annotations

import pytest

from eduplan import Finding, audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
STUDENTS, SPECIAL = "governance.students", "special_education.enrolment_rate"
LARGE, LARGE_RATE = "compulsory.large_class_count", "compulsory.large_class_rate"


def _findings(body: str, code: str) -> tuple[Finding, ...]:
    loaded = parse_plan(HEAD + body, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=[code])
    assert report.counts["error"] == 0
    return report.findings


def _found(body: str, code: str) -> list[tuple[tuple[str, ...], str]]:
    return [(one.subjects, one.nature) for one in _findings(body, code)]


def _item(kind: str, name: str, about: str, value: str, year: int | None = 2020) -> str:
    more = f"year = {year}\n" if year else ""
    more += 'label = "数"\n' if kind == "statement" else ""
    key = "about" if kind == "statement" else "indicator"
    return f'[[{kind}]]\nid = "{name}"\n{key} = "{about}"\n{value}\n{more}'


def _statement(name: str, about: str, value: str, year: int | None = 2020) -> str:
    return _item("statement", name, about, f'value = "{value}"', year)


def _baseline(name: str, about: str, value: str, year: int | None = 2020) -> str:
    return _item("baseline", name, about, f'value = "{value}"', year)


def _target(name: str, about: str, bound: str, year: int | None = 2025) -> str:
    return _item("target", name, about, bound, year)


@pytest.mark.parametrize(
    ("about", "before", "value", "found"),
    [
        (STUDENTS, "4.6万人", "123万人", True),
        (STUDENTS, "46万人", "4.8万人", True),
        (STUDENTS, "4.6万人", "9.2万人", False),
        (STUDENTS, "4.6万人", "30万人以上", False),
        ("preschool.inclusive_kindergartens", "2所", "40所", False),
        ("preschool.births", "300人", "4000人", False),
    ],
)
def test_a_total_does_not_jump_by_an_order_of_magnitude(
    about: str, before: str, value: str, found: bool
) -> None:
    """What is only a part, or happens over a year, may change by any factor."""
    body = _statement("S1", about, before, 2015) + _statement("S2", about, value)

    assert _found(body, "PLAN044") == ([(("S2", "S1"), "fault")] if found else [])


def test_totals_of_long_ago_or_of_no_year_are_not_compared() -> None:
    """A county of 1985 was another one."""
    for year in (2005, None):
        body = _statement("S1", STUDENTS, "4.6万人", year) + _statement("S2", STUDENTS, "99万人")
        assert _found(body, "PLAN044") == []


@pytest.mark.parametrize(
    ("about", "bound", "year", "nature"),
    [
        (LARGE_RATE, 'at_most = "4%"', 2025, "note"),
        (LARGE_RATE, 'exactly = "4%"', 2025, "fault"),
        ("compulsory.oversize_class_rate", 'at_most = "1%"', 2025, "note"),
        (LARGE_RATE, 'at_most = "4%"', 2023, ""),
        (LARGE_RATE, 'exactly = "0%"', 2025, ""),
        ("compulsory.nine_year_retention_rate", 'at_least = "95%"', 2025, ""),
    ],
)
def test_what_is_eliminated_is_allowed_nowhere_else(
    about: str, bound: str, year: int, nature: str
) -> None:
    """Neither as a rate nor of a part, from the year on in which none is to be left."""
    body = _target("T1", LARGE, "eliminate = true", 2024) + _target("T2", about, bound, year)

    assert _found(body, "PLAN045") == ([(("T2", "T1"), nature)] if nature else [])


def test_a_whole_may_stay_where_a_part_is_eliminated() -> None:
    """Classes of 66 go, up to 4 % of 56 may be left."""
    body = _target("T1", "compulsory.oversize_class_count", "eliminate = true")

    assert _found(body + _target("T2", LARGE_RATE, 'at_most = "4%"'), "PLAN045") == []


@pytest.mark.parametrize(
    ("baseline", "target", "found"),
    [
        (_baseline("B1", SPECIAL, "90%"), "", [(("B1",), "fault")]),
        (
            _baseline("B1", SPECIAL, "90%"),
            _target("T1", SPECIAL, 'at_least = "97%"'),
            [(("B1", "T1"), "note")],
        ),
        (
            _baseline("B1", SPECIAL, "90%"),
            _target("T1", SPECIAL, 'at_least = "92%"'),
            [(("B1", "T1"), "note")],
        ),
        (_baseline("B1", SPECIAL, "95.2%"), "", []),
        (_baseline("B1", SPECIAL, "90%", 2019), "", []),
        (_baseline("B1", SPECIAL, "90%", None), "", []),
        (_baseline("B1", "compulsory.age_enrolment_rate", "99.9%"), "", []),
        (_baseline("B1", LARGE_RATE, "6%"), "", []),
    ],
)
def test_a_baseline_is_held_against_what_was_due_in_its_year(
    baseline: str, target: str, found: list[tuple[tuple[str, ...], str]]
) -> None:
    """What was asked for by a later year, of the average, or of all by law, misses nothing."""
    assert _found(baseline + target, "PLAN046") == found


@pytest.mark.parametrize(
    ("about", "words", "found"),
    [
        ("preschool.gross_enrolment_rate", "基本普及", "PRE006"),
        ("preschool.gross_enrolment_rate", "普及水平", "PLAN046"),
        ("preschool.gross_enrolment_rate", "加快普及", "PLAN046"),
        ("senior_high.gross_enrolment_rate", "基本普及", "PLAN046"),
    ],
)
def test_what_is_below_its_line_is_found_once_whatever_it_claims(
    about: str, words: str, found: str
) -> None:
    """Only a claim that a rule of its own judges is left to that rule."""
    body = f'{_baseline("B1", about, "80%")}wording = ["{words}"]\n'

    assert [code for code in ("PRE006", "PLAN046") if _findings(body, code)] == [found]


def test_nothing_is_due_before_it_is_published() -> None:
    """What was asked in the summer of 2017 for 2020 could be missed in 2020, not in 2016."""
    body = _baseline("B1", SPECIAL, "90%", 2016)

    assert _found(body, "PLAN046") == []


def test_a_figure_without_a_year_is_named() -> None:
    """A baseline or a statement; a target's missing year is another matter."""
    body = (
        _baseline("B1", SPECIAL, "90%", None)
        + _statement("S1", STUDENTS, "4.6万人", None)
        + _statement("S2", STUDENTS, "4.6万人")
        + _target("T1", LARGE_RATE, 'at_most = "4%"', None)
    )

    assert _found(body, "PLAN047") == [(("B1",), "gap"), (("S1",), "gap")]


def test_a_stated_rate_follows_from_its_counts_and_counts_from_indicators() -> None:
    """A rate among the statements, and a count that only an indicator names."""
    counts = (
        _baseline("B1", LARGE, "{}班")
        + _statement("S1", "governance.classes", "300班")
        + 'scope = { stage = "compulsory" }\n'
    )
    stated = _statement("S2", LARGE_RATE, "4%")

    assert _found(stated + counts.replace("{}", "30"), "PLAN030") == [(("S2", "B1", "S1"), "fault")]
    assert _found(stated + counts.replace("{}", "12"), "PLAN030") == []


def test_a_stated_part_is_held_against_a_full_whole() -> None:
    """Where everybody is in school, so are the disabled children."""
    whole = _statement("S1", "compulsory.age_enrolment_rate", "100%")

    assert _found(whole + _statement("S2", SPECIAL, "90%"), "PLAN022") == [(("S2", "S1"), "note")]


def test_a_need_or_a_forecast_is_no_fact_of_the_year() -> None:
    """What is needed is neither another value of what there is, nor its whole, nor a jump."""
    fact = _statement("S1", STUDENTS, "4.6万人")
    need = _statement("S2", STUDENTS, "99万人") + 'kind = "forecast"\n'
    before = _statement("S3", STUDENTS, "4.5万人", 2015)

    for code in ("PLAN040", "PLAN042", "PLAN044"):
        assert _found(fact + need + before, code) == []
