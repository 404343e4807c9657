"""Writes the record of a conformance run at its end: every trial by name, and how it ended."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from eduplan.testing.mutants import Score
    from eduplan.testing.trial import Result

_OPTION = "--eduplan-record"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the record to a file."""
    parser.addoption(
        _OPTION,
        metavar="FILE",
        default="",
        help="write the record of eduplan's conformance suite to FILE as JSON",
    )


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say of each domain how many trials were asked, and list all that did not pass."""
    suite = sys.modules.get("eduplan.testing.conformance")  # else nobody examined anything
    results: Mapping[tuple[str, str], Result] = (
        {} if suite is None else config.stash.get(suite.RESULTS, {})
    )
    if not results:
        return
    terminalreporter.section("eduplan conformance 插件检查")
    scores: Mapping[str, Score] = config.stash.get(suite.SCORES, {}) if suite else {}
    for domain in dict.fromkeys(name for name, _ in results):
        _write(terminalreporter, domain, [one for (of, _), one in results.items() if of == domain])
        if domain in scores:
            _write_score(terminalreporter, scores[domain])
    if path := config.getoption(_OPTION):
        with open(path, "w", encoding="utf-8") as stream:
            json.dump(record(results), stream, ensure_ascii=False, indent=2)


def _write(reporter: pytest.TerminalReporter, domain: str, results: list[Result]) -> None:
    from eduplan.messages import in_language
    from eduplan.testing.trial import STATUS_WORDS

    count = Counter(one.status for one in results)
    properties = sum(one.trial.is_property and one.status != "skipped" for one in results)
    said = "，".join(f"{STATUS_WORDS[status].zh} {count[status]}" for status in STATUS_WORDS)
    reporter.write_line(f"{domain}：{len(results)} 项，{said}；其中性质 {properties} 项")
    verbose = reporter.config.get_verbosity() > 0
    for one in results:
        if verbose or one.status not in ("passed", "skipped"):
            said = in_language(one.said, "zh").partition("\n")[0]
            ended = STATUS_WORDS[one.status].zh
            reporter.write_line(f"  {one.trial.name}  {ended}{said and '：'}{said}")


def _write_score(reporter: pytest.TerminalReporter, score: Score) -> None:
    every = score.noticed + len(score.survivors)
    reporter.write_line(f"  规则的例子发现了 {every} 个改动中的 {score.noticed} 个")
    if reporter.config.get_verbosity() > 0:
        for one in score.survivors:
            reporter.write_line(f"    没有发现：{one}")


def record(results: Mapping[tuple[str, str], Result]) -> list[dict[str, Any]]:
    """Return the record as plain data: each trial by name, how it ended, and why.

    What is said of it stands there in Chinese (`why`) and in English (`why_en`).
    """
    from eduplan.messages import in_language

    return [
        {
            "domain": domain,
            "trial": name,
            "property": one.trial.is_property,
            "status": one.status,
            "why": in_language(one.said, "zh"),
            "why_en": in_language(one.said, "en"),
        }
        for (domain, name), one in results.items()
    ]
