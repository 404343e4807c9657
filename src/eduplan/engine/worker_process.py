"""The process in which plugins run, as seen from outside: started, asked, watched and ended."""

from __future__ import annotations

import json
import os
import pickle
import queue
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import Any, TypeAlias

from eduplan.failures import Failure
from eduplan.words import Words

START_LIMIT = 120
"""Seconds for what the worker does while no plugin is in charge: to start, to read a plan."""

Message: TypeAlias = "tuple[str, Any]"
"""What the worker says: a kind, and what it is about. With it comes the number of the step.

`loading` a plugin, by name ("" when all are), `ready` with the digests; `asking` the next question,
`answer` with an outcome, `done`; `result` of a calculation.
"""

# The path is that of this process, so that both find the same distributions; and nothing else is
# put before it, such as a folder in which somebody has a file of the name of one of ours.
_BOOT = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from eduplan.engine import worker"
_COMMAND = f"{_BOOT}; worker.main()"


_OTHERS = {("fractions", "Fraction"), ("datetime", "date")}


class WorkerEndedError(Exception):
    """The worker gave no answer in time, or is gone.

    `at` names what was in charge, and is empty where no plugin was.
    """

    def __init__(self, at: str, failure: Failure) -> None:
        super().__init__(at, failure.text)
        self.at = at
        self.failure = failure


class MessageReader(pickle.Unpickler):
    """Reads what the worker wrote: values of ours, exact numbers, days, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of ours, or one of the two others; and nothing that one of ours imports.

        Raises:
            pickle.UnpicklingError: the worker sent something else.
        """
        is_ours = module.startswith("eduplan.") and not module.startswith("eduplan.plugins.")
        if (is_ours and "." not in name) or (module, name) in _OTHERS:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not expected from the worker")


class WorkerProcess:
    """A worker; whatever happens in it, each wait for its next message has an end."""

    def __init__(self, time_limit: int) -> None:
        self._limit = time_limit
        self._at = ""
        self._step = 0
        path = json.dumps([entry for entry in sys.path if isinstance(entry, str)])
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _COMMAND, path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                process_group=0 if os.name == "posix" else None,
            )
        except OSError as error:
            raise WorkerEndedError(
                "", _failure(f"无法启动：{error}", f"can't be started: {error}", "died")
            ) from None
        self._inbox: queue.SimpleQueue[tuple[int, str, Any] | None] = queue.SimpleQueue()
        self._reading = _started(self._receive)
        self._writing: Thread | None = None

    def send(self, request: object) -> None:
        """Tell the worker what to do; whether it listens shows when its message does not come."""
        self._writing = _started(partial(self._write, pickle.dumps(request)))

    def messages(self, *, until: str) -> Iterator[Message]:
        """Yield what the worker says, up to and with a message of the kind `until`.

        Each step has one answer: what comes a second time, or late, is not heard.

        Raises:
            WorkerEndedError: it says nothing within the time limit, or is gone.
        """
        while True:
            step, kind, value = self._next()
            if kind in ("answer", "result"):
                if step != self._step or not self._at:
                    continue
                self._at = ""
            elif step > self._step:
                self._step, self._at = step, value if kind in ("loading", "asking") else ""
            else:
                continue
            yield kind, value
            if kind == until:
                return

    def end(self) -> None:
        """End the worker and all that it started, at once."""
        process = self._process
        if os.name == "posix":
            with suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
        for pipe, thread in ((process.stdin, self._writing), (process.stdout, self._reading)):
            if thread is not None:
                thread.join(timeout=5)
            if pipe is not None and not (thread is not None and thread.is_alive()):
                with suppress(OSError):  # what was not sent any more
                    pipe.close()  # else something that got away still holds the other end

    def _next(self) -> tuple[int, str, Any]:
        limit = self._limit if self._at else START_LIMIT
        try:
            message = self._inbox.get(timeout=limit)
        except queue.Empty:
            self.end()
            failure = _failure(
                f"{limit} 秒内没有回答", f"gave no answer within {limit} seconds", "timed_out"
            )
            raise WorkerEndedError(self._at, failure) from None
        if message is None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=5)
            code = self._process.poll()
            self.end()
            raise WorkerEndedError(self._at, _death(code))
        return message

    def _write(self, request: bytes) -> None:
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.write(request)
            self._process.stdin.flush()

    def _receive(self) -> None:
        assert self._process.stdout is not None
        try:
            while True:
                self._inbox.put(MessageReader(self._process.stdout).load())
        except Exception:  # the end of the pipe, or bytes that are no message
            self._inbox.put(None)


def _started(work: Callable[[], None]) -> Thread:
    """Do work that may never end, such as that on a pipe, where nobody waits for it."""
    thread = Thread(target=work, daemon=True)
    thread.start()
    return thread


def _death(code: int | None) -> Failure:
    if code is None:
        return _failure("进程不再应答", "broke off the connection", "died")
    if code < 0:
        name = signal.Signals(-code).name if -code in [*signal.Signals] else str(-code)
        return _failure(f"进程被信号 {name} 终止", f"was ended by the signal {name}", "died")
    return _failure(
        f"进程自行退出，退出码 {code}", f"ended its process with exit code {code}", "died"
    )


def _failure(zh: str, en: str, kind: str) -> Failure:
    return Failure(Words(zh, en), kind)
