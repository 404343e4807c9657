"""Law: the clock is passed in; the day after its last, a waiver is over and says so."""

from __future__ import annotations

import datetime

from eduplan import AuditReport, audit
from tests import small
from tests.installed import installed_registry

TARGET = small.TARGET.replace("schools.use", "compulsory.nine_year_retention_rate")
WAIVER = (
    '\n[[waiver]]\nrule = "PLAN005"\nsubject = "T1"\nreason = "等待年报"\n'
    'document = "小政函〔2021〕2号"\nexpires = 2022-01-31\n'
)


def _audit(today: datetime.date) -> AuditReport:
    loaded = small.load(TARGET + WAIVER, installed_registry())
    return audit(loaded.plan, loaded.registry, today=today)


def test_on_its_last_day_a_waiver_still_accepts_its_finding() -> None:
    """The finding is listed as waived, not lost."""
    report = _audit(datetime.date(2022, 1, 31))

    assert "PLAN005" not in report.groups
    assert [finding.code for finding, _ in report.waived] == ["PLAN005"]


def test_the_day_after_the_finding_is_back_and_the_waiver_is_one_too() -> None:
    """A lapsed waiver is never silent."""
    report = _audit(datetime.date(2022, 2, 1))

    assert {"PLAN005", "PLAN032"} <= set(report.groups)
    assert report.waived == ()
