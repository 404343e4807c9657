"""The settings file of an audit: each key, its kind of value, and what it means."""

from __future__ import annotations

from typing import Any

import attrs

from eduplan.catalogue.outcome import SEVERITY_WORDS
from eduplan.files import kinds, mistakes
from eduplan.files.forms import (
    NOWHERE,
    Kind,
    Pair,
    Row,
    Table,
    choice,
    key,
    list_of,
    must,
    name_of,
    tables_of,
)
from eduplan.files.identity import named_after
from eduplan.files.plan_actions import WAIVER
from eduplan.files.plan_keys import NOTE
from eduplan.plan.settings import AuditSettings, Plausibility
from eduplan.words import Words

FORMAT = 1

_RULES = list_of(
    name_of(
        "rules",
        Words("规则的代码、名称或代码开头的字母", "the code or name of a rule, or a prefix"),
        '"PLAN"',
    ),
    Words("由规则组成的数组", "an array of rules"),
)


def rule_weighed_twice(file: Row) -> None:
    """Report each rule whose severity is set a second time."""
    taken: set[str] = set()
    for row in file.found.get("rule", ()):
        code = row.found.get("code")
        if code in taken:
            row.problem("code", mistakes.RULE_TWICE(code=code))
        taken.add(code)


def _severities(rows: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    return {"severities": {one["code"]: one["severity"] for one in rows}}


_RULE = Table(
    header="[[rule]]",
    words=Words("规则的级别", "severity of a rule"),
    keys=(
        must(
            "code",
            name_of("rule", Words("规则代码", "the code of a rule"), '"PLAN020"'),
            "规则",
            "rule",
        ),
        must(
            "severity",
            choice(SEVERITY_WORDS),
            "级别：它的发现算哪一级",
            "severity: that of its findings",
        ),
        NOTE._replace(pair=NOWHERE),
    ),
)
_WAIVER = attrs.evolve(
    WAIVER,
    keys=(
        *WAIVER.keys.values(),
        key(
            "plan",
            kinds.TEXT,
            "规划：只用于这个编号的规划；不写，用于每一份",
            "plan: the id of the only plan that it is for: left out: every one",
            example='"220503-2021"',
        ),
    ),
    identity=named_after("rule", "subject", "plan"),
)

_NUMBER = kinds.TEXT._replace(
    expected=Words('引号中的数，如 "3.5"', 'a number between quotation marks, such as "3.5"'),
    example='"3.5"',
    pattern=r"^[0-9]{1,4}(\.[0-9]{1,4})?$",
)
_PLAUSIBLE = Table(
    header="[plausible]",
    words=Words("经验校验的界限", "bounds of what is plausible"),
    makes=Plausibility,
    keys=(
        key(
            "times",
            _NUMBER,
            "倍数：计数比上一年多到几倍以上、少到几分之一以下才提示；不写为2",
            "times: a count is noted that more than so multiplies or divides: left out: 2",
            example='"3"',
        ),
        key(
            "points",
            _NUMBER,
            "百分点：公布的比率比上一年相差多少个百分点起提示；不写为20",
            "points: a rate is noted that changes by so many percentage points: left out: 20",
            example='"25"',
        ),
        key(
            "robust_z",
            _NUMBER,
            "稳健z：与同类机构相差超过它才提示；不写为3.5",
            "robust z: an institution beyond it is noted: left out: 3.5",
            example='"5"',
        ),
        key(
            "z",
            _NUMBER,
            "z：算不出稳健z的，超过它才提示；不写为3",
            "z: the same where there is no robust z: left out: 3",
            example='"4"',
        ),
    ),
)

SETTINGS_FILE = Table(
    header=Words("文件", "the file"),
    words=Words("审核设置文件", "settings file of an audit"),
    makes=AuditSettings,
    keys=(
        kinds.format_key(FORMAT),
        key(
            "select",
            _RULES,
            "只问：只问这些规则；不写，都问",
            "select: rules to ask: left out: all",
        ),
        key("ignore", _RULES, "不问：不问这些规则", "ignore: rules to leave out"),
        key(
            "severity",
            choice(SEVERITY_WORDS),
            "最低级别：有不低于它的发现，退出码就是 1；不写为警告",
            "severity: the least one that makes the exit code 1: left out: warning",
        ),
        key(
            "own_standards",
            kinds.FLAG,
            "自定的参考：是否采用 eduplan 自定的参考；不写为采用",
            "own references: whether eduplan's own count: left out: they do",
            example="false",
        ),
        key(
            "plausible",
            Kind("table", Words("经验校验的界限，一个表", "a table of bounds"), table=_PLAUSIBLE),
            "经验校验的界限：评价时，数据相差多大才提示（DATA007、DATA008）",
            "bounds of what is plausible: from where an evaluation notes data (DATA007, DATA008)",
            example='{ times = "3", robust_z = "5" }',
        ),
        tables_of("rule", _RULE, "")._replace(pair=Pair(_severities, lambda _: None)),
        tables_of("waiver", _WAIVER, "waivers"),
    ),
    checks=(rule_weighed_twice,),
)
"""The whole file, `eduplan.toml` beside a plan or in a folder above it."""
