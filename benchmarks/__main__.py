"""Run every measurement side by side, one after the other.

    python benchmarks [--large]

What is compared is installed into environments of its own first. Each prints ratios with the
smallest and the largest of its pairs beside what is asked, reached or not. `--large` measures the
whole nation, up to 20 million school-years, instead of a tenth: it needs 8 GB of memory and an hour
or so.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

SCRIPTS = (
    ("startup.py", "--runs", "7"),
    ("county.py", "--runs", "3"),
    ("nation.py", "--growth", "--catalogue"),
)


def main() -> int:
    parser = argparse.ArgumentParser(description="Every measurement, side by side.")
    parser.add_argument("--large", action="store_true", help="measure a whole nation")
    counties = ["--counties", "2850"] if parser.parse_args().large else []
    folder = Path(__file__).parent
    codes = [0]
    for name, *options in SCRIPTS:
        print(f"\n# {name}", flush=True)
        more = counties if name == "nation.py" else []
        command = [sys.executable, str(folder / name), *options, *more]
        codes.append(subprocess.run(command, check=False).returncode)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
