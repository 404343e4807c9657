"""What plugins did wrong, for people: the rules that failed, the plugins that were set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eduplan.engine.asking import RuleOutcome
from eduplan.engine.naming import Naming
from eduplan.failures import Failure
from eduplan.registry import PluginReport
from eduplan.report.findings import SHOWN
from eduplan.report_model import NOTHING, Entry, Note, Reference, Section
from eduplan.words import Words

_TRACEBACK = Words("{text}（回溯 {id}）", "{text} (traceback {id})")
_WHERE = Words(
    "完整回溯在 --format json 输出的 tracebacks 里，按编号查",
    "the tracebacks stand in the output of --format json, under tracebacks, by these ids",
)
_FAILED = Words("{code} {subjects}: {reason}", "{code} {subjects}: {reason}")
_MANY = Words("{first}等{count}个对象", "{first} and {others} more")


def failure_sections(
    failed: Sequence[RuleOutcome], naming: Naming, plugins: Sequence[PluginReport]
) -> Iterator[Section]:
    """Yield the rules that failed and the plugins that were set aside, if there are any."""
    if failed:
        yield failed_rules_section(failed, naming)
    aside = [plugin for plugin in plugins if plugin.state == "failed"]
    if aside:
        yield Section(
            Words("搁置的插件", "Plugins set aside"),
            (*map(_aside, aside), *traceback_notes(plugin.failure for plugin in aside)),
            role="error",
        )


def failed_rules_section(failed: Sequence[RuleOutcome], naming: Naming) -> Section:
    """Return, of each rule that failed, each reason with the subjects on which it did."""
    rules: dict[str, dict[Words, list[RuleOutcome]]] = {}
    for one in failed:
        reason = one.outcome.reason.words if one.outcome.reason else NOTHING
        rules.setdefault(one.code, {}).setdefault(reason, []).append(one)
    sections = (
        Section(NOTHING, tuple(_failed(those, naming) for those in reasons.values()), shown=SHOWN)
        for reasons in rules.values()
    )
    return Section(
        Words("规则出错", "Rules that failed"),
        (*sections, *traceback_notes(one.failure for one in failed)),
        role="error",
    )


def reason_words(plugin: PluginReport) -> tuple[Words, ...]:
    """Return the reasons for which a plugin was set aside."""
    return tuple(_with_id(Words.in_both(one.in_language), plugin.failure) for one in plugin.reasons)


def traceback_notes(failures: Iterable[Failure | None]) -> Iterator[Note]:
    """Yield where the tracebacks are to be had, if there are any."""
    if any(failure is not None and failure.id for failure in failures):
        yield Note(_WHERE)


def _failed(outcomes: Sequence[RuleOutcome], naming: Naming) -> Entry:
    """Return one reason of a rule, with the subjects on which it failed so."""
    first, count = outcomes[0], len(outcomes)
    reason = first.outcome.reason.words if first.outcome.reason else NOTHING
    named = [naming.subject(one.subject) for one in outcomes]
    some = named[0]
    if count > 1:
        some = _MANY.fill(first=some, count=count, others=count - 1)
    short, full = (
        _with_id(_FAILED.fill(code=first.code, subjects=subjects, reason=reason), first.failure)
        for subjects in (some, Words.listed(named))
    )
    return Entry(short, in_full=full, references=(Reference("rule", first.code),))


def _aside(plugin: PluginReport) -> Entry:
    first, *others = reason_words(plugin)
    further = Section(NOTHING, tuple(Entry(one) for one in others), shown=0)
    return Entry(Words.join((plugin.name, first), ": "), parts=(further,) if others else ())


def _with_id(text: Words, failure: Failure | None) -> Words:
    return _TRACEBACK.fill(text=text, id=failure.id) if failure and failure.id else text
