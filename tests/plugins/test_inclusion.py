"""Totals that may include each other: when the plan says how they stand, and when it does not."""

from __future__ import annotations

import pytest

from eduplan import Words, audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.small import HEAD, TODAY, plugin, registry, schools

REGISTRY = installed_registry()
TOTAL, PART = "finance.total_investment", "finance.school_improvement_investment"
AREA = "governance.hardened_playground_area"
SETS, DESKS = "finance.equipment_sets", "finance.desks_bought"


def _statement(name: str, about: str, value: str, *more: str) -> str:
    lines = (f'id = "{name}"', 'label = "某数"', f'about = "{about}"', f'value = "{value}"', *more)
    return "\n".join(("[[statement]]", *lines)) + "\n"


def _found(*body: str) -> list[tuple[str, tuple[str, ...]]]:
    loaded = parse_plan(HEAD + "".join(body), REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=["FIN002", "PLAN036"])
    assert report.counts["error"] == 0
    return [(finding.code, finding.subjects) for finding in report.findings]


PERIOD = 'period = "2016-2020"'
WHOLE = _statement("S1", TOTAL, "7200万元", PERIOD)


def test_a_total_that_may_include_another_has_to_say_so() -> None:
    """Whether all investment includes that in weak schools can't be read off the figures."""
    part = _statement("S2", PART, "1900万元", PERIOD)

    assert _found(WHOLE, part) == [("FIN002", ("S1", "S2"))]
    assert _found(part, WHOLE) == [("FIN002", ("S1", "S2"))]


@pytest.mark.parametrize("word", ["其中", "另有", "不含改薄"])
def test_a_word_that_says_how_they_stand_settles_it(word: str) -> None:
    """Part of it or beside it: either is said."""
    assert _found(WHOLE, _statement("S2", PART, "1900万元", PERIOD, f'wording = ["{word}"]')) == []


def test_an_equation_of_both_settles_it_and_an_upper_bound_does_not() -> None:
    """That a part is not more than the total shows that it may be one, not that it is."""
    parts = (
        _statement("S2", PART, "1900万元", PERIOD),
        _statement("S3", "finance.general_budget_spending", "5300万元", PERIOD),
    )
    relation = '[[relation]]\nid = "A1"\nformula = "{}"\n'

    assert _found(WHOLE, *parts, relation.format("S2 + S3 = S1")) == []
    assert _found(WHOLE, *parts, relation.format("S2 ≤ S1")) == [("FIN002", ("S1", "S2"))]


def test_figures_of_other_years_or_another_scope_do_not_overlap() -> None:
    """What lies in other years, or is one kind of all, is no second total."""
    earlier = _statement("S2", PART, "1900万元", 'period = "2011-2015"')
    assert _found(WHOLE, earlier) == []

    grounds = _statement("S1", AREA, "27000m²", PERIOD)
    assert _found(grounds, _statement("S2", AREA, "17000m²")) == [("FIN002", ("S1", "S2"))]
    assert _found(grounds, _statement("S2", AREA, "17000m²", "year = 2018")) == []


def test_an_equal_figure_is_the_same_one_printed_again() -> None:
    """99 purchases here and 99 there: nothing to add."""
    again = _statement("S2", AREA, "27000m²")

    assert _found(_statement("S1", AREA, "27000m²", PERIOD), again) == []


@pytest.mark.parametrize(
    ("whole", "part", "code"),
    [
        ("1200套", "1100套", "FIN002"),
        ("1000套", "1100套", "PLAN036"),
        ("500余套", "900套", "FIN002"),
        ("500余套", "1100套", "PLAN036"),
        ("约500套", "1100套", "PLAN036"),
        ("500余套", "约1100套", "FIN002"),
        ("500余套", "超过1100套", "PLAN036"),
    ],
)
def test_a_total_can_or_cannot_include_what_its_kind_may(whole: str, part: str, code: str) -> None:
    """余 has no upper end but stays below twice the figure; 约 alone bounds nothing from below."""
    found = _found(_statement("S1", SETS, whole), _statement("S2", DESKS, part))

    assert found == [(code, ("S1", "S2"))]


def test_a_whole_that_nobody_defines_sets_the_plugin_aside() -> None:
    """The name is checked when the plugin is loaded, and the nearest one named."""
    domain = schools()
    domain.element("desks", Words("课桌椅", "desks"), unit="套", may_be_within="schools.pupil")
    loaded = type(registry()).of({"schools": plugin(domain)})
    (report,) = loaded.failed

    assert "may_be_within" in str(report)
    assert "schools.pupils" in str(report)
