"""What the kit asks of a domain: each question by name, what a failure means and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from eduplan.messages import MessageKind, Text, in_language
from eduplan.testing.subject import Subject
from eduplan.words import COLON, Words

Status: TypeAlias = Literal["passed", "failed", "skipped", "expected"]
"""How a trial ended: `expected` is a failure that the author named with a reason."""

STATUS_WORDS: Mapping[Status, Words] = {
    "passed": Words("通过", "passed"),
    "failed": Words("不通过", "failed"),
    "skipped": Words("未问", "skipped"),
    "expected": Words("已知不通过", "expected to fail"),
}
LACKS: Mapping[str, Words] = {
    "elements": Words("领域没有数据项", "the domain has no element"),
    "indicators": Words("领域没有指标", "the domain has no indicator"),
    "calculations": Words("领域没有计算", "the domain has no calculation"),
    "dimensions": Words("领域没有维度", "the domain has no dimension"),
    "standards": Words("领域没有标准", "the domain has no standard"),
    "rules": Words("领域没有用函数写的规则", "the domain has no rule with a function"),
    "checks": Words("领域没有核对", "the domain has no check"),
    "judged": Words("领域没有规则和核对", "the domain has no rule or check"),
    "all_rules": Words("领域没有规则", "the domain has no rule"),
    "pages": Words("领域没有声明带有说明", "the domain does not say that it ships pages"),
    "overrides": Words("领域没有取代别人的什么", "the domain replaces nothing of others"),
    "terms": Words("领域没有当地的叫法", "the domain has no local terms"),
    "local_standards": Words("领域没有本地标准", "the domain has no standard of its region"),
    "cases": Words("领域没有声明带有例子", "the domain does not say that it ships examples"),
}
"""Why a trial that is about some parts of a domain has nothing to ask."""

MOST_SHOWN = 8
"""Most of what a trial found that its failure shows."""

_FAILURE = MessageKind(
    "nonconforming",
    "{name}：{means}\n  改法：{mend}\n  {found}",
    "{name}: {means}\n  To mend it: {mend}\n  {found}",
)
_MORE = MessageKind("more_found", "另有 {count} 处", "{count} more")


def told(name: Words | str, what: Text) -> Words:
    """Return what was found of something: 「QX001：没有报告」."""
    words = what if isinstance(what, Words) else Words.in_both(lambda lang: in_language(what, lang))
    return Words.join((name, words), COLON)


class Trial(NamedTuple):
    """One question about a domain.

    Attributes:
        name: what it is called in records.
        means: what a failure means.
        mend: how to mend it.
        about: the attribute of a `Subject` without which there is nothing to ask; "" for none.
        find: yields whatever is wrong; a property takes Hypothesis's data as well.
        is_property: whether it is asked about many made-up plans, figures or values.
    """

    name: str
    means: Words
    mend: Words
    about: str
    find: Callable[..., Iterable[Text]]
    is_property: bool = False

    def failure(self, found: Iterable[Text]) -> Text:
        """Return the sentence that tells what was found."""
        texts = tuple(found)
        shown: list[Text] = [*texts[:MOST_SHOWN]]
        if len(texts) > MOST_SHOWN:
            shown.append(_MORE(count=len(texts) - MOST_SHOWN))
        listed = Words.clauses(
            one if isinstance(one, Words | str) else Words.in_both(one.in_language) for one in shown
        )
        return _FAILURE(name=self.name, means=self.means, mend=self.mend, found=listed)


class Result(NamedTuple):
    """How one trial of a domain ended, and why it was skipped or what it found."""

    domain: str
    trial: Trial
    status: Status
    said: Text = ""

    @property
    def name(self) -> str:
        """What the trial is called."""
        return self.trial.name

    @property
    def words(self) -> Words:
        """How it ended, in words."""
        return STATUS_WORDS[self.status]


def trial(
    about: str, means: tuple[str, str], mend: tuple[str, str], *, is_property: bool = False
) -> Callable[[Callable[..., Iterable[Text]]], Trial]:
    """Make a function that yields what is wrong a trial of its own name."""

    def make(find: Callable[..., Iterable[Text]]) -> Trial:
        """Return the trial."""
        return Trial(find.__name__, Words(*means), Words(*mend), about, find, is_property)

    return make


def trials_in(namespace: Mapping[str, Any]) -> tuple[Trial, ...]:
    """Return the trials that a module defines, in their order."""
    return tuple(one for one in namespace.values() if isinstance(one, Trial))


def run_trials(
    trials: Iterable[Trial],
    subject: Subject,
    ask: Callable[[Trial, Subject], tuple[Text, ...]],
    expected: Mapping[str, str] | None = None,
) -> Iterator[Result]:
    """Yield how each trial of a domain ends; `ask` returns what one of them finds.

    `expected` are the trials that are known to fail, by name, each with the reason.
    """
    known = expected or {}
    for one in trials:
        if one.about and not getattr(subject, one.about):
            yield Result(subject.name, one, "skipped", LACKS[one.about])
            continue
        found = ask(one, subject)
        if found and one.name in known:
            yield Result(subject.name, one, "expected", known[one.name])
        elif found:
            yield Result(subject.name, one, "failed", one.failure(found))
        elif one.name in known:
            yield Result(subject.name, one, "failed", _NO_LONGER(name=one.name))
        else:
            yield Result(subject.name, one, "passed")


_NO_LONGER = MessageKind(
    "no_longer_fails",
    "{name}：列为已知不通过，现在通过了；请从 expected 里去掉它",
    "{name}: it is listed as expected to fail, and passes now; take it out of `expected`",
)


def ask_quick(one: Trial, subject: Subject) -> tuple[Text, ...]:
    """Return what a trial that is no property finds."""
    return tuple(dict.fromkeys(one.find(subject)))
