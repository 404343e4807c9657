"""Trials of what a domain ships in files: pages, examples, standards."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from eduplan.catalogue.definitions import Standard
from eduplan.catalogue.pages import (
    Asked,
    Example,
    Examples,
    example_file,
    page_file,
    rule_examples,
)
from eduplan.catalogue.rule import AnyRule, general_code
from eduplan.engine.audit import AuditReport, audit
from eduplan.engine.evaluation.evaluate import EvaluationReport, evaluate
from eduplan.errors import EduplanError
from eduplan.files.plan_file import parse_plan
from eduplan.files.table_file import parse_table
from eduplan.messages import Text
from eduplan.plan.settings import AuditSettings
from eduplan.testing.subject import Answer, Subject
from eduplan.testing.trial import told, trial, trials_in
from eduplan.words import Language, Words

HEADINGS: dict[Language, list[str]] = {
    "zh": ["是什么", "为什么", "怎么改", "依据"],
    "en": ["What", "Why", "Remedy", "Source"],
}
"""What the page of a rule says, in this order; its examples are put before the remedy."""

TODAY = datetime.date(2025, 12, 31)
"""The day by which examples are audited."""


def _told(rule: AnyRule, example: Words, what: Text) -> Words:
    return told(Words.join((rule.code, example), " "), what)


_NOT_FOUND = Words("没有报告", "nothing is found")
_FOUND = Words("却报告了", "it is found all the same")
_FAILED = Words("规则出错", "the rule failed")
_WRITE_A_PAGE = (
    "在 pages/ 里写：是什么、为什么、怎么改、依据",
    "write in pages/: What, Why, Remedy, Source",
)


def _prose(rule: AnyRule, lang: Language) -> str:
    try:
        with open(os.path.join(rule.folder, page_file(rule, lang)), encoding="utf-8") as stream:
            return stream.read()
    except (OSError, ValueError):
        return ""


@trial("all_rules", ("规则没有中文说明", "a rule has no page in Chinese"), _WRITE_A_PAGE)
def pages_in_chinese(subject: Subject) -> Iterator[Text]:
    """Find rules without a Chinese page."""
    yield from (one.code for one in subject.all_rules if not _prose(one, "zh"))


@trial("all_rules", ("规则没有英文说明", "a rule has no page in English"), _WRITE_A_PAGE)
def pages_in_english(subject: Subject) -> Iterator[Text]:
    """Find rules without an English page."""
    yield from (one.code for one in subject.all_rules if not _prose(one, "en"))


@trial(
    "all_rules",
    ("说明的第一行不是规则的代码和标题", "a page does not begin with the rule's code and title"),
    ("第一行写“# 代码 标题”", "begin with `# CODE title`"),
)
def pages_begin_with_the_title(subject: Subject) -> Iterator[Text]:
    """Find pages of another rule, or of one that was renamed."""
    for one in subject.all_rules:
        for lang in HEADINGS:
            page = _prose(one, lang)
            if page and not page.startswith(f"# {one.code} {one.title.in_language(lang)}\n"):
                yield page_file(one, lang)


@trial("all_rules", ("说明缺一节", "a page lacks a section"), _WRITE_A_PAGE)
def pages_have_all_sections(subject: Subject) -> Iterator[Text]:
    """Find pages that leave a section out."""
    for one in subject.all_rules:
        for lang, headings in HEADINGS.items():
            page = _prose(one, lang)
            if page and re.findall(r"^## (.+)$", page, re.MULTILINE) != headings:
                yield page_file(one, lang)


@trial(
    "all_rules",
    ("规则没有例子，谁也不知道它会不会报告", "a rule has no examples that prove it"),
    (
        "在 pages/代码.toml 里写 fires.plan 和 silent.plan",
        "write fires.plan and silent.plan in pages/CODE.toml",
    ),
)
def examples_there(subject: Subject) -> Iterator[Text]:
    """Find rules without examples."""
    yield from (example_file(one) for one in subject.all_rules if rule_examples(one) is None)


def _answer(subject: Subject, rule: AnyRule, examples: Examples, example: Example) -> Answer:
    """Return what an example's audit or evaluation found; each is asked once."""
    asked = _asked_about(subject, rule, examples, example)
    if (example, asked) not in subject.answers:
        loaded = parse_plan(example.plan, subject.registry)
        report: AuditReport | EvaluationReport
        if example.table:
            table = parse_table(example.table, loaded.registry)
            report = evaluate(loaded.plan, loaded.registry, table)
        else:
            settings = AuditSettings(select=asked)
            report = audit(loaded.plan, loaded.registry, today=TODAY, settings=settings)
        said: dict[str, tuple[str, ...]] = {}
        for one in report.findings:
            said[one.code] = (*said.get(one.code, ()), one.message.zh)
        failed = frozenset(one.code for one in report.failed)
        subject.answers[example, asked] = Answer(said, failed)
    return subject.answers[example, asked]


