"""Law: integers, decimals and fractions only; a float is refused wherever one could come in."""

from __future__ import annotations

import pytest

from eduplan import (
    EduplanError,
    FigureError,
    InputError,
    explain,
    parse_figure,
    ref,
)
from tests import small
from tests.installed import installed_registry


def test_a_float_is_refused_as_a_figure() -> None:
    """It would be another number than the one that was written."""
    with pytest.raises(EduplanError):
        parse_figure(0.85)  # type: ignore[arg-type]


def test_a_float_is_refused_in_a_formula() -> None:
    """With what to write instead."""
    with pytest.raises(EduplanError, match="'85%'"):
        ref("schools.use") + 0.85  # type: ignore[operator]


def test_a_bare_decimal_is_refused_in_a_plan() -> None:
    """TOML would make a float of it."""
    with pytest.raises(InputError, match="as text"):
        small.load(small.BASELINE.replace('"80%"', "80.5"), small.registry())


def test_a_float_is_refused_as_a_value_to_explain_with() -> None:
    """Also of so many to one, whose spellings are two; by the name that it was given for."""
    registry = installed_registry()
    for name in ("在园幼儿数", "senior_high.student_teacher_ratio"):
        values = {name: 13.5}

        with pytest.raises(FigureError, match=f"{name}=13.5: 13.5 is a float"):
            explain(name, registry, values, year=2023)  # type: ignore[arg-type]
