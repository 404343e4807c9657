"""Numbers in Chinese texts: what is printed is read back, and nothing is guessed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan.quantity.numerals import Numeral, numeral_at

DIGITS = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """Print a whole number in Chinese numerals, the long way: 一百二十, 一万零五."""
    for size, sign in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        above, rest = divmod(number, size)
        if above:
            gap = "零" if 0 < rest < size // 10 else ""
            return spelled(above) + sign + (gap + spelled(rest) if rest else "")
    return DIGITS[number]


@given(st.integers(0, 10**12 - 1))
def test_a_spelled_number_is_read_back(number: int) -> None:
    text = spelled(number)

    found = numeral_at(text)

    assert found is not None
    assert found.value == number
    assert found.end == len(text)


@given(st.integers(1, 9999), st.integers(1, 9999), st.sampled_from(["万", "千", ""]))
def test_groups_of_digits_add_up(above: int, below: int, sign: str) -> None:
    size = {"万": 10**4, "千": 1000, "": 1}[sign]
    text = f"约{above}亿{below}{sign}元"
    is_one = below * size < 10**8 if sign else False

    found = numeral_at(text, 1)

    if is_one:
        assert found == Numeral(
            above * 10**8 + Fraction(below * size), len(text) - 1, Fraction(size)
        )
    else:
        assert found is None


@given(st.text("0123456789,.〇○零一二三两十百千万亿点分之人%", max_size=12))
def test_what_is_read_is_a_number_of_the_text(text: str) -> None:
    found = numeral_at(text)

    if found is not None:
        assert 0 < found.end <= len(text)
        assert found.value >= 0
        assert numeral_at(text[: found.end]) == found


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("二〇二五", 2025, 1),
        ("二○二五", 2025, 1),
        ("三万五", 35_000, 1000),
        ("一百二", 120, 1),
        ("两千零五", 2005, 1),
        ("百分之八十五", Fraction(85, 100), Fraction(1, 100)),
        ("三分之二", Fraction(2, 3), 0),
        ("九十九点五", Fraction(199, 2), Fraction(1, 10)),
        ("83.46", Fraction(8346, 100), Fraction(1, 100)),
        ("3万5千", 35_000, 1000),
        ("1亿2000万3千", 120_003_000, 1000),
    ],
)
def test_the_last_printed_place_is_known(
    text: str, value: Fraction | int, step: Fraction | int
) -> None:
    assert numeral_at(text) == Numeral(Fraction(value), len(text), Fraction(step))


@pytest.mark.parametrize(
    "text",
    ["三五", "七八十", "3万5", "3万500", "百", "〇", "一千零", "", "人", "零分之一"],
)
def test_what_may_be_several_numbers_or_none_is_not_read(text: str) -> None:
    assert numeral_at(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("壹佰贰拾", 120), ("叁仟零伍拾", 3050), ("壹拾贰万", 120000), ("一二〇", 120)],
)
def test_formal_numerals_and_digits_with_a_nought_are_numbers(text: str, value: int) -> None:
    found = numeral_at(text)

    assert found is not None
    assert found.value == value
    assert found.end == len(text)


@pytest.mark.parametrize("text", ["伍", "陆川", "三五", "一二三"])
def test_what_may_be_a_name_or_several_numbers_is_none(text: str) -> None:
    assert numeral_at(text) is None
