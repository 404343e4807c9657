"""What an element, an indicator or a calculation is: its page for people, its document."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, Any

from eduplan.catalogue.definitions import (
    BETTER,
    LEVEL_WORDS,
    TIME_POINTS,
    Calculation,
    Definition,
    Element,
    Indicator,
)
from eduplan.files.kinds import OWN_PLUGIN
from eduplan.formula import Node, format_formula, references
from eduplan.quantity import format_value
from eduplan.readings.expression import formula_words
from eduplan.report.listing import entries
from eduplan.report.standards import reached_words, standard_words
from eduplan.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Standard
    from eduplan.report.writer import Writer

__all__ = [
    "definition_document",
    "definition_facts",
    "definition_lines",
    "definition_table",
    "formula_in_labels",
    "formula_lines",
]

_KINDS: Mapping[type, Words] = {
    Element: Words("数据项", "element"),
    Indicator: Words("指标", "indicator"),
    Calculation: Words("计算", "calculation"),
}


def definition_lines(definition: Definition, catalogue: Catalogue, writer: Writer) -> Iterator[str]:
    """Yield the page of a definition."""
    title = f"{catalogue.label(definition.name, writer.lang)}  {definition.name}"
    for line in writer.lines(title, rest="  "):
        yield writer.console.styled(line, "bold")
    words = writer.words
    yield from writer.labelled(
        [
            (words("类别", "Kind"), writer.said(_KINDS[type(definition)])),
            *definition_facts(definition, catalogue, writer),
            (words("定义处", "Defined by"), _origin(definition, catalogue, writer)),
            (words("替换", "Replaces"), catalogue.replaced.get(definition.name, "")),
        ]
    )
    yield from _standards(catalogue.standards_about(definition.name), catalogue, writer)


def definition_table(
    definitions: Iterable[Definition], catalogue: Catalogue, writer: Writer
) -> Iterator[str]:
    """Yield an entry for each definition: its label, kind, unit and full name."""
    rows = [
        (
            catalogue.label(one.name, writer.lang),
            writer.said(_KINDS[type(one)]),
            one.unit.symbol,
            one.name,
        )
        for one in definitions
    ]
    return chain.from_iterable(entries(rows, writer))


def definition_facts(
    definition: Definition, catalogue: Catalogue, writer: Writer
) -> list[tuple[str, str]]:
    """Return what a definition says, each with its label; the text of what it lacks is empty."""
    words = writer.words
    return [
        (words("定义", "Definition"), definition.definition),
        (words("公式", "Formula"), _formula(definition, catalogue, writer.lang)),
        (words("单位", "Unit"), definition.unit.symbol or words("无", "none")),
        (words("方向", "Direction"), _said(BETTER, definition, "better", writer)),
        (words("取值", "Values"), _possible(definition)),
        (words("层级", "Level"), _said(LEVEL_WORDS, definition, "level", writer)),
        (words("时点", "Time"), _said(TIME_POINTS, definition, "time_point", writer)),
        (words("维度", "Dimensions"), _dimensions(definition, catalogue, writer)),
        (words("可能计入", "May be in"), _whole(definition, catalogue, writer)),
        (words("别名", "Aliases"), writer.listed(getattr(definition, "aliases", ()))),
        (words("出处", "Source"), definition.source),
    ]


def _standards(
    standards: Sequence[Standard], catalogue: Catalogue, writer: Writer
) -> Iterator[str]:
    """Yield what is asked, one by one, and what was reached, in one line."""
    asked = [one for one in standards if one.kind != "benchmark"]
    if asked:
        yield writer.words(f"标准（{len(asked)}）", f"Standards ({len(asked)})")
    for standard in asked:
        text = writer.said(standard_words(standard, catalogue))
        yield from writer.lines(text, "  ", "    ")
    if len(asked) < len(standards):
        yield writer.words("全国实际数", "Reached by the nation")
        yield from writer.lines(writer.said(reached_words(standards, catalogue)), "  ")


def definition_document(
    definition: Definition, catalogue: Catalogue, lang: Language
) -> dict[str, Any]:
    """Return a definition as a document; its formula in labels and in full names."""
    formula = getattr(definition, "formula", None)
    return {
        "name": definition.name,
        "kind": type(definition).__name__.lower(),
        "label": catalogue.label(definition.name, lang),
        "aliases": list(getattr(definition, "aliases", ())),
        "definition": definition.definition,
        "formula": None if formula is None else format_formula(formula, lang=lang),
        "formula_in_labels": _formula(definition, catalogue, lang) or None,
        "unit": definition.unit.symbol,
        "better": getattr(definition, "better", None),
        "most": _most(definition),
        "level": definition.level,
        "time_point": getattr(definition, "time_point", None),
        "dimensions": list(getattr(definition, "dimensions", ())),
        "may_be_within": getattr(definition, "may_be_within", "") or None,
        "source": definition.source,
        "standards": [one.name for one in catalogue.standards_about(definition.name)],
        "plugin": catalogue.owners.get(definition.name, ""),
        "defined_in": definition.defined_in,
        "replaces": catalogue.replaced.get(definition.name),
    }


def formula_lines(formula: Node, catalogue: Catalogue, writer: Writer) -> Iterator[str]:
    """Yield a formula in labels, and what each name in it is and is counted in."""
    yield from writer.lines(formula_in_labels(formula, catalogue, writer.lang), rest="    ")
    for name in references(formula):
        definition = catalogue.get(name)
        label = catalogue.label(name, writer.lang)
        unit = definition.unit.symbol or writer.words("无单位", "no unit")
        said = writer.words("：", ": ") + definition.definition if definition.definition else ""
        yield from writer.lines(f"{label} [{unit}] {name}{said}", "  ", "    ")


def formula_in_labels(formula: Node, catalogue: Catalogue, lang: Language) -> str:
    """Return a formula in the official terms of what it reads."""
    return formula_words(formula, catalogue).in_language(lang)


def _formula(definition: Definition, catalogue: Catalogue, lang: Language) -> str:
    formula = getattr(definition, "formula", None)
    return "" if formula is None else formula_in_labels(formula, catalogue, lang)


def _said(table: Mapping[Any, Words], definition: Definition, field: str, writer: Writer) -> str:
    value = getattr(definition, field, None)
    return writer.said(table.get(value, Words(value, value))) if value else ""


def _most(definition: Definition) -> str | None:
    most = getattr(definition, "most", None)
    return None if most is None else format_value(most, definition.unit)


def _possible(definition: Definition) -> str:
    most = _most(definition)
    return f"{format_value(Fraction(0), definition.unit)}～{most}" if most else ""


def _dimensions(definition: Definition, catalogue: Catalogue, writer: Writer) -> str:
    names = getattr(definition, "dimensions", ())
    known = [catalogue.dimensions[name] for name in names if name in catalogue.dimensions]
    return writer.listed(one.label if writer.lang == "zh" else one.label_en for one in known)


def _whole(definition: Definition, catalogue: Catalogue, writer: Writer) -> str:
    name = getattr(definition, "may_be_within", "")
    return f"{catalogue.label(name, writer.lang)} ({name})" if name else ""


def _origin(definition: Definition, catalogue: Catalogue, writer: Writer) -> str:
    owner = catalogue.owners.get(definition.name, "?")
    if owner == OWN_PLUGIN:
        return writer.words(f"规划文件 {definition.defined_in}", f"{owner} {definition.defined_in}")
    return f"{owner} ({definition.defined_in})"
