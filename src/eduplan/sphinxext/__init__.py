"""A Sphinx extension: the handbook of a domain, written from the catalogue.

With `extensions = ["eduplan.sphinxext"]` in `conf.py` there are these directives, each in the
language of the docs, or in the one that its option `lang` asks for:

- `eduplan-domain NAME`: a whole domain. Its indicators with their formula in notation, their
  standards over time and what uses them; elements, calculations, rules with their pages, standards,
  and what it replaces of others.
- `eduplan-definition NAME`, `eduplan-rule CODE`: one of these.
- `eduplan-hooks`: the hooks; `eduplan-file NAME`: the tables and keys of a kind of file (`plan`,
  `settings`, `plugin`, `standards`); `eduplan-formulas`: operators and functions;
  `eduplan-figures WHAT`: the spellings of `figures`, `hedges` or `units`.

Text refers to them by the roles `eduplan:def`, `eduplan:rule`, `eduplan:standard`,
`eduplan:domain` and `eduplan:hook`; each entry in turn lists the pages that refer to it. A name
that nothing defines fails the build. Other projects find the entries by intersphinx.

The catalogue is that of the installed plugins. `eduplan_plugins_dirs` in `conf.py` is a list of
folders of further plugins that are only data, from where `conf.py` stands.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from eduplan.sphinxext import knowledge, layout, names
from eduplan.sphinxext.entries import DefinitionDirective, DomainDirective, RuleDirective
from eduplan.sphinxext.reference import (
    FiguresDirective,
    FileDirective,
    FormulasDirective,
    HooksDirective,
)

_DIRECTIVES = {
    "eduplan-domain": DomainDirective,
    "eduplan-definition": DefinitionDirective,
    "eduplan-rule": RuleDirective,
    "eduplan-hooks": HooksDirective,
    "eduplan-file": FileDirective,
    "eduplan-formulas": FormulasDirective,
    "eduplan-figures": FiguresDirective,
}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add directives and roles."""
    for name, directive in _DIRECTIVES.items():
        app.add_directive(name, directive)
    knowledge.setup(app)
    layout.setup(app)
    names.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
