"""The plan as a frozen value: every item has an id, its clauses, and the plan's own words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

import attrs

from eduplan.bounds import Bound, Fall, Multiple, Other, Rise
from eduplan.catalogue.definitions import Scope
from eduplan.errors import Location
from eduplan.formula import Node, references
from eduplan.immutable import EMPTY, FrozenDict, frozen_mapping, frozen_texts
from eduplan.quantity import Figure
from eduplan.words import Words

BINDINGS: Mapping[str, Words] = {
    "binding": Words("约束性", "binding"),
    "expected": Words("预期性", "expected"),
}
"""How a target binds, where the plan says so."""

STATUSES: Mapping[str, Words] = {
    "not_started": Words("未启动", "not started"),
    "in_progress": Words("推进中", "in progress"),
    "mostly_done": Words("基本完成", "mostly done"),
    "done": Words("完成", "done"),
}
"""What people say of how far a target in words has come."""


DOCUMENT_KINDS: Mapping[str, Words] = {
    "plan": Words("规划", "plan"),
    "measures": Words("实施方案", "measures"),
    "review": Words("评估报告", "review"),
    "bulletin": Words("统计公报", "bulletin"),
    "report": Words("工作报告", "report"),
    "notice": Words("通知", "notice"),
    "excerpt": Words("摘录", "excerpt"),
}
"""What kind of document it is that somebody enters; a rule may speak to some kinds only."""

ALSO_DOCUMENTS: Mapping[str, str] = {
    "专项规划": "plan",
    "行动计划": "measures",
    "年度计划": "measures",
    "中期评估": "review",
    "终期评估": "review",
    "公报": "bulletin",
    "工作总结": "report",
    "意见": "notice",
    "办法": "notice",
}
"""What else documents are called, and the kind that each is."""


@attrs.frozen(kw_only=True)
class TextPlace:
    """Where in the document something is said.

    Page and paragraph are counted from 1; `offset` are the characters of the document's text before
    it.
    """

    page: int | None = None
    paragraph: int | None = None
    offset: int | None = None


@attrs.frozen
class Item:
    """Anything that a plan says: where it stands, and the modality words, hedges and terms used.

    `quote` are the words of the document and `place` is where they stand in it; `unsure` says why
    somebody must still check the item, "" if nobody need.
    """

    id: str
    clauses: tuple[str, ...] = ()
    wording: tuple[str, ...] = ()
    note: str = ""
    quote: str = ""
    place: TextPlace | None = None
    unsure: str = ""
    location: Location | None = attrs.field(default=None, eq=False)


@attrs.frozen
class Clause(Item):
    """A place in the plan, by its printed number, with a few words of the modeller's own."""

    title: str = ""


@attrs.frozen
class Goal(Item):
    """What the plan is for 目标; targets may name the goal they serve."""

    title: str = ""


@attrs.frozen(kw_only=True)
class Baseline(Item):
    """The state of an indicator at the start 基数; `year` None is undated.

    `implied` says that the plan gives the figure in words only (全部, 全覆盖).
    """

    indicator: str
    figure: Figure
    year: int | None = None
    scope: Scope = attrs.field(default=EMPTY, converter=frozen_texts, hash=False)
    implied: bool = False


STATEMENT_KINDS: Mapping[str, Words] = {
    "need": Words("需求", "need"),
    "forecast": Words("预测", "forecast"),
    "rule": Words("规定", "rule"),
}
"""What a statement is that is no published fact."""


