"""What an element, an indicator or a calculation is: its page for people, its document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import (
    BETTER,
    LEVEL_WORDS,
    TIME_POINTS,
    Calculation,
    Definition,
    Element,
    Indicator,
    Standard,
)
from eduplan.files.kinds import OWN_PLUGIN
from eduplan.formula import Node, format_formula, references
from eduplan.quantity import format_value
from eduplan.readings.expression import formula_words
from eduplan.report.documents import ANSWERS, Json
from eduplan.report.overrides import replaced_field, replacement_documents
from eduplan.report.standard_words import reached_words, standard_entry
from eduplan.report_model import (
    NOTHING,
    Column,
    Entry,
    Field,
    Fields,
    Note,
    Page,
    Reference,
    Report,
    Row,
    Section,
    Table,
)
from eduplan.words import COLON, Language, Words

_KINDS: Mapping[type, Words] = {
    Element: Words("数据项", "element"),
    Indicator: Words("指标", "indicator"),
    Calculation: Words("计算", "calculation"),
}


def definitions_report(definitions: Iterable[Definition], catalogue: Catalogue) -> Report:
    """Return the pages of some definitions."""
    return Report(tuple(_page(one, catalogue) for one in definitions))


def definitions_list(definitions: Iterable[Definition], catalogue: Catalogue) -> Report:
    """Return a table with a row for each definition: its label, kind, unit and full name."""
    columns = (
        Column("label", Words("名称", "Label")),
        Column("kind", Words("类别", "Kind")),
        Column("unit", Words("单位", "Unit"), "unit"),
        Column("name", Words("全名", "Name"), "name"),
    )
    rows = tuple(_row(one, catalogue) for one in definitions)
    return Report((Page(parts=(Table(columns, rows, needs_head=False),)),))


def definition_facts(definition: Definition, catalogue: Catalogue) -> Fields:
    """Return what a definition says; what it lacks is left out."""
    return Fields(
        (
            Field.of("定义", "Definition", definition.definition),
            Field.of("公式", "Formula", _formula(definition, catalogue), *_read_by(definition)),
            Field.of("单位", "Unit", definition.unit.words or Words("无", "none")),
            Field.of("方向", "Direction", _said(BETTER, definition, "better")),
            Field.of("取值", "Values", _possible(definition)),
            Field.of("层级", "Level", _said(LEVEL_WORDS, definition, "level")),
            Field.of("时点", "Time", _said(TIME_POINTS, definition, "time_point")),
            Field.of("维度", "Dimensions", _dimensions(definition, catalogue)),
            _whole(definition, catalogue),
            Field.of("别名", "Aliases", Words.listed(getattr(definition, "aliases", ()))),
            Field.of("出处", "Source", definition.source),
        )
    )


def _page(definition: Definition, catalogue: Catalogue) -> Page:
    name = definition.name
    facts = definition_facts(definition, catalogue)
    head = Fields(
        (
            Field.of("类别", "Kind", _KINDS[type(definition)]),
            *facts.fields,
            Field.of("定义处", "Defined by", _origin(definition, catalogue)),
            replaced_field(name, catalogue),
        )
    )
    return Page(
        Words.join((catalogue.words(name), name), "  "),
        head,
        tuple(_standards(catalogue.standards_about(name), catalogue)),
        is_card=True,
        anchor=Reference("definition", name),
    )


def _row(one: Definition, catalogue: Catalogue) -> Row:
    label, kind = catalogue.words(one.name), _KINDS[type(one)]
    anchor = Reference("definition", one.name)
    return Row.of(label, kind, one.unit.words, one.name, anchor=anchor)


def _standards(standards: Sequence[Standard], catalogue: Catalogue) -> Iterator[Section]:
    """Yield what is asked, one by one, and what was reached, in one line."""
    asked = [one for one in standards if one.kind != "benchmark"]
    if asked:
        title = Words("标准（{n}）", "Standards ({n})").fill(n=len(asked))
        yield Section(title, tuple(standard_entry(one, catalogue) for one in asked))
    if len(asked) < len(standards):
        note = Note(reached_words(standards, catalogue))
        yield Section(Words("全国实际数", "Reached by the nation"), (note,))


def definition_document(definition: Definition, catalogue: Catalogue, lang: Language) -> Json:
    """Return a definition as a document; its formula in labels and in full names."""
    name, formula = definition.name, getattr(definition, "formula", None)
    return ANSWERS.document(
        "definition",
        definition,
        lang,
        kind=type(definition).__name__.lower(),
        label=catalogue.words(name),
        aliases=getattr(definition, "aliases", ()),
        formula=None if formula is None else format_formula(formula, lang=lang),
        formula_in_labels=_formula(definition, catalogue) or None,
        unit=definition.unit.symbol,
        better=getattr(definition, "better", None),
        most=_most(definition),
        time_point=getattr(definition, "time_point", None),
        dimensions=getattr(definition, "dimensions", ()),
        may_be_within=getattr(definition, "may_be_within", "") or None,
        standards=[one.name for one in catalogue.standards_about(name)],
        plugin=catalogue.owners.get(name, ""),
        replaced=replacement_documents(catalogue.replaced.get(name, ()), lang),
    )


def formula_entry(formula: Node, catalogue: Catalogue) -> Entry:
    """Return a formula in labels, and what each name in it is and is counted in."""
    names = tuple(_name_entry(name, catalogue) for name in references(formula))
    return Entry(formula_words(formula, catalogue), parts=(Section(NOTHING, names),))


def _name_entry(name: str, catalogue: Catalogue) -> Entry:
    definition = catalogue.get(name)
    unit = definition.unit.words or Words("无单位", "no unit")
    said = Words("{label} [{unit}] {name}", "{label} [{unit}] {name}").fill(
        label=catalogue.words(name), unit=unit, name=name
    )
    return Entry(
        Words.join((said, definition.definition), COLON),
        references=(Reference("definition", name),),
    )


def _formula(definition: Definition, catalogue: Catalogue) -> Words:
    formula = getattr(definition, "formula", None)
    return NOTHING if formula is None else formula_words(formula, catalogue)


def _read_by(definition: Definition) -> tuple[Reference, ...]:
    formula = getattr(definition, "formula", None)
    return () if formula is None else Reference.all("definition", references(formula))


def _said(table: Mapping[Any, Words], definition: Definition, field: str) -> Words:
    value = getattr(definition, field, None) or ""
    return table.get(value, Words.same(value))


def _most(definition: Definition) -> str | None:
    most = getattr(definition, "most", None)
    return None if most is None else format_value(most, definition.unit)


def _possible(definition: Definition) -> Words:
    most, unit = getattr(definition, "most", None), definition.unit
    if most is None:
        return NOTHING
    ends = (Fraction(0), most)
    return Words.in_both(lambda lang: "～".join(format_value(end, unit, lang=lang) for end in ends))


def _dimensions(definition: Definition, catalogue: Catalogue) -> Words:
    names = getattr(definition, "dimensions", ())
    known = (catalogue.dimensions[name] for name in names if name in catalogue.dimensions)
    return Words.listed(Words(one.label, one.label_en) for one in known)


def _whole(definition: Definition, catalogue: Catalogue) -> Field:
    """Return the total that may include what is defined."""
    name = getattr(definition, "may_be_within", "")
    words = Words("{label} ({name})", "{label} ({name})")
    return Field.of(
        "可能计入",
        "May be in",
        words.fill(label=catalogue.words(name), name=name) if name else "",
        *Reference.all("definition", [name]),
    )


def _origin(definition: Definition, catalogue: Catalogue) -> Words:
    owner, where = catalogue.owners.get(definition.name, "?"), definition.defined_in
    if owner == OWN_PLUGIN:
        return Words(f"规划文件 {where}", f"{owner} {where}")
    return Words.same(f"{owner} ({where})")
