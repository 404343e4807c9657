"""What a plan file may say, as data: each table and key, its kind of value, and what it means.

The reader and the JSON Schema are both made from `PLAN_FILE`; neither knows a key by itself.
"""

from __future__ import annotations

from eduplan.catalogue.definitions import BETTER, TIME_POINTS
from eduplan.files.plan_kinds import (
    CLAUSES,
    DATE,
    DIMENSIONS,
    FIGURE,
    FLAG,
    FORMAT,
    ID,
    INDICATOR,
    INDICATORS,
    OWN_NAME,
    PERIOD,
    PLACES,
    REGION,
    SCOPE,
    TEXT,
    TEXTS,
    TRUE,
    YEAR,
    Key,
    Kind,
    Table,
    choice,
    list_of,
    name_of,
)
from eduplan.formula import LEVELS
from eduplan.words import Words

__all__ = ["COMPARATORS", "PLAN_FILE"]

COMPARATORS = (
    "at_least",
    "at_most",
    "exactly",
    "range",
    "maintain",
    "eliminate",
    "qualitative",
)


def _key(kind: Kind, zh: str, en: str) -> Key:
    return Key(kind, Words(zh, en))


def _must(kind: Kind, zh: str, en: str) -> Key:
    return Key(kind, Words(zh, en), required=True)


_NOTE = {"note": _key(TEXT, "录入者的说明。", "A note of the modeller's own.")}
_PLACE = {"clause": _key(CLAUSES, "所在条款，可多个。", "The clause or clauses where it stands.")}
_WORDING = {
    "wording": _key(
        TEXTS,
        "原文的语气词、限定词和术语，每个几个字。",
        "Modality words, hedges and terms as printed, a few characters each.",
    )
}
_ITEM = _PLACE | _WORDING | _NOTE
_IDENTITY = {"id": _must(ID, "编号，全文件不重复。", "The id, unique in the whole file.")}
_TITLE = {"title": _must(TEXT, "用自己的话写的几个字。", "A few words of the modeller's own.")}
_SCOPE_KEY = {
    "scope": _key(
        SCOPE,
        "范围：维度 = 代码；不写为全部。",
        "The scope: dimension = code; a dimension left out stands for all.",
    )
}
_IMPLIED = {
    "implied": _key(
        FLAG,
        "数字没有印出，而是用文字说的（全部、无、每所）。",
        "The figure is not printed but said in words.",
    )
}
_WITHIN = {
    "within": _key(
        FIGURE,
        "“约”的上下幅度，须有 note 说明是谁的读法。",
        "How far 约 reaches; comes with a note that says whose reading it is.",
    )
}
_BOUNDS = {
    "at_least": _key(FIGURE, "不低于。", "Not below this."),
    "at_most": _key(FIGURE, "不超过。", "Not above this."),
    "exactly": _key(FIGURE, "等于。", "Exactly this."),
    "range": _key(
        list_of(FIGURE, 'two figures, such as ["1%", "5%"]', 2, 2),
        "在两个数之间，含两端。",
        "Between two figures, both included.",
    ),
    "maintain": _key(FIGURE, "保持。", "To stay at this, every year."),
    "eliminate": _key(TRUE, "消除，即为零。", "None is to be left."),
    "qualitative": _key(TEXT, "没有数字的目标，用几个字概括。", "No number: a few words."),
}

_PLAN = Table(
    "[plan]",
    Words("规划本身", "the plan itself"),
    {
        "id": _must(ID, "规划的编号。", "The id of the plan."),
        "title": _must(TEXT, "规划名称。", "The title as printed."),
        "region": _must(REGION, "行政区划代码（GB/T 2260）。", "Administrative code (GB/T 2260)."),
        "region_name": _must(TEXT, "地区名称。", "The name of the region."),
        "issuer": _must(TEXT, "发文机关。", "The issuing body."),
        "document": _must(TEXT, "文号。", "The number of the document."),
        "issued": _must(DATE, "发文日期。", "The day of issue."),
        "first_year": _must(YEAR, "规划期第一年。", "The first year of the period."),
        "last_year": _must(YEAR, "规划期最后一年。", "The last year of the period."),
        "baseline_year": _must(YEAR, "基期年。", "The year of the baselines."),
    },
)

_CLAUSE = Table(
    "[[clause]]",
    Words(
        "条款；一旦列出，别处只能引用列出的", "a clause; if any is listed, only listed ones count"
    ),
    {"id": _must(TEXT, "条款号。", "The number of the clause.")} | _TITLE | _NOTE,
)

_GOAL = Table("[[goal]]", Words("目标", "a goal"), _IDENTITY | _TITLE | _ITEM)

