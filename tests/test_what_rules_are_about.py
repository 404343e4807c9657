"""What a rule says it is about: of other subjects it is not asked, and they are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eduplan import PASSED, Case, DefinitionError, Domain, Outcome, Target, Words, audit
from tests import small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduplan import AuditReport, Handle

IN_WORDS = '\n[[target]]\nid = "T2"\nindicator = "schools.use"\nqualitative = "明显提高"\n'
MAINTAINED = '\n[[target]]\nid = "T3"\nindicator = "schools.use"\nmaintain = "90%"\n'
SHARE = '\n[[target]]\nid = "T4"\nindicator = "rules.share"\nat_least = "50%"\nyear = 2025\n'


def _domain(about: str | Sequence[str], per: str = "target") -> Domain:
    """Return a domain with an indicator and a rule that passes whatever it is asked about."""
    domain = Domain("rules", Words("规则", "Rules"))
    girls = domain.element("girls", Words("女生数", "girls"), unit="人")
    share = domain.indicator(
        "share", Words("女生占比", "share of girls"), formula=girls / girls, unit="%", better="none"
    )
    names = [about] if isinstance(about, str) else about
    chosen: list[Handle | str] = [share if one == "share" else one for one in names]

    @domain.rule(
        "RUL001",
        per=per,
        about=chosen,
        title=small.WORDS,
        message=small.WORDS,
        remedy=small.WORDS,
    )
    def passes(subject: Target, case: Case) -> Outcome:
        return PASSED

    return domain


def _audited(domain: Domain, body: str) -> AuditReport:
    registry = small.registry(domain)
    assert registry.failed == ()
    return audit(small.plan(body, registry), registry, today=small.TODAY)


@pytest.mark.parametrize(
    ("about", "asked"),
    [
        ((), ["T1", "T2", "T3", "T4"]),
        ("share", ["T4"]),
        ("schools.use", ["T1", "T2", "T3"]),
        (("share", "schools.use"), ["T1", "T2", "T3", "T4"]),
        ("numeric", ["T1", "T3", "T4"]),
        ("in_words", ["T2"]),
        ("maintained", ["T3"]),
        ("directed", ["T1", "T2", "T3"]),
        (("numeric", "directed"), ["T1", "T3"]),
        (("numeric", "share"), ["T4"]),
        ("with_milestones", []),
        ("composite", []),
    ],
)
def test_a_rule_is_asked_about_one_of_its_names_and_all_of_its_kinds(
    about: str | tuple[str, ...], asked: list[str]
) -> None:
    report = _audited(_domain(about), small.TARGET + IN_WORDS + MAINTAINED + SHARE)
    passed = [one.subject for one in report.outcomes if one.outcome.status == "pass"]
    skipped = [one.outcome.reason for one in report.outcomes if one.outcome.status != "pass"]

    assert passed == asked
    assert report.counts["not_applicable"] == 4 - len(asked)
    assert None not in skipped


def test_a_measure_is_about_what_it_moves_and_of_the_period_unless_it_looks_back() -> None:
    measures = "".join(
        f'\n[[measure]]\nid = "{id_}"\ntitle = "某事"\nmoves = ["schools.use"]\n{more}\n'
        for id_, more in (("M1", ""), ("M2", "retrospective = true"))
    )
    about = ("schools.use", "of_the_period")
    outcomes = _audited(_domain(about, "measure"), measures).outcomes

    assert [(one.subject, one.outcome.status) for one in outcomes] == [
        ("M1", "pass"),
        ("M2", "not_applicable"),
    ]


@pytest.mark.parametrize(
    ("about", "per", "said"),
    [
        ("numerical", "target", "did you mean 'numeric'"),
        ("of_the_period", "target", "says nothing of each target"),
        ("schools.use", "plan", "says nothing of each plan"),
        ((1,), "target", "1 is not text"),
    ],
)
def test_what_no_subject_of_a_rule_can_be_about_is_refused_where_it_is_written(
    about: str, per: str, said: str
) -> None:
    with pytest.raises(DefinitionError, match=said):
        _domain(about, per)


def test_a_rule_about_a_name_that_nobody_defines_sets_its_plugin_aside() -> None:
    [plugin] = small.registry(_domain("schools.us")).failed

    assert "RUL001" in str(plugin.reasons[0])
    assert "did you mean 'schools.use'" in str(plugin.reasons[0])
