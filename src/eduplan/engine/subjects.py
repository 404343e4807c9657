"""The subjects that rules are asked about, by kind, each with the id under which it is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from eduplan.bounds import Maintain, Qualitative
from eduplan.catalogue.definitions import Indicator
from eduplan.catalogue.outcome import NO_NUMBER, OTHER_KIND, Reason
from eduplan.engine.case import Case
from eduplan.engine.index import name_of
from eduplan.engine.target_pairs import target_pairs
from eduplan.plan.model import Baseline, Measure, PlanProblem, Statement, Target
from eduplan.words import Words

HAS_NUMBER = Reason("has_number", Words("目标有数值", "the target has a number"))
NO_DIRECTION = Reason(
    "no_direction", Words("指标没有优劣方向", "the indicator has no better direction")
)
NO_MILESTONES = Reason("no_milestones", Words("目标没有节点", "the target has no milestones"))


class Topic(NamedTuple):
    """A group or matter that measures of the period regulate, by the plan's own name for it."""

    name: str
    measures: tuple[Measure, ...]


def subjects_of(case: Case, kind: str) -> Iterator[tuple[str, object]]:
    """Yield id and value of every subject of a kind of `SUBJECTS`, in the order of the plan."""
    return SUBJECTS[kind].of(case)


def why_not_about(value: object, about: Iterable[str], case: Case) -> Reason | None:
    """Return why a rule with this `about` does not apply to a subject, or None."""
    names = {name for name in about if name not in KINDS}
    if names and names.isdisjoint(_names(value)):
        return OTHER_KIND
    kinds = (KINDS[name] for name in about if name in KINDS)
    return next((kind.reason for kind in kinds if not kind.is_of_it(value, case)), None)


def _names(value: object) -> tuple[str, ...]:
    """Return the elements and indicators that a subject is about."""
    match value:
        case Target() | Baseline() | Statement():
            return (name_of(value),)
        case Indicator():
            return (value.name,)
        case Measure():
            return value.moves
        case PlanProblem():
            return value.indicators
        case tuple():  # two targets of one indicator
            return _names(value[0])
    return ()


def _is_numeric(value: Any, case: Case) -> bool:
    """Tell whether a subject gives a number: of two targets, each."""
    if isinstance(value, tuple):
        return all(_is_numeric(one, case) for one in value)
    if isinstance(value, Target):
        return not isinstance(value.bound, Qualitative)
    return getattr(value, "figure", None) is not None


def _indicator(value: Target | Baseline, case: Case) -> Indicator | None:
    return case.catalogue.indicator(value.indicator) if value.indicator else None


def _is_directed(value: Target | Baseline, case: Case) -> bool:
    indicator = _indicator(value, case)
    return indicator is not None and indicator.better in ("higher", "lower")


def _is_composite(value: Target, case: Case) -> bool:
    indicator = _indicator(value, case)
    return indicator is not None and bool(indicator.components)


class Kind(NamedTuple):
    """A kind of subject that a rule may be about.

    `subjects` can be of it; `reason` says why a rule that is about it is not about one that isn't.
    """

    words: Words
    subjects: tuple[str, ...]
    is_of_it: Callable[[Any, Case], bool]
    reason: Reason


_WITH_FIGURES = ("target", "target_pair", "statement", "figure", "item")

KINDS: Mapping[str, Kind] = {
    "numeric": Kind(Words("有数值", "gives a number"), _WITH_FIGURES, _is_numeric, NO_NUMBER),
    "in_words": Kind(
        Words("没有数值", "gives no number"),
        ("target",),
        lambda value, case: not _is_numeric(value, case),
        HAS_NUMBER,
    ),
    "maintained": Kind(
        Words("要求保持", "maintains a state"),
        ("target",),
        lambda value, _: isinstance(value.bound, Maintain),
        OTHER_KIND,
    ),
    "directed": Kind(
        Words("指标越高或越低越好", "its indicator is better higher or lower"),
        ("target", "baseline"),
        _is_directed,
        NO_DIRECTION,
    ),
    "composite": Kind(
        Words("指标由各分项判定", "its indicator stands on components"),
        ("target",),
        _is_composite,
        OTHER_KIND,
    ),
    "with_milestones": Kind(
        Words("有节点", "has milestones"),
        ("target",),
        lambda value, _: bool(value.milestones),
        NO_MILESTONES,
    ),
    "of_the_period": Kind(
        Words("期内的", "not done before the period"),
        ("measure",),
        lambda value, _: not value.retrospective,
        OTHER_KIND,
    ),
}
"""What a rule may be about, besides elements and indicators."""

