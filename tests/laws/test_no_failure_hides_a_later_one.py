"""Law: all that is wrong is said in one pass; mend what is reported, and nothing older appears."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan import InputError, audit
from eduplan.files.plan_file import parse_plan
from tests.evaluation import county
from tests.installed import installed_registry
from tests.plugins.mutants.coherence import MUTANTS
from tests.plugins.mutants.mutant import CLEAN

REGISTRY = installed_registry()
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
    return [str(problem.message) for problem in caught.value.problems]


BAD_ROWS = (
    county.row("在校人数", 2023, 5),
    county.row("在校生数", 23, 5),
    county.row("在校生数", 2023, "5元"),
    county.row("在校生数", 2023, 5, region="2299"),
    county.row("在校生数", 2023, 5, scope="学段=高中"),
    county.row("适龄儿童数", 2023, 5, institution="甲"),
    county.row("教师数", 2022, 7),
)
"""The last stands twice, beside a good row of the same."""


@given(st.permutations(BAD_ROWS), st.integers(0, len(BAD_ROWS)))
def test_every_bad_row_of_a_table_is_named_whatever_stands_beside_it(
    rows: list[str], number: int
) -> None:
    """In any order, any number of them; each on its own line."""
    good = county.row("教师数", 2022, 9)
    lines = [good, *rows[:number], county.row("教师数", 2021, 9)]
    try:
        county.table(lines)
        bad: list[int | None] = []
    except InputError as error:
        bad = [problem.location.line for problem in error.problems]

    assert bad == list(range(3, 3 + number))
