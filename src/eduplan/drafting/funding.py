"""The name of money of which only a verb is said: filled with what it is spent on."""

from __future__ import annotations

from eduplan.drafting.labels import joined, parts_of, subject_of
from eduplan.drafting.memory import Memory
from eduplan.drafting.purposes import purpose_of
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue

_LONGEST_WORK = 20


def funded(memory: Memory, own: str, token: Token) -> str:
    """Return the name of money with what it is for, or with the money that it is a part of."""
    if not token.unit.endswith("元"):
        return ""
    if part := _paid_by(memory, own, token):
        return part
    if memory.is_inside or not cue("bare_money").fullmatch(own):
        return ""
    if _tells_of_other(memory.waiting):
        return ""
    told = memory.purpose or _public(memory, own, token) or project_of(memory)
    purpose = purpose_of(memory.waiting) or told
    return joined(purpose, own) if purpose and purpose not in own else ""


def _paid_by(memory: Memory, own: str, token: Token) -> str:
    """Return the name of what one of several pays: 补助资金…，其中省财政承担|2800万元."""
    is_part = memory.is_among or memory.is_inside
    whole = memory.whole_by_unit.get(token.unit, "") if is_part else ""
    _, _, work = whole.partition("用于")
    if cue("paid_part").fullmatch(own) and 0 < len(work) <= _LONGEST_WORK:
        return f"{work}{own}"  # 投入5亿元用于学校改造，其中中央资金|2亿元
    amount = cue("amount_end").search(subject_of(whole))
    if not amount or not cue("pays").fullmatch(own):
        return ""
    return own + cue("needed_led").sub("", amount.string)


def _public(memory: Memory, own: str, token: Token) -> str:
    """Return the public money that the sentence told of: 财政性教育经费达…，累计|投入."""
    last = memory.by_unit.get(token.unit, "")
    return last if cue("public_money").fullmatch(last) and cue("spending").fullmatch(own) else ""


def project_of(memory: Memory) -> str:
    """Return the projects that the sentence has counted, where they are of one kind: 新建项目."""
    told = memory.whole_by_unit.values() if memory.is_among else memory.recent
    kinds = {one["of"] for one in map(cue("projects").match, told) if one}
    return kinds.pop() if len(kinds) == 1 and not memory.is_inside else ""


def _tells_of_other(waiting: str) -> bool:
    """Tell whether a clause without a figure names a building or what is made, no programme."""
    is_thing = bool(cue("thing").search(waiting)) or parts_of(waiting).has_making
    return is_thing and not purpose_of(waiting)
