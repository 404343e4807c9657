"""Which input made two runs differ: runs in between, each with some inputs old and the rest new.

Where one input alone differs, it is the cause. Where several do, the old run is made again with
each of them new in turn: what then already stands as in the new run has that input as its cause.
What needs several at once shows in the new run with each of them old again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from eduplan.cli.runs import Request, Run, choice_of, digests_of, make_run
from eduplan.errors import EduplanError
from eduplan.registry import Registry
from eduplan.report.difference import (
    Cause,
    Difference,
    Json,
    Key,
    common_language,
    state_of,
)
from eduplan.report.evaluation_json import evaluation_document
from eduplan.report.json import audit_document
from eduplan.report.suppression import document_without_small
from eduplan.words import Words

_NO_FILE = Words(
    "{file} 已不是当时的内容，当时的可用 --old-folder 指明",
    "{file} is no longer what it was; name where it stands with --old-folder",
)
_OTHER_PLUGINS = Words(
    "做 NEW 的插件或 eduplan 不是现在装的", "NEW was made with other plugins or another eduplan"
)
_FIELDS = {
    "plan": ("plan", "region", "period"),
    "data": ("data", "register", "mapping"),
}
_WITHIN = (*_FIELDS["plan"][:1], *_FIELDS["data"], "settings")
"""The fields of a request that name files."""
_REGISTRY = frozenset(("standards", "plugins"))


class UntoldError(EduplanError):
    """The causes of a difference can't be told apart."""


def with_causes(found: Difference, folder: str = "") -> Difference:
    """Return a difference with what made each part of it, or why that can't be told.

    `folder` is where the files of the old run stand, if they are no longer where they were.
    """
    old, new = found.old, found.latest
    lang = common_language(old, new)
    was, became = state_of(old, lang), state_of(new, lang)
    keys = [key for key in {**became, **was} if was.get(key) != became.get(key)]
    if len(found.axes) == 1 and found.axes != ("registry",):
        return attrs.evolve(found, causes=dict.fromkeys(keys, Cause(found.axes)))
    if not keys or "made_from" not in old or "made_from" not in new:
        return found
    try:
        between = _Between(old, new, lang, folder)
        return attrs.evolve(found, causes=_causes(found.axes, keys, was, became, between))
    except EduplanError as error:  # also of a run in between, of inputs that do not fit each other
        return attrs.evolve(found, untold=Words.in_both(error.in_language))


def _causes(
    axes: tuple[str, ...],
    keys: Iterable[Key],
    was: Mapping[Key, Any],
    became: Mapping[Key, Any],
    between: _Between,
) -> dict[Key, Cause]:
    """Return the cause of each difference; `axes` are what differs between the two runs."""
    causes: dict[Key, Cause] = {}
    base: frozenset[str] = frozenset()
    left, free = [*keys], [*axes]
    if not between.has_old_registry and _REGISTRY & {*axes}:
        moved = tuple(one for one in axes if one in _REGISTRY)
        base = frozenset(moved)
        free = [one for one in axes if one not in _REGISTRY]
        after = between.state(base)
        causes = {
            key: Cause(moved, len(moved) > 1) for key in left if after.get(key) != was.get(key)
        }
        left = [key for key in left if key not in causes]
    elif left:  # a baseline that was edited lacks what its run found
        again = between.state(base)
        left = [key for key in left if again.get(key) == was.get(key)]
    alone = {axis: between.state(base | {axis}) for axis in free} if left else {}
    for key in left:
        enough = tuple(axis for axis in free if alone[axis].get(key) == became.get(key))
        causes[key] = Cause(enough) if enough else between.together(key, free, axes, became)
    return causes


class _Between:
    """The runs between an old one and a new one, each made once."""

    def __init__(self, old: Json, new: Json, lang: str, folder: str) -> None:
        self.old, self.new, self.lang = old, new, lang
        made = [one["made_from"] for one in (old, new)]
        named = [Request.of(one["options"]) for one in made]
        self.requests = (_moved(named[0], folder), named[1])
        for one, there, here in zip(made, named, self.requests, strict=True):
            _require_files(one["files"], there, here)
        first, latest = (choice_of(one["options"]) for one in made)
        self.choice = latest
        folders = tuple(os.path.join(folder, one) for one in first.folders)
        self.latest = latest.load()
        if not _is_of(self.latest, new):
            raise UntoldError(_OTHER_PLUGINS)
        self.first = first._replace(folders=folders).load()
        self.has_old_registry = _is_of(self.first, old)
        self._states: dict[frozenset[str], dict[Key, Any]] = {}

    def state(self, taken: frozenset[str]) -> dict[Key, Any]:
        """Return what a run says with those inputs as in the new run, all others as in the old."""
        if taken not in self._states:
            self._states[taken] = state_of(self._answer(taken), self.lang)
        return self._states[taken]

    def together(
        self, key: Key, free: list[str], axes: tuple[str, ...], became: Mapping[Key, Any]
    ) -> Cause:
        """Return the cause of what no single input makes: those without which it does not show."""
        every = frozenset(axes)
        needed = [one for one in free if self.state(every - {one}).get(key) != became.get(key)]
        return Cause(tuple(needed) or axes, is_together=True)

    def _answer(self, taken: frozenset[str]) -> Json:
        old, new = self.requests
        named = {one: axis for axis, fields in _FIELDS.items() for one in fields}
        request = Request(
            *(
                getattr(new if named.get(one, "options") in taken else old, one)
                for one in Request._fields
            )
        )
        run = make_run(request, self.choice, self._registry(taken))
        return answer_of(run, self.new)

    def _registry(self, taken: frozenset[str]) -> Registry:
        if not self.has_old_registry:
            return self.latest
        plugins, standards = (
            self.latest if one in taken else self.first for one in ("plugins", "standards")
        )
        return plugins if plugins is standards else plugins.with_standards_of(standards)


def answer_of(run: Run, like: Json) -> dict[str, Any]:
    """Return the answer of a run as a document, in the language of another.

    Raises:
        EduplanError: a calculation fails.
    """
    lang = like["language"]
    if run.evaluation is not None and "targets" in like:
        document = evaluation_document(run.evaluation, lang, manifest=run.manifest())
        return document_without_small(document, run.request.suppress_below)
    return audit_document(run.audited(), lang, manifest=run.manifest())


def _is_of(registry: Registry, answer: Json) -> bool:
    made = answer["made_from"]
    digests = registry.definitions_digest, registry.standards_digest
    return digests == (made["definitions"], made["standards"])


def _moved(request: Request, folder: str) -> Request:
    """Return a request whose files stand in a folder."""
    named = {one: getattr(request, one) for one in _WITHIN}
    moved: dict[str, Any] = {one: os.path.join(folder, name) for one, name in named.items() if name}
    return request._replace(**moved)


def _require_files(digests: Mapping[str, str], named: Request, moved: Request) -> None:
    """Raise unless every file of a run is still what it was."""
    for name, path in zip(named.files, moved.files, strict=True):
        if not os.path.exists(path) or digests_of([path])[path] != digests.get(name):
            raise UntoldError(_NO_FILE.fill(file=path))
