"""How strongly a plan words a promise: modality words, hedges and growth verbs, as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

STRENGTHS: Mapping[str, tuple[str, ...]] = {
    "permit": ("鼓励", "支持", "引导"),
    "aim": ("努力", "力争", "争取", "基本", "力求"),
    "trend": ("提高", "逐步", "进一步", "增长", "加快", "加大", "改善", "不断", "趋于"),
    "maintain": ("保持", "巩固", "维持"),
    "must": ("必须", "确保", "达到", "无", "消除", "严格", "保证", "全部", "不得", "及时", "建成"),
}
"""Modality words by strength, the weakest first: the weakest word that is used decides."""

HEDGES = ("努力", "力争", "争取", "基本", "力求", "左右", "大体")
"""Words that take back part of a promise."""

_TERMS = (
    *(
        f"基本{term}"
        for term in ["均衡", "公共", "办学", "标准", "条件", "要求", "原则", "制度", "国策"]
    ),
    "无线",
    "无障碍",
)
"""Terms of the field in which a modality word is no promise and takes none back: 基本均衡."""

GROWTH_VERBS = ("提高", "增长", "加快", "加大", "提升", "扩大", "逐年", "进一步")
"""Words that promise a change without saying how much."""


_UNIVERSAL = re.compile(r"普及(?!普惠|率|水平|程度)")
_PAYMENT = re.compile(r"(按时|及时|足额|如数|按月)(下拨|拨付|发放|支付|到位)")


def strength(wording: Iterable[str]) -> str:
    """Return the strength of a wording; `must` where it holds no known word, as a bare figure."""
    words = [_without_terms(word) for word in wording]
    for name, known in STRENGTHS.items():
        if any(part in word for part in known for word in words):
            return name
    return "must"


def hedges(wording: Iterable[str]) -> tuple[str, ...]:
    """Return the hedges that a wording holds, in the order of the wording."""
    return _found(wording, HEDGES)


def growth_verbs(wording: Iterable[str]) -> tuple[str, ...]:
    """Return the growth verbs that a wording holds, in the order of the wording."""
    return _found(wording, GROWTH_VERBS)


def pays_only(wording: Iterable[str]) -> bool:
    """Return whether words promise that what is due is paid in time: 及时下拨."""
    return any(map(_PAYMENT.search, wording))


def universal_claims(wording: Iterable[str]) -> tuple[str, ...]:
    """Return the words that say that 普及 is reached, not that it is the aim or a measure of it."""
    return tuple(one for one in wording if _UNIVERSAL.search(one) and not growth_verbs([one]))


def _without_terms(word: str) -> str:
    if "基本" in word or "无" in word:
        for term in _TERMS:
            word = word.replace(term, "")
    return word


def _found(wording: Iterable[str], known: tuple[str, ...]) -> tuple[str, ...]:
    words = [_without_terms(word) for word in wording]
    return tuple(dict.fromkeys(part for word in words for part in known if part in word))
