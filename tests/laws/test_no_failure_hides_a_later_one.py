"""Law: all that is wrong is said in one pass; mend what is reported, and nothing older appears."""

from __future__ import annotations

import datetime

import pytest

from eduplan import InputError, audit, load_registry
from eduplan.files.plan_file import parse_plan
from tests.plugins.mutants.coherence import MUTANTS
from tests.plugins.mutants.mutant import CLEAN

REGISTRY = load_registry()
TODAY = datetime.date(2022, 1, 31)
TOGETHER = ("PLAN001", "PLAN009", "PLAN014", "PLAN020", "PLAN030")
"""Edits of different places of the clean plan, so that all can be made at once."""

MISTAKES = (
    '[[target]]\nid = "Z1"\nindicator = "preschool.gross_enrolment_rat"\nat_least = "9%"\n',
    '[[target]]\nid = "Z2"\nindicator = "preschool.gross_enrolment_rate"\nat_least = "9人"\n',
    '[[target]]\nid = "Z3"\nindicator = "preschool.gross_enrolment_rate"\nat_leest = "9%"\n',
    '[[statement]]\nid = "Z4"\nlabel = "数"\nvalue = 3\n',
    '[[relation]]\nid = "Z5"\nformula = "S1 ="\n',
)


def _edited(codes: tuple[str, ...]) -> str:
    text = CLEAN
    for code in codes:
        for old, new in MUTANTS[code].replaced:
            assert old in text, old
            text = text.replace(old, new)
    return text


def _codes(text: str) -> set[str]:
    loaded = parse_plan(text, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY)
    return {finding.code for finding in report.findings}


@pytest.mark.parametrize("mended", TOGETHER)
def test_a_finding_that_is_mended_goes_and_no_other_comes(mended: str) -> None:
    """Five at once, then any four."""
    rest = tuple(code for code in TOGETHER if code != mended)

    assert _codes(_edited(TOGETHER)) == {*TOGETHER}
    assert _codes(_edited(rest)) == {*rest}


@pytest.mark.parametrize("mended", range(len(MISTAKES)))
def test_a_mistake_that_is_mended_goes_and_no_other_comes(mended: int) -> None:
    """Of a file that can't be read, every mistake is named at once."""
    rest = [text for place, text in enumerate(MISTAKES) if place != mended]

    assert len(_problems("".join(MISTAKES))) >= len(MISTAKES)
    assert set(_problems("".join(rest))) < set(_problems("".join(MISTAKES)))


def _problems(body: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_plan(CLEAN + body, REGISTRY)
    return [problem.message for problem in caught.value.problems]
