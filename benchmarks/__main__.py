"""Run every measurement side by side, one after the other.

    python benchmarks

What is compared is installed into environments of its own first. Each prints ratios with the
smallest and the largest of its pairs beside what is asked, reached or not.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPTS = (
    ("startup.py",),
    ("county.py",),
    ("nation.py", "--growth", "--catalogue"),
)


def main() -> int:
    folder = Path(__file__).parent
    for name, *options in SCRIPTS:
        print(f"\n# {name}", flush=True)
        subprocess.run([sys.executable, str(folder / name), *options], check=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
