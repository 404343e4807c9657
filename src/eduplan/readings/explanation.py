"""Explain how a value came about: in lines for people, as data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator
from eduplan.catalogue.regions import region_words
from eduplan.formula import Aggregate, Constant, StandardFor
from eduplan.quantity import Interval
from eduplan.readings.expression import LabelPrinter
from eduplan.readings.facts import Context, Missing, Reading
from eduplan.words import Language

SHOWN_PARTS = 10
"""How many institutions, and how many missing names, the text lists; the data hold all."""


def explain_reading(
    reading: Reading, catalogue: Catalogue, *, lang: Language = "zh", label: str = ""
) -> Explanation:
    """Return how a reading came about.

    Args:
        reading: what was read.
        catalogue: the definitions whose terms are shown.
        lang: `zh` or `en`.
        label: what the value is called, if it is not a name's own.
    """
    return Explanation(reading, LabelPrinter(catalogue, lang, reading.context), label)


def missing_words(
    missing: Sequence[Missing],
    catalogue: Catalogue,
    *,
    lang: Language = "zh",
    home: str = "",
) -> str:
    """Return what is missing as a list, with year and place; institutions of one name counted.

    `home` is the region that goes without saying.
    """
    printer = LabelPrinter(catalogue, lang)
    return _some(_missing_texts(missing, printer, home), printer)


class Explanation(NamedTuple):
    """How a reading came about."""

    reading: Reading
    printer: LabelPrinter
    label: str = ""

    def __str__(self) -> str:
        return self.text()

    def text(self) -> str:
        """Return the lines as one text."""
        return "\n".join(self.lines())

    def lines(self) -> tuple[str, ...]:
        """Return the whole formula with its values, then one indented line for each name in it."""
        return tuple(_Lines(self.printer).all(self.reading, self.label))

    def as_data(self) -> dict[str, Any]:
        """Return the explanation as plain data: exact numbers as text such as `103/118`.

        A name that was shown before is given again without its parts.
        """
        return _data(self.reading, self.printer, set())


class _Lines:
    """The lines of one explanation; each name in a context is explained once."""

    def __init__(self, printer: LabelPrinter) -> None:
        self.printer = printer
        self.shown: set[tuple[str, Context]] = set()

    def all(self, reading: Reading, label: str) -> Iterator[str]:
        """Yield the line of a reading, and those of all that it rests on."""
        yield self.line(reading, label or self.label(reading), first=True)
        self.shown.add((reading.name, reading.context))
        yield from self.below(reading, 1)

    def label(self, reading: Reading) -> str:
        """Return what the name of a reading is called; nothing if it has none."""
        kind = "standard" if isinstance(reading.node, StandardFor) else "value"
        return self.printer.label(reading.name, reading.context, kind) if reading.name else ""

    def line(self, reading: Reading, label: str, *, first: bool = False) -> str:
        """Return `label = formula = value`, of what there is of them, and where it stands."""
        printer = self.printer
        formula = _formula_of(reading)
        steps = [label] if label else []
        if formula is not None and (formula.name or not isinstance(formula.node, Constant)):
            steps.append(printer.formula(formula))
        elif _is_sum(reading):
            number = len(reading.parts)
            steps.append(printer.pick(f"{number} 项合计", f"total of {number}"))
        value = self.reasoned(reading) if first else self.valued(reading)
        if not isinstance(reading.value, Interval):
            between = printer.pick("：", ": ")
            return f"{' = '.join(steps)}{between}{value}"
        return " = ".join([*steps, value])

    def valued(self, reading: Reading) -> str:
        """Return a value as printed, with what it stands for, and where."""
        printer = self.printer
        value = printer.value(reading)
        if reading.text and reading.is_known and not reading.interval.is_point:
            value = reading.text if value == reading.text else f"{reading.text} {value}"
        source = printer.pick(f"来源：{reading.source}", f"source: {reading.source}")
        note = reading.note.in_language(printer.lang) if reading.note else ""
        return printer.bracketed(value, [*filter(None, (reading.source and source, note))])

    def reasoned(self, reading: Reading) -> str:
        """Return a value, or why there is none."""
        printer = self.printer
        value = self.valued(reading)
        if reading.missing:
            names = _missing_texts(reading.missing, printer)
            are = "is" if len(names) == 1 else "are"
            listed = _some(names, printer)
            return value + printer.pick(f"，因为缺少：{listed}", f" because {listed} {are} missing")
        if reading.problem is not None:
            return value + printer.pick("，因为", ": ") + reading.problem.in_language(printer.lang)
        return value

    def below(self, reading: Reading, depth: int) -> Iterator[str]:
        """Yield the lines of the names that a reading is made of."""
        formula = _formula_of(reading)
        if formula is not None and not formula.name:
            reading = formula  # whose own line is that of the name
        rows = list(_rows(reading))
        for row in rows[:SHOWN_PARTS] if _is_population(reading) else rows:
            key = (row.name, row.context)
            if row.name and key in self.shown:
                continue
            self.shown.add(key)
            yield "  " * depth + self.place(row) + self.line(row, self.label(row))
            yield from self.below(row, depth + 1)
        if _is_population(reading) and len(rows) > SHOWN_PARTS:
            rest = len(rows) - SHOWN_PARTS
            more = self.printer.pick(f"……另有 {rest} 项", f"... and {rest} more")
            yield "  " * depth + more

    def place(self, reading: Reading) -> str:
        """Return whose expression this is, where names don't say it."""
        details = [] if reading.name else self.printer.details(reading.context)
        return self.printer.listed(details) + self.printer.pick("：", ": ") if details else ""


