"""What plans and catalogues are made of: mappings that nothing can change, and large records."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["EMPTY", "FrozenDict", "Record", "frozen_mapping", "frozen_texts"]

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
        return hash(frozenset(self.items()))

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


class Record:
    """Base of large attrs classes, which share what compares, hashes and shows them.

    A class whose decorator says `eq=False` is compared and hashed by the fields that attrs would
    take, one with `repr=False` is shown as attrs would show it. attrs compiles these methods for
    each class at every start, which takes longer than all else that it does for the class. Values
    that are compared or hashed again and again are quicker with their own.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        values = self._values("eq")
        return bool(values(self) == values(other))

    def __hash__(self) -> int:
        return hash((self.__class__, self._values("hash")(self)))

    def __repr__(self) -> str:
        names = _fields_for("repr", self.__class__)
        shown = (f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def _values(self, method: str) -> Callable[[object], object]:
        kind: Any = self.__class__
        return _values_for(method, kind)


@cache
def _values_for(method: str, kind: Any) -> Callable[[object], object]:
    """Return what gives the values of the fields that take part in a method of a class."""
    names = _fields_for(method, kind)
    return attrgetter(*names) if names else _nothing


def _nothing(_: object) -> tuple[()]:
    return ()


def _fields_for(method: str, kind: Any) -> tuple[str, ...]:
    """Return the names of the fields of an attrs class that take part in one of its methods."""
    fields = attrs.fields(kind)
    if method == "hash":
        return tuple(one.name for one in fields if (one.eq if one.hash is None else one.hash))
    return tuple(one.name for one in fields if getattr(one, method))
