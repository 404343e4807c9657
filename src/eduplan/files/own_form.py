"""The elements and indicators that a plan file defines itself: each key, and what it means."""

from __future__ import annotations

from eduplan.catalogue.definitions import BETTER, LEVEL_WORDS, TIME_POINTS, Element, Indicator
from eduplan.catalogue.figures import largest_value
from eduplan.files import kinds
from eduplan.files.forms import Key, Kind, Pair, Row, Table, choice, key, must
from eduplan.formula import Reference, format_formula
from eduplan.quantity import FigureError, format_value
from eduplan.words import Words


def with_english_term(row: Row) -> None:
    """Let the Chinese term of a definition stand for an English one that is left out."""
    if "label_en" not in row.found:
        row.extra["label_en"] = row.found.get("label")


def named_after_its_label(row: Row) -> None:
    """Let a definition without a name be called by its label."""
    with_english_term(row)
    if "name" not in row.written and "label" in row.found:
        row.found["name"] = made_name(row.found["label"])


def made_name(label: str) -> str:
    """Return the full name of what the plan defines by its label alone."""
    return f"{kinds.OWN_DOMAIN}.{label}"


def reported(name: str) -> str:
    """Return the name of the element that an indicator without a formula is read from."""
    return f"{name}{_REPORTED}"


def is_reported(name: str) -> bool:
    """Return whether a name is of what an indicator without a formula is read from."""
    return name.endswith(_REPORTED)


_REPORTED = ".reported"


def _written_formula(item: Indicator) -> str | None:
    return None if item.formula == Reference(reported(item.name)) else format_formula(item.formula)


def with_largest_value(row: Row) -> None:
    """Read the largest value of an indicator in its unit; one that is none is reported."""
    with_english_term(row)
    text, unit = row.found.pop("most", None), row.found.get("unit")
    if text is None or unit is None:
        return
    try:
        row.found["most"] = largest_value(text, unit)
    except FigureError as error:
        row.problems.add_error((*row.path, "most"), error)


def _complete(row: Row) -> None:
    named_after_its_label(row)
    with_largest_value(row)


LEVEL = choice(LEVEL_WORDS)
LABEL_EN = key(
    "label_en",
    kinds.TEXT,
    "英文名：不写同中文名",
    "English term: left out: the Chinese",
    pair=Pair(
        lambda label: {"label_en": label},
        lambda item: None if item.label_en == item.label else item.label_en,
    ),
)


def described(dimensions: Kind, unit: Kind = kinds.UNIT) -> tuple[Key, ...]:
    """Return the keys, beside its name, that an element and an indicator both have."""
    return (
        must("label", kinds.TEXT, "中文名", "Chinese term", example='"夜校学员数"'),
        LABEL_EN,
        must("unit", unit, "单位", "unit"),
        key("level", LEVEL, "层级：在哪一级计数", "level: where it is counted"),
        key(
            "dimensions", dimensions, "维度：可按什么分", "dimensions: what it can be restricted by"
        ),
        key(
            "time_point",
            choice(TIME_POINTS),
            "时点：哪一天或哪个时段的数",
            "time: when it is counted",
        ),
        key("definition", kinds.TEXT, "定义", "definition"),
        key("source", kinds.TEXT, "来源", "source"),
        key(
            "aliases",
            kinds.TEXTS,
            "别名：公式里可用的其他名称",
            "aliases: other names that formulas may use",
        ),
    )


ADDS_UP = key(
    "adds_up",
    kinds.FLAG,
    "可以相加：各地、各机构的数能否相加；不写为能",
    "adds up: whether figures of several places make a total; left out: they do",
    example="false",
)
CALCULATED = (
    must(
        "formula",
        kinds.TEXT,
        "公式",
        "formula",
        pair=Pair(lambda _: {}, _written_formula),
        example='"夜校学员数 ÷ 在校生数"',
    ),
    must(
        "better",
        choice(BETTER, also={"无": "none"}),
        "方向：往哪个方向为好",
        "direction: which way is better",
    ),
    key("places", kinds.PLACES, "公布的小数位数", "decimals that it is published with"),
    key(
        "most",
        kinds.FIGURE._replace(form="text"),  # of no indicator, but of this one's own unit
        "最大值：可能的最大值；分子是分母一部分的率写100%，增长率、毛入学率不写",
        "largest value: 100% for a part of a whole; left out: no limit",
        pair=Pair(
            lambda most: {"most": most},
            lambda item: None if item.most is None else format_value(item.most, item.unit),
        ),
        example='"100%"',
    ),
)
"""The keys that only an indicator has."""

_NAME = key(
    "name",
    kinds.OWN_NAME,
    "名称：以 local. 开头；不写由中文名代替",
    "name: begins with local: left out: the label stands for it",
    pair=Pair(
        lambda name: {"name": name},
        lambda item: None if item.name == made_name(item.label) else item.name,
    ),
)
_MAY_BE_REPORTED = tuple(
    one._replace(
        required=False,
        words=Words("公式：不写，就是上报的数", "formula: left out: a figure that is reported"),
    )
    if one.name == "formula"
    else one
    for one in CALCULATED
)
OWN_ELEMENT = Table(
    header="[[element]]",
    words=Words("本地数据项", "element of the plan's own"),
    makes=Element,
    keys=(_NAME, *described(kinds.DIMENSIONS), ADDS_UP),
    complete=named_after_its_label,
)
OWN_INDICATOR = Table(
    header="[[indicator]]",
    words=Words("本地指标", "indicator of the plan's own"),
    makes=Indicator,
    keys=(_NAME, *described(kinds.DIMENSIONS), *_MAY_BE_REPORTED),
    complete=_complete,
)
