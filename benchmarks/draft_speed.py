"""Times drafting against one regular expression: `python benchmarks/draft_speed.py [TEXT]...`.

Prints the processor time that 10,000 and 100,000 characters of the sample plan over and over take
to draft, and how many passes of one pattern of all labels of the catalogue over the same text that
is; then the same of the files given. What counts: at most 30 passes for 10,000 characters, and ten
times the text takes about ten times as long. A sentence that stands in a text twice costs less the
second time, so a file of your own tells more than the sample.
"""

from __future__ import annotations

import math
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from environments import PROJECT

import eduplan
from eduplan.documents.reading import parse_document

sys.path.insert(0, str(PROJECT))
from examples.document.make import COUNTY  # the project is no package


def seconds(read: Callable[[], object], times: int) -> float:
    """Return the processor time that something takes: the least of so many times."""
    taken = []
    for _ in range(times):
        started = time.process_time()
        read()
        taken.append(time.process_time() - started)
    return min(taken)


def pattern_of_labels(registry: eduplan.Registry) -> re.Pattern[str]:
    """Return a pattern of all labels and aliases of the catalogue."""
    labels = {registry.catalogue.label(one) for one in registry.catalogue.definitions}
    labels |= {
        name
        for one in registry.catalogue.definitions.values()
        for name in getattr(one, "aliases", ())
    }
    return re.compile("|".join(map(re.escape, sorted(labels, key=len, reverse=True))))


def printed(name: str, text: str, registry: eduplan.Registry) -> str:
    """Return how long a text takes to draft, and how many passes that is."""
    document = parse_document(text.encode(), "plan.txt")
    pattern = pattern_of_labels(registry)
    first = seconds(lambda: eduplan.draft(document, registry), 1)
    times = max(3, 100_000 // len(text))
    drafted, one = math.inf, math.inf
    for _ in range(times):  # in turns, so that a slow moment strikes both
        drafted = min(drafted, seconds(lambda: eduplan.draft(document, registry), 1))
        one = min(one, seconds(lambda: pattern.findall(text), 3))
    return (
        f"{name}, {len(text)} characters: {drafted:.3f} s (the first time {first:.3f} s), "
        f"{drafted / one:.0f} passes of {one:.4f} s"
    )


def main() -> None:
    registry = eduplan.load_registry()
    for size in (10_000, 100_000):
        text = (COUNTY * (size // len(COUNTY) + 1))[:size]
        print(printed("sample plan", text, registry))
    for path in sys.argv[1:]:
        print(printed(Path(path).name, Path(path).read_text(encoding="utf-8"), registry))


if __name__ == "__main__":
    main()
