"""What a SARIF log says of the tool itself: its version, its plugins, and the rules it asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib.metadata import version

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.outcome import Severity
from eduplan.catalogue.pages import rule_page
from eduplan.catalogue.rule import AnyRule
from eduplan.registry import PluginReport
from eduplan.report.documents import Json
from eduplan.words import Language

LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
"""The levels of SARIF, by severity."""

_TAGS: Mapping[Language, str] = {"zh": "zh-CN", "en": "en-US"}


def driver(rules: Sequence[AnyRule], catalogue: Catalogue | None, lang: Language) -> Json:
    """Return eduplan as the driver of a run: its version, and the rules that were asked."""
    return {
        "name": "eduplan",
        "version": version("eduplan"),
        "language": _TAGS[lang],
        "rules": [_rule(rule, catalogue, lang) for rule in rules] if catalogue else [],
    }


def extension(plugin: PluginReport) -> Json:
    """Return a plugin as an extension of the tool."""
    found: Json = {"name": plugin.name}
    if plugin.version:
        found["version"] = plugin.version
    domains = list(plugin.domains)
    return {**found, "properties": {"state": plugin.state, "domains": domains}}


def message(text: str) -> Json:
    """Return a plain text as a message, in which braces would be places to fill."""
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _rule(rule: AnyRule, catalogue: Catalogue, lang: Language) -> Json:
    title = rule.title.in_language(lang)
    page = rule_page(rule, lang)
    help_ = {"text": _plain(page), "markdown": page} if page else None
    properties: Json = {"plugin": catalogue.owners[rule.code], "per": rule.per}
    if rule.source:
        properties["source"] = rule.source
    return {
        "id": rule.code,
        **({"name": rule.name} if rule.name.upper() != rule.code else {}),  # a check has no other
        "shortDescription": {"text": title},
        "fullDescription": {"text": _first_section(page) or title},
        "help": help_ or {"text": rule.remedy.in_language(lang) or title},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": properties,
    }


def _first_section(page: str) -> str:
    """Return the text of the first section of a page: what the rule finds."""
    parts = re.split(r"^## .*$", page, flags=re.MULTILINE)
    return parts[1].strip() if len(parts) > 1 else ""


def _plain(page: str) -> str:
    """Return a page without the marks of Markdown; its examples stay as they are."""
    return re.sub(r"^(#+ +|```.*\n?)", "", page, flags=re.MULTILINE).strip()
