"""What the parts of a definition must be; one that is not is refused where its author wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from eduplan.catalogue import mistakes
from eduplan.catalogue.definitions import Dimension
from eduplan.errors import EduplanError, nearest_names
from eduplan.templates import TemplateError, placeholders
from eduplan.words import Words


class DefinitionError(EduplanError):
    """A definition that a plugin makes is not usable; the text names it and what was expected."""


def is_identifier(name: str) -> bool:
    """Return whether a name is lower-case ASCII that Python, too, can use as a name."""
    return name.isidentifier() and name.isascii() and name == name.lower() and name[0] != "_"


def identifier(name: str, shown: str) -> str:
    """Return a name that Python, too, can use; `shown` is how the error names it."""
    if not is_identifier(name):
        raise DefinitionError(mistakes.BAD_NAME(place=shown, name=name), mistakes.A_NAME)
    return name


def require_texts(what: str, *values: object) -> None:
    """Raise unless all values are text: what is not would only be noticed where it is shown."""
    for value in values:
        if not isinstance(value, str):
            raise DefinitionError(mistakes.NO_TEXT(place=what, value=repr(value)))


def require_words(what: str, *values: object) -> None:
    """Raise unless all values are texts in both languages."""
    for value in values:
        if not isinstance(value, Words):
            raise DefinitionError(mistakes.NO_WORDS(place=what, value=repr(value)))
        require_texts(what, value.zh, value.en)


def require_templates(what: str, *templates: Words) -> None:
    """Raise unless what stands in the braces of some texts are bare names."""
    require_words(what, *templates)
    for text in (text for template in templates for text in template):
        try:
            placeholders(text)
        except TemplateError:
            raise DefinitionError(mistakes.BAD_TEMPLATE(place=what, template=text)) from None


def listed(what: str, values: Iterable[str]) -> tuple[str, ...]:
    """Return names as a tuple; a single text, whose letters would pass for names, is refused."""
    if isinstance(values, str):
        message = mistakes.ONE_TEXT(place=what, value=values)
        raise DefinitionError(message, mistakes.SEVERAL_NAMES)
    found = tuple(values)
    require_texts(what, *found)
    return found


def require_codes(dimension: Dimension) -> None:
    """Raise unless each code of a dimension is one, and its parts are among the codes."""
    for code in dimension.codes:
        if "|" in code:
            message = mistakes.CODE_OF_SEVERAL(dimension=dimension.name, code=code)
            raise DefinitionError(message, mistakes.A_DIMENSION_CODE)
    for code, parts in dimension.parts.items():
        if unknown := sorted({code, *parts} - set(dimension.codes)):
            message = mistakes.UNKNOWN_PART(dimension=dimension.name, code=code, part=unknown[0])
            raise DefinitionError(message, mistakes.ONE_OF(choices=tuple(dimension.codes)))


def rule_code(code: str) -> str:
    """Return the code of a rule: capitals, then three digits."""
    if not (code.isascii() and code.isalnum() and code == code.upper() and code[-3:].isdigit()):
        raise DefinitionError(mistakes.BAD_CODE(code=code), mistakes.A_CODE)
    return code


def one_of(value: Any, allowed: Iterable[Any], what: str) -> Any:
    """Return a value that is among those allowed; the error names the nearest."""
    if value not in allowed:
        message = mistakes.OTHER_CHOICE(place=what, value=str(value))
        choices = mistakes.ONE_OF(choices=tuple(allowed))
        raise DefinitionError(message, choices, nearest_names(str(value), allowed))
    return value
