"""The set of plugins as an immutable value: what each contributed, and why one was set aside."""

from __future__ import annotations

from functools import cached_property
from os.path import isfile, join
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import attrs
import pluggy

from eduplan import hookspecs
from eduplan.catalogue.building import Contribution, build_catalogue, no_standards
from eduplan.catalogue.domain import Domain
from eduplan.errors import EduplanError, nearest_names
from eduplan.hookspecs import HOOK_PREFIX
from eduplan.installed import installed_plugins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from eduplan.catalogue.building import StandardsSource
    from eduplan.catalogue.catalogue import Catalogue

__all__ = [
    "ENTRY_POINT_GROUP",
    "PluginError",
    "PluginReport",
    "Registry",
    "load_registry",
]

ENTRY_POINT_GROUP = "eduplan"
STANDARDS_FILE = "standards.toml"
"""The file of a domain's folder that holds its dated standards."""

PluginState: TypeAlias = Literal["ready", "failed"]


class PluginError(EduplanError):
    """A plugin could not be used, and the caller asked that this be an error (`strict`)."""


class PluginReport(NamedTuple):
    """One plugin: its name, distribution and version, whether it is ready, and if not, why."""

    name: str
    state: PluginState
    distribution: str = ""
    version: str = ""
    reasons: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


class _Source(NamedTuple):
    """Where a plugin comes from, and how to get at its hook implementations."""

    name: str
    load: Callable[[], object]
    distribution: str = ""
    version: str = ""


@attrs.frozen(eq=False, slots=False)
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
        sources = [_Source(name, _constantly(plugin)) for name, plugin in plugins.items()]
        return _build(sources, strict=strict)

    @property
    def failed(self) -> tuple[PluginReport, ...]:
        """The plugins that were set aside."""
        return tuple(plugin for plugin in self.plugins if plugin.state == "failed")

    @cached_property
    def digest(self) -> str:
        """A fingerprint of all that the plugins define; equal registries have equal ones."""
        from hashlib import sha256

        catalogue = self.catalogue
        parts = (
            *catalogue.dimensions.values(),
            *catalogue.definitions.values(),
            *catalogue.standards,
            *(_without_code(rule) for rule in catalogue.rules.values()),
        )
        return sha256("\n".join(map(repr, parts)).encode()).hexdigest()

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
        _Source(one.name, one.load, one.distribution, one.version)
        for one in installed_plugins(ENTRY_POINT_GROUP)
    ]
    return _build(sources, strict=strict)


def _build(sources: Iterable[_Source], *, strict: bool) -> Registry:
    contributions: list[Contribution] = []
    reasons: dict[str, tuple[str, ...]] = {}
    ordered = sorted(sources, key=lambda source: source.name)
    for source in ordered:
        found, problems = _contributions_of(source)
        contributions.extend(found)
        if problems:
            reasons[source.name] = problems
    catalogue, refused = build_catalogue(contributions)
    reasons |= refused
    reports = tuple(_report(source, reasons, contributions) for source in ordered)
    kept = tuple(one for one in contributions if one.plugin not in reasons)
    if strict and reasons:
        raise PluginError("\n".join(_sentences(reasons)))
    return Registry(reports, kept, catalogue)


def _contributions_of(source: _Source) -> tuple[list[Contribution], tuple[str, ...]]:
    """Ask one plugin for its domains; whatever it does, return what came and what went wrong.

    The plugin has a manager of its own: a plain call over all would stop at the first exception
    and name nobody.
    """
    try:
        plugin = source.load()
        manager = pluggy.PluginManager("eduplan")
        manager.add_hookspecs(hookspecs)
        manager.register(plugin, name=source.name)
        if misspelt := tuple(_misspelt_hooks(plugin, manager)):
            return [], misspelt
        answers = manager.hook.eduplan_domains()
        return list(_checked(source, answers)), ()
    except (KeyboardInterrupt, GeneratorExit):
        raise
    except EduplanError as error:
        return [], (str(error),)
    except BaseException as error:
        return [], (f"{type(error).__name__}: {error}",)


def _checked(source: _Source, answers: Iterable[object]) -> Iterator[Contribution]:
    for answer in answers:
        if not isinstance(answer, (list, tuple)):
            raise PluginError(
                f"eduplan_domains returned {type(answer).__name__}; expected a list of Domain"
            )
        for domain in answer:
            if not isinstance(domain, Domain):
                raise PluginError(
                    f"eduplan_domains returned a {type(domain).__name__}; expected Domain"
                )
            yield Contribution.of(source.name, domain, _standards(domain))


def _standards(domain: Domain) -> StandardsSource:
    """Read the form of the domain's standards now; their figures wait for the catalogue's units."""
    path = join(domain.folder, STANDARDS_FILE) if domain.folder else ""
    if not isfile(path):
        return no_standards
    from eduplan.files.standards_file import read_standards  # only domains with a file pay for it

    return read_standards(path, domain.name).settle


def _misspelt_hooks(plugin: object, manager: pluggy.PluginManager) -> Iterator[str]:
    """Yield a sentence for each function that looks like a hook and is none."""
    known = [name for name in dir(hookspecs) if name.startswith(HOOK_PREFIX)]
    marked = {caller.name for caller in manager.get_hookcallers(plugin) or ()}
    for name in sorted(marked | {name for name in dir(plugin) if name.startswith(HOOK_PREFIX)}):
        if name not in known:
            nearest = nearest_names(name, known)
            hint = f"; did you mean {nearest[0]!r}?" if nearest else ""
            yield f"{name!r} is not a hook of eduplan{hint}"
        elif name not in marked:
            yield f"{name!r} is not marked; put @eduplan.hookimpl above it"


def _report(
    source: _Source,
    reasons: Mapping[str, tuple[str, ...]],
    contributions: Iterable[Contribution],
) -> PluginReport:
    problems = reasons.get(source.name, ())
    return PluginReport(
        name=source.name,
        state="failed" if problems else "ready",
        distribution=source.distribution,
        version=source.version,
        reasons=problems,
        domains=tuple(one.name for one in contributions if one.plugin == source.name),
    )


def _sentences(reasons: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for name, problems in sorted(reasons.items()):
        yield from (f"plugin {name!r}: {problem}" for problem in problems)


def _constantly(plugin: object) -> Callable[[], object]:
    return lambda: plugin


def _without_code(rule: object) -> object:
    """Return a rule without its function, whose text would differ from process to process."""
    return attrs.evolve(rule, function=None, folder="")  # type: ignore[misc]
