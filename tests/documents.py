"""Read the fenced blocks of a Markdown page, and check each by its language."""

from __future__ import annotations

import csv
import doctest
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
import warnings
from contextlib import chdir, redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from sphinx.cmd.build import build_main

from tests.cli.command import eduplan
from tests.written_files import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS = 120  # a shell block that takes longer hangs
_NOT_RUN = re.compile(r"<!-- not run: (?P<reason>\S.*?) -->")
_FENCE = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|~{3,})(?:\{code-block\} )?(?P<language>[^`]*)")
_CAPTION = ":caption: "
_PLAIN = re.compile(r"eduplan [^|&;<>()$`~*?\\\n]+( > [\w./-]+)?|echo \$\?")
SETTINGS = {"COLUMNS": "100", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "PYTHONUTF8": "1"}
_MARK = "@@ status "
# Keeps `$?` for the command that follows, so that a block may show it by `echo $?`.
_BETWEEN = f"between() {{ local s=$?; printf '\\n{_MARK}%s\\n' $s; return $s; }}"


class Block(NamedTuple):
    """A fenced block; `line` is that of its first text, `not_run` the reason why it is not run.

    `caption` says which file the reader writes the text into; see `written_files`.
    """

    page: Path
    line: int
    language: str
    text: str
    not_run: str | None
    caption: str = ""

    @property
    def place(self) -> str:
        return f"{self.page.name}:{self.line}"


class Command(NamedTuple):
    """A command of a console block, and the output it is shown with."""

    text: str
    output: str


def blocks_of(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of `page` in order; an open block runs to the end of the page."""
    lines = enumerate(page.read_text(encoding="utf-8").splitlines(), start=1)
    reason = None
    for number, line in lines:
        opening = _FENCE.fullmatch(line)
        if opening:
            texts = list(_until_closed(lines, opening["fence"], len(opening["indent"])))
            caption = ""
            if texts and texts[0].startswith(_CAPTION):
                number, caption = number + 1, texts.pop(0).removeprefix(_CAPTION).strip()
            language = next(iter(opening["language"].split()), "")
            yield Block(page, number + 1, language, "".join(texts), reason, caption)
        marker = _NOT_RUN.fullmatch(line.strip())
        reason = marker["reason"] if marker else None


def _until_closed(lines: Iterator[tuple[int, str]], fence: str, indent: int) -> Iterator[str]:
    for _, line in lines:
        text = line.strip()
        if len(text) >= len(fence) and set(text) == {fence[0]}:
            return
        yield line[indent:] + "\n"


def check_page(page: Path, namespace: dict[str, Any], folder: Path) -> None:
    """Do in `folder` what the page shows: write its files, run its commands, read the rest."""
    for block in blocks_of(page):
        if block.not_run is None and block.language not in DIRECTIVES:
            if block.caption:
                write_file(block.caption, block.text, folder)
            CHECKS[block.language](block, namespace, folder)


def check_python(block: Block, namespace: dict[str, Any], folder: Path) -> None:
    """Run the block in the namespace of its page, with `folder` as the working directory."""
    source = "\n" * (block.line - 1) + block.text  # so that a traceback names the line of the page
    with chdir(folder):
        exec(compile(source, str(block.page), "exec", dont_inherit=True), namespace)


def check_session(block: Block, namespace: dict[str, Any], folder: Path) -> None:
    """Type what follows `>>>` in the namespace of the page; `...` stands for any output."""
    name, lines = block.page.name, block.line - 1
    session = doctest.DocTestParser().get_doctest(
        block.text, namespace, name, str(block.page), lines
    )
    said: list[str] = []
    with chdir(folder):
        runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
        failed = runner.run(session, out=said.append, clear_globs=False).failed
    assert not failed, "".join(said)
    namespace.update(session.globs)


def check_text(block: Block, namespace: dict[str, Any], folder: Path) -> None:
    """Read the block as the CSV that its caption says it is, with rows of one length.

    A file .txt is a text of the reader's own.
    """
    if block.caption.endswith(".txt"):
        return
    assert ".csv" in block.caption, f"{block.place}: in what language is this?"
    assert len({len(row) for row in csv.reader(block.text.splitlines(), strict=True)}) == 1


def check_toml(block: Block, namespace: dict[str, Any], folder: Path) -> None:
    """Read the block as TOML; rows that go into an array stand alone."""
    text = block.text
    tomllib.loads(f"rows = [\n{text}]\n" if text.startswith("  {") else text)


def check_json(block: Block, namespace: dict[str, Any], folder: Path) -> None:
    """Read the block as JSON."""
    json.loads(block.text)


def check_console(block: Block, namespace: dict[str, Any], folder: Path) -> None:
    """Run the commands in one shell and compare what each prints with what the page shows."""
    commands = commands_of(block.text)
    results = run_commands([command.text for command in commands], folder)
    for position, (command, (output, status)) in enumerate(zip(commands, results, strict=True)):
        shown = f"{block.place}: $ {command.text}"
        reprint = "if that is meant, `python -m tests.reprint PAGE` shows it"
        assert agrees(command.output, output), f"{shown}\nprinted ({reprint}):\n{output}"
        following = commands[position + 1 : position + 2]
        tells = any(next_command.text == "echo $?" for next_command in following)
        assert status == 0 or tells, f"{shown}\nends in {status}; the page must show it: echo $?"


def check_markdown(block: Block, namespace: dict[str, Any], folder: Path) -> None:
    """See that the block is a page: a title first, and sections."""
    assert re.match(r"# \S", block.text), f"{block.place}: no title"
    assert "\n## " in block.text, f"{block.place}: no section"


CHECKS = {
    "markdown": check_markdown,
    "python": check_python,
    "pycon": check_session,
    "console": check_console,
    "toml": check_toml,
    "json": check_json,
    "text": check_text,
}
# Directives that Sphinx itself checks when it builds the docs with warnings as errors.
DIRECTIVES = (
    "{toctree}",
    "{literalinclude}",
    "{eduplan-domain}",
    "{eduplan-file}",
    "{eduplan-formulas}",
    "{eduplan-hooks}",
    "{eduplan-figures}",
)


def built_docs(*arguments: str) -> tuple[int, str]:
    """Build docs with Sphinx, in this process; return the exit code, and what was said."""
    said = io.StringIO()
    with redirect_stderr(said), redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Sphinx's own
        return build_main(["-q", *arguments]), said.getvalue()


def commands_of(text: str) -> list[Command]:
    """Split a console block at `$ `; lines after `> ` continue a command, the rest is output."""
    commands: list[Command] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            commands.append(Command(line[2:], ""))
            continue
        assert commands, f"a console block begins with a command, not with {line!r}"
        last = commands[-1]
        if line.startswith("> ") and not last.output:
            commands[-1] = Command(f"{last.text}\n{line[2:]}", "")
        else:
            commands[-1] = Command(last.text, f"{last.output}{line}\n")
    return commands


def run_commands(commands: list[str], folder: Path) -> list[tuple[str, int]]:
    """Return what each command prints, and its exit code.

    Where the reader installed nothing and asks nothing of the shell, `eduplan` runs in this
    process: most of the time of a command is its start.
    """
    installed = os.path.join(folder, ".venv")
    if os.path.exists(installed) or not all(map(_PLAIN.fullmatch, commands)):
        return _run_in_a_shell(commands, folder)
    results: list[tuple[str, int]] = []
    with pytest.MonkeyPatch.context() as environment:
        for name, value in SETTINGS.items():
            environment.setenv(name, value)
        for command in commands:
            if command == "echo $?":
                results.append((f"{results[-1][1]}\n", 0))
            else:
                asked, _, file = command.partition(" > ")
                done = eduplan(*shlex.split(asked)[1:], cwd=folder)
                if file:
                    (folder / file).write_bytes(done.raw)
                results.append((done.err if file else done.out + done.err, done.code))
    return results


def _run_in_a_shell(commands: list[str], folder: Path) -> list[tuple[str, int]]:
    script = "\n".join([_BETWEEN, *(f"{command}\nbetween" for command in commands), "true"])
    own = os.path.join(folder, ".venv", "bin")  # what the reader was told to install, if anything
    programs = os.pathsep.join([own, os.path.join(sys.prefix, "bin")])
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env={**os.environ, **SETTINGS, "PATH": os.pathsep.join([programs, os.environ["PATH"]])},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    *parts, _ = re.split(rf"\n{_MARK}(\d+)\n", done.stdout)
    return [(output, int(status)) for output, status in zip(parts[::2], parts[1::2], strict=True)]


def agrees(shown: str, printed: str) -> bool:
    """Compare exactly, but for the last line end and `...` lines, which stand for any lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "..." else re.escape(f"{line}\n") for line in shown.splitlines()
    )
    return re.fullmatch(pattern, printed and printed.rstrip("\n") + "\n") is not None
