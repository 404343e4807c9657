"""The pictures of the docs: drawn anew at every build, and the one of the README is that one."""

from __future__ import annotations

from pathlib import Path

from docs.pictures import draw

README_PICTURE = Path(__file__).resolve().parents[2] / "docs" / "_static" / "levels.svg"


def test_the_picture_of_the_readme_is_what_is_drawn_now(tmp_path: Path) -> None:
    """If it is not: `python docs/pictures.py FOLDER`, look at it, and copy it."""
    draw(tmp_path)

    drawn = sorted(one.name for one in tmp_path.iterdir())
    assert drawn == ["levels.svg", "path.svg", "timeline.svg"]
    assert (tmp_path / "levels.svg").read_bytes() == README_PICTURE.read_bytes()
