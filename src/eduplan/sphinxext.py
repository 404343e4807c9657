"""A Sphinx extension: the handbook of a domain, written from the installed catalogue.

With `extensions = ["eduplan.sphinxext"]` in `conf.py`, the directive `eduplan-domain NAME` writes
the indicators, elements, rules and standards of a domain, in the language of the docs or in the one
that its option `lang` asks for. Each definition can be linked to by its full name, with `ref`.
The directive `eduplan-file NAME` writes every table and key of a file, from the form that it is
read by: `plan`, `settings`, `plugin` or `standards`. `eduplan-formulas` writes the operators and
functions of formulas, and `eduplan-figures WHAT` the spellings of `figures`, `hedges` or `units`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.contribution import Contribution
from eduplan.catalogue.definitions import Definition, Element, Standard
from eduplan.catalogue.outcome import SEVERITY_WORDS
from eduplan.catalogue.rule import AnyRule
from eduplan.errors import nearest_names
from eduplan.files.forms import Table
from eduplan.files.plan_form import PLAN_FILE
from eduplan.files.plugin_form import PLUGIN_FILE
from eduplan.files.settings_form import SETTINGS_FILE
from eduplan.files.standards_form import STANDARDS_FILE
from eduplan.installed import load_registry
from eduplan.report.definitions import definition_facts
from eduplan.report.reference import (
    figure_rows,
    formula_rows,
    hedge_rows,
    unit_rows,
    worked_example,
)
from eduplan.report.standard_words import reached_words, standard_details, standard_words
from eduplan.report.terminal import printable
from eduplan.words import Language, Words


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive; whatever changes in the catalogue writes all pages anew."""
    app.add_config_value("eduplan_catalogue", load_registry().digest, "env", [str])
    app.add_directive("eduplan-domain", DomainDirective)
    app.add_directive("eduplan-file", FileDirective)
    app.add_directive("eduplan-formulas", FormulasDirective)
    app.add_directive("eduplan-figures", FiguresDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


class _Directive(SphinxDirective):
    """A directive in the language of the docs, or in the one that its option asks for."""

    option_spec: ClassVar[dict[str, Callable[[str], str]]] = {
        "lang": lambda text: directives.choice(text, ("zh", "en")),
    }

    @property
    def lang(self) -> Language:
        """The language to write in."""
        language = self.options.get("lang") or self.config.language or "en"
        return "zh" if language.startswith("zh") else "en"


class FileDirective(_Directive):
    """`eduplan-file NAME`: each table of a kind of file, with its keys, for a page with a title."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a section for each table: what may stand in it, what it means, an example."""
        form = directives.choice(self.arguments[0], tuple(_FILES))
        return [self.section(form, name, table) for name, table in _tables("", _FILES[form])]

    def section(self, form: str, name: str, table: Table) -> nodes.section:
        """Return the section of one table, which is found by such as `plan_file.NAME`."""
        said = partial(Words.in_language, lang=self.lang)
        head = _KEY_COLUMNS[self.lang]
        rows = [
            (
                f"{key.name}{head[-1] if key.required else ''}",
                said(key.label),
                said(key.meaning),
                "" if key.kind.form == "tables" else said(key.kind.expected),
                "" if key.kind.form == "tables" else f"{key.name} = {key.example}",
            )
            for key in table.keys.values()
        ]
        title = f"{said(table.label)} {name}".strip()
        names = [f"{form}_file.{name}"]
        content = _table(head[:-1], rows)
        section = nodes.section("", nodes.title("", title), content, names=names)
        self.state.document.note_explicit_target(section, section)
        return section


_FILES: Mapping[str, Table] = {
    "plan": PLAN_FILE,
    "settings": SETTINGS_FILE,
    "plugin": PLUGIN_FILE,
    "standards": STANDARDS_FILE,
}
_KEY_COLUMNS: Mapping[Language, tuple[str, ...]] = {
    "zh": ("键", "名目", "含义", "怎么写", "例", "（必填）"),
    "en": ("Key", "Label", "Meaning", "Written as", "Example", " (required)"),
}


class FormulasDirective(_Directive):
    """`eduplan-formulas`: every operator and function, with an example and its value."""

    def run(self) -> list[nodes.Node]:
        """Return one table, operators by how tightly they bind, and then functions."""
        registry, said = load_registry(), partial(Words.in_language, lang=self.lang)
        rows = [
            (
                one.written,
                one.binding,
                said(one.operands),
                said(one.meaning),
                said(one.unit),
                worked_example(one.example, registry),
            )
            for one in formula_rows()
        ]
        return [_table(_FORMULA_COLUMNS[self.lang], rows)]


class FiguresDirective(_Directive):
    """`eduplan-figures WHAT`: printed figures, the words around them (hedges), or the units."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return one table of what was asked for."""
        said = partial(Words.in_language, lang=self.lang)
        what = directives.choice(self.arguments[0], tuple(_FIGURE_COLUMNS))
        rows: Sequence[Sequence[str]]
        if what == "figures":
            rows = [(*one[:2], said(one.stands), one.values) for one in figure_rows()]
        elif what == "hedges":
            rows = [(said(meaning), words) for meaning, words in hedge_rows()]
        else:
            rows = [*unit_rows()]
        return [_table(_FIGURE_COLUMNS[what][self.lang], rows)]


_FORMULA_COLUMNS: Mapping[Language, tuple[str, ...]] = {
    "zh": ("写法", "松紧", "操作数", "含义", "单位", "例"),
    "en": ("Written", "Binds", "Operands", "Meaning", "Unit", "Example"),
}
_FIGURE_COLUMNS: Mapping[str, Mapping[Language, tuple[str, ...]]] = {
    "figures": {
        "zh": ("印出的", "数", "与真实值", "真实值可以是"),
        "en": ("Printed", "Number", "Stands for", "Possible values"),
    },
    "hedges": {"zh": ("意思", "用词"), "en": ("Says", "Words")},
    "units": {"zh": ("单位", "也可写作"), "en": ("Unit", "Also written")},
}


def _tables(name: str, table: Table) -> Iterator[tuple[str, Table]]:
    """Yield a table and those that stand in it, each with the key that leads to it."""
    yield name, table
    for key in table.keys.values():
        if key.kind.form == "tables" and key.kind.table is not None:
            yield from _tables(f"{name}.{key.name}".lstrip("."), key.kind.table)


class DomainDirective(_Directive):
    """`eduplan-domain NAME`: the chapter of one domain, for a page that has a title."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the sections of the domain; an unknown one is an error that names the nearest."""
        registry = load_registry()
        domains = {one.name: one for one in registry.contributions}
        name = self.arguments[0]
        if name not in domains:
            nearest = nearest_names(name, domains)
            hint = f"; did you mean {' or '.join(map(repr, nearest))}?" if nearest else ""
            raise self.error(f"no installed plugin defines the domain {name!r}{hint}")
        chapter = _Chapter(domains[name], registry.catalogue, self.lang, self.state.document)
        return [*chapter.sections()]


class _Chapter:
    """Writes the sections of one domain; a section without entries is left out."""

    def __init__(
        self,
        domain: Contribution,
        catalogue: Catalogue,
        lang: Language,
        document: nodes.document,
    ) -> None:
        self.domain = domain
        self.catalogue = catalogue
        self.lang = lang
        self.document = document

    def sections(self) -> Iterator[nodes.section]:
        """Yield indicators, elements, rules and standards, whichever there are."""
        words = self.words
        # as they were read, in the order in which the author wrote them
        definitions = [self.catalogue.get(one.name) for one in self.domain.definitions]
        indicators = [one for one in definitions if not isinstance(one, Element)]
        elements = [one for one in definitions if isinstance(one, Element)]
        rules = [
            self.catalogue.rules[code] for code in sorted(one.code for one in self.domain.rules)
        ]
        parts: list[tuple[str, str, list[nodes.Node]]] = [
            ("indicators", words("指标", "Indicators"), [*map(self.definition, indicators)]),
            ("elements", words("数据项", "Elements"), [*map(self.definition, elements)]),
            ("rules", words("规则", "Rules"), [self.rules(rules)] if rules else []),
            ("standards", words("标准", "Standards"), [*self.standards()]),
        ]
        for name, title, content in parts:
            if content:
                yield self.section(f"{self.domain.name}.{name}", title, content)

    def said(self, words: Words) -> str:
        """Return words in the language, fit for a screen."""
        return printable(words.in_language(self.lang))

    def words(self, zh: str, en: str) -> str:
        """Return the text of the language."""
        return zh if self.lang == "zh" else en

    def section(self, name: str, title: str, content: Iterable[nodes.Node]) -> nodes.section:
        """Return a section that `ref` finds by `name`."""
        section = nodes.section("", nodes.title("", title), *content, names=[name.lower()])
        self.document.note_explicit_target(section, section)
        return section

    def definition(self, definition: Definition) -> nodes.section:
        """Return the section of one definition: a table of what it says."""
        label = self.catalogue.label(definition.name, self.lang)
        facts = definition_facts(definition, self.catalogue).fields
        rows = [(self.said(one.label), self.said(one.cell.words)) for one in facts]
        table = _table((), [(self.words("名称", "Name"), definition.name), *rows])
        return self.section(definition.name, label, [table])

    def rules(self, rules: Iterable[AnyRule]) -> nodes.table:
        """Return the table of the rules."""
        said, words = self.said, self.words
        head = (
            words("代码", "Code"),
            words("级别", "Severity"),
            words("查什么", "Finds"),
            words("改法", "Remedy"),
        )
        rows = [
            (rule.code, said(SEVERITY_WORDS[rule.severity]), said(rule.title), said(rule.remedy))
            for rule in rules
        ]
        return _table(head, rows)

    def standards(self) -> Iterator[nodes.Node]:
        """Yield what is asked of each thing with document and days, and then what was reached."""
        about: dict[str, list[Standard]] = {}
        for standard in self.catalogue.standards:
            if standard.name.startswith(f"{self.domain.name}."):
                about.setdefault(standard.about, []).append(standard)
        for name, standards in about.items():
            in_words = self.words("只有文字的要求", "Requirements in words only")
            yield nodes.rubric("", self.catalogue.label(name, self.lang) if name else in_words)
            yield nodes.bullet_list("", *(_item(text) for text in self.sentences(standards)))

    def sentences(self, standards: Sequence[Standard]) -> Iterator[str]:
        """Yield a sentence for each standard, and one for what was reached."""
        said = self.said
        asked = [one for one in standards if one.kind != "benchmark"]
        for standard in asked:
            details = standard_details(standard)
            yield said(standard_words(standard, self.catalogue).with_details(details))
        if len(asked) < len(standards):
            reached = said(reached_words(standards, self.catalogue))
            yield self.words(f"实际数：{reached}", f"reached: {reached}")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> nodes.table:
    """Return a table; without a head, one of labels and texts."""
    widths = [1] * len(head) or [1, 5]
    group = nodes.tgroup("", *(nodes.colspec(colwidth=width) for width in widths))
    group["cols"] = len(widths)
    if head:
        group += nodes.thead("", _row(head))
    group += nodes.tbody("", *map(_row, rows))
    return nodes.table("", group, classes=["eduplan-rows" if head else "eduplan-facts"])


def _row(texts: Iterable[str]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", _paragraph(text)) for text in texts))


def _item(text: str) -> nodes.list_item:
    return nodes.list_item("", _paragraph(text))


def _paragraph(text: str) -> nodes.paragraph:
    return nodes.paragraph("", text)
