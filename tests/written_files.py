"""What a page tells its reader to write into a file, done as the reader would do it.

The caption of the block names the file, and after a comma what to do with it.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_ID = re.compile(r'id = "[^"]+"')
_INTO = re.compile(r"加在 (\w+) 里")


def write_file(caption: str, text: str, folder: Path) -> None:
    """Do with `text` what the caption says: a new file, or a change of one that is there."""
    name, _, change = caption.partition("，")
    path = folder / name
    into = _INTO.fullmatch(change)
    how = partial(_into, into[1]) if into else CHANGES.get(change)
    assert how, f"{caption}: expected one of {', '.join(CHANGES)} or 加在 … 里"
    assert bool(change) == path.exists(), f"{caption}: {'no such' if change else 'this'} file"
    before = path.read_text(encoding="utf-8") if change else ""
    path.write_text(how(before, text), encoding="utf-8")


def _anew(before: str, text: str) -> str:
    return text


def _in_front(before: str, text: str) -> str:
    return text + before


def _at_the_end(before: str, text: str) -> str:
    is_array = re.match(r"\w+ = \[$", text, re.MULTILINE)
    return f"{before}\n{text}" if is_array else before + text


def _into(array: str, before: str, text: str) -> str:
    """Put rows at the end of an array."""
    changed, count = re.subn(rf"(?ms)^({array} = \[\n.*?)(^\])", rf"\1{text}\2", before)
    assert count == 1, f"the file has no {array} = [ … ]"
    return changed


def _changed(before: str, text: str) -> str:
    """Put each row in the place of the one with the same id."""
    for row in text.splitlines():
        before = before.replace(_same_row(before, row), row)
    return before


def _removed(before: str, text: str) -> str:
    for row in text.splitlines():
        assert _same_row(before, row) == row
        before = before.replace(f"{row}\n", "")
    return before


CHANGES: dict[str, Callable[[str, str], str]] = {
    "": _anew,
    "放在最前": _in_front,
    "接在末尾": _at_the_end,
    "改这一行": _changed,
    "删去这一行": _removed,
}
"""What a caption may ask for, besides 加在 … 里: to put a row into an array."""


def _same_row(text: str, row: str) -> str:
    named = _ID.search(row)
    assert named, f"the row has no id: {row}"
    found = [one for one in text.splitlines() if one.startswith(f"  {{ {named[0]},")]
    assert len(found) == 1, f"the file has no row with {named[0]}"
    return found[0]
