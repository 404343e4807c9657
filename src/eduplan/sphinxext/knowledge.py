"""What the docs are written from: the registry of the plugins installed, and in folders named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import ClassVar

from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.docutils import SphinxDirective

from eduplan.catalogue.catalogue import Catalogue, UnknownNameError
from eduplan.catalogue.regional import domain_of
from eduplan.errors import EduplanError, nearest_names
from eduplan.hookspecs import HOOKS
from eduplan.installed import load_registry
from eduplan.registry import Registry
from eduplan.report.failures import reason_words
from eduplan.report.standard_words import asked_words
from eduplan.report.terminal import printable
from eduplan.words import Language, Words


class UnknownError(Exception):
    """A name that the catalogue lacks; the text names the nearest ones."""


class Knowledge:
    """The registry of the docs, with what each domain says where it holds."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.domains = {one.name: one for one in registry.contributions}

    def catalogue_of(self, domain: str) -> Catalogue:
        """Return what is known where a domain holds: in its region, or everywhere."""
        found = self.domains.get(domain)
        return self.registry.within(found.region if found else "").catalogue

    def meant(self, kind: str, spelling: str) -> tuple[str, Words]:
        """Return the name of an entry of a kind, and what it is called.

        Raises:
            UnknownError: there is none, or several could be meant.
        """
        return _MEANT[kind](self, spelling)

    def domain(self, name: str) -> tuple[str, Words]:
        """Return a domain; of one that was set aside the reasons are in the error."""
        if name in self.domains:
            return name, self.domains[name].words
        for plugin in self.registry.failed:
            if plugin.name == name:
                reasons = "; ".join(one.en for one in reason_words(plugin))
                raise UnknownError(f"the plugin {name!r} was set aside: {reasons}")
        raise _unknown(f"no installed plugin defines the domain {name!r}", name, self.domains)

    def definition(self, spelling: str) -> tuple[str, Words]:
        """Return the one definition of a full name, a label or an alias, in whatever region."""
        catalogue = self.catalogue_of(domain_of(spelling))
        try:
            found = catalogue.meant_by(spelling)
        except UnknownNameError as error:
            raise UnknownError(str(error)) from None
        if len(found) > 1:
            names = ", ".join(one.name for one in found)
            raise UnknownError(f"{spelling!r} may be any of {names}; write the full name")
        return found[0].name, catalogue.words(found[0].name)

    def rule(self, code: str) -> tuple[str, Words]:
        """Return a rule, called by its code."""
        rules = {rule.code for one in self.domains.values() for rule in one.rules}
        if code not in rules:
            raise _unknown(f"no installed plugin has the rule {code!r}", code, rules)
        return code, Words.same(code)

    def standard(self, name: str) -> tuple[str, Words]:
        """Return a standard, called by what it asks."""
        catalogue = self.catalogue_of(domain_of(name))
        try:
            found = catalogue.standard(name)
        except UnknownNameError:
            known = [one.name for one in catalogue.standards]
            raise _unknown(f"no installed plugin has the standard {name!r}", name, known) from None
        about = catalogue.words(found.about) if found.about else ""
        return name, Words.join((about, asked_words(found, catalogue)), Words("", " "))

    def hook(self, name: str) -> tuple[str, Words]:
        """Return a hook, called by its name."""
        if name not in HOOKS:
            raise _unknown(f"{name!r} is not a hook of eduplan", name, HOOKS)
        return name, Words.same(name)


_MEANT: Mapping[str, Callable[[Knowledge, str], tuple[str, Words]]] = {
    "domain": Knowledge.domain,
    "def": Knowledge.definition,
    "rule": Knowledge.rule,
    "standard": Knowledge.standard,
    "hook": Knowledge.hook,
}


def _unknown(message: str, name: str, known: Iterable[str]) -> UnknownError:
    nearest = nearest_names(name, known)
    return UnknownError(
        f"{message}; did you mean {' or '.join(map(repr, nearest))}?" if nearest else message
    )


def knowledge_of(config: Config) -> Knowledge:
    """Return what the docs of a project are written from."""
    return _knowledge(tuple(config.eduplan_plugins_dirs))


@cache
def _knowledge(folders: tuple[str, ...]) -> Knowledge:
    return Knowledge(load_registry(folders=folders))


def language_of(config: Config) -> Language:
    """Return the language of the docs."""
    return "zh" if (config.language or "en").startswith("zh") else "en"


class LanguageDirective(SphinxDirective):
    """A directive in the language of the docs, or in the one that its option asks for."""

    option_spec: ClassVar[dict[str, Callable[[str], str]]] = {
        "lang": lambda text: directives.choice(text, ("zh", "en")),
    }

    @property
    def lang(self) -> Language:
        """The language to write in."""
        asked = self.options.get("lang")
        return language_of(self.config) if asked is None else ("zh" if asked == "zh" else "en")

    @property
    def known(self) -> Knowledge:
        """What the docs are written from."""
        return knowledge_of(self.config)

    def said(self, words: Words) -> str:
        """Return words in the language, without marks that could drive a screen."""
        return printable(words.in_language(self.lang))


def _read(app: Sphinx, config: Config) -> None:
    """Read the catalogue; whatever changes in it writes all pages anew."""
    folders = [str(Path(app.confdir, one)) for one in config.eduplan_plugins_dirs]
    config.eduplan_plugins_dirs = folders
    try:
        config.eduplan_catalogue = knowledge_of(config).registry.digest
    except EduplanError as error:
        raise ConfigError(str(error)) from None


def setup(app: Sphinx) -> None:
    """Add the settings."""
    app.add_config_value("eduplan_plugins_dirs", [], "env", [list, tuple])
    app.add_config_value("eduplan_catalogue", "", "env", [str])
    app.connect("config-inited", _read)
