"""Law: of several figures of one thing the first is not taken; they agree, or nothing is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan import Case, Domain, UndecidedError, Words, audit, ref, report_of, write_text
from eduplan.engine.applicable_standards import Clock
from eduplan.engine.conditions import figures_read
from eduplan.formula import Reference, Window, lift
from eduplan.readings.explanation import explain_reading
from eduplan.readings.facts import Context
from tests import small
from tests.evaluation.county import baseline, judged, plan, rates, target

if TYPE_CHECKING:
    from eduplan import Outcome, Registry
    from eduplan.formula import Node
    from eduplan.readings.facts import Reading

PUPILS, PLACES, USE = "schools.pupils", "schools.places", "schools.use"
PUPILS_2020 = "规划给2020年的学生数写了不同的数："


def _registry() -> Registry:
    domain = Domain("fit", Words("学位", "Places"))
    title, remedy = Words("学位够用", "Enough places"), Words("改", "Mend it")
    fits = ref(PUPILS).total() <= ref(PLACES).total()
    domain.check("FIT001", fits, title=title, remedy=remedy)
    return small.registry(domain)


REGISTRY = _registry()


def _figure(name: str, value: str, about: str, time: str = "year = 2020") -> str:
    return (
        f'\n[[statement]]\nid = "{name}"\nlabel = "数"\nvalue = "{value}"\nabout = "{about}"\n'
        f"{time}\n"
    )


def _base(name: str, value: str) -> str:
    return f'\n[[baseline]]\nid = "{name}"\nindicator = "{USE}"\nvalue = "{value}"\nyear = 2020\n'


def _case(body: str) -> Case:
    loaded = small.plan(body, REGISTRY)
    return Case(loaded, REGISTRY.catalogue, Clock(small.TODAY, small.TODAY))


def _read(body: str, formula: Node, *, of_targets: bool = False, year: int = 2020) -> Reading:
    case = _case(body)
    tree = lift(formula, case.catalogue.level_of, "region")
    facts = case.figures.promised if of_targets else case.figures.published
    return facts.read(tree, Context("229901", year))


def _outcome(body: str) -> Outcome:
    report = audit(small.plan(body, REGISTRY), REGISTRY, today=small.TODAY)
    (one,) = [one for one in report.outcomes if one.subject == "values 2020"]
    return one.outcome


@pytest.mark.parametrize("order", [1, -1])
def test_a_check_of_two_differing_figures_is_not_decided_and_names_both_places(order: int) -> None:
    """One of the two would pass and the other fail; the order of the file chooses neither."""
    figures = [_figure("S1", "90人", PUPILS), _figure("S2", "120人", PUPILS)][::order]
    outcome = _outcome("".join(figures) + _figure("S3", "100人", PLACES))
    told = ["90人（S1）", "120人（S2）"][::order]

    assert outcome.status == "not_evaluated"
    assert outcome.reason is not None
    assert outcome.reason.words.zh == f"{PUPILS_2020}{'、'.join(told)}"
    assert "different figures of pupils in 2020" in outcome.reason.words.en


@pytest.mark.parametrize("order", [1, -1])
def test_of_figures_that_agree_the_most_exact_is_read(order: int) -> None:
    """About 1200 and 1180 is 1180, whichever stands first."""
    figures = [_figure("S1", "1100人以上", PUPILS), _figure("S2", "1180人", PUPILS)][::order]
    reading = _read("".join(figures), Reference(PUPILS))

    assert reading.interval.value == 1180
    assert (reading.source, reading.text) == ("S2", "1180人")


def test_a_figure_that_says_that_it_is_a_part_is_not_the_whole() -> None:
    """Not where a whole stands beside it; the places of the plan are as they were."""
    part = _figure("S2", "402人", PUPILS).replace('"数"', '"其中农村学生"')
    reading = _read(part + _figure("S1", "1180人", PUPILS), Reference(PUPILS))
    case = _case(part + _figure("S1", "1180人", PUPILS))

    assert reading.interval.value == 1180
    assert reading.source == "S1"
    count = case.figures.count(PUPILS)
    assert count is not None
    assert count.id == "S1"


@pytest.mark.parametrize("order", [1, -1])
def test_a_figure_without_a_year_does_not_dispute_one_of_the_year(order: int) -> None:
    """It may be of any year, and only counts for the base year where there is no other."""
    figures = [_figure("S1", "90人", PUPILS, ""), _figure("S2", "120人", PUPILS)][::order]
    bases = [_base("B1", "80%").replace("year = 2020\n", ""), _base("B2", "82%")][::order]
    case = _case("".join([*figures, *bases]) + small.TARGET)
    count, start = case.figures.count(PUPILS), case.figures.baseline(case.plan.targets[0])

    assert _read("".join(figures), Reference(PUPILS)).text == "120人"
    assert count is not None
    assert count.id == "S2"
    assert start is not None
    assert start.id == "B2"


def test_figures_that_differ_without_a_year_are_not_said_to_be_of_one() -> None:
    """Nobody finds 2020 in the plan."""
    body = _figure("S1", "90人", PUPILS, "") + _figure("S2", "120人", PUPILS, "")
    problem = _read(body, Reference(PUPILS)).problem
    chinese = "规划给学生数写了不同的数，都没有写年份：90人（S1）、120人（S2）"

    assert problem is not None
    assert problem.zh == chinese
    assert "different figures of pupils, all without a year: 90人 (S1)" in problem.en
    with pytest.raises(UndecidedError, match="all without a year"):
        _case(body).figures.count(PUPILS)


def test_what_two_bounds_leave_between_them_is_read_with_both_places() -> None:
    """More than 1100 and up to 1200 says more than each; a check that fails names both."""
    bounds = _figure("S1", "1100人以上", PUPILS) + _figure("S2", "1200人以内", PUPILS)
    reading = _read(bounds, Reference(PUPILS))
    lines = explain_reading(reading, REGISTRY.catalogue).lines()

    assert str(reading.interval) == "[1100, 1200]"
    assert reading.is_known
    assert [one.source for one in figures_read(reading)] == ["S1", "S2"]
    assert lines == ("学生数 = [1100人, 1200人]（来源：S1；S2）",)


def test_a_finding_names_every_place_that_it_rests_on() -> None:
    """The figures agree, and what they say together breaks the condition."""
    bounds = _figure("S1", "1100人以上", PUPILS) + _figure("S2", "1200人以内", PUPILS)
    report = audit(
        small.plan(bounds + _figure("S3", "900人", PLACES), REGISTRY), REGISTRY, today=small.TODAY
    )
    (finding,) = report.findings

    assert finding.subjects == ("values 2020", "S1", "S2", "S3")


def test_a_disputed_figure_is_told_and_no_number_is_made_of_it() -> None:
    """Neither by itself nor in what is calculated from it."""
    body = _figure("S1", "90人", PUPILS) + _figure("S2", "120人", PUPILS)
    body += _figure("S3", "100人", PLACES)
    alone, share = _read(body, Reference(PUPILS)), _read(body, Reference(USE))

    assert not alone.is_known
    assert not share.is_known
    (line, *_) = explain_reading(alone, REGISTRY.catalogue).lines()
    assert line.startswith(f"学生数 = 无法计算（来源：S1；S2），因为{PUPILS_2020}")
    with pytest.raises(UndecidedError, match=r"90人 \(S1\), 120人 \(S2\)"):
        _case(body).figures.calculated(USE, {}, 2020)


def test_the_report_says_of_each_rule_what_keeps_it_open() -> None:
    """Two disputed figures are two reasons; the words of one don't stand for both."""
    domain = Domain("count", Words("计数", "Counts"))
    title, remedy = Words("有数", "Counted"), Words("改", "Mend it")
    domain.check("CNT001", ref(PUPILS).total() <= "100人", title=title, remedy=remedy)
    domain.check("CNT002", ref(PLACES).total() <= "100人", title=title, remedy=remedy)
    registry = small.registry(domain)
    body = _figure("S1", "90人", PUPILS) + _figure("S2", "120人", PUPILS)
    body += _figure("S3", "91人", PLACES) + _figure("S4", "121人", PLACES)
    report = audit(small.plan(body, registry), registry, today=small.TODAY)
    shown = re.sub(r"\n +", "", write_text(report_of(report)))

    assert f"{PUPILS_2020}90人（S1）、120人（S2）（1次）：CNT001" in shown
    assert "学位数写了不同的数：91人（S3）、121人（S4）（1次）：CNT002" in shown


