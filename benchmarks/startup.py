"""Measure what a start costs, as ratios to `import attrs, pluggy` within one run.

Each quantity is the median over whole processes; the three kinds alternate, so that a busy moment
of the machine falls on all of them alike. Run it with the Python that has eduplan installed:

    python benchmarks/startup.py [--runs 21] [--check]

With `--check` a missed target ends in exit code 1; without it the numbers are only shown.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "examples" / "erdaojiang" / "plan.toml"
SCRIPT = Path(sys.executable).with_name("eduplan")

BASE = "import attrs, pluggy"
# label -> (command, exit codes of a run that did its work, target as a ratio to BASE)
QUANTITIES: dict[str, tuple[list[str], tuple[int, ...], float]] = {
    "import eduplan": ([sys.executable, "-c", "import eduplan"], (0,), 1.6),
    "eduplan audit": ([str(SCRIPT), "audit", str(PLAN)], (0, 1), 3.5),  # 1: it found something
}


class NotMeasurableError(Exception):
    """The command did not do the work whose time was asked for."""


def main() -> int:
    options = _options()
    kept = True
    for label, (command, expected, target) in QUANTITIES.items():
        try:
            ratio = _ratio(command, expected, options.runs)
        except NotMeasurableError as error:
            print(f"{label:<16} not measured: {error}")
            kept = False
            continue
        verdict = "kept" if ratio <= target else "missed"
        print(f"{label:<16} / {BASE} = {ratio:.2f}  (target <= {target}: {verdict})")
        kept = kept and ratio <= target
    return 1 if options.check and not kept else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Start-up cost of eduplan, as ratios.")
    parser.add_argument("--runs", type=int, default=21, help="processes per quantity (default 21)")
    parser.add_argument("--check", action="store_true", help="exit 1 when a target is missed")
    return parser.parse_args()


def _ratio(command: list[str], expected: tuple[int, ...], runs: int) -> float:
    base = [sys.executable, "-c", BASE]
    _seconds(base, (0,)), _seconds(command, expected)  # warm the caches: bytecode, file system
    pairs = [(_seconds(base, (0,)), _seconds(command, expected)) for _ in range(runs)]
    return median(own for _, own in pairs) / median(reference for reference, _ in pairs)


def _environment() -> dict[str, str]:
    """Return the environment without what would keep Python from caching bytecode."""
    return {name: os.environ[name] for name in os.environ if name != "PYTHONDONTWRITEBYTECODE"}


def _seconds(command: list[str], expected: tuple[int, ...]) -> float:
    start = perf_counter()
    try:
        done = subprocess.run(
            command, capture_output=True, stdin=subprocess.DEVNULL, check=False, env=_environment()
        )
    except OSError as error:
        raise NotMeasurableError(str(error)) from error
    seconds = perf_counter() - start
    if done.returncode not in expected or (done.returncode and not done.stdout):  # a crash is no 1
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise NotMeasurableError(f"exit code {done.returncode}: {last}")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
