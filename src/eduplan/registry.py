"""The set of plugins as an immutable value: what each contributed, and why one was set aside."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from hashlib import sha256
from typing import Literal, NamedTuple, TypeAlias

import attrs

from eduplan.catalogue.building import build_catalogue, extend_catalogue
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.contribution import Contribution, Refusal
from eduplan.catalogue.definitions import Calculation, Definition, Standard
from eduplan.catalogue.progress import ProgressMethod
from eduplan.catalogue.regional import domain_of, within
from eduplan.catalogue.rule import Alias, AnyRule, Check, Rule
from eduplan.errors import Problem
from eduplan.failures import Failure, failure_of
from eduplan.immutable import FrozenDict
from eduplan.loading import Answer, PluginError, Source, ask_plugin
from eduplan.messages import Message, MessageKind
from eduplan.readings.growth import OWN_METHODS
from eduplan.report_model import ReportFormat
from eduplan.tables.blocks import DocumentReader
from eduplan.tables.sheet import TableReader
from eduplan.words import Words

OWN_FORMATS = (*("text", "json", "sarif", "html", "docx", "xlsx", "markdown", "junit", "github"),)
"""What eduplan writes itself: a report as text, results as JSON and SARIF."""

_SET_ASIDE = MessageKind(
    "plugins_set_aside",
    "搁置的插件（原因见 `eduplan plugins`）：{plugins}",
    "these plugins were set aside (`eduplan plugins` says why): {plugins}",
)
_LEFT_OUT = MessageKind(
    "plugins_left_out", "未选用的插件：{plugins}", "these plugins were left out: {plugins}"
)
_FORMAT_TAKEN = MessageKind(
    "report_format_taken",
    "报告格式“{name}”也是 {others} 的",
    "the report format '{name}' is that of {others} too",
)
_METHOD_TAKEN = MessageKind(
    "progress_method_taken",
    "进度方法“{name}”也是 {others} 的",
    "the method of progress '{name}' is that of {others} too",
)
_INSTALLED_TWICE = MessageKind(
    "plugin_installed_twice",
    "{first} 和 {second} 都装了名为 {name} 的插件；请给这个入口点改名",
    "a plugin named {name} is installed with {first} and with {second}; rename this entry point",
)
_UNREADABLE = MessageKind(
    "definitions_unreadable",
    "它的定义读不了：{failure}",
    "its definitions can't be read: {failure}",
)
_OF_PLUGIN = MessageKind("of_plugin", "插件“{plugin}”：{reason}", "plugin '{plugin}': {reason}")

PluginState: TypeAlias = Literal["ready", "failed", "left_out", "listed"]


class PluginReport(NamedTuple):
    """One plugin: its name, distribution and version, whether it is ready, and if not, why.

    One that `failed` was set aside for its `reasons`, and `failure` is what it raised or did; one
    that is `left_out` was not chosen; one that is only `listed` was not loaded.
    """

    name: str
    state: PluginState
    distribution: str = ""
    version: str = ""
    reasons: tuple[Problem, ...] = ()
    domains: tuple[str, ...] = ()
    failure: Failure | None = None


class RefusedError(PluginError):
    """A contribution does not fit what is there; `refusals` say why."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__()
        self.refusals = refusals
        self.problems = tuple(one.reason for one in refusals)


