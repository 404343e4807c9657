"""Directives that write reference pages: keys of files, operators of formulas, figures, hooks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from docutils import nodes
from docutils.parsers.rst import directives

from eduplan.files.forms import Table
from eduplan.files.plan_form import PLAN_FILE
from eduplan.files.plugin_form import PLUGIN_FILE
from eduplan.files.settings_form import SETTINGS_FILE
from eduplan.files.standards_form import STANDARDS_FILE
from eduplan.hookspecs import HOOKS
from eduplan.report.reference import (
    figure_rows,
    formula_rows,
    hedge_rows,
    unit_rows,
    worked_example,
)
from eduplan.sphinxext.knowledge import LanguageDirective
from eduplan.sphinxext.layout import code, row, table
from eduplan.sphinxext.names import anchored
from eduplan.words import Language, Words


class FileDirective(LanguageDirective):
    """`eduplan-file NAME`: each table of a kind of file, with its keys, for a page with a title."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a section for each table: what may stand in it, what it means, an example."""
        form = directives.choice(self.arguments[0], tuple(_FILES))
        return [self.section(form, name, keys) for name, keys in _tables("", _FILES[form])]

    def section(self, form: str, name: str, keys: Table) -> nodes.section:
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
            for key in keys.keys.values()
        ]
        title = f"{said(keys.label)} {name}".strip()
        names = [f"{form}_file.{name}"]
        content = table(head[:-1], rows)
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


class FormulasDirective(LanguageDirective):
    """`eduplan-formulas`: every operator and function, with an example and its value."""

    def run(self) -> list[nodes.Node]:
        """Return one table, operators by how tightly they bind, and then functions."""
        registry, said = self.known.registry, partial(Words.in_language, lang=self.lang)
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
        return [table(_FORMULA_COLUMNS[self.lang], rows)]


class FiguresDirective(LanguageDirective):
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
        return [table(_FIGURE_COLUMNS[what][self.lang], rows)]


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


class HooksDirective(LanguageDirective):
    """`eduplan-hooks`: every hook, what it hands over, and what is handed over by it here."""

    def run(self) -> list[nodes.Node]:
        """Return one table with a row for each hook."""
        registry = self.known.registry
        given: Mapping[str, Sequence[str]] = {
            "eduplan_domains": [one.name for one in registry.contributions],
            "eduplan_report_formats": [one.name for one in registry.formats],
            "eduplan_progress_methods": [one.name for one in registry.methods],
            "eduplan_document_readers": [one.suffix for one in registry.readers],
            "eduplan_table_readers": [one.suffix for one in registry.table_readers],
        }
        rows = [
            row(
                [code(name)],
                hook.words.in_language(self.lang),
                [code(hook.called)],
                Words.listed(given[name]).in_language(self.lang),
            )
            for name, hook in HOOKS.items()
        ]
        for one, name in zip(rows, HOOKS, strict=True):
            anchored(self.env, self.state.document, one, "hook", name, name)
        return [table(_HOOK_COLUMNS[self.lang], rows)]


_HOOK_COLUMNS: Mapping[Language, tuple[str, ...]] = {
    "zh": ("钩子", "交出什么", "类型", "现有的"),
    "en": ("Hook", "Hands over", "Type", "Here"),
}
