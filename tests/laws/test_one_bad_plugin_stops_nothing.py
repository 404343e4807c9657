"""Law: a plugin that fails is set aside by name and reason, and the rest goes on."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, NoReturn

import pytest

from eduplan import Domain, PluginError, Registry, hookimpl, ref
from tests import small

if TYPE_CHECKING:
    from collections.abc import Callable


def _module(function: Callable[[], object]) -> types.ModuleType:
    module = types.ModuleType("bad")
    function.__name__ = "eduplan_domains"
    module.eduplan_domains = hookimpl(function)  # type: ignore[attr-defined]
    return module


def _raises() -> NoReturn:
    raise ValueError("no data here")


def _exits() -> NoReturn:
    raise SystemExit(3)


def _recurses() -> object:
    return _recurses()


def _misspelt() -> types.ModuleType:
    module = types.ModuleType("bad")

    @hookimpl
    def eduplan_domain() -> list[Domain]:
        return []

    module.eduplan_domain = eduplan_domain  # type: ignore[attr-defined]
    return module


def _domain(formula: object, unit: str) -> types.ModuleType:
    domain = Domain("bad", "坏", "Bad")
    domain.indicator("x", "某率", "x", formula=formula, unit=unit, better="none")  # type: ignore[arg-type]
    return small.plugin(domain)


BAD = {
    "no data here": _module(_raises),
    "SystemExit": _module(_exits),
    "RecursionError": _module(_recurses),
    "expected a list of Domain": _module(lambda: 3),
    "expected Domain": _module(lambda: ["schools"]),
    "did you mean 'eduplan_domains'": _misspelt(),
    "did you mean 'schools.pupils'": _domain(ref("schools.pupil") / 2, "人"),
    "expected the unit": _domain(ref("schools.pupils") / 2, "班"),
    "can't be added": _domain(ref("schools.pupils") + ref("schools.use"), "人"),
    "did you mean '学生数'": _domain("学生 ÷ 2", "人"),
    "is defined by": small.plugin(small.schools()),
}


@pytest.mark.parametrize("reason", sorted(BAD))
def test_each_bad_plugin_is_set_aside_by_name_with_its_reason(reason: str) -> None:
    """What the good plugin defines is there, whatever the other did."""
    plugins = {"a": small.plugin(small.schools()), "bad": BAD[reason]}
    registry = Registry.of(plugins)

    (failed,) = registry.failed
    assert failed.name == "bad"
    assert any(reason in one for one in failed.reasons), failed.reasons
    assert "schools.use" in registry.catalogue.definitions
    with pytest.raises(PluginError, match="bad"):
        Registry.of(plugins, strict=True)


def test_the_order_of_plugins_never_matters() -> None:
    """Not even which of two with one name is set aside."""
    plugins = {"a": small.plugin(small.schools()), "b": small.plugin(small.schools())}
    turned = dict(reversed(plugins.items()))

    assert Registry.of(plugins).plugins == Registry.of(turned).plugins
    assert Registry.of(plugins).digest == Registry.of(turned).digest
