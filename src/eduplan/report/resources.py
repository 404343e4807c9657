"""The seven resources of each school side by side: what is met, and what would do for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Scope
from eduplan.engine.supervision import BY_SCHOOL, ItemResult, SchoolResult, Supervision, all_met
from eduplan.quantity import Interval
from eduplan.report.standard_words import asked_words, scope_words
from eduplan.report.target_words import amount_words
from eduplan.report_model import Cell, Column, Quantity, Row, Section, Table
from eduplan.words import Words

_FLOOR = Fraction(85, 100)
_TITLE = Words(
    "各校资源配置（{scope}）：{met}/{all}所达到", "Resources, {scope}: {met} of {all} schools"
)
_SCHOOL = Column("school", Words("学校", "School"), "name")
_COUNT = Column("count", Words("达到几项", "Met"), "amount")
_VERDICT = Column("verdict", Words("结论", "Verdict"))
_UNSURE = Words("{value}", "{value}")
_MET, _NEAR, _BELOW, _OPEN = (
    Words("{value} 达到", "{value} met"),
    Words("{value} 达85%", "{value} at 85%"),
    Words("{value} 不到85%", "{value} below 85%"),
    Words("—", "—"),
)
_VERDICTS: dict[bool | None, Words] = {
    True: Words("达到", "met"),
    False: Words("未达到", "not met"),
    None: Words("不能判断", "open"),
}


def school_sections(found: Supervision, catalogue: Catalogue) -> Iterator[Section]:
    """Yield, for each stage, every school with the parts that are counted together."""
    parts = [one for one in found.items if not one.decides and one.schools]
    for scope in dict.fromkeys(one.standard.scope for one in parts):
        own = [one for one in parts if one.standard.scope == scope]
        names = sorted({school.name for one in own for school in one.schools})
        verdicts = _verdicts(found, scope)
        rows = [
            (verdicts.get(name), row)
            for name in names
            if (row := _school(name, verdicts.get(name), own, catalogue)) is not None
        ]
        if len(own) < 2 or not rows:
            continue
        ordered = sorted(rows, key=lambda row: (_ORDER[row[0]], row[1].cells[0].words.zh))
        columns = (_SCHOOL, _COUNT, _VERDICT, *(_column(one, catalogue) for one in own))
        title = _TITLE.fill(
            scope=Words.listed(scope_words(scope, catalogue)),
            met=sum(is_met is True for is_met, _ in rows),
            all=len(rows),
        )
        yield Section(title, (Table(columns, tuple(row for _, row in ordered)),))


_ORDER: dict[bool | None, int] = {False: 0, None: 1, True: 2}


def _column(one: ItemResult, catalogue: Catalogue) -> Column:
    label = Words.join(
        (catalogue.words(one.standard.about), asked_words(one.standard, catalogue)), " "
    )
    return Column(one.standard.name, label, "amount")


def _verdicts(found: Supervision, scope: Scope) -> dict[str, bool | None]:
    """Return of each school whether it meets what is counted of the parts in a scope."""
    answers: dict[str, list[bool | None]] = {}
    for one in found.items:
        if one.decides and one.standard.scope == scope and one.standard.article == BY_SCHOOL:
            for school in one.schools:
                answers.setdefault(school.name, []).append(school.is_met)
    return {name: all_met(given) for name, given in answers.items()}


def _school(
    name: str, verdict: bool | None, parts: list[ItemResult], catalogue: Catalogue
) -> Row | None:
    """Return the parts of a school; None where no value is known."""
    found = [next((s for s in one.schools if s.name == name), None) for one in parts]
    if all(one is None or one.value is None for one in found):
        return None
    met = sum(one is not None and one.is_met is True for one in found)
    cells = [_cell(one, part, catalogue) for one, part in zip(found, parts, strict=True)]
    count = Cell(Words.same(f"{met}/{len(parts)}"))
    return Row((Cell(Words.same(name)), count, Cell(_VERDICTS[verdict]), *cells))


def _is_near(one: SchoolResult | None, part: ItemResult) -> bool | None:
    """Return whether a value reaches 85 % of what is asked."""
    asked = part.standard.bound.accepted.lower
    if one is None or one.value is None or asked is None:
        return None
    return Interval.point(asked * _FLOOR).less_equal(one.value)


def _cell(one: SchoolResult | None, part: ItemResult, catalogue: Catalogue) -> Cell:
    if one is None or one.value is None:
        return Cell(_OPEN)
    unit, near = catalogue.unit(part.standard.about), _is_near(one, part)
    words = _MET if one.is_met else _NEAR if near else _BELOW if near is False else _UNSURE
    value = amount_words(one.value, unit, 2)
    return Cell(words.fill(value=value), (Quantity("value", one.value, unit),))
