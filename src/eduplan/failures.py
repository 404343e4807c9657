"""What plugin code did wrong, as a value: one sentence, and the traceback under an id of its own.

Nothing here trusts the exception: its own text may raise, be endless, or end the process.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from traceback import format_exception, format_exception_only, walk_tb
from types import FrameType, TracebackType
from typing import NoReturn

import attrs

from eduplan.errors import EduplanError, InputError
from eduplan.words import Words

MAXIMUM_TEXT = 600
"""Longest text of an exception in characters; what is beyond is cut, but never of our own."""

MAXIMUM_LINES = 80
"""Longest traceback in lines; of a longer one the first half of them stand, and what it says."""


_UNSAYABLE = Words(
    "{error}：（它的 str() 引发了 {other}）", "{error}: (str() of it raised {other})"
)
_ON_THE_WAY = ("eduplan.", "pluggy.", "importlib")
"""Modules whose frames only lead to those of a plugin."""

FAILURE_KINDS = {
    "raised": "an exception",
    "bad_answer": "an answer that is no outcome",
    "bad_message": "a message whose placeholders don't match the values of the outcome",
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


def end_if_forked(process: int) -> None:
    """End this process if a plugin, called in the one of that number, forked it off.

    It would go on as if it were the caller, and give every answer a second time.
    """
    if os.getpid() != process:
        os._exit(0)


@contextmanager
def forced_exits_refused() -> Iterator[None]:
    """Let `os._exit` raise while this lasts: a plugin would end the command without a word.

    What a plugin forks off may still end so.
    """
    process, leave = os.getpid(), os._exit

    def refuse(status: int) -> NoReturn:
        if os.getpid() != process:
            leave(status)
        raise RuntimeError(f"os._exit({status}) would end the command")

    os._exit = refuse
    try:
        yield
    finally:
        os._exit = leave


class PluginFailedError(EduplanError):
    """Something can't be answered since the code of a plugin failed; `failure` says how."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.words)
        self.failure = failure


def failure_of(error: BaseException) -> Failure:
    """Return the failure that an exception stands for, without the frame that caught it."""
    if isinstance(error, PluginFailedError):
        return error.failure
    try:
        first = _first(error)
        lines = tuple(_lines(error, first))
        return Failure(_words(error, first), id=_id(error, first), traceback=lines)
    except KeyboardInterrupt:
        raise
    except BaseException:  # an exception that can't even be looked at
        name = type(error).__name__
        return Failure(Words(f"{name}：（无法描述）", f"{name}: (it can't be described)"))


def _words(error: BaseException, first: TracebackType | None) -> Words:
    """Return what an exception says; one of ours all that is wrong, and where in the plugin."""
    name = type(error).__name__
    try:
        if isinstance(error, EduplanError):
            said = Words.in_both(error.in_language)
            place = "" if isinstance(error, InputError) else _place(first)
            return said.with_details(place) if place else said
        text = str(error)
    except KeyboardInterrupt:
        raise
    except BaseException as again:
        return _UNSAYABLE.fill(error=name, other=type(again).__name__)
    short = f"{text[:MAXIMUM_TEXT]}…" if len(text) > MAXIMUM_TEXT else text
    return Words.same(": ".join(filter(None, (name, short))))


def _place(first: TracebackType | None) -> str:
    """Return the plugin's own line that an exception came from; empty where none of it was."""
    place = ""
    for frame, line in walk_tb(first):
        if not _leads_to_plugins(frame):
            place = f"{_module(frame)}:{line}"
    return place


def _first(error: BaseException) -> TracebackType | None:
    """Return the traceback from the plugin's own code on; all but ours, if there is none of it."""
    whole = error.__traceback__ and error.__traceback__.tb_next
    first = whole
    while first is not None and _leads_to_plugins(first.tb_frame):
        first = first.tb_next
    return first or whole


def _leads_to_plugins(frame: FrameType) -> bool:
    module = _module(frame)
    return module.startswith(_ON_THE_WAY) and not module.startswith("eduplan.plugins.")


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", "?"))


def _id(error: BaseException, first: TracebackType | None) -> str:
    """Return a fingerprint of the type and of the lines passed; a recursion passes them once."""
    places = dict.fromkeys(
        f"{_module(frame)}:{line} {frame.f_code.co_name}" for frame, line in walk_tb(first)
    )
    return sha256("\n".join([type(error).__qualname__, *places]).encode()).hexdigest()[:12]


def _lines(error: BaseException, first: TracebackType | None) -> list[str]:
    """Return the lines of the traceback; how often it repeats itself hangs on who asked."""
    text = "".join(format_exception(type(error), error, first))
    lines = [
        "  [...]" if line.startswith("  [Previous line repeated ") else line
        for line in text.splitlines()
    ]
    if len(lines) <= MAXIMUM_LINES:
        return lines
    last = "".join(format_exception_only(type(error), error)).splitlines()
    return [*lines[: MAXIMUM_LINES // 2], "  [...]", *last[: MAXIMUM_LINES // 2]]
