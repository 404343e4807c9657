"""Measure what a start costs: the example's audit, as a ratio to a cold run of OpenFisca-Core.

    python benchmarks/startup.py [--runs 21]

Both commands are started again and again, in turn, each as a whole process with its bytecode
cached, and the processor time they take is compared. What is printed is the ratio of the medians,
with the smallest and the largest ratio of a pair. The bound is one half. `openfisca_run.py` says
what OpenFisca does meanwhile.

Both are installed, from this checkout and from the package index, into environments of their own,
in a folder beside this file that git ignores: what else is installed would be looked through.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
from statistics import median

from environments import FOLDER, PROJECT, programs
from openfisca_run import OPENFISCA, write_run

BOUND = 0.5
EXAMPLE = PROJECT / "examples" / "erdaojiang" / "plan.toml"
FOUND = 1  # the exit code of an audit that found something, as it does in the example


def main() -> int:
    parser = argparse.ArgumentParser(description="The start of eduplan beside OpenFisca's.")
    parser.add_argument("--runs", type=int, default=21, help="pairs of processes (default 21)")
    runs = parser.parse_args().runs
    own = programs("command", f"{PROJECT}[cli]")
    audit = [str(own / "eduplan"), "audit", str(EXAMPLE)]
    other = programs("openfisca", OPENFISCA)
    openfisca = [str(other / "python"), *write_run(FOLDER / "run")]
    seconds(audit, FOUND), seconds(openfisca, 0)  # write the bytecode
    pairs = [(seconds(audit, FOUND), seconds(openfisca, 0)) for _ in range(runs)]
    ratio = median(one for one, _ in pairs) / median(two for _, two in pairs)
    ratios = sorted(one / two for one, two in pairs)
    print(
        f"eduplan audit / OpenFisca, 25 variables = {ratio:.2f} "
        f"({ratios[0]:.2f} to {ratios[-1]:.2f} in {runs} pairs; bound {BOUND})"
    )
    return 0 if ratio <= BOUND else 1


def seconds(command: list[str], expected: int | None) -> float:
    """Return the processor time of one process, which must end with the expected exit code.

    None expects 0 or that something was found.
    """
    cached = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = _processor_seconds()
    done = subprocess.run(command, capture_output=True, check=False, env=cached)
    allowed = (0, FOUND) if expected is None else (expected,)
    if done.returncode not in allowed or not done.stdout:  # a crash ends with 1 as well
        raise SystemExit(f"{command[0]} failed: {done.stderr.decode(errors='replace')}")
    return _processor_seconds() - before


def _processor_seconds() -> float:
    """Return the processor time of all processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
