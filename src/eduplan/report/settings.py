"""What an audit was asked for, and the exit code that follows from what it found."""

from __future__ import annotations

from typing import NamedTuple

from eduplan.catalogue.outcome import SEVERITIES, Severity
from eduplan.engine.audit import AuditReport

CLEAN, FOUND, UNUSABLE = 0, 1, 2
"""The exit codes: nothing found; something found; the input or an option can't be used."""


class AuditSettings(NamedTuple):
    """The choices of whoever asked for the audit; reports record them.

    `severity` is the least serious one that counts in the exit code; with `strict` a plugin that
    fails is an error instead of being set aside; `own_standards` says whether rules that rest on a
    reference of eduplan's own were asked.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = "warning"
    strict: bool = False
    own_standards: bool = True

    def exit_code(self, report: AuditReport) -> int:
        """Return the exit code of a report; a rule that failed hides what it would have found."""
        if report.counts["error"]:
            return UNUSABLE if self.strict else FOUND
        counted = SEVERITIES[: SEVERITIES.index(self.severity) + 1]
        return FOUND if any(report.severities[one] for one in counted) else CLEAN
