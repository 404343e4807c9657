"""Who answers for what: the bodies that a text names as leading, helping or responsible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eduplan.drafting.vocabulary import vocabulary

_ENDS = (
    "(?:局(?!部|面|势|限)|委(?!员|托|派|编办|[^，。；、]{1,4}[部办室])|委员会|编办|办公室|厅|部门"
    "|办(?!公|学|法|理|好|园|成|事)|部(?![门署分位])|[政省市县区]府|院(?![校系])|中心(?![校城镇幼小学任工])"
    "|(?<!社)会(?![同计议商])|处(?![理置分])|室(?![内外])|公司|大队|银行|乡镇|街道(?!办)|(?:镇|(?<!城)乡)(?![区村域镇土])"
    "|学校|[小中]学|幼儿园|联(?![合动系席]))"
)
"""How names of bodies end; what goes on with a word (委编办, 中心校) does not end there."""
_BODY = f"(?:[\u4e00-\u9fff]{{1,24}}?{_ENDS}|学校|乡镇|街道|团委)(?:[(（](?:街道|乡|镇|园区)[)）])?"
_BRANCH = "[\u4e00-\u9fff]{2,8}?"
_BRANCHES = "等(?:相关|有关|职能)*部门"
_BODIES = f"(?:{_BODY}(?:、{_BODY}){{0,30}}|{_BRANCH}(?:、{_BRANCH}){{1,12}}{_BRANCHES})"
"""和 may stand within a name, so it parts none here: `names_of` tells which it does."""
_HOW = (
    "(?:等(?:相关|有关)?(?:部门|单位)?)?"
    "(?:按照?(?:各自)?职责(?:分工)?|分工|共同|联合|具体|分别|统一|主要|要|应当?|须|将)*"
)
_TOGETHER = "(?:(?<=共同)|(?<=联合))(?=研究|制定|编制|印发|出台|组织|开展|实施|推进|做好|建立|核定)"
_MUST = "(?:(?<=[要须])|(?<=应)(?!当)|(?<=应当))"
_DUTY = (
    f"{_HOW}(?:牵头|(?:负责|配合)(?!制|人|同志|任|度)|会同|协同|协助|参[与加]"
    f"|统筹(?:推进|协调)|承担(?!着)|{_TOGETHER}|{_MUST})"
)
_JOINED = ("会同", "协同", "协助", "配合")
"""Duties after which others may be named: 会同县财政局."""
_SHORT_LABEL = "(?:责任|牵头|配合|负责|落实|实施|主管|协办|参与)"
_LABEL = f"{_SHORT_LABEL}(?:单位|部门|主体|处室)"
_DUTY_LABEL = re.compile(f"{_LABEL}|{_SHORT_LABEL}")
_LABELLED = re.compile(
    rf"(?:{_LABEL}(?:[:：]|[为是](?!主))|{_SHORT_LABEL}[:：])([^()（）\[\]〔〕【】。；]{{2,90}})"
)
_SAYS = re.compile(f"(?P<of>{_LABEL}|{_SHORT_LABEL}|[^:：]{{2,8}}(?=[:：]))[:：为是]")
"""A label within what another says: 县教育局，责任单位：县财政局，完成时限：2024年."""
_BY = "(?:[^，。；、\n]{0,4}由)?"
_LED = re.compile(f"(?:^|(?<=[，。；：、（(〔【[\n])){_BY}(?P<who>{_BODIES})(?P<does>{_DUTY})")
_LEADS = re.compile(f"{_BY}{_BODIES}{_HOW}(?:牵头|负责|会同|承担|{_TOGETHER}|{_MUST})")
_WITH = re.compile(f"{_BODIES}(?:[和与及]{_BODY})?")
_JOINING = re.compile(f"(?:会同|协同)(?P<who>{_WITH.pattern})[，、]?")
_ENTRUSTED = re.compile(
    f"(?:^|(?<=[，。；\n]))[^，。；、\n]{{0,6}}由(?P<who>{_BODIES})"
    "(?=提出|组织|统筹|统一|审[批核定]|核定|制定|编制|协调|监督|实施|落实|承办|安排|认定|评估|管理)"
)
_OFFICE = "[\u4e00-\u9fff]{1,14}?(?:局|委|办|厅|部门|政府|委员会)"
_WHEN = r"(?:[，；](?:\d{4}年|每年|持续|长期|常年|立即)[^()（）\[\]〔〕【】，；]{0,20})?"
_BRACKET = re.compile(
    rf"[(（\[〔【](?P<who>{_OFFICE}(?:、{_OFFICE})*){_WHEN}[)）\]〕】](?=[，。；、\n]|$)"
)
_OPENING = re.compile(
    f"{_BY}{_BODIES}(?P<does>{_DUTY})(?:(?<={'|'.join(_JOINED)}){_WITH.pattern})?"
    "(?:[、和]?(?:组织|指导)(?=[，、：和]))*[，、：]?"
    "|由[^，。；、]{2,12}(?:牵头|任组长|担任组长)，"
)
_AND = re.compile(
    "[、，,]|(?<=[局委办厅部府院会门])(?:和|与|及|以及)(?=.)"
    "|(?<=[局委办厅府联])(?=(?:各[县市区乡镇学]|[省市县区州旗](?=..)))"
)
"""The last: names that stood one a line in a cell, 县教育局县财政局."""
_TAIL = re.compile(
    "(?:等(?:相关|有关)?(?:部门|单位)?)?(?:(?:按照?(?:各自)?职责)?分工.*|牵头|负责|配合)?$"
)
_NAMED = re.compile(f"{_ENDS}$")
_NO_NAME = re.compile("(?:各|各级|有关|相关|其他|职能|责任|成员|牵头|配合)*(?:部门|单位)")
_ALONE = re.compile(rf"[(（\[〔【]?{_LABEL}[:：]")


def bodies_of(text: str) -> tuple[str, ...]:
    """Return the bodies that a folded text names, each once: 由县教育局牵头, （责任单位：…）."""
    return tuple(dict.fromkeys(_bodies(text)))


def _bodies(text: str) -> Iterator[str]:
    for found in _LABELLED.finditer(text):
        yield from names_of(found[1])
    for found in _LED.finditer(text):
        if _is_due(found, text):
            yield from filter(_is_body, names_of(found["who"]))
            yield from _joining(found, text)
    for pattern in (_ENTRUSTED, _BRACKET):
        for found in pattern.finditer(text):
            yield from filter(_is_body, names_of(found["who"]))


def _joining(found: re.Match[str], text: str) -> Iterator[str]:
    """Yield those whom a body has with it: 县教育局会同县财政局; 县教育局牵头，会同县财政局."""
    if more := _JOINING.match(text, found.end() + 1):
        yield from names_of(more["who"])
    elif found["does"].endswith(_JOINED) and not vocabulary().doing.match(text, found.end()):
        more = _WITH.match(text, found.end())
        yield from names_of(more[0]) if more else ()


def _is_due(found: re.Match[str], text: str) -> bool:
    """Tell whether what a body does is a duty of it; 要 alone is one before a verb of doing."""
    is_bare = (found["does"] or "").endswith(("要", "应", "应当", "须"))
    return not is_bare or vocabulary().doing.match(text, found.end("does")) is not None


def _is_body(name: str) -> bool:
    """Tell a body, though it is called 发展改革局, from what begins with a verb, 完善学校."""
    is_office = name.endswith(("局", "委", "办", "厅", "部门", "委员会", "公司"))
    return is_office or not vocabulary().doing.match(name)


def names_of(text: str) -> Iterator[str]:
    """Yield the names of a list of bodies; what another label says but that of a duty is none."""
    is_of_duty = True
    is_of_branches = re.search(f"{_BRANCHES}$", text) is not None
    for one in _AND.split(text):
        said = one.strip()
        if label := _SAYS.match(said):
            is_of_duty = _DUTY_LABEL.fullmatch(label["of"]) is not None
            said = said[label.end() :]
        name = _TAIL.sub("", said).strip()
        if name and is_of_duty and not _NO_NAME.fullmatch(name):
            yield f"{name}部门" if is_of_branches and not _NAMED.search(name) else name


def without_bodies(text: str, start: int = 0) -> int:
    """Return where the words end with which a text says who leads and helps, before what.

    They begin at `start`; if there are none, it is returned.
    """
    end = start
    while found := _OPENING.match(text, end) or (
        _JOINING.match(text, end) if end > start else None
    ):
        if found.re is _OPENING and not _is_due(found, text):
            break
        end = found.end()
    return end


def leads(text: str, start: int) -> bool:
    """Tell whether a text goes on at a place with who leads, not who only helps."""
    return _LEADS.match(text, start) is not None


def is_of_bodies(text: str) -> bool:
    """Tell whether a line says nothing but who answers for what stands above it."""
    return _ALONE.match(text.strip()) is not None
