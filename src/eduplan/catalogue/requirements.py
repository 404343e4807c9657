"""What the parts of a definition must be; one that is not is refused where its author wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from eduplan.catalogue.definitions import Dimension
from eduplan.errors import EduplanError, nearest_names
from eduplan.templates import TemplateError, placeholders
from eduplan.words import Words

_IDENTIFIER = "a lower-case English name such as gross_enrolment_rate"


class DefinitionError(EduplanError):
    """A definition that a plugin makes is not usable; the text names it and what was expected."""


def is_identifier(name: str) -> bool:
    """Return whether a name is lower-case ASCII that Python, too, can use as a name."""
    return name.isidentifier() and name.isascii() and name == name.lower() and name[0] != "_"


def identifier(name: str, shown: str) -> str:
    """Return a name that Python, too, can use; `shown` is how the error names it."""
    if not is_identifier(name):
        raise DefinitionError(f"{shown}: {name!r} is not a usable name; expected {_IDENTIFIER}")
    return name


def require_texts(what: str, *values: object) -> None:
    """Raise unless all values are text: what is not would only be noticed where it is shown."""
    for value in values:
        if not isinstance(value, str):
            raise DefinitionError(f"{what}: {value!r} is not text")


def require_words(what: str, *values: object) -> None:
    """Raise unless all values are texts in both languages."""
    for value in values:
        if not isinstance(value, Words):
            raise DefinitionError(f"{what}: {value!r} is not Words(zh, en)")
        require_texts(what, value.zh, value.en)


def require_templates(what: str, *templates: Words) -> None:
    """Raise unless what stands in the braces of some texts are bare names."""
    require_words(what, *templates)
    for text in (text for template in templates for text in template):
        try:
            placeholders(text)
        except TemplateError as error:
            raise DefinitionError(f"{what}: {error}; write a literal brace twice") from None


def listed(what: str, values: Iterable[str]) -> tuple[str, ...]:
    """Return names as a tuple; a single text, whose letters would pass for names, is refused."""
    if isinstance(values, str):
        raise DefinitionError(f"{what}: {values!r} is one text; expected a list of names")
    found = tuple(values)
    require_texts(what, *found)
    return found


def require_codes(dimension: Dimension) -> None:
    """Raise unless the parts of a dimension are among its codes."""
    for code, parts in dimension.parts.items():
        if unknown := sorted({code, *parts} - set(dimension.codes)):
            raise DefinitionError(
                f"dimension {dimension.name}: parts of {code!r} name {unknown[0]!r}, which is not "
                f"among its codes {', '.join(dimension.codes)}"
            )


def rule_code(code: str) -> str:
    """Return the code of a rule: capitals, then three digits."""
    if not (code.isascii() and code.isalnum() and code == code.upper() and code[-3:].isdigit()):
        raise DefinitionError(f"rule {code!r}: expected capitals and three digits, like PRE010")
    return code


def one_of(value: Any, allowed: Iterable[Any], what: str) -> Any:
    """Return a value that is among those allowed; the error names the nearest."""
    if value not in allowed:
        nearest = nearest_names(str(value), allowed)
        hint = f"; did you mean {nearest[0]!r}?" if nearest else ""
        raise DefinitionError(f"{what} is {value!r}; expected one of {', '.join(allowed)}{hint}")
    return value