@attrs.frozen(kw_only=True)
class Statement(Item):
    """Any other published figure: a flow, a count, or a claim in words (`figure` is then None).

    `first_year` and `last_year` are equal for one year and None where the plan gives no time.

    Attributes:
        kind: "" for a fact, else one of `STATEMENT_KINDS`; `exceptions` are those a rule permits.
        change: the change that is printed beside or instead of the figure, from `start` if that is
            printed too.
        per: what the figure is for so many of, 每12班, and `per_of` which number of them counts.
        part_of: the id or label of the statement, or the id of the baseline, of which it is a part
            其中, `share` of it; `is_sum` says that its own parts are all there is.
    """

    label: str
    kind: str = ""
    exceptions: str = ""
    change: Rise | Fall | Multiple | None = None
    start: Figure | None = None
    per: Figure | None = None
    per_of: Other | None = None
    part_of: str = ""
    share: Figure | None = None
    is_sum: bool = False
    figure: Figure | None = None
    claim: str = ""
    about: str = ""
    first_year: int | None = None
    last_year: int | None = None
    scope: Scope = attrs.field(default=EMPTY, converter=frozen_texts, hash=False)
    implied: bool = False

    @property
    def is_fact(self) -> bool:
        """Whether it tells how something is: no need, forecast or rule, and not per unit."""
        return not self.kind and self.per is None


@attrs.frozen(kw_only=True)
class Target(Item):
    """What is to be reached 目标值.

    `year` None is undated and compares as the end of the plan; `binding` is `binding` 约束性,
    `expected` 预期性 or `unstated`; `indicator` may be empty for a qualitative target only.
    `milestones` maps a year to the figure due in it; `method` names a method of progress by which
    an evaluation tells of it too. `part_of` is the id, title or indicator of the target of which it
    is a part 其中, `share` of it; `is_sum` says that its own parts are all there is. `amended_by`
    is the id of the amendment that restated it, "" as the plan itself says it (see
    `Plan.as_amended`).
    """

    indicator: str = ""
    bound: Bound
    title: str = ""
    year: int | None = None
    binding: str = "unstated"
    goal: str = ""
    scope: Scope = attrs.field(default=EMPTY, converter=frozen_texts, hash=False)
    implied: bool = False
    milestones: Mapping[int, Figure] = attrs.field(
        default=EMPTY, converter=frozen_mapping, hash=False
    )
    method: str = ""
    part_of: str = ""
    share: Figure | None = None
    is_sum: bool = False
    evidence: str = ""
    status: str = ""
    amended_by: str = ""


@attrs.frozen(kw_only=True)
class Measure(Item):
    """What is to be done 措施: by whom, with what money, when, moving what, answering what.

    `needs_money` says that its wording implies spending; `retrospective` that it was done before
    the period; `topics` are the groups or matters that it regulates, as printed.
    """

    title: str
    responsible: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    money: Figure | None = None
    money_source: str = ""
    first_year: int | None = None
    last_year: int | None = None
    milestones: Mapping[int, str] = attrs.field(default=EMPTY, converter=frozen_mapping, hash=False)
    needs_money: bool = False
    retrospective: bool = False
    topics: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class PlanProblem(Item):
    """A difficulty that the plan itself diagnoses, and the indicators that would show it."""

    title: str
    indicators: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Relation(Item):
    """An arithmetic relation between published figures; `formula` reads ids and catalogue names."""

    text: str
    formula: Node

    @property
    def reads(self) -> tuple[str, ...]:
        """The ids and names that the formula reads, each once."""
        return references(self.formula)


@attrs.frozen(kw_only=True)
class Waiver(Item):
    """A finding that is accepted for a time: which rule on what, why, by what document, until.

    `plan` is the id of the plan that a waiver of a settings file is for; "" for all.
    """

    rule: str
    subject: str
    reason: str
    document: str
    expires: datetime.date
    plan: str = ""


@attrs.frozen
class Change:
    """One target as an amendment restates it; a year that it leaves out stays as it was."""

    target: str
    bound: Bound
    reason: str
    year: int | None = None
    milestones: Mapping[int, Figure] = attrs.field(
        default=EMPTY, converter=frozen_mapping, hash=False
    )


@attrs.frozen(kw_only=True)
class Amendment(Item):
    """A mid-term adjustment 中期调整: document, day, and the targets that it restates."""

    document: str
    date: datetime.date
    changes: tuple[Change, ...] = ()


