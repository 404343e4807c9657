"""Flags over the rows of a frame: True, False or an expression; what a table can't lack is free."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Flag: TypeAlias = Any
"""True, False, or an expression that is never null."""


def any_of(*flags: Flag) -> Flag:
    """Return whether one flag is set."""
    if any(flag is True for flag in flags):
        return True
    found: Flag = False
    for flag in {id(flag): flag for flag in flags if flag is not False}.values():
        found = flag if found is False else found | flag
    return found


def all_of(*flags: Flag) -> Flag:
    """Return whether all flags are set."""
    if any(flag is False for flag in flags):
        return False
    found: Flag = True
    for flag in {id(flag): flag for flag in flags if flag is not True}.values():
        found = flag if found is True else found & flag
    return found


def negation(flag: Flag) -> Flag:
    """Return the opposite of a flag."""
    return not flag if isinstance(flag, bool) else ~flag


Missing: TypeAlias = "Mapping[str, Flag]"
"""The names that are missing, and where."""


def joined(*missing: Missing) -> Missing:
    """Return what is missing in one or the other."""
    if sum(map(bool, missing)) < 2:
        return next(filter(None, missing), {})
    names = dict.fromkeys(name for one in missing for name in one)
    return {name: any_of(*(one.get(name, False) for one in missing)) for name in names}


def where(missing: Missing, flag: Flag) -> Missing:
    """Return what is missing, there alone where a flag is set."""
    if flag is True:
        return missing
    return {} if flag is False else {name: all_of(one, flag) for name, one in missing.items()}
