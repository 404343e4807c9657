"""Findings for continuous integration: JUnit's XML, and annotations of lines."""

from __future__ import annotations

from xml.etree import ElementTree

from eduplan import audit, report_of, whole_report, write_report
from tests.report.sample import TODAY, plan, registry, report


def _written(form: str, title: str = "某县规划") -> str:
    result = audit(plan(title=title), registry(), today=TODAY)
    written = write_report(report_of(result), registry(), form)
    assert isinstance(written, str)
    return written


def test_every_finding_is_a_case_that_failed_or_if_only_a_note_was_skipped() -> None:
    suite = ElementTree.fromstring(_written("junit")).find("testsuite")

    assert suite is not None
    cases = suite.findall("testcase")
    findings = report().findings
    assert len(cases) == len(findings) == int(suite.get("tests", ""))
    assert int(suite.get("failures", "")) == sum(one.severity != "info" for one in findings)
    assert len(suite.findall("testcase/skipped")) == sum(one.severity == "info" for one in findings)


def test_a_case_names_rule_items_place_and_remedy() -> None:
    root = ElementTree.fromstring(_written("junit"))

    [case] = root.findall("testsuite/testcase[@classname='NUR001'][@name='T03']")
    failure = case.find("failure")
    assert (case.get("file"), case.get("line")) == ("plans/some.toml", "30")
    assert failure is not None
    assert "劣于基数" in failure.get("message", "")
    assert "把目标改到不劣于基数。" in (failure.text or "")


def test_a_title_that_looks_like_markup_or_has_control_characters_is_text() -> None:
    root = ElementTree.fromstring(_written("junit", "<a>&\x00"))

    assert root[0].get("name") == r"<a>&\x00 · 审核"


def test_annotations_name_file_line_and_rule_in_one_line_each() -> None:
    lines = _written("github").splitlines()

    assert len(lines) == len(report().findings)
    assert lines[0].startswith("::error file=plans/some.toml,title=NUR001 ")
    assert ",line=10::" in lines[0]
    assert lines[0].endswith("%0A改法：把目标改到不劣于基数。")
    assert sum(line.startswith("::notice ") for line in lines) == 1


def test_a_page_without_findings_is_no_suite_beside_one_that_has_some() -> None:
    whole = whole_report(audit(plan(), registry(), today=TODAY))
    written = write_report(whole, registry(), "junit")
    assert isinstance(written, str)

    [suite] = ElementTree.fromstring(written).findall("testsuite")
    assert "审核" in suite.get("name", "")
    assert "没有发现问题" not in written
