"""Law: a rule that fails is an outcome with rule, subject and traceback; junk is never counted."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from eduplan import (
    Amount,
    Case,
    Domain,
    Outcome,
    Plan,
    Reason,
    Words,
    audit,
    call,
    evaluate,
    failed,
    ref,
)
from eduplan import parse_unit as unit
from eduplan.files.table_file import parse_table
from eduplan.report.evaluation import exit_code_of
from eduplan.report.of_results import report_of
from eduplan.report.text import write_text
from tests import small
from tests.evaluation.county import HEADER, REGION

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduplan import AuditReport
    from eduplan.engine.asking import RuleOutcome

TEXT = Words("{what}", "{what}")


def _audited(function: Callable[[Plan, Case], object], message: Words = TEXT) -> AuditReport:
    """Return the audit of a small plan by one rule that finds, one of the test's, and one more."""
    domain = Domain("rules", Words("规则", "Rules"))

    def finds(plan: Plan, case: Case) -> Outcome:
        return failed(what="found")

    for code, rule in (("GOOD001", finds), ("BAD002", function), ("GOOD003", finds)):
        define = domain.rule(code, per="plan", title=TEXT, message=message, remedy=Words("", ""))
        define(rule)  # type: ignore[type-var]  # what breaks its word is what is tested
    registry = small.registry(domain)
    return audit(small.plan(small.TARGET, registry), registry, today=small.TODAY)


def _failed(function: Callable[[Plan, Case], object]) -> RuleOutcome:
    """Return the one outcome that is an error, where the other rules have still found."""
    report = _audited(function)
    assert [finding.code for finding in report.findings] == ["GOOD001", "GOOD003"]
    (one,) = report.failed
    assert report.counts["error"] == 1
    assert (one.code, one.subject) == ("BAD002", "plan")
    return one


class UnspeakableError(Exception):
    def __str__(self) -> str:
        raise ValueError("no words for it")


class Shy:
    def __repr__(self) -> str:
        raise ValueError("no look at it")


class Status(str):
    """Text of a kind of its own, which another process would not know."""

    __slots__ = ()


RAISED: dict[str, BaseException] = {
    "ZeroDivisionError: by nothing": ZeroDivisionError("by nothing"),
    "SystemExit: 3": SystemExit(3),
    "GeneratorExit": GeneratorExit(),
    "BaseExceptionGroup: two (2 sub-exceptions)": BaseExceptionGroup(
        "two", [SystemExit(), ValueError()]
    ),
    "UnspeakableError: (str() of it raised ValueError)": UnspeakableError(),
}


@pytest.mark.parametrize("text", sorted(RAISED))
def test_what_a_rule_raises_is_an_error_with_its_traceback(text: str) -> None:
    """Of whatever class, and also if its own text can't be had."""

    def raises(plan: Plan, case: Case) -> NoReturn:
        raise RAISED[text]

    one = _failed(raises)

    assert one.outcome.reason is not None
    assert one.outcome.reason.code == "raised"
    assert one.outcome.reason.words.en == f"the rule failed: {text}"
    assert one.outcome.reason.words.zh.startswith("规则出错：")
    assert one.failure is not None
    assert len(one.failure.id) == 12
    assert any("in raises" in line for line in one.failure.traceback)


def test_the_id_of_a_traceback_is_that_of_the_lines_of_code() -> None:
    """One mistake met on many subjects, or by many counties, is one mistake."""

    def divides(plan: Plan, case: Case) -> object:
        return 1 / len(plan.goals)

    def raises(plan: Plan, case: Case) -> NoReturn:
        raise ZeroDivisionError

    first, again, other = (_failed(rule).failure for rule in (divides, divides, raises))

    assert first is not None
    assert again is not None
    assert other is not None
    assert first.id == again.id
    assert first.id != other.id


def test_a_long_text_is_cut_and_a_long_traceback_folded() -> None:
    """So that one bad rule does not fill the report."""

    def recurses(plan: Plan, case: Case) -> object:
        return again(plan, case)

    def again(plan: Plan, case: Case) -> object:
        return recurses(plan, case)

    def shouts(plan: Plan, case: Case) -> NoReturn:
        raise ValueError("a" * 10**6)

    deep, loud = _failed(recurses).failure, _failed(shouts).failure

    assert deep is not None
    assert deep.text.startswith("RecursionError")
    assert len(deep.traceback) < 100
    assert loud is not None
    assert len(loud.text) < 1000


def test_the_user_can_still_interrupt_an_audit() -> None:
    """Of all that comes out of a rule, only this is not the rule's own."""

    def interrupted(plan: Plan, case: Case) -> NoReturn:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _audited(interrupted)


