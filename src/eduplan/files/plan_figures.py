"""The tables of a plan file that hold figures: baselines, statements, targets and amendments."""

from __future__ import annotations

from operator import attrgetter

from eduplan.files import kinds
from eduplan.files import plan_validation as validation
from eduplan.files.bounds_form import (
    BOUNDS_OF_TARGETS,
    CHANGES,
    PER,
    PER_OF,
    TIME_OF_BOUNDS,
    per_of_nothing,
    range_turned_round,
    with_time_or_unit,
)
from eduplan.files.forms import NOWHERE, Pair, Table, choice, key, must, name_of, tables_of
from eduplan.files.identity import named_after
from eduplan.files.plan_keys import (
    ID,
    IMPLIED,
    ITEM,
    MILESTONES,
    NOTE,
    PLACE,
    TITLE,
    VALUE,
    WITHIN,
    YEARS,
)
from eduplan.plan import model
from eduplan.words import Words

COMPARATORS = tuple(one.name for one in BOUNDS_OF_TARGETS)
_PER_NEEDS = {"per": ("per_of",), "per_of": ("per",)}
_SHARE = key(
    "share",
    kinds.FIGURE._replace(unit="%"),
    "占比：占整体的百分之几",
    "share: of the whole",
    example='"57.1%"',
)
_ADDS_UP = key(
    "adds_up",
    kinds.FLAG,
    "合计：各部分之和就是它",
    "adds up: its parts are all there is",
    attribute="is_sum",
)

BASELINE = Table(
    header="[[baseline]]",
    words=Words("基数：某个指标的现状", "baseline: the state of an indicator"),
    makes=model.Baseline,
    identity=named_after("clauses", "indicator", "scope", "year", kind="baseline"),
    figures_of="indicator",
    keys=(
        ID._replace(kind=kinds.START_ID),
        must("indicator", kinds.INDICATOR, "指标", "indicator"),
        VALUE._replace(required=True),
        key("year", kinds.YEAR, "年份：不写为未注明", "year: left out: undated"),
        WITHIN,
        IMPLIED,
        kinds.SCOPE_KEY,
        *ITEM,
    ),
    needs={"within": ("note",)},
    complete=validation.with_margin,
)
STATEMENT = Table(
    header="[[statement]]",
    words=Words("陈述：其他公布的数或说法", "statement: any other published figure, or a claim"),
    makes=model.Statement,
    identity=named_after("clauses", "label", "scope", "first_year", "last_year", kind="statement"),
    figures_of="about",
    keys=(
        ID,
        must("label", kinds.TEXT, "名目：这个数是什么", "label: what the figure is"),
        VALUE,
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
                YEARS.decode,
                lambda item: YEARS.encode(item) if item.first_year != item.last_year else None,
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
        PER._replace(attribute="per", pair=Pair(lambda per: {"per": per}, attrgetter("per"))),
        PER_OF._replace(
            attribute="per_of", pair=Pair(lambda of: {"per_of": of}, attrgetter("per_of"))
        ),
        key(
            "part_of",
            name_of("figure", Words("陈述或基数的编号，或陈述的名目", "an id or a label"), '"S1"'),
            "其中：它是哪个数的一部分",
            "part of: the figure of which it is a part",
        ),
        _SHARE,
        _ADDS_UP,
        WITHIN,
        IMPLIED,
        kinds.SCOPE_KEY,
        *ITEM,
    ),
    at_least_one=("value", "claim", "rise", "fall", "times"),
    at_most_one=(("value", "claim"), ("rise", "fall", "times"), ("year", "period")),
    needs={
        "within": ("value", "note"),
        "share": ("part_of",),
        "from": ("value",),
        "per_of": ("per", "value"),
    },
    complete=validation.with_margin_and_change,
    checks=(validation.period_turned_round, per_of_nothing),
)
TARGET = Table(
    header="[[target]]",
    words=Words("目标值", "target"),
    makes=model.Target,
    identity=named_after("clauses", "indicator", "title", "bound", "scope", "year", kind="target"),
    figures_of="indicator",
    keys=(
        ID,
        key(
            "indicator",
            kinds.INDICATOR,
            "指标：只有定性目标可以不写",
            "indicator: only a qualitative target may leave it out",
        ),
        TITLE._replace(required=False),
        *BOUNDS_OF_TARGETS,
        *TIME_OF_BOUNDS,
        PER,
        PER_OF,
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
        MILESTONES,
        key(
            "method",
            name_of("method", Words("进度方法的名称", "the name of a method"), '"compound_growth"'),
            "进度方法：另按这种公布的方法说进展",
            "method: a published method by which progress is told too",
        ),
        key(
            "goal",
            name_of("goal", Words("目标的编号", "the id of a goal"), '"G01"'),
            "所属目标",
            "goal it serves",
        ),
        key(
            "part_of",
            name_of(
                "aim", Words("目标值的编号、名称或指标", "an id, a title or an indicator"), '"T1"'
            ),
            "其中：它是同一年哪个目标值的一部分",
            "part of: the target of which it is a part, in the same year",
        ),
        _SHARE,
        _ADDS_UP,
        key("evidence", kinds.TEXT, "定性目标的佐证", "evidence of a qualitative target"),
        key("status", choice(model.STATUSES), "定性目标的进展", "status of a qualitative target"),
        IMPLIED,
        kinds.SCOPE_KEY,
        *ITEM,
    ),
    exactly_one=COMPARATORS,
    complete=with_time_or_unit,
    needs={
        **_PER_NEEDS,
        **{
            name: ("indicator",)
            for name in (*COMPARATORS, "path", "from", "part_of")
            if name != "qualitative"
        },
        "share": ("part_of",),
        "evidence": ("qualitative",),
        "status": ("qualitative",),
    },
    stand_ins={"indicator": "title"},  # see `plan_titles`
    checks=(range_turned_round, per_of_nothing),
)
CHANGE = Table(
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
        PER,
        PER_OF,
        key("year", kinds.YEAR, "完成年份：不写为不变", "due year: left out: as before"),
        must("reason", kinds.TEXT, "理由", "reason"),
        MILESTONES,
    ),
    exactly_one=COMPARATORS,
    complete=with_time_or_unit,
    needs=_PER_NEEDS,
    checks=(range_turned_round, per_of_nothing),
)
AMENDMENT = Table(
    header="[[amendment]]",
    words=Words("中期调整", "mid-term adjustment"),
    makes=model.Amendment,
    identity=named_after("document", kind="amendment"),
    keys=(
        ID,
        must("document", kinds.TEXT, "文号", "number of the document"),
        must("date", kinds.DATE, "日期", "day"),
        tables_of("change", CHANGE, "changes")._replace(required=True),
        PLACE,
        NOTE,
    ),
)
