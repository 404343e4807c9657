"""The ids of items that are given none: made from what they say, never from where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from eduplan.bounds import Compared, Fall, Multiple, Qualitative, Rise, over_of


def named_after(*attributes: str, kind: str = "") -> Callable[[Mapping[str, Any]], str]:
    """Return what makes an id of the kind and those attributes of an item that say something.

    A target on `sports.rate` for 2025 in clause 三(一)1 is `target:三(一)1:sports.rate:2025`.
    A colon can't stand in a formula, so that such an id never hides a name.
    """

    def identity(values: Mapping[str, Any]) -> str:
        """Return the id of an item with these attributes."""
        parts = (_part(values.get(name)) for name in attributes)
        return ":".join(part for part in (kind, *parts) if part)

    return identity


def _part(value: Any) -> str:
    if isinstance(value, Mapping):
        return ";".join(f"{name}={value[name]}" for name in sorted(value))
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, Qualitative):
        return value.text
    if isinstance(value, (Rise, Fall, Multiple, Compared)):  # beside a level of the same indicator
        return value.kind
    return str(value) if isinstance(value, (str, int)) else over_of(value)
