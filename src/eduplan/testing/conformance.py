"""The conformance suite of pytest: a class of a few lines examines a domain."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from typing import ClassVar, TypeAlias

import pytest

from eduplan.files.plugin_file import read_plugin
from eduplan.installed import load_registry
from eduplan.messages import MessageKind, Text, in_language
from eduplan.registry import Registry
from eduplan.testing import calculations, formulas, overlays, rules
from eduplan.testing.mutants import Score, score_of
from eduplan.testing.properties import EXAMPLES, ask_any
from eduplan.testing.subject import NoSubjectError, Subject, subjects_of
from eduplan.testing.suite import LEAST, QUICK, Trials, too_few
from eduplan.testing.trial import Result, Trial, run_trials
from eduplan.words import Words

TRIALS: Trials = (
    *QUICK,
    *rules.TRIALS,
    *calculations.TRIALS,
    *formulas.TRIALS,
    *(one for one in overlays.TRIALS if one.is_property),
)
"""Every trial, in the order of the record."""

RESULTS = pytest.StashKey[dict[tuple[str, str], Result]]()
"""Where the results of a run are kept for the record at its end."""

SCORES = pytest.StashKey[dict[str, Score]]()
"""Where it is kept how many mutants the cases of each domain notice."""

_Asker: TypeAlias = "Callable[[Trial, Subject], tuple[Text, ...]]"

MUTANTS = Trial(
    "cases_notice_mutants",
    Words(
        "规则的比较、且或、数改了，例子没有发现：规则的边界没有例子",
        "the examples don't notice that comparisons, and/or or numbers of rules were changed: no "
        "example stands at the edge of what the rules find",
    ),
    Words(
        "照没有发现的改动写 [[case]]：恰好相等、多一、少一，或这时报告的话（says）",
        "write a [[case]] for what goes unnoticed: just equal, one more, one less, or what is said",
    ),
    "cases",
    lambda subject: (),
)
"""The trial of mutants, asked by a test of its own, as it costs most and has a score."""

_TOO_FEW_NOTICED = MessageKind(
    "too_few_mutants_noticed",
    "发现了 {all} 个改动中的 {noticed} 个，至少应有 {least}",
    "{noticed} of {all} changes are noticed, where {least} is the least",
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
        self._tell(trial, self._asks, request)

    def test_cases_notice_mutants(self, request: pytest.FixtureRequest) -> None:
        """A rule whose operators and numbers may change unnoticed is proven by nothing."""

        def ask(trial: Trial, subject: Subject) -> tuple[Text, ...]:
            score = score_of(subject.judged, subject.registry)
            request.config.stash.setdefault(SCORES, {})[self.domain] = score
            if score.share is None or score.share >= Fraction(self.notices):
                return ()
            every = score.noticed + len(score.survivors)
            said = _TOO_FEW_NOTICED(noticed=score.noticed, all=every, least=self.notices)
            return (said, *map(str, score.survivors))

        self._tell(MUTANTS, ask, request)

    def test_enough_was_asked(self, request: pytest.FixtureRequest) -> None:
        """Fewer trials than the content asks for are a failure: green says nothing then."""
        results = request.config.stash.get(RESULTS, {})
        asked = [one for (domain, _), one in results.items() if domain == self.domain]
        if said := too_few(asked, self.least()):
            pytest.fail(_both(said), pytrace=False)

    def test_expected_failures_are_known_by_name(self) -> None:
        """A misspelt name would excuse nothing."""
        unknown = set(self.expected) - {one.name for one in (*TRIALS, MUTANTS)}
        assert unknown == set()

    @classmethod
    def least(cls) -> int:
        """Return how many trials must have been asked of what the domain declares."""
        subject = cls.subject()
        return sum(number for part, number in LEAST.items() if not part or getattr(subject, part))

    def _tell(self, trial: Trial, ask: _Asker, request: pytest.FixtureRequest) -> None:
        """Ask a trial, note in the record how it ended, and end the test alike."""
        [result] = run_trials([trial], self.subject(), ask, self.expected)
        request.config.stash.setdefault(RESULTS, {})[self.domain, trial.name] = result
        if result.status == "skipped":
            pytest.skip(_both(result.said))
        if result.status == "expected":
            pytest.xfail(_both(result.said))
        if result.status == "failed":
            pytest.fail(_both(result.said), pytrace=False)

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
