"""The kinds of values that a plan file may hold: the quick check of a text against its pattern."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eduplan.files.plan_kinds import ID, REGION, TEXT, Kind


@pytest.mark.parametrize("kind", [TEXT, ID, REGION])
@given(text=st.one_of(st.text(max_size=8), st.from_regex("[0-9]{6}\n?", fullmatch=True)))
@example(text="T01")
@example(text="目标一")
@example(text="220503")
@example(text="２２０５０３")
@example(text="990000")
@example(text="220503\n")
def test_what_the_quick_check_lets_pass_fits_the_pattern(kind: Kind, text: str) -> None:
    """Editors check by the pattern alone: a text is the same to them and to us."""
    pattern = kind.pattern.removesuffix("$") + r"\Z" if kind.pattern.endswith("$") else kind.pattern

    assert kind.surely is not None
    assert not kind.surely(text) or re.search(pattern, text)
