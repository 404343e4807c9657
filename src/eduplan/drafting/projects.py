"""The name of the money, the land or the floors of a project or a school."""

from __future__ import annotations

from eduplan.drafting.funding import project_of
from eduplan.drafting.labels import joined, parts_of, subject_of
from eduplan.drafting.memory import Memory
from eduplan.drafting.vocabulary import cue, vocabulary

LONGEST_PROJECT = 20
"""Longest name of a project that its figures repeat."""
_SHORT_THING = 3


def project_name(memory: Memory, own: str) -> str:
    """Return the name of a figure that a project has (总投资, 占地); "" of any other."""
    if not cue("dependent").fullmatch(own):
        other = cue("dependent").search(memory.level)
        is_its = cue("invested").fullmatch(own) and other and other.start()
        return f"{memory.level[: other.start()]}{own}" if other and is_its else ""
    if memory.host:
        return f"{memory.host}{own}"
    counted = project_of(memory)
    if counted and not memory.level.endswith(counted):
        return joined(counted, own)  # 教育项目48个，建设面积8.97万平方米，总投资
    if memory.is_among and (whole := memory.wholes.get(memory.unit)) and not memory.project:
        return joined(whole, own)  # 学校2所，其中公办1所，占地面积312亩
    if cue("thing").search(memory.waiting) and vocabulary().making.match(memory.waiting):
        memory.project, memory.is_among = subject_of(memory.waiting), False
    if 0 < len(memory.project) <= LONGEST_PROJECT and not memory.places:
        return f"{memory.project}{own}"
    if memory.level:
        thing = memory.by_unit.get(memory.unit, memory.level)
        if other := cue("dependent").search(thing):
            return f"{thing[: other.start()]}{own}"
        makes = [
            one for one in memory.recent if parts_of(one).has_making and not cue("money").match(one)
        ]
        whole = subject_of(makes[0]) if makes else ""
        if memory.is_among and whole and all(one.endswith(whole) for one in makes):
            return joined(whole, own)  # 新建学校7所，其中新建城区学校5所，总投资
        subject = subject_of(thing)
        subject = thing if subject == "学校" and thing.startswith("新") else subject
        return own if len(makes) > 1 else joined(subject, own)
    return ""


def note_project(memory: Memory, own: str) -> None:
    """Keep the project that a name begins with, for its other figures: 甲小学|占地面积."""
    other = cue("dependent").search(own)
    thing = own[: other.start()] if other else ""
    if cue("thing").search(thing) and _SHORT_THING < len(thing) <= LONGEST_PROJECT:
        memory.project = thing
