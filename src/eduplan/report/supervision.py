"""The verdict of supervision as a report: the items, the schools that fail, what would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import LEVEL_WORDS, Standard
from eduplan.catalogue.region_names import region_name
from eduplan.engine.supervision import PUPILS, Item, ItemResult, Supervision, article_words
from eduplan.quantity import Interval, Unit
from eduplan.readings.solving import Solution
from eduplan.report.resources import school_sections
from eduplan.report.solutions import wanted_words
from eduplan.report.spreads import PURE, amount_cell, as_printed, spread_section
from eduplan.report.standard_words import asked_words, scope_words
from eduplan.report.target_words import amount_words
from eduplan.report_model import (
    Cell,
    Column,
    Field,
    Fields,
    Note,
    Page,
    Part,
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
_MET, _MISSED = Words("达到全部要求", "every item is met"), Words("没有达到", "not met")
_OPEN = Words("还不能下结论：{open}项不能判断", "no verdict yet: {open} items are open")
_UNTOLD = Words("不能下结论：一项也不能判断", "no verdict: not one item can be judged")
_NO_DATA = Words(
    "没有判断所需的{year}年数据，所以一项也没有判断，不是达到；需要哪些，见“还需要的数据”。",
    "There are no data of {year} to judge by: nothing was judged, and nothing is met. What is "
    "needed stands under 'Data that are still needed'.",
)
_NOT_YET = Words(
    "这个办法在{year}年底没有施行，所以没有判断。",
    "The document was not in force at the end of {year}.",
)
_NEEDED = Words("还需要的数据（{n}项）", "Data that are still needed ({n})")
_NEEDED_COLUMNS = (
    Column("data", Words("数据", "Data")),
    Column("level", Words("谁的数", "Of whom"), "name"),
    Column("unit", Words("单位", "Unit"), "unit"),
    Column("items", Words("用于判断", "To judge")),
)
_KIND = Words("督导结论", "Verdict of supervision")
_COUNTS = Words(
    "{items}项：达到 {met}，未达到 {missed}，缺数据 {lacking}，要由人认定 {left}",
    "{items}: {met} met, {missed} not met, {lacking} without data, {left} for people to judge",
)
_ITEMS = Words("逐项结论", "Item by item")
_OF_SCHOOLS = Words("{missed}/{all}所未达到", "{missed} of {all} schools fail")
_ALL_OPEN = Words("{all}所都不能判断", "all {all} schools open")
_OPEN_SCHOOLS = Words("，{open}所不能判断", ", {open} open")
_FAILING = Words("未达到的学校：{item}", "Schools that fail: {item}")
_WOULD_DO = Words("未达到：{item}", "Not met: {item}")
_BY_PEOPLE = Words("由人认定", "judged by people")
_COUNTED_IN = Words("逐校合计", "counted school by school")
_NOTE = Words(
    "各项按办法的条目；一项里的要求都达到才算达到。写有条件的要求，达不到的由人判断是否适用。"
    "没有数据的、要由人认定的是“不能判断”，不算达到。",
    "Items are the articles of the document; all that one asks must be met. What has a condition "
    "in words is for people where it is missed. Without data an item is open, and not met.",
)
_SEVEN = Words(
    "七项资源配置逐校看：至少六项达到，余下一项不低于要求的85%；不足50人的教学点不计。",
    "The seven resources are judged school by school: six met, the seventh at 85% or more; "
    "teaching points of fewer than 50 pupils are left out.",
)
_COMPOSITE = Words("由哪些差异系数平均：{item}", "What the composite is the mean of: {item}")
_ORDER: dict[bool | None, int] = {False: 0, None: 1, True: 2}
_PART_COLUMNS = (
    Column("part", Words("单项", "Part")),
    Column("value", Words("差异系数", "Variation"), "amount"),
)
_COLUMNS = (
    Column("article", Words("条目", "Article"), "name"),
    Column("together", Words("本项结论", "Verdict on the item")),
    Column("item", Words("要求", "Asked of")),
    Column("asked", Words("标准", "Standard")),
    Column("value", Words("实际", "Value")),
    Column("verdict", Words("单条", "This standard")),
)
_SCHOOL_COLUMNS = (
    Column("school", Words("学校", "School")),
    Column("value", Words("实际", "Value"), "amount"),
    Column("lacks", Words("差", "Lacks"), "amount"),
    Column("how", Words("怎样才能达到（每次只变一个数）", "What would do (one figure at a time)")),
)


def supervision_report(found: Supervision, catalogue: Catalogue) -> Report:
    """Return what people read of a verdict: the conclusion, every item, and which schools fail."""
    numbered = [one for one in found.articles if not one.is_beside]
    met, missed, left = (
        sum(one.is_met is answer for one in numbered) for answer in (True, False, None)
    )
    lacking = sum(one.is_met is None and one.lacks_data for one in numbered)
    counts = _COUNTS.fill(
        items=len(numbered), met=met, missed=missed, lacking=lacking, left=left - lacking
    )
    beside = Words.clauses(
        Words.join((article_words(one.article), _VERDICTS[one.is_met]), " ")
        for one in found.articles
        if one.is_beside
    )
    head = Fields(
        (
            Field.of("办法", "Document", Words.same(f"《{found.document}》（{found.number}）")),
            Field.of("地区", "Region", _region_words(found)),
            Field.of("年份", "Year", str(found.year)),
            Field.of("结论", "Verdict", _whole(found, left)),
            Field.of("各项", "Items", counts),
            Field.of("另外", "Besides", beside),
        )
    )
    rows = tuple(row for one in found.articles for row in _rows(one, catalogue))
    notes = [_NOTE, *([_SEVEN] if any(not one.decides for one in found.items) else [])]
    below = (Note(one, role="aside") for one in notes)
    parts: list[Part] = [Section(_ITEMS, (Table(_COLUMNS, rows), *below))]
    needed = _needed(found, catalogue)
    if not _is_judged(found):
        why = _NO_DATA if numbered else _NOT_YET
        parts = [Note(why.fill(year=found.year), role="error"), *needed, *parts]
    else:
        parts += needed
    parts += school_sections(found, catalogue)
    for one in sorted(found.items, key=lambda each: _ORDER[each.is_met]):
        parts += _failing(one, catalogue)
        item = _item(one.standard, catalogue)
        parts += [*spread_section(item, one.spread), *_composite(one, catalogue)]
    return Report((Page(_KIND, head, tuple(parts)),))


def _whole(found: Supervision, left: int) -> Words:
    """Return the verdict on the whole: what is open is no good news."""
    if found.is_met is not None:
        return _MET if found.is_met else _MISSED
    return _OPEN.fill(open=left) if _is_judged(found) else _UNTOLD


def _is_judged(found: Supervision) -> bool:
    """Return whether there were data to judge anything by, be it one school."""
    schools = (school.is_met for one in found.items for school in one.schools)
    return any(is_met is not None for is_met in (*(one.is_met for one in found.items), *schools))


def _needed(found: Supervision, catalogue: Catalogue) -> Iterator[Section]:
    """Yield the data that would settle what is open, those first that most items wait for."""
    ordered = sorted(found.missing.items(), key=lambda one: (-len(one[1]), one[0]))
    rows = tuple(
        Row(
            (
                Cell(catalogue.words(name), references=(Reference("definition", name),)),
                Cell(LEVEL_WORDS[catalogue.definitions[name].level]),
                Cell(catalogue.unit(name).words),
                Cell(Words.clauses(map(article_words, articles))),
            )
        )
        for name, articles in ordered
    )
    if rows:
        yield Section(_NEEDED.fill(n=len(rows)), (Table(_NEEDED_COLUMNS, rows),))


def _region_words(found: Supervision) -> Words:
    """Return what a region was called in the year, with its code, which alone names some."""
    name = region_name(found.region, found.year)
    return Words.same(name).with_details(found.region) if name else Words.same(found.region)


def _rows(item: Item, catalogue: Catalogue) -> Iterator[Row]:
    """Yield the standards of an item, its verdict beside the first of them."""
    is_known = bool(item.results[0].standard.article)
    for place, one in enumerate(item.results):
        label = article_words(item.article) if is_known else Words("", "")
        verdict = _VERDICTS[item.is_met] if not place else Words("", "")
        yield _row(one, catalogue, label if not place else Words("", ""), verdict)


def _value_words(one: ItemResult, unit: Unit) -> Words:
    """Return a value as the published tables print it, unless that would hide a miss."""
    value = one.value
    if value is None:
        return Words("—", "—")
    printed = as_printed(value) if unit == PURE else value
    hides = one.is_met is False and printed.intersect(one.standard.bound.accepted) is not None
    return amount_words(value if hides else printed, unit)


def _composite(one: ItemResult, catalogue: Catalogue) -> Iterator[Section]:
    """Yield what a composite is made of, as the published tables print it."""
    if not any(value is not None for _, value, _ in one.parts):
        return
    rows = tuple(
        Row((Cell(catalogue.words(name)), amount_cell("value", value and as_printed(value), PURE)))
        for name, value, _ in one.parts
    )
    item = _item(one.standard, catalogue)
    yield Section(_COMPOSITE.fill(item=item), (Table(_PART_COLUMNS, rows),))
    for name, _, spread in one.parts:
        label = catalogue.words(name).with_details(*scope_words(one.standard.scope, catalogue))
        yield from spread_section(label, spread)


def _item(standard: Standard, catalogue: Catalogue) -> Words:
    if not standard.about:  # an item in words, which people judge
        return Words.same(getattr(standard.bound, "text", standard.name))
    label = catalogue.words(standard.about)
    return label.with_details(*scope_words(standard.scope, catalogue), standard.condition)


def _row(one: ItemResult, catalogue: Catalogue, article: Words, item: Words) -> Row:
    standard = one.standard
    unit = catalogue.unit(standard.about) if standard.about else PURE
    if one.schools:
        left = sum(school.is_met is None for school in one.schools)
        value = _OF_SCHOOLS.fill(missed=len(one.failing), all=len(one.schools))
        value = Words.join((value, _OPEN_SCHOOLS.fill(open=left) if left else ""))
        if left == len(one.schools):
            value = _ALL_OPEN.fill(all=left)
        quantities: tuple[Quantity, ...] = ()
    else:
        value = _value_words(one, unit)
        quantities = (Quantity("value", one.value, unit),)
    role: Role = "error" if one.is_met is False else ""
    return Row(
        (
            Cell(article),
            Cell(item),
            Cell(_item(standard, catalogue)),
            Cell(asked_words(standard, catalogue) if standard.about else _BY_PEOPLE),
            Cell(value, quantities),
            Cell(_VERDICTS[one.is_met] if one.decides else _COUNTED_IN),
        ),
        role=role if one.decides else "",
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
    """Return what each figure must become: 「骨干教师数 ≥2人；在校生数 ≤90人」.

    Fewer pupils are named only where nothing else would do.
    """
    others = [one for one in solutions if one.accepted and one.input.name != PUPILS]
    return Words.clauses(
        Words.join(
            (
                catalogue.words(one.input.name),
                wanted_words(one, catalogue.unit(one.input.name)),
            ),
            " ",
        )
        for one in others or solutions
        if one.accepted
    )


def _exact(value: Fraction | None) -> Interval | None:
    return None if value is None else Interval.point(value)
