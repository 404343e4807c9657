"""What a text relates becomes equations of the plan: parts, sums, shares and changes."""

from __future__ import annotations

import datetime

import pytest

import eduplan
from eduplan.drafting.plan import plan_of_draft
from eduplan.files.plan_file import LoadedPlan
from tests.installed import installed_registry

TODAY = datetime.date(2026, 1, 1)
HEAD = "清河县2022年教育事业统计公报\n2022年，"


@pytest.fixture(scope="module")
def registry() -> eduplan.Registry:
    return installed_registry()


def loaded(text: str, registry: eduplan.Registry) -> LoadedPlan:
    document = eduplan.parse_document(f"{HEAD}{text}".encode(), "bulletin.txt")
    drafted = eduplan.draft(document, registry)
    return plan_of_draft(drafted, document, registry, region="229901", period="2021-2025")


def links(text: str, registry: eduplan.Registry) -> list[str]:
    document = eduplan.parse_document(f"{HEAD}{text}".encode(), "bulletin.txt")
    found = eduplan.draft(document, registry).links
    return [one.formula.format(*(f"{x.value}{x.unit}" for x in one.facts)) for one in found]


RELATED = {
    "全县有在校生4.6万人，其中寄宿生1.3万人。": ["1.3万人 <= 4.6万人"],
    "全县有幼儿园86所（公办41所，民办45所）。": [
        "41所 <= 86所", "45所 <= 86所", "41所 + 45所 = 86所",
    ],
    "全县有学生32170人，其中小学21460人、初中10710人。": [
        "21460人 <= 32170人", "10710人 <= 32170人", "21460人 + 10710人 <= 32170人",
    ],
    "在园幼儿9870人，比上年减少412人，下降4.0%。": ["412人 / (9870人 + 412人) = 4.0%"],
    "教职工4120人，比上年增加80人，增长2.0%。": ["80人 / (4120人 - 80人) = 2.0%"],
    "全县有幼儿园86所。普惠性幼儿园70所，占幼儿园总数的81.4%。": ["70所 / 86所 = 81.4%"],
    "普惠性幼儿园覆盖率由2020年的81.2%提高到86.4%，提高5.2个百分点。": [
        "86.4% - 81.2% = 5.2个百分点",
    ],
    "普惠性幼儿园覆盖率为86.4%，比上年的81.2%提高了5.2个百分点。": [
        "86.4% - 81.2% = 5.2个百分点",
    ],
    "全县有校车12辆（或租用车辆30辆）。": [],
    "全县有小学58所，其中完全小学30所，比上年减少2所。": ["30所 <= 58所"],
    "全县有教职工937人（民办56人）。其中，小学专任教师332人。": ["56人 <= 937人", "332人 <= 937人"],
    "新建幼儿园3所，新增学位1260个。": [],
    "新建小学8所、初中4所，合计12所。": ["8所 + 4所 = 12所"],
    "2025年将新建学校12所，其中：小学8所，初中4所。": [
        "8所 <= 12所", "4所 <= 12所", "8所 + 4所 <= 12所",
    ],
    "2025年将新建、改扩建幼儿园15所（新建9所、改扩建6所）。": ["9所 <= 15所", "6所 <= 15所"],
    "建设资金共计3.2亿元，新建小学8所。": [],
    "普通高中校均规模2300人，其中示范性高中2600人。": [],
    "新建幼儿园40所，其中公办16所，改扩建幼儿园96所，其中公办幼儿园56所。": [
        "16所 <= 40所", "56所 <= 96所",
    ],
    "在校生4.6万人，其中寄宿生1.2万人，占26.1%。": [
        "1.2万人 <= 4.6万人", "1.2万人 / 4.6万人 = 26.1%",
    ],
    "全县有幼儿园86所，其中公办41所，占47.7%，民办45所，占52.3%。": [
        "41所 <= 86所", "45所 <= 86所", "41所 + 45所 = 86所",
        "41所 / 86所 = 47.7%", "45所 / 86所 = 52.3%",
    ],
    "全县有教师4000人，其中女教师2000人，占50%，本科以上学历1500人，占75%。": [
        "2000人 <= 4000人", "1500人 <= 4000人", "2000人 / 4000人 = 50%",
    ],
    "有小学46所、初中12所，共58所。": ["46所 + 12所 = 58所"],
    "小学在校生2.5万人，初中在校生1.2万人，合计3.7万人。": ["2.5万人 + 1.2万人 = 3.7万人"],
    "新建小学、初中各2所，幼儿园3所，共投入3.2亿元。": [],
    "新建小学、初中各2所、幼儿园3所，合计7所。": ["2所 + 2所 + 3所 = 7所"],
    "幼儿园约30所、小学46所、初中12所，合计88所。": [],
    "小学46所、幼儿园30余所、初中12所，合计88所。": [],
    "幼儿园30所，小学46所、初中12所，共88所。": [],
    "各类学校100所（小学60所、初中30所、高中10所）。": [
        "60所 <= 100所", "30所 <= 100所", "10所 <= 100所", "60所 + 30所 + 10所 = 100所",
    ],
    "中小学58所（小学46所、初中10所、九年一贯制学校2所）。": [
        "46所 <= 58所", "10所 <= 58所", "2所 <= 58所", "46所 + 10所 + 2所 = 58所",
    ],
    "各类学校100所（小学60所、初中30所等）。": [
        "60所 <= 100所", "30所 <= 100所", "60所 + 30所 <= 100所",
    ],
    "公办小学34所（其中完全小学18所），初中11所。": ["18所 <= 34所"],
    "教育经费12.5亿元，其中财政拨款11.2亿元。": ["11.2亿元 <= 12.5亿元"],
    "教育经费12.5亿元，其中：一般公共预算拨款11.2亿元。": ["11.2亿元 <= 12.5亿元"],
    "在校生46000人，是2015年的2.3倍，2015年为20000人。": ["46000人 / 20000人 = 2.3倍"],
}  # fmt: skip


