"""What plugin code did wrong, as a value: one sentence, and the traceback under an id of its own.

Nothing here trusts the exception: its own text may raise, be endless, or end the process.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import attrs

from eduplan.errors import EduplanError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Failure", "failure_of"]

MAXIMUM_TEXT = 600
"""Longest text of an exception in characters; what is beyond is cut, but never of our own."""

MAXIMUM_LINES = 80
"""Longest traceback in lines; of a longer one the middle is left out."""


@attrs.frozen
class Failure:
    """Why plugin code gave no answer.

    Attributes:
        text: one sentence; the type of the exception and what it says.
        id: twelve hexadecimal digits, the same wherever the same lines of code raise the same type
            of exception; empty where nothing was raised, as for a wrong return value.
        traceback: the lines of the traceback, from the plugin's own code on.
    """

    text: str
    id: str = ""
    traceback: tuple[str, ...] = ()


def failure_of(error: BaseException) -> Failure:
    """Return the failure that an exception stands for, without the frame that caught it."""
    try:
        return Failure(_text(error), _id(error), tuple(_lines(error)))
    except KeyboardInterrupt:
        raise
    except BaseException:  # an exception that can't even be looked at
        return Failure(f"{type(error).__name__}: (an exception that can't be described)")


def _text(error: BaseException) -> str:
    ours = isinstance(error, EduplanError)  # says all that is wrong, each thing in a line
    name = "" if ours else type(error).__name__
    try:
        said = str(error)
    except KeyboardInterrupt:
        raise
    except BaseException as again:
        said = f"(str() of it raised {type(again).__name__})"
        name = type(error).__name__
    if len(said) > MAXIMUM_TEXT and not ours:
        said = f"{said[:MAXIMUM_TEXT]}…"
    return ": ".join(part for part in (name, said) if part)


def _id(error: BaseException) -> str:
    """Return a fingerprint of the type and of the lines passed; a recursion passes them once."""
    places = dict.fromkeys(_places(error))
    return sha256("\n".join([type(error).__qualname__, *places]).encode()).hexdigest()[:12]


def _places(error: BaseException) -> Iterator[str]:
    frame = error.__traceback__ and error.__traceback__.tb_next
    while frame is not None:
        code = frame.tb_frame.f_code
        yield f"{frame.tb_frame.f_globals.get('__name__', '?')}:{frame.tb_lineno} {code.co_name}"
        frame = frame.tb_next


def _lines(error: BaseException) -> list[str]:
    from traceback import format_exception

    first = error.__traceback__ and error.__traceback__.tb_next
    text = "".join(format_exception(type(error), error, first))
    lines = text.splitlines()
    if len(lines) > MAXIMUM_LINES:
        half = MAXIMUM_LINES // 2
        left_out = f"  ... {len(lines) - 2 * half} lines left out ..."
        lines = [*lines[:half], left_out, *lines[-half:]]
    return lines
