"""What would do: for each target that is not met, what one input must become, in whole units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eduplan.bounds import is_sum
from eduplan.catalogue.catalogue import Catalogue
from eduplan.engine.evaluation.evaluate import EvaluationReport
from eduplan.engine.evaluation.series import formula_in
from eduplan.engine.evaluation.target import TargetEvaluation
from eduplan.formula import Reference as NameOf
from eduplan.quantity import Interval, Unit
from eduplan.readings.facts import Context
from eduplan.readings.solving import Input, Solution, inputs_of, solve
from eduplan.report.evaluation import gravest_first
from eduplan.report.standard_words import scope_words
from eduplan.report.target_words import TargetWords, amount_words
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
    Row,
    Section,
    Table,
)
from eduplan.words import Words

_TITLE = Words("怎样才能达标（每次只变一个数）", "What would do (one figure changed at a time)")
_KIND = Words("怎样才能达标", "What would do")
_COLUMNS = (
    Column("target", Words("目标", "Target")),
    Column("input", Words("变哪个数", "Figure")),
    Column("present", Words("现在", "Now"), "amount"),
    Column("wanted", Words("须为", "Must be"), "amount"),
    Column("change", Words("变化", "Change"), "amount"),
)
_ARITHMETIC = Words(
    "只是算术：人口、学生数由不得规划来改，列出来是为了看清差多少。",
    "This is arithmetic: no plan changes how many people or children there are; such rows only "
    "show how far it is.",
)
_NO_INPUTS = Words(
    "没有未达标而又算得出的目标", "no target is missed whose figures are known one by one"
)
_UNTOLD = Words(
    "说不出 {target} 要变哪个数：没有数据，或它的值不是由几个数算出的",
    "nothing can be told of {target}: there are no data, or no figures that its value is made of",
)
_NONE = Words("只变这个数，达不到", "not by this figure alone")
_NONE_SURE = Words("说不准只变这个数能否达到", "whether this figure alone would do can't be told")
_OPEN = Words("；{ranges}以内未能定论", "; undecided within {ranges}")
_OR = Words("，或", ", or ")
_BETWEEN = Words("{least}～{most}", "{least} to {most}")


def solve_report(result: EvaluationReport, target: str = "") -> Report:
    """Return what people read of the solutions for one target, or for all that are not met."""
    title, year = Words.same(result.plan.title), Words.same(result.as_of)
    head = Fields((Field.of("数据年份", "Year of the data", year),))
    nothing = _UNTOLD.fill(target=result.case.words.subject(target)) if target else _NO_INPUTS
    sections = tuple(solve_sections(result, target)) or (Note(nothing),)
    return Report((Page(title, head, sections, kind=_KIND),))


def solve_sections(result: EvaluationReport, target: str = "") -> Iterator[Section]:
    """Yield the table of what would do, if there is a target that is not met."""
    rows = [
        row
        for one in gravest_first(result.targets)
        if (one.target.id == target if target else one.level.state == "missed")
        for row in _rows(one, result)
    ]
    if rows:
        yield Section(_TITLE, (Table(_COLUMNS, tuple(rows)), Note(_ARITHMETIC, role="aside")))


def solutions(one: TargetEvaluation, result: EvaluationReport) -> Iterator[Solution]:
    """Yield what each input of a target's indicator must become, all others unchanged."""
    indicator = one.target.indicator
    if one.aim is None or one.value is None or is_sum(one.target.bound):
        return
    catalogue = result.registry.catalogue
    definition = catalogue.indicator(indicator)
    facts = result.reader.facts.as_printed()
    formula = formula_in(definition, result.plan, result.as_of)
    node = NameOf(indicator) if formula is definition.formula else formula
    context = Context(result.plan.region, result.as_of, scope=one.target.scope)
    possible = Interval(0 if definition.most is not None else None, definition.most)
    accepted = one.aim.accepted.intersect(possible)
    if accepted is not None:
        for figure in inputs_of(one.value.printed, catalogue):
            yield solve(node, context, accepted, figure, facts)


def _rows(one: TargetEvaluation, result: EvaluationReport) -> Iterator[Row]:
    said, catalogue = TargetWords(one, result.case), result.registry.catalogue
    for solution in solutions(one, result):
        figure, unit = solution.input, catalogue.unit(solution.input.name)
        nearest = solution.nearest
        change = None if nearest is None else nearest - figure.present.value
        known = None if change is None else Interval.point(change)
        sign = "+" if change is not None and change > 0 else ""
        moved = Words.join((sign, amount_words(known, unit))) if known else Words("", "")
        yield Row(
            (
                Cell(said.title(), references=(Reference("item", one.target.id),)),
                Cell(_name(figure, result, catalogue)),
                Cell(
                    amount_words(figure.present, unit),
                    (Quantity("present", figure.present, unit),),
                ),
                Cell(wanted_words(solution, unit)),
                Cell(moved, (Quantity("change", known, unit),)),
            )
        )


def _name(figure: Input, result: EvaluationReport, catalogue: Catalogue) -> Words:
    context = figure.context
    year = Words.same(context.year) if context.year != result.as_of else Words("", "")
    details = [*scope_words(context.scope, catalogue), *([year] if year else [])]
    return catalogue.words(figure.name).with_details(*details)


def wanted_words(solution: Solution, unit: Unit) -> Words:
    """Return every value of a figure that does, as people write them."""
    words = _NONE_SURE if solution.undecided else _NONE
    if solution.accepted:
        words = Words.join((_range(one, unit) for one in solution.accepted), _OR)
    if solution.undecided:
        words = Words.join((words, _OPEN.fill(ranges=_ranges(solution.undecided, unit))))
    return words


def _ranges(intervals: Iterable[Interval], unit: Unit) -> Words:
    return Words.listed(_range(one, unit) for one in intervals)


def _range(one: Interval, unit: Unit) -> Words:
    least, most = (
        None if end is None else amount_words(Interval.point(end), unit)
        for end in (one.lower, one.upper)
    )
    if most is None:
        return Words.join(("≥", least or "0"))
    if one.lower == one.upper:
        return Words.join(("=", most))
    return _BETWEEN.fill(least=least, most=most) if least and one.lower else Words.join(("≤", most))
