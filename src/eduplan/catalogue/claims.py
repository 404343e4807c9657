"""What domains claim of each other: names that are taken, and domains that must be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from eduplan.catalogue import mistakes
from eduplan.catalogue.contribution import Contribution, Refusal
from eduplan.errors import Problem, nearest_names
from eduplan.messages import Text


def lacking(
    remaining: Sequence[Contribution], contributions: Iterable[Contribution]
) -> Iterator[Refusal]:
    """Yield each plugin that requires a domain which is set aside or missing, and which.

    This is checked first: a plugin without its domain would report names that confuse.
    """
    present = {one.name for one in remaining}
    plugins = {one.name: one.plugin for one in contributions}
    for one in remaining:
        for name in one.requires:
            if name not in present:
                yield Refusal(one.plugin, _absence(one.name, name, plugins))


def _absence(domain: str, required: str, plugins: Mapping[str, str]) -> Problem:
    if required in plugins:
        plugin = plugins[required]
        return Problem(mistakes.LOST_DOMAIN(domain=domain, required=required, plugin=plugin))
    message = mistakes.LACKS_DOMAIN(domain=domain, required=required)
    return Problem(message, nearest=nearest_names(required, plugins))


def clashes(contributions: Sequence[Contribution]) -> Iterator[Refusal]:
    """Yield each plugin that defines a name which is taken, or replaces one without right.

    A built-in domain keeps its names; of two other plugins the later by name goes.
    """
    ordered = sorted(contributions, key=lambda one: (not one.builtin, one.plugin, one.name))
    owners: dict[Text, str] = {}
    replacers: dict[str, str] = {}
    for one in ordered:
        for name in _names(one):
            if name in one.overrides:
                continue
            if name in owners:
                yield Refusal(one.plugin, _taken(name, owners[name], one.plugin), (str(name),))
            else:
                owners[name] = one.plugin
    for one in ordered:
        for name in one.overrides:
            if name not in owners:
                message = mistakes.NOTHING_TO_REPLACE(name=name)
                known = [taken for taken in owners if isinstance(taken, str)]
                problem = Problem(message, nearest=nearest_names(name, known))
                yield Refusal(one.plugin, problem, (name,))
            elif name in replacers:
                message = mistakes.REPLACED_ALREADY(name=name, plugin=replacers[name])
                yield Refusal(one.plugin, Problem(message), (name,))
            replacers.setdefault(name, one.plugin)


def _taken(name: Text, first: str, plugin: str) -> Problem:
    if first == plugin:
        return Problem(mistakes.TAKEN_BY_ITSELF(name=name, plugin=plugin))
    return Problem(mistakes.TAKEN(name=name, first=first, plugin=plugin))


def _names(contribution: Contribution) -> Iterator[Text]:
    yield mistakes.THE_DOMAIN(name=contribution.name)
    yield from (definition.name for definition in contribution.definitions)
    yield from (rule.code for rule in contribution.rules)