WORDS = Words("某", "some")
REASON = Reason("x", WORDS)
JUNK: dict[str, Any] = {
    "returned str; expected an Outcome": lambda: "fine",
    "returned NoneType; expected an Outcome": lambda: None,
    "returned status='failed'; expected pass/fail/": lambda: Outcome("failed"),  # type: ignore[arg-type]
    "returned status='error'; expected pass/fail/": lambda: Outcome("error", Reason("x", WORDS)),
    "returned status='pass'; expected": lambda: Outcome(Status("pass")),  # type: ignore[arg-type]
    "returned severity='fatal'; expected error/warning/info": lambda: failed(
        severity="fatal",  # type: ignore[arg-type]
        what="x",
    ),
    "returned status='not_applicable', reason=None; expected a Reason": lambda: Outcome(
        "not_applicable"
    ),
    "reason=Reason(code='x', words=Words(zh='某', en='some')); expected no reason": lambda: Outcome(
        "pass", Reason("x", WORDS)
    ),
    "reason='late'; expected a Reason(code, Words)": lambda: Outcome("not_evaluated", "late"),  # type: ignore[arg-type]
    "returned beside=(3,); expected a tuple of names": lambda: failed(3, what="x"),  # type: ignore[arg-type]
    "returned missing=['a']; expected a tuple": lambda: Outcome("fail", missing=["a"]),  # type: ignore[arg-type]
    "returned what=0.5; expected text, a whole number": lambda: failed(what=0.5),  # type: ignore[arg-type]
    "returned what='text'; expected text, a whole number": lambda: failed(what=Status("text")),
    "returned what=Amount(": lambda: failed(what=Amount(0.5, unit("人"))),  # type: ignore[arg-type]
    "returned what=Words(": lambda: failed(what=Words("某", None)),  # type: ignore[arg-type]
    "ValueError: no look at it": lambda: failed(what=Shy()),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("text", sorted(JUNK))
def test_an_answer_that_is_no_outcome_is_an_error_that_says_what_was_expected(text: str) -> None:
    """Neither counted as found nor as passed, and no trouble for whoever prints the report."""
    one = _failed(lambda plan, case: JUNK[text]())

    assert one.outcome.reason is not None
    assert text in one.outcome.reason.words.en


def test_a_message_that_is_not_filled_says_what_it_lacks() -> None:
    """The rule had found something; what it is can't be said, so it is an error."""
    message = Words("{what}", "{what} {when}")
    report = _audited(lambda plan, case: failed(what="x", year=2025), message)

    assert {one.code for one in report.failed} == {"GOOD001", "BAD002", "GOOD003"}
    assert report.failed[0].outcome.reason == Reason(
        "bad_message",
        Words(
            "规则出错：无法填写它的文字（KeyError: 'when'）；结果所带的值：what、year",
            "the rule failed: its texts can't be filled (KeyError: 'when'); the outcome carries "
            "what, year",
        ),
    )


def test_whole_numbers_text_days_words_and_exact_amounts_can_be_shown() -> None:
    """What is refused above is refused for what it is, not for where it stands."""
    for value in (3, "text", small.TODAY, WORDS, Amount(Fraction(1, 3), unit("%")), True):
        report = _audited(lambda plan, case, value=value: failed(what=value))  # type: ignore[misc]

        assert (value is True) == bool(report.failed), value


@pytest.mark.parametrize("raised", [ZeroDivisionError("by nothing"), SystemExit(3)], ids=repr)
def test_a_check_whose_calculation_fails_is_an_error_and_not_merely_undecided(
    raised: BaseException,
) -> None:
    """What the check would have found is hidden by a mistake, and not by missing data."""
    domain = Domain("county", Words("县", "County"))

    @domain.calculation("needed", Words("需要数", "needed"), unit="人")
    def needed(places: Fraction) -> Fraction:
        raise raised

    domain.check(
        "CTY001",
        call("county.needed", ref("schools.places")) <= ref("schools.places"),
        title=WORDS,
        remedy=WORDS,
    )
    registry = small.registry(domain)
    statement = (
        '\n[[statement]]\nid = "S1"\nlabel = "学位"\nabout = "schools.places"\n'
        'value = "1200人"\nyear = 2020\n'
    )
    report = audit(small.plan(statement, registry), registry, today=small.TODAY)

    (one,) = report.failed
    assert (one.code, one.subject) == ("CTY001", "values 2020")
    assert one.failure is not None
    assert one.failure.text == f"county.needed: {type(raised).__name__}: {raised}"
    assert any("in needed" in line for line in one.failure.traceback)


def test_a_target_whose_indicator_can_not_be_calculated_is_among_what_failed() -> None:
    """It has no value for a mistake of the plugin, and not for missing data."""
    domain = Domain("county", Words("县", "County"))

    @domain.calculation("needed", Words("需要数", "needed"), unit="人")
    def needed(places: Fraction) -> Fraction:
        raise ZeroDivisionError("by nothing")

    domain.indicator(
        "need",
        Words("需要", "need"),
        formula=call("county.needed", ref("schools.places").total()),
        unit="人",
        better="higher",
    )
    registry = small.registry(domain)
    target = '\n[[target]]\nid = "T1"\nindicator = "county.need"\nat_least = "9人"\nyear = 2025\n'
    rows = f"{HEADER}{REGION},,,2021,学位数,1180,人,x\n"
    report = evaluate(small.plan(target, registry), registry, parse_table(rows, registry))

    (one,) = report.failed
    assert (one.code, one.subject) == ("county.need", "T1")
    assert one.failure is not None
    assert one.failure.text == "county.needed: ZeroDivisionError: by nothing"
    assert [exit_code_of(report, strict=strict) for strict in (False, True)] == [1, 2]
    assert "county.need T1: 规则出错：county.needed：ZeroDivisionError" in write_text(
        report_of(report)
    )
