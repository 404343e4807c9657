"""One target of an evaluation as an entry: the three answers as fields with their exact numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.engine.case import Case
from eduplan.engine.evaluation.pace import Pace
from eduplan.engine.evaluation.target import TargetEvaluation
from eduplan.engine.naming import id_words
from eduplan.quantity import Interval, Unit, parse_unit
from eduplan.readings.explanation import explain_reading
from eduplan.readings.facts import Reading
from eduplan.report.item_facts import item_anchor
from eduplan.report.target_notes import notes_of
from eduplan.report.target_words import TargetWords
from eduplan.report_model import Entry, Field, Fields, Quantity, Reference, Steps
from eduplan.words import COLON, Language, Words

_PURE, _PERCENT = parse_unit(""), parse_unit("%")


@attrs.frozen
class ReadingSteps:
    """How a value was read from the data, step by step."""

    read: Callable[[], Reading]
    catalogue: Catalogue

    def lines(self, lang: Language) -> Sequence[str]:
        """Return the steps, those of one below it indented by two blanks."""
        return explain_reading(self.read(), self.catalogue, lang=lang).lines()


def target_entry(one: TargetEvaluation, case: Case) -> Entry:
    """Return a target with its verdict, and below it level, pace, direction, start and notes."""
    said, target = TargetWords(one, case), one.target
    due = Words("（{year}年）", " ({year})").fill(year=one.due_year)
    head = Words.join((id_words(target.id), said.name(), said.aim()), " ")
    value = one.value
    steps = [Steps(ReadingSteps(lambda: value.possible, case.catalogue))] if value else []
    return Entry(
        Words.join((head, due)),
        role="warning" if one.verdict.lags else "",
        tag=one.verdict.words,
        anchor=item_anchor(target, case),
        references=(
            *Reference.all("clause", target.clauses),
            *Reference.all("definition", [target.indicator]),
        ),
        parts=(Fields(tuple(_answers(said))),),
        details=tuple(steps),
    )


def _answers(said: TargetWords) -> Iterator[Field]:
    one = said.one
    yield Field.of("水平", "Level", said.level(), *_level(said))
    yield Field.of("进度", "Pace", said.pace(), *_pace(one.pace))
    yield Field.of("方向", "Direction", said.direction(), *_changes(said))
    start = [] if one.start is None else [Quantity("value", one.start.value.printed, said.unit)]
    source = [one.start.source] if one.start and one.start.origin == "plan" else []
    yield Field.of("起点", "Start", said.start(), *start, *Reference.all("item", source))
    yield from _by_method(one)
    for note in notes_of(said):
        yield Field.of("注意", "Note", note)


def _by_method(one: TargetEvaluation) -> Iterator[Field]:
    """Yield what a method of progress says: its class, then the arithmetic."""
    method, answer = one.method, one.by_method
    if method is not None and answer is not None:
        measure = _known("measure", answer.measure, _PURE)
        yield Field.of(
            "另按", "By method", Words.join((method.words, answer.words), COLON), *measure
        )
        for step in answer.steps:
            yield Field.of("算式", "Working", step)


def _level(said: TargetWords) -> Iterator[Quantity]:
    """Yield the value, unknown where there is none, and what is lacking or to spare."""
    one, level = said.one, said.one.level
    if level.state == "manual":
        return
    value = one.value.value if one.value else None
    yield Quantity("value", value.printed if value else None, said.unit)
    yield from _known("aim", one.aim.accepted if one.aim else None, said.unit)
    yield from _known("gap", level.gap, said.points)
    yield from _known("margin", level.margin, said.points)
    if one.units and one.units.change:
        yield Quantity("whole_units", Interval.point(one.units.change), one.units.unit)


def _pace(pace: Pace) -> Iterator[Quantity]:
    yield from _known("share", pace.share, _PERCENT)
    yield from _known("time", pace.time, _PERCENT)
    yield from _known("due", pace.due, _PERCENT)
    yield from _known("ratio", pace.ratio, _PURE)


def _known(key: str, amount: Interval | Fraction | None, unit: Unit) -> Iterator[Quantity]:
    """Yield an amount as a quantity, if it is known."""
    if amount is not None:
        exact = amount if isinstance(amount, Interval) else Interval.point(amount)
        yield Quantity(key, exact, unit)


def _changes(said: TargetWords) -> Iterator[Quantity]:
    for change in said.changes():
        yield Quantity(f"since_{change.year}", change.difference, said.points)
