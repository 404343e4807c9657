"""The files of a new plugin, and what a later template would change in a project made before.

The project keeps in `.eduplan-template.toml` which template made it, what was asked, and what each
file was: a file that is still that was not edited.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path
from string import Template
from typing import Literal, NamedTuple, TypeAlias

from eduplan.cli.output import save
from eduplan.files.text_file import read_text

TEMPLATE_VERSION = "3"
"""Rises with each change of a file in `projects/`."""

RECORD = ".eduplan-template.toml"

State: TypeAlias = Literal["added", "changed", "edited", "deleted"]

_PROJECTS = Path(__file__).with_name("projects")
_ABOUT = "# 由 eduplan new plugin 写成；--update 据此知道哪些文件没有改过，不要改。\n"


class Record(NamedTuple):
    """Which template made a project, what was asked then, and the digest of each file."""

    version: str
    form: str
    answers: Mapping[str, str]
    files: Mapping[str, str]


class Difference(NamedTuple):
    """A file that the template has otherwise than the project, and whether the author edited it."""

    name: str
    state: State
    text: str
    lines: tuple[str, ...] = ()


def project_files(form: str, answers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file of a form of plugin."""
    name = answers["name"]
    values = {
        **answers,
        "package": f"eduplan_{name}",
        "code": name.replace("_", "")[:3].upper(),
    }
    for root in (_PROJECTS / "common", _PROJECTS / form):
        for template in sorted(root.rglob("*.template")):
            name = template.relative_to(root).as_posix().removesuffix(".template")
            name = name.replace("PACKAGE", values["package"])
            name = name.replace("CODE", f"{values['code']}001")
            yield name, Template(template.read_text(encoding="utf-8")).substitute(values)


def write_record(folder: Path, form: str, answers: Mapping[str, str]) -> None:
    """Write down by which template, and with what answers, the project in a folder was made."""
    lines = [f"version = {_quoted(TEMPLATE_VERSION)}", f"form = {_quoted(form)}", "", "[answers]"]
    lines += [f"{key} = {_quoted(value)}" for key, value in answers.items()]
    lines += ["", "[files]"]
    lines += [
        f"{_quoted(name)} = {_quoted(_digest(t))}" for name, t in project_files(form, answers)
    ]
    save(str(folder / RECORD), (_ABOUT + "\n".join(lines) + "\n").encode())


def read_record(folder: Path, name: str) -> Record:
    """Return what the project of a plugin keeps of how it was made.

    Raises:
        InputError: there is no such file.
        ValueError: it is not what `write_record` wrote.
    """
    data = tomllib.loads(read_text(folder / RECORD))
    try:
        record = Record(**data)
        made = dict(project_files(record.form, record.answers))
    except (TypeError, KeyError) as error:
        raise ValueError(str(error)) from None
    if record.answers["name"] != name or not made:
        raise ValueError(name)
    return record


def differences(folder: Path, record: Record) -> Iterator[Difference]:
    """Yield each file that the template has otherwise than the project in a folder."""
    for name, text in project_files(record.form, record.answers):
        there = folder / name
        if not there.exists():
            yield Difference(name, "deleted" if name in record.files else "added", text)
            continue
        old = there.read_text(encoding="utf-8", errors="replace")
        if old != text:
            state: State = "changed" if record.files.get(name) == _digest(old) else "edited"
            pair = (old.splitlines(), text.splitlines())
            yield Difference(name, state, text, (*unified_diff(*pair, name, name, lineterm=""),))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # what TOML calls a basic string
