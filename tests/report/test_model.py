"""What a report holds, whatever writes it: both languages, exact numbers, folds and references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from eduplan import (
    AuditReport,
    EvaluationReport,
    Interval,
    audit,
    evaluate,
    parse_table,
    read_plan,
    read_table,
    report_of,
    write_text,
)
from eduplan.arguments import ArgumentError
from eduplan.report_model import Entry, Field, Note, Reference, Section
from eduplan.words import Words
from tests.installed import installed_registry
from tests.report.sample import TODAY, report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduplan.words import Language

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@cache
def audited() -> AuditReport:
    loaded = read_plan(EXAMPLES / "erdaojiang" / "plan.toml", installed_registry())
    return audit(loaded.plan, loaded.registry, today=TODAY)


@cache
def evaluated() -> EvaluationReport:
    loaded = read_plan(EXAMPLES / "minimal" / "plan.toml", installed_registry())
    table = read_table(EXAMPLES / "minimal" / "data.csv", loaded.registry)
    return evaluate(loaded.plan, loaded.registry, table)


def parts_of(value: Any) -> Iterator[Any]:
    """Yield everything in a report, at any depth."""
    pending = [value]
    while pending:
        one = pending.pop()
        yield one
        kind: Any = type(one)
        names = _names(kind)
        if names is not None:
            pending += [getattr(one, name) for name in reversed(names)]
        elif not isinstance(one, (str, Words)) and isinstance(one, Sequence):
            pending += reversed(one)


@cache
def _names(kind: type[Any]) -> list[str] | None:
    """Return the attributes of a record; None of anything else, and of words, which are whole."""
    if issubclass(kind, (Sequence, Words)) or not attrs.has(kind):
        return None
    return [field.name for field in attrs.fields(kind)]


def all_of(kind: type[Any], value: Any) -> list[Any]:
    return [one for one in parts_of(value) if isinstance(one, kind)]


results = pytest.mark.parametrize("result", [audited, evaluated])


@results
def test_whatever_is_said_is_said_in_both_languages(result: Any) -> None:
    said = all_of(Words, report_of(result()))

    assert len(said) > 100
    assert [words for words in said if bool(words.zh) != bool(words.en)] == []


@results
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_expanded_text_leaves_nothing_out(result: Any, lang: Language) -> None:
    """A writer only lays out; what the report holds, people read."""
    tree = report_of(result())
    shown = re.sub(r"\s", "", write_text(tree, lang=lang, expand=True))

    entries = [one.in_full or one.words for one in all_of(Entry, tree)]
    fields = [one.cell.words for one in all_of(Field, tree)]
    said = [*entries, *fields, *(one.words for one in all_of(Note, tree))]
    assert len(said) > 50
    lost = [one for one in said if re.sub(r"\s", "", one.in_language(lang)) not in shown]
    assert lost == []


def test_a_finding_refers_to_its_items_clauses_and_the_standards_that_it_cites() -> None:
    result = audited()
    found = {one.anchor: one for one in all_of(Entry, report_of(result)) if one.anchor}
    lower = next(one for one in result.findings if one.code == "PLAN002")

    entry = found[Reference("finding", f"PLAN002:{'+'.join(lower.subjects)}")]

    names = {kind: {one.name for one in entry.references if one.kind == kind} for kind in KINDS}
    assert names["item"] == {*lower.subjects}
    assert names["clause"] == {*lower.clauses}
    assert names["standard"]


KINDS = ("item", "clause", "standard")


@results
def test_whatever_a_report_refers_to_is_there_to_be_found(result: Any) -> None:
    case = result().case
    known = {
        "item": case.plan.by_id,
        "clause": case.plan.by_clause,
        "standard": {one.name for one in case.catalogue.standards},
        "definition": case.catalogue.definitions,
    }
    told = all_of(Reference, report_of(result()))

    assert {one.kind for one in told} >= {"item", "clause"}
    lost = [one for one in told if one.kind in known and one.name not in known[one.kind]]
    assert lost == []


def test_a_fold_knows_how_many_it_hides_and_never_hides_a_note() -> None:
    (page,) = report_of(report()).pages
    section = page.parts[1]  # after the conclusion

    assert isinstance(section, Section)
    assert (len(section.entries), section.shown, section.hidden) == (9, 3, 6)
    assert [type(one) for one in section.unfolded()] == [Entry, Entry, Entry, Note]


def test_a_target_holds_its_answers_as_fields_with_the_exact_numbers() -> None:
    result = evaluated()
    told = {one.anchor.name: one for one in all_of(Entry, report_of(result)) if one.anchor}
    missed = next(one for one in result.targets if one.level.gap is not None)

    fields = {one.key: one for one in all_of(Field, told[missed.target.id])}

    assert [*fields][:4] == ["level", "pace", "direction", "start"]
    exact = {one.key: one for one in fields["level"].cell.quantities}
    assert missed.value is not None
    assert missed.value.value is not None
    assert exact["gap"].value == missed.level.gap
    assert exact["value"].value == missed.value.value.printed
    assert isinstance(exact["aim"].value, Interval)
    assert exact["gap"].unit.symbol == "个百分点"


def test_a_value_that_is_not_known_is_no_number() -> None:
    loaded = read_plan(EXAMPLES / "minimal" / "plan.toml", installed_registry())
    head, first, *_ = (EXAMPLES / "minimal" / "data.csv").read_text("utf-8").splitlines(True)
    table = parse_table(head + first, loaded.registry)
    result = evaluate(loaded.plan, loaded.registry, table)
    unknown = next(one for one in result.targets if one.level.state == "unknown")
    told = {one.anchor.name: one for one in all_of(Entry, report_of(result)) if one.anchor}

    level = next(one for one in all_of(Field, told[unknown.target.id]) if one.key == "level")

    assert level.cell.quantities[0].key == "value"
    assert level.cell.quantities[0].value is None


def test_an_audit_and_an_evaluation_make_one_report() -> None:
    text = write_text(report_of(audited(), evaluated()))

    assert text == f"{write_text(report_of(audited()))}\n{write_text(report_of(evaluated()))}"


def test_what_is_no_result_has_no_report() -> None:
    with pytest.raises(ArgumentError, match="expected what `audit` or `evaluate` returns"):
        report_of("plan.toml")  # type: ignore[arg-type]
