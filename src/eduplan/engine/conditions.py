"""A check as the conditions that it joins: which of them rest on a figure, fail, or are open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.outcome import MISSING_DATA, PASSED, Outcome, Reason, not_evaluated
from eduplan.formula import Apply
from eduplan.readings.explanation import explain_reading
from eduplan.readings.facts import Reading, every_part, require_calculations
from eduplan.words import Words


def conditions(reading: Reading) -> Iterator[Reading]:
    """Yield the conditions that a check joins by `and`, in the order in which they are written.

    Each is judged by itself: a figure missing in one does not keep another from failing. A
    condition without a single known figure is left out by the caller.
    """
    if isinstance(reading.node, Apply) and reading.node.operator == "and":
        for part in reading.parts:
            yield from conditions(part)
    else:
        yield reading


def figures_read(reading: Reading) -> Iterator[Reading]:
    """Return the stated figures that a reading rests on; what follows from a code is none."""
    every = every_part(reading)
    return (one for one in every if one.name and one.text and not one.parts)


def outcome_of_open(readings: Sequence[Reading]) -> Outcome:
    """Return the outcome of conditions of which none fails: passed, or why one is undecided.

    Raises:
        PluginFailedError: one is undecided since a plugin's calculation failed.
    """
    for reading in readings:
        if reading.value is None and reading.problem is not None:
            require_calculations(reading)
            return not_known(reading.problem, ())
    missing = [one.name for reading in readings if reading.value is None for one in reading.missing]
    return not_known(None, tuple(dict.fromkeys(missing))) if missing else PASSED


def not_known(problem: Words | None, missing: tuple[str, ...]) -> Outcome:
    """Return the outcome of what has no value: why not, or what is missing."""
    if problem is not None:
        return not_evaluated(Reason("undefined", problem))
    return not_evaluated(MISSING_DATA, *missing)


def explained(readings: Sequence[Reading], catalogue: Catalogue) -> Words:
    """Return the arithmetic of conditions, as one sentence in each language."""

    def said(one: Reading) -> Words:
        return Words.in_both(lambda lang: explain_reading(one, catalogue, lang=lang).lines()[0])

    return Words.clauses(map(said, readings))
