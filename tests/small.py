"""A small registry and plan of the tests' own, built from objects, not from what is installed."""

from __future__ import annotations

import datetime
import types
from typing import TYPE_CHECKING

from eduplan import Domain, Plan, Registry, Words, hookimpl
from eduplan.files.plan_file import parse_plan

if TYPE_CHECKING:
    from eduplan.files.plan_file import LoadedPlan

HEAD = """format = 1
id = "small"
title = "小规划"
region = "229901"
region_name = "小县"
issuer = "小县人民政府"
document = "小政发〔2021〕1号"
issued = 2021-06-30
period = "2021-2025"
baseline_year = 2020
"""
TODAY = datetime.date(2022, 1, 31)
WORDS = Words("某事", "something")


def schools() -> Domain:
    """Return a domain with two elements and a rate."""
    domain = Domain("schools", Words("学校", "Schools"))
    pupils = domain.element("pupils", Words("学生数", "pupils"), unit="人")
    places = domain.element("places", Words("学位数", "places"), unit="人")
    domain.indicator(
        "use",
        Words("学位使用率", "use of places"),
        formula=pupils / places,
        unit="%",
        better="higher",
    )
    return domain


def plugin(*domains: Domain) -> types.ModuleType:
    """Return a plugin that contributes some domains, as a module with a hook."""
    module = types.ModuleType("plugin")

    @hookimpl
    def eduplan_domains() -> list[Domain]:
        return list(domains)

    module.eduplan_domains = eduplan_domains  # type: ignore[attr-defined]
    return module


def registry(*domains: Domain) -> Registry:
    """Return the registry of the small domain and some more, each a plugin of its own."""
    plugins = {one.name: plugin(one) for one in (schools(), *domains)}
    return Registry.of(plugins)


def load(body: str, using: Registry) -> LoadedPlan:
    """Return a plan of the small county with `body` after its head."""
    return parse_plan(HEAD + body, using)


def plan(body: str, using: Registry) -> Plan:
    """Return the plan itself."""
    return load(body, using).plan


TARGET = '\n[[target]]\nid = "T1"\nindicator = "schools.use"\nat_least = "85%"\nyear = 2025\n'
BASELINE = '\n[[baseline]]\nid = "B1"\nindicator = "schools.use"\nvalue = "80%"\nyear = 2020\n'