def _formula_of(reading: Reading) -> Reading | None:
    """Return the reading of the formula behind a value: a name's own, or the expression itself."""
    if not reading.name:
        return reading
    is_figure = _is_sum(reading) or reading.has_several_occurrences
    return reading.parts[0] if reading.parts and not is_figure else None


def _is_sum(reading: Reading) -> bool:
    """Tell whether a name's value was put together from values of the same name."""
    parts = reading.parts
    same = bool(reading.name and parts) and all(part.name == reading.name for part in parts)
    return same and not reading.has_several_occurrences


def _is_population(reading: Reading) -> bool:
    return _is_sum(reading) or (not reading.name and isinstance(reading.node, Aggregate))


def _rows(reading: Reading) -> Iterator[Reading]:
    """Yield what gets a line of its own: names, and the institutions of an aggregate."""
    for part in reading.parts:
        if part.name or isinstance(part.node, Aggregate) or _is_row(reading, part):
            yield part
        else:
            yield from _rows(part)


def _is_row(reading: Reading, part: Reading) -> bool:
    return _is_population(reading) and bool(part.parts)


def _missing_texts(missing: Sequence[Missing], printer: LabelPrinter, home: str = "") -> list[str]:
    """Return what is missing, the institutions of one name counted together."""
    groups: dict[tuple[object, ...], list[Missing]] = {}
    for one in missing:
        context = one.context
        key = (one.name, one.kind, context.region, context.year, tuple(context.scope.items()))
        groups.setdefault(key, []).append(one)
    return [_missing_text(group, printer, home) for group in groups.values()]


def _missing_text(group: Sequence[Missing], printer: LabelPrinter, home: str) -> str:
    first = group[0]
    context = first.context
    details = [printer.codes(name, code.split("|")) for name, code in context.scope.items()]
    if context.region != home:
        details.append(region_words(context.region).in_language(printer.lang))
    if len(group) > 1:
        details.append(printer.pick(f"{len(group)} 个机构", f"{len(group)} institutions"))
    elif context.institution is not None:
        details.append(context.institution)
    return printer.bracketed(_term(first, printer), [*details, printer.year(context.year)])


def _term(missing: Missing, printer: LabelPrinter) -> str:
    if missing.kind == "institutions":
        return printer.pick("机构名单", "the list of institutions")
    if missing.kind == "code":
        return printer.dimension(missing.name)
    if missing.kind == "standard":
        return printer.pick("", "the ") + printer.standard(missing.name)
    return printer.catalogue.label(missing.name, printer.lang)


def _some(texts: Sequence[str], printer: LabelPrinter) -> str:
    listed = printer.listed(texts[:SHOWN_PARTS])
    if len(texts) <= SHOWN_PARTS:
        return listed
    return listed + printer.pick(f" 等 {len(texts)} 项", f" and {len(texts) - SHOWN_PARTS} more")


def _data(
    reading: Reading, printer: LabelPrinter, shown: set[tuple[str, Context]]
) -> dict[str, Any]:
    definition = printer.catalogue.definitions.get(reading.name)
    data: dict[str, Any] = {
        "kind": _kind(reading, isinstance(definition, Indicator)),
        "name": reading.name,
        "label": printer.catalogue.label(reading.name, printer.lang) if reading.name else "",
        "formula": printer.formula((_formula_of(reading) or reading).node),
        **_context_data(reading.context),
        "value": _exact(reading.value),
        "display": printer.value(reading),
        "unit": reading.unit.symbol if reading.unit else None,
        "known": reading.is_known,
        "missing": [_missing_data(one, printer) for one in reading.missing],
        "problem": reading.problem.in_language(printer.lang) if reading.problem else "",
        "source": reading.source,
        "text": reading.text,
        "note": reading.note.in_language(printer.lang) if reading.note else "",
    }
    key = (reading.name, reading.context)
    if reading.name and key in shown:
        return data
    shown.add(key)
    data["parts"] = [_data(part, printer, shown) for part in reading.parts]
    return data


def _kind(reading: Reading, is_indicator: bool) -> str:
    if isinstance(reading.node, StandardFor):
        return "standard"
    if reading.name:
        return "indicator" if is_indicator else "element"
    return type(reading.node).__name__.lower()


def _context_data(context: Context) -> dict[str, Any]:
    return {
        "region": context.region,
        "institution": context.institution,
        "year": context.year,
        "scope": dict(context.scope),
    }


def _missing_data(missing: Missing, printer: LabelPrinter) -> dict[str, Any]:
    label = _term(missing, printer)
    where = _context_data(missing.context)
    return {"name": missing.name, "kind": missing.kind, "label": label, **where}


def _exact(value: Interval | bool | None) -> Any:
    """Return a point as text such as `103/118`, an interval as its ends, a condition as it is."""
    if not isinstance(value, Interval):
        return value
    if value.is_point:
        return str(value.value)
    return {
        "lower": None if value.lower is None else str(value.lower),
        "upper": None if value.upper is None else str(value.upper),
        "lower_closed": value.lower_closed,
        "upper_closed": value.upper_closed,
    }