def _asked_about(
    subject: Subject, rule: AnyRule, examples: Examples, example: Example
) -> tuple[str, ...]:
    """Return the rules that are asked about an example: the domain's, about a change its own.

    A rule on waivers needs what all others find. Asking every rule about every change would take
    most of the time of a run.
    """
    if getattr(rule, "per", "") == "waiver":
        return ()
    if example in (examples.fires, examples.silent):
        return tuple({general_code(one): None for one in subject.all_rules})
    return (general_code(rule),)


def _asked(subject: Subject) -> Iterator[tuple[AnyRule, Asked, Callable[[], Answer]]]:
    """Yield what each rule is asked about its examples, and what answers that."""
    for rule in subject.all_rules:
        if (examples := rule_examples(rule)) is None:
            continue
        for asked in examples.all:
            yield rule, asked, partial(_answer, subject, rule, examples, asked.example)


def _examples(subject: Subject, wrong: Callable[[AnyRule, Asked, Answer], Text]) -> Iterator[Text]:
    for rule, asked, answer in _asked(subject):
        try:
            why = wrong(rule, asked, answer())
        except EduplanError:
            continue  # another trial tells of it
        if why:
            yield _told(rule, asked.words, why)


@trial(
    "all_rules",
    ("例子里的规划或数据读不了", "the plan or the table of an example can't be read"),
    ("照报的错改例子", "mend the example as the error says"),
)
def examples_can_be_read(subject: Subject) -> Iterator[Text]:
    """Find examples with mistakes."""
    for rule, asked, answer in _asked(subject):
        try:
            answer()
        except EduplanError as error:
            yield _told(rule, asked.words, Words.in_both(error.in_language))


@trial(
    "all_rules",
    ("会报告的例子没有报告", "an example that should fire does not"),
    ("改例子，或改规则", "mend the example or the rule"),
)
def examples_fire(subject: Subject) -> Iterator[Text]:
    """Find examples that fire nothing."""

    def wrong(rule: AnyRule, asked: Asked, answer: Answer) -> Text:
        """Return that nothing is found."""
        return _NOT_FOUND if asked.finds and not _said(rule, answer) else ""

    yield from _examples(subject, wrong)


@trial(
    "all_rules",
    ("例子里报告的话和写的不同", "what is said of an example is not what it says"),
    ("改例子的 says，或改规则", "mend `says` of the example or the rule"),
)
def examples_say_it(subject: Subject) -> Iterator[Text]:
    """Find examples of which something else is said."""

    def wrong(rule: AnyRule, asked: Asked, answer: Answer) -> Text:
        """Return what is said instead."""
        said = _said(rule, answer)
        return "" if not said or not asked.finds or asked.is_answered_by(said) else said[0]

    yield from _examples(subject, wrong)


@trial(
    "all_rules",
    ("不会报告的例子报告了", "an example that should be silent fires"),
    ("改例子，或改规则", "mend the example or the rule"),
)
def examples_are_silent(subject: Subject) -> Iterator[Text]:
    """Find examples that fire where they should not."""

    def wrong(rule: AnyRule, asked: Asked, answer: Answer) -> Text:
        """Return that something is found."""
        return _FOUND if not asked.finds and _said(rule, answer) else ""

    yield from _examples(subject, wrong)


