"""The verdict of supervision on a region: every item of a document, and the schools that fail.

Any document will do whose items are standards of the kind `supervision`: 优质均衡
(教督〔2017〕6号), 基本均衡 (教督〔2012〕3号), 普及普惠 (教督〔2020〕1号). The standards of one
article of the document are one item. What is asked of each institution is met if every one meets
it. What is only a part of what another standard counts (six of seven resources) decides nothing
alone; what has a condition in words is for people to judge where it is missed; without a value an
item is open, never met.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

import attrs

from eduplan.bounds import Qualitative
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Element, Indicator, Standard
from eduplan.catalogue.regions import region_chain
from eduplan.catalogue.standard_lookup import state_of
from eduplan.data.table import ObservationTable
from eduplan.engine.spread import Spread, spread_of
from eduplan.formula import Reference as NameOf
from eduplan.quantity import Interval
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Context, Reading
from eduplan.readings.observed import ObservedFacts
from eduplan.readings.solving import Solution, inputs_of, solve
from eduplan.words import Words

BY_SCHOOL = "资源配置（逐校）"
BLOCKS: Mapping[str, Words] = {
    "前提": Words("前提", "precondition"),
    BY_SCHOOL: Words("资源配置（逐校）", "resources, school by school"),
    "校际均衡": Words("校际均衡", "balance between schools"),
    "入学机会": Words("入学机会", "access"),
    "保障机制": Words("保障机制", "safeguards"),
    "教师队伍": Words("教师队伍", "teachers"),
    "质量与管理": Words("质量与管理", "quality and management"),
    "工作评估": Words("工作评估", "score of the work"),
    "公众满意度": Words("公众满意度", "public satisfaction"),
    "普及普惠水平": Words("普及普惠水平", "universal and inclusive"),
    "资源配置": Words("资源配置", "resources"),
    "政府保障": Words("政府保障", "government"),
    "教育质量": Words("教育质量", "quality"),
    "保教质量": Words("保教质量", "care and education"),
    "社会认可度": Words("社会认可度", "social recognition"),
    "一票否决": Words("一票否决", "veto"),
}
"""The parts of the documents, in the order of each; an article is one of them, or an item of it."""
_BESIDE = ("前提", BY_SCHOOL, "工作评估", "一票否决")
PUPILS, _FEW_PUPILS = "governance.students", 50
_NUMBERED = Words("{block}第{n}项", "{block}, item {n}")
_SCHOOLS = frozenset(("primary", "junior"))
"""Stages of which an institution may have both, and then has rows of both."""
MOST_SOLVED = 20
"""Of how many institutions that fail an item it is worked out what would do."""


@attrs.frozen
class SchoolResult:
    """An institution held against one item.

    Attributes:
        name: the institution.
        value: its value; None where it is not known.
        is_met: whether that is accepted.
        lacks: how far the value is from what is accepted, None where it is, or is not known.
        solutions: what one figure of it must become, for those that lack most.
    """

    name: str
    value: Interval | None
    is_met: bool | None
    lacks: Fraction | None = None
    solutions: tuple[Solution, ...] = ()


@attrs.frozen
class ItemResult:
    """One item of the document.

    Attributes:
        standard: what is asked.
        value: the value of the region; None of an item about each institution, or where unknown.
        is_met: whether it is met; None where that can't be told, or people must judge.
        schools: of an item about each institution, every one that it applies to.
        spread: of a variation, what each institution adds to it.
        solutions: of an item about the region, what one of its figures must become.
        parts: of a composite, each indicator that it is made of, with its value.
        decides: whether the verdict on its item rests on it.
        missing: the names of the data without which it is open; none of what people judge.
    """

    standard: Standard
    value: Interval | None
    is_met: bool | None
    schools: tuple[SchoolResult, ...] = ()
    spread: Spread | None = None
    solutions: tuple[Solution, ...] = ()
    parts: tuple[tuple[str, Interval | None, Spread | None], ...] = ()
    decides: bool = True
    missing: tuple[str, ...] = ()

    @property
    def failing(self) -> tuple[SchoolResult, ...]:
        """The institutions that do not meet it, those first that lack most."""
        found = (one for one in self.schools if one.is_met is False)
        return tuple(sorted(found, key=lambda one: (-(one.lacks or 0), one.name)))


@attrs.frozen
class Item:
    """The standards of one article of the document, judged together."""

    article: str
    results: tuple[ItemResult, ...]

    @property
    def is_met(self) -> bool | None:
        """Whether all that decides is met; None where something is open and nothing failed."""
        return all_met(one.is_met for one in self.results if one.decides)

    @property
    def lacks_data(self) -> bool:
        """Whether data are missing by which it could be judged; else people judge what is open."""
        return any(one.missing for one in self.results)

    @property
    def is_beside(self) -> bool:
        """Whether it is no numbered item: a condition for all others, or a part of several."""
        return self.article in _BESIDE


@attrs.frozen(slots=False)
class Supervision:
    """The verdict on a region in a year by the items of one document."""

    document: str
    number: str
    region: str
    year: int
    items: tuple[ItemResult, ...]

    @property
    def is_met(self) -> bool | None:
        """Whether every item is met; None where one is open and none failed."""
        return all_met(one.is_met for one in self.articles)

    @property
    def missing(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the data that would settle open items, each with the articles of these."""
        found: dict[str, list[str]] = {}
        for article in self.articles:
            for one in article.results:
                for name in one.missing:
                    found.setdefault(name, []).append(article.article)
        return {name: tuple(dict.fromkeys(articles)) for name, articles in found.items()}

    @cached_property
    def articles(self) -> tuple[Item, ...]:
        """The items by article, in the order of the document; a standard without one is alone."""
        found: dict[str, list[ItemResult]] = {}
        for one in self.items:
            found.setdefault(one.standard.article or one.standard.name, []).append(one)
        ordered = sorted(found.items(), key=lambda item: _order(item[0]))
        return tuple(Item(article, tuple(results)) for article, results in ordered)


