"""`eduplan explain`: a definition or formula in words, with values put in, or an item of a plan."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import attrs

from eduplan.catalogue.figures import figure_of
from eduplan.catalogue.regions import NATION
from eduplan.cli.actions import find_definitions, load_plan, write_definitions, write_lines
from eduplan.cli.output import plugin_prints_aside, write_json, writer_for
from eduplan.errors import EduplanError, InputError, Location
from eduplan.formula import Earlier, Node, Reference, Selection, parse_formula
from eduplan.readings.facts import Fact, Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Definition
    from eduplan.cli.plugin_options import PluginChoice
    from eduplan.files.plan_file import LoadedPlan
    from eduplan.plan.model import Plan
    from eduplan.readings.words import Explanation
    from eduplan.registry import Registry
    from eduplan.report.writer import Writer
    from eduplan.words import Language

__all__ = ["GivenFacts", "GivenValueError", "explain_in_plan", "explain_subject"]


class GivenValueError(EduplanError):
    """A value given with `--set` is not usable; the text shows it and what was expected."""


def explain_subject(
    subject: str,
    values: Sequence[str],
    year: int | None,
    choice: PluginChoice,
    lang: Language,
    *,
    as_json: bool,
) -> int:
    """Write what a name or formula means and, where values are given, what comes out."""
    registry = choice.load()
    moment = Moment(NATION, year or datetime.date.today().year)
    return _explain(subject, values, moment, lang, registry, as_json=as_json)


def explain_in_plan(
    subject: str,
    path: str,
    values: Sequence[str],
    year: int | None,
    choice: PluginChoice,
    lang: Language,
    *,
    as_json: bool,
) -> int:
    """Write what an item of the plan at `path` is, or what a name or formula means in the plan.

    A name may be one that the plan defines itself. With `values` or `year` the subject is a name or
    a formula, never an item.

    Raises:
        UnknownNameError: the plan has no such item or clause, and nothing of that name is known;
            the text names the nearest.
    """
    loaded = load_plan(path, choice.load())
    plan, registry = loaded.plan, loaded.registry
    if not values and year is None:
        if subject in plan.by_id or subject in plan.by_clause:
            return _explain_item(subject, loaded, choice.strict, lang, as_json=as_json)
        if _is_name(subject) and not registry.catalogue.find(subject):
            raise _unknown_in_plan(subject, plan, registry)
    moment = Moment(plan.region, year or datetime.date.today().year)
    return _explain(subject, values, moment, lang, registry, as_json=as_json)


def _explain(
    subject: str,
    values: Sequence[str],
    moment: Moment,
    lang: Language,
    registry: Registry,
    *,
    as_json: bool,
) -> int:
    catalogue = registry.catalogue
    found = catalogue.find(subject)
    if len(found) > 1 and values:
        names = ", ".join(one.name for one in found)
        raise GivenValueError(f"{subject!r} may mean {names}; expected one of these full names")
    formula = _reference_or_formula(subject, found, registry)
    facts = GivenFacts.of(values, moment, catalogue)
    with plugin_prints_aside():
        explanation = _explanation(formula, facts, moment, catalogue, lang) if values else None
    if as_json:
        write_json(_document(formula, found, explanation, catalogue, lang))
    else:
        _write_text(formula, found, explanation, catalogue, lang)
    return 0


def _explain_item(
    subject: str, loaded: LoadedPlan, strict: bool, lang: Language, *, as_json: bool
) -> int:
    from eduplan.engine.audit import audit
    from eduplan.plan.model import Clause
    from eduplan.report.items import item_document, item_lines
    from eduplan.report.settings import CLEAN, UNUSABLE

    with plugin_prints_aside():
        report = audit(loaded.plan, loaded.registry, today=datetime.date.today())
    # the plan as it was judged; and a plan need not list its clauses
    item = report.plan.by_id.get(subject) or Clause(subject)
    if as_json:
        write_json(item_document(item, report, lang))
    else:
        write_lines(item_lines(item, report, writer_for(lang)))
    return UNUSABLE if strict and report.failed else CLEAN


@attrs.frozen(eq=False)
class GivenFacts:
    """Values that a user gave, each by its name, year and scope."""

    catalogue: Catalogue
    values: Mapping[tuple[str, int, tuple[tuple[str, str], ...]], Fact]

    @classmethod
    def of(cls, texts: Iterable[str], moment: Moment, catalogue: Catalogue) -> GivenFacts:
        """Return the facts that texts such as `在园幼儿数=1180人` give for the year of `moment`.

        A code of a dimension restricts the value (`班数[学段=小学]=12个`), and an earlier year is
        written as in a formula (`往年(在园幼儿数, 1)=1180人`).

        Raises:
            GivenValueError: a text is not a name, `=` and a value, or gives what another gave.
            InputError: the name is unknown or shared.
            FigureError: the value does not fit the name's unit.
        """
        values: dict[tuple[str, int, tuple[tuple[str, str], ...]], Fact] = {}
        for text in texts:
            key, fact = _given(text, moment, catalogue)
            if key in values:
                raise GivenValueError(f"--set {text!r}: {key[0]} is given a second time")
            values[key] = fact
        return cls(catalogue, values)

    def fact(self, name: str, moment: Moment) -> Fact | None:
        """Return the value that was given for exactly this name, year and scope."""
        if moment.institution is not None:
            return None
        return self.values.get((name, moment.year, tuple(moment.scope.items())))

    def institutions(self, moment: Moment) -> Sequence[Moment]:
        """Return none: values are given for the region."""
        return ()

    def parts(self, moment: Moment) -> Sequence[Moment]:
        """Return none: values are given for the region as a whole."""
        return ()

    def code(self, moment: Moment, dimension: str) -> str | None:
        """Return None: no institution is given."""
        return None

    def standard(self, about: str, moment: Moment) -> Fact | None:
        """Return what the standard that judges asks, at the end of the year."""
        from eduplan.catalogue.standards import judges, standards_for

        definition = self.catalogue.get(about)
        answer = standards_for(
            self.catalogue,
            about,
            on=datetime.date(moment.year, 12, 31),
            region=moment.region,
            scope=moment.scope,
        )
        found = judges(answer, getattr(definition, "better", "none"))
        if not found:
            return None
        text = found[0].bound.describe(definition.unit)
        return Fact(found[0].bound.accepted, found[0].name, text)


def _given(
    text: str, moment: Moment, catalogue: Catalogue
) -> tuple[tuple[str, int, tuple[tuple[str, str], ...]], Fact]:
    spelling, sign, value = text.replace("＝", "=").rpartition("=")
    if not sign or not spelling.strip() or not value.strip():
        raise GivenValueError(f"--set {text!r}: expected NAME=VALUE, such as 在园幼儿数=1180人")
    node = parse_formula(spelling.strip(), catalogue.names, Location(f"--set {text}"))
    name, year, scope = _target(node, moment.year, text)
    figure = figure_of(catalogue.get(name), value.strip(), exact=True)
    return (name, year, tuple(sorted(scope.items()))), Fact(figure.interval, "", figure.text)


def _target(node: Node, year: int, text: str) -> tuple[str, int, dict[str, str]]:
    """Return the name, year and scope that the left side of a given value means."""
    scope: dict[str, str] = {}
    while not isinstance(node, Reference):
        if isinstance(node, Selection):
            scope[node.dimension] = "|".join(node.codes)
        elif isinstance(node, Earlier):
            year -= node.years
        else:
            raise GivenValueError(f"--set {text!r}: expected one name before the last '='")
        node = node.operand
    return node.name, year, scope


def _reference_or_formula(subject: str, found: Sequence[Definition], registry: Registry) -> Node:
    """Return the tree of a name or of a formula for a region, checked as a plugin's would be."""
    from eduplan.formula import check_formula, lift

    catalogue = registry.catalogue
    if found:
        return Reference(found[0].name)
    try:
        formula = parse_formula(subject, catalogue.names, Location(repr(subject[:60])))
    except InputError:
        if subject.isidentifier() or "." in subject:
            find_definitions(subject, registry)  # a lone name: say so, with the nearest
        raise
    formula = lift(formula, catalogue.level_of, "region")
    check_formula(formula, catalogue.shape_of)
    return formula


