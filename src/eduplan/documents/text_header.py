"""Headers of tables in pasted text: which cells are a header, and what columns they make."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from eduplan.files.indicator_columns import FIGURES, column_of, names_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from eduplan.documents.text_cells import Piece

_LEVEL = (
    "(?:五年|年度|规划|发展|预期|期末|末期|中期|终期|近期|远期|国家|省级?|市级?|县级?|地方|评估|考核|主要)*"
    "(?:目标|规划|计划|预期|现状|实际|基期|基准|基数|基线|起点|标准|要求|完成|达标|自评|现有|期末)"
    "(?:任务|要求|情况|水平|达成|完成)?(?:年|数|值)?"
)
_BRACKET = r"(?:\s*[(（〔\[].{0,12}[)）〕\]])?"
_YEAR = (
    '(?:[“"]?十[一二三四五六]五[”"]?(?:期?末|期间|时期)?'
    r"|(?:到|至)?(?:19|20)\d\d\s*年?(?:[—–-](?:19|20)\d\d年)?(?:底|末)?)"
)
_HEADER = re.compile(
    r"(?:序|编)\s*号|类\s*[别型]|(?:计量)?单\s*位|(?:指标)?属\s*性|(?:指标)?性\s*质|备\s*注"
    r"|项\s*目(?:名称)?|学校(?:名称)?|(?:建设)?地点"
    rf"|{_YEAR}?(?:{_LEVEL})?{_BRACKET}"
    r"|(?:五年)?(?:年均)?(?:累计|增长|增幅|增加).{0,8}|年均.{0,10}|.{0,6}完成(?:率|比例)"
    r"|(?:主要|重点|工作|具体|建设|实施)*(?:任务|举措|措施|事项|内容|规模|性质)(?:及规模)?"
    rf"|(?:总?投资|资金|经费)(?:额|估算|规模|来源)?{_BRACKET}|(?:新增)?学位数?{_BRACKET}"
    r"|(?:完成|建设|实施|起止)?(?:时限|时间|期限|年限|进度)(?:安排|要求)?|时间安排"
    r"|(?:责任|牵头|配合|负责|实施|建设)(?:单位|部门|主体)"
)
_NAMING = ("category", "label")
_LONGEST = 24


class HeaderCell(NamedTuple):
    """A cell of a header: its piece, its row and column from 0, and how far it reaches."""

    piece: Piece
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Header(NamedTuple):
    """A header: the roles of its columns, its cells, and how many levels it has."""

    roles: tuple[str, ...]
    cells: tuple[HeaderCell, ...]
    levels: int = 1

    def pieces(self) -> list[Piece | None]:
        """Return the lowest piece over each column."""
        found: list[Piece | None] = [None] * len(self.roles)
        for one in self.cells:
            if one.columns == 1:
                found[one.column] = one.piece
        return found


@lru_cache(maxsize=4096)
def is_header(text: str) -> bool:
    """Tell a text that can only be the header of a column."""
    if not 0 < len(text) <= _LONGEST:
        return False
    column = column_of(text)
    is_named = column.role in ("number", "unit", "binding", *_NAMING) and column.year is None
    return is_named or _HEADER.fullmatch(text) is not None


def is_of_indicators(texts: Sequence[str], below: Sequence[str]) -> bool:
    """Tell the header of a table of indicators by the texts of its first row and those below."""
    is_short = all(len(one) <= _LONGEST and "。" not in one for one in texts)
    if len(texts) < 2 or not is_short:
        return False
    is_named = any(column_of(one).role == "label" for one in texts)
    return names_columns(tuple(texts)) or (is_named and is_lower_row(below) and len(below) > 1)


def headers_of(upper: Sequence[Piece], lower: Sequence[Piece]) -> Iterator[Header]:
    """Yield what the cells of a header, none of them blank, may be; `lower` is its second row."""
    if not lower:
        cells = tuple(HeaderCell(one, 0, at) for at, one in enumerate(upper))
        yield Header(_roles([one.text for one in upper]), cells)
        return
    groups = [at for at, one in enumerate(upper) if _is_group(one.text)]
    for first in range(len(groups)):
        left = len(lower) - len(groups[first:]) + 1
        if left > 0:
            counts = {**dict.fromkeys(groups[first:], 1), groups[-1]: left}
            yield _of_two_levels(upper, lower, counts)
    places = [at for at, one in enumerate(upper) if column_of(one.text).role == "other"]
    if not groups and places and len(lower) % len(places) == 0:  # 全市 and 市区, each year by year
        yield _of_two_levels(upper, lower, dict.fromkeys(places, len(lower) // len(places)))


def header_of_run(run: Sequence[Piece]) -> Iterator[Header]:
    """Yield what headers one below the other may be: of one row, or the last ones of a second."""
    yield from headers_of(run, ())
    split = len(run)
    while split > 0 and _is_lower(run[split - 1].text):
        split -= 1
    if 0 < split < len(run):
        yield from headers_of(run[:split], run[split:])


def with_bindings(header: Header) -> Iterator[Header]:
    """Yield a header, and one whose last column, of how rows bind, has no cell of its own."""
    yield header
    if "binding" not in header.roles:
        yield header._replace(roles=(*header.roles, "binding"))


def is_lower_row(texts: Sequence[str]) -> bool:
    """Tell the second row of a header, 2020年 and 2025年."""
    return bool(texts) and all(map(_is_lower, texts))


def header_of_grid(upper: Sequence[Piece], lower: Sequence[Piece]) -> Header:
    """Return a header of which blank cells are shown, so that each has its column."""
    width = max(len(upper), len(lower))
    texts = [["", ""] for _ in range(width)]
    for row, pieces in enumerate((upper, lower)):
        for at, one in enumerate(pieces):
            texts[at][row] = one.text
    above = ""
    said: list[str] = []
    for over, under in texts:
        above = over or above
        said.append(f"{above}{under}" if under else over)
    first = next((at for at, one in enumerate(said) if column_of(one).is_figures), width)
    named = [one or ("" if at < first else said[at - 1]) for at, one in enumerate(said)]
    cells = tuple(
        HeaderCell(one, row, at)
        for row, pieces in enumerate((upper, lower))
        for at, one in enumerate(pieces)
        if one.text
    )
    return Header(_roles(named), cells, 2 if lower else 1)


def _is_lower(text: str) -> bool:
    column = column_of(text)
    return column.is_figures and (column.year is not None or column.role == "change")


def _is_group(text: str) -> bool:
    column = column_of(text)
    return column.is_figures and column.year is None


def _of_two_levels(
    upper: Sequence[Piece], lower: Sequence[Piece], counts: Mapping[int, int]
) -> Header:
    """Return a header of which some cells stand over so many cells of the lower row each."""
    cells: list[HeaderCell] = []
    texts: list[str] = []
    left = list(lower)
    for at, one in enumerate(upper):
        column, count = len(texts), counts.get(at, 0)
        if not count:
            cells.append(HeaderCell(one, 0, column, rows=2))
            texts.append(one.text)
            continue
        own, left = left[:count], left[count:]
        cells.append(HeaderCell(one, 0, column, columns=count))
        cells += [HeaderCell(each, 1, column + n) for n, each in enumerate(own)]
        texts += [f"{one.text}{each.text}" for each in own]
    return Header(_roles(texts), tuple(cells), 2)


def _roles(texts: Sequence[str]) -> tuple[str, ...]:
    """Return what each column holds; one of them names the rows."""
    roles: list[str] = [column_of(one).role if one else "category" for one in texts]
    first = next((at for at, one in enumerate(roles) if one in FIGURES), len(roles))
    labels = [at for at, one in enumerate(roles) if one in ("label", "part")]
    for at in labels[:-1]:
        roles[at] = "category"
    for role in (*_NAMING, "other"):
        named = [at for at, one in enumerate(roles[:first]) if one == role]
        if named and "label" not in roles:
            roles[named[-1]] = "label"
    dues = [at for at, one in enumerate(roles) if one == "state"][1:]
    for at in dues:  # of years that say nothing more the first is what is so
        roles[at] = "due"
    return tuple("category" if one == "part" else one for one in roles)
