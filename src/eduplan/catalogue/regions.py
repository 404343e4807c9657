"""Administrative regions by code: county, prefecture, province and nation, nearest first."""

from __future__ import annotations

import re
from functools import lru_cache

from eduplan.errors import EduplanError

__all__ = ["NATION", "RegionError", "region_chain"]

NATION = "CN"
"""The region that includes all others."""

_CODE = re.compile(r"[1-9][0-9]{5}")


class RegionError(EduplanError):
    """A text is not the code of a region; the text says what one looks like."""


@lru_cache(maxsize=1024)
def region_chain(code: str) -> tuple[str, ...]:
    """Return the region itself and all that include it, nearest first, the nation last.

    The code of a county (220503) begins with those of its prefecture (220500) and its province
    (220000): GB/T 2260 is read by its digits, and no list of regions is needed.

    Raises:
        RegionError: `code` is neither `CN` nor six digits that begin with a province's.
    """
    if code == NATION:
        return (NATION,)
    if not _CODE.fullmatch(code):
        raise RegionError(f"{code!r} is not a region; expected 'CN' or six digits such as '220503'")
    wider = (code, f"{code[:4]}00", f"{code[:2]}0000", NATION)
    return tuple(dict.fromkeys(wider))  # a prefecture or a province is its own first part
