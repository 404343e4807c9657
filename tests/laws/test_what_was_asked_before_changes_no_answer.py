"""Law: no hidden state; an answer depends on plan, plugins and days, not on earlier questions."""

from __future__ import annotations

import datetime

import attrs

from eduplan import audit, evaluate, load_registry, read_table
from eduplan.files.plan_file import parse_plan, read_plan
from eduplan.report.evaluation_json import evaluation_document
from tests import small
from tests.installed import installed_registry

REGISTRY = installed_registry()
LOADED = read_plan("examples/erdaojiang/plan.toml", REGISTRY)
TODAY = datetime.date(2024, 3, 11)


def _found(*codes: str) -> list[tuple[str, tuple[str, ...], str]]:
    report = audit(LOADED.plan, LOADED.registry, today=TODAY, select=codes)
    return [(one.code, one.subjects, one.message.zh) for one in report.findings]


def test_each_rule_finds_alone_what_it_finds_among_all() -> None:
    """Asked in any order, twice, with or without the others."""
    together = _found()
    codes = list(dict.fromkeys(code for code, *_ in together))
    alone = [finding for code in reversed(codes) for finding in _found(code)]

    assert sorted(alone) == sorted(together)
    assert _found() == together


def test_a_plan_read_between_two_audits_changes_neither() -> None:
    """The same registry serves many plans; what one defines for itself is not the next one's."""
    before = _found()
    own = '[[element]]\nname = "local.x"\nlabel = "在园幼儿数"\nunit = "人"\n'
    other = parse_plan(small.HEAD + own, REGISTRY)
    audit(other.plan, other.registry, today=TODAY)

    assert _found() == before
    assert "local.x" not in REGISTRY.catalogue.definitions
    assert REGISTRY.digest == load_registry().digest


def test_an_evaluation_is_the_same_after_others_of_the_same_table() -> None:
    """Of other years, of other plans, in any order."""
    loaded = read_plan("examples/minimal/plan.toml", REGISTRY)
    table = read_table("examples/minimal/data.csv", REGISTRY)

    def asked(year: int) -> dict[str, object]:
        return evaluation_document(evaluate(loaded.plan, loaded.registry, table, as_of=year))

    first = {year: asked(year) for year in (2020, 2022, 2023)}
    other = attrs.evolve(LOADED.plan, region=loaded.plan.region)
    evaluate(other, LOADED.registry, table)

    assert {year: asked(year) for year in (2023, 2020, 2022)} == first
