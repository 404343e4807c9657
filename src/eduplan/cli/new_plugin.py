"""The command `eduplan new plugin`: a project that conforms, to fill with what is your own."""

from __future__ import annotations

import keyword
import os
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from string import Template

import click

from eduplan.catalogue.requirements import is_identifier
from eduplan.cli import mistakes
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.options import FileName
from eduplan.cli.output import save, write
from eduplan.words import Words

_PROJECTS = Path(__file__).with_name("projects")
_WRITTEN = Words("已写出 {folder}：{files}", "wrote {folder}: {files}")
_NEXT = Words(
    '下一步：cd {folder}；pip install -e ".[test]"；eduplan plugins --check {name}',
    'next: cd {folder}; pip install -e ".[test]"; eduplan plugins --check {name}',
)
_NO_NAME = Words("不能作插件的名称", "no usable name of a plugin")
_A_NAME = Words("小写英文名，如 qingxi", "a lower-case English name such as qingxi")
_IS_THERE = Words("已有这个文件夹", "there is such a folder already")
_ANOTHER = Words("另一个文件夹", "another folder")


@click.command(
    cls=Command,
    **help_in_both(
        "新建一个插件：一个指标、一条标准、一条规则，已能通过检查",
        "Begin a plugin: an indicator, a standard and a rule that conform",
    ),
)
@click.argument("name")
@click.option("--label", required=True, metavar="TEXT", help="中文名 / The Chinese name.")
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
@click.pass_context
def plugin(
    context: click.Context,
    name: str,
    label: str,
    label_en: str | None,
    region: str,
    data: bool,
    into: str | None,
) -> int:
    """Write a project; return the exit code."""
    folder = into or f"eduplan-{name}"
    parameters = {one.name: one for one in context.command.params}
    if not is_identifier(name) or keyword.iskeyword(name):
        raise mistakes.refused(parameters["name"], name, _NO_NAME, _A_NAME)
    if os.path.exists(folder):
        raise mistakes.refused(parameters["into"], folder, _IS_THERE, _ANOTHER)
    values = {
        "name": name,
        "package": f"eduplan_{name}",
        "code": name.replace("_", "")[:3].upper(),
        "label": label,
        "label_en": label_en or name.replace("_", " ").title(),
        "region": region,
        "eduplan": version("eduplan"),
    }
    written = [*_written(Path(folder), "data" if data else "python", values)]
    lines = (_WRITTEN.fill(folder=folder, files=Words.listed(written)), _NEXT)
    for line in lines:
        write(f"{line.fill(folder=folder, name=name).zh}\n")
    return 0


def _written(folder: Path, form: str, values: dict[str, str]) -> Iterator[str]:
    """Write the files of a form of plugin and yield their names."""
    for root in (_PROJECTS / "common", _PROJECTS / form):
        for template in sorted(root.rglob("*.template")):
            name = template.relative_to(root).as_posix().removesuffix(".template")
            name = name.replace("PACKAGE", values["package"])
            name = name.replace("CODE", f"{values['code']}001")
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            text = Template(template.read_text(encoding="utf-8")).substitute(values)
            save(str(folder / name), text.encode())
            yield name