@pytest.mark.parametrize("text", RELATED)
def test_what_a_sentence_relates_is_an_equation(text: str, registry: eduplan.Registry) -> None:
    assert links(text, registry) == RELATED[text]


WRONG = {
    "a lost decimal point": "全县有在校生4.6万人，其中寄宿生123万人。",
    "parts that do not add up": "全县有幼儿园86所（公办41所，民办54所）。",
    "a share of another whole": "全县有幼儿园86所。普惠性幼儿园70所，占幼儿园总数的84.1%。",
    "a growth of another amount": "在园幼儿9870人，比上年减少412人，下降14.0%。",
    "a lost decimal point behind other sentences": (
        "全县有幼儿园46所，在园幼儿1.2万人，毛入园率91.5%。在校生4.6万人，其中寄宿生123万人。"
    ),
    "a bare share of another whole": "全县有在校生4.6万人，其中寄宿生1.2万人，占36.1%。",
    "a total of another list": "有小学46所、初中12所，共60所。",
    "a total that lost its decimal point": "小学在校生2.5万人，初中在校生1.2万人，合计37万人。",
    "a list in brackets of another whole": "学校100所（小学60所、初中30所、高中20所）。",
    "a part of money that lost its decimal point": "教育经费12.5亿元，其中财政拨款125亿元。",
    "times that do not fit": "在校生46000人，是2015年的1.5倍，2015年为20000人。",
    "a rise beside its ends": "普惠性幼儿园覆盖率由2020年的81.2%提高到86.4%，提高2.5个百分点。",
}


@pytest.mark.parametrize("what", WRONG)
def test_an_audit_finds_what_does_not_fit_with_nothing_typed(
    what: str, registry: eduplan.Registry
) -> None:
    plan = loaded(WRONG[what], registry)
    found = eduplan.audit(plan.plan, plan.registry, today=TODAY).findings

    assert {one.code for one in found if one.severity == "error"} == {"PLAN020"}


@pytest.mark.parametrize("text", RELATED)
def test_what_fits_is_no_finding(text: str, registry: eduplan.Registry) -> None:
    plan = loaded(text, registry)
    found = eduplan.audit(plan.plan, plan.registry, today=TODAY).findings

    assert "PLAN020" not in {one.code for one in found}
