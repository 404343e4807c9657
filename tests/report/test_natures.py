"""Faults, gaps and notes are told apart: in the model, the text, JSON and SARIF."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from eduplan import (
    AuditReport,
    Outcome,
    audit,
    failed,
    read_plan,
    report_of,
    write_report,
    write_text,
)
from eduplan.engine.asking import _flaw
from eduplan.report.json import audit_document
from eduplan.report.sarif import audit_sarif
from eduplan.report_model import Section, Table
from tests.installed import installed_registry

EXAMPLE = Path(__file__).parents[2] / "examples" / "erdaojiang" / "plan.toml"


@pytest.fixture(scope="module")
def example() -> AuditReport:
    loaded = read_plan(EXAMPLE, installed_registry())
    return audit(loaded.plan, loaded.registry, today=datetime.date(2024, 3, 11))


def test_people_read_faults_before_gaps_and_gaps_before_notes(example: AuditReport) -> None:
    natures = [finding.nature for finding in example.findings]

    assert natures == sorted(natures)  # fault, gap, note
    assert set(natures) == {"fault", "gap", "note"}
    assert sum(example.natures.values()) == len(example.findings)


def test_the_conclusion_of_the_example_has_at_most_ten_lines(example: AuditReport) -> None:
    text = write_text(report_of(example))
    conclusion = text.split("结论\n")[1].split("\n\n")[0]

    assert 3 <= len(conclusion.splitlines()) <= 10


def test_gaps_are_one_table_with_a_row_for_each_rule(example: AuditReport) -> None:
    (page,) = report_of(example).pages
    tables = [
        part.parts[0]
        for part in page.parts
        if isinstance(part, Section) and part.parts and isinstance(part.parts[0], Table)
    ]
    rules = [row.cells[2].words.zh for row in tables[0].rows]

    assert len(tables) == 2  # gaps and notes
    assert rules == [*example.groups_of("gap")]
    assert "措施没有责任单位                  81/82  PLAN010" in write_text(report_of(example))


def test_what_a_row_counts_is_listed_on_request_only(example: AuditReport) -> None:
    missing = [one.subjects[0] for one in example.groups["PLAN010"]]
    short, full = write_text(report_of(example)), write_text(report_of(example), expand=True)
    rows = [text.partition("可检查性")[2].partition("值得留意")[0] for text in (short, full)]

    assert [sum(f"（{one}，" in text for one in missing) for text in rows] == [0, len(missing)]


def test_a_row_of_many_names_the_first_and_how_many_there_are(example: AuditReport) -> None:
    written = write_report(report_of(example), installed_registry(), "markdown")
    assert isinstance(written, str)
    many = len({one.subjects[0] for one in example.groups["PLAN010"]})
    first = example.groups["PLAN010"][0].subjects[0]

    [row] = [line for line in written.splitlines() if "| PLAN010 |" in line]
    assert row.endswith(f"| {first}等{many}项 |")


def test_json_and_sarif_carry_the_nature_of_each_finding(example: AuditReport) -> None:
    document = audit_document(example)
    results = audit_sarif(example)["runs"][0]["results"]

    assert document["counts"]["by_nature"] == dict(example.natures)
    assert [one["nature"] for one in document["findings"]] == [
        one["properties"]["nature"] for one in results
    ]


def test_two_targets_that_can_both_hold_are_a_note_and_no_fault(example: AuditReport) -> None:
    assert {one.nature for one in example.groups["PLAN003"]} == {"note"}


def test_an_outcome_may_say_its_own_nature_but_only_one_there_is() -> None:
    assert _flaw(failed(nature="gap")) is None
    assert _flaw(Outcome("fail", nature="weather")) is not None  # type: ignore[arg-type]
