"""The verdict of supervision as a report: the items, the schools that fail, what would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Standard
from eduplan.engine.supervision import ItemResult, Supervision
from eduplan.quantity import Interval
from eduplan.readings.solving import Solution
from eduplan.report.solutions import wanted_words
from eduplan.report.spreads import PURE, amount_cell, spread_section
from eduplan.report.standard_words import asked_words, scope_words
from eduplan.report.target_words import amount_words
from eduplan.report_model import (
    Cell,
    Column,
    Field,
    Fields,
    Note,
    Page,
    Quantity,
    Reference,
    Report,
    Role,
    Row,
    Section,
    Table,
)
from eduplan.words import Words

_VERDICTS: dict[bool | None, Words] = {
    True: Words("达到", "met"),
    False: Words("未达到", "not met"),
    None: Words("不能判断", "open"),
}
_WHOLE: dict[bool | None, Words] = {
    True: Words("达到全部要求", "every item is met"),
    False: Words("没有达到", "not met"),
    None: Words("没有不达到的，但有项目不能判断", "nothing failed, but items are open"),
}
_KIND = Words("督导结论", "Verdict of supervision")
_COUNTS = Words(
    "{items}条标准：达到 {met}，未达到 {missed}，不能判断 {open}",
    "{items} standards: {met} met, {missed} not met, {open} open",
)
_ITEMS = Words("逐项结论", "Item by item")
_OF_SCHOOLS = Words("{missed}/{all}所未达到", "{missed} of {all} schools fail")
_OPEN_SCHOOLS = Words("，{open}所不能判断", ", {open} open")
_FAILING = Words("未达到的学校：{item}", "Schools that fail: {item}")
_WOULD_DO = Words("未达到：{item}", "Not met: {item}")
_BY_PEOPLE = Words("由人认定", "judged by people")
_COLUMNS = (
    Column("item", Words("要求", "Item")),
    Column("asked", Words("标准", "Standard")),
    Column("value", Words("实际", "Value")),
    Column("verdict", Words("结论", "Verdict")),
)
_SCHOOL_COLUMNS = (
    Column("school", Words("学校", "School")),
    Column("value", Words("实际", "Value"), "amount"),
    Column("lacks", Words("差", "Lacks"), "amount"),
    Column("how", Words("怎样才能达到（每次只变一个数）", "What would do (one figure at a time)")),
)


def supervision_report(found: Supervision, catalogue: Catalogue) -> Report:
    """Return what people read of a verdict: the conclusion, every item, and which schools fail."""
    met, missed, left = (
        sum(one.is_met is answer for one in found.items) for answer in (True, False, None)
    )
    counts = _COUNTS.fill(items=len(found.items), met=met, missed=missed, open=left)
    head = Fields(
        (
            Field.of("办法", "Document", Words.same(f"《{found.document}》（{found.number}）")),
            Field.of("地区", "Region", found.region),
            Field.of("年份", "Year", str(found.year)),
            Field.of("结论", "Verdict", _WHOLE[found.is_met]),
            Field.of("各项", "Items", counts),
        )
    )
    order = {False: 0, None: 1, True: 2}
    ordered = sorted(found.items, key=lambda one: order[one.is_met])
    rows = tuple(_row(one, catalogue) for one in ordered)
    parts = [Section(_ITEMS, (Table(_COLUMNS, rows),))]
    for one in ordered:
        parts += [
            *_failing(one, catalogue),
            *spread_section(_item(one.standard, catalogue), one.spread),
        ]
    return Report((Page(_KIND, head, tuple(parts)),))


def _item(standard: Standard, catalogue: Catalogue) -> Words:
    if not standard.about:  # an item in words, which people judge
        return Words.same(getattr(standard.bound, "text", standard.name))
    label = catalogue.words(standard.about)
    return label.with_details(*scope_words(standard.scope, catalogue))


def _row(one: ItemResult, catalogue: Catalogue) -> Row:
    standard = one.standard
    unit = catalogue.unit(standard.about) if standard.about else PURE
    if one.schools:
        left = sum(school.is_met is None for school in one.schools)
        value = _OF_SCHOOLS.fill(missed=len(one.failing), all=len(one.schools))
        value = Words.join((value, _OPEN_SCHOOLS.fill(open=left) if left else ""))
        quantities: tuple[Quantity, ...] = ()
    else:
        value = amount_words(one.value, unit) if one.value is not None else Words("—", "—")
        quantities = (Quantity("value", one.value, unit),)
    role: Role = "error" if one.is_met is False else ""
    return Row(
        (
            Cell(_item(standard, catalogue)),
            Cell(asked_words(standard, catalogue) if standard.about else _BY_PEOPLE),
            Cell(value, quantities),
            Cell(_VERDICTS[one.is_met]),
        ),
        role=role,
        anchor=Reference("standard", standard.name),
    )


def _failing(one: ItemResult, catalogue: Catalogue) -> Iterator[Section]:
    """Yield the schools that fail an item, those first that lack most."""
    if one.solutions:
        how = Note(_how(one.solutions, catalogue), Words("怎样才能达到：", "What would do: "))
        yield Section(_WOULD_DO.fill(item=_item(one.standard, catalogue)), (how,))
    if one.failing:
        unit = catalogue.unit(one.standard.about)
        rows = tuple(
            Row(
                (
                    Cell(Words.same(school.name)),
                    amount_cell("value", school.value, unit),
                    amount_cell("lacks", _exact(school.lacks), unit),
                    Cell(_how(school.solutions, catalogue)),
                )
            )
            for school in one.failing
        )
        title = _FAILING.fill(item=_item(one.standard, catalogue))
        yield Section(title, (Table(_SCHOOL_COLUMNS, rows),), role="error")


def _how(solutions: Sequence[Solution], catalogue: Catalogue) -> Words:
    """Return what each figure must become: 「骨干教师数 ≥2人；在校生数 ≤90人」."""
    return Words.clauses(
        Words.join(
            (
                catalogue.words(one.input.name),
                wanted_words(one, catalogue.unit(one.input.name)),
            ),
            " ",
        )
        for one in solutions
        if one.accepted
    )


def _exact(value: Fraction | None) -> Interval | None:
    return None if value is None else Interval.point(value)
