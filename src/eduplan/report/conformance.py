"""What the quick part of the conformance suite found in a plugin, as a report and as a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from eduplan.messages import Text, in_language
from eduplan.report.documents import ANSWERS, Json
from eduplan.report_model import Column, Note, Page, Report, Row, Table
from eduplan.words import Language, Words

_COLUMNS = (
    Column("domain", Words("领域", "Domain")),
    Column("trial", Words("检查", "Trial"), "name"),
    Column("status", Words("结果", "Result")),
)
_SUM = Words(
    "共 {all} 项：{parts}；要问全部，含对编造的规划和数据的检查，用 pytest 和 "
    "eduplan.testing.DomainConformance",
    "{all} trials: {parts}; to ask all, also about made-up plans and data, use pytest and "
    "eduplan.testing.DomainConformance",
)


class TrialResult(Protocol):
    """How one trial of a domain ended."""

    @property
    def domain(self) -> str:
        """The domain that was examined."""
        ...

    @property
    def name(self) -> str:
        """What the trial is called."""
        ...

    @property
    def status(self) -> str:
        """How it ended."""
        ...

    @property
    def words(self) -> Words:
        """How it ended, in words."""
        ...

    @property
    def said(self) -> Text:
        """Why it was skipped, or what it found."""
        ...


def conformance_report(results: Sequence[TrialResult]) -> Report:
    """Return a row for each trial; what it found, or why it was skipped, stands below."""
    counts = Counter(one.words for one in results)
    parts = Words.listed(Words.join((words, str(count)), " ") for words, count in counts.items())
    table = Table(_COLUMNS, tuple(map(_row, results)))
    summary = Note(_SUM.fill(all=len(results), parts=parts))
    return Report((Page(parts=(table, summary), is_card=True),))


def conformance_document(results: Iterable[TrialResult], lang: Language) -> Json:
    """Return each trial with its result as a document."""
    trials = [
        {
            "domain": one.domain,
            "trial": one.name,
            "status": one.status,
            "why": in_language(one.said, lang),
        }
        for one in results
    ]
    return ANSWERS.document("conformance", None, lang, trials=trials)


def _row(one: TrialResult) -> Row:
    said = Words.in_both(lambda lang: in_language(one.said, lang)) if one.said else None
    is_wrong = one.status == "failed"
    return Row.of(
        one.domain,
        one.name,
        one.words,
        role="error" if is_wrong else "",
        parts=(Note(said),) if said is not None and is_wrong else (),
    )
