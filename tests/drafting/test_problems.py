"""Problems: each sentence and clause that says what lacks is one."""

from __future__ import annotations

import pytest

from eduplan.documents.reading import parse_document
from eduplan.drafting.measures import measures_of

PROBLEMS = {
    "城镇学位不足，大班额比例为6.2%。乡村教师结构性缺编。": ["城镇学位不足", "乡村教师结构性缺编"],
    "（一）师资不足。教师编制紧张，乡村教师流失严重。": [
        "师资不足",
        "教师编制紧张",
        "乡村教师流失严重",
    ],
    "校舍陈旧，实验室短缺。": ["校舍陈旧", "实验室短缺"],
    "城乡教育发展不平衡。同时，优质资源总量不足。": ["城乡教育发展不平衡", "优质资源总量不足"],
    "学前教育普惠程度低，部分乡镇没有公办幼儿园。": [
        "学前教育普惠程度低",
        "部分乡镇没有公办幼儿园",
    ],
    "校园网络老化。由于财力紧张，更新较慢。近年来建设了一批校舍。": ["校园网络老化", "更新较慢"],
    "一是师资不足，编制紧张；二是校舍陈旧。": ["师资不足", "校舍陈旧"],
}


@pytest.mark.parametrize("text", PROBLEMS)
def test_each_clause_that_says_what_lacks_is_a_problem_and_no_cause_is(text: str) -> None:
    document = parse_document(f"一、存在问题\n{text}".encode(), "plan.txt")

    assert [one.title for one in measures_of(document)] == PROBLEMS[text]


def test_a_problem_reaches_to_the_next_one() -> None:
    document = parse_document("一、存在问题\n校舍陈旧，实验室短缺。".encode(), "plan.txt")

    assert [one.text for one in measures_of(document)] == ["校舍陈旧，", "实验室短缺。"]