@attrs.frozen(kw_only=True, slots=False)
class Plan:
    """An education plan; every table in the order of its file.

    `kind` is one of `DOCUMENT_KINDS`, `region` the administrative code (GB/T 2260); `issued` the
    day of issue, None where it is not stated; `first_year` to `last_year` the period. `plugins` are
    those that it needs.
    """

    id: str
    kind: str = "plan"
    title: str
    region: str
    region_name: str = ""
    issuer: str = ""
    document: str = ""
    issued: datetime.date | None = None
    first_year: int
    last_year: int
    baseline_year: int
    file: str = attrs.field(default="", eq=False)
    plugins: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    goals: tuple[Goal, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    statements: tuple[Statement, ...] = ()
    targets: tuple[Target, ...] = ()
    measures: tuple[Measure, ...] = ()
    problems: tuple[PlanProblem, ...] = ()
    relations: tuple[Relation, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    amendments: tuple[Amendment, ...] = ()

    def items(self) -> Iterator[Item]:
        """Yield every item of the plan but its clauses, table by table."""
        yield from chain(self.goals, self.baselines, self.statements, self.targets)
        yield from chain(self.measures, self.problems, self.relations)
        yield from chain(self.waivers, self.amendments)

    @property
    def year_of_issue(self) -> int:
        """The year of issue; where that is not stated, the first of the period."""
        return self.first_year if self.issued is None else self.issued.year

    def measures_for(self, target: Target) -> list[Measure]:
        """Return the measures of the period that move what a target is about."""
        return [
            one
            for one in self.measures
            if target.indicator and target.indicator in one.moves and not one.retrospective
        ]

    def judged_on(self, today: datetime.date) -> datetime.date:
        """Return the day whose knowledge the plan is judged by, if nobody chooses one.

        That is the day of issue; where it is not stated, the end of the first year, or today where
        that is still to come.
        """
        return self.issued or min(today, datetime.date(self.first_year, 12, 31))

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Every item by its id; clauses too."""
        return FrozenDict({item.id: item for item in (*self.clauses, *self.items())})

    @cached_property
    def by_clause(self) -> Mapping[str, tuple[Item, ...]]:
        """The items that stand in each clause, in the order of the file."""
        found: dict[str, list[Item]] = {clause.id: [] for clause in self.clauses}
        for item in self.items():
            for clause in item.clauses:
                found.setdefault(clause, []).append(item)
        return FrozenDict({clause: tuple(items) for clause, items in found.items()})

    def as_amended(self, day: datetime.date) -> Plan:
        """Return the plan as it stands on a day: targets as the amendments up to it restate them.

        A restated target has the milestones that the amendment gives it, not its former ones.
        """
        targets = {target.id: target for target in self.targets}
        for amendment in self.amendments_until(day):
            for change in amendment.changes:
                if change.target in targets:
                    targets[change.target] = _restated(targets[change.target], change, amendment)
        return attrs.evolve(self, targets=tuple(targets.values()))

    def amendments_until(self, day: datetime.date) -> tuple[Amendment, ...]:
        """Return the amendments dated up to a day, the oldest first."""
        found = (one for one in self.amendments if one.date <= day)
        return tuple(sorted(found, key=lambda one: (one.date, one.id)))

    def due_year(self, target: Target) -> int:
        """Return the year by which a target is due; an undated one is due at the end."""
        return self.last_year if target.year is None else target.year

    def year_of(self, item: Baseline | Statement) -> int:
        """Return the (last) year of a figure; an undated one counts for the base year."""
        year = item.year if isinstance(item, Baseline) else item.last_year
        return self.baseline_year if year is None else year


def _restated(target: Target, change: Change, amendment: Amendment) -> Target:
    return attrs.evolve(
        target,
        bound=change.bound,
        year=target.year if change.year is None else change.year,
        milestones=change.milestones,
        amended_by=amendment.id,
    )
