"""A small domain whose folder holds the standards that a test writes."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from eduplan import Domain, Words, hookimpl
from eduplan.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from eduplan.catalogue.definitions import Standard

RATE, FUNDS, RATIO = "field.rate", "field.funds_per_student", "field.students_per_teacher"


class FieldPlugin:
    """A plugin with an element, a rate and a ratio, and whatever standards its folder holds."""

    def __init__(self, folder: Path, name: str = "field") -> None:
        self.domain = Domain(name, Words("领域", "Field"), file=str(folder / "__init__.py"))
        students = self.domain.element(
            "students", Words("学生数", "students"), unit="人", dimensions=("stage",)
        )
        teachers = self.domain.element("teachers", Words("教师数", "teachers"), unit="人")
        self.domain.element(
            "funds_per_student", Words("生均公用经费", "funds"), unit="元/(人·年)", level="region"
        )
        self.domain.indicator(
            "rate",
            Words("比率", "rate"),
            formula=teachers.total() / students.total(),
            unit="%",
            better="higher",
            dimensions=("stage",),
        )
        self.domain.indicator(
            "students_per_teacher",
            Words("生师比", "students per teacher"),
            formula=students.total() / teachers.total(),
            unit="比",
            better="band",
        )

    @hookimpl
    def eduplan_domains(self) -> list[Domain]:
        return [self.domain]


def record(text: str, about: str = RATE) -> str:
    """Return a record: its header, the lines of `text`, and plain values for all it leaves out."""
    plain = {
        "name": '"one"',
        "about": f'"{about}"',
        "kind": '"supervision"',
        "region": '"CN"',
        "from": "2020-02-18",
        "document": '"办法"',
        "confidence": '"V"',
        "source": '"公报"',
    }
    lines = text.splitlines()
    given = {line.partition("=")[0].strip() for line in lines}
    rest = [f"{key} = {value}" for key, value in plain.items() if key not in given]
    return "\n".join(["[[standard]]", *lines, *rest, ""])


def registry_of(folder: Path, *records: str) -> Registry:
    """Return the registry of the one plugin, its file in `folder` made of `records`."""
    (folder / "standards.toml").write_text("\n".join(records), encoding="utf-8")
    return Registry.of({"field": FieldPlugin(folder)})


def standards_of(folder: Path, *records: str) -> Sequence[Standard]:
    """Return the standards of `records`, which must be sound."""
    made = registry_of(folder, *records)
    assert made.failed == ()
    return made.catalogue.standards


def day(text: str) -> datetime.date:
    """Return the day that `text` writes as year, month and day."""
    return datetime.date.fromisoformat(text)
