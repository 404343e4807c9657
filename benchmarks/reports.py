"""How long a report takes as a page beside the same report as text.

`python benchmarks/reports.py` writes both in turn, each in a process of its own, and compares the
processor time that they use: the page may take twice as long at most. Starting Python, loading
plugins, audit and evaluation are in both.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
PLAN = ROOT / "examples" / "minimal" / "plan.toml"
DATA = ROOT / "examples" / "minimal" / "data.csv"
FORMS = ("txt", "html", "md", "xlsx", "docx")
ROUNDS = 5
LIMIT = 2.0


def seconds(form: str, folder: Path) -> float:
    """Return the processor time of one report, in seconds."""
    before = _used()
    command = [sys.executable, "-m", "eduplan", "report", str(PLAN), "--data", str(DATA)]
    subprocess.run([*command, "-o", str(folder / f"report.{form}")], check=True)
    return _used() - before


def _used() -> float:
    times = os.times()
    return times.children_user + times.children_system


def main() -> int:
    """Print the median of each form, its size, and how it compares with text."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        times = {form: list[float]() for form in FORMS}
        for _ in range(ROUNDS):
            for form in FORMS:
                times[form].append(seconds(form, folder))
        medians = {form: statistics.median(found) for form, found in times.items()}
        for form, median in medians.items():
            size = (folder / f"report.{form}").stat().st_size
            print(f"{form:5} {median:5.2f} s  {median / medians['txt']:4.2f} x  {size:>8} bytes")
    return 0 if medians["html"] <= LIMIT * medians["txt"] else 1


if __name__ == "__main__":
    sys.exit(main())
