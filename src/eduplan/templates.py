"""Sentences with places for values: `{name}` and nothing else, filled by us and never by Python.

A format string of Python reaches into attributes and pads to any width; what a plugin writes into a
message may not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# `{{` and `}}` stand for a brace; any other brace that is not around a bare name is a mistake.
_PARTS = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)\}|[{}][^{}]*\}?")


class TemplateError(ValueError):
    """A template can't be filled: a bad placeholder, or two languages with different ones."""


def placeholders(template: str) -> frozenset[str]:
    """Return the names in the braces of a template.

    Raises:
        TemplateError: something else stands in braces: a width, an attribute, an index.
    """
    names = set()
    for found in _PARTS.finditer(template):
        if found[1]:
            names.add(found[1])
        elif found[0] not in ("{{", "}}"):
            raise TemplateError(f"{found[0]!r} is not a name in braces: {template!r}")
    return frozenset(names)


def fill(template: str, texts: Mapping[str, str]) -> str:
    """Return a template with a text in place of each name in braces.

    Raises:
        KeyError: `texts` lacks one of the names.
    """
    return _PARTS.sub(lambda found: texts[found[1]] if found[1] else found[0][0], template)
