"""What the head of a document says: title, issuer, number and place."""

from __future__ import annotations

import pytest

import eduplan
from eduplan.drafting.head import head_of

_TITLE = "清河县“十四五”教育事业发展规划"


@pytest.mark.parametrize(
    "text",
    [
        f"清河县教育局关于印发《{_TITLE}》的通知\n清教发〔2021〕12号\n一、目标",
        f"关于印发{_TITLE}的通知\n{_TITLE}\n一、目标",
        "清河县“十四五”\n教育事业发展规划\n一、目标",
        f"索引号：123 标题：{_TITLE} 文号：清政发〔2021〕3号\n一、目标",
        f"清河县人民政府\n{_TITLE}\n一、目标",
    ],
)
def test_the_title_is_that_of_the_plan_however_the_document_begins(text: str) -> None:
    head = head_of(eduplan.parse_document(text.encode(), "plan.txt"))

    assert (head.title, head.region_name, head.period) == (_TITLE, "清河县", (2021, 2025))


def test_the_number_below_a_notice_is_a_line_of_its_own() -> None:
    text = f"清河县教育局关于印发《{_TITLE}》的通知\n清教发〔2021〕12号\n各学校："

    assert head_of(eduplan.parse_document(text.encode(), "plan.txt")).number == "清教发〔2021〕12号"


def test_the_issuer_may_stand_in_brackets() -> None:
    text = f"{_TITLE}\n（清河县教育局  2021年8月）\n一、目标"

    assert head_of(eduplan.parse_document(text.encode(), "plan.txt")).issuer == "清河县教育局"
