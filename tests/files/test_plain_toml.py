"""What the quick reader of plain TOML accepts is what `tomllib` would have made of it."""

from __future__ import annotations

import datetime
import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eduplan.files.plain_toml import parse_plain

PLAIN = """# 标准
format = 1

[plan]
title = "二道江区  # 不是注释"   # 注释
"""

RECORDS = """[[standard]]
name = "a"
from = 2020-02-18
expected = true
uncertain = ["from", "number"]
scope = { stage = "primary", "location" = "rural" }
[[standard]]
name = "b"
years = [ 2016, 2020, ]
empty = []
none = {}
"""


def test_plain_files_are_read_as_tables_lists_days_and_texts() -> None:
    assert parse_plain(PLAIN) == {"format": 1, "plan": {"title": "二道江区  # 不是注释"}}
    assert parse_plain(RECORDS) == {
        "standard": [
            {
                "name": "a",
                "from": datetime.date(2020, 2, 18),
                "expected": True,
                "uncertain": ["from", "number"],
                "scope": {"stage": "primary", "location": "rural"},
            },
            {"name": "b", "years": [2016, 2020], "empty": [], "none": {}},
        ]
    }


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\na = 2\n",
        "[a]\n[a]\n",
        "[[a]]\n[a]\n",
        "a = []\n[[a]]\n",
        "a = 2021-02-29\n",
        "a = 202403113-\n",
        "a = 2024-0311\n",
        "a = 24-03-2011\n",
        "a = 1-\n",
        "a = { b = 1, b = 2 }\n",
        "a = 85.5\n",
        'a = """b"""\n',
        'a = "\\u0041"\n',
        "a.b = 1\n",
        "[a.b]\n",
        "a = 01\n",
        "a = 12345678901234567890\n",
        'a = "b\n',
        "a 1\n",
        "a = 1 b = 2\n",
        "# \x01\n",
    ],
)
def test_whatever_is_not_plain_is_left_to_tomllib(text: str) -> None:
    assert parse_plain(text) is None


PIECES = st.sampled_from(
    [
        *(
            "a",
            "b",
            "name",
            "1",
            "-",
            "名",
            " = ",
            "=",
            " ",
            "\t",
            "\n",
            "\r\n",
            ",",
            ".",
            "#",
            "\x7f",
        ),
        *(
            "[",
            "]",
            "[[",
            "]]",
            "{",
            "}",
            "[a]\n",
            "[[a]]\n",
            "[[b]]\n",
            '"',
            "'",
            '"""',
            "\\",
            "\\n",
        ),
        *(
            '"text"',
            "a = ",
            'b = "文"\n',
            "a = 1\n",
            "[1, 2]",
            '["x", "y",]',
            "{ a = 1 }",
            '{"b"="c"}',
        ),
        *(
            "2020-02-18",
            "2020-02-30",
            "2020",
            "0218",
            "true",
            "false",
            "0",
            "12",
            "00",
            "1.5",
            "inf",
            "+1",
            "1_000",
        ),
        *(" # end", "２０２０", "\u2028", "\ufeff"),
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
@example('a = "x" "y"\n')
@example("[[a]]\na = 1\n[[a]]\na = 2\n")
@example("a = [true, 2020-02-18 , 0]\n")
def test_what_is_accepted_is_what_tomllib_makes_of_it(text: str) -> None:
    data = parse_plain(text)

    assert data is None or data == tomllib.loads(text)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["name", "about", "note", "kind-2", "3"]),
            st.one_of(
                st.text("aé学〔〕#[]{}=,.' ", max_size=8).map(lambda text: f'"{text}"'),
                st.integers(0, 10**6).map(str),
                st.dates(datetime.date(1900, 1, 1)).map(str),
                st.sampled_from(["true", "false", '["a", "b"]', '{ stage = "primary" }', "[]"]),
            ),
        )
    )
)
def test_records_of_one_line_values_never_need_tomllib(
    records: list[dict[str, str]],
) -> None:
    lines = [
        line
        for record in records
        for line in ("[[standard]]", *(f"{key} = {value}" for key, value in record.items()), "")
    ]
    text = "\n".join(lines)

    assert parse_plain(text) == tomllib.loads(text)
