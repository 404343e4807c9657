"""Measure how the time of an audit grows with the plan: as a ratio of four times as many items.

Plans are made of one kind of item each, over all names of the catalogue in turn. A ratio of 4 says
that the time is in proportion to the plan, one of 16 that it grows with the square. Run it with
the Python that has eduplan:

    python benchmarks/growth.py [--items 400]
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import eduplan

HEAD = """format = 1
id = "growing"
title = "越来越大的规划（虚构）"
region = "229901"
region_name = "清河县"
issuer = "清河县人民政府"
document = "清政发〔2021〕30号"
issued = 2021-12-30
period = "2021-2025"
baseline_year = 2020
"""

Tables = Callable[[int, eduplan.Registry], Iterator[str]]
"""Gives so many items of a kind, each as its tables of a plan file."""


def main() -> int:
    parser = argparse.ArgumentParser(description="How the time of an audit grows with the plan.")
    parser.add_argument("--items", type=int, default=400, help="items of the smaller plan (400)")
    options = parser.parse_args()
    registry = eduplan.load_registry()
    _audited(HEAD, registry)  # what is loaded on first use is not counted
    for name, tables in KINDS.items():
        few, many = (
            _audited(HEAD + "".join(tables(number, registry)), registry)
            for number in (options.items, 4 * options.items)
        )
        print(f"{name:<12} {4 * options.items} / {options.items} items = {many / few:.1f}")
    return 0


def _audited(text: str, registry: eduplan.Registry) -> float:
    """Return the seconds of a processor that reading and auditing a plan take; least of two."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.toml"
        path.write_text(text, encoding="utf-8")
        seconds = []
        for _ in range(2):
            start = process_time()
            loaded = eduplan.read_plan(path, registry)
            eduplan.audit(loaded.plan, loaded.registry, today=datetime.date(2026, 1, 1))
            seconds.append(process_time() - start)
    return min(seconds)


def _names(registry: eduplan.Registry, kind: type, unit: str) -> Iterator[str]:
    """Yield the names of the definitions of a kind that are in a unit, over and over."""
    definitions = registry.catalogue.definitions.items()
    return cycle(
        name for name, one in definitions if isinstance(one, kind) and one.unit.symbol == unit
    )


def _statements(number: int, registry: eduplan.Registry) -> Iterator[str]:
    for index, name in enumerate(islice(_names(registry, eduplan.Element, "人"), number)):
        yield f'[[statement]]\nid = "S{index}"\nlabel = "数{index}"\nabout = "{name}"\n'
        yield f'value = "{index % 90 + 100}人"\nyear = {2016 + index % 5}\n'


def _of_one_name(number: int, registry: eduplan.Registry) -> Iterator[str]:
    for index in range(number):
        yield f'[[statement]]\nid = "S{index}"\nlabel = "数{index}"\n'
        yield f'about = "governance.students"\nvalue = "{index + 1000}人"\n'
        yield f"year = {2016 + index % 5}\n"


def _baselines(number: int, registry: eduplan.Registry) -> Iterator[str]:
    for index, name in enumerate(islice(_names(registry, eduplan.Indicator, "%"), number)):
        yield f'[[baseline]]\nid = "B{index}"\nindicator = "{name}"\n'
        yield f'value = "{index % 90 + 5}%"\nyear = {2016 + index % 5}\n'


def _targets(number: int, registry: eduplan.Registry) -> Iterator[str]:
    for index, name in enumerate(islice(_names(registry, eduplan.Indicator, "%"), number)):
        yield f'[[target]]\nid = "T{index}"\nindicator = "{name}"\n'
        yield f'at_least = "{index % 90 + 5}%"\nyear = {2021 + index % 5}\n'


def _measures(number: int, registry: eduplan.Registry) -> Iterator[str]:
    for index, name in enumerate(islice(_names(registry, eduplan.Indicator, "%"), number)):
        yield f'[[measure]]\nid = "M{index}"\ntitle = "措施{index}"\nmoves = ["{name}"]\n'
        yield f'topics = ["事项{index % 40}"]\nwording = ["加强", "逐步"]\n'


def _relations(number: int, registry: eduplan.Registry) -> Iterator[str]:
    for index in range(number + 2):
        yield f'[[statement]]\nid = "S{index}"\nlabel = "数{index}"\nvalue = "约{index + 100}人"\n'
    for index in range(number):
        yield f'[[relation]]\nid = "A{index}"\nformula = "S{index} + 2人 = S{index + 2}"\n'


KINDS: dict[str, Tables] = {
    "statements": _statements,
    "of one name": _of_one_name,
    "baselines": _baselines,
    "targets": _targets,
    "measures": _measures,
    "relations": _relations,
}

if __name__ == "__main__":
    sys.exit(main())
