"""The plan file: each table and key, its kind of value, and what it means."""

from __future__ import annotations

from eduplan.files import kinds
from eduplan.files import plan_validation as validation
from eduplan.files.bounds_form import (
    BOUNDS_OF_TARGETS,
    CHANGES,
    TIME_OF_BOUNDS,
    range_turned_round,
    with_time,
)
from eduplan.files.forms import (
    NOWHERE,
    Key,
    Kind,
    Pair,
    Table,
    choice,
    key,
    list_of,
    must,
    name_of,
    set_figure,
    tables_of,
)
from eduplan.files.identity import named_after
from eduplan.files.own_form import OWN_ELEMENT, OWN_INDICATOR
from eduplan.plan import model
from eduplan.quantity import Figure, format_value, parse_unit
from eduplan.words import Words

FORMAT = 1
"""The number of the format that is read; a file says which one it is written in."""

COMPARATORS = tuple(one.name for one in BOUNDS_OF_TARGETS)


def _margin(figure: Figure | None) -> str | None:
    """Return how far a figure that is said to be about something reaches, if that is known."""
    if figure is None or figure.qualifier != "about" or figure.interval.upper is None:
        return None
    unit = parse_unit("个百分点") if figure.unit.kind == "rate" else figure.unit
    return format_value(figure.interval.upper - figure.value, unit)


# What several tables have

_NOTE = key("note", kinds.TEXT, "说明：录入者的说明", "note: A note of the modeller's own")
_PLACE = key(
    "clause",
    kinds.CLAUSES,
    "条款：所在条款，可多个",
    "clause: the clause or clauses where it stands",
    attribute="clauses",
)
_WORDING = key(
    "wording",
    kinds.TEXTS,
    "原文用语：原文的语气词、限定词和术语，每个几个字",
    "wording: modality words, hedges and terms as printed, a few characters each",
    example='["力争"]',
)
_PASSAGE = Table(
    header="place",
    words=Words("原文位置", "place in the document"),
    makes=model.TextPlace,
    keys=(
        key("page", kinds.FROM_ONE, "页", "page", example="3"),
        key("paragraph", kinds.FROM_ONE, "段：第几段", "paragraph: counted from 1", example="12"),
        key(
            "offset",
            kinds.FROM_ONE._replace(least=0),
            "字：全文中在它之前有几个字",
            "offset: characters of the text before it",
        ),
    ),
)
_ITEM = (
    _PLACE,
    _WORDING,
    _NOTE,
    key("quote", kinds.TEXT, "原文：所依据的原话", "quote: the words of the document"),
    key(
        "place",
        Kind(
            "table",
            Words("页、段、字，如 { paragraph = 12 }", "page, paragraph, offset"),
            table=_PASSAGE,
        ),
        "原文位置：原话在文件的第几页、第几段、第几个字之后",
        "place in the document: page, paragraph and offset of the quote",
        example="{ paragraph = 12 }",
    ),
    key("unsure", kinds.TEXT, "待核：还要人核对的原因", "unsure: why somebody must check it"),
)
_ID = key(
    "id",
    kinds.ID,
    "编号：全文件不重复；不写则由条款、指标或名称、范围和年份组成",
    "id: unique in the whole file; left out: made of clause, indicator or title, scope and year",
)
_TITLE = must(
    "title",
    kinds.TEXT,
    "名称：用自己的话写的几个字",
    "title: A few words of the modeller's own",
    example='"扩大学位供给"',
)
_IMPLIED = key(
    "implied",
    kinds.FLAG,
    "文字表述：数字没有印出，而是用文字说的（全部、无、每所）",
    "implied: the figure is not printed but said in words",
)
_VALUE = key(
    "value", kinds.FIGURE, "数值：印出的数", "value: the figure as printed", attribute="figure"
)
_WITHIN = key(
    "within",
    kinds.FIGURE._replace(form="text", pattern=r"\S", most=None),
    "上下幅度：“约”的上下幅度，须有 note 说明是谁的读法",
    "within: how far 约 reaches; comes with a note that says whose reading it is",
    pair=Pair(lambda _: {}, lambda item: _margin(item.figure)),
    example='"1个百分点"',
)
_MILESTONES = key(
    "path",
    Kind(
        "by year",
        Words('各年的数，如 { 2023 = "80%" }', 'a figure by year, such as { 2023 = "80%" }'),
        '{ 2023 = "80%" }',
        item=set_figure(kinds.FIGURE, ""),
    ),
    "分年度进度：各年的进度值",
    "path: the figure due in each of some years",
    attribute="milestones",
)


