"""The pictures of the pages on reports, drawn when the docs are built; one stands in the README.

`python docs/pictures.py FOLDER` draws them without a build.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from eduplan import audit, evaluate, load_registry, read_plan, read_table, whole_report
from eduplan.report.svg import standalone
from eduplan.report_model import Picture, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from eduplan import Report
    from eduplan.report_model import Part

__all__ = ["draw", "setup"]

_EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "minimal"
_WANTED = {"BulletChart": "levels", "PathChart": "path", "Timeline": "timeline"}
_TODAY = datetime.date(2026, 1, 1)


def draw(folder: Path) -> None:
    """Write a picture of each kind that the invented county has, as SVG files."""
    folder.mkdir(exist_ok=True)
    drawn: set[str] = set()
    for picture in _pictures(part for page in _report().pages for part in page.parts):
        name = _WANTED.get(type(picture.chart).__name__, "")
        if name and name not in drawn:
            drawn.add(name)
            text = standalone(picture.chart, picture.title, "zh", 680)
            (folder / f"{name}.svg").write_text(f"{text}\n", encoding="utf-8")


def _report() -> Report:
    loaded = read_plan(_EXAMPLE / "plan.toml", load_registry())
    table = read_table(_EXAMPLE / "data.csv", loaded.registry, plan=loaded.plan)
    return whole_report(
        audit(loaded.plan, loaded.registry, today=_TODAY),
        evaluate(loaded.plan, loaded.registry, table),
    )


def _pictures(parts: Iterable[Part]) -> Iterator[Picture]:
    for part in parts:
        if isinstance(part, Section):
            yield from _pictures(part.parts)
        elif isinstance(part, Picture):
            yield part


def setup(app: Sphinx) -> dict[str, bool]:
    """Draw the pictures before the pages are read."""
    app.connect("builder-inited", lambda app: draw(Path(app.srcdir) / "_pictures"))
    return {"parallel_read_safe": True}


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
