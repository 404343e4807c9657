"""Measure what a start costs, as ratios to `import attrs, pluggy` within one run.

Each quantity is the median over whole processes; the kinds alternate, so that a busy moment of the
machine falls on all of them alike. What counts is the processor time of a process, which waiting
for others does not lengthen; the ratio of the time by the clock stands beside it. Run it with the
Python that has eduplan installed:

    python benchmarks/startup.py [--runs 21] [--check] [--phases]

The audit is measured on the example's figures and targets alone, and on the whole of it with its
measures, problems and relations. With `--check` a missed target ends in exit code 1; without it the
numbers are only shown. With `--phases` the audit of the whole is split into its parts, each the
least of all runs, as ratios to the same.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "examples" / "erdaojiang" / "plan.toml"
SCRIPT = Path(sys.executable).with_name("eduplan")

BASE = "import attrs, pluggy"
FOUND = (0, 1)
"""Exit codes of an audit that did its work; 1: it found something."""

# What `eduplan audit` does, one part after the other, in one process.
PHASES = f"""
import gc; gc.disable()
from time import process_time
times = [("Python itself", process_time())]
import attrs, pluggy
times.append(("{BASE}", process_time()))
import eduplan.cli.program
times.append(("modules of the command line", process_time()))
import eduplan.registry, eduplan.engine.audit, eduplan.files.plan_file, eduplan.report.text
times.append(("modules of the core", process_time()))
registry = eduplan.load_registry()
times.append(("plugins and their catalogue", process_time()))
loaded = eduplan.files.plan_file.read_plan({str(PLAN)!r}, registry)
times.append(("reading the plan", process_time()))
from datetime import date
report = eduplan.audit(loaded.plan, loaded.registry, today=date.today())
times.append(("asking the rules", process_time()))
eduplan.write_text(eduplan.report_of(report))
times.append(("writing the report", process_time()))
import json; print(json.dumps(times))
"""


class Cost(NamedTuple):
    """What one process took, in seconds: of a processor, and by the clock."""

    processor: float
    clock: float


class NotMeasurableError(Exception):
    """The command did not do the work whose time was asked for."""


def main() -> int:
    """Measure and show every quantity; return 1 where `--check` asks and a target is missed."""
    options = _options()
    with TemporaryDirectory() as folder:
        part = Path(folder) / "figures_and_targets.toml"
        part.write_text(_figures_and_targets(PLAN.read_text(encoding="utf-8")), encoding="utf-8")
        # label -> (command, exit codes of a run that did its work, target as a ratio to BASE)
        kept = _measure(
            {
                "import eduplan": ([sys.executable, "-c", "import eduplan"], (0,), 1.6),
                "audit, figures and targets": ([str(SCRIPT), "audit", str(part)], FOUND, 3.5),
                "audit, whole example": ([str(SCRIPT), "audit", str(PLAN)], FOUND, 3.5),
            },
            options.runs,
        )
    if options.phases:
        _show_phases(options.runs)
    return 1 if options.check and not kept else 0


def _figures_and_targets(plan: str) -> str:
    """Return a plan file without its measures, problems, relations and targets in words."""
    head, *tables = re.split(r"(?m)^(?=\[\[)", plan)
    kept = re.compile(r'\[\[(?:clause|baseline|statement)\]\]|\[\[target\]\]\nid = "T')
    return head + "".join(table for table in tables if kept.match(table))


def _measure(quantities: dict[str, tuple[list[str], tuple[int, ...], float]], runs: int) -> bool:
    """Measure and show each quantity; return whether all targets were kept."""
    kept = True
    for label, (command, expected, target) in quantities.items():
        try:
            ratio = _ratio(command, expected, runs)
        except NotMeasurableError as error:
            print(f"{label:<26} not measured: {error}")
            kept = False
            continue
        verdict = "kept" if ratio.processor <= target else "missed"
        print(
            f"{label:<26} / {BASE} = {ratio.processor:.2f}  (target <= {target}: {verdict}; "
            f"by the clock {ratio.clock:.2f})"
        )
        kept = kept and ratio.processor <= target
    return kept


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Start-up cost of eduplan, as ratios.")
    parser.add_argument("--runs", type=int, default=21, help="processes per quantity (default 21)")
    parser.add_argument("--check", action="store_true", help="exit 1 when a target is missed")
    parser.add_argument("--phases", action="store_true", help="split the audit into its parts")
    return parser.parse_args()


def _ratio(command: list[str], expected: tuple[int, ...], runs: int) -> Cost:
    base = [sys.executable, "-c", BASE]
    _cost(base, (0,)), _cost(command, expected)  # warm the caches: bytecode, file system
    pairs = [(_cost(base, (0,)), _cost(command, expected)) for _ in range(runs)]
    return Cost(
        median(own.processor for _, own in pairs) / median(one.processor for one, _ in pairs),
        median(own.clock for _, own in pairs) / median(one.clock for one, _ in pairs),
    )


def _show_phases(runs: int) -> None:
    least: dict[str, float] = {}
    for _ in range(runs):
        done = _run([sys.executable, "-c", PHASES])
        before = 0.0
        for name, time in json.loads(done.stdout):
            least[name] = min(least.get(name, time - before), time - before)
            before = time
    base = least["Python itself"] + least[BASE]
    for name, seconds in least.items():
        print(f"  {name:<28} {seconds / base:.2f}")


def _environment() -> dict[str, str]:
    """Return the environment without what would keep Python from caching bytecode."""
    return {name: os.environ[name] for name in os.environ if name != "PYTHONDONTWRITEBYTECODE"}


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command, capture_output=True, stdin=subprocess.DEVNULL, check=False, env=_environment()
    )


def _cost(command: list[str], expected: tuple[int, ...]) -> Cost:
    before, start = _processor_seconds(), perf_counter()
    try:
        done = _run(command)
    except OSError as error:
        raise NotMeasurableError(str(error)) from error
    cost = Cost(_processor_seconds() - before, perf_counter() - start)
    if done.returncode not in expected or (done.returncode and not done.stdout):  # a crash is no 1
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise NotMeasurableError(f"exit code {done.returncode}: {last}")
    return cost


def _processor_seconds() -> float:
    """Return the processor time of all processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
