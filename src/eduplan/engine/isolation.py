"""Runs plugins in a process of their own, so that one that hangs or dies ends only itself.

The worker process loads each plugin before this one does, and then runs their rules and
calculations. It announces each step. If it hangs or dies, the announced plugin or rule is to blame:
that one is set aside by name, a new worker starts, and everything else is still answered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from functools import partial
from typing import Self

import attrs

from eduplan.arguments import require_names
from eduplan.catalogue.building import build_catalogue
from eduplan.catalogue.definitions import Calculation, Definition
from eduplan.catalogue.rule import AskedRule
from eduplan.engine import mistakes
from eduplan.engine.asking import RuleOutcome, broken
from eduplan.engine.case import Case
from eduplan.engine.questions import questions
from eduplan.engine.worker import AskRules, Calculate, LoadPlugins
from eduplan.engine.worker_process import WorkerEndedError, WorkerProcess
from eduplan.errors import EduplanError
from eduplan.failures import Failure, PluginFailedError
from eduplan.installed import load_registry, require_installed
from eduplan.registry import Registry
from eduplan.words import Words

TIME_LIMIT = 30
"""Seconds for the loading of one plugin, and for one question to a rule or a calculation."""


class IsolationError(EduplanError):
    """Plugins can't be run in a process of their own, or are not the same there as here."""


