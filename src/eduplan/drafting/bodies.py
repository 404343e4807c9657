"""Who answers for what: the bodies that a text names as leading, helping or responsible."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BODY = (
    "[\u4e00-\u9fff]{1,24}?(?:局|委|办|厅|部|府|院|中心|会|处|科室|公司|乡镇|镇|乡|街道|学校|联)"
    "(?:[(（](?:街道|乡|镇|园区)[)）])?"
)
_BODIES = f"{_BODY}(?:、{_BODY})*"
"""和 may stand within a name, so it parts none here: `names_of` tells which it does."""
_DUTY = (
    "(?:等(?:相关)?(?:部门|单位)?)?(?:按照?(?:各自)?职责(?:分工)?|分工|共同|联合|具体|分别)*"
    "(?:牵头|(?:负责|配合)(?!制|人|同志|任|度)|会同|协同|参与)"
)
_LABELLED = re.compile(
    r"(?:责任|牵头|配合|负责|落实|实施|主管|协办|参与)(?:单位|部门|主体|处室)?[:：]([^()（）\[\]〔〕【】。；]{2,90})"
)
_LED = re.compile(
    f"(?:^|(?<=[，。；：、（(〔【]))(?:[^，。；、]{{0,4}}由)?(?P<who>{_BODIES}){_DUTY}"
)
_WITH = re.compile(f"(?P<who>{_BODIES})")
_OPENING = re.compile(
    f"(?:[^，。；、]{{0,4}}由)?{_BODIES}{_DUTY}(?:{_BODIES}(?:配合|参与)?)?(?:、?组织|、?指导)?[，、：]?"
)
_AND = re.compile(
    "[、，,]|(?<=[局委办厅部府院会])(?:和|与|及|以及)(?=.)|(?<=[局委办厅府联])(?=(?:各[县市区乡镇学]|[省市县区州旗](?=..)))"
)
"""The last: names that stood one a line in a cell, 县教育局县财政局."""
_TAIL = re.compile(
    "(?:等(?:相关|有关)?(?:部门|单位)?)?(?:(?:按照?(?:各自)?职责)?分工.*|牵头|负责|配合)?$"
)
_ALONE = re.compile(r"[(（\[〔【]?(?:责任|牵头|负责|配合|落实|实施)(?:单位|部门|主体|处室)[:：]")


def bodies_of(text: str) -> tuple[str, ...]:
    """Return the bodies that a folded text names, each once: 由县教育局牵头, （责任单位：…）."""
    return tuple(dict.fromkeys(_bodies(text)))


def _bodies(text: str) -> Iterator[str]:
    for found in _LABELLED.finditer(text):
        yield from names_of(found[1])
    for found in _LED.finditer(text):
        yield from names_of(found["who"])
        if found[0].endswith(("会同", "协同")) and (more := _WITH.match(text, found.end())):
            yield from names_of(more["who"])


def names_of(text: str) -> Iterator[str]:
    """Yield the names of a list of bodies."""
    for one in _AND.split(text):
        if name := _TAIL.sub("", one.strip()).strip():
            yield name


def without_bodies(text: str) -> int:
    """Return how long the words are with which a text says who leads and helps, before what."""
    end = 0
    while found := _OPENING.match(text, end):
        end = found.end()
    return end


def is_of_bodies(text: str) -> bool:
    """Tell whether a line says nothing but who answers for what stands above it."""
    return _ALONE.match(text.strip()) is not None
