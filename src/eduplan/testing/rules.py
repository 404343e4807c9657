"""Properties of rules: they answer any plan, always alike, by nothing but the plan."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from random import Random
from typing import Any, TypeAlias

import attrs
from hypothesis import strategies as st

from eduplan.catalogue.rule import AskedRule
from eduplan.engine.applicable_standards import Clock
from eduplan.engine.asking import RuleOutcome, answer
from eduplan.engine.case import Case
from eduplan.engine.questions import questions
from eduplan.errors import Location
from eduplan.messages import Text
from eduplan.plan.model import Plan
from eduplan.testing import world
from eduplan.testing.made_up import made_up_plan
from eduplan.testing.subject import Subject
from eduplan.testing.trial import Trial, told, trial, trials_in
from eduplan.words import Words

_Answers: TypeAlias = "list[RuleOutcome]"
_TODAY = datetime.date(2023, 3, 1)
_ONLY_THE_PLAN = (
    "只用规划（case）里的东西判断；要用今天，用 case.clock.today",
    "judge by the case alone; for today use case.clock.today",
)
_SEEDS = st.integers(0, 10_000)


def _case(subject: Subject, plan: Plan) -> Case:
    return Case(plan, subject.catalogue, Clock(_TODAY, _TODAY))


def asked(
    rules: Iterable[AskedRule], case: Case, *, backwards: bool = False, together: bool = True
) -> _Answers:
    """Return how rules answer about a case, chance being the same each time."""
    with world.steady():
        found: _Answers = []
        for rule in rules:
            one = case if together else attrs.evolve(case)
            pending = [*questions(rule, one)]
            answers = [
                answer(rule.code, subject, question)
                for subject, question in (pending[::-1] if backwards else pending)
            ]
            found += answers[::-1] if backwards else answers
        return found


def _told(answers: Iterable[RuleOutcome], *, subjects: bool = True) -> list[tuple[object, ...]]:
    """Return what answers say, in an order of their own; without what names the items."""
    told: list[tuple[object, ...]] = []
    for one in answers:
        found = one.outcome
        said = (one.code, found.status, found.severity or "", found.nature or "")
        items = (one.subject, *sorted(found.beside)) if subjects else (str(len(found.beside)),)
        told.append((*said, *items))
    return sorted(told, key=repr)


def _differing(before: list[Any], after: list[Any]) -> Iterator[Text]:
    if before != after:
        changed = [one for one in (*before, *after) if (one in before) != (one in after)]
        yield from dict.fromkeys(str(one[0]) for one in changed or before)


def _plans(subject: Subject, data: st.DataObject) -> Plan:
    return made_up_plan(subject, Random(data.draw(_SEEDS, "seed of the plan")))


def _property(
    name: str, about: str, means: tuple[str, str], find: Callable[..., Iterable[Text]]
) -> Trial:
    return Trial(name, Words(*means), Words(*_ONLY_THE_PLAN), about, find, is_property=True)


# Any plan


@trial(
    "rules",
    ("规则在一份读得懂的规划上出错", "a rule fails on a plan that can be read"),
    ("想到对象可能缺什么：没有年份、没有数、没有别的条目", "allow for whatever an item may lack"),
    is_property=True,
)
def rules_answer_any_plan(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find rules that raise, or return what is no outcome."""
    for one in asked(subject.rules, _case(subject, _plans(subject, data))):
        if one.outcome.status == "error":
            why = one.outcome.reason.words if one.outcome.reason else ""
            yield told(one.code, why)


