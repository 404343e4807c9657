"""The corpus of invented texts is read as its gold says, by the command that scores any folder."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_corpus_of_invented_texts_is_read() -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/drafting.py", "tests/drafting/corpus"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    total = re.search(r"sum\tfound (\d+)/(\d+)  of drafted (\d+)/(\d+)  whole (\d+)", done.stdout)

    assert total is not None
    found, gold, same, drafted, whole = map(int, total.groups())
    assert (found, same) == (gold, drafted)
    assert whole >= 0.95 * gold
