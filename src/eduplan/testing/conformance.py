"""The conformance suite of pytest: a class of a few lines examines a domain."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import ClassVar

import pytest

from eduplan.files.plugin_file import read_plugin
from eduplan.installed import load_registry
from eduplan.messages import MessageKind, Text, in_language
from eduplan.registry import Registry
from eduplan.testing import calculations, formulas, rules
from eduplan.testing.mutants import Score, score_of
from eduplan.testing.properties import EXAMPLES, ask_any
from eduplan.testing.subject import NoSubjectError, Subject, subjects_of
from eduplan.testing.suite import LEAST, QUICK, Trials, too_few
from eduplan.testing.trial import LACKS, Result, Trial, run_trials
from eduplan.words import Words

TRIALS: Trials = (*QUICK, *rules.TRIALS, *calculations.TRIALS, *formulas.TRIALS)
"""Every trial, in the order of the record."""

RESULTS = pytest.StashKey[dict[tuple[str, str], Result]]()
"""Where the results of a run are kept for the record at its end."""

SCORES = pytest.StashKey[dict[str, Score]]()
"""Where it is kept how many mutants the cases of each domain notice."""

_TOO_FEW_NOTICED = MessageKind(
    "too_few_mutants_noticed",
    "规则的例子只发现了 {noticed} 个改动，共 {all} 个，至少应有 {least}；没有发现的：{survivors}",
    "the examples of rules notice {noticed} of {all} changes, where {least} is the least; "
    "unnoticed: {survivors}",
)


class DomainConformance:
    """Examine one domain: subclass it in a test file, and name the domain.

        from eduplan.testing import DomainConformance

        class TestQingxi(DomainConformance):
            domain = "qingxi"

    Attributes:
        domain: the name of the domain.
        file: the TOML file of a plugin that is only data, where it is not installed.
        folders: where further plugins stand that are only data.
        expected: the trials that are known to fail, by name, each with the reason.
        notices: the least share of mutants (a rule with one operator or number changed) that the
            cases of its rules must notice, as a decimal: "0.85".
        examples: how many made-up plans or figures a property is asked about.
    """

    domain: ClassVar[str] = ""
    file: ClassVar[str] = ""
    folders: ClassVar[Collection[str]] = ()
    expected: ClassVar[Mapping[str, str]] = {}
    notices: ClassVar[str] = "0"
    examples: ClassVar[int] = EXAMPLES

    @classmethod
    def load(cls) -> Registry:
        """Return the plugins among which the domain is examined, loaded anew."""
        registry = load_registry(folders=cls.folders)
        if cls.file:
            registry = registry.with_contribution(read_plugin(cls.file).contribution())
        return registry

    @classmethod
    def subject(cls) -> Subject:
        """Return the domain."""
        return _subject(cls)

    @pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
    def test_conforms(self, trial: Trial, request: pytest.FixtureRequest) -> None:
        """Each trial is a test of its own, so that the report names it."""
        [result] = run_trials([trial], self.subject(), self._asks, self.expected)
        results = request.config.stash.setdefault(RESULTS, {})
        results[self.domain, trial.name] = result
        if result.status == "skipped":
            pytest.skip(_both(result.said))
        if result.status == "expected":
            pytest.xfail(_both(result.said))
        if result.status == "failed":
            pytest.fail(_both(result.said), pytrace=False)

    def test_cases_notice_mutants(self, request: pytest.FixtureRequest) -> None:
        """A rule whose operators and numbers may change unnoticed is proven by nothing."""
        subject = self.subject()
        if not subject.cases:
            pytest.skip(_both(LACKS["cases"]))
        score = score_of(subject.judged, subject.registry)
        request.config.stash.setdefault(SCORES, {})[self.domain] = score
        if score.share is not None and score.share < Fraction(self.notices):
            said = _TOO_FEW_NOTICED(
                noticed=score.noticed,
                all=score.noticed + len(score.survivors),
                least=self.notices,
                survivors=tuple(str(one) for one in score.survivors),
            )
            pytest.fail(_both(said), pytrace=False)

    def test_enough_was_asked(self, request: pytest.FixtureRequest) -> None:
        """Fewer trials than the content asks for are a failure: green says nothing then."""
        results = request.config.stash.get(RESULTS, {})
        asked = [one for (domain, _), one in results.items() if domain == self.domain]
        if said := too_few(asked, self.least()):
            pytest.fail(_both(said), pytrace=False)

    def test_expected_failures_are_known_by_name(self) -> None:
        """A misspelt name would excuse nothing."""
        unknown = set(self.expected) - {one.name for one in TRIALS}
        assert unknown == set()

    @classmethod
    def least(cls) -> int:
        """Return how many trials must have been asked of what the domain declares."""
        subject = cls.subject()
        return sum(number for part, number in LEAST.items() if not part or getattr(subject, part))

    def _asks(self, trial: Trial, subject: Subject) -> tuple[Text, ...]:
        return ask_any(trial, subject, self.examples)


_SUBJECTS: dict[type[DomainConformance], Subject] = {}
"""The domain of each class, loaded once."""


def _subject(suite: type[DomainConformance]) -> Subject:
    if suite not in _SUBJECTS:
        try:
            [_SUBJECTS[suite], *_] = subjects_of(suite.domain, suite.load(), suite.load)
        except NoSubjectError as error:
            pytest.fail(_both(Words.in_both(error.in_language)), pytrace=False)
    return _SUBJECTS[suite]


def _both(said: Text) -> str:
    """Return a text in both languages, each on lines of its own; once where they are alike."""
    return "\n".join(dict.fromkeys((in_language(said, "zh"), in_language(said, "en"))))
