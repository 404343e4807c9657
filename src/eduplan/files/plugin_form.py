"""The data form of a plugin: each key of its TOML file, and what it means.

What a key says becomes the same value as the argument of that name of a method of `Domain`.
"""

from __future__ import annotations

from typing import Any

from eduplan.catalogue.calculations import FormulaFunction
from eduplan.catalogue.definitions import Calculation, Dimension, Element, Indicator
from eduplan.catalogue.kinds import GROUPS, KINDS
from eduplan.catalogue.outcome import NATURE_WORDS, SEVERITY_WORDS
from eduplan.catalogue.overrides import Override
from eduplan.catalogue.rule import Alias, Check
from eduplan.catalogue.shipping import SHIPS
from eduplan.files import kinds, own_form
from eduplan.files import plugin_validation as validation
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
    tables_of,
)
from eduplan.files.standards_form import STANDARD
from eduplan.formula import format_formula
from eduplan.quantity import format_value
from eduplan.words import Words

FORMAT = 1
"""The format of a plugin's file; another one is refused."""

_INSTITUTIONS = {code: kind.words for code, kind in KINDS.items()} | {
    group: words for group, (words, _) in GROUPS.items()
}

# Kinds of values

_FULL_NAME = kinds.NAME._replace(
    expected=Words(
        "数据项或指标的全名，如 preschool.enrolment",
        "a full name such as preschool.enrolment",
    ),
    example='"preschool.enrolment"',
    pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$",
)
_NAME_HERE = kinds.NAME._replace(
    expected=Words(
        "小写英文名，如 night_school_pupils；替换别的定义时写它的全名",
        "a lower-case English name such as night_school_pupils; the full name of what it replaces",
    ),
    example='"night_school_pupils"',
    pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$",
)
_NAMES = list_of(kinds.NAME, Words("由名称组成的数组", "an array of names"))._replace(
    example='["stage"]'
)
_UNIT = kinds.UNIT._replace(
    expected=Words(
        '计量单位，如 "人"；没有单位的数写 ""', 'a unit, such as "人", or "" for a pure number'
    ),
    pattern="",
)
_CODE = Kind(
    "text",
    Words("大写字母加三位数字，如 QX001", "capitals and three digits, such as QX001"),
    '"QX001"',
    "^[A-Z][A-Z0-9]*[0-9]{3}$",
)
_CODES = Kind(
    "by name",
    Words('各代码，如 { stage = "primary" }', 'codes by name, such as { stage = "primary" }'),
    '{ stage = "primary" }',
    item=kinds.TEXT,
)
_PARTS = Kind(
    "by name",
    Words(
        '各代码由哪些代码组成，如 { compulsory = ["primary", "junior"] }',
        'codes of which a code is made, such as { compulsory = ["primary", "junior"] }',
    ),
    '{ compulsory = ["primary", "junior"] }',
    item=kinds.TEXTS,
)
_COUNTED_IN = list_of(
    choice(_INSTITUTIONS),
    Words("由学校类型组成的数组", "an array of kinds of institution"),
)


def in_both(name: str, zh: str, en: str, *, required: bool = True) -> tuple[Key, Key]:
    """Return the keys of a text in both languages; the Chinese stands for an English left out."""

    def chinese(item: Any) -> str | None:
        """Return the Chinese text, as a file has it."""
        words = getattr(item, name)
        return None if words == validation.WORDS_ITSELF else str(words.zh)

    def english(item: Any) -> str | None:
        """Return the English text, if it is another."""
        words = getattr(item, name)
        return None if words.en == words.zh else str(words.en)

    return (
        key(name, kinds.TEXT, zh, en, required=required, pair=Pair(lambda _: {}, chinese)),
        key(
            f"{name}_en",
            kinds.TEXT,
            f"{zh.partition('：')[0]}的英文：不写同中文",
            f"{en.partition(': ')[0]} in English: left out: the Chinese",
            pair=Pair(lambda _: {}, english),
        ),
    )


