"""What the public functions refuse at once, in one sentence; imported where something is wrong."""

from __future__ import annotations

import datetime

from eduplan.errors import EduplanError

__all__ = ["ArgumentError", "require_days", "require_names", "require_registry", "require_year"]


class ArgumentError(EduplanError):
    """A function was called with what it does not take; the text says what was expected."""


def require_names(**arguments: object) -> None:
    """Refuse one text where several names are expected: it would be read letter by letter."""
    for name, value in arguments.items():
        if isinstance(value, str):
            raise ArgumentError(f"{name}={value!r}: expected several names, such as [{value!r}]")


def require_days(**arguments: object) -> None:
    """Refuse what is no day; a moment is none."""
    for name, value in arguments.items():
        if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
            expected = "a day, such as datetime.date(2024, 3, 11)"
            raise ArgumentError(f"{name}={value!r}: expected {expected}")


def require_year(**arguments: object) -> None:
    """Refuse what is no whole number."""
    for name, value in arguments.items():
        if type(value) is not int:
            raise ArgumentError(f"{name}={value!r}: expected a year, such as 2025")


def require_registry(value: object) -> None:
    """Refuse what is no registry, such as the catalogue that one holds."""
    if not hasattr(value, "catalogue"):
        expected = "a Registry, as `load_registry` returns it"
        raise ArgumentError(f"registry: a {type(value).__name__}; expected {expected}")
