"""Directives that write what a domain defines: the whole of it, a definition, a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docutils import nodes

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.contribution import Contribution
from eduplan.catalogue.definitions import Calculation, Definition, Element, Indicator, Standard
from eduplan.catalogue.outcome import SEVERITY_WORDS
from eduplan.catalogue.pages import example_file, page_file
from eduplan.catalogue.regional import domain_of
from eduplan.catalogue.rule import AnyRule
from eduplan.catalogue.uses import indicators_reading, rules_about
from eduplan.readings.expression import formula_words
from eduplan.readings.notation import formula_notation
from eduplan.report.definitions import definition_facts
from eduplan.report.links import pieces
from eduplan.report.rules import rule_report
from eduplan.report.standard_words import reached_words, standard_details, standard_parts
from eduplan.report_model import Fields, Note, Part, Prose, Reference, Section
from eduplan.sphinxext.knowledge import LanguageDirective, UnknownError
from eduplan.sphinxext.layout import Cell, code, notation, paragraph, prose, row, table
from eduplan.sphinxext.names import anchored, link, mentions, note_unknown
from eduplan.words import COLON, Words

_ROLES = {"definition": "def", "rule": "rule", "standard": "standard"}
_NAME = Words("名称", "Name")
_USED = Words("用到它的：", "Used by: ")
_SINCE = Words("起讫", "In force")
_STANDARD_COLUMNS = (
    _SINCE,
    Words("要求", "Asks"),
    Words("类别", "Kind"),
    Words("地区", "Region"),
    Words("文件", "Document"),
    Words("说明", "Note"),
)
_REACHED = Words("实际数：{reached}", "Reached: {reached}")
_RULE_COLUMNS = (
    Words("代码", "Code"),
    Words("级别", "Severity"),
    Words("查什么", "Finds"),
    Words("改法", "Remedy"),
)
_OVERRIDE_COLUMNS = (
    Words("取代", "Replaces"),
    Words("理由", "Reason"),
    Words("依据", "Document"),
)
_IN_WORDS = Words("只有文字的要求", "Requirements in words only")


class _EntryDirective(LanguageDirective):
    """A directive that writes entries of the catalogue that its argument names."""

    required_arguments = 1
    kind = ""

    def run(self) -> list[nodes.Node]:
        """Return the entries; a name that is unknown is noted, and fails the build."""
        try:
            name, _ = self.known.meant(self.kind, self.arguments[0])
        except UnknownError as error:
            note_unknown(self.env, self.get_location(), error)
            return []
        return [*self.entries(name)]

    def entries(self, name: str) -> Iterator[nodes.Node]:
        """Yield what is written of a name."""
        raise NotImplementedError

    def anchored(self, node: nodes.Element, kind: str, name: str, title: str) -> None:
        """Let roles of a kind lead to a node."""
        anchored(self.env, self.state.document, node, kind, name, title)

    def entry(
        self, title: str, content: Iterable[nodes.Node], kind: str, name: str
    ) -> nodes.section:
        """Return the section of an entry, to which roles lead, and where it lists who names it."""
        made = nodes.section("", nodes.title("", title), *content)
        made += mentions("", kind=kind, name=name)
        self.anchored(made, kind, name, title)
        return made

    def linked(self, words: Words, references: Sequence[Reference]) -> list[nodes.Node]:
        """Return a text, and links to what it refers to where it does not name it."""
        there = [one for one in references if one.kind in _ROLES]
        found: list[nodes.Node] = []
        for piece, reference in pieces(self.said(words), there):
            if reference is None:
                found.append(nodes.Text(piece))
            else:
                found.append(link(_ROLES[reference.kind], reference.name, piece))
        return found

    def facts(self, fields: Fields, *more: tuple[Cell, Cell]) -> nodes.table:
        """Return labels, and what is said under each."""
        rows = [
            (self.said(one.label), self.linked(one.cell.words, one.cell.references))
            for one in fields.fields
        ]
        return table((), [*more, *rows])

    # Definitions

    def definition(self, definition: Definition, catalogue: Catalogue) -> nodes.section:
        """Return a definition: formula, facts, standards over time, and what uses it."""
        name, label = definition.name, self.said(catalogue.words(definition.name))
        facts = self.facts(
            definition_facts(definition, catalogue), (self.said(_NAME), [code(name)])
        )
        content = [
            *self.formula(definition, catalogue),
            facts,
            *self.standards(catalogue.standards_about(name), catalogue, domain_of(name)),
            *self.uses(name, catalogue),
        ]
        return self.entry(label, content, "def", name)

    def formula(self, definition: Definition, catalogue: Catalogue) -> Iterator[nodes.Node]:
        """Yield the formula of an indicator in notation."""
        if isinstance(definition, Indicator):
            words = self.said(formula_words(definition.formula, catalogue))
            mathml = formula_notation(definition.formula, catalogue, self.lang)
            yield notation("", words, mathml=self.said(Words.same(mathml)))

    def uses(self, name: str, catalogue: Catalogue) -> Iterator[nodes.Node]:
        """Yield a line of what uses a definition, if anything does."""
        links = [
            *(
                link("def", one.name, catalogue.label(one.name, self.lang))
                for one in indicators_reading(name, catalogue)
            ),
            *(link("rule", one.code, one.code) for one in rules_about(name, catalogue)),
        ]
        if links:
            yield paragraph([nodes.Text(self.said(_USED)), *self.listed(links)])

    def listed(self, parts: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
        """Yield parts as a list within a line."""
        for number, part in enumerate(parts):
            if number:
                yield nodes.Text("、" if self.lang == "zh" else ", ")
            yield part

    # Standards

    def standards(
        self, standards: Sequence[Standard], catalogue: Catalogue, domain: str
    ) -> Iterator[nodes.Node]:
        """Yield what was asked over time as a table, and what was reached as a line.

        Roles lead to the standards of the domain only: those of others stand in theirs.
        """
        asked = [one for one in standards if one.kind != "benchmark"]
        rows = [self.standard(one, catalogue, domain) for one in asked]
        if rows:
            yield table([self.said(one) for one in _STANDARD_COLUMNS], rows)
        reached = [one for one in standards if one.kind == "benchmark"]
        if reached:
            words = _REACHED.fill(reached=reached_words(reached, catalogue))
            line = paragraph(self.said(words))
            for one in reached:
                self.anchor_own(line, one, domain)
            yield line

    def standard(self, standard: Standard, catalogue: Catalogue, domain: str) -> nodes.row:
        """Return a row of a table of standards."""
        parts = standard_parts(standard, catalogue)
        cells = (parts.days, parts.asked, parts.kind, parts.region, parts.cited)
        made = row(*map(self.said, (*cells, standard_details(standard))))
        self.anchor_own(made, standard, domain)
        return made

    def anchor_own(self, node: nodes.Element, standard: Standard, domain: str) -> None:
        """Let roles lead to a standard where its own domain shows it."""
        if domain_of(standard.name) == domain:
            self.anchored(node, "standard", standard.name, standard.name)

    # Rules

    def rule(self, rule: AnyRule, catalogue: Catalogue) -> nodes.section:
        """Return a rule: what it is asked of, and its whole page."""
        [page] = rule_report(rule, catalogue).pages
        for file in (*(page_file(rule, lang) for lang in ("zh", "en")), example_file(rule)):
            self.env.note_dependency(str(Path(rule.folder, file)))
        content = [self.facts(page.head), *self.parts(page.parts)]
        return self.entry(self.said(page.title), content, "rule", rule.code)

    def parts(self, parts: Iterable[Part]) -> Iterator[nodes.Node]:
        """Yield the parts of the report on a rule."""
        for part in parts:
            if isinstance(part, Section):
                yield from self.parts(part.parts)
            elif isinstance(part, Prose):
                yield from prose(part.text.in_language(self.lang))
            elif isinstance(part, Note) and part.words.in_language(self.lang):
                yield paragraph(self.said(Words.join((part.label, part.words))))


class DefinitionDirective(_EntryDirective):
    """`eduplan-definition NAME`: one element, indicator or calculation."""

    kind = "def"

    def entries(self, name: str) -> Iterator[nodes.Node]:
        """Yield its section."""
        catalogue = self.known.catalogue_of(domain_of(name))
        yield self.definition(catalogue.get(name), catalogue)


class RuleDirective(_EntryDirective):
    """`eduplan-rule CODE`: one rule with its page."""

    kind = "rule"

    def entries(self, name: str) -> Iterator[nodes.Node]:
        """Yield its section."""
        for domain in self.known.domains.values():
            if name in {one.code for one in domain.rules}:
                catalogue = self.known.catalogue_of(domain.name)
                yield self.rule(catalogue.rules[name], catalogue)
                return


class DomainDirective(_EntryDirective):
    """`eduplan-domain NAME`: the chapter of one domain, for a page that has a title."""

    kind = "domain"

    def entries(self, name: str) -> Iterator[nodes.Node]:
        """Yield the sections of the domain; one without entries is left out."""
        domain, catalogue = self.known.domains[name], self.known.catalogue_of(name)
        # as they were read, in the order in which the author wrote them
        definitions = [catalogue.get(one.name) for one in domain.definitions]
        codes = sorted({one.code for one in domain.rules})
        rules = [catalogue.rules[code] for code in codes]

        def of_kind(kind: type) -> list[nodes.Node]:
            """Return the sections of the definitions of one kind."""
            return [self.definition(one, catalogue) for one in definitions if isinstance(one, kind)]

        sections: list[tuple[str, Words, list[nodes.Node]]] = [
            ("indicators", Words("指标", "Indicators"), of_kind(Indicator)),
            ("elements", Words("数据项", "Elements"), of_kind(Element)),
            ("calculations", Words("计算", "Calculations"), of_kind(Calculation)),
            ("rules", Words("规则", "Rules"), [*self.rules(rules, catalogue)]),
            ("standards", Words("标准", "Standards"), [*self.others(domain, catalogue)]),
            ("overrides", Words("本地规定", "Overrides"), [*self.overrides(domain, catalogue)]),
        ]
        made = [
            nodes.section("", nodes.title("", self.said(title)), *content, ids=[f"{name}-{kind}"])
            for kind, title, content in sections
            if content
        ]
        if made:
            self.anchored(made[0], "domain", name, self.said(domain.words))
            made[0].insert(1, mentions("", kind="domain", name=name))
        yield from made

    def rules(self, rules: Sequence[AnyRule], catalogue: Catalogue) -> Iterator[nodes.Node]:
        """Yield a table of the rules, and then each with its page."""
        if not rules:
            return
        rows = [
            row(
                [link("rule", rule.code, rule.code)],
                *map(self.said, (SEVERITY_WORDS[rule.severity], rule.title, rule.remedy)),
            )
            for rule in rules
        ]
        yield table([self.said(one) for one in _RULE_COLUMNS], rows)
        for rule in rules:
            yield self.rule(rule, catalogue)

    def others(self, domain: Contribution, catalogue: Catalogue) -> Iterator[nodes.Node]:
        """Yield the standards of the domain about nothing that it defines, by what they are about.

        The others stand at what they are about.
        """
        defined = {one.name for one in domain.definitions}
        about: dict[str, list[Standard]] = {}
        for standard in catalogue.standards:
            if domain_of(standard.name) == domain.name and standard.about not in defined:
                about.setdefault(standard.about, []).append(standard)
        for name, standards in about.items():
            label = catalogue.words(name) if name else _IN_WORDS
            yield nodes.rubric("", self.said(label))
            yield from self.standards(standards, catalogue, domain.name)

    def overrides(self, domain: Contribution, catalogue: Catalogue) -> Iterator[nodes.Node]:
        """Yield what the domain puts in the place of others', and its terms for their things."""
        rows = [
            (
                [code(one.name)],
                self.said(Words.same(one.reason)),
                self.said(Words.same(one.document)),
            )
            for one in domain.overrides.values()
        ]
        if rows:
            yield table([self.said(one) for one in _OVERRIDE_COLUMNS], rows)
        for name, terms in domain.terms.items():
            said = Words.join((catalogue.words(name), Words.listed(terms)), COLON)
            yield paragraph(self.said(said))
