"""Several rows of one figure: a correction, or the source that goes first, stands for all of them.

What it stands for is kept with it (`Observation.instead_of`): explanations show it, and DATA006
compares the sources. Rows between which nothing decides are left, and the table refuses them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from eduplan.data import mistakes
from eduplan.data.cells import Cells
from eduplan.data.observation import Observation
from eduplan.data.own_codes import OwnCodes
from eduplan.data.table import TableError
from eduplan.errors import Problem


def settled(codes: OwnCodes, sources: Sequence[str] = ()) -> Cells:
    """Return rows of which each figure has one, where that can be told.

    Args:
        codes: the rows of all files, beside the institutions that are known.
        sources: the order of precedence, the first goes before all others: words in the name of a
            source, file, folder or sheet. Sources that agree need no order.

    Raises:
        TableError: a correction corrects nothing, or a source in the order has no row.
    """
    rows = codes.observations
    problems = [
        Problem(mistakes.NO_SUCH_SOURCE(source=source))
        for source in sources
        if not any(source in one.origin for one in rows)
    ]
    if codes.are_unique and not problems and not rows.corrects:
        return rows
    groups: dict[object, list[Observation]] = {}
    for one, slot, home in zip(rows, codes.slots, rows.homes, strict=True):
        groups.setdefault(id(one) if one.is_part else (slot, home), []).append(one)
    found: list[Observation] = []
    for group in groups.values():
        if len(group) == 1 and group[0].reason:
            message = mistakes.NOTHING_TO_CORRECT(name=group[0].name, year=group[0].year)
            problems.append(Problem(message, group[0].location, mistakes.A_ROW_TO_CORRECT))
        found += group if len(group) == 1 else _settled(group, sources)
    if problems:
        raise TableError(problems)
    return Cells(found)


def _settled(group: Sequence[Observation], sources: Sequence[str]) -> Iterator[Observation]:
    """Yield the row that stands for a group, or all of it where nothing decides."""
    corrections = [one for one in group if one.reason]
    stated = [one for one in group if not one.reason]
    first = _first(stated, sources) if stated else None
    if first is None or len(corrections) > 1:
        yield from group
    elif corrections:
        instead_of = (attrs.evolve(first, instead_of=()), *first.instead_of)
        yield attrs.evolve(corrections[0], instead_of=instead_of)
    else:
        yield first


def _first(rows: Sequence[Observation], sources: Sequence[str]) -> Observation | None:
    """Return the row of the first source; several that agree are one, if not of one sheet."""
    ranks = [_rank(one, sources) for one in rows]
    best = [one for one, rank in zip(rows, ranks, strict=True) if rank == min(ranks)]
    sheets = {(one.file, one.sheet) for one in best}
    if len(sheets) < len(best) or any(one.figure != best[0].figure for one in best):
        return None
    others = tuple(one for one in rows if one is not best[0])
    return attrs.evolve(best[0], instead_of=others) if others else best[0]


def _rank(one: Observation, sources: Sequence[str]) -> int:
    ranks = (rank for rank, source in enumerate(sources) if source in one.origin)
    return next(ranks, len(sources))
