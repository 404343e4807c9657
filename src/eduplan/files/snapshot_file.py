"""The file that keeps a catalogue as texts, so that a later one can be compared with it."""

from __future__ import annotations

import json
from contextlib import suppress
from os import PathLike
from typing import Any

from eduplan.catalogue.snapshot import Snapshot
from eduplan.errors import EduplanError
from eduplan.files.text_file import file_name, read_text
from eduplan.messages import MessageKind
from eduplan.words import Words

_NO_SNAPSHOT = MessageKind(
    "no_snapshot", "{file} 不是存下的目录", "{file} is no catalogue that was kept"
)
_A_SNAPSHOT = Words(
    "用 eduplan catalogue keep 写出的文件", "a file that eduplan catalogue keep wrote"
)


class SnapshotError(EduplanError):
    """A file is no catalogue that was kept."""


def snapshot_text(snapshot: Snapshot) -> str:
    """Return a catalogue as JSON: by kind and name, each attribute in Chinese and in English."""
    kept: dict[str, dict[str, Any]] = {}
    for (of, name), one in sorted(snapshot.items()):
        kept.setdefault(of, {})[name] = {key: [*said] for key, said in one.items()}
    return json.dumps({"catalogue": kept}, ensure_ascii=False, indent=1) + "\n"


def read_snapshot(path: str | PathLike[str]) -> Snapshot:
    """Return the catalogue that a file keeps.

    Raises:
        InputError: the file can't be read.
        SnapshotError: it keeps none.
    """
    text = read_text(path)
    with suppress(ValueError, RecursionError, AttributeError, TypeError, KeyError):
        kept = json.loads(text)["catalogue"]
        return {
            (of, name): {key: _words(*said) for key, said in one.items()}
            for of, named in kept.items()
            for name, one in named.items()
        }
    raise SnapshotError(_NO_SNAPSHOT(file=file_name(path)), _A_SNAPSHOT)


def _words(zh: str, en: str) -> Words:
    if not isinstance(zh, str) or not isinstance(en, str):
        raise TypeError
    return Words(zh, en)