def test_a_dispute_is_one_reason_whoever_asks_and_names_its_places_in_the_language() -> None:
    """A count by itself, and the same count within a calculation."""
    body = (_figure("S1", "90人", PUPILS) + _figure("S2", "120人", PUPILS)).replace(
        "year = 2020", 'year = 2020\nclause = "一(一)"'
    )
    problem = _read(body, Reference(PUPILS)).problem

    with pytest.raises(UndecidedError) as caught:
        _case(body).figures.count(PUPILS)
    assert caught.value.reason.words == problem
    assert problem is not None
    assert problem.zh.endswith("90人（S1，一(一)）、120人（S2，一(一)）")
    assert problem.en.endswith("90人 (S1, 一(一)), 120人 (S2, 一(一))")


def test_of_many_figures_that_differ_the_first_few_are_named() -> None:
    """Those of twelve towns, say, without the towns."""
    body = "".join(_figure(f"S{number}", f"{90 + number}人", PUPILS) for number in range(12))
    problem = _read(body, Reference(PUPILS)).problem

    assert problem is not None
    assert problem.zh.endswith("、94人（S4）等12处")
    assert problem.en.endswith(", 94人 (S4) and 7 more")


def test_figures_of_several_years_together_are_held_against_each_other_too() -> None:
    """Five years' total, told twice and differently."""
    time = 'period = "2016-2020"'
    total = Window("total", Reference(PUPILS), 5)
    agreeing = _figure("S1", "900人以上", PUPILS, time) + _figure("S2", "950人", PUPILS, time)
    differing = _figure("S1", "900人", PUPILS, time) + _figure("S2", "950人", PUPILS, time)

    assert _read(agreeing, total).interval.value == 950
    assert not _read(differing, total).is_known
    assert _read(differing, total).problem is not None


