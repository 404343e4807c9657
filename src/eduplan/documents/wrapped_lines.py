"""Lines of the cells of a row: those that were only wrapped are joined, and no two figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_OPENS = re.compile(
    r"\s*(?:其\s*中|#|[-—·•]{1,2}|[①-⑳]|[(（]?\d{1,2}[)）.、．]|[(（]?[一二三四五六七八九十]{1,3}[)）、]"
    r"|(?:公办|民办|普惠性)?(?:幼儿园|小学|初中|(?:普通)?高中|中职|中等职业学校?|城区|城镇|农村|乡村|公办|民办)(?:[(（].*)?$)"
)


def regrouped(
    row: Sequence[Sequence[str]], is_figure: Callable[[str], bool]
) -> list[Sequence[str]]:
    """Return the lines of the cells of a row, one for each figure that stands in the row.

    Where the cells hold as many figures each, the lines of names go with them by how they begin:
    其中, a number. Figures that go with no name stay apart: 13.2 and 88 are not 13.288.
    """
    counts = {len(lines) for lines in row if len(lines) > 1 and all(map(is_figure, lines))}
    if not counts:
        return [*row]
    count = counts.pop() if len(counts) == 1 else 0
    name = next((at for at, one in enumerate(row) if one and not any(map(is_figure, one))), None)
    found = [*row]
    if count and name is not None and len(row[name]) > count:
        found[name] = _by_openings(row[name], count)
    if not count or name is None or len(found[name]) not in (count, count + 1):
        return [[" ".join(one)] if one and all(map(is_figure, one)) else one for one in row]
    return found


def _by_openings(lines: Sequence[str], count: int) -> Sequence[str]:
    """Return lines joined where none opens, if that leaves one for each figure, or one more."""
    groups: list[str] = []
    for line in lines:
        if groups and not _OPENS.match(line):
            groups[-1] += line
        else:
            groups.append(line)
    return groups if len(groups) in (count, count + 1) else lines