def documents_of(catalogue: Catalogue) -> dict[str, str]:
    """Return the documents of supervision by their number, with their titles."""
    found = (one for one in catalogue.standards if one.kind == "supervision")
    return {one.document_number: one.document for one in found if one.document_number}


def supervise(
    number: str, region: str, year: int, table: ObservationTable, catalogue: Catalogue
) -> Supervision:
    """Hold the data of a region against every item of a document that is in force.

    Args:
        number: the number of the document.
        region: the code of the region.
        year: the year at whose end it is judged.
        table: the observations.
        catalogue: what defines the items.
    """
    day = datetime.date(year, 12, 31)
    chain = region_chain(region)
    asked = [
        one
        for one in catalogue.standards
        if one.document_number == number
        and one.kind == "supervision"
        and one.region in chain
        and state_of(one, on=day, known_on=day) == "in_force"
    ]
    facts = ObservedFacts(table.within(region).until(year), catalogue, known_on=day).as_printed()
    wholes = [catalogue.definitions.get(one.about) for one in asked]
    asked = [one for one in asked if not _is_whole(one, asked, catalogue)]
    judge = _Judge(facts, catalogue, region, year, _parts_of(wholes, catalogue))
    title = documents_of(catalogue).get(number, number)
    return Supervision(title, number, region, year, tuple(map(judge.item, asked)))