def test_two_targets_of_one_year_promise_what_both_ask() -> None:
    """At least 85 and at least 90 is at least 90; 85 and at most 80 is nothing."""
    bound = '\n[[target]]\nid = "T{}"\nindicator = "schools.use"\n{} = "{}"\nyear = 2025\n'
    floors = bound.format(1, "at_least", "85%") + bound.format(2, "at_least", "90%")
    apart = bound.format(1, "at_least", "85%") + bound.format(2, "at_most", "80%")

    stricter = _read(floors, Reference(USE), of_targets=True, year=2025)
    assert (stricter.source, stricter.text) == ("T2", "≥90%")
    assert not _read(apart, Reference(USE), of_targets=True, year=2025).is_known


def test_a_target_starts_from_no_one_of_two_baselines_that_differ() -> None:
    """What asks for its baseline is told so; of two that agree it gets the more exact."""
    target_of_use = small.TARGET
    differing = _case(_base("B1", "80%") + _base("B2", "82%") + target_of_use)
    agreeing = _case(_base("B1", "80%") + _base("B2", "80.2%") + target_of_use)
    (start,) = agreeing.plan.targets

    with pytest.raises(UndecidedError, match=r"80% \(B1\), 82% \(B2\)"):
        differing.figures.baseline(differing.plan.targets[0])
    found = agreeing.figures.baseline(start)
    assert found is not None
    assert found.id == "B2"


def test_progress_starts_from_the_most_exact_baseline_or_names_those_that_differ() -> None:
    floor = target('at_least = "90%"')
    data = rates(y2023="86%")
    agreeing, _ = judged(plan(baseline("80%"), baseline("80.2%", name="B2"), floor), data)
    differing, _ = judged(plan(baseline("80%"), baseline("82%", name="B2"), floor), data)

    assert agreeing.start is not None
    assert agreeing.start.source == "B2"
    assert differing.pace.reason is not None
    assert differing.pace.reason.zh == "规划给同一年写了不同的基数：80%（B1）、82%（B2）"


def test_progress_starts_from_the_baseline_that_has_a_year() -> None:
    """One without a year beside it may be of another."""
    undated = baseline("80%", name="B2").replace("year = 2020\n", "")
    found, _ = judged(
        plan(undated, baseline("82%"), target('at_least = "90%"')), rates(y2023="86%")
    )

    assert undated != baseline("80%", name="B2")
    assert found.start is not None
    assert found.start.source == "B1"


@given(st.permutations(["1180人", "1100人以上", "1200人以内", "约1200人"]))
def test_what_several_figures_say_together_does_not_depend_on_their_order(
    values: list[str],
) -> None:
    """Any order gives the one number that all of them allow."""
    figures = [_figure(f"S{at}", value, PUPILS) for at, value in enumerate(values)]

    assert _read("".join(figures), Reference(PUPILS)).interval.value == 1180
