"""Asks plugins, one at a time, for what they contribute; whatever one does, the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, chdir, nullcontext
from typing import Any, NamedTuple

import attrs
import pluggy

from eduplan import hookspecs
from eduplan.catalogue.contribution import Contribution, Contributor
from eduplan.catalogue.progress import ProgressMethod
from eduplan.catalogue.shipping import lost, nothing
from eduplan.errors import EduplanError, Problem, nearest_names
from eduplan.failures import Failure, end_if_forked, failure_of
from eduplan.hookspecs import API_CHANGES, API_NAME, API_VERSION, HOOK_PREFIX, HOOKS
from eduplan.messages import MessageKind
from eduplan.report_model import ReportFormat
from eduplan.tables.blocks import DocumentReader
from eduplan.tables.sheet import TableReader
from eduplan.words import SEMICOLON, Words

_NO_LIST = MessageKind("hook_returns_no_list", "{hook} 返回的是 {found}", "{hook} returned {found}")
_A_LIST_OF = MessageKind("a_list_of", "{name} 的列表", "a list of {name}")
_OTHER_TYPE = MessageKind(
    "hook_returns_other_type", "{hook} 返回的列表里有 {found}", "{hook} returned a {found}"
)
_NO_HOOK = MessageKind(
    "no_such_hook", "“{name}”不是 eduplan 的钩子", "'{name}' is not a hook of eduplan"
)
_NEWER_API = MessageKind(
    "api_newer",
    "插件按接口第 {written} 版写成（{name}），这里是第 {now} 版；请升级 eduplan",
    "the plugin is written for version {written} of the hooks ({name}), and this is {now}; "
    "update eduplan",
)
_OLDER_API = MessageKind(
    "api_older",
    "插件按接口第 {written} 版写成（{name}），这里是第 {now} 版；要改的：{changed}；"
    "改好后写 {name} = {now}",
    "the plugin is written for version {written} of the hooks ({name}), and this is {now}; "
    "to change: {changed}; then write {name} = {now}",
)
_NOT_MARKED = MessageKind(
    "hook_not_marked",
    "“{name}”没有标记；请在它上面写 @eduplan.hookimpl",
    "'{name}' is not marked; put @eduplan.hookimpl above it",
)

OWN_DISTRIBUTION = "eduplan"
"""The distribution whose plugins are the built-in ones, which keep their names before others."""


class PluginError(EduplanError):
    """A plugin could not be used, and the caller asked that this be an error (`strict`)."""


class Source(NamedTuple):
    """Where a plugin comes from, and how to get it.

    `load` returns a module with hook implementations, or what contributes by itself, as the file of
    a plugin that is only data does.
    """

    name: str
    load: Callable[[], object]
    distribution: str = ""
    version: str = ""

    @classmethod
    def of(cls, name: str, plugin: object) -> Source:
        """Return the source of an object that is at hand."""
        return cls(name, lambda: plugin)

    @property
    def order(self) -> tuple[str, bool, str]:
        """What sources are sorted by; of several with one name a built-in one is first."""
        return self.name, not self.is_builtin, self.distribution

    @property
    def is_builtin(self) -> bool:
        """Whether it came with eduplan itself."""
        return self.distribution == OWN_DISTRIBUTION


class Answer(NamedTuple):
    """What came of asking one plugin: what it contributes, or reasons why it can't be used.

    `version` is what a file says of itself; that of a package is known without asking.
    """

    contributions: tuple[Contribution, ...] = ()
    formats: tuple[ReportFormat, ...] = ()
    methods: tuple[ProgressMethod, ...] = ()
    readers: tuple[DocumentReader, ...] = ()
    table_readers: tuple[TableReader, ...] = ()
    reasons: tuple[Problem, ...] = ()
    failure: Failure | None = None
    version: str = ""

    @classmethod
    def failed(cls, failure: Failure) -> Answer:
        """Return the answer of a plugin whose code failed."""
        return cls(reasons=(Problem(failure.words),), failure=failure)


def ask_plugin(source: Source) -> Answer:
    """Ask one plugin for all it contributes; whatever it does, return what came or what went wrong.

    The plugin has a manager of its own: a plain call over all would stop at the first exception
    and name nobody.
    """
    process = os.getpid()
    with folder_kept():
        try:
            return _asked(source)
        finally:
            end_if_forked(process)


def folder_kept() -> AbstractContextManager[None]:
    """Let plugins change the current folder, and go back to it: users name files from there."""
    try:
        return chdir(os.getcwd())
    except OSError:  # it has been deleted
        return nullcontext()


def _asked(source: Source) -> Answer:
    try:
        plugin = source.load()
        if isinstance(plugin, Contributor):
            version = getattr(plugin, "version", "")
            return _complete(Answer(tuple(_contributions((plugin,), source)), version=version))
        manager = pluggy.PluginManager("eduplan")
        manager.add_hookspecs(hookspecs)
        manager.register(plugin, name=source.name)
        if misfits := (*_other_version(plugin), *_misspelt_hooks(plugin, manager)):
            return Answer(reasons=misfits)
        given = {name: tuple(_listed(name, getattr(manager.hook, name)())) for name in HOOKS}
        return _complete(
            Answer(
                tuple(_contributions(given["eduplan_domains"], source)),
                given["eduplan_report_formats"],
                given["eduplan_progress_methods"],
                given["eduplan_document_readers"],
                given["eduplan_table_readers"],
            )
        )
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        failure = failure_of(error)
        return Answer.failed(failure)


def _complete(answer: Answer) -> Answer:
    """Return an answer; only the reasons, if something was lost of what the plugin should ship."""
    reasons = [*lost(answer.contributions)]
    if not (answer.formats or answer.methods or answer.readers or answer.table_readers):
        reasons += nothing(answer.contributions)
    return Answer(reasons=tuple(reasons)) if reasons else answer


def _contributions(domains: Iterable[Contributor], source: Source) -> Iterator[Contribution]:
    for one in domains:
        yield attrs.evolve(one.contribution(), plugin=source.name, builtin=source.is_builtin)


def _listed(name: str, answers: Iterable[object]) -> Iterator[Any]:
    """Yield what a hook returned; its answers are lists of what it hands over."""
    hook = HOOKS[name]
    for answer in answers:
        if not isinstance(answer, (list, tuple)):
            found = type(answer).__name__
            raise PluginError(_NO_LIST(hook=name, found=found), _A_LIST_OF(name=hook.called))
        for one in answer:
            if not isinstance(one, hook.gives):
                raise PluginError(_OTHER_TYPE(hook=name, found=type(one).__name__), hook.called)
            yield one


def _other_version(plugin: object) -> Iterator[Problem]:
    """Yield that a plugin was written for another version of the hooks, and what to change."""
    written = getattr(plugin, API_NAME, 1)  # the first version needed no declaration
    if written == API_VERSION:
        return
    if not isinstance(written, int) or written > API_VERSION:
        yield Problem(_NEWER_API(name=API_NAME, written=str(written), now=API_VERSION))
        return
    changed = [API_CHANGES[version] for version in range(written + 1, API_VERSION + 1)]
    said = Words.join(changed, SEMICOLON)
    yield Problem(_OLDER_API(name=API_NAME, written=written, now=API_VERSION, changed=said))


def _misspelt_hooks(plugin: object, manager: pluggy.PluginManager) -> Iterator[Problem]:
    """Yield each function that looks like a hook and is none."""
    marked = {caller.name for caller in manager.get_hookcallers(plugin) or ()}
    for name in sorted(marked | {name for name in dir(plugin) if name.startswith(HOOK_PREFIX)}):
        if name not in HOOKS:
            yield Problem(_NO_HOOK(name=name), nearest=nearest_names(name, HOOKS, 1))
        elif name not in marked:
            yield Problem(_NOT_MARKED(name=name))
