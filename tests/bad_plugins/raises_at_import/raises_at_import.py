"""A plugin whose import raises what can't even be put into words."""

from __future__ import annotations


class UnspeakableError(BaseException):
    """Neither an `Exception` nor able to say what it is."""

    def __str__(self) -> str:
        raise ValueError("no words for it")


raise UnspeakableError
