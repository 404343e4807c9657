"""A plugin that takes itself for a program and ends it."""

from __future__ import annotations

import sys

sys.exit("usage: exits_at_import FILE")