@trial(
    "judged",
    (
        "一份什么也没写的规划被报为错误",
        "a plan that says nothing is reported as an error",
    ),
    ("没有写的是缺项（gap），不是错误", "what is not written is a gap and no error"),
    is_property=True,
)
def rules_leave_an_empty_plan(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find rules that call it a fault that a plan says nothing."""
    full = _plans(subject, data)
    plan = attrs.evolve(full, baselines=(), targets=(), statements=(), measures=())
    severities = {one.code: (one.severity, one.nature) for one in subject.judged}
    for one in asked(subject.judged, _case(subject, plan)):
        severity, nature = severities[one.code]
        found = one.outcome
        if found.status == "fail" and (found.severity or severity, found.nature or nature) == (
            "error",
            "fault",
        ):
            yield one.code


# The same answer again


@trial(
    "rules",
    ("规则第二次答得不一样：它记着上一次", "a rule answers otherwise when it is asked again"),
    ("规则里不要留任何全局的东西", "keep nothing between questions"),
    is_property=True,
)
def rules_answer_again_alike(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find rules that remember."""
    plan = _plans(subject, data)
    case = _case(subject, plan)
    yield from _differing(_told(asked(subject.rules, case)), _told(asked(subject.rules, case)))


@trial(
    "rules",
    ("对象倒过来问，答得不一样", "asked about the subjects backwards, a rule answers otherwise"),
    ("一个对象的答案不要取决于前一个", "let no answer hang on the one before"),
    is_property=True,
)
def rules_answer_in_any_order(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find rules whose answers hang on the order of the questions."""
    plan = _plans(subject, data)
    forwards = asked(subject.rules, _case(subject, plan))
    backwards = asked(subject.rules, _case(subject, plan), backwards=True)
    yield from _differing(_told(forwards), _told(backwards))


@trial(
    "rules",
    ("别的规则不问，它就答得不一样", "a rule answers otherwise where the others are not asked"),
    ("规则之间不要互相影响", "let no rule influence another"),
    is_property=True,
)
def rules_answer_alone_alike(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find rules that hang on other rules."""
    plan = _plans(subject, data)
    together = _told(asked(subject.rules, _case(subject, plan)))
    alone = [one for rule in reversed(subject.rules) for one in asked([rule], _case(subject, plan))]
    yield from _differing(together, _told(alone))


@trial(
    "rules",
    ("规则改了规划", "a rule changes the plan"),
    ("不要改传进来的东西；要改就先复制", "change nothing that is handed in; copy it first"),
    is_property=True,
)
def rules_change_nothing(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find rules that change a plan although it is frozen."""
    plan = _plans(subject, data)
    for rule in subject.rules:
        before = repr(plan)
        asked([rule], _case(subject, plan))
        if repr(plan) != before:
            yield rule.code
            plan = _plans(subject, data)


# What in a plan must not matter


def _rows_turned(plan: Plan) -> Plan:
    return attrs.evolve(
        plan,
        baselines=plan.baselines[::-1],
        targets=plan.targets[::-1],
        statements=plan.statements[::-1],
        measures=plan.measures[::-1],
    )


def _each_item(plan: Plan, change: Callable[[Any], Any]) -> Plan:
    tables = ("baselines", "targets", "statements", "measures")
    changed: dict[str, Any] = {
        name: tuple(change(one) for one in getattr(plan, name)) for name in tables
    }
    return attrs.evolve(plan, **changed)


def _other_lines(plan: Plan) -> Plan:
    numbers = iter(range(900, 0, -7))
    return _each_item(
        plan, lambda one: attrs.evolve(one, location=Location("p.toml", next(numbers), 1))
    )


_PLAN_CHANGES: dict[str, tuple[tuple[str, str], bool, Callable[[Plan], Plan]]] = {
    "row_order": (
        ("条目换了次序，答得不一样", "in another order of the rows a rule answers otherwise"),
        True,
        _rows_turned,
    ),
    "ids": (
        ("编号换了，答得不一样", "with other ids a rule answers otherwise"),
        False,
        lambda plan: _each_item(plan, lambda one: attrs.evolve(one, id=f"其他{one.id}号")),
    ),
    "notes": (
        ("说明（note）换了，答得不一样", "with other notes a rule answers otherwise"),
        True,
        lambda plan: _each_item(plan, lambda one: attrs.evolve(one, note="另一句话")),
    ),
    "lines": (
        ("行号换了，答得不一样", "on other lines of the file a rule answers otherwise"),
        True,
        _other_lines,
    ),
    "region_name": (
        ("地区的叫法换了，答得不一样", "with another name of the region a rule answers otherwise"),
        True,
        lambda plan: attrs.evolve(plan, region_name="别的地方"),
    ),
    "issuer": (
        ("发文机关换了，答得不一样", "of another issuer's plan a rule answers otherwise"),
        True,
        lambda plan: attrs.evolve(plan, issuer="另一个机关"),
    ),
    "document": (
        ("文号换了，答得不一样", "with another number of the document a rule answers otherwise"),
        True,
        lambda plan: attrs.evolve(plan, document="别政发〔2021〕77号"),
    ),
    "plan_id": (
        ("规划的编号换了，答得不一样", "with another id of the plan a rule answers otherwise"),
        True,
        lambda plan: attrs.evolve(plan, id="another"),
    ),
    "plan_title": (
        ("规划的标题换了，答得不一样", "with another title of the plan a rule answers otherwise"),
        True,
        lambda plan: attrs.evolve(plan, title="另一份教育规划"),
    ),
    "file": (
        ("文件名换了，答得不一样", "in a file of another name a rule answers otherwise"),
        True,
        lambda plan: attrs.evolve(plan, file="another.toml"),
    ),
}
"""Changes of a plan: what a failure means, whether subjects keep their ids, and the change."""


def _unmoved_by(
    change: Callable[[Plan], Plan], keeps_ids: bool, subject: Subject, data: st.DataObject
) -> Iterator[Text]:
    plan = _plans(subject, data)
    before = _told(asked(subject.rules, _case(subject, plan)), subjects=keeps_ids)
    after = _told(asked(subject.rules, _case(subject, change(plan))), subjects=keeps_ids)
    yield from _differing(before, after)


# What in the world must not matter

_WORLD_MEANS = {
    "day": ("换一天问，答得不一样：它看了时钟", "on another day it answers otherwise"),
    "chance": ("随机数不同，答得不一样", "by another chance it answers otherwise"),
    "environment": ("环境变量不同，答得不一样", "in another environment it answers otherwise"),
    "folder": ("在别的文件夹里答得不一样", "in another folder it answers otherwise"),
    "files": ("它读写文件", "it opens files"),
    "network": ("它连网络", "it opens connections"),
    "processes": ("它启动进程", "it starts processes"),
    "printing": ("它往屏幕上写", "it prints"),
    "warnings": ("它发出警告", "it warns"),
}


def _unmoved_by_world(change: str, subject: Subject, data: st.DataObject) -> Iterator[Text]:
    plan = _plans(subject, data)
    before = _told(asked(subject.rules, _case(subject, plan)))
    case = _case(subject, plan)
    with world.steady():
        found: _Answers = []
        with world.CHANGES[change]():
            for rule in subject.rules:
                found += [answer(rule.code, one, ask) for one, ask in questions(rule, case)]
    yield from _differing(before, _told(found))


def _does_not(what: str, subject: Subject, data: st.DataObject) -> Iterator[Text]:
    case = _case(subject, _plans(subject, data))
    asked(subject.rules, case)  # what the library itself reads once is read now
    for rule in subject.rules:
        done: list[str] = []
        with world.FORBIDDEN[what](done):
            asked([rule], case)
        if done:
            yield told(rule.code, done[0][:80])


TRIALS = (
    *trials_in(globals()),
    *(
        _property(f"rules_unmoved_by_{name}", "rules", means, partial(_unmoved_by, change, keeps))
        for name, (means, keeps, change) in _PLAN_CHANGES.items()
    ),
    *(
        _property(
            f"rules_unmoved_by_{name}",
            "rules",
            _WORLD_MEANS[name],
            partial(_unmoved_by_world, name),
        )
        for name in world.CHANGES
    ),
    *(
        _property(f"rules_without_{name}", "rules", _WORLD_MEANS[name], partial(_does_not, name))
        for name in world.FORBIDDEN
    ),
)
