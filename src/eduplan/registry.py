"""The set of plugins as an immutable value: what each contributed, and why one was set aside."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import attrs

from eduplan.catalogue.building import build_catalogue
from eduplan.catalogue.definitions import Calculation
from eduplan.catalogue.rule import Rule
from eduplan.immutable import FrozenDict
from eduplan.installed import installed_plugins
from eduplan.loading import Answer, PluginError, Source, ask_plugin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from eduplan.catalogue.building import Contribution
    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Definition
    from eduplan.failures import Failure

__all__ = [
    "ENTRY_POINT_GROUP",
    "PluginReport",
    "Registry",
    "load_registry",
]

ENTRY_POINT_GROUP = "eduplan"
PluginState: TypeAlias = Literal["ready", "failed"]


class PluginReport(NamedTuple):
    """One plugin: its name, distribution and version, whether it is ready, and if not, why.

    `failure` is what it raised when it was loaded, if that is the reason.
    """

    name: str
    state: PluginState
    distribution: str = ""
    version: str = ""
    reasons: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    failure: Failure | None = None


@attrs.frozen(eq=False, repr=False, slots=False)
class Registry:
    """The plugins that are in use, and the catalogue that they make together.

    A registry never changes; a test builds its own small one with `Registry.of`.
    """

    plugins: tuple[PluginReport, ...]
    contributions: tuple[Contribution, ...]
    catalogue: Catalogue

    @classmethod
    def of(cls, plugins: Mapping[str, object], *, strict: bool = False) -> Registry:
        """Return the registry of some plugin objects (modules with hook implementations) by name.

        Raises:
            PluginError: `strict` is set and a plugin can't be used.
        """
        sources = [Source.of(name, plugin) for name, plugin in plugins.items()]
        return _build(sources, strict=strict)

    @property
    def failed(self) -> tuple[PluginReport, ...]:
        """The plugins that were set aside."""
        return tuple(plugin for plugin in self.plugins if plugin.state == "failed")

    @cached_property
    def digest(self) -> str:
        """A fingerprint of all that the plugins define; equal registries have equal ones."""
        return _fingerprint(self.digests.items())

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """A fingerprint of what each plugin defines, by its name, the same in every process."""
        catalogue = self.catalogue
        parts: dict[str, list[object]] = {one.plugin: [] for one in self.contributions}
        owners = {one.name: one.plugin for one in self.contributions}
        for one in self.contributions:
            parts[one.plugin] += [one.name, *one.dimensions]
        for definition in catalogue.definitions.values():
            parts[catalogue.owners[definition.name]].append(_without_code(definition))
        for rule in catalogue.rules.values():
            parts[catalogue.owners[rule.code]].append(_without_code(rule))
        for standard in catalogue.standards:
            parts[owners[standard.name.partition(".")[0]]].append(standard)
        return FrozenDict((plugin, _fingerprint(found)) for plugin, found in parts.items())

    def with_contribution(self, contribution: Contribution) -> Registry:
        """Return this registry with one more contribution, such as a plan's own indicators.

        Raises:
            PluginError: the contribution does not fit; nothing else is set aside for it.
        """
        catalogue, refused = build_catalogue((*self.contributions, contribution))
        if refused:
            reasons = [reason for found in refused.values() for reason in found]
            raise PluginError("\n".join(reasons))
        return Registry(self.plugins, (*self.contributions, contribution), catalogue)


def load_registry(*, strict: bool = False) -> Registry:
    """Return the registry of all installed plugins (entry points of the group `eduplan`).

    Raises:
        PluginError: `strict` is set and a plugin can't be used.
    """
    sources = [
        Source(one.name, one.load, one.distribution, one.version)
        for one in installed_plugins(ENTRY_POINT_GROUP)
    ]
    return _build(sources, strict=strict)


def _build(sources: Iterable[Source], *, strict: bool) -> Registry:
    ordered = sorted(sources, key=lambda one: (one.name, not one.is_builtin, one.distribution))
    first: dict[str, Source] = {}
    for source in ordered:
        first.setdefault(source.name, source)
    answers = {name: ask_plugin(source) for name, source in first.items()}
    contributions = [one for answer in answers.values() for one in answer.contributions]
    catalogue, refused = _fitted(contributions)
    reports = tuple(
        _report(source, answers[source.name], refused.get(source.name, ()))
        if source is first[source.name]
        else _namesake(source, first[source.name])
        for source in ordered
    )
    failed = {report.name for report in reports if report.state == "failed"}
    if strict and failed:
        raise PluginError("\n".join(_sentences(reports)))
    kept = tuple(one for one in contributions if one.plugin not in refused)
    return Registry(reports, kept, catalogue)


def _fitted(
    contributions: Sequence[Contribution],
) -> tuple[Catalogue, dict[str, tuple[str, ...]]]:
    """Return the catalogue of what fits together, and why the rest was set aside.

    A definition that is not what its type says may break the building itself in any way; then each
    plugin is tried alone beside the built-in ones, and what breaks is set aside by name.
    """
    try:
        return build_catalogue(contributions)
    except Exception:  # never from definitions that `Domain` made
        broken = dict(_breaking(contributions))
        if not broken:
            raise
    catalogue, refused = build_catalogue([one for one in contributions if one.plugin not in broken])
    return catalogue, refused | broken


def _breaking(contributions: Sequence[Contribution]) -> Iterator[tuple[str, tuple[str, ...]]]:
    common = [one for one in contributions if one.builtin]
    for plugin in sorted({one.plugin for one in contributions if not one.builtin}):
        try:
            build_catalogue([*common, *(one for one in contributions if one.plugin == plugin)])
        except Exception as error:
            from eduplan.failures import failure_of

            yield plugin, (f"its definitions can't be read: {failure_of(error).text}",)


def _report(source: Source, answer: Answer, refused: tuple[str, ...]) -> PluginReport:
    reasons = (*answer.reasons, *refused)
    return PluginReport(
        name=source.name,
        state="failed" if reasons else "ready",
        distribution=source.distribution,
        version=source.version,
        reasons=reasons,
        domains=tuple(one.name for one in answer.contributions),
        failure=answer.failure,
    )


def _namesake(source: Source, first: Source) -> PluginReport:
    """Return the report of a plugin that was not loaded since another one has its name."""
    reason = (
        f"a plugin named {source.name} is installed with {first.distribution} and with "
        f"{source.distribution}; rename this entry point"
    )
    return PluginReport(source.name, "failed", source.distribution, source.version, (reason,))


def _sentences(reports: Iterable[PluginReport]) -> Iterator[str]:
    for report in reports:
        yield from (f"plugin {report.name!r}: {reason}" for reason in report.reasons)


def _fingerprint(parts: Iterable[object]) -> str:
    from hashlib import sha256  # loads a cryptographic library, which few outputs need

    return sha256("\n".join(map(repr, parts)).encode()).hexdigest()


def _without_code(part: Definition | Rule) -> object:
    """Return a definition or rule without its function, whose text is new in every process."""
    if isinstance(part, Rule):
        return attrs.evolve(part, function=None, folder="")
    if isinstance(part, Calculation):
        return attrs.evolve(part, function=None)  # type: ignore[arg-type]
    return part
