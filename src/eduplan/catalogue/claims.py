"""What domains claim of each other: names that are taken, and domains that must be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from eduplan.catalogue import mistakes
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.contribution import Contribution, Refusal
from eduplan.catalogue.definitions import LEVEL_WORDS, Definition, Standard
from eduplan.catalogue.regions import NATION, includes, region_words
from eduplan.catalogue.rule import Alias
from eduplan.errors import Problem, nearest_names
from eduplan.messages import Text


def lacking(
    remaining: Sequence[Contribution], contributions: Iterable[Contribution]
) -> Iterator[Refusal]:
    """Yield each plugin that requires a domain which is set aside or missing, and which.

    This is checked first: a plugin without its domain would report names that confuse.
    """
    present = {one.name: one.region for one in remaining}
    plugins = {one.name: one.plugin for one in contributions}
    for one in remaining:
        for name in one.requires:
            if name not in present:
                yield Refusal(one.plugin, _absence(one.name, name, plugins))
            elif not _holds(present[name], one.region):
                where = region_words(present[name])
                message = mistakes.LACKS_ELSEWHERE(domain=one.name, required=name, region=where)
                yield Refusal(one.plugin, Problem(message))


def _holds(region: str, where: str) -> bool:
    """Return whether what holds in one region holds in the whole of another."""
    return not region or includes(region, where or NATION)


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
    replacers: dict[tuple[str, str], str] = {}
    for one in ordered:
        for name in _names(one):
            if name in one.overrides:
                continue
            if name in owners:
                yield Refusal(one.plugin, _taken(name, owners[name], one.plugin), (str(name),))
            else:
                owners[name] = one.plugin
    for one in ordered:
        for name, override in one.overrides.items():
            if not one.region or not override.document.strip():
                yield Refusal(one.plugin, Problem(mistakes.UNDECLARED(name=name)), (name,))
            elif name not in owners:
                message = mistakes.NOTHING_TO_REPLACE(name=name)
                known = [taken for taken in owners if isinstance(taken, str)]
                problem = Problem(message, nearest=nearest_names(name, known))
                yield Refusal(one.plugin, problem, (name,))
            elif (name, one.region) in replacers:
                other = replacers[name, one.region]
                message = mistakes.REPLACED_ALREADY(
                    name=name, plugin=other, region=region_words(one.region)
                )
                yield Refusal(one.plugin, Problem(message), (name,))
            replacers.setdefault((name, one.region), one.plugin)


def misfits(one: Contribution, catalogue: Catalogue) -> Iterator[tuple[Problem, tuple[str, ...]]]:
    """Yield each override, and each further term, that does not fit what it is about, and why."""
    replacing = {part.name: part for part in one.definitions}
    for name, override in one.overrides.items():
        rule, old, new = (
            catalogue.rules.get(name),
            catalogue.definitions.get(name),
            replacing.get(name),
        )
        if isinstance(rule, Alias):
            message = mistakes.RESTATES(code=name, general=rule.alias_of)
            yield Problem(message), (name,)
        elif rule is not None and override.severity == "error" and rule.own_standard:
            yield Problem(mistakes.OWN_ERROR(code=name)), (name,)
        elif old is not None and new is not None and not _alike(old, new):
            kind = mistakes.KINDS[type(old).__name__.lower()]
            unit, level = old.unit.symbol or "1", LEVEL_WORDS[old.level]
            yield (
                Problem(mistakes.OTHER_KIND(name=name, kind=kind, unit=unit, level=level)),
                (name,),
            )
    for name in one.terms:
        if name not in catalogue.definitions:
            yield catalogue.unknown(name), (name,)


def _alike(old: Definition, new: Definition) -> bool:
    """Return whether a formula that reads one can read the other."""
    return type(old) is type(new) and old.level == new.level and old.unit.compatible(new.unit)


def misplaced(
    one: Contribution, standards: Iterable[Standard]
) -> Iterator[tuple[Problem, tuple[str, ...]]]:
    """Yield each standard that lies beyond its domain's region, or replaces what it can't."""
    known = {standard.name: standard for standard in standards}
    for standard in known.values():
        if not standard.name.startswith(f"{one.name}."):
            continue
        name, old = standard.name, known.get(standard.replaces)
        if not _holds(one.region, standard.region):
            where, own = region_words(standard.region), region_words(one.region)
            yield Problem(mistakes.STANDARD_BEYOND(name=name, region=where, own=own)), (name,)
        if not standard.replaces:
            continue
        if old is None:
            nearest = nearest_names(standard.replaces, known)
            yield Problem(mistakes.NO_STANDARD(name=standard.replaces), nearest=nearest), (name,)
        elif old.about != standard.about or not includes(old.region, standard.region):
            yield Problem(mistakes.STANDARD_UNLIKE(name=name, other=old.name)), (name,)


def _taken(name: Text, first: str, plugin: str) -> Problem:
    if first == plugin:
        return Problem(mistakes.TAKEN_BY_ITSELF(name=name, plugin=plugin))
    return Problem(mistakes.TAKEN(name=name, first=first, plugin=plugin))


def _names(contribution: Contribution) -> Iterator[Text]:
    yield mistakes.THE_DOMAIN(name=contribution.name)
    yield from (definition.name for definition in contribution.definitions)
    yield from (rule.code for rule in contribution.rules)
