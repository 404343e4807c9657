"""Lines of plain text as paragraphs: wrapped lines joined, page furniture left out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from eduplan.documents.numbering import mark_of
from eduplan.tables.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENDS = "。！？!?；;：:”」』）)》…|｜"
_PAGE_NUMBER = re.compile(
    r"[\s\-—－–·]*(第\s*)?\d{1,4}(\s*页)?(\s*[/／]?\s*共?\s*\d{0,4}\s*页?)[\s\-—－–·]*"
)
_CONTENTS = re.compile(r"(\.{4,}|…{2,}|·{4,}|\t)\s*\d{1,4}\s*$")
_AROUND = re.compile(
    r"\s*[\[【(（]?\s*(?:(?:您?(?:现在|当前)的?|所在)位置|当前位置|首页\s*[>＞»|｜]|上一[篇条页]|下一[篇条页]"
    r"|相关(?:链接|阅读|新闻|文章|附件)|分享到|扫一扫|打印本[页文]|关闭(?:本页|窗口)|责任编辑|网站标识码"
    r"|版权所有|技术支持|主办(?:单位)?[:：]).*"
    r"|.*(?:ICP备|公网安备)\s*\d.*"
)
"""What pages of the web put around a text."""

_NOTE_MARK = re.compile(r"[①-⑳*†‡]|\d{1,2}|[\[(〔【]\s*\d{1,2}\s*[\])〕】]|注\s*\d{0,2}")
_BASE = re.compile("[a-zA-Z]$|米$")
_LONGEST_AROUND = 120
_LONGEST_PAGE_NUMBER, _LONGEST_LEADER = 40, 200
"""Neither pattern is tried on more characters than this: both backtrack."""

_SHORTEST_WRAPPED = 20
_OPENS = re.compile(
    r"[\u3000 ]{2,}|\t|[—–-]{1,2}\S|[●■◆★▲•·*]\s*\S|专栏|附[件表：:]|表\s*\d"
    r"|[\u4e00-\u9fff]{1,8}\s?[〔\[]\s?(?:19|20)\d\d\s?[〕\]]\s?\d{1,4}\s?号$"
)


_SENT_OUT = re.compile("关于.{2,60}的(?:通知|意见|批复|函)$")
"""The title of a notice, whatever stands below it."""


def is_furniture(line: str) -> bool:
    """Tell whether a line is no text: a page number or an entry of a list of contents."""
    is_number = len(line) <= _LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(line)
    return bool(is_number) or is_entry(line) or is_around(line)


def is_entry(line: str) -> bool:
    """Tell whether a line is an entry of a list of contents: a title, dots or a tab, and a page.

    A tab alone is none of it where no number stands before the title: 幼儿园数 and 142 are a fact.
    """
    found = _CONTENTS.search(line[-_LONGEST_LEADER:]) if line.count("\t") < 2 else None
    return found is not None and (found[1] != "\t" or bool(mark_of(line.strip())))


def is_note_mark(raised: str, before: str) -> bool:
    """Tell whether what is raised behind a text refers to a note: 3所¹, and not m²."""
    is_power = bool(_BASE.search(before)) and raised.strip() in ("2", "3")
    return _NOTE_MARK.fullmatch(raised.strip()) is not None and not is_power


def is_around(line: str) -> bool:
    """Tell whether a line is what a page of the web puts around a text: 上一篇, 当前位置."""
    return len(line) <= _LONGEST_AROUND and _AROUND.fullmatch(line) is not None


class Line(NamedTuple):
    """One line: its text, where it begins in the file, and the page it stands on."""

    text: str
    start: int = 0
    page: int | None = None


def joined(lines: Sequence[Line], *, width: int | None = None) -> Iterator[Block]:
    """Yield paragraphs; a line that was only wrapped is joined to the one before it.

    A line goes on in the next where it is about as long as the longest ones (`width`), ends in the
    middle of a sentence, and the next does not open a paragraph of its own.
    """
    longest = width or max((len(line.text) for line in lines), default=0)
    paragraph: list[Line] = []
    for line in [*lines, Line("")]:
        text = line.text.rstrip()
        if paragraph and not (text.strip() and _goes_on(paragraph[-1].text, text, longest)):
            yield _paragraph(paragraph)
            paragraph = []
        if text.strip():
            paragraph.append(line._replace(text=text))


def _paragraph(lines: Sequence[Line]) -> Block:
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    for line in lines:
        text = line.text.strip()
        gap = _gap(parts[-1], text) if parts else ""
        places.append((length + len(gap), line.start + line.text.index(text[0])))
        parts += [gap, text] if gap else [text]
        length += len(gap) + len(text)
    return Block("".join(parts), page=lines[0].page, places=tuple(places))


def without_running_heads(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the lines of pages without what stands first or last on most of them."""
    ends = Counter(
        _bare(line) for page in pages for line in dict.fromkeys((*page[:2], *page[-2:])) if line
    )
    often = {line for line, count in ends.items() if line and count >= max(3, len(pages) // 2)}
    return [
        [
            line
            for place, line in enumerate(page)
            if not (place in (0, 1, len(page) - 2, len(page) - 1) and _bare(line) in often)
        ]
        for page in pages
    ]


def _bare(line: str) -> str:
    return re.sub(r"[\d\s]", "", line)


def _goes_on(last: str, line: str, width: int) -> bool:
    if last[-1] in _ENDS or _OPENS.match(line) or mark_of(line) or _SENT_OUT.search(last):
        return False
    return len(last) >= max(_SHORTEST_WRAPPED, width * 4 // 5)


def _gap(last: str, line: str) -> str:
    """Return what stands between two parts of one sentence: a space between Latin words."""
    return " " if last[-1].isascii() and last[-1].isalpha() and line[0].isascii() else ""