@attrs.frozen(eq=False, repr=False, slots=False)
class Registry:
    """The plugins that are in use, and the catalogue that they make together.

    A registry never changes; a test builds its own small one with `Registry.of`. `formats` are the
    forms of reports that plugins add, `readers` the formats of documents, `table_readers` those of
    tables, `methods` the methods of progress, ours and theirs. That of a `region` knows what holds
    there; `everywhere` is the one that it was made of.
    """

    plugins: tuple[PluginReport, ...]
    contributions: tuple[Contribution, ...]
    catalogue: Catalogue
    formats: tuple[ReportFormat, ...] = ()
    methods: tuple[ProgressMethod, ...] = OWN_METHODS
    readers: tuple[DocumentReader, ...] = ()
    table_readers: tuple[TableReader, ...] = ()
    region: str = ""
    everywhere: Registry | None = None

    @classmethod
    def of(cls, plugins: Mapping[str, object], *, strict: bool = False) -> Registry:
        """Return the registry of some plugin objects (modules with hook implementations) by name.

        Raises:
            PluginError: `strict` is set and a plugin can't be used.
        """
        sources = [Source.of(name, plugin) for name, plugin in plugins.items()]
        return build_registry(sources, strict, plugins.keys(), {})

    @property
    def failed(self) -> tuple[PluginReport, ...]:
        """The plugins that were set aside."""
        return tuple(plugin for plugin in self.plugins if plugin.state == "failed")

    @property
    def absent(self) -> tuple[Message, ...]:
        """What to know of a name that nothing defines: which plugins, not in use, may define it."""
        failed = tuple(plugin.name for plugin in self.failed)
        left_out = tuple(one.name for one in self.plugins if one.state == "left_out")
        return (
            *([_SET_ASIDE(plugins=failed)] if failed else ()),
            *([_LEFT_OUT(plugins=left_out)] if left_out else ()),
        )

    @cached_property
    def digest(self) -> str:
        """A fingerprint of all that the plugins define; equal registries have equal ones."""
        return _fingerprint(self.digests.items())

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """A fingerprint of what each plugin defines, by its name, the same in every process."""
        if self._source is not self:
            return self._source.digests
        return FrozenDict(
            (plugin, _fingerprint((*defined, *dated)))
            for plugin, (defined, dated) in self._by_plugin.items()
        )

    @cached_property
    def definitions_digest(self) -> str:
        """A fingerprint of all that the plugins define except dated standards."""
        if self._source is not self:
            return self._source.definitions_digest
        return _fingerprint(part for defined, _ in self._by_plugin.values() for part in defined)

    @cached_property
    def standards_digest(self) -> str:
        """A fingerprint of the dated standards alone."""
        if self._source is not self:
            return self._source.standards_digest
        return _fingerprint(part for _, dated in self._by_plugin.values() for part in dated)

    @property
    def _source(self) -> Registry:
        """The registry of all regions where nothing holds in this one only, else this."""
        if self.everywhere is not None and self.everywhere.catalogue is self.catalogue:
            return self.everywhere
        return self

    @cached_property
    def _by_plugin(self) -> Mapping[str, tuple[list[object], list[object]]]:
        """What each plugin defines, and its standards apart."""
        catalogue = self.catalogue
        parts: dict[str, tuple[list[object], list[object]]]
        parts = {one.plugin: ([], []) for one in self.contributions}
        owners = {one.name: one.plugin for one in self.contributions}
        for one in self.contributions:
            parts[one.plugin][0].extend((one.name, *one.dimensions))
        for definition in catalogue.definitions.values():
            parts[catalogue.owners[definition.name]][0].append(_without_code(definition))
        for rule in catalogue.rules.values():
            parts[catalogue.owners[rule.code]][0].append(_without_code(rule))
        for standard in catalogue.standards:
            parts[owners[domain_of(standard.name)]][1].append(standard)
        for overlay in catalogue.overlays:
            defined, _ = parts[overlay.plugin]
            defined += map(_without_code, (*overlay.definitions.values(), *overlay.rules.values()))
            defined += [overlay.region, overlay.overrides, overlay.terms]
        return parts

    def with_standards_of(self, other: Registry) -> Registry:
        """Return this registry with the dated standards of another one in place of its own."""
        found: dict[str, list[Standard]] = {}
        for standard in other.catalogue.standards:
            found.setdefault(domain_of(standard.name), []).append(standard)
        return self._rebuilt(
            attrs.evolve(one, standards=partial(_given, tuple(found.get(one.name, ()))))
            for one in self.contributions
        )

    def with_contribution(self, contribution: Contribution) -> Registry:
        """Return this registry with one more contribution, such as a plan's own indicators.

        Raises:
            PluginError: the contribution does not fit; nothing else is set aside for it.
        """
        if self.everywhere is not None and (contribution.region or contribution.terms):
            return self.everywhere.with_contribution(contribution).within(self.region)
        catalogue, refused = extend_catalogue(self.catalogue, self.contributions, (contribution,))
        if refused:
            raise RefusedError(refused)
        contributions = (*self.contributions, contribution)
        return attrs.evolve(self, contributions=contributions, catalogue=catalogue)

    def without_contribution(self, plugin: str) -> Registry:
        """Return this registry without what a plugin, or a plan file, added to it, if anything."""
        contributions = tuple(one for one in self.contributions if one.plugin != plugin)
        if len(contributions) == len(self.contributions):
            return self
        return self._rebuilt(contributions)

    def _rebuilt(self, contributions: Iterable[Contribution]) -> Registry:
        """Return this registry made of other contributions."""
        made = tuple(contributions)
        catalogue, _ = build_catalogue(made)
        left = attrs.evolve(
            self, contributions=made, catalogue=catalogue, region="", everywhere=None
        )
        return left.within(self.region) if self.region else left

    def within(self, region: str) -> Registry:
        """Return this registry with what its plugins say of a region: what overlays replace there.

        Raises:
            RegionError: `region` is not the code of a region.
        """
        if region == self.region:
            return self
        if self.everywhere is not None:
            return self.everywhere.within(region)
        catalogue = within(self.catalogue, region)
        return attrs.evolve(self, catalogue=catalogue, region=region, everywhere=self)


