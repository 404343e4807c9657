"""Mappings that nothing can change, as plans and catalogues hold them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class FrozenDict(dict[_Key, _Value]):
    """A dict that refuses every change; it is copied, pickled and written as JSON like any other.

    It keeps the speed of a dict and, unlike `types.MappingProxyType`, goes to other processes.
    """

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("this mapping can't be changed; change a copy of it: dict(...)")

    __setitem__ = _refuse
    __delitem__ = _refuse
    __ior__ = _refuse
    clear = _refuse
    pop = _refuse
    popitem = _refuse
    setdefault = _refuse
    update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items())) if self else 0

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenDict, (dict(self),)

    def __deepcopy__(self, memo: dict[int, Any]) -> FrozenDict[_Key, _Value]:
        return self  # what it holds is as immutable as it is itself


EMPTY: FrozenDict[Any, Any] = FrozenDict()
"""Nothing: what a mapping of a record is unless it is given one."""


def frozen_mapping(values: Mapping[Any, Any]) -> Any:
    """Return `values` as a `FrozenDict`: itself if it is one, a copy of anything else."""
    if type(values) is FrozenDict:
        return values
    return FrozenDict(values) if values else EMPTY


def frozen_texts(values: Mapping[str, str]) -> Mapping[str, str]:
    """Return `values` as a `FrozenDict`, for scopes: a converter whose types are checked."""
    frozen: Mapping[str, str] = frozen_mapping(values)
    return frozen
