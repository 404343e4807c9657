"""Records share the methods that attrs would compile for each of them, and nobody sees it."""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from eduplan.immutable import Record


@attrs.frozen
class Compiled:
    """A class whose methods attrs compiles."""

    name: str
    parts: tuple[int, ...] = ()
    place: str = attrs.field(default="", eq=False)
    codes: dict[str, int] = attrs.field(factory=dict, hash=False)
    text: str = attrs.field(default="", repr=False)


@attrs.frozen(eq=False, repr=False)
class Shared(Record):
    """The same class, whose methods are those of every record."""

    name: str
    parts: tuple[int, ...] = ()
    place: str = attrs.field(default="", eq=False)
    codes: dict[str, int] = attrs.field(factory=dict, hash=False)
    text: str = attrs.field(default="", repr=False)


@attrs.frozen(eq=False, repr=False)
class Further(Shared):
    """A record that inherits its fields."""


class Bare(Shared):
    """A record that inherits even what attrs makes of a class."""

    __slots__ = ()


FEW = st.sampled_from(["a", "b"])
FIELDS = st.fixed_dictionaries(
    {"name": FEW, "parts": st.sampled_from([(), (1,)]), "place": FEW, "text": FEW},
    optional={"codes": st.dictionaries(FEW, st.integers(0, 1), max_size=1)},
)


@given(one=FIELDS, two=FIELDS)
def test_records_are_equal_and_hashed_as_attrs_would_have_it(
    one: dict[str, Any], two: dict[str, Any]
) -> None:
    """Fields that attrs leaves out of a comparison or a hash are left out of it here as well."""
    same = Compiled(**one) == Compiled(**two)

    assert (Shared(**one) == Shared(**two)) is same
    assert not same or hash(Shared(**one)) == hash(Shared(**two))


@given(fields=FIELDS)
def test_a_record_is_shown_as_attrs_would_show_it(fields: dict[str, Any]) -> None:
    """The digest of a registry is made of what its definitions show."""
    expected = repr(Compiled(**fields)).replace("Compiled", "Shared")

    assert expected == repr(Shared(**fields))


def test_records_of_different_classes_are_never_equal() -> None:
    """A target is not the baseline that has the same fields, nor what inherits from it."""
    assert Shared("a") != Further("a")
    assert Shared("a") != Compiled("a")
    assert Further("a") == Further("a")
    assert Bare("a") != Shared("a")
    assert Bare("a") == Bare("a")
    assert len({Shared("a"), Further("a"), Bare("a")}) == 3
