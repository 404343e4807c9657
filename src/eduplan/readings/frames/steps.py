"""Columns that are made one after the other, so that no expression grows with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

import attrs

_Made = TypeVar("_Made", bound=Any)


class Steps:
    """Keeps what was made as columns of a frame, in batches of columns that don't need each other.

    Args:
        ns: the library of the frame.
        prefix: what the names of the columns begin with.
    """

    def __init__(self, ns: Any, prefix: str) -> None:
        self._ns = ns
        self._prefix = prefix
        self._batches: list[list[Any]] = []
        self._known: dict[Hashable, tuple[Any, int]] = {}
        self._depths = [0]
        self._count = 0

    def made(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """Return what a key stands for, its parts as columns; it is made once."""
        if key not in self._known:
            self._depths.append(0)
            try:
                found = make()
            finally:
                depth = self._depths.pop()
            self._known[key] = (self._kept(found, depth), depth + 1)
        result: _Made
        result, depth = self._known[key]
        self._depths[-1] = max(self._depths[-1], depth)
        return result

    def applied(self, frame: Any) -> Any:
        """Return a frame with all columns."""
        for batch in self._batches:
            if batch:
                frame = frame.with_columns(*batch)
        return frame

    def keep(self, expressions: Iterable[Any]) -> set[str]:
        """Keep only what some expressions of Polars rest on; return the names of all columns."""
        names = {name for one in expressions for name in one.meta.root_names()}
        for batch in reversed(self._batches):
            batch[:] = [one for one in batch if one.meta.output_name() in names]
            names.update(name for one in batch for name in one.meta.root_names())
        return names

    def _kept(self, found: Any, depth: int) -> Any:
        seen: dict[int, Any] = {}
        if isinstance(found, tuple):
            return tuple(self._column(one, depth, seen) for one in found)
        if not attrs.has(type(found)):
            return self._column(found, depth, seen)
        changed: dict[str, Any] = {}
        for field in attrs.fields(type(found)):
            value = getattr(found, field.name)
            if field.name == "missing":
                changed["missing"] = {
                    name: self._column(flag, depth, seen) for name, flag in value.items()
                }
            elif _is_expression(value):
                changed[field.name] = self._column(value, depth, seen)
        return attrs.evolve(found, **changed)

    def _column(self, value: Any, depth: int, seen: dict[int, Any]) -> Any:
        if not _is_expression(value) or _is_column(value):
            return value
        if id(value) not in seen:
            name = f"{self._prefix}{self._count}"
            self._count += 1
            while len(self._batches) <= depth:
                self._batches.append([])
            self._batches[depth].append(value.alias(name))
            seen[id(value)] = self._ns.col(name)
        return seen[id(value)]


def _is_expression(value: Any) -> bool:
    return type(value).__name__ == "Expr"


def _is_column(value: Any) -> bool:
    """Tell a column of Polars, which needs no other name."""
    return type(value).__module__.startswith("polars") and value.meta.is_column()
