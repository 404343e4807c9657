"""Writes a plan as its TOML file: an item a row, and what an older text says of it left alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from eduplan.arguments import ArgumentError, require_plan, require_registry
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator
from eduplan.catalogue.regions import PLACE, PLACE_WORDS
from eduplan.errors import InputError
from eduplan.files import mistakes
from eduplan.files.forms import Kind, plain_row, with_made_id
from eduplan.files.kinds import OWN_PLUGIN
from eduplan.files.own_form import is_reported
from eduplan.files.plan_figures import BASELINE, TARGET
from eduplan.files.plan_file import LoadedPlan, parse_plan
from eduplan.files.plan_form import OWN_TABLES, PLAN_FILE
from eduplan.files.plan_validation import start_of
from eduplan.plan.model import Baseline, Plan, Target
from eduplan.registry import Registry

if TYPE_CHECKING:
    import tomlrt

_Rows = list[tuple[str, dict[str, Any]]]
"""The rows of a kind, each with the id of its item."""


def format_plan(plan: Plan, registry: Registry, old: str = "") -> str:
    """Return a plan as the text of a TOML file, which reads back as the same plan.

    Needs the extra `cli`. Names, scopes and choices are written in Chinese, an item in one row.

    Args:
        plan: the plan.
        registry: what it was read with (`LoadedPlan.registry`); the definitions of its own, which
            are in it, are written too.
        old: the text that the plan was read from before it was changed: its comments, its order and
            whatever the change leaves as it was stay as they are.

    Raises:
        InputError: `old` can't be read as a plan.
        ArgumentError: the plan holds what no file says, such as a figure without a text; `plan` is
            no plan, or `registry` no registry.
    """
    import tomlrt

    require_plan(plan)
    require_registry(registry)
    base = registry.without_contribution(OWN_PLUGIN)
    document = tomlrt.loads(old) if old else tomlrt.Document()
    read = parse_plan(old, base) if old else None
    _change(document, _contents(read) if read else {}, _contents(LoadedPlan(plan, registry)))
    text = tomlrt.dumps(document)
    known = read.plan if read and text == old else None
    if different := tuple(_different(plan, text, base, known)):
        raise ArgumentError(mistakes.NOT_WRITABLE(items=different))
    return text


def _different(plan: Plan, text: str, registry: Registry, known: Plan | None) -> Iterator[str]:
    """Yield the attributes of a plan, or the ids of its items, that read back as others.

    `known` is what the text reads as, where it was read before.
    """
    try:
        again = known or parse_plan(text, registry).plan
    except InputError as error:
        yield from (problem.location.key for problem in error.problems)
        return
    for field in attrs.fields(Plan):
        one, other = getattr(plan, field.name), getattr(again, field.name)
        if field.eq and one != other:
            items = isinstance(one, tuple) and [item.id for item in one if item not in other]
            yield from items or (field.name,)


# What a file says


def _contents(loaded: LoadedPlan) -> dict[str, Any]:
    """Return the values of a file by key, an array of tables as rows with their ids."""
    plan, catalogue = loaded.plan, loaded.registry.catalogue
    carried = dict(_carried(plan))
    separate = plan.baselines[: len(plan.baselines) - len(carried)]
    spell = _Speller(catalogue).spelt
    contents = plain_row(PLAN_FILE, attrs.evolve(plan, baselines=separate), spell)
    for name, rows in contents.items():
        key = PLAN_FILE.keys[name]
        if key.kind.form == "tables":
            items = separate if name == "baseline" else getattr(plan, key.attribute)
            contents[name] = [(item.id, row) for item, row in zip(items, rows, strict=True)]
    if carried:
        contents["target"] = [
            (name, _with_baseline(row, carried[name]) if name in carried else row)
            for name, row in contents["target"]
        ]
    own = [one for one in loaded.registry.contributions if one.plugin == OWN_PLUGIN]
    for name in OWN_TABLES:
        table = PLAN_FILE.keys[name].kind.table
        rows = [
            (definition.name, plain_row(table, definition, spell))
            for contribution in own
            for definition in contribution.definitions
            if table is not None
            and isinstance(definition, table.makes or ())
            and not is_reported(definition.name)
        ]
        if rows:
            contents[name] = rows
    return contents


def _carried(plan: Plan) -> Iterator[tuple[str, Baseline]]:
    """Yield the baselines that can stand in the rows of their targets: the last ones of the plan.

    One that was read from a row of its own stays there.
    """
    left = list(plan.baselines)
    for target in reversed(plan.targets):
        if left and left[-1] == _baseline_of(target, left[-1], plan):
            place, row = left[-1].location, target.location
            if place is None or (row is not None and place.key == f"{row.key}.from"):
                yield target.id, left.pop()


def _with_baseline(row: dict[str, Any], baseline: Baseline) -> dict[str, Any]:
    table = PLAN_FILE.keys["target"].kind.table
    whole = {**row, "from": baseline.figure.text}
    return {name: whole[name] for name in (table.keys if table else ()) if name in whole}


def _baseline_of(target: Target, like: Baseline, plan: Plan) -> Baseline:
    """Return the baseline that a target with the figure of `like` in its row makes."""
    made: Baseline = with_made_id(
        BASELINE,
        Baseline(
            id="",
            clauses=target.clauses,
            indicator=target.indicator,
            scope=target.scope,
            year=plan.baseline_year,
            figure=like.figure,
        ),
    )
    if target.id != with_made_id(TARGET, target).id:
        return attrs.evolve(made, id=start_of(target.id))
    again = f"{made.id}:{like.figure.text}"  # of two that differ
    return attrs.evolve(made, id=again) if like.id == again else made


class _Speller:
    """Writes names and choices as people say them, so far as they can mean only one thing."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def spelt(self, kind: Kind, value: Any) -> Any:
        """Return what a file says for a plain value."""
        if kind.choices:
            return kind.choices[value].zh
        if kind.form == "scope":
            return "；".join(self._restriction(*pair) for pair in value.items())
        if kind.form == "quantity":
            return self._quantity(value)
        if kind.family in ("indicator", "value"):
            return self._name(value, kind.family)
        return value

    def _quantity(self, text: str) -> str:
        [meant] = found = self._catalogue.names.meanings(text)
        dimensions = self._catalogue.dimensions
        codes = [dimensions[name].codes[code].zh for name, code in meant.scope.items()]
        label = self._name(meant.name, "value")
        spelt = f"{label}（{'、'.join(codes)}）" if codes else label
        return spelt if self._catalogue.names.meanings(spelt) == found else text

    def _restriction(self, name: str, code: str) -> str:
        if name == PLACE:
            return f"{PLACE_WORDS.zh}={code}"
        dimension = self._catalogue.dimensions[name]
        return f"{dimension.label}={dimension.codes[code].zh}"

    def _name(self, name: str, family: str) -> str:
        definitions = self._catalogue.definitions
        label = definitions[name].label
        meant = [
            one
            for one in self._catalogue.names.candidates(label)
            if family == "value" or isinstance(definitions[one], Indicator)
        ]
        return label if meant == [name] else name


