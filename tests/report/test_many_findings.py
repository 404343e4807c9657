"""Very many findings: they take little room, and every form of the report is made bit by bit."""

from __future__ import annotations

import gc
import tracemalloc
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from eduplan import AuditReport, Domain, Measure, Outcome, Words, audit, failed
from eduplan.report.audit import audit_report
from eduplan.report.documents import dumped
from eduplan.report.json import audit_document
from eduplan.report.sarif import audit_sarif
from eduplan.report.terminal import Console
from eduplan.report.text import text_lines
from tests import small

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NUMBER = 2000


@cache
def found() -> AuditReport:
    """Return an audit in which a rule finds the same in each of many measures."""
    domain = Domain("many", Words("许多", "many"))
    domain.rule(
        "MANY001",
        title=Words("有一处", "one place"),
        message=Words("措施{title}有一处", "the measure {title} has one place"),
        remedy=Words("补上{title}的一处。", "Complete {title}."),
        per="measure",
    )(_finds)
    body = "".join(f'\n[[measure]]\nid = "M{one}"\ntitle = "措施{one}"\n' for one in range(NUMBER))
    registry = small.registry(domain)
    return audit(small.plan(body, registry), registry, today=small.TODAY)


def _finds(measure: Measure, case: object) -> Outcome:
    """Find something in every measure."""
    return failed(title=measure.title)


@pytest.fixture
def tidy() -> Iterator[None]:
    """Let Python free soon what is unused, so that what is measured is what is used."""
    others = gc.get_threshold()
    gc.set_threshold(700)
    yield
    gc.set_threshold(*others)


@pytest.mark.usefixtures("tidy")
def test_what_an_audit_keeps_of_a_finding_is_less_than_a_kilobyte() -> None:
    report = found()
    tracemalloc.start()
    again = audit(report.plan, report.registry, today=small.TODAY)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(again.findings) == NUMBER
    assert kept < NUMBER * 1024


@pytest.mark.usefixtures("tidy")
@pytest.mark.parametrize(
    "parts",
    [
        lambda: text_lines(audit_report(found()), "zh", True, Console()),
        lambda: dumped(audit_document(found(), streamed=True)),
        lambda: dumped(audit_sarif(found(), streamed=True)),
    ],
    ids=["text", "json", "sarif"],
)
def test_writing_them_takes_little_room_however_many_they_are(
    parts: Callable[[], Iterator[Any]],
) -> None:
    found()
    tracemalloc.start()
    number = sum(map(len, parts()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert number > NUMBER * 50
    assert peak < 1024 * 1024
