"""A run of an audit, an evaluation or both: what it is asked, what it found, what it was made from.

Commands ask for a run by the same options, and `replay` and `diff` make one again from what an
answer or a manifest tells of it.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from eduplan.catalogue.outcome import Severity
from eduplan.cli.input import load_plan_or_document
from eduplan.cli.plugin_options import PluginChoice
from eduplan.cli.progress import at
from eduplan.cli.settings_option import SettingsChoice
from eduplan.engine.audit import AuditReport, audit
from eduplan.engine.questions import Asker, ask_here
from eduplan.files.plan_file import LoadedPlan
from eduplan.plan.settings import AuditSettings
from eduplan.registry import Registry
from eduplan.report.manifest import Manifest, digest
from eduplan.words import Words

if TYPE_CHECKING:
    from eduplan.data.table import ObservationTable
    from eduplan.drafting.draft import Draft
    from eduplan.engine.evaluation.evaluate import EvaluationReport
    from eduplan.plan.model import Plan

Part: TypeAlias = Literal["audit", "evaluation"]
_READING = Words("正在读规划", "reading the plan")
_AUDITING = Words("正在审核", "auditing")
_READING_DATA = Words("正在读数据", "reading the data")
_EVALUATING = Words("正在评价", "evaluating")
_WRITING = Words("正在写", "writing")
_DAYS = ("known_on", "today")
_CHOICE = {"only_plugins": "only", "without_plugins": "without", "plugin_folders": "folders"}


class Request(NamedTuple):
    """What a run is asked of and how; as options of the commands, and in a manifest."""

    plan: str
    data: str | None = None
    register: str | None = None
    mapping: str | None = None
    only: Part | None = None
    as_of: int | None = None
    method: str = ""
    known_on: datetime.date | None = None
    today: datetime.date | None = None
    own_standards: bool | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity | None = None
    settings: str | None = None
    suppress_below: int | None = None
    region: str = ""
    period: str = ""

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Request:
        """Return the request that a manifest tells of; what it does not tell of is as by default.

        Raises:
            ValueError, TypeError: it tells no request.
        """
        given: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value
            for key, value in options.items()
            if key in cls._fields
        }
        for key in _DAYS:
            if given.get(key):
                given[key] = datetime.date.fromisoformat(given[key])
        return cls(**given)

    def dated(self) -> Request:
        """Return this request with the day on which an audit is made, so that it can be told."""
        if self.only == "evaluation" or self.today is not None:
            return self
        return self._replace(today=datetime.date.today())

    @property
    def files(self) -> tuple[str, ...]:
        """The files that are read."""
        named = (self.plan, self.data, self.register, self.mapping, self.settings)
        return tuple(one for one in named if one and one != "-")


def choice_of(options: Mapping[str, Any]) -> PluginChoice:
    """Return the choice of plugins that a manifest tells of."""
    chosen: dict[str, Any] = {one: tuple(options.get(key, ())) for key, one in _CHOICE.items()}
    return PluginChoice(**chosen)


class Run(NamedTuple):
    """What a run found, and what it was made from.

    Attributes:
        request: what it was asked.
        choice: which plugins were used.
        base: the registry of these plugins.
        registry: the same with what the plan itself defines.
        audit, evaluation: what was found; None where it was not asked.
        draft: the draft, where the plan is a document.
    """

    request: Request
    choice: PluginChoice
    base: Registry
    registry: Registry
    audit: AuditReport | None
    evaluation: EvaluationReport | None
    draft: Draft | None = None

    def audited(self) -> AuditReport:
        """Return the audit that was asked for."""
        assert self.audit is not None
        return self.audit

    def evaluated(self) -> EvaluationReport:
        """Return the evaluation that was asked for."""
        assert self.evaluation is not None
        return self.evaluation

    @property
    def has_failed(self) -> bool:
        """Whether a rule failed."""
        return any(one is not None and bool(one.failed) for one in (self.audit, self.evaluation))

    def manifest(self, **written: Any) -> Manifest:
        """Return what it was made from; `written` says how it is written."""
        return Manifest(
            version=version("eduplan"),
            plugins={one.name: one.version for one in self.base.plugins if one.state == "ready"},
            definitions=self.base.definitions_digest,
            standards=self.base.standards_digest,
            files=digests_of(self.request.files),
            options={
                **{key: _plain(value) for key, value in self.request._asdict().items()},
                **written,
                **{key: [*getattr(self.choice, one)] for key, one in _CHOICE.items()},
            },
        )


def make_run(
    request: Request, choice: PluginChoice, registry: Registry, ask: Asker = ask_here
) -> Run:
    """Return what was asked for, with the plugins that are loaded.

    Raises:
        EduplanError: a file can't be read, or an option can't be used.
    """
    audited = None
    at(_READING)
    loaded, draft = load_plan_or_document(request.plan, registry, request.region, request.period)
    chosen = SettingsChoice(request.settings, none=request.settings is None)
    settings = chosen.load(request.plan, loaded.registry).asked(
        select=request.select,
        ignore=request.ignore,
        severity=request.severity,
        strict=choice.strict,
        own_standards=request.own_standards,
    )
    if request.only != "evaluation":
        at(_AUDITING)
        audited = audit(
            loaded.plan,
            loaded.registry,
            today=request.dated().today or datetime.date.today(),
            known_on=request.known_on,
            settings=settings,
            ask=ask,
        )
    evaluated = None if request.only == "audit" else _evaluated(request, loaded, settings)
    at(_WRITING)
    return Run(request, choice, registry, loaded.registry, audited, evaluated, draft)


def _evaluated(
    request: Request, loaded: LoadedPlan, settings: AuditSettings
) -> EvaluationReport | None:
    """Return the evaluation by the data of a request, if it has any."""
    if request.data is None:
        return None
    from eduplan.engine.evaluation.evaluate import evaluate  # an audit alone needs none of it

    at(_READING_DATA)
    table = read_data(
        request.data,
        loaded.registry,
        loaded.plan,
        request.register,
        request.mapping,
        request.suppress_below,
    )
    at(_EVALUATING)
    return evaluate(
        loaded.plan,
        loaded.registry,
        table,
        as_of=request.as_of,
        method=request.method,
        own_standards=settings.own_standards,
        plausible=settings.plausible,
    )


def read_data(
    path: str,
    registry: Registry,
    plan: Plan | None = None,
    register: str | None = None,
    mapping: str | None = None,
    suppress_below: int | None = None,
) -> ObservationTable:
    """Return the table, beside a plan if there is one, with its register and its mapping.

    With `suppress_below` smaller numbers of people are not known exactly.

    Raises:
        InputError: as `read_table`, `read_register` and `read_mapping`.
    """
    from eduplan.data.register import NO_REGISTER  # an audit alone reads no data
    from eduplan.data.suppression import suppressed
    from eduplan.files.mapping_file import TableMapping, read_mapping
    from eduplan.files.register_file import read_register
    from eduplan.files.table_file import read_table

    known = read_register(register, registry, plan=plan) if register else NO_REGISTER
    meant = read_mapping(mapping) if mapping else TableMapping()
    table = read_table(
        path, registry, plan=plan, register=known, mapping=meant.headers, sources=meant.sources
    )
    return table if suppress_below is None else suppressed(table, suppress_below)


def digests_of(paths: Iterable[str]) -> dict[str, str]:
    """Return the digest of each file by its name; of a folder, that of all in it, in order."""
    return {path: _digest(path) for path in paths}


def _digest(path: str) -> str:
    if os.path.isdir(path):
        inside = (os.path.join(path, one) for one in sorted(os.listdir(path)))
        return digest("".join(map(_digest, inside)).encode())
    with open(path, "rb") as file:
        return digest(file.read())


def _plain(value: object) -> object:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return [*value] if isinstance(value, tuple) else value
