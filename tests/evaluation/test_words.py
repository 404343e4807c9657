"""The table of words: every combination of answers has one, and none hides what lags."""

from __future__ import annotations

from itertools import product
from typing import get_args

from eduplan.engine.evaluation.direction import ChangeState
from eduplan.engine.evaluation.level import LevelState
from eduplan.engine.evaluation.pace import PaceState
from eduplan.engine.evaluation.verdicts import ANY, VERDICTS, Verdict, verdict_of

STATES = (
    get_args(LevelState),
    get_args(PaceState),
    *[get_args(ChangeState)] * 2,
    ("before", "due"),
)


def _verdicts() -> list[tuple[tuple[str, ...], Verdict]]:
    return [(key, verdict_of(*key[:4], is_due=key[4] == "due")) for key in product(*STATES)]


def test_every_combination_of_answers_has_a_word() -> None:
    assert len(_verdicts()) == 4 * 12 * 4 * 4 * 2
    assert {verdict.code for _, verdict in _verdicts()} == {row.code for row in VERDICTS}


def test_every_row_names_states_that_there_are() -> None:
    for row in VERDICTS:
        for wanted, states in zip(row[:5], STATES, strict=True):
            assert wanted == ANY or wanted in states


def test_every_row_is_the_first_for_some_answers() -> None:
    assert {verdict for _, verdict in _verdicts()} == set(VERDICTS)


def test_one_code_has_one_word_in_each_language_and_one_meaning() -> None:
    for code in {row.code for row in VERDICTS}:
        rows = [row for row in VERDICTS if row.code == code]
        assert len({(row.words, row.lags, row.counts) for row in rows}) == 1


def test_a_target_that_is_met_and_worsening_is_never_just_met() -> None:
    for (level, _, base, last, _), verdict in _verdicts():
        if level == "met" and "worsened" in (base, last):
            assert verdict.code in ("met_worsening", "met_slipping")


def test_a_target_that_is_met_never_lags_and_one_that_is_unknown_never_counts() -> None:
    for (level, *_), verdict in _verdicts():
        assert not (level == "met" and verdict.lags)
        assert not (level in ("unknown", "manual") and (verdict.lags or verdict.counts))
        assert not (verdict.lags and verdict.counts)


def test_a_target_that_is_due_and_missed_always_calls_for_action() -> None:
    for (level, pace, _, _, time), verdict in _verdicts():
        if level == "missed" and time == "due":
            assert verdict.lags, pace
