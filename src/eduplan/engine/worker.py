"""What runs in the process of the plugins: it loads them, asks their rules, and calculates.

Before each step that runs a plugin's code it says which; after that it may hang or end. What
plugins print goes to the standard error, and what they read is empty: the two pipes are ours.
"""

from __future__ import annotations

import os
import pickle
import queue
from collections.abc import Mapping
from contextlib import suppress
from fractions import Fraction
from functools import partial
from threading import Thread
from typing import Any, BinaryIO, NamedTuple

import attrs

from eduplan.catalogue.contribution import Contribution
from eduplan.catalogue.definitions import Calculation
from eduplan.engine.asking import answer
from eduplan.engine.case import Case
from eduplan.engine.questions import questions
from eduplan.failures import Failure
from eduplan.files.kinds import OWN_PLUGIN
from eduplan.installed import load_registry
from eduplan.readings.calling import run_calculation
from eduplan.registry import Registry


def main() -> None:
    """Do what is asked over the standard input, until it ends."""
    source, sink = _taken_pipes()
    _limit_memory()
    requests: queue.SimpleQueue[Any] = queue.SimpleQueue()
    Thread(target=_read, args=(source, requests), daemon=True).start()
    worker = _Worker(sink)
    with suppress(KeyboardInterrupt):
        while True:
            worker.do(requests.get())


class LoadPlugins(NamedTuple):
    """What the worker is told first: which plugins to load, and which are known to fail."""

    only: tuple[str, ...]
    without: tuple[str, ...]
    folders: tuple[str, ...]
    aside: Mapping[str, Failure]


class AskRules(NamedTuple):
    """Which rules the worker is to ask, about what; `own` is what the plan defines itself.

    The case is without its catalogue, which the worker has from the plugins themselves.
    """

    codes: tuple[str, ...]
    case: Case
    own: tuple[Contribution, ...]


class Calculate(NamedTuple):
    """A calculation, and the exact numbers to which the worker is to apply it."""

    name: str
    values: tuple[Fraction | bool, ...]


class _Worker:
    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        self._number = 0
        self._registry: Registry | None = None

    def do(self, request: object) -> None:
        """Carry out one request; ignore one of an unknown kind."""
        if isinstance(request, LoadPlugins):
            self._registry = load_registry(
                **request._asdict(), watch=partial(self._step, "loading")
            )
            self._step("ready", dict(self._registry.digests))
        elif isinstance(request, AskRules):
            self._ask(request)
        elif isinstance(request, Calculate):
            self._calculate(request)

    def _ask(self, request: AskRules) -> None:
        registry = self._loaded()
        region = request.case.plan.region
        for contribution in request.own:
            if contribution.plugin == OWN_PLUGIN:  # it names things as its region does
                registry = registry.within(region)
            registry = registry.with_contribution(contribution)
        registry = registry.within(region)
        case = attrs.evolve(request.case, catalogue=registry.catalogue)
        for code in request.codes:
            for subject, question in questions(registry.catalogue.rules[code], case):
                self._step("asking", f"{code} {subject}")
                self._say("answer", answer(code, subject, question), flush=False)
        self._step("done", None)

    def _calculate(self, request: Calculate) -> None:
        calculation = self._loaded().catalogue.get(request.name)
        assert isinstance(calculation, Calculation)
        self._step("asking", request.name)
        self._say("result", run_calculation(calculation, request.values))

    def _loaded(self) -> Registry:
        assert self._registry is not None, "plugins are loaded first"
        return self._registry

    def _step(self, kind: str, value: object) -> None:
        """Say what comes next; the answer, if it is a question, carries the number of this step."""
        self._number += 1
        self._say(kind, value)

    def _say(self, kind: str, value: object, *, flush: bool = True) -> None:
        pickle.dump((self._number, kind, value), self._sink)
        if flush:
            self._sink.flush()


def _taken_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take over the standard input and output, and leave substitutes there for the plugins."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return source, sink


def _read(source: BinaryIO, requests: queue.SimpleQueue[Any]) -> None:
    """Queue each request; end the process when the pipe closes, whatever a plugin is doing."""
    try:
        while True:
            requests.put(pickle.load(source))
    except (EOFError, pickle.UnpicklingError):
        os._exit(0)


def _limit_memory() -> None:
    """Let a plugin have half of the machine's memory at most, where the system can see to it."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        half = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        limit = half if most == resource.RLIM_INFINITY else min(half, most)
        resource.setrlimit(resource.RLIMIT_DATA, (limit, most))