def _sizes(item: Indicator) -> list[str] | None:
    if item.sizes is None or item.sizes.lower is None or item.sizes.upper is None:
        return None
    return [format_value(end, item.unit) for end in (item.sizes.lower, item.sizes.upper)]


def _said_by(item: Calculation) -> FormulaFunction | None:
    return item.function if isinstance(item.function, FormulaFunction) else None


# Tables

_NAME = must(
    "name",
    _NAME_HERE,
    "名称：在领域内不重复",
    "name: unique in its domain",
    pair=Pair(lambda _: {}, lambda item: item.name.partition(".")[2]),
)
_REF = key("ref", kinds.TEXT, "编号：别的资料里的编号", "ref: its code elsewhere")
_REPLACES = (
    key(
        "replaces",
        kinds.TEXT,
        "取代的理由：写了就是在本地区取代别的插件的同名定义或规则",
        "reason to replace: with it, this stands in the region for what another plugin defines",
        pair=NOWHERE,
    ),
    key(
        "document",
        kinds.TEXT,
        "取代的依据：哪份文件",
        "document: the one by which it replaces the other",
        pair=NOWHERE,
    ),
)
_REMEDY = in_both("remedy", "改法：怎样改才对", "remedy: how to mend it")
_TITLE = in_both("title", "标题", "title")
_RULE_CODE = must("code", _CODE, "代码：在所有插件里不重复", "code: unique among all plugins")
_SOURCE = key("source", kinds.TEXT, "来源", "source")

