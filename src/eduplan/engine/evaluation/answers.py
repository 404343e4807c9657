"""How rules on data ended: one by one where something is to be told, else many subjects at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

import attrs

from eduplan.catalogue.outcome import STATUSES, Outcome, Status
from eduplan.engine.asking import RuleOutcome


class Alike(NamedTuple):
    """How a rule ended on many subjects in the same way; `subjects` names them when asked."""

    code: str
    outcome: Outcome
    size: int
    subjects: Callable[[], Iterable[str]]


@attrs.frozen(eq=False, slots=False)
class Answers:
    """How every rule on data ended on every subject.

    Attributes:
        told: the outcomes of subjects that were asked about one by one, all failures among them.
        alike: the others.
    """

    told: tuple[RuleOutcome, ...]
    alike: tuple[Alike, ...] = ()

    def __len__(self) -> int:
        """Return how many subjects were asked about."""
        return len(self.told) + sum(one.size for one in self.alike)

    @cached_property
    def each(self) -> tuple[RuleOutcome, ...]:
        """The outcome of each subject, sorted."""
        others = (
            RuleOutcome(one.code, subject, one.outcome)
            for one in self.alike
            for subject in one.subjects()
        )
        return tuple(sorted((*self.told, *others), key=attrgetter("code", "subject")))

    @cached_property
    def counts(self) -> Mapping[Status, int]:
        """How many ended in each way; the counts add up."""
        found = Counter(one.outcome.status for one in self.told)
        for one in self.alike:
            found[one.outcome.status] += one.size
        return {status: found[status] for status in STATUSES}
