"""What a page tells its reader to write into a file, done as the reader would do it.

The caption of the block names the file, and after a comma what to do with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_HEADER = re.compile(r"^(?=\[)", re.MULTILINE)
_NAMED = re.compile(r"\[\[?(?P<table>[\w.]+)\]\]?\s+(?:(?:id|name) = (?P<name>.+))?")


def write_file(caption: str, text: str, folder: Path) -> None:
    """Do with `text` what the caption says: a new file, or a change of one that is there."""
    name, _, change = caption.partition("，")
    path = folder / name
    assert change in CHANGES, f"{caption}: expected one of {', '.join(CHANGES)}"
    assert bool(change) == path.exists(), f"{caption}: {'no such' if change else 'this'} file"
    before = path.read_text(encoding="utf-8") if change else ""
    path.write_text(CHANGES[change](before, text), encoding="utf-8")


def _anew(before: str, text: str) -> str:
    return text


def _in_front(before: str, text: str) -> str:
    return text + before


def _at_the_end(before: str, text: str) -> str:
    return f"{before}\n{text}" if text.startswith("[") else before + text


def _changed(before: str, text: str) -> str:
    """Put each section of `text` in the place of the one with the same table and id."""
    for section in _sections(text):
        before = before.replace(_same_section(before, section), section.rstrip("\n") + "\n\n")
    return before.rstrip("\n") + "\n"


def _removed(before: str, text: str) -> str:
    for section in _sections(text):
        found = _same_section(before, section)
        assert found.strip() == section.strip(), f"the file has\n{found}"
        before = before.replace(found, "")
    return before.rstrip("\n") + "\n"


CHANGES: dict[str, Callable[[str, str], str]] = {
    "": _anew,
    "放在最前": _in_front,
    "接在末尾": _at_the_end,
    "改这一段": _changed,
    "删去这一段": _removed,
}
"""What a caption may ask for."""


def _sections(text: str) -> list[str]:
    return [section for section in _HEADER.split(text) if section.startswith("[")]


def _same_section(text: str, section: str) -> str:
    [found] = [one for one in _sections(text) if _key(one) == _key(section)]
    return found


def _key(section: str) -> tuple[str | None, ...]:
    named = _NAMED.match(section)
    assert named, f"no section begins {section!r}"
    return named.groups()