DIMENSION = Table(
    header="[[dimension]]",
    words=Words("维度：一组封闭的代码", "dimension: a closed list of codes"),
    makes=Dimension,
    keys=(
        must("name", kinds.NAME, "名称", "name", example='"shift"'),
        must("label", kinds.TEXT, "中文名", "Chinese term", example='"班次"'),
        own_form.LABEL_EN,
        must(
            "codes",
            _CODES,
            "代码：各代码的中文名",
            "codes: the Chinese term of each code",
            pair=Pair(
                lambda _: {}, lambda item: {code: one.zh for code, one in item.codes.items()}
            ),
            example='{ day = "白班", night = "夜班" }',
        ),
        key(
            "codes_en",
            _CODES,
            "代码的英文名：不写同中文名",
            "codes in English: left out: the Chinese",
            pair=Pair(
                lambda _: {},
                lambda item: (
                    {code: one.en for code, one in item.codes.items() if one.en != one.zh} or None
                ),
            ),
            example='{ day = "day", night = "night" }',
        ),
        key("parts", _PARTS, "组成：哪个代码由哪些代码组成", "parts: codes that make up another"),
        key(
            "complete",
            kinds.FLAG,
            "完整：每一个都属于其中一个代码",
            "complete: everything counted has one of the codes",
        ),
    ),
    complete=validation.with_labels_of_codes,
    checks=(validation.unusable_codes,),
)
ELEMENT = Table(
    header="[[element]]",
    words=Words("数据项：数出来或量出来的原始数", "element: a raw quantity"),
    makes=Element,
    keys=(
        _NAME,
        *own_form.described(_NAMES, _UNIT),
        own_form.ADDS_UP,
        key(
            "may_be_within",
            _FULL_NAME,
            "可能含在：别处的合计可能把它算在内的数据项",
            "may be within: the element whose totals may include it",
        ),
        key(
            "adds_to",
            _FULL_NAME,
            "增加：它使哪个存量增加，如新进教师使教师增加",
            "adds to: the stock that this flow enlarges",
        ),
        key(
            "counted_in",
            _COUNTED_IN,
            "学校类型：哪些学校有这个数；不写同领域的",
            "counted in: the kinds of institution that have it; left out: the domain's",
        ),
        key(
            "counts_institutions",
            kinds.FLAG,
            "数的是学校：每所学校自己就是一个",
            "counts institutions: each of these counts 1",
        ),
        key(
            "whole",
            _FULL_NAME,
            "全体：它数的是哪个数据项的一部分",
            "whole: the element of which it counts a part",
        ),
        key("part", _CODES, "部分：它数的是哪些代码", "part: the codes that it counts"),
        _REF,
        *_REPLACES,
    ),
    complete=validation.with_kinds_of_institution,
)
INDICATOR = Table(
    header="[[indicator]]",
    words=Words("指标：由公式算出的数", "indicator: what a formula gives"),
    makes=Indicator,
    keys=(
        _NAME,
        *own_form.described(_NAMES, _UNIT),
        *own_form.CALCULATED,
        key(
            "within",
            _FULL_NAME,
            "含于：哪个指标的对象包括它的对象",
            "within: the indicator whose population includes its own",
        ),
        key(
            "components",
            list_of(_FULL_NAME, Words("由全名组成的数组", "an array of full names")),
            "组成：综合状态由哪些指标决定",
            "components: the indicators that a composite status stands on",
        ),
        key(
            "sizes",
            list_of(
                kinds.FIGURE._replace(form="text"),
                Words("最小和最大的两个数", "the smallest and the largest figure"),
                2,
                2,
            ),
            "可能的大小：两数之比可能的最小值和最大值",
            "sizes: the smallest and the largest figure that a ratio may have",
            pair=Pair(lambda sizes: {"sizes": sizes}, _sizes),
            example='["0.5:1", "100:1"]',
        ),
        key(
            "ordered",
            kinds.FLAG,
            "有次序：前一个数总比后一个大",
            "ordered: its first side is always above the second",
        ),
        _REF,
        *_REPLACES,
    ),
    complete=validation.with_sizes,
)
CALCULATION = Table(
    header="[[calculation]]",
    words=Words(
        "计算：由几个数算出一个数，公式里像函数一样用",
        "calculation: what some numbers give, used in formulas as a function",
    ),
    makes=Calculation,
    keys=(
        _NAME._replace(kind=kinds.NAME),
        must("label", kinds.TEXT, "中文名", "Chinese term", example='"轮次"'),
        own_form.LABEL_EN,
        must("unit", _UNIT, "单位：结果的单位", "unit: of the result"),
        key("level", own_form.LEVEL, "层级：在哪一级算", "level: where it is calculated"),
        must(
            "inputs",
            _NAMES,
            "输入：几个数的名称，公式里用，按次序给",
            "inputs: what the numbers are called in the formula, in the order in which they come",
            pair=Pair(lambda _: {}, lambda item: (one := _said_by(item)) and one.inputs),
            example='["years"]',
        ),
        must(
            "formula",
            kinds.TEXT,
            "公式：只用输入和数",
            "formula: of the inputs and numbers alone",
            pair=Pair(
                lambda _: {}, lambda item: (one := _said_by(item)) and format_formula(one.formula)
            ),
            example='"舍去(years ÷ 3) + 1"',
        ),
        key("definition", kinds.TEXT, "定义", "definition"),
        _SOURCE,
        _REF,
    ),
    complete=validation.with_function,
)
CHECK = Table(
    header="[[check]]",
    words=Words("核对：应当成立的条件", "check: a condition that must hold"),
    makes=Check,
    keys=(
        _RULE_CODE,
        must(
            "formula",
            kinds.TEXT,
            "条件：应当成立的条件",
            "condition: what must hold",
            pair=Pair(lambda _: {}, lambda item: format_formula(item.formula)),
            example='"参加课后服务学生数 ≤ 在校生数"',
        ),
        *_TITLE,
        *_REMEDY,
        *in_both(
            "message",
            "消息：不成立时说的话；不写就写出算式",
            "message: what is said where it fails; left out: the sum itself",
            required=False,
        ),
        key(
            "severity",
            choice(SEVERITY_WORDS),
            "级别：不写为错误",
            "severity: left out: error",
            pair=Pair(
                lambda value: {}, lambda item: None if item.severity == "error" else item.severity
            ),
        ),
        key("nature", choice(NATURE_WORDS), "性质：不写为问题", "nature: left out: fault"),
        key(
            "per",
            own_form.LEVEL,
            "层级：在哪一级核对；不写为地区",
            "level: where it is judged; left out: the region",
            attribute="level",
        ),
        key(
            "own_standard",
            kinds.NAME,
            "自己的参考值：条件里的数出自哪条标准，不是文件规定的时候写",
            "own standard: the standard of one's own that the condition's figure is",
            pair=Pair(lambda _: {}, lambda item: item.own_standard.partition(".")[2] or None),
        ),
        _SOURCE,
        *_REPLACES,
    ),
    complete=validation.with_defaults_of_checks,
    checks=(validation.bad_template, validation.own_reference_as_error),
)
ALIAS = Table(
    header="[[alias]]",
    words=Words("别名：一般规则在本领域的说法", "alias: a general rule restated"),
    makes=Alias,
    keys=(
        _RULE_CODE,
        must(
            "alias_of",
            _CODE,
            "一般规则：它重述哪一条规则",
            "general rule: the rule that it restates",
            example='"PLAN002"',
        ),
        *_TITLE,
        _SOURCE,
    ),
    complete=validation.with_texts_in_both,
)
SEVERITY = Table(
    header="[[severity]]",
    words=Words("级别：在本地区改变一条规则的级别", "severity: of a rule, in the region"),
    makes=Override,
    keys=(
        must("code", _CODE, "规则的代码", "code of the rule", attribute="name"),
        must("severity", choice(SEVERITY_WORDS), "级别", "severity"),
        must("reason", kinds.TEXT, "理由", "reason"),
        must("document", kinds.TEXT, "依据：哪份文件", "document"),
    ),
)
TERMS = Table(
    header="[[terms]]",
    words=Words("别称：当地对一项定义的叫法", "terms: what a definition is called locally"),
    keys=(
        must("of", _FULL_NAME, "定义：它的全名", "definition: its full name"),
        must("terms", kinds.TEXTS, "叫法", "terms", example='["入园幼儿数"]'),
    ),
)

