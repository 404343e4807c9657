"""Let `python -m eduplan` be the same as the console script `eduplan`."""

from __future__ import annotations

import sys

from eduplan.cli import main

if __name__ == "__main__":
    sys.exit(main())