_YEARS = Pair(
    lambda years: {"first_year": years[0], "last_year": years[1]},
    lambda item: (item.first_year, item.last_year),
)


# The plan itself: the keys that stand before every table

_HEADER = (
    key(
        "id",
        kinds.ID,
        "规划编号：不写为 行政区划代码-第一年",
        "id of the plan: left out: region and first year",
        pair=Pair(
            lambda name: {"id": name},
            lambda plan: None if plan.id == f"{plan.region}-{plan.first_year}" else plan.id,
        ),
        example='"my-county-2021"',
    ),
    key(
        "kind",
        choice(model.DOCUMENT_KINDS),
        "文件种类：不写为规划；实施方案、公报等只问该有的",
        "kind of document: left out: a plan; each kind is asked only what it must have",
    ),
    must("title", kinds.TEXT, "规划名称", "title as printed"),
    must(
        "region",
        kinds.PLACE_OF_PLAN,
        "行政区划代码：GB/T 2260 的六位代码",
        "region: administrative code (GB/T 2260)",
    ),
    key("region_name", kinds.TEXT, "地区名称", "name of the region"),
    key("issuer", kinds.TEXT, "发文机关", "issuing body"),
    key("document", kinds.TEXT, "文号", "number of the document"),
    key(
        "issued",
        kinds.DATE,
        "发文日期：不写为没有注明，以规划期第一年年末已公布的内容为准",
        "day of issue: left out: not stated; what was known at the end of the first year counts",
    ),
    must(
        "period",
        kinds.PERIOD,
        "规划期：第一年和最后一年",
        "period: the first and the last year",
        pair=_YEARS,
        example='"2021-2025"',
    ),
    key(
        "baseline_year",
        kinds.YEAR,
        "基期年：不写为规划期前一年",
        "year of the baselines: left out: the year before the period",
        pair=Pair(
            lambda year: {"baseline_year": year},
            lambda plan: None if plan.baseline_year == plan.first_year - 1 else plan.baseline_year,
        ),
    ),
)

# What the plan says

