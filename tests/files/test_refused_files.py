"""A file that can't be read is refused with one plain sentence that says where and why."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan.errors import InputError, Problem
from eduplan.files.located import LocatedTable, parse_toml, read_toml
from eduplan.files.text_file import MAXIMUM_BYTES, read_text
from eduplan.messages import in_language

if TYPE_CHECKING:
    from pathlib import Path

TEXT = 'title = "二道江区“十四五”学前教育发展提升行动计划"\n'


def refusal(path: Path | str) -> Problem:
    with pytest.raises(InputError) as caught:
        read_toml(path)
    (problem,) = caught.value.problems
    assert problem.location.file == str(path)
    return problem


def refusal_of_bytes(directory: Path, raw: bytes) -> Problem:
    path = directory / "my plan.toml"
    path.write_bytes(raw)
    return refusal(path)


def refusal_of_text(text: str) -> Problem:
    with pytest.raises(InputError) as caught:
        parse_toml(text, "plan.toml")
    (problem,) = caught.value.problems
    return problem


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "no such file" in in_language(refusal(tmp_path / "plan.toml").message, "en")


def test_a_directory_is_told_from_a_file(tmp_path: Path) -> None:
    assert "directory" in in_language(refusal(tmp_path).message, "en")


def test_a_pipe_that_might_never_end_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not a regular file" in in_language(refusal(tmp_path / "pipe").message, "en")


def test_a_path_that_no_system_accepts_is_an_input_error_too() -> None:
    assert "can't be read" in in_language(refusal("plan\0.toml").message, "en")
    assert "can't be read" in in_language(refusal("p" * 5000).message, "en")


def test_a_file_over_the_stated_size_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.touch()
    os.truncate(path, 2**40)
    assert str(MAXIMUM_BYTES) in in_language(refusal(path).message, "en")


def test_a_file_of_the_stated_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(b"a = 1".ljust(MAXIMUM_BYTES))
    assert read_toml(path).data == {"a": 1}


@pytest.mark.parametrize("raw", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_a_file_with_nothing_in_it_is_called_empty(tmp_path: Path, raw: bytes) -> None:
    assert "empty" in in_language(refusal_of_bytes(tmp_path, raw).message, "en")


def test_a_file_in_the_national_encoding_is_refused_with_the_command_that_converts_it(
    tmp_path: Path,
) -> None:
    problem = refusal_of_bytes(tmp_path, TEXT.encode("gb18030"))
    assert "iconv -f GB18030 -t UTF-8 '" in in_language(problem.message, "en")
    assert "my plan.utf8.toml'" in in_language(problem.message, "en")
    assert (problem.location.line, problem.location.column) == (1, 10)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [TEXT, "a = 1\n"])
def test_a_file_in_utf_16_or_32_is_refused_with_the_command_that_converts_it(
    tmp_path: Path, encoding: str, text: str
) -> None:
    problem = refusal_of_bytes(tmp_path, text.encode(encoding))
    name = encoding.upper().replace("-LE", "LE").replace("-BE", "BE")
    assert f"iconv -f {name} -t UTF-8" in in_language(problem.message, "en")


def test_a_file_cut_off_within_a_character_is_not_taken_for_another_encoding(
    tmp_path: Path,
) -> None:
    problem = refusal_of_bytes(tmp_path, TEXT.encode()[:14])
    assert "cut off in the middle of a character" in in_language(problem.message, "en")
    assert (problem.location.line, problem.location.column) == (1, 11)


def test_a_damaged_byte_is_shown_at_its_line_and_column(tmp_path: Path) -> None:
    problem = refusal_of_bytes(tmp_path, "a = 1\nb = '区".encode() + b"\xff'\n")
    assert "0xff is not UTF-8" in in_language(problem.message, "en")
    assert (problem.location.line, problem.location.column) == (2, 7)


def test_line_ends_of_windows_and_a_byte_order_mark_are_removed(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_bytes(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n")
    assert read_text(tmp_path / "plan.toml") == "a = 1\nb = 2\n"


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ('id = "a"\nyear = 1\nid = "b"\n', "it is first given in line 1", 3, 1),
        ('id = "a"\nid = "b"', "it is first given in line 1", 2, 1),
        ("a.b = 1\na.b = [\n1]\n", "it is first given in line 1", 2, 3),
        ("x = 1\ny = {b = 1, b = {c = 1}}\n", "it is first given in line 2", 2, 13),
        ("[a]\n[b]\n[a]\n", "it is first given in line 1", 3, 2),
        ("[[a]]\n[a]\n", "it is first given in line 1", 2, 2),
        ("a = 1\na.b = 2\n", "conflicts with a value that is given before it", 2, 3),
        ("a = []\n[[a]]\n", "in both forms; the other one is in line 1", 2, 3),
        ("a = 1\nat_least = 85%\n", "not valid TOML", 2, 14),
        ("a = “85%”\n", "found '“'", 1, 5),
        ('a = "b\nc = 1\n', "a string is not closed on its line", 1, 7),
        ("a = [1,\n  2\n\n", "the file breaks off: unclosed array", 2, 4),
        ('[plan]\nid = "x', "the file breaks off: unterminated string", 2, 8),
        ("[plan", "the file breaks off", 1, 6),
        ("a = 1\x00", "found '\\x00'", 1, 6),
        ('a = "x"\rb = 1\r', "a carriage return alone", 1, 8),
        ("# x\ra = 1\r", "a carriage return alone", 1, 4),
        ("# x\x00", "found invalid character '\\x00'", 1, 4),
        ("[plan\n" + "a = [\n" * 20, "not valid TOML", 1, 6),
        ("a = " + "[" * 17 + "]" * 17, "nested more than 16 deep", 1, 21),
        ("b = 1\na" + ".a" * 16 + " = 1", "more than 16 parts", 2, 1),
        ("a = " + "9" * 5000, "longer than 200 characters", 1, 5),
    ],
)
def test_a_mistake_in_the_text_is_shown_where_it_was_made(
    text: str, message: str, line: int, column: int
) -> None:
    problem = refusal_of_text(text)
    assert message in in_language(problem.message, "en")
    assert (problem.location.line, problem.location.column) == (line, column)


def test_a_bare_percentage_is_answered_with_the_way_to_write_it() -> None:
    assert '"85%"' in in_language(refusal_of_text("at_least = 85%\n").expected, "en")


@pytest.mark.parametrize(
    "day", ["2021-13-30", "2021-02-30", "2021-1-5", "2021/12/30", "2021.12.30", "2021年12月30日"]
)
def test_a_day_in_another_spelling_is_answered_with_the_way_to_write_it(day: str) -> None:
    assert in_language(refusal_of_text(f"issued = {day}\n").expected, "en").endswith(
        "such as 2024-03-11"
    )


def test_a_character_that_no_file_may_have_is_named_once() -> None:
    assert in_language(refusal_of_text("# x\x00").message, "en").count("\\x00") == 1


@pytest.mark.parametrize("text", ['指标 = "覆盖率"\n', 'scope = { 学段 = "小学" }\n'])
def test_a_key_in_chinese_is_answered_with_the_language_of_keys(text: str) -> None:
    assert "a key in English" in in_language(refusal_of_text(text).expected, "en")


def test_a_repeated_key_is_named_by_its_full_path() -> None:
    problem = refusal_of_text("[[target]]\n[[target]]\nid = 1\nid = 2\n")
    assert problem.location.key == "target[1].id"


def test_depth_counts_what_is_open_and_not_what_strings_and_comments_show() -> None:
    text = f'a = [[1], "{"[" * 99}", """\n{"{" * 99}"""] # {"[" * 99}\n"{".a" * 99}" = 1\n'
    assert set(parse_toml(text).data) == {"a", ".a" * 99}


@pytest.mark.parametrize(
    "text",
    [
        "[" * MAXIMUM_BYTES,
        "a = " + "{a=" * (MAXIMUM_BYTES // 4),
        "a" + ".a" * (MAXIMUM_BYTES // 2 - 1),
        "a = " + "9" * (MAXIMUM_BYTES - 4),
        'a = """' + '\\"""' * (MAXIMUM_BYTES // 4 - 2),
        "a = '''" + "x''" * (MAXIMUM_BYTES // 3 - 3),
    ],
    ids=["brackets", "braces", "dots", "digits", "escaped quotes", "quotes"],
)
def test_a_hostile_file_of_the_largest_size_is_refused_within_seconds(text: str) -> None:
    start = time.perf_counter()
    refusal_of_text(text)
    assert time.perf_counter() - start < 20  # quadratic time would be days


hostile = st.text(alphabet="ab=.,[]{}\"'\\\n\r #1区", max_size=60) | st.text(max_size=60)


@given(hostile)
def test_any_text_is_either_read_or_refused_at_a_place_within_it(text: str) -> None:
    try:
        table = parse_toml(text, "plan.toml")
    except InputError as error:
        (problem,) = error.problems
        line, column = problem.location.line, problem.location.column
        assert line
        assert column
        lines = text.replace("\r\n", "\n").split("\n")
        assert column <= len(lines[line - 1]) + 1
    else:
        assert isinstance(table, LocatedTable)
        assert table.locate(("a", "b", 0)).line


@given(st.binary(max_size=60))
def test_any_bytes_are_either_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(raw)
    try:
        problems = 0 if read_text(path).strip() else None
    except InputError as error:
        problems = len(error.problems)
    assert problems in (0, 1)