NAMED = (*_WITH_FIGURES, "baseline", "indicator", "measure", "problem")
"""The subjects that are about elements or indicators; a measure is about those that it moves."""


def _topics(case: Case) -> Iterator[Topic]:
    found: dict[str, list[Measure]] = {}
    for measure in case.plan.measures:
        for topic in () if measure.retrospective else measure.topics:
            found.setdefault(topic, []).append(measure)
    return (Topic(topic, tuple(measures)) for topic, measures in found.items())


def _clauses(case: Case) -> Iterator[tuple[str, object]]:
    every = case.plan.by_clause.items()
    return ((f"clause {clause}", items) for clause, items in every if items)


class Subjects(NamedTuple):
    """What a rule may be asked about, one at a time, each with its id."""

    words: Words
    of: Callable[[Case], Iterator[tuple[str, object]]]


def _each(
    values: Callable[[Case], Iterable[object]], id_of: Callable[[Any], str] = attrgetter("id")
) -> Callable[[Case], Iterator[tuple[str, object]]]:
    """Return what yields these values of a case, each with its id."""
    return lambda case: ((id_of(value), value) for value in values(case))


SUBJECTS: Mapping[str, Subjects] = {
    "plan": Subjects(
        Words("整个规划", "the plan as a whole"), lambda case: iter([("plan", case.plan)])
    ),
    "indicator": Subjects(
        Words("规划提到的每个指标", "each indicator that the plan names"),
        lambda case: ((name, case.catalogue.indicator(name)) for name in case.index.indicators),
    ),
    "target": Subjects(Words("每个目标", "each target"), _each(attrgetter("plan.targets"))),
    "target_pair": Subjects(
        Words(
            "同一指标、同一范围的每两个目标（超过20个的，各与要求最高、最低的比较）",
            "each two targets of one indicator and scope (of over 20, each with those that ask "
            "most and least)",
        ),
        _each(
            lambda case: target_pairs(case.plan, case.figures.accepted),
            lambda pair: f"{pair[0].id}+{pair[1].id}",
        ),
    ),
    "baseline": Subjects(Words("每个基数", "each baseline"), _each(attrgetter("plan.baselines"))),
    "statement": Subjects(
        Words("每个陈述", "each statement"), _each(attrgetter("plan.statements"))
    ),
    "figure": Subjects(
        Words("每个基数、陈述和目标", "each baseline, statement and target"),
        _each(lambda case: chain(case.plan.baselines, case.plan.statements, case.plan.targets)),
    ),
    "measure": Subjects(Words("每项措施", "each measure"), _each(attrgetter("plan.measures"))),
    "problem": Subjects(Words("每个问题", "each problem"), _each(attrgetter("plan.problems"))),
    "relation": Subjects(
        Words("规划写明的每个算术关系", "each arithmetic relation that the plan states"),
        _each(attrgetter("plan.relations")),
    ),
    "item": Subjects(
        Words("每个条目（基数、目标、措施等）", "each item of any kind, but no clause"),
        _each(lambda case: case.plan.items()),
    ),
    "topic": Subjects(
        Words(
            "期内措施涉及的每个群体或事项",
            "each group or matter that measures of the period regulate",
        ),
        _each(_topics, lambda topic: f"topic {topic.name}"),
    ),
    "clause": Subjects(Words("每个有内容的条款", "each clause that any item stands in"), _clauses),
    "amendment": Subjects(
        Words("审核当天已生效的每次中期调整", "each amendment that counts on the day of the audit"),
        _each(lambda case: case.plan.amendments_until(case.clock.today)),
    ),
    "waiver": Subjects(
        Words("每个豁免", "each waiver and what it does, after all other rules were asked"),
        _each(attrgetter("waivers"), attrgetter("waiver.id")),
    ),
}

OTHERS = {
    "values": Words(
        "公式所读的公布数和目标", "the published values and the targets that a formula reads"
    ),
    "table": Words("数据表中的数", "the figures of a table"),
}
"""What checks, and the rules on data, are asked about."""