_CLAUSE = Table(
    header="[[clause]]",
    words=Words("条款", "clause"),
    makes=model.Clause,
    keys=(must("id", kinds.CLAUSE_ID, "条款号", "number of the clause"), _TITLE, _NOTE),
)
_GOAL = Table(
    header="[[goal]]",
    words=Words("目标", "goal"),
    makes=model.Goal,
    identity=named_after("clauses", "title", kind="goal"),
    keys=(_ID, _TITLE, *_ITEM),
)
_BASELINE = Table(
    header="[[baseline]]",
    words=Words("基数：某个指标的现状", "baseline: the state of an indicator"),
    makes=model.Baseline,
    identity=named_after("clauses", "indicator", "scope", "year", kind="baseline"),
    figures_of="indicator",
    keys=(
        _ID,
        must("indicator", kinds.INDICATOR, "指标", "indicator"),
        _VALUE._replace(required=True),
        key("year", kinds.YEAR, "年份：不写为未注明", "year: left out: undated"),
        _WITHIN,
        _IMPLIED,
        kinds.SCOPE_KEY,
        *_ITEM,
    ),
    needs={"within": ("note",)},
    complete=validation.with_margin,
)
_STATEMENT = Table(
    header="[[statement]]",
    words=Words("陈述：其他公布的数或说法", "statement: any other published figure, or a claim"),
    makes=model.Statement,
    identity=named_after("clauses", "label", "scope", "first_year", "last_year", kind="statement"),
    figures_of="about",
    keys=(
        _ID,
        must("label", kinds.TEXT, "名目：这个数是什么", "label: what the figure is"),
        _VALUE,
        key(
            "claim",
            kinds.TEXT,
            "说法：没有数字时，用几个字概括",
            "claim: where no figure is printed: a few words",
        ),
        key(
            "about",
            kinds.VALUE,
            "数据项或指标：它是哪个数据项或指标的值",
            "about: the element or indicator that it is a value of",
        ),
        key(
            "year",
            kinds.YEAR,
            "年份",
            "year",
            pair=Pair(
                lambda year: {"first_year": year, "last_year": year},
                lambda item: item.first_year if item.first_year == item.last_year else None,
            ),
        ),
        key(
            "period",
            kinds.PERIOD,
            "起止年份",
            "first and last year",
            pair=Pair(
                _YEARS.decode,
                lambda item: _YEARS.encode(item) if item.first_year != item.last_year else None,
            ),
        ),
        key(
            "kind",
            choice(model.STATEMENT_KINDS),
            "性质：需求、预测或规定；不写为已有的数",
            "kind: a need, a forecast or a rule: left out: a fact",
        ),
        key(
            "except",
            kinds.TEXT,
            "例外：规定允许的例外",
            "except: what the rule permits all the same",
            attribute="exceptions",
        ),
        *CHANGES,
        key(
            "from",
            kinds.FIGURE,
            "起点：变化以前的数",
            "from: what it was before",
            attribute="start",
        ),
        key(
            "per",
            kinds.FIGURE._replace(unit="any"),
            "每：每多少个单位，如每12班1间",
            "per: for how many of what, such as one room for 12 classes",
            example='"12班"',
        ),
        key(
            "part_of",
            name_of("figure", Words("陈述或基数的编号，或陈述的名目", "an id or a label"), '"S1"'),
            "其中：它是哪个数的一部分",
            "part of: the figure of which it is a part",
        ),
        key(
            "share",
            kinds.FIGURE._replace(unit="%"),
            "占比：占整体的百分之几",
            "share: of the whole",
            example='"57.1%"',
        ),
        key(
            "adds_up",
            kinds.FLAG,
            "合计：各部分之和就是它",
            "adds up: its parts are all there is",
            attribute="is_sum",
        ),
        _WITHIN,
        _IMPLIED,
        kinds.SCOPE_KEY,
        *_ITEM,
    ),
    at_least_one=("value", "claim", "rise", "fall", "times"),
    at_most_one=(("value", "claim"), ("rise", "fall", "times"), ("year", "period")),
    needs={"within": ("value", "note"), "share": ("part_of",), "from": ("value",)},
    complete=validation.with_margin_and_change,
    checks=(validation.period_turned_round,),
)
_TARGET = Table(
    header="[[target]]",
    words=Words("目标值", "target"),
    makes=model.Target,
    identity=named_after("clauses", "indicator", "title", "bound", "scope", "year", kind="target"),
    figures_of="indicator",
    keys=(
        _ID,
        key(
            "indicator",
            kinds.INDICATOR,
            "指标：只有定性目标可以不写",
            "indicator: only a qualitative target may leave it out",
        ),
        _TITLE._replace(required=False),
        *BOUNDS_OF_TARGETS,
        *TIME_OF_BOUNDS,
        key("year", kinds.YEAR, "完成年份：不写按规划期末", "due year: left out: at the end"),
        key(
            "binding",
            choice(model.BINDINGS),
            "属性：不写为未注明",
            "binding or expected: left out: not stated",
        ),
        key(
            "from",
            kinds.FIGURE,
            "基数：基期年的数，和目标写在一行",
            "baseline: the figure of the base year, in the row of its target",
            pair=NOWHERE,
        ),
        _MILESTONES,
        key(
            "goal",
            name_of("goal", Words("目标的编号", "the id of a goal"), '"G01"'),
            "所属目标",
            "goal it serves",
        ),
        key("evidence", kinds.TEXT, "定性目标的佐证", "evidence of a qualitative target"),
        key("status", choice(model.STATUSES), "定性目标的进展", "status of a qualitative target"),
        _IMPLIED,
        kinds.SCOPE_KEY,
        *_ITEM,
    ),
    exactly_one=COMPARATORS,
    complete=with_time,
    needs={
        **{
            name: ("indicator",) for name in (*COMPARATORS, "path", "from") if name != "qualitative"
        },
        "evidence": ("qualitative",),
        "status": ("qualitative",),
    },
    stand_ins={"indicator": "title"},  # see `plan_titles`
    checks=(range_turned_round,),
)
_MEASURE = Table(
    header="[[measure]]",
    words=Words("措施", "measure"),
    makes=model.Measure,
    identity=named_after("clauses", "title", kind="measure"),
    keys=(
        _ID,
        _TITLE,
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
        *_ITEM,
    ),
    checks=(validation.measure_ends_before_it_begins, validation.money_in_no_currency),
)
_PROBLEM = Table(
    header="[[problem]]",
    words=Words("问题：规划自己指出的", "problem: a difficulty that the plan itself diagnoses"),
    makes=model.PlanProblem,
    identity=named_after("clauses", "title", kind="problem"),
    keys=(
        _ID,
        _TITLE,
        key(
            "indicators",
            kinds.INDICATORS,
            "指标：能反映它的指标",
            "indicators: the indicators that would show it",
        ),
        *_ITEM,
    ),
)
_RELATION = Table(
    header="[[relation]]",
    words=Words("公布的数之间的算术关系", "arithmetic relation between published figures"),
    makes=model.Relation,
    identity=named_after("text", kind="relation"),
    keys=(
        _ID,
        must(
            "formula",
            kinds.TEXT,
            "公式：用编号和名称写的等式或不等式，如 B33 + B36 = B30",
            "formula: A comparison over ids and names, such as B33 + B36 = B30",
            attribute="text",
            example='"B33 + B36 = B30"',
        ),
        _PLACE,
        _NOTE,
    ),
)
_WAIVER = Table(
    header="[[waiver]]",
    words=Words("豁免", "waiver: a finding that is accepted for a time"),
    makes=model.Waiver,
    identity=named_after("rule", "subject"),
    keys=(
        _ID._replace(words=Words("编号：不写为 规则:对象", "id: left out: rule:subject")),
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
        _NOTE,
    ),
)
_CHANGE = Table(
    header="[[amendment.change]]",
    words=Words("一个目标值的调整", "one target as restated"),
    makes=model.Change,
    figures_of="target",
    keys=(
        must(
            "target",
            name_of("target", Words("目标值的编号", "the id of a target"), '"T01"'),
            "目标值",
            "target",
        ),
        *BOUNDS_OF_TARGETS,
        *TIME_OF_BOUNDS,
        key("year", kinds.YEAR, "完成年份：不写为不变", "due year: left out: as before"),
        must("reason", kinds.TEXT, "理由", "reason"),
        _MILESTONES,
    ),
    exactly_one=COMPARATORS,
    complete=with_time,
    checks=(range_turned_round,),
)
_AMENDMENT = Table(
    header="[[amendment]]",
    words=Words("中期调整", "mid-term adjustment"),
    makes=model.Amendment,
    identity=named_after("document", kind="amendment"),
    keys=(
        _ID,
        must("document", kinds.TEXT, "文号", "number of the document"),
        must("date", kinds.DATE, "日期", "day"),
        tables_of("change", _CHANGE, "changes")._replace(required=True),
        _PLACE,
        _NOTE,
    ),
)

