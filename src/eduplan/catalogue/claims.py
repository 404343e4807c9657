"""What domains claim of each other: names that are taken, and domains that must be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from eduplan.catalogue.contribution import Contribution
from eduplan.errors import Problem, nearest_names


def lacking(
    remaining: Sequence[Contribution], contributions: Iterable[Contribution]
) -> Iterator[tuple[str, str]]:
    """Yield each plugin that requires a domain which is set aside or missing, and which.

    This is checked first: a plugin without its domain would report names that confuse.
    """
    present = {one.name for one in remaining}
    plugins = {one.name: one.plugin for one in contributions}
    for one in remaining:
        for name in one.requires:
            if name not in present:
                absence = _absence(name, plugins)
                yield one.plugin, f"{one.name} requires the domain {name}, {absence}"


def _absence(name: str, plugins: Mapping[str, str]) -> str:
    if name in plugins:
        return f"which was set aside with the plugin {plugins[name]}"
    return str(Problem("which no plugin in use defines", nearest=nearest_names(name, plugins)))


def clashes(contributions: Sequence[Contribution]) -> Iterator[tuple[str, str]]:
    """Yield each plugin that defines a name which is taken, or replaces one without right.

    A built-in domain keeps its names; of two other plugins the later by name goes.
    """
    ordered = sorted(contributions, key=lambda one: (not one.builtin, one.plugin, one.name))
    owners: dict[str, str] = {}
    replacers: dict[str, str] = {}
    for one in ordered:
        for name in _names(one):
            if name in one.overrides:
                continue
            if name in owners:
                yield one.plugin, _taken(name, owners[name], one.plugin)
            else:
                owners[name] = one.plugin
    for one in ordered:
        for name in one.overrides:
            if sentence := _misplaced(name, owners, replacers):
                yield one.plugin, sentence
            replacers.setdefault(name, one.plugin)


def _taken(name: str, first: str, plugin: str) -> str:
    if first == plugin:
        return f"{name} is defined twice by {plugin}; rename one"
    return (
        f"{name} is defined by {first} and by {plugin}; rename one, or declare "
        "replaces='why' on the later one"
    )


def _misplaced(name: str, owners: Mapping[str, str], replacers: Mapping[str, str]) -> str:
    """Return why a declared replacement can't be: nothing to replace, or another one does."""
    if name not in owners:
        said = f"{name} is to be replaced, but no other plugin defines it"
        return str(Problem(said, nearest=nearest_names(name, owners)))
    if name in replacers:
        return f"{name} is replaced by {replacers[name]} already; leave one of the two out"
    return ""


def _names(contribution: Contribution) -> Iterator[str]:
    yield f"domain {contribution.name}"
    yield from (definition.name for definition in contribution.definitions)
    yield from (rule.code for rule in contribution.rules)
