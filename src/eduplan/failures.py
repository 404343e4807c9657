"""What plugin code did wrong, as a value: one sentence, and the traceback under an id of its own.

Nothing here trusts the exception: its own text may raise, be endless, or end the process.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import attrs

from eduplan.errors import EduplanError
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FAILURE_KINDS", "Failure", "PluginFailedError", "failure_of"]

MAXIMUM_TEXT = 600
"""Longest text of an exception in characters; what is beyond is cut, but never of our own."""

MAXIMUM_LINES = 80
"""Longest traceback in lines; of a longer one the middle is left out."""


FAILURE_KINDS = {
    "raised": "an exception",
    "bad_answer": "an answer that is no outcome",
    "bad_message": "a message that what the outcome carries does not fill",
    "timed_out": "no answer within the time limit",
    "died": "the process of its own ended",
    "not_asked": "not asked any more, after it timed out or died on another subject",
}
"""How plugin code fails; the last three are told apart only in a process of its own."""


@attrs.frozen
class Failure:
    """Why plugin code gave no answer.

    Attributes:
        words: one sentence; of an exception its type and what it says, as it says it.
        kind: one of `FAILURE_KINDS`.
        id: twelve hexadecimal digits, the same wherever the same lines of code raise the same type
            of exception; empty where nothing was raised, as for a wrong return value.
        traceback: the lines of the traceback, from the plugin's own code on.
    """

    words: Words
    kind: str = "raised"
    id: str = ""
    traceback: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The sentence in English, as exceptions have it."""
        return self.words.en


class PluginFailedError(EduplanError):
    """Something can't be answered since the code of a plugin failed; `failure` says how."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.text)
        self.failure = failure


def failure_of(error: BaseException) -> Failure:
    """Return the failure that an exception stands for, without the frame that caught it."""
    if isinstance(error, PluginFailedError):
        return error.failure
    try:
        text = _text(error)
        return Failure(Words(text, text), id=_id(error), traceback=tuple(_lines(error)))
    except KeyboardInterrupt:
        raise
    except BaseException:  # an exception that can't even be looked at
        name = type(error).__name__
        return Failure(Words(f"{name}：（无法描述）", f"{name}: (it can't be described)"))


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