_BASELINE = Table(
    "[[baseline]]",
    Words("基数：某个指标的现状", "a baseline: the state of an indicator"),
    _IDENTITY
    | {
        "indicator": _must(INDICATOR, "指标。", "The indicator."),
        "value": _must(FIGURE, "印出的数。", "The figure as printed."),
        "year": _key(YEAR, "年份；不写为未注明。", "The year; left out: undated."),
    }
    | _WITHIN
    | _IMPLIED
    | _SCOPE_KEY
    | _ITEM,
    needs={"within": ("note",)},
)

_STATEMENT = Table(
    "[[statement]]",
    Words("其他公布的数或说法", "any other published figure, or a claim"),
    _IDENTITY
    | {
        "label": _must(TEXT, "这个数是什么。", "What the figure is."),
        "value": _key(FIGURE, "印出的数。", "The figure as printed."),
        "claim": _key(
            TEXT, "没有数字时，用几个字概括。", "Where no figure is printed: a few words."
        ),
        "about": _key(
            name_of("value", "the full name of an element or an indicator"),
            "它是哪个数据项或指标的值。",
            "The element or indicator that it is a value of.",
        ),
        "year": _key(YEAR, "年份。", "The year."),
        "period": _key(PERIOD, "起止年份。", "The first and the last year."),
    }
    | _WITHIN
    | _IMPLIED
    | _SCOPE_KEY
    | _ITEM,
    exactly_one=("value", "claim"),
    at_most_one=("year", "period"),
    needs={"within": ("value", "note")},
)

_MILESTONES = {
    "milestones": _key(
        Kind("by year", 'a figure by year, such as { 2023 = "80%" }', item=FIGURE),
        "各年的进度值。",
        "The figure due in each of some years.",
    )
}
_WITH_INDICATOR = {
    name: ("indicator",) for name in (*COMPARATORS, "milestones") if name != "qualitative"
}
_TARGET = Table(
    "[[target]]",
    Words("目标值", "a target"),
    _IDENTITY
    | {
        "indicator": _key(
            INDICATOR,
            "指标；只有定性目标可以不写。",
            "The indicator; only a qualitative target may leave it out.",
        ),
        "title": _key(TEXT, "用自己的话写的几个字。", "A few words of the modeller's own."),
    }
    | _BOUNDS
    | {
        "year": _key(YEAR, "完成年份；不写按规划期末。", "When it is due; left out: at the end."),
        "binding": _key(
            choice("binding", "expected"),
            "约束性或预期性；不写为未注明。",
            "binding 约束性 or expected 预期性; left out: not stated.",
        ),
    }
    | _MILESTONES
    | {
        "goal": _key(name_of("goal", "the id of a goal"), "所属目标。", "The goal it serves."),
        "evidence": _key(TEXT, "定性目标的佐证。", "What shows a qualitative target."),
        "status": _key(
            choice("not_started", "in_progress", "mostly_done", "done"),
            "定性目标的进展。",
            "How far a qualitative target has come.",
        ),
    }
    | _IMPLIED
    | _SCOPE_KEY
    | _ITEM,
    exactly_one=COMPARATORS,
    needs=_WITH_INDICATOR | {"evidence": ("qualitative",), "status": ("qualitative",)},
)

_MEASURE = Table(
    "[[measure]]",
    Words("措施", "a measure"),
    _IDENTITY
    | _TITLE
    | {
        "responsible": _key(TEXTS, "写明的责任单位。", "The bodies that the plan names."),
        "moves": _key(INDICATORS, "应当推动的指标。", "The indicators it should move."),
        "answers": _key(
            list_of(name_of("problem", "the id of a problem"), "an array of ids of problems"),
            "回应的问题。",
            "The problems it answers.",
        ),
        "money": _key(FIGURE, "经费，如 7134.1万元。", "The money, such as 7134.1万元."),
        "money_source": _key(TEXT, "经费来源。", "Where the money comes from."),
        "from_year": _key(YEAR, "开始年份。", "The year it starts."),
        "to_year": _key(YEAR, "结束年份。", "The year it ends."),
        "milestones": _key(
            Kind("by year", 'a text by year, such as { 2023 = "..." }', item=TEXT),
            "各年的节点。",
            "What is due in each of some years.",
        ),
        "needs_money": _key(FLAG, "字面意味着要花钱。", "The wording implies spending."),
        "retrospective": _key(FLAG, "上一时期已经做的。", "Done in the earlier period."),
        "topics": _key(TEXTS, "涉及的人群或事项。", "Groups or matters it regulates."),
    }
    | _ITEM,
)

_PROBLEM = Table(
    "[[problem]]",
    Words("规划自己指出的问题", "a difficulty that the plan itself diagnoses"),
    _IDENTITY
    | _TITLE
    | {"indicators": _key(INDICATORS, "能反映它的指标。", "The indicators that would show it.")}
    | _ITEM,
)

