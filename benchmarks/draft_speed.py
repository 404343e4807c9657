"""Times drafting against one regular expression: `python benchmarks/draft_speed.py`.

Prints how long 10,000 and 100,000 characters take to draft, and how many passes of one pattern of
all labels of the catalogue over the same text that is. What counts: at most 30 passes, and ten
times the text takes about ten times as long.
"""

from __future__ import annotations

import re
import sys
import time

from environments import PROJECT

import eduplan
from eduplan.documents.reading import parse_document

sys.path.insert(0, str(PROJECT))
from examples.document.make import COUNTY  # the project is no package


def seconds(text: str, registry: eduplan.Registry) -> float:
    """Return the best of three times to draft a text."""
    document = parse_document(text.encode(), "plan.txt")
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        eduplan.draft(document, registry)
        taken.append(time.perf_counter() - started)
    return min(taken)


def of_one_pass(text: str, registry: eduplan.Registry) -> float:
    """Return how long a pattern of all labels and aliases takes to go over a text."""
    labels = {registry.catalogue.label(one) for one in registry.catalogue.definitions}
    labels |= {
        name
        for one in registry.catalogue.definitions.values()
        for name in getattr(one, "aliases", ())
    }
    pattern = re.compile("|".join(map(re.escape, sorted(labels, key=len, reverse=True))))
    started = time.perf_counter()
    for _ in range(10):
        pattern.findall(text)
    return (time.perf_counter() - started) / 10


def main() -> None:
    registry = eduplan.load_registry()
    for size in (10_000, 100_000):
        text = (COUNTY * (size // len(COUNTY) + 1))[:size]
        drafted, one = seconds(text, registry), of_one_pass(text, registry)
        print(f"{size} characters: {drafted:.3f} s, {drafted / one:.0f} passes of {one:.4f} s")


if __name__ == "__main__":
    main()