@trial(
    "judged",
    ("规则在例子上出错", "a rule fails on an example"),
    ("照回溯改规则", "mend the rule as the traceback says"),
)
def examples_break_no_rule(subject: Subject) -> Iterator[Text]:
    """Find rules of the domain that raise on one of its examples."""
    codes = {one.code for one in subject.judged}

    def wrong(rule: AnyRule, asked: Asked, answer: Answer) -> Text:
        """Return that a rule failed."""
        return _FAILED if codes & answer.failed else ""

    yield from _examples(subject, wrong)


def _said(rule: AnyRule, answer: Answer) -> tuple[str, ...]:
    return answer.said.get(general_code(rule), ())


@trial(
    "",
    (
        "领域带有文件，却没有声明：打包时漏掉了，谁也不会发现",
        "the domain ships files without saying so: nobody would notice if a wheel lost them",
    ),
    ('写 ships=("standards", "pages", "cases")', 'declare ships=("standards", "pages", "cases")'),
)
def files_declared(subject: Subject) -> Iterator[Text]:
    """Find kinds of files that are there and not declared."""
    there = {
        "standards": bool(subject.standards),
        "pages": any(_prose(one, "zh") for one in subject.all_rules),
        "cases": any(rule_examples(one) for one in subject.all_rules),
    }
    yield from (
        one for one, found in there.items() if found and one not in subject.contribution.ships
    )


# Standards


@trial(
    "standards",
    ("标准没有发文机关", "a standard has no issuer"),
    ("写明是谁发的文", "say who issued the document"),
)
def standards_issued(subject: Subject) -> Iterator[Text]:
    """Find standards of nobody."""
    yield from (one.name for one in subject.standards if not one.issuer and one.confidence == "V")


def _alike(subject: Subject) -> Iterator[list[Standard]]:
    """Yield the standards of one thing, place, scope, kind and condition, the oldest first."""
    found: dict[object, list[Standard]] = {}
    for one in subject.standards:
        key = (
            one.about,
            one.region,
            one.kind,
            one.condition,
            one.target_year,
            one.document if one.kind in ("target", "benchmark") else "",
            type(one.bound),
            tuple(sorted(one.scope.items())),
        )
        if one.about:
            found.setdefault(key, []).append(one)
    for those in found.values():
        yield sorted(those, key=lambda one: one.in_force_from)


@trial(
    "standards",
    (
        "旧标准止、新标准起之间有空档，那时审核会说没有标准",
        "between the end of one standard and the start of the next nothing is in force",
    ),
    (
        "核对 until 和 from；确是空档，在 note 里说明",
        "check `until` and `from`; if there was none meanwhile, say so in `note`",
    ),
)
def standards_without_gaps(subject: Subject) -> Iterator[Text]:
    """Find days on which no standard of a series is in force."""
    for series in _alike(subject):
        for one, after in pairwise(series):
            end = one.in_force_until
            is_said = bool(one.note or after.note)
            if end is not None and not is_said and (after.in_force_from - end).days > 1:
                yield f"{one.name} – {after.name}"


@trial(
    "standards",
    (
        "两条标准同时有效，要求却不同，审核不知道用哪一条",
        "two standards are in force at once and ask different things",
    ),
    ("给旧的写 until，或写明各管哪个范围", "end the older one by `until`, or scope them apart"),
)
def standards_agree(subject: Subject) -> Iterator[Text]:
    """Find standards that contradict each other."""
    for series in _alike(subject):
        for one, after in pairwise(series):
            ends = one.in_force_until
            if (ends is None or ends >= after.in_force_from) and one.bound != after.bound:
                yield f"{one.name} – {after.name}"


@trial(
    "all_rules",
    ("规则没有依据，也没有说明", "a rule rests on nothing that people can look up"),
    ("写 source，或在说明里写依据", "give its `source`, or a page that names it"),
)
def rules_rest_on_something(subject: Subject) -> Iterator[Text]:
    """Find rules without a source and without a page."""
    yield from (one.code for one in subject.all_rules if not one.source and not _prose(one, "zh"))


TRIALS = trials_in(globals())
