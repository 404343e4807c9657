"""What may be wrong between the keys of a plan file; each check is named after the mistake."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from eduplan.catalogue.figures import BELOW_ZERO, OR_MORE, figure_of
from eduplan.files import mistakes
from eduplan.files.bounds_form import with_change
from eduplan.files.forms import Row
from eduplan.files.located import printed_key
from eduplan.files.toml_places import KeyPath
from eduplan.quantity import FigureError, parse_unit


def with_what_follows(file: Row) -> None:
    """Add what a plan may leave out, and the baselines that stand in the rows of targets."""
    region, period = file.found.get("region"), file.found.get("period")
    if period is not None:
        file.extra["baseline_year"] = file.found.get("baseline_year", period[0] - 1)
        if region is not None and "id" not in file.found:
            file.extra["id"] = f"{region}-{period[0]}"
    _add_baselines_of_targets(file, file.extra.get("baseline_year"))


def _add_baselines_of_targets(file: Row, base: int | None) -> None:
    added = tuple(
        attrs.evolve(
            target,
            table=file.table.keys["baseline"].kind.table,
            path=(*target.path, "from"),
            found={"year": base, "value": target.found["from"]}
            | {key: target.found[key] for key in _SHARED if key in target.found},
            extra={"target": target.found.get("id", "")},
        )
        for target in file.found.get("target", ())
        if target.sound and base is not None and "from" in target.found
    )
    told: dict[str, Row] = {}
    for row in added:
        identity = row.table.identity
        name = identity(row.attributes()) if identity else ""
        if name in told and told[name].found["value"] != row.found["value"]:
            name = f"{name}:{row.found['value'].text}"  # told differently: a rule judges it
        target = row.extra.pop("target", "")
        row.extra["id"] = start_of(target) if target else name
        told.setdefault(name, row)
    if told:
        file.found["baseline"] = (*file.found.get("baseline", ()), *told.values())


def start_of(target: str) -> str:
    """Return the id of the baseline in the row of a target that has an id of its own."""
    return f"{target}:from"


_SHARED = ("indicator", "scope", "clause")
"""What a baseline in the row of a target has in common with the target."""


def with_margin_and_change(row: Row) -> None:
    """Let a statement have its margin and its change."""
    with_margin(row)
    with_change(row)


def with_margin(row: Row) -> None:
    """Bound the figure of a row as far as `within` says; a margin that does not fit is reported."""
    figure, within = row.found.get("value"), row.found.get("within")
    if figure is None or within is None:
        return
    try:
        row.found["value"] = figure_of(row.definition, figure.text, within=within)
    except FigureError as error:
        row.problems.add_error((*row.path, "within"), error)


def plan_ends_before_its_base_year(file: Row) -> None:
    """Report a period that is over before the year that it starts from; turned round, it is not."""
    first, last = file.found.get("period", (0, 0))
    base = file.found.get("baseline_year", 0)
    if 0 < first <= last < base:
        message = mistakes.BASE_AFTER_END(last=last, base=base)
        file.problem("baseline_year", message, mistakes.NOT_AFTER_LAST)


def baseline_of_a_year_to_come(file: Row) -> None:
    """Report a state that nobody could know: of a year after that of the issue."""
    issued = file.found.get("issued")
    for row in file.found.get("baseline", ()):
        year = row.found.get("year")
        if issued is not None and year is not None and year > issued.year:
            message = mistakes.STATE_TO_COME(year=year, issued=issued.year)
            row.problem("year", message, mistakes.KNOWN_STATE)


def id_given_twice(file: Row) -> None:
    """Report each id that the file gives a second time, in whatever table."""
    first: dict[str, KeyPath] = {}
    line = {}
    for path, name in _ids(file):
        if name not in first:
            first[name] = path
            continue
        for one in (first[name], path):
            line[one] = file.problems.locate(one).line or 0
        earlier, later = sorted((first[name], path), key=line.__getitem__)
        message = mistakes.ID_TAKEN(name=name, place=printed_key(earlier), line=line[earlier])
        file.problems.add(later, message, mistakes.OWN_ID)


def _ids(file: Row) -> Iterator[tuple[KeyPath, str]]:
    for row in file.rows():
        if "id" in row.found:
            yield (*row.path, "id"), row.found["id"]
        elif "id" in row.extra:
            yield row.path, row.extra["id"]


def period_turned_round(row: Row) -> None:
    """Report a period whose last year is before its first."""
    first, last = row.found.get("period", (0, 0))
    if last < first:
        row.problem("period", mistakes.YEARS_TURNED(first=first, last=last))


def measure_ends_before_it_begins(row: Row) -> None:
    """Report a measure whose last year is before its first."""
    first, last = row.found.get("from_year"), row.found.get("to_year")
    if first is not None and last is not None and last < first:
        row.problem("to_year", mistakes.YEARS_TURNED(first=first, last=last))


def money_in_no_currency(row: Row) -> None:
    """Report money that is no amount of it, or less than none."""
    figure = row.found.get("money")
    if figure is None:
        return
    if not figure.unit.compatible(parse_unit("元")):
        row.problem("money", mistakes.NO_MONEY(text=figure.text), mistakes.MONEY)
    elif figure.value < 0:
        row.problem("money", BELOW_ZERO(text=figure.text), OR_MORE(unit="元"))
