"""The settings file of an audit: each key, its kind of value, and what it means."""

from __future__ import annotations

from typing import Any

import attrs

from eduplan.catalogue.outcome import SEVERITY_WORDS
from eduplan.files import kinds, mistakes
from eduplan.files.forms import (
    NOWHERE,
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
from eduplan.plan.settings import AuditSettings
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
        tables_of("rule", _RULE, "")._replace(pair=Pair(_severities, lambda _: None)),
        tables_of("waiver", _WAIVER, "waivers"),
    ),
    checks=(rule_weighed_twice,),
)
"""The whole file, `eduplan.toml` beside a plan or in a folder above it."""
