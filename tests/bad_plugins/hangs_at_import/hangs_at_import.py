"""A plugin whose import never comes to an end."""

from __future__ import annotations

import time

while True:
    time.sleep(60)
