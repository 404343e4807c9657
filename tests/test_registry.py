"""The set of plugins: who keeps a name, what a replacement needs, and that order never matters."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan import (
    PASSED,
    Case,
    Check,
    DefinitionError,
    Domain,
    Registry,
    Words,
    ref,
)
from eduplan.engine.applicable_standards import Clock
from eduplan.engine.subjects import SUBJECTS, subjects_of
from eduplan.formula import references
from eduplan.hookspecs import API_CHANGES, API_VERSION
from eduplan.installed import load_registry
from tests import small
from tests.installed import describe

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


def test_an_unknown_dimension_is_named_with_the_nearest() -> None:
    domain = Domain("county", Words("县", "County"))
    domain.element("pupils", Words("学生数", "pupils"), unit="人", dimensions=("stages",))

    [reason] = Registry.of({"county": small.plugin(domain)}).plugins[0].reasons

    assert "'stages'; did you mean 'stage'?" in str(reason)


def _use(domain: str, name: str = "use", replaces: str = "", divisor: int = 2) -> Domain:
    """Return a domain with one rate over the pupils of the small domain."""
    found = Domain(domain, Words(domain, domain))
    found.indicator(
        name,
        Words(f"{domain}率", f"rate of {domain}"),
        formula=ref("schools.pupils") / ref("schools.places") / divisor,
        unit="%",
        better="higher",
        replaces=replaces,
    )
    return found


def _reasons(registry: Registry) -> dict[str, tuple[str, ...]]:
    return {plugin.name: tuple(map(str, plugin.reasons)) for plugin in registry.failed}


def _installed(
    monkeypatch: pytest.MonkeyPatch, folder: Path, *plugins: tuple[str, str, ModuleType]
) -> Registry:
    """Return the registry of plugins that are installed under a name with a distribution."""
    monkeypatch.syspath_prepend(folder)  # an eduplan that is found here hides the one beyond
    for number, (name, distribution, module) in enumerate(plugins):
        monkeypatch.setitem(sys.modules, f"installed_{number}", module)
        describe(folder, distribution, {name: f"installed_{number}"})
    return load_registry()


def test_reasons_are_told_in_both_languages_and_name_the_definition() -> None:
    domain = _use("county")
    domain.check("CTY001", "学生数 + 学位数", title=small.WORDS, remedy=small.WORDS)

    [reason] = small.registry(domain).failed[0].reasons

    assert str(reason).startswith("CTY001 (tests.test_registry:")
    assert str(reason).endswith("the formula of a check yields a number; expected a condition")
    assert reason.in_language("zh").endswith("核对的公式得到的是数；应为条件")


def test_a_label_that_plugins_share_is_read_by_each_as_its_own() -> None:
    """Nobody is set aside for words that another uses too; a third must say whose it means."""
    county = Domain("county", Words("县", "County"))
    county.element("pupils", Words("学生数", "pupils"), unit="人")
    for code, formula in {"CTY001": "学生数 >= 0", "CTY002": "学校/学生数 >= 0"}.items():
        county.check(code, formula, title=small.WORDS, remedy=small.WORDS, per="institution")
    third = Domain("third", Words("第三", "Third"))
    third.check("THI001", "学生数 >= 0", title=small.WORDS, remedy=small.WORDS, per="institution")

    registry = small.registry(county, third)

    assert list(_reasons(registry)) == ["third"]
    [reason] = _reasons(registry)["third"]
    assert "'学生数' may mean several: county.pupils, schools.pupils" in reason
    county_rules = [registry.catalogue.rules[code] for code in ("CTY001", "CTY002")]
    read = [references(rule.formula) for rule in county_rules if isinstance(rule, Check)]
    assert read == [("county.pupils",), ("schools.pupils",)]


# Who keeps a name


def test_of_two_plugins_with_one_name_both_are_named_and_the_later_is_set_aside() -> None:
    """The later by name, whatever the order in which they were given."""
    registry = Registry.of({"b": small.plugin(small.schools()), "a": small.plugin(small.schools())})

    assert list(_reasons(registry)) == ["b"]
    assert "schools.use is defined by a and by b" in " ".join(_reasons(registry)["b"])


def test_a_built_in_domain_keeps_its_names_before_a_plugin_that_sorts_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nobody loses a built-in domain by installing something whose name begins with a."""
    built_in, other = small.plugin(small.schools()), small.plugin(small.schools())
    registry = _installed(
        monkeypatch, tmp_path, ("aaa", "eduplan-county", other), ("schools", "eduplan", built_in)
    )

    assert list(_reasons(registry)) == ["aaa"]
    assert registry.catalogue.owners["schools.use"] == "schools"


