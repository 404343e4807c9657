"""Text on a terminal: columns, line breaks, what an encoding lacks, what a plan may not do."""

from __future__ import annotations

import codecs
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan.report.terminal import (
    Console,
    aligned,
    console_of,
    display_width,
    encode_plainly,
    printable,
    wrapped,
)

CLOSING = "、。，；：？！”）」》%)"
WORDS = st.sampled_from(
    [
        "覆盖率",
        "达到",
        "87.29%",
        "620人",
        "6000元/(人·年)",
        "15:1",
        "（T11，",
        "三(一)2",
        "二十(十二)3",
        "“十四五”",
        "2021—2025年",
        "3～5人",
        "）",
        "，",
        "。",
        "「",
        "」",
        "plan.toml:812",
        "不低于",
        "≥85%",
        "1.9个百分点",
        "、",
        "2024-03-11",
    ]
) | st.just(" ")
# A line may break at the character between any two of the words.
TEXTS = st.lists(WORDS, max_size=40).map("划".join)
UNBROKEN = [
    *("87.29%", "≥85%", "15:1", "2021—2025年", "3～5人", "“十四五”"),
    *("620人", "9.5千米", "35平方米", "3051件(套)", "6000元/(人·年)"),
    *("三(一)2", "三(十一)2", "二十(十二)3", "plan.toml:812"),
]


class Terminal(StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("规划", 4),
        ("规划abc", 7),
        ("e\u0301", 1),
        ("，", 2),
        ("“", 1),
        ("ｱ", 1),
        ("", 0),
    ],
)
def test_a_wide_character_takes_two_columns_and_a_combining_one_none(text: str, width: int) -> None:
    assert display_width(text) == width


def test_columns_of_mixed_width_begin_below_each_other() -> None:
    rows = [["插件", "状态", "说明"], ["coherence", "可用", "一致性"], ["经费x", "set aside", "-"]]

    lines = list(aligned(rows))

    for column in (1, 2):
        starts = {
            display_width(line[: line.index(row[column], len(row[0]))])
            for line, row in zip(lines, rows, strict=True)
        }
        assert len(starts) == 1


@given(TEXTS, st.integers(30, 90))
def test_wrapping_loses_nothing_but_spaces_and_keeps_within_the_width(
    text: str, width: int
) -> None:
    lines = list(wrapped(text, width))

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(display_width(line) <= width for line in lines)


@given(TEXTS, st.integers(30, 90))
def test_no_line_begins_with_a_closing_mark(text: str, width: int) -> None:
    assert not [line for line in list(wrapped(text, width))[1:] if line[:1] in tuple(CLOSING)]


@pytest.mark.parametrize("piece", UNBROKEN)
@pytest.mark.parametrize("before", range(8, 20))
def test_a_number_keeps_its_unit_in_the_same_line(piece: str, before: int) -> None:
    text = "划" * before + piece + "以上的部分"

    assert any(piece in line for line in wrapped(text, 40))


def test_following_lines_are_indented_below_the_first() -> None:
    assert list(wrapped("甲乙丙丁戊己", 8, first="1. ")) == ["1. 甲乙", "   丙丁", "   戊己"]


@pytest.mark.parametrize("blanks", [" ", "   "])
def test_blanks_at_the_end_of_a_line_take_no_room_and_begin_no_other(blanks: str) -> None:
    assert list(wrapped(f"  甲乙{blanks}丙丁  ", 4)) == ["甲乙", "丙丁"]


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_text_is_one_line_and_an_empty_paragraph_another(text: str) -> None:
    first = "1. 太长的行首"

    assert list(wrapped(text, 4, first=first)) == [first]
    assert list(wrapped(f"甲\n{text}\n乙", 4)) == ["甲", "", "乙"]


def test_a_number_that_is_longer_than_the_line_stands_out_whole() -> None:
    assert list(wrapped("生均6000元/(人·年)以上", 8)) == ["生均", "6000元/(人·年)", "以上"]


def test_a_path_that_is_longer_than_the_line_is_not_cut() -> None:
    assert list(wrapped("见 " + "a/" * 30, 20))[1] == "a/" * 30


def test_what_would_drive_a_screen_is_escaped() -> None:
    assert printable("规划\x1b[31m\u202e红\n续") == "规划\\x1b[31m\\u202e红\n续"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("gbk", "≥85%，5m2、三(P)"),
        ("ascii", ">=85%,5m2, \\u4e09(P)"),
        ("latin-1", ">=85%,5m², \\u4e09¶"),
        ("utf-8", "≥85%，5m²、三¶"),
    ],
)
def test_what_an_encoding_lacks_becomes_plain_or_is_escaped(encoding: str, shown: str) -> None:
    codecs.register_error("test.plain", encode_plainly)

    written = "≥85%，5m²、三¶".encode(encoding, "test.plain").decode(encoding)

    assert written == shown


@given(st.text(), st.sampled_from(["gbk", "ascii", "cp1252", "big5", "utf-8"]))
def test_every_text_can_be_written_in_every_encoding(text: str, encoding: str) -> None:
    codecs.register_error("test.plain", encode_plainly)

    assert isinstance(text.encode(encoding, "test.plain"), bytes)


@pytest.mark.parametrize(
    ("stream", "environment", "colour"),
    [
        (Terminal(), {"TERM": "xterm"}, True),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (StringIO(), {"TERM": "xterm"}, False),
        (None, {"TERM": "xterm"}, False),
    ],
)
def test_only_a_terminal_that_has_colour_is_given_any(
    stream: StringIO | None, environment: dict[str, str], colour: bool
) -> None:
    console = console_of(stream, environment)

    assert console.colour == colour
    assert ("\x1b" in console.styled("错误", "error")) == colour


def test_a_pipe_has_eighty_columns() -> None:
    assert console_of(StringIO(), {"COLUMNS": "200"}) == Console(80, colour=False)
