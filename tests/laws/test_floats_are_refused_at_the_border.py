"""Law: integers, decimals and fractions only; a float is refused wherever one could come in."""

from __future__ import annotations

import pytest

from eduplan import EduplanError, InputError, parse_figure, ref
from tests import small


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
