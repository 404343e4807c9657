"""吉林省的标准和规则：只管省内的规划。标准在 standards.toml，规则的说明在 pages/。"""

from __future__ import annotations

import datetime

import eduplan as ep

EDUPLAN_API = 1  # 按接口第几版写成

PLAN = "吉林省“十四五”特殊教育发展提升行动计划"
PUBLISHED = datetime.date(2022, 6, 16)
COMMITTEE = "专家委员会"

domain = ep.Domain(
    "jilin",
    ep.Words("吉林省", "Jilin"),
    region="220000",
    requires=("preschool", "special_education"),
    ships=("standards", "pages", "cases"),
)

domain.element(
    "special_schools",
    ep.Words("达到标准的特殊教育学校数", "special schools up to standard"),
    unit="所",
    level="region",
    definition="县域内达到国家和省办学标准的特殊教育学校。",
    source="教育事业统计年报",
    aliases=("达标特殊教育学校数",),
)

domain.check(
    "JLN001",
    "preschool.resident_population < 200000人 或 达到标准的特殊教育学校数 ≥ 1所",
    severity="warning",
    title=ep.Words(
        "20万人口以上的县没有达标的特殊教育学校",
        "A county of over 200,000 without a special school up to standard",
    ),
    remedy=ep.Words(
        "20万人口以上的县（市、区）办好一所达到标准的特殊教育学校。",
        "Run one special school up to standard where over 200,000 people live.",
    ),
    source=PLAN,
)


@domain.rule(
    "JLN002",
    per="plan",
    severity="info",
    nature="gap",
    documents=("plan", "measures"),
    title=ep.Words(
        "没有写残疾人教育专家委员会", "No committee of experts on the education of the disabled"
    ),
    message=ep.Words(
        "规划有残疾儿童入学的目标，没有写组建残疾人教育专家委员会。",
        "The plan sets targets for the enrolment of disabled children, and says nothing of a "
        "committee of experts.",
    ),
    remedy=ep.Words(
        "写明由谁组建残疾人教育专家委员会，负责评估和安置。",
        "Say who sets up the committee that assesses and places the children.",
    ),
    source=PLAN,
)
def no_committee(plan: ep.Plan, case: ep.Case) -> ep.Outcome:
    """The province asks it of every county, since June 2022."""
    if case.clock.known_on < PUBLISHED:
        return ep.not_applicable(NOT_YET)
    if not case.index.targets("special_education.enrolment_rate"):
        return ep.not_applicable(NO_TARGET)
    said = (text for one in plan.measures for text in (one.title, one.note, one.quote))
    return ep.PASSED if any(COMMITTEE in text for text in said) else ep.failed()


NOT_YET = ep.Reason("jilin_not_yet", ep.Words("省里的计划还没有公布", "not published yet"))
NO_TARGET = ep.Reason(
    "jilin_no_target", ep.Words("没有残疾儿童入学的目标", "no target for disabled children")
)


@ep.hookimpl
def eduplan_domains() -> list[ep.Domain]:
    """Contribute the province."""
    return [domain]
