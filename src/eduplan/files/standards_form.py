"""The standards file of a domain: each key, its kind of value, and what it means."""

from __future__ import annotations

from eduplan.catalogue.definitions import CONFIDENCE, STANDARD_KINDS, Standard
from eduplan.files import mistakes
from eduplan.files.bounds_form import BOUNDS_OF_STANDARDS, range_turned_round
from eduplan.files.forms import Pair, Row, Table, choice, key, list_of, must, tables_of
from eduplan.files.kinds import (
    DATE,
    FLAG,
    NAME,
    REGION_OR_NATION,
    SCOPE_KEY,
    STANDARD_NAME,
    TEXT,
    VALUE,
    YEAR,
)
from eduplan.words import Words


def target_without_its_year(row: Row) -> None:
    """Report a target of which nobody knows when it is due."""
    if row.found.get("kind") == "target" and "target_year" not in row.written:
        row.problem("target_year", mistakes.TARGET_UNDATED, mistakes.YEAR_SET_FOR)


def target_key_of_another_kind(row: Row) -> None:
    """Report what only a target has in a standard of another kind."""
    kind = row.found.get("kind", "target")
    for name in ("target_year", "expected"):
        if kind != "target" and name in row.found:
            message = mistakes.ONLY_TARGETS(kind=kind, name=name)
            row.problem(name, message, mistakes.A_TARGET)


def target_set_after_its_year(row: Row) -> None:
    """Report a target that is set only when its year is over."""
    start, year = row.found.get("from"), row.found.get("target_year")
    if start is not None and year is not None and year < start.year:
        message = mistakes.TARGET_PAST(year=year, start=start)
        row.problem("target_year", message, mistakes.FROM_THAT_DAY)


def ends_before_it_begins(row: Row) -> None:
    """Report a standard whose last day is before its first."""
    start, end = row.found.get("from"), row.found.get("until")
    if start is not None and end is not None and end < start:
        message = mistakes.ENDS_BEFORE_FROM(until=end, start=start)
        row.problem("until", message, mistakes.LAST_DAY)


def uncertain_but_absent(row: Row) -> None:
    """Report what is called uncertain and not given.

    A day of publication that is not given is the first day in force, and may be uncertain so.
    """
    for number, name in enumerate(row.found.get("uncertain", ())):
        if name not in row.written and name != "known_since":
            message = mistakes.UNCERTAIN_ABSENT(name=name)
            row.problem(("uncertain", number), message, mistakes.KEY_OF_STANDARD)


def name_given_twice(file: Row) -> None:
    """Report each standard that has the name of an earlier one."""
    taken: set[str] = set()
    for row in file.found.get("standard", ()):
        name = row.found.get("name")
        if name in taken:
            row.problem("name", mistakes.NAME_TAKEN(name=name), mistakes.ANOTHER_NAME)
        if name is not None:
            taken.add(name)


_KEYS = (
    must(
        "name",
        NAME,
        "名称：在领域内不重复",
        "name: unique in its domain",
        pair=Pair(lambda name: {"name": name}, lambda one: one.name.partition(".")[2]),
    ),
    key(
        "about",
        VALUE,
        "数据项或指标：标准是对什么说的；只有定性要求可以不写",
        "element or indicator: what it is about; only words may lack it",
    ),
    *BOUNDS_OF_STANDARDS,
    must(
        "kind",
        choice(STANDARD_KINDS),
        "类别：哪一类标准；实际数不是要求",
        "kind: what it is for; what was reached asks nothing",
    ),
    must(
        "region",
        REGION_OR_NATION,
        "地区：在哪里有效，所辖地区也有效",
        "region: where it holds, and in all that this includes",
    ),
    must(
        "from",
        DATE,
        "起始日期：第一个有效的日子",
        "first day: the first day in force",
        attribute="in_force_from",
    ),
    key(
        "until",
        DATE,
        "终止日期：最后一个有效的日子；不写为仍有效",
        "last day: the last day in force; left out: it goes on",
        attribute="in_force_until",
    ),
    key(
        "known_since",
        DATE,
        "公布日期：不写同起始日期",
        "day of publication: left out: the first day",
        pair=Pair(
            lambda day: {"known_since": day},
            lambda one: None if one.known_since == one.in_force_from else one.known_since,
        ),
    ),
    key(
        "target_year",
        YEAR,
        "目标年：上级目标要达到的年份",
        "target year: the year that a target of a higher level is set for",
    ),
    key(
        "expected",
        FLAG,
        "预期性：上级目标是预期性的平均数",
        "expected: the target is an average, not binding on each",
    ),
    SCOPE_KEY,
    key(
        "condition",
        TEXT,
        "适用条件：对谁适用，维度说不出时用文字写；这样的标准不自动判断",
        "condition: who it is for, where no dimension says it; it judges nothing by itself",
    ),
    key("issuer", TEXT, "发文机关", "issuer"),
    must("document", TEXT, "文件名称", "title"),
    key("number", TEXT, "文号", "number", attribute="document_number"),
    key("article", TEXT, "条次", "article"),
    must(
        "confidence",
        choice(CONFIDENCE),
        "可信程度：原文读到什么程度",
        "confidence: how far the text itself was read",
    ),
    must("source", TEXT, "出处：在哪里读到的", "source: where it was read"),
    key("note", TEXT, "说明", "note"),
    key(
        "replaces",
        STANDARD_NAME,
        "取代：在本地区取代哪一条上级标准，如 compulsory.class_size",
        "replaces: the standard of a wider region that it stands for in its own",
    ),
    key("ref", TEXT, "编号：领域参考资料里的编号", "ref: its code in the domain reference"),
)
_UNCERTAIN = key(
    "uncertain",
    list_of(
        choice({one.name: one.label for one in _KEYS}),
        Words("由键名组成的数组", 'a list of keys, such as ["from"]'),
    )._replace(example='["from"]'),
    "存疑的键：没有核对过原文的键",
    "uncertain keys: the keys whose primary text was not read",
)
_NAMES = tuple(one.name for one in BOUNDS_OF_STANDARDS)

STANDARD = Table(
    header="[[standard]]",
    words=Words("标准", "standard"),
    makes=Standard,
    figures_of="about",
    keys=(*_KEYS, _UNCERTAIN),
    exactly_one=_NAMES,
    needs={name: ("about",) for name in _NAMES if name != "qualitative"},
    checks=(
        range_turned_round,
        ends_before_it_begins,
        target_without_its_year,
        target_key_of_another_kind,
        target_set_after_its_year,
        uncertain_but_absent,
    ),
)
"""One dated value that a document asks for or reports."""

STANDARDS_FILE = Table(
    header=Words("文件", "the file"),
    words=Words("标准文件", "standards file"),
    keys=(tables_of("standard", STANDARD, "standards")._replace(required=True),),
    checks=(name_given_twice,),
)
"""The whole file."""