class _Judge:
    """Holds the facts of one region and year against items."""

    def __init__(
        self,
        facts: ObservedFacts,
        catalogue: Catalogue,
        region: str,
        year: int,
        parts: frozenset[str],
    ) -> None:
        self.facts = facts
        self.parts = parts
        self.catalogue = catalogue
        self.reader = ExactReader(facts, catalogue, prefer_published=False)
        self.home = Context(region, year)

    def item(self, standard: Standard) -> ItemResult:
        """Return whether one item is met, by the region or by each of its institutions."""
        definition = self.catalogue.definitions.get(standard.about)
        if isinstance(standard.bound, Qualitative) or not isinstance(definition, Indicator):
            return ItemResult(standard, None, None)
        if definition.level == "institution":
            decides = standard.about not in self.parts
            found = tuple(self._schools(standard))
            item = ItemResult(standard, None, None, found, decides=decides)
            worst = {one.name for one in item.failing[:MOST_SOLVED]}
            schools = tuple(
                self._solved(one, standard) if one.name in worst else one for one in item.schools
            )
            is_met = all_met(one.is_met for one in schools)
            missing = self._missing(standard, self._open(schools, standard), is_met)
            return attrs.evolve(item, schools=schools, is_met=is_met, missing=missing)
        context = attrs.evolve(self.home, scope=standard.scope)
        reading = self.reader.read(NameOf(standard.about), context)
        value = reading.interval if reading.is_known else None
        is_met = None if value is None else _is_within(value, standard.bound.accepted)
        solutions = tuple(self._solutions(reading, standard)) if is_met is False else ()
        return ItemResult(
            standard,
            value,
            None if is_met is False and standard.condition else is_met,
            spread=spread_of(reading),
            solutions=solutions,
            parts=tuple(self._part(name, context) for name in definition.components),
            missing=self._missing(standard, [reading], is_met),
        )

    def _missing(
        self, standard: Standard, readings: Iterable[Reading], is_met: bool | None
    ) -> tuple[str, ...]:
        """Return the names of the data that an open item lacks; of no institution at all, of all.

        A value that only rounding leaves open lacks nothing.
        """
        if is_met is not None:
            return ()
        found, known = [*readings], self.catalogue.definitions
        named = {one.name for reading in found for one in reading.missing if one.name in known}
        if not named and (not found or any(reading.missing for reading in found)):
            named = {standard.about}
        behind = frozenset().union(*(self.catalogue.names_read(NameOf(one)) for one in named))
        return tuple(sorted(one for one in behind if isinstance(known.get(one), Element)))

    def _open(self, schools: Iterable[SchoolResult], standard: Standard) -> Iterator[Reading]:
        """Yield the readings of the institutions whose value is not known."""
        for one in schools:
            if one.value is None:
                member = Context(self.home.region, self.home.year, one.name, standard.scope)
                yield self.reader.read(NameOf(standard.about), member)

    def _part(self, name: str, context: Context) -> tuple[str, Interval | None, Spread | None]:
        reading = self.reader.read(NameOf(name), context)
        return name, reading.interval if reading.is_known else None, spread_of(reading)

    def _schools(self, standard: Standard) -> Iterator[SchoolResult]:
        home, names = self.home, self.catalogue.names_read(NameOf(standard.about))
        for member in self.reader.elements.members(home):
            context = attrs.evolve(member, scope=standard.scope)
            applies = all(self.facts.applies(name, member) for name in names)
            if not applies or not self.reader.elements.is_within(context):
                continue
            if self._has_other_stage(member, standard) or self._is_small_point(member, context):
                continue
            reading = self.reader.read(NameOf(standard.about), context)
            value = reading.interval if reading.is_known else None
            accepted = standard.bound.accepted
            is_met = None if value is None else _is_within(value, accepted)
            if is_met is False and standard.condition:
                is_met = None
            lacks = _lacks(value, accepted) if is_met is False else None
            yield SchoolResult(member.institution or "", value, is_met, lacks)

    def _has_other_stage(self, member: Context, standard: Standard) -> bool:
        """Return whether all that is known of an institution is of another stage."""
        stages = self._stages.get(member.institution or "", set())
        asked = standard.scope.get("stage")
        return asked in _SCHOOLS and bool(stages) and stages <= _SCHOOLS - {asked}

    @cached_property
    def _stages(self) -> dict[str, set[str]]:
        """The stages that the rows of each institution name."""
        found: dict[str, set[str]] = {}
        cells = self.facts.table.observations
        for (_, institution, year), kind in zip(cells.homes, cells.kinds, strict=True):
            if institution and year == self.home.year and "stage" in kind.scope:
                found.setdefault(institution, set()).add(kind.scope["stage"])
        return found

    def _is_small_point(self, member: Context, context: Context) -> bool:
        """Return whether an institution is a teaching point too small to be judged."""
        if self.facts.kinds(member) != {"teaching_point"}:
            return False
        pupils = self.reader.read(NameOf(PUPILS), context)
        return pupils.is_known and pupils.interval.less(Interval.point(_FEW_PUPILS)) is True

    def _solved(self, school: SchoolResult, standard: Standard) -> SchoolResult:
        """Return a school that fails with what one of its figures must become."""
        member = Context(self.home.region, self.home.year, school.name, standard.scope)
        reading = self.reader.read(NameOf(standard.about), member)
        return attrs.evolve(school, solutions=tuple(self._solutions(reading, standard)))

    def _solutions(self, reading: Reading, standard: Standard) -> Iterator[Solution]:
        node, accepted = NameOf(standard.about), standard.bound.accepted
        for figure in inputs_of(reading, self.catalogue):
            yield solve(node, reading.context, accepted, figure, self.facts)


def _parts_of(definitions: Iterable[object], catalogue: Catalogue) -> frozenset[str]:
    """Return what the indicators of institutions count among what is asked of these."""
    own = [one for one in definitions if isinstance(one, Indicator) and one.level == "institution"]
    read = (catalogue.names_read(NameOf(one.name)) - {one.name} for one in own)
    return frozenset().union(*read)


def _is_whole(standard: Standard, asked: Iterable[Standard], catalogue: Catalogue) -> bool:
    """Return whether a standard only says again that all others are to be met."""
    definition = catalogue.definitions.get(standard.about)
    parts = set(definition.components) if isinstance(definition, Indicator) else set()
    return bool(parts & {one.about for one in asked})


def _order(article: str) -> tuple[int, int, str]:
    block, number = _block_and_number(article)
    place = [*BLOCKS].index(block) if block in BLOCKS else len(BLOCKS)
    return place, int(number or 0), article


def article_words(article: str) -> Words:
    """Return what an article is called: 「政府保障第3项」."""
    block, number = _block_and_number(article)
    if block not in BLOCKS:
        return Words.same(article)
    return _NUMBERED.fill(block=BLOCKS[block], n=number) if number else BLOCKS[block]


def _block_and_number(article: str) -> tuple[str, str]:
    block, _, rest = article.partition("第")
    number = rest.removesuffix("项")
    return (block, number) if number.isdecimal() else (article, "")


def _is_within(value: Interval, accepted: Interval) -> bool | None:
    common = value.intersect(accepted)
    return False if common is None else True if common == value else None


def _lacks(value: Interval | None, accepted: Interval) -> Fraction | None:
    """Return how far a value is from what is accepted, where it is a single one."""
    if value is None or not value.is_point:
        return None
    if accepted.lower is not None and value.value < accepted.lower:
        return accepted.lower - value.value
    return None if accepted.upper is None else value.value - accepted.upper


def all_met(judged: Iterable[bool | None]) -> bool | None:
    """Return whether all are met; None where one is open, or there is none, and none failed."""
    answers = [*judged]
    if False in answers:
        return False
    return True if answers and None not in answers else None
