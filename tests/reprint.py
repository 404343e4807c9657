"""Write into the console blocks of pages what their commands print now.

After a deliberate change: `python -m tests.reprint docs/tutorial/*.md docs/plugin.md`;
read the diff before you believe it. Pages of the tutorial are run in one empty folder in the order
given, others in a copy of the project where the example plugin is installed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.documents import Block, agrees, blocks_of, commands_of, run_commands
from tests.environments import copy_project, make_environment
from tests.written_files import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable


def reprint(pages: Iterable[Path], folder: Path) -> None:
    """Run the commands of some pages in `folder`, and show in the pages what they print.

    What is shown of an output with `...` stays as it is while it holds.
    """
    for page in pages:
        lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
        grown = 0
        for block in blocks_of(page):
            if block.not_run is None and block.caption:
                write_file(block.caption, block.text, folder)
            if block.not_run is not None or block.language != "console":
                continue
            printed = _printed(block, folder).splitlines(keepends=True)
            first, count = block.line - 1 + grown, len(block.text.splitlines())
            lines[first : first + count] = printed
            grown += len(printed) - count
        page.write_text("".join(lines), encoding="utf-8")


def _printed(block: Block, folder: Path) -> str:
    commands = commands_of(block.text)
    results = run_commands([command.text for command in commands], folder)
    text = ""
    for command, (output, _) in zip(commands, results, strict=True):
        printed = output.rstrip("\n") + "\n" if output else ""
        shown = command.output if agrees(command.output, output) else printed
        text += "$ " + command.text.replace("\n", "\n> ") + "\n" + shown
    return text


def main(names: Iterable[str]) -> None:
    """Reprint pages by name."""
    pages = [Path(name).resolve() for name in names]
    tutorial = [page for page in pages if page.parent.name == "tutorial"]
    with TemporaryDirectory() as name:
        reprint(tutorial, Path(name))
    others = [page for page in pages if page not in tutorial]
    if others:
        with TemporaryDirectory() as name:
            project = copy_project(Path(name, "project"))
            make_environment(project / ".venv", project, project / "examples" / "county_plugin")
            reprint(others, project)


if __name__ == "__main__":
    main(sys.argv[1:])