def _explanation(
    formula: Node, facts: GivenFacts, moment: Moment, catalogue: Catalogue, lang: Language
) -> Explanation:
    from eduplan.formula import lift
    from eduplan.readings.exact import read_exact
    from eduplan.readings.words import explain

    reading = read_exact(lift(formula, catalogue.level_of, "region"), facts, moment, catalogue)
    return explain(reading, catalogue, lang=lang)


def _document(
    formula: Node,
    found: Sequence[Definition],
    explanation: Explanation | None,
    catalogue: Catalogue,
    lang: Language,
) -> dict[str, Any]:
    from eduplan.formula import format_formula
    from eduplan.report.definitions import definition_document, formula_in_labels

    return {
        "formula": format_formula(formula, lang=lang),
        "formula_in_labels": formula_in_labels(formula, catalogue, lang),
        "definitions": [definition_document(one, catalogue, lang) for one in found],
        "explanation": None if explanation is None else explanation.as_data(),
    }


def _write_text(
    formula: Node,
    found: Sequence[Definition],
    explanation: Explanation | None,
    catalogue: Catalogue,
    lang: Language,
) -> None:
    from eduplan.report.definitions import formula_lines

    writer = writer_for(lang)
    if found:
        write_definitions(found, catalogue, lang)
    else:
        write_lines(formula_lines(formula, catalogue, writer))
    if explanation is not None:
        lines = explanation.lines()
        write_lines(["", *(part for line in lines for part in _indented(line, writer))])


def _indented(line: str, writer: Writer) -> Iterator[str]:
    """Yield a line wrapped, its parts indented more than the line itself."""
    indent = line[: len(line) - len(line.lstrip())]
    yield from writer.lines(line.lstrip(), indent, f"{indent}    ")


def _is_name(subject: str) -> bool:
    """Tell whether a subject can only be meant as a name: it has no sign of a formula."""
    return not any(sign in subject for sign in "+*/×÷=<>≤≥")


def _unknown_in_plan(subject: str, plan: Plan, registry: Registry) -> EduplanError:
    from eduplan.catalogue.catalogue import UnknownNameError
    from eduplan.errors import nearest_names

    nearest = nearest_names(subject, (*plan.by_id, *plan.by_clause))
    nearest = nearest or registry.catalogue.names.nearest(subject)
    hint = f"; did you mean {' or '.join(map(repr, nearest))}?" if nearest else ""
    return UnknownNameError(
        f"the plan has no item or clause {subject!r}, nor is it a known name{hint}"
    )