PLUGIN_FILE = Table(
    header=Words("文件", "the file"),
    words=Words("插件文件", "plugin file"),
    keys=(
        kinds.format_key(FORMAT)._replace(required=True),
        must(
            "name",
            kinds.NAME,
            "领域的名称：每个定义的全名以它开头",
            "name of the domain: every full name starts with it",
            example='"qingxi"',
        ),
        must("label", kinds.TEXT, "领域的中文名", "Chinese term", example='"青溪县"'),
        own_form.LABEL_EN,
        key(
            "region",
            kinds.REGION_OR_NATION,
            "地区：在哪里有效；不写为处处有效",
            "region: where it holds; left out: everywhere",
        ),
        key(
            "eduplan",
            kinds.TEXT._replace(
                expected=Words("版本号，如 0.1", "a version such as 0.1"),
                pattern=r"^[0-9]+(\.[0-9]+)*$",
                example='"0.1"',
            ),
            "需要的版本：至少要哪一版 eduplan",
            "needs: the oldest version of eduplan that it needs",
        ),
        key("version", kinds.TEXT, "插件的版本", "version of the plugin", example='"1.0"'),
        key(
            "requires",
            _NAMES,
            "需要的领域：用到哪些领域的定义",
            "requires: the domains to which it refers",
        ),
        key(
            "ships",
            list_of(choice(SHIPS), Words("由文件种类组成的数组", "an array of kinds of files")),
            "带有：应当带有什么；漏掉了就搁置",
            "ships: what it should have with it; if that is lost, it is set aside",
        ),
        key(
            "counted_in",
            _COUNTED_IN,
            "学校类型：它的数据项在哪些学校有",
            "counted in: the kinds of institution that have its elements",
        ),
        tables_of("dimension", DIMENSION, "dimension"),
        tables_of("element", ELEMENT, "element"),
        tables_of("indicator", INDICATOR, "indicator"),
        tables_of("calculation", CALCULATION, "calculation"),
        tables_of("check", CHECK, "check"),
        tables_of("alias", ALIAS, "alias"),
        tables_of("severity", SEVERITY, "severity"),
        tables_of("terms", TERMS, "terms"),
        tables_of("standard", STANDARD, "standard"),
    ),
    complete=validation.with_kinds_of_institution,
)
"""The whole file."""