def build_registry(
    sources: Iterable[Source],
    strict: bool,
    chosen: Collection[str],
    aside: Mapping[str, Failure],
    watch: Callable[[str], None] = lambda _: None,
) -> Registry:
    """Return the registry of those of some plugins that are chosen by name.

    `aside` are plugins that are known to fail; `watch` is told the name of each before it is
    loaded, and "" when all are.

    Raises:
        PluginError: `strict` is set and a plugin can't be used.
    """
    ordered = sorted(sources, key=lambda source: source.order)
    first: dict[str, Source] = {}
    for source in ordered:
        if source.name in chosen:
            first.setdefault(source.name, source)
    answers: dict[str, Answer] = {}
    for name, source in first.items():
        if name in aside:
            answers[name] = Answer.failed(aside[name])
            continue
        watch(name)
        answers[name] = ask_plugin(source)
    watch("")
    answers |= _clashing(
        answers, OWN_FORMATS, lambda one: [format_.name for format_ in one.formats], _FORMAT_TAKEN
    )
    own = [one.name for one in OWN_METHODS]
    answers |= _clashing(
        answers, own, lambda one: [method.name for method in one.methods], _METHOD_TAKEN
    )
    contributions = [one for answer in answers.values() for one in answer.contributions]
    catalogue, refused = _fitted(contributions)
    reports = tuple(_report(source, first, answers, refused) for source in ordered)
    if strict and any(report.state == "failed" for report in reports):
        raise PluginError.of(*_problems(reports))
    gone = {one.plugin for one in refused}
    kept = tuple(one for one in contributions if one.plugin not in gone)
    used = [answer for name, answer in answers.items() if name not in gone]
    formats = tuple(one for answer in used for one in answer.formats)
    methods = (*OWN_METHODS, *(one for answer in used for one in answer.methods))
    readers = tuple(one for answer in used for one in answer.readers)
    tables = tuple(one for answer in used for one in answer.table_readers)
    return Registry(reports, kept, catalogue, formats, methods, readers, tables)


def _clashing(
    answers: Mapping[str, Answer],
    own: Iterable[str],
    names: Callable[[Answer], list[str]],
    taken: MessageKind,
) -> dict[str, Answer]:
    """Return the plugins that give something a name which another has too, set aside."""
    owners: dict[str, list[str]] = {name: ["eduplan"] for name in own}
    for plugin, answer in answers.items():
        for name in dict.fromkeys(names(answer)):
            owners.setdefault(name, []).append(plugin)
    found: dict[str, Answer] = {}
    for name, plugins in owners.items():
        for plugin in plugins if len(plugins) > 1 else ():
            others = tuple(one for one in plugins if one != plugin)
            found[plugin] = Answer(reasons=(Problem(taken(name=name, others=others)),))
    found.pop("eduplan", None)
    return found


def _fitted(contributions: Sequence[Contribution]) -> tuple[Catalogue, tuple[Refusal, ...]]:
    """Return the catalogue of what fits together, and why the rest was set aside.

    A definition that is not what its type says may break the building itself in any way; then each
    plugin is tried alone beside the built-in ones, and what breaks is set aside by name.
    """
    try:
        return build_catalogue(contributions)
    except Exception:  # never from definitions that `Domain` made
        broken = tuple(_breaking(contributions))
        if not broken:
            raise
    gone = {one.plugin for one in broken}
    catalogue, refused = build_catalogue([one for one in contributions if one.plugin not in gone])
    return catalogue, (*refused, *broken)


def _breaking(contributions: Sequence[Contribution]) -> Iterator[Refusal]:
    common = [one for one in contributions if one.builtin]
    catalogue, _ = build_catalogue(common)
    for plugin in sorted({one.plugin for one in contributions if not one.builtin}):
        try:
            own = [one for one in contributions if one.plugin == plugin]
            extend_catalogue(catalogue, common, own)
        except Exception as error:
            yield Refusal(plugin, Problem(_UNREADABLE(failure=failure_of(error).words)))


def _report(
    source: Source,
    first: Mapping[str, Source],
    answers: Mapping[str, Answer],
    refused: Iterable[Refusal],
) -> PluginReport:
    name = source.name
    report = PluginReport(name, "left_out", source.distribution, source.version)
    if name not in first:
        return report
    if source is not first[name]:  # not loaded: whose definitions they are could not be said
        distributions = {"first": first[name].distribution, "second": source.distribution}
        twice = Problem(_INSTALLED_TWICE(name=name, **distributions))
        return report._replace(state="failed", reasons=(twice,))
    answer = answers[name]
    reasons = (*answer.reasons, *(one.reason for one in refused if one.plugin == name))
    return report._replace(
        state="failed" if reasons else "ready",
        version=source.version or answer.version,
        reasons=reasons,
        domains=tuple(one.name for one in answer.contributions),
        failure=answer.failure,
    )


def _problems(reports: Iterable[PluginReport]) -> Iterator[Problem]:
    for report in reports:
        for reason in report.reasons:
            words = Words.in_both(reason.in_language)
            yield Problem(_OF_PLUGIN(plugin=report.name, reason=words))


def _given(standards: tuple[Standard, ...], catalogue: Catalogue) -> tuple[Standard, ...]:
    return standards


def _fingerprint(parts: Iterable[object]) -> str:
    return sha256("\n".join(map(repr, parts)).encode()).hexdigest()


def _without_code(part: Definition | AnyRule) -> object:
    """Return a definition or rule without its function, whose text is new in every process."""
    if isinstance(part, Check | Alias):
        return attrs.evolve(part, folder="")
    if isinstance(part, Rule):
        return attrs.evolve(part, function=None, folder="")  # type: ignore[arg-type]
    if isinstance(part, Calculation):
        return attrs.evolve(part, function=None)  # type: ignore[arg-type]
    return part