class Isolation:
    """Runs the installed plugins in a process of their own; to be used in a `with` block.

    Args:
        time_limit: seconds for the loading of each plugin, and for each question.

    Example:
        with Isolation(time_limit=10) as isolation:
            registry = isolation.load_registry()
            plan = read_plan(path, registry)
            report = audit(plan.plan, plan.registry, today=today, ask=isolation.ask)
    """

    def __init__(self, *, time_limit: int = TIME_LIMIT) -> None:
        self.time_limit = time_limit
        self._load = LoadPlugins((), (), (), {})
        self._base: Registry | None = None
        self._worker: WorkerProcess | None = None
        self._broken: dict[str, Failure] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._end_worker()

    def load_registry(
        self,
        *,
        strict: bool = False,
        only: Collection[str] = (),
        without: Collection[str] = (),
        folders: Collection[str] = (),
    ) -> Registry:
        """Return the registry of the installed plugins, each loaded in the worker before here.

        One that hangs or dies there is not loaded here, but set aside with the reason.

        Raises:
            PluginError: as `eduplan.load_registry`.
            IsolationError: there can't be a worker, or a plugin is not the same there as here;
                the text names it.
            ArgumentError: one text stands for the names of plugins.
        """
        require_names(only=only, without=without, folders=folders)
        require_installed((*only, *without), folders)
        self._end_worker()
        self._load = LoadPlugins(tuple(only), tuple(without), tuple(folders), {})
        while True:
            try:
                self._worker, digests = self._begun()
                break
            except WorkerEndedError as ended:
                if not ended.at:
                    raise _lost(ended.failure) from None
                aside = {**self._load.aside, ended.at: ended.failure}
                self._load = self._load._replace(aside=aside)
        registry = load_registry(strict=strict, **self._load._asdict())
        _require_same(registry.digests, digests)
        self._base = self._with_remote_calculations(registry)
        return self._base

    def ask(self, rules: Iterable[AskedRule], case: Case, registry: Registry) -> list[RuleOutcome]:
        """Return how each rule ended on each of its subjects, asked in the worker.

        A rule that hangs or dies on a subject fails there, and on those for which it is then not
        asked any more; what it answered before counts. Every other rule is asked.

        Raises:
            IsolationError: the worker is lost for another reason, or not the same as before.
        """
        pending = [*rules]
        outcomes: list[RuleOutcome] = []
        while pending:
            answered, failure = self._answers(pending, case, registry)
            outcomes += answered
            if failure is None:
                break
            agenda = [(rule.code, one) for rule in pending for one, _ in questions(rule, case)]
            code, subject = agenda[len(answered)]
            outcomes.append(broken(code, subject, failure))
            rest = [one for other, one in agenda[len(answered) + 1 :] if other == code]
            outcomes += [broken(code, one, _not_asked(subject)) for one in rest]
            place = next(place for place, rule in enumerate(pending) if rule.code == code)
            pending = pending[place + 1 :]
        return outcomes

    def _answers(
        self, rules: list[AskedRule], case: Case, registry: Registry
    ) -> tuple[list[RuleOutcome], Failure | None]:
        """Return the answers that came, and what the rule did that gave none."""
        assert self._base is not None, "load_registry() comes first"
        own = registry.contributions[len(self._base.contributions) :]
        bare = attrs.evolve(case, catalogue=None)  # type: ignore[arg-type]
        worker = self._worker_again()
        outcomes: list[RuleOutcome] = []
        try:
            worker.send(AskRules(tuple(rule.code for rule in rules), bare, own))
            for kind, value in worker.messages(until="done"):
                if kind == "answer":
                    outcomes.append(value)
        except WorkerEndedError as ended:
            self._worker = None
            if not ended.at:
                raise _lost(ended.failure) from None
            return outcomes, ended.failure
        return outcomes, None

    def _calculate(self, name: str, *values: Fraction | bool) -> Fraction:
        """Return what a calculation gives in the worker.

        Raises:
            PluginFailedError: it failed, hung or ended the worker; it is not asked a second time.
        """
        if name in self._broken:
            raise PluginFailedError(self._broken[name])
        worker = self._worker_again()
        try:
            worker.send(Calculate(name, values))
            *_, (_, result) = worker.messages(until="result")
        except WorkerEndedError as ended:
            self._worker = None
            self._broken[name] = ended.failure
            raise PluginFailedError(ended.failure) from None
        if isinstance(result, Failure):
            raise PluginFailedError(result)
        return result  # type: ignore[no-any-return]

    def _with_remote_calculations(self, registry: Registry) -> Registry:
        """Return a registry whose calculations are done by the worker."""
        if not any(isinstance(one, Calculation) for one in registry.catalogue.definitions.values()):
            return registry
        contributions = [
            attrs.evolve(one, definitions=tuple(self._remote(part) for part in one.definitions))
            for one in registry.contributions
        ]
        catalogue, _ = build_catalogue(contributions)
        return attrs.evolve(registry, contributions=tuple(contributions), catalogue=catalogue)

    def _remote(self, definition: Definition) -> Definition:
        if not isinstance(definition, Calculation):
            return definition
        return attrs.evolve(definition, function=partial(self._calculate, definition.name))

    def _begun(self) -> tuple[WorkerProcess, Mapping[str, str]]:
        """Return a worker that has loaded the plugins, and the digests that it found."""
        worker = WorkerProcess(self.time_limit)
        try:
            worker.send(self._load)
            *_, (_, digests) = worker.messages(until="ready")
        except BaseException:
            worker.end()
            raise
        return worker, digests

    def _worker_again(self) -> WorkerProcess:
        """Return the worker, or after an end another one, which proves that it is the same."""
        if self._worker is None:
            assert self._base is not None, "load_registry() comes first"
            try:
                self._worker, digests = self._begun()
            except WorkerEndedError as ended:
                raise _lost_again(ended) from None
            _require_same(self._base.digests, digests)
        return self._worker

    def _end_worker(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


def _require_same(here: Mapping[str, str], there: Mapping[str, str]) -> None:
    """Raise unless both processes have the same definitions from the same plugins."""
    differing = sorted(name for name in {*here, *there} if here.get(name) != there.get(name))
    if differing:
        raise IsolationError(mistakes.DIFFERS(plugins=tuple(differing)))


def _lost(failure: Failure) -> IsolationError:
    return IsolationError(mistakes.PROCESS_ENDED(failure=failure.words))


def _lost_again(ended: WorkerEndedError) -> IsolationError:
    failure = ended.failure.words
    if ended.at:
        return IsolationError(mistakes.PLUGIN_ENDED_AGAIN(plugin=ended.at, failure=failure))
    return IsolationError(mistakes.ENDED_AGAIN(failure=failure))


def _not_asked(subject: str) -> Failure:
    words = Words(f"在 {subject} 上已经出错，不再询问", f"not asked after it failed on {subject}")
    return Failure(words, "not_asked")
