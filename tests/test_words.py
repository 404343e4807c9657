"""Sentences in both languages, and what may stand in the braces of a message."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan import (
    Amount,
    DefinitionError,
    Domain,
    Outcome,
    Plan,
    Value,
    Words,
    audit,
    failed,
    format_interval,
    format_value,
    parse_unit,
    report_of,
    write_text,
)
from eduplan.quantity import Interval
from eduplan.words import COMMA, SEMICOLON
from tests import small

HUGE = 10**5000
"""Python refuses to spell it: it has more than 4300 digits."""


@given(st.text(), st.text())
def test_a_value_is_put_in_as_it_is_whatever_it_holds(value: str, other: str) -> None:
    """Braces in a value are no places of the sentence."""
    said = Words("甲{one}乙{two}", "a{two}b{one}").fill(one=value, two=Words(other, value))

    assert said == (f"甲{value}乙{other}", f"a{value}b{value}")


def test_braces_that_are_written_twice_stand_for_themselves() -> None:
    assert Words("{{{what}}}", "{{}}{what}").fill(what=1) == ("{1}", "{}1")


def test_parts_without_text_are_left_out_of_a_list() -> None:
    parts: list[Words | str] = [Words("甲", "A"), "", Words("", "only"), "3"]

    assert Words.listed(parts) == ("甲、3", "A, only, 3")
    assert Words.join(parts, SEMICOLON) == ("甲；3", "A; only; 3")
    assert not Words.join([""], COMMA)


def test_details_stand_in_the_brackets_of_the_language() -> None:
    assert Words("图书", "books").with_details(Words("小学", "primary"), "2025") == (
        "图书（小学、2025）",
        "books (primary, 2025)",
    )
    assert Words("图书", "books").with_details() == ("图书", "books")


@pytest.mark.parametrize("places", ["{what:>99999999}", "{what.zh}", "{what[0]}", "{0}", "{}", "{"])
@pytest.mark.parametrize("texts", ["message", "remedy"])
def test_a_message_may_name_a_value_and_do_nothing_with_it(places: str, texts: str) -> None:
    """`str.format` would pad to a hundred megabytes, or read attributes of what it is given."""
    bad, good = Words("无", places), Words("改", "mend")
    message, remedy = (bad, good) if texts == "message" else (good, bad)

    with pytest.raises(DefinitionError, match=r"AAA001: .* hold more than a name"):
        Domain("county", Words("县", "County")).rule(
            "AAA001", per="plan", title=good, message=message, remedy=remedy
        )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (HUGE, "约4983位的数"),
        (Amount(Fraction(1, HUGE), parse_unit("人")), "约4983位的数"),
        ("长" * 5000, "长" * 999 + "…"),
        (Words("长" * 5000, "long" * 5000), "长" * 999 + "…"),
    ],
    ids=["number", "amount", "text", "words"],
)
def test_a_message_shows_the_beginning_of_what_is_huge(value: Value, shown: str) -> None:
    county = Domain("county", Words("县", "County"))

    @county.rule(
        "AAA001",
        per="plan",
        title=Words("甲", "A"),
        message=Words("是{what}。", "It is {what}."),
        remedy=Words("", ""),
    )
    def shows_it(plan: Plan, case: object) -> Outcome:
        return failed(what=value)

    installed = small.registry(county)
    found = audit(small.plan("", installed), installed, today=small.TODAY)

    assert [one.message.zh for one in found.findings] == [f"是{shown}。"]
    assert write_text(report_of(found))


def test_an_amount_is_written_in_the_language_of_the_report() -> None:
    points, flag = parse_unit("个百分点"), parse_unit("是否")
    half = Interval(Fraction(1, 200), Fraction(1, 100))

    assert format_value(Fraction(1, 200), points) == "0.5个百分点"
    assert format_value(Fraction(1, 200), points, lang="en") == "0.5 percentage points"
    assert format_interval(half, points, "en") == "[0.5 percentage points, 1 percentage point]"
    assert [format_value(Fraction(one), flag, lang="en") for one in (0, 1)] == ["no", "yes"]
