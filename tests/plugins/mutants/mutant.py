"""An edit of the clean plan, as data, and the pieces that edits are made of."""

from __future__ import annotations

import datetime
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from eduplan import audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry

if TYPE_CHECKING:
    from eduplan import AuditReport
    from eduplan.files.plan_file import LoadedPlan

TODAY = datetime.date(2022, 1, 31)
CLEAN = (Path(__file__).parents[2] / "plans" / "clean.toml").read_text(encoding="utf-8")


@attrs.frozen
class Mutant:
    """An edit of the clean plan: tables to take out by id, texts to replace, text to add."""

    without: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    added: str = ""

    def text(self) -> str:
        """Return the clean plan with the edit made; every edit must change something."""
        text = CLEAN
        for name in self.without:
            text, count = re.subn(rf'\[\[\w+\]\]\nid = "{name}"\n(?:.+\n)+', "", text)
            assert count == 1, name
        for old, new in self.replaced:
            assert old in text, old
            text = text.replace(old, new)
        return text + self.added


@cache
def audited(text: str) -> tuple[LoadedPlan, AuditReport]:
    """Return a plan, the clean one or a mutant, and what is found in it."""
    loaded = parse_plan(text, installed_registry(), "plan.toml")
    return loaded, audit(loaded.plan, loaded.registry, today=TODAY)


def target(indicator: str, bound: str, more: str = "") -> str:
    """Return one more target, for the last year of the plan unless `more` says otherwise."""
    year = "" if "year =" in more else "year = 2025\n"
    return (
        f'\n[[target]]\nid = "T99"\nindicator = "{indicator}"\n{bound}\n{year}{more}\n'
        'path = { 2024 = "97%" }\nclause = "二(四)"\n'
    )


def baseline(indicator: str, value: str, more: str = "") -> str:
    """Return one more baseline, of the base year unless `more` says otherwise."""
    year = "" if "year =" in more else "year = 2020\n"
    return (
        f'\n[[baseline]]\nid = "B99"\nindicator = "{indicator}"\nvalue = "{value}"\n'
        f'{year}{more}\nclause = "一(十)"\n'
    )


def statement(number: int, about: str, value: str, more: str = "") -> str:
    """Return one more published figure of the base year, with the id S90 and so on."""
    return (
        f'\n[[statement]]\nid = "S9{number}"\nlabel = "数"\nvalue = "{value}"\n'
        f'about = "{about}"\nyear = 2020\n{more}\nclause = "一(十)"\n'
    )


def waiver(rule: str, subject: str, expires: str) -> str:
    """Return a waiver until a day."""
    return (
        f'\n[[waiver]]\nrule = "{rule}"\nsubject = "{subject}"\nreason = "等待年报"\n'
        f'document = "清教函〔2021〕7号"\nexpires = {expires}\n'
    )
