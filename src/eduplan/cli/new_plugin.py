"""The command `eduplan new plugin`: a project that conforms, to fill with what is your own."""

from __future__ import annotations

import keyword
import os
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import click

from eduplan.catalogue.requirements import is_identifier
from eduplan.cli import mistakes
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.options import FileName
from eduplan.cli.output import save, write
from eduplan.cli.plugin_project import (
    RECORD,
    TEMPLATE_VERSION,
    Record,
    State,
    differences,
    project_files,
    read_record,
    write_record,
)
from eduplan.errors import InputError
from eduplan.report.terminal import printable
from eduplan.words import Words

_WRITTEN = Words("已写出 {folder}：{files}", "wrote {folder}: {files}")
_NEXT = Words(
    '下一步：cd {folder}；pip install -e ".[test]"；eduplan plugins --check {name}',
    'next: cd {folder}; pip install -e ".[test]"; eduplan plugins --check {name}',
)
_NO_NAME = Words("不能作插件的名称", "no usable name of a plugin")
_A_NAME = Words("小写英文名，如 qingxi", "a lower-case English name such as qingxi")
_IS_THERE = Words("已有这个文件夹", "there is such a folder already")
_ANOTHER = Words("另一个文件夹", "another folder")
_NO_RECORD = Words(f"里面没有 {RECORD}，或它被改过", f"it has no {RECORD}, or that was edited")
_A_PROJECT = Words("由 eduplan new plugin 写出的文件夹", "a folder that eduplan new plugin wrote")
_STATES: Mapping[State, Words] = {
    "added": Words("新增", "new"),
    "changed": Words("没有改过，样板改了", "not edited, the template changed"),
    "edited": Words("改过，不动它；样板的写法：", "edited and left alone; the template has:"),
    "deleted": Words("已删去，不再写", "deleted, not written again"),
}
_NO_DIFFERENCE = Words(
    "样板第 {old} 版 → 第 {new} 版：没有不同",
    "template {old} → {new}: no difference",
)
_WRITE = Words(
    "样板第 {old} 版 → 第 {new} 版；加 --yes 写出新增的和没有改过的 {n} 个文件",
    "template {old} → {new}; --yes writes {n} files, new or not edited",
)


@click.command(
    cls=Command,
    **help_in_both(
        "新建一个插件：一个指标、一条标准、一条规则，已能通过检查",
        "Begin a plugin: an indicator, a standard and a rule that conform",
    ),
)
@click.argument("name")
@click.option("--label", metavar="TEXT", help="中文名 / The Chinese name.")
@click.option("--label-en", metavar="TEXT", help="英文名 / The English name.  [NAME]")
@click.option(
    "--region", default="220000", metavar="CODE", help="示例标准的地区 / Of the standard.  [220000]"
)
@click.option(
    "--data", is_flag=True, help="只用 TOML，不用 Python / TOML alone, without any Python."
)
@click.option(
    "--into", type=FileName(), metavar="FOLDER", help="写到哪个文件夹 / Where.  [eduplan-NAME]"
)
@click.option(
    "--update",
    is_flag=True,
    help="样板改了什么：列出与项目的差别，改过的文件不动 / "
    "What the template changed since; files that were edited are left alone.",
)
@click.option(
    "--yes", is_flag=True, help="和 --update 一起：写出 / With --update: write what is shown."
)
@click.pass_context
def plugin(
    context: click.Context,
    name: str,
    label: str | None,
    label_en: str | None,
    region: str,
    data: bool,
    into: str | None,
    update: bool,
    yes: bool,
) -> int:
    """Write a project, or what is new in its template; return the exit code."""
    folder = into or f"eduplan-{name}"
    parameters = {one.name: one for one in context.command.params}
    if not is_identifier(name) or keyword.iskeyword(name):
        raise mistakes.refused(parameters["name"], name, _NO_NAME, _A_NAME)
    if update:
        try:
            record = read_record(Path(folder), name)
        except (InputError, ValueError):
            raise mistakes.refused(parameters["into"], folder, _NO_RECORD, _A_PROJECT) from None
        return _update(Path(folder), record, yes)
    if label is None:
        raise mistakes.as_ours(click.MissingParameter(param=parameters["label"]), context.command)
    if os.path.exists(folder):
        raise mistakes.refused(parameters["into"], folder, _IS_THERE, _ANOTHER)
    answers = {
        "name": name,
        "label": label,
        "label_en": label_en or name.replace("_", " ").title(),
        "region": region,
        "eduplan": version("eduplan"),
    }
    form = "data" if data else "python"
    files = dict(project_files(form, answers))
    for file, text in files.items():
        _save(Path(folder, file), text)
    write_record(Path(folder), form, answers)
    lines = (_WRITTEN.fill(folder=folder, files=Words.listed(files)), _NEXT)
    for line in lines:
        write(f"{line.fill(folder=folder, name=name).zh}\n")
    return 0


def _update(folder: Path, record: Record, yes: bool) -> int:
    """Show what the template has otherwise, and write what may be written; return the exit code."""
    found = [*differences(folder, record)]
    writable = [one for one in found if one.state in ("added", "changed")]
    for one in found:
        write(f"{one.name}  {_STATES[one.state].zh}\n")
        write("".join(f"  {printable(line)}\n" for line in one.lines))
    if yes:
        for one in writable:
            _save(folder / one.name, one.text)
        write_record(folder, record.form, record.answers)
        wrote = Words.listed(one.name for one in writable)
        write(f"{_WRITTEN.fill(folder=str(folder), files=wrote).zh}\n" if writable else "")
        return 0
    if writable or not found:
        said = _WRITE if writable else _NO_DIFFERENCE
        count = len(writable)
        write(f"{said.fill(old=record.version, new=TEMPLATE_VERSION, n=count).zh}\n")
    return 1 if writable else 0


def _save(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    save(str(file), text.encode())
