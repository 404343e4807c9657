"""Law: an unknown key is an error with a suggestion; it is never dropped."""

from __future__ import annotations

import pytest

from eduplan import InputError
from tests import small


def test_a_misspelt_key_of_a_plan_is_named_with_the_right_one() -> None:
    """With its line."""
    with pytest.raises(InputError, match="at_least") as caught:
        small.load(small.TARGET.replace("at_least", "at_leest"), small.registry())

    assert caught.value.problems[0].location.line is not None
