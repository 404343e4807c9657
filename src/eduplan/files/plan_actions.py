"""The tables of a plan file that hold no figures of an indicator: clauses, measures, waivers."""

from __future__ import annotations

from eduplan.files import kinds
from eduplan.files import plan_validation as validation
from eduplan.files.forms import Kind, Table, key, list_of, must, name_of
from eduplan.files.identity import named_after
from eduplan.files.plan_keys import ID, ITEM, NOTE, PLACE, TITLE
from eduplan.plan import model
from eduplan.words import Words

CLAUSE = Table(
    header="[[clause]]",
    words=Words("条款", "clause"),
    makes=model.Clause,
    keys=(must("id", kinds.CLAUSE_ID, "条款号", "number of the clause"), TITLE, NOTE),
)
GOAL = Table(
    header="[[goal]]",
    words=Words("目标", "goal"),
    makes=model.Goal,
    identity=named_after("clauses", "title", kind="goal"),
    keys=(ID, TITLE, *ITEM),
)
MEASURE = Table(
    header="[[measure]]",
    words=Words("措施", "measure"),
    makes=model.Measure,
    identity=named_after("clauses", "title", kind="measure"),
    keys=(
        ID,
        TITLE,
        key("responsible", kinds.TEXTS, "责任单位", "responsible bodies", example='["县教育局"]'),
        key("moves", kinds.INDICATORS, "推动的指标", "indicators that it should move"),
        key(
            "answers",
            list_of(
                name_of("problem", Words("问题的编号", "the id of a problem"), '"X01"'),
                Words("由问题编号组成的数组", "an array of ids of problems"),
            ),
            "回应的问题",
            "problems answered",
        ),
        key(
            "money",
            kinds.FIGURE,
            "经费：金额，带单位",
            "money: the amount, with its unit",
            example='"7134.1万元"',
        ),
        key("money_source", kinds.TEXT, "经费来源", "source of the money"),
        key("from_year", kinds.YEAR, "开始年份", "first year", attribute="first_year"),
        key("to_year", kinds.YEAR, "结束年份", "last year", attribute="last_year"),
        key(
            "milestones",
            Kind(
                "by year",
                Words(
                    '各年的文字，如 { 2023 = "..." }', 'a text by year, such as { 2023 = "..." }'
                ),
                '{ 2023 = "开工" }',
                item=kinds.TEXT,
            ),
            "各年节点：各年要做到的事",
            "milestones: what is due in each of some years",
        ),
        key(
            "needs_money",
            kinds.FLAG,
            "需要花钱：字面意味着要花钱",
            "needs money: the wording implies spending",
        ),
        key(
            "retrospective",
            kinds.FLAG,
            "已经做的：上一时期已经做的",
            "retrospective: done in the earlier period",
        ),
        key(
            "topics",
            kinds.TEXTS,
            "事项：涉及的人群或事项",
            "topics: groups or matters it regulates",
            example='["随迁子女"]',
        ),
        *ITEM,
    ),
    checks=(validation.measure_ends_before_it_begins, validation.money_in_no_currency),
)
PROBLEM = Table(
    header="[[problem]]",
    words=Words("问题：规划自己指出的", "problem: a difficulty that the plan itself diagnoses"),
    makes=model.PlanProblem,
    identity=named_after("clauses", "title", kind="problem"),
    keys=(
        ID,
        TITLE,
        key(
            "indicators",
            kinds.INDICATORS,
            "指标：能反映它的指标",
            "indicators: the indicators that would show it",
        ),
        *ITEM,
    ),
)
RELATION = Table(
    header="[[relation]]",
    words=Words("公布的数之间的算术关系", "arithmetic relation between published figures"),
    makes=model.Relation,
    identity=named_after("text", kind="relation"),
    keys=(
        ID,
        must(
            "formula",
            kinds.TEXT,
            "公式：用编号和名称写的等式或不等式，如 B33 + B36 = B30",
            "formula: A comparison over ids and names, such as B33 + B36 = B30",
            attribute="text",
            example='"B33 + B36 = B30"',
        ),
        PLACE,
        NOTE,
    ),
)
WAIVER = Table(
    header="[[waiver]]",
    words=Words("豁免", "waiver: a finding that is accepted for a time"),
    makes=model.Waiver,
    identity=named_after("rule", "subject"),
    keys=(
        ID._replace(words=Words("编号：不写为 规则:对象", "id: left out: rule:subject")),
        must(
            "rule",
            name_of("rule", Words("规则代码", "the code of a rule"), '"PLAN001"'),
            "规则",
            "rule",
        ),
        must(
            "subject",
            kinds.TEXT,
            "对象：对象的编号或名称",
            "subject: the id or the name it is about",
            example='"T01"',
        ),
        must("reason", kinds.TEXT, "理由", "reason"),
        must("document", kinds.TEXT, "依据的文件", "document"),
        must("expires", kinds.DATE, "有效期至", "last day"),
        NOTE,
    ),
)