_RELATION = Table(
    "[[relation]]",
    Words("公布的数之间的算术关系", "an arithmetic relation between published figures"),
    _IDENTITY
    | {
        "formula": _must(
            TEXT,
            "用编号和名称写的等式或不等式，如 B33 + B36 = B30。",
            "A comparison over ids and names, such as B33 + B36 = B30.",
        )
    }
    | _PLACE
    | _NOTE,
)

_WAIVER = Table(
    "[[waiver]]",
    Words("豁免", "a finding that is accepted for a time"),
    {
        "id": _key(ID, "编号；不写为 规则:对象。", "The id; left out: rule:subject."),
        "rule": _must(name_of("rule", "the code of a rule"), "规则代码。", "The code of the rule."),
        "subject": _must(TEXT, "对象的编号或名称。", "The id or the name it is about."),
        "reason": _must(TEXT, "理由。", "Why."),
        "document": _must(TEXT, "依据的文件。", "By which document."),
        "expires": _must(DATE, "有效期至。", "The last day."),
    }
    | _NOTE,
)

_CHANGE = Table(
    "[[amendment.change]]",
    Words("一个目标值的调整", "one target as restated"),
    {"target": _must(name_of("target", "the id of a target"), "目标值编号。", "The target.")}
    | _BOUNDS
    | {
        "year": _key(YEAR, "完成年份；不写为不变。", "When it is due; left out: as before."),
        "reason": _must(TEXT, "理由。", "Why."),
    }
    | _MILESTONES,
    exactly_one=COMPARATORS,
)

_AMENDMENT = Table(
    "[[amendment]]",
    Words("中期调整", "a mid-term adjustment"),
    _IDENTITY
    | {
        "document": _must(TEXT, "文号。", "The number of the document."),
        "date": _must(DATE, "日期。", "The day."),
        "change": _must(
            Kind("tables", "[[amendment.change]] tables", table=_CHANGE),
            "调整的目标值。",
            "The targets that it restates.",
        ),
    }
    | _PLACE
    | _NOTE,
)

_OWN = {
    "name": _must(OWN_NAME, "名称，以 local. 开头。", "The name, beginning with local."),
    "label": _must(TEXT, "中文名。", "The Chinese term."),
    "label_en": _key(TEXT, "英文名；不写同中文名。", "The English term; left out: the Chinese."),
    "unit": _must(TEXT, "单位。", "The unit."),
    "level": _key(choice(*LEVELS), "层级。", "The level at which it is counted."),
    "dimensions": _key(DIMENSIONS, "可用的维度。", "By what it can be restricted."),
    "time_point": _key(choice(*TIME_POINTS), "时点。", "The day or period it is counted for."),
    "definition": _key(TEXT, "定义。", "What it means."),
    "source": _key(TEXT, "来源。", "Where it comes from."),
    "aliases": _key(TEXTS, "别名。", "Other names that formulas may use."),
}
_OWN_ELEMENT = Table(
    "[[element]]",
    Words("本地数据项", "an element of the plan's own"),
    _OWN
    | {
        "adds_up": _key(
            FLAG,
            "各地、各机构的数能否相加；不写为能。",
            "Whether figures of several places make a total; left out: they do.",
        )
    },
)
_OWN_INDICATOR = Table(
    "[[indicator]]",
    Words("本地指标", "an indicator of the plan's own"),
    _OWN
    | {
        "formula": _must(TEXT, "公式。", "The formula."),
        "better": _must(choice(*BETTER), "方向。", "Which way is better."),
        "places": _key(PLACES, "公布时的小数位数。", "Decimals it is published with."),
        "most": _key(
            FIGURE._replace(form="text"),  # of no indicator, but of this one's own unit
            "可能的最大值；分子是分母一部分的率写100%，增长率、毛入学率不写。",
            "The largest value that is possible: 100% for a part of a whole; left out: no limit.",
        ),
    },
)


def _tables(table: Table) -> Key:
    return Key(Kind("tables", f"{table.header} tables", table=table), table.words)


PLAN_FILE = Table(
    "the file",
    Words("教育规划文件", "education plan file"),
    {
        "format": _must(
            Kind("number", f"format = {FORMAT}", least=FORMAT, most=FORMAT),
            "格式版本。",
            "The format that the file is written in.",
        ),
        "plan": Key(Kind("table", "a [plan] table", table=_PLAN), _PLAN.words, required=True),
        "clause": _tables(_CLAUSE),
        "goal": _tables(_GOAL),
        "baseline": _tables(_BASELINE),
        "statement": _tables(_STATEMENT),
        "target": _tables(_TARGET),
        "measure": _tables(_MEASURE),
        "problem": _tables(_PROBLEM),
        "relation": _tables(_RELATION),
        "waiver": _tables(_WAIVER),
        "amendment": _tables(_AMENDMENT),
        "element": _tables(_OWN_ELEMENT),
        "indicator": _tables(_OWN_INDICATOR),
    },
)
"""The whole file: its one table, its arrays of tables, and all that may stand in them."""