# The file

OWN_TABLES = ("element", "indicator")
"""The tables of definitions; they are settled before anything else is read."""


def _definitions(name: str, table: Table) -> Key:
    """Return the key of definitions: the registry has them, not the plan."""
    return tables_of(name, table, "")._replace(pair=NOWHERE)


PLAN_FILE = Table(
    header=Words("文件", "the file"),
    words=Words("教育规划文件", "education plan file"),
    makes=model.Plan,
    keys=(
        key(
            "format",
            Kind(
                "number",
                Words(f"format = {FORMAT}", f"format = {FORMAT}"),
                str(FORMAT),
                least=FORMAT,
                most=FORMAT,
            ),
            "格式版本：文件所用的格式；不写为现行格式",
            "format: the format that the file is written in: left out: the present one",
            pair=Pair(lambda _: {}, lambda _: FORMAT),
        ),
        *_HEADER,
        key(
            "plugins",
            kinds.PLUGINS,
            "插件：规划要用的插件，写名称（可带最低版本）；自己的写 TOML 文件名",
            "plugins: those that the plan needs: names, with the oldest version, or TOML files",
        ),
        tables_of("clause", _CLAUSE, "clauses"),
        tables_of("goal", _GOAL, "goals"),
        tables_of("baseline", _BASELINE, "baselines"),
        tables_of("statement", _STATEMENT, "statements"),
        tables_of("target", _TARGET, "targets"),
        tables_of("measure", _MEASURE, "measures"),
        tables_of("problem", _PROBLEM, "problems"),
        tables_of("relation", _RELATION, "relations"),
        tables_of("waiver", _WAIVER, "waivers"),
        tables_of("amendment", _AMENDMENT, "amendments"),
        _definitions("element", OWN_ELEMENT),
        _definitions("indicator", OWN_INDICATOR),
    ),
    complete=validation.with_what_follows,
    checks=(
        validation.period_turned_round,
        validation.plan_ends_before_its_base_year,
        validation.baseline_of_a_year_to_come,
        validation.id_given_twice,
    ),
)
"""The whole file: its one table, its arrays of tables, and all that may stand in them."""
