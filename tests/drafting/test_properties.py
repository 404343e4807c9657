"""What holds of every text: a figure is read from its quote, and a quote is a part of the text."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import example, given, settings
from hypothesis import strategies as st

from eduplan.documents.document import document_of
from eduplan.documents.plain import blocks_of_text
from eduplan.documents.reading import parse_document
from eduplan.drafting.facts import facts_of
from eduplan.drafting.tokens import FIGURE, folded, tokens_of

PIECES = st.sampled_from(
    [
        "到2025年，",
        "学前三年毛入园率",
        "新建幼儿园",
        "小学、初中入学率",
        "分别",
        "达到",
        "不低于",
        "以上",
        "由",
        "提高到",
        "比上年增加",
        "其中",
        "农村",
        "、",
        "，",
        "。",
        "；",
        "（",
        "）",
        "的",
        "教师",
        "占总数",
        "全覆盖。",
        "动态清零，",
        "半数以上",
        "翻一番",
    ]
)
NUMBERS = st.builds(
    "{}{}".format,
    st.one_of(st.integers(0, 10**6), st.sampled_from(["1.5", "99.9", "一百二十", "九成", "两"])),
    st.sampled_from(["%", "所", "万个", "名", "个百分点", "亿元", "", "年"]),
)
TEXTS = st.lists(st.one_of(PIECES, NUMBERS), max_size=40).map("".join)


@settings(deadline=None)
@example("0、0年学前三年毛入园率")
@example("0、0学前三年毛入园率")
@given(TEXTS)
def test_every_value_is_read_from_its_quote_which_stands_at_its_place(text: str) -> None:
    source = f"规划\n{text}学校"
    for fact in facts_of(parse_document(source.encode(), "plan.txt"))[0]:
        assert source[fact.start : fact.end] == fact.quote
        assert not any(mark in fact.quote for mark in "。；\n")
        printed = [one for one in tokens_of(f"{folded(fact.quote)}。") if one.kind == FIGURE]
        assert (fact.value, fact.is_implied) in {(one.value, one.is_implied) for one in printed}
        assert Fraction(fact.value) >= 0


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_is_too_strange_to_read(text: str) -> None:
    assert len(folded(text)) == len(text)
    facts_of(document_of("plan.txt", blocks_of_text(text), text))