# What is written


def _change(document: tomlrt.Document, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Make a document say what is said after, where that is not what was said before."""
    for name in before.keys() - after.keys():
        del document[name]
    for name, value in after.items():
        if before.get(name) == value:
            continue
        if PLAN_FILE.keys[name].kind.form != "tables":
            document[name] = value
        elif name in before:
            _change_rows(document[name], before[name], value)
        else:
            document[name] = _toml([row for _, row in value])


def _change_rows(array: Any, before: _Rows, after: _Rows) -> None:
    was, now = dict(before), dict(after)
    if [name for name in was if name in now] != [name for name in now if name in was]:
        array.clear()  # in another order
        was = {}
    for index, name in reversed([*enumerate(was)]):
        if name not in now:
            del array[index]
    for index, (name, row) in enumerate(after):
        if name in was:
            _change_row(array[index], was[name], row)
        else:
            array.insert(index, _toml(row))


def _change_row(row: Any, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    for key in before.keys() - after.keys():
        del row[key]
    for key, value in after.items():
        if before.get(key) != value:
            row[key] = _toml(value)


def _toml(value: Any) -> Any:
    """Return a value for a document: tables in one line each, and arrays of them a line a table."""
    import tomlrt

    if isinstance(value, Mapping):
        return tomlrt.Table.inline({key: _toml(part) for key, part in value.items()})
    if isinstance(value, list):
        is_rows = any(isinstance(part, Mapping) for part in value)
        return tomlrt.Array([_toml(part) for part in value], multiline=is_rows, indent=2)
    return value
