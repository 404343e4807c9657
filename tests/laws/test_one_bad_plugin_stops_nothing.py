"""Law: a plugin that fails is set aside by name and reason, and the rest goes on."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any, NoReturn

import attrs
import pytest

from eduplan import Domain, PluginError, Registry, Words, hookimpl, ref
from eduplan.catalogue.contribution import Contribution
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


class _UnspeakableError(Exception):
    def __str__(self) -> str:
        raise ValueError("no words for it")


def _raises_the_unspeakable() -> NoReturn:
    raise _UnspeakableError


def _raises_what_is_no_exception() -> NoReturn:
    raise GeneratorExit


def _label(label: object) -> Callable[[], object]:
    return lambda: [Domain("bad", Words(label, "Bad"))]  # type: ignore[arg-type]


def _misspelt() -> types.ModuleType:
    module = types.ModuleType("bad")

    @hookimpl
    def eduplan_domain() -> list[Domain]:
        return []

    module.eduplan_domain = eduplan_domain  # type: ignore[attr-defined]
    return module


def _domain(formula: object, unit: str) -> types.ModuleType:
    domain = Domain("bad", Words("坏", "Bad"))
    domain.indicator("x", Words("某率", "x"), formula=formula, unit=unit, better="none")  # type: ignore[arg-type]
    return small.plugin(domain)


BAD = {
    "no data here": _module(_raises),
    "SystemExit": _module(_exits),
    "RecursionError": _module(_recurses),
    "_UnspeakableError: (str() of it raised ValueError)": _module(_raises_the_unspeakable),
    "GeneratorExit": _module(_raises_what_is_no_exception),
    "3 is not text": _module(_label(3)),
    "expected a list of Domain": _module(lambda: 3),
    "expected Domain": _module(lambda: ["schools"]),
    "did you mean 'eduplan_domains'": _misspelt(),
    "did you mean 'schools.pupils'": _domain(ref("schools.pupil") / 2, "人"),
    "expected '班'": _domain(ref("schools.pupils") / 2, "班"),
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
    assert any(reason in str(one) for one in failed.reasons), failed.reasons
    assert "schools.use" in registry.catalogue.definitions
    with pytest.raises(PluginError, match="bad"):
        Registry.of(plugins, strict=True)


def test_a_plugin_that_hands_over_no_definitions_at_all_is_set_aside() -> None:
    """A domain that hands over junk breaks the catalogue, which is built without it."""

    class Junk(Domain):
        def contribution(self) -> Contribution:
            junk: Any = (3,)
            return attrs.evolve(super().contribution(), definitions=junk)

    registry = Registry.of(
        {"a": small.plugin(small.schools()), "bad": small.plugin(Junk("bad", Words("坏", "Bad")))}
    )

    (failed,) = registry.failed
    assert failed.name == "bad"
    assert "its definitions can't be read: AttributeError" in str(failed.reasons[0])
    assert "schools.use" in registry.catalogue.definitions


def test_the_user_can_still_interrupt_the_loading() -> None:
    """Of all that a plugin may raise, only this is not its own."""

    def interrupts() -> NoReturn:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Registry.of({"slow": _module(interrupts)})


def test_what_a_plugin_raised_is_kept_with_its_traceback() -> None:
    """The id is that of the lines of code; a second run gives the same."""
    plugins = {"bad": _module(_raises)}
    (first,), (again,) = Registry.of(plugins).failed, Registry.of(plugins).failed

    assert first.failure is not None
    assert first.failure == again.failure
    assert len(first.failure.id) == 12
    assert first.failure.traceback[-1] == "ValueError: no data here"
    assert any("_raises" in line for line in first.failure.traceback)
