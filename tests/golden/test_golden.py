"""What people see does not change unless somebody means it to.

Where a change is meant, write the files anew and read the difference:

    EDUPLAN_WRITE_GOLDEN=1 python -m pytest tests/golden
"""

from __future__ import annotations

import os

import pytest

from tests.golden.outputs import EXPECTED, golden_outputs, golden_texts

TEXTS = golden_texts()


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_what_is_written_about_a_plan_is_as_it_was(name: str) -> None:
    path, written = EXPECTED / f"{name}.txt", golden_outputs(name, TEXTS[name])
    if os.environ.get("EDUPLAN_WRITE_GOLDEN"):
        path.write_text(written, encoding="utf-8", newline="\n")

    # Not `==` of the whole: pytest would compare two megabytes letter by letter.
    expected = path.read_text(encoding="utf-8").splitlines()
    found = written.splitlines()
    different = [pair for pair in zip(expected, found, strict=False) if pair[0] != pair[1]]
    assert different[:5] == []
    assert len(expected) == len(found)


def test_no_expected_output_is_left_of_a_plan_that_is_gone() -> None:
    assert sorted(path.stem for path in EXPECTED.glob("*.txt")) == sorted(TEXTS)
