"""What the public functions refuse at once, in one sentence."""

from __future__ import annotations

import datetime

from eduplan.errors import EduplanError

_YEARS = range(1900, 2201)
"""Those that a table of data may have."""


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
    """Refuse what is no whole number, and years that no plan is about."""
    for name, value in arguments.items():
        if type(value) is not int or value not in _YEARS:
            expected = f"a year from {_YEARS[0]} to {_YEARS[-1]}, such as 2025"
            raise ArgumentError(f"{name}={value!r}: expected {expected}")


def require_plan(value: object) -> None:
    """Refuse what is no plan, such as what `read_plan` returns, which holds one."""
    _require("plan", value, "as_amended", "a Plan, as the `plan` of what `read_plan` returns")


def require_table(value: object) -> None:
    """Refuse what is no table, such as the name of its file."""
    _require("table", value, "observations", "an ObservationTable, as `read_table` returns it")


def require_registry(value: object) -> None:
    """Refuse what is no registry, such as the catalogue that one holds."""
    _require("registry", value, "catalogue", "a Registry, as `load_registry` returns it")


def _require(argument: str, value: object, attribute: str, expected: str) -> None:
    """Refuse a value without an attribute that only what is expected has."""
    if not hasattr(value, attribute):
        raise ArgumentError(f"{argument}: a {type(value).__name__}; expected {expected}")