def test_two_entry_points_with_one_name_are_told_apart_by_their_distributions(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The second is not even loaded: whose definitions they are could not be said."""
    built_in, other = small.plugin(small.schools()), small.plugin(_use("county"))
    registry = _installed(
        monkeypatch, tmp_path, ("schools", "county", other), ("schools", "eduplan", built_in)
    )

    states = [(one.distribution, one.state) for one in registry.plugins]
    assert states == [("eduplan", "ready"), ("county", "failed")]
    assert "installed with eduplan and with county" in _reasons(registry)["schools"][0]
    assert "county.use" not in registry.catalogue.definitions


def test_what_one_plugin_defines_twice_sets_it_aside() -> None:
    """Two rules with one code; the second would silently stand for both."""
    twice = Domain("twice", Words("两次", "Twice"))
    for _ in range(2):
        twice.check(
            "TWO001", "学生数 >= 0", title=small.WORDS, remedy=small.WORDS, per="institution"
        )

    assert _reasons(small.registry(twice)) == {
        "twice": ("TWO001 is defined twice by twice; rename one",)
    }


def test_a_code_of_a_dimension_never_reads_as_several() -> None:
    domain = Domain("county", Words("县", "County"))

    with pytest.raises(DefinitionError, match=r"'\|' in the code 'day\|night' means 'or'"):
        domain.dimension("shift", Words("班次", "shift"), {"day|night": Words("全天", "all day")})


def test_a_function_is_asked_of_no_values() -> None:
    """These are for checks that are formulas: there is no subject that a function would get."""
    domain = Domain("county", Words("县", "County"))

    with pytest.raises(DefinitionError, match=r"CTY001: per is 'values'; expected one of plan, "):
        domain.rule(
            "CTY001", per="values", title=small.WORDS, message=small.WORDS, remedy=small.WORDS
        )(lambda subject, case: PASSED)


@pytest.mark.parametrize("kind", SUBJECTS)
def test_every_kind_that_a_function_may_be_asked_about_has_subjects(kind: str) -> None:
    registry = small.registry()
    case = Case(small.plan("", registry), registry.catalogue, Clock(small.TODAY, small.TODAY))

    assert all(subject for subject, _ in subjects_of(case, kind))


# Order and processes

PLUGINS = {
    "a": small.plugin(small.schools()),
    "b": small.plugin(small.schools()),
    "c": small.plugin(_use("county", "schools.use", "省里另有口径")),
    "d": small.plugin(_use("district")),
    "e": small.plugin(_use("district", divisor=3)),
    "f": object(),
}
REGISTRY = Registry.of(PLUGINS)


@given(st.permutations(sorted(PLUGINS)))
def test_the_order_of_plugins_never_matters(names: list[str]) -> None:
    """Not for who is set aside and why, and not for what the others define together."""
    registry = Registry.of({name: PLUGINS[name] for name in names})

    assert registry.plugins == REGISTRY.plugins
    assert registry.digests == REGISTRY.digests
    assert repr(registry.catalogue.definitions) == repr(REGISTRY.catalogue.definitions)


DIGEST = """
from eduplan import Domain, Registry, Words
from tests import small
from tests.installed import describe
domain = Domain("county", Words("县", "County"))
@domain.calculation("needed", Words("需要数", "needed"), unit="人")
def needed(places):
    return places
print(Registry.of({"a": small.plugin(small.schools(), domain)}).digest)
"""


def test_a_digest_is_the_same_in_every_process() -> None:
    """Also with code among the definitions, and whatever the order of sets in a process."""
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(digests) == 1


def test_another_definition_gives_another_digest_under_the_name_of_its_plugin() -> None:
    """So that a difference between two processes can name who differs."""
    one, other = (small.registry(_use("county", divisor=divisor)) for divisor in (2, 3))

    assert one.digest != other.digest
    assert one.digests["schools"] == other.digests["schools"]
    assert one.digests["county"] != other.digests["county"]


# Versions of the hooks


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (API_VERSION + 1, "update eduplan"),
        ("2026", "update eduplan"),
        (0, f"to change: {API_CHANGES[1].en}; then write EDUPLAN_API = 1"),
    ],
)
def test_a_plugin_of_another_version_of_the_hooks_is_told_what_to_change(
    written: object, said: str
) -> None:
    plugin = small.plugin(_use("county"))
    plugin.EDUPLAN_API = written  # type: ignore[attr-defined]

    [reason] = small_registry_with(plugin).failed[0].reasons

    assert said in str(reason)


@pytest.mark.parametrize("written", [API_VERSION, None])
def test_a_plugin_of_this_version_or_of_none_is_ready(written: int | None) -> None:
    plugin = small.plugin(_use("county"))
    if written is not None:
        plugin.EDUPLAN_API = written  # type: ignore[attr-defined]

    assert small_registry_with(plugin).failed == ()


def small_registry_with(plugin: ModuleType) -> Registry:
    """Return the registry of the small domain and one more plugin."""
    return Registry.of({"schools": small.plugin(small.schools()), "county": plugin})


def test_each_version_says_what_a_plugin_must_change() -> None:
    assert [*API_CHANGES] == [*range(1, API_VERSION + 1)]
